"""Any file as a document, by what it is rather than by what it is called."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from dutygraph.loaders.documents.document import Document, read_bytes, refused

Reader: TypeAlias = Callable[[str, bytes], Document]

SUFFIXES: Mapping[str, str] = {
    ".txt": "plain_text:read_text",
    ".text": "plain_text:read_text",
    ".tsv": "plain_text:read_text",
    ".csv": "comma_separated:read_csv",
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".docx": "docx:read_docx",
    ".xlsx": "xlsx:read_xlsx",
    ".pdf": "pdf:read_pdf",
}
"""File endings and what reads them; the libraries of a format are imported when it first comes."""

OLD: Mapping[str, str] = {
    ".doc": ".docx",
    ".wps": ".docx",
    ".xls": ".xlsx",
    ".et": ".xlsx",
    ".rtf": ".docx",
    ".odt": ".docx",
}
"""What is not read, but refused, and as what to save it: who sends such a file means it to be read."""
_NOT_TEXT = (".json", ".jsonl", ".xml", ".pptx", ".ppt", ".jpg", ".jpeg", ".png")
"""Endings of files that hold no running text, though some can be decoded as such."""
_ZIP = b"PK\x03\x04"
_MEMBERS: Mapping[str, str] = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = (".docx", ".xlsx")
_PIPE_TABLE = re.compile(
    rb"^[ \t]*\|(?:[ \t]*(?::-{1,200}:?|-{2,200}:?)[ \t]*\|){1,200}[ \t]*\r?$", re.MULTILINE
)
"""What Markdown writes below the header of a table."""


def read_document(path: Path) -> Document:
    """The file as a document; RefusedDocument where it is of no format that is read, broken or harmful."""
    name, suffix = path.name, path.suffix.lower()
    data = read_bytes(path)
    module, function = SUFFIXES.get(_kind(name, data, suffix), SUFFIXES[".txt"]).split(":")
    read: Reader = getattr(import_module(f"dutygraph.loaders.documents.formats.{module}"), function)
    try:
        return read(name, data)
    except (MemoryError, RecursionError) as error:
        raise refused(
            name,
            "文件过大或嵌套过深 the file needs more memory, or is nested deeper, than any document.",
            "请检查或拆分文件 Check the file, or split it.",
        ) from error


def _kind(name: str, data: bytes, suffix: str) -> str:
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(_ZIP):
        return suffix if suffix in _OFFICE else _archived(data) or suffix
    if (data.startswith(_OLE) and suffix not in _OFFICE) or data.startswith(b"{\\rtf"):
        wanted = OLD.get(suffix, ".docx")
        raise refused(
            name,
            f"不支持旧版办公文档格式 {suffix} files in an old office format are not read.",
            f"请另存为 {wanted} Save it as {wanted}.",
        )
    if suffix in _NOT_TEXT:
        raise refused(
            name,
            f"不支持 {suffix} 格式 {suffix} files are not read.",
            f"请另存为下列格式之一 Save it as one of: {' '.join(SUFFIXES)}.",
        )
    if suffix in OLD:
        # Web pages are often sent under the name of an office file.
        return ".html" if b"<html" in data[:2048].lower() else ".txt"
    plain = SUFFIXES.get(suffix, SUFFIXES[".txt"]) == SUFFIXES[".txt"]
    return ".md" if plain and _PIPE_TABLE.search(data) else suffix


def _archived(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return next((kind for member, kind in _MEMBERS.items() if member in archive.NameToInfo), None)
    except (zipfile.BadZipFile, OSError, ValueError):
        return None

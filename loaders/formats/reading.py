"""Any file as a document, by what it is rather than by what it is called."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from loaders.document import Document, read_bytes, refused

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "plain_text:read_text",
        ".text": "plain_text:read_text",
        ".tsv": "plain_text:read_text",
        ".md": "markdown:read_markdown",
        ".markdown": "markdown:read_markdown",
        ".html": "html:read_html",
        ".htm": "html:read_html",
        ".docx": "docx:read_docx",
        ".xlsx": "xlsx:read_xlsx",
        ".pdf": "pdf:read_pdf",
    }
)
"""File endings and what reads them; the libraries of a format are imported when it first comes."""

_OLD = MappingProxyType(
    {".doc": ".docx", ".wps": ".docx", ".xls": ".xlsx", ".et": ".xlsx", ".rtf": ".docx", ".odt": ".docx"}
)


def read_document(path: Path) -> Document:
    """RefusedDocument where the file is of no format that can be read, or broken."""
    suffix = path.suffix.lower()
    if suffix in _OLD and path.is_file():
        raise refused(
            path.name,
            f"不支持 {suffix} 格式 {suffix} files are not read.",
            f"请另存为 {_OLD[suffix]} Save it as {_OLD[suffix]}.",
        )
    data = read_bytes(path)
    return _reader(data, suffix)(path.name, data)


def _reader(data: bytes, suffix: str) -> Callable[[str, bytes], Document]:
    if data.startswith(b"%PDF-"):
        suffix = ".pdf"
    module, function = SUFFIXES.get(suffix, SUFFIXES[".txt"]).split(":")
    read: Callable[[str, bytes], Document] = getattr(import_module(f"loaders.formats.{module}"), function)
    return read

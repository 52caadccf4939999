"""The shells that DOCX and XLSX come in: ZIP archives of XML, checked before anything opens them."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.document import refused

MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_XML = 80 * 1024 * 1024
"""Of one part of XML, which is held in memory as a tree."""
MAX_RATIO = 200
_SMALL = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = (".xml", ".rels", ".vml")
_CHUNK = 1024 * 1024
_STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, SyntaxError,
    TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_DECLARES = re.compile(rb"<(?:!\s*(?:DOCTYPE|ENTITY)|\x00!)", re.IGNORECASE)
"""A declaration of entities, also in UTF-16; the formats themselves never have one."""


def check_archive(name: str, data: bytes, wanted: str) -> None:
    """Passes an archive that is safe to unpack.

    RefusedDocument where it is encrypted, broken, or unpacks to more than any document holds.

    `wanted` is the member that makes the archive what its name says it is.
    """
    if data.startswith(_OLE):
        raise _encrypted(name)
    with whole_file(name, OSError), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        _check_sizes(name, members)
        if wanted not in archive.NameToInfo:
            raise broken(name)
        for member in members:
            if member.flag_bits & 1:
                raise _encrypted(name)
            _check_member(name, archive, member)


def _check_sizes(name: str, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > MAX_MEMBERS
        or unpacked > MAX_UNPACKED
        or unpacked > max(packed, 1) * MAX_RATIO + _SMALL
        or any(member.file_size > MAX_XML for member in members if member.filename.lower().endswith(_XML))
    ):
        raise refused(
            name,
            f"压缩内容异常 the archive unpacks to {len(members):,} parts and {unpacked:,} bytes.",
            "文件可能有害，请勿打开 It may be malicious; do not open it.",
        )


def _check_member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """The directory's sizes are only a claim: what is behind them is unpacked once, a piece at a time."""
    is_xml = member.filename.lower().endswith(_XML)
    unpacked, last = 0, b""
    with archive.open(member) as part:
        while chunk := part.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > member.file_size:
                raise broken(name)
            if is_xml and _DECLARES.search(last + chunk):
                raise refused(
                    name,
                    f"含有不安全的 XML 声明 the part {member.filename} declares XML entities.",
                    "文件可能有害，请勿打开 It may be malicious; do not open it.",
                )
            last = chunk[-16:]


def _encrypted(name: str) -> RefusedDocument:
    return refused(
        name,
        "文件已加密或为旧版格式 the file is encrypted, or in the old binary format (.doc, .xls).",
        "请去除密码并另存为 .docx 或 .xlsx Remove the password and save it as .docx or .xlsx.",
    )


@contextmanager
def whole_file(name: str, *errors: type[Exception]) -> Iterator[None]:
    """RefusedDocument for what a library stumbles over in a broken file, by `errors` of its own too."""
    expected: tuple[type[Exception], ...] = (*_STUMBLES, *errors)
    try:
        yield
    except expected as error:
        raise broken(name) from error


def broken(name: str) -> RefusedDocument:
    return refused(
        name,
        "文件已损坏或不完整 the file is broken or cut short.",
        "请重新获取文件 Get the file again.",
    )

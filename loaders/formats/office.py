"""The shells that DOCX and XLSX come in: ZIP archives of XML, checked before anything opens them."""

import io
import zipfile

from loaders.document import refused

MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = (".xml", ".rels", ".vml")
_HEAD = 4096


def check_archive(name: str, data: bytes, wanted: str) -> None:
    """RefusedDocument where the file is encrypted, broken, or unpacks to more than any document holds.

    `wanted` is the member that makes the archive what its name says it is.
    """
    if data.startswith(_OLE):
        raise refused(
            name,
            "文件已加密或为旧版格式 the file is encrypted, or in the old binary format (.doc, .xls).",
            "请去除密码并另存为 .docx 或 .xlsx Remove the password and save it as .docx or .xlsx.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_sizes(name, members)
            if wanted not in archive.NameToInfo:
                raise _broken(name)
            for member in members:
                if member.filename.lower().endswith(_XML):
                    _check_xml(name, archive, member)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _broken(name) from error


def _check_sizes(name: str, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > MAX_MEMBERS
        or unpacked > MAX_UNPACKED
        or unpacked > max(packed, 1) * MAX_RATIO + _SMALL
    ):
        raise refused(
            name,
            f"压缩内容异常 the archive unpacks to {len(members):,} parts and {unpacked:,} bytes.",
            "文件可能有害，请勿打开 It may be malicious; do not open it.",
        )


def _check_xml(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    with archive.open(member) as part:
        head = part.read(_HEAD)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise refused(
            name,
            f"含有不安全的 XML 声明 the part {member.filename} declares XML entities.",
            "文件可能有害，请勿打开 It may be malicious; do not open it.",
        )


def _broken(name: str) -> Exception:
    return refused(
        name,
        "文件已损坏或不完整 the file is broken or cut short.",
        "请重新获取文件 Get the file again.",
    )


broken = _broken

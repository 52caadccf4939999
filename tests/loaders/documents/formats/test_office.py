"""Archives that lie, bombs and broken files: one refusal each."""

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.formats import office
from dutygraph.loaders.documents.formats.docx import read_docx
from dutygraph.loaders.documents.formats.xlsx import read_xlsx
from tests.loaders.documents.formats.reading_back import asides, blocks, read
from tests.loaders.documents.formats.writing import word, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _with(data: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for member in before.namelist():
            after.writestr(member, change(member, before.read(member)))
        for name, content in (extra or {}).items():
            after.writestr(name, content)
    return out.getvalue()


def _same(_name: str, content: bytes) -> bytes:
    return content


@pytest.mark.parametrize(("name", "write"), [("a.docx", word), ("a.xlsx", workbook)])
def test_an_encrypted_or_cut_file_is_refused(name: str, write: Callable[..., bytes], tmp_path: Path) -> None:
    with pytest.raises(RefusedDocument, match="encrypted"):
        read(tmp_path, name, OLE)
    whole = write(["文字", [["甲", "乙"]]])
    for length in (30, len(whole) // 2, len(whole) - 30):
        with pytest.raises(RefusedDocument, match=r"broken or cut short"):
            read(tmp_path, name, whole[:length])


@pytest.mark.parametrize(("name", "write"), [("a.docx", word), ("a.xlsx", workbook)])
def test_a_damaged_byte_anywhere_is_read_or_refused(
    name: str, write: Callable[..., bytes], tmp_path: Path
) -> None:
    whole = write(["文字", [["甲", "乙"]]])
    for at in range(0, len(whole), len(whole) // 40):
        damaged = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            read(tmp_path, name, damaged)
        except RefusedDocument as refusal:
            assert len(refusal.problems) == 1  # noqa: PT017


@pytest.mark.parametrize(("name", "write"), [("a.docx", word), ("a.xlsx", workbook)])
def test_a_bomb_is_refused_before_it_is_unpacked(
    name: str, write: Callable[..., bytes], tmp_path: Path
) -> None:
    bomb = _with(write(["文字"]), _same, {"media/a.bin": bytes(250 * 1024 * 1024)})
    with pytest.raises(RefusedDocument, match="malicious"):
        read(tmp_path, name, bomb)
    many = _with(write(["文字"]), _same, {f"x{n}": b"" for n in range(office.MAX_MEMBERS)})
    with pytest.raises(RefusedDocument, match="malicious"):
        read(tmp_path, name, many)


def test_an_archive_whose_directory_understates_a_part_is_refused() -> None:
    data = bytearray(_with(word(["文字"]), _same, {"word/media/a.xml": b"a" * 3_000_000}))
    size = (3_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    with pytest.raises(RefusedDocument):
        read_docx("a.docx", bytes(data).replace(size, (100).to_bytes(4, "little")))


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("write", "reader", "part"),
    [(word, read_docx, "word/document.xml"), (workbook, read_xlsx, "xl/worksheets/sheet1.xml")],
)
def test_entities_are_refused(
    write: Callable[..., bytes], reader: Callable[[str, bytes], object], part: str, encoding: str
) -> None:
    def declare(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        head, _, body = content.partition(b"?>")
        if not body:
            head, body = b'<?xml version="1.0"', content
        padded = head + b"?>" + b" " * 10_000 + LAUGHS + body
        return padded if encoding == "utf-8" else padded.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    with pytest.raises(RefusedDocument, match=r"entities|broken"):
        reader("a", _with(write(["文字"]), declare))


def test_a_sheet_of_a_hundred_thousand_columns_is_refused() -> None:
    row = b"<row r='1'>" + b"<c t='inlineStr'><is><t>x</t></is></c>" * 100_000 + b"</row>"

    def widen(name: str, content: bytes) -> bytes:
        return content.replace(b"<sheetData>", b"<sheetData>" + row) if "sheet1" in name else content

    wide = _with(workbook([["甲", "乙"]]), widen)
    with pytest.raises(RefusedDocument, match=r"columns|malicious"):
        read_xlsx("a.xlsx", wide)


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "甲"
    sheet["B1048576"] = "乙"
    out = io.BytesIO()
    book.save(out)
    assert blocks(read_xlsx("a.xlsx", out.getvalue())) == ["甲", "乙"]


def test_cells_read_as_they_are_shown() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["日期", "比例", "数", "真"])
    sheet.append([datetime.date(2026, 3, 10), 0.125, 3.0, True])
    sheet["B2"].number_format = "0.0%"
    hidden = book.create_sheet("隐藏")
    hidden.append(["不可见"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    read_back = read_xlsx("a.xlsx", out.getvalue())
    assert blocks(read_back)[1] == ["2026-03-10", "12.5%", "3", "TRUE"]
    assert [said for said, reason in asides(read_back) if "hidden" in reason] == ["不可见"]


def test_a_hidden_row_is_no_row_of_its_table() -> None:
    book = Workbook()
    sheet, other = book.active, book.create_sheet("表")
    assert sheet is not None
    for row in (["序号", "任务"], [], ["1", "自查"], ["2", "旧任务"], ["3", "报送"]):
        sheet.append(row)
        other.append(row)
    sheet.row_dimensions[4].hidden = True
    other.row_dimensions[5].height = 30
    out = io.BytesIO()
    book.save(out)
    read_back = read_xlsx("a.xlsx", out.getvalue())
    assert [row[1] for row in blocks(read_back)] == ["任务", "自查", "报送", "任务", "自查", "旧任务", "报送"]
    assert asides(read_back) == [("2 旧任务", "隐藏的行 hidden row")]


def test_a_file_is_what_it_holds_and_not_what_it_is_called(tmp_path: Path) -> None:
    assert blocks(read(tmp_path, "a.txt", word(["文字"]))) == ["文字"]
    assert blocks(read(tmp_path, "a.doc", word(["文字"]))) == ["文字"]
    assert blocks(read(tmp_path, "b.xls", "<html><body><p>网页</p></body></html>".encode())) == ["网页"]
    for name in ("a.doc", "a.xls", "a.txt"):
        with pytest.raises(RefusedDocument, match="Save it as"):
            read(tmp_path, name, OLE)
    with pytest.raises(RefusedDocument, match="Save it as"):
        read(tmp_path, "a.rtf", b"{\\rtf1 x}")

import io
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.document import Row
from dutygraph.loaders.documents.formats import pdf as reading
from dutygraph.loaders.documents.formats.builder import MAX_PAGES
from dutygraph.loaders.documents.formats.pdf import read_pdf
from dutygraph.loaders.documents.formats.pdf_layout import one_line
from tests.loaders.documents.formats.reading_back import asides, blocks, read
from tests.loaders.documents.formats.writing import Heading, pdf

LONG = (
    "数据处理者应当建立健全全流程数据安全管理制度，组织开展数据安全教育培训，"
    "采取相应的技术措施和其他必要措施。"
)


def _raw(objects: Sequence[bytes]) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    at = []
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in at)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, xref)


def _stream(content: bytes, entries: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"<<%s/Length %d>>\nstream\n" % (entries, len(content)) + content + b"\nendstream"


def test_paragraphs_are_whole_across_lines_and_pages() -> None:
    paragraphs = [f"第{number}段：{LONG * 2}" for number in range(1, 41)]
    found = read_pdf("a.pdf", pdf(paragraphs))
    assert blocks(found) == paragraphs
    assert len(found.pages) > 3
    assert list(found.pages) == sorted(found.pages)
    assert found.place(found.text.index("第40段")) == f"a.pdf p. {len(found.pages)}"
    torn = [start for start in found.pages[1:] if found.text[start - 1] != "\n"]
    assert torn, "no paragraph runs on to another page"


def test_page_numbers_and_running_heads_stand_beside_the_text() -> None:
    found = read_pdf("a.pdf", pdf([LONG] * 60))
    pages = len(found.pages)
    kept = asides(found)
    assert [said for said, reason in kept if "number" in reason] == [f"— {n} —" for n in range(1, pages + 1)]
    assert [said for said, reason in kept if "head" in reason] == ["某市通信管理局文件"] * pages
    assert blocks(found) == [LONG] * 60


def test_a_table_torn_by_pages_is_one_table_with_its_header_again() -> None:
    header = ["序号", "任务", "材料"]
    rows = [[str(number), f"{number}.任务标题{LONG}", f"材料{number}"] for number in range(1, 31)]
    found = read_pdf("a.pdf", pdf([Heading("任务清单"), [header, *rows], "以上。"]))
    said = blocks(found)
    assert [row for row in said if isinstance(row, list) and row != header] == rows
    assert said.count(header) == len(found.pages)
    assert {block.table for block in found.blocks if isinstance(block, Row)} == {1}
    assert said[0] == "任务清单"
    assert said[-1] == "以上。"


def test_the_lines_of_a_cell_are_joined_but_for_items() -> None:
    assert one_line("企业应\n每年报告。\n（2）及时\n更新") == "企业应每年报告。\n（2）及时更新"
    assert one_line("Data\nSecurity 202\n6年") == "Data Security 2026年"


def test_a_broken_title_in_large_letters_is_one_paragraph() -> None:
    title = "某某省智能网联汽车数据安全和网络安全保护监督管理实施办法若干规定（试行）"
    assert blocks(read_pdf("a.pdf", pdf([Heading(title), *[LONG] * 8], numbered=False)))[0] == title


def _pictures(pages: int, words: str = "") -> bytes:
    picture = io.BytesIO()
    # A one-pixel bitmap, as reportlab needs no further library to place it.
    picture.write(b"P6 1 1 255\n\xff\xff\xff")
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in range(pages):
        if words and not page:
            canvas.drawString(72, 700, words)
        else:
            picture.seek(0)
            canvas.drawImage(ImageReader(picture), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_scan_is_refused_with_that_reason() -> None:
    with pytest.raises(RefusedDocument, match="scanned"):
        read_pdf("a.pdf", _pictures(3))
    with pytest.raises(RefusedDocument, match="scanned"):
        read_pdf("a.pdf", _pictures(4, "A stamp of the archive that was put on later"))


def test_a_page_that_is_only_a_picture_is_told_of() -> None:
    found = read_pdf("a.pdf", _pictures(2, "This page has words that are long enough"))
    assert any("page 2" in warning for warning in found.warnings)


@pytest.mark.parametrize("strength", [40, 128])
def test_a_password_is_needed_only_where_there_is_one(strength: int) -> None:
    def encrypted(password: str) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, encrypt=StandardEncryption(password, ownerPassword="o", strength=strength))
        canvas.drawString(72, 700, "Words of an encrypted document to be read")
        canvas.save()
        return out.getvalue()

    with pytest.raises(RefusedDocument, match="encrypted"):
        read_pdf("a.pdf", encrypted("secret"))
    assert "encrypted document" in read_pdf("a.pdf", encrypted("")).text


def test_a_cut_or_damaged_file_is_read_or_refused() -> None:
    whole = pdf([LONG, LONG])
    for at in range(8, len(whole), len(whole) // 60):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            try:
                read_pdf("a.pdf", data)
            except RefusedDocument as refusal:
                assert len(refusal.problems) == 1  # noqa: PT017
    with pytest.raises(RefusedDocument):
        read_pdf("a.pdf", b"%PDF-1.7\n")


PAGES = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"


@pytest.mark.parametrize(
    "bomb",
    [
        zlib.compress(bytes(reading.MAX_STREAM + 1), 9),
        zlib.compress(zlib.compress(bytes(reading.MAX_STREAM + 1), 9), 9),
    ],
)
def test_a_bomb_in_a_stream_is_refused_before_it_is_read(bomb: bytes) -> None:
    content = _stream(bomb, b"/Filter[/FlateDecode/FlateDecode]")
    data = _raw([PAGES, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE, content])
    with pytest.raises(RefusedDocument, match="malicious"):
        read_pdf("a.pdf", data)


def test_many_streams_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_UNPACKED", 10_000)
    streams = [_stream(zlib.compress(bytes(4_000))) for _ in range(3)]
    data = _raw([PAGES, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE, *streams])
    with pytest.raises(RefusedDocument, match="malicious"):
        read_pdf("a.pdf", data)


def test_a_page_with_more_drawing_than_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_PAGE_CONTENT", 1_000)
    content = _stream(zlib.compress(b"0 0 m " * 1_000))
    data = _raw([PAGES, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE, content])
    with pytest.raises(RefusedDocument, match="malicious"):
        read_pdf("a.pdf", data)


def test_pages_without_end_are_refused() -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + MAX_PAGES + 1))
    many = _raw([PAGES, b"<</Type/Pages/Count 9/Kids[" + kids + b"]>>", b"null", *[PAGE] * (MAX_PAGES + 1)])
    with pytest.raises(RefusedDocument, match="pages"):
        read_pdf("a.pdf", many)


def test_pages_that_hold_one_another_or_nest_without_end_are_refused(tmp_path: Path) -> None:
    circle = _raw([PAGES, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]>>"])
    nested = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 1) for number in range(2, 20_000)]
    for data in (circle, _raw([PAGES, *nested])):
        with pytest.raises(RefusedDocument):
            read(tmp_path, "a.pdf", data)

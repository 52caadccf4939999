"""Text that is struck out, printed twice, slanted, sideways or in columns, and footnotes."""

import io
from collections.abc import Callable

import docx
import pytest
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.documents.formats.docx import read_docx
from dutygraph.loaders.documents.formats.html import read_html
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.documents.formats.pdf import read_pdf
from dutygraph.loaders.documents.formats.xlsx import read_xlsx
from dutygraph.loaders.documents.passage import passage
from tests.loaders.documents.formats.reading_back import asides, blocks

SONG = "STSong-Light"
LINES = [
    "第一条 为了规范智能网联汽车数据处理活动，保障数据安",
    "全，根据有关法律、行政法规的规定，制定本办法。",
    "第二条 车联网平台运营企业应当建立管理制度，并于每年",
    "十二月十五日前向主管部门报送年度报告。",
    "第三条 车联网平台运营企业应当留存日志，留存期限应当",
    "不少于六个月，并按照有关规定予以备份，以备检查。",
]
WHOLE = ["".join(LINES[at : at + 2]) for at in (0, 2, 4)]


def _html(body: str) -> Document:
    return read_html("a.html", f"<html><body>{body}</body></html>".encode())


def _pdf(draw: Callable[[Canvas], None]) -> Document:
    registerFont(UnicodeCIDFont(SONG))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    draw(canvas)
    canvas.save()
    return read_pdf("a.pdf", out.getvalue())


def _column(canvas: Canvas, left: float, top: float, lines: list[str], size: float = 10.0) -> None:
    canvas.setFont(SONG, size)
    for at, line in enumerate(lines):
        canvas.drawString(left, top - at * 1.6 * size, line)


@pytest.mark.parametrize(
    "mark",
    [
        "<del>甲</del>",
        "<s>甲</s>",
        "<strike>甲</strike>",
        "<span style='text-decoration: line-through'>甲</span>",
    ],
)
def test_struck_text_of_a_page_is_left_out_with_a_note(mark: str) -> None:
    for body in (
        f"<p>一{mark}<ins>乙</ins>二</p>",
        f"<table><tr><td>一{mark}乙二</td><td>三</td></tr></table>",
    ):
        found = _html(body)
        assert "甲" not in found.text
        assert "一乙二" in found.text
        assert ["struck" in warning for warning in found.warnings] == [True]


@pytest.mark.parametrize("kind", ["strike", "double_strike"])
def test_struck_text_of_word_is_left_out_with_a_note(kind: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("一")
    setattr(paragraph.add_run("甲").font, kind, True)
    setattr(paragraph.add_run("乙二").font, kind, False)
    out = io.BytesIO()
    document.save(out)
    found = read_docx("a.docx", out.getvalue())
    assert blocks(found) == ["一乙二"]
    assert ["struck" in warning for warning in found.warnings] == [True]


def _book(*rows: list[object]) -> tuple[Workbook, bytes]:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return book, out.getvalue()


def test_struck_cells_are_left_out_as_a_whole_or_in_part() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        struck, bold = book.add_format({"font_strikeout": True}), book.add_format({"bold": True})
        sheet.write_row(0, 0, ["甲", "", "丙"])
        sheet.write(0, 1, "乙", struck)
        sheet.write_row(1, 0, ["丁", "", "戊"])
        sheet.write_rich_string(1, 1, struck, "旧", bold, "新")
    found = read_xlsx("a.xlsx", out.getvalue())
    assert blocks(found) == [["甲", "", "丙"], ["丁", "新", "戊"]]
    assert ["struck" in warning for warning in found.warnings] == [True]


def test_a_formula_without_a_stored_result_is_named_with_its_cell() -> None:
    _, data = _book(["甲", "乙"], ["丙", "=A1"])
    (warning,) = read_xlsx("a.xlsx", data).warnings
    assert "!B2" in warning
    assert "A1" not in warning.replace("!B2", "")


def test_struck_text_of_markdown_is_left_out_with_a_note() -> None:
    found = read_markdown("a.md", "一~~甲~~乙\n\n三 ~ 四 ~ 五\n".encode())
    said = [passage(found.text, [block.span]).text for block in found.blocks if hasattr(block, "span")]
    assert said == ["一乙", "三 ~ 四 ~ 五"]
    assert len(found.warnings) == 1


@pytest.mark.parametrize("mark", ["[1]", "〔1〕", "1", "①", "*"])
def test_footnotes_stand_beside_the_text(mark: str) -> None:
    note = f"<p><sup>{mark}</sup> 式样见网站。</p>"
    found = _html(f"<p>报送年度报告<sup>{mark}</sup>。</p><p>三十 m<sup>2</sup>。</p>{note}")
    assert blocks(found) == ["报送年度报告。", "三十 m2。"]
    assert [words for words, _ in asides(found)] == [mark, f"{mark} 式样见网站。"]


def test_bold_by_printing_twice_is_one_character() -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, 60, 760, ["数据安全谢谢管理办法"], 16)
        _column(canvas, 60.4, 760, ["数据安全谢谢管理办法"], 16)
        _column(canvas, 60, 700, ["第一条 为了规范数据处理活动，制定本办法。"])

    assert blocks(_pdf(draw))[0] == "数据安全谢谢管理办法"


@pytest.mark.parametrize("angle", [20, 45, -30, 135])
def test_a_slanted_watermark_is_named_and_parts_no_line(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, 60, 760, LINES)
        for at in range(5):
            canvas.saveState()
            canvas.translate(80 + 60 * at, 690)
            canvas.rotate(angle)
            _column(canvas, 0, 0, ["内部资料"], 14)
            canvas.restoreState()

    found = _pdf(draw)
    assert blocks(found) == WHOLE
    ((words, reason),) = asides(found)
    assert set(words) == set("内部资料")
    assert "watermark" in reason


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_is_drawn_sideways_is_read(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(angle)
        _column(canvas, -200, 100, LINES)

    assert blocks(_pdf(draw)) == WHOLE


def test_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, 200, 800, ["智能网联汽车数据安全管理办法"], 14)
        _column(canvas, 40, 760, LINES * 2, 9)
        _column(canvas, 310, 760, [line.replace("第", "第十") for line in LINES] * 2, 9)

    found = blocks(_pdf(draw))
    right = [words.replace("第", "第十") for words in WHOLE]
    assert found == ["智能网联汽车数据安全管理办法", *WHOLE * 2, *right * 2]


def test_words_far_apart_are_no_columns() -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, 60, 760, ["联系人", "电话", "地址", "传真", "网站", "邮编"])
        _column(canvas, 300, 760, ["张三三三三三三三三三三三", "一二三", "某市某区", "四五六", "七", "八九"])

    found = _pdf(draw)
    assert "联系人" in blocks(found)[0]
    assert "张三" in blocks(found)[0]

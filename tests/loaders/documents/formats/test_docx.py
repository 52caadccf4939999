from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from dutygraph.graph.model import NotModelled
from dutygraph.loaders.documents.coverage import not_modelled
from dutygraph.loaders.documents.document import Document, Paragraph
from dutygraph.loaders.documents.formats.docx import read_docx
from tests.loaders.documents.formats.reading_back import asides, blocks
from tests.loaders.documents.formats.writing import saved


def _numbering(document: "docx.document.Document", levels: str, num: str = "") -> None:
    part = document.part.numbering_part.element
    part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    if num:
        part.append(parse_xml(num))


def _level(at: int, format: str, text: str, suffix: str = "tab", extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{extra}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def _numbered(document: "docx.document.Document", text: str, at: int, num: int = 90) -> None:
    paragraph = document.add_paragraph(text)._p
    paragraph.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>')
    )


def _read(document: "docx.document.Document") -> Document:
    return read_docx("a.docx", saved(document))


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    _numbering(
        document,
        _level(0, "chineseCountingThousand", "第%1条")
        + _level(1, "chineseCounting", "（%2）", "nothing")
        + _level(2, "decimal", "%3.", "space"),
    )
    for text, at in [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 1), ("己", 0), ("庚", 1)]:
        _numbered(document, text, at)
    document.add_paragraph("没有编号")
    assert blocks(_read(document)) == [
        "第一条 甲", "（一）乙", "1. 丙", "2. 丁", "（二）戊", "第二条 己", "（一）庚", "没有编号",
    ]  # fmt: skip


def test_numbers_of_several_levels_and_restarts_are_as_word_shows_them() -> None:
    document = docx.Document()
    restarted = (
        f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    _numbering(
        document,
        _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%1.%2", extra="<w:isLgl/>"),
        restarted,
    )
    for text, at, num in [("甲", 0, 90), ("乙", 1, 90), ("丙", 0, 91), ("丁", 1, 91), ("戊", 0, 91)]:
        _numbered(document, text, at, num)
    assert blocks(_read(document)) == ["I. 甲", "1.1 乙", "VII. 丙", "7.1 丁", "VIII. 戊"]


def test_a_style_gives_its_paragraphs_their_number() -> None:
    document = docx.Document()
    _numbering(document, _level(0, "decimal", "%1"))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    document.add_heading("范围", 1)
    document.add_heading("要求", 1)
    read = _read(document)
    assert blocks(read) == ["1 范围", "2 要求"]
    assert [block.level for block in read.blocks if isinstance(block, Paragraph)] == [1, 1]


def test_a_bullet_is_no_number_and_an_empty_numbered_paragraph_counts() -> None:
    document = docx.Document()
    _numbering(document, _level(0, "decimal", "%1."))
    for text in ("甲", "", "丙"):
        _numbered(document, text, 0)
    document.add_paragraph("圆点", style="List Bullet")
    assert blocks(_read(document)) == ["1. 甲", "3. 丙", "圆点"]


def test_merged_cells_stand_in_their_first_row_and_column() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for at, text in enumerate(["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"]):
        table.cell(at // 3, at % 3).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    assert blocks(_read(document)) == [
        ["甲", "乙 丙", ""],
        ["丁 庚", "戊", "己"],
        ["", "辛", "壬"],
    ]


def test_a_table_in_a_cell_is_lines_of_it_and_a_frame_is_running_text() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for at, text in enumerate(["序号", "任务", "外", "见"]):
        table.cell(at // 2, at % 2).text = text
    inner = table.cell(1, 1).add_table(rows=2, cols=2)
    for at, text in enumerate("甲乙丙丁"):
        inner.cell(at // 2, at % 2).text = text
    document.add_table(rows=1, cols=1).cell(0, 0).text = "框"
    assert blocks(_read(document)) == [["序号", "任务"], ["外", "见 甲 | 乙 丙 | 丁"], "框"]


def test_what_stands_beside_the_text_is_kept_with_what_it_is() -> None:
    document = docx.Document()
    document.add_paragraph("正文第一段")
    document.sections[0].header.paragraphs[0].text = "某某文件"
    document.sections[0].footer.paragraphs[0].text = "机密"
    run = document.add_paragraph("可见").add_run("不可见")
    run.font.hidden = True
    document.add_comment(document.paragraphs[0].runs, text="请核对", author="甲", initials="J")
    read = _read(document)
    assert blocks(read) == ["正文第一段", "可见"]
    kept = asides(read)
    for words, sign in [
        ("某某文件", "header"),
        ("机密", "footer"),
        ("不可见", "hidden"),
        ("请核对", "comment"),
    ]:
        assert any(said == words and sign in reason for said, reason in kept), words
    lines = [block.span for block in read.blocks if isinstance(block, Paragraph)]
    runs: tuple[NotModelled, ...] = not_modelled(read, "x", lines, [], lines)
    assert {run.quote for run in runs if "header" in run.reason} == {"某某文件"}


def test_tracked_changes_read_as_accepted_and_the_reader_is_told() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("应当")._p
    paragraph.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>不</w:delText></w:r></w:del>')
    )
    paragraph.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>立即</w:t></w:r></w:ins>')
    )
    paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>报告</w:t></w:r>"))
    read = _read(document)
    assert blocks(read) == ["应当立即报告"]
    assert any("tracked changes" in warning for warning in read.warnings)


def test_content_controls_and_text_boxes_are_running_text_once() -> None:
    document = docx.Document()
    body = document.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("框外")._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            f'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">'
            f"<wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    )
    assert blocks(_read(document)) == ["控件", "框外", "框内"]


@pytest.mark.parametrize(
    "format", ["chineseLegalSimplified", "decimalEnclosedCircle", "lowerLetter", "unheard"]
)
def test_every_way_of_counting_gives_a_number(format: str) -> None:
    document = docx.Document()
    _numbering(document, _level(0, format, "%1、", "nothing"))
    for _ in range(3):
        _numbered(document, "项", 0)
    third = {"chineseLegalSimplified": "叁", "decimalEnclosedCircle": "③", "lowerLetter": "c", "unheard": "3"}
    assert blocks(_read(document))[2] == f"{third[format]}、项"


def test_a_picture_is_told_of(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("文字")
    run = document.add_paragraph()._p
    run.append(parse_xml(f"<w:r {nsdecls('w')}><w:drawing><pic:pic {nsdecls('pic')}/></w:drawing></w:r>"))
    assert run.find(qn("w:r")) is not None
    assert any("pictures" in warning for warning in _read(document).warnings)

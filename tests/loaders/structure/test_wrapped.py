"""Texts that were wrapped at a column, as they do when they come by mail or are copied from PDF."""

import re
from pathlib import Path

import pytest

from dutygraph.graph.model import NotModelled, Obligation, SourceDocument
from dutygraph.graph.stated import Statements, values
from dutygraph.loaders.documents.document import Paragraph
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from dutygraph.loaders.structure.wrapped import unwrapped
from tests.loaders.conftest import LOADED_AT

NOTICE = """某市关于做好渔船安全检查工作的通知
各渔业企业、渔港经营单位：
为防范渔船安全事故，保障渔民生命财产安全，根据有关法律法规，现就做好2031年度渔船安全检查工作的有关事项通知如下。
一、开展自查。渔业企业应当对所属渔船的船体、轮机、通信设备和救生设备开展一次全面自查，建立问题清单，逐项整改，并于2031年3月31日前向市渔业局报送自查报告。
二、落实责任。渔业企业应当明确安全负责人，每年至少组织两次应急演练，演练记录保存不少于三年；发生事故的，应当在2小时内向市渔业局报告，不得迟报、漏报、谎报或者瞒报。
三、加强检查。渔港经营单位应当查验进出港渔船的证书，发现证书不全的，不得为其办理进出港手续，并及时报告渔业主管部门。
市渔业局
2031年1月8日
"""
LONG = NOTICE.replace(
    "市渔业局\n2031",
    "四、渔港经营单位在港区内发生火灾沉船或者人员伤亡等渔业安全事故以及可能影响渔港正常运行的其他突发"
    "事件时应当立即报告市渔业局和所在地县渔业局。\n市渔业局\n2031",
)
"""With a sentence that is named by its beginning alone."""
LAW = """渔港安全办法
第一条 为了加强渔港安全管理，保障渔民生命财产安全，促进渔业健康发展，制定本办法。
第二条 渔港经营单位应当建立安全管理制度，配备安全管理人员和消防设备，并于每年12月15日前报送年度报告。
第三条 渔港经营单位不得在锚地堆放易燃、易爆物品，不得擅自改变码头的用途；确需改变的，应当经批准。
第四条 渔船进出渔港应当报告，接受渔港经营单位的调度，按照规定的航道行驶，在指定的泊位停靠，不得超载航行。
第五条 渔船遇险的，应当立即向渔业主管部门报告，附近的渔船接到求救信号后，应当在不危及自身安全时全力救助。
第六条 渔港经营单位违反本办法第二条、第三条规定的，由渔业主管部门责令改正，处一万元以上三万元以下的罚款。
第七条 本办法自2031年5月1日起施行。
"""


def wrapped(text: str, column: int, indent: str) -> str:
    """Each line cut where it is as wide as the column; a mark does not begin a line."""
    lines = []
    for line in text.splitlines():
        said, width = "", 0
        for character in indent + line:
            own = 1 if character.isascii() else 2
            if width + own > column and character not in "，。、；：":
                lines.append(said)
                said, width = "", 0
            said, width = said + character, width + own
        lines.append(said)
    return "\n".join(lines) + "\n"


def records(said: Statements) -> dict[str, object]:
    return {
        node.id: {
            name: re.sub(r"\s", "", value) if isinstance(value, str) else value
            for name, value in values(node).items()
            if name not in ("start", "end")
        }
        for node in said.nodes
        if not isinstance(node, SourceDocument | NotModelled)
    }


@pytest.mark.parametrize("indent", ["", "　　", "    "])
@pytest.mark.parametrize("column", [44, 60, 76])
@pytest.mark.parametrize("text", [NOTICE, LONG, LAW])
def test_they_state_what_they_do_without_the_breaks(
    text: str, column: int, indent: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    path = tmp_path / "a.txt"

    def said(text: str) -> Statements:
        path.write_text(text, "utf-8")
        return read_path(path, knowledge, loaded_at=LOADED_AT).statements

    cut = wrapped(text, column, indent)
    found, expected = said(cut), said(text)
    assert len([node for node in expected.nodes if isinstance(node, Obligation)]) > 3
    assert records(found) == records(expected)
    for node in found.nodes:
        if isinstance(node, Obligation):
            assert node.quote == cut[node.start : node.end]


def test_an_indented_line_begins_a_paragraph_though_the_one_above_it_is_full() -> None:
    title = "某市渔业局关于开展二〇三一年度渔船安全状况检查工作的通知"
    heading = "一、关于渔船所有人和经营人各自应当承担的安全管理责任等"
    rest = NOTICE.partition("\n")[2].replace("一、开展自查。", f"{heading}\n")
    text = f"{title}\n{rest}"
    document = unwrapped(read_text("a.txt", wrapped(text, 60, "　　").encode()))
    lines = [
        re.sub(r"[\s\u2060]", "", document.text[b.span.start : b.span.end])
        for b in document.blocks
        if isinstance(b, Paragraph)
    ]
    assert lines == text.split()


def test_the_heading_of_a_chapter_begins_a_line_though_it_is_not_indented() -> None:
    heading = "第二章　附　则"
    full = "第九条　渔业企业应当明确各渔船的安全负责人并报市局备案。"
    said = NOTICE.replace("市渔业局\n2031", f"{full}\n{heading}\n2031")
    text = wrapped(said, 60, "　　").replace(f"　　{heading}", heading)
    document = unwrapped(read_text("a.txt", text.encode()))

    lines = [b.span.of(document.text) for b in document.blocks if isinstance(b, Paragraph)]
    assert len(lines) < len(text.splitlines())
    assert heading in lines


@pytest.mark.parametrize(
    "text",
    [
        # Names, one a line, though as long as each other.
        "\n".join(f"{number}某市海洋渔业发展股份有限公司" for number in "甲乙丙丁戊己庚辛"),
        # Items of a list, of any length, and paragraphs that end.
        "应当报送下列材料\n申请表、营业执照\n渔船的国籍证书、所有权证书和检验证书的复印件\n"
        "船员名册，以及每名船员的适任证书\n安全管理制度、应急预案和最近一次演练的记录",
        "渔船应当登记，并在船首标明船名。\n渔港应当清洁，并在码头设置标志。\n渔网应当合格，并在网上标明网目。",
    ],
)
def test_lines_of_their_own_stay_apart(text: str) -> None:
    document = unwrapped(read_text("a.txt", text.encode()))
    assert [text[b.span.start : b.span.end] for b in document.blocks if isinstance(b, Paragraph)] == (
        text.split("\n")
    )


def test_a_first_line_without_its_indent_and_one_that_is_wider_go_on_as_well() -> None:
    lines = wrapped(NOTICE, 50, "　　").replace("　", "").replace("为防范", "2 浏览为防范所有").splitlines()
    document = unwrapped(read_text("a.txt", "\n".join(lines).encode()))
    assert [re.sub(r"\s", "", one.of(document.written)) for one in document.lines][2:5] == [
        line.replace("为防范", "2浏览为防范所有") for line in NOTICE.splitlines()[2:5]
    ]

"""Lines that ran together, as they do when a text is pasted."""

import time

import pytest

from dutygraph.graph.model import Obligation, Provision, Task
from dutygraph.loaders.documents.document import Paragraph
from dutygraph.loaders.documents.formats.html import read_html
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind, kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from dutygraph.loaders.structure.run_together import parted
from tests.loaders.conftest import LOADED_AT


def lines(text: str) -> list[str]:
    document = parted(read_text("a.txt", text.encode()))
    return [text[b.span.start : b.span.end] for b in document.blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    "parts",
    [
        ["渔港安全条例", "第一章 总则", "第一条 为了渔港安全，制定本条例。", "第二条 渔船应当登记。"],
        ["第一条 渔港应当清洁。", "第二条 违反第一条 规定的，依照第五条处理。", "第三条渔船应当登记。"],
        [
            "关于渔船登记的通知",
            "各渔业企业：",
            "一、渔船应当登记。",
            "二、渔船不得出租。",
            "市渔业局",
            "2031年3月1日",
        ],
    ],
)
def test_they_are_parted_where_the_numbers_go_on(parts: list[str]) -> None:
    assert lines(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        # Quoted articles, cited ones, items of a sentence, and what other lines already number.
        "将第七条改为：“第七条 渔船应当登记。第八条 渔港应当清洁。”",
        "渔船应当登记。第二条、第三条规定的渔船除外。第九条所称渔港是指码头。",
        "渔船应当：一、登记；二、检修；三、投保。",
        "一、登记\n二、检修\n渔船应当按下列要求检修。一、出海前。二、休渔后。",
        "1.渔船应当登记。\n渔港应当清洁。3.渔船 2.渔港",
    ],
)
def test_other_numbers_part_nothing(text: str) -> None:
    assert lines(text) == text.split("\n")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "一、登记\n1.渔船登记：\n渔船应当登记。2.渔港登记：\n渔港应当登记。\n二、检修",
            ["一、登记", "1.渔船登记：", "渔船应当登记。", "2.渔港登记：", "渔港应当登记。", "二、检修"],
        ),
        (
            "（一）渔船应当登记。\n千岛湖二日游    （二）渔港应当清洁。",
            ["（一）渔船应当登记。", "千岛湖二日游", "（二）渔港应当清洁。"],
        ),
    ],
)
def test_parts_go_on_by_one_from_those_of_lines_above(text: str, parts: list[str]) -> None:
    assert lines(text) == parts


def test_an_act_and_a_notice_in_one_line_are_read(knowledge: Knowledge) -> None:
    act = "渔港安全办法 第一章 总则 第一条 渔船应当登记。第二条 渔船不得出租。第三条 本办法即日起施行。"
    document = parted(read_text("a.txt", act.encode()))
    assert kind_of(document) is Kind.LAW
    said = read_as(Kind.LAW, document, knowledge, loaded_at=LOADED_AT)
    assert said.title == "渔港安全办法"
    labels = {node.label for node in said.statements.nodes if isinstance(node, Provision)}
    assert labels == {"第一章", "第一条", "第二条", "第三条"}
    notice = (
        "关于渔船登记的通知 各渔业企业： 一、各企业应当每年3月底前登记。 二、各企业不得瞒报。 市渔业局"
        " 2031年3月1日"
    )
    document = parted(read_text("a.txt", notice.encode()))
    said = read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT)
    nodes = said.statements.nodes
    assert said.title == "关于渔船登记的通知"
    assert sorted(node.number for node in nodes if isinstance(node, Task)) == [1, 2]
    assert {node.text for node in nodes if isinstance(node, Obligation)} == {
        "各企业应当每年3月底前登记。",
        "各企业不得瞒报。",
    }


@pytest.mark.parametrize("piece", ["第二条 ", "一、", "　", "。第一条 甲", "第一章 总则 ", "“", "甲乙 "])
def test_twice_the_text_takes_no_more_than_twice_the_time(piece: str) -> None:
    def taken(length: int) -> float:
        document = read_text("a.txt", ("甲。" + piece * (length // len(piece))).encode())
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            parted(document)
            best = min(best, time.process_time() - started)
        return best

    assert taken(40_000) < 2.3 * taken(20_000) + 0.05


def test_labels_may_be_parted_from_their_words_by_commas(knowledge: Knowledge) -> None:
    text = """渔港安全办法
第一章，总则
第一条，为了渔港安全，制定本办法。
第二章：登记
第二条，渔船应当登记，依照本办法
第三条，处以罚款的除外。
第三条，本办法自2031年5月1日起施行。"""
    document = read_text("a.txt", text.encode())
    assert kind_of(document) is Kind.LAW
    said = read_as(Kind.LAW, document, knowledge, loaded_at=LOADED_AT).statements
    parts = {node.label: node.title for node in said.nodes if isinstance(node, Provision)}
    assert parts == {"第一章": "总则", "第一条": None, "第二章": "登记", "第二条": None, "第三条": None}
    assert {node.text for node in said.nodes if isinstance(node, Obligation)} >= {
        "渔船应当登记，依照本办法第三条，处以罚款的除外。"
    }


def test_chapters_without_blanks_between_them_and_their_articles_are_parted() -> None:
    parts = [
        "第一章总则",
        "第一条为了渔港安全，制定本规定。",
        "第二条凡出海的渔船，应当登记。",
        "第二章检修",
        "第三条渔船应当检修。",
    ]
    assert lines("渔港规定 " + "".join(parts)) == ["渔港规定", *parts]
    assert lines(" ".join(parts)) == parts
    # What names the text may be of no kind that is known, or have the mark of an annex before it.
    assert lines("渔港新规第二版（送审）" + "".join(parts)) == ["渔港新规第二版（送审）", *parts]
    assert lines("附件渔港规定" + "".join(parts[1:3])) == ["附件", "渔港规定", *parts[1:3]]


def test_what_stands_above_the_first_article_of_an_excerpt_is_text(knowledge: Knowledge) -> None:
    text = """（三）查封渔船；
（四）法律规定的其他措施。
渔船经营者应当配合检查。
第十六条 渔船应当登记。
第十七条 渔船应当检修。
第十八条 渔船不得出租。"""
    said = read_as(Kind.LAW, read_text("excerpt.txt", text.encode()), knowledge, loaded_at=LOADED_AT)
    assert said.title == "excerpt"
    labels = [node.label for node in said.statements.nodes if isinstance(node, Provision)]
    assert labels[0] == "正文"
    assert {"第十六条", "第十七条", "第十八条"} <= set(labels)
    duties = {node.text for node in said.statements.nodes if isinstance(node, Obligation)}
    assert "渔船经营者应当配合检查。" in duties


def test_the_numbers_of_a_long_list_of_a_page_take_time_as_it_is_long() -> None:
    def taken(count: int) -> float:
        page = f"<ol>{'<li>渔船应当登记</li>' * count}</ol>".encode()
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            document = read_html("a.html", page)
            best = min(best, time.process_time() - started)
        assert document.text.rstrip().endswith(f"{count}. 渔船应当登记")
        return best

    assert taken(16_000) < 2.3 * taken(8_000) + 0.15


@pytest.mark.parametrize(
    "parts",
    [
        [
            "滨海市渔业局关于报送渔船台账的通知",
            "各区渔业局，各渔业企业：",
            "近年来渔船增多。渔业企业应当报送。",
        ],
        ["滨海市渔业局 滨海市公安局 各区渔业主管部门:", "按照规定，渔业企业应当登记。"],
        ["各渔业企业应当：于6月底前报送台账。"],
        ["各部门职责：渔业局负责登记。"],
    ],
)
def test_a_title_and_whom_it_addresses_are_parted_from_the_first_sentence(parts: list[str]) -> None:
    assert lines("".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["1.渔船应当登记。", "2.渔港应当清洁。", "3.违者依照第5.2条处理。"],
        ["（二）渔船应当登记。 ", "（三）渔港应当清洁。"],
        ["1.渔船共有两类。5.渔港应当清洁。2.5吨以上的渔船应当登记。"],
        ["渔船应当登记。1.渔港应当清洁。"],
    ],
)
def test_the_next_parts_on_the_line_of_one_are_parted_from_it(parts: list[str]) -> None:
    assert lines("".join(parts)) == [one.strip() for one in parts]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("一、强化台风防范", "各渔业企业要加固船舶。"),
        ("（二）切实加强组织领导", "有关单位应当明确专人。"),
        ("3.加大督导力度", "各县局要统筹协调。"),
    ],
)
def test_a_heading_without_a_stop_is_parted_from_its_sentence(heading: str, sentence: str) -> None:
    assert lines(heading + sentence) == [heading, sentence]


@pytest.mark.parametrize(
    "line",
    [
        "一、落实各渔业企业主体责任要到位。",
        "一、加强监管督促各渔业企业要加固船舶。",
        "一、落实国家有关企业应当遵守的规定。",
        "一、严格规范各企业应当遵守的行为。",
        "一、加强对各企业应当报送材料的检查。",
        "强化台风防范各渔业企业要加固船舶。",
    ],
)
def test_whom_an_act_is_done_to_begins_no_sentence(line: str) -> None:
    assert lines(line) == [line]


def test_whose_the_sentence_is_behind_its_heading(knowledge: Knowledge) -> None:
    text = (
        "关于加强渔港安全的通知\n\n各汽车生产企业：\n一、强化台风防范各汽车生产企业要加固船舶。\n"
        "二、加大督导力度各县局要统筹协调。\n\n滨海市渔业局\n2026年3月1日"
    )
    document = read_text("a.txt", text.encode())
    read = read_as(kind_of(document), parted(document), knowledge, loaded_at=LOADED_AT)
    said = [(one.text, one.bearer.value) for one in read.statements.nodes if isinstance(one, Obligation)]
    assert said == [
        ("各汽车生产企业要加固船舶。", "ENTERPRISE"),
        ("各县局要统筹协调。", "AUTHORITY"),
    ]

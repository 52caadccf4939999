"""What a law says beyond its articles: its annexes, and in its head what is its own and what it cites."""

import datetime

import pytest

from dutygraph.graph.model import (
    Bearer,
    Instrument,
    InstrumentKind,
    NotModelled,
    Obligation,
    Provision,
    Stage,
    TaskList,
)
from dutygraph.graph.stated import Statements
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.documents.identity import titled_id
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT

ARTICLES = "第一条 渔业企业应当自查。\n第二条 渔业企业应当整改。\n第三条 本办法自2031年5月1日起施行。\n"
ANNEX = """附件
渔船材料要求
一、材料要求
（一）渔业企业应当提供检测报告。
（二）是否提供图纸由企业决定。
二、对船体进行检查的，应当重点审查下列事项：
（一）是否漏水；
（二）应当更换的部件是否更换。
三、渔业企业应当每年检查一次。
"""


def read(knowledge: Knowledge, text: str) -> Statements:
    return read_as(Kind.LAW, read_text("law.txt", text.encode()), knowledge, loaded_at=LOADED_AT).statements


def instrument(said: Statements) -> Instrument:
    source = next(r.end for r in said.relationships if r.type == "TEXT_OF")
    return next(node for node in said.nodes if isinstance(node, Instrument) and node.id == source)


def test_an_annex_has_provisions_and_duties_of_its_own(knowledge: Knowledge) -> None:
    said = read(knowledge, "渔船办法\n" + ARTICLES + ANNEX)
    labels = {node.label for node in said.nodes if isinstance(node, Provision)}
    assert {"附件", "附件·一", "附件·二", "附件·三", "附件·二第（一）项"} <= labels
    of_annex = {r.end for r in said.relationships if r.type == "IMPOSES" and "附件" in r.start}
    duties = [node for node in said.nodes if isinstance(node, Obligation) and node.id in of_annex]
    assert [(duty.bearer, duty.text[:12]) for duty in sorted(duties, key=lambda duty: duty.start)] == [
        (Bearer.ENTERPRISE, "渔业企业应当提供检测报告"),
        (Bearer.UNSTATED, "对船体进行检查的，应当重"),
        (Bearer.ENTERPRISE, "渔业企业应当每年检查一次"),
    ]


def test_an_annex_that_asks_for_nothing_is_left_with_the_reason(knowledge: Knowledge) -> None:
    said = read(knowledge, "渔船办法\n" + ARTICLES + "附件1\n联络表\n姓名 电话\n")
    assert not any("附件" in node.label for node in said.nodes if isinstance(node, Provision))
    assert any("联络表" in node.quote for node in said.nodes if isinstance(node, NotModelled))


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("渔政〔2031〕3号\n渔船办法\n", "渔政〔2031〕3号"),
        ("渔船办法\n（2031年2月1日农业农村部令第5号公布）\n", "农业农村部令第5号"),
        ("为落实《某意见》（国办发〔2021〕30号）有关要求，我们制定了本办法。\n渔船办法\n", None),
        ("根据国办发〔2021〕30号文件制定本办法。\n渔船办法\n", None),
    ],
)
def test_the_number_is_its_own_and_not_that_of_what_it_cites(
    knowledge: Knowledge, head: str, number: str | None
) -> None:
    assert instrument(read(knowledge, head + ARTICLES)).number == number


def test_an_order_says_who_issued_it(knowledge: Knowledge) -> None:
    said = read(knowledge, "渔船办法\n（2031年2月1日国家市场监督管理总局令第5号公布）\n" + ARTICLES)
    assert [r.end for r in said.relationships if r.type == "ISSUED_BY"] == ["authority:samr"]


def test_a_day_is_what_is_said_of_it_first(knowledge: Knowledge) -> None:
    head = "渔船办法\n《渔船办法》已于2031年2月1日经第2次会议通过，现予公布。\n"
    assert instrument(read(knowledge, head + ARTICLES)).issued_on == datetime.date(2031, 2, 1)
    signed = head + "2031年3月9日\n"
    assert instrument(read(knowledge, signed + ARTICLES)).issued_on == datetime.date(2031, 3, 9)


def test_a_decision_that_amends_a_law_says_of_itself_when_it_takes_effect(knowledge: Knowledge) -> None:
    head = (
        "农业农村部关于修改《渔船办法》的决定\n《关于修改〈渔船办法〉的决定》已于2031年2月1日通过，自公布之日起施行。\n"
        "一、将第二条修改为……。\n本决定自公布之日起施行。\n渔船办法\n（2019年7月1日农业农村部发布）\n"
    )
    said = instrument(read(knowledge, head + "第一条 甲应当自查。\n第二条 乙。\n第三条 丙。\n"))
    assert said.effective_on is None
    assert said.title == "渔船办法"


def test_titles_of_one_sound_are_told_apart() -> None:
    assert titled_id("中华人民共和国检察官法") != titled_id("中华人民共和国监察官法")
    assert titled_id("渔船 办法") == titled_id("渔船办法")


def test_a_chapter_heading_without_a_number_does_not_end_a_law(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "海州市渔船条例\n第一章 总则\n第一条 甲。\n第二条 乙。\n附　则\n"
        "第三条 本条例自2031年5月1日起施行。\n",
    )
    assert "第三条" in {node.label for node in said.nodes if isinstance(node, Provision)}
    law = instrument(said)
    assert law.effective_on == datetime.date(2031, 5, 1)
    assert law.kind is InstrumentKind.LOCAL_RULE


def test_a_day_until_which_comments_are_taken_is_not_that_of_issue(knowledge: Knowledge) -> None:
    head = "渔船办法\n有关单位可以在2031年5月31日前通过以下方式提出意见。\n某市渔业局\n2031年4月28日\n"
    assert instrument(read(knowledge, head + ARTICLES)).issued_on == datetime.date(2031, 4, 28)


def test_what_stands_below_its_title_counts_before_the_decision_that_amends_it(knowledge: Knowledge) -> None:
    head = (
        "农业农村部关于修改《渔船办法》的决定\n（2031年2月1日农业农村部令第9号公布）\n一、将第二条修改为……。\n"
        "渔船办法\n（2019年7月1日农业农村部令第3号公布 根据2031年2月1日农业农村部令第9号修正）\n"
    )
    law = instrument(read(knowledge, head + ARTICLES))
    assert (law.number, law.issued_on) == ("农业农村部令第3号", datetime.date(2019, 7, 1))


def test_a_draft_and_a_pact_and_a_companys_rule_are_told_by_their_names(knowledge: Knowledge) -> None:
    beginning = "第九十条 本办法自2031年1月1日起施行，有效期两年。\n"
    law = instrument(read(knowledge, "渔船办法\n（征求意见稿）\n" + ARTICLES + beginning))
    assert law.stage is Stage.DRAFT
    # It is in force on no day, whatever day it names.
    assert (law.effective_on, law.ended_on) == (None, None)
    assert instrument(read(knowledge, "渔船办法\n" + ARTICLES + beginning)).effective_on is not None
    assert instrument(read(knowledge, "渔船办法\n" + ARTICLES)).stage is None
    for title, kind in (
        ("渔业行业自律公约", InstrumentKind.INDUSTRY_PACT),
        ("海州渔业有限公司安全管理制度", InstrumentKind.INTERNAL_RULE),
        ("最高人民法院关于审理渔船案件的规定", InstrumentKind.JUDICIAL_INTERPRETATION),
        ("渔船办法", InstrumentKind.NORMATIVE_DOCUMENT),
    ):
        assert instrument(read(knowledge, f"{title}\n" + ARTICLES)).kind is kind


def test_a_notice_holds_as_long_as_it_says_of_itself(knowledge: Knowledge) -> None:
    text = (
        "关于渔船检查的通知\n一、各渔业企业应当自查。\n二、各渔业企业应当整改。\n"
        "三、《渔船办法》自2030年1月1日起施行。\n四、本通知自2031年5月1日起执行，有效期两年。\n"
    )
    said = read_as(Kind.PLAN, read_text("a.txt", text.encode()), knowledge, loaded_at=LOADED_AT).statements
    (found,) = (node for node in said.nodes if isinstance(node, TaskList))
    assert (found.effective_from, found.effective_to) == (
        datetime.date(2031, 5, 1),
        datetime.date(2033, 4, 30),
    )


@pytest.mark.parametrize(
    ("said", "signed", "last", "open_"),
    [
        ("本通知自印发之日起施行，有效期一年。", True, datetime.date(2032, 3, 4), False),
        ("本通知自印发之日起施行。有效期1年。", True, datetime.date(2032, 3, 4), False),
        ("本通知有效期一年。", False, None, True),
        ("执行期限：2031年3月5日至2032年5月4日。", False, datetime.date(2032, 5, 4), False),
        ("以上要求执行至2032年5月4日。", True, datetime.date(2032, 5, 4), False),
        ("本通知自印发之日起施行，渔船登记证有效期一年。", True, None, False),
        ("本清单有效期至2032年5月4日。", True, datetime.date(2032, 5, 4), False),
        ("检查执行至2032年5月4日。", True, None, False),
    ],
)
def test_how_long_a_notice_holds(
    said: str, signed: bool, last: datetime.date | None, open_: bool, knowledge: Knowledge
) -> None:
    below = "滨海市海洋局\n2031年3月5日\n" if signed else ""
    text = f"关于渔船管理的通知\n各渔业企业：\n一、应当登记。\n二、应当报告。\n{said}\n{below}"
    nodes = read_as(Kind.PLAN, read_text("a.txt", text.encode()), knowledge, loaded_at=LOADED_AT)
    (found,) = (node for node in nodes.statements.nodes if isinstance(node, TaskList))
    duties = [node for node in nodes.statements.nodes if isinstance(node, Obligation)]
    assert found.effective_to == last
    assert {bool(one.open_case) for one in duties[:2]} == {open_}

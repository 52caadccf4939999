"""What a law says of itself above its articles: what it is called, who adopted it, and when."""

import datetime

import pytest

from dutygraph.graph.model import Authority, Designation, Doubt, Instrument, InstrumentKind
from dutygraph.loaders.documents.formats.html import read_html
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said, read

BODY = "第一条 渔港应当清洁。\n\n第二条 渔船应当登记。\n\n第三条 本规定自{since}起施行。"


def law(head: str, since: str = "2031年5月1日") -> str:
    return f"{head}\n\n{BODY.format(since=since)}"


def issuers(said: Said) -> list[tuple[str, str | None]]:
    return [(one.name, one.jurisdiction) for one in said.nodes if isinstance(one, Authority)]


def test_what_a_place_adopts_is_its_own_though_the_days_of_a_national_law_come_first(
    knowledge: Knowledge,
) -> None:
    above = "2001年6月29日 第九届全国人民代表大会常务委员会第二十八次会议通过"
    own = "（2031年3月2日浙江省第十五届人民代表大会常务委员会第四次会议通过）"
    said = read(law(f"浙江省海塘保护条例\n\n{above}\n\n{own}"), knowledge)
    assert issuers(said) == [("浙江省人民代表大会常务委员会", "浙江省")]


@pytest.mark.parametrize(
    ("adopted", "issuer"),
    [
        (
            "2031年3月2日 嘉兴市第九届人民代表大会常务委员会第五次会议通过",
            ("嘉兴市人民代表大会常务委员会", "嘉兴市"),
        ),
        (
            "（2031年3月2日嘉兴市第九届人民代表大会第二次会议通过）",
            ("嘉兴市人民代表大会", "嘉兴市"),
        ),
        (
            "2031年3月2日 海晏市人民代表大会常务委员会审议通过",
            ("海晏市人民代表大会常务委员会", "海晏市"),
        ),
    ],
)
def test_the_congress_that_adopted_a_local_regulation_issued_it(
    knowledge: Knowledge, adopted: str, issuer: tuple[str, str]
) -> None:
    said = read(law(f"海塘保护规定\n\n{adopted}\n\n2031年4月1日 浙江省人民代表大会常务委员会批准"), knowledge)
    assert issuers(said) == [issuer]
    assert said.instrument.kind is InstrumentKind.LOCAL_RULE
    assert said.instrument.issued_on == datetime.date(2031, 3, 2)


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("滨海市渔港条例\n\n2031年3月2日 滨海市人民代表大会常务委员会修订", datetime.date(2031, 3, 2)),
        # A whole new wording is of its own day.
        (
            "滨海市渔港条例\n\n2021年3月2日 滨海市人民代表大会通过\n\n2031年3月2日 滨海市人民代表大会修订",
            datetime.date(2031, 3, 2),
        ),
        ("滨海市渔港条例\n\n（国家发展和改革委员会 公安部 2031年3月2日）", datetime.date(2031, 3, 2)),
        ("滨海市渔港办法\n\n（滨海市人民政府令第31号，2031年3月2日）", datetime.date(2031, 3, 2)),
        ("滨海市渔港办法\n\n滨海市渔业局（二〇三一年三月二日颁布）", datetime.date(2031, 3, 2)),
        # What is only told of another document, or below, is no act of its own.
        (
            "渔业港口法\n\n2031年3月2日 全国人民代表大会通过\n\n序言\n\n2029年7月1日公布了渔港名录。",
            datetime.date(2031, 3, 2),
        ),
        (
            "滨海市渔港条例\n\n2031年3月2日通过\n\n根据2030年1月1日公布的渔港名录，制定本条例。",
            datetime.date(2031, 3, 2),
        ),
    ],
)
def test_it_was_issued_by_an_act_of_its_own(knowledge: Knowledge, head: str, issued: datetime.date) -> None:
    assert read(law(head), knowledge).instrument.issued_on == issued


def test_who_is_known_issued_what_its_title_says_to_be_of_them(knowledge: Knowledge) -> None:
    said = read(law("国务院关于渔港管理的规定"), knowledge)
    links = said.loaded.statements.relationships
    assert {one.end for one in links if one.type == "ISSUED_BY"} == {"authority:state-council"}


@pytest.mark.parametrize(
    ("head", "named"),
    [
        # All that stand above it together, whether they are known or not.
        ("工业和信息化部\n\n滨海市渔业局\n\n海塘保护办法", {"authority:miit", "滨海市渔业局"}),
        ("海塘保护办法\n\n（工业和信息化部 滨海市渔业局 2031年3月2日）", {"authority:miit", "滨海市渔业局"}),
        # Who sends it; not who is told of in a sentence, nor what many are called.
        ("滨海市渔业局关于印发《海塘保护办法》的通知\n\n各渔业企业：\n\n海塘保护办法", {"滨海市渔业局"}),
        (
            "海塘保护办法\n\n工业和信息化部、滨海市渔业局（二〇三一年三月二日颁布）",
            {"authority:miit", "滨海市渔业局"},
        ),
        ("工业和信息化部、滨海市渔业局配合。\n\n海塘保护办法", set()),
        ("公安机关\n\n海塘保护办法", set()),
        # Who issues it, and not who approves that.
        (
            "海塘保护办法\n\n2031年3月2日 国务院批准\n\n2031年4月1日 工业和信息化部发布",
            {"authority:miit"},
        ),
        ("海塘保护办法\n\n（2031年3月2日国务院批准2031年4月1日滨海市渔业局发布）", {"滨海市渔业局"}),
        ("海塘保护办法\n\n2031年4月1日 工业和信息化部新闻发布", set()),
        # Through whose meeting it went.
        ("海塘保护办法\n\n2031年3月2日 经工业和信息化部第6次部务会议通过", {"authority:miit"}),
        ("海塘保护办法\n\n（2031年3月2日经滨海市渔业局第6次局务会议通过）", {"滨海市渔业局"}),
        ("海塘保护办法\n\n2031年3月2日 经济贸易委员会第6次会议通过", {"经济贸易委员会"}),
    ],
)
def test_who_stands_above_it_or_sends_it_issued_it(knowledge: Knowledge, head: str, named: set[str]) -> None:
    said = read(law(head), knowledge)
    names = {one.id: one.name for one in said.nodes if isinstance(one, Authority)}
    links = said.loaded.statements.relationships
    assert {names.get(one.end, one.end) for one in links if one.type == "ISSUED_BY"} == named


def test_a_law_that_says_our_bureau_means_who_issued_it(knowledge: Knowledge) -> None:
    text = law("滨海市渔业局令第4号\n\n海塘保护办法").replace(
        "渔船应当登记。", "渔船企业应当向我局报送年度报告。"
    )
    names = {one.name for one in read(text, knowledge).nodes if isinstance(one, Authority)}
    assert names == {"滨海市渔业局"}


def test_a_draft_is_no_wording_of_the_law_that_it_becomes(knowledge: Knowledge) -> None:
    draft, issued = (read(law(head), knowledge) for head in ("渔港办法\n（征求意见稿）", "渔港办法"))
    assert draft.instrument.title == "渔港办法（征求意见稿）"
    assert draft.instrument.id != issued.instrument.id


def test_a_wording_is_of_the_day_on_which_it_was_last_amended(knowledge: Knowledge) -> None:
    congress = "滨海市人民代表大会常务委员会第二次会议"
    amended = f"{congress}《关于修改〈渔港条例〉的决定》"
    head = (
        f"滨海市渔港条例\n\n2021年3月2日 {congress}通过\n\n2025年4月1日 {amended}第一次修正\n\n"
        f"2031年5月6日 {amended}第二次修正"
    )
    said = read(law(head, "公布之日"), knowledge)
    assert said.instrument.issued_on == datetime.date(2031, 5, 6)
    assert said.instrument.effective_on == datetime.date(2021, 3, 2)


@pytest.mark.parametrize(
    ("since", "day"),
    [
        ("通过之日起", (2031, 3, 2)),
        ("颁布之日起", (2031, 3, 2)),
        ("公布之日起三十日后", (2031, 4, 1)),
        ("发布之日起满6个月后", (2031, 9, 2)),
    ],
)
def test_it_takes_effect_on_the_day_of_its_act_or_some_time_after(
    knowledge: Knowledge, since: str, day: tuple[int, int, int]
) -> None:
    said = read(law("滨海市渔港条例\n\n2031年3月2日通过", since).replace(f"{since}起", since), knowledge)
    assert said.instrument.effective_on == datetime.date(*day)


@pytest.mark.parametrize(
    "moved",
    [
        "本规定施行前已登记的渔船，自2034年1月1日起执行。",
        "小型渔船自2034年1月1日起执行第二条的规定。",
        "渔船检修自2034年1月1日起实施新标准。",
    ],
)
def test_it_does_not_take_effect_when_something_else_does(knowledge: Knowledge, moved: str) -> None:
    text = law("滨海市渔港规定\n\n2031年3月2日通过", "2031年5月1日").replace("渔船应当登记。", moved)
    for said in (text, text.replace("第三条", f"第三条 {moved}\n\n第四条")):
        assert read(said, knowledge).instrument.effective_on == datetime.date(2031, 5, 1)


def test_another_text_that_ends_does_not_end_this_one(knowledge: Knowledge) -> None:
    text = law("滨海市渔港规定\n\n2031年3月2日通过")
    other = "《滨海市渔船规定》有效期至2031年2月28日，到期自动失效。"
    assert read(f"{text}{other}\n", knowledge).instrument.ended_on is None
    own = read(f"{text}本规定有效期至2036年2月28日。\n", knowledge).instrument.ended_on
    assert own == datetime.date(2036, 2, 29)


@pytest.mark.parametrize(
    ("told", "ends"),
    [
        ("自2024年5月1日起施行，2027年12月31日止。", True),
        ("自2024年5月1日起施行，二〇二七年十二月三十一日止。", True),
        ("自2024年5月1日起施行，至2027年12月31日止。", True),
        ("自2024年5月1日起施行，2027年12月31日止受理登记。", False),
        ("自2024年5月1日起施行，2027年12月31日前渔船应当登记。", False),
        ("自2024年5月1日起施行。渔船登记期限自2024年6月1日起，2027年12月31日止。", False),
    ],
)
def test_a_day_behind_its_start_that_ends_it_does(knowledge: Knowledge, told: str, *, ends: bool) -> None:
    text = law("滨海市渔港规定\n\n2023年3月2日通过", "2024年5月1日").replace("自2024年5月1日起施行。", told)
    assert told in text
    said = read(text, knowledge).instrument
    assert said.effective_on == datetime.date(2024, 5, 1)
    assert said.ended_on == (datetime.date(2028, 1, 1) if ends else None)


@pytest.mark.parametrize(
    "below",
    [
        "最高人民法院\n\n关于审理渔船纠纷\n\n案件的规定",
        "关于审理渔船纠纷案件的规定",
        "一、关于管辖的规定",
        "",
    ],
)
def test_the_whole_name_is_the_title_wherever_it_is_set_again(knowledge: Knowledge, below: str) -> None:
    title = "最高人民法院关于审理渔船纠纷案件的规定"
    said = read(law(f"{title}\n\n2031年3月2日通过\n\n{below}\n\n法释〔2031〕4号"), knowledge)
    assert said.instrument.title == title


def test_a_code_published_in_its_books_is_as_many_instruments(knowledge: Knowledge) -> None:
    head = "某国税收法典\n\n{}\n\n2031年3月2日 某会议通过\n\n2031年7月1日 起施行"
    said = read(law(head.format("征收管理编")).rpartition("\n\n")[0] + "\n\n第三条 船主应当纳税。", knowledge)
    assert said.instrument.title == "某国税收法典征收管理编"
    assert said.instrument.effective_on == datetime.date(2031, 7, 1)
    other = read(law(head.format("第一次修订")), knowledge)
    assert other.instrument.title == "某国税收法典"


FIRST = "1999年10月7日 某国国务院令第273号发布"


@pytest.mark.parametrize(
    ("history", "number", "issued"),
    [
        # A whole new text is that of the order that made it public.
        (f"{FIRST}\n\n2031年4月27日 国务院令第960号修订", "国务院令第960号", (2031, 4, 27)),
        (
            "（1999年10月7日国务院令第273号发布\n2025年1月8日国务院令第800号修订\n2031年4月27日国务院令第960号公布修订）",
            "国务院令第960号",
            (2031, 4, 27),
        ),
        # One that was only amended keeps its own.
        (
            "（1999年10月7日国务院令第273号公布 根据2031年1月8日国务院令第960号《关于修改法规的决定》修订）",
            "国务院令第273号",
            (1999, 10, 7),
        ),
    ],
)
def test_the_number_of_a_revised_text_is_of_the_order_that_made_it_public(
    knowledge: Knowledge, history: str, number: str, issued: tuple[int, int, int]
) -> None:
    said = read(law(f"渔港密钥管理条例\n\n{history}"), knowledge)
    assert said.instrument.number is not None
    assert said.instrument.number.endswith(number)
    assert said.instrument.issued_on == datetime.date(*issued)
    assert not [one for one in said.loaded.warnings if "文号" in one]


@pytest.mark.parametrize(
    ("head", "number", "others", "issued"),
    [
        (
            "浙江省水利厅令第18号\n浙江省公安厅令第233号\n\n海塘保护办法",
            "浙江省水利厅令第18号",
            ["浙江省公安厅令第233号"],
            None,
        ),
        (
            "海塘保护办法\n\n2031年6月4日 水利部令第10号、公安部令第7号发布",
            "水利部令第10号",
            ["公安部令第7号"],
            datetime.date(2031, 6, 4),
        ),
        # Of a text that was made public anew as a whole, the last order; what only amended it is none.
        (
            "海塘保护办法\n\n2031年3月4日 水利部令第76号发布\n\n2038年11月6日 水利部令第706号公布",
            "水利部令第706号",
            [],
            datetime.date(2038, 11, 6),
        ),
        (
            "海塘保护办法\n\n2031年3月4日 水利部令第76号发布\n\n2035年5月7日 水利部令第131号第二次修订",
            "水利部令第131号",
            [],
            datetime.date(2035, 5, 7),
        ),
        (
            "海塘保护办法\n\n（2031年3月4日水利部令第76号公布，根据2035年5月7日水利部令第131号修正）",
            "水利部令第76号",
            [],
            datetime.date(2031, 3, 4),
        ),
    ],
)
def test_of_several_orders_it_is_known_by_those_that_made_this_text_public(
    knowledge: Knowledge, head: str, number: str, others: list[str], issued: datetime.date | None
) -> None:
    said = read(law(head), knowledge)
    assert (said.instrument.number, said.instrument.issued_on) == (number, issued)
    known = {node.text for node in said.nodes if isinstance(node, Designation)}
    assert known == {"海塘保护办法", number, *others}
    assert not [node for node in said.nodes if isinstance(node, Doubt) and "文号" in node.reason]


def test_a_page_tells_of_a_law_in_a_table_above_it(knowledge: Knowledge) -> None:
    rows = (("登记号：", "ZJ03-2031"), ("发文机关：", "嘉兴市渔业局"), ("发文字号：", "嘉渔〔2031〕57号"))
    cells = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    articles = "".join(f"<p>{one}</p>" for one in BODY.format(since="2031年5月1日").split("\n\n"))
    page = f"<table>{cells}</table><h1>嘉兴市渔港管理规定</h1>{articles}"
    document = read_html("a.html", f"<html><body>{page}</body></html>".encode())
    said = read_as(Kind.LAW, document, knowledge, loaded_at=LOADED_AT).statements.nodes
    instrument = next(one for one in said if isinstance(one, Instrument))
    assert (instrument.title, instrument.number) == ("嘉兴市渔港管理规定", "嘉渔〔2031〕57号")
    assert [one.name for one in said if isinstance(one, Authority)] == ["嘉兴市渔业局"]


@pytest.mark.parametrize("between", [" ", "、"])
def test_a_notice_that_names_what_it_sends_without_marks_names_who_issued_that(
    knowledge: Knowledge, between: str
) -> None:
    bodies = ["嘉兴市渔业局", "中国渔业银行嘉兴分行", "嘉兴市公安局"]
    said = read(
        law(f"{between.join(bodies)}关于印发嘉兴市渔港管理规定的通知\n\n嘉兴市渔港管理规定"), knowledge
    )
    assert [name for name, _ in issuers(said)] == bodies


@pytest.mark.parametrize(
    ("title", "kind"),
    [("城市道路管理条例", "ADMINISTRATIVE_REGULATION"), ("海晏市道路管理条例", "LOCAL_RULE")],
)
def test_a_city_is_no_place_by_itself(title: str, kind: str, knowledge: Knowledge) -> None:
    assert read(law(title), knowledge).instrument.kind is InstrumentKind[kind]


def test_bodies_of_one_place_are_told_apart_though_a_blank_is_lost(knowledge: Knowledge) -> None:
    title = "国家税务总局嘉兴市税务局 嘉兴市渔业局嘉兴市公安局关于印发《嘉兴市渔港管理规定》的通知"
    said = read(law(f"{title}\n\n嘉兴市渔港管理规定"), knowledge)
    named = [name for name, _ in issuers(said)]
    assert named == ["国家税务总局嘉兴市税务局", "嘉兴市渔业局", "嘉兴市公安局"]

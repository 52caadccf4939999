import time

import pytest

from dutygraph.graph.model import (
    Bearer,
    Citation,
    Instrument,
    InstrumentKind,
    Modality,
    NotModelled,
    Obligation,
    Provision,
    SourceDocument,
)
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from dutygraph.loaders.structure.furniture import without_furniture
from dutygraph.loaders.structure.laws.articles import read_structure
from dutygraph.loaders.structure.part import articles
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records import reading as law_text

SIGNED = """渔港数据报送规范

第一条 为了规范数据报送，制定本规范。

第二条 渔港经营者应当按日报送数据。

第三条 本规范自2031年5月1日起施行。

某市交通委
2031年4月2日
"""
LAW = """广东省人民政府令

第300号

广东省智能网联汽车数据安全管理办法

（2027年1月5日广东省人民政府第1次常务会议审议通过 2027年2月1日公布 自2027年5月1日起施行）

目录
第一章 总则
第二章 义务

第一章 总 则

第一条 为了保障数据安全，根据《中华人民共和国数据安全法》第二十一条，制定本办法。

第二条 本办法适用于本省行政区域内的活动。

第二章 义务

第一节 一般义务

第三条 汽车数据处理者应当建立制度，并履行下列义务：

（一）明确负责人；

（二）每年十二月十五日前向省网信办报送年度报告：

1. 基本情况；

2. 其他情况。

发生数据安全事件的，应当在24小时内向省通信管理局报告。

第三条之一 任何个人不得非法提供数据。县级以上人民政府有关部门可以组织检查。

第四条 违反本办法第三条第一款第（二）项规定的，由省通信管理局责令改正；拒不改正的，可以处罚款。

第五条 本办法自2027年5月1日起施行。

附件：报告表
"""


def read(knowledge: Knowledge) -> Statements:
    said = read_as(
        Kind.LAW, without_furniture(read_text("law.txt", LAW.encode())), knowledge, loaded_at=LOADED_AT
    ).statements
    return resolved(said, knowledge.instruments.resolve)


def labels(said: Statements) -> dict[str, Provision]:
    return {n.label: n for n in said.nodes if isinstance(n, Provision) and n.quote is not None}


def test_the_tree_of_chapters_articles_paragraphs_and_items(knowledge: Knowledge) -> None:
    said = read(knowledge)
    assert list(labels(said)) == [
        "第一章", "第一条", "第二条", "第二章", "第二章第一节",
        "第三条", "第三条第一款", "第三条第一款第（一）项", "第三条第一款第（二）项",
        "第三条第一款第（二）项第1目", "第三条第一款第（二）项第2目", "第三条第二款",
        "第三条之一", "第四条", "第五条",
    ]  # fmt: skip
    parents = {r.end: r.start for r in said.relationships if r.type == "HAS_PART"}
    ids = {label: node.id for label, node in labels(said).items()}
    assert parents[ids["第三条"]] == ids["第二章第一节"]
    assert parents[ids["第三条第一款第（一）项"]] == ids["第三条第一款"]
    assert (labels(said)["第三条"].text or "").startswith("第三条 汽车数据处理者应当")
    assert (labels(said)["第三条"].text or "").endswith("省通信管理局报告。")


def test_what_the_document_says_of_itself(knowledge: Knowledge) -> None:
    said = read(knowledge)
    (instrument,) = [n for n in said.nodes if isinstance(n, Instrument)]
    assert instrument.title == "广东省智能网联汽车数据安全管理办法"
    assert instrument.kind is InstrumentKind.LOCAL_RULE
    assert (str(instrument.issued_on), str(instrument.effective_on)) == ("2027-02-01", "2027-05-01")


def test_statements_of_duty_hang_on_their_article(knowledge: Knowledge) -> None:
    said = read(knowledge)
    holders = {r.end: r.start for r in said.relationships if r.type == "IMPOSES"}
    duties = {n.text.split("\n")[0][:12]: n for n in said.nodes if isinstance(n, Obligation)}
    first = duties["汽车数据处理者应当建立制"]
    assert holders[first.id] == labels(said)["第三条"].id
    assert first.subject == "汽车数据处理者"
    report = duties["每年十二月十五日前向省网"]
    assert holders[report.id] == holders[first.id]
    assert report.subject == "汽车数据处理者"
    assert "其他情况" in report.text
    assert duties["任何个人不得非法提供数据"].modality is Modality.PROHIBITED
    assert duties["县级以上人民政府有关部门"].bearer is Bearer.AUTHORITY
    assert not any("为了保障" in text for text in duties)
    bound = {r.end for r in said.relationships if r.type == "BINDS" and r.start == first.id}
    assert bound == {"automotive-data-processor"}


def test_citations_of_other_laws_and_of_its_own_articles_are_links(knowledge: Knowledge) -> None:
    said = read(knowledge)
    targets: dict[str, set[str]] = {}
    for r in said.relationships:
        if r.type == "REFERS_TO":
            targets.setdefault(r.start, set()).add(r.end)
    by_text = {n.text: targets[n.id] for n in said.nodes if isinstance(n, Citation)}
    assert by_text["《中华人民共和国数据安全法》第二十一条"] >= {"instrument:DSL", "provision:DSL/第021条"}
    own = labels(said)["第三条第一款第（二）项"].id
    assert own in by_text["本办法第三条第一款第（二）项"]


def test_every_character_is_in_a_record_or_left_out_with_a_reason(knowledge: Knowledge) -> None:
    said = read(knowledge)
    (document,) = [n for n in said.nodes if isinstance(n, SourceDocument)]
    left = [n for n in said.nodes if isinstance(n, NotModelled)]
    assert document.modelled + sum(n.end - n.start for n in left) == len(LAW)
    assert any("目录" in n.reason and "第一章" in n.quote for n in left)
    assert any("正文后" in n.reason for n in left)


def test_article_numbers_that_jump_or_repeat_lose_nothing() -> None:
    text = "某办法\n第一条 甲应当。\n第五条 乙应当。\n第五条 丙应当。\n第六条 丁。\n"
    structure = read_structure(without_furniture(read_text("a.txt", text.encode())))
    assert [part.label for part in articles(structure.parts)] == [
        "第一条", "第五条", "第五条（第2处）", "第六条",
    ]  # fmt: skip


def test_a_law_obliges_without_a_modal_word_behind_a_semicolon_by_a_time_or_how_long_to_keep(
    knowledge: Knowledge,
) -> None:
    said = law_text.read(
        law_text.law(
            "第一条 渔业企业应当每季度提交报告；自整改完成之日起5日内，提交总结；另有规定的，从其规定。",
            "第二条 渔业企业每两年至少开展一次评估。",
            "第三条 渔业企业应当记录航迹。航迹保存期限不少于一年。",
            "第四条 渔业企业指航行捕捞的企业。",
            "第五条 检测费用由渔业企业承担。",
            "第六条 渔业企业向县级渔政部门申请登记。",
            "第七条 渔业企业是捕捞活动的主体。",
        ),
        knowledge,
    )
    assert [duty.text for duty in said.duties] == [
        "渔业企业应当每季度提交报告",
        "自整改完成之日起5日内，提交总结",
        "渔业企业每两年至少开展一次评估。",
        "渔业企业应当记录航迹。",
        "航迹保存期限不少于一年。",
        "检测费用由渔业企业承担。",
        "渔业企业向县级渔政部门申请登记。",
    ]


def test_a_case_that_a_further_paragraph_adds_is_of_the_enterprise_of_the_article(
    knowledge: Knowledge,
) -> None:
    said = law_text.read(
        law_text.law(
            "第一条 整车企业应当提交材料。",
            "变更前款规定材料的，应当在十日内报告。",
            "不得转让材料。",
            "收到报告的，应当在十日内答复。",
            "第二条 发生事故的，应当保存数据。",
            "第三条 整车企业应当自查。",
        ),
        knowledge,
    )
    assert [str(duty.bearer) for duty in said.duties] == [
        *("ENTERPRISE", "ENTERPRISE", "ENTERPRISE", "UNSTATED", "UNSTATED", "ENTERPRISE"),
    ]
    assert said.duties[1].types == ("connected-vehicle-manufacturer",)


def test_what_signs_a_law_is_none_of_its_last_article(knowledge: Knowledge) -> None:
    document = read_text("law.txt", SIGNED.encode())
    said = read_as(Kind.LAW, document, knowledge, loaded_at=LOADED_AT).statements
    (instrument,) = [node for node in said.nodes if isinstance(node, Instrument)]
    assert str(instrument.issued_on) == "2031-04-02"
    last = next(node for node in said.nodes if isinstance(node, Provision) and node.label == "第三条")
    assert last.text == "第三条 本规范自2031年5月1日起施行。"


@pytest.mark.parametrize(
    "unit", ["第（一）项、", "第一款第（二）项，", "第十条、", "“", "《", "(渔船，", "须"]
)
def test_twice_the_article_takes_no_more_than_twice_the_time(knowledge: Knowledge, unit: str) -> None:
    def taken(length: int) -> float:
        long = (unit * length)[:length]
        text = (
            f"渔港办法\n\n第一条 渔港应当清洁。\n\n第二条 渔船应当{long}报送报告。\n\n第三条 渔船应当检修。\n"
        )
        best = float("inf")
        for _ in range(2):
            document = read_text("a.txt", text.encode())
            started = time.process_time()
            read_as(Kind.LAW, document, knowledge, loaded_at=LOADED_AT)
            best = min(best, time.process_time() - started)
        return best

    taken(1_000)
    assert taken(8_000) < 2.3 * taken(4_000) + 0.1


@pytest.mark.parametrize(
    ("article", "asks"),
    [
        ("汽车生产企业每班巡视一次机房。", True),
        ("发生事故时，汽车生产企业派员到场。", True),
        ("汽车生产企业在门口公示价格。", True),
        ("产品不符合国家标准，汽车生产企业停止销售。", True),
        ("汽车生产企业的抽成比例不高于百分之三十，且予以公示。", True),
        ("渔轮驾驶员连续驾驶四小时，汽车生产企业暂停派单。", True),
        ("进口渔网无中文标签，汽车生产企业不予销售。", True),
        ("渔船证书不全，汽车生产企业不予处罚。", False),
        ("渔轮驾驶员未登记，汽车生产企业不承担责任。", False),
        ("汽车生产企业生产的车辆不经过本市的，不适用本办法。", False),
        ("为汽车生产企业提供审计服务的。", False),
        ("汽车生产企业以用户满意为宗旨。", False),
        ("汽车生产企业享受税收优惠。", False),
        ("汽车生产企业分为三级。", False),
        ("汽车生产企业的合法权益受法律保护。", False),
        ("前条规定的汽车生产企业，以下统称企业。", False),
        ("汽车生产企业名录由市局公布。", False),
        ("汽车生产企业申请登记的条件，由渔业主管部门规定。", False),
    ],
)
def test_what_an_enterprise_may_be_asked_without_a_modal_word_is_open(
    article: str, asks: bool, knowledge: Knowledge
) -> None:
    said = law_text.read(
        law_text.law("第一条 为了管理，制定本办法。", f"第二条 {article}", "第三条 汽车生产企业应当备案。"),
        knowledge,
    )
    found = [one for one in said.obligations if one.text == article]
    assert [bool(one.open_case) or one.bearer is Bearer.UNSTATED for one in found] == [True] * asks


def test_instruments_of_which_any_will_do_are_alternatives_in_a_law(knowledge: Knowledge) -> None:
    said = law_text.read(
        law_text.law(
            "第一条 为了管理，制定本办法。",
            "第二条 车联网企业应当按照《渔港登记规定》或者《渔船登记规定》登记。依照《渔业法》报告。",
            "第三条 车联网企业应当按照《渔网规定》或者《渔具规定》备案。",
        ),
        knowledge,
    )
    groups = [(one.text, one.alternative_group) for one in said.nodes if isinstance(one, Citation)]
    assert groups == [
        ("《渔港登记规定》", 1), ("《渔船登记规定》", 1), ("《渔业法》", None),
        ("《渔网规定》", 1), ("《渔具规定》", 1),
    ]  # fmt: skip

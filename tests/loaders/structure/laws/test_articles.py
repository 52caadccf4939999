"""Which lines begin an article, an item or a title of a law, and which only look like it."""

import datetime

import pytest

from dutygraph.graph.model import Doubt, DoubtKind, Provision
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, read


def law(*articles: str, head: str = "滨海市渔港条例") -> str:
    return "\n\n".join([head, *articles])


def doubts(said: Said) -> list[str]:
    of_document = (DoubtKind.STRUCTURE, DoubtKind.IDENTITY)
    return [one.reason for one in said.nodes if isinstance(one, Doubt) and one.kind in of_document]


@pytest.mark.parametrize(
    "words",
    [
        "中型渔港应当设置航标。",
        "中介机构应当公开收费。",
        "项目单位应当报告进度。",
        "规定渔港收费的文件，应当公布。",
        "以下渔船应当登记：",
        "渔港维护资金的来源：",
        "等级渔港应当配备消防船。",
        "渔业部门按照下列规定确定承办单位：",
    ],
)
def test_a_blank_behind_its_number_begins_an_article_whatever_follows(
    knowledge: Knowledge, words: str
) -> None:
    said = read(law("第一条 渔港应当清洁。", f"第二条 {words}", "第三条 本条例自公布之日起施行。"), knowledge)
    assert [label for label in said.labels if label.endswith("条")] == ["第一条", "第二条", "第三条"]


def test_a_line_that_goes_on_names_an_article_and_begins_none(knowledge: Knowledge) -> None:
    said = read(
        law(
            "第一条 渔港应当保持清洁，适用本条例\n第三条 规定的标准。", "第二条 渔船应当登记。", "第三条 完。"
        ),
        knowledge,
    )
    assert [label for label in said.labels if label.endswith("条")] == ["第一条", "第二条", "第三条"]


def test_items_below_items_keep_their_level(knowledge: Knowledge) -> None:
    said = read(
        law(
            "第一条 登记应当提交：",
            "（一）申请书；",
            "（二）证明，包括：",
            "1.新船：",
            "（1）合同；",
            "（2）发票；",
            "2.旧船的证书。",
            "（一）、（二）项所列材料应当为原件。",
            "第二条 渔船应当编号。",
            "第三条 完。",
        ),
        knowledge,
    )
    assert said.labels[:7] == [
        "第一条",
        "第一条第一款",
        "第一条第一款第（一）项",
        "第一条第一款第（二）项",
        "第一条第一款第（二）项第1目",
        "第一条第一款第（二）项第2目",
        "第一条第二款",
    ]
    assert not doubts(said)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        # The name in one line, and in two below it.
        (
            "滨海市渔港规划监督条例\n\n2031年3月2日通过\n\n滨海市渔港规划\n\n监督条例",
            "滨海市渔港规划监督条例",
        ),
        ("滨海市渔港条例\n\n2031年3月2日滨海市人民代表大会主席团公告", "滨海市渔港条例"),
        ("滨海市渔港管理人员守则", "滨海市渔港管理人员守则"),
        ("滨海市禁止电力捕鱼条例", "滨海市禁止电力捕鱼条例"),
    ],
)
def test_the_title_is_what_names_the_law(knowledge: Knowledge, head: str, title: str) -> None:
    said = read(
        law("第一条 渔港应当保持清洁。", "第二条 渔船应当登记。", "第三条 完。", head=head), knowledge
    )
    assert said.instrument.title == title
    assert not doubts(said)


def test_chapters_in_a_row_that_come_again_are_a_table_of_contents(knowledge: Knowledge) -> None:
    above = "滨海市渔港条例\n第一章 总则\n第二章 保障措施\n第一章 总则"
    said = read(
        law("第一条 渔港应当清洁。", "第二章 保障措施", "第二条 渔船应当登记。", "第三条 完。", head=above),
        knowledge,
    )
    assert said.instrument.title == "滨海市渔港条例"
    assert not doubts(said)


def test_a_heading_above_an_article_is_no_paragraph_of_the_one_before(knowledge: Knowledge) -> None:
    said = read(
        law(
            "一、一般规定",
            "第一条 渔港应当清洁。",
            "二、保全和执行",
            "第二条 渔船应当登记。",
            "三、法律适用",
            "第三条 本规定自公布之日起施行。",
        ),
        knowledge,
    )
    assert said.labels == ["第一条", "第二条", "第三条"]
    assert ("二、保全和执行", "小标题 heading of a part") in said.left_out
    said.check_coverage()


def test_the_numbered_parts_of_an_act_without_articles_are_its_articles(knowledge: Knowledge) -> None:
    said = read(
        "渔业法修正案（二）\n\n一、将渔业法第三条修改为：“渔船是捕鱼的船。”\n\n增加一款：“网箱除外。”\n\n"
        "二、本修正案自2031年5月1日起施行。\n",
        knowledge,
    )
    labels = [one.label for one in said.nodes if isinstance(one, Provision)]
    assert labels == ["第一条", "第一条第一款", "第一条第二款", "第二条"]
    assert said.instrument.effective_on == datetime.date(2031, 5, 1)


def test_articles_that_a_decision_amends_are_none_of_its_own(knowledge: Knowledge) -> None:
    said = read(
        "某省人民代表大会常务委员会关于修改《渔业条例》的决定\n\n一、对《渔业条例》作如下修改：\n\n"
        "第三条修改为：“渔船是捕鱼的船。”\n\n第五条后增加一条：“网箱除外。”\n\n第九条删去。\n\n"
        "二、本决定自2031年5月1日起施行。\n",
        knowledge,
    )
    assert [label for label in said.labels if label.endswith("条")] == ["第一条", "第二条"]
    assert said.instrument.effective_on == datetime.date(2031, 5, 1)


def test_an_excerpt_that_begins_with_a_chapter_is_read(knowledge: Knowledge) -> None:
    said = read("第四章 登记\n\n第十七条 渔业企业应当登记。\n\n第十八条 甲。\n\n第十九条 乙。\n", knowledge)
    assert said.instrument.title == "a"
    assert len(said.duties) == 1


def test_an_act_that_is_not_parted_is_one_provision(knowledge: Knowledge) -> None:
    said = read(
        "最高人民法院关于渔船归属问题的批复\n某高级人民法院：\n你院请示收悉。\n渔船属于登记的人。\n",
        knowledge,
    )
    labels = [one.label for one in said.nodes if isinstance(one, Provision)]
    assert labels == ["正文", "正文第一款", "正文第二款"]

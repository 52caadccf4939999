"""Papers in a table below the sentence that asks for them."""

import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind, kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said

GUIDE = """# 滨海市无人渔船试航申请指南

## 一、申请条件

申请单位应当为在本市注册的渔业企业。

## 二、申请材料

申请单位应当向滨海市渔业局提交以下材料：

| 序号 | 材料名称 | 份数 | 要求 |
|---|---|---|---|
| 1 | 试航申请表 | 2 | 原件 |
| 2 | 船舶检验证书 | 1 | 复印件 |

## 三、办理流程

1. 滨海市渔业局应当在5个工作日内作出决定。
2. 申请单位应当参加答辩。
"""


def test_papers_of_a_table_are_owed_as_the_sentence_above_it_says(knowledge: Knowledge) -> None:
    document = read_markdown("a.md", GUIDE.encode())
    said = Said(read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT))
    papers = {duty.text: duty for duty in said.duties if duty.handed_in}
    assert [name for duty in papers.values() for name, _ in duty.handed_in] == ["试航申请表", "船舶检验证书"]
    assert {duty.bearer for duty in papers.values()} == {Bearer.ENTERPRISE}
    assert all(to for duty in papers.values() for _, to in duty.handed_in)


@pytest.mark.parametrize(
    ("name", "word", "open"),
    [("是否必报", "选报", True), ("要求", "如有", True), ("是否必报", "必报", False)],
)
def test_papers_of_a_table_are_due_when_the_sentence_above_it_says(
    name: str, word: str, *, open: bool, knowledge: Knowledge
) -> None:
    text = (
        "# 滨海市渔业局关于报送信息的通知\n\n各整车生产企业：\n\n"
        "请于2031年5月10日前将下列材料报送滨海市渔业局：\n\n"
        f"| 序号 | 材料名称 | {name} |\n|---|---|---|\n"
        f"| 1 | 试航申请表 | 必报 |\n| 2 | 船舶检验证书 | {word} |\n"
    )
    document = read_markdown("a.md", text.encode())
    said = Said(read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT))
    papers = [duty for duty in said.duties if duty.handed_in]
    assert [[when for when, _ in duty.times] for duty in papers] == [["2031-05-10"]] * 2
    told = {one.text: one.open_case for one in said.obligations}
    assert [bool(told[duty.text]) for duty in papers] == [False, open]


HEAD = "滨海市渔业局关于报送渔船信息的通知\n\n各渔业企业：\n\n"


@pytest.mark.parametrize(
    "body",
    [
        # Below a part, without a word between the lines, and with semicolons.
        "一、报送\n请于3月1日前向滨海市渔业局报送以下材料：\n1. 停航报告\n2. 网具目录（见附件）\n"
        "二、其他\n企业应当配合检查。",
        "一、汇交\n企业应当向滨海市渔业局汇交下列成果：\n（一）停航报告；\n（二）网具目录。\n"
        "二、其他\n企业应当配合检查。",
        # In a text without parts.
        "渔业企业需向滨海市渔业局提交以下材料：\n1.停航报告；\n2.网具目录。\n企业应当配合检查。",
        "渔业企业应当向滨海市渔业局报备下列内容：\n（一）停航报告\n（二）网具目录",
    ],
)
def test_numbered_lines_are_what_the_sentence_above_them_has_handed_in(
    body: str, knowledge: Knowledge
) -> None:
    document = read_text("a.txt", (HEAD + body).encode())
    said = Said(read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT))
    (asked,) = (duty for duty in said.duties if duty.handed_in)
    assert [name for name, _ in asked.handed_in] == ["停航报告", "网具目录"]
    assert all(to for _, to in asked.handed_in)
    assert len(said.duties) == 1 + ("配合" in body)


def test_numbered_lines_that_say_who_must_are_tasks(knowledge: Knowledge) -> None:
    body = "一、企业需提交以下材料：\n1. 企业应当检查网具。\n2. 企业应当维护渔船。"
    document = read_text("a.txt", (HEAD + body).encode())
    said = Said(read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT))
    assert {"企业应当检查网具。", "企业应当维护渔船。"} < {duty.text for duty in said.duties}


@pytest.mark.parametrize(
    ("body", "names", "to"),
    [
        (
            "一、报送范围\n在本市注册的渔业企业。\n二、报送内容\n2025年度捕捞总结、负责人信息表（附件1）。\n"
            "三、报送时间\n2026年1月15日前。\n四、报送方式\n"
            "企业以纸质版形式邮寄或专人送达至滨海市渔业局渔政科（地址：海港路1号）。",
            ["2025年度捕捞总结", "负责人信息表"],
            True,
        ),
        (
            "一、报送内容\n各企业按模板形成捕捞情况报告，并加盖公章。\n二、报送渠道\n"
            "请各企业通过滨海市渔业平台在线报送。\n三、报送时限\n2026年1月15日前。",
            ["捕捞情况报告"],
            False,
        ),
    ],
)
def test_a_part_that_only_says_how_hands_in_what_another_part_names(
    body: str, names: list[str], to: bool, knowledge: Knowledge
) -> None:
    document = read_text("a.txt", (HEAD + body).encode())
    said = Said(read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT))
    (asked,) = (duty for duty in said.duties if duty.handed_in)
    assert [name for name, _ in asked.handed_in] == names
    assert all(bool(recipients) is to for _, recipients in asked.handed_in)
    assert [when for when, _ in asked.times] == ["2026-01-15"]


def test_a_part_of_several_days_says_none_of_what_others_hand_in(knowledge: Knowledge) -> None:
    body = "一、报送时间（一）年度决算应于次年4月底前；\n（二）其他资料应在一个月内。\n二、报送对象\n"
    body += "（一）各企业应当报送上述资料。\n"
    document = read_text("a.txt", (HEAD + body + "（二）各企业应当抄送市财政局。").encode())
    said = Said(read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT))
    (asked,) = (duty for duty in said.duties if "上述资料" in duty.text)
    assert asked.times == ()

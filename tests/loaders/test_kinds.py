import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind, kind_of

TABLE = "清单标题一二三四\n序号\t任务\t材料\n一\t甲\t1.子。\t子应做。\t-\n"
LAW = "某办法\n第一条 甲。\n第二条 乙。\n第三条 丙。\n"
PLAN = "某方案\n一、总体目标\n甲。\n二、重点任务\n企业应做乙。\n"
STANDARD = (
    "GB 99999—2027\n某系统安全要求\n1 范围\n本文件规定了要求。\n2 规范性引用文件\n3 术语和定义\n"
    "4 要求\n4.1 一般要求\n系统应记录日志。\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(TABLE, Kind.TASK_LIST), (LAW, Kind.LAW), (PLAN, Kind.PLAN), (STANDARD, Kind.STANDARD)],
)
def test_the_kind_shows_in_the_structure(text: str, kind: Kind) -> None:
    assert kind_of(read_text("a.txt", text.encode())) is kind


@pytest.mark.parametrize(
    "text",
    [
        LAW + "附件：某指引\n一、检查事项\n企业应做乙。\n二、检查方式\n企业应做丙。\n",
        "关于修改某办法的决定\n一、将第二条修改为乙。\n二、删去第九条。\n" + LAW,
    ],
)
def test_a_law_is_one_with_an_annex_or_a_decision_in_sections(text: str) -> None:
    assert kind_of(read_text("a.txt", text.encode())) is Kind.LAW


def test_a_document_of_two_kinds_is_refused_until_its_kind_is_named() -> None:
    text = TABLE + "\n" + LAW
    with pytest.raises(RefusedDocument, match=r"mixes several kinds.*--as"):
        kind_of(read_text("a.txt", text.encode()))


def test_anything_else_is_refused_with_what_was_looked_for_and_found() -> None:
    with pytest.raises(RefusedDocument) as refused:
        kind_of(read_text("a.txt", "亲爱的同事：\n第一条 请看附件。\n谢谢。".encode()))
    message = str(refused.value)
    assert "第…条 (found 1)" in message
    assert "一、二、 (found 0)" in message
    assert "--as" in message

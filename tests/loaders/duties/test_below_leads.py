"""Papers in numbered lines below the sentence that asks for them."""

import pytest

from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said

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

"""Forms to be filled in, which annexes of notices often are."""

import io

import docx
import pytest

from dutygraph.loaders.documents.formats.docx import read_docx
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said, read

LINES = (
    "关于开展渔港自查的通知",
    "各渔业企业：",
    "一、各渔业企业应当于6月底前完成自查。",
    "二、各渔业企业应当报送《自查表》（附件1）。",
    "附件1",
    "渔港安全自查表",
    "填表说明：",
    "1.表中内容应如实填写，不得隐瞒。",
)


def test_a_form_states_nothing_nor_do_its_notes(knowledge: Knowledge) -> None:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=3)
    for cells in (("序号", "检查要点", "结果"), ("1", "应制定台账，每年演练一次", "□符合 □不符合")):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    file = io.BytesIO()
    document.save(file)
    form = read_docx("a.docx", file.getvalue())
    said = Said(read_as(kind_of(form), form, knowledge, loaded_at=LOADED_AT))
    assert [one.text for one in said.duties] == [
        "各渔业企业应当于6月底前完成自查。", "各渔业企业应当报送《自查表》（附件1）。",
    ]  # fmt: skip
    assert any("如实填写" in quote for quote, _ in said.left_out)


@pytest.mark.parametrize(
    ("name", "to", "asks"),
    [
        ("整改通知书（样式）", "某某渔业有限公司：", False),
        ("责令改正函（范本）", "×××公司：", False),
        ("整改通知书（样式）", "甲市渔业有限公司：", True),
        ("整改办法", "某某渔业有限公司：", True),
    ],
)
def test_a_letter_to_nobody_yet_is_a_form(name: str, to: str, asks: bool, knowledge: Knowledge) -> None:
    letter = f"附件\n{name}\n{to}\n你公司应当在10日内提交整改方案。\n"
    text = "\n".join((*LINES[:3], "二、各渔业企业应当保存台账。", letter))
    said = read(text, knowledge)
    assert any("整改方案" in one.text for one in said.duties) is asks

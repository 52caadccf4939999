"""Lists under any spelling of their title, headers with blanks, columns that are not read, and recipients."""

import pytest

from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read

ROW = "1\t建立制度\t车联网平台运营企业应当建立制度。\t{}\n"


def text(title: str, header: str = "序号\t重点任务\t任务内容\t企业材料提报", asked: str = "-") -> str:
    return f"附件\n\n{title}\n\n{header}\n{ROW.format(asked)}"


def test_one_list_under_every_spelling_of_its_title(knowledge: Knowledge) -> None:
    titles = (
        "滨海市 2026 年车联网安全重点任务清单",
        "滨海市2026年车联网安全重点任务清单",
        "滨海市２０２６年车联网安全重点任务清单",
        "滨海市2026年车联网\n安全重点任务清单",
        "滨海市2026年⻋联⽹安全重点任务清单",
    )
    assert len({read(text(title), knowledge).task_list.id for title in titles}) == 1
    other = read(text("滨海市2027年车联网安全重点任务清单"), knowledge)
    assert other.task_list.id != read(text(titles[0]), knowledge).task_list.id


@pytest.mark.parametrize(
    "header", ["序 号\t重点任务\t任务内容\t企业材料提报", "序　号\t重 点 任 务\t任务内容\t材 料"]
)
def test_blanks_within_a_header_count_for_nothing(header: str, knowledge: Knowledge) -> None:
    said = read(text("滨海市2026年重点任务清单", header), knowledge)
    assert len(said.duties) == 1
    said.check_coverage()


def test_columns_that_are_not_read_are_told(knowledge: Knowledge) -> None:
    header = "序号\t重点任务\t任务内容\t完成时限\t企业材料提报\t接收单位"
    row = "1\t建立制度\t车联网平台运营企业应当建立制度。\t3月31日前\t-\t市通信管理局\n"
    said = read(f"滨海市2026年重点任务清单\n\n{header}\n{row}", knowledge)
    assert ["完成时限" in one for one in said.loaded.warnings] == [True, False]
    assert "接收单位" in said.loaded.warnings[1]
    said.check_coverage()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("市经济和信息化局", ["市经济和信息化局"]),
        ("市发展和改革委员会", ["市发展和改革委员会"]),
        ("市规划和自然资源局", ["市规划和自然资源局"]),
        ("市住房和城乡建设局", ["市住房和城乡建设局"]),
        ("市文化、旅游局", ["市文化、旅游局"]),
        ("市公安局和市水务局", ["市公安局", "市水务局"]),
        ("市公安局、市水务局和市经济和信息化局", ["市公安局", "市水务局", "市经济和信息化局"]),
        ("市发展和改革委员会、市财政局", ["市发展和改革委员会", "市财政局"]),
    ],
)
def test_authorities_are_cut_only_where_both_halves_are_some(
    words: str, names: list[str], knowledge: Knowledge
) -> None:
    said = read(
        text("滨海市2026年重点任务清单", asked=f"企业应在3月31日前向{words}报送年度报告。"), knowledge
    )
    assert said.duties[1].handed_in == (("年度报告", tuple(names)),)


def test_invisible_characters_hide_nobody(knowledge: Knowledge) -> None:
    odd = text("滨海市2026年重点任务清单").replace("车联网平台", "车\u200b联网\u00ad平台")
    said = read(odd, knowledge)
    assert [one.types for one in said.duties] == [("iov-platform-operator",)]
    said.check_coverage()

"""What single statements say: of whom, in which mood, what is handed in and when."""

import pytest

from dutygraph.graph.model import NOT_TOLD, Bearer, TaskList
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Duty, read

NOTICE = """\
关于加强管理的通知

各智能网联汽车生产企业：

{}

杭州市商务局

2031年3月1日
"""


def duties(knowledge: Knowledge, *items: str) -> list[Duty]:
    numbered = (
        f"{number}、{item}" for number, item in zip("一二三四", (*items, "企业应当登记。"), strict=False)
    )
    return read(NOTICE.format("\n\n".join(numbered)), knowledge).duties[:-1]


@pytest.mark.parametrize(
    ("item", "texts"),
    [
        ("《规定》强调，企业应当建立台账。", ["企业应当建立台账。"]),
        ("按照《规定》要求，企业应当建立台账。", ["按照《规定》要求，企业应当建立台账。"]),
        ("严禁封堵出口，确保营业期间每2小时巡查一次。", ["严禁封堵出口", "确保营业期间每2小时巡查一次。"]),
        ("严禁封堵出口，确保通道畅通。", ["严禁封堵出口，确保通道畅通。"]),
        ("您提出，企业应当公开算法。", []),
        ("明年拟修订的办法将要求企业应当预装芯片。", []),
    ],
)
def test_where_a_statement_begins_and_ends(item: str, texts: list[str], knowledge: Knowledge) -> None:
    assert [one.text for one in duties(knowledge, item)] == texts


def test_what_must_not_be_given_is_no_case_of_what_may_be_done(knowledge: Knowledge) -> None:
    found = duties(knowledge, "企业不得提供寄存人的情况，并有权拒绝查询。")
    assert [one.modality for one in found] == ["PROHIBITED", "PERMITTED"]


@pytest.mark.parametrize(
    ("item", "bearer", "subject"),
    [
        ("停车场设置单位应当保持完好。", Bearer.ENTERPRISE, "停车场设置单位"),
        ("备案人向相应的备案部门办理备案。", Bearer.UNSTATED, "备案人"),
        ("健全企业参与决策的机制。", Bearer.ENTERPRISE, None),
        ("登录某部政务服务平台进行填报。", Bearer.ENTERPRISE, None),
        ("未按约定提供商品的，应当退回预付款。", Bearer.ENTERPRISE, None),
    ],
)
def test_whose_act_it_is(item: str, bearer: Bearer, subject: str | None, knowledge: Knowledge) -> None:
    (duty,) = duties(knowledge, item)
    assert (duty.bearer, duty.subject) == (bearer, subject)


@pytest.mark.parametrize(
    ("item", "things"),
    [
        ("企业应当实时向船东企业和县渔业局传输船位信息。", {"船位信息": ("县渔业局",)}),
        ("企业应将会议回执传真至县应急管理局。", {"会议回执": ("县应急管理局",)}),
        ("企业应将会被替换的旧表销毁。", {}),
        ("企业应当于5月1日前报送自查表、6月1日前报送整改报告。", {"自查表": (), "整改报告": ()}),
        ("企业应当将总结报送矿山安全监察机构。", {"总结": ("矿山安全监察机构",)}),
    ],
)
def test_what_is_handed_in_to_whom(
    item: str, things: dict[str, tuple[str, ...]], knowledge: Knowledge
) -> None:
    (duty,) = duties(knowledge, item)
    assert dict(duty.handed_in) == things


@pytest.mark.parametrize(
    ("item", "timed"),
    [
        ("企业应当按照实际发生额在税前扣除。", False),
        ("企业应当制定旧车提前报废方案。", False),
        ("企业应当填报定期报表。", False),
        ("企业应当定期检查。", True),
        ("企业应当提前报告。", True),
        ("企业应当在停车前减速。", True),
    ],
)
def test_what_only_sounds_like_a_time_is_none(item: str, timed: bool, knowledge: Knowledge) -> None:
    (duty,) = duties(knowledge, item)
    assert bool(duty.times) is timed


def test_an_item_of_what_must_not_be_may_hold_a_word_of_permission(knowledge: Knowledge) -> None:
    found = duties(knowledge, "经营者不得有下列行为：\n（一）更换不需要更换的部件；\n（二）提供虚假信息。")
    assert {one.modality for one in found} == {"PROHIBITED"}
    (_, may) = duties(knowledge, "企业不得转让证书。", "企业可以申请延期。")
    assert may.modality == "PERMITTED"


def test_a_meeting_is_told_and_not_asked(knowledge: Knowledge) -> None:
    found = duties(knowledge, "会议内容\n1.总结统计工作；\n2.布置年报工作。", "会议时间：12月4日上午开会。")
    assert found == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("筑牢防线\n\n近日，临江县召开会议，企业应当每月自查。\n\n临江县将加大检查力度。\n", NOT_TOLD),
        ("筑牢防线\n\n近日，临江县应急管理局召开会议，企业应当每月自查。\n", NOT_TOLD),
        ("企业须知\n\n企业应当每月自查。例如，临江县某厂每月自查。\n", None),
        ("企业须知\n\n企业应当每月自查。\n民航地区管理局负责监督。\n", None),
        ("企业须知\n\n旅游景区应当限流。旅游景区开展演练，企业应当每月自查。\n", None),
        ("企业须知\n\n企业应当每月自查。\n", None),
    ],
)
def test_what_nobody_signed_and_tells_of_one_county_is_not_national(
    text: str, place: str | None, knowledge: Knowledge
) -> None:
    (task_list,) = [one for one in read(text, knowledge).nodes if isinstance(one, TaskList)]
    assert task_list.jurisdiction == place


@pytest.mark.parametrize(
    ("title", "signed", "place"),
    [
        ("苍岭高新技术产业开发区企业自查办法", "", "苍岭高新技术产业开发区"),
        ("关于加强青山湖新片区企业自查工作的通知", "", "青山湖新片区"),
        ("关于加强青山湖新片区企业自查工作的通知", "工业和信息化部", "青山湖新片区"),
        ("关于加强青山湖新片区企业自查工作的通知", "上海市经济和信息化委员会", "上海市青山湖新片区"),
        ("关于开展青山湖示范区建设的通知", "工业和信息化部", None),
        ("关于加强车联网先导区企业自查工作的通知", "工业和信息化部", None),
        ("关于加强国家级开发区企业自查工作的通知", "工业和信息化部", None),
    ],
)
def test_a_zone_that_a_title_names_is_where_it_holds(
    title: str, signed: str, place: str | None, knowledge: Knowledge
) -> None:
    text = f"{title}\n\n企业应当每月自查。\n企业应当每年报告。\n\n{signed}\n2026年3月1日\n"
    (task_list,) = [one for one in read(text, knowledge).nodes if isinstance(one, TaskList)]
    assert task_list.jurisdiction == place


@pytest.mark.parametrize("same", ["同上", "〃", "见上"])
def test_papers_that_are_the_same_as_above_are_those_named_there(same: str, knowledge: Knowledge) -> None:
    rows = (
        ("1", "建立台账", "台账"),
        ("2", "开展自查", same),
        ("3", "开展排查", same),
        ("4", "开展整改", "无"),
    )
    lines = ("\t".join(row) for row in (("序号", "重点任务", "提交材料"), *rows))
    said = read("2026年车联网任务清单\n\n" + "\n".join(lines) + "\n", knowledge)
    assert [task.deliverable_count for task in said.tasks] == [1, 1, 1, 0]
    assert not [duty for duty in said.duties if duty.text == same]


REPORTS = "企业应当定期报送运行数据。"


@pytest.mark.parametrize(
    ("first", "below", "times", "handed"),
    [
        (REPORTS, "报送时间：每月5日前。", ["UNSPECIFIED", "1 P1M"], [("运行数据", ())]),
        (REPORTS, "报送对象：市渔业局。", ["UNSPECIFIED"], [("运行数据", ("市渔业局",))]),
        (
            REPORTS,
            "报送内容：运行台账、事件清单。",
            ["UNSPECIFIED"],
            [("运行数据", ()), ("运行台账", ()), ("事件清单", ())],
        ),
        (REPORTS, "报送方式：通过市渔业平台上传。", ["UNSPECIFIED"], [("运行数据", ())]),
        ("企业应当每月报送运行数据。", "报送时限：每月5日前。", ["1 P1M"], [("运行数据", ())]),
    ],
)
def test_a_line_below_a_filing_says_more_of_it(
    first: str, below: str, times: list[str], handed: list[tuple[str, tuple[str, ...]]], knowledge: Knowledge
) -> None:
    text = NOTICE.format(f"{first}\n{below}")
    (said,) = read(text, knowledge).duties
    assert [when for when, _ in said.times] == times
    assert list(said.handed_in) == handed


def test_a_line_below_what_hands_in_nothing_is_one_by_itself(knowledge: Knowledge) -> None:
    text = NOTICE.format("企业应当建立台账。\n报送时间：每月5日前。")
    assert len(read(text, knowledge).duties) == 2

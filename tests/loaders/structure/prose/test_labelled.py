"""Lines below a task that a label begins, and names before a sentence that are no part of it."""

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said, read

LIST = (
    "青川省渔业局2026年渔港管理重点任务清单\n\n一、基础管理\n{}\n\n"
    "二、演练\n任务9　总结\n要求：码头经营企业应当总结。\n"
)


def told(*lines: str, knowledge: Knowledge) -> Said:
    said = read(LIST.format("\n".join(("任务1　台账管理", *lines))), knowledge)
    said.check_coverage()
    return said


def test_labels_below_a_task_are_its_columns(knowledge: Knowledge) -> None:
    said = told(
        "工作要求：建立靠泊台账，更新靠泊记录。",
        "责任主体：各码头经营企业",
        "完成时限：2026年9月30日前",
        "依据：《渔港安全管理办法》第七条",
        "材料：靠泊台账、自查报告",
        knowledge=knowledge,
    )
    (act,) = said.duties[:-1]
    assert (act.text, act.bearer) == ("建立靠泊台账，更新靠泊记录。", Bearer.ENTERPRISE)
    assert [day for day, _ in act.times] == ["2026-09-30"]
    assert [name for name, _ in act.handed_in] == ["靠泊台账", "自查报告"]
    assert [one[0] for one in said.citations] == ["《渔港安全管理办法》第七条"]


def test_labels_in_brackets_need_no_colon_and_papers_are_numbered(knowledge: Knowledge) -> None:
    said = told(
        "【工作内容】建立靠泊台账。",
        "【责任主体】各码头经营企业",
        "【提交材料】",
        "（1）靠泊台账；",
        "（2）自查报告。",
        "【完成时限】2026年9月30日前",
        knowledge=knowledge,
    )
    (act,) = said.duties[:-1]
    assert (act.text, act.bearer) == ("建立靠泊台账。", Bearer.ENTERPRISE)
    assert [name for name, _ in act.handed_in] == ["靠泊台账", "自查报告"]
    assert [day for day, _ in act.times] == ["2026-09-30"]


def test_a_kind_within_the_subjects_limits_whom_a_task_binds(knowledge: Knowledge) -> None:
    said = told(
        "要求：智能网联汽车生产企业应当保存记录。",
        "适用对象：拥有远洋渔船的智能网联汽车生产企业",
        "任务2　更新",
        "要求：智能网联汽车生产企业应当更新记录。",
        "适用对象：各智能网联汽车生产企业",
        knowledge=knowledge,
    )
    assert {one.types for one in said.duties[:-1]} == {("connected-vehicle-manufacturer",)}
    assert [one.open_case for one in said.obligations[:-1]] == [True, None]


def test_a_label_tells_of_an_act_without_a_modal_word(knowledge: Knowledge) -> None:
    said = told("内容：靠泊台账的建立与更新。", "责任单位：各码头经营企业", knowledge=knowledge)
    assert (said.duties[0].text, said.duties[0].bearer) == ("靠泊台账的建立与更新。", Bearer.ENTERPRISE)


def test_labels_below_a_heading_without_a_number(knowledge: Knowledge) -> None:
    text = (
        "# 青川省渔业局2026年重点任务\n\n## 台账管理\n\n- 工作要求：建立靠泊台账。\n"
        "- 责任主体：各码头经营企业\n- 时限：2026年9月30日前\n\n"
        "## 自查\n\n**内容：** 码头经营企业应当自查。\n\n**材料：**\n\n自查报告\n"
    )
    document = read_markdown("a.md", text.encode())
    said = Said(read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT))
    said.check_coverage()
    book, check = said.duties
    assert (book.text, book.bearer) == ("建立靠泊台账。", Bearer.ENTERPRISE)
    assert [day for day, _ in book.times] == ["2026-09-30"]
    assert check.subject == "码头经营企业"
    assert [name for name, _ in check.handed_in] == ["自查报告"]


def test_where_a_meeting_is_held_is_no_duty(knowledge: Knowledge) -> None:
    said = told("时间：2026年3月5日", "地点：渔港会议室", knowledge=knowledge)
    assert [one.text for one in said.duties] == ["码头经营企业应当总结。"]


def test_a_label_alone_on_its_line_tells_of_the_lines_below(knowledge: Knowledge) -> None:
    said = told(
        "内容：",
        "码头经营企业应当建立台账。",
        "码头经营企业应当组织培训。",
        "时限：2026年9月30日前",
        knowledge=knowledge,
    )
    assert [(one.subject, one.text[-5:-1], len(one.times)) for one in said.duties[:-1]] == [
        ("码头经营企业", "建立台账", 1),
        ("码头经营企业", "组织培训", 1),
    ]


def test_a_task_with_no_other_words_is_told_by_its_name(knowledge: Knowledge) -> None:
    said = told("责任主体：各码头经营企业", "时限：2026年9月30日前", knowledge=knowledge)
    act = said.duties[0]
    assert (act.text, act.bearer, len(act.times)) == ("台账管理", Bearer.ENTERPRISE, 1)


def test_a_name_before_a_sentence_is_no_part_of_its_subject(knowledge: Knowledge) -> None:
    said = told(
        "首次登记：码头经营企业应当向省渔业局报送靠泊计划。",
        "变更申报：智能网联汽车生产企业应当在变更后10日内申报。",
        "各码头经营企业：应当保存记录。",
        knowledge=knowledge,
    )
    subjects = [one.subject for one in said.duties[:-1]]
    assert subjects == ["码头经营企业", "智能网联汽车生产企业", "各码头经营企业"]
    assert [name for name, _ in said.duties[0].handed_in] == ["靠泊计划"]
    assert said.duties[1].types == ("connected-vehicle-manufacturer",)


def test_cells_of_a_table_in_a_plan_do_not_run_together(knowledge: Knowledge) -> None:
    said = read(
        "渔港整治方案\n\n一、安排\n\n阶段\t时间\t主要工作\t责任主体\n"
        "排查\t2026年4月底前\t开展隐患排查\t各码头经营企业\n总结\t2026年9月底前\t提交总结报告\t市海洋局\n\n"
        "二、分类\n\n类别\t标准\t报送\n甲类\t泊位十个以上\t应当每日报送记录\n"
        "乙类\t其他\t应当每月报送记录\n\n三、要求\n码头经营企业应当保存记录。\n",
        knowledge,
    )
    rows = [one for one in said.duties if "记录" not in one.text]
    assert [(one.text, one.bearer, [day for day, _ in one.times]) for one in rows] == [
        ("开展隐患排查", Bearer.ENTERPRISE, ["2026-04-30"]),
        ("提交总结报告", Bearer.AUTHORITY, ["2026-09-30"]),
    ]
    assert not any("甲类" in one.text and "乙类" in one.text for one in said.duties)


def test_a_name_that_tells_of_which_case_a_sentence_is_leaves_open_whom_it_binds(
    knowledge: Knowledge,
) -> None:
    said = told(
        "日常登记：智能网联汽车生产企业应当报告。",
        "重大险情：智能网联汽车生产企业应当报告。",
        knowledge=knowledge,
    )
    assert {one.types for one in said.duties[:-1]} == {("connected-vehicle-manufacturer",)}
    assert [one.open_case for one in said.obligations[:-1]] == [None, True]

"""What of a document's structure and identity was not sure, told at its place and never in silence."""

import pytest

from dutygraph.graph.model import Authority, Doubt, DoubtKind, SourceDocument
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, law, read

DUTY = "车联网企业应当建立数据安全管理制度。"
IN_FORCE = "本办法自2025年5月1日起施行。"


def doubts(said: Said, *kinds: DoubtKind) -> list[tuple[str, str]]:
    """Those of the document itself, each with the words it is of; and nothing else is told."""
    of_statements = {one.end for one in said.loaded.statements.relationships if one.type == "HAS_DOUBT"}
    found = [one for one in said.nodes if isinstance(one, Doubt) and one.id not in of_statements]
    (document,) = (one for one in said.nodes if isinstance(one, SourceDocument))
    stated = {one.start for one in said.loaded.statements.relationships if one.end == document.id}
    assert {one.id for one in found} <= stated
    assert len(said.loaded.warnings) == len(found)
    assert all(one.reason in warning for one, warning in zip(found, said.loaded.warnings, strict=True))
    return [(one.quote, one.reason) for one in found if one.kind in kinds]


@pytest.mark.parametrize(
    ("articles", "at", "reason"),
    [
        ((f"第一条 {DUTY}", f"第三条 {DUTY}", f"第四条 {IN_FORCE}"), "第三条", "第一条之后是第三条"),
        ((f"第二条 {DUTY}", f"第三条 {DUTY}", f"第四条 {IN_FORCE}"), "第二条", "开始"),
        (
            ("第一章 总则", f"第一条 {DUTY}", "第三章 责任", f"第二条 {DUTY}", f"第三条 {IN_FORCE}"),
            "第三章",
            "第一章之后是第三章",
        ),
        (
            ("第一章 总则", f"第一条 {DUTY}", "第二章 责任", "第三章 附则", f"第二条 {DUTY}",
             f"第三条 {IN_FORCE}"),
            "第二章",
            "没有内容",
        ),
        ((f"第一条 {DUTY}", "第二条", f"第三条 {DUTY}", f"第四条 {IN_FORCE}"), "第二条", "没有内容"),
        ((f"第一条 {DUTY}", f"第二条 {DUTY}", "第二条", DUTY, f"第三条 {IN_FORCE}"), "第二条", "编号重复"),
        (
            ("第一条 车联网企业应当履行下列义务：", "（一）建立制度；", "（三）培训人员。", f"第二条 {DUTY}",
             f"第三条 {IN_FORCE}"),
            "（三）",
            "1之后是3",
        ),
        (
            ("第一章 总则", "车联网企业应当登记。", f"第一条 {DUTY}", f"第二条 {DUTY}", f"第三条 {IN_FORCE}"),
            "车联网企业",
            "正文之外",
        ),
    ],
)  # fmt: skip
def test_what_is_not_sure_in_a_law(
    articles: tuple[str, ...], at: str, reason: str, knowledge: Knowledge
) -> None:
    ((quote, why),) = doubts(read(law(*articles), knowledge), DoubtKind.STRUCTURE)
    assert quote.startswith(at)
    assert reason in why


@pytest.mark.parametrize(
    "articles",
    [
        (f"第一条 {DUTY}", f"第一条之一 {DUTY}", f"第二条 {DUTY}", f"第三条 {IN_FORCE}"),
        ("第一章 总则", f"第一条 {DUTY}", "第一节 甲", f"第二条 {DUTY}", "第二节 乙", f"第三条 {DUTY}",
         "第二章 责任", "第一节 丙", f"第四条 {DUTY}", "附则", f"第五条 {IN_FORCE}"),
        ("第一编 总则", "第一章 甲", f"第一条 {DUTY}", "第二编 分则", "第一章 乙", f"第二条 {DUTY}",
         f"第三条 {IN_FORCE}"),
        ("第一编 总则", "第一章 甲", f"第一条 {DUTY}", "第二编 分则", "第二章 乙", f"第二条 {DUTY}",
         f"第三条 {IN_FORCE}"),
        ("第一条", DUTY, "第二条 车联网企业应当履行下列义务：", "（一）建立制度：", "1.甲；", "2.乙；",
         "（二）培训人员：", "1.丙；", "2.丁。", f"第三条 {IN_FORCE}"),
    ],
)  # fmt: skip
def test_a_sound_law_leaves_nothing_in_doubt(articles: tuple[str, ...], knowledge: Knowledge) -> None:
    said = read(law(*articles), knowledge)
    assert not doubts(said, *DoubtKind)
    assert not any("第2处" in label for label in said.labels)


def test_chapters_that_begin_anew_are_told_apart_by_what_they_stand_in(knowledge: Knowledge) -> None:
    said = read(
        law("第一编 总则", "第一章 甲", f"第一条 {DUTY}", "第二编 分则", "第一章 乙", f"第二条 {DUTY}",
            f"第三条 {IN_FORCE}"),
        knowledge,
    )  # fmt: skip
    assert [label for label in said.labels if "章" in label] == ["第一章", "第二编第一章"]


@pytest.mark.parametrize(
    ("above", "below", "at", "reason"),
    [
        (
            ["智能网联汽车数据安全管理办法", "", "工信部网安〔2024〕12号", "", "国家发展改革委令第7号"],
            [], "国家发展改革委令第7号", "文号",
        ),
        (["智能网联汽车数据安全管理办法"], ["", "海州渔业局", "2025年3月6日"], "海州渔业局", "不在目录中"),
        (["关于智能网联汽车数据安全"], [], "关于", "没有标题"),
    ],
)  # fmt: skip
def test_what_is_not_sure_of_which_law_it_is(
    above: list[str], below: list[str], at: str, reason: str, knowledge: Knowledge
) -> None:
    text = "\n".join([*above, "", f"第一条 {DUTY}", f"第二条 {DUTY}", f"第三条 {IN_FORCE}", *below, ""])
    ((quote, why),) = doubts(read(text, knowledge), DoubtKind.IDENTITY)
    assert quote.startswith(at)
    assert reason in why


@pytest.mark.parametrize(
    "above",
    [
        ["工业和信息化部关于印发《智能网联汽车数据安全管理办法》的通知", "", "智能网联汽车数据安全管理办法"],
        ["公告", "", "《智能网联汽车数据安全管理办法》"],
        [
            "智能网联汽车数据安全管理办法", "",
            "（2020年1月2日工业和信息化部令第5号公布 根据2023年2月3日工业和信息化部令第9号修订）",
        ],
    ],
)  # fmt: skip
def test_what_sends_or_amends_it_is_not_taken_for_another_identity(
    above: list[str], knowledge: Knowledge
) -> None:
    text = "\n".join([*above, "", f"第一条 {DUTY}", f"第二条 {DUTY}", f"第三条 {IN_FORCE}", ""])
    said = read(text, knowledge)
    assert said.instrument.title == "智能网联汽车数据安全管理办法"
    assert not doubts(said, DoubtKind.IDENTITY)


def test_a_plan_tells_what_its_numbers_and_headings_leave_open(knowledge: Knowledge) -> None:
    said = read(
        "滨海市车联网安全工作方案\n\n一、重点任务\n\n（一）车联网企业应当建立制度。\n\n（三）车联网企业应当开展培训。\n\n"
        "二、监督检查\n\n四、保障措施\n\n车联网企业应当配合检查。\n",
        knowledge,
    )
    assert [(quote[:3], reason[:6]) for quote, reason in doubts(said, DoubtKind.STRUCTURE)] == [
        ("（三）", "编号不连续："),
        ("二、监", "只有标题，没"),
        ("四、保", "编号不连续："),
    ]


def test_a_plan_without_a_title_says_after_what_it_is_named(knowledge: Knowledge) -> None:
    said = read("一、车联网企业应当建立制度。\n\n二、车联网企业应当开展培训。\n", knowledge)
    ((_, reason),) = doubts(said, DoubtKind.IDENTITY)
    assert "记作“a”" in reason


@pytest.mark.parametrize(
    ("cover", "missing"),
    [
        ("GB/T 99001—2025\n\n车载数据存储安全要求\n", []),
        ("车载数据存储安全要求\n", ["编号"]),
        ("GB/T 99001—2025\n", ["标题"]),
        ("", ["标题", "编号"]),
    ],
)
def test_a_standard_says_what_its_cover_lacks(cover: str, missing: list[str], knowledge: Knowledge) -> None:
    clauses = (
        "1 范围\n\n本文件规定了要求。\n\n2 术语和定义\n\n下列术语适用。\n\n3 要求\n\n"
        "3.1 存储\n\n数据应加密存储。\n\n3.2 备份\n\n数据应备份。\n"
    )
    found = doubts(read(f"{cover}\n{clauses}", knowledge), DoubtKind.IDENTITY)
    assert [one for _, reason in found for one in ("标题", "编号") if one in reason] == missing


@pytest.mark.parametrize(
    ("above", "below", "issued_by"),
    [
        (["昆山市渔船管理办法", "昆山市渔业局令第3号"], [], [("昆山市渔业局", "昆山市")]),
        (["渔船管理办法", "（2024年3月1日昆山市渔业局令第3号公布）"], [], [("昆山市渔业局", "昆山市")]),
        (["渔船管理办法"], ["昆山市渔业局", "2024年3月1日"], [("昆山市渔业局", "昆山市")]),
        (["昆山市渔船管理办法"], [], [("昆山市（发布机关未写明）", "昆山市")]),
        (["渔船管理办法"], [], []),
        (["渔船管理办法", "（2024年3月1日工业和信息化部令第3号公布）"], [], []),
    ],
)
def test_a_law_of_a_place_that_is_not_known_does_not_hold_everywhere(
    above: list[str], below: list[str], issued_by: list[tuple[str, str]], knowledge: Knowledge
) -> None:
    text = "\n\n".join([*above, f"第一条 {DUTY}", f"第二条 {DUTY}", f"第三条 {IN_FORCE}", *below, ""])
    said = read(text, knowledge)
    ends = {
        one.end
        for one in said.loaded.statements.relationships
        if one.type == "ISSUED_BY" and one.start == said.instrument.id
    }
    unknown = [one for one in said.nodes if isinstance(one, Authority) and one.id in ends]
    assert [(one.name, one.jurisdiction) for one in unknown] == issued_by


@pytest.mark.parametrize("blank", ["", " ", "　"])
@pytest.mark.parametrize("begins", ["第一类渔船", "第三方机构", "第二条第一款规定的企业"])
def test_an_article_may_begin_with_a_number_of_another_thing(
    begins: str, blank: str, knowledge: Knowledge
) -> None:
    said = read(
        law(f"第一条{blank or ' '}{begins}应当登记。", f"第二条 {DUTY}", f"第三条 {IN_FORCE}"), knowledge
    )
    assert said.labels == ["第一条", "第二条", "第三条"]
    assert not doubts(said, DoubtKind.STRUCTURE)


@pytest.mark.parametrize(
    ("cover", "day"),
    [
        (
            [
                "《渔船管理办法》已于2026年3月2日经第5次部务会议通过，现予公布，自2026年6月1日起施行。",
                "2026年3月20日",
            ],
            "2026-03-20",
        ),
        (["（2026年3月2日第十届人民代表大会常务委员会第五次会议通过）"], "2026-03-02"),
        (["（2026年3月20日工业和信息化部令第3号公布 自2026年6月1日起施行）"], "2026-03-20"),
    ],
)
def test_the_day_of_issue_is_that_of_promulgation(cover: list[str], day: str, knowledge: Knowledge) -> None:
    text = "\n\n".join([*cover, "渔船管理办法", f"第一条 {DUTY}", f"第二条 {DUTY}", f"第三条 {IN_FORCE}", ""])
    assert str(read(text, knowledge).instrument.issued_on) == day


def test_a_standard_is_the_one_of_its_own_number_and_not_of_its_name(knowledge: Knowledge) -> None:
    said = read(
        "GB/T 99041—2026\n\n信息安全技术 汽车数据处理安全要求\n\n1 范围\n\n本文件规定了要求。\n\n"
        "2 规范性引用文件\n\nGB/T 41871—2022 信息安全技术 汽车数据处理安全要求\n\n"
        "3 要求\n\n3.1 存储\n\n数据应加密。\n\n3.2 备份\n\n数据应备份。\n",
        knowledge,
    )
    assert (said.instrument.id, said.instrument.number) == ("instrument:GB-T-99041-2026", "GB/T 99041—2026")

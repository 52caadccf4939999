from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import ConditionOperator
from dutygraph.loaders.duties.cases.conditions import ConditionFinder
from dutygraph.loaders.duties.drafts import ConditionDraft
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.knowledge.wording_notation import wording_pattern
from dutygraph.text.levels import LevelScale
from tests.loaders.conftest import SEEDS

FINDER = ConditionFinder.of(read_vocabulary(SEEDS / "vocabulary.yaml"))
IMPORTANT = "processes-important-data"
PERSONAL = "processes-personal-information"
LEVELS = "protection-levels"
EXPORTS = "exports-data"
SITUATIONS = "pipl-article-55-situations"
SHARES = "shares-important-data"
DRIVING = "automated-driving-levels"
SUPPLIERS = "has-important-data-suppliers"
ALL_SITUATIONS = (
    "sensitive-personal-information",
    "automated-decision-making",
    "entrust-provide-disclose",
    "cross-border-transfer",
    "major-impact",
)


def find(text: str) -> tuple[ConditionDraft, ...]:
    """The conditions of a text; the words for its actor stand between | marks, if it has one."""
    before, *rest = text.split("|")
    subject = (len(before), len(before) + len(rest[0])) if rest else None
    plain = text.replace("|", "")
    found = FINDER.find(plain, subject)
    assert all(plain[slice(*one.span)] == one.text for one in found)
    return found


@pytest.mark.parametrize(
    ("text", "words", "fact", "values"),
    [
        ("|处理重要数据的企业|应明确安全管理部门", "处理重要数据", IMPORTANT, ("true",)),
        ("|开展重要数据处理活动的汽车数据处理者|应", "开展重要数据处理活动", IMPORTANT, ("true",)),
        ("|企业|每年对其重要数据处理活动至少开展一次", "对其重要数据处理活动", IMPORTANT, ("true",)),
        ("|企业|应每年对重要数据处理活动开展评估", "对重要数据处理活动", IMPORTANT, ("true",)),
        ("|网络数据处理者|处理重要数据的，还应当履行", "处理重要数据", IMPORTANT, ("true",)),
        ("|重要数据的处理者|应当明确负责人", "重要数据的处理者", IMPORTANT, ("true",)),
        ("|企业|处理重要数据和核心数据的应当评估", "处理重要数据和核心数据", IMPORTANT, ("true",)),
        ("|收集、存储或处理重要数据的企业|应", "处理重要数据", IMPORTANT, ("true",)),
        ("|处理个人信息的企业|应", "处理个人信息", PERSONAL, ("true",)),
        ("|个人信息处理者|应当定期审计", "个人信息处理者", PERSONAL, ("true",)),
        ("|涉及数据出境的车联网企业|应", "涉及数据出境", EXPORTS, ("true",)),
        ("涉及数据出境的，应当报告", "涉及数据出境", EXPORTS, ("true",)),
        ("|开展汽车数据出境活动的企业|应", "开展汽车数据出境活动", EXPORTS, ("true",)),
        ("|企业|向境外提供其数据的，应当", "向境外提供其数据", EXPORTS, ("true",)),
        ("|涉及重要数据共享的企业|，每年应", "涉及重要数据共享", SHARES, ("true",)),
        ("鼓励|企业|对涉及重要数据的供应商实施评估", "涉及重要数据的供应商", SUPPLIERS, ("true",)),
        ("|企业|处理敏感个人信息的，应当", "处理敏感个人信息", SITUATIONS, ALL_SITUATIONS[:1]),
        ("|不涉及数据出境的企业|应说明", "不涉及数据出境", EXPORTS, ("false",)),
    ],
)
def test_words_that_limit_whom_a_statement_concerns(
    text: str, words: str, fact: str, values: tuple[str, ...]
) -> None:
    (found,) = find(text)
    assert (found.text, found.fact, found.values, found.groups) == (words, fact, values, (1,))


@pytest.mark.parametrize(
    "text",
    [
        "|车联网企业|在江南省行政区域内开展智能网联汽车示范运营前，应当登记",
        "|车联网企业|在本市区域内开展自动驾驶车辆道路测试、示范应用活动之前应当评估",
    ],
)
def test_what_is_done_in_a_named_place_is_a_case_though_it_is_an_event(text: str) -> None:
    (found,) = find(text)
    assert (found.fact, found.values) == ("tests-or-operates-on-roads", ("true",))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("|车联网企业|开展智能网联汽车示范运营前，应当登记", "tests-or-operates-on-roads"),
        ("|车联网企业|在共享重要数据之前，应当评估", SHARES),
        ("|车联网企业|向合作方共享重要数据前，应当评估", SHARES),
        ("|车联网企业|利用个人信息进行自动化决策，应当说明", "pipl-article-55-situations"),
        ("|车联网企业|委托他人处理重要数据，不得再委托", "entrusts-or-jointly-processes-important-data"),
        ("|车联网企业|收集、使用个人信息，应当公示规则", "processes-personal-information"),
        ("|车联网企业|处理个人信息应当公示规则", "processes-personal-information"),
        ("|车联网企业|应当对其处理的重要数据每年评估", "processes-important-data"),
        ("|车联网企业|应当对处理重要数据的岗位人员培训", "processes-important-data"),
        ("|车联网企业|应当对重要数据进行备份", "processes-important-data"),
        ("|车联网企业|应当建立重要数据台账", "processes-important-data"),
        ("|车联网企业|处理的重要数据种类变化的，应当更新", "processes-important-data"),
        ("|车联网企业|因业务需要，确需向境外提供的，应当评估", "exports-data"),
    ],
)
def test_an_act_of_ones_own_before_what_must_be_is_a_case(text: str, fact: str) -> None:
    assert [found.fact for found in find(text)] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "|车联网企业|在车内开展自动驾驶车辆道路测试之前应当评估",
        "|车联网企业|在本市行政区域内停车前，应当登记",
        "|车联网企业|使用、共享重要数据前，应当评估",
        "|受托企业|受委托处理其汽车数据的，应当保密",
        # What is found of another is no case of one's own.
        "|车联网企业|发现合作单位向境外提供数据的，可以举报",
        "|车联网企业|应当识别、申报重要数据",
        "|汽车生产企业和处理重要数据的零部件供应商|应当备案",
        "为处理重要数据的企业培训的|车联网企业|应当保密",
        "|车联网企业|获知他人处理重要数据的，应当报告",
        "|车联网企业|不再处理重要数据的，应当注销",
        # Who makes others as well makes these; who only delivers is meant as well.
        "不具备自动驾驶功能的车型，|车联网企业|不得宣传",
        "|从事自动驾驶示范运营、无人清扫的企业|应当投保",
    ],
)
def test_an_event_a_topic_and_the_act_of_another_are_no_case(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("涉及重要数据出境的，应当申报", {("processes-important-data", "true"), (EXPORTS, "true")}),
        ("|企业|向境外提供重要数据的，应当", {("processes-important-data", "true"), (EXPORTS, "true")}),
        ("涉及数据出境的，应当申报", {(EXPORTS, "true")}),
    ],
)
def test_words_may_say_two_things_which_hold_together(text: str, told: set[tuple[str, str]]) -> None:
    found = find(text)
    assert {(one.fact, *one.values) for one in found} == told
    assert {one.groups for one in found} == {(1,)}


@pytest.mark.parametrize(
    ("text", "fact", "values"),
    [
        ("搭载L3级及以上自动驾驶功能的车型，|企业|应当", "automated-driving-levels", ("L3", "L4", "L5")),
        ("新申报型式批准的车型应当符合标准", "applies-for-new-types", ("true",)),
        ("此前已取得型式批准的汽车应当符合标准", "has-types-approved-before", ("true",)),
        ("|企业|申请新车型型式批准的，应当", "applies-for-new-types", ("true",)),
        ("|企业|被确定为关键信息基础设施运营者的，应当", "operates-critical-infrastructure", ("true",)),
    ],
)
def test_things_and_standing_that_limit(text: str, fact: str, values: tuple[str, ...]) -> None:
    assert [(one.fact, one.values) for one in find(text)] == [(fact, values)]


PEOPLE = "personal-information-subjects"
AT_LEAST, AT_MOST = ConditionOperator.AT_LEAST, ConditionOperator.AT_MOST


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("|处理1000万人以上个人信息的网络数据处理者|，还应当遵守规定", AT_LEAST, "10000000"),
        ("|网络数据处理者|处理超过10万人个人信息的，应当登记", AT_LEAST, "100001"),
        ("|掌握一百万人以上用户个人信息的企业|应", AT_LEAST, "1000000"),
        ("|处理个人信息达到100万人的企业|应", AT_LEAST, "1000000"),
        ("|处理不满10万人个人信息的企业|可以", AT_MOST, "99999"),
    ],
)
def test_how_many_people_a_statement_is_about(text: str, operator: ConditionOperator, value: str) -> None:
    (found,) = find(text)
    assert (found.fact, found.operator, found.values) == (PEOPLE, operator, (value,))


@pytest.mark.parametrize(
    "text",
    [
        "|处理10万人以上不满100万人个人信息的企业|应",
        "|处理个人信息十万人以上、不满一百万人的企业|应",
        "|企业|处理10万人以上且不足100万人个人信息的，应当登记",
    ],
)
def test_an_amount_between_two_is_two_conditions_that_hold_together(text: str) -> None:
    found = find(text)
    assert [(one.operator, one.values, one.groups) for one in found] == [
        (AT_LEAST, ("100000",), (1,)),
        (AT_MOST, ("999999",), (1,)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "|处理100万人以上不满10万人个人信息的企业|应",
        "|未处理1000万人以上个人信息的企业|可以",
        "|处理1200人个人信息的企业|应",
    ],
)
def test_an_amount_that_bounds_nothing_is_no_condition(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "words",
    [
        "涉及《个人信息保护法》第五十五条情形",
        "有《中华人民共和国个人信息保护法》第55条规定的情形之一",
        "符合个人信息保护法第五十五条第一款所列情形",
    ],
)
def test_the_situations_of_an_article(words: str) -> None:
    for text in (f"|{words}的车联网企业|在个人信息处理活动前，应评估", f"{words}的，应当评估"):
        (found,) = find(text)
        assert (found.text, found.fact, found.values) == (words, SITUATIONS, ALL_SITUATIONS)
        assert found.operator is ConditionOperator.ANY_OF


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("搭载组合驾驶辅助系统的", ["has-driver-assistance"]),
        ("具备组合驾驶辅助功能的", ["has-driver-assistance"]),
        ("装有组合辅助驾驶系统的", ["has-driver-assistance"]),
        ("研究组合驾驶辅助系统的", []),
        ("等级达到三级的", ["protection-levels"]),
        ("三级防护的", []),
    ],
)
def test_a_wording_is_found_however_it_begins(words: str, facts: list[str]) -> None:
    assert [one.fact for one in find(f"{words}，应当备案。")] == facts


@pytest.mark.parametrize(
    ("text", "words", "fact", "values"),
    [
        ("定级为三级及以上的网络设施和系统每年开展一次", "定级为三级及以上", LEVELS, ("3", "4", "5")),
        ("定级为二级的网络设施和系统每两年开展一次", "定级为二级", LEVELS, ("2",)),
        ("二级及以下的网络设施和系统每三年开展一次", "二级及以下", LEVELS, ("1", "2")),
        ("三级至四级的系统每年开展一次", "三级至四级", LEVELS, ("3", "4")),
        ("二级、三级系统每年开展一次", "二级、三级", LEVELS, ("2", "3")),
        ("定级为 ３ 级（含）以上的系统每年测评", "定级为 ３ 级（含）以上", LEVELS, ("3", "4", "5")),
        ("|搭载自动驾驶功能的智能网联汽车生产企业|应", "搭载自动驾驶功能", DRIVING, ("L3", "L4", "L5")),
        ("|搭载 L4 及以上自动驾驶功能的企业|应", "搭载 L4 及以上自动驾驶功能", DRIVING, ("L4", "L5")),
        ("|生产L3、L4级自动驾驶汽车的企业|应", "生产L3、L4级自动驾驶汽车", DRIVING, ("L3", "L4")),
        ("|搭载有条件自动驾驶功能的企业|应", "搭载有条件自动驾驶功能", DRIVING, ("L3",)),
    ],
)
def test_levels_and_their_ranges(text: str, words: str, fact: str, values: tuple[str, ...]) -> None:
    (found,) = find(text)
    assert (found.text, found.fact, found.values) == (words, fact, values)


@pytest.mark.parametrize(
    "text",
    [
        "|各车联网企业|应开展重要数据识别工作，形成并定期更新重要数据目录",
        "|企业|在个人信息处理活动前，应评估",
        "|企业|在处理重要数据前应当评估",
        "|企业|应开展数据出境活动，做好安全保护",
        "|企业|应明确处理重要数据的目的和方式",
        "|企业|应按照《涉及数据出境的企业指引》开展工作",
        "|企业|应说明是否处理重要数据的，按表填写",
        "除处理重要数据的外，|企业|可以简化",
        "|处理重要数据的企业合作的单位|应配合",
        "|车联网企业和处理重要数据的单位|应配合",
        "|个人|有权要求对其个人信息处理规则进行解释说明",
        "发生三级网络安全事件的，|企业|应立即报告",
        "L2及以上自动驾驶汽车的道路测试",
        "《重要数据处理者名录》由|企业|公布",
    ],
)
def test_topics_events_titles_and_others_are_no_conditions(text: str) -> None:
    assert find(text) == ()


def test_alternatives_are_groups_and_what_is_joined_holds_together() -> None:
    either = find("|处理重要数据或者涉及数据出境的企业|应当报告")
    assert [(one.fact, one.groups) for one in either] == [(IMPORTANT, (1,)), (EXPORTS, (2,))]
    both = find("|处理重要数据且涉及数据出境的企业|应当报告")
    assert [(one.fact, one.groups) for one in both] == [(IMPORTANT, (1,)), (EXPORTS, (1,))]
    objects = find("|处理个人信息或者重要数据的企业|应当报告")
    assert [(one.fact, one.groups) for one in objects] == [(PERSONAL, (1,)), (IMPORTANT, (2,))]
    # The act that both are objects of is of each alternative.
    exported = find("向境外提供重要数据和个人信息的，|企业|应当报告")
    assert {one.fact: one.groups for one in exported} == {
        IMPORTANT: (1,), "exports-data": (1, 2), PERSONAL: (2,),
    }  # fmt: skip


def test_places_that_limit_multiply_the_alternatives_of_each() -> None:
    found = find("|处理重要数据或者涉及数据出境的企业|应对涉及重要数据的供应商开展核查")
    assert [(one.fact, one.groups) for one in found] == [
        (IMPORTANT, (1,)),
        (EXPORTS, (2,)),
        (SUPPLIERS, (1, 2)),
    ]


def test_an_unknown_alternative_leaves_no_condition() -> None:
    assert find("|处理重要数据或者注册资本过亿的企业|应当报告") == ()
    assert find("|注册资本过亿或者处理重要数据的企业|应当报告") == ()


def test_one_condition_said_twice_is_one() -> None:
    found = find("|处理重要数据的企业|应每年对其重要数据处理活动开展评估")
    assert [(one.fact, one.text) for one in found] == [(IMPORTANT, "处理重要数据")]


@pytest.mark.parametrize(
    ("words", "values"),
    [("L3", ("L3",)), ("L3-L5", ("L3", "L4", "L5")), ("L4及以下", None), ("L2及以上", None), ("L9", None)],
)
def test_a_range_beyond_the_choices_has_no_values(words: str, values: tuple[str, ...] | None) -> None:
    assert LevelScale(("L3", "L4", "L5"), "L", "级", 0).values_of(words) == values


@pytest.mark.parametrize("wording", ["[甲", "甲]", "(甲", "甲)", "{level}", "{x}", "{0}", "", "[甲]", "甲|"])
def test_a_damaged_wording_is_refused(wording: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        wording_pattern(wording)


def test_conditions_of_the_vocabulary_are_checked(tmp_path: Path) -> None:
    shipped = (SEEDS / "vocabulary.yaml").read_text(encoding="utf-8")
    broken = shipped.replace("  - fact: shares-important-data\n", "  - fact: shares-importent-data\n")
    broken = broken.replace("    values: [L4]\n", "    values: [L9]\n").replace(
        '"个人信息[的]处理(者|', '"个人信息[的处理(者|'
    )
    path = tmp_path / "vocabulary.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(RefusedDocument) as refused:
        read_vocabulary(path)
    messages = [str(problem) for problem in refused.value.problems]
    assert len(messages) == 3
    assert any("shares-important-data" in message for message in messages)
    assert any("L9" in message for message in messages)
    assert any("] is missing" in message or "closes nothing" in message for message in messages)


BLANKS = st.text(alphabet=" \u3000\t", max_size=2)


@given(st.lists(BLANKS, min_size=6, max_size=6))
def test_blanks_make_no_difference(blanks: list[str]) -> None:
    words = "".join(character + blank for character, blank in zip("处理重要数", blanks, strict=False)) + "据"
    (found,) = find(f"|{words}的企业|应报告")
    assert (found.text, found.fact) == (words, IMPORTANT)


WORDS = (
    "处理 重要数据 个人信息 的 企业 ， 。 或者 和 且 涉及 数据出境 对其 活动 定级为 三级 及以上 L3 "
    "自动驾驶功能 搭载 前 除 外 《 》 供应商 不 应"
)
FRAGMENTS = st.sampled_from([*WORDS.split(), " "])


@given(st.one_of(st.text(max_size=60), st.lists(FRAGMENTS, max_size=30).map("".join)), st.data())
def test_any_text_is_read_with_exact_spans(text: str, data: st.DataObject) -> None:
    span = None
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        span = (start, data.draw(st.integers(start + 1, len(text))))
    found = FINDER.find(text, span)
    groups = {group for one in found for group in one.groups}
    assert groups == set(range(1, len(groups) + 1))
    for one in found:
        assert text[slice(*one.span)] == one.text
        assert one.values
        assert one.groups

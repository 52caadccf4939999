"""Dates worked out by hand."""

import datetime

import pytest

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import Bearer, Confidence
from dutygraph.graph.periods import years
from dutygraph.reasoning.comparison import Difference, compare
from dutygraph.reasoning.dates.calendar import Calendar, calendar_of, next_due
from dutygraph.reasoning.dates.derivation import why_undated
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.dates.working_days import last_working_day
from dutygraph.reasoning.dossier import dossier
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties
from tests.reasoning.building import (
    after,
    answer,
    before,
    deadline,
    duty,
    frequency,
    hand_in,
    of_year,
    provision,
    task_list,
    unspecified,
    when,
)

date = datetime.date

HIGH = when("levels", "ANY_OF", "3", "4", "5")
SECOND = when("levels", "ANY_OF", "2")

ASSESSMENTS = task_list(
    [
        duty("企业应自行或委托第三方开展符合性评测和安全风险评估并报送市通管局"),
        duty("定级为三级及以上的网络设施和系统每年开展一次", HIGH, frequency("P1Y", "每年开展一次")),
        duty("定级为二级的网络设施和系统每两年开展一次", SECOND, frequency("P2Y", "每两年开展一次")),
        duty(
            "企业应在11月30日前向市通管局报送符合性评测和风险评估报告",
            deadline(11, 30, "在11月30日前"),
            hand_in("符合性评测和风险评估报告", "市通管局"),
        ),
    ],
)
ASSESS, YEARLY, BIENNIAL, REPORT = (one.id for one in ASSESSMENTS.duties)


START, END = date(2026, 1, 1), date(2026, 12, 31)


def of_2026(given: ApplicableDuties) -> Calendar:
    return calendar_of(schedule(given), START, END, START)


def dated(found: Calendar) -> list[tuple[str, str]]:
    return [(entry.date.isoformat(), entry.duty.id) for entry in found.entries]


def undated(found: Calendar) -> list[tuple[str, str | None]]:
    return [(one.duty.id, one.rule.text if one.rule else None) for one in found.undated]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 10, 4), date(2026, 9, 30)),  # the National Day holidays
        (date(2026, 10, 10), date(2026, 10, 10)),  # a Saturday worked in their place
        (date(2026, 10, 11), date(2026, 10, 10)),
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(2004, 1, 1), None),  # it goes back into a year that is not known
        (date(2090, 6, 1), None),
    ],
)
def test_the_last_working_day_counts_holidays_and_days_worked_for_them(
    day: date, expected: date | None
) -> None:
    assert last_working_day(day) == expected


def certainties(found: Calendar) -> dict[str, str]:
    return {entry.duty.id: entry.certainty for entry in found.entries}


def test_a_yearly_frequency_is_due_by_the_deadline_its_text_joins() -> None:
    found = of_2026(answer(ASSESSMENTS, ["iov"], levels=["3"]))
    assert dated(found) == [("2026-11-30", YEARLY), ("2026-11-30", REPORT)]
    assert set(certainties(found).values()) == {"STATED"}
    assert undated(found) == [(ASSESS, None)]
    joining, report = found.entries
    assert "“levels ANY_OF 3 4 5：每年开展一次”" in report.words.zh
    assert "企业应在11月30日前向市通管局报送" in joining.words.zh
    assert joining.rule == report.rule
    assert [one.name for one in report.deliverables] == ["符合性评测和风险评估报告"]
    assert [one.name for one in report.duty.recipients] == ["市通管局"]


def test_what_is_due_every_second_year_hangs_on_the_last_time() -> None:
    found = of_2026(answer(ASSESSMENTS, ["iov"], levels=["2"]))
    assert certainties(found) == {BIENNIAL: "CONDITIONAL", REPORT: "CONDITIONAL"}
    assert undated(found) == [(ASSESS, None)]
    for entry in found.entries:
        assert entry.verdict == "APPLIES"
        assert not entry.missing_facts
        assert [rule.text for rule in entry.missing_occurrences] == ["每两年开展一次"]
        assert "“每两年开展一次”是否落在2026年" in entry.words.zh
        assert "depends on when it was last done" in entry.words.en


def test_one_yearly_case_makes_the_date_sure_beside_a_two_yearly_one() -> None:
    found = of_2026(answer(ASSESSMENTS, ["iov"], levels=["2", "3"]))
    assert certainties(found) == {YEARLY: "STATED", BIENNIAL: "CONDITIONAL", REPORT: "STATED"}
    assert undated(found) == [(ASSESS, None)]


def test_while_the_case_is_open_so_is_the_date() -> None:
    found = of_2026(answer(ASSESSMENTS, ["iov"]))
    assert certainties(found) == dict.fromkeys((YEARLY, BIENNIAL, REPORT), "CONDITIONAL")
    verdicts = {entry.duty.id: entry.verdict for entry in found.entries}
    assert verdicts == {YEARLY: "UNKNOWN", BIENNIAL: "UNKNOWN", REPORT: "APPLIES"}
    report = found.entries[-1]
    assert [[fact.id for fact in facts] for facts in report.missing_facts] == [["levels"]]
    assert [rule.text for rule in report.missing_occurrences] == ["每两年开展一次"]
    assert "频次取决于尚未断定的情形" in report.words.zh


@pytest.mark.parametrize("levels", [["1"], []])
def test_a_deadline_none_of_whose_cases_is_the_enterprises_has_no_date(levels: list[str]) -> None:
    found = of_2026(answer(ASSESSMENTS, ["iov"], levels=levels))
    assert not found.entries
    assert undated(found) == [(ASSESS, None), (REPORT, "在11月30日前")]
    (_, report) = found.undated
    assert report.reason == "NOT_STATED"
    words = why_undated(report)
    assert words
    assert "本企业均不属于" in words.zh


def test_a_frequency_means_the_closest_deadline_whose_duty_applies() -> None:
    tasks = task_list(
        [
            duty("平台11月30日前报送", deadline(11, 30), hand_in("演练报告"), types=["platform"]),
            duty("生产企业每年开展一次，形成演练报告", frequency("P1Y", "每年开展一次"), types=["maker"]),
            duty("企业在3月10日前公布", deadline(3, 10), hand_in("演练报告")),
        ]
    )
    ids = [one.id for one in tasks.duties]
    maker = of_2026(answer(tasks, ["maker"]))
    assert dated(maker) == [("2026-03-10", ids[1]), ("2026-03-10", ids[2])]
    both = of_2026(answer(tasks, ["maker", "platform"]))
    assert dated(both) == [("2026-03-10", ids[2]), ("2026-11-30", ids[0]), ("2026-11-30", ids[1])]
    assert {*certainties(maker).values(), *certainties(both).values()} == {"STATED"}
    untold = of_2026(answer(tasks))
    assert set(dated(untold)) == {*dated(maker), *dated(both)}
    # It is the platform's own report, and its frequency is the maker's alone.
    assert dated(of_2026(answer(tasks, ["platform"]))) == [("2026-03-10", ids[2])]


@pytest.mark.parametrize(
    ("frequent", "due", "joins"),
    [
        ("每年对处理活动至少开展一次数据安全风险评估", "数据安全风险评估报告", True),
        ("每年至少组织开展一次应急演练", "应急演练报告", True),
        ("每年至少组织开展一次应急演练", "安全负责人信息", False),
        ("每年开展一次数据安全培训", "数据安全风险评估报告", False),
    ],
)
def test_a_frequency_joins_only_a_deadline_for_what_it_speaks_of(
    frequent: str, due: str, joins: bool
) -> None:
    tasks = task_list(
        [
            duty(frequent, frequency("P1Y", "每年")),
            duty("企业应在11月30日前报送有关材料", deadline(11, 30), hand_in(due)),
        ]
    )
    first, second = (one.id for one in tasks.duties)
    found = of_2026(answer(tasks, ["iov"]))
    assert dated(found) == [("2026-11-30", each) for each in ([first, second] if joins else [second])]
    assert undated(found) == ([] if joins else [(first, "每年")])


def test_a_frequency_without_its_object_joins_by_the_statement_before_it_only() -> None:
    tasks = task_list(
        [
            duty("企业应开展数据安全风险评估"),
            duty("企业应制定应急预案"),
            duty("三级以上每年开展一次", frequency("P1Y", "每年开展一次")),
            duty("11月30日前报送", deadline(11, 30), hand_in("数据安全风险评估报告")),
        ]
    )
    assert undated(of_2026(answer(tasks, ["iov"])))[-1] == (tasks.duties[2].id, "每年开展一次")


def test_one_sentence_joins_whatever_its_words() -> None:
    one = task_list(
        [
            duty(
                "每年应至少开展一次合作方审核，并在11月30日前将情况报送",
                frequency("P1Y", "每年应至少开展一次"),
                deadline(11, 30),
            )
        ]
    )
    (entry,) = of_2026(answer(one, ["iov"])).entries
    assert "频次：“每年应至少开展一次”" in entry.words.zh
    assert not of_2026(answer(one, ["iov"])).undated


def test_a_frequency_does_not_join_a_deadline_that_does_not_apply_or_of_another_task() -> None:
    report = duty("报送", deadline(11, 30), hand_in("演练报告"), types=["maker"])
    drill = duty("每年演练报告", frequency("P1Y", "每年"))
    for tasks in (task_list([drill, report]), task_list([drill], [report])):
        found = of_2026(answer(tasks, ["platform"]))
        assert not found.entries
        assert undated(found) == [(tasks.duties[0].id, "每年")]


def test_what_an_authority_is_to_do_by_a_day_is_no_deadline_of_an_enterprise() -> None:
    tasks = task_list(
        [
            duty("每年开展一次数据安全评估", frequency("P1Y", "每年开展一次")),
            duty("市局在11月30日前公布数据安全评估", deadline(11, 30), bearer=Bearer.AUTHORITY),
        ]
    )
    found = of_2026(answer(tasks, ["iov"]))
    assert not found.entries
    assert undated(found) == [(tasks.duties[0].id, "每年开展一次")]
    assert not tasks.joins


def test_a_full_stop_ends_a_sentence_within_a_statement_or_behind_it() -> None:
    for first, second in (("每年开展一次演练。", "11月30日前报送"), ("每年开展一次演练", "11月30日前报送")):
        tasks = task_list([duty(first, frequency("P1Y", "每年")), duty(second, deadline(11, 30))])
        assert not tasks.joins
    clauses = [
        duty("每年开展一次演练，", frequency("P1Y", "每年")),
        duty("11月30日前报送", deadline(11, 30)),
    ]
    assert task_list(clauses, between="并").joins
    assert not task_list([duty("每年开展一次演练。", frequency("P1Y", "每年")), clauses[1]], between="").joins


def test_entries_are_by_date_whatever_their_place_in_the_document() -> None:
    tasks = task_list(
        [duty("11月30日前报送", deadline(11, 30))],
        [duty("3月10日前报送", deadline(3, 10))],
        [duty("11月30日前再报送", deadline(11, 30))],
    )
    first, second, third = (one.id for one in tasks.duties)
    assert [id for _, id in dated(of_2026(answer(tasks, ["iov"])))] == [second, first, third]


def test_a_deadline_that_says_every_year_stays_beside_a_longer_frequency() -> None:
    both = task_list(
        [
            duty(
                "每两年开展一次评估，每年3月10日前更新信息",
                frequency("P2Y", "每两年开展一次"),
                deadline(3, 10, "每年3月10日前"),
            )
        ]
    )
    found = of_2026(answer(both, ["iov"]))
    assert dated(found) == [("2026-03-10", both.duties[0].id)]
    assert undated(found) == [(both.duties[0].id, "每两年开展一次")]


def test_a_deadline_of_one_year_is_due_in_that_year_alone() -> None:
    once = task_list(
        [
            duty(
                "每两年开展一次评估，2027年3月10日前报送",
                frequency("P2Y", "每两年开展一次"),
                deadline(3, 10, "2027年3月10日前", year=2027),
            )
        ]
    )
    plan, id = schedule(answer(once, ["iov"])), once.duties[0].id
    found = calendar_of(plan, date(2026, 1, 1), date(2030, 12, 31), START)
    assert [entry.date for entry in found.entries] == [date(2027, 3, 10)]
    assert found.entries[0].certainty == "STATED"
    assert "“2027年3月10日前”：2027年3月10日" in found.entries[0].words.zh
    assert not found.undated
    assert next_due(plan, date(2025, 1, 1))[id].date == date(2027, 3, 10)
    assert next_due(plan, date(2027, 3, 11))[id].past_due
    assert not next_due(plan, date(2028, 1, 1))


def test_a_quarterly_frequency_takes_no_date_from_a_yearly_deadline() -> None:
    both = task_list([duty("每季度一次，11月30日前报送", frequency("P3M", "每季度"), deadline(11, 30))])
    found = of_2026(answer(both, ["iov"]))
    assert len(found.entries) == 1
    assert undated(found) == [(both.duties[0].id, "每季度")]


def test_the_reason_for_having_no_date_tells_standing_duties_from_those_that_wait() -> None:
    tasks = task_list(
        [
            duty("变化后报告", after("变化")),
            duty("发布前检测", before("发布")),
            duty("每年演练", frequency("P1Y", "每年")),
            duty("定期更新", unspecified("定期")),
            duty("应报备评估报告", hand_in("评估报告")),
            duty("应加强管理"),
        ]
    )
    assert [one.reason for one in of_2026(answer(tasks, ["iov"])).undated] == [
        "ON_EVENT", "ON_EVENT", "NEEDS_LAST_TIME", "NOT_STATED", "NOT_STATED", "STANDING",
    ]  # fmt: skip


def test_events_are_undated_and_what_is_unspecified_where_there_is_no_date() -> None:
    tasks = task_list(
        [
            duty("定期更新，7月31日前备案", unspecified("定期"), deadline(7, 31), after("变化")),
            duty("定期更新", unspecified("定期")),
            duty("加强管理"),
        ]
    )
    first, second, third = (one.id for one in tasks.duties)
    found = of_2026(answer(tasks, ["iov"]))
    assert dated(found) == [("2026-07-31", first)]
    assert undated(found) == [(first, "变化后"), (second, "定期"), (third, None)]


def test_a_provisions_deadline_names_the_provision_and_its_confidence() -> None:
    rested = task_list(
        [
            duty(
                "应按要求报送年度报告",
                unspecified("按要求"),
                deadline(12, 15, "每年12月15日前", Confidence.SECONDARY),
                provision("第十三条", "汽车数据安全管理若干规定（试行）"),
            )
        ]
    )
    found = of_2026(answer(rested, ["iov"]))
    assert not found.undated
    (entry,) = found.entries
    assert entry.date == date(2026, 12, 15)
    assert "《汽车数据安全管理若干规定（试行）》第十三条（SECONDARY" in entry.words.zh


def test_the_last_of_february_stands_for_its_29th() -> None:
    leap = task_list([duty("2月29日前报送", deadline(2, 29))], period=of_year(2027))
    plan = schedule(answer(leap, ["iov"]))
    found = calendar_of(plan, date(2027, 1, 1), date(2028, 12, 31), START)
    assert [entry.date for entry in found.entries] == [date(2027, 2, 28), date(2028, 2, 29)]
    assert "2027年没有2月29日" in found.entries[0].words.zh
    assert "2028年没有" not in found.entries[1].words.zh


def test_a_range_holds_both_its_ends_and_at_most_ten_years() -> None:
    plan = schedule(answer(task_list([duty("3月10日前报送", deadline(3, 10))]), ["iov"]))

    def entries(start: date, end: date) -> int:
        return len(calendar_of(plan, start, end, START).entries)

    assert entries(date(2026, 3, 10), date(2026, 3, 10)) == 1
    assert entries(date(2026, 3, 10), date(2036, 3, 10)) == 11
    assert entries(date(2026, 3, 11), date(2027, 3, 9)) == 0
    assert entries(date(9999, 1, 1), date(9999, 12, 31)) == 1
    assert entries(date(1, 1, 1), date(1, 12, 31)) == 0
    with pytest.raises(InvalidInput, match="longer than 10 years") as longer:
        entries(date(2026, 3, 10), date(2036, 3, 11))
    with pytest.raises(InvalidInput, match="to end on 2026-03-09, before") as turned:
        entries(date(2026, 3, 10), date(2026, 3, 9))
    for refused in (longer.value, turned.value):
        assert (refused.argument, refused.reason) == ("to", ErrorReason.OUT_OF_RANGE)


def test_what_is_past_due_is_not_hidden_behind_the_next_year() -> None:
    both = task_list([duty("应报送", deadline(3, 10, "每年3月10日前"), deadline(11, 30))])
    plan, id = schedule(answer(both, ["iov"])), both.duties[0].id
    expected = {
        date(2025, 5, 5): (date(2026, 3, 10), False),
        date(2026, 3, 10): (date(2026, 3, 10), False),
        date(2026, 3, 11): (date(2026, 11, 30), False),
        date(2026, 12, 1): (date(2026, 11, 30), True),
        date(2027, 1, 1): (date(2027, 3, 10), False),
        date(9999, 12, 1): (date(9999, 11, 30), True),
    }
    found = {on: next_due(plan, on)[id] for on in expected}
    assert {on: (entry.date, entry.past_due) for on, entry in found.items()} == expected


def test_a_dossier_names_each_deliverable_once_with_whom_and_why_and_when() -> None:
    shared = task_list(
        [duty("应报送", deadline(11, 30), hand_in("报告", "局", "部"))],
        [duty("应再报送", deadline(3, 10), hand_in("报告", "局", "省"), hand_in("目录"))],
        [duty("生产企业报送", hand_in("检测报告"), types=["maker"])],
        [duty("出境的企业报送", when("exports", "IS", "true"), hand_in("出境报告"))],
    )
    given = answer(shared, ["iov", "platform"])
    report, catalogue, export = dossier(given.obligations, next_due(schedule(given), START), {})
    assert [one.name for one in report.recipients] == ["局", "部", "省"]
    assert [one.id for one in report.obligations] == [one.id for one in shared.duties[:2]]
    assert report.next_due
    assert report.next_due.date == date(2026, 3, 10)
    assert catalogue.deliverable.name == "目录"
    assert [one.verdict for one in (report, catalogue, export)] == ["APPLIES", "APPLIES", "UNKNOWN"]


def test_what_a_change_brings_and_takes() -> None:
    changing = task_list(
        [duty("平台报送", deadline(3, 10), hand_in("报告"), types=["platform"])],
        [duty("生产企业报送", deadline(3, 10), hand_in("报告"), hand_in("目录"), types=["maker"])],
        [duty("都应", hand_in("目录"))],
    )
    was, now = answer(changing, ["platform"]), answer(changing, ["maker"])
    found = compare(was, now, of_2026(was).entries, of_2026(now).entries)
    assert [one.task.number for one in found.tasks.gained] == [2]
    assert [one.task.number for one in found.tasks.lost] == [1]
    assert found.deliverables == Difference()
    assert [entry.duty.id for entry in found.dates.gained] == [changing.duties[1].id]
    assert [entry.duty.id for entry in found.dates.lost] == [changing.duties[0].id]


@pytest.mark.parametrize(
    ("period", "expected"), [("P1Y", 1), ("P2Y", 2), ("P6M", 0.5), ("P12M", 1), ("P1Y6M", 1.5), ("PT48H", 0)]
)
def test_periods_are_compared_in_years(period: str, expected: float) -> None:
    assert years(period) == expected
    assert years("P1W") < years("P1M") < years("P3M")


@pytest.mark.parametrize("period", ["", "P", "PT", "1Y", "P1.5Y", "P1Y "])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(InvalidInput, match="no ISO 8601 duration"):
        years(period)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("11月30日前", True),
        ("11月30日之前", True),
        ("11月底以前", True),
        ("11月30日", False),
        ("每年11月30日完成", False),
    ],
)
def test_that_the_day_itself_is_counted_is_said_to_be_the_customary_reading(text: str, said: bool) -> None:
    [entry] = of_2026(answer(task_list([duty("企业应报送", deadline(11, 30, text))]), ["iov"])).entries
    assert ("依惯例含当日" in entry.words.zh) is said
    assert ("the customary reading" in entry.words.en) is said
    assert "on or before 30 November 2026" in entry.words.en


def test_the_year_after_is_that_after_the_list_s_own() -> None:
    after = task_list([duty("次年1月底前报送总结", deadline(1, 31, "次年1月底前"))], period=of_year(2026))
    plan = schedule(answer(after, ["iov"]))
    found = calendar_of(plan, date(2026, 1, 1), date(2028, 12, 31), START)
    assert [(entry.date, entry.certainty.name) for entry in found.entries] == [
        (date(2027, 1, 31), "STATED"),
        (date(2028, 1, 31), "PROJECTED"),
    ]

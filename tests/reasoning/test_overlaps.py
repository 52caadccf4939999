"""Where duties of several tasks ask the same act."""

import datetime

from dutygraph.reasoning.dates.calendar import next_due
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.overlaps import Overlap, overlaps
from dutygraph.reasoning.records import Duty
from dutygraph.reasoning.verdicts.applicability import applicable_duties, requirements_behind
from dutygraph.reasoning.verdicts.profile import read_profile
from tests.reasoning.building import deadline, duty, hand_in, provision, requirement, task_list, when

ON = datetime.date(2026, 1, 1)


def found(*tasks: list[Duty]) -> list[Overlap]:
    duties = task_list(*tasks)
    profile = read_profile(duties.vocabulary, ["maker"])
    given = applicable_duties([duties], profile)
    behind = requirements_behind(given, ON)
    return list(overlaps(given.obligations, behind, next_due(schedule(given, (), behind), ON)))


def test_one_thing_asked_for_by_two_tasks_goes_to_all_by_the_first_day() -> None:
    (one,) = found(
        [duty("甲", hand_in("年度报告", "city"), deadline(11, 30, "11月30日前"))],
        [duty("乙", hand_in("年度 报告", "province"), deadline(3, 31, "3月31日前"))],
        [duty("丙", hand_in("自查报告", "city"))],
    )
    assert [each.obligation.text for each in one.obligations] == ["甲", "乙"]
    assert {item.name for item in one.deliverables} == {"年度报告", "年度 报告"}
    assert [to.id for to in one.recipients] == ["authority:city", "authority:province"]
    assert one.strictest is not None
    assert one.strictest.date == datetime.date(2026, 3, 31)


def test_within_one_task_it_is_one_thing_said_twice() -> None:
    assert found([duty("甲", hand_in("年度报告")), duty("乙", hand_in("年度报告"))]) == []


def test_a_name_that_says_only_of_what_kind_it_is_makes_nothing_one() -> None:
    assert found([duty("报告漏洞", hand_in("报告"))], [duty("报告事件", hand_in("报告"))]) == []


def test_what_does_not_fall_on_the_enterprise_overlaps_with_nothing() -> None:
    other = duty("乙", hand_in("年度报告"), types=("platform",))
    assert found([duty("甲", hand_in("年度报告"))], [other]) == []


def test_one_provision_behind_two_tasks() -> None:
    def backed(text: str, *said: object) -> Duty:
        behind = requirement(provision("第九条", "条例"), types=("maker",), recipients=["province"])
        return duty(text, *said, backed_by=[behind])  # type: ignore[arg-type]

    (one,) = found([backed("甲")], [backed("乙", when("important-data", "IS", "true"))], [duty("丙")])
    assert [each.obligation.text for each in one.obligations] == ["甲", "乙"]
    assert one.deliverables == ()
    assert [to.id for to in one.recipients] == ["authority:province"]

"""What there is to say of a task list beside its duties: its years, its editions, whether it is a draft."""

import datetime
from collections.abc import Iterator, Sequence

from dutygraph.graph.model import Review
from dutygraph.reasoning.list_period import ListPeriod
from dutygraph.reasoning.notices import Notice, NoticeKind, unreviewed
from dutygraph.reasoning.task_list import TaskListDuties


def list_notices(lists: Sequence[TaskListDuties], on: datetime.date) -> tuple[Notice, ...]:
    """Of lists that are asked about a day."""
    by_rules = [one for one in lists if {duty.obligation.review for duty in one.duties} == {Review.EXTRACTED}]
    return (
        *(notice for one in lists for notice in _of(one, one.period, on)),
        *([unreviewed(by_rules)] if by_rules else ()),
    )


def not_begun(lists: Sequence[TaskListDuties], start: datetime.date) -> tuple[Notice, ...]:
    """Of lists whose dates are asked for from a day on which neither they nor an earlier edition had
    begun.
    """
    later = {one.period.newer.id for one in lists if one.period.newer is not None}
    return tuple(
        Notice(
            NoticeKind.NOT_IN_FORCE,
            f"《{one.title}》自{one.period.begins}起；此前的日期不在其中。",
            f"{one.title} begins on {one.period.begins}; it has no dates before.",
            task_list=one,
        )
        for one in lists
        if one.period.begins > start and one.id not in later
    )


def other_wording(law: TaskListDuties, on: datetime.date) -> Notice | None:
    """That another wording of a law is in force on a day than the one that is loaded, where that is known."""
    first, last = law.period.worded
    if first <= on <= last:
        return None
    when, when_en = (f"{first}前", f"before {first}") if on < first else (f"{last}之后", f"after {last}")
    return Notice(
        NoticeKind.REPLACED_STANDARD,
        f"《{law.title}》经修改，{when}施行的是另一文本，尚未载入；该日有何义务待定。",
        f"{law.title} was amended: another wording is in force {when_en}, which is not loaded; what it asks "
        "then is open.",
        instrument=law,
    )


def _of(duties: TaskListDuties, period: ListPeriod, on: datetime.date) -> Iterator[Notice]:
    if duties.draft:
        yield Notice(
            NoticeKind.DRAFT,
            f"《{duties.title}》是征求意见稿，不产生义务。",
            f"{duties.title} is a draft for comments; it imposes no duties.",
            task_list=duties,
        )
    if period.newer is not None:
        yield Notice(
            NoticeKind.NEWER_EDITION,
            f"《{period.newer.title}》自{period.newer.starts}起取代《{duties.title}》。",
            f"{period.newer.title} takes over from {duties.title} on {period.newer.starts}.",
            task_list=period.newer,
        )
    elif period.last < on:
        yield Notice(
            NoticeKind.LIST_YEAR_OVER,
            f"《{duties.title}》写明至{period.last}止，尚未载入更新的清单；此后是否仍有效未定。",
            f"{duties.title} says that it ends on {period.last} and no newer list is loaded: whether it "
            "holds after is open.",
            task_list=duties,
        )
    elif period.last_year is not None and period.last_year < on.year:
        year, after = period.last_year, period.last_year + 1
        yield Notice(
            NoticeKind.LIST_YEAR_OVER,
            f"《{duties.title}》是{year}年的，尚未载入更新的清单；{after}年起的日期为沿用推定。",
            f"{duties.title} is for {year} and no newer list is loaded: dates from {after} on are carried "
            "over.",
            task_list=duties,
        )

"""What whoever reads an answer has to know beside it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dutygraph.reasoning.task_list import TaskListDuties


class NoticeKind(StrEnum):
    PLACE_NOT_TOLD = "PLACE_NOT_TOLD"
    LIST_YEAR_OVER = "LIST_YEAR_OVER"
    NEWER_EDITION = "NEWER_EDITION"
    REPLACED_STANDARD = "REPLACED_STANDARD"
    NOT_IN_FORCE = "NOT_IN_FORCE"
    DRAFT = "DRAFT"
    UNREVIEWED = "UNREVIEWED"
    ANSWERS_DISAGREE = "ANSWERS_DISAGREE"
    TRANSITION = "TRANSITION"
    ALTERNATIVE_BY_FIELD = "ALTERNATIVE_BY_FIELD"


@dataclass(frozen=True, slots=True)
class Node:
    """A node that is shown by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Notice:
    kind: NoticeKind
    text: str
    text_en: str
    task_list: Node | None = None
    instrument: Node | None = None


def list_notices(duties: TaskListDuties, on: datetime.date) -> tuple[Notice, ...]:
    """What there is to say of a list that is asked about a day."""
    period, found = duties.period, []
    if duties.draft:
        found.append(
            Notice(
                NoticeKind.DRAFT,
                f"《{duties.title}》是征求意见稿，不产生义务。",
                f"{duties.title} is a draft for comments; it imposes no duties.",
                Node(duties.id),
            )
        )
    if period.newer is not None:
        found.append(
            Notice(
                NoticeKind.NEWER_EDITION,
                f"《{period.newer.title}》自{period.newer.starts}起取代《{duties.title}》。",
                f"{period.newer.title} takes over from {duties.title} on {period.newer.starts}.",
                Node(period.newer.id),
            )
        )
    elif period.last_year is not None and period.last_year < on.year:
        found.append(
            Notice(
                NoticeKind.LIST_YEAR_OVER,
                f"《{duties.title}》是{period.last_year}年的，尚未载入更新的清单；"
                f"{period.last_year + 1}年起的日期为沿用推定。",
                f"{duties.title} is for {period.last_year} and no newer list is loaded: "
                f"dates from {period.last_year + 1} on are carried over.",
                Node(duties.id),
            )
        )
    return tuple(found)


def calendar_notices(
    editions: Sequence[TaskListDuties], start: datetime.date, on: datetime.date
) -> tuple[Notice, ...]:
    """The same of the editions, in order, whose dates are asked for from a day on."""
    first, found = editions[0], list_notices(editions[-1], on)
    if first.period.first_day <= start:
        return found
    begins = Notice(
        NoticeKind.NOT_IN_FORCE,
        f"《{first.title}》自{first.period.first_day}起；此前的日期不在其中。",
        f"{first.title} begins on {first.period.first_day}; there are no dates before.",
        Node(first.id),
    )
    return (begins, *found)

"""What values are called in the files, in both languages."""

from collections.abc import Iterable
from enum import StrEnum

from dutygraph.graph.model import Authority, Deliverable
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Reason
from dutygraph.schema.words import words_of
from dutygraph.service.downloads.sheets import Cell, lines

_PAST_DUE = "已过 past"
_NOT_THE_LISTS = "清单没有写，出自所依据的条款 not in the list: of the provision behind the duty"


def called(value: StrEnum) -> str:
    """What a value is called in the files, both languages in one."""
    return " ".join(words_of(f"{type(value).__name__} in files")[value])


def about(reason: Reason) -> str:
    if reason.enterprise_type is not None:
        return f"企业类型 type: {reason.enterprise_type.name}"
    if reason.condition is not None:
        return f"条件 condition: {reason.condition.text}"
    return reason.text


def certainty_of(entry: CalendarEntry | None) -> Cell:
    if entry is None:
        return None
    told = [called(entry.certainty), *([_PAST_DUE] if entry.past_due else [])]
    sure = entry.rule.confidence
    return lines([*told, *([_NOT_THE_LISTS, called(sure)] if sure else [])])


def named(several: Iterable[Deliverable | Authority]) -> str | None:
    return lines(list(dict.fromkeys(one.name for one in several)))


def to_be_told(one: ObligationVerdict) -> str | None:
    """The questions that settle what is open; each line is one way."""
    return lines(["、".join(fact.question for fact in several) for several in one.missing_facts])

"""A time rule as read from compact text, before its words are found in the text it came from."""

from dataclasses import dataclass, fields
from typing import Any

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.events import Event
from dutygraph.loaders.with_values import with_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The fields of `graph.model.TimeRule` that say when, beside the words."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    times: int | None = None
    period: str | None = None
    at_least: bool | None = None
    within: str | None = None
    working_days: bool | None = None

    def given(self) -> dict[str, Any]:
        """Those that are told, by their names."""
        told = {each.name: getattr(self, each.name) for each in fields(Limit)}
        return {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class TimeReading(Limit):
    """`start` to `end` are the words that say when, `event` those for what happens, where it takes that."""

    kind: TimeRuleKind
    start: int
    end: int
    event: Event | None = None


def moved(reading: TimeReading, by: int) -> TimeReading:
    """The reading in a text that begins so many characters earlier."""
    event = reading.event and Event(reading.event.start + by, reading.event.end + by)
    return with_values(reading, start=reading.start + by, end=reading.end + by, event=event)

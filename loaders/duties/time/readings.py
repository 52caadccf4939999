"""A time rule as read from compact text, before its words are found in the text it came from."""

from dataclasses import dataclass, replace

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.events import Event


@dataclass(frozen=True, slots=True)
class TimeReading:
    """`start` to `end` are the words that say when, `event` those for what happens, where it takes that."""

    kind: TimeRuleKind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    times: int | None = None
    period: str | None = None
    at_least: bool | None = None
    within: str | None = None
    working_days: bool | None = None
    event: Event | None = None


def moved(reading: TimeReading, by: int) -> TimeReading:
    """The reading in a text that begins so many characters earlier."""
    event = reading.event and Event(reading.event.start + by, reading.event.end + by)
    return replace(reading, start=reading.start + by, end=reading.end + by, event=event)

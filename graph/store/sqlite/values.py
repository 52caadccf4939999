"""Values as SQLite holds them, and the values of a fetch apart from its shape."""

import datetime
from collections.abc import Sequence
from typing import Any, TypeAlias

import orjson

from dutygraph.graph.model import Value
from dutygraph.graph.store.days import counted_from
from dutygraph.graph.store.plan import Span

SqlValue: TypeAlias = str | int | None


def encoded(value: Value) -> SqlValue:
    """Dates as ISO text, tuples as JSON, instants in UTC to the microsecond: text order is time order."""
    if isinstance(value, datetime.datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
        return aware.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json_text(value)
    if isinstance(value, str):
        return str(value)
    return int(value) if isinstance(value, bool) else value


def json_text(values: Any) -> str:
    return orjson.dumps(values).decode()


class Parameters(dict[str, SqlValue]):
    """The values taken out of a fetch, by the names of their slots, which stand in a statement as :v0."""

    def slot(self, value: SqlValue) -> str:
        name = f"v{len(self)}"
        self[name] = value
        return f":{name}"

    def one(self, value: Value) -> str | None:
        return None if value is None else self.slot(encoded(value))

    def many(self, values: Sequence[Value]) -> str:
        if {*map(type, values)} == {str}:
            return self.slot(json_text(values))
        return self.slot(json_text([encoded(value) for value in values if value is not None]))

    def size(self, size: int) -> str:
        return self.slot(size)

    def day(self, on: datetime.date, bound: Value) -> str:
        begin, numbers = f"v{len(self)}_", counted_from(on, bound)
        stretches = numbers.pop("stretches")
        for at, ends in enumerate(stretches):
            numbers |= {f"{name}{at}": end for name, end in zip(("low", "high", "more"), ends, strict=True)}
        self.update({f"{begin}{name}": each for name, each in numbers.items()})
        return f":{begin}"

    def span(self, span: Span) -> tuple[str, str]:
        return self.slot(span.start), self.slot(span.end)

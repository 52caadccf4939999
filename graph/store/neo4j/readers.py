"""JSON out of what statements answer: lists of values become objects with their keys."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import orjson

from dutygraph.graph.store import plan
from dutygraph.graph.store.plan import Arguments, Paging, Rows, Span

Reader: TypeAlias = Callable[[Any, Arguments], Any]


def as_it_is(value: Any, _: Arguments) -> Any:
    return value


def constant(value: Any) -> Callable[..., Any]:
    return lambda *_: value


@dataclass(frozen=True, slots=True)
class Made:
    """An expression of Cypher, and how its value becomes JSON."""

    text: str
    read: Reader = as_it_is

    def where(self, condition: str) -> "Made":
        """The same, or null."""
        return Made(f"CASE WHEN {condition} THEN {self.text} END", self.read)


def list_of(parts: Iterable[Made]) -> str:
    return f"[{', '.join(part.text for part in parts)}]"


def json_of(value: Any) -> bytes:
    return orjson.dumps(value, default=_temporal)


def native_datetime(value: Any) -> datetime.datetime:
    moment: datetime.datetime = value.to_native()
    return moment.astimezone(datetime.UTC)


def _temporal(value: Any) -> str:
    native = value.to_native()
    if isinstance(native, datetime.datetime):
        return native.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    return str(native.isoformat())


# ---- objects ----------------------------------------------------------------


def one_of(arms: Sequence[Reader]) -> Reader:
    """Of the number of one of these, and its value."""
    return lambda value, given: None if value is None else arms[value[0]](value[1], given)


def object_of(fields: Sequence[tuple[str, Reader]]) -> Reader:
    keys = [key for key, _ in fields]
    inner = [(at, key, read) for at, (key, read) in enumerate(fields) if read is not as_it_is]

    def object(values: Any, given: Arguments) -> Any:
        if not isinstance(values, list):
            return values
        found = dict(zip(keys, values, strict=True))
        for at, key, read in inner:
            found[key] = read(values[at], given)
        return found

    return object


def around(part: plan.Around, value: Any, given: Arguments) -> dict[str, Any]:
    text, start, end = value
    return plan.around(part, text, start, end, cast("Span", given[part.site]))


def derived_from(readers: Sequence[Reader], by: Callable[..., Any]) -> Reader:
    return lambda values, given: by(
        *(read(value, given) for read, value in zip(readers, values, strict=True))
    )


def listed(read: Reader, site: int | None) -> Reader:
    def found(values: Any, given: Arguments) -> list[Any]:
        found = [read(value, given) for value in values]
        return found[::-1] if site is not None and cast("Paging", given[site]).backwards else found

    return found


def excerpt(site: int, text: str, given: Arguments) -> str:
    """Characters are counted here, for Neo4j counts those beyond the basic plane twice."""
    span = cast("Span", given[site])
    end = len(text) if span.end is None else span.end
    if not 0 <= span.start <= end <= len(text):
        raise plan.Outside(site, len(text))
    return text[span.start : end]


def page_of(page: plan.Page, cells: Sequence[Reader]) -> Reader:
    def told(value: Any, given: Arguments) -> Any:
        found, total = value
        rows = [[read(cell, given) for read, cell in zip(cells, row, strict=True)] for row in found or ()]
        return page.tell(Rows.found(rows, total, cast("Paging", given[page.site])))

    return told


def plain(values: Any, _: Arguments) -> list[Any]:
    """What orders a row, as JSON has it."""
    return [_temporal(each) if hasattr(each, "to_native") else each for each in values]

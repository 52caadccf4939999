"""JSON out of what statements answer: lists of values become objects with their keys."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, cast

import orjson

from dutygraph.graph.store import plan
from dutygraph.graph.store.plan import Arguments, Paging, Part, Span

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


def stretch_of(readers: Sequence[Reader]) -> Reader:
    def merged(lists: Any, given: Arguments) -> list[Any]:
        found = [(row, read) for rows, read in zip(lists, readers, strict=True) for row in rows]
        found.sort(key=lambda one: (one[0][0], -one[0][1], one[0][2]))
        return [read(row[3], given) for row, read in found]

    return merged


def listed(read: Reader, site: int | None) -> Reader:
    def found(values: Any, given: Arguments) -> list[Any]:
        found = [read(value, given) for value in values]
        return found[::-1] if site is not None and cast("Paging", given[site]).backwards else found

    return found


def grouped(read: Reader) -> Reader:
    def groups(rows: Any, given: Arguments) -> Any:
        found: dict[str, list[Any]] = {}
        for names, value in rows:
            made = read(value, given)
            for name in names:
                found.setdefault(name, []).append(made)
        return [found[name] for name in sorted(found)]

    return groups


def excerpt(site: int, text: str, given: Arguments) -> str:
    """Characters are counted here, for Neo4j counts those beyond the basic plane twice."""
    span = cast("Span", given[site])
    end = len(text) if span.end is None else span.end
    if not 0 <= span.start <= end <= len(text):
        raise plan.Outside(site, len(text))
    return text[span.start : end]


# ---- pages ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a page, how many the list has, and whether more lie behind."""

    rows: Sequence[Any]
    total: int | None
    more: bool
    shape: Paging
    given: Arguments


_Teller: TypeAlias = Callable[[_Rows, Any], Any]
"""What is told of a page and one of its rows."""


class PageReader:
    """What a page tells, out of the `columns` of its rows; `cursor` and `of` make these."""

    def __init__(self, page: plan.Page, cursor: Made, of: Callable[[plan.Wanted], Made]) -> None:
        self.columns: list[Made] = []
        self._made_cursor = cursor
        self._of = of
        self._site = page.site
        self._tell = _told(page.fields, self._part)

    def read(self, value: Any, given: Arguments) -> Any:
        rows, total = value
        shape = cast("Paging", given[self._site])
        size = shape.size or 0
        shown = (rows or ())[:size]
        more = rows is not None and len(rows) > size
        return self._tell(_Rows(shown[::-1] if shape.backwards else shown, total, more, shape, given), None)

    def _part(self, part: plan.PagePart) -> _Teller:
        match part.part:
            case Part.NODES | Part.EDGES:
                tell = self._cell(part) if part.part is Part.NODES else _told(part.fields, self._cell)
                return lambda page, _: [tell(page, row) for row in page.rows]
            case Part.INFO:
                return _told(part.fields, self._part)
            case Part.TOTAL:
                return lambda page, _: page.total
            case Part.FIRST | Part.LAST:
                cursor, at = self._cursor, 0 if part.part is Part.FIRST else -1
                return lambda page, _: cursor(page, page.rows[at]) if page.rows else None
        before = part.part is Part.PREVIOUS
        return lambda page, _: page.more if before == page.shape.backwards else page.shape.bound is not None

    def _cell(self, part: plan.PagePart) -> _Teller:
        return self._cursor if part.of is None else self._column(self._of(part.of))

    @cached_property
    def _cursor(self) -> _Teller:
        keys = self._column(self._made_cursor)
        return lambda page, row: f"{page.shape.cursors} {json_of(keys(page, row)).decode()}"

    def _column(self, made: Made) -> _Teller:
        at = len(self.columns)
        self.columns.append(made)
        return lambda page, row: made.read(row[at], page.given)


def _told(
    fields: Sequence[tuple[str, plan.PagePart | plan.Constant]], teller: Callable[[plan.PagePart], _Teller]
) -> _Teller:
    """An object of what is told of each part; a constant is itself."""
    parts = [
        (key, constant(part.value) if isinstance(part, plan.Constant) else teller(part))
        for key, part in fields
    ]
    return lambda page, row: {key: tell(page, row) for key, tell in parts}

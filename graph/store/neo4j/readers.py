"""JSON out of what statements answer: lists of values become objects with their keys."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias, cast

import orjson

from dutygraph.graph.store.plan import (
    Along,
    Arguments,
    Around,
    Choice,
    Constant,
    Derived,
    Excerpt,
    Expression,
    Groups,
    Here,
    Object,
    Outside,
    Page,
    PagePart,
    Paging,
    Part,
    Span,
    Stated,
    Stretch,
    Wanted,
    around,
    shown_in,
)

_Reader: TypeAlias = Callable[[Any, Arguments], Any]


@lru_cache(maxsize=2048)
def reader(wanted: Wanted | Page) -> _Reader:
    """How to read what was written of an object, once for a plan."""
    if isinstance(wanted, Page):
        return _page(wanted)
    if isinstance(wanted, Choice):
        arms = [reader(of) for _, of in wanted.of]
        return lambda value, given: None if value is None else arms[value[0]](value[1], given)
    return _object(wanted)


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


def _object(wanted: Object) -> _Reader:
    keys = [key for key, _ in wanted.fields]
    inner: list[tuple[int, _Reader]] = []
    for at, (_, part) in enumerate(wanted.fields):
        of_part = _part(part)
        if of_part is not None:
            inner.append((at, of_part))

    def read(values: Any, given: Arguments) -> Any:
        if not isinstance(values, list):
            return values
        found = dict(zip(keys, values, strict=True))
        for at, read_inner in inner:
            found[keys[at]] = read_inner(values[at], given)
        return found

    return read


def _part(part: Expression) -> _Reader | None:
    """None for what is JSON already."""
    made: _Reader | None = None
    match part:
        case Constant(word):
            made = lambda _, __: word  # noqa: E731
        case Here(of) | Stated(of):
            made = reader(of)
        case Excerpt(_, site):
            made = lambda text, given: _excerpt(text, site, cast("Span", given[site]))  # noqa: E731
        case Derived():
            made = _derived(part)
        case _:
            made = _beyond(part)
    return made


def _beyond(part: Expression) -> _Reader | None:
    made: _Reader | None = None
    match part:
        case Along(_, of, True, site=site):
            made = _list(reader(of), site)
        case Along(_, of):
            made = reader(of)
        case Groups(_, _, of):
            made = _groups(reader(of))
        case Stretch():
            made = _stretch(part)
        case Around():
            made = _around(part)
        case Page():
            made = reader(part)
    return made


def _around(part: Around) -> _Reader:
    def read(value: Any, given: Arguments) -> dict[str, Any]:
        text, start, end = value
        return around(part, text, start, end, cast("Span", given[part.site]))

    return read


def _derived(part: Derived) -> _Reader:
    readers = [_part(each) for each in part.of]

    def derived(values: Any, given: Arguments) -> Any:
        told = [
            value if read is None else read(value, given) for value, read in zip(values, readers, strict=True)
        ]
        return part.by(*told)

    return derived


def _stretch(part: Stretch) -> _Reader:
    readers = [reader(of) for _, of in part.parts]

    def merged(lists: Any, given: Arguments) -> list[Any]:
        found = [(row, read) for rows, read in zip(lists, readers, strict=True) for row in rows]
        found.sort(key=lambda one: (one[0][0], -one[0][1], one[0][2]))
        return [read(row[3], given) for row, read in found]

    return merged


def _list(read: _Reader, site: int | None) -> _Reader:
    def listed(values: Any, given: Arguments) -> list[Any]:
        found = [read(value, given) for value in values]
        return found[::-1] if site is not None and cast("Paging", given[site]).backwards else found

    return listed


def _groups(read: _Reader) -> _Reader:
    def grouped(rows: Any, given: Arguments) -> Any:
        found: dict[str, list[Any]] = {}
        for groups, value in rows:
            made = read(value, given)
            for group in groups:
                found.setdefault(group, []).append(made)
        return [found[group] for group in sorted(found)]

    return grouped


def _excerpt(text: str, site: int, span: Span) -> str:
    """Characters are counted here, for Neo4j counts those beyond the basic plane twice."""
    end = len(text) if span.end is None else span.end
    if not 0 <= span.start <= end <= len(text):
        raise Outside(site, len(text))
    return text[span.start : end]


def _page(page: Page) -> _Reader:
    readers = [reader(of) for of in shown_in(page)[0]]

    def read(value: Any, given: Arguments) -> Any:
        rows, total = value
        shape = cast("Paging", given[page.site])
        size, more = shape.size or 0, False
        if rows is not None:
            more = len(rows) > size
            rows = rows[:size]
            if shape.backwards:
                rows = rows[::-1]
        return _Told(shape, rows or (), total, more, given, readers).parts(page.fields)

    return read


@dataclass(slots=True)
class _Told:
    """What is known of a page: its rows, and how to read them, in the order in which that is asked for."""

    shape: Paging
    rows: Sequence[Any]
    total: int | None
    more: bool
    given: Arguments
    readers: Sequence[_Reader]
    read: int = 0

    def next(self) -> list[Any]:
        read = self.readers[self.read]
        self.read += 1
        return [read(row[self.read], self.given) for row in self.rows]

    def cursor(self, row: Any) -> str:
        return f"{self.shape.cursors} {json_of(row[0]).decode()}"

    def parts(self, fields: Sequence[tuple[str, PagePart | Constant]]) -> dict[str, Any]:
        return {key: self._part(part) for key, part in fields}

    def _part(self, part: PagePart | Constant) -> Any:
        if isinstance(part, Constant):
            return part.value
        match part.part:
            case Part.NODES:
                told: Any = self.next()
            case Part.EDGES:
                columns = [(key, self._column(each)) for key, each in part.fields]
                told = [{key: column[at] for key, column in columns} for at in range(len(self.rows))]
            case Part.INFO:
                told = self.parts(part.fields)
            case Part.TOTAL:
                told = self.total
            case Part.FIRST | Part.LAST:
                at = 0 if part.part is Part.FIRST else -1
                told = self.cursor(self.rows[at]) if self.rows else None
            case _:
                beyond = (part.part is Part.PREVIOUS) == self.shape.backwards
                told = self.more if beyond else self.shape.bound is not None
        return told

    def _column(self, part: PagePart | Constant) -> list[Any]:
        if isinstance(part, Constant):
            return [part.value] * len(self.rows)
        return self.next() if part.part is Part.NODE else [self.cursor(row) for row in self.rows]

"""JSON out of what statements answer: lists of values become objects with their keys."""

import datetime
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeAlias, cast

import orjson

from dutygraph.graph.store.plan import (
    Along,
    Arguments,
    Choice,
    Constant,
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
    Texts,
    Wanted,
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
    inner = [(at, read) for at, (_, part) in enumerate(wanted.fields) if (read := _part(part)) is not None]

    def read(values: Any, given: Arguments) -> Any:
        if not isinstance(values, list):
            return values
        found = dict(zip(keys, values, strict=True))
        for at, read_inner in inner:
            found[keys[at]] = read_inner(values[at], given)
        return found

    return read


def _part(part: Expression) -> _Reader | None:
    match part:
        case Constant(word):
            return lambda _, __: word
        case Here(of) | Stated(of):
            return reader(of)
        case Along(paths, of, many, site=site):
            return _several(of) if len(paths) > 1 else _list(reader(of), site) if many else reader(of)
        case Texts():
            return lambda texts, _: list(dict.fromkeys(texts))
        case Groups(_, _, of):
            return _groups(reader(of))
        case Excerpt(_, site):
            return lambda text, given: _excerpt(text, site, given[site])
        case Page():
            return reader(part)
        case _:
            return None


def _list(read: _Reader, site: int | None) -> _Reader:
    def listed(values: Any, given: Arguments) -> list[Any]:
        found = [read(value, given) for value in values]
        return found[::-1] if site is not None and cast("Paging", given[site]).backwards else found

    return listed


def _several(of: Wanted) -> _Reader:
    read = reader(of)

    def merged(lists: Any, given: Arguments) -> Any:
        found = {id: value for values in lists for id, value in values}
        return [read(found[id], given) for id in sorted(found)]

    return merged


def _groups(read: _Reader) -> _Reader:
    def grouped(rows: Any, given: Arguments) -> Any:
        found: dict[str, list[Any]] = {}
        for groups, value in rows:
            made = read(value, given)
            for group in groups:
                found.setdefault(group, []).append(made)
        return [found[group] for group in sorted(found)]

    return grouped


def _excerpt(text: str, site: int, asked: Any) -> str:
    """Characters are counted here, for Neo4j counts those beyond the basic plane twice."""
    span: Span = asked
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
        return _parts(page.fields, _Told(shape, rows or (), total, more, given, iter(readers)))

    return read


class _Told:
    """What is known of a page, and what is still to be read of its rows, in the order it was asked for."""

    def __init__(
        self,
        shape: Paging,
        rows: Sequence[Any],
        total: int | None,
        more: bool,
        given: Arguments,
        readers: Any,
    ) -> None:
        self.shape, self.rows, self.total, self.more, self.given = shape, rows, total, more, given
        self._readers = readers
        self._at = 0

    def next(self) -> list[Any]:
        read = next(self._readers)
        self._at += 1
        return [read(row[self._at], self.given) for row in self.rows]

    def cursor(self, row: Any) -> str:
        return f"{self.shape.cursors} {json_of(row[0]).decode()}"


def _parts(fields: Sequence[tuple[str, PagePart | Constant]], told: _Told) -> dict[str, Any]:
    return {key: _told(part, told) for key, part in fields}


def _told(part: PagePart | Constant, told: _Told) -> Any:
    if isinstance(part, Constant):
        return part.value
    reached = told.shape.bound is not None
    match part.part:
        case Part.NODES:
            return told.next()
        case Part.EDGES:
            columns = [(key, _column(each, told)) for key, each in part.fields]
            return [{key: column[at] for key, column in columns} for at in range(len(told.rows))]
        case Part.INFO:
            return _parts(part.fields, told)
        case Part.TOTAL:
            return told.total
        case Part.NEXT:
            return reached if told.shape.backwards else told.more
        case Part.PREVIOUS:
            return told.more if told.shape.backwards else reached
        case Part.FIRST | Part.LAST:
            return told.cursor(told.rows[0 if part.part is Part.FIRST else -1]) if told.rows else None
    raise TypeError(part)


def _column(part: PagePart | Constant, told: _Told) -> list[Any]:
    if isinstance(part, Constant):
        return [part.value] * len(told.rows)
    return told.next() if part.part is Part.NODE else [told.cursor(row) for row in told.rows]

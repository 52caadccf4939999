"""Objects that are reasoned and not stored, and the nodes of the graph that they show.

What is reasoned comes first. Then the selection is walked beside it: the nodes that come into sight
are read with one fetch for each node type, by their ids, with all that is selected of them anywhere
below. Nothing after that waits.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.errors import StoreBusy
from dutygraph.graph.store.port import OneOf, Record, Store
from dutygraph.reasoning.records import Span, StatedCondition
from dutygraph.schema.context import Info
from dutygraph.schema.duties.conditions import want_stated
from dutygraph.schema.reading.fields import AskedPlan, Plan, planned
from dutygraph.schema.reading.selection import Selection, Site, Wanted, WantedRelation

_ATTEMPTS = 3

_Read = TypeVar("_Read")

Records: TypeAlias = Mapping[str, Mapping[str, Record]]
"""What was read, by node type and id."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A reasoned object as fields see it: its attributes are those of `value`."""

    value: Any
    records: Records

    def __getattr__(self, name: str) -> Any:
        return getattr(self.value, name)


async def show(
    info: Info, read: Callable[[], Awaitable[_Read]], reason: Callable[[_Read], Sequence[Any]]
) -> list[Any]:
    """The root field's objects: what `reason` makes of what `read` reads.

    StoreBusy where loads keep taking away what was reasoned about.
    """
    for _ in range(_ATTEMPTS):
        values = reason(await read())
        reads = Reads()
        for site in Selection(info).own_sites():
            reads.gather(site, values)
        records = await reads.done(info.context.store)
        if records is not None:
            return [Shown(value, records) for value in values]
    raise StoreBusy("The graph kept changing while it was read.", "Ask again in a moment.")


@dataclass(slots=True)
class Reads:
    """What is read for one root field."""

    _wanted: dict[str, Wanted] = field(default_factory=dict)
    _ids: dict[str, dict[str, None]] = field(default_factory=dict)
    _document: WantedRelation | None = None

    def gather(self, site: Site, values: Sequence[Any]) -> None:
        """Add what a field of these objects shows."""
        plan = site.plan
        if isinstance(plan, _ReasonedPlan):
            plan.gather(site, values, self)

    def below(self, site: Site, values: Sequence[Any]) -> None:
        for inner in site.below():
            self.gather(inner, values)

    def nodes(self, site: Site, node: str, ids: Iterable[str]) -> None:
        """A field that shows the nodes of these ids."""
        site.descend(self._of(node, ids))

    def conditions(self, site: Site, stated: Sequence[StatedCondition]) -> None:
        wanted = self._of("Condition", (one.condition.id for one in stated))
        self._cited(want_stated(site, wanted, self._document), (one.source for one in stated))

    def spans(self, site: Site, spans: Sequence[Span]) -> None:
        span = Wanted("Span")
        if self._document is not None:
            span.relations["document"] = self._document
        site.descend(span)
        self._cited(span.relations.get("document"), spans)

    def _cited(self, document: WantedRelation | None, spans: Iterable[Span]) -> None:
        self._document = document
        if document is not None:
            self._wanted["SourceDocument"] = document.wanted
            self._ids.setdefault("SourceDocument", {}).update((span.document, None) for span in spans)

    def _of(self, node: str, ids: Iterable[str]) -> Wanted:
        self._ids.setdefault(node, {}).update((id, None) for id in ids)
        return self._wanted.setdefault(node, Wanted(node))

    async def done(self, store: Store) -> Records | None:
        """All of it; None where a node has gone in the meantime."""
        asked = [(node, tuple(ids)) for node, ids in self._ids.items() if ids]
        found = await asyncio.gather(
            *(store.fetch(self._wanted[node].fetch(OneOf("id", ids))) for node, ids in asked)
        )
        records = {
            node: {record.id: record for record in of_type}
            for (node, _), of_type in zip(asked, found, strict=True)
        }
        return records if all(len(records[node]) == len(ids) for node, ids in asked) else None


class _ReasonedPlan(Plan):
    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        """Add to `reads` what the field shows of `values`, the objects it stands on."""
        raise NotImplementedError

    def want(self, site: Site, wanted: Wanted) -> None:
        raise TypeError("What is reasoned hangs on no record of the graph.")


@dataclass(frozen=True, slots=True)
class _Part(_ReasonedPlan):
    get: Callable[[Any], Any]

    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        parts = (self.get(value) for value in values)
        reads.below(site, [part for part in parts if part is not None])

    def read(self, record: Shown, name: str) -> Shown | None:
        part = self.get(record.value)
        return None if part is None else Shown(part, record.records)


@dataclass(frozen=True, slots=True)
class _Parts(_ReasonedPlan):
    get: Callable[[Any], Iterable[Any]]
    usual: int

    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        reads.below(site, [part for value in values for part in self.get(value)])

    def read(self, record: Shown, name: str) -> list[Shown]:
        records = record.records
        return [Shown(part, records) for part in self.get(record.value)]


@dataclass(frozen=True, slots=True)
class _Chosen(_ReasonedPlan, AskedPlan):
    get: Callable[..., Any]
    declared: tuple[StrawberryArgument, ...]
    usual: int

    def arguments(self) -> list[StrawberryArgument]:
        return list(self.declared)

    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        arguments = site.arguments()
        chosen = (self.get(value, **arguments) for value in values)
        reads.below(site, [part for one in chosen for part in (one if isinstance(one, list) else (one,))])

    def read_asked(
        self, record: Shown, name: str, info: Info, arguments: Mapping[str, Any]
    ) -> list[Shown] | Shown:
        chosen = self.get(record.value, **arguments)
        if isinstance(chosen, list):
            return [Shown(part, record.records) for part in chosen]
        return Shown(chosen, record.records)


@dataclass(frozen=True, slots=True)
class _Node(_ReasonedPlan):
    node: str
    get: Callable[[Any], Any]

    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        shown = (self.get(value) for value in values)
        reads.nodes(site, self.node, (one.id for one in shown if one is not None))

    def read(self, record: Shown, name: str) -> Record | None:
        shown = self.get(record.value)
        return None if shown is None else record.records[self.node][shown.id]


@dataclass(frozen=True, slots=True)
class _Nodes(_ReasonedPlan):
    node: str
    get: Callable[[Any], Iterable[Any]]
    usual: int

    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        reads.nodes(site, self.node, (one.id for value in values for one in self.get(value)))

    def read(self, record: Shown, name: str) -> list[Record]:
        found = record.records.get(self.node, {})
        return [found[one.id] for one in self.get(record.value)]


@dataclass(frozen=True, slots=True)
class _Sets(_ReasonedPlan):
    node: str
    get: Callable[[Any], Iterable[Iterable[Any]]]
    usual: int

    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        shown = (one for value in values for several in self.get(value) for one in several)
        reads.nodes(site, self.node, (one.id for one in shown))

    def read(self, record: Shown, name: str) -> list[list[Record]]:
        found = record.records.get(self.node, {})
        return [[found[one.id] for one in several] for several in self.get(record.value)]


@dataclass(frozen=True, slots=True)
class _Stated(_ReasonedPlan):
    get: Callable[[Any], StatedCondition | None]

    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        stated = (self.get(value) for value in values)
        reads.conditions(site, [one for one in stated if one is not None])

    def read(self, record: Shown, name: str) -> Record | None:
        stated = self.get(record.value)
        if stated is None:
            return None
        found = record.records["Condition"][stated.condition.id]
        return Record(**{**vars(found), "text": stated.text, **_span(stated.source, record.records)})


@dataclass(frozen=True, slots=True)
class _Span(_ReasonedPlan):
    get: Callable[[Any], Span]

    def gather(self, site: Site, values: Sequence[Any], reads: Reads) -> None:
        reads.spans(site, [self.get(value) for value in values])

    def read(self, record: Shown, name: str) -> Record:
        return Record(**_span(self.get(record.value), record.records))


def _span(span: Span, records: Records) -> dict[str, Any]:
    document = records.get("SourceDocument", {}).get(span.document)
    return {
        "document": () if document is None else (document,),
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
    }


def part(get: Callable[[Any], Any], description: str) -> Any:
    """A field of one reasoned object, or null."""
    return planned(_Part(get), description)


def parts(get: Callable[[Any], Iterable[Any]], *, usual: int, description: str) -> Any:
    """A field of reasoned objects."""
    return planned(_Parts(get, usual), description)


def chosen(get: Callable[..., Any], *arguments: StrawberryArgument, usual: int = 1, description: str) -> Any:
    """A field of those reasoned objects, or of the one, that the arguments choose."""
    return planned(_Chosen(get, arguments, usual), description)


def node(type: str, get: Callable[[Any], Any], description: str) -> Any:
    """A field of the node of `type` that has the id of what `get` returns, or null."""
    return planned(_Node(type, get), description)


def nodes(type: str, get: Callable[[Any], Iterable[Any]], *, usual: int, description: str) -> Any:
    """A field of nodes of `type`."""
    return planned(_Nodes(type, get, usual), description)


def sets(type: str, get: Callable[[Any], Iterable[Iterable[Any]]], *, usual: int, description: str) -> Any:
    """A field of sets of nodes of `type`."""
    return planned(_Sets(type, get, usual), description)


def stated(get: Callable[[Any], StatedCondition | None], description: str) -> Any:
    """A field of a condition as one statement makes it, or null."""
    return planned(_Stated(get), description)


def span(get: Callable[[Any], Span], description: str) -> Any:
    """A field of the place where something stands."""
    return planned(_Span(get), description)

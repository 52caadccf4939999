"""Counting by values: of an enumeration one count each, of nodes one read for all of them."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import strawberry

from dutygraph.graph.store.port import Direction, Fetch, Relation, Step, Store, Where
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.filters import every
from dutygraph.schema.words import Word

_MOST = 100


@strawberry.type(description="One value of a field, and how many have it.")
class FacetValue:
    value: str = plain("What to send in the filter.")
    label: str = plain("What to show, in Chinese.")
    label_en: str | None = plain("What to show, in English.")
    count: int = plain("How many have it: the `totalCount` of the list with this filter; never 0.")


@strawberry.type(description="A field that a list can be narrowed by, with the values there are.")
class Facet:
    field: str = plain("The field of the list's filter: `modality`, `issuer`.")
    values: list[FacetValue] = plain(
        "Values of enumerations in their order; others the most frequent first, at most 100."
    )


class Countable(Protocol):
    @property
    def field(self) -> str: ...

    async def values(self, store: Store, subject: str, where: Where | None) -> list[FacetValue]:
        """The values that records of `subject` have which meet `where`."""
        ...


@dataclass(frozen=True, slots=True)
class Named:
    """Values that are known beforehand, each with its condition and its words."""

    field: str
    conditions: Mapping[str, Where]
    words: Mapping[str, Word]

    async def values(self, store: Store, subject: str, where: Where | None) -> list[FacetValue]:
        counts = await asyncio.gather(
            *(
                store.count(Fetch(subject, where=every((where, condition))))
                for condition in self.conditions.values()
            )
        )
        return [
            FacetValue(value=value, label=self.words[value][0], label_en=self.words[value][1], count=count)
            for value, count in zip(self.conditions, counts, strict=True)
            if count
        ]


@dataclass(frozen=True, slots=True)
class Linked:
    """The nodes along `path`, each called by a property and its English one, and sent by `key`."""

    field: str
    path: tuple[Step, ...]
    called: tuple[str, str] = ("name", "name_en")
    key: str = "id"
    among: Where | None = None

    async def values(self, store: Store, subject: str, where: Where | None) -> list[FacetValue]:
        counted = Relation(
            "counted", _back(subject, self.path), Fetch(subject, where=where, limit=0), total=True
        )
        properties = {*self.called, self.key} - {"id"}
        far = Fetch(
            self.path[-1].node,
            properties=tuple(sorted(properties)),
            where=self.among,
            relations=(counted,),
        )
        found = [
            FacetValue(
                value=str(getattr(record, self.key)),
                label=getattr(record, self.called[0]),
                label_en=getattr(record, self.called[1]),
                count=record.counted_total,
            )
            for record in await store.fetch(far)
            if record.counted_total
        ]
        found.sort(key=lambda one: (-one.count, one.value))
        return found[:_MOST]


async def counted(store: Store, subject: str, where: Where | None, by: Sequence[Countable]) -> list[Facet]:
    """The facets that have a value."""
    found = await asyncio.gather(*(each.values(store, subject, where) for each in by))
    return [Facet(field=each.field, values=values) for each, values in zip(by, found, strict=True) if values]


def _back(subject: str, path: Sequence[Step]) -> tuple[Step, ...]:
    """The way back from the end of `path` to `subject`, where it begins."""
    nodes = (subject, *(step.node for step in path[:-1]))
    turned = {Direction.OUT: Direction.IN, Direction.IN: Direction.OUT}
    return tuple(
        Step(step.type, turned[step.direction], node)
        for step, node in zip(reversed(path), reversed(nodes), strict=True)
    )

"""What is wrong with the records of a file beside each other: each says it of itself, with its place."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from dutygraph.graph.errors import Problem
from dutygraph.graph.model import FactType
from dutygraph.loaders.knowledge.yaml_file import Location, Record, YamlFile, suggestion

_CORRECT = "请更正或新增 Correct or add it."


class Asked(Protocol):
    """A question of a profile; `answers` are all that there are, none of a number."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> FactType: ...
    @property
    def answers(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Known:
    """What records may name, by its id or name; `types` with what each type is also.

    `elsewhere` are ids of instruments and authorities that other sources state.
    """

    types: Mapping[str, Sequence[str]]
    facts: Mapping[str, Asked]
    places: Collection[str]
    authorities: Collection[str] = ()
    instruments: Collection[str] = ()
    requirements: Collection[str] = ()
    elsewhere: Collection[str] = ()

    @property
    def yes_or_no(self) -> Collection[str]:
        return [fact.id for fact in self.facts.values() if fact.type is FactType.BOOLEAN]


@dataclass(frozen=True, slots=True)
class Names:
    """Stands in the annotation of a field that names others: which of `Known`, and what they are."""

    known: str
    chinese: str
    english: str


TYPE = Names("types", "企业类型", "enterprise type")
FACT = Names("facts", "问题", "profile fact")
ROLE_FACT = Names("yes_or_no", "是非题", "yes-or-no fact")
PLACE = Names("places", "地方", "place")
AUTHORITY = Names("authorities", "主管部门", "authority")
INSTRUMENT = Names("instruments", "文件", "instrument")
REQUIREMENT = Names("requirements", "要求", "requirement")


class Told(NamedTuple):
    """A problem: `at` is where in the record that tells it."""

    at: Location
    message: str
    remedy: str = _CORRECT


class Entry(Record):
    """A record that can be wrong beside others, though each of its fields is well written."""

    def told(self, known: Known) -> Iterator[Told]:
        """What is wrong; what its fields name, and what stands within it, is looked at without it."""
        yield from ()


def problems_in(file: YamlFile, record: Entry, known: Known) -> Iterator[Problem]:
    """Every problem of what a file holds, each with its line and field."""
    return (file.problem(*told) for told in _told_in(record, known, ()))


def _told_in(record: Record, known: Known, place: Location) -> Iterator[Told]:
    if isinstance(record, Entry):
        yield from (Told((*place, *at), *said) for at, *said in record.told(known))
    for name, field in type(record).model_fields.items():
        here, value = (*place, field.alias or name), getattr(record, name)
        names = next((one for one in field.metadata if isinstance(one, Names)), None)
        several = isinstance(value, tuple)
        for at, one in [((*here, at), one) for at, one in enumerate(value)] if several else [(here, value)]:
            if isinstance(one, Record):
                yield from _told_in(one, known, at)
            elif names and one is not None and one not in (those := getattr(known, names.known)):
                message = f"没有该{names.chinese} there is no {names.english} {one}."
                yield Told(at, message, suggestion(one, those) or _CORRECT)


def repeated(at: Location, names: Iterable[str]) -> Iterator[Told]:
    for twice in [name for name, count in Counter(names).items() if count > 1]:
        yield Told(at, f"重复 {twice} is given twice.", "请删除其一 Remove one.")


def shared_names(holders: dict[Any, str], named: Iterable[tuple[Location, Any, str, str]]) -> Iterator[Told]:
    """A problem for each name that means something else already, of (place, key, name, what it means).

    `holders` are what keys mean, and gets the new ones.
    """
    for location, key, name, id in named:
        if (other := holders.setdefault(key, id)) != id:
            message = f"“{name}”已属于 already means {other}."
            yield Told(location, message, "请从其中之一删除 Remove it from one of them.")


def repeated_ids(**lists: Sequence[Any]) -> Iterator[Told]:
    """A problem for each id that an entry before it has, in these lists of the file by their names."""
    seen: set[str] = set()
    for name, entries in lists.items():
        for at, entry in enumerate(entries):
            if entry.id in seen:
                message = f"标识重复 the id {entry.id} is used twice."
                yield Told((name, at, "id"), message, "请改用另一标识 Use another.")
            seen.add(entry.id)

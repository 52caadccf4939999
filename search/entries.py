"""What of the graph can be found: task lists, tasks, statements, instruments, provisions and deliverables."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import auto
from functools import cache

import orjson

from dutygraph.graph.described import Described
from dutygraph.graph.store.port import Fetch, Record, Relation, Store, along, into, out
from dutygraph.graph.store.records import planned

PAGE = 200


class EntryKind(Described):
    """What is searched."""

    TASK = auto(), "Tasks: title (Chinese and English) and text."
    OBLIGATION = auto(), "Statements of duty: text, Chinese and English."
    INSTRUMENT = auto(), "Laws, rules and standards: number, titles and other names."
    PROVISION = auto(), "Articles and clauses: label, title, text and summaries."
    DELIVERABLE = auto(), "What is to be handed in: name, Chinese and English."
    TASK_LIST = auto(), "Task lists, plans and notices: title, Chinese and English."


NODE_OF_KIND: Mapping[EntryKind, str] = {kind: kind.value.title().replace("_", "") for kind in EntryKind}


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the graph names it, and how much a match in it counts."""

    name: str
    weight: float
    english: bool = False
    named: bool = False
    """Whether it is what the thing is called."""


_TITLE, _ALIAS, _STATEMENT, _MATERIAL, _BODY = 1.0, 0.97, 0.92, 0.88, 0.82

FIELDS: Mapping[EntryKind, tuple[Field, ...]] = {
    EntryKind.TASK: (
        Field("title", _TITLE, named=True),
        Field("title_en", _TITLE, english=True, named=True),
        Field("text", _BODY),
    ),
    EntryKind.OBLIGATION: (Field("text", _STATEMENT), Field("text_en", _STATEMENT, english=True)),
    EntryKind.INSTRUMENT: (
        Field("number", _TITLE, named=True),
        Field("title", _TITLE, named=True),
        Field("title_en", _TITLE, english=True, named=True),
        Field("aliases", _ALIAS, named=True),
    ),
    EntryKind.PROVISION: (
        Field("label", _TITLE),
        Field("title", _TITLE, named=True),
        Field("title_en", _TITLE, english=True, named=True),
        Field("text", _BODY),
        Field("summary", _BODY),
        Field("summary_en", _BODY, english=True),
    ),
    EntryKind.DELIVERABLE: (
        Field("name", _MATERIAL, named=True),
        Field("name_en", _MATERIAL, english=True, named=True),
    ),
    EntryKind.TASK_LIST: (
        Field("title", _TITLE, named=True),
        Field("title_en", _TITLE, english=True, named=True),
    ),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """`texts` by field name, in the order of `FIELDS`; aliases are several.

    `around` are texts of what it belongs to. `cited_as` are ways to cite it: the name of something
    wider, and its own label behind that (个人信息保护法, 第五十五条). `keys` are normal
    forms of its numbers. `replaced`: another has taken its place. `marks` are what filters ask for.
    """

    id: str
    kind: EntryKind
    texts: tuple[tuple[str, str], ...]
    around: tuple[str, ...] = ()
    cited_as: tuple[tuple[str, str], ...] = ()
    keys: tuple[str, ...] = ()
    replaced: bool = False
    marks: tuple[str, ...] = ()


def mark(name: str, value: str) -> str:
    return f"{name}={value}"


DESIGNATIONS = along("designations", out("KNOWN_AS", "Designation"), of=("key", "text"))
_MOST_NAMES = 8
_TITLES = ("title", "title_en")
_IN_LIST = into("HAS_TASK", "TaskList")
_MARKED_BY: Mapping[EntryKind, tuple[str, ...]] = {
    EntryKind.OBLIGATION: ("modality",),
    EntryKind.INSTRUMENT: ("kind",),
}
_RELATIONS: Mapping[EntryKind, tuple[Relation, ...]] = {
    EntryKind.TASK: (
        along("lists", _IN_LIST),
        along("types", out("BINDS", "EnterpriseType")),
        along("duties", out("IMPOSES", "Obligation"), of=("modality",)),
        along("around", into("HAS_TASK", "Category"), of=_TITLES),
    ),
    EntryKind.OBLIGATION: (
        along("lists", into("IMPOSES", "Task"), _IN_LIST),
        # Lists that state it outside their tasks.
        along("own_lists", into("IMPOSES", "TaskList")),
        along("types", out("BINDS", "EnterpriseType")),
        along("around", into("IMPOSES", "Task"), of=_TITLES),
    ),
    EntryKind.INSTRUMENT: (
        along("lists", into("REFERS_TO", "Task"), _IN_LIST),
        along("replaced_by", into("REPLACES", "Instrument")),
        DESIGNATIONS,
    ),
    EntryKind.PROVISION: (
        along("lists", into("REFERS_TO", "Citation"), into("CITES", "Task"), _IN_LIST),
        along(
            "around",
            into("HAS_PROVISION", "Instrument"),
            of=(*_TITLES, "kind"),
            relations=(DESIGNATIONS,),
        ),
    ),
    EntryKind.DELIVERABLE: (
        along("lists", into("REQUIRES", "Task"), _IN_LIST),
        along("own_lists", into("REQUIRES", "Obligation"), into("IMPOSES", "TaskList")),
        along("types", into("REQUIRES", "Obligation"), out("BINDS", "EnterpriseType")),
        along("duties", into("REQUIRES", "Obligation"), of=("modality",)),
        along("around", into("REQUIRES", "Task"), of=_TITLES),
    ),
    EntryKind.TASK_LIST: (),
}


@cache
def _fetch(kind: EntryKind) -> Fetch:
    """What entries of a kind are made of: the fields that are searched, and what filters and ranking ask."""
    named = (field.name for field in FIELDS[kind] if field.name != "aliases")
    return Fetch(NODE_OF_KIND[kind], (*named, *_MARKED_BY.get(kind, ())), relations=_RELATIONS[kind])


async def pages(store: Store) -> AsyncIterator[tuple[EntryKind, Sequence[bytes]]]:
    """What all entries are made of, as JSON, a page at a time.

    They stand in the order of kinds and ids: the same for the same content.
    """
    for kind in EntryKind:
        after: tuple[str, ...] | None = None
        while True:
            wanted, of, arguments, _ = planned(replace(_fetch(kind), after=after, limit=PAGE))
            found = await store.rows(wanted, of, arguments, light=False)
            if found:
                yield kind, tuple(found.values())
            if len(found) < PAGE:
                break
            after = ([*found][-1],)


def entries(kind: EntryKind, page: Sequence[bytes]) -> Iterator[Entry]:
    """The entries of a page."""
    *_, read = planned(_fetch(kind))
    for piece in page:
        yield _entry(kind, read(orjson.loads(piece)))


def _entry(kind: EntryKind, record: Record) -> Entry:
    return Entry(
        record.id,
        kind,
        tuple(texts_of(kind, record)),
        tuple(_around(kind, record)),
        tuple(_cited_as(record)) if kind is EntryKind.PROVISION else (),
        tuple(dict.fromkeys(known.key for known in record.designations))
        if kind is EntryKind.INSTRUMENT
        else (),
        kind is EntryKind.INSTRUMENT and bool(record.replaced_by),
        tuple(_marks(kind, record)),
    )


def texts_of(kind: EntryKind, record: Record) -> Iterator[tuple[str, str]]:
    """Its texts by field, in the order of `FIELDS`; an instrument is fetched with `DESIGNATIONS`."""
    for declared in FIELDS[kind]:
        if declared.name == "aliases":
            names = (known.text for known in record.designations)
            others = (name for name in dict.fromkeys(names) if name not in {record.number, record.title})
            yield from (("aliases", name) for name in others)
        elif text := getattr(record, declared.name):
            yield declared.name, text


def _around(kind: EntryKind, record: Record) -> Iterator[str]:
    if kind in {EntryKind.INSTRUMENT, EntryKind.TASK_LIST}:
        return
    for wider in record.around[:_MOST_NAMES]:
        yield wider.title
        if wider.title_en:
            yield wider.title_en
        if kind is EntryKind.PROVISION:
            yield from (known.text for known in wider.designations[:_MOST_NAMES])


def _cited_as(provision: Record) -> Iterator[tuple[str, str]]:
    for instrument in provision.around:
        names = dict.fromkeys((instrument.title, *(known.text for known in instrument.designations)))
        for name in tuple(names)[:_MOST_NAMES]:
            yield name, provision.label


def _marks(kind: EntryKind, record: Record) -> Iterator[str]:
    def those(relation: str, own: EntryKind | None = None) -> Sequence[Record]:
        """What it has of that, if any is fetched; one of that kind has itself."""
        return (record,) if kind is own else getattr(record, relation, ())

    yield mark("kind", kind)
    lists = (*those("lists", EntryKind.TASK_LIST), *those("own_lists"))
    yield from (mark("list", each.id) for each in lists)
    yield from (mark("type", each.id) for each in those("types"))
    duties = those("duties", EntryKind.OBLIGATION)
    yield from (mark("modality", each) for each in dict.fromkeys(duty.modality for duty in duties))
    if kind in {EntryKind.INSTRUMENT, EntryKind.PROVISION}:
        yield from (mark("instrument", each.kind) for each in those("around", EntryKind.INSTRUMENT))

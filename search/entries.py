"""What of the graph can be found: task lists, tasks, statements, instruments, provisions and deliverables."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import auto
from types import MappingProxyType

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


NODE_OF_KIND: Mapping[EntryKind, str] = MappingProxyType(
    {kind: kind.value.title().replace("_", "") for kind in EntryKind}
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the graph names it, and how much a match in it counts."""

    name: str
    weight: float
    english: bool = False
    named: bool = False
    """Whether it is what the thing is called."""


_TITLE, _ALIAS, _STATEMENT, _MATERIAL, _BODY = 1.0, 0.97, 0.92, 0.88, 0.82

FIELDS: Mapping[EntryKind, tuple[Field, ...]] = MappingProxyType(
    {
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
)


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


_LIST_OF_TASK = into("HAS_TASK", "TaskList")
_TASKS_CITING = into("REFERS_TO", "Task")
_PROVISION_CITING = (into("REFERS_TO", "Citation"), into("CITES", "Task"))
_TITLE_OF_TASK = Fetch("Task", ("title", "title_en"))

_FETCHES: Mapping[EntryKind, Fetch] = MappingProxyType(
    {
        EntryKind.TASK: Fetch(
            "Task",
            ("title", "title_en", "text"),
            relations=(
                along("lists", _LIST_OF_TASK),
                along("types", out("BINDS", "EnterpriseType")),
                along("duties", out("IMPOSES", "Obligation"), of=("modality",)),
                along("around", into("HAS_TASK", "Category"), of=("title", "title_en")),
            ),
        ),
        EntryKind.OBLIGATION: Fetch(
            "Obligation",
            ("text", "text_en", "modality"),
            relations=(
                along("lists", into("IMPOSES", "Task"), _LIST_OF_TASK),
                # Lists that state it outside their tasks.
                along("own_lists", into("IMPOSES", "TaskList")),
                along("types", out("BINDS", "EnterpriseType")),
                Relation("around", (into("IMPOSES", "Task"),), _TITLE_OF_TASK),
            ),
        ),
        EntryKind.INSTRUMENT: Fetch(
            "Instrument",
            ("number", "title", "title_en", "kind"),
            relations=(
                along("lists", _TASKS_CITING, _LIST_OF_TASK),
                along("replaced_by", into("REPLACES", "Instrument")),
                DESIGNATIONS,
            ),
        ),
        EntryKind.PROVISION: Fetch(
            "Provision",
            ("label", "title", "title_en", "text", "summary", "summary_en"),
            relations=(
                along("lists", *_PROVISION_CITING, _LIST_OF_TASK),
                along(
                    "around",
                    into("HAS_PROVISION", "Instrument"),
                    of=("title", "title_en", "kind"),
                    relations=(DESIGNATIONS,),
                ),
            ),
        ),
        EntryKind.DELIVERABLE: Fetch(
            "Deliverable",
            ("name", "name_en"),
            relations=(
                along("lists", into("REQUIRES", "Task"), _LIST_OF_TASK),
                along("own_lists", into("REQUIRES", "Obligation"), into("IMPOSES", "TaskList")),
                along("types", into("REQUIRES", "Obligation"), out("BINDS", "EnterpriseType")),
                along("duties", into("REQUIRES", "Obligation"), of=("modality",)),
                Relation("around", (into("REQUIRES", "Task"),), _TITLE_OF_TASK),
            ),
        ),
        EntryKind.TASK_LIST: Fetch("TaskList", ("title", "title_en")),
    }
)


async def pages(store: Store) -> AsyncIterator[tuple[EntryKind, Sequence[bytes]]]:
    """What all entries are made of, as JSON, a page at a time.

    They stand in the order of kinds and ids: the same for the same content.
    """
    for kind, fetch in _FETCHES.items():
        after: tuple[str, ...] | None = None
        while True:
            wanted, of, arguments, _ = planned(replace(fetch, after=after, limit=PAGE))
            found = await store.rows(wanted, of, arguments, light=False)
            if found:
                yield kind, tuple(found.values())
            if len(found) < PAGE:
                break
            after = ([*found][-1],)


def entries(kind: EntryKind, page: Sequence[bytes]) -> Iterator[Entry]:
    """The entries of a page."""
    *_, read = planned(_FETCHES[kind])
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
    yield mark("kind", kind)
    if kind is EntryKind.TASK_LIST:
        yield mark("list", record.id)
        return
    yield from (mark("list", wider.id) for wider in record.lists)
    if kind in {EntryKind.OBLIGATION, EntryKind.DELIVERABLE}:
        yield from (mark("list", wider.id) for wider in record.own_lists)
    if kind in {EntryKind.TASK, EntryKind.OBLIGATION, EntryKind.DELIVERABLE}:
        yield from (mark("type", bound.id) for bound in record.types)
        duties = [record] if kind is EntryKind.OBLIGATION else record.duties
        yield from (mark("modality", each) for each in {duty.modality: None for duty in duties})
    if kind is EntryKind.INSTRUMENT:
        yield mark("instrument", record.kind)
    if kind is EntryKind.PROVISION:
        yield from (mark("instrument", instrument.kind) for instrument in record.around)

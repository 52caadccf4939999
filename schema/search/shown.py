"""What a hit is called, what it belongs to and the words around what matched, whatever its kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dutygraph.graph.store.port import Record, Relation, along, into, out
from dutygraph.schema.reading.filters import TASK_LIST_OF_TASK
from dutygraph.search.entries import FIELDS, EntryKind
from dutygraph.search.finder import Highlight

_LONGEST = 120
_BEFORE = 30
"""Characters of a snippet, and of those before what matched."""

_TASK = into("IMPOSES", "Task")
_PROVISION = into("IMPOSES", "Provision")
_INSTRUMENT = into("HAS_PROVISION", "Instrument")
_DUTIES = into("REQUIRES", "Obligation")
_RECIPIENTS = out("SUBMITTED_TO", "Authority")


def names_of(kind: EntryKind) -> tuple[tuple[str, ...], tuple[Relation, ...]]:
    """The properties and relations that a hit is called by, and what it belongs to."""
    match kind:
        case EntryKind.TASK:
            return ("number", "title"), (along("hit_list", *TASK_LIST_OF_TASK, of=("title",)),)
        case EntryKind.OBLIGATION:
            return (), (
                along("hit_task", _TASK, of=("number", "title")),
                along("hit_list", _TASK, *TASK_LIST_OF_TASK, of=("title",)),
                along("hit_provision", _PROVISION, of=("label", "title")),
                along("hit_instrument", _PROVISION, _INSTRUMENT, of=("title",)),
            )
        case EntryKind.INSTRUMENT:
            return ("number", "title"), ()
        case EntryKind.PROVISION:
            return ("label", "title"), (along("hit_instrument", _INSTRUMENT, of=("title",)),)
        case EntryKind.TASK_LIST:
            return ("title", "year"), (along("hit_issuer", out("ISSUED_BY", "Authority"), of=("name",)),)
        case EntryKind.DELIVERABLE:
            return ("name",), (
                along("hit_task", _DUTIES, _TASK, of=("number", "title")),
                along("hit_recipients", _RECIPIENTS, of=("name",)),
            )


def title_of(kind: EntryKind, record: Record) -> str:
    """What a list of hits shows first; of a statement, where it stands."""
    match kind:
        case EntryKind.TASK:
            return f"{record.number}. {record.title}"
        case EntryKind.OBLIGATION:
            if record.hit_task:
                (task,) = record.hit_task
                return f"{task.number}. {task.title}"
            return " ".join(_part(record.hit_instrument, record.hit_provision)) or record.id
        case EntryKind.PROVISION:
            return " ".join(_part(record.hit_instrument, (record,)))
        case EntryKind.DELIVERABLE:
            name: str = record.name
            return name
        case EntryKind.INSTRUMENT | EntryKind.TASK_LIST:
            title: str = record.title
            return title


def subtitle_of(kind: EntryKind, record: Record) -> str | None:
    """What stands beside the title: the list, the heading, the number, or the task and to whom."""
    match kind:
        case EntryKind.TASK:
            above = [one.title for one in record.hit_list]
        case EntryKind.OBLIGATION:
            above = [one.title for one in (*record.hit_list, *record.hit_provision) if one.title]
        case EntryKind.PROVISION:
            above = [record.title] if record.title else []
        case EntryKind.INSTRUMENT:
            above = [record.number] if record.number else []
        case EntryKind.TASK_LIST:
            above = [*(one.name for one in record.hit_issuer), *([str(record.year)] if record.year else [])]
        case EntryKind.DELIVERABLE:
            tasks = [f"{task.number}. {task.title}" for task in record.hit_task[:1]]
            above = [*tasks, *(one.name for one in record.hit_recipients)]
    return " · ".join(above) or None


def _part(instruments: Iterable[Record], provisions: Iterable[Record]) -> Iterator[str]:
    yield from (one.title for one in instruments)
    yield from (one.label for one in provisions)


def snippet_of(kind: EntryKind, texts: Iterable[tuple[str, str]], lit: Iterable[Highlight]) -> str:
    """The words around the first match in the field that is most text; without one, how that field begins."""
    places = {(found.field, found.at or 0): found.start for found in reversed(list(lit))}
    seen = Counter[str]()
    fields = []
    for name, text in texts:
        fields.append((name, seen[name], text))
        seen[name] += 1
    fields.sort(key=lambda field: _ROOM[kind][field[0]])
    name, at, text = next(
        (field for field in fields if field[:2] in places),
        next((field for field in fields if field[0] in _PLAIN), fields[0]),
    )
    start = max(0, min(places.get((name, at), 0) - _BEFORE, len(text) - _LONGEST))
    cut = " ".join(text[start : start + _LONGEST].split())
    return f"{'…' if start else ''}{cut}{'…' if start + _LONGEST < len(text) else ''}"


_ROOM: Mapping[EntryKind, Mapping[str, float]] = {
    kind: {field.name: field.weight for field in fields} for kind, fields in FIELDS.items()
}
"""A field counts the less the more text it has."""

_PLAIN = frozenset({"text", "summary", "title", "name"})

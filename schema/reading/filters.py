"""What filters and orders of lists are made of, as conditions and keys of the port."""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol

from dutygraph.graph.errors import InvalidInput, Reason
from dutygraph.graph.model import node_types_of
from dutygraph.graph.store.port import (
    All,
    Contains,
    Equal,
    OneOf,
    Order,
    PropertyKey,
    Related,
    Step,
    Where,
    into,
    out,
)
from dutygraph.schema.context import Context
from dutygraph.schema.enums import Direction
from dutygraph.schema.reading.arguments import id_of, items, text
from dutygraph.text.designations import lookup_keys

TASK_LIST_OF_TASK = (into("HAS_TASK", "Category"), into("HAS_CATEGORY", "TaskList"))
TASKS_CITING = (into("REFERS_TO", "Task"),)


class Filter(Protocol):
    def where(self, place: str, context: Context) -> Where | None:
        """The condition, None where nothing is asked; InvalidInput names the argument under `place`."""
        ...


class Ordering(Protocol):
    direction: Direction

    def key(self, on: datetime.date) -> Order:
        """`on` is the day from which a next date counts."""
        ...


def every(conditions: Iterable[Where | None]) -> Where | None:
    """All of those that are asked for."""
    asked = tuple(condition for condition in conditions if condition is not None)
    return asked[0] if len(asked) == 1 else All(asked) if asked else None


def order_of(place: str, orderings: Sequence[Ordering], on: datetime.date) -> tuple[Order, ...]:
    keys = tuple(ordering.key(on) for ordering in orderings)
    if len(set(keys)) != len(keys) or len({_flat(key) for key in keys}) != len(keys):
        raise InvalidInput(
            f"{place} names a field twice.",
            "Name each at most once.",
            argument=place,
            reason=Reason.CONFLICTING,
        )
    return keys


def instrument_where(place: str, written: str) -> Where:
    """An instrument of this id, number or title, however written."""
    written = text(place, written)
    found = node_types_of(written) if ":" in written else ()
    if found == ("Instrument",):
        return Equal("id", written)
    if found:
        raise InvalidInput(
            f"{place}: {written} is the id of something else.",
            "Give an instrument's id, number or title.",
            argument=place,
            reason=Reason.MALFORMED,
        )
    keys = lookup_keys(written)
    if not keys:
        raise InvalidInput(
            f"{place}: {written!r} is no number and no title.",
            "Write it as it is cited.",
            argument=place,
            reason=Reason.MALFORMED,
        )
    return Related((out("KNOWN_AS", "Designation"),), OneOf("key", keys))


def _flat(key: Order) -> object:
    return key.property if isinstance(key, PropertyKey) else key.path


def any_of(place: str, property: str, values: Sequence[StrEnum] | None) -> Where | None:
    """Where a property is one of these; None where nothing is asked. InvalidInput for too many."""
    if values is None:
        return None
    return OneOf(property, tuple(value.value for value in items(place, values)))


def equal(property: str, value: StrEnum | None) -> Where | None:
    return None if value is None else Equal(property, value.value)


def contains(place: str, value: str | None, *properties: str) -> Where | None:
    return None if value is None else Contains(properties, text(place, value))


def related(place: str, id: str | None, *path: Step) -> Where | None:
    return None if id is None else Related(path, Equal("id", id_of(place, path[-1].node, id)))


def related_to_any(place: str, ids: Sequence[str] | None, *path: Step) -> Where | None:
    if ids is None:
        return None
    known = tuple(id_of(place, path[-1].node, id) for id in items(place, ids))
    return Related(path, OneOf("id", known))


def cites(place: str, written: str | None, *path: Step) -> Where | None:
    if written is None:
        return None
    meant = instrument_where(place, written)
    if isinstance(meant, Related):
        return Related((*path, *meant.path), meant.where)
    return Related(path, meant)

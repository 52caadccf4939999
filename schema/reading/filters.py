"""What filters and orders of lists are made of, as conditions and keys of the port."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, Protocol, TypeAlias

import strawberry
from strawberry.utils.str_converters import to_camel_case

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import VOCABULARY_TYPES, node_types_of
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

TASK_LIST_OF_TASK = (into("HAS_TASK", "TaskList"),)
TASKS_CITING = (into("REFERS_TO", "Task"),)


Making: TypeAlias = Callable[[str, Any], Where]
"""What a value comes to as a condition; InvalidInput for the argument at the place that is given first."""

_MAKING = "making"


class Narrowed:
    """An input each of whose fields says with `narrows` what it comes to; all that is given must hold."""

    def where(self, place: str, context: Context) -> Where | None:
        """The condition, None where nothing is asked; InvalidInput names the argument under `place`."""
        del context
        kind: Any = type(self)
        return every(
            by(f"{place}.{to_camel_case(name)}", value)
            for name, by in makings(kind).items()
            if (value := getattr(self, name)) is not None
        )


@cache
def makings(of: Any) -> Mapping[str, Making]:
    """What each field of such an input comes to, by its name in Python."""
    fields = of.__strawberry_definition__.fields
    return {each.python_name: each.metadata[_MAKING] for each in fields if _MAKING in each.metadata}


def narrows(description: str, by: Making) -> Any:
    """A field of a filter."""
    return strawberry.field(description=description, metadata={_MAKING: by})


class Ordering(Protocol):
    direction: Direction

    def key(self, on: datetime.date) -> Order:
        """`on` is the day from which a next date counts."""
        ...


def every(conditions: Iterable[Where | None]) -> Where | None:
    """All of those that are asked for."""
    asked = tuple(condition for condition in conditions if condition is not None)
    return asked[0] if len(asked) == 1 else All(asked) if asked else None


def of_vocabulary(where: Where | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ids of types of enterprise, or of facts, that a condition names, behind the type of node."""
    for part in where.of if isinstance(where, All) else (where,):
        if isinstance(part, Related) and part.path[-1].node in VOCABULARY_TYPES:
            match part.where:
                case Equal("id", str() as id):
                    yield part.path[-1].node, (id,)
                case OneOf("id", ids):
                    yield part.path[-1].node, tuple(map(str, ids))


def order_of(place: str, orderings: Sequence[Ordering], on: datetime.date) -> tuple[Order, ...]:
    keys = tuple(ordering.key(on) for ordering in orderings)
    if len(set(keys)) != len(keys) or len({_flat(key) for key in keys}) != len(keys):
        raise InvalidInput(
            f"{place} 把一个字段写了两次。 It names a field twice.",
            "每个最多一次。 Name each at most once.",
            argument=place,
            reason=ErrorReason.CONFLICTING,
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
            f"{place}：{written} 是别的东西的 id。 It is the id of something else.",
            "请给出文件的 id、编号或名称。 Give an instrument's id, number or title.",
            argument=place,
            reason=ErrorReason.MALFORMED,
        )
    keys = lookup_keys(written)
    if not keys:
        raise InvalidInput(
            f"{place}：{written!r} 既非编号也非名称。 It is no number and no title.",
            "请照引用时的写法。 Write it as it is cited.",
            argument=place,
            reason=ErrorReason.MALFORMED,
        )
    return Related((out("KNOWN_AS", "Designation"),), OneOf("key", keys))


def _flat(key: Order) -> object:
    return key.property if isinstance(key, PropertyKey) else key.path


def equal(property: str) -> Making:
    return lambda _, value: Equal(property, value.value if isinstance(value, StrEnum) else value)


def any_of(property: str) -> Making:
    """InvalidInput for too many."""

    def making(place: str, values: Sequence[Any]) -> Where:
        known = items(place, values)
        return OneOf(property, tuple(each.value if isinstance(each, StrEnum) else each for each in known))

    return making


def holding(*properties: str) -> Making:
    return lambda place, value: Contains(properties, text(place, value))


def related(*path: Step, to: Making | None = None) -> Making:
    """`to` says what is told of the node at the end of the path; its id unless given."""
    return lambda place, value: Related(
        path, to(place, value) if to else Equal("id", id_of(place, path[-1].node, value))
    )


def related_to_any(*path: Step) -> Making:
    def making(place: str, ids: Sequence[str]) -> Where:
        known = tuple(id_of(place, path[-1].node, id) for id in items(place, ids))
        return Related(path, OneOf("id", known))

    return making


def cites(*path: Step) -> Making:
    def making(place: str, written: str) -> Where:
        meant = instrument_where(place, written)
        if isinstance(meant, Related):
            return Related((*path, *meant.path), meant.where)
        return Related(path, meant)

    return making

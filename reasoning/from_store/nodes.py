"""Nodes of the graph out of what a fetch returned of them, and what several fetches ask for alike."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar

from dutygraph.graph.model import NODE_TYPES, Condition, Node, properties
from dutygraph.graph.store.port import Order, Record, Relation, Step, along, out
from dutygraph.reasoning.records import Span, StatedCondition, Vocabulary
from dutygraph.reasoning.verdicts.conditions import check

_Node = TypeVar("_Node", bound=Node)


def all_of(node: type[Node]) -> tuple[str, ...]:
    """The properties that a fetch has to ask for, so that `node_of` can make the node."""
    return tuple(name for name in properties(node.__name__) if name != "id")


def whole(
    name: str, *path: Step, order: tuple[Order, ...] = (), relations: tuple[Relation, ...] = ()
) -> Relation:
    """The nodes along a path with all that `node_of` makes them of."""
    return along(name, *path, of=all_of(NODE_TYPES[path[-1].node]), order=order, relations=relations)


def node_of(record: type[_Node], found: Record) -> _Node:
    """The node as the model declares it: enumerated values as such."""
    names, enumerated = _held(record.__name__)
    told = found.__dict__
    held = {name: told[name] for name in names}
    for name, values in enumerated.items():
        if held[name] is not None:
            held[name] = values[held[name]]
    return record(**held)


@cache
def _held(node: str) -> tuple[tuple[str, ...], Mapping[str, Mapping[str, StrEnum]]]:
    """The names of a node's properties, and the values of each that is enumerated."""
    declared = properties(node)
    enumerated = {
        name: {one.value: one for one in held.enum}
        for name, held in declared.items()
        if held.enum is not None
    }
    return tuple(declared), enumerated


def nodes_of(record: type[_Node], found: Iterable[Record]) -> tuple[_Node, ...]:
    return tuple(node_of(record, one) for one in found)


def places_of_issuers(issuers: Iterable[Record]) -> tuple[str, ...]:
    """The names of the places where what they issued holds, in order; none: everywhere."""
    places = [one.jurisdiction for one in issuers]
    return tuple(sorted(set(places))) if places and all(places) else ()


def types_and_conditions(*place: str) -> tuple[Relation, Relation]:
    """The types that something binds, and its conditions with their facts.

    `place` are the properties of where a condition's words stand, where they stand in a document.
    """
    facts = along("facts", out("ASKS", "ProfileFact"))
    return (
        along("types", out("BINDS", "EnterpriseType")),
        along(
            "conditions",
            out("WHEN", "Condition"),
            of=all_of(Condition),
            relations=(facts,),
            link=("groups", "text", "inherited", *place),
        ),
    )


def condition_of(found: Record, vocabulary: Vocabulary, source: Span | None) -> StatedCondition:
    """A condition as `types_and_conditions` fetches it; InvalidInput where its fact gives it no meaning."""
    question = vocabulary.question_by_id[found.facts[0].id]
    stated = StatedCondition(
        node_of(Condition, found), question.fact, tuple(found.groups), found.text, source, found.inherited
    )
    check(stated, question)
    return stated

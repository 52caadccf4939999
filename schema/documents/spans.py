"""Reading what stands in a stretch of a document: nodes of many types at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.errors import InvalidInput, Reason
from dutygraph.graph.model import RELATIONSHIP_TYPES
from dutygraph.graph.store.port import All, Compare, IsNull, Operator, into
from dutygraph.schema.context import Info
from dutygraph.schema.reading.fields import AskedPlan, argument, own_name, response_keys
from dutygraph.schema.reading.selection import Site, Wanted

LARGEST_STRETCH = 20_000
_LEFT_OUT = "NotModelled"
_APART = {"Channel", "Requirement"}
"""What does not come out by itself: a part of its statement, and what a person put behind it."""
_STATED = tuple(start for start, _ in RELATIONSHIP_TYPES["STATED_IN"].ends if start not in _APART)


@dataclass(frozen=True, slots=True)
class Spans(AskedPlan):
    """All that is stated in the characters of a document from one to another."""

    usual: int = 200

    def arguments(self) -> list[StrawberryArgument]:
        return [
            argument("start", int, "The first character, counted from 0."),
            argument("end", int, f"Behind the last; at most {LARGEST_STRETCH:,} behind the first."),
        ]

    def want(self, site: Site, wanted: Wanted) -> None:
        told = site.arguments()
        start, end = told["start"], told["end"]
        if not 0 <= start <= end <= start + LARGEST_STRETCH:
            raise InvalidInput(
                f"{site.place}(start: {start}, end: {end}) is no stretch of a document.",
                f"0 <= start <= end, and at most {LARGEST_STRETCH:,} characters between them.",
                argument=f"{site.place}(start:, end:)",
                reason=Reason.OUT_OF_RANGE,
            )
        where = All((Compare("start", Operator.LESS, end), Compare("end", Operator.GREATER, start)))
        own = All((where, IsNull("confidence")))
        for node in _STATED:
            of_type = wanted.relation(
                _held(site.own_name, node),
                (into("STATED_IN", node),),
                where=own if node == "TimeRule" else where,
            ).wanted
            of_type.properties.update(("start", "end"))
            for inner in site.below():
                self._want_of(node, inner, of_type)

    def _want_of(self, node: str, inner: Site, of_type: Wanted) -> None:
        match inner.node.name.value:
            case "source":
                inner.descend(of_type)
            case "node" if node != _LEFT_OUT:
                inner.descend_as(node, of_type)
            case "notModelled" if node == _LEFT_OUT:
                of_type.properties.add("reason")

    def read_asked(self, record: Any, name: str, info: Info, arguments: Mapping[str, Any]) -> list[Any]:
        own = own_name(name, response_keys(info))
        found = [one for node in _STATED for one in getattr(record, _held(own, node))]
        found.sort(key=lambda one: (one.start, -one.end, one.id))
        return [
            SimpleNamespace(
                node=None if one.type == _LEFT_OUT else one,
                source=one,
                not_modelled=getattr(one, "reason", None) if one.type == _LEFT_OUT else None,
            )
            for one in found
        ]


def _held(own: str, node: str) -> str:
    return f"{own}__{node}"

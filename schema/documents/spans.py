"""Reading what stands in a stretch of a document: nodes of many types at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.errors import InvalidInput, Reason
from dutygraph.graph.model import RELATIONSHIP_TYPES
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Expression, Paging
from dutygraph.graph.store.port import All, Compare, Operator, into
from dutygraph.schema.context import Context
from dutygraph.schema.reading.fields import AskedPlan, Plan, argument
from dutygraph.schema.reading.selection import Selected

LARGEST_STRETCH = 20_000
_LEFT_OUT = "NotModelled"
_APART = {"Addressee", "Channel", "Requirement"}
"""What does not come out by itself: a part of its statement, and what a person put behind it."""
STATED_TYPES = tuple(start for start, _ in RELATIONSHIP_TYPES["STATED_IN"].ends if start not in _APART)


@dataclass(frozen=True, slots=True)
class Spans(AskedPlan):
    """All that is stated in the characters of a document from one to another."""

    usual: int = 200

    def arguments(self) -> list[StrawberryArgument]:
        return [
            argument("start", int, "The first character, counted from 0."),
            argument("end", int, f"Behind the last; at most {LARGEST_STRETCH:,} behind the first."),
        ]

    def expression(self, field: Selected) -> Expression:
        parts = tuple(((into("STATED_IN", node),), field.below(node)) for node in STATED_TYPES)
        return graph.Stretch(parts, field.site(self))

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        start, end = arguments["start"], arguments["end"]
        if not 0 <= start <= end <= start + LARGEST_STRETCH:
            raise InvalidInput(
                f"{place}(start: {start}, end: {end}) 不是文中的一段。 It is no stretch of a document.",
                f"须 0 <= start <= end，最多 {LARGEST_STRETCH:,} 字。 0 <= start <= end, and at most "
                f"{LARGEST_STRETCH:,} characters between them.",
                argument=f"{place}(start:, end:)",
                reason=Reason.OUT_OF_RANGE,
            )
        return Paging(All((Compare("start", Operator.LESS, end), Compare("end", Operator.GREATER, start))))


@dataclass(frozen=True, slots=True)
class Itself(Plan):
    """The node, which comes out as what it is; null where it is only what no record holds."""

    def expression(self, field: Selected) -> Expression:
        return graph.Constant(None) if field.node == _LEFT_OUT else graph.Here(field.below_as_itself())


@dataclass(frozen=True, slots=True)
class WhyNot(Plan):
    """The reason why no record holds the characters; null where one does."""

    weight: int = 0

    def expression(self, field: Selected) -> Expression:
        return graph.Property("reason") if field.node == _LEFT_OUT else graph.Constant(None)

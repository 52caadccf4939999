"""Loaded files, the exact words that statements rest on, and what stands in a stretch of a document."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, cast

import strawberry

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import RELATIONSHIP_TYPES
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Expression, Paging
from dutygraph.graph.store.port import All, Compare, Operator, into, out
from dutygraph.schema.context import Context
from dutygraph.schema.lazy import Instrument, TaskList
from dutygraph.schema.nodes import Node
from dutygraph.schema.reading.arguments import within
from dutygraph.schema.reading.connections import Connection, all_paged
from dutygraph.schema.reading.fields import AskedPlan, Plan, argument, many, one, plain, planned, same
from dutygraph.schema.reading.selection import Selected

LARGEST_STRETCH = 20_000
_LEFT_OUT = "NotModelled"
_APART = {"Addressee", "Channel", "Requirement"}
"""What does not come out by itself: a part of its statement, and what a person put behind it."""
STATED_TYPES = tuple(start for start, _ in RELATIONSHIP_TYPES["STATED_IN"].ends if start not in _APART)


class Spans(AskedPlan):
    """All that is stated in the characters of a document from one to another."""

    usual = 200
    declared = (
        argument("start", int, "The first character, counted from 0."),
        argument("end", int, f"Behind the last; at most {LARGEST_STRETCH:,} behind the first."),
    )

    def expression(self, field: Selected) -> Expression:
        site = field.site(self)
        return graph.Derived(
            tuple(_stated(node, field.below(node), site) for node in STATED_TYPES), _in_order
        )

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        start, end = arguments["start"], arguments["end"]
        if not 0 <= start <= end <= start + LARGEST_STRETCH:
            raise InvalidInput(
                f"{place}(start: {start}, end: {end}) 不是文中的一段。 It is no stretch of a document.",
                f"须 0 <= start <= end，最多 {LARGEST_STRETCH:,} 字。 0 <= start <= end, and at most "
                f"{LARGEST_STRETCH:,} characters between them.",
                argument=f"{place}(start:, end:)",
                reason=ErrorReason.OUT_OF_RANGE,
            )
        return Paging(All((Compare("start", Operator.LESS, end), Compare("end", Operator.GREATER, start))))


def _stated(node: str, below: graph.Wanted, site: int) -> Expression:
    fields = tuple((name, graph.Property(name)) for name in ("start", "end", "id"))
    stated = graph.Object(node, (*fields, ("of", graph.Here(below))))
    return graph.Along((into("STATED_IN", node),), stated, many=True, site=site)


def _in_order(*stated: Sequence[Mapping[str, Any]]) -> list[Any]:
    """What of several types stands in a text, by `start`, the wider first, then by the id."""
    found = sorted(chain.from_iterable(stated), key=lambda one: (one["start"], -one["end"], one["id"]))
    return [one["of"] for one in found]


class Itself(Plan):
    """The node, which comes out as what it is; null where it is only what no record holds."""

    def expression(self, field: Selected) -> Expression:
        return graph.Constant(None) if field.node == _LEFT_OUT else graph.Here(field.below_as_itself())


class WhyNot(Plan):
    """The reason why no record holds the characters; null where one does."""

    weight = 0

    def expression(self, field: Selected) -> Expression:
        return graph.Property("reason") if field.node == _LEFT_OUT else graph.Constant(None)


_LONG_TEXT = 100
_CONTEXT = 60
_LARGEST_CONTEXT = 2_000
_HOW_MANY = f"How many characters at most: 0 to {_LARGEST_CONTEXT}; {_CONTEXT} unless given."

_DOCUMENT = (out("STATED_IN", "SourceDocument"),)


@dataclass(frozen=True, slots=True)
class Located(Plan):
    """What `by` makes of a `place` in a document and of the places that its property `among` lists."""

    place: str
    among: str
    by: Callable[[int, Sequence[int]], int | None]
    weight = 0

    def expression(self, field: Selected) -> Expression:
        place = graph.Linked(self.place) if self.place in field.linked else graph.Property(self.place)
        among = graph.Object("SourceDocument", (("at", graph.Property(self.among)),))
        document = graph.Along(_DOCUMENT, among, many=False)
        return graph.Derived(
            (place, document), lambda place, found: self.by(place, [int(each) for each in found["at"]])
        )


def _in_utf16(place: int, astral: Sequence[int]) -> int:
    """In units of UTF-16, of which the characters at `astral` are two."""
    return place + bisect_left(astral, place)


def _page(place: int, pages: Sequence[int]) -> int | None:
    """The page of a place, by where the document's pages begin."""
    return bisect_right(pages, place) or None


class Around(AskedPlan):
    """A span with the text around it."""

    weight = _LONG_TEXT
    declared = (argument("before", int | None, _HOW_MANY), argument("after", int | None, _HOW_MANY))

    def expression(self, field: Selected) -> Expression:
        return graph.Around(_DOCUMENT, field.site(self), field.names(), linked="start" in field.linked)

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        before, after = (_context_size(side, arguments.get(side)) for side in ("before", "after"))
        return graph.Span(before, after)


def _context_size(side: str, told: int | None) -> int:
    return _CONTEXT if told is None else within(f"context({side}:)", told, 0, _LARGEST_CONTEXT)


class Excerpt(AskedPlan):
    """The text, or some characters of it."""

    weight = _LONG_TEXT
    declared = (
        argument("start", int | None, "0 unless given."),
        argument("end", int | None, "The end of the text unless given."),
    )

    def expression(self, field: Selected) -> Expression:
        return graph.Excerpt("text", field.site(self))

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        return graph.Span(arguments.get("start") or 0, arguments.get("end"))

    def refused(self, asked: Argument, length: int) -> InvalidInput:
        asked = cast("graph.Span", asked)
        end = length if asked.end is None else asked.end
        return InvalidInput(
            f"text(start: {asked.start}, end: {end}) 超出文件。 It lies outside the document.",
            f"全文 {length} 字，须 0 <= start <= end <= {length}。 It has {length} characters.",
            argument="text(start:, end:)",
            reason=ErrorReason.OUT_OF_RANGE,
        )


@strawberry.type(description="A file as it was loaded (来源文件). Spans count the characters of its text.")
class SourceDocument(Node):
    title: str = plain("Its title or file name, as in the source.")
    sha256: str = plain("The SHA-256 of the file's bytes, in hexadecimal.")
    media_type: str = plain("Such as `text/plain`.")
    loaded_at: datetime.datetime = plain("When this version was loaded.")
    task_list: TaskList | None = one("The task list it is.", into("STATED_IN", "TaskList"))
    instrument: Instrument | None = one("The instrument it is the text of.", out("TEXT_OF", "Instrument"))
    coverage: "Coverage" = same("What of the text is in records, and what is not and why.")
    spans: list["SpannedRecord"] = planned(
        "What was read from the characters from `start` (inclusive) to `end` (exclusive), in the order of "
        "the text, the wider first; and what was not, with the reason.",
        Spans(),
    )

    text: str = planned(
        "The text, or the characters from `start` (inclusive) to `end` (exclusive) of it.", Excerpt()
    )


@strawberry.type(
    description="Where in a document something stands: characters `start` (inclusive) to `end` (exclusive) "
    "of its text; `quote` is exactly those."
)
class SourceSpan:
    document: SourceDocument = one("The document.", *_DOCUMENT)
    page: int | None = planned(
        "The page on which it begins, from 1; null for documents of a format without pages.",
        Located("start", "pages", _page),
    )
    start: int = plain("The first character, counted from 0.")
    end: int = plain("The character behind the last.")
    quote: str = plain("The source's own characters, repaired in nothing.")
    start_utf16: int = planned(
        "The first, in UTF-16 code units, as JavaScript counts.", Located("start", "astral", _in_utf16)
    )
    end_utf16: int = planned("Behind the last, in UTF-16 code units.", Located("end", "astral", _in_utf16))
    context: "SourceContext" = planned("The text around it, with the place of the quote in it.", Around())


@strawberry.type(description="A quote with what stands before and after it.")
class SourceContext:
    text: str = plain("The document's own characters.")
    start: int = plain("The first character of the quote in `text`, counted from 0.")
    end: int = plain("The character behind its last.")


@strawberry.type(description="A record and the characters that it was read from, or such as no record holds.")
class SpannedRecord:
    node: Node | None = planned(
        "The task list, category, task, statement, citation, time rule, material, article or clause; null: "
        "none.",
        Itself(),
    )
    source: SourceSpan = same("Where it stands.")
    not_modelled: str | None = planned(
        "Why no record holds these characters: a page header, a blank line, …; null: one does.", WhyNot()
    )


@strawberry.type(description="Proof that nothing in a document was dropped in silence.")
class Coverage:
    characters: int = plain("How many characters the document has.")
    modelled: int = plain("How many of them are in the span of a record.")
    not_modelled: list["NotModelled"] = many(
        "All the others, each stretch with the reason.", into("STATED_IN", "NotModelled"), usual=30
    )


@strawberry.type(description="A stretch of a document that no record holds.")
class NotModelled:
    reason: str = plain("Why not: a page header, a table header, a blank line, …")
    source: SourceSpan = same("Where it stands.")


@strawberry.type
class DocumentQueries:
    documents: Connection[SourceDocument] = all_paged(
        "The files that were loaded (来源文件), by id.", "SourceDocument"
    )

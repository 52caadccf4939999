"""Loaded files, and the exact words that statements rest on."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.errors import InvalidInput, Reason
from dutygraph.graph.store.port import PropertyKey, into, out
from dutygraph.schema.context import Info
from dutygraph.schema.documents.spans import Spans
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.fields import AskedPlan, Plan, argument, many, needs, one, planned, same
from dutygraph.schema.reading.selection import Site, Wanted

if TYPE_CHECKING:
    from dutygraph.schema.duties.task_lists import TaskList
    from dutygraph.schema.instruments.types import Instrument

_instruments = strawberry.lazy("dutygraph.schema.instruments.types")
_task_lists = strawberry.lazy("dutygraph.schema.duties.task_lists")

_LONG_TEXT = 100
_CONTEXT = 60
_LARGEST_CONTEXT = 2_000

_DOCUMENT = (out("STATED_IN", "SourceDocument"),)


@dataclass(frozen=True, slots=True)
class InUtf16(Plan):
    """A place in a document in units of UTF-16, by its characters that are two."""

    place: str
    weight: int = 0

    def want(self, site: Site, wanted: Wanted) -> None:
        wanted.properties.add(self.place)
        wanted.relation("document", _DOCUMENT).wanted.properties.add("astral")

    def read(self, record: Any, name: str) -> int:
        (document,) = record.document
        place: int = getattr(record, self.place)
        return place + bisect_left([int(offset) for offset in document.astral], place)


@dataclass(frozen=True, slots=True)
class Around(AskedPlan):
    """A span with the text around it."""

    weight: int = _LONG_TEXT

    def arguments(self) -> list[StrawberryArgument]:
        told = f"characters at most: 0 to {_LARGEST_CONTEXT}; {_CONTEXT} unless given."
        return [
            argument("before", int | None, f"How many {told}"),
            argument("after", int | None, f"How many {told}"),
        ]

    def want(self, site: Site, wanted: Wanted) -> None:
        wanted.properties.update(("start", "end"))
        wanted.relation("document", _DOCUMENT).wanted.properties.add("text")

    def read_asked(self, record: Any, name: str, info: Info, arguments: Mapping[str, Any]) -> "SourceContext":
        before, after = (_context_size(side, arguments.get(side)) for side in ("before", "after"))
        (document,) = record.document
        first = max(0, record.start - before)
        return SourceContext(
            text=document.text[first : record.end + after],
            start=record.start - first,
            end=record.end - first,
        )


def _context_size(side: str, told: int | None) -> int:
    if told is None or told is strawberry.UNSET:
        return _CONTEXT
    if not 0 <= told <= _LARGEST_CONTEXT:
        raise InvalidInput(
            f"context({side}:) is {told}.",
            f"It must be between 0 and {_LARGEST_CONTEXT}.",
            argument=f"context({side}:)",
            reason=Reason.OUT_OF_RANGE,
        )
    return told


@dataclass(frozen=True, slots=True)
class PageOf(Plan):
    """The page of a span, by where the document's pages begin."""

    weight: int = 0

    def want(self, site: Site, wanted: Wanted) -> None:
        wanted.properties.add("start")
        wanted.relation("document", _DOCUMENT).wanted.properties.add("pages")

    def read(self, record: Any, name: str) -> int | None:
        (document,) = record.document
        return bisect_right([int(page) for page in document.pages], record.start) or None


@strawberry.type(description="A file as it was loaded (来源文件). Spans count the characters of its text.")
class SourceDocument(Node):
    title: str = strawberry.field(description="Its title or file name, as in the source.")
    sha256: str = strawberry.field(description="The SHA-256 of the file's bytes, in hexadecimal.")
    media_type: str = strawberry.field(description="Such as `text/plain`.")
    loaded_at: datetime.datetime = strawberry.field(description="When this version was loaded.")
    task_list: Annotated["TaskList", _task_lists] | None = one(
        into("STATED_IN", "TaskList"), description="The task list it is."
    )
    instrument: Annotated["Instrument", _instruments] | None = one(
        out("TEXT_OF", "Instrument"), description="The instrument it is the text of."
    )
    coverage: "Coverage" = same("What of the text is in records, and what is not and why.")
    spans: list["SpannedRecord"] = planned(
        Spans(),
        "What was read from the characters from `start` (inclusive) to `end` (exclusive), in the order of "
        "the text, the wider first; and what was not, with the reason.",
    )

    @strawberry.field(
        description="The text, or the characters from `start` (inclusive) to `end` (exclusive) of it.",
        metadata=needs("text", weight=_LONG_TEXT),
    )
    def text(
        self: Any,
        start: Annotated[int | None, strawberry.argument(description="0 unless given.")] = strawberry.UNSET,
        end: Annotated[
            int | None, strawberry.argument(description="The end of the text unless given.")
        ] = strawberry.UNSET,
    ) -> str:
        whole: str = self.text
        first = start or 0
        last = len(whole) if end is None or end is strawberry.UNSET else end
        if not 0 <= first <= last <= len(whole):
            raise InvalidInput(
                f"text(start: {first}, end: {last}) lies outside the document.",
                f"It has {len(whole)} characters; 0 <= start <= end <= {len(whole)}.",
                argument="text(start:, end:)",
                reason=Reason.OUT_OF_RANGE,
            )
        return whole[first:last]


@strawberry.type(
    description="Where in a document something stands: characters `start` (inclusive) to `end` (exclusive) "
    "of its text; `quote` is exactly those."
)
class SourceSpan:
    document: SourceDocument = one(*_DOCUMENT, description="The document.")
    page: int | None = planned(
        PageOf(), "The page on which it begins, from 1; null for documents of a format without pages."
    )
    start: int = strawberry.field(description="The first character, counted from 0.")
    end: int = strawberry.field(description="The character behind the last.")
    quote: str = strawberry.field(description="The source's own characters, repaired in nothing.")
    start_utf16: int = planned(InUtf16("start"), "The first, in UTF-16 code units, as JavaScript counts.")
    end_utf16: int = planned(InUtf16("end"), "Behind the last, in UTF-16 code units.")
    context: "SourceContext" = planned(Around(), "The text around it, with the place of the quote in it.")


@strawberry.type(description="A quote with what stands before and after it.")
class SourceContext:
    text: str = strawberry.field(description="The document's own characters.")
    start: int = strawberry.field(description="The first character of the quote in `text`, counted from 0.")
    end: int = strawberry.field(description="The character behind its last.")


@strawberry.type(description="A record and the characters that it was read from, or such as no record holds.")
class SpannedRecord:
    node: Node | None = strawberry.field(
        description="The task list, category, task, statement, citation, time rule, material, article or "
        "clause; null: none."
    )
    source: SourceSpan = strawberry.field(description="Where it stands.")
    not_modelled: str | None = strawberry.field(
        description="Why no record holds these characters: a page header, a blank line, …; null: one does."
    )


@strawberry.type(description="Proof that nothing in a document was dropped in silence.")
class Coverage:
    characters: int = strawberry.field(description="How many characters the document has.")
    modelled: int = strawberry.field(description="How many of them are in the span of a record.")
    not_modelled: list["NotModelled"] = many(
        into("STATED_IN", "NotModelled"),
        usual=30,
        order=(PropertyKey("start"),),
        description="All the others, each stretch with the reason.",
    )


@strawberry.type(description="A stretch of a document that no record holds.")
class NotModelled:
    reason: str = strawberry.field(description="Why not: a page header, a table header, a blank line, …")
    source: SourceSpan = same("Where it stands.")

"""What a search finds, and what it can be narrowed to."""

from enum import Enum

import strawberry
from strawberry import enum_value as value

from dutygraph.graph import model
from dutygraph.schema.duties.filter import TASK_LIST_ID
from dutygraph.schema.enums import InstrumentKind, Modality
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.arguments import id_of
from dutygraph.schema.reading.connections import PageInfo
from dutygraph.schema.reading.reasoned import node
from dutygraph.search.entries import EntryKind
from dutygraph.search.finder import Narrowed


@strawberry.enum(description="What is searched.")
class SearchKind(Enum):
    TASK = value("TASK", description="Tasks: title (Chinese and English) and text.")
    OBLIGATION = value("OBLIGATION", description="Statements of duty: text, Chinese and English.")
    INSTRUMENT = value("INSTRUMENT", description="Laws, rules and standards: number, titles and other names.")
    PROVISION = value("PROVISION", description="Articles and clauses: label, title, text and summaries.")
    DELIVERABLE = value("DELIVERABLE", description="What is to be handed in: name, Chinese and English.")


@strawberry.enum(description="How what was typed and what was found belong together.")
class MatchKind(Enum):
    EXACT = value(
        "EXACT",
        description="It stands there as typed; width, case, blanks, punctuation and traditional "
        "characters do not matter.",
    )
    NUMBER = value(
        "NUMBER", description="The number of a standard or document (标准号, 文号), or a part of it."
    )
    KEYWORD = value("KEYWORD", description="The words stand there, in any order: all of them, or most.")
    FUZZY = value("FUZZY", description="Nearly: a slip, or a character that sounds alike.")
    PINYIN = value("PINYIN", description="By its sound (拼音), in full or by initials.")
    SYNONYM = value(
        "SYNONYM", description="By a word that means the same, or an abbreviation: PIA, OTA, 泄漏."
    )
    ENGLISH = value("ENGLISH", description="English words in the English text, in any of their forms.")


@strawberry.input(
    description="Which of what is found; all that is given must hold. What a condition cannot be said of is "
    "left out: an instrument has no modality."
)
class SearchFilter:
    task_list: strawberry.ID | None = strawberry.field(
        description=f"{TASK_LIST_ID} Also the instruments and provisions that it cites."
    )
    enterprise_type: strawberry.ID | None = strawberry.field(
        description="Tasks, statements and materials that bind this type of enterprise by name: its id. "
        "Types above and below it are not counted in.",
    )
    modality: Modality | None = strawberry.field(
        description="Statements of this force, and their tasks and materials."
    )
    instrument_kind: InstrumentKind | None = strawberry.field(
        description="Instruments of this kind, and their provisions."
    )

    def narrowed(self, place: str, kinds: frozenset[EntryKind]) -> Narrowed:
        """What the search is narrowed to; InvalidInput names the argument under `place`."""
        return Narrowed(
            kinds,
            None if self.task_list is None else id_of(f"{place}.taskList", "TaskList", self.task_list),
            None
            if self.enterprise_type is None
            else id_of(f"{place}.enterpriseType", "EnterpriseType", self.enterprise_type),
            None if self.modality is None else model.Modality[self.modality.name],
            None if self.instrument_kind is None else model.InstrumentKind[self.instrument_kind.name],
        )


@strawberry.type(description="A stretch of text to light up.")
class Highlight:
    field: str = strawberry.field(
        description="The field of the node whose text it is: `title`, `textEn`; `aliases[0]` in a list."
    )
    start: int = strawberry.field(description="Its first character, from 0, in Unicode code points.")
    end: int = strawberry.field(description="Behind its last character.")


@strawberry.type(description="Something found.")
class SearchHit:
    node: Node = node(
        "Node",
        lambda hit: hit.node,
        "What was found: a task, obligation, instrument, provision or deliverable.",
    )
    title: str = strawberry.field(
        description="What a list shows, whatever the kind, in Chinese: what it is called; of a statement, "
        "the task or article that it stands in."
    )
    subtitle: str | None = strawberry.field(
        description="What stands beside it, in Chinese: its list, heading, number, or task and recipients."
    )
    snippet: str = strawberry.field(
        description="About 120 characters of its text around the first match, cut with …; else how it begins."
    )
    score: float = strawberry.field(
        description="How well it answers, from 0 to 100: by where it matches, how, and how much of the text "
        "that is. To be compared within one answer only."
    )
    matched_by: list[MatchKind] = strawberry.field(description="The ways it matched, the best first.")
    highlights: list[Highlight] = strawberry.field(
        description="Where it matched, in the node's own fields. Empty where the words stand only in what it "
        "belongs to, or in nothing that is shown."
    )


@strawberry.type(description="One place among what was found.")
class SearchEdge:
    cursor: str = strawberry.field(description="Opaque, for this search alone. Pass it as `after`.")
    node: SearchHit = strawberry.field(description="What stands there.")


@strawberry.type(description="A page of what was found, the best first.")
class SearchConnection:
    edges: list[SearchEdge] = strawberry.field(description="The page, each with its cursor.")
    nodes: list[SearchHit] = strawberry.field(description="The page, without cursors.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")
    total_count: int = strawberry.field(
        description="How many were found with this filter: where very much answers, the likeliest 180."
    )

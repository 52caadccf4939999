"""What a search finds, and what it can be narrowed to."""

import strawberry

from dutygraph.graph.model import InstrumentKind, Modality
from dutygraph.schema.duties.filter import TASK_LIST_ID
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.arguments import id_of
from dutygraph.schema.reading.connections import PageInfo
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.reasoned import reasoned
from dutygraph.search.entries import EntryKind
from dutygraph.search.finder import Narrowed
from dutygraph.search.question import MatchKind


@strawberry.input(
    description="Which of what is found; all that is given must hold. What a condition cannot be said of is "
    "left out: an instrument has no modality."
)
class SearchFilter:
    task_list: strawberry.ID | None = plain(
        f"{TASK_LIST_ID} Also the instruments and provisions that it cites."
    )
    enterprise_type: strawberry.ID | None = plain(
        "Tasks, statements and materials that bind this type of enterprise by name: its id. Types above and "
        "below it are not counted in."
    )
    modality: Modality | None = plain("Statements of this force, and their tasks and materials.")
    instrument_kind: InstrumentKind | None = plain("Instruments of this kind, and their provisions.")

    def narrowed(self, place: str, kinds: frozenset[EntryKind]) -> Narrowed:
        """What the search is narrowed to; InvalidInput names the argument under `place`."""
        return Narrowed(
            kinds,
            None if self.task_list is None else id_of(f"{place}.taskList", "TaskList", self.task_list),
            None
            if self.enterprise_type is None
            else id_of(f"{place}.enterpriseType", "EnterpriseType", self.enterprise_type),
            self.modality,
            self.instrument_kind,
        )


@strawberry.type(description="A stretch of text to light up.")
class Highlight:
    field: str = plain("The field of the node whose text it is: `title`, `textEn`; `aliases[0]` in a list.")
    start: int = plain("Its first character, from 0, in Unicode code points.")
    end: int = plain("Behind its last character.")


@strawberry.type(description="Something found.")
class SearchHit:
    node: Node = reasoned(
        "What was found: a task, obligation, instrument, provision, deliverable or task list."
    )
    title: str = plain(
        "What a list shows, whatever the kind, in Chinese: what it is called; of a statement, the task or "
        "article that it stands in."
    )
    subtitle: str | None = plain(
        "What stands beside it, in Chinese: its list, heading, number, task and recipients, or issuer."
    )
    snippet: str = plain(
        "About 120 characters of its text around the first match, cut with …; else how it begins."
    )
    score: float = plain(
        "How well it answers, from 0 to 100: by where it matches, how, and how much of the text that is. To "
        "be compared within one answer only."
    )
    matched_by: list[MatchKind] = plain("The ways it matched, the best first.")
    highlights: list[Highlight] = plain(
        "Where it matched, in the node's own fields. Empty where the words stand only in what it belongs "
        "to, or in nothing that is shown."
    )


@strawberry.type(description="One place among what was found.")
class SearchEdge:
    cursor: str = plain("Opaque, for this search alone. Pass it as `after`.")
    node: SearchHit = plain("What stands there.")


@strawberry.type(description="A page of what was found, the best first.")
class SearchConnection:
    edges: list[SearchEdge] = plain("The page, each with its cursor.")
    nodes: list[SearchHit] = plain("The page, without cursors.")
    page_info: PageInfo = plain("Where the page stands.")
    total_count: int = plain(
        "How many were found with this filter: where very much answers, the likeliest 180."
    )

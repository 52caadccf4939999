"""What the files that are made for a profile show."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dutygraph.graph.store.port import Fetch, OneOf, PropertyKey, Record, Store, along, out
from dutygraph.reasoning.answer import ProfileAnswer
from dutygraph.reasoning.dates.calendar import Calendar
from dutygraph.reasoning.dates.derivation import Words
from dutygraph.reasoning.overlaps import Overlap
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict
from dutygraph.service.downloads.places import Places, places_of, titles
from dutygraph.service.downloads.profile_query import Language, ProfileQuery


@dataclass(frozen=True)
class Dossier:
    """An answer, and what its duties cite, as `read_citations` gives it.

    The files lead back to the page at `address`; empty: there is none.
    """

    asked: ProfileQuery
    answer: ProfileAnswer
    citations: Mapping[str, Record]
    address: str

    @property
    def obligations(self) -> tuple[ObligationVerdict, ...]:
        return self.answer.given.duties

    @cached_property
    def calendar(self) -> Calendar:
        return self.answer.calendar(self.asked.start, self.asked.end)

    @property
    def overlaps(self) -> list[Overlap]:
        return [one.judged for one in self.answer.overlaps]

    @property
    def title(self) -> str:
        """What the files are about."""
        return titles(self.answer.current, zh=self.asked.language is Language.ZH)

    def said(self, words: Words) -> str:
        return words.zh if self.asked.language is Language.ZH else words.en

    @property
    def places(self) -> Places:
        """Of the tasks and provisions that the files show."""
        return places_of(self.answer.current)


async def read_citations(store: Store, answer: ProfileAnswer) -> Mapping[str, Record]:
    """The duties of an answer by id, each with its `citations` and where they lead; one read."""
    ids = tuple(one.obligation.id for one in answer.given.duties)
    found = await store.fetch(Fetch("Obligation", where=OneOf("id", ids), relations=(_CITATIONS,)))
    return {record.id: record for record in found}


_CITATIONS = along(
    "citations",
    out("CITES", "Citation"),
    of=("text", "status", "note"),
    order=(PropertyKey("start"),),
    relations=(
        along("instruments", out("REFERS_TO", "Instrument"), of=("number", "title")),
        along("provisions", out("REFERS_TO", "Provision"), of=("label",)),
    ),
)

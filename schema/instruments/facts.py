"""Where the facts about an instrument come from, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import strawberry

from dutygraph.graph.model import Confidence
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Expression
from dutygraph.graph.store.port import into, out
from dutygraph.schema.reading.fields import Plan, needs, plain, planned
from dutygraph.schema.reading.selection import Selected
from dutygraph.schema.words import INSTRUMENTS, fact_word

_ISSUERS = (into("HAS_FACT", "Instrument"), out("ISSUED_BY", "Authority"))


@dataclass(frozen=True, slots=True)
class InWords(Plan):
    """The value of a fact in one language; an id or a value of an enumeration by what that is called."""

    english: bool
    weight: int = 0

    def expression(self, field: Selected) -> Expression:
        parts = tuple((name, graph.Property(name)) for name in ("id", "name", "name_en"))
        issuers = graph.Along(_ISSUERS, graph.Object("Authority", parts), many=True)
        return graph.Derived((graph.Property("name"), graph.Property("value"), issuers), self._told)

    def _told(self, name: str, value: str, issuers: Sequence[Mapping[str, Any]]) -> str | None:
        parts = value.split("、")
        words: Mapping[str, tuple[str, str | None]] = INSTRUMENTS if name == "kind" else {}
        if name == "issuers":
            words = {one["id"]: (one["name"], one["name_en"]) for one in issuers}
        if not self.english:
            return "、".join(words[part][0] if part in words else part for part in parts)
        english = [told for part in parts if part in words and (told := words[part][1])]
        return ", ".join(english) if len(english) == len(parts) else None


@strawberry.type(description="Where one fact about an instrument comes from.")
class InstrumentFact:
    name: str = plain("Which fact, such as `effective_on`.")

    @strawberry.field(description="What the fact is called, in Chinese: 施行日期.", metadata=needs("name"))
    def label(self: Any) -> str:
        return fact_word(self.name)[0]

    @strawberry.field(description="What the fact is called, in English.", metadata=needs("name"))
    def label_en(self: Any) -> str:
        return fact_word(self.name)[1]

    value: str = planned(
        "What it is, as that was read; kinds and issuers by their Chinese names.", InWords(english=False)
    )
    value_en: str | None = planned("What it is in English, where that is known.", InWords(english=True))
    source: str = plain("Where that was read.")
    confidence: Confidence = plain("How sure it is.")

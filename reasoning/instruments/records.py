"""The instruments that are known, by what of them decides whether they apply."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dutygraph.graph.model import EnterpriseType, InstrumentKind, InstrumentScope
from dutygraph.reasoning.records import StatedCondition, Vocabulary
from dutygraph.reasoning.verdicts.decisions import Decision


@dataclass(frozen=True, slots=True)
class KnownScope:
    """Whom an instrument binds by its own words: any one of the types, where the conditions hold."""

    stated: InstrumentScope
    enterprise_types: tuple[EnterpriseType, ...] = ()
    conditions: tuple[StatedCondition, ...] = ()

    @property
    def id(self) -> str:
        return self.stated.id


@dataclass(frozen=True, slots=True)
class KnownInstrument:
    """`replaced_by` are the ids of those that replace it; `scopes` in their order, none: nothing is known.

    A `draft` for comments binds nobody. It holds in `places`, by their names; none: everywhere.
    """

    id: str
    number: str | None
    title: str
    title_en: str | None
    kind: InstrumentKind
    effective_on: datetime.date | None = None
    ended_on: datetime.date | None = None
    replaced_by: tuple[str, ...] = ()
    scopes: tuple[KnownScope, ...] = ()
    draft: bool = False
    places: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called in a sentence: its number, else its title."""
        return self.number or f"《{self.title}》"

    @property
    def name_en(self) -> str:
        return self.number or self.title_en or self.title


@dataclass(frozen=True)
class Instruments:
    """All there are."""

    vocabulary: Vocabulary
    known: tuple[KnownInstrument, ...]

    @cached_property
    def by_id(self) -> Mapping[str, KnownInstrument]:
        return {one.id: one for one in self.known}

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """By the id of the scope: what its conditions come to."""
        questions = self.vocabulary.question_by_id
        return {scope.id: Decision(scope.conditions, questions) for one in self.known for scope in one.scopes}

"""Laws, rules, standards and plans, and their articles and clauses."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.errors import InvalidInput, Reason
from dutygraph.graph.model import InstrumentKind
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Expression, Paging
from dutygraph.graph.store.port import Not, PropertyKey, Related, Where, into, out
from dutygraph.reasoning.in_force import Standing, instruments_standing
from dutygraph.schema.context import Context
from dutygraph.schema.documents.types import SourceSpan
from dutygraph.schema.duties.filter import TaskFilter
from dutygraph.schema.duties.obligations import Citation, Obligation
from dutygraph.schema.duties.task_lists import Task
from dutygraph.schema.instruments.facts import InstrumentFact
from dutygraph.schema.instruments.labels import label_forms
from dutygraph.schema.instruments.scopes import InstrumentScope
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.connections import Connection, Paged, paged
from dutygraph.schema.reading.fields import (
    AskedPlan,
    Lookup,
    Many,
    Same,
    Texts,
    argument,
    many,
    one,
    planned,
)
from dutygraph.schema.reading.filters import TASKS_CITING
from dutygraph.schema.reading.selection import Selected

if TYPE_CHECKING:
    from dutygraph.schema.vocabulary.types import Authority

_vocabulary = strawberry.lazy("dutygraph.schema.vocabulary.types")

_DEEPEST = 8
"""章, 节, 条, 款, 项 and 目 are six levels; clauses of standards have as many."""


@dataclass(frozen=True, slots=True)
class _NotBelow:
    """Those with fewer than `depth` others above them."""

    depth: int

    def where(self, place: str, context: Context) -> Where:
        del place, context
        return Not(Related((into("HAS_PART", "Provision"),) * self.depth))


@dataclass(frozen=True, slots=True)
class Parts(Paged):
    """A page of the parts of an instrument, down to a depth."""

    def arguments(self) -> list[StrawberryArgument]:
        # The class by name: a dataclass with slots is another than the one that zero-argument super knows.
        depth = argument("depth", int | None, f"1: only those that are part of no other; at most {_DEEPEST}.")
        return [*Paged.arguments(self), depth]

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Paging:
        told = dict(arguments)
        depth = told.pop("depth", None)
        if depth is not None and depth is not strawberry.UNSET:
            if not 1 <= depth <= _DEEPEST:
                raise InvalidInput(
                    f"{place}(depth:) is {depth}.",
                    f"It must be between 1 and {_DEEPEST}; leave it out for all.",
                    argument=f"{place}(depth:)",
                    reason=Reason.OUT_OF_RANGE,
                )
            told["filter"] = _NotBelow(depth)
        return Paged.bind(self, place, told, context)


@dataclass(frozen=True, slots=True)
class Status(AskedPlan):
    """Where an instrument stands on a day."""

    weight: int = 0

    def arguments(self) -> list[StrawberryArgument]:
        return [argument("on", datetime.date | None, "Today unless given.")]

    def expression(self, field: Selected) -> Expression:
        return graph.Cases(field.site(self))

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        day = arguments.get("on") or context.today()
        return tuple((instruments_standing(each, day), each.value) for each in Standing)


@strawberry.type(
    description="A law, regulation, standard, notice or plan (法律, 法规, 规章, 标准, 通知, 预案)."
)
class Instrument(Node):
    number: str | None = strawberry.field(description="Its number (文号, 标准号), as published.")
    title: str = strawberry.field(description="Its title, as published.")
    title_en: str | None = strawberry.field(description="The title in English.")
    aliases: list[str] = planned(
        Texts((out("KNOWN_AS", "Designation"),), "text", but=("number", "title")),
        "Other numbers and names it is known or cited by, such as 个保法.",
    )
    kind: InstrumentKind = strawberry.field(description="Its rank and nature.")
    issuers: list[Annotated["Authority", _vocabulary]] = many(
        out("ISSUED_BY", "Authority"), usual=2, description="Who issued it (发布机关), alone or jointly."
    )
    issued_on: datetime.date | None = strawberry.field(description="When it was issued (发布日期).")
    effective_on: datetime.date | None = strawberry.field(description="When it takes effect (施行日期).")
    ended_on: datetime.date | None = strawberry.field(
        description="From which day it is no longer in force (废止日期)."
    )
    replaces: list["Instrument"] = many(
        out("REPLACES", "Instrument"), usual=1, description="What it replaces (代替)."
    )
    replaced_by: list["Instrument"] = many(
        into("REPLACES", "Instrument"), usual=1, description="What replaces it (被代替)."
    )
    related: list["Instrument"] = planned(
        Many(((out("RELATED_TO", "Instrument"),), (into("RELATED_TO", "Instrument"),)), usual=3),
        "What it is to be read together with, such as the law it implements.",
    )
    provisions: Connection["Provision"] = planned(
        Parts((out("HAS_PROVISION", "Provision"),), (PropertyKey("position"),)),
        "Its articles and clauses, as far as they are recorded, in their order.",
    )
    provision: "Provision | None" = planned(
        Lookup(
            (out("HAS_PROVISION", "Provision"),),
            "label",
            "label",
            "The article's or clause's label, in Chinese or Arabic numerals: 第五十五条, 第55条, 7.1.2.",
            label_forms,
        ),
        "Its article or clause of this label; null where that is not recorded.",
    )
    scopes: list[InstrumentScope] = many(
        out("HAS_SCOPE", "InstrumentScope"),
        usual=2,
        order=(PropertyKey("position"),),
        description="Whom and what it binds by its own words and from when, apart from who cites it. None: "
        "nothing is known of it.",
    )
    cited_by: Connection[Task] = paged(
        *TASKS_CITING,
        filter=TaskFilter,
        description="The tasks that cite it, by document, then in reading order.",
    )
    facts: list[InstrumentFact] = many(
        out("HAS_FACT", "InstrumentFact"),
        usual=8,
        order=(PropertyKey("position"),),
        description="Where each of these facts comes from.",
    )

    status: Standing = planned(
        Status(), "Where it stands on a day; it follows from `effectiveOn` and `endedOn` alone."
    )


@strawberry.type(description="An article or clause (条款): 第五十五条, 7.1.2.")
class Provision(Node):
    label: str = strawberry.field(description="Its label, as published.")
    title: str | None = strawberry.field(description="Its heading, where it has one.")
    title_en: str | None = strawberry.field(description="The heading in English.")
    text: str | None = strawberry.field(description="The instrument's own words, where they are recorded.")
    summary: str | None = strawberry.field(description="What it says, in our words, in Chinese.")
    summary_en: str | None = strawberry.field(description="What it says, in our words, in English.")
    instrument: Instrument = one(
        into("HAS_PROVISION", "Instrument"), description="The instrument it is part of."
    )
    parent: "Provision | None" = one(
        into("HAS_PART", "Provision"), description="The article or clause it is part of."
    )
    children: list["Provision"] = many(
        out("HAS_PART", "Provision"),
        usual=4,
        order=(PropertyKey("position"),),
        description="Its parts, in their order.",
    )
    obligations: list[Obligation] = many(
        out("IMPOSES", "Obligation"),
        usual=2,
        description="The statements of who must, may or must not do what that it holds, in reading order.",
    )
    citations: list[Citation] = many(
        out("CITES", "Citation"),
        usual=1,
        order=(PropertyKey("start"),),
        description="What it cites, in reading order: other instruments, and articles of its own.",
    )
    source: SourceSpan | None = planned(
        Same("start"), "Where it stands in the instrument's text, where that was loaded."
    )
    cited_by: Connection[Obligation] = paged(
        into("REFERS_TO", "Citation"),
        into("CITES", "Obligation"),
        description="The statements that cite it, by document, then in reading order.",
    )

"""Laws, rules, standards and plans, and their articles and clauses."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import strawberry
from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.model import Confidence, InstrumentKind, Stage
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Expression, Paging
from dutygraph.graph.store.port import Not, OneOf, PropertyKey, Related, into, out
from dutygraph.reasoning.in_force import Standing, instruments_standing
from dutygraph.schema.context import Context
from dutygraph.schema.documents import SourceSpan
from dutygraph.schema.duties.obligations import Citation, Obligation
from dutygraph.schema.duties.task_lists import Task, TaskFilter
from dutygraph.schema.duties.terms import Condition, grouped
from dutygraph.schema.instruments.labels import label_forms
from dutygraph.schema.lazy import Authority, EnterpriseType, SourceDocument
from dutygraph.schema.nodes import Node
from dutygraph.schema.reading.arguments import within
from dutygraph.schema.reading.connections import Connection, Paged, paged
from dutygraph.schema.reading.fields import (
    AskedPlan,
    Plan,
    Property,
    Same,
    argument,
    derived,
    many,
    one,
    plain,
    planned,
)
from dutygraph.schema.reading.filters import TASKS_CITING
from dutygraph.schema.reading.selection import Selected
from dutygraph.schema.words import fact_word, words_of

_PROVISIONS = (out("HAS_PROVISION", "Provision"),)
_ISSUERS = (into("HAS_FACT", "Instrument"), out("ISSUED_BY", "Authority"))


@dataclass(frozen=True, slots=True)
class InWords(Plan):
    """The value of a fact in one language; an id or a value of an enumeration by what that is called."""

    english: bool
    weight = 0

    def expression(self, field: Selected) -> Expression:
        parts = tuple((name, graph.Property(name)) for name in ("id", "name", "name_en"))
        issuers = graph.Along(_ISSUERS, graph.Object("Authority", parts), many=True)
        return graph.Derived((graph.Property("name"), graph.Property("value"), issuers), self._told)

    def _told(self, name: str, value: str, issuers: Sequence[Mapping[str, Any]]) -> str | None:
        parts = value.split("、")
        words: Mapping[str, tuple[str, str | None]] = words_of("InstrumentKind") if name == "kind" else {}
        if name == "issuers":
            words = {one["id"]: (one["name"], one["name_en"]) for one in issuers}
        if not self.english:
            return "、".join(words[part][0] if part in words else part for part in parts)
        english = [told for part in parts if part in words and (told := words[part][1])]
        return ", ".join(english) if len(english) == len(parts) else None


@strawberry.type(description="Where one fact about an instrument comes from.")
class InstrumentFact:
    name: str = plain("Which fact, such as `effective_on`.")

    value: str = planned(
        "What it is, as that was read; kinds and issuers by their Chinese names.", InWords(english=False)
    )
    value_en: str | None = planned("What it is in English, where that is known.", InWords(english=True))
    source: str = plain("Where that was read.")
    confidence: Confidence = plain("How sure it is.")
    label: str = derived(
        "What the fact is called, in Chinese: 施行日期.", lambda name: fact_word(name)[0], "name"
    )
    label_en: str = derived("What the fact is called, in English.", lambda name: fact_word(name)[1], "name")


@strawberry.type(
    description="Whom or what an instrument binds by its own words (适用范围), summed up in ours: "
    "新申请型式批准的车型, from 2026-01-01. Without types and conditions it is not known whom it binds, and "
    "it settles nothing."
)
class InstrumentScope:
    id: strawberry.ID = plain("Stable across loads.")
    text: str = plain("In our words, in Chinese.")
    text_en: str | None = plain("In our words, in English.")
    enterprise_types: list[EnterpriseType] = many(
        "Any one of them is bound.", out("BINDS", "EnterpriseType"), usual=2
    )
    binds_others: bool | None = plain(
        "Set where it names enterprises too that the vocabulary does not know: it is open for those who "
        "hold none of `enterpriseTypes`."
    )
    condition_groups: list[list[Condition]] = grouped(
        "Alternatives: it binds where all conditions of any one group hold; no group: no condition.",
        cited=False,
    )
    only_where: str | None = plain(
        "A case it is limited to that no profile fact tells, in Chinese; it stays open then."
    )
    only_where_en: str | None = plain("The same in English.")
    jurisdictions: list[str] = plain(
        "The places it holds in, by their full names (上海市); none: everywhere."
    )
    source: str = plain("Where that was read.")
    confidence: Confidence = plain("How sure it is.")
    from_: datetime.date | None = planned(
        "The first day on which it binds.", Property("effective_from"), name="from"
    )
    to: datetime.date | None = planned(
        "The last day on which it binds; null while none is known.", Property("effective_to")
    )


_DEEPEST = 8
"""章, 节, 条, 款, 项 and 目 are six levels; clauses of standards have as many."""


class Aliases(Plan):
    """What it is known as beside its number and title, each once."""

    def expression(self, field: Selected) -> Expression:
        text = graph.Object("Designation", (("text", graph.Property("text")),))
        known = graph.Along((out("KNOWN_AS", "Designation"),), text, many=True)
        return graph.Derived((known, graph.Property("number"), graph.Property("title")), _other_names)


def _other_names(known: Sequence[Mapping[str, str]], *but: str | None) -> list[str]:
    return [text for text in dict.fromkeys(one["text"] for one in known) if text not in but]


@dataclass(frozen=True)
class Parts(Paged):
    """A page of the parts of an instrument, down to a depth."""

    @property
    def declared(self) -> Sequence[StrawberryArgument]:  # type: ignore[override]
        depth = argument("depth", int | None, f"1: only those that are part of no other; at most {_DEEPEST}.")
        return [*super().declared, depth]

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Paging:
        page, depth = super().bind(place, arguments, context), arguments.get("depth")
        if depth is None:
            return page
        all_zh, all_en = "，省略为全部", "; leave it out for all"
        within(f"{place}(depth:)", depth, 1, _DEEPEST, else_zh=all_zh, else_en=all_en)
        return replace(page, where=Not(Related((into("HAS_PART", "Provision"),) * depth)))


class ByLabel(AskedPlan):
    """The one article or clause whose label is the argument, however that is written."""

    declared = (
        argument(
            "label",
            str,
            "The article's or clause's label, in Chinese or Arabic numerals: 第五十五条, 第55条, 7.1.2.",
        ),
    )

    def expression(self, field: Selected) -> Expression:
        return graph.Along(_PROVISIONS, field.below("Provision"), many=False, site=field.site(self))

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        return Paging(OneOf("label", label_forms(f"{place}(label:)", arguments["label"])), size=1)


class Status(AskedPlan):
    """Where an instrument stands on a day."""

    weight = 0
    declared = (argument("on", datetime.date | None, "Today unless given."),)

    def expression(self, field: Selected) -> Expression:
        return graph.Cases(field.site(self))

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        day = arguments.get("on") or context.today()
        return tuple((instruments_standing(each, day), each.value) for each in Standing)


@strawberry.type(
    description="A law, regulation, standard, notice or plan (法律, 法规, 规章, 标准, 通知, 预案)."
)
class Instrument(Node):
    number: str | None = plain("Its number (文号, 标准号), as published.")
    title: str = plain("Its title, as published.")
    title_en: str | None = plain("The title in English.")
    aliases: list[str] = planned(
        "Other numbers and names it is known or cited by, such as 个保法.",
        Aliases(),
    )
    kind: InstrumentKind = plain("Its rank and nature.")
    issuers: list[Authority] = many(
        "Who issued it (发布机关), alone or jointly.", out("ISSUED_BY", "Authority"), usual=2
    )
    issued_on: datetime.date | None = plain("When it was issued (发布日期).")
    effective_on: datetime.date | None = plain("When it takes effect (施行日期).")
    ended_on: datetime.date | None = plain("From which day it is no longer in force (废止日期).")
    stage: Stage = planned(
        "Whether it was issued, or is a draft for comments (征求意见稿), which binds nobody.",
        Property(default="ISSUED"),
    )
    replaces: list["Instrument"] = many("What it replaces (代替).", out("REPLACES", "Instrument"), usual=1)
    replaced_by: list["Instrument"] = many(
        "What replaces it (被代替).", into("REPLACES", "Instrument"), usual=1
    )
    related: list["Instrument"] = many(
        "What it is to be read together with, such as the law it implements.",
        out("RELATED_TO", "Instrument"),
        usual=3,
    )
    provisions: Connection["Provision"] = planned(
        "Its articles and clauses, as far as they are recorded, in their order.",
        Parts(_PROVISIONS, (PropertyKey("position"),)),
    )
    provision: "Provision | None" = planned(
        "Its article or clause of this label; null where that is not recorded.", ByLabel()
    )
    scopes: list[InstrumentScope] = many(
        "Whom and what it binds by its own words and from when, apart from who cites it. None: nothing is "
        "known of it.",
        out("HAS_SCOPE", "InstrumentScope"),
        usual=2,
    )
    cited_by: Connection[Task] = paged(
        "The tasks that cite it, by document, then in reading order.", *TASKS_CITING, filter=TaskFilter
    )
    facts: list[InstrumentFact] = many(
        "Where each of these facts comes from.", out("HAS_FACT", "InstrumentFact"), usual=8
    )
    document: SourceDocument | None = one(
        "The file of its text that was loaded; null where none was.", into("TEXT_OF", "SourceDocument")
    )

    status: Standing = planned(
        "Where it stands on a day; it follows from `effectiveOn` and `endedOn` alone.", Status()
    )


@strawberry.type(description="An article or clause (条款): 第五十五条, 7.1.2.")
class Provision(Node):
    label: str = plain("Its label, as published.")
    title: str | None = plain("Its heading, where it has one.")
    title_en: str | None = plain("The heading in English.")
    text: str | None = plain("The instrument's own words, where they are recorded.")
    summary: str | None = plain("What it says, in our words, in Chinese.")
    summary_en: str | None = plain("What it says, in our words, in English.")
    instrument: Instrument = one("The instrument it is part of.", into("HAS_PROVISION", "Instrument"))
    parent: "Provision | None" = one("The article or clause it is part of.", into("HAS_PART", "Provision"))
    children: list["Provision"] = many(
        "Its parts, in their order.", out("HAS_PART", "Provision"), usual=4, by="position"
    )
    obligations: list[Obligation] = many(
        "The statements of who must, may or must not do what that it holds, in reading order.",
        out("IMPOSES", "Obligation"),
        usual=2,
    )
    citations: list[Citation] = many(
        "What it cites, in reading order: other instruments, and articles of its own.",
        out("CITES", "Citation"),
        usual=1,
    )
    source: SourceSpan | None = planned(
        "Where it stands in the instrument's text, where that was loaded.", Same("start")
    )
    cited_by: Connection[Obligation] = paged(
        "The statements that cite it, by document, then in reading order.",
        into("REFERS_TO", "Citation"),
        into("CITES", "Obligation"),
    )

"""On what it hangs whether a statement concerns an enterprise, when it is due, what stands behind it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, cast

import strawberry

from dutygraph.graph.model import Bearer, ConditionOperator, Confidence, TimeRuleKind
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Expression, Paging, Path
from dutygraph.graph.store.port import NextDateKey, Step, out
from dutygraph.reasoning.dates.frequency_deadlines import says_every_year
from dutygraph.schema.context import Context
from dutygraph.schema.documents import SourceSpan
from dutygraph.schema.lazy import Authority, EnterpriseType, ProfileFact, Provision
from dutygraph.schema.nodes import Node
from dutygraph.schema.reading.fields import AskedPlan, Plan, derived, many, one, plain, planned, same
from dutygraph.schema.reading.making import STATED
from dutygraph.schema.reading.selection import Selected
from dutygraph.schema.scalars import Duration

_WHEN = out("WHEN", "Condition")


class WhereStated(Plan):
    """An object of the statement that makes a condition, and of its making it."""

    weight = 0

    def expression(self, field: Selected) -> Expression:
        if "start" not in field.linked:
            return graph.Constant(None)
        return graph.Stated(cast("graph.Object", field.below("Obligation", STATED)), "start")


@strawberry.type(
    description="What a profile fact must be for a statement to concern an enterprise (适用条件)."
)
class Condition:
    id: strawberry.ID = plain("Stable across loads; statements that ask the same share it.")
    fact: ProfileFact = one("The question whose answer decides.", out("ASKS", "ProfileFact"))
    operator: ConditionOperator = plain("How the answer is compared with `values`.")
    values: list[str] = plain("`true` or `false`, a number, or values of the fact's choices.")
    text: str = plain("In words: 定级为三级及以上.")
    inherited: bool | None = plain(
        "Set where the statement names nobody new and takes it from the act of its task that it goes on with "
        "or reports on (承前)."
    )
    source: SourceSpan | None = planned(
        "Where the statement says so; null where no text of it is loaded.", WhereStated()
    )


@dataclass(frozen=True, slots=True)
class ConditionGroups(Plan):
    """The conditions of a statement by their groups of alternatives.

    `cited`: it stands in a document, and each condition in words of it.
    """

    cited: bool
    usual = 2

    def expression(self, field: Selected) -> Expression:
        below = field.below(_WHEN.node, STATED if self.cited else frozenset({"text", "inherited"}))
        linked = (("groups", graph.Linked("groups")), ("start", graph.Linked("start")))
        fields = (*linked, ("id", graph.Property("id")), ("of", graph.Here(below)))
        conditions = graph.Object(_WHEN.node, fields)
        return graph.Derived((graph.Along((_WHEN,), conditions, many=True, linked=True),), _grouped)


def _grouped(conditions: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """By their groups, each in the order of the text."""
    found: dict[str, list[Any]] = {}
    for each in sorted(conditions, key=lambda one: (one["start"] or 0, one["id"])):
        for group in each["groups"]:
            found.setdefault(group, []).append(each["of"])
    return [found[group] for group in sorted(found)]


def grouped(description: str, *, cited: bool = True) -> Any:
    return planned(description, ConditionGroups(cited))


@dataclass(frozen=True, slots=True)
class NextDay(AskedPlan):
    """The day by which a list in the order NEXT_DUE is ordered; `path` ends at time rules."""

    path: Path
    weight = 0

    def expression(self, field: Selected) -> Expression:
        return graph.FirstKey(field.site(self))

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        return Paging(order=(NextDateKey(self.path, context.today()),))


def next_day(description: str, *path: Step) -> Any:
    return planned(description, NextDay(path))


@strawberry.interface(description="When a duty is due, as the text says it (时限).")
class TimeRule(Node):
    told_apart: ClassVar = (
        "kind",
        {
            TimeRuleKind.ANNUAL_DEADLINE: "AnnualDeadline",
            TimeRuleKind.FREQUENCY: "Frequency",
            TimeRuleKind.AFTER_EVENT: "AfterEvent",
            TimeRuleKind.BEFORE_EVENT: "BeforeEvent",
            TimeRuleKind.UNSPECIFIED: "Unspecified",
        },
    )

    text: str = plain("The words that say it, as in the source.")
    confidence: Confidence | None = plain(
        "Set where the rule is not the document's own but that of a provision the statement rests on: how "
        "sure it is."
    )
    source: SourceSpan = same("Where it stands.")


@strawberry.type(description="On or before a day of the year: 每年3月10日前.")
class AnnualDeadline(TimeRule):
    month: int = plain("1 to 12.")
    day: int = plain("1 to 31; the month's last day in years in which it is shorter.")
    year: int | None = plain(
        "The only year it is due in: the text names it (2026年11月30日前), or a notice of no year asks once."
    )

    every_year: bool = derived(
        "Whether the text says every year (每年); else a day without a year is of its list's.",
        lambda text, year: year is None and says_every_year(text),
        "text",
        "year",
    )


@strawberry.type(description="So many times a period: 每两年一次 is `times` 1, `period` P2Y.")
class Frequency(TimeRule):
    times: int = plain("How many times in each period.")
    period: Duration = plain("The period.")
    at_least: bool = plain("Whether more is asked for or allowed: 至少.")


@strawberry.type(description="After something happens: 发生变化后三个月内.")
class AfterEvent(TimeRule):
    event: str = plain("What happens, as in the source.")
    within: Duration | None = plain("How long after it at most; null: at once (立即).")
    working_days: bool | None = plain("Whether the days of `within` are working days (工作日).")


@strawberry.type(description="Before something is done: 发布或更新前.")
class BeforeEvent(TimeRule):
    event: str = plain("What is done, as in the source.")
    within: Duration | None = plain("How long before it at the latest; null where the text does not say.")
    working_days: bool | None = plain("Whether the days of `within` are working days (工作日).")


@strawberry.type(description="Without a computable date: 定期, 及时, 按要求.")
class Unspecified(TimeRule):
    pass


TIME_RULES = (AnnualDeadline, Frequency, AfterEvent, BeforeEvent, Unspecified)
"""The interface's types, which no field names."""


@strawberry.type(
    description="What a provision behind a statement asks by itself, as a person sums it up (依据要求). Its "
    "types, conditions, time rules and recipients are its own and never the statement's."
)
class Requirement(Node):
    provisions: list[Provision] = many("Where it stands.", out("RESTS_ON", "Provision"), usual=1)
    summary: str = plain("What it asks, in our words.")
    summary_en: str | None = plain("The same in English.")
    bearer: Bearer = plain("Whose act it is.")
    subject: str | None = plain("Whom it binds, in words; null: those of `enterpriseTypes`.")
    binds_others: bool | None = plain("Set where it binds others too than `enterpriseTypes` names.")
    enterprise_types: list[EnterpriseType] = many("Whom it binds.", out("BINDS", "EnterpriseType"), usual=1)
    condition_groups: list[list[Condition]] = grouped(
        "Alternatives: it applies where all conditions of any one group hold; no group: no condition."
    )
    only_where: str | None = plain("A case without which it does not apply and that no question asks about.")
    only_where_en: str | None = plain("The case in English.")
    time_rules: list[TimeRule] = many("When it is due by itself.", out("DUE", "TimeRule"), usual=1, by="id")
    recipients: list[Authority] = many(
        "To whom it goes, as far as it says.", out("SUBMITTED_TO", "Authority"), usual=1
    )
    recipient: str | None = plain("To whom it goes, in words.")
    stricter: bool = plain("Whether it asks more, earlier, or of another recipient than the statement.")
    effective_from: datetime.date | None = plain("The first day it holds.")
    effective_to: datetime.date | None = plain("The last day it holds.")
    known_from: str = plain("Where it was read.")
    confidence: Confidence = plain("How sure it is; REPORTED gives no date.")
    doubt: str | None = plain("What of it is contested.")
    doubt_en: str | None = plain("The doubt in English.")
    source: SourceSpan = same("The statement that rests on it, or the words that refer to it.")

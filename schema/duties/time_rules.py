"""When duties are due, typed after the EU's regulatory reporting vocabulary."""

from types import MappingProxyType
from typing import Any, ClassVar

import strawberry

from dutygraph.graph.model import Confidence, TimeRuleKind
from dutygraph.reasoning.dates.frequency_deadlines import says_every_year
from dutygraph.schema.documents.types import SourceSpan
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.fields import needs, plain, same
from dutygraph.schema.scalars import Duration


@strawberry.interface(description="When a duty is due, as the text says it (时限).")
class TimeRule(Node):
    told_apart: ClassVar = (
        "kind",
        MappingProxyType(
            {
                TimeRuleKind.ANNUAL_DEADLINE: "AnnualDeadline",
                TimeRuleKind.FREQUENCY: "Frequency",
                TimeRuleKind.AFTER_EVENT: "AfterEvent",
                TimeRuleKind.BEFORE_EVENT: "BeforeEvent",
                TimeRuleKind.UNSPECIFIED: "Unspecified",
            }
        ),
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
    year: int | None = plain("The only year it is due in, where the text names one: 2026年11月30日前.")

    @strawberry.field(
        description="Whether the text says every year (每年); else a day without a year is of its list's.",
        metadata=needs("text", "year"),
    )
    def every_year(self: Any) -> bool:
        return self.year is None and says_every_year(self.text)


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

"""Statements of duty, what they cite and what they ask for, and the lists of all that duties are made of."""

import datetime

import strawberry

from dutygraph.graph.model import (
    Bearer,
    CitationStatus,
    DeliverableKind,
    DoubtKind,
    Modality,
    Review,
    TimeRuleKind,
)
from dutygraph.graph.store.port import AnyOf, NextDateKey, Order, PropertyKey, Step, into, out
from dutygraph.schema.documents import SourceSpan
from dutygraph.schema.duties.task_lists import (
    ENTERPRISE_TYPE_ID,
    ENTERPRISE_TYPE_IDS,
    INSTRUMENT,
    TASK_LIST_ID,
    TYPE_OF_OBLIGATION,
    Task,
    TaskFilter,
    TaskList,
    TaskListFilter,
    TaskOrder,
)
from dutygraph.schema.duties.terms import Condition, Requirement, TimeRule, grouped, next_day
from dutygraph.schema.enums import Direction, ObligationOrderField
from dutygraph.schema.lazy import Authority, EnterpriseType, Instrument, Provision, SourceDocument
from dutygraph.schema.nodes import Node
from dutygraph.schema.reading.connections import Connection, all_paged
from dutygraph.schema.reading.fields import many, one, plain, same
from dutygraph.schema.reading.filters import (
    TASK_LIST_OF_TASK,
    Making,
    Narrowed,
    any_of,
    cites,
    equal,
    holding,
    narrows,
    related,
    related_to_any,
)

_FROM_LIST = (into("IMPOSES", "TaskList"),)
_FROM_TASK_OF_LIST = (into("IMPOSES", "Task"), *TASK_LIST_OF_TASK)


def _in_list(*path: Step) -> Making:
    """Stated in a task of the list, or by the list itself."""
    by_list, in_task = related(*path, *_FROM_LIST), related(*path, *_FROM_TASK_OF_LIST)
    return lambda place, value: AnyOf((in_task(place, value), by_list(place, value)))


@strawberry.input(description="Which statements of duty; all that is given must hold.")
class ObligationFilter(Narrowed):
    task_list: strawberry.ID | None = narrows(TASK_LIST_ID, _in_list())
    modality: Modality | None = narrows("With this force (应 / 鼓励 / 可 / 不得).", equal("modality"))
    bearer: Bearer | None = narrows("Whose act it is.", equal("bearer"))
    enterprise_type: strawberry.ID | None = narrows(ENTERPRISE_TYPE_ID, related(TYPE_OF_OBLIGATION))
    enterprise_types: list[strawberry.ID] | None = narrows(
        ENTERPRISE_TYPE_IDS, related_to_any(TYPE_OF_OBLIGATION)
    )
    fact: strawberry.ID | None = narrows(
        "With a condition on this profile fact: its id.",
        related(out("WHEN", "Condition"), out("ASKS", "ProfileFact")),
    )
    instrument: str | None = narrows(
        INSTRUMENT, cites(out("CITES", "Citation"), out("REFERS_TO", "Instrument"))
    )
    time_rule: TimeRuleKind | None = narrows(
        "With a time rule of this sort.", related(out("DUE", "TimeRule"), to=equal("kind"))
    )
    review: Review | None = narrows("Read by rules alone, or confirmed by a person.", equal("review"))
    contains: str | None = narrows(
        "With these characters, exactly, in the text, Chinese or English.", holding("text", "text_en")
    )


@strawberry.input(description="Which things to hand in; all that is given must hold.")
class DeliverableFilter(Narrowed):
    task_list: strawberry.ID | None = narrows(TASK_LIST_ID, _in_list(into("REQUIRES", "Obligation")))
    kind: DeliverableKind | None = narrows("Of this kind.", equal("kind"))
    recipient: strawberry.ID | None = narrows(
        "Handed in to this authority: its id.", related(out("SUBMITTED_TO", "Authority"))
    )


@strawberry.input(description="Which doubts; all that is given must hold.")
class DoubtFilter(Narrowed):
    document: strawberry.ID | None = narrows(
        "Of this document: its id.", related(out("STATED_IN", "SourceDocument"))
    )
    kinds: list[DoubtKind] | None = narrows("Of any of these kinds.", any_of("kind"))


@strawberry.input(description="One key to order statements of duty by.")
class ObligationOrder:
    field: ObligationOrderField = plain("What to order by.")
    direction: Direction = plain("Rising or falling.")

    def key(self, on: datetime.date) -> Order:
        descending = self.direction is Direction.DESC
        if self.field is ObligationOrderField.NEXT_DUE:
            return NextDateKey((out("DUE", "TimeRule"),), on, descending)
        return PropertyKey("id", descending)


@strawberry.type(description="One statement of who must, may or is encouraged to do what (义务).")
class Obligation(Node):
    ordinal: int = plain("Its place among the statements of its task or provision, from 1.")
    text: str = plain("The statement, as in the source.")
    text_en: str | None = plain("The statement in English.")
    modality: Modality = plain("Its force: must, should, may or must not.")
    bearer: Bearer = plain("Whose act it is, where the document says so.")
    subject: str | None = plain(
        "Who is bound, in the document's own words (主体); null where it names nobody."
    )
    binds_others: bool | None = plain(
        "Set where the subject means enterprises too that `enterpriseTypes` does not name."
    )
    task: Task | None = one("Set where the statement stands in a task of a list.", into("IMPOSES", "Task"))
    section: str | None = plain("The heading above it, where it stands in a list and in none of its tasks.")
    provision: Provision | None = one(
        "Set where the statement stands in a law or standard.", into("IMPOSES", "Provision")
    )
    enterprise_types: list[EnterpriseType] = many(
        "Whom it binds by name; also every type below one of these is bound.",
        out("BINDS", "EnterpriseType"),
        usual=3,
    )
    condition_groups: list[list[Condition]] = grouped(
        "Alternatives: it applies where all conditions of any one group hold; no group: no condition."
    )
    time_rules: list[TimeRule] = many("When it is due (时限).", out("DUE", "TimeRule"), usual=2)
    rests_on: list[Provision] = many(
        "The stricter or more precise provisions behind it, reviewed, which the document does not name.",
        out("RESTS_ON", "Provision"),
        usual=4,
    )
    requirements: list[Requirement] = many(
        "What these provisions ask by themselves: of whom, when, and to whom it goes.",
        out("BACKED_BY", "Requirement"),
        usual=4,
    )
    citations: list["Citation"] = many(
        "What it cites (依据), in reading order; also what did not resolve.",
        out("CITES", "Citation"),
        usual=2,
    )
    deliverables: list["Deliverable"] = many(
        "What it asks to hand in (报送材料), in reading order.", out("REQUIRES", "Deliverable"), usual=2
    )
    penalties: list[Provision] = many(
        "What the same law says of those who fail in it (罚则), where it names the provision.",
        out("PENALISED_BY", "Provision"),
        usual=1,
    )
    channels: list["Channel"] = many(
        "Through what it is handed in or done (报送渠道): 通过全国车联网网络安全防护管理系统.",
        out("THROUGH", "Channel"),
        usual=1,
    )
    doubts: list["Doubt"] = many(
        "What the reader was not sure of (存疑), the most harmful first; none once reviewed.",
        out("HAS_DOUBT", "Doubt"),
        usual=1,
    )
    next_due: datetime.date | None = next_day(
        "The next day that the statement itself names as a deadline (期限), from today on; null where it "
        "names none.",
        out("DUE", "TimeRule"),
    )
    review: Review = plain("Whether a person has confirmed what rules read from the text.")
    source: SourceSpan = same("Where it stands.")


@strawberry.type(description="A reference to a law, rule or standard, as the document writes it (引用).")
class Citation(Node):
    text: str = plain("The reference, as in the source.")
    status: CitationStatus = plain("Whether it is known which instrument is meant.")
    instrument: Instrument | None = one(
        "The instrument meant, where that is known.", out("REFERS_TO", "Instrument")
    )
    provision: Provision | None = one(
        "The article or clause meant, where the document names one.", out("REFERS_TO", "Provision")
    )
    alternative_group: int | None = plain(
        "Set for citations joined by 或: any one of those with the same number satisfies."
    )
    note: str | None = plain(
        "Where it differs from what was published, or why it did not resolve, in Chinese."
    )
    note_en: str | None = plain("The note in English.")
    suggestions: list[Instrument] = many(
        "What may be meant, where it did not resolve to one instrument.",
        out("SUGGESTS", "Instrument"),
        usual=3,
    )
    source: SourceSpan = same("Where it stands.")


@strawberry.type(description="Through what something is handed in or done (渠道).")
class Channel:
    text: str = plain("Its words, as in the source.")
    source: SourceSpan = same("Where it stands.")


@strawberry.type(description="A place where the reader was not sure, and why (存疑).")
class Doubt(Node):
    kind: DoubtKind = plain("What was not sure.")
    reason: str = plain("Why, in Chinese.")
    reason_en: str = plain("Why, in English.")
    obligation: Obligation | None = one(
        "The statement in doubt, where it is one.", into("HAS_DOUBT", "Obligation")
    )
    citation: Citation | None = one("The reference in doubt, where it is one.", into("HAS_DOUBT", "Citation"))
    document: SourceDocument = one("The document.", out("STATED_IN", "SourceDocument"))
    source: SourceSpan = same("Where it stands.")


@strawberry.type(description="Something to hand in (报送材料).")
class Deliverable(Node):
    name: str = plain("What it is called, as in the source.")
    name_en: str | None = plain("The name in English.")
    kind: DeliverableKind = plain("What sort of thing it is.")
    obligations: list[Obligation] = many(
        "The statements that ask for it, in reading order.", into("REQUIRES", "Obligation"), usual=4
    )
    recipients: list[Authority] = many(
        "To whom it goes (报送单位).", out("SUBMITTED_TO", "Authority"), usual=1
    )
    time_rules: list[TimeRule] = many(
        "When it is due: the time rules of the statements that ask for it.",
        into("REQUIRES", "Obligation"),
        out("DUE", "TimeRule"),
        usual=2,
    )
    source: SourceSpan = same("Where it stands.")


@strawberry.type
class DutyQueries:
    task_lists: Connection[TaskList] = all_paged(
        "The task lists (重点任务清单), by id.", "TaskList", filter=TaskListFilter
    )
    tasks: Connection[Task] = all_paged(
        "The tasks (重点任务) of all task lists, by document and in reading order unless ordered otherwise.",
        "Task",
        filter=TaskFilter,
        order_by=TaskOrder,
    )
    obligations: Connection[Obligation] = all_paged(
        "The statements of who must, may or is encouraged to do what, by document and in reading order "
        "unless ordered otherwise.",
        "Obligation",
        filter=ObligationFilter,
        order_by=ObligationOrder,
    )
    deliverables: Connection[Deliverable] = all_paged(
        "What is to be handed in (报送材料), by document and in reading order.",
        "Deliverable",
        filter=DeliverableFilter,
    )
    doubts: Connection[Doubt] = all_paged(
        "What the reader was not sure of (存疑), the most harmful first: for a person to decide in a review.",
        "Doubt",
        order=(PropertyKey("severity"),),
        filter=DoubtFilter,
        backwards=False,
    )

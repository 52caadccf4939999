"""Which duties fall on an enterprise, why, by when, and what to hand in."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from dutygraph.reasoning.dates.calendar import Certainty
from dutygraph.reasoning.dates.due_duties import Undated
from dutygraph.reasoning.notices import NoticeKind
from dutygraph.reasoning.verdicts.applicability import Verdict
from dutygraph.reasoning.verdicts.truth import Truth
from dutygraph.schema.applicability.pages import duties_page
from dutygraph.schema.documents.types import SourceSpan
from dutygraph.schema.duties.conditions import Condition
from dutygraph.schema.duties.obligations import Channel, Deliverable, Obligation
from dutygraph.schema.duties.requirements import Requirement
from dutygraph.schema.duties.task_lists import Task, TaskList
from dutygraph.schema.duties.time_rules import TimeRule
from dutygraph.schema.instruments.types import Instrument, Provision
from dutygraph.schema.nodes.root import Revision
from dutygraph.schema.reading.connections import AFTER, FIRST, PageInfo
from dutygraph.schema.reading.fields import argument
from dutygraph.schema.reading.reasoned import chosen, node, nodes, part, parts, sets, span, stated
from dutygraph.schema.vocabulary.types import Authority, EnterpriseType, ProfileFact

if TYPE_CHECKING:
    from dutygraph.schema.applicability.instruments import InstrumentVerdict

_instruments = strawberry.lazy("dutygraph.schema.applicability.instruments")

_verdicts = argument(
    "verdicts", list[Verdict] | None, "Only those with one of these verdicts; all unless given."
)

_INSTRUMENT = "Only those that this law or standard states itself: its id. Laws have to be among the sources."


@strawberry.type(description="One leaf of the reasoning: a type of enterprise or a condition.")
class Reason:
    outcome: Truth = strawberry.field(
        description="What it came to. A condition on a fact that is not told is UNKNOWN even where the "
        "alternatives together hold whatever the answer."
    )
    enterprise_type: EnterpriseType | None = node(
        "EnterpriseType", lambda one: one.enterprise_type, "The type it is about."
    )
    condition: Condition | None = stated(lambda one: one.condition, "The condition it is about.")
    text: str = strawberry.field(
        description="The words it rests on; of a statement that names nobody, how it is read."
    )
    source: SourceSpan | None = span(lambda one: one.source, "Where they stand.")


@strawberry.type(description="What whoever reads the answer has to know besides.")
class Notice:
    kind: NoticeKind = strawberry.field(description="What it is about.")
    text: str = strawberry.field(description="In Chinese.")
    text_en: str = strawberry.field(description="In English.")
    task_list: TaskList | None = node("TaskList", lambda one: one.task_list, "The task list it is about.")
    instrument: Instrument | None = node(
        "Instrument", lambda one: one.instrument, "The law or standard it is about."
    )


@strawberry.type(description="One duty on one day, for an enterprise on which it falls or may.")
class CalendarEntry:
    id: strawberry.ID = strawberry.field(
        description="The same for the same duty, rule and year or occurrence, whatever else is asked."
    )
    verdict: Verdict = strawberry.field(description="Whether the duty falls on the enterprise.")
    certainty: Certainty = strawberry.field(description="How sure the date is.")
    missing_facts: list[list[ProfileFact]] = sets(
        "ProfileFact",
        lambda one: one.missing_facts,
        usual=1,
        description="What would settle whether it is due then, where that hangs on questions.",
    )
    missing_occurrences: list[TimeRule] = nodes(
        "TimeRule",
        lambda one: one.missing_occurrences,
        usual=1,
        description="Rules whose last time would settle it: 每两年一次, last time not told.",
    )
    past_due: bool = strawberry.field(
        description="Whether it lies before the day that is asked about; today unless given."
    )
    at: datetime.datetime | None = strawberry.field(
        description="To the minute, where the rule is in hours or at once."
    )
    date: datetime.date = strawberry.field(description="The last day on which it can be met in time.")
    last_working_day: datetime.date | None = strawberry.field(
        description="The last working day on or before it, with public holidays and the days worked in "
        "their place (调休); null where that year's calendar is not published."
    )
    obligation: Obligation = node("Obligation", lambda one: one.obligation, "The duty.")
    deliverables: list[Deliverable] = nodes(
        "Deliverable", lambda one: one.deliverables, usual=2, description="What it asks to hand in."
    )
    recipients: list[Authority] = nodes(
        "Authority", lambda one: one.recipients, usual=1, description="To whom that goes."
    )
    rule: TimeRule = node("TimeRule", lambda one: one.rule, "The rule that the date follows from.")
    provision: Provision | None = node(
        "Provision",
        lambda one: one.provision,
        "The provision it comes from, where the rule is not the document's own but that of a requirement "
        "behind the duty: with its own bearer, conditions and recipients.",
    )
    derivation: str = strawberry.field(description="How the date follows from the rule.")
    derivation_en: str = strawberry.field(description="The same in English.")


@strawberry.type(description="A duty that applies or may, and has no computable date by one of its rules.")
class UndatedDuty:
    verdict: Verdict = strawberry.field(description="Whether the duty falls on the enterprise.")
    reason: Undated = strawberry.field(description="Why it has no date.")
    obligation: Obligation = node("Obligation", lambda one: one.obligation, "The duty.")
    rule: TimeRule | None = node("TimeRule", lambda one: one.rule, "The rule; null where it has none.")
    provision: Provision | None = node(
        "Provision",
        lambda one: one.provision,
        "The provision that the rule comes from, where it is not the document's own.",
    )
    why: str | None = strawberry.field(
        description="Why there is no date, where the rule by itself does not say it."
    )
    why_en: str | None = strawberry.field(description="The same in English.")


@strawberry.type(description="What is due when.")
class Calendar:
    entries: list[CalendarEntry] = parts(
        lambda one: one.entries, usual=20, description="By date, then in the order of the document."
    )
    undated: list[UndatedDuty] = parts(
        lambda one: one.undated,
        usual=40,
        description="Duties that apply or may, and whose time has no computable date, whatever the range.",
    )
    notices: list[Notice] = parts(
        lambda one: one.notices, usual=1, description="What whoever reads it has to know."
    )


@strawberry.type(description="The verdict on what a provision behind a duty asks by itself.")
class RequirementVerdict:
    requirement: Requirement = node("Requirement", lambda one: one.judged.duty.requirement, "What it asks.")
    verdict: Verdict = strawberry.field(
        description="APPLIES where the duty does, the requirement is in force, and its own types and "
        "conditions are met too."
    )
    reasons: list[Reason] = parts(
        lambda one: one.judged.reasons, usual=3, description="Its own types, then its own conditions."
    )
    missing_facts: list[list[ProfileFact]] = sets(
        "ProfileFact",
        lambda one: one.judged.missing_facts,
        usual=1,
        description="Each set is one smallest way to settle an UNKNOWN, whatever the answers.",
    )
    next_due: CalendarEntry | None = part(lambda one: one.next_due, "Its next date, where it has one.")


@strawberry.type(description="The verdict on one duty.")
class ObligationVerdict:
    obligation: Obligation = node("Obligation", lambda one: one.judged.obligation, "The duty.")
    verdict: Verdict = strawberry.field(description="Whether it falls on the enterprise.")
    reasons: list[Reason] = parts(
        lambda one: one.judged.reasons, usual=4, description="The types it binds, then its conditions."
    )
    missing_facts: list[list[ProfileFact]] = sets(
        "ProfileFact",
        lambda one: one.judged.missing_facts,
        usual=1,
        description="Each set is one smallest way to settle an UNKNOWN, whatever the answers. None while the "
        "enterprise types are not told: no fact settles it then.",
    )
    next_due: CalendarEntry | None = part(
        lambda one: one.next_due,
        "The date that counts on the day asked about, where it applies or may and has one: the first from "
        "that day on in its year, else the last of the year, past due, else the first of a later year.",
    )
    requirements: list[RequirementVerdict] = parts(
        lambda one: one.requirements,
        usual=5,
        description="What the provisions behind it ask by themselves, each with its own verdict; none where "
        "the duty does not apply.",
    )


@strawberry.type(description="One place in a list of duties with their verdicts.")
class ObligationVerdictEdge:
    cursor: str = strawberry.field(description="Opaque; stays good across loads. Pass it as `after`.")
    node: ObligationVerdict = part(lambda one: one.node, "What stands there.")


@strawberry.type(description="A page of duties with their verdicts.")
class ObligationVerdictConnection:
    edges: list[ObligationVerdictEdge] = parts(
        lambda one: one.edges, usual=20, description="The page, each with its cursor."
    )
    nodes: list[ObligationVerdict] = parts(
        lambda one: one.nodes, usual=20, description="The page, without cursors."
    )
    page_info: PageInfo = part(lambda one: one.page_info, "Where the page stands in the list.")
    total_count: int = strawberry.field(description="How many the whole list has.")


@strawberry.type(
    description="The verdict on one task: APPLIES if any duty of enterprises in it does, "
    "else UNKNOWN if any is, else DOES_NOT_APPLY."
)
class TaskVerdict:
    task: Task = node("Task", lambda one: one.judged.task, "The task.")
    verdict: Verdict = strawberry.field(description="Whether any of it falls on the enterprise.")
    obligations: list[ObligationVerdict] = parts(
        lambda one: one.obligations, usual=3, description="The verdicts on its duties of enterprises."
    )


@strawberry.type(description="Numbers of tasks by verdict.")
class VerdictCounts:
    applies: int = strawberry.field(description="That apply (适用).")
    does_not_apply: int = strawberry.field(description="That do not (不适用).")
    unknown: int = strawberry.field(description="That are open (待定).")


@strawberry.type(description="What to ask next.")
class NextQuestion:
    fact: ProfileFact | None = node(
        "ProfileFact",
        lambda one: one.fact,
        "The question; null: ask for the enterprise types, or for the jurisdictions.",
    )
    jurisdictions: bool = strawberry.field(description="Whether to ask for the jurisdictions.")
    settles: int = strawberry.field(description="How many verdicts on duties any answer settles.")
    settles_tasks: int = strawberry.field(description="How many verdicts on tasks any answer settles.")


@strawberry.type(
    description="Which duties of the task lists that concern a day fall on an enterprise, and why."
)
class ApplicableDuties:
    on: datetime.date = strawberry.field(description="The day it is asked about.")
    task_list: TaskList = node("TaskList", lambda one: one.first_list, "The first of `taskLists`.")
    task_lists: list[TaskList] = nodes(
        "TaskList",
        lambda one: one.task_lists,
        usual=2,
        description="All that concern the day, the newest first; of the yearly editions of one list the "
        "newest that has begun.",
    )
    notices: list[Notice] = parts(
        lambda one: one.notices,
        usual=2,
        description="What whoever reads the answer has to know: the list holds in one place only; its year "
        "is over; a cited edition was replaced.",
    )
    revision: Revision = part(lambda one: one.revision, "The state of the graph that answers.")
    counts: VerdictCounts = part(lambda one: one.counts, "How many tasks have which verdict.")
    tasks: list[TaskVerdict] = chosen(
        lambda one, verdicts=None: one.tasks(verdicts),
        _verdicts,
        usual=17,
        description="By task, in the order of the document.",
    )
    obligations: list[ObligationVerdict] = chosen(
        lambda one, verdicts=None: one.obligations(verdicts),
        _verdicts,
        usual=50,
        description="By duty of the task lists, in the order of the document. Statements of what the "
        "regulator does are none.",
    )
    instruments: list[Annotated["InstrumentVerdict", _instruments]] = chosen(
        lambda one, verdicts=None: one.instruments(verdicts),
        _verdicts,
        usual=50,
        description="Which laws and standards apply, those that do first: every one that is known, by duties "
        "and by its own words.",
    )
    duties: ObligationVerdictConnection = chosen(
        duties_page,
        argument("first", int | None, FIRST),
        argument("after", str | None, AFTER),
        _verdicts,
        argument("instrument", strawberry.ID | None, _INSTRUMENT),
        description="The same for all sources, paged: what applies, then what may, then the rest, each by "
        "list, law and place. Of laws and standards only the duties that bind a type or role that is held or "
        "open.",
    )
    overlaps: list["Overlap"] = parts(
        lambda one: one.overlaps,
        usual=5,
        description="Where duties of several tasks ask the same act: to hand in one thing, or what the same "
        "provision behind them asks.",
    )
    next_question: NextQuestion | None = part(
        lambda one: one.next_question,
        "The first of `nextQuestions`; null where nothing is open that an answer settles.",
    )
    next_questions: list[NextQuestion] = parts(
        lambda one: one.next_questions,
        usual=6,
        description="All open questions, the most useful first: by the tasks they close whatever the answer, "
        "then the dated and mandatory duties they settle, then the duties, then how many hinge on them.",
    )


@strawberry.type(
    description="Duties that ask the same act: one report may serve them, the strictest time and all "
    "recipients hold. Each stays a duty of its own."
)
class Overlap:
    obligations: list[ObligationVerdict] = parts(
        lambda one: one.obligations, usual=2, description="The duties, of two tasks at least."
    )
    deliverables: list[Deliverable] = nodes(
        "Deliverable",
        lambda one: one.found.deliverables,
        usual=2,
        description="What they ask to hand in; none where only a provision behind them is the same.",
    )
    strictest: CalendarEntry | None = part(
        lambda one: one.found.strictest, "The first of their next dates, where there is one."
    )
    recipients: list[Authority] = nodes(
        "Authority", lambda one: one.found.recipients, usual=2, description="To all of whom it goes."
    )


@strawberry.type(description="Something to hand in, once, whatever number of duties ask for it.")
class DossierItem:
    deliverable: Deliverable = node("Deliverable", lambda one: one.deliverable, "What to hand in.")
    recipients: list[Authority] = nodes(
        "Authority", lambda one: one.recipients, usual=1, description="To whom."
    )
    channels: list[Channel] = nodes(
        "Channel",
        lambda one: one.channels,
        usual=1,
        description="Through what these duties say that it is handed in (报送渠道).",
    )
    obligations: list[Obligation] = nodes(
        "Obligation",
        lambda one: one.obligations,
        usual=2,
        description="The duties that ask for it, and apply or may.",
    )
    verdict: Verdict = strawberry.field(
        description="APPLIES if one of the duties does, else UNKNOWN: it may have to be handed in."
    )
    next_due: CalendarEntry | None = part(
        lambda one: one.next_due, "The first of their next dates, where there is one."
    )
    requirements: list[RequirementVerdict] = parts(
        lambda one: one.requirements,
        usual=2,
        description="What requirements behind these duties ask to hand in by themselves, to whom and when, "
        "each with its own verdict. Their recipients are not among those of the item.",
    )


@strawberry.type(description="What changes when an enterprise changes.")
class ProfileComparison:
    gained: list[TaskVerdict] = parts(
        lambda one: one.gained, usual=6, description="Tasks that apply after and not before."
    )
    lost: list[TaskVerdict] = parts(
        lambda one: one.lost, usual=6, description="Tasks that apply before and not after, as they did."
    )
    deliverables_gained: list[Deliverable] = nodes(
        "Deliverable",
        lambda one: one.compared.deliverables_gained,
        usual=6,
        description="What is to be handed in after and not before.",
    )
    deliverables_lost: list[Deliverable] = nodes(
        "Deliverable",
        lambda one: one.compared.deliverables_lost,
        usual=6,
        description="What was to be handed in before and is not after.",
    )
    dates_gained: list[CalendarEntry] = parts(
        lambda one: one.compared.dates_gained,
        usual=10,
        description="What is due in the year from the day asked about after the change and not before it.",
    )
    dates_lost: list[CalendarEntry] = parts(
        lambda one: one.compared.dates_lost,
        usual=10,
        description="What was due in that year before the change and is not after it.",
    )

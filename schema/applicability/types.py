"""Which duties, laws and standards fall on an enterprise, why, by when, and what to hand in."""

import datetime

import strawberry

from dutygraph.reasoning.answer import having
from dutygraph.reasoning.dates.calendar import Certainty
from dutygraph.reasoning.dates.derivation import why_undated
from dutygraph.reasoning.dates.due_duties import Undated
from dutygraph.reasoning.in_force import Standing
from dutygraph.reasoning.notices import NoticeKind
from dutygraph.reasoning.verdicts.truth import Truth
from dutygraph.reasoning.verdicts.verdict import Verdict
from dutygraph.schema.applicability.pages import duties_page
from dutygraph.schema.documents import SourceSpan
from dutygraph.schema.duties.obligations import Channel, Deliverable, Obligation
from dutygraph.schema.duties.task_lists import Task, TaskList
from dutygraph.schema.duties.terms import Condition, Requirement, TimeRule
from dutygraph.schema.instruments.types import Instrument, InstrumentScope, Provision
from dutygraph.schema.nodes import Revision
from dutygraph.schema.reading.connections import AFTER, FIRST, PageInfo
from dutygraph.schema.reading.fields import argument, plain
from dutygraph.schema.reading.reasoned import chosen, reasoned, reasoned_value
from dutygraph.schema.vocabulary import Authority, EnterpriseType, ProfileFact

_verdicts = argument(
    "verdicts", list[Verdict] | None, "Only those with one of these verdicts; all unless given."
)

_INSTRUMENT = "Only those that this law or standard states itself: its id. Laws have to be among the sources."


@strawberry.type(description="One leaf of the reasoning: a type of enterprise or a condition.")
class Reason:
    outcome: Truth = plain(
        "What it came to. A condition on a fact that is not told is UNKNOWN even where the alternatives "
        "together hold whatever the answer."
    )
    enterprise_type: EnterpriseType | None = reasoned("The type it is about.")
    condition: Condition | None = reasoned("The condition it is about.")
    text: str = plain("The words it rests on; of a statement that names nobody, how it is read.")
    source: SourceSpan | None = reasoned("Where they stand.")


@strawberry.type(description="What whoever reads the answer has to know besides.")
class Notice:
    kind: NoticeKind = plain("What it is about.")
    text: str = plain("In Chinese.")
    text_en: str = plain("In English.")
    task_list: TaskList | None = reasoned("The task list it is about.")
    instrument: Instrument | None = reasoned("The law or standard it is about.")


@strawberry.type(description="One duty on one day, for an enterprise on which it falls or may.")
class CalendarEntry:
    id: strawberry.ID = plain(
        "The same for the same duty, rule and year or occurrence, whatever else is asked."
    )
    verdict: Verdict = plain("Whether the duty falls on the enterprise.")
    certainty: Certainty = plain("How sure the date is.")
    missing_facts: list[list[ProfileFact]] = reasoned(
        "What would settle whether it is due then, where that hangs on questions."
    )
    missing_occurrences: list[TimeRule] = reasoned(
        "Rules whose last time would settle it: 每两年一次, last time not told."
    )
    past_due: bool = plain("Whether it lies before the day that is asked about; today unless given.")
    at: datetime.datetime | None = plain("To the minute, where the rule is in hours or at once.")
    date: datetime.date = plain("The last day on which it can be met in time.")
    last_working_day: datetime.date | None = plain(
        "The last working day on or before it, with public holidays and the days worked in their place "
        "(调休); null where that year's calendar is not published."
    )
    obligation: Obligation = reasoned("The duty.")
    deliverables: list[Deliverable] = reasoned("What it asks to hand in.", usual=2)
    recipients: list[Authority] = reasoned("To whom that goes.", "duty.recipients")
    rule: TimeRule = reasoned("The rule that the date follows from.")
    provision: Provision | None = reasoned(
        "The provision it comes from, where the rule is not the document's own but that of a requirement "
        "behind the duty: with its own bearer, conditions and recipients."
    )
    derivation: str = reasoned_value("How the date follows from the rule.", "words.zh")
    derivation_en: str = reasoned_value("The same in English.", "words.en")


@strawberry.type(description="A duty that applies or may, and has no computable date by one of its rules.")
class UndatedDuty:
    verdict: Verdict = plain("Whether the duty falls on the enterprise.")
    reason: Undated = plain("Why it has no date.")
    obligation: Obligation = reasoned("The duty.")
    rule: TimeRule | None = reasoned("The rule; null where it has none.")
    provision: Provision | None = reasoned(
        "The provision that the rule comes from, where it is not the document's own."
    )
    why: str | None = reasoned_value(
        "Why there is no date, where the rule by itself does not say it.",
        lambda one: (words := why_undated(one)) and words.zh,
    )
    why_en: str | None = reasoned_value(
        "The same in English.", lambda one: (words := why_undated(one)) and words.en
    )


@strawberry.type(description="What is due when.")
class Calendar:
    entries: list[CalendarEntry] = reasoned("By date, then in the order of the document.", usual=20)
    undated: list[UndatedDuty] = reasoned(
        "Duties that apply or may, and whose time has no computable date, whatever the range.", usual=40
    )
    notices: list[Notice] = reasoned("What whoever reads it has to know.")


@strawberry.type(description="The verdict on what a provision behind a duty asks by itself.")
class RequirementVerdict:
    requirement: Requirement = reasoned("What it asks.", "judged.duty.requirement")
    verdict: Verdict = plain(
        "APPLIES where the duty does, the requirement is in force, and its own types and conditions are met "
        "too."
    )
    reasons: list[Reason] = reasoned(
        "What the duty itself hangs on where that is open, then its own types and conditions.",
        "judged.reasons",
        usual=3,
    )
    missing_facts: list[list[ProfileFact]] = reasoned(
        "Each set is one smallest way to settle an UNKNOWN, whatever the answers.", "judged.missing_facts"
    )
    next_due: CalendarEntry | None = reasoned("Its next date, where it has one.")


@strawberry.type(description="The verdict on one duty.")
class ObligationVerdict:
    obligation: Obligation = reasoned("The duty.", "judged.obligation")
    verdict: Verdict = plain("Whether it falls on the enterprise.")
    reasons: list[Reason] = reasoned("The types it binds, then its conditions.", "judged.reasons", usual=4)
    missing_facts: list[list[ProfileFact]] = reasoned(
        "Each set is one smallest way to settle an UNKNOWN, whatever the answers. None while the enterprise "
        "types are not told: no fact settles it then.",
        "judged.missing_facts",
    )
    next_due: CalendarEntry | None = reasoned(
        "The date that counts on the day asked about, where it applies or may and has one: the first from "
        "that day on in its year, else the last of the year, past due, else the first of a later year."
    )
    requirements: list[RequirementVerdict] = reasoned(
        "What the provisions behind it ask by themselves, each with its own verdict; none where the duty "
        "does not apply.",
        usual=5,
    )


@strawberry.type(description="One place in a list of duties with their verdicts.")
class ObligationVerdictEdge:
    cursor: str = plain("Opaque; stays good across loads. Pass it as `after`.")
    node: ObligationVerdict = reasoned("What stands there.")


@strawberry.type(description="A page of duties with their verdicts.")
class ObligationVerdictConnection:
    edges: list[ObligationVerdictEdge] = reasoned("The page, each with its cursor.", usual=20)
    nodes: list[ObligationVerdict] = reasoned("The page, without cursors.", usual=20)
    page_info: PageInfo = reasoned("Where the page stands in the list.")
    total_count: int = plain("How many the whole list has.")


@strawberry.type(
    description="The verdict on one task: APPLIES if any duty of enterprises in it does, "
    "else UNKNOWN if any is, else DOES_NOT_APPLY."
)
class TaskVerdict:
    task: Task = reasoned("The task.", "judged.task")
    verdict: Verdict = reasoned_value("Whether any of it falls on the enterprise.", "judged.verdict")
    obligations: list[ObligationVerdict] = reasoned("The verdicts on its duties of enterprises.", usual=3)


@strawberry.type(description="Numbers of tasks by verdict.")
class VerdictCounts:
    applies: int = plain("That apply (适用).")
    does_not_apply: int = plain("That do not (不适用).")
    unknown: int = plain("That are open (待定).")


@strawberry.type(description="What to ask next.")
class NextQuestion:
    fact: ProfileFact | None = reasoned(
        "The question; null: ask for the enterprise types, or for the jurisdictions."
    )
    jurisdictions: bool = plain("Whether to ask for the jurisdictions.")
    settles: int = plain("How many verdicts on duties any answer settles.")
    settles_tasks: int = plain("How many verdicts on tasks any answer settles.")


@strawberry.type(
    description="Which duties of the task lists that concern a day fall on an enterprise, and why."
)
class ApplicableDuties:
    on: datetime.date = plain("The day it is asked about.")
    task_list: TaskList = reasoned("The first of `taskLists`.", lambda one: one.first_list)
    task_lists: list[TaskList] = reasoned(
        "All that concern the day, the newest first; of the yearly editions of one list the newest that has "
        "begun.",
        usual=2,
    )
    notices: list[Notice] = reasoned(
        "What whoever reads the answer has to know: the list holds in one place only; its year is over; a "
        "cited edition was replaced.",
        usual=2,
    )
    revision: Revision = reasoned("The state of the graph that answers.")
    counts: VerdictCounts = reasoned("How many tasks have which verdict.", "given.counts")
    tasks: list[TaskVerdict] = chosen(
        "By task, in the order of the document.",
        lambda one, verdicts: having(one.tasks, verdicts),
        _verdicts,
        usual=17,
    )
    obligations: list[ObligationVerdict] = chosen(
        "By duty of the task lists, in the order of the document. Statements of what the regulator does are "
        "none.",
        lambda one, verdicts: having(one.obligations, verdicts),
        _verdicts,
        usual=50,
    )
    instruments: list["InstrumentVerdict"] = chosen(
        "Which laws and standards apply, those that do first: every one that is known, by duties and by its "
        "own words.",
        lambda one, verdicts: having(one.instruments, verdicts),
        _verdicts,
        usual=50,
    )
    duties: ObligationVerdictConnection = chosen(
        "The same for all sources, paged: what applies, then what may, then the rest, each by list, law and "
        "place. Of laws and standards only the duties that bind a type or role that is held or open.",
        duties_page,
        argument("first", int | None, FIRST),
        argument("after", str | None, AFTER),
        _verdicts,
        argument("instrument", strawberry.ID | None, _INSTRUMENT),
    )
    overlaps: list["Overlap"] = reasoned(
        "Where duties of several tasks ask the same act: to hand in one thing, or what the same provision "
        "behind them asks.",
        usual=5,
    )
    next_question: NextQuestion | None = reasoned(
        "The first of `nextQuestions`; null where nothing is open that an answer settles.",
        "given.next_question",
    )
    next_questions: list[NextQuestion] = reasoned(
        "All open questions, the most useful first: by the tasks they close whatever the answer, then the "
        "dated and mandatory duties they settle, then the duties, then how many hinge on them.",
        "given.next_questions",
        usual=6,
    )


@strawberry.type(
    description="Duties that ask the same act: one report may serve them, the strictest time and all "
    "recipients hold. Each stays a duty of its own."
)
class Overlap:
    obligations: list[ObligationVerdict] = reasoned("The duties, of two tasks at least.", usual=2)
    deliverables: list[Deliverable] = reasoned(
        "What they ask to hand in; none where only a provision behind them is the same.",
        "judged.deliverables",
        usual=2,
    )
    strictest: CalendarEntry | None = reasoned(
        "The first of their next dates, where there is one.", "judged.strictest"
    )
    recipients: list[Authority] = reasoned("To all of whom it goes.", "judged.recipients", usual=2)


@strawberry.type(description="Something to hand in, once, whatever number of duties ask for it.")
class DossierItem:
    deliverable: Deliverable = reasoned("What to hand in.")
    recipients: list[Authority] = reasoned("To whom.")
    channels: list[Channel] = reasoned("Through what these duties say that it is handed in (报送渠道).")
    obligations: list[Obligation] = reasoned("The duties that ask for it, and apply or may.", usual=2)
    verdict: Verdict = plain("APPLIES if one of the duties does, else UNKNOWN: it may have to be handed in.")
    next_due: CalendarEntry | None = reasoned("The first of their next dates, where there is one.")
    requirements: list[RequirementVerdict] = reasoned(
        "What requirements behind these duties ask to hand in by themselves, to whom and when, each with "
        "its own verdict. Their recipients are not among those of the item.",
        usual=2,
    )


@strawberry.type(description="What changes when an enterprise changes.")
class ProfileComparison:
    gained: list[TaskVerdict] = reasoned("Tasks that apply after and not before.", usual=6)
    lost: list[TaskVerdict] = reasoned("Tasks that apply before and not after, as they did.", usual=6)
    duties_gained: list[ObligationVerdict] = reasoned(
        "Duties that apply after and not before, those of laws and standards among them where `sources` "
        "names them.",
        usual=20,
    )
    duties_lost: list[ObligationVerdict] = reasoned(
        "Duties that apply before and not after, as they did.", usual=20
    )
    deliverables_gained: list[Deliverable] = reasoned(
        "What is to be handed in after and not before.", "compared.deliverables.gained", usual=6
    )
    deliverables_lost: list[Deliverable] = reasoned(
        "What was to be handed in before and is not after.", "compared.deliverables.lost", usual=6
    )
    dates_gained: list[CalendarEntry] = reasoned(
        "What is due in the year from the day asked about after the change and not before it.",
        "compared.dates.gained",
        usual=10,
    )
    dates_lost: list[CalendarEntry] = reasoned(
        "What was due in that year before the change and is not after it.", "compared.dates.lost", usual=10
    )


@strawberry.type(description="The verdict by one of an instrument's own words, on the day asked about.")
class ScopeVerdict:
    scope: InstrumentScope = reasoned("Whom it binds by these words.")
    verdict: Verdict = plain("Whether that is the enterprise, on the day.")
    reasons: list[Reason] = reasoned(
        "Days on which it does not hold, its places, its types, its conditions.", usual=3
    )
    missing_facts: list[list[ProfileFact]] = reasoned(
        "Each set is one smallest way to settle an UNKNOWN, whatever the answers; none where no answer "
        "settles it."
    )


@strawberry.type(
    description="The verdict on one law or standard: APPLIES if a duty that cites it applies, or a scope of "
    "its own holds on the day; else UNKNOWN if one may, or if it is in force and nothing is known of its "
    "scope; else DOES_NOT_APPLY, which says: by no duty and no scope considered here."
)
class InstrumentVerdict:
    instrument: Instrument = reasoned("The law or standard.", "judged.instrument")
    verdict: Verdict = reasoned_value("Whether it applies.", "judged.verdict")
    notices: list[Notice] = reasoned(
        "That it was replaced or is not in force, from when it binds whom, and that an answer decides "
        "between it and its alternatives.",
        "judged.notices",
    )
    status: Standing = reasoned_value("Where it stands on the day.", "judged.status")
    current: Instrument | None = reasoned("Where it was replaced: what to use now.", "judged.current")
    alternatives: list[Instrument] = reasoned(
        "What duties join to it by 或. Any one will do, unless a notice says that an answer decides.",
        "judged.alternatives",
    )
    obligations: list[ObligationVerdict] = reasoned("The duties that apply or may, and cite it.", usual=3)
    scopes: list[ScopeVerdict] = reasoned("By its own words, each with its days.", "judged.scopes", usual=2)

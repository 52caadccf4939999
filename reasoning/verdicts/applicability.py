"""Which duties fall on an enterprise, and why: three values, for a fact that is not told is unknown.

An obligation applies if one of the enterprise types it binds is held (a type is held with each
of its subtypes) and it has no condition or all conditions of some group hold. The list of types told
is complete: one that is neither on it nor above one on it is not held; but below one of which no narrower
one was told, all is open, and a role follows from what one does (`terms`).

An obligation of enterprises without a type is addressed to every enterprise the vocabulary knows: it binds
whoever holds any type at all. One that concerns only some of those it binds, in a case that was not
understood, is UNKNOWN for these, whatever is told. One that binds others too than the types it names is open
for those who hold none of these. One of which the document does not say whose act it is, or which is that of
persons or associations, is UNKNOWN for everybody. What an authority bears is not in the answer.
"""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from dutygraph.graph.model import NOT_TOLD, Bearer, Obligation, ProfileFact
from dutygraph.reasoning.list_notices import other_wording
from dutygraph.reasoning.notices import Notice, other_parties
from dutygraph.reasoning.records import Duty, TaskStatements
from dutygraph.reasoning.task_list import DutySource, TaskListDuties
from dutygraph.reasoning.verdicts.next_question import (
    JURISDICTIONS,
    TYPES,
    NextQuestion,
    Open,
    next_questions,
)
from dutygraph.reasoning.verdicts.places import holds_in, place_not_told, shown, taken_to_be_meant
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.terms import BINDS_OTHERS, Terms
from dutygraph.reasoning.verdicts.truth import Truth, conjunction, disjunction
from dutygraph.reasoning.verdicts.verdict import VERDICTS, ObligationVerdict, Reason, Verdict, missing_facts

ADDRESSED_TO_ALL = "面向各企业 addressed to every enterprise"
ADDRESSED_TO_SOME = "面向符合条件的企业 addressed to enterprises that meet the conditions"
DRAFT = "征求意见稿，尚未生效 a draft for comments: it binds nobody yet"
UNSTATED = "文件未指明由谁履行 the document does not say whose act it is"
OTHER_PARTY = "由个人、组织等其他主体履行 the act of a person, an association, or anybody"
OPEN_CASE = "适用情形未能读懂，见原文 the case, or which of these, is not understood: see the text"
NOT_KNOWN_WHEN = "何时有效不明 it is not known when it is in force"
OUTSIDE = "原文限于以下期间，所问之日不在其内 asked within these days only, which the day is not"
NOT_ON_THE_DAY = "所问之日不在其施行期间 not in force on the day asked about"


@dataclass(frozen=True, slots=True)
class TaskVerdict:
    """APPLIES if any obligation of enterprises in it does, else UNKNOWN if any is, else DOES_NOT_APPLY."""

    task: TaskStatements
    verdict: Verdict
    obligations: tuple[ObligationVerdict, ...]


@dataclass(frozen=True, slots=True)
class VerdictCounts:
    """Numbers of tasks."""

    applies: int
    does_not_apply: int
    unknown: int


@dataclass(frozen=True)
class ApplicableDuties:
    """The answer for one profile: every task and every obligation of enterprises, list by list.

    `meant`: no place was told, and the place of the lists is taken to be meant.
    `of_laws` are the verdicts on what laws and standards state themselves, where they are asked about: of
    those duties alone that bind a type or role that is held or open, or that name others beside one.
    `unnamed` are, by the id of a law that may hold, whom its other duties bind, in its words where it names
    them: parties that the vocabulary does not know.
    """

    task_lists: tuple[TaskListDuties, ...]
    laws: tuple[TaskListDuties, ...]
    profile: Profile
    meant: bool
    notices: tuple[Notice, ...]
    tasks: tuple[TaskVerdict, ...]
    obligations: tuple[ObligationVerdict, ...]
    of_laws: tuple[ObligationVerdict, ...]
    unnamed: Mapping[str, tuple[str, ...]]
    open: tuple[Open, ...]

    @property
    def duties(self) -> tuple[ObligationVerdict, ...]:
        """Of all sources."""
        return (*self.obligations, *self.of_laws)

    @property
    def counts(self) -> VerdictCounts:
        found = Counter(one.verdict for one in self.tasks)
        return VerdictCounts(*(found[verdict] for verdict in Verdict))

    @cached_property
    def next_questions(self) -> tuple[NextQuestion, ...]:
        """The open questions, the most useful first."""
        unknown = frozenset(one.task.id for one in self.tasks if one.verdict is Verdict.UNKNOWN)
        known = next((one.vocabulary for one in (*self.task_lists, *self.laws)), None)
        return next_questions(known, self.open, unknown) if known else ()

    @property
    def next_question(self) -> NextQuestion | None:
        """The first of them; None where nothing is open, or what is open no answer settles."""
        return next(iter(self.next_questions), None)

    @property
    def applying(self) -> tuple[Duty, ...]:
        return tuple(one.duty for one in self.duties if one.verdict is Verdict.APPLIES)


def applicable_duties(
    lists: Sequence[TaskListDuties],
    profile: Profile,
    *,
    named: bool = False,
    laws: Sequence[TaskListDuties] = (),
    on: datetime.date = datetime.date.min,
) -> ApplicableDuties:
    """The verdict, with reasons, on every duty of some task lists, and of laws, for a profile.

    `named`: whoever asks named the list, so that it is taken to be meant where no place is told. `on`: the
    day; a list that says that it ended before is open.
    """
    lists, laws = tuple(lists), tuple(laws)
    meant = taken_to_be_meant(lists, profile, named=named)
    places_meant = {place for one in lists for place in one.places} if meant else set()
    open: list[Open] = []
    tasks: list[TaskVerdict] = []
    own: list[TaskVerdict] = []
    for duties in lists:
        here = Truth.TRUE if meant else holds_in(duties.vocabulary, profile, duties.places)
        evaluation = _Evaluation(duties, profile, here, on)
        tasks += [evaluation.task(task) for task in duties.tasks]
        own.append(evaluation.task(duties.own))
        open += evaluation.open
    of_laws: list[ObligationVerdict] = []
    unnamed: dict[str, tuple[str, ...]] = {}
    for law in laws:
        here = Truth.TRUE if places_meant & set(law.places) else holds_in(law.vocabulary, profile, law.places)
        evaluation = _Evaluation(law, profile, here, on)
        others = dict.fromkeys(law.others)
        about = evaluation.names_it()
        for duty in law.duties:
            unsaid = duty.terms.bearer is Bearer.UNSTATED
            if about if unsaid else evaluation.may_bind(duty):
                of_laws.append(evaluation.obligation(duty))
            elif unsaid or duty.terms.binds_others:
                others[duty.terms.subject] = None
        open += evaluation.open
        if others and here is not Truth.FALSE and not law.draft:
            unnamed[law.id] = tuple(subject for subject in others if subject)
    telling = [law for law in laws if law.id in unnamed]
    judged = {one.duty.law for one in of_laws}
    return ApplicableDuties(
        lists,
        laws,
        profile,
        meant,
        (
            *(place_not_told(lists, meant=meant) if profile.jurisdictions is None else ()),
            *(
                notice
                for one in (*lists, *laws)[:1]
                for notice in Terms(one.vocabulary, profile).disagreements()
            ),
            *(notice for law in laws if law.id in judged and (notice := other_wording(law, on))),
            *([other_parties(telling, chain.from_iterable(unnamed.values()))] if telling else ()),
        ),
        tuple(tasks),
        tuple(one for part in (*tasks, *own) for one in part.obligations),
        tuple(of_laws),
        unnamed,
        tuple(open),
    )


def requirements_behind(answer: ApplicableDuties, on: datetime.date) -> tuple[ObligationVerdict, ...]:
    """The verdict on each requirement behind the duties that apply or may, in the list's order.

    A requirement applies where its duty does, it is in force on the day, and its own types and conditions
    are met too; a case that no question asks about leaves it open.
    """
    judged = {one.duty.id: one for one in answer.obligations if one.verdict is not Verdict.DOES_NOT_APPLY}
    # Where the list holds is in the verdict on the duty.
    return tuple(
        evaluation.requirement(judged[duty.id], behind, on)
        for duties in answer.task_lists
        for evaluation in (_Evaluation(duties, answer.profile, Truth.TRUE),)
        for duty in duties.duties
        if duty.id in judged
        for behind in duty.backed_by
        if behind.on_enterprises
    )


class _Evaluation:
    def __init__(
        self,
        duties: TaskListDuties,
        profile: Profile,
        here: Truth,
        on: datetime.date = datetime.date.min,
    ) -> None:
        """`here`: whether the list or law holds where the enterprise is."""
        self._place = here
        # Where a text does not tell its place, to be told where the enterprise is settles nothing.
        self._asks_place = here is Truth.UNKNOWN and any(one != NOT_TOLD for one in duties.places)
        # From when a law is in force may not be known; a list begins with its year, or says nothing of it.
        # The laws are those of the day; a list may have been prolonged.
        period = duties.period
        begun = duties.source is DutySource.TASK_LIST or period.begins != datetime.date.min
        self._when = "" if begun else NOT_KNOWN_WHEN
        if duties.source is DutySource.TASK_LIST and period.last < on:
            self._when = f"本清单写明至{period.last}止 this list says that it ends on {period.last}"
        if amended := other_wording(duties, on):
            self._when = f"{amended.text} {amended.text_en}"
        self._here = conjunction((here, Truth.UNKNOWN if self._when else Truth.TRUE))
        self._duties = duties
        self._on = on
        self._terms = Terms(duties.vocabulary, profile)
        self.open: list[Open] = []

    def task(self, task: TaskStatements) -> TaskVerdict:
        obligations = tuple(self.obligation(duty) for duty in task.duties)
        verdict = VERDICTS[disjunction(one.truth for one in obligations)]
        return TaskVerdict(task, verdict, obligations)

    def names_it(self) -> bool:
        """Whether a type or role that some duty names is held or open: what such a law asks of nobody by name
        may be asked of the enterprise; of other laws there is too much that is not.
        """
        named = {one.id for duty in self._duties.duties for one in duty.enterprise_types}
        return any(self._terms.is_of(one) is not Truth.FALSE for one in named)

    def may_bind(self, duty: Duty) -> bool:
        """Whether a type or role that it binds, or every enterprise, is held or open, or it names others
        beside them.
        """
        types, terms = duty.enterprise_types, duty.terms
        if not types:
            return not terms.binds_others
        named = bool(terms.binds_others and terms.subject)
        return named or any(self._terms.is_of(one.id) is not Truth.FALSE for one in types)

    def obligation(self, duty: Duty) -> ObligationVerdict:
        if self._duties.draft:
            reason = Reason(Truth.FALSE, DRAFT, duty.source)
            return ObligationVerdict(duty, Verdict.DOES_NOT_APPLY, (reason,))
        if self._here is Truth.FALSE:
            return ObligationVerdict(duty, Verdict.DOES_NOT_APPLY, (self._place_reason(duty),))
        bound = self._type_reasons(duty)
        conditions = self._terms.conditions(duty.conditions, self._duties.decisions[duty.id])
        types = disjunction(reason.outcome for reason in bound)
        cases = self._case_reasons(duty)
        case = Truth.UNKNOWN if cases else Truth.TRUE
        of_enterprises = duty.terms.bearer is Bearer.ENTERPRISE
        verdict = (
            VERDICTS[conjunction((self._here, types, conditions.met, case))]
            if of_enterprises
            else Verdict.UNKNOWN
        )
        missing: tuple[tuple[ProfileFact, ...], ...] = ()
        # No answer to a question settles what the document itself leaves open.
        if verdict is Verdict.UNKNOWN:
            hinges, facts = frozenset[str](), tuple[ProfileFact, ...]()
            if of_enterprises and not cases:
                hinges, facts = self._hinges(duty, types, conditions.open)
            self.open.append(Open(duty.task, hinges, duty.id in self._duties.pressing))
            left_open = len(hinges) > len(facts) or (duty.terms.binds_others and types is not Truth.TRUE)
            missing = () if left_open or not facts else (facts,)
        reasons = (*bound, *conditions.reasons, *cases)
        if self._when:
            reasons = (Reason(Truth.UNKNOWN, self._when, duty.source), *reasons)
        if self._place is Truth.UNKNOWN:
            reasons = (self._place_reason(duty), *reasons)
        return ObligationVerdict(duty, verdict, reasons, missing)

    def requirement(self, judged: ObligationVerdict, behind: Duty, on: datetime.date) -> ObligationVerdict:
        """What a duty that applies or may comes to by a requirement behind it."""
        own, source = self.obligation(behind), behind.source
        more: list[Reason] = []
        stated = behind.requirement
        if stated is not None and not (stated.effective_from or on) <= on <= (stated.effective_to or on):
            more.append(Reason(Truth.FALSE, NOT_ON_THE_DAY, source))
        found = conjunction((judged.truth, own.truth, *(reason.outcome for reason in more)))
        both = (judged, own)
        facts = frozenset(fact.id for fact in missing_facts(both))
        unsettled = any(one.verdict is Verdict.UNKNOWN and not one.missing_facts for one in both)
        left = () if found is not Truth.UNKNOWN or unsettled else (self._terms.in_order(facts),)
        # Where the duty itself is open, so is what stands behind it, on the same grounds.
        above = judged.reasons if judged.verdict is Verdict.UNKNOWN else ()
        reasons = (*(one for one in above if one.outcome is Truth.UNKNOWN), *own.reasons, *more)
        return ObligationVerdict(behind, VERDICTS[found], reasons, left)

    def _hinges(
        self, duty: Duty, types: Truth, open: frozenset[str]
    ) -> tuple[frozenset[str], tuple[ProfileFact, ...]]:
        """What a duty hinges on, by the names of `Open`, and the facts among it."""
        on_types, facts = self._terms.hinges(duty.enterprise_types, types, open)
        elsewhere = self._place is Truth.UNKNOWN and not self._asks_place
        if self._when or elsewhere or (types is not Truth.TRUE and not on_types and not facts):
            return frozenset(), ()
        hinges = {fact.id for fact in facts} | ({TYPES} if on_types else set())
        return frozenset(hinges | ({JURISDICTIONS} if self._asks_place else set())), facts

    def _place_reason(self, duty: Duty) -> Reason:
        unknown = "待告知 not told: jurisdictions" if self._asks_place else "原文未写明 not told by the text"
        outcome = unknown if self._place is Truth.UNKNOWN else "不在该地 not there"
        of_law = self._duties.source is DutySource.INSTRUMENT
        what, what_en = ("本文件", "this text") if of_law else ("本清单", "this list")
        places, places_en = shown(self._duties.places)
        text = f"{what}适用于{places} {what_en} holds in {places_en}（{outcome}）"
        return Reason(self._place, text, duty.source)

    def _case_reasons(self, duty: Duty) -> tuple[Reason, ...]:
        """What it concerns only, where no question asks about that; or when, where that is not now."""
        terms = duty.terms
        if isinstance(terms, Obligation):
            first, last = terms.effective_from, terms.effective_to
            within = (first or self._on) <= self._on <= (last or self._on)
            when = "" if within else f"{OUTSIDE}：{first or ''}—{last or ''}"
            told = [OPEN_CASE if terms.open_case else "", when]
        else:
            told = [f"{terms.only_where or ''} {terms.only_where_en or ''}".strip()]
        return tuple(Reason(Truth.UNKNOWN, words, duty.source) for words in told if words)

    def _type_reasons(self, duty: Duty) -> tuple[Reason, ...]:
        source, terms = duty.source, duty.terms
        subject = terms.subject
        whom = f"{BINDS_OTHERS}：{subject}" if subject else BINDS_OTHERS
        others = Reason(Truth.UNKNOWN, whom, source)
        if terms.bearer is not Bearer.ENTERPRISE:
            text = UNSTATED if terms.bearer is Bearer.UNSTATED else OTHER_PARTY
            return (replace(others, text=text),)
        if not duty.enterprise_types and not terms.binds_others:
            whom = ADDRESSED_TO_SOME if duty.conditions else ADDRESSED_TO_ALL
            return (Reason(Truth.TRUE, whom, source),)
        named = tuple(self._terms.of_type(one, subject or one.name, source) for one in duty.enterprise_types)
        return (*named, others) if terms.binds_others else named

"""What the reasoning works on: the duties of one task list and the vocabulary, as immutable records.

Nodes are those of `dutygraph.graph.model`; these records add what relationships say of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dutygraph.graph.model import (
    Authority,
    Bearer,
    Channel,
    Condition,
    ConditionOperator,
    Deliverable,
    EnterpriseType,
    FactChoice,
    Obligation,
    Place,
    ProfileFact,
    Requirement,
    TimeRule,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of a document, by id; `quote` is exactly those."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """A profile fact and, where it is answered by CHOICES, all there are."""

    fact: ProfileFact
    choices: tuple[FactChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Implication:
    """From all of `premises`, pairs of a fact's id and an answer, follows `conclusion`, such a pair."""

    premises: tuple[tuple[str, str], ...]
    conclusion: tuple[str, str]


def implications_of(fact: ProfileFact) -> Iterator[Implication]:
    """What the graph says to follow from answers to a fact, in the notation of `ProfileFact.implies`."""
    for written in fact.implies or ():
        premises, _, conclusion = written.partition(">")
        own, _, other = premises.partition("&")
        yield Implication(((fact.id, own), *([_pair(other)] if other else [])), _pair(conclusion))


def _pair(written: str) -> tuple[str, str]:
    fact, _, answer = written.partition("=")
    return fact, answer


@dataclass(frozen=True)
class Vocabulary:
    """Enterprise types and questions, each in the vocabulary's order.

    `parents` holds for every type the ids of those it directly is (IS_A), `held_by` for every role the id of
    the fact that makes an enterprise hold it, `within` for every city the id of its province.
    """

    enterprise_types: tuple[EnterpriseType, ...]
    parents: Mapping[str, frozenset[str]]
    questions: tuple[Question, ...]
    held_by: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    within: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def question_by_id(self) -> Mapping[str, Question]:
        return {question.fact.id: question for question in self.questions}

    @cached_property
    def implications(self) -> Mapping[str, tuple[Implication, ...]]:
        """For every fact: all that have an answer to it among their premises."""
        found: dict[str, list[Implication]] = {}
        for question in self.questions:
            for implication in implications_of(question.fact):
                for fact, _ in implication.premises:
                    found.setdefault(fact, []).append(implication)
        return {fact: tuple(all_of) for fact, all_of in found.items()}

    @cached_property
    def at_or_above(self) -> Mapping[str, frozenset[str]]:
        """For every type: itself and all it is, directly or not."""
        return {record.id: self._climb(record.id) for record in self.enterprise_types}

    @cached_property
    def below(self) -> Mapping[str, frozenset[str]]:
        """For every type: all that are it, directly or not."""
        found: dict[str, set[str]] = {record.id: set() for record in self.enterprise_types}
        for id, above in self.at_or_above.items():
            for wider in above - {id}:
                found[wider].add(id)
        return {id: frozenset(narrower) for id, narrower in found.items()}

    @cached_property
    def type_of_name(self) -> Mapping[str, str]:
        """The id of a type by its id, names and aliases."""
        return {name: one.id for one in reversed(self.enterprise_types) for name in (*names_of(one), one.id)}

    @cached_property
    def place_of_name(self) -> Mapping[str, str]:
        """The name of a place by its names and aliases; where two share one, the first of the vocabulary."""
        named = {name: one.name for one in reversed(self.places) for name in names_of(one)}
        return named | {one.name: one.name for one in self.places}

    @cached_property
    def wider_place(self) -> Mapping[str, str]:
        """The name of the province of every city, by the city's."""
        names = {one.id: one.name for one in self.places}
        return {names[city]: names[province] for city, province in self.within.items()}

    def _climb(self, start: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            id = waiting.pop()
            if id not in found:
                found.add(id)
                waiting.extend(self.parents.get(id, ()))
        return frozenset(found)


def names_of(one: EnterpriseType | Place) -> tuple[str, ...]:
    """All it goes by, the surest first."""
    return tuple(filter(None, (one.name, *(one.aliases or ()), one.name_en)))


@dataclass(frozen=True, slots=True)
class StatedCondition:
    """A condition as one statement makes it.

    `fact` is what it asks, `groups` name the alternatives of the statement that it belongs to, at least
    one, `text` says it in words, `source` is where it stands, None where no text of it is loaded.
    `inherited`: it is taken from another statement of the task.
    """

    condition: Condition
    fact: ProfileFact
    groups: tuple[str, ...]
    text: str
    source: Span | None
    inherited: bool | None = None

    @property
    def operator(self) -> ConditionOperator:
        return self.condition.operator

    @property
    def values(self) -> tuple[str, ...]:
        return self.condition.values


@dataclass(frozen=True, slots=True)
class RequiredDeliverable:
    deliverable: Deliverable
    recipients: tuple[Authority, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionReference:
    """A provision that a statement rests on: its label and the title of its instrument."""

    id: str
    label: str
    instrument: str
    instrument_en: str | None = None
    instrument_id: str | None = None


@dataclass(frozen=True, slots=True)
class CitedInstrument:
    """An instrument as a statement cites it; `group` joins alternatives (或) of that statement."""

    instrument: str
    group: int | None = None


@dataclass(frozen=True)
class Duty:
    """One statement of a task with everything that decides whether, when and how it is to be met.

    `document` is the id of the document it stands in, `task` that of its task, or of its provision where a
    law or standard states it, whose id is then `law`. Statements borne by an authority are kept, for the
    statements beside them may refer to their words, but none is ever a duty.

    `backed_by` are the requirements of provisions that it rests on, each as a duty with its own types,
    conditions and time rules, and `requirement` set: it goes to `submitted_to`, whatever the statement says.
    `cites` is known of statements of task lists.
    """

    obligation: Obligation
    task: str
    document: str
    enterprise_types: tuple[EnterpriseType, ...] = ()
    conditions: tuple[StatedCondition, ...] = ()
    time_rules: tuple[TimeRule, ...] = ()
    deliverables: tuple[RequiredDeliverable, ...] = ()
    rests_on: tuple[ProvisionReference, ...] = ()
    backed_by: tuple["Duty", ...] = ()
    channels: tuple[Channel, ...] = ()
    law: str | None = None
    requirement: Requirement | None = None
    submitted_to: tuple[Authority, ...] = ()
    cites: tuple[CitedInstrument, ...] = ()

    @property
    def terms(self) -> Obligation | Requirement:
        """What says whose act it is: the requirement, or else the statement."""
        return self.requirement or self.obligation

    @property
    def id(self) -> str:
        return self.terms.id

    @cached_property
    def source(self) -> Span:
        """Where it says who is bound, else all of it."""
        obligation, terms = self.obligation, self.terms
        subject = obligation.subject if self.requirement is None else None
        at = obligation.quote.find(subject) if subject else -1
        if subject is None or at < 0:
            return Span(self.document, terms.start, terms.end, terms.quote)
        start = obligation.start + at
        return Span(self.document, start, start + len(subject), subject)

    @property
    def on_enterprises(self) -> bool:
        """Whether it is a duty of enterprises, or may be one for all that its document says."""
        return self.terms.bearer is not Bearer.AUTHORITY

    @property
    def provision(self) -> ProvisionReference | None:
        """The first of the provisions it is a requirement of; None where it is the statement's own."""
        return None if self.requirement is None else next(iter(self.rests_on), None)

    @property
    def recipients(self) -> tuple[Authority, ...]:
        """Whom its deliverables go to, each once."""
        if self.requirement is not None:
            return self.submitted_to
        return tuple({one.id: one for required in self.deliverables for one in required.recipients}.values())


@dataclass(frozen=True, slots=True)
class TaskStatements:
    """A task and its statements in the order of the document; `quote` from `start` is the task's own text.

    What a list states outside its tasks, and a provision of a law, have the number 0.
    """

    id: str
    number: int
    title: str
    title_en: str | None
    start: int
    quote: str
    statements: tuple[Duty, ...]

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The statements that enterprises bear, or may."""
        return tuple(duty for duty in self.statements if duty.on_enterprises)

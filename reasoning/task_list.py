"""The duties of one task list, or of one law, prepared once so that every profile is answered fast."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import auto
from functools import cached_property

from dutygraph.graph.described import Described
from dutygraph.graph.model import Modality, TimeRuleKind
from dutygraph.reasoning.dates.frequency_deadlines import Joins, joins_of
from dutygraph.reasoning.list_period import ListPeriod
from dutygraph.reasoning.records import Duty, TaskStatements, Vocabulary
from dutygraph.reasoning.verdicts.decisions import Decision


class DutySource(Described):
    """Where duties are stated."""

    TASK_LIST = auto(), "In task lists and plans."
    INSTRUMENT = auto(), "In loaded laws and standards themselves."


@dataclass(frozen=True)
class TaskListDuties:
    """`tasks` are all of the list in its order, with or without duties of enterprises.

    `own` are the statements of the list itself, outside its tasks: its id is the list's and its number 0.
    A `draft` binds nobody yet. It holds in `places`, by their names; none: everywhere. `period` says when.

    Of a law or standard (`source`) each provision that states duties is a part of its own, as a task is.
    `others` are whom it asks something of that are no enterprises of the vocabulary, each once, None where it
    does not say; `binds_others`: enterprises are among them.
    """

    id: str
    title: str
    vocabulary: Vocabulary
    tasks: tuple[TaskStatements, ...]
    own: TaskStatements
    draft: bool = False
    places: tuple[str, ...] = ()
    period: ListPeriod = field(default_factory=ListPeriod)
    source: DutySource = DutySource.TASK_LIST
    others: tuple[str | None, ...] = ()
    binds_others: bool = False

    @cached_property
    def parts(self) -> tuple[TaskStatements, ...]:
        """The tasks, then what the list states outside them, where it does."""
        return (*self.tasks, self.own) if self.own.statements else self.tasks

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """What enterprises bear, in the order of the document."""
        return tuple(duty for part in self.parts for duty in part.duties)

    @cached_property
    def with_requirements(self) -> tuple[Duty, ...]:
        """The duties, and the requirements behind them."""
        return tuple(one for duty in self.duties for one in (duty, *duty.backed_by))

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """By the id of the obligation or requirement: what its conditions come to."""
        questions = self.vocabulary.question_by_id
        # Most of what laws ask is asked on no condition.
        free = Decision((), questions)
        return {
            duty.id: Decision(duty.conditions, questions) if duty.conditions else free
            for duty in self.with_requirements
        }

    @cached_property
    def pressing(self) -> frozenset[str]:
        """The ids of the duties that are mandatory and have a day of the year, of their own or by a join."""
        return frozenset(
            duty.id
            for duty in self.duties
            if duty.obligation.modality is Modality.MANDATORY
            and any(
                rule.kind == TimeRuleKind.ANNUAL_DEADLINE or self.joins.get((duty.id, rule.id))
                for rule in duty.time_rules
            )
        )

    @cached_property
    def joins(self) -> Joins:
        """Which deadlines of a task its frequencies without a day belong to."""
        return {key: found for task in self.parts for key, found in joins_of(task).items()}

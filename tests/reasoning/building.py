"""Duties and vocabularies said in a line, to reason over."""

import dataclasses
import datetime
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence

from dutygraph.graph.model import (
    Authority,
    Bearer,
    Condition,
    ConditionOperator,
    Confidence,
    Deliverable,
    DeliverableKind,
    EnterpriseType,
    FactChoice,
    FactType,
    Modality,
    Obligation,
    ProfileFact,
    Requirement,
    Review,
    TimeRule,
    TimeRuleKind,
)
from dutygraph.graph.store.port import Store
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.reasoning.list_period import Edition, ListPeriod
from dutygraph.reasoning.records import (
    Duty,
    ProvisionReference,
    Question,
    RequiredDeliverable,
    Span,
    StatedCondition,
    TaskStatements,
    Vocabulary,
)
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties, applicable_duties
from dutygraph.reasoning.verdicts.profile import Told, read_profile
from tests.graph_builder import made

DOCUMENT = "document:test"


def of_year(year: int, newer: Edition | None = None) -> ListPeriod:
    first = datetime.date(year, 1, 1)
    return ListPeriod(year, year, first, first, newer)


OF_2026 = of_year(2026)


def question(
    id: str, kind: FactType, choices: Sequence[str] = (), position: int = 0, implies: tuple[str, ...] = ()
) -> Question:
    fact = ProfileFact(id=id, question=f"{id}?", answer_type=kind, implies=implies, position=position)
    return Question(
        fact,
        tuple(
            FactChoice(id=f"choice:{id}/{value}", value=value, label=f"选项{value}", position=at)
            for at, value in enumerate(choices)
        ),
    )


def vocabulary_of(types: Mapping[str, Iterable[str]], questions: Iterable[Question]) -> Vocabulary:
    return Vocabulary(
        tuple(EnterpriseType(id=id, name=f"{id}企业", position=at) for at, id in enumerate(types)),
        {id: frozenset(parents) for id, parents in types.items()},
        tuple(questions),
    )


VOCABULARY = vocabulary_of(
    {
        "iov": (),
        "platform": ("iov",),
        "processor": ("iov",),
        "maker": ("iov", "processor"),
        "operator": ("iov",),
    },
    [
        question("important-data", FactType.BOOLEAN),
        question("levels", FactType.CHOICES, "12345", 1),
        question("exports", FactType.BOOLEAN, position=2),
        question("situations", FactType.CHOICES, ("sensitive", "automated", "transfer"), 3),
        question("shares", FactType.BOOLEAN, position=4),
        question("driving", FactType.CHOICES, ("L3", "L4", "L5"), 5),
        question("suppliers", FactType.BOOLEAN, position=6),
        question("vehicles", FactType.NUMBER, position=7),
    ],
)


def when(
    fact: str,
    operator: str,
    *values: str,
    groups: Sequence[str] = ("1",),
    vocabulary: Vocabulary = VOCABULARY,
) -> StatedCondition:
    text = f"{fact} {operator} {' '.join(values)}"
    return StatedCondition(
        Condition(
            id=f"condition:{fact}/{operator}/{'+'.join(values)}",
            operator=ConditionOperator(operator),
            values=values,
        ),
        vocabulary.question_by_id[fact].fact,
        tuple(groups),
        text,
        Span(DOCUMENT, 0, len(text), text),
    )


def _rule(kind: TimeRuleKind, text: str, **said: object) -> TimeRule:
    return made(TimeRule, f"time-rule:{text}", end=len(text), quote=text, kind=kind, text=text, **said)


def deadline(
    month: int, day: int, text: str = "", confidence: Confidence | None = None, year: int | None = None
) -> TimeRule:
    return _rule(
        TimeRuleKind.ANNUAL_DEADLINE,
        text or f"{month}月{day}日前",
        year=year,
        month=month,
        day=day,
        confidence=confidence,
    )


def frequency(period: str, text: str) -> TimeRule:
    return _rule(TimeRuleKind.FREQUENCY, text, times=1, period=period, at_least=False)


def after(event: str, within: str | None = None, *, working_days: bool = False) -> TimeRule:
    text = f"{event}后{within or ''}"
    return _rule(
        TimeRuleKind.AFTER_EVENT, text, event=event, within=within, working_days=working_days or None
    )


def before(event: str, within: str | None = None) -> TimeRule:
    return _rule(TimeRuleKind.BEFORE_EVENT, f"{event}前{within or ''}", event=event, within=within)


def unspecified(text: str) -> TimeRule:
    return _rule(TimeRuleKind.UNSPECIFIED, text)


def authority(id: str) -> Authority:
    return Authority(id=f"authority:{id}", name=id)


def hand_in(name: str, *recipients: str) -> RequiredDeliverable:
    return RequiredDeliverable(
        made(
            Deliverable,
            f"deliverable:{name}",
            end=len(name),
            quote=name,
            name=name,
            kind=DeliverableKind.REPORT,
        ),
        tuple(authority(id) for id in recipients),
    )


def provision(label: str, instrument: str) -> ProvisionReference:
    return ProvisionReference(f"provision:{instrument}/{label}", label, instrument)


def duty(
    text: str,
    *said: StatedCondition | TimeRule | RequiredDeliverable | ProvisionReference,
    types: Sequence[str] = ("iov",),
    bearer: Bearer = Bearer.ENTERPRISE,
    subject: str | None = None,
    binds_others: bool | None = None,
    open_case: bool | None = None,
    days: tuple[datetime.date | None, datetime.date | None] = (None, None),
    vocabulary: Vocabulary = VOCABULARY,
    backed_by: Sequence[Duty] = (),
) -> Duty:
    """A statement, asked within `days`; where it stands is settled by `task_list`."""
    by_id = {one.id: one for one in vocabulary.enterprise_types}
    return Duty(
        made(
            Obligation,
            "",
            quote=text,
            text=text,
            modality=Modality.MANDATORY,
            bearer=bearer,
            subject=subject,
            binds_others=binds_others,
            open_case=open_case,
            effective_from=days[0],
            effective_to=days[1],
            review=Review.REVIEWED,
        ),
        "",
        DOCUMENT,
        tuple(by_id[id] for id in types),
        tuple(one for one in said if isinstance(one, StatedCondition)),
        tuple(one for one in said if isinstance(one, TimeRule)),
        tuple(one for one in said if isinstance(one, RequiredDeliverable)),
        tuple(one for one in said if isinstance(one, ProvisionReference)),
        tuple(backed_by),
    )


def requirement(
    *said: StatedCondition | TimeRule | ProvisionReference,
    types: Sequence[str] = ("iov",),
    bearer: Bearer = Bearer.ENTERPRISE,
    recipients: Sequence[str] = (),
    **terms: object,
) -> Duty:
    """What a provision behind a statement asks; the statement is settled by `task_list`."""
    stated = made(
        Requirement,
        "",
        bearer=bearer,
        summary="要求",
        stricter=True,
        known_from="副本",
        confidence=Confidence.SECONDARY,
        **terms,
    )
    return dataclasses.replace(
        duty("", *said, types=types),
        requirement=stated,
        submitted_to=tuple(authority(id) for id in recipients),
    )


def task_list(
    *tasks: Sequence[Duty],
    vocabulary: Vocabulary = VOCABULARY,
    between: str = "。",
    period: ListPeriod = OF_2026,
) -> TaskListDuties:
    """A task list of these statements by task, in each one behind the other with `between` between them."""
    at = itertools.count()
    placed = []
    start = 0
    for number, statements in enumerate(tasks, 1):
        id = f"task:{number:03}"
        held = []
        begun = start
        for statement in statements:
            held.append(_placed(statement, id, next(at), start))
            start += len(statement.obligation.text + between)
        quote = between.join(one.obligation.text for one in statements)
        placed.append(TaskStatements(id, number, f"任务{number}", None, begun, quote, tuple(held)))
    own = TaskStatements("task-list:test", 0, "清单", None, 0, "", ())
    return TaskListDuties("task-list:test", "清单", vocabulary, tuple(placed), own, period=period)


def _placed(statement: Duty, task: str, at: int, start: int) -> Duty:
    obligation = dataclasses.replace(
        statement.obligation,
        id=f"obligation:{at:03}",
        start=start,
        end=start + len(statement.obligation.text),
        ordinal=at,
    )
    behind = tuple(
        dataclasses.replace(
            one,
            obligation=obligation,
            task=task,
            deliverables=statement.deliverables,
            requirement=one.requirement
            and dataclasses.replace(one.requirement, id=f"requirement:{at:03}/{number:03}"),
        )
        for number, one in enumerate(statement.backed_by, 1)
    )
    return dataclasses.replace(statement, obligation=obligation, task=task, backed_by=behind)


def answer(
    duties: TaskListDuties, types: Iterable[str] | None = None, **facts: Told | Collection[str]
) -> ApplicableDuties:
    """The answer to a profile; the underscores of facts are dashes."""
    told = [(id.replace("_", "-"), value) for id, value in facts.items()]
    return applicable_duties([duties], read_profile(duties.vocabulary, types, told))


async def read_duties(store: Store, task_list: str) -> TaskListDuties:
    """The duties of one task list."""
    return (await DutiesReader(store).duties(datetime.date.min, task_list)).task_lists[0]

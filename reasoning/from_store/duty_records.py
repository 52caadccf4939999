"""The reads behind the reasoning, and its records out of what they return."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from dutygraph.graph.model import (
    Authority,
    Bearer,
    Channel,
    Deliverable,
    EnterpriseType,
    FactChoice,
    Modality,
    Obligation,
    Place,
    ProfileFact,
    Requirement,
    Stage,
    TimeRule,
)
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Equal,
    Fetch,
    Not,
    OneOf,
    PropertyKey,
    Record,
    Related,
    Relation,
    along,
    into,
    out,
)
from dutygraph.reasoning.from_store.nodes import (
    all_of,
    condition_of,
    node_of,
    nodes_of,
    places_of_issuers,
    types_and_conditions,
    whole,
)
from dutygraph.reasoning.list_period import ListPeriod
from dutygraph.reasoning.records import (
    CitedInstrument,
    Duty,
    ProvisionReference,
    Question,
    RequiredDeliverable,
    Span,
    TaskStatements,
    Vocabulary,
)
from dutygraph.reasoning.task_list import DutySource, TaskListDuties
from dutygraph.text.dates import dates

ENTERPRISE_TYPES = Fetch(
    "EnterpriseType",
    all_of(EnterpriseType),
    order=(PropertyKey("position"),),
    relations=(
        along("parents", out("IS_A", "EnterpriseType")),
        along("held_by", out("HELD_BY", "ProfileFact")),
    ),
)

PROFILE_FACTS = Fetch(
    "ProfileFact",
    all_of(ProfileFact),
    order=(PropertyKey("position"),),
    relations=(whole("choices", out("HAS_CHOICE", "FactChoice"), order=(PropertyKey("position"),)),),
)

_RECIPIENTS = whole("recipients", out("SUBMITTED_TO", "Authority"))

_TERMS = (
    *types_and_conditions("start", "end", "quote"),
    whole("time_rules", out("DUE", "TimeRule")),
    along(
        "provisions",
        out("RESTS_ON", "Provision"),
        of=("label",),
        relations=(along("instruments", into("HAS_PROVISION", "Instrument"), of=("title", "title_en")),),
    ),
)
"""What statements and the requirements behind them have in common."""

PLACES = Fetch(
    "Place",
    all_of(Place),
    order=(PropertyKey("position"),),
    relations=(along("within", out("WITHIN", "Place")),),
)

_OBLIGATIONS = Fetch(
    "Obligation",
    all_of(Obligation),
    order=(PropertyKey("ordinal"),),
    relations=(
        *_TERMS,
        along("documents", out("STATED_IN", "SourceDocument")),
        whole("deliverables", out("REQUIRES", "Deliverable"), relations=(_RECIPIENTS,)),
        whole("channels", out("THROUGH", "Channel"), order=(PropertyKey("start"),)),
        whole("requirements", out("BACKED_BY", "Requirement"), relations=(*_TERMS, _RECIPIENTS)),
    ),
)


_OF_LISTS = replace(
    _OBLIGATIONS,
    relations=(
        *_OBLIGATIONS.relations,
        along(
            "citations",
            out("CITES", "Citation"),
            of=("alternative_group",),
            order=(PropertyKey("start"),),
            relations=(along("instruments", out("REFERS_TO", "Instrument")),),
        ),
    ),
)


def task_lists_fetch(ids: tuple[str, ...]) -> Fetch:
    """Task lists with their tasks and all that decides their obligations, as trees."""
    return Fetch(
        "TaskList",
        ("title", "title_en", "stage", "jurisdiction"),
        where=OneOf("id", ids),
        relations=(
            along(
                "tasks",
                out("HAS_TASK", "Task"),
                of=("number", "title", "title_en", "start", "quote"),
                order=(PropertyKey("start"),),
                relations=(Relation("obligations", (out("IMPOSES", "Obligation"),), _OF_LISTS),),
            ),
            Relation("own", (out("IMPOSES", "Obligation"),), _OF_LISTS),
        ),
    )


def vocabulary(types: Sequence[Record], facts: Sequence[Record], places: Sequence[Record]) -> Vocabulary:
    """Out of what ENTERPRISE_TYPES, PROFILE_FACTS and PLACES returned."""
    return Vocabulary(
        nodes_of(EnterpriseType, types),
        {found.id: frozenset(parent.id for parent in found.parents) for found in types},
        tuple(Question(node_of(ProfileFact, found), nodes_of(FactChoice, found.choices)) for found in facts),
        {found.id: found.held_by[0].id for found in types if found.held_by},
        nodes_of(Place, places),
        {found.id: found.within[0].id for found in places if found.within},
    )


_OF_LAW = (out("HAS_PROVISION", "Provision"), out("IMPOSES", "Obligation"))
_OF_ENTERPRISES = Equal("bearer", Bearer.ENTERPRISE)
_OF_NOBODY = All(
    (Equal("bearer", Bearer.UNSTATED), OneOf("modality", (Modality.MANDATORY, Modality.PROHIBITED)))
)
_MAY_BE_AN_ENTERPRISES = AnyOf((_OF_ENTERPRISES, _OF_NOBODY))
"""What an enterprise must, may or must not, and what must be or must not and nobody says by whom."""


LAWS = Fetch("Instrument", where=Related((into("TEXT_OF", "SourceDocument"),)))
"""Laws and standards whose text is loaded."""

NAMED_IN = Fetch(
    "EnterpriseType",
    relations=(
        along(
            "laws",
            into("BINDS", "Obligation"),
            into("IMPOSES", "Provision"),
            into("HAS_PROVISION", "Instrument"),
        ),
    ),
)
"""The laws and standards that name each type or role."""


def laws_fetch(ids: tuple[str, ...], *, naming: bool) -> Fetch:
    """Laws with what they ask of enterprises; `naming`: they name types or roles of the vocabulary.

    Of what is asked of other parties, whatever is told of an enterprise, only whose it is; but all of a
    provision in which something else is asked, for its statements refer to each other.
    """
    typed = Related((out("BINDS", "EnterpriseType"),))
    of_known = All((_OF_ENTERPRISES, AnyOf((typed, Not(Equal("binds_others", value=True))))))
    judged = AnyOf((of_known, _OF_NOBODY)) if naming else of_known
    duties = replace(_OBLIGATIONS, where=_MAY_BE_AN_ENTERPRISES, order=())
    return Fetch(
        "Instrument",
        ("title", "title_en", "effective_on", "ended_on", "stage"),
        where=OneOf("id", ids),
        relations=(
            along("issuers", out("ISSUED_BY", "Authority"), of=("jurisdiction",)),
            along(
                "facts",
                out("HAS_FACT", "InstrumentFact"),
                of=("name", "value"),
                where=OneOf("name", ("issued_on", "later_wording")),
            ),
            along(
                "others",
                *_OF_LAW,
                of=("subject", "binds_others"),
                where=All((_MAY_BE_AN_ENTERPRISES, Not(judged))),
            ),
            along(
                "provisions",
                _OF_LAW[0],
                of=("label", "title_en", "start", "quote"),
                where=Related(_OF_LAW[1:], judged),
                relations=(Relation("obligations", _OF_LAW[1:], duties),),
            ),
        ),
    )


def law_duties(found: Record, known: Vocabulary) -> TaskListDuties:
    """Out of what `laws_fetch` returned of one, and the vocabulary."""
    effective, ended = found.effective_on, found.ended_on
    begins = effective or datetime.date.min
    last = datetime.date.max if ended is None else ended - datetime.timedelta(days=1)
    return TaskListDuties(
        found.id,
        found.title,
        known,
        tuple(_of_provision(one, found.id, known) for one in found.provisions),
        TaskStatements(found.id, 0, found.title, found.title_en, 0, "", ()),
        places=places_of_issuers(found.issuers),
        draft=found.stage == Stage.DRAFT,
        period=ListPeriod(begins=begins, starts=begins, last=last, worded=_worded(found.facts)),
        source=DutySource.INSTRUMENT,
        others=tuple({one.subject: None for one in found.others}),
        binds_others=any(one.binds_others for one in found.others),
    )


def _worded(facts: Sequence[Record]) -> tuple[datetime.date, datetime.date]:
    """The first and last day of the text that is loaded: it is as amended by the day on which it was issued.

    Of a later wording a fact says when it was made, and from when it is in force.
    """
    told = [(one.name, [day.date for day in dates(one.value)]) for one in facts]
    issued = max(
        (max(days) for name, days in told if name == "issued_on" and days), default=datetime.date.min
    )
    first, last = datetime.date.min, datetime.date.max
    for made, since in (days[:2] for name, days in told if name == "later_wording" and len(days) > 1):
        if made <= issued:
            first = max(first, since)
        else:
            last = min(last, since - datetime.timedelta(days=1))
    return first, last


def _of_provision(found: Record, law: str, known: Vocabulary) -> TaskStatements:
    duties = tuple(_duty(one, found.id, known, law) for one in found.obligations)
    start, quote = found.start or 0, found.quote or ""
    return TaskStatements(found.id, 0, found.label, found.title_en, start, quote, duties)


def task_list_duties(found: Record, known: Vocabulary, period: ListPeriod) -> TaskListDuties:
    """Out of what `task_lists_fetch` returned of one, the vocabulary and the list's years."""
    own = tuple(_duty(one, found.id, known) for one in sorted(found.own, key=lambda duty: duty.start))
    return TaskListDuties(
        found.id,
        found.title,
        known,
        tuple(_of_task(one, known) for one in found.tasks),
        TaskStatements(found.id, 0, found.title, found.title_en, 0, "", own),
        draft=found.stage == Stage.DRAFT,
        places=tuple(found.jurisdiction.split("、")) if found.jurisdiction else (),
        period=period,
    )


def _of_task(found: Record, known: Vocabulary) -> TaskStatements:
    duties = tuple(_duty(one, found.id, known) for one in found.obligations)
    return TaskStatements(
        found.id, found.number, found.title, found.title_en, found.start, found.quote, duties
    )


def _duty(found: Record, task: str, known: Vocabulary, law: str | None = None) -> Duty:
    document = next((one.id for one in found.documents), "")
    deliverables = [
        RequiredDeliverable(node_of(Deliverable, one), nodes_of(Authority, one.recipients))
        for one in found.deliverables
    ]
    deliverables.sort(key=lambda one: (one.deliverable.start, one.deliverable.id))
    duty = partial(
        Duty,
        node_of(Obligation, found),
        task,
        document,
        deliverables=tuple(deliverables),
        channels=nodes_of(Channel, found.channels),
    )
    behind = (
        duty(
            **_terms(one, document, known),
            requirement=node_of(Requirement, one),
            submitted_to=nodes_of(Authority, one.recipients),
        )
        for one in sorted(found.requirements, key=lambda one: str(one.id))
    )
    cites = (
        CitedInstrument(instrument.id, citation.alternative_group)
        for citation in (() if law else found.citations)
        for instrument in citation.instruments
    )
    return duty(**_terms(found, document, known), backed_by=tuple(behind), law=law, cites=tuple(cites))


def _terms(found: Record, document: str, known: Vocabulary) -> dict[str, Any]:
    """What `_TERMS` read, as a duty has it."""
    types = {one.id for one in found.types}
    conditions = [
        condition_of(one, known, Span(document, one.start, one.end, one.quote)) for one in found.conditions
    ]
    rules = nodes_of(TimeRule, found.time_rules)
    return {
        "enterprise_types": tuple(one for one in known.enterprise_types if one.id in types) if types else (),
        "conditions": tuple(
            sorted(conditions, key=lambda one: (one.source.start if one.source else 0, one.condition.id))
        ),
        "time_rules": tuple(sorted(rules, key=lambda rule: (rule.start, rule.id))),
        "rests_on": tuple(_provision(one) for one in found.provisions),
    }


def _provision(found: Record) -> ProvisionReference:
    instrument = next(iter(found.instruments), None)
    return ProvisionReference(
        found.id,
        found.label,
        instrument.title if instrument else found.id,
        instrument.title_en if instrument else None,
        instrument.id if instrument else None,
    )

"""Which duties apply to an enterprise, why, by when, and what to hand in."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeAlias, cast

import strawberry

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.reasoning.answer import Compared, ProfileAnswer
from dutygraph.reasoning.from_store.duties import CurrentDuties, begun_by
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.task_list import DutySource
from dutygraph.reasoning.verdicts.profile import Profile, Told, read_profile
from dutygraph.reasoning.verdicts.verdict import Verdict
from dutygraph.schema.applicability.types import ApplicableDuties, Calendar, DossierItem, ProfileComparison
from dutygraph.schema.reading.arguments import bounded, id_if_given, items
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.making import show
from dutygraph.schema.reading.operation import Asking

_TYPES = (
    "The types of enterprise it is, by their ids, names or aliases: a complete list, so that a type not on "
    "it, nor above one on it, is not held; but below a type that is told and of which no narrower one is "
    "told, all is unknown, and roles follow from facts (`heldBy`). null: not told yet."
)
_JURISDICTIONS = (
    "Where it is registered or acts: 上海市. A complete list of provinces and cities; who is in a city is in "
    "its province. null: not told; then lists of several places are each UNKNOWN, never one of them chosen; "
    "a list that is named, or the only one there is, is taken to be meant, and a notice says so."
)


@strawberry.input(one_of=True, description="An answer, of the kind that the fact takes.")
class FactValueInput:
    boolean: bool | None = plain("To a fact of type BOOLEAN.")
    number: int | None = plain("To a fact of type NUMBER.")
    choices: list[str] | None = plain(
        "To a fact of type CHOICES: all that hold; an empty list says none of them."
    )

    def told(self, place: str) -> Told:
        """The one that is given."""
        if self.choices is not None:
            return items(f"{place}.choices", self.choices)
        return cast("bool | int", self.number if self.boolean is None else self.boolean)


@strawberry.input(description="The answer to one question about the enterprise.")
class FactInput:
    fact: strawberry.ID = plain("The id of a profile fact.")
    value: FactValueInput = plain("The answer.")


@strawberry.input(description="When something happened, is planned, or was last done.")
class OccurrenceInput:
    rule: strawberry.ID = plain(
        "The id of a time rule: one that follows or precedes an event, or a frequency of once a period."
    )
    at: datetime.datetime = plain(
        "When its event happened or is planned, or when it was last done. The clock starts at what the "
        "rule's text says (发现或获知). Days are those of China."
    )


@strawberry.input(description="What is told of an enterprise. What is left out is unknown, and never false.")
class ProfileInput:
    enterprise_types: list[strawberry.ID] | None = plain(_TYPES)
    facts: list[FactInput] | None = plain(
        "The answers told; a fact left out is unknown, unless another answer implies it. Answers that "
        "contradict each other are refused."
    )
    jurisdictions: list[str] | None = plain(_JURISDICTIONS)
    occurrences: list[OccurrenceInput] | None = plain(
        "What happened when: the days of 'within three months after' and 'every two years' follow from it. "
        "Never stored."
    )

    def read(self, place: str, vocabulary: Vocabulary) -> Profile:
        """The profile; InvalidInput as `read_profile` says."""
        facts = [
            (one.fact, one.value.told(f"{place}.facts({one.fact})"))
            for one in bounded(f"{place}.facts", self.facts or [])
        ]
        types = _listed(f"{place}.enterpriseTypes", self.enterprise_types)
        jurisdictions = _listed(f"{place}.jurisdictions", self.jurisdictions)
        happened = bounded(f"{place}.occurrences", self.occurrences or [])
        try:
            profile = read_profile(vocabulary, types, facts, jurisdictions)
        except InvalidInput as refused:
            refused.argument = f"{place}.{refused.argument}"
            raise
        return replace(profile, occurrences=tuple((str(one.rule), one.at) for one in happened))


def _listed(place: str, told: Sequence[str] | None) -> Sequence[str] | None:
    return None if told is None else items(place, told)


_Profile: TypeAlias = Annotated[ProfileInput, strawberry.argument("What is told of it.")]
_On: TypeAlias = Annotated[
    datetime.date | None, strawberry.argument("The day that it is about; today unless given.")
]
_TaskList: TypeAlias = Annotated[
    strawberry.ID | None,
    strawberry.argument("One task list, by its id; all that concern the day unless given."),
]
_Verdicts: TypeAlias = Annotated[
    list[Verdict] | None,
    strawberry.argument("Only what has one of these verdicts; APPLIES and UNKNOWN unless given."),
]

_Sources: TypeAlias = Annotated[
    list[DutySource] | None,
    strawberry.argument(
        description="Where the duties are stated: in task lists unless given; with INSTRUMENT also what "
        "loaded laws and standards in force on the day state themselves."
    ),
]

_WORK = 1_000
"""About as many objects could be read in the time that reasoning takes."""


@strawberry.type
class ApplicabilityQueries:
    @strawberry.field(description="Which duties fall on this enterprise, and why.", metadata={COST: _WORK})
    async def applicable_duties(
        self,
        info: Asking,
        profile: _Profile,
        on: _On = strawberry.UNSET,
        task_list: _TaskList = strawberry.UNSET,
        sources: _Sources = strawberry.UNSET,
    ) -> ApplicableDuties:
        shown = await _shown(
            info, on, task_list, sources, lambda current, day: _answer(current, profile, day)
        )
        return cast("ApplicableDuties", shown)

    @strawberry.field(
        description="What is due when, also for duties that may apply, each with its verdict: of at most ten "
        "years. Each date is of the edition of its list that governs it; of a list that is named, its own.",
        metadata={COST: _WORK},
    )
    async def calendar(
        self,
        info: Asking,
        profile: _Profile,
        from_: Annotated[datetime.date, strawberry.argument(name="from", description="The first day.")],
        to: Annotated[datetime.date, strawberry.argument("The last day.")],
        task_list: Annotated[
            strawberry.ID | None,
            strawberry.argument("One task list, by its id; all that concern today unless given."),
        ] = strawberry.UNSET,
        sources: _Sources = strawberry.UNSET,
        verdicts: _Verdicts = strawberry.UNSET,
    ) -> Calendar:
        today = info.context.today()
        named, of = asked_of(task_list, sources)
        shown = await show(
            info,
            lambda: info.context.duties.duties(today, named, of, dates=(from_, to)),
            lambda current: _answer(current, profile, today).calendar(from_, to, verdicts),
        )
        return cast("Calendar", shown)

    @strawberry.field(
        description="What to hand in to whom, each item once, in the order of the document; also what may "
        "have to be handed in, with its verdict.",
        metadata={COST: _WORK},
    )
    async def dossier(
        self,
        info: Asking,
        profile: _Profile,
        on: _On = strawberry.UNSET,
        task_list: _TaskList = strawberry.UNSET,
        sources: _Sources = strawberry.UNSET,
        verdicts: _Verdicts = strawberry.UNSET,
    ) -> list[DossierItem]:
        shown = await _shown(
            info,
            on,
            task_list,
            sources,
            lambda current, day: _answer(current, profile, day).dossier(verdicts),
        )
        return cast("list[DossierItem]", shown)

    @strawberry.field(
        description="What changes when an enterprise changes: tasks, materials and dates gained and lost.",
        metadata={COST: _WORK},
    )
    async def compare_profiles(
        self,
        info: Asking,
        before: Annotated[ProfileInput, strawberry.argument("What is told of it now.")],
        after: Annotated[ProfileInput, strawberry.argument("What is told of it afterwards.")],
        on: _On = strawberry.UNSET,
        task_list: _TaskList = strawberry.UNSET,
        sources: _Sources = strawberry.UNSET,
    ) -> ProfileComparison:
        def reason(current: CurrentDuties, day: datetime.date) -> Compared:
            return Compared(_answer(current, before, day, "before"), _answer(current, after, day, "after"))

        return cast("ProfileComparison", await _shown(info, on, task_list, sources, reason))


def _answer(
    current: CurrentDuties, profile: ProfileInput, on: datetime.date, place: str = "profile"
) -> ProfileAnswer:
    return ProfileAnswer(current, profile.read(place, current.vocabulary), on, place)


async def _shown(
    info: Asking,
    on: datetime.date | None,
    task_list: str | None,
    sources: list[DutySource] | None,
    reason: Callable[[CurrentDuties, datetime.date], Any],
) -> Any:
    day = on or info.context.today()
    named, of = asked_of(task_list, sources)

    async def read() -> CurrentDuties:
        instruments = info.selects("instruments")
        current = await info.context.duties.duties(day, named, of, instruments=instruments)
        if on:
            begun_by(current.task_lists, on)
        return current

    return await show(info, read, lambda current: reason(current, day))


def asked_of(
    task_list: str | None, sources: list[DutySource] | None, argument: str = "taskList"
) -> tuple[str | None, frozenset[DutySource]]:
    """The list named by `argument`, and the sources: lists unless told; InvalidInput for no source, and for
    a list beside laws alone.
    """
    named = id_if_given(argument, "TaskList", task_list)
    of = frozenset({DutySource.TASK_LIST} if sources is None else sources)
    if not of:
        raise InvalidInput(
            "sources 为空。 It is empty.",
            "请给出 TASK_LIST、INSTRUMENT 或两者。 Give TASK_LIST, INSTRUMENT or both.",
            argument="sources",
            reason=ErrorReason.EMPTY,
            valid=tuple(DutySource),
        )
    if named is not None and DutySource.TASK_LIST not in of:
        raise InvalidInput(
            f"{argument} 指明了 {named}，sources 却不含 TASK_LIST。 A task list is named, and sources leaves "
            "task lists out.",
            f"请在 sources 中加上 TASK_LIST，或省略 {argument}。 Add TASK_LIST to sources, or leave "
            f"{argument} out.",
            argument="sources",
            reason=ErrorReason.CONFLICTING,
            valid=tuple(DutySource),
        )
    return named, of

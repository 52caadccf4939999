"""Which duties apply to an enterprise, why, by when, and what to hand in."""

import datetime
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeAlias, cast

import strawberry

from dutygraph.reasoning.answer import Compared, ProfileAnswer
from dutygraph.reasoning.from_store.duties import CurrentDuties, begun_by
from dutygraph.reasoning.verdicts.applicability import Verdict
from dutygraph.schema.applicability.profile import ProfileInput
from dutygraph.schema.applicability.types import ApplicableDuties, Calendar, DossierItem, ProfileComparison
from dutygraph.schema.context import Info
from dutygraph.schema.reading.arguments import id_of
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.making import show
from dutygraph.schema.reading.operation import asked

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

_WORK = 1_000
"""About as many objects could be read in the time that reasoning takes."""


@strawberry.type
class ApplicabilityQueries:
    @strawberry.field(
        description="Which duties fall on this enterprise, and why.",
        metadata={COST: _WORK},
    )
    async def applicable_duties(
        self,
        info: Info,
        profile: _Profile,
        on: _On = strawberry.UNSET,
        task_list: _TaskList = strawberry.UNSET,
    ) -> ApplicableDuties:
        day = on or info.context.today()

        def reason(current: CurrentDuties) -> Sequence[ProfileAnswer]:
            return (ProfileAnswer(current, profile.read("profile", current.vocabulary), day),)

        chosen = asked(info).selects("instruments")
        shown = await _shown(info, on, task_list, reason, instruments=chosen)
        return cast("ApplicableDuties", shown[0])

    @strawberry.field(
        description="What is due when, also for duties that may apply, each with its verdict: of at most ten "
        "years. Each date is of the edition of its list that governs it; of a list that is named, its own.",
        metadata={COST: _WORK},
    )
    async def calendar(
        self,
        info: Info,
        profile: _Profile,
        from_: Annotated[datetime.date, strawberry.argument(name="from", description="The first day.")],
        to: Annotated[datetime.date, strawberry.argument("The last day.")],
        task_list: Annotated[
            strawberry.ID | None,
            strawberry.argument("One task list, by its id; all that concern today unless given."),
        ] = strawberry.UNSET,
        verdicts: _Verdicts = strawberry.UNSET,
    ) -> Calendar:
        today = info.context.today()

        def reason(current: CurrentDuties) -> Sequence[Any]:
            answer = ProfileAnswer(current, profile.read("profile", current.vocabulary), today)
            return (answer.calendar(from_, to, _chosen(verdicts)),)

        named = _named(task_list)
        shown = await show(info, lambda: info.context.duties.dated(today, from_, to, named), reason)
        return cast("Calendar", shown[0])

    @strawberry.field(
        description="What to hand in to whom, each item once, in the order of the document; also what may "
        "have to be handed in, with its verdict.",
        metadata={COST: _WORK},
    )
    async def dossier(
        self,
        info: Info,
        profile: _Profile,
        on: _On = strawberry.UNSET,
        task_list: _TaskList = strawberry.UNSET,
        verdicts: _Verdicts = strawberry.UNSET,
    ) -> list[DossierItem]:
        day = on or info.context.today()

        def reason(current: CurrentDuties) -> Sequence[Any]:
            answer = ProfileAnswer(current, profile.read("profile", current.vocabulary), day)
            return answer.dossier(_chosen(verdicts))

        return await _shown(info, on, task_list, reason)

    @strawberry.field(
        description="What changes when an enterprise changes: tasks, materials and dates gained and lost.",
        metadata={COST: _WORK},
    )
    async def compare_profiles(
        self,
        info: Info,
        before: Annotated[ProfileInput, strawberry.argument("What is told of it now.")],
        after: Annotated[ProfileInput, strawberry.argument("What is told of it afterwards.")],
        on: _On = strawberry.UNSET,
        task_list: _TaskList = strawberry.UNSET,
    ) -> ProfileComparison:
        day = on or info.context.today()

        def reason(current: CurrentDuties) -> Sequence[Compared]:
            known = current.vocabulary
            return (
                Compared(
                    ProfileAnswer(current, before.read("before", known), day, "before"),
                    ProfileAnswer(current, after.read("after", known), day, "after"),
                ),
            )

        return cast("ProfileComparison", (await _shown(info, on, task_list, reason))[0])


async def _shown(
    info: Info,
    on: datetime.date | None,
    task_list: str | None,
    reason: Callable[[CurrentDuties], Sequence[Any]],
    *,
    instruments: bool = False,
) -> list[Any]:
    named = _named(task_list)

    async def read() -> CurrentDuties:
        duties = info.context.duties
        reader = duties.with_instruments if instruments else duties.duties
        current = await reader(on or info.context.today(), named)
        if on:
            begun_by(current.task_lists, on)
        return current

    return await show(info, read, reason)


def _named(task_list: str | None) -> str | None:
    return id_of("taskList", "TaskList", task_list) if isinstance(task_list, str) else None


def _chosen(verdicts: list[Verdict] | None) -> list[Verdict] | None:
    return verdicts if isinstance(verdicts, list) else None

"""Whether a task list holds where an enterprise is.

A list holds where its issuers are, one of national issuers everywhere. An enterprise told to be in a city is
in its province; of one told to be in a province nobody knows whether it is in a city of it.
"""

from collections.abc import Collection

from dutygraph.graph.model import NOT_TOLD
from dutygraph.reasoning.notices import Notice, NoticeKind
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.truth import Truth, disjunction


def holds_in(vocabulary: Vocabulary, profile: Profile, places: Collection[str]) -> Truth:
    """Whether what holds in some places, everywhere if none, does where the enterprise of a profile is."""
    if not places:
        return Truth.TRUE
    if profile.jurisdictions is None:
        return Truth.UNKNOWN
    return disjunction(_in_place(vocabulary, profile.jurisdictions, place) for place in places)


def taken_to_be_meant(lists: tuple[TaskListDuties, ...], profile: Profile, *, named: bool) -> bool:
    """Whether lists are meant though no place is told: of one place only, or the list was named."""
    return profile.jurisdictions is None and (named or len({one.places for one in lists if one.places}) <= 1)


def place_not_told(lists: tuple[TaskListDuties, ...], *, meant: bool) -> tuple[Notice, ...]:
    """What to say of each list of a place while no place is told."""
    return tuple(_notice(one, meant=meant) for one in lists if one.places)


def shown(places: Collection[str]) -> tuple[str, str]:
    """Places as an answer names them, in Chinese and in English."""
    named = "、".join(one for one in places if one != NOT_TOLD)
    if NOT_TOLD not in places:
        return named, named
    unsaid, unsaid_en = "原文未写明的地方", "a place that it does not tell"
    return (f"{named}和{unsaid}", f"{named} and {unsaid_en}") if named else (unsaid, unsaid_en)


def _notice(list: TaskListDuties, *, meant: bool) -> Notice:
    places, places_en = shown(list.places)
    if meant:
        text = (
            f"未告知企业所在地，按企业在{places}作答。如在别处，本清单不适用：请告知所在地（jurisdictions）。"
        )
        english = (
            f"Where the enterprise is was not told; it is taken to be in {places_en}. If it is elsewhere, "
            "this list does not hold: tell where it is (jurisdictions)."
        )
    else:
        text = (
            f"未告知企业所在地，《{list.title}》只在{places}适用，其义务待定：请告知所在地（jurisdictions）。"
        )
        english = (
            f"Where the enterprise is was not told; {list.title} holds in {places_en} only, so that its "
            "duties are unknown: tell where it is (jurisdictions)."
        )
    return Notice(NoticeKind.PLACE_NOT_TOLD, text, english, task_list=list)


def _in_place(vocabulary: Vocabulary, told: frozenset[str], place: str) -> Truth:
    """Whether who is in the places told is in a place.

    Of a place that is not known nobody knows it, but where its name begins with that of one elsewhere:
    深圳市坪山区 is not in 上海市.
    """
    province = vocabulary.wider_place
    known = {one.name for one in vocabulary.places}
    if place in told or any(province.get(one) == place for one in told):
        return Truth.TRUE
    if place not in known:
        around = max((one for one in known if place.startswith(one)), key=len, default=None)
        apart = around is not None and _in_place(vocabulary, told, around) is Truth.FALSE
        return Truth.FALSE if apart or not told else Truth.UNKNOWN
    return Truth.UNKNOWN if province.get(place) in told or told - known else Truth.FALSE

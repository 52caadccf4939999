"""Whether an enterprise is of a type: by what it was told to be, and for a role by what it does.

A role follows from what one does, whatever one is called. Where its fact is not told, it is held by the types
that its rule names (《汽车数据安全管理若干规定（试行）》第三条 names car makers and more), and open for all
others; leaving it off the list settles nothing. Where one of a named type denies its fact, the answers
disagree, and nobody can say.
"""

from collections.abc import Iterable

from dutygraph.graph.model import EnterpriseType
from dutygraph.reasoning.notices import Notice, NoticeKind
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.truth import Truth, outcome


def holds_type(vocabulary: Vocabulary, profile: Profile, type: str) -> Truth:
    """Whether the enterprise of a profile is of a type."""
    listed = _listed(profile, type)
    fact = vocabulary.held_by.get(type)
    if fact is None:
        return listed
    does = profile.facts.get(fact)
    if does is True:
        return Truth.TRUE
    if does is False:
        return Truth.FALSE if listed is Truth.FALSE else Truth.UNKNOWN
    return Truth.TRUE if listed is Truth.TRUE else Truth.UNKNOWN


def answers_disagree(vocabulary: Vocabulary, profile: Profile, type: str) -> bool:
    """Whether it denies doing what a type of it is named for."""
    fact = vocabulary.held_by.get(type)
    return fact is not None and profile.facts.get(fact) is False and _listed(profile, type) is Truth.TRUE


def disagreements(vocabulary: Vocabulary, profile: Profile) -> tuple[Notice, ...]:
    """What to say of each role that the types told are named for and whose fact is denied."""
    return tuple(
        _disagreement(vocabulary, profile, role)
        for role in vocabulary.enterprise_types
        if answers_disagree(vocabulary, profile, role.id)
    )


def _disagreement(vocabulary: Vocabulary, profile: Profile, role: EnterpriseType) -> Notice:
    fact = vocabulary.question_by_id[vocabulary.held_by[role.id]].fact
    told = profile.enterprise_types or frozenset()
    named = [
        one for one in vocabulary.enterprise_types if one.id in told and role.id in vocabulary.parents[one.id]
    ]
    types = named or [role]
    names = "、".join(f"{one.name}（{one.id}）" for one in types)
    names_en = ", ".join(f"{one.name_en or one.name} ({one.id})" for one in types)
    return Notice(
        NoticeKind.ANSWERS_DISAGREE,
        f"企业类型答{names}，属于{role.name}；“{fact.question}”（{fact.id}）却答“否”。两个回答不一致，"
        f"取决于是否为{role.name}的义务待定，请更正其中之一。",
        f"The enterprise was told to be {names_en}, which counts as {role.name_en or role.name}, yet "
        f"{fact.id} ({fact.question_en or fact.question}) was answered no. The answers disagree: duties of "
        f"{role.name_en or role.name} are unknown until one of them is corrected.",
    )


def open_types(
    vocabulary: Vocabulary, profile: Profile, bound: Iterable[EnterpriseType]
) -> tuple[bool, frozenset[str]]:
    """Whether telling more types may still settle whether it is of one of these, and the facts of the roles
    that are open."""
    ids = [one.id for one in bound]
    hinging = any(
        _listed(profile, id) is Truth.UNKNOWN and holds_type(vocabulary, profile, id) is Truth.UNKNOWN
        for id in ids
    )
    asked = {vocabulary.held_by.get(id) for id in ids}
    return hinging, frozenset(fact for fact in asked if fact and fact not in profile.facts)


def _listed(profile: Profile, type: str) -> Truth:
    if profile.enterprise_types is None or type in profile.open_types:
        return Truth.UNKNOWN
    return outcome(type in profile.enterprise_types)

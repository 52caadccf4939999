"""Whether an enterprise is of a type: by what it was told to be, and for a role by what it does.

A role follows from what one does, whatever one is called. Where its fact is not told, it is held by the types
that its rule names (《汽车数据安全管理若干规定（试行）》第三条 names car makers and more), and open for all
others; leaving it off the list settles nothing. Where one of a named type denies its fact, the answers
disagree, and nobody can say.
"""

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


def hinges_on_types(profile: Profile, vocabulary: Vocabulary, type: str) -> bool:
    """Whether telling more of its types may still settle this."""
    return _listed(profile, type) is Truth.UNKNOWN and holds_type(vocabulary, profile, type) is Truth.UNKNOWN


def _listed(profile: Profile, type: str) -> Truth:
    if profile.enterprise_types is None or type in profile.open_types:
        return Truth.UNKNOWN
    return outcome(type in profile.enterprise_types)

"""The vocabulary: enterprise types, profile questions, kinds of deliverables, places, and their wordings."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from dutygraph.graph.model import (
    DeliverableKind,
    EnterpriseType,
    FactChoice,
    FactType,
    Node,
    ProfileFact,
    Relationship,
    relate,
)
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.loaders.knowledge.places import Jurisdiction, places_stated
from dutygraph.loaders.knowledge.yaml_file import (
    Record,
)
from dutygraph.text.levels import LevelScale

SOURCE = Source("vocabulary", Rank.VOCABULARY)

_BARE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Kinship(Record):
    """That a type is also another one, and the rule that says so, where it is not plain from the words."""

    type: str
    basis: str | None = None
    basis_en: str | None = None


class EnterpriseTypeEntry(Record):
    """`aliases` are further wordings of `name` in documents.

    A role has `held_by`: the yes-or-no fact whose truth makes any enterprise hold it.
    """

    id: str = Field(pattern=_BARE_ID)
    name: str = Field(min_length=1)
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    help: str | None = None
    help_en: str | None = None
    held_by: str | None = None
    is_a: tuple[Kinship, ...] = ()


class ChoiceEntry(Record):
    value: str = Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")
    label: str = Field(min_length=1)
    label_en: str | None = None


class FactAnswer(Record):
    """`answer` is true, false, a choice, or `any` or `none` of them."""

    fact: str
    answer: str


class Implication(FactAnswer):
    """What follows from the answer `when`; where `and` is given, only from both answers together."""

    when: str
    also: FactAnswer | None = Field(default=None, alias="and")

    @property
    def notation(self) -> str:
        """As the graph keeps it."""
        also = f"&{self.also.fact}={self.also.answer}" if self.also else ""
        return f"{self.when}{also}>{self.fact}={self.answer}"


class ProfileFactEntry(Record):
    """A question; `choices` only where its type is CHOICES."""

    id: str = Field(pattern=_BARE_ID)
    type: FactType
    question: str = Field(min_length=1)
    question_en: str | None = None
    help: str | None = None
    help_en: str | None = None
    choices: tuple[ChoiceEntry, ...] = ()
    implies: tuple[Implication, ...] = ()


class DeliverableKindEntry(Record):
    """The words for a kind of deliverable: nouns that its name ends in, verbs that hand it in."""

    kind: DeliverableKind
    name: str
    name_en: str | None = None
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


class LevelWording(Record):
    """How levels are written: L3 has the prefix L, 三级 the suffix 级; `first` is the lowest there is."""

    prefix: str = ""
    suffix: str = ""
    first: int = 1


class ConditionEntry(Record):
    """Wordings that state a condition on a fact, in the notation of `knowledge.wording_notation`.

    `values` are the answers that fit; none given: yes, or any of the choices. The seed file says where
    in a statement each list of wordings is looked for.
    """

    fact: str
    values: tuple[str, ...] = ()
    levels: LevelWording | None = None
    wordings: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()

    def patterns(self) -> dict[str, tuple[str, ...]]:
        """The wordings by the list they stand in."""
        return {
            "wordings": self.wordings,
            "activities": self.activities,
            "actors": self.actors,
            "things": self.things,
            "objects": self.objects,
        }


class Vocabulary(Record):
    kind: Literal["vocabulary"]
    enterprise_types: tuple[EnterpriseTypeEntry, ...]
    profile_facts: tuple[ProfileFactEntry, ...]
    deliverable_kinds: tuple[DeliverableKindEntry, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    involvement_verbs: tuple[str, ...] = ()
    conditions: tuple[ConditionEntry, ...] = ()

    def statements(self) -> Statements:
        """What the vocabulary puts into the graph."""
        types = {
            entry.id: EnterpriseType(
                id=entry.id,
                name=entry.name,
                name_en=entry.name_en,
                aliases=entry.aliases,
                help=entry.help,
                help_en=entry.help_en,
                position=position,
            )
            for position, entry in enumerate(self.enterprise_types)
        }
        relationships = [
            relate(types[entry.id], "IS_A", types[kin.type])
            for entry in self.enterprise_types
            for kin in entry.is_a
        ]
        nodes: list[Node] = list(types.values())
        for position, entry in enumerate(self.profile_facts):
            fact = ProfileFact(
                id=entry.id,
                question=entry.question,
                question_en=entry.question_en,
                help=entry.help,
                help_en=entry.help_en,
                answer_type=entry.type,
                implies=tuple(one.notation for one in entry.implies),
                position=position,
            )
            choices = [_choice(entry.id, choice, at) for at, choice in enumerate(entry.choices)]
            nodes.extend([fact, *choices])
            relationships.extend(_choices_of(fact, choices))
            relationships += [
                relate(types[role.id], "HELD_BY", fact)
                for role in self.enterprise_types
                if role.held_by == entry.id
            ]
        places, within = places_stated(self.jurisdictions)
        return Statements(SOURCE, (*nodes, *places), (*relationships, *within))


def _choice(fact: str, entry: ChoiceEntry, position: int) -> FactChoice:
    return FactChoice(
        id=f"choice:{fact}/{entry.value}",
        value=entry.value,
        label=entry.label,
        label_en=entry.label_en,
        position=position,
    )


def _choices_of(fact: ProfileFact, choices: list[FactChoice]) -> Iterator[Relationship]:
    for choice in choices:
        yield relate(fact, "HAS_CHOICE", choice)


def level_scale(entry: ConditionEntry, fact: ProfileFactEntry) -> LevelScale | None:
    """The scale that `{level}` stands for in the wordings of an entry."""
    if entry.levels is None:
        return None
    values = tuple(choice.value for choice in fact.choices)
    return LevelScale(values, entry.levels.prefix, entry.levels.suffix, entry.levels.first)

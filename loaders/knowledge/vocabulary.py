"""The vocabulary: enterprise types, profile questions, kinds of deliverables, places, and their wordings."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from dutygraph.graph.errors import Problem, RefusedDocument
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
from dutygraph.loaders.knowledge.wording_notation import wording_pattern
from dutygraph.loaders.knowledge.yaml_file import (
    Location,
    Record,
    YamlFile,
    read_records,
    read_yaml,
    suggestion,
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


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a file; RefusedDocument with every problem there is."""
    file = read_yaml(path)
    vocabulary = read_records(file, Vocabulary)
    problems = [
        *_repeated_ids(file, vocabulary),
        *_shared_wordings(file, vocabulary),
        *_kinship(file, vocabulary),
        *_choices(file, vocabulary),
        *_roles(file, vocabulary),
        *_implications(file, vocabulary),
        *_conditions(file, vocabulary),
    ]
    if problems:
        raise RefusedDocument(problems)
    return vocabulary


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


def _repeated_ids(file: YamlFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    seen: set[str] = set()
    named = [
        (("enterprise_types", at, "id"), entry.id) for at, entry in enumerate(vocabulary.enterprise_types)
    ] + [(("profile_facts", at, "id"), entry.id) for at, entry in enumerate(vocabulary.profile_facts)]
    for location, id in named:
        if id in seen:
            yield file.problem(
                location, f"标识重复 the id {id} is used twice.", "请改用另一标识 Use another."
            )
        seen.add(id)


def _shared_wordings(file: YamlFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A wording must say which type it means."""
    holder: dict[str, str] = {}
    for at, entry in enumerate(vocabulary.enterprise_types):
        located: list[tuple[Location, str]] = [(("enterprise_types", at, "name"), entry.name)]
        located += [(("enterprise_types", at, "aliases", n), alias) for n, alias in enumerate(entry.aliases)]
        for location, wording in located:
            other = holder.setdefault(wording, entry.id)
            if other != entry.id:
                yield file.problem(
                    location,
                    f"“{wording}”已属于 already means {other}.",
                    "请从其中之一删除 Remove it from one of them.",
                )


def _kinship(file: YamlFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    parents = {entry.id: [kin.type for kin in entry.is_a] for entry in vocabulary.enterprise_types}
    for at, entry in enumerate(vocabulary.enterprise_types):
        for number, kin in enumerate(entry.is_a):
            location = ("enterprise_types", at, "is_a", number, "type")
            if kin.type not in parents:
                yield file.problem(
                    location,
                    f"没有该企业类型 there is no enterprise type {kin.type}.",
                    suggestion(kin.type, parents) or "请更正或新增 Correct or add it.",
                )
        if entry.id in _above(entry.id, parents):
            yield file.problem(
                ("enterprise_types", at, "is_a"),
                f"循环归类 {entry.id} is above itself.",
                "请断开循环 Break the circle.",
            )
        for twice in [id for id, count in Counter(parents[entry.id]).items() if count > 1]:
            yield file.problem(
                ("enterprise_types", at, "is_a"), f"重复 {twice} is named twice.", "请删除其一 Remove one."
            )


def _above(id: str, parents: dict[str, list[str]]) -> set[str]:
    above: set[str] = set()
    waiting = list(parents.get(id, ()))
    while waiting:
        parent = waiting.pop()
        if parent not in above:
            above.add(parent)
            waiting.extend(parents.get(parent, ()))
    return above


def _choices(file: YamlFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    for at, fact in enumerate(vocabulary.profile_facts):
        if (fact.type is FactType.CHOICES) != bool(fact.choices):
            yield file.problem(
                ("profile_facts", at, "choices"),
                f"类型与选项不符 {fact.id} is of type {fact.type} and has {len(fact.choices)} choices.",
                "仅 CHOICES 类型有选项 Only facts of type CHOICES have choices.",
            )
        values = Counter(choice.value for choice in fact.choices)
        for value in [value for value, count in values.items() if count > 1]:
            yield file.problem(
                ("profile_facts", at, "choices"),
                f"选项重复 the choice {value} is given twice.",
                "请删除其一 Remove one.",
            )


def _roles(file: YamlFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    facts = {fact.id for fact in vocabulary.profile_facts if fact.type is FactType.BOOLEAN}
    for at, role in enumerate(vocabulary.enterprise_types):
        if role.held_by is not None and role.held_by not in facts:
            yield file.problem(
                ("enterprise_types", at, "held_by"),
                f"没有该是非题 there is no yes-or-no fact {role.held_by}.",
                suggestion(role.held_by, facts) or "请更正或新增 Correct or add it.",
            )


def _implications(file: YamlFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    facts = {fact.id: fact for fact in vocabulary.profile_facts}
    for at, fact in enumerate(vocabulary.profile_facts):
        for number, one in enumerate(fact.implies):
            location: Location = ("profile_facts", at, "implies", number)
            answers: list[tuple[Location, str, Location, str]] = [
                ((*location, "when"), fact.id, (*location, "when"), one.when),
                ((*location, "fact"), one.fact, (*location, "answer"), one.answer),
            ]
            if one.also:
                inner = (*location, "and")
                answers.append(((*inner, "fact"), one.also.fact, (*inner, "answer"), one.also.answer))
            for fact_at, id, answer_at, answer in answers:
                if id not in facts:
                    yield file.problem(
                        fact_at,
                        f"没有该问题 there is no profile fact {id}.",
                        suggestion(id, facts) or "请更正或新增 Correct or add it.",
                    )
                elif answer not in (valid := _answers(facts[id])):
                    yield file.problem(
                        answer_at,
                        f"没有该答案 {answer} is no answer to {id}.",
                        f"可用 Use one of {', '.join(valid) or '(none)'}.",
                    )


def _answers(fact: ProfileFactEntry) -> tuple[str, ...]:
    if fact.type is FactType.BOOLEAN:
        return ("true", "false")
    return ("any", "none", *(choice.value for choice in fact.choices)) if fact.choices else ()


def level_scale(entry: ConditionEntry, fact: ProfileFactEntry) -> LevelScale | None:
    """The scale that `{level}` stands for in the wordings of an entry."""
    if entry.levels is None:
        return None
    values = tuple(choice.value for choice in fact.choices)
    return LevelScale(values, entry.levels.prefix, entry.levels.suffix, entry.levels.first)


def _conditions(file: YamlFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    facts = {fact.id: fact for fact in vocabulary.profile_facts}
    for at, verb in enumerate(vocabulary.involvement_verbs):
        yield from _wording(file, ("involvement_verbs", at), verb, None)
    for at, entry in enumerate(vocabulary.conditions):
        fact = facts.get(entry.fact)
        if fact is None:
            yield file.problem(
                ("conditions", at, "fact"),
                f"没有该问题 there is no profile fact {entry.fact}.",
                suggestion(entry.fact, facts) or "请更正或新增 Correct or add it.",
            )
            continue
        valid = ["true", "false"] if fact.type is FactType.BOOLEAN else [c.value for c in fact.choices]
        for number, value in enumerate(entry.values):
            if value not in valid:
                yield file.problem(
                    ("conditions", at, "values", number),
                    f"没有该答案 {value} is no answer to {fact.id}.",
                    f"可用 Use one of {', '.join(valid)}.",
                )
        if entry.levels is not None and fact.type is not FactType.CHOICES:
            yield file.problem(
                ("conditions", at, "levels"),
                f"该问题没有级别 {fact.id} has no choices to be levels.",
                "请删除 Remove it.",
            )
            continue
        scale = level_scale(entry, fact)
        for name, wordings in entry.patterns().items():
            for number, wording in enumerate(wordings):
                place: Location = ("conditions", at, name, number)
                yield from _wording(file, place, wording, scale.pattern if scale else None)
                if ("{amount}" in wording) != (fact.type is FactType.NUMBER):
                    yield file.problem(
                        place,
                        f"{{amount}} 与题型不符 {fact.id} is of type {fact.type}.",
                        "数字题须写，其他题不能写 Facts of type NUMBER need it, no other takes it.",
                    )


def _wording(file: YamlFile, location: Location, wording: str, level: str | None) -> Iterator[Problem]:
    try:
        wording_pattern(wording, level)
    except ValueError as error:
        yield file.problem(
            location,
            f"措辞写法有误 the wording “{wording}” cannot be read: {error}.",
            "请按文件开头的写法改正 Correct it after the notation explained in the file.",
        )

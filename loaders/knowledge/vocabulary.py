"""The vocabulary: enterprise types, profile questions, kinds of deliverables, places, and their wordings."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from dutygraph.graph.model import DeliverableKind, EnterpriseType, FactChoice, FactType, Place, ProfileFact
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.loaders.knowledge.checking import FACT, ROLE_FACT, TYPE, Asked, Entry, Known, Told, repeated
from dutygraph.loaders.knowledge.extending import SHIPPED, Extending
from dutygraph.loaders.knowledge.wording_notation import wording_pattern
from dutygraph.loaders.knowledge.yaml_file import Location, Record
from dutygraph.loaders.stating import Stating
from dutygraph.text.levels import LevelScale

KEYS: Mapping[str, str] = {
    "enterprise_types": "id",
    "profile_facts": "id",
    "deliverable_kinds": "kind",
    "jurisdictions": "code",
}
"""The lists of a vocabulary whose entries others can add to, and what these entries go by."""

WORDINGS = ("wordings", "activities", "actors", "things", "objects")
"""The lists of wordings of a condition."""

_MAKERS = ("生产企业", "制造企业", "生产者", "制造者", "生产商", "制造商", "生产厂家")

_Entry = TypeVar("_Entry", bound=Record)

_BARE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Kinship(Record):
    """That a type is also another one, and the rule that says so, where it is not plain from the words."""

    type: Annotated[str, TYPE]
    basis: str | None = None
    basis_en: str | None = None


class EnterpriseTypeEntry(Entry):
    """`aliases` are further wordings of `name` in documents, `narrower` names of some of these enterprises
    only: what binds those of such a name need not bind all of the type. `wider` are names of others besides:
    what binds those may bind enterprises of no such type. A name may be both.

    A role has `held_by`: the yes-or-no fact whose truth makes any enterprise hold it.
    """

    id: str = Field(pattern=_BARE_ID)
    name: str = Field(min_length=1)
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    help: str | None = None
    help_en: str | None = None
    held_by: Annotated[str | None, ROLE_FACT] = None
    is_a: tuple[Kinship, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.narrower, *self.wider)))

    def alike(self, names: Sequence[str]) -> tuple[str, ...]:
        """These names, with those that say the same of makers and are not listed: 生产者, 制造商."""
        listed, found = self.wordings, dict.fromkeys(names)
        for name in names:
            if maker := next((one for one in _MAKERS if name.endswith(one)), None):
                of = name.removesuffix(maker)
                same = (
                    of + the + one for one in _MAKERS for the in ("", "的") if not the or of[-2:] == "产品"
                )
                found |= dict.fromkeys(one for one in same if one not in listed)
        return tuple(found)

    def told(self, known: Known) -> Iterator[Told]:
        above, waiting = set[str](), list(known.types[self.id])
        while waiting:
            if (parent := waiting.pop()) not in above:
                above.add(parent)
                waiting.extend(known.types.get(parent, ()))
        if self.id in above:
            yield Told(("is_a",), f"循环归类 {self.id} is above itself.", "请断开循环 Break the circle.")
        yield from repeated(("is_a",), known.types[self.id])


class ChoiceEntry(Record):
    value: str = Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")
    label: str = Field(min_length=1)
    label_en: str | None = None


class FactAnswer(Entry):
    """`answer` is true, false, a choice, or `any` or `none` of them."""

    fact: Annotated[str, FACT]
    answer: str

    def told(self, known: Known) -> Iterator[Told]:
        if fact := known.facts.get(self.fact):
            yield from _unless_answer(("answer",), self.answer, fact)


class Implication(FactAnswer):
    """What follows from the answer `when`; where `and` is given, only from both answers together."""

    when: str
    also: FactAnswer | None = Field(default=None, alias="and")

    @property
    def notation(self) -> str:
        """As the graph keeps it."""
        also = f"&{self.also.fact}={self.also.answer}" if self.also else ""
        return f"{self.when}{also}>{self.fact}={self.answer}"


class ProfileFactEntry(Entry):
    """A question; `choices` only where its type is CHOICES."""

    id: str = Field(pattern=_BARE_ID)
    type: FactType
    question: str = Field(min_length=1)
    question_en: str | None = None
    help: str | None = None
    help_en: str | None = None
    choices: tuple[ChoiceEntry, ...] = ()
    implies: tuple[Implication, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """All that there are; none of a number."""
        return ("true", "false") if self.type is FactType.BOOLEAN else tuple(c.value for c in self.choices)

    def followed_by(self, values: Collection[str]) -> Iterator[str]:
        """The facts that follow from any of these answers."""
        for one in self.implies:
            if not one.also and (one.when in values or (one.when == "any" and list(values) != ["false"])):
                yield one.fact

    def told(self, known: Known) -> Iterator[Told]:
        whole = known.facts[self.id]
        if not whole.answers if self.type is FactType.CHOICES else self.choices:
            yield Told(
                ("choices",),
                f"类型与选项不符 {self.id} is of type {self.type} and has {len(self.choices)} choices.",
                "仅 CHOICES 类型有选项 Only facts of type CHOICES have choices.",
            )
        yield from repeated(("choices",), whole.answers)
        for at, one in enumerate(self.implies):
            yield from _unless_answer(("implies", at, "when"), one.when, whole)


class Jurisdiction(Record):
    """A province-level place and the cities within it by their full names; `code` is ISO 3166-2."""

    code: str = Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")
    name: str = Field(min_length=1)
    name_en: str
    short_names: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


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


class ConditionEntry(Entry):
    """Wordings that state a condition on a fact, in the notation of `knowledge.wording_notation`.

    `values` are the answers that fit; none given: yes, or any of the choices. The seed file says where
    in a statement each list of wordings is looked for. A text that has words of `elsewhere` means something
    else by them.
    """

    fact: Annotated[str, FACT]
    elsewhere: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    levels: LevelWording | None = None
    wordings: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()

    def patterns(self) -> dict[str, tuple[str, ...]]:
        """The wordings by the list they stand in."""
        return {name: getattr(self, name) for name in WORDINGS}

    def told(self, known: Known) -> Iterator[Told]:
        fact = known.facts.get(self.fact)
        if fact is None:
            return
        for at, value in enumerate(self.values):
            yield from _unless_answer(("values", at), value, fact, either=False)
        if self.levels is not None and fact.type is not FactType.CHOICES:
            message = f"该问题没有级别 {fact.id} has no choices to be levels."
            yield Told(("levels",), message, "请删除 Remove it.")
            return
        scale = level_scale(self, fact)
        for name, wordings in self.patterns().items():
            for at, wording in enumerate(wordings):
                yield from _unless_wording((name, at), wording, scale.pattern if scale else None)
                if ("{amount}" in wording) != (fact.type is FactType.NUMBER):
                    yield Told(
                        (name, at),
                        f"{{amount}} 与题型不符 {fact.id} is of type {fact.type}.",
                        "数字题须写，其他题不能写 Facts of type NUMBER need it, no other takes it.",
                    )


def _unless_answer(at: Location, answer: str, fact: Asked, *, either: bool = True) -> Iterator[Told]:
    """A problem of what does not answer a fact; with `either`, any or none of several choices does."""
    valid = ("any", "none", *fact.answers) if either and fact.type is FactType.CHOICES else fact.answers
    if answer not in valid:
        message = f"没有该答案 {answer} is no answer to {fact.id}."
        yield Told(at, message, f"可用 Use one of {', '.join(valid) or '(none)'}.")


def _unless_wording(at: Location, wording: str, level: str | None = None) -> Iterator[Told]:
    try:
        wording_pattern(wording, level)
    except ValueError as error:
        yield Told(
            at,
            f"措辞写法有误 the wording “{wording}” cannot be read: {error}.",
            "请按文件开头的写法改正 Correct it after the notation explained in the file.",
        )


class Vocabulary(Extending):
    """One of one's own may give entries again that are in the one it extends, to add to their lists."""

    kind: Literal["vocabulary"]
    enterprise_types: tuple[EnterpriseTypeEntry, ...] = ()
    profile_facts: tuple[ProfileFactEntry, ...] = ()
    deliverable_kinds: tuple[DeliverableKindEntry, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    abroad: tuple[str, ...] = ()
    involvement_verbs: tuple[str, ...] = ()
    conditions: tuple[ConditionEntry, ...] = ()

    @property
    def source(self) -> Source:
        return Source(source_id(self.name), Rank.VOCABULARY)

    @property
    def known(self) -> Known:
        """What the records of other files may name of it."""
        return Known(
            {entry.id: [kin.type for kin in entry.is_a] for entry in self.enterprise_types},
            {entry.id: entry for entry in self.profile_facts},
            [entry.name for entry in self.jurisdictions],
        )

    def kin(self, types: Iterable[str]) -> tuple[str, ...]:
        """These types and all of which an enterprise may be one as well: of theirs, and what those are of."""
        above = {one.id: {kin.type for kin in one.is_a} for one in self.enterprise_types}
        found = set(types)
        while (more := found | {id for id, its in above.items() if its & found}) != found:
            found = more
        while (more := found.union(*(above.get(id, ()) for id in found))) != found:
            found = more
        return tuple(sorted(found))

    def told(self, known: Known) -> Iterator[Told]:
        for at, verb in enumerate(self.involvement_verbs):
            yield from _unless_wording(("involvement_verbs", at), verb)

    def with_own(self, own: "Vocabulary") -> "Vocabulary":
        """This one with what `own` adds; where they contradict each other, this one is right."""
        added: dict[str, object] = {
            "abroad": (*self.abroad, *own.abroad),
            "involvement_verbs": (*self.involvement_verbs, *own.involvement_verbs),
            "conditions": (*self.conditions, *own.conditions),
        }
        for name, key in KEYS.items():
            entries = {getattr(entry, key): entry for entry in getattr(self, name)}
            for entry in getattr(own, name):
                held = entries.get(getattr(entry, key))
                entries[getattr(entry, key)] = _both(held, entry) if held else entry
            added[name] = tuple(entries.values())
        return self.model_copy(update=added)

    def statements(self, before: "Vocabulary | None" = None) -> Statements:
        """What the vocabulary puts into the graph; its entries stand after those of `before`."""
        types_before = len(before.enterprise_types) if before else 0
        facts_before = {fact.id: len(fact.choices) for fact in (before.profile_facts if before else ())}
        said = Stating()
        for position, kind in enumerate(self.enterprise_types, types_before):
            node = said.add(kind.as_node(EnterpriseType, aliases=kind.wordings[1:], position=position))
            said.relate_id(node, "IS_A", "EnterpriseType", *(kin.type for kin in kind.is_a))
            said.relate_id(node, "HELD_BY", "ProfileFact", *filter(None, [kind.held_by]))
        for position, entry in enumerate(self.profile_facts, len(facts_before)):
            implies = tuple(one.notation for one in entry.implies)
            fact = entry.as_node(ProfileFact, answer_type=entry.type, implies=implies, position=position)
            said.add(fact)
            for at, choice in enumerate(entry.choices, facts_before.get(entry.id, 0)):
                id = f"choice:{entry.id}/{choice.value}"
                said.hang(fact, "HAS_CHOICE", choice.as_node(FactChoice, id=id, position=at))
        positions = count()
        for place in self.jurisdictions:
            id = f"{Place.prefix}:{place.code}"
            province = place.as_node(Place, id=id, aliases=place.short_names, position=next(positions))
            said.add(province)
            for city in place.cities:
                # It goes by its name without 市 too.
                short = (city.removesuffix("市"),) if city.endswith("市") and len(city) > 2 else ()
                within = Place(id=f"{id}/{city}", name=city, aliases=short, position=next(positions))
                said.relate(said.add(within), "WITHIN", province)
        return said.stated_by(self.source)


def source_id(name: str) -> str:
    """What a vocabulary goes by in a graph."""
    return "vocabulary" if name == SHIPPED else f"vocabulary:{name}"


def _both(held: _Entry, own: _Entry) -> _Entry:
    lists = {name: value for name, value in held if isinstance(value, tuple)}
    return held.model_copy(
        update={name: tuple(dict.fromkeys((*value, *getattr(own, name)))) for name, value in lists.items()}
    )


def level_scale(entry: ConditionEntry, fact: Asked) -> LevelScale | None:
    """The scale that `{level}` stands for in the wordings of an entry."""
    if entry.levels is None:
        return None
    return LevelScale(fact.answers, entry.levels.prefix, entry.levels.suffix, entry.levels.first)

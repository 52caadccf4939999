"""Reading the file of a vocabulary, with every problem that there is in it."""

from collections.abc import Collection, Iterator
from pathlib import Path

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.graph.model import FactType
from dutygraph.loaders.knowledge.extending import problems_of_extending
from dutygraph.loaders.knowledge.vocabulary import KEYS, Vocabulary, level_scale
from dutygraph.loaders.knowledge.wording_notation import wording_pattern
from dutygraph.loaders.knowledge.yaml_file import Location, YamlFile, read_records, read_yaml


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a file, by itself; RefusedDocument with every problem there is."""
    return checked_vocabulary(read_yaml(path))


def checked_vocabulary(
    file: YamlFile, before: Vocabulary | None = None, loaded: Collection[str] = ()
) -> Vocabulary:
    """What a file holds, beside what is there `before` it; RefusedDocument with every problem.

    `loaded` are the names of the vocabularies that it may extend.
    """
    vocabulary = read_records(file, Vocabulary)
    problems = [
        *problems_of_extending(file, vocabulary, loaded),
        *problems_of(file, vocabulary, before),
    ]
    if problems:
        raise RefusedDocument(problems)
    return vocabulary


def problems_of(file: YamlFile, vocabulary: Vocabulary, before: Vocabulary | None = None) -> list[Problem]:
    """What is wrong in it, or in its being beside `before`."""
    known = before.with_own(vocabulary) if before else vocabulary
    needed = () if before else ("enterprise_types", "profile_facts")
    return [
        *(
            file.problem((name,), f"缺少字段 {name} is missing.", "请补上 Add it.")
            for name in needed
            if name not in vocabulary.model_fields_set
        ),
        *file.repeated_ids(
            enterprise_types=vocabulary.enterprise_types, profile_facts=vocabulary.profile_facts
        ),
        *_said_otherwise(file, vocabulary, before),
        *_shared_wordings(file, vocabulary, before),
        *_kinship(file, vocabulary, known),
        *_choices(file, vocabulary, known),
        *_roles(file, vocabulary, known),
        *_implications(file, vocabulary, known),
        *_conditions(file, vocabulary, known),
    ]


def _said_otherwise(file: YamlFile, own: Vocabulary, before: Vocabulary | None) -> Iterator[Problem]:
    """Entries that are there already take further list entries, and nothing else."""
    for name, key in KEYS.items() if before else ():
        held = {getattr(entry, key): entry for entry in getattr(before, name)}
        for at, entry in enumerate(getattr(own, name)):
            for field, value in held.get(getattr(entry, key), ()):
                given = getattr(entry, field)
                if given not in (None, value) and not isinstance(value, tuple):
                    yield file.problem(
                        (name, at, field),
                        f"与所扩展的不同 {own.extends} says {value!r} of {getattr(entry, key)}.",
                        "请照写或删去；别称写在 aliases Say the same; put other names under aliases.",
                    )


def _shared_wordings(file: YamlFile, vocabulary: Vocabulary, before: Vocabulary | None) -> Iterator[Problem]:
    """A wording must say which type it means."""
    holders = {
        wording: entry.id
        for entry in (before.enterprise_types if before else ())
        for wording in entry.wordings
    }
    for at, entry in enumerate(vocabulary.enterprise_types):
        located: list[tuple[Location, str]] = [(("name",), entry.name)]
        for key in ("aliases", "narrower", "wider"):
            names: tuple[str, ...] = getattr(entry, key)
            located += [((key, number), name) for number, name in enumerate(names)]
        named = ((("enterprise_types", at, *place), name, name, entry.id) for place, name in located)
        yield from file.shared_names(holders, named)


def _kinship(file: YamlFile, vocabulary: Vocabulary, known: Vocabulary) -> Iterator[Problem]:
    parents = {entry.id: [kin.type for kin in entry.is_a] for entry in known.enterprise_types}
    for at, entry in enumerate(vocabulary.enterprise_types):
        for number, kin in enumerate(entry.is_a):
            location = ("enterprise_types", at, "is_a", number, "type")
            message = f"没有该企业类型 there is no enterprise type {kin.type}."
            yield from file.unless_known(location, kin.type, parents, message)
        if entry.id in _above(entry.id, parents):
            yield file.problem(
                ("enterprise_types", at, "is_a"),
                f"循环归类 {entry.id} is above itself.",
                "请断开循环 Break the circle.",
            )
        yield from file.repeated(("enterprise_types", at, "is_a"), parents[entry.id])


def _above(id: str, parents: dict[str, list[str]]) -> set[str]:
    above: set[str] = set()
    waiting = list(parents.get(id, ()))
    while waiting:
        parent = waiting.pop()
        if parent not in above:
            above.add(parent)
            waiting.extend(parents.get(parent, ()))
    return above


def _choices(file: YamlFile, vocabulary: Vocabulary, known: Vocabulary) -> Iterator[Problem]:
    facts = {fact.id: fact for fact in known.profile_facts}
    for at, fact in enumerate([facts[fact.id] for fact in vocabulary.profile_facts]):
        if (fact.type is FactType.CHOICES) != bool(fact.choices):
            yield file.problem(
                ("profile_facts", at, "choices"),
                f"类型与选项不符 {fact.id} is of type {fact.type} and has {len(fact.choices)} choices.",
                "仅 CHOICES 类型有选项 Only facts of type CHOICES have choices.",
            )
        yield from file.repeated(("profile_facts", at, "choices"), fact.answers)


def _roles(file: YamlFile, vocabulary: Vocabulary, known: Vocabulary) -> Iterator[Problem]:
    facts = {fact.id for fact in known.profile_facts if fact.type is FactType.BOOLEAN}
    for at, role in enumerate(vocabulary.enterprise_types):
        if role.held_by is not None:
            message = f"没有该是非题 there is no yes-or-no fact {role.held_by}."
            yield from file.unless_known(("enterprise_types", at, "held_by"), role.held_by, facts, message)


def _implications(file: YamlFile, vocabulary: Vocabulary, known: Vocabulary) -> Iterator[Problem]:
    facts = {fact.id: fact for fact in known.profile_facts}
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
                yield from file.unless_fact(fact_at, id, facts)
                if id in facts:
                    either = ("any", "none") if facts[id].choices else ()
                    yield from file.unless_answer(answer_at, answer, id, (*either, *facts[id].answers))


def _conditions(file: YamlFile, vocabulary: Vocabulary, known: Vocabulary) -> Iterator[Problem]:
    facts = {fact.id: fact for fact in known.profile_facts}
    for at, verb in enumerate(vocabulary.involvement_verbs):
        yield from _wording(file, ("involvement_verbs", at), verb, None)
    for at, entry in enumerate(vocabulary.conditions):
        yield from file.unless_fact(("conditions", at, "fact"), entry.fact, facts)
        if entry.fact not in facts:
            continue
        fact = facts[entry.fact]
        for number, value in enumerate(entry.values):
            yield from file.unless_answer(("conditions", at, "values", number), value, fact.id, fact.answers)
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

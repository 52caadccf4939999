"""Reading the file of a vocabulary, with every problem that there is in it."""

from collections.abc import Collection, Iterator
from pathlib import Path

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.knowledge.checking import Told, problems_in, repeated_ids, shared_names
from dutygraph.loaders.knowledge.vocabulary import KEYS, Vocabulary
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
    extending = (file.problem(*told) for told in vocabulary.told_of_extending(loaded))
    if problems := [*extending, *problems_of(file, vocabulary, before)]:
        raise RefusedDocument(problems)
    return vocabulary


def problems_of(file: YamlFile, vocabulary: Vocabulary, before: Vocabulary | None = None) -> list[Problem]:
    """What is wrong in it, or in its being beside `before`."""
    known = before.with_own(vocabulary) if before else vocabulary
    told = [*_missing(vocabulary), *_shared_wordings(vocabulary, None)]
    if before:
        told = [*_said_otherwise(vocabulary, before), *_shared_wordings(vocabulary, before)]
    ids = repeated_ids(enterprise_types=vocabulary.enterprise_types, profile_facts=vocabulary.profile_facts)
    return [*(file.problem(*one) for one in (*ids, *told)), *problems_in(file, vocabulary, known.known)]


def _missing(vocabulary: Vocabulary) -> Iterator[Told]:
    for name in ("enterprise_types", "profile_facts"):
        if name not in vocabulary.model_fields_set:
            yield Told((name,), f"缺少字段 {name} is missing.", "请补上 Add it.")


def _said_otherwise(own: Vocabulary, before: Vocabulary) -> Iterator[Told]:
    """Entries that are there already take further list entries, and nothing else."""
    for name, key in KEYS.items():
        held = {getattr(entry, key): entry for entry in getattr(before, name)}
        for at, entry in enumerate(getattr(own, name)):
            for field, value in held.get(getattr(entry, key), ()):
                given = getattr(entry, field)
                if given not in (None, value) and not isinstance(value, tuple):
                    yield Told(
                        (name, at, field),
                        f"与所扩展的不同 {own.extends} says {value!r} of {getattr(entry, key)}.",
                        "请照写或删去；别称写在 aliases Say the same; put other names under aliases.",
                    )


def _shared_wordings(vocabulary: Vocabulary, before: Vocabulary | None) -> Iterator[Told]:
    """A wording must say which type it means."""
    types = before.enterprise_types if before else ()
    holders = {wording: entry.id for entry in types for wording in entry.wordings}
    for at, entry in enumerate(vocabulary.enterprise_types):
        located: list[tuple[Location, str]] = [(("name",), entry.name)]
        for key in ("aliases", "narrower", "wider"):
            names: tuple[str, ...] = getattr(entry, key)
            located += [((key, number), name) for number, name in enumerate(names)]
        named = ((("enterprise_types", at, *place), name, name, entry.id) for place, name in located)
        yield from shared_names(holders, named)

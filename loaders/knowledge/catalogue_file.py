"""Reading a catalogue of instruments, with every problem that there is in it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Authority
from dutygraph.graph.stated import Statements
from dutygraph.loaders.knowledge.catalogue import CatalogueFormat
from dutygraph.loaders.knowledge.checking import Told, problems_in, repeated_ids, shared_names
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import Location, YamlFile, read_records
from dutygraph.text.designations import number_key


def checked_catalogue(
    file: YamlFile,
    vocabulary: Vocabulary,
    elsewhere: Collection[str] = (),
    loaded: Collection[str] = (),
    beside: Iterable[Statements] = (),
) -> CatalogueFormat:
    """What a file holds, every reference with its end, every property with its source.

    RefusedDocument with every problem there is. Types, questions and places of its scopes are those of the
    vocabulary. `elsewhere` are ids of instruments and authorities that other sources state, to which this one
    may refer; `loaded` the names it may extend; `beside` states whom names mean already.
    """
    catalogue = read_records(file, CatalogueFormat)
    authorities, instruments = catalogue.authorities, catalogue.instruments
    known = replace(
        vocabulary.known,
        authorities={*elsewhere, *(entry.id for entry in authorities)},
        instruments={*elsewhere, *(entry.id for entry in instruments)},
        elsewhere=elsewhere,
    )
    told = (
        *catalogue.told_of_extending(loaded, may_stand_alone=True),
        *repeated_ids(authorities=authorities, instruments=instruments),
        *_numbers(catalogue),
        *_names(catalogue, beside),
    )
    if problems := [*(file.problem(*one) for one in told), *problems_in(file, catalogue, known)]:
        raise RefusedDocument(problems)
    return catalogue


def _numbers(catalogue: CatalogueFormat) -> Iterator[Told]:
    numbers: list[tuple[Location, str, str, str]] = [
        (("instruments", at, "number"), number_key(entry.number), entry.number, entry.id)
        for at, entry in enumerate(catalogue.instruments)
        if entry.number is not None
    ]
    for location, key, number, _ in numbers:
        if not key:
            yield Told(location, f"编号无效 {number!r} is no number.", "请更正 Correct it.")
    yield from shared_names({}, (one for one in numbers if one[1]))


def _names(catalogue: CatalogueFormat, beside: Iterable[Statements]) -> Iterator[Told]:
    """A name means one authority, everywhere or within its place."""
    holders: dict[tuple[str | None, str], str] = {
        (node.jurisdiction if name in node.local_aliases else None, name): node.id
        for said in beside
        for node in said.nodes
        if isinstance(node, Authority)
        for name in (node.name, *node.aliases)
    }
    for at, entry in enumerate(catalogue.authorities):
        keys: list[tuple[str | None, str]] = [
            (None, name) for name in (entry.name, *(alias.text for alias in entry.aliases))
        ]
        keys += [(entry.jurisdiction, alias) for alias in entry.local_aliases]
        yield from shared_names(holders, ((("authorities", at), key, key[1], entry.id) for key in keys))

"""A catalogue of instruments: what is known of laws, notices and standards, and from where."""

from collections.abc import Collection
from pathlib import Path

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.loaders.citations.resolution import InstrumentEntry
from dutygraph.loaders.knowledge.authorities import AuthorityEntry
from dutygraph.loaders.knowledge.catalogue_checks import problems_of
from dutygraph.loaders.knowledge.catalogue_format import CatalogueFormat
from dutygraph.loaders.knowledge.catalogue_stated import catalogue_statements, known_designations
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import read_records, read_yaml
from dutygraph.text.provision_labels import provision_id


class Catalogue(CatalogueFormat):
    """Authorities and instruments, checked: every reference has its end, every property its source."""

    @property
    def source(self) -> Source:
        return Source(f"catalogue:{self.name}", Rank.CATALOGUE)

    def statements(self, vocabulary: Vocabulary) -> Statements:
        """What the catalogue puts into the graph, by the vocabulary that it was checked against."""
        return catalogue_statements(self.source, self.authorities, self.instruments, vocabulary)

    def entries(self) -> tuple[InstrumentEntry, ...]:
        """The instruments, for resolving citations."""
        return tuple(
            InstrumentEntry(
                record.id,
                record.title,
                record.number,
                known_designations(record),
                frozenset(
                    provision_id(f"instrument:{record.path}", part.label)
                    for _, part, _ in record.all_provisions()
                ),
            )
            for record in self.instruments
        )

    def authority_entries(self) -> tuple[AuthorityEntry, ...]:
        """The authorities, for finding them in texts."""
        return tuple(
            AuthorityEntry(
                record.id,
                record.name,
                tuple(alias.text for alias in record.aliases),
                record.jurisdiction,
                record.local_aliases,
            )
            for record in self.authorities
        )


def read_catalogue(path: Path, vocabulary: Vocabulary, elsewhere: Collection[str] = ()) -> Catalogue:
    """The catalogue of a file; RefusedDocument with every problem there is.

    Types, questions and places of its scopes are those of the vocabulary.
    `elsewhere` are ids of instruments and authorities that other sources state, to which this one may refer.
    """
    file = read_yaml(path)
    catalogue = read_records(file, Catalogue)
    problems = tuple(problems_of(file, catalogue, vocabulary, elsewhere))
    if problems:
        raise RefusedDocument(problems)
    return catalogue

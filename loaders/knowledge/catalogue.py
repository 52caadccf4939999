"""A catalogue of instruments: what is known of laws, notices and standards, and from where."""

from collections.abc import Collection
from pathlib import Path

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.stated import Statements
from dutygraph.loaders.knowledge.catalogue_checks import problems_of
from dutygraph.loaders.knowledge.catalogue_format import CatalogueFormat
from dutygraph.loaders.knowledge.catalogue_stated import catalogue_statements
from dutygraph.loaders.knowledge.extending import problems_of_extending
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import YamlFile, read_records, read_yaml


class Catalogue(CatalogueFormat):
    """Authorities and instruments, checked: every reference has its end, every property its source."""

    def statements(self, vocabulary: Vocabulary) -> Statements:
        """What the catalogue puts into the graph, by the vocabulary that it was checked against."""
        return catalogue_statements(self, vocabulary)


def read_catalogue(path: Path, vocabulary: Vocabulary, elsewhere: Collection[str] = ()) -> Catalogue:
    """The catalogue of a file; RefusedDocument with every problem there is; as `checked_catalogue`."""
    return checked_catalogue(read_yaml(path), vocabulary, elsewhere)


def checked_catalogue(
    file: YamlFile, vocabulary: Vocabulary, elsewhere: Collection[str] = (), loaded: Collection[str] = ()
) -> Catalogue:
    """What a file holds; RefusedDocument with every problem there is.

    Types, questions and places of its scopes are those of the vocabulary. `elsewhere` are ids of instruments
    and authorities that other sources state, to which this one may refer; `loaded` the names it may extend.
    """
    catalogue = read_records(file, Catalogue)
    problems = (
        *problems_of_extending(file, catalogue, loaded, may_stand_alone=True),
        *problems_of(file, catalogue, vocabulary, elsewhere),
    )
    if problems:
        raise RefusedDocument(problems)
    return catalogue

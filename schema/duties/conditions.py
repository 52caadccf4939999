"""On what it depends whether a statement concerns an enterprise."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from dutygraph.graph.store.port import Record, out
from dutygraph.schema.documents.types import SourceSpan
from dutygraph.schema.enums import Operator
from dutygraph.schema.reading.fields import Plan, SameWhere, needs, one, planned
from dutygraph.schema.reading.selection import Site, Wanted, WantedRelation

if TYPE_CHECKING:
    from dutygraph.schema.vocabulary.types import ProfileFact

_vocabulary = strawberry.lazy("dutygraph.schema.vocabulary.types")

_STATED = ("text", "start", "end", "quote")
"""What is of one statement's use of a condition and stands on the relationship between them."""

_PATH = (out("WHEN", "Condition"),)


@strawberry.type(
    description="What a profile fact must be for a statement to concern an enterprise (适用条件)."
)
class Condition:
    id: strawberry.ID = strawberry.field(
        description="Stable across loads; statements that ask the same share it."
    )
    fact: Annotated["ProfileFact", _vocabulary] = one(
        out("ASKS", "ProfileFact"), description="The question whose answer decides."
    )
    operator: Operator = strawberry.field(description="How the answer is compared with `values`.")
    values: list[str] = strawberry.field(
        description="`true` or `false`, a number, or values of the fact's choices."
    )
    text: str = strawberry.field(description="In words: 定级为三级及以上.", metadata=needs("text"))
    source: SourceSpan | None = planned(
        SameWhere("start"), "Where the statement says so; null where no text of it is loaded."
    )


def want_stated(site: Site, condition: Wanted, document: WantedRelation | None) -> WantedRelation | None:
    """Add to `condition` what a field of this type selects of the nodes, and return `document` with what it
    selects of the document that states them: None where nothing is.

    A condition is shared by statements; what one of them says in making it is not of the node.
    """
    if document is not None:
        condition.relations["document"] = document
    site.descend(condition)
    condition.properties.difference_update(_STATED)
    return condition.relations.pop("document", None)


@dataclass(frozen=True, slots=True)
class Groups(Plan):
    """The conditions of a statement by their groups of alternatives.

    `cited`: it stands in a document, and each condition in words of it.
    """

    usual: int = 2
    cited: bool = True

    def want(self, site: Site, wanted: Wanted) -> None:
        relation = wanted.relation(site.name, _PATH, properties=("groups", *_STATED))
        name = _document(site.name)
        document = want_stated(site, relation.wanted, wanted.relations.get(name))
        if document is not None and self.cited:
            wanted.relations[name] = document

    def read(self, record: Any, name: str) -> list[list[Record]]:
        documents = getattr(record, _document(name), ())
        groups: dict[str, list[Record]] = {}
        for found in sorted(getattr(record, name), key=lambda each: (each.start or 0, each.id)):
            stated = Record(**{**vars(found), "document": documents})
            for group in found.groups:
                groups.setdefault(group, []).append(stated)
        return [groups[group] for group in sorted(groups)]


def _document(name: str) -> str:
    return f"{name}_document"


def grouped(description: str, *, cited: bool = True) -> Any:
    return planned(Groups(cited=cited), description)

"""On what it depends whether a statement concerns an enterprise."""

from dataclasses import dataclass
from typing import Any, cast

import strawberry

from dutygraph.graph.model import RELATIONSHIP_TYPES, ConditionOperator
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Expression
from dutygraph.graph.store.port import out
from dutygraph.schema.documents.types import SourceSpan
from dutygraph.schema.lazy import ProfileFact
from dutygraph.schema.reading.fields import Plan, one, plain, planned
from dutygraph.schema.reading.selection import Selected

_WHEN = out("WHEN", "Condition")

STATED = frozenset(held.name for held in RELATIONSHIP_TYPES[_WHEN.type].properties)
"""What a statement says in making a condition; the condition itself is shared by statements."""


@dataclass(frozen=True, slots=True)
class Statement(Plan):
    """An object of the statement that makes a condition, and of its making it."""

    weight: int = 0

    def expression(self, field: Selected) -> Expression:
        if "start" not in field.linked:
            return graph.Constant(None)
        return graph.Stated(cast("graph.Object", field.below("Obligation", STATED)), "start")


@strawberry.type(
    description="What a profile fact must be for a statement to concern an enterprise (适用条件)."
)
class Condition:
    id: strawberry.ID = plain("Stable across loads; statements that ask the same share it.")
    fact: ProfileFact = one("The question whose answer decides.", out("ASKS", "ProfileFact"))
    operator: ConditionOperator = plain("How the answer is compared with `values`.")
    values: list[str] = plain("`true` or `false`, a number, or values of the fact's choices.")
    text: str = plain("In words: 定级为三级及以上.")
    inherited: bool | None = plain(
        "Set where the statement names nobody new and takes it from the act of its task that it goes on with "
        "or reports on (承前)."
    )
    source: SourceSpan | None = planned(
        "Where the statement says so; null where no text of it is loaded.", Statement()
    )


@dataclass(frozen=True, slots=True)
class Groups(Plan):
    """The conditions of a statement by their groups of alternatives.

    `cited`: it stands in a document, and each condition in words of it.
    """

    usual: int = 2
    cited: bool = True

    def expression(self, field: Selected) -> Expression:
        below = field.below(_WHEN.node, STATED if self.cited else frozenset({"text", "inherited"}))
        return graph.Groups(_WHEN, "groups", cast("graph.Object", below))


def grouped(description: str, *, cited: bool = True) -> Any:
    return planned(description, Groups(cited=cited))

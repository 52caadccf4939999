"""Fields of objects that are reasoned and not stored: what they are of these."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.store.plan import Argument, Expression
from dutygraph.schema.context import Context
from dutygraph.schema.reading.fields import AskedPlan, planned
from dutygraph.schema.reading.selection import Selected


@dataclass(frozen=True, slots=True)
class Reasoned(AskedPlan):
    """What `get` makes of the object, and of the arguments that are declared, or else its attribute of the
    field's name.

    The field's type says how that comes out: as nodes of the graph by their ids, as conditions or places as a
    statement has them, or as objects with fields of their own.
    """

    get: Callable[..., Any] | None
    usual: int = 1
    weight: int = 1
    declared: tuple[StrawberryArgument, ...] = ()

    def expression(self, field: Selected) -> Expression:
        raise TypeError("What is reasoned hangs on no record of the graph.")

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        return arguments  # type: ignore[return-value]


def reasoned(description: str, get: str | Callable[[Any], Any] | None = None, *, usual: int = 1) -> Any:
    """A field of what the object has under the field's own name, or along the attributes that `get` names.

    `usual` is how many there usually are, for the limit of cost.
    """
    return planned(description, Reasoned(attrgetter(get) if isinstance(get, str) else get, usual))


def reasoned_value(description: str, get: str | Callable[[Any], Any]) -> Any:
    """A field of a value, which counts nothing."""
    return planned(description, Reasoned(attrgetter(get) if isinstance(get, str) else get, weight=0))


def chosen(description: str, get: Callable[..., Any], *arguments: StrawberryArgument, usual: int = 1) -> Any:
    """A field of those reasoned objects, or of the one, that the arguments choose."""
    return planned(description, Reasoned(get, usual, declared=arguments))

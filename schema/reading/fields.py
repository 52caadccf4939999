"""Fields that say what they read, so that a root resolver can read everything before resolving.

A `Plan` is the whole behaviour of a field: what is fetched for it, and how its value is found on
the fetched record. Records hold their relations as plain attributes, and nothing here waits.
"""

import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from graphql.pyutils import Path
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from dutygraph.graph.store.port import OneOf, Order, Step
from dutygraph.schema.context import Info

if typing.TYPE_CHECKING:
    from dutygraph.schema.reading.selection import Site, Wanted

PLAN = "plan"
"""The key under which a field's metadata holds its plan."""


class Plan:
    """`weight` is what one value of the field counts against the limit of cost, and `usual` how many
    values it usually has.
    """

    weight: int = 1
    usual: int = 1

    def want(self, site: "Site", wanted: "Wanted") -> None:
        """Add to `wanted`, what is read of the record this field stands on, what the field needs."""
        raise NotImplementedError

    def read(self, record: Any, name: str) -> Any:
        """The field's value."""
        raise NotImplementedError


class AskedPlan(Plan):
    """A plan for a field with arguments."""

    def arguments(self) -> list[StrawberryArgument]:
        raise NotImplementedError

    def read_asked(self, record: Any, name: str, info: Info, arguments: Mapping[str, Any]) -> Any:
        """The field's value for these arguments."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Needs(Plan):
    """A field with a resolver of its own, which reads these properties."""

    properties: tuple[str, ...]
    weight: int = 0

    def want(self, site: "Site", wanted: "Wanted") -> None:
        wanted.properties.update(self.properties)


@dataclass(frozen=True, slots=True)
class Same(Plan):
    """An object made of properties of the same record."""

    weight: int = 0

    def want(self, site: "Site", wanted: "Wanted") -> None:
        site.descend(wanted)

    def read(self, record: Any, name: str) -> Any:
        return record


@dataclass(frozen=True, slots=True)
class SameWhere(Plan):
    """The same; null where `property` is."""

    property: str
    weight: int = 0

    def want(self, site: "Site", wanted: "Wanted") -> None:
        wanted.properties.add(self.property)
        site.descend(wanted)

    def read(self, record: Any, name: str) -> Any:
        return None if getattr(record, self.property) is None else record


@dataclass(frozen=True, slots=True)
class One(Plan):
    """The one node along `path`, or null."""

    path: tuple[Step, ...]

    def want(self, site: "Site", wanted: "Wanted") -> None:
        site.descend(wanted.relation(site.name, self.path).wanted)

    def read(self, record: Any, name: str) -> Any:
        found = getattr(record, name)
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Many(Plan):
    """All nodes along `path`: a bounded list."""

    path: tuple[Step, ...]
    usual: int
    order: tuple[Order, ...] = ()

    def want(self, site: "Site", wanted: "Wanted") -> None:
        site.descend(wanted.relation(site.name, self.path, order=self.order).wanted)

    def read(self, record: Any, name: str) -> Any:
        return getattr(record, name)


@dataclass(frozen=True, slots=True)
class Either(Plan):
    """All nodes along either path, each once, in the order of their ids."""

    paths: tuple[tuple[Step, ...], tuple[Step, ...]]
    usual: int
    _suffixes: ClassVar = ("_ahead", "_back")

    def want(self, site: "Site", wanted: "Wanted") -> None:
        for suffix, path in zip(self._suffixes, self.paths, strict=True):
            site.descend(wanted.relation(site.name + suffix, path).wanted)

    def read(self, record: Any, name: str) -> Any:
        found = {far.id: far for suffix in self._suffixes for far in getattr(record, name + suffix)}
        return [found[id] for id in sorted(found)]


@dataclass(frozen=True, slots=True)
class Texts(Plan):
    """A list of one property of the nodes along `path`, without those that equal a property in `but`."""

    path: tuple[Step, ...]
    property: str
    but: tuple[str, ...] = ()

    def want(self, site: "Site", wanted: "Wanted") -> None:
        wanted.properties.update(self.but)
        wanted.relation(site.name, self.path).wanted.properties.add(self.property)

    def read(self, record: Any, name: str) -> Any:
        known = {getattr(record, other) for other in self.but}
        texts = dict.fromkeys(getattr(far, self.property) for far in getattr(record, name))
        return [text for text in texts if text not in known]


@dataclass(frozen=True, slots=True)
class Lookup(AskedPlan):
    """The one node along `path` whose property is the argument in one of its `forms`."""

    path: tuple[Step, ...]
    property: str
    argument: str
    description: str
    forms: Callable[[str, str], tuple[str, ...]]

    def arguments(self) -> list[StrawberryArgument]:
        return [argument(self.argument, str, self.description)]

    def want(self, site: "Site", wanted: "Wanted") -> None:
        forms = self.forms(f"{site.place}({self.argument}:)", site.arguments()[self.argument])
        relation = wanted.relation(site.own_name, self.path, where=OneOf(self.property, forms), limit=1)
        site.descend(relation.wanted)

    def read_asked(self, record: Any, name: str, info: Info, arguments: Mapping[str, Any]) -> Any:
        found = getattr(record, own_name(name, response_keys(info)))
        return found[0] if found else None


class RecordField(StrawberryField):
    """A field whose plan is all there is to it."""

    @property
    def plan(self) -> Plan:
        plan: Plan = self.metadata[PLAN]
        return plan

    @property
    def is_basic_field(self) -> bool:
        return not self.arguments

    @property
    def arguments(self) -> list[StrawberryArgument]:
        if self._arguments is None:
            plan = self.plan
            self._arguments = plan.arguments() if isinstance(plan, AskedPlan) else []
        return self._arguments

    @arguments.setter
    def arguments(self, value: list[StrawberryArgument]) -> None:
        self._arguments = value

    def get_result(self, source: Any, info: Info | None, args: list[Any], kwargs: Any) -> Any:
        plan = self.plan
        if info is not None and isinstance(plan, AskedPlan):
            return plan.read_asked(source, self.python_name, info, kwargs)
        return plan.read(source, self.python_name)


def planned(plan: Plan, description: str) -> Any:
    return RecordField(description=description, metadata={PLAN: plan})


def needs(*properties: str, weight: int = 0) -> dict[str, Plan]:
    """The metadata of a field with a resolver that reads `properties` of the record."""
    return {PLAN: Needs(properties, weight)}


def same(description: str) -> Any:
    return planned(Same(), description)


def one(*path: Step, description: str) -> Any:
    return planned(One(path), description)


def many(*path: Step, usual: int, order: tuple[Order, ...] = (), description: str) -> Any:
    return planned(Many(path, usual, order), description)


def argument(name: str, annotation: object, description: str) -> StrawberryArgument:
    return StrawberryArgument(
        python_name=name,
        graphql_name=None,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
    )


def own_name(name: str, keys: Iterable[str]) -> str:
    """The relation of a field with arguments: no two response paths share one, so arguments never mix.

    It depends on the text of the request alone and never on a variable, as statements need.
    """
    return f"{name}__{'__'.join(keys)}"


def response_keys(info: Info) -> list[str]:
    """The response path of the field being resolved, without the places in lists."""
    keys = []
    path: Path | None = info.path
    while path is not None:
        if isinstance(path.key, str):
            keys.append(path.key)
        path = path.prev
    return keys[::-1]

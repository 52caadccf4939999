"""From what is selected to the plan that the engine answers with.

Fragments, inline fragments, @include, @skip and aliases are dealt with here; what follows sees keys and what
comes out under them. The arguments of fields are read anew with every request: a `Site` knows how.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, TypeVar, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableValues,
    get_named_type,
    is_abstract_type,
)

from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Constant, Object, Page, Path, Rows, Wanted
from dutygraph.schema.context import Context
from dutygraph.schema.reading.fields import PLAN, AskedPlan, Plan, Property
from dutygraph.schema.reading.fragments import included
from dutygraph.schema.reading.inputs import DEFINITION, Reader, reader_of

_ITSELF = Property()
_NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A field with arguments, where it is selected."""

    arguments: Reader
    place: str
    plan: AskedPlan

    def argument(self, values: VariableValues, context: Context) -> Argument:
        return self.plan.bind(self.place, self.arguments(values), context)


@dataclass(frozen=True, slots=True)
class Selections:
    """What a document selects where these variables of @skip and @include are told.

    `sites` are those that its plans have come by, by their numbers.
    """

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    sites: dict[int, Site] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def numbered(self, site: Site) -> int:
        """The number of a new site; two threads may come by one at once."""
        number = next(self._numbers)
        self.sites[number] = site
        return number

    def fields(
        self, type: GraphQLObjectType, nodes: Sequence[FieldNode | OperationDefinitionNode]
    ) -> dict[str, list[FieldNode]]:
        """What these fields, or the operation, select together of an object of `type`, by response key."""
        found: dict[str, list[FieldNode]] = {}
        seen = set[str]()
        for node in nodes:
            if node.selection_set is not None:
                for each in self._within(type, node.selection_set, seen):
                    found.setdefault((each.alias or each.name).value, []).append(each)
        return found

    def _within(
        self, type: GraphQLObjectType, selected: SelectionSetNode, seen: set[str]
    ) -> Iterator[FieldNode]:
        for node in selected.selections:
            if not included(node, self.variables):
                continue
            if isinstance(node, FieldNode):
                yield node
                continue
            fragment: FragmentDefinitionNode | InlineFragmentNode
            if isinstance(node, FragmentSpreadNode):
                if node.name.value in seen:
                    continue
                seen.add(node.name.value)
                fragment = self.fragments[node.name.value]
            else:
                fragment = cast("InlineFragmentNode", node)
            if self._concerns(fragment, type):
                yield from self._within(type, fragment.selection_set, seen)

    def _concerns(
        self, fragment: FragmentDefinitionNode | InlineFragmentNode, type: GraphQLObjectType
    ) -> bool:
        condition = fragment.type_condition
        if condition is None or condition.name.value == type.name:
            return True
        wider = self.schema.type_map[condition.name.value]
        return is_abstract_type(wider) and self.schema.is_sub_type(wider, type)


_Shown = TypeVar("_Shown")

_Teller: TypeAlias = Callable[[Rows, Sequence[Any]], Any]
"""What is told of a page and one of its rows."""

_OF_PAGES: Mapping[str, _Teller] = {
    "cursor": lambda page, row: page.cursor(row),
    "totalCount": lambda page, _: page.total,
    "startCursor": lambda page, _: page.cursor(page.rows[0]) if page.rows else None,
    "endCursor": lambda page, _: page.cursor(page.rows[-1]) if page.rows else None,
    "hasNextPage": lambda page, _: page.of.bound is not None if page.of.backwards else page.more,
    "hasPreviousPage": lambda page, _: page.more if page.of.backwards else page.of.bound is not None,
}


def _cell(at: int) -> _Teller:
    return lambda _, row: row[at]


def _of_each(tell: _Teller) -> _Teller:
    # A row whose node is gone stands for its place alone.
    return lambda page, _: [tell(page, row) for row in page.rows if row[-1] is not None]


@dataclass(frozen=True, slots=True)
class Selected:
    """One field where it is selected, of a node of the graph's type `node`.

    `linked` are the properties that are of the relationship which the node was reached by.
    """

    selections: Selections
    definition: GraphQLField
    nodes: Sequence[FieldNode]
    path: tuple[str, ...]
    node: str = ""
    linked: frozenset[str] = _NO_NAMES

    @property
    def name(self) -> str:
        name: str = self.definition.extensions[DEFINITION].python_name
        return name

    @property
    def required(self) -> bool:
        return isinstance(self.definition.type, GraphQLNonNull)

    @property
    def type(self) -> Any:
        """The type in which it comes out."""
        return get_named_type(self.definition.type)

    @property
    def plan(self) -> Plan | None:
        plan: Plan | None = self.definition.extensions[DEFINITION].metadata.get(PLAN)
        return plan

    def within(self, type: GraphQLObjectType) -> Iterator[tuple[str, "Selected | None"]]:
        """The fields that are selected of an object of this type, by their keys; None for its own name."""
        for key, nodes in self.selections.fields(type, self.nodes).items():
            held = type.fields.get(nodes[0].name.value)
            yield key, held and replace(self, definition=held, nodes=nodes, path=(*self.path, key))

    def names(self) -> tuple[tuple[str, str | Constant], ...]:
        """The fields that are selected of an object of plain values, by their keys."""
        found = self.within(self.type)
        return tuple((key, Constant(self.type.name) if each is None else each.name) for key, each in found)

    def below(self, node: str, linked: frozenset[str] | None = None) -> Wanted:
        """What the field selects of nodes of this type, to which it leads."""
        if linked is None:
            linked = self.linked if node == self.node else _NO_NAMES
        return replace(self, node=node, linked=linked).as_type(self.type)

    def below_as_itself(self) -> Wanted:
        """What the field selects of the node it stands on, which comes out as what it is."""
        return replace(self, linked=_NO_NAMES).as_type(self.selections.schema.type_map[self.node])

    def as_type(self, type: Any) -> Wanted:
        """What it selects of its node, which comes out as this type."""
        if not isinstance(type, GraphQLInterfaceType):
            return self._object(type)
        property, names = type.extensions[DEFINITION].origin.told_apart
        types = self.selections.schema.type_map
        arms = tuple((value, self._object(types[name])) for value, name in names.items())
        return graph.Choice(self.node, property, arms)

    def _object(self, type: Any) -> Object:
        fields = (
            (key, Constant(type.name) if each is None else (each.plan or _ITSELF).expression(each))
            for key, each in self.within(type)
        )
        return Object(self.node, tuple(fields))

    def site(self, plan: AskedPlan, place: str = "") -> int:
        """The number of the site of its arguments; `place` names them, the path of the field unless given."""
        arguments = reader_of(self.definition, self.nodes[0])
        return self.selections.numbered(Site(arguments, place or ".".join(self.path), plan))

    def page(self, plan: AskedPlan, along: Path, place: str = "") -> Page:
        """What the field, a connection, selects."""
        here = replace(self, node=along[-1].node, linked=_NO_NAMES) if along else self
        shown: list[Wanted] = []
        asked = set[str]()
        tell = here.told(shown, asked, lambda each: each.below(here.node))
        listed, counted = bool(asked - {"totalCount"}), "totalCount" in asked
        site = self.site(plan, place)
        return Page(here.node, along, site, tuple(shown), listed, counted, lambda rows: tell(rows, ()))

    def told(self, shown: list[_Shown], asked: set[str], of: Callable[["Selected"], _Shown]) -> _Teller:
        """What tells a connection or a part of it; notes what is `shown` of nodes, and all `asked`."""
        parts: list[tuple[str, _Teller]] = []
        for key, each in self.within(self.type):
            if each is None:
                parts.append((key, lambda *_: self.type.name))
                continue
            name = each.nodes[0].name.value
            if name in ("node", "nodes"):
                shown.append(of(each))
                tell = _cell(len(shown))
            elif name in ("edges", "pageInfo"):
                tell = each.told(shown, asked, of)
            else:
                tell = _OF_PAGES[name]
            asked.add(name)
            parts.append((key, _of_each(tell) if name in ("nodes", "edges") else tell))
        return lambda page, row: {key: tell(page, row) for key, tell in parts}

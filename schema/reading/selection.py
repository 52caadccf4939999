"""From what is selected to the plan that the engine answers with.

Fragments, inline fragments, @include, @skip and aliases are dealt with here; what follows sees keys and what
comes out under them. The arguments of fields are read anew with every request: a `Site` knows how.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
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
from dutygraph.graph.store.plan import (
    Argument,
    Constant,
    Expression,
    Object,
    Page,
    Path,
    Rows,
    Wanted,
)
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
    """What a document selects where these variables of @skip and @include are told."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]

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


_Teller: TypeAlias = Callable[[Rows, Sequence[Any]], Any]
"""What is told of a page and one of its rows."""

_OF_PAGES: Mapping[str, _Teller] = MappingProxyType(
    {
        "cursor": lambda page, row: page.cursor(row),
        "totalCount": lambda page, _: page.total,
        "startCursor": lambda page, _: page.cursor(page.rows[0]) if page.rows else None,
        "endCursor": lambda page, _: page.cursor(page.rows[-1]) if page.rows else None,
        "hasNextPage": lambda page, _: page.of.bound is not None if page.of.backwards else page.more,
        "hasPreviousPage": lambda page, _: page.more if page.of.backwards else page.of.bound is not None,
    }
)


def _constant(value: str) -> _Teller:
    return lambda *_: value


def _cell(at: int) -> _Teller:
    return lambda _, row: row[at]


def _of_each(tell: _Teller) -> _Teller:
    return lambda page, _: [tell(page, row) for row in page.rows]


@dataclass(slots=True)
class Compiler:
    """Makes the plans of one root field; `sites` are those it has come by, by their numbers."""

    selections: Selections
    sites: dict[int, Site] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def site(self, definition: GraphQLField, node: FieldNode, place: str, plan: AskedPlan) -> int:
        """The number of a new one; two threads may come by one."""
        number = next(self._numbers)
        self.sites[number] = Site(reader_of(definition, node), place, plan)
        return number

    def wanted(
        self,
        type: GraphQLNamedType,
        node: str,
        nodes: Sequence[FieldNode],
        path: tuple[str, ...],
        linked: frozenset[str] = _NO_NAMES,
    ) -> Wanted:
        """What these fields select of nodes of the graph's type `node`, which come out as `type`."""
        if isinstance(type, GraphQLInterfaceType):
            property, names = type.extensions[DEFINITION].origin.told_apart
            arms = tuple(
                (value, self._object(self.selections.schema.type_map[name], node, nodes, path, linked))
                for value, name in names.items()
            )
            return graph.Choice(node, property, arms)
        return self._object(type, node, nodes, path, linked)

    def page(
        self,
        type: GraphQLNamedType,
        node: str,
        nodes: Sequence[FieldNode],
        path: tuple[str, ...],
        site: int,
        along: Path,
    ) -> Page:
        """A connection."""
        shown: list[Wanted] = []
        asked = set[str]()
        tell = self._told(type, node, nodes, path, shown, asked)
        listed, counted = bool(asked - {"totalCount"}), "totalCount" in asked
        return Page(node, along, site, tuple(shown), listed, counted, lambda rows: tell(rows, ()))

    def _object(
        self,
        type: GraphQLNamedType,
        node: str,
        nodes: Sequence[FieldNode],
        path: tuple[str, ...],
        linked: frozenset[str],
    ) -> Object:
        held = cast("GraphQLObjectType", type)
        fields: list[tuple[str, Expression]] = []
        for key, of_key in self.selections.fields(held, nodes).items():
            definition = held.fields.get(of_key[0].name.value)
            if definition is None:
                fields.append((key, Constant(held.name)))
                continue
            plan: Plan = definition.extensions[DEFINITION].metadata.get(PLAN) or _ITSELF
            here = Selected(self, definition, of_key, (*path, key), node, linked)
            fields.append((key, plan.expression(here)))
        return Object(node, tuple(fields))

    def _told(
        self,
        type: GraphQLNamedType,
        node: str,
        nodes: Sequence[FieldNode],
        path: tuple[str, ...],
        shown: list[Wanted],
        asked: set[str],
    ) -> _Teller:
        """What tells a connection or a part of it; notes what is `shown` of nodes, and all `asked`."""
        held = cast("GraphQLObjectType", type)
        parts: list[tuple[str, _Teller]] = []
        for key, of_key in self.selections.fields(held, nodes).items():
            name, below = of_key[0].name.value, (*path, key)
            definition = held.fields.get(name)
            if definition is None:
                parts.append((key, _constant(held.name)))
                continue
            inner = get_named_type(definition.type)
            if name in ("node", "nodes"):
                shown.append(self.wanted(inner, node, of_key, below))
                tell = _cell(len(shown))
            elif name in ("edges", "pageInfo"):
                tell = self._told(inner, node, of_key, below, shown, asked)
            else:
                tell = _OF_PAGES[name]
            asked.add(name)
            parts.append((key, _of_each(tell) if name in ("nodes", "edges") else tell))
        return lambda page, row: {key: tell(page, row) for key, tell in parts}


@dataclass(frozen=True, slots=True)
class Selected:
    """One field where it is selected, of a node of the graph's type `node`.

    `linked` are the properties that are of the relationship which the node was reached by.
    """

    _compiler: Compiler
    definition: GraphQLField
    nodes: Sequence[FieldNode]
    path: tuple[str, ...]
    node: str
    linked: frozenset[str] = _NO_NAMES

    @property
    def name(self) -> str:
        name: str = self.definition.extensions[DEFINITION].python_name
        return name

    @property
    def required(self) -> bool:
        return isinstance(self.definition.type, GraphQLNonNull)

    def names(self) -> tuple[tuple[str, str | Constant], ...]:
        """The fields that are selected of an object of plain values, by their keys."""
        type = cast("GraphQLObjectType", get_named_type(self.definition.type))
        found = self._compiler.selections.fields(type, self.nodes)
        return tuple(
            (key, of_key[0].name.value if of_key[0].name.value in type.fields else Constant(type.name))
            for key, of_key in found.items()
        )

    def below_as_itself(self) -> Wanted:
        """What the field selects of the node it stands on, which comes out as what it is."""
        type = self._compiler.selections.schema.type_map[self.node]
        return self._compiler.wanted(type, self.node, self.nodes, self.path)

    def below(self, node: str, linked: frozenset[str] | None = None) -> Wanted:
        """What the field selects of nodes of this type, to which it leads."""
        same = node == self.node if linked is None else False
        return self._compiler.wanted(
            get_named_type(self.definition.type),
            node,
            self.nodes,
            self.path,
            self.linked if same else linked or _NO_NAMES,
        )

    def site(self, plan: AskedPlan, place: str = "") -> int:
        """The number of the site of its arguments; `place` names them, the path of the field unless given."""
        place = place or ".".join(self.path)
        return self._compiler.site(self.definition, self.nodes[0], place, plan)

    def page(self, plan: AskedPlan, along: Path, place: str = "") -> Page:
        """What the field, a connection, selects."""
        node, type = along[-1].node if along else self.node, get_named_type(self.definition.type)
        return self._compiler.page(type, node, self.nodes, self.path, self.site(plan, place), along)

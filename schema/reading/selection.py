"""From a GraphQL selection set to the one `Fetch` that reads all of it.

Fragments, inline fragments, @include, @skip, aliases and arguments are dealt with here; what
follows sees only which properties and relations of which records are wanted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    VariableValues,
    get_argument_values,
    get_named_type,
    is_abstract_type,
)
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Value
from dutygraph.graph.store.port import Fetch, Order, Relation, Step, Where
from dutygraph.schema.context import Context, Info
from dutygraph.schema.reading.fields import PLAN, Needs, Plan, own_name
from dutygraph.schema.reading.fragments import included

DEFINITION = "strawberry-definition"
"""The key under which a GraphQL field's extensions hold its strawberry field."""


@dataclass(slots=True)
class Wanted:
    """What is read of records of one type, collected while the selection is walked."""

    node: str
    properties: set[str] = field(default_factory=set)
    relations: dict[str, "WantedRelation"] = field(default_factory=dict)

    def relation(
        self,
        name: str,
        path: tuple[Step, ...],
        *,
        where: Where | None = None,
        order: tuple[Order, ...] = (),
        after: tuple[Value, ...] | None = None,
        limit: int | None = None,
        backwards: bool = False,
        properties: tuple[str, ...] = (),
    ) -> "WantedRelation":
        """The relation of that name, made on first use; later uses ask for more of the same records.

        `properties` are those of the relationship itself.
        """
        made = WantedRelation(path, where, order, after, limit, backwards, Wanted(path[-1].node), properties)
        held = self.relations.setdefault(name, made)
        if held.asked != made.asked:
            raise InvalidInput(
                f"Two fields of one request come out under the name {name}.", "Rename one of the aliases."
            )
        return held

    def fetch(
        self,
        where: Where | None = None,
        order: tuple[Order, ...] = (),
        after: tuple[Value, ...] | None = None,
        limit: int | None = None,
        *,
        keyed: bool = False,
        backwards: bool = False,
    ) -> Fetch:
        return Fetch(
            self.node,
            properties=tuple(sorted(self.properties - {"id"})),
            where=where,
            order=order,
            after=after,
            limit=limit,
            keyed=keyed,
            backwards=backwards,
            relations=tuple(relation.relation(name) for name, relation in self.relations.items()),
        )


@dataclass(slots=True)
class WantedRelation:
    path: tuple[Step, ...]
    where: Where | None
    order: tuple[Order, ...]
    after: tuple[Value, ...] | None
    limit: int | None
    backwards: bool
    wanted: Wanted
    properties: tuple[str, ...] = ()
    page: "PageSelection | None" = None

    @property
    def asked(self) -> tuple[object, ...]:
        """What has to be equal where two fields share a relation."""
        return self.path, self.where, self.order, self.after, self.limit, self.backwards

    def relation(self, name: str) -> Relation:
        page, back = self.page or PageSelection(), self.backwards
        limit = self.limit if self.page is None else page.rows_of(self.limit, backwards=back)
        fetch = self.wanted.fetch(
            self.where, self.order, self.after, limit, keyed=page.cursors, backwards=back
        )
        return Relation(name, self.path, fetch, self.properties, total=page.total)


@dataclass(slots=True)
class PageSelection:
    """What of a connection is selected."""

    rows: bool = False
    cursors: bool = False
    next_page: bool = False
    previous_page: bool = False
    total: bool = False

    def rows_of(self, size: int | None, *, backwards: bool) -> int | None:
        """How many rows answer a page of `size`: one more shows whether there is a page beyond it."""
        if size is None:
            return None
        beyond = self.previous_page if backwards else self.next_page
        return size + beyond if self.rows or beyond else 0


class Selection:
    """The selection set of one root field."""

    def __init__(self, info: Info) -> None:
        raw = info._raw_info  # noqa: SLF001
        self.context: Context = info.context
        self._schema: GraphQLSchema = raw.schema
        self._fragments: Mapping[str, FragmentDefinitionNode] = raw.fragments
        self._variables: Mapping[str, Any] = info.variable_values
        self._strawberry = info.schema
        self._nodes: list[FieldNode] = raw.field_nodes
        self._key = str(raw.path.key)
        self._type = raw.return_type

    def wanted(self, type_name: str, node: str) -> Wanted:
        """What the field selects of records of `node`, which come out as `type_name`."""
        wanted = Wanted(node)
        for field_node in self._nodes:
            self.walk_as(type_name, field_node.selection_set, wanted, (self._key,))
        return wanted

    def wanted_page(self, node: str) -> tuple[Wanted, PageSelection]:
        """What the field, a connection, selects of records of `node`."""
        wanted, page = Wanted(node), PageSelection()
        type = _object(self._type)
        for field_node in self._nodes:
            self.walk_page(type, field_node.selection_set, wanted, page, (self._key,))
        return wanted, page

    def walk_as(
        self, type_name: str, selected: SelectionSetNode | None, wanted: Wanted, path: tuple[str, ...]
    ) -> None:
        """The same as `walk` of a type, or of those of an interface."""
        declared = self._schema.type_map[type_name]
        wanted.properties.update(told_apart_by(declared))
        for type in self.types_of(declared):
            self.walk(type, selected, wanted, path)

    def walk(
        self,
        type: GraphQLObjectType,
        selected: SelectionSetNode | None,
        wanted: Wanted,
        path: tuple[str, ...],
    ) -> None:
        for site in self.sites(type, selected, path):
            site.plan.want(site, wanted)

    def sites(
        self, type: GraphQLObjectType, selected: SelectionSetNode | None, path: tuple[str, ...]
    ) -> Iterator["Site"]:
        """The fields that are selected of an object at `path`."""
        for field_node, definition in self._fields(type, selected):
            yield Site(self, definition, field_node, (*path, _response_key(field_node)))

    def own_sites(self) -> Iterator["Site"]:
        """The fields that the root field itself selects."""
        for field_node in self._nodes:
            yield from self.sites(_object(self._type), field_node.selection_set, (self._key,))

    def walk_page(
        self,
        type: GraphQLObjectType,
        selected: SelectionSetNode | None,
        wanted: Wanted,
        page: PageSelection,
        path: tuple[str, ...],
    ) -> None:
        for field_node, definition in self._fields(type, selected):
            below = (*path, _response_key(field_node))
            match field_node.name.value:
                case "totalCount":
                    page.total = True
                case "nodes":
                    page.rows = True
                    inner = _object(definition.type)
                    self.walk(inner, field_node.selection_set, wanted, below)
                case "edges" | "pageInfo":
                    page.rows = True
                    inner = _object(definition.type)
                    self.walk_page(inner, field_node.selection_set, wanted, page, below)
                case "node":
                    inner = _object(definition.type)
                    self.walk(inner, field_node.selection_set, wanted, below)
                case "cursor" | "startCursor" | "endCursor":
                    page.cursors = True
                case "hasNextPage":
                    page.next_page = True
                case "hasPreviousPage":
                    page.previous_page = True

    def types_of(self, type: GraphQLNamedType) -> Sequence[GraphQLObjectType]:
        """The object types as which records of one node type come out: itself, or those of an interface."""
        if isinstance(type, GraphQLObjectType):
            return (type,)
        return self._schema.get_possible_types(type) if isinstance(type, GraphQLInterfaceType) else ()

    def arguments(self, definition: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """The arguments of a field as its resolver gets them."""
        held: StrawberryField = definition.extensions[DEFINITION]
        coerced = get_argument_values(definition, node, VariableValues({}, dict(self._variables)))
        return convert_arguments(
            coerced,
            held.arguments,
            self._strawberry.schema_converter.scalar_registry,
            self._strawberry.config,
        )

    def _fields(
        self, type: GraphQLObjectType, selected: SelectionSetNode | None
    ) -> Iterator[tuple[FieldNode, GraphQLField]]:
        if selected is None:
            return
        for node in self._field_nodes(type, selected, set()):
            definition = type.fields.get(node.name.value)
            # __typename is the executor's own
            if definition is not None:
                yield node, definition

    def _field_nodes(
        self, type: GraphQLObjectType, selected: SelectionSetNode, seen: set[str]
    ) -> Iterator[FieldNode]:
        for node in selected.selections:
            if not included(node, self._variables):
                continue
            if isinstance(node, FieldNode):
                yield node
                continue
            fragment: FragmentDefinitionNode | InlineFragmentNode
            if isinstance(node, FragmentSpreadNode):
                if node.name.value in seen:
                    continue
                seen.add(node.name.value)
                fragment = self._fragments[node.name.value]
            else:
                fragment = cast("InlineFragmentNode", node)
            if self._concerns(fragment, type):
                yield from self._field_nodes(type, fragment.selection_set, seen)

    def _concerns(
        self, fragment: FragmentDefinitionNode | InlineFragmentNode, type: GraphQLObjectType
    ) -> bool:
        condition = fragment.type_condition
        if condition is None or condition.name.value == type.name:
            return True
        wider = self._schema.type_map[condition.name.value]
        return is_abstract_type(wider) and self._schema.is_sub_type(wider, type)


def _object(type: GraphQLOutputType | GraphQLNamedType) -> GraphQLObjectType:
    return cast("GraphQLObjectType", get_named_type(type))


def told_apart_by(type: GraphQLNamedType) -> tuple[str, ...]:
    """The properties that say as which type of an interface a record comes out."""
    if not isinstance(type, GraphQLInterfaceType):
        return ()
    told: tuple[str, ...] = type.extensions[DEFINITION].origin.told_apart_by
    return told


def _response_key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value


@dataclass(frozen=True, slots=True)
class Site:
    """One field where it is selected."""

    selection: Selection
    definition: GraphQLField
    node: FieldNode
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The attribute that fields without arguments share, whatever their aliases."""
        name: str = self.definition.extensions[DEFINITION].python_name
        return name

    @property
    def own_name(self) -> str:
        return own_name(self.name, self.path)

    @property
    def place(self) -> str:
        """The field's response path, for messages."""
        return ".".join(self.path)

    @property
    def plan(self) -> Plan:
        plan: Plan | None = self.definition.extensions[DEFINITION].metadata.get(PLAN)
        return plan or Needs((self.name,))

    def arguments(self) -> dict[str, Any]:
        return self.selection.arguments(self.definition, self.node)

    def descend(self, wanted: Wanted) -> None:
        """Add what the field's own selection set wants of the records it leads to."""
        inner = get_named_type(self.definition.type)
        wanted.properties.update(told_apart_by(inner))
        for type in self.selection.types_of(inner):
            self.selection.walk(type, self.node.selection_set, wanted, self.path)

    def descend_as(self, type_name: str, wanted: Wanted) -> None:
        """The same where all of them are known to come out as this type."""
        self.selection.walk_as(type_name, self.node.selection_set, wanted, self.path)

    def below(self) -> Iterator["Site"]:
        """The fields that it selects of the object it leads to."""
        return self.selection.sites(_object(self.definition.type), self.node.selection_set, self.path)

    def descend_page(self, wanted: Wanted, page: PageSelection) -> None:
        """The same for a connection."""
        inner = _object(self.definition.type)
        self.selection.walk_page(inner, self.node.selection_set, wanted, page, self.path)

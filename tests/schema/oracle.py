"""What an operation answers by the library's own executor, over records in memory and without an engine."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLResolveInfo,
    OperationDefinitionNode,
    build_schema,
    execute_sync,
    get_argument_values,
    parse,
)
from graphql.execution.values import VariableValues, get_variable_values
from strawberry.types.arguments import convert_arguments

from dutygraph.graph.model import Node, NotModelled, Relationship, node_types_of
from dutygraph.graph.store.plan import Paging, Path, Rows
from dutygraph.graph.store.port import Fetch, PropertyKey, into, out
from dutygraph.schema.context import Context
from dutygraph.schema.documents import STATED_TYPES, Around, Excerpt, Itself, Located, Spans, WhyNot
from dutygraph.schema.duties.terms import ConditionGroups, NextDay, TimeRule, WhereStated
from dutygraph.schema.instruments.types import Aliases, ByLabel, InWords, Status
from dutygraph.schema.reading import fields
from dutygraph.schema.reading.connections import Paged, paging
from dutygraph.schema.reading.cursors import cursors_of
from dutygraph.schema.reading.filters import instrument_where
from dutygraph.schema.reading.inputs import DEFINITION
from dutygraph.schema.reading.making import STATED
from tests.graph.store.naive import NaiveGraph, kept_links
from tests.schema.conftest import SCHEMA
from tests.schema.operations import PAGES

_DOCUMENT = (out("STATED_IN", "SourceDocument"),)
_PROVISIONS = (out("HAS_PROVISION", "Provision"),)
_WHEN = out("WHEN", "Condition")
_DESIGNATIONS = (out("KNOWN_AS", "Designation"),)
_ISSUERS = (into("HAS_FACT", "Instrument"), out("ISSUED_BY", "Authority"))
_ALL = Paging()
_PLAIN = build_schema(SCHEMA.as_str())
"""The schema without what its fields do."""


@dataclass(frozen=True)
class Here:
    """A node; where a relationship to it says something of it, that and the node before."""

    node: Node
    link: Mapping[str, Any] | None = None
    above: "Here | None" = None

    def __getattr__(self, name: str) -> Any:
        if self.link is not None and name in self.link:
            return self.link[name]
        return getattr(self.node, name)


@dataclass(frozen=True)
class Shown:
    """A page: its nodes and what else a connection tells."""

    nodes: Sequence[Here]
    cursors: Sequence[str]
    total: int
    next: bool
    previous: bool


def _arguments(definition: GraphQLField, node: FieldNode, values: VariableValues) -> dict[str, Any]:
    """The arguments of a field as the library's executor makes them."""
    coerced = get_argument_values(definition, node, values)
    held = definition.extensions[DEFINITION]
    return convert_arguments(coerced, held.arguments, SCHEMA.schema_converter.scalar_registry, SCHEMA.config)


class Oracle:
    def __init__(self, nodes: Iterable[Node], links: Iterable[Relationship], context: Context) -> None:
        self._graph = NaiveGraph(nodes, kept_links(links))
        self._context = context

    def answer(self, query: str, variables: Mapping[str, Any]) -> tuple[Any, list[GraphQLError]]:
        document = parse(query)
        operation = next(each for each in document.definitions if isinstance(each, OperationDefinitionNode))
        declared = operation.variable_definitions or ()
        values = get_variable_values(SCHEMA._schema, declared, dict(variables))
        assert isinstance(values, VariableValues)
        self._values = values
        found = execute_sync(
            _PLAIN,
            document,
            variable_values=dict(variables),
            field_resolver=self._field,
            type_resolver=_type_of,
        )
        return found.data, found.errors or []

    def _field(self, source: Any, info: GraphQLResolveInfo[Any], **_: Any) -> Any:
        definition = cast("Any", SCHEMA._schema.type_map[info.parent_type.name]).fields[info.field_name]
        held = definition.extensions[DEFINITION]
        arguments = _arguments(definition, info.field_nodes[0], self._values)
        if source is None:
            return self._root(info.field_name, arguments)
        if isinstance(source, dict):
            return source[info.field_name]
        if isinstance(source, Shown | tuple):
            return _of_page(source, info.field_name)
        plan = held.metadata.get(fields.PLAN)
        return _plain(self._planned(plan, source, held.python_name, arguments))

    # ---- root fields ----

    def _root(self, name: str, arguments: Mapping[str, Any]) -> Any:
        match name:
            case "node":
                return self._by_id(arguments["id"])
            case "nodes":
                return [self._by_id(id) for id in arguments["ids"]]
            case "instrument":
                where = instrument_where(name, arguments["number"])
                found = self._all(Fetch("Instrument", where=where))
                if len(found) > 1:
                    raise ValueError("several")
                return found[0] if found else None
        node = PAGES.get(name) or name[0].upper() + name[1:-1]
        if name in ("enterpriseTypes", "profileFacts"):
            return sorted(self._all(Fetch(node)), key=lambda one: (one.position, one.id))
        order = (PropertyKey("severity"),) if name == "doubts" else ()
        page = paging(name, node, arguments, self._context, order)
        return self._shown(self._all(Fetch(node)), node, page)

    def _by_id(self, id: str) -> Here | None:
        for type in node_types_of(id):
            for one in self._all(Fetch(type)):
                if one.id == id:
                    return one
        return None

    def _all(self, fetch: Fetch) -> list[Here]:
        return [Here(self._graph.node(fetch.node, record.id)) for record in self._graph.fetch(fetch)]

    # ---- fields ----

    def _planned(self, plan: Any, source: Here, name: str, arguments: Mapping[str, Any]) -> Any:
        match plan:
            case None:
                found: Any = getattr(source, name)
            case fields.Property(own, default):
                held = getattr(source, own or name)
                found = default if held is None else held
            case fields.Same(present):
                found = source if present is None or getattr(source, present) is not None else None
            case fields.Along(path, False):
                found = next(iter(self._along(source, path)), None)
            case fields.Along(path, True, _, order):
                found = self._along(source, path, Paging(order=order))
            case Aliases():
                known = dict.fromkeys(one.text for one in self._along(source, _DESIGNATIONS))
                found = [text for text in known if text not in (source.number, source.title)]
            case fields.Derived(by, names):
                found = by(*(getattr(source, name) for name in names))
            case ConditionGroups():
                found = self._groups(source)
            case _:
                found = self._asked(plan, source, arguments)
        return found

    def _asked(self, plan: Any, source: Here, arguments: Mapping[str, Any]) -> Any:
        bind = getattr(plan, "bind", None)
        bound: Any = bind and bind("here", arguments, self._context)
        match plan:
            case ByLabel():
                found: Any = next(iter(self._along(source, _PROVISIONS, bound)), None)
            case Paged(path):
                found = self._shown(self._along(source, path), path[-1].node, bound)
            case NextDay():
                found = self._graph.keys(source.node, bound.order)[0]
            case Status():
                found = next(word for where, word in bound if self._graph.meets(source.node, where))
            case WhereStated():
                assert source.above is not None
                stands = source.link is not None and source.link.get("start") is not None
                found = Here(source.above.node, source.link, source.above) if stands else None
            case InWords(english):
                authorities = self._along(source, _ISSUERS)
                issuers = [{"id": one.id, "name": one.name, "name_en": one.name_en} for one in authorities]
                found = InWords(english)._told(source.name, source.value, issuers)
            case _:
                found = self._of_text(plan, source, bound)
        return found

    def _of_text(self, plan: Any, source: Here, bound: Any) -> Any:
        match plan:
            case Excerpt():
                end = len(source.text) if bound.end is None else bound.end
                if not 0 <= bound.start <= end <= len(source.text):
                    raise ValueError("outside")
                found: Any = source.text[bound.start : end]
            case Spans():
                paths = tuple((into("STATED_IN", node),) for node in STATED_TYPES)
                stated = [one for path in paths for one in self._along(source, path, Paging(bound.where))]
                found = sorted(stated, key=lambda one: (one.start, -one.end, one.id))
            case Itself():
                found = None if type(source.node) is NotModelled else source
            case WhyNot():
                found = source.reason if type(source.node) is NotModelled else None
            case Located() | Around():
                (document,) = self._along(source, _DOCUMENT)
                found = _placed(plan, source, document, bound)
            case _:
                raise TypeError(plan)
        return found

    def _along(self, source: Here, path: Path, page: Paging = _ALL) -> list[Here]:
        found = {node.id: node for node in self._graph.along(source.node, path)}
        fetch = Fetch("", where=page.where, order=page.order)
        return [Here(node) for node in self._graph.page(list(found.values()), fetch)]

    def _groups(self, source: Here) -> list[list[Here]]:
        found: dict[str, list[Here]] = {}
        conditions = [
            Here(
                node,
                {**dict.fromkeys(STATED), **dict(self._graph.link(source.node, _WHEN, node).properties)},
                source,
            )
            for node in self._graph.along(source.node, (_WHEN,))
        ]
        for one in sorted(conditions, key=lambda each: (each.start or 0, each.id)):
            for group in one.groups:
                found.setdefault(group, []).append(one)
        return [found[group] for group in sorted(found)]

    def _shown(self, nodes: Sequence[Here], node: str, asked: Paging) -> Shown:
        def page(size: int | None) -> list[Node]:
            fetch = Fetch(
                "",
                where=asked.where,
                order=asked.order,
                after=asked.bound,
                limit=size,
                backwards=asked.backwards,
            )
            return self._graph.page([one.node for one in nodes], fetch)

        assert asked.size is not None
        found = page(asked.size - 1)
        more = len(page(asked.size)) > len(found)
        reached = asked.bound is not None
        told = Rows((), None, more=False, of=Paging(cursors=cursors_of(node, asked.order).named))
        cursors = [told.cursor([list(self._graph.keys(one, asked.order))]) for one in found]
        total = sum(self._graph.meets(one.node, asked.where) for one in nodes)
        back = asked.backwards
        return Shown(
            [Here(one) for one in found], cursors, total, reached if back else more, more if back else reached
        )


def _placed(plan: Any, source: Here, document: Here, bound: Any) -> Any:
    match plan:
        case Located(among="pages"):
            return bisect_right([int(page) for page in document.pages], source.start) or None
        case Located(place):
            return len(document.text[: getattr(source, place)].encode("utf-16-le")) // 2
    first = max(0, source.start - bound.start)
    cut = document.text[first : source.end + bound.end]
    return {"text": cut, "start": source.start - first, "end": source.end - first}


def _of_page(source: Any, name: str) -> Any:
    if isinstance(source, tuple):
        return source[name == "cursor"]
    told = {
        "nodes": source.nodes,
        "edges": list(zip(source.nodes, source.cursors, strict=True)),
        "pageInfo": source,
        "totalCount": source.total,
        "hasNextPage": source.next,
        "hasPreviousPage": source.previous,
        "startCursor": source.cursors[0] if source.cursors else None,
        "endCursor": source.cursors[-1] if source.cursors else None,
    }
    return told[name]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value.value) if isinstance(value, Enum) else value


def _type_of(source: Here, _info: Any, _type: Any) -> str:
    kind = source.node.__class__.__name__
    return str(TimeRule.told_apart[1][source.kind]) if kind == "TimeRule" else kind

"""Random operations over what is stored: fragments, aliases, variables, pages both ways, errors."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, cast

from graphql import GraphQLInterfaceType, GraphQLNamedType, GraphQLObjectType, get_named_type, is_leaf_type

from tests.schema.conftest import SCHEMA

_TYPES = SCHEMA._schema.type_map

PAGES = {
    "tasks": "Task",
    "obligations": "Obligation",
    "instruments": "Instrument",
    "deliverables": "Deliverable",
    "taskLists": "TaskList",
    "documents": "SourceDocument",
    "authorities": "Authority",
    "doubts": "Doubt",
}
_ORDERS = {
    "tasks": ("NUMBER", "CITATIONS", "DELIVERABLES", "NEXT_DUE"),
    "instruments": ("NUMBER", "ISSUED_ON", "EFFECTIVE_ON", "CITED"),
    "obligations": ("POSITION", "NEXT_DUE"),
}
_FILTERS = {
    "Task": (
        "hasDeliverables: true", 'contains: "任务1"', "numbers: [1, 3]", "numbers: []", "category: 2",
        'instrument: "数安法"', 'enterpriseTypes: ["car-maker", "maker"]', 'taskList: "task-list:other"',
    ),
    "Obligation": (
        "bearer: ENTERPRISE", "modality: MANDATORY", "timeRule: ANNUAL_DEADLINE", 'contains: "报"',
        'fact: "levels"', 'enterpriseType: "car-maker"', "review: EXTRACTED",
    ),
    "Instrument": (
        "status: IN_FORCE", "status: UNKNOWN", "kinds: [LAW]", 'contains: "GB"', 'citedIn: "task-list:list"',
    ),
    "Deliverable": ("kind: REPORT", 'recipient: "authority:bureau"'),
    "TaskList": ("year: 2026", 'jurisdiction: "上海"', 'inForceOn: "2025-06-01"'),
}  # fmt: skip
_FILTERED = frozenset({"TaskList.tasks", "Instrument.citedBy"})


@dataclass
class Drawing:
    """One operation; `ids` are those of the graph by type."""

    random: Random
    ids: Mapping[str, Sequence[str]]
    variables: dict[str, Any] = field(default_factory=dict)
    declared: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)

    def operation(self) -> str:
        roots = " ".join(self._root(number) for number in range(self.random.randint(1, 3)))
        text = f"{{ {roots} }}"
        # What was drawn and not chosen takes its variables and fragments with it.
        for number in reversed(range(len(self.fragments))):
            if f"...f{number} " in text:
                text += f" {self.fragments[number]}"
        used = set(re.findall(r"\$(v[0-9]+)", text))
        self.variables = {name: told for name, told in self.variables.items() if name in used}
        declared = [each for each in self.declared if each[1:].partition(":")[0] in used]
        return f"query{_in(declared)} {text}"

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _root(self, number: int) -> str:
        kind = self.random.randint(0, 9)
        key = f"r{number}: "
        if kind < 3:
            type = self.random.choice(sorted(self.ids))
            id = self.random.choice(self.ids[type])
            below = f"__typename id {self._spread(type, self._fields(_TYPES[type], 4))}"
            if kind:
                return f"{key}node(id: {self._value('ID!', id)}) {{ {below} }}"
            asked = self._value("[ID!]!", [id, "task:none", self.random.choice(self.ids["Task"])])
            return f"{key}nodes(ids: {asked}) {{ {below} ... on Task {{ named: title }} }}"
        if kind == 3:
            number_ = self._value("String!", self.random.choice(["数安法", "GB 1—2024", "要求", "没有"]))
            return f"{key}instrument(number: {number_}) {{ {self._fields(_TYPES['Instrument'], 4)} }}"
        if kind == 4:
            name = self.random.choice(["enterpriseTypes", "profileFacts"])
            inner = {"enterpriseTypes": "EnterpriseType", "profileFacts": "ProfileFact"}[name]
            return f"{key}{name} {{ {self._fields(_TYPES[inner], 3)} }}"
        name = self.random.choice(sorted(PAGES))
        node = PAGES[name]
        arguments = []
        orders = _ORDERS.get(name, ())
        if orders and self._chance(0.4):
            way = self.random.choice(["ASC", "DESC"])
            arguments.append(f"orderBy: [{{field: {self.random.choice(orders)}, direction: {way}}}]")
        arguments += self._page(node, node, ordered=bool(arguments))
        return f"{key}{name}{_in(arguments)} {{ {self._connection(node, 4)} }}"

    def _page(self, node: str, filtered: str | None, *, ordered: bool) -> list[str]:
        size = self.random.choice([1, 2, 3, 7, 40])
        way = self.random.choice([("first", "after"), ("first", "after"), ("last", "before")])
        arguments = [f"{way[0]}: {self._value('Int', size)}"] if way[0] == "last" or self._chance(0.7) else []
        if not ordered and node in self.ids and self._chance(0.3):
            cursor = f"{node} {json.dumps([self.random.choice(self.ids[node])])}"
            if node != "Provision":
                arguments.append(f"{way[1]}: {self._value('String', cursor)}")
        filters = _FILTERS.get(filtered or "", ())
        if filters and self._chance(0.5):
            chosen = self.random.sample(filters, 1 + self._chance(0.3))
            names = {each.partition(":")[0]: each for each in chosen}
            arguments.append(f"filter: {{{', '.join(names.values())}}}")
        return arguments

    def _connection(self, node: str, depth: int) -> str:
        node_part = f"node {{ {self._fields(_TYPES[node], depth - 1)} }}"
        parts = [
            f"nodes {{ {self._fields(_TYPES[node], depth - 1)} }}",
            f"edges {{ {self._some(['cursor', '__typename', node_part])} }}",
            f"pageInfo {{ {self._some(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'])} }}",
            "totalCount",
            "__typename",
        ]
        return self._some(parts)

    def _some(self, parts: Sequence[str]) -> str:
        return " ".join(self.random.sample(list(parts), self.random.randint(1, len(parts))))

    def _fields(self, type: GraphQLNamedType, depth: int) -> str:
        assert isinstance(type, GraphQLObjectType)
        parts: list[str] = []
        names = self.random.sample(sorted(type.fields), self.random.randint(1, min(4, len(type.fields))))
        for number, name in enumerate(names):
            inner = get_named_type(type.fields[name].type)
            arguments = self._arguments(type.name, name)
            alias = f"a{depth}{number}: " if arguments or self._chance(0.15) else ""
            told = f"{alias}{name}{_in(arguments)}{self._directive()}"
            if is_leaf_type(inner):
                parts.append(told)
            elif depth > 0:
                parts.append(f"{told} {{ {self._below(type.name, name, inner, depth)} }}")
        if not parts or self._chance(0.15):
            parts.append("__typename")
        if self._chance(0.15):
            return self._spread(type.name, " ".join(parts))
        return " ".join(parts)

    def _below(self, parent: str, name: str, inner: GraphQLNamedType, depth: int) -> str:
        if inner.name.endswith("Connection"):
            return self._connection(_paged(inner), depth)
        if inner.name == "Node":
            own = self.random.choice(["Task", "Obligation", "Citation"])
            return f"__typename ... on {own} {{ {self._fields(_TYPES[own], depth - 1)} }}"
        if isinstance(inner, GraphQLInterfaceType):
            kinds = self.random.sample(list(SCHEMA._schema.get_possible_types(inner)), 2)
            arms = [f"... on {each.name} {{ {self._own(each)} }}" for each in kinds]
            return " ".join([self._some(["id", "text", "__typename", "confidence"]), *arms])
        return self._fields(inner, depth - 1)

    def _own(self, type: GraphQLObjectType) -> str:
        leaves = [name for name, held in type.fields.items() if is_leaf_type(get_named_type(held.type))]
        return " ".join(
            f"{type.name}_{name}: {name}" for name in self.random.sample(leaves, min(3, len(leaves)))
        )

    def _arguments(self, type: str, name: str) -> list[str]:
        inner = get_named_type(cast("GraphQLObjectType", _TYPES[type]).fields[name].type)
        if inner.name.endswith("Connection"):
            node = _paged(inner)
            return self._page(node, node if f"{type}.{name}" in _FILTERED else None, ordered=False)
        start, end = self.random.randint(0, 9), self.random.choice([5, 9, 12, 5000])
        label = self.random.choice(["第55条", "第五十五条第一项", "第一条"])
        choices: Mapping[str, Sequence[list[str]]] = {
            "Instrument.status": ([], ['on: "2010-05-01"'], [f"on: {self._value('Date', '2026-01-01')}"]),
            "Instrument.provision": ([f"label: {self._value('String!', label)}"],),
            "SourceDocument.text": ([], [f"start: {start}"], [f"start: {start}", f"end: {end}"]),
            "SourceDocument.spans": ([f"start: {self._value('Int!', start)}", "end: 30"],),
            "SourceSpan.context": ([], ["before: 2"], ["before: 0", f"after: {self._value('Int', 3)}"]),
        }
        return self.random.choice(choices.get(f"{type}.{name}", ([],)))

    def _directive(self) -> str:
        if not self._chance(0.08):
            return ""
        told = self._chance(0.5)
        return f" @{self.random.choice(['include', 'skip'])}(if: {self._value('Boolean!', told)})"

    def _spread(self, type: str, fields: str) -> str:
        if self._chance(0.5):
            return f"... on {type} {{ {fields} }}"
        self.fragments.append(f"fragment f{len(self.fragments)} on {type} {{ {fields} }}")
        return f"...f{len(self.fragments) - 1} "

    def _value(self, type: str, value: Any) -> str:
        if not self._chance(0.5):
            return json.dumps(value, ensure_ascii=False)
        name = f"v{len(self.declared)}"
        self.declared.append(f"${name}: {type}")
        self.variables[name] = value
        return f"${name}"


def _in(arguments: Sequence[str]) -> str:
    return f"({', '.join(arguments)})" if arguments else ""


def _paged(connection: GraphQLNamedType) -> str:
    """The type of the nodes of a connection."""
    node: str = get_named_type(cast("GraphQLObjectType", connection).fields["nodes"].type).name
    return node

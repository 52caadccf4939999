"""Random graphs of the real model and random fetches over them."""

import datetime
import itertools
import random
import typing
from enum import StrEnum

from hypothesis import strategies as st

from dutygraph.graph.model import (
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    SHORTCUTS,
    Node,
    Property,
    Relationship,
    Value,
    properties,
)
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Compare,
    Contains,
    CountKey,
    Direction,
    Equal,
    Fetch,
    IsNull,
    NextDateKey,
    Not,
    OneOf,
    Operator,
    Order,
    PropertyKey,
    Related,
    Relation,
    Step,
    Where,
    out,
)

# Half and full width, quotes and wildcards of query languages, beyond the basic plane, empty.
TEXTS = ("数据", "数据安全", "GB/T 1", "ＧＢ", "it's", '"q"', "100%_", "a\\b", "😀", "\uffff", "Ä", "a", "")
NUMBERS = (-1, 0, 1, 2, 2**53)
DATES = tuple(datetime.date(2024, 1, day) for day in (1, 2, 31))
TIMES = tuple(
    datetime.datetime(2024, 1, 1, 12, 0, 0, microseconds, datetime.UTC) for microseconds in (0, 7, 70)
)


def _choices(node_type: str, declared: Property) -> tuple[Value, ...]:
    hint = typing.get_type_hints(NODE_TYPES[node_type])[declared.name]
    for arm in (hint, *typing.get_args(hint)):
        if isinstance(arm, type) and issubclass(arm, StrEnum):
            return tuple(arm)[:3]
    return _of_kind(declared)


def _of_kind(declared: Property) -> tuple[Value, ...]:
    kinds: dict[type, tuple[Value, ...]] = {
        str: TEXTS,
        int: NUMBERS,
        bool: (False, True),
        datetime.date: DATES,
        datetime.datetime: TIMES,
        tuple: ((), ("a",), ("数据", "it's"), ("数据", "数据安全", "")),
    }
    return kinds[declared.kind]


def node_id(node_type: str, number: int, owner: str = "") -> str:
    """Unlike those of shared types, the ids of a document's own nodes differ by their `owner`."""
    record = NODE_TYPES[node_type]
    own = f"{owner}/{number}" if owner and not record.shared else f"{number}"
    return f"{record.prefix}:{own}" if record.prefix else f"{node_type.lower()}-{own}"


def draw_node(node_type: str, number: int, rng: random.Random, owner: str = "") -> Node:
    held: dict[str, Value] = {"id": node_id(node_type, number, owner)}
    for name, declared in properties(node_type).items():
        if name != "id":
            empty = not declared.required and rng.random() < 0.3
            held[name] = None if empty else rng.choice(_choices(node_type, declared))
    return NODE_TYPES[node_type](**held)  # type: ignore[arg-type]


def draw_link(type: str, start: Node, end: Node, rng: random.Random) -> Relationship:
    held = {
        declared.name: rng.choice(_of_kind(declared))
        for declared in RELATIONSHIP_TYPES[type].properties
        if declared.required or rng.random() < 0.5
    }
    return Relationship(
        type, start.__class__.__name__, start.id, end.__class__.__name__, end.id, tuple(sorted(held.items()))
    )


SHORT = {(short.type, short.start, short.end) for short in SHORTCUTS}


def draw_graph(
    source: str, seed: int, rank: Rank = Rank.DOCUMENT, owner: str = "", *, reaching: bool = False
) -> Statements:
    """Up to four nodes of every type, and about half of the relationships there could be.

    A shared node is one of two by its id, so that sources agree on some and not on others. With
    `reaching` joint relationships begin or end at shared nodes, too, that are not stated.
    """
    rng = random.Random(seed)
    nodes: dict[str, list[Node]] = {}
    absent: dict[str, list[Node]] = {}
    for node_type, record in NODE_TYPES.items():
        nodes[node_type], absent[node_type] = [], []
        for number in range(4):
            variant = random.Random(f"{node_type} {number} {rng.random() < 0.5}") if record.shared else rng
            node = draw_node(node_type, number, variant, owner)
            (nodes if rng.random() < 0.75 else absent)[node_type].append(node)
    links = []
    for declared in RELATIONSHIP_TYPES.values():
        for start_type, end_type in declared.ends:
            if (declared.name, start_type, end_type) in SHORT:
                continue
            pairs = list(itertools.product(nodes[start_type], nodes[end_type]))
            if reaching and NODE_TYPES[start_type].shared and NODE_TYPES[end_type].shared:
                pairs += itertools.product(nodes[start_type], absent[end_type])
                pairs += itertools.product(absent[start_type], nodes[end_type])
            links += [draw_link(declared.name, *pair, rng) for pair in pairs if rng.random() < 0.5]
    return Statements(
        Source(source, rank), tuple(node for group in nodes.values() for node in group), tuple(links)
    )


# ---- fetches ----------------------------------------------------------------


def steps_from(node_type: str) -> list[Step]:
    found = []
    for declared in RELATIONSHIP_TYPES.values():
        for start, end in declared.ends:
            if start == node_type:
                found.append(Step(declared.name, Direction.OUT, end))
            if end == node_type:
                found.append(Step(declared.name, Direction.IN, start))
    return found


@st.composite
def paths(draw: st.DrawFn, node_type: str, longest: int = 3) -> tuple[Step, ...]:
    path: list[Step] = []
    for _ in range(draw(st.integers(1, longest))):
        path.append(draw(st.sampled_from(steps_from(node_type))))
        node_type = path[-1].node
    return tuple(path)


def values(node_type: str, declared: Property) -> st.SearchStrategy[Value]:
    if declared.name == "id":
        return st.integers(0, 4).map(lambda number: node_id(node_type, number))
    return st.sampled_from(_choices(node_type, declared))


def _properties(node_type: str, *, of: typing.Callable[[Property], bool]) -> st.SearchStrategy[Property]:
    return st.sampled_from([declared for declared in properties(node_type).values() if of(declared)])


def _ordered(declared: Property) -> bool:
    return declared.kind is not tuple


@st.composite
def property_wheres(draw: st.DrawFn, node_type: str) -> Where:
    declared = draw(_properties(node_type, of=_ordered))
    value = values(node_type, declared)
    kind = draw(st.integers(0, 5))
    if kind <= 1:
        return Equal(declared.name, draw(value))
    if kind == 2:
        return OneOf(declared.name, tuple(draw(st.lists(value, max_size=3))))
    if kind == 3:
        return Compare(declared.name, draw(st.sampled_from(Operator)), draw(value))
    if kind == 4:
        return IsNull(declared.name)
    texts = _properties(node_type, of=lambda held: held.kind in (str, tuple))
    names = draw(st.lists(texts.map(lambda held: held.name), min_size=1, max_size=2, unique=True))
    return Contains(tuple(names), draw(st.sampled_from(TEXTS)))


@st.composite
def wheres(draw: st.DrawFn, node_type: str, depth: int = 2) -> Where:
    kind = draw(st.integers(0, 6)) if depth else 0
    if kind <= 1:
        return draw(property_wheres(node_type))
    if kind <= 3:
        path = draw(paths(node_type))
        end = path[-1].node
        known = values(end, properties(end)["id"]).map(lambda value: Equal("id", value))
        return Related(path, draw(st.one_of(st.none(), known, wheres(end, depth - 1))))
    if kind == 4:
        return Not(draw(wheres(node_type, depth - 1)))
    parts = tuple(draw(st.lists(wheres(node_type, depth - 1), max_size=3)))
    return All(parts) if kind == 5 else AnyOf(parts)


DEADLINES_OF = {
    "Obligation": (out("DUE", "TimeRule"),),
    "Task": (out("IMPOSES", "Obligation"), out("DUE", "TimeRule")),
}


@st.composite
def orders(draw: st.DrawFn, node_type: str) -> Order:
    descending = draw(st.booleans())
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return CountKey(draw(paths(node_type, 2)), descending)
    if kind == 1 and node_type in DEADLINES_OF:
        return NextDateKey(DEADLINES_OF[node_type], draw(st.dates()), descending)
    return PropertyKey(draw(_properties(node_type, of=_ordered)).name, descending)


@st.composite
def cursors(draw: st.DrawFn, node_type: str, order: tuple[Order, ...]) -> tuple[Value, ...]:
    keys: list[Value] = []
    for key in order:
        if isinstance(key, CountKey):
            keys.append(draw(st.integers(0, 3)))
        elif isinstance(key, NextDateKey):
            keys.append(draw(st.none() | st.dates()))
        else:
            declared = properties(node_type)[key.property]
            nulls = st.none() if not declared.required else st.nothing()
            keys.append(draw(st.one_of(values(node_type, declared), nulls)))
    return (*keys, node_id(node_type, draw(st.integers(0, 4))))


def seldom(draw: st.DrawFn) -> bool:
    """So that most answers are not empty."""
    return draw(st.integers(0, 2)) == 2


@st.composite
def fetches(draw: st.DrawFn, node_type: str | None = None, depth: int = 2) -> Fetch:
    node = node_type or draw(st.sampled_from(sorted(NODE_TYPES)))
    order = tuple(draw(st.lists(orders(node), max_size=2)))
    names = st.lists(st.sampled_from(list(properties(node))), max_size=4, unique=True)
    width = draw(st.integers(0, 2)) if depth else 0
    relations = [draw(_relations(node, f"relation_{number}", depth)) for number in range(width)]
    return Fetch(
        node,
        properties=tuple(name for name in draw(names) if name != "id"),
        where=draw(wheres(node)) if seldom(draw) else None,
        order=order,
        after=draw(cursors(node, order)) if seldom(draw) else None,
        limit=draw(st.integers(0, 4)) if seldom(draw) else None,
        backwards=seldom(draw),
        relations=tuple(relations),
    )


@st.composite
def _relations(draw: st.DrawFn, node_type: str, name: str, depth: int) -> Relation:
    path = draw(paths(node_type))
    held: tuple[str, ...] = ()
    if len(path) == 1:
        held = tuple(declared.name for declared in RELATIONSHIP_TYPES[path[0].type].properties)
    far = draw(fetches(path[-1].node, depth - 1))
    if set(held) & set(far.properties):
        held = ()
    return Relation(name, path, far, properties=held, total=draw(st.booleans()))

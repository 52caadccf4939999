"""Applying changes to the tables, within a transaction that the caller opened."""

import datetime
import itertools
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from dutygraph.graph.errors import InvalidInput, StaleChanges, StillReferenced, StoreError
from dutygraph.graph.model import RELATIONSHIP_TYPES, Node, Relationship, properties
from dutygraph.graph.stated import Batch, Statements, unpacked
from dutygraph.graph.store.content_hash import EMPTY, replaced
from dutygraph.graph.store.facts import by_node, packed
from dutygraph.graph.store.port import Revision
from dutygraph.graph.store.sqlite.ddl import END, START, quoted, relationship_table
from dutygraph.graph.store.sqlite.grams import forget_texts, keep_texts
from dutygraph.graph.store.sqlite.next_due import keep_days
from dutygraph.graph.store.sqlite.values import SqlValue, encoded, json_text

T = TypeVar("T")


def read_revision(connection: sqlite3.Connection) -> Revision:
    number, content_hash, changed_at = connection.execute(
        "SELECT number, content_hash, changed_at FROM _revision"
    ).fetchone()
    return Revision(number, content_hash, datetime.datetime.fromisoformat(changed_at))


def read_packed(connection: sqlite3.Connection, source: str) -> bytes | None:
    row = connection.execute("SELECT statements FROM _source WHERE id = ?", (source,)).fetchone()
    return None if row is None else row[0]


def read_statements(connection: sqlite3.Connection, source: str) -> Statements | None:
    packed = read_packed(connection, source)
    return None if packed is None else unpacked(packed)


def read_facts(connection: sqlite3.Connection, ids: Iterable[str]) -> Mapping[str, Sequence[Statements]]:
    rows = connection.execute(
        "SELECT source, id, statements FROM _fact WHERE id IN (SELECT value FROM json_each(?))",
        (json_text(list(ids)),),
    ).fetchall()
    own = {source for source, _, kept in rows if not kept}
    return by_node(rows, {source: read_statements(connection, source) for source in own})


def write(connection: sqlite3.Connection, changes: Batch) -> Revision:
    """Everything but the commit; foreign keys are checked by the commit, and `explain` says what broke."""
    content_hash = put(connection, changes, current(connection, changes.based_on).content_hash)
    return set_revision(connection, changes.based_on + 1, content_hash)


def current(connection: sqlite3.Connection, number: int) -> Revision:
    """The revision, of that number; else StaleChanges."""
    revision = read_revision(connection)
    if revision.number != number:
        raise StaleChanges(
            f"The graph is at revision {revision.number}, the changes were computed at {number}.",
            "Load again.",
        )
    return revision


def put(connection: sqlite3.Connection, changes: Batch, content_hash: str = EMPTY) -> str:
    """Nodes, relationships and what sources state; the graph's content hash after that."""
    forget_texts(connection, changes)
    _write_relationships(connection, changes)
    keep_texts(connection, changes)
    keep_days(connection, changes)
    _write_facts(connection, changes)
    return _state_sources(connection, content_hash, changes)


def explain(connection: sqlite3.Connection, changes: Batch) -> InvalidInput | StillReferenced | None:
    """What leaves a relationship without an end; whoever worked out the changes has told it better."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is None:
        return None
    table, _, lacking, _ = broken
    if any(node_type == lacking for node_type, _ in changes.deleted):
        return StillReferenced(
            f"{table} still refers to a {lacking} that would go.", "Remove or reload what refers to it first."
        )
    return InvalidInput(
        f"{table}, but there is no such {lacking}.", "Load what states it first, or correct the reference."
    )


def _write_relationships(connection: sqlite3.Connection, changes: Batch) -> None:
    for table, links in _by_table(changes.unrelated):
        connection.executemany(
            f"DELETE FROM {quoted(table)} WHERE {START} = ? AND {END} = ?",
            [(link.start, link.end) for link in links],
        )
    for node_type, pairs in _by(changes.deleted, itemgetter(0)):
        connection.executemany(f'DELETE FROM {quoted(node_type)} WHERE "id" = ?', [(id,) for _, id in pairs])
    for node_type, records in _by(changes.created, _type):
        _insert_nodes(connection, node_type, records)
    for node_type, records in _by(changes.updated, _type):
        _update_nodes(connection, node_type, records)
    for table, links in itertools.chain(_by_table(changes.related), _by_table(changes.altered)):
        held = [declared.name for declared in RELATIONSHIP_TYPES[links[0].type].properties]
        columns = ", ".join(quoted(name) for name in (START, END, *held))
        marks = ", ".join("?" * (len(held) + 2))
        connection.executemany(
            f"INSERT OR REPLACE INTO {quoted(table)} ({columns}) VALUES ({marks})",
            [_link_row(link, held) for link in links],
        )


def _link_row(link: Relationship, held: Sequence[str]) -> tuple[SqlValue, ...]:
    if not held:
        return link.start, link.end
    values = dict(link.properties)
    return (link.start, link.end, *(encoded(values.get(name)) for name in held))


def _insert_nodes(connection: sqlite3.Connection, node_type: str, records: Sequence[Node]) -> None:
    names = tuple(properties(node_type))
    columns = ", ".join(quoted(name) for name in names)
    marks = ", ".join("?" * len(names))
    try:
        connection.executemany(
            f"INSERT INTO {quoted(node_type)} ({columns}) VALUES ({marks})", _rows(node_type, names, records)
        )
    except sqlite3.IntegrityError as error:
        raise InvalidInput(
            f"A {node_type} is stated by another source already ({error}).",
            "Remove that source first, or give this one other ids.",
        ) from error


def _update_nodes(connection: sqlite3.Connection, node_type: str, records: Sequence[Node]) -> None:
    names = [name for name in properties(node_type) if name != "id"]
    assigned = ", ".join(f"{quoted(name)} = ?" for name in names)
    cursor = connection.executemany(
        f'UPDATE {quoted(node_type)} SET {assigned} WHERE "id" = ?',
        _rows(node_type, [*names, "id"], records),
    )
    if cursor.rowcount != len(records):
        raise StoreError(
            f"The graph lacks a {node_type} that its sources state.", "Load the documents into a new file."
        )


def _rows(node_type: str, names: Sequence[str], records: Iterable[Node]) -> Iterator[Sequence[SqlValue]]:
    held = properties(node_type)
    others = [at for at, name in enumerate(names) if held[name].kind not in (str, int)]
    read = attrgetter(*names)
    for record in records:
        row = [*read(record)]
        for at in others:
            row[at] = encoded(row[at])
        yield row


def _write_facts(connection: sqlite3.Connection, changes: Batch) -> None:
    # Of a node that a thousand state, one row is written.
    facts = changes.facts.items()
    connection.executemany(
        "INSERT OR REPLACE INTO _fact (id, source, statements) VALUES (?, ?, ?)",
        [(*key, packed(said)) for key, said in facts if said],
    )
    connection.executemany(
        "DELETE FROM _fact WHERE id = ? AND source = ?", [key for key, said in facts if not said]
    )


def _state_sources(connection: sqlite3.Connection, content_hash: str, changes: Batch) -> str:
    for source, said in changes.sources:
        row = connection.execute("SELECT content_hash FROM _source WHERE id = ?", (source.id,)).fetchone()
        before = None if row is None else row[0]
        after = said.content_hash if said else None
        content_hash = replaced(content_hash, source.id, before, after)
        if said is None:
            connection.execute("DELETE FROM _source WHERE id = ?", (source.id,))
        else:
            connection.execute(
                "INSERT OR REPLACE INTO _source (id, rank, content_hash, statements) VALUES (?, ?, ?, ?)",
                (source.id, str(source.rank), after, said.payload),
            )
    return content_hash


def set_revision(connection: sqlite3.Connection, number: int, content_hash: str) -> Revision:
    raised = Revision(number, content_hash, datetime.datetime.now(datetime.UTC))
    connection.execute(
        "UPDATE _revision SET number = ?, content_hash = ?, changed_at = ?",
        (raised.number, raised.content_hash, encoded(raised.changed_at)),
    )
    return raised


def _type(record: Node) -> str:
    return type(record).__name__


def _by_table(links: Iterable[Relationship]) -> Iterable[tuple[str, list[Relationship]]]:
    for ends, group in _by(links, attrgetter("type", "start_type", "end_type")):
        yield relationship_table(*ends), group


def _by(items: Iterable[T], key: Callable[[T], Any]) -> Iterable[tuple[Any, list[T]]]:
    groups: dict[Any, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return sorted(groups.items(), key=itemgetter(0))

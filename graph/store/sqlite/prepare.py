"""Making a file a store, and one of an older model a store of this one, each in one transaction."""

import contextlib
import datetime
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from dutygraph.graph.errors import OlderStore, StoreError
from dutygraph.graph.sources.rebuilding import Rebuilding
from dutygraph.graph.stated import Kept, Statements
from dutygraph.graph.store.content_hash import EMPTY, replaced
from dutygraph.graph.store.port import Revision
from dutygraph.graph.store.sqlite.ddl import check, create, is_new, is_prepared, quoted
from dutygraph.graph.store.sqlite.write import current, put, read_revision, read_statements, set_revision

_KEPT = frozenset({"_revision", "_source"})
"""The tables that do not follow from the model."""


def prepare(connection: sqlite3.Connection, path: Path, *, older: bool) -> None:
    """Make a new file a store, and with `older` rebuild one of an older model; else NotAStore."""
    if not is_new(connection):
        try:
            check(connection, path)
        except OlderStore:
            if not older:
                raise
        else:
            return
    rebuilt = False
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have prepared it while this one waited for the lock.
        try:
            if not is_prepared(connection, path):
                create(connection)
                now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
                connection.execute("INSERT INTO _revision VALUES (0, ?, ?)", (EMPTY, now))
        except OlderStore:
            _rebuild(connection, ((said, said.packed) for said in _sources(connection)))
            rebuilt = True
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    if rebuilt:
        # What the older model took is given back, unless somebody reads it just now or the disk is too full.
        with contextlib.suppress(sqlite3.Error):
            connection.execute("VACUUM")


def restate(connection: sqlite3.Connection, based_on: int, stated: Iterable[Kept]) -> Revision:
    """Everything but the commit: what these sources state is kept in the place of all else."""
    current(connection, based_on)
    connection.execute("DELETE FROM _source")
    return _rebuild(connection, stated)


def _rebuild(connection: sqlite3.Connection, stated: Iterable[Kept]) -> Revision:
    """Take away all that follows from the model, and make it anew out of what every source states."""
    held = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " ORDER BY sql LIKE '%REFERENCES%' DESC, sql LIKE 'CREATE VIRTUAL%' DESC"
    ).fetchall()
    for (name,) in held:
        if name not in _KEPT and not name.startswith("sqlite_"):
            connection.execute(f"DROP TABLE IF EXISTS {quoted(name)}")
    create(connection)
    anew = Rebuilding()
    for said, packed in stated:
        put(connection, anew.nodes(said, packed))
    for said in _sources(connection):
        put(connection, anew.links(said))
    put(connection, anew.merged())
    content_hash = EMPTY
    for id, kept in connection.execute("SELECT id, content_hash FROM _source"):
        content_hash = replaced(content_hash, id, None, kept)
    return set_revision(connection, read_revision(connection).number + 1, content_hash)


def _sources(connection: sqlite3.Connection) -> Iterator[Statements]:
    for (id,) in connection.execute("SELECT id FROM _source ORDER BY rank, id").fetchall():
        said = read_statements(connection, id)
        if said is None:
            raise StoreError(f"What {id} states is lost.", "Restore a backup.")
        yield said

"""The tables of the SQLite store, derived from the graph model, and the check that a file holds them."""

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from dutygraph.graph.errors import NotAStore
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Property, properties
from dutygraph.graph.store.model_mark import check_mark, mark, older
from dutygraph.graph.store.sqlite.days import without_day

APPLICATION_ID = int.from_bytes(b"duty", "big")
FORMAT = 1
"""Layout of the tables that do not follow from the model; rises when an older file cannot be read."""

START, END = "_start", "_end"
"""The columns of a relationship's ends; no property begins with an underscore."""

_OTHER_VERSION = (
    "请把文件装入新的图谱，或使用写入它的版本"
    " Load the documents into a new file, or use the version of dutygraph that wrote this one."
)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def relationship_table(type: str, start: str, end: str) -> str:
    """The name of the table that holds the relationships of a type between two node types."""
    return f"{start}_{type}_{end}"


_OWN = {
    "_model": "CREATE TABLE _model (mark TEXT NOT NULL PRIMARY KEY)",
    "_revision": "CREATE TABLE _revision"
    " (number INTEGER NOT NULL PRIMARY KEY, content_hash TEXT NOT NULL, changed_at TEXT NOT NULL)",
    "_source": "CREATE TABLE _source (id TEXT NOT NULL PRIMARY KEY, rank TEXT NOT NULL,"
    " content_hash TEXT NOT NULL, statements BLOB NOT NULL)",
    "_fact": "CREATE TABLE _fact (id TEXT NOT NULL, source TEXT NOT NULL, statements TEXT NOT NULL,"
    " PRIMARY KEY (id, source)) WITHOUT ROWID",
    "_due": "CREATE TABLE _due (node TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL,"
    " since INTEGER NOT NULL, PRIMARY KEY (node, at, id, since)) WITHOUT ROWID",
    "by_id__due": "CREATE INDEX by_id__due ON _due (node, id, at, since)",
    "_numbered": "CREATE TABLE _numbered (number INTEGER NOT NULL PRIMARY KEY, node TEXT NOT NULL,"
    " id TEXT NOT NULL)",
    "by_id__numbered": "CREATE INDEX by_id__numbered ON _numbered (node, id)",
    # Which pairs of characters stand in the texts of which numbered node; see `grams`.
    "_grams": 'CREATE VIRTUAL TABLE "_grams"'
    " USING fts5(grams, content = '', columnsize = 0, detail = none, tokenize = 'ascii')",
}


@cache
def schema() -> Mapping[str, str]:
    """The statement that creates each table and index, by its name: the store's own, one table for each
    node type, one for each relationship type and pair of ends.
    """
    return {**_OWN, **dict(_of_nodes()), **dict(_of_relationships())}


def _of_nodes() -> Iterator[tuple[str, str]]:
    for node, held in ((node, properties(node).values()) for node in NODE_TYPES):
        columns = ", ".join(map(_column, held))
        yield node, f'CREATE TABLE {quoted(node)} ({columns}, PRIMARY KEY ("id"))'
        for name in (each.name for each in held if each.indexed):
            # Completed by the id, to order by.
            on = f'{quoted(node)} ({quoted(name)}, "id")'
            yield f"by_{name}_{node}", f"CREATE INDEX {quoted(f'by_{name}_{node}')} ON {on}"
    yield (
        "without_day_TimeRule",
        f'CREATE INDEX "without_day_TimeRule" ON "TimeRule" ("id") WHERE {without_day()}',
    )


def _of_relationships() -> Iterator[tuple[str, str]]:
    for declared in RELATIONSHIP_TYPES.values():
        held = "".join(f", {_column(each)}" for each in declared.properties)
        for ends in declared.ends:
            table = relationship_table(declared.name, *ends)
            references = "".join(
                f', FOREIGN KEY ({end}) REFERENCES {quoted(node)} ("id") DEFERRABLE INITIALLY DEFERRED'
                for end, node in zip((START, END), ends, strict=True)
            )
            yield (
                table,
                f"CREATE TABLE {quoted(table)} ({START} TEXT NOT NULL, {END} TEXT NOT NULL{held},"
                f" PRIMARY KEY ({START}, {END}){references}) WITHOUT ROWID",
            )
            name = f"by_end_{table}"
            yield name, f"CREATE INDEX {quoted(name)} ON {quoted(table)} ({END}, {START})"


def _column(declared: Property) -> str:
    kind = "INTEGER" if declared.kind in (int, bool) else "TEXT"
    default = " DEFAULT '[]'" if declared.kind is tuple else ""
    return f"{quoted(declared.name)} {kind}{' NOT NULL' * declared.required}{default}"


def create(connection: sqlite3.Connection) -> None:
    """All tables and indexes that are not there, and the mark of the model, in the caller's transaction."""
    held = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for name, statement in schema().items():
        if name not in held:
            connection.execute(statement)
    connection.execute("DELETE FROM _model")
    connection.execute("INSERT INTO _model VALUES (?)", (mark(),))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Passes where the file holds a graph of this model; OlderStore or NotAStore else."""
    connection.execute("BEGIN")
    try:
        if not is_prepared(connection, path):
            raise NotAStore(
                f"{path} 中还没有图谱 holds no graph yet.", "先装入文件 Load something into it first."
            )
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def is_new(connection: sqlite3.Connection) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (names,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(application == 0 and names == 0)


def is_prepared(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether there is a graph, of this model; False for a new file, else OlderStore or NotAStore.

    In a transaction of the caller's, for another process may prepare it.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if application == 0 and not names:
        return False
    if application != APPLICATION_ID:
        raise NotAStore(
            f"{path} 是其他程序的 SQLite 数据库 is a SQLite database of another program.",
            "请换一个文件，此文件保持原样 Name another file; this one stays as it is.",
        )
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != FORMAT:
        raise NotAStore(
            f"{path} 的图谱格式为 {version}，本版本为 {FORMAT}"
            f" holds a graph of format {version}, this is format {FORMAT}.",
            _OTHER_VERSION,
        )
    held = connection.execute("SELECT mark FROM _model").fetchone() if "_model" in names else None
    check_mark(held and held[0], str(path))
    if not schema().keys() <= names:
        raise older(str(path))
    return True

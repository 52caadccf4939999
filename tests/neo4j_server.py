"""A real Neo4j for tests and benchmarks, without Docker: the server's own jars, fetched once by Maven.

`NEO4J_URI` (a store URL such as neo4j://user:password@host:7687/neo4j) names a server to use
instead; its database is emptied by the tests. `python -m tests.neo4j_server` keeps a server running
and prints its URL.
"""

import atexit
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

_ROOT = Path(__file__).resolve().parent.parent
_POM = Path(__file__).with_name("neo4j") / "pom.xml"
_CACHE = _ROOT / ".neo4j"
_PASSWORD = "password"
_START_S = 120
_OPENED = (
    "java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.lang",
    "java.base/java.util.concurrent",
)  # fmt: skip


class Neo4jMissing(Exception):
    """There is no Neo4j to test with; the message says what is lacking."""


class Neo4jServer:
    """A throw-away server on free ports of 127.0.0.1, in a temporary folder removed at the end.

    `kill` ends it at once, as a crash would; `start` brings it back with the same data and port.
    `quick` halves the work of starting at the cost of speed later on: for tests, not for measurements.
    """

    def __init__(self, *, quick: bool = False, heap: str = "1g", page_cache: str = "256m") -> None:
        self._library = library()
        self._home = Path(tempfile.mkdtemp(prefix="dutygraph-neo4j-"))
        self._machine = [f"-Xmx{heap}", "-XX:+UseSerialGC", *(["-XX:TieredStopAtLevel=1"] if quick else [])]
        self._process: subprocess.Popen[bytes] | None = None
        self._watch: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        conf = self._home / "conf"
        conf.mkdir()
        (conf / "neo4j.conf").write_text(
            "\n".join(
                (
                    "server.default_listen_address=127.0.0.1",
                    f"server.bolt.listen_address=127.0.0.1:{self.port}",
                    f"server.bolt.advertised_address=127.0.0.1:{self.port}",
                    "server.http.enabled=false",
                    "server.https.enabled=false",
                    f"server.memory.pagecache.size={page_cache}",
                    "db.tx_log.preallocate=false",
                    "dbms.usage_report.enabled=false",
                    # A graph that a test empties and another fills is no reason to plan all texts anew.
                    *(["dbms.cypher.min_replan_interval=24h"] if quick else []),
                )
            ),
            encoding="utf-8",
        )

    def url(self, *, password: str = _PASSWORD, scheme: str = "neo4j") -> str:
        return f"{scheme}://neo4j:{password}@127.0.0.1:{self.port}/neo4j"

    @property
    def process_id(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start, and wait until the database answers."""
        with (self._home / "output.log").open("ab") as output:
            self._process = subprocess.Popen(
                [
                    "java", "-cp", f"{self._library}/*", *self._machine,
                    *(f"--add-opens={opened}=ALL-UNNAMED" for opened in _OPENED),
                    "org.neo4j.server.CommunityEntryPoint",
                    f"--home-dir={self._home}", f"--config-dir={self._home / 'conf'}",
                ],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
        # Ends the server and removes its folder if this process is killed before it could.
        self._watch = subprocess.Popen(
            [
                "sh",
                "-c",
                'cat >/dev/null; kill -9 "$1"; rm -rf "$2"',
                "watch",
                str(self._process.pid),
                self._home,
            ],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        deadline = time.monotonic() + _START_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise Neo4jMissing(f"Neo4j did not start: {self._log()}")
            time.sleep(0.2)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def close(self) -> None:
        self.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _end(self, how: signal.Signals) -> None:
        if self._watch is not None:
            self._watch.kill()
            self._watch.communicate()
            self._watch = None
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        with contextlib.closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", self.port)) != 0:
                return False
        uri = f"bolt://127.0.0.1:{self.port}"
        try:
            with neo4j.GraphDatabase.driver(uri, auth=("neo4j", _PASSWORD)) as driver:
                driver.execute_query("RETURN 1", database_="neo4j")
                return True
        except AuthError:
            _set_password(uri)
        except (DriverError, Neo4jError, OSError):
            pass
        return False

    def _log(self) -> str:
        logs = (self._home / "output.log", self._home / "logs" / "debug.log")
        return "\n".join(
            log.read_text(encoding="utf-8", errors="replace")[-2000:] for log in logs if log.exists()
        )


def _set_password(uri: str) -> None:
    """Out of the box a server has the password neo4j and allows nothing before it is changed."""
    with (
        contextlib.suppress(ClientError, DriverError, OSError),
        neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver,
    ):
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
            password=_PASSWORD,
            database_="system",
        )


@cache
def library() -> Path:
    """The folder of the server's jars, fetched once; Neo4jMissing where it cannot be."""
    absent = [tool for tool in ("java", "mvn") if shutil.which(tool) is None]
    wanted = _CACHE / "lib"
    if "java" in absent:
        raise Neo4jMissing("java is not on the path; Neo4j 5 needs Java 17 or 21.")
    complete = wanted / ".complete"
    if complete.exists() and complete.read_text(encoding="utf-8") == _POM.read_text(encoding="utf-8"):
        return wanted
    if absent:
        raise Neo4jMissing("mvn is not on the path; Maven fetches the Neo4j server.")
    _CACHE.mkdir(exist_ok=True)
    fetched = Path(tempfile.mkdtemp(prefix="lib-", dir=_CACHE))
    try:
        result = subprocess.run(
            [
                "mvn", "--batch-mode", "--quiet", "--file", str(_POM),
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
                "-DincludeScope=runtime", f"-DoutputDirectory={fetched}",
            ],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
        if result.returncode != 0:
            raise Neo4jMissing(f"Maven could not fetch the Neo4j server: {result.stdout[-2000:]}")
        (fetched / ".complete").write_text(_POM.read_text(encoding="utf-8"), encoding="utf-8")
        shutil.rmtree(wanted, ignore_errors=True)
        fetched.rename(wanted)
    finally:
        shutil.rmtree(fetched, ignore_errors=True)
    return wanted


@cache
def neo4j_url() -> str:
    """The URL of the one server of this process, started at the first call and stopped at exit."""
    given = os.environ.get("NEO4J_URI")
    if given:
        return given
    server = Neo4jServer(quick=True)
    atexit.register(server.close)
    server.start()
    return server.url()


async def empty(url: str) -> None:
    """Remove all nodes and relationships of the database; constraints and indexes stay."""
    scheme, _, rest = url.partition("://")
    credentials, _, place = rest.rpartition("@")
    user, _, password = credentials.partition(":")
    host, _, database = place.partition("/")
    auth = neo4j.basic_auth(user, password) if user else None
    async with (
        neo4j.AsyncGraphDatabase.driver(
            f"{scheme}://{host}", auth=auth, notifications_min_severity="OFF"
        ) as driver,
        driver.session(database=database or None) as session,
    ):
        for pattern in ("()-[x]->()", "(x)"):
            # In parts, for what a benchmark left behind does not fit into one transaction.
            text = f"MATCH {pattern} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 20000 ROWS"
            await (await session.run(text)).consume()


def _free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve() -> None:
    with Neo4jServer() as server:
        print(server.url(), flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    _serve()

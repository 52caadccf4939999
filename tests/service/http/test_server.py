"""A real process: first start, stop by signals, a port that is taken."""

import asyncio
import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.service.http.server import bind

ROOT = Path(__file__).parents[3]
_MAIN = "from dutygraph.service.cli import main; main()"


@contextlib.contextmanager
def serving(
    store: Path, *arguments: str, beside: Path | None = None
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A service on a free port, with what it wrote until it was ready; modules may lie `beside` it."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from dutygraph.service.cli import main; main()",
            "serve",
            "--port",
            "0",
            *arguments,
        ],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, filter(None, (beside, ROOT)))),
            "DUTYGRAPH_STORE": f"sqlite:{store}",
        },
        cwd=store.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stderr is not None
        told = ""
        for line in process.stderr:
            told += line
            if "Ready" in line:
                break
        yield process, told
    finally:
        process.kill()
        process.communicate()


def base_url(told: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", told)
    assert found, told
    return found[0]


def ask(base: str, query: str) -> object:
    request = urllib.request.Request(
        f"{base}/graphql", json.dumps({"query": query}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["data"]


def test_the_first_start_loads_what_ships_and_the_next_finds_it(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    query = "{ tasks { totalCount } revision { number } }"
    with serving(store) as (process, told):
        assert "空" in told
        first = ask(base_url(told), query)
        assert isinstance(first, dict)
        assert first["tasks"] == {"totalCount": 17}
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    with serving(store) as (process, told):
        assert "空" not in told
        assert ask(base_url(told), query) == first
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_end_by_sigterm_resets_no_request(shipped_graph: Path, workers: str, tmp_path: Path) -> None:
    """Neither of clients that keep their connection nor of those that open one for each question.

    On a machine that has much else to do, a client may be quiet for longer than a service waits at its end.
    """
    (tmp_path / "sitecustomize.py").write_text(
        "from dutygraph.service.http import protocol\nprotocol._LAST_S = 30\n"
    )
    query = "{ tasks { nodes { obligations { citations { instrument { title } } } } } }"
    with serving(shipped_graph, "--workers", workers, beside=tmp_path) as (process, told):
        port = int(base_url(told).rpartition(":")[2])
        assert "Traceback" not in asyncio.run(_ask_until_the_end(process, port, query))
        assert process.wait(60) == 0


async def _ask_until_the_end(process: subprocess.Popen[str], port: int, query: str) -> str:
    """What the service wrote meanwhile: a pipe that nobody reads would hold it up."""
    answered, enough = 0, asyncio.Event()

    async def client(*, keeping: bool) -> None:
        nonlocal answered
        body = json.dumps({"query": query}).encode()
        connection = "keep-alive" if keeping else "close"
        asked = (
            f"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Connection: {connection}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        while True:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                return
            again = True
            while again:
                writer.write(asked)
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                assert head.startswith(b"http/1.1 200 ")
                length = re.search(rb"content-length: (\d+)", head)
                assert length is not None
                assert b'"errors"' not in await reader.readexactly(int(length[1]))
                answered += 1
                if answered == 100:
                    enough.set()
                again = b"connection: close" not in head
            writer.close()

    assert process.stderr is not None
    written = asyncio.create_task(asyncio.to_thread(process.stderr.read))
    clients = [asyncio.create_task(client(keeping=number % 2 == 0)) for number in range(16)]
    async with asyncio.timeout(180):
        await enough.wait()
        process.send_signal(signal.SIGTERM)
        await asyncio.gather(*clients)
        return await written


def test_several_workers_answer_on_one_port_and_see_every_load(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    query = "{ tasks { totalCount } revision { number } }"
    with serving(store, "--workers", "2") as (process, told):
        base = base_url(told)
        assert {str(ask(base, query)) for _ in range(10)} == {str(ask(base, query))}
        found: Any = ask(base, "{ taskLists { nodes { id } } }")
        lists = [one["id"] for one in found["taskLists"]["nodes"]]
        loading = subprocess.run(
            [sys.executable, "-c", "from dutygraph.service.cli import main; main()", "unload", *lists],
            env={**os.environ, "DUTYGRAPH_STORE": f"sqlite:{store}"},
            capture_output=True,
            check=False,
        )
        assert loading.returncode == 0, loading.stderr
        answers = [ask(base, query) for _ in range(20)]
        assert all(isinstance(answer, dict) and answer["tasks"]["totalCount"] == 0 for answer in answers)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux to find the workers")
def test_a_worker_that_dies_is_replaced_and_one_that_cannot_start_is_tried_again(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    with serving(store, "--workers", "2") as (process, told):
        base = base_url(told)
        first, second = _workers(process)
        os.kill(first, signal.SIGKILL)
        _until(lambda: len(_workers(process)) == 2 and first not in _workers(process))
        store.rename(tmp_path / "away")
        os.kill(second, signal.SIGKILL)
        assert process.stderr is not None
        assert any("图谱无法使用" in line for line in process.stderr)
        (tmp_path / "away").rename(store)
        _until(lambda: len(_workers(process)) == 2)
        assert all(ask(base, "{ tasks { totalCount } }") == {"tasks": {"totalCount": 17}} for _ in range(10))
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert "Traceback" not in process.stderr.read()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux to find the other process")
def test_an_index_is_built_again_where_the_process_that_built_it_died(
    shipped_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUTYGRAPH_SEARCH_INDEX", str(tmp_path / "search"))
    with serving(shipped_graph) as (process, told):
        _until(lambda: bool(_below(process, b"search.building")))
        os.kill(_below(process, b"search.building")[0], signal.SIGKILL)
        _until(lambda: ask(base_url(told), '{ search(text: "漏洞") { totalCount } }') is not None)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def _workers(process: subprocess.Popen[str]) -> list[int]:
    """The processes under it that answer, without the one that Python tracks resources with."""
    return _below(process, b"spawn_main")


def _below(process: subprocess.Popen[str], named: bytes) -> list[int]:
    below = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(id) for id in below if named in Path(f"/proc/{id}/cmdline").read_bytes()]


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError


def test_a_taken_port_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(tmp_path / "graph.sqlite", "--port", str(port)) as (process, told):
            assert process.wait(10) == 1
    assert f"127.0.0.1:{port}" in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7"])
def test_an_address_that_is_not_ours_is_told(host: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(host)):
        bind(host, 0)


def test_both_families_of_addresses_are_served() -> None:
    for host in ("127.0.0.1", "::1"):
        with bind(host, 0) as listener:
            assert listener.getsockname()[1] > 0

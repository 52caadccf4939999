import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from dutygraph.graph.errors import InvalidInput, OlderStore, StoreUnavailable
from dutygraph.graph.store.port import Fetch
from dutygraph.service.commands import serve
from dutygraph.service.settings import Settings
from dutygraph.service.stores import engine, is_absent, open_store, place, store_url

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:./graph.sqlite", "graph.sqlite"),
        ("sqlite:graphs/a b#c%20.sqlite", "graphs/a b#c%20.sqlite"),
        ("sqlite:/var/graph.sqlite", "/var/graph.sqlite"),
        ("SQLite:///var/a%20b.sqlite", "/var/a b.sqlite"),
    ],
)
def test_a_sqlite_url_names_a_file(url: str, path: str) -> None:
    assert (engine(url), place(url)) == ("SQLite", path)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("neo4j://user:secret@host:7687/database", "neo4j://host:7687/database"),
        ("bolt+ssc://user:s%40cret@[::1]:7687", "bolt+ssc://[::1]:7687"),
        ("neo4j+s://host", "neo4j+s://host"),
        ("neo4j://user:secret@host/db?token=secret", "neo4j://host/db"),
    ],
)
def test_a_place_is_shown_without_user_and_password(url: str, shown: str) -> None:
    assert (engine(url), place(url)) == ("Neo4j", shown)


def test_a_password_of_its_own_is_put_into_the_url_encoded() -> None:
    settings = Settings(store="bolt://neo4j@host:7687/neo4j", store_password="p@ss/w:rd#?%")
    assert store_url(settings) == "bolt://neo4j:p%40ss%2Fw%3Ard%23%3F%25@host:7687/neo4j"
    assert store_url(Settings(store="bolt://host", store_password="p")) == "bolt://neo4j:p@host"
    assert store_url(Settings(store="sqlite:a", store_password="p")) == "sqlite:a"


def test_two_passwords_are_one_too_many() -> None:
    with pytest.raises(InvalidInput, match="Both") as raised:
        store_url(Settings(store="bolt://neo4j:secret@host", store_password="secret"))
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "", "sqlite:", "sqlite://host/graph.sqlite", "graph.sqlite", "postgres://user:secret@host/db",
        "neo4j://", "neo4j:", "neo4j:///db", "neo4j://user:se/cret@host:7687/db", "neo4j://user:12/secret@host",
        "neo4j://user:secret#@host", "neo4j://user:12?secret@host", "neo4j://user:secret@host:port",
        "neo4j://user:secret@host:99999", "neo4j://user:secret@[::1",
    ],
)  # fmt: skip
async def test_an_unusable_url_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        await open_store(url)
    assert raised.value.remedy
    assert "DUTYGRAPH_STORE" in raised.value.message
    for part in ("secret", "cret@", "12"):
        assert part not in str(raised.value)


async def test_an_absent_file_is_made_unless_it_is_only_to_be_read(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path / 'new' / 'graph.sqlite'}"
    assert is_absent(url)
    with pytest.raises(StoreUnavailable, match=r"graph\.sqlite"):
        await open_store(url, read_only=True)
    assert is_absent(url)
    await (await open_store(url)).close()
    assert not is_absent(url)
    store = await open_store(url, read_only=True)
    assert (await store.revision()).number == 0
    await store.close()


async def test_no_server_there_is_told_without_the_password(unused_tcp_port: int) -> None:
    with pytest.raises(StoreUnavailable, match=str(unused_tcp_port)) as raised:
        await open_store(f"bolt://neo4j:secret@127.0.0.1:{unused_tcp_port}/neo4j")
    assert "secret" not in str(raised.value)


def test_starting_on_sqlite_costs_nothing_that_only_loading_or_neo4j_needs() -> None:
    program = """
import sys
import dutygraph.service.cli, dutygraph.service.commands.serve, dutygraph.service.commands.status
import dutygraph.service.stores, dutygraph.graph.store.sqlite.store
dear = (
    "neo4j", "pypinyin", "tantivy", "opencc", "icalendar", "xlsxwriter",
    "lxml", "docx", "openpyxl", "pdfplumber", "markdown_it", "dutygraph.loaders.read",
)
print(*(name for name in dear if name in sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == ""


async def test_serving_brings_a_file_of_an_older_version_into_the_form_of_this_one(
    shipped_graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(store=SecretStr(f"sqlite:{shipped_graph}"))
    with closing(sqlite3.connect(shipped_graph)) as connection:
        connection.executescript('DELETE FROM "_model"; ALTER TABLE "Task" DROP COLUMN "title_en"')
    with pytest.raises(OlderStore, match="dutygraph migrate"):
        await open_store(store_url(settings))
    store = await serve._open(settings)
    assert "旧版本" in capsys.readouterr().err
    assert await store.count(Fetch("Task")) == 17
    await store.close()
    await (await serve._open(settings)).close()
    assert capsys.readouterr().err == ""

"""The README's queries, asked of what ships."""

import re
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```graphql\n(.*?)```", README, re.DOTALL)


ANSWERED = re.findall(r"```graphql\n([^`]*)```\n+```json\n([^`]*)```", README)
FILES = re.findall(r"^/\w+\.\w+\?\S+$", README, re.MULTILINE)


def test_none_is_missed() -> None:
    assert (len(QUERIES), len(ANSWERED), len(FILES)) == (8, 2, 2)


@pytest.fixture
async def shipped_client(shipped_graph: Path, make_client: MakeClient) -> httpx.AsyncClient:
    return await make_client(await SqliteStore.open(shipped_graph, read_only=True))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: re.findall(r"\w+", query)[0])
async def test_each_brings_something(shipped_client: httpx.AsyncClient, query: str) -> None:
    response = (await shipped_client.post("/graphql", json={"query": query})).json()
    assert "errors" not in response
    assert all(response["data"].values())
    (nodes,) = response["data"].values()
    assert "nodes" not in nodes or nodes["nodes"]


@pytest.mark.parametrize(("query", "answer"), ANSWERED, ids=["duties", "calendar"])
async def test_the_answers_shown_are_those_given(
    shipped_client: httpx.AsyncClient, query: str, answer: str
) -> None:
    response = (await shipped_client.post("/graphql", json={"query": query})).json()
    assert response["data"] == orjson.loads(answer)


@pytest.mark.parametrize("address", FILES, ids=["calendar", "dossier"])
async def test_the_addresses_give_files(shipped_client: httpx.AsyncClient, address: str) -> None:
    # The list that ships is for one year, which need not be this one.
    response = await shipped_client.get(f"{address}&on=2026-03-01" if "on=" not in address else address)
    assert response.status_code == 200, response.text
    assert len(response.content) > 1_000


async def test_the_command_for_curl_asks_a_query_that_is_answered(shipped_client: httpx.AsyncClient) -> None:
    (body,) = re.findall(r"-d '(\{.*\})'", README)
    answer: Any = await shipped_client.post(
        "/graphql", content=body, headers={"content-type": "application/json"}
    )
    (task_list,) = answer.json()["data"]["taskLists"]["nodes"]
    assert len(task_list["categories"]) == 8

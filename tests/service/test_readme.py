"""The README's queries, asked of what ships."""

import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.sqlite import SqliteStore
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```graphql\n(.*?)```", README, re.DOTALL)


def test_there_are_five_of_them() -> None:
    assert len(QUERIES) == 5


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


async def test_the_command_for_curl_asks_a_query_that_is_answered(shipped_client: httpx.AsyncClient) -> None:
    (body,) = re.findall(r"-d '(\{.*\})'", README)
    answer: Any = await shipped_client.post(
        "/graphql", content=body, headers={"content-type": "application/json"}
    )
    (task_list,) = answer.json()["data"]["taskLists"]["nodes"]
    assert len(task_list["categories"]) == 8

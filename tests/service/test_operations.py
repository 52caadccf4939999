"""Every operation of the kit, with the answer that its page shows, asked of what ships.

`pytest --write-answers tests/service/test_operations.py` writes the answers anew, to be read before
they are kept.
"""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "operations.md"
MANIFEST: dict[str, dict[str, str]] = {
    operation["name"]: operation
    for operation in json.loads((ROOT / "kit" / "persisted-documents.json").read_text("utf-8"))["operations"]
}
SECTION = re.compile(r"### (\w+)\n\n(.+?)\n\n```json\n(.*?)\n```\n\n```json\n(.*?)\n```\n", re.DOTALL)
SECTIONS = {found[1]: found for found in SECTION.finditer(PAGE.read_text("utf-8"))}

# What depends on when and by which version the graph was loaded.
_OF_THE_LOAD = frozenset({"changedAt", "contentHash", "loadedAt"})
_LONGEST = 60


def abridged(value: Any, name: str = "") -> Any:
    """An answer as the page shows it: of a list the first, of a long text the beginning."""
    if isinstance(value, dict):
        return {key: abridged(inner, key) for key, inner in value.items() if key != "__typename"}
    if isinstance(value, list):
        more = [f"… {len(value) - 1} more"] if len(value) > 1 else []
        return [*(abridged(inner) for inner in value[:1]), *more]
    if name in _OF_THE_LOAD:
        return "…"
    return f"{value[:_LONGEST]}…" if isinstance(value, str) and len(value) > _LONGEST else value


@pytest.fixture
async def shipped_client(shipped_graph: Path, make_client: MakeClient) -> httpx.AsyncClient:
    return await make_client(await SqliteStore.open(shipped_graph, read_only=True))


def test_every_operation_has_its_section() -> None:
    assert list(SECTIONS) == list(MANIFEST)


@pytest.mark.parametrize("name", MANIFEST)
async def test_the_answer_shown_is_that_given(
    shipped_client: httpx.AsyncClient, name: str, request: pytest.FixtureRequest
) -> None:
    section = SECTIONS[name]
    variables = json.loads(section[3])
    told = (await _asked(shipped_client, name, variables)).json()
    assert "errors" not in told
    answer = json.dumps(abridged(told["data"]), ensure_ascii=False, indent=2)
    if request.config.getoption("write_answers"):
        page = PAGE.read_text("utf-8")
        shown = f"{section[0][: section.start(4) - section.start()]}{answer}\n```\n"
        PAGE.write_text(page.replace(section[0], shown), "utf-8")
    else:
        assert section[4] == answer, "run: pytest --write-answers tests/service/test_operations.py"


async def _asked(client: httpx.AsyncClient, name: str, variables: dict[str, Any]) -> httpx.Response:
    """By its hash as the manifest has it, which the service is told once."""
    operation = MANIFEST[name]
    by_hash = {
        "variables": variables,
        "extensions": {"persistedQuery": {"version": 1, "sha256Hash": operation["id"]}},
    }
    first = await client.post("/graphql", json=by_hash)
    assert first.json()["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
    await client.post("/graphql", json={**by_hash, "query": operation["body"]})
    return await client.post("/graphql", json=by_hash)

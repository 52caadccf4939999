"""Search in the service: what the README shows of it, its settings, and its end."""

import re
from pathlib import Path

import pytest

from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.service.http.app import create_app
from dutygraph.service.settings import Settings
from tests.conftest import PATIENCE_S
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^\| `([^`]+)` \| `([a-z]+:[^`]+)` \| `([A-Z]+)` [^|]*：([^|]+) \|$", README, re.MULTILINE
)

QUERY = """
query ($text: String!) {
  search(text: $text, first: 1) {
    nodes {
      matchedBy
      highlights { field start end }
      node { id ... on Task { title } ... on Obligation { text } ... on Instrument { number } }
    }
  }
}
"""


def test_the_readme_has_five_examples() -> None:
    assert len(EXAMPLES) == 5


async def test_the_examples_in_the_readme_hold(shipped_graph: Path, make_client: MakeClient) -> None:
    store = await SqliteStore.open(shipped_graph, read_only=True)
    client = await make_client(store, operation_timeout=PATIENCE_S)
    for text, id, kind, lit in EXAMPLES:
        answer = (await client.post("/graphql", json={"query": QUERY, "variables": {"text": text}})).json()
        [hit] = answer["data"]["search"]["nodes"]
        assert hit["node"]["id"] == id
        assert kind in hit["matchedBy"]
        shown = [
            hit["node"][light["field"]][light["start"] : light["end"]]
            for light in hit["highlights"]
            if light["field"] in hit["node"]
        ]
        assert lit in shown


async def test_the_index_lies_where_the_setting_says(
    shipped_graph: Path, make_client: MakeClient, tmp_path: Path
) -> None:
    store = await SqliteStore.open(shipped_graph, read_only=True)
    client = await make_client(store, search_index=tmp_path / "here", operation_timeout=PATIENCE_S)
    await client.post("/graphql", json={"query": '{ suggest(prefix: "漏") }'})
    [of_store] = (tmp_path / "here").iterdir()
    [index] = of_store.iterdir()
    assert (index / "complete").exists()
    await store.close()


async def test_a_line_of_synonyms_with_a_problem_is_told_and_the_service_starts(
    shipped_graph: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "synonyms.yaml").write_text("kind: synonyms\ngroups:\n  - [漏洞]\n", encoding="utf-8")
    store = await SqliteStore.open(shipped_graph, read_only=True)
    create_app(Settings(seeds=tmp_path), store)
    assert "synonyms.yaml:3" in caplog.text
    await store.close()


async def test_the_index_is_kept_up_from_start_to_shutdown(shipped_graph: Path, tmp_path: Path) -> None:
    store = await SqliteStore.open(shipped_graph, read_only=True)
    app = create_app(Settings(search_index=tmp_path / "search"), store)
    async with app.router.lifespan_context(app):
        pass
    # Whatever was being built is gone or whole.
    left = [each.name for folder in (tmp_path / "search").glob("*") for each in folder.iterdir()]
    assert not [name for name in left if name.startswith("building-")]

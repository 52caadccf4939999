import re
from pathlib import Path

import httpx
import pytest
from graphql import build_client_schema, get_introspection_query

from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

SERVICE = Path(__file__).parents[3] / "service"
PAGE = SERVICE / "http" / "graphiql_page"
VENDOR = SERVICE / "vendor" / "graphiql"


async def test_the_page_and_all_it_names_come_from_the_service(client: httpx.AsyncClient) -> None:
    page = await client.get("/graphiql")
    assert page.headers["content-type"].startswith("text/html")
    named = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    files = [name for name in named if not name.startswith("data:")]
    assert len(files) == 6
    for name in files:
        answered = await client.get(f"/{name}")
        assert answered.status_code == 200, name
        assert answered.headers["content-type"].startswith(("text/css", "text/javascript"))
        held = [folder / Path(name).name for folder in (PAGE, VENDOR)]
        assert [answered.content] == [file.read_bytes() for file in held if file.is_file()], name


async def test_nothing_on_the_page_is_fetched_from_elsewhere(client: httpx.AsyncClient) -> None:
    page = await client.get("/graphiql")
    policy = page.headers["content-security-policy"]
    assert "http" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "http" not in page.text
    styles = (VENDOR / "graphiql.min.css").read_text(encoding="utf-8")
    assert not re.search(r"@import|url\([^)a-z]*(?!data:)[a-z]", styles)


async def test_a_browser_that_opens_the_endpoint_gets_the_page(client: httpx.AsyncClient) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert (await client.get("/graphql", headers=browser)).text == (await client.get("/graphiql")).text
    asked = await client.get("/graphql", headers=browser, params={"query": "{ revision { number } }"})
    assert asked.json()["data"]


@pytest.mark.parametrize(
    ("graphiql", "host", "shown"),
    [
        ("auto", "127.0.0.1", True),
        ("auto", "127.8.8.8", True),
        ("auto", "::1", True),
        ("auto", "localhost", True),
        ("auto", "0.0.0.0", False),
        ("auto", "::", False),
        ("auto", "graph.example", False),
        ("on", "0.0.0.0", True),
        ("OFF", "127.0.0.1", False),
    ],
)
async def test_the_page_is_there_only_on_loopback_or_when_asked_for(
    make_client: MakeClient, graphiql: str, host: str, shown: bool
) -> None:
    client = await make_client(graphiql=graphiql, host=host)
    browser = {"accept": "text/html"}
    assert (await client.get("/graphiql")).status_code == (200 if shown else 404)
    assert (await client.get("/graphiql/graphiql.min.js")).status_code == (200 if shown else 404)
    assert (await client.get("/graphql", headers=browser)).status_code == (200 if shown else 400)


async def test_every_example_brings_something(shipped_graph: Path, make_client: MakeClient) -> None:
    client = await make_client(await SqliteStore.open(shipped_graph, read_only=True))
    script = (PAGE / "start.js").read_text(encoding="utf-8")
    examples = re.findall(r"^  `(.*?)`,$", script, re.DOTALL | re.MULTILINE)
    assert len(examples) == 5
    for query in examples:
        answered = (await client.post("/graphql", json={"query": query})).json()
        assert "errors" not in answered, query
        (found,) = answered["data"].values()
        assert found


async def test_what_the_page_asks_of_the_schema_is_within_the_limits(client: httpx.AsyncClient) -> None:
    query = get_introspection_query(
        specified_by_url=True, schema_description=True, input_value_deprecation=True
    )
    answered = await client.post("/graphql", json={"query": query, "operationName": "IntrospectionQuery"})
    schema = build_client_schema(answered.json()["data"])
    assert schema.query_type is not None
    assert "taskLists" in schema.query_type.fields


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fapp.py", "..%2Fgraphiql.html", "%2Fetc%2Fpasswd"])
async def test_no_other_file_is_served(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/graphiql/{name}")).status_code == 404


def test_the_notices_name_what_ships() -> None:
    notices = (VENDOR / "THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")
    for file in VENDOR.iterdir():
        assert file.name in notices or file.name == "THIRD-PARTY-NOTICES.txt"
    for name in ("graphiql", "react", "react-dom", "codemirror", "graphql", "Roboto", "Fira Code"):
        assert name in notices

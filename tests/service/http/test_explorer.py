"""The explorer as HTTP serves it; what it does in a browser is tested in tests/explorer."""

import gzip
import re
from pathlib import Path

import httpx
import pytest

from dutygraph.service.http.pages import SITE
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
)
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def built() -> list[str]:
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file())


async def test_the_page_and_all_it_names_come_from_the_service(client: httpx.AsyncClient) -> None:
    page = await client.get("/", headers=BROWSER)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["cache-control"] == "no-cache"
    named = [name for name in re.findall(r'(?:src|href)="([^"]+)"', page.text) if name != "data:,"]
    assert {Path(name).suffix for name in named} == {".js", ".css"}
    # Relative, so that they are found behind a proxy's prefix too.
    assert all(name.startswith("./assets/") for name in named)
    for name in named:
        assert (await client.get(f"/{name.removeprefix('./')}")).status_code == 200, name


async def test_every_file_of_the_build_is_served_as_it_is(client: httpx.AsyncClient) -> None:
    types = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain", ".html": "text/html"}
    for name in built():
        address = "/" if name == "index.html" else f"/{name}"
        for coding in ("identity", "gzip"):
            answered = await client.get(address, headers={"accept-encoding": coding})
            assert answered.content == (SITE / name).read_bytes(), name
            small = len(answered.content) < 1_000
            used = "identity" if small else coding
            assert answered.headers.get("content-encoding", "identity") == used
            assert answered.headers["content-type"].startswith(types[Path(name).suffix])
            assert small or answered.headers["vary"] == "Accept-Encoding"
            assert answered.headers["x-content-type-options"] == "nosniff"
        hashed = name.startswith("assets/")
        assert answered.headers["cache-control"] == (
            "public, max-age=31536000, immutable" if hashed else "no-cache"
        )


async def test_what_a_browser_holds_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get("/")
    again = await client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = await client.get("/", headers={"if-none-match": 'W/"other"'})
    assert other.status_code == 200


async def test_a_coding_that_is_refused_is_not_used(client: httpx.AsyncClient) -> None:
    answered = await client.get("/", headers={"accept-encoding": "br, gzip;q=0"})
    assert "content-encoding" not in answered.headers


async def test_nothing_beside_the_build_is_served(client: httpx.AsyncClient) -> None:
    for address in ("/assets/none.js", "/assets/..%2f..%2fexplorer.py", "/index.html/x", "/assets/"):
        assert (await client.get(address)).status_code == 404, address


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
async def test_the_page_is_there_on_every_host_unless_turned_off(make_client: MakeClient, host: str) -> None:
    assert (await (await make_client(host=host)).get("/")).status_code == 200
    without = await make_client(host=host, explorer="off")
    assert (await without.get("/")).status_code == (307 if host == "127.0.0.1" else 404)
    assert (await without.get(f"/{built()[1]}")).status_code == 404


async def test_the_licences_of_what_it_is_built_of_are_served(client: httpx.AsyncClient) -> None:
    notices = await client.get("/THIRD-PARTY-NOTICES.txt")
    assert re.search(r"^svelte \d", notices.text, re.MULTILINE)
    assert notices.text.count("Permission is hereby granted") >= 1


def test_the_build_fits_its_budget() -> None:
    size = {name: len(gzip.compress((SITE / name).read_bytes(), 9)) for name in built()}
    page = (SITE / "index.html").read_text(encoding="utf-8")
    scripts = [name for name in size if name.endswith(".js")]
    first = set(re.findall(r'"\./(assets/[^"]+\.js)"', page))
    assert sum(size[name] for name in first) <= 50_000
    assert sum(size[name] for name in size if name.endswith(".css")) <= 8_000
    assert sum(size[name] for name in scripts) <= 110_000

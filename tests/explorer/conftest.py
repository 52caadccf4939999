"""The explorer in a real Chromium, over real services on graphs of their own."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

SHIPPED_LIST = Path(__file__).parents[2] / "seeds" / "task-lists" / "shanghai-zhudun-2026.txt"
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
_FOCUSED = "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText)"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_PATIENCE_MS = 20_000
"""How long a busy machine may take for one step."""
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Explorer:
    """One tab. `problems`: what the console, the policy and the network would not let pass."""

    base: str
    context: BrowserContext
    page: Page
    problems: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> None:
        """Opens a page by its address in the fragment, anew, and waits until it stands."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.base}/{address}")
        self.stands()

    def stands(self) -> None:
        self.page.wait_for_function(
            "() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]')"
        )

    @property
    def fragment(self) -> str:
        return self.page.url.partition("#")[2]

    def focused(self) -> str:
        """The text of what has the focus; of a field, its name."""
        return str(self.page.evaluate(f"() => {_FOCUSED}"))

    def goes_to(self, text: str) -> None:
        """Waits until the focus is on something that holds the text."""
        self.page.wait_for_function(f"text => {_FOCUSED}.includes(text)", arg=text)

    def accessible(self) -> list[str]:
        """What axe finds wrong, each with the first element it concerns."""
        debugger = self.context.new_cdp_session(self.page)
        # By the debugger, for the page's policy lets no script in but its own.
        debugger.send("Runtime.evaluate", {"expression": _AXE})
        asked = f"axe.run(document, {{runOnly: {json.dumps(_RULES)}}}).then(found => found.violations)"
        found = debugger.send(
            "Runtime.evaluate", {"expression": asked, "awaitPromise": True, "returnByValue": True}
        )
        debugger.detach()
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["result"]["value"]]


def _chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    why = "chromium is missing: install the package chromium, with fonts-noto-cjk"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


# Not for the session: while it lives, no other test of this process can run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = _chromium()
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


NewExplorer = Callable[..., Explorer]


@pytest.fixture
def serve(tmp_path: Path, shipped_graph: Path) -> Iterator[Callable[..., str]]:
    """Starts services over documents; they outlive the test's tabs, of which none loses an answer so."""
    with contextlib.ExitStack() as started:
        yield lambda *documents: started.enter_context(serving(tmp_path, shipped_graph, *documents))


@pytest.fixture
def new_explorer(browser: Browser, serve: Callable[..., str]) -> Iterator[NewExplorer]:
    """Opens a tab on the service at `base`; after the test nothing may have been a problem."""
    opened: list[Explorer] = []

    def new(base: str, **options: Any) -> Explorer:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        explorer = Explorer(base, context, context.new_page())

        def console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                explorer.problems.append(message.text)

        explorer.page.on("console", console)
        explorer.page.on("pageerror", lambda error: explorer.problems.append(str(error)))
        explorer.page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((base, "data:", "blob:", "about:"))
                else explorer.problems.append(asked.url)
            ),
        )
        opened.append(explorer)
        return explorer

    yield new
    for explorer in opened:
        explorer.context.close()
    assert [problem for explorer in opened for problem in explorer.problems] == []


@pytest.fixture
def explorer(new_explorer: NewExplorer, shipped_service: str) -> Explorer:
    return new_explorer(shipped_service)


_COMMAND = [sys.executable, "-c", "from dutygraph.service.cli import main; main()"]


def _environment(folder: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("DUTYGRAPH_")},
        "DUTYGRAPH_STORE": f"sqlite:{folder / 'graph.sqlite'}",
        "DUTYGRAPH_SEARCH_INDEX": str(folder / "search"),
    }


def _load(folder: Path, *arguments: str) -> None:
    subprocess.run([*_COMMAND, "load", *arguments], env=_environment(folder), check=True, capture_output=True)


@pytest.fixture(scope="session")
def shipped_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of all that ships, made once; each service has a copy of it."""
    folder = tmp_path_factory.mktemp("graph")
    _load(folder, "--shipped")
    return folder / "graph.sqlite"


@contextlib.contextmanager
def serving(folder: Path, shipped_graph: Path, *documents: Path) -> Iterator[str]:
    """The address of a service over what ships and the documents."""
    shutil.copy(shipped_graph, folder / "graph.sqlite")
    if documents:
        _load(folder, *map(str, documents))
    # A file, for nobody reads along, and a full pipe would stop the service.
    log = folder / "log"
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            [*_COMMAND, "serve", "--port", "0"],
            env=_environment(folder),
            stdout=subprocess.DEVNULL,
            stderr=written,
        )
    try:
        while not (ready := re.search(r"Ready: (http://\S+)/graphql", log.read_text(encoding="utf-8"))):
            if process.poll() is not None:
                pytest.fail(log.read_text(encoding="utf-8"))
            time.sleep(0.1)
        yield ready[1]
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def shipped_service(tmp_path_factory: pytest.TempPathFactory, shipped_graph: Path) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("shipped"), shipped_graph) as base:
        yield base


def ask(base: str, query: str) -> Any:
    request = urllib.request.Request(
        f"{base}/graphql", json.dumps({"query": query}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["data"]

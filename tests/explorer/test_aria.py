"""What every page is to those who hear it: landmarks, headings, buttons and fields, as they were read before.

`pytest --write-answers tests/explorer/test_aria.py` writes them anew, to be read before they are kept.
"""

import re
from pathlib import Path

import pytest

from tests.explorer.conftest import NewExplorer
from tests.explorer.test_pages import addresses

HELD = Path(__file__).parent / "aria"

_LINE = re.compile(
    r' *- (?:\x27)?(?P<role>\w+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>(?: \[\w+(?:=\w+)?\])*)'
)
_BUILT = frozenset(
    {"banner", "navigation", "main", "contentinfo", "search", "complementary", "region", "table", "form"}
)
_NAMED = frozenset({"heading", "button", "combobox", "searchbox", "textbox", "spinbutton", "alert", "status"})


def skeleton(snapshot: str) -> list[str]:
    """The page without what it tells: the roles, of controls and headings the names, each once."""
    found = []
    for line in snapshot.splitlines():
        part = _LINE.match(line)
        if part is None or part["role"] not in _BUILT | _NAMED:
            continue
        level = re.search(r"\[level=(\d)\]", part["states"])
        if level and int(level[1]) > 2:
            continue
        # What is counted and what is asked are of the documents.
        name = re.sub(r"[\d,.–-]*\d", "#", part["name"] or "") if part["role"] in _NAMED else ""
        name = "?" if name.endswith(("？", "?")) else name
        found.append(f"{part['role']} {name}".strip() + (f" [level={level[1]}]" if level else ""))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_heard_as_before(
    new_explorer: NewExplorer, shipped_service: str, language: str, request: pytest.FixtureRequest
) -> None:
    explorer = new_explorer(shipped_service)
    heard: list[str] = []
    for name, address in addresses(shipped_service).items():
        explorer.open(f"{address}{'&' if '?' in address else '?'}lang={language}")
        if not heard:
            heard += ["# on every page", *skeleton(explorer.page.locator("header").aria_snapshot()), ""]
        heard += [f"# {name}", *skeleton(explorer.page.locator("main").aria_snapshot()), ""]
    told = "\n".join(heard)
    held = HELD / f"{language}.txt"
    if request.config.getoption("write_answers"):
        held.parent.mkdir(exist_ok=True)
        held.write_text(told, encoding="utf-8")
    assert told == held.read_text(encoding="utf-8"), "run: pytest --write-answers tests/explorer/test_aria.py"

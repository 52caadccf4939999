"""A hundred task lists that all concern the day: every page is there, and bears no more than it can show."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks.corpus import make_corpus
from tests.explorer.conftest import SHIPPED_LIST, Explorer, NewExplorer, ask, serving

LISTS = 100
MOST_ELEMENTS = 6_000
"""On a page, so that what is pressed is answered at once: `python -m benchmarks.page` measures it."""
TOLD = "types=iov-platform-operator&processes-important-data=true&on=2026-11-01"
PAGES = {
    "home": f"#/home?{TOLD}",
    "duties": f"#/duties?{TOLD}",
    "overlaps": f"#/duties?{TOLD}&show=overlaps",
    "standards": f"#/standards?{TOLD}",
    "calendar": f"#/calendar?{TOLD}&year=2026",
    "dossier": f"#/dossier?{TOLD}",
    "profile": f"#/profile?{TOLD}",
    "what-if": f"#/whatif?{TOLD}&if.exports-data=true",
    "instrument": "#/instrument/instrument:GB-44495-2024",
    "ledger": "#/ledger",
    "compare": "#/compare",
    "documents": "#/documents",
}


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory, shipped_graph: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hundred")
    lists = make_corpus(SHIPPED_LIST.parents[1], LISTS, folder).lists
    with serving(folder, shipped_graph, *lists[1:]) as base:
        yield base


def test_every_page_bears_a_hundred_lists(new_explorer: NewExplorer, hundred: str) -> None:
    assert ask(hundred, "{ taskLists { totalCount } }")["taskLists"]["totalCount"] == LISTS
    explorer = new_explorer(hundred)
    heavy = {}
    for name, address in PAGES.items():
        explorer.open(address)
        count = explorer.page.evaluate("() => document.querySelectorAll('*').length")
        if count > MOST_ELEMENTS:
            heavy[name] = count
        expect(explorer.page.locator("h1")).to_have_count(1)
    assert heavy == {}


def test_what_is_not_shown_at_once_is_shown_when_asked_and_printed(
    new_explorer: NewExplorer, hundred: str
) -> None:
    explorer: Explorer = new_explorer(hundred)
    explorer.open(f"#/dossier?{TOLD}")
    page = explorer.page
    cards = page.locator("main section.card")
    shown = page.locator("main p.noprint [role=status]").first
    expect(cards).to_have_count(20)
    total = int(shown.inner_text().split("共 ")[1])
    assert total > 20
    page.get_by_role("button", name="再显示一些").click()
    expect(cards).to_have_count(min(40, total))
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(cards).to_have_count(total)


def test_one_of_them_is_chosen(new_explorer: NewExplorer, hundred: str) -> None:
    explorer = new_explorer(hundred)
    explorer.open(f"#/duties?{TOLD}")
    lists = explorer.page.locator("main section.card > p.quiet").all_inner_texts()
    assert lists, "each task says of which list it is"
    explorer.page.locator("details.enterprise summary").click()
    held = ask(hundred, "{ taskLists(first: 100) { nodes { id title year } } }")["taskLists"]["nodes"]
    chosen = [one for one in held if one["year"] == 2026][-1]
    explorer.page.get_by_label("任务清单").select_option(chosen["id"])
    expect(explorer.page.locator("h1")).to_have_text(chosen["title"])
    expect(explorer.page.locator("main section.card > p.quiet")).to_have_count(0)

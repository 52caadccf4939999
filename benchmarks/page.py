"""How soon the explorer answers what is pressed, over many task lists.

    python -m benchmarks.page [--k 100]

In a real Chromium (`playwright` and the package `chromium`). For each page the longest interaction to the
next paint, in milliseconds; exits with 1 where one takes longer than `LONGEST_MS`.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus import make_corpus
from benchmarks.report import Table
from tests.explorer.conftest import serving

LONGEST_MS = 200
_TOLD = "types=iov-platform-operator&processes-important-data=true&on=2026-11-01"
_MORE = "main p.noprint button"
PRESSED: Mapping[str, Sequence[str]] = {
    f"#/home?{_TOLD}": ("main details.card summary", "header a[lang=en]"),
    f"#/duties?{_TOLD}": (
        "main nav a.UNKNOWN",
        "main nav a.button",
        _MORE,
        "header a[lang=en]",
        ".enterprise summary",
    ),
    f"#/calendar?{_TOLD}&year=2026": (".months button", _MORE, "main p.row a"),
    f"#/dossier?{_TOLD}": (_MORE, ".enterprise summary"),
    f"#/standards?{_TOLD}": ("main nav a.UNKNOWN", _MORE),
    f"#/profile?{_TOLD}": ("form button.main",),
    "#/instruments": (_MORE, "main li a"),
    "#/ledger": ("main a.go",),
}
_WATCH = """
window.taken = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (one.interactionId) taken.push(one.duration);
}).observe({ type: 'event', durationThreshold: 16 });
"""
_READY = "() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]')"
_SETTLES_MS = 500


def longest(page: Page, base: str, address: str, pressed: Sequence[str]) -> float:
    """In milliseconds, of what is pressed on a page one after the other."""
    page.goto("about:blank")
    page.goto(f"{base}/{address}")
    page.wait_for_function(_READY)
    for selector in pressed:
        page.locator(selector).first.click()
        page.wait_for_timeout(_SETTLES_MS)
        page.wait_for_function(_READY)
    return float(page.evaluate("() => Math.max(0, ...taken)"))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--k", type=int, default=100, help="how many task lists (default: %(default)s)")
    count = parser.parse_args().k
    seeds = Path(__file__).resolve().parent.parent / "seeds"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        lists = make_corpus(seeds, count, folder).lists
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with serving(folder, *lists[1:]) as base:
            page = browser.new_page()
            page.add_init_script(_WATCH)
            found = {address: longest(page, base, address, pressed) for address, pressed in PRESSED.items()}
        browser.close()
    rows = tuple((address.partition("?")[0], f"{taken:.0f}") for address, taken in found.items())
    print(
        "\n".join(
            Table(f"Interaction to next paint over {count} lists, ms", ("page", "longest"), rows).lines()
        )
    )
    return int(max(found.values()) > LONGEST_MS)


if __name__ == "__main__":
    sys.exit(main())

"""Every page, in both languages, light and dark, wide and narrow: it stands, and nothing keeps anyone out."""

from pathlib import Path

import pytest

from tests.explorer.conftest import NewExplorer, ask

REQUESTS = {
    "task": 3,
    "ledger": 3,
    "provision": 3,
    "by-id": 4,
    "by-id-citation": 3,
    "by-id-time-rule": 3,
    "by-id-requirement": 3,
}
"""Two for all others."""

TOLD = "types=iov-platform-operator&processes-important-data=true&protection-levels=3"


def addresses(base: str) -> dict[str, str]:
    found = ask(
        base,
        "{ tasks(filter: {numbers: [9]}) { nodes { id category { id } obligations { id requirements { id } }"
        " deliverables { id recipients { id } } enterpriseTypes { id } } }"
        " cited: tasks { nodes { citations { id } } }"
        " obligations(filter: {timeRule: ANNUAL_DEADLINE}, first: 1) { nodes { timeRules { id } } }"
        ' instrument(number: "GB 44495-2024") { id provisions(first: 1) { nodes { id } } } }',
    )
    (task,) = found["tasks"]["nodes"]
    instrument = found["instrument"]
    citation = next(one["id"] for cited in found["cited"]["nodes"] for one in cited["citations"])
    return {
        "home": "#/",
        "home-told": f"#/home?{TOLD}",
        "profile": "#/profile",
        "profile-told": f"#/profile?{TOLD}",
        "duties": f"#/duties?{TOLD}",
        "duties-untold": "#/duties",
        "overlaps": f"#/duties?{TOLD}&show=overlaps",
        "standards": f"#/standards?{TOLD}",
        "standards-untold": "#/standards?show=UNKNOWN",
        "task": f"#/task/{task['id']}?at={task['obligations'][1]['id']}",
        "calendar": f"#/calendar?{TOLD}&year=2026",
        "dossier": f"#/dossier?{TOLD}",
        "what-if": f"#/whatif?{TOLD}&if.exports-data=true",
        "instruments": "#/instruments",
        "instrument": f"#/instrument/{instrument['id']}",
        "provision": f"#/provision/{instrument['provisions']['nodes'][0]['id']}",
        "compare": "#/compare",
        "ledger": "#/ledger",
        "documents": "#/documents",
        "search": "#/search?q=数据出境",
        "by-id": f"#/id/{task['id']}",
        "by-id-citation": f"#/id/{citation}",
        "by-id-time-rule": f"#/id/{found['obligations']['nodes'][0]['timeRules'][0]['id']}",
        "by-id-requirement": f"#/id/{task['obligations'][0]['requirements'][0]['id']}",
        "by-id-authority": f"#/id/{task['deliverables'][0]['recipients'][0]['id']}",
        "by-id-category": f"#/id/{task['category']['id']}",
        "by-id-type": f"#/id/{task['enterpriseTypes'][0]['id']}",
        "no-page": "#/nothing",
        "not-held": "#/task/task:none",
        "not-understood": "#/duties?size=l&colour=red&types=baker",
    }


@pytest.mark.parametrize(
    ("scheme", "width", "language"),
    [("light", 1360, "zh"), ("dark", 390, "zh"), ("light", 390, "en"), ("dark", 1360, "en")],
)
def test_every_page_stands_and_keeps_nobody_out(
    new_explorer: NewExplorer, shipped_service: str, scheme: str, width: int, language: str, tmp_path: Path
) -> None:
    explorer = new_explorer(shipped_service, color_scheme=scheme, viewport={"width": width, "height": 900})
    asked: list[str] = []
    explorer.page.on(
        "request", lambda request: asked.append(request.url) if request.method == "POST" else None
    )
    wrong: dict[str, object] = {}
    for name, address in addresses(shipped_service).items():
        asked.clear()
        explorer.open(f"{address}{'&' if '?' in address else '?'}lang={language}")
        # One for the shell, one for the page, one for each window of a source; none holds the profile.
        assert len(asked) <= REQUESTS.get(name, 2), name
        assert set(asked) == {f"{shipped_service}/graphql"}
        assert explorer.page.locator("h1").count() == 1, name
        assert explorer.page.title().endswith(" · dutygraph"), name
        assert explorer.page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[language]
        assert explorer.page.evaluate(
            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), f"{name} is wider than the window"
        explorer.page.screenshot(path=tmp_path / f"{name}.png", full_page=True)
        if found := explorer.accessible():
            wrong[name] = found
    assert wrong == {}

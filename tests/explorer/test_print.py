"""What comes out on paper."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.explorer.conftest import Explorer, ask
from tests.explorer.test_pages import addresses

_POINTS = 72
_MM = 25.4


def printed(explorer: Explorer, path: Path) -> list[str]:
    """The text of each sheet, which is A4."""
    explorer.page.pdf(path=path, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(path) as document:
        for width, height in (document.get_page_size(at) for at in range(len(document))):
            assert (round(width / _POINTS * _MM), round(height / _POINTS * _MM)) == (210, 297)
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize(
    "name", ["task", "duties", "calendar", "dossier", "standards", "instrument", "ledger"]
)
def test_a_page_is_printed_without_what_only_a_screen_needs(
    explorer: Explorer, name: str, tmp_path: Path
) -> None:
    found = ask(explorer.base, "{ revision { number contentHash } taskLists { nodes { title } } }")
    revision, (held,) = found["revision"], found["taskLists"]["nodes"]
    address = addresses(explorer.base)[name]
    explorer.open(f"{address}{'&' if '?' in address else '?'}on=2026-11-01")
    sheets = printed(explorer, tmp_path / f"{name}.pdf")
    foot = (held["title"], "2026年11月1日", f"第 {revision['number']} 版", revision["contentHash"])
    for at, sheet in enumerate(sheets, 1):
        text = "".join(sheet.split())
        for told in (*foot, f"{at}/{len(sheets)}"):
            assert "".join(told.split()) in text
        for chrome in ("字号", "假如", "看原文", "下载", "再显示"):
            assert chrome not in text


def test_the_source_is_printed_with_a_task(explorer: Explorer, tmp_path: Path) -> None:
    (task,) = ask(
        explorer.base,
        "{ tasks(filter: {numbers: [9]}) { nodes { id source { quote document { sha256 } } } } }",
    )["tasks"]["nodes"]
    explorer.open(f"#/task/{task['id']}")
    text = "".join("".join(printed(explorer, tmp_path / "task.pdf")).split())
    assert "".join(task["source"]["quote"].split()) in text
    assert task["source"]["document"]["sha256"] in text

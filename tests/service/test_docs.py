"""The pages say what the code says."""

import re
from pathlib import Path

import pytest

from docs.reference import OPERATIONS, TABLES, operations, pages, renewed
from dutygraph.graph.errors import ErrorReason
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES
from dutygraph.service.cli import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_tables_follow_from_the_code(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == renewed(text), "run: python -m docs.reference"


def test_every_table_stands_on_one_page() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in pages())
    for name in TABLES:
        assert text.count(f"<!-- {name} -->\n|") == text.count(f"<!-- end of {name} -->") == 1, name


def test_what_is_asked_first_is_what_ships() -> None:
    assert OPERATIONS.read_text(encoding="utf-8") == operations(), "run: python -m docs.reference"


def test_every_kind_of_node_and_relationship_has_a_name_for_people() -> None:
    assert all(node.called for node in NODE_TYPES.values())
    assert all(declared.called for declared in RELATIONSHIP_TYPES.values())


def test_the_readme_names_every_command() -> None:
    for name in COMMANDS:
        assert f"`dutygraph {name}" in README


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *pages()):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("marker", ["run", "test"])
def test_the_marked_commands_are_one_line_each(marker: str) -> None:
    found = re.findall(rf"<!-- {marker} -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert len(found) == 1
    assert found[0].count("\n") == 1


def test_every_code_of_an_error_is_listed_with_what_to_do() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    sources = [ROOT / "graph" / "errors.py", ROOT / "schema" / "errors.py"]
    sources += (ROOT / "service" / "http").glob("*.py")
    told = "".join(path.read_text(encoding="utf-8") for path in sources)
    codes = set(
        re.findall(r'(?:code = |"code": |HttpError\(\s*\d+,\s*|\d{3}: )"([A-Z]{2,}(?:_[A-Z]+)*)"', told)
    )
    assert {"INVALID_INPUT", "LIMIT_EXCEEDED", "OVERLOADED", "NOT_FOUND", "INTERNAL"} <= codes
    assert not {code for code in codes | set(ErrorReason) if f"`{code}`" not in page}

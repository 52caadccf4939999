"""The file of synonyms: what ships is sound, and every mistake is told with its place."""

from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.knowledge.synonyms import read_synonyms

SHIPPED = Path(__file__).parents[3] / "seeds" / "synonyms.yaml"


def _problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "synonyms.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedDocument) as refused:
        read_synonyms(path)
    return [str(problem) for problem in refused.value.problems]


def test_what_ships_can_be_read() -> None:
    read = read_synonyms(SHIPPED)
    assert ("个人信息保护法", "个保法", "PIPL") in read.groups
    assert "什么时候" in read.ignored


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    problems = _problems(
        tmp_path,
        "kind: synonyms\n"
        "groups:\n"
        "  - [漏洞]\n"
        "  - [OTA, ota, 在线升级]\n"
        f"  - [泄露, '…', {'长' * 81}]\n"
        "ignored: [吗, 吗]\n",
    )
    assert len(problems) == 5
    for place in (":3", ":4", ":5", ":6"):
        assert any(place in problem for problem in problems), place


def test_it_says_what_it_is(tmp_path: Path) -> None:
    [problem] = _problems(tmp_path, "kind: vocabulary\ngroups: []\n")
    assert "kind" in problem
    assert _problems(tmp_path, "kind: synonyms\ngroups: []\nterms: []\n")

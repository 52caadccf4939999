"""The file of synonyms: what ships is sound, and every mistake is told with its place."""

from pathlib import Path

import pytest

from dutygraph.loaders.knowledge.synonyms import SynonymFile, read_synonyms

SHIPPED = Path(__file__).parents[3] / "seeds" / "synonyms.yaml"


def _read(tmp_path: Path, text: str) -> SynonymFile:
    path = tmp_path / "synonyms.yaml"
    path.write_text(text, encoding="utf-8")
    return read_synonyms(path)


def _problems(tmp_path: Path, text: str) -> list[str]:
    return [str(problem) for problem in _read(tmp_path, text).problems]


def test_what_ships_can_be_read() -> None:
    read = read_synonyms(SHIPPED)
    assert ("个人信息保护法", "个保法", "PIPL") in read.groups
    assert "什么时候" in read.ignored
    assert read.problems == ()


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


def test_a_misplaced_line_leaves_the_others_in_force(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "kind: synonyms\n"
        "groups:\n"
        "  - [渔船, 船舶]\n"
        "  - 渔港\n"
        "  - [漏网]\n"
        "  - {渔获: 鱼}\n"
        "grups: [[甲, 乙]]\n"
        "ignored: [吗, '', 吗]\n",
    )
    assert read.groups == (("渔船", "船舶"),)
    assert read.ignored == ("吗",)
    assert len(read.problems) == 6
    assert any("groups" in str(problem) for problem in read.problems)


@pytest.mark.parametrize(
    "line", ["  - [渔港, 港", " - 渔获]: [", "- [网具, 渔网]]", "\t- [鱼, 水产]", "  - &a [鱼]"]
)
def test_a_line_that_is_no_yaml_leaves_the_others_in_force(tmp_path: Path, line: str) -> None:
    read = _read(
        tmp_path,
        f"# words\nkind: synonyms\ngroups:\n  - [渔船, 船舶]\n{line}\n  - [渔网, 网具]\nignored:\n  - 吗\n",
    )
    assert read.groups[0] == ("渔船", "船舶")
    assert read.groups[-1] == ("渔网", "网具")
    assert read.ignored == ("吗",)
    assert all("synonyms.yaml:5" in str(problem) for problem in read.problems)
    assert read.problems or len(read.groups) == 3


def test_a_file_that_cannot_be_read_disables_itself_alone(tmp_path: Path) -> None:
    read = _read(tmp_path, "kind: synonyms\ngroups: [[a, b\n")
    assert (read.groups, read.ignored) == ((), ())
    assert read.problems

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import InstrumentKind
from dutygraph.loaders.knowledge.yaml_file import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_VALUES,
    Record,
    read_records,
    read_yaml,
)


class Part(Record):
    name: str
    kind: InstrumentKind = InstrumentKind.LAW


class Whole(Record):
    title: str
    parts: tuple[Part, ...] = ()


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "file.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problems(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(RefusedDocument) as refused:
        read_records(read_yaml(written(folder, content)), Whole)
    assert all(problem.remedy for problem in refused.value.problems)
    return [f"{problem.place}: {problem.message}" for problem in refused.value.problems]


def test_scalars_are_text_as_written(tmp_path: Path) -> None:
    file = read_yaml(written(tmp_path, 'a: [7.10, no, 2024-01-01, 0x1F, "", "null"]\nb: ~\nc:\n'))
    assert file.content == {"a": ["7.10", "no", "2024-01-01", "0x1F", "", "null"], "b": None, "c": None}


def test_places_name_line_and_field(tmp_path: Path) -> None:
    file = read_yaml(written(tmp_path, "title: x\nparts:\n  - name: y\n  - name: z\n    kind: LAW\n"))
    assert file.place(("parts", 1, "kind")) == f"{tmp_path.name}/file.yaml:5 parts[1].kind"
    assert file.place(("parts", 1, "missing")) == f"{tmp_path.name}/file.yaml:4 parts[1].missing"
    assert file.place() == f"{tmp_path.name}/file.yaml:1"


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "titel: x\nparts:\n  - name: [1]\n  - name: y\n    kind: LOW\n  - kind: LAW\n")
    assert [problem.partition(": ")[0].removeprefix(f"{tmp_path.name}/file.yaml:") for problem in found] == [
        "1 title",
        "3 parts[0].name",
        "5 parts[1].kind",
        "6 parts[2].name",
        "1 titel",
    ]


def test_near_misses_are_suggested(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocument, match=r"Did you mean title\?"):
        read_records(read_yaml(written(tmp_path, "titel: x\ntitle: y\n")), Whole)
    with pytest.raises(RefusedDocument, match=r"Did you mean LAW\?"):
        read_records(read_yaml(written(tmp_path, "title: y\nparts: [{name: z, kind: LAWS}]\n")), Whole)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("title: x\ntitle: y\n", "file.yaml:2: 字段重复 title is given twice."),
        ("title: &a x\nparts: *a\n", "file.yaml:1: 不支持锚点与别名 anchors and aliases are not read."),
        ("title: !!python/object:os.system x\n", "file.yaml:1: 不支持标签 tags are not read: tag:yaml.org"),
        ("title: [x\n", "file.yaml:2: YAML 语法错误 not YAML"),
        ("title: x\n  parts: y\n", "file.yaml:2: YAML 语法错误 not YAML"),
        ("? [a]\n: b\n", "file.yaml:1: 字段名应为文字"),
        ("title: x\n---\ntitle: y\n", "file.yaml:2: 文件含多个 YAML 文档"),
        (b"title: x\nparts: \xd7\xd6\n", "file.yaml:2: 不是 UTF-8 编码 not UTF-8."),
        (b"title: a\x01b\n", "file.yaml: 含有 YAML 不允许的字符"),
        ("- title: x\n", "file.yaml:1: 应为字段与值 expected fields with values."),
        ("# nothing\n", "file.yaml:1: 应为字段与值 expected fields with values."),
        (b"title: x\n" + b"#" * MAX_BYTES, "file.yaml: 文件过大"),
        ("title: [" + "a," * MAX_VALUES + "]", "file.yaml:1: 内容过多"),
        ("title: " + "[" * 200 + "]" * 200, f"file.yaml:1: 嵌套超过 {MAX_DEPTH} 层"),
        (b"", "file.yaml: 文件为空"),
    ],
)
def test_damage_is_refused_with_place_and_remedy(tmp_path: Path, content: str | bytes, expected: str) -> None:
    assert expected in problems(tmp_path, content)[0]


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocument, match="no such file"):
        read_yaml(tmp_path / "absent.yaml")
    with pytest.raises(RefusedDocument, match="not a file"):
        read_yaml(tmp_path)


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, b"\xef\xbb\xbftitle: x\n")).content == {"title": "x"}


PLAIN = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc中", min_size=1), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=40)
@given(content=st.dictionaries(st.text("xyz文", min_size=1), PLAIN, max_size=4))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]) -> None:
    path = tmp_path_factory.mktemp("yaml") / "file.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True) + "\n# end", encoding="utf-8")
    file = read_yaml(path)
    assert file.content == content
    assert all(
        1 <= line <= len(path.read_text(encoding="utf-8").splitlines()) for line in file.lines.values()
    )


class _Inner(Record):
    label: str


class _Outer(Record):
    name: str = ""
    parts: tuple[_Inner, ...] = ()


def test_an_unknown_field_is_told_the_nearest_that_may_stand_there(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("nane: a\nparts:\n  - label: b\n    name: c\n    labels: d\n", encoding="utf-8")
    with pytest.raises(RefusedDocument) as refused:
        read_records(read_yaml(path), _Outer)
    remedies = {problem.place.rpartition(" ")[2]: problem.remedy for problem in refused.value.problems}
    assert "Did you mean name?" in remedies["nane"]
    assert "Did you mean label?" in remedies["parts[0].labels"]
    assert "name" not in remedies["parts[0].name"]

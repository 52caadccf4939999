from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents import document
from dutygraph.loaders.documents.document import Paragraph, Row, read_bytes
from dutygraph.loaders.documents.formats.by_content import read_document
from dutygraph.loaders.documents.formats.plain_text import read_text

LINES = "标题\n\n序号\t任务\t材料\n一\t1.甲\t乙\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_reads_as_the_same_characters(encoding: str) -> None:
    assert read_text("a.txt", LINES.encode(encoding)).text == LINES


def test_line_ends_stay_as_they_are_so_that_spans_fit_the_file() -> None:
    text = LINES.replace("\n", "\r\n")
    read = read_text("a.txt", text.encode())
    assert read.text == text
    first = read.blocks[0]
    assert isinstance(first, Paragraph)
    assert text[first.span.start : first.span.end] == "标题"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"PK\x03\x04" + b"\x00" * 40, b"\xff\xfe\x00"]
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(RefusedDocument, match=r"a\.txt.*UTF-8"):
        read_text("a.txt", data)


def test_a_nul_in_a_text_is_told_with_its_place() -> None:
    with pytest.raises(RefusedDocument, match="NUL bytes in the text, the first at byte 6"):
        read_text("a.txt", "渔船\0应当登记。".encode())


def test_a_file_of_data_is_refused_with_the_endings_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"渔船": "企业应当登记"}', encoding="utf-8")
    with pytest.raises(RefusedDocument, match=r"json files are not read.*\.docx"):
        read_document(tmp_path / "a.json")


@pytest.mark.parametrize("name", ["a.txt", "a", "a.md"])
def test_a_table_of_bars_is_one_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("渔船清单\n\n| 甲 | 乙 |\n| --- | :-: |\n| 丙 | 丁 |\n", encoding="utf-8")
    rows = [block for block in read_document(tmp_path / name).blocks if isinstance(block, Row)]
    assert [row.filled for row in rows] == [2, 2]


def test_a_file_that_cannot_be_a_document_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RefusedDocument, match="no such file"):
        read_bytes(tmp_path / "missing.txt")
    with pytest.raises(RefusedDocument, match="not a file"):
        read_bytes(tmp_path)
    empty = tmp_path / "empty.txt"
    for nothing in (b" \n", b"\xef\xbb\xbf\r\n", b"\xff\xfe"):
        empty.write_bytes(nothing)
        with pytest.raises(RefusedDocument, match="empty"):
            read_bytes(empty)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(RefusedDocument, match="at most"):
        read_bytes(huge)
    assert document.MAX_BYTES < 300 * 1024 * 1024


@given(st.text(st.sampled_from("甲乙\t\n\r 　<p>。"), min_size=1, max_size=80))
def test_blocks_hold_every_character_that_is_not_blank(text: str) -> None:
    read = read_text("a.txt", ("文" + text).encode())
    held: set[int] = set()
    for block in read.blocks:
        for span in [block.span] if isinstance(block, Paragraph) else block.spans:
            held.update(range(span.start, span.end))
    assert all(at in held or character.isspace() for at, character in enumerate(read.text))

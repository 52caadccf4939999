"""Whatever paragraphs and tables are written, the same are read back."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.documents.formats.docx import read_docx
from dutygraph.loaders.documents.formats.html import read_html
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.documents.formats.xlsx import read_xlsx
from tests.loaders.documents.formats.reading_back import blocks
from tests.loaders.documents.formats.writing import Content, markdown, plain, web_page, word, workbook

WORDS = st.text(
    st.sampled_from("第一条数据安全应当。，（）《》〔〕2026年GB/T-—ab"), min_size=1, max_size=30
).filter(
    # What Markdown itself would take for the mark of a list, a heading, a rule or code.
    lambda words: words[0] not in "-—/2"
)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=4)
)
CONTENTS = st.lists(st.one_of(WORDS, TABLES), min_size=1, max_size=6).filter(
    # Two tables with nothing between them are one in a sheet and in text.
    lambda parts: all(isinstance(one, str) or isinstance(other, str) for one, other in pairwise(parts))
)


def _said(content: Content) -> list[str | list[str]]:
    said: list[str | list[str]] = []
    for part in content:
        if isinstance(part, str):
            said.append(part)
        else:
            said.extend(list(row) for row in part)  # type: ignore[union-attr]
    return said


def _round_trip(name: str, content: Content) -> Document:
    match name:
        case "text":
            return read_text("a.txt", plain(content))
        case "markdown":
            return read_markdown("a.md", markdown(content))
        case "html":
            return read_html("a.html", web_page(content))
        case "docx":
            return read_docx("a.docx", word(content))
        case _:
            return read_xlsx("a.xlsx", workbook(content))


@pytest.mark.parametrize("name", ["text", "markdown", "html", "docx"])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CONTENTS)
def test_what_is_written_is_read(name: str, content: Content) -> None:
    read = _round_trip(name, content)
    assert blocks(read) == _said(content)
    for block in read.blocks:
        spans = block.spans if hasattr(block, "spans") else (block.span,)
        assert all(0 <= span.start < span.end <= len(read.text) for span in spans)


@settings(max_examples=30, deadline=None)
@given(CONTENTS)
def test_a_sheet_keeps_every_word_in_order(content: Content) -> None:
    # A line below a table is a row with one cell: the sheet does not say which.
    flat = [cell for part in _said(content) for cell in ([part] if isinstance(part, str) else part)]
    read = blocks(_round_trip("xlsx", content))
    assert [cell for part in read for cell in ([part] if isinstance(part, str) else part) if cell] == flat

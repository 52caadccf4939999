from dutygraph.loaders.documents.document import Paragraph
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.documents.passage import passage
from tests.loaders.documents.formats.reading_back import blocks


def test_emphasis_links_and_front_matter_are_no_text() -> None:
    text = "---\ntitle: 某页\ntags: [a]\n---\n\n**GB/T 99001—2031**\n\n终端**应**按[某指南](a.html)存储。\n"
    document = read_markdown("a.md", text.encode())
    spans = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    assert [passage(text, [span]).text for span in spans] == ["GB/T 99001—2031", "终端应按某指南存储。"]


def test_a_bar_that_is_escaped_parts_no_cells() -> None:
    found = read_markdown("a.md", b"| a | b |\n| - | - |\n| c\\|d | e\\| |\n")
    assert blocks(found)[1] == ["c\\|d", "e\\|"]

import pytest

from dutygraph.loaders.documents.document import Paragraph
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.documents.passage import passage
from tests.loaders.documents.formats.reading_back import blocks


def test_emphasis_links_and_front_matter_are_no_text() -> None:
    text = "---\ntags: [a]\nname: 某页\n---\n\n**GB/T 99001—2031**\n\n终端**应**按[某指南](a.html)存储。\n"
    document = read_markdown("a.md", text.encode())
    spans = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    assert [passage(text, [span]).text for span in spans] == ["GB/T 99001—2031", "终端应按某指南存储。"]


@pytest.mark.parametrize(
    ("above", "body", "heading"),
    [
        ("title: 渔港登记办法", "第一条 渔船应当登记。\n", True),
        ('date: 2031-01-01\ntitle: "渔港登记办法"', "<p>第一条 渔船应当登记。</p>\n", True),
        ("title: 渔港登记办法", "# 渔港登记办法\n\n第一条 渔船应当登记。\n", True),
        ("subtitle: 渔港登记办法", "第一条 渔船应当登记。\n", False),
    ],
)
def test_the_title_that_only_the_front_matter_tells_heads_the_text(
    above: str, body: str, heading: bool
) -> None:
    document = read_markdown("a.md", f"---\n{above}\n---\n\n{body}".encode())
    said = [
        (block.span.of(document.text), block.level)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    assert said == [("渔港登记办法", 1)] * heading + [("第一条 渔船应当登记。", 0)]


def test_a_bar_that_is_escaped_parts_no_cells() -> None:
    found = read_markdown("a.md", b"| a | b |\n| - | - |\n| c\\|d | e\\| |\n")
    assert blocks(found)[1] == ["c\\|d", "e\\|"]


PAGE = """# 渔港管理办法

<!-- <p>第九条 草稿应当删除。</p> -->

<p id="a">　　第一条　为了管理渔港，制定本办法。</p>
<p id="b">&emsp;&emsp;<b>第二条</b>&emsp;渔船应当登记[1](#n1)。<br>
&emsp;&emsp;渔船应当每月报告。</p>

| 港 | 船 |
|---|---|
| 甲 | 乙 |
"""


def test_paragraphs_in_html_are_read_as_the_page_they_make() -> None:
    document = read_markdown("a.md", PAGE.encode())
    spans = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    assert [passage(document.text, [span]).text for span in spans] == [
        "渔港管理办法",
        "第一条\u3000为了管理渔港，制定本办法。",
        "第二条 渔船应当登记。",
        "渔船应当每月报告。",
    ]
    assert blocks(document)[-1] == ["甲", "乙"]


def test_a_comment_alone_makes_no_page() -> None:
    text = "# 渔港管理办法\n\n<!-- 渔船 -->\n\n<a id=x></a>\n\n渔船应当登记。\n"
    assert read_markdown("a.md", text.encode()).text == text

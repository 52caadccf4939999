import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.document import Paragraph, Row
from dutygraph.loaders.documents.formats.html import read_html
from tests.loaders.documents.formats.reading_back import asides, blocks


def _read(body: str) -> "list[str | list[str]]":
    return blocks(read_html("a.html", f"<html><body>{body}</body></html>".encode()))


def test_scripts_styles_and_comments_are_no_text() -> None:
    silent = "<script>alert('甲')</script><style>p{}</style><!-- 乙 -->"
    assert _read(f"{silent}<p>第一<b>条</b> 正文<script>x</script>继续</p>") == ["第一条 正文继续"]


def test_hidden_words_are_kept_apart_and_told() -> None:
    read = read_html(
        "a.html",
        "<p>可见</p><p style='display: none'>隐藏一</p><div hidden><p>隐藏二</p></div>"
        "<table><tr><td>甲</td><td>乙<i style='visibility:hidden'>隐藏三</i></td></tr></table>".encode(),
    )
    assert blocks(read) == ["可见", ["甲", "乙"]]
    assert [said for said, _ in asides(read)] == ["隐藏一", "隐藏二", "隐藏三"]


def test_headings_have_levels() -> None:
    read = read_html("a.html", "<h1>总题</h1><h3>小题</h3><p>文</p>".encode())
    assert [block.level for block in read.blocks if isinstance(block, Paragraph)] == [1, 3, 0]


def test_spanning_cells_stand_in_their_first_row_and_column() -> None:
    table = (
        "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td></tr>"
        "<tr><td>戊</td><td rowspan=9>己</td><td>庚</td></tr><tr><td>辛</td><td>壬</td></tr></table>"
    )
    assert _read(table) == [["甲", "乙", ""], ["", "丙", "丁"], ["戊", "己", "庚"], ["辛", "", "壬"]]


def test_tables_that_only_arrange_the_page_are_running_text() -> None:
    page = (
        "<table><tr><td><p>导语</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
        "</td></tr></table>"
    )
    assert _read(page) == ["导语", ["甲", "乙"], ["丙", "丁"]]


def test_a_table_within_a_cell_of_a_table_of_data_is_lines_of_the_cell() -> None:
    inner = "<table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table>"
    table = f"<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>见表{inner}</td></tr></table>"
    read = read_html("a.html", table.encode())
    assert blocks(read) == [["序号", "任务"], ["1", "见表 一 | 二 三 | 四"]]
    row = read.blocks[1]
    assert isinstance(row, Row)
    assert len(row.cells[1]) == 3


def test_thirty_tables_in_one_another_are_read() -> None:
    page = "<table><tr><td>" * 30 + "<p>最里</p>" + "</td></tr></table>" * 30
    assert _read(page) == ["最里"]


def test_ordered_lists_have_their_numbers() -> None:
    inner = "<ol type=a><li>丁</li></ol>"
    body = f"<ol start=3><li>甲</li><li value=7>乙</li><li>丙{inner}</li></ol><ul><li>戊</li></ul>"
    assert _read(body) == ["3. 甲", "7. 乙", "8. 丙", "a. 丁", "戊"]


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8", "big5"])
def test_the_encoding_that_a_page_declares_is_used(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>中文</p></body></html>"
    assert blocks(read_html("a.html", page.encode(encoding))) == ["中文"]


@pytest.mark.parametrize("declared", ["punycode", "utf-7", "unicode_escape", "nonsense"])
def test_an_encoding_that_no_page_has_is_not_used(declared: str) -> None:
    page = f"<meta charset='{declared}'><p>中文</p>"
    assert blocks(read_html("a.html", page.encode())) == ["中文"]


def test_a_page_nested_beyond_all_measure_or_without_text_is_refused() -> None:
    with pytest.raises(RefusedDocument, match="deep"):
        _read("<div>" * 240 + "深" + "</div>" * 240)
    with pytest.raises(RefusedDocument, match="no text"):
        _read("<script>x</script>")


def test_a_table_of_more_columns_than_any_is_refused() -> None:
    with pytest.raises(RefusedDocument, match="columns"):
        _read("<table><tr>" + "<td colspan=200>甲</td>" * 100_000 + "</tr></table>")


def test_what_leads_elsewhere_is_kept_apart() -> None:
    menu = "<header><nav><a>首页</a><a>新闻</a></nav></header>"
    body = f"{menu}<main><h2>关于加强管理的通告</h2><p>应当登记。</p></main>"
    read = read_html("a.html", body.encode())
    assert blocks(read) == ["关于加强管理的通告", "应当登记。"]
    assert [said for said, _ in asides(read)] == ["首页新闻"]
    assert _read("<article><header><h1>关于加强管理的通告</h1></header><p>应当登记。</p></article>") == [
        "关于加强管理的通告",
        "应当登记。",
    ]


def test_side_columns_and_the_foot_of_a_page_are_no_part_of_its_document() -> None:
    others = "<li><a href=1>关于印发道路停车管理办法的通知</a><span>2024-01-02</span></li>"
    page = (
        "<head><meta name=ArticleTitle content='关于报送年度报告的通知'></head>"
        f"<div class='main clearfix'><div class='side left'><h3>通知公告</h3></div><ul>{others * 2}</ul>"
        "<div class=title>关于报送年度报告的通知</div>"
        "<p>各企业应当于每年1月31日前报送年度报告，说明上一年度的产品和服务、数量和质量、问题和改正情况。</p>"
        "<ul><li><a href=a>附件1：年度报告</a></li><li><a href=b>附件2：填写要求和说明</a></li></ul></div>"
        "<div id=footer>版权所有 某市某局</div>"
    )
    read = read_html("a.html", page.encode())
    assert blocks(read) == [
        "关于报送年度报告的通知",
        "各企业应当于每年1月31日前报送年度报告，说明上一年度的产品和服务、数量和质量、问题和改正情况。",
        "附件1：年度报告",
        "附件2：填写要求和说明",
    ]
    assert [block.level for block in read.blocks if isinstance(block, Paragraph)] == [1, 0, 0, 0]
    assert len(asides(read)) == 4


def test_what_holds_most_of_a_page_is_its_document_whatever_its_author_calls_it() -> None:
    assert _read("<div class='content nav'><p>应当登记。</p></div><p>某局</p>") == ["应当登记。", "某局"]
    assert _read("<article><p>应当登记。</p><footer>某局</footer></article>") == ["应当登记。", "某局"]

"""What a page puts around a text and is none of it, and what it says beside its title."""

import time

import pytest

from dutygraph.loaders.documents.document import Paragraph
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.furniture import without_furniture
from tests.loaders.records.reading import read

ADVERTS = [
    "【广告】点击领取法规全库会员，限时五折！",
    "扫码关注“渔业法务”公众号，回复“模板”免费领取自查表",
    "立即下载APP，海量文书随时查看>>",
    "推荐阅读：企业合规十问",
]
ASKED = [
    "请扫描下方二维码，于6月底前填报自查表",
    "扫描二维码登录渔港系统填报自查表",
    "物联网",
    "企业应当下载渔港APP，查看预警信息",
    "打印机、扫描仪应当登记",
]


@pytest.mark.parametrize("line", [*ADVERTS, *ASKED])
def test_advertisements_within_a_part_are_none_of_its_words(line: str) -> None:
    text = f"关于渔港检查的通知\n一、自查\n各企业应当完成自查。\n{line}\n二、报送\n各企业应当报送自查报告。\n"
    document = without_furniture(read_text("a.txt", text.encode()))
    beside = [text[span.start : span.end] for span, _ in document.asides]
    assert beside == ([line] if line in ADVERTS else [])


@pytest.mark.parametrize(
    "line",
    [
        "作者：某人",
        "文/图：某人",
        ">>点击查看今日优惠<<",
        "点击加载更多",
        "- 举报",
        "（港报记者张某 通讯员李某）",
        "记者 张某 通讯员 李某",
        "本文转自：港报",
        "免责声明：如有侵权请联系删除！",
    ],
)
def test_who_wrote_a_page_and_what_is_to_be_clicked_is_furniture(line: str) -> None:
    text = f"渔港通知\n{line}\n各渔业企业应当登记。\n"
    (aside,) = without_furniture(read_text("a.txt", text.encode())).asides
    assert text[aside[0].start : aside[0].end] == line


def test_signs_against_copying_are_none_of_a_line() -> None:
    text = "6 r. j8 L- B+ ]$ P- E( Y\n; ?; g0 ?, F2 s   渔船台账\n第 3 - 5 条 渔船应当登记。\n"
    text += "1 2 3 4 号渔船，应当登记！\n"
    document = without_furniture(read_text("a.txt", text.encode()))
    assert [text[line.start : line.end] for line in document.lines] == [
        "渔船台账",
        "第 3 - 5 条 渔船应当登记。",
        "1 2 3 4 号渔船，应当登记！",
    ]


def test_marks_behind_a_sentence_are_none_of_it() -> None:
    text = (
        "渔港应当清洁。 -\n登记\n渔船应当登记。 -\n年检\n渔船应当年检。 -\n保险\n"
        "渔船应当投保。2Xy港闻\n渔船应当检修。2Xy港闻\n2Xy港闻\n船员应当持证。2Xy港闻\n"
    )
    document = without_furniture(read_text("a.txt", text.encode()))
    lines = [
        text[block.span.start : block.span.end] for block in document.blocks if isinstance(block, Paragraph)
    ]
    assert lines[:6] == ["渔港应当清洁。", "登记", "渔船应当登记。", "年检", "渔船应当年检。", "保险"]
    assert lines[6:] == ["渔船应当投保。", "渔船应当检修。", "船员应当持证。"]


def test_twice_the_lines_take_no_more_than_twice_the_time() -> None:
    def taken(count: int) -> float:
        document = read_text("a.txt", ("渔港\n" * count + "渔船应当登记。\n").encode())
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            without_furniture(document)
            best = min(best, time.process_time() - started)
        return best

    assert taken(40_000) < 2.3 * taken(20_000) + 0.05


@pytest.mark.parametrize(
    ("above", "mark", "open_case"),
    [
        ("", "（已废止）", True),
        ("", "[失效]", True),
        ("发布时间：2025-03-01　有效性：废止\n", "", True),
        ("此件已作废\n", "", True),
        ("【已被修订】\n", "", True),
        ("本页内容已失效，仅供参考\n", "", True),
        ("【暂停执行】\n", "", True),
        ("*注：本篇法规已被：《渔船办法》（发布日期：2037年1月1日，实施日期：3月1日）废止\n", "", True),
        ("*注：本篇法规已被汇编（2037年1月1日）。\n", "", None),
        ("有效性：有效\n", "", None),
        ("", "（试行）", None),
    ],
)
def test_what_is_said_to_hold_no_longer_leaves_all_its_duties_open(
    above: str, mark: str, open_case: bool | None, knowledge: Knowledge
) -> None:
    for title in ("渔船停泊管理办法", "渔船停泊行动计划（2036—2038年）"):
        text = f"{above}{title}{mark}\n一、渔业企业应当登记。\n二、渔业企业不得瞒报。\n"
        assert {one.open_case for one in read(text, knowledge).obligations} == {open_case}


@pytest.mark.parametrize(
    ("below", "open_case"),
    [
        ("渔业局\n2036年3月1日\n\n（本文件已被《渔港管理规定》废止）\n", True),
        ("渔业局\n2036年3月1日\n\n注：此件已废止\n", True),
        ("渔业局\n2036年3月1日\n\n（此件公开发布）\n", None),
        ("三、上述要求待市政府批准后执行。\n", True),
        ("三、本通知经市政府同意后施行。\n", True),
        ("渔业局\n2036年3月1日\n\n相关文件：渔船旧规定（已废止）\n", None),
        ("三、本通知自印发之日起执行。\n", None),
    ],
)
def test_what_stands_below_may_tell_that_a_text_is_not_in_force(
    below: str, open_case: bool | None, knowledge: Knowledge
) -> None:
    text = f"渔业局关于渔船停泊的通知\n\n一、渔业企业应当登记。\n\n二、渔业企业不得瞒报。\n\n{below}"
    assert {one.open_case for one in read(text, knowledge).obligations} == {open_case}

"""Forms that official documents take, none of them a real one."""

import pytest

from dutygraph.graph.model import Bearer, Category, Deliverable, NotModelled, Obligation, Task, TaskList
from dutygraph.graph.stated import Statements
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from dutygraph.loaders.structure.furniture import without_furniture
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records import reading


def read(knowledge: Knowledge, text: str) -> Statements:
    document = without_furniture(read_text("notice.txt", text.encode()))
    return read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT).statements


def titles(said: Statements) -> list[tuple[int, str]]:
    tasks = sorted((node for node in said.nodes if isinstance(node, Task)), key=lambda task: task.start)
    return [(task.number, task.title) for task in tasks]


def duties(said: Statements) -> dict[str, tuple[Bearer, str | None]]:
    return {node.text: (node.bearer, node.section) for node in said.nodes if isinstance(node, Obligation)}


FLAT = """关于规范渔船定位数据报送的通知
渔办〔2031〕7号
各县（市）渔业局，各渔业企业：
现就有关事项通知如下：
1.渔业企业应当自本通知印发之日起10个工作日内报送联系人。
2.每月5日前，渔业企业应通过渔港平台提交上月报告。
3.严禁渔业企业伪造数据。
4.渔业企业违反规定的，由县渔业局依照《渔业法》处理。
某市渔业局办公室
2031年3月1日
抄送：市公安局。
"""


def test_numbered_paragraphs_of_a_flat_notice_are_tasks_of_one_category(knowledge: Knowledge) -> None:
    said = read(knowledge, FLAT)
    assert [number for number, _ in titles(said)] == [1, 2, 3]
    (category,) = [node for node in said.nodes if isinstance(node, Category)]
    assert category.title == "关于规范渔船定位数据报送的通知"
    assert {bearer for bearer, _ in duties(said).values()} <= {Bearer.ENTERPRISE, Bearer.UNSTATED}


@pytest.mark.parametrize(
    "imprint",
    [
        "信息公开选项：主动公开抄送：市公安局，市应急中心。",
        "主题词：渔船 数据 通知\n内部发送：办公室、各渔业企业。",
        "公开方式：依申请公开\n分送：各渔业企业。",
    ],
)
def test_an_imprint_asks_nobody(imprint: str, knowledge: Knowledge) -> None:
    text = FLAT.replace("抄送：市公安局。", imprint)
    assert duties(read(knowledge, text)) == duties(read(knowledge, FLAT))


def test_what_is_sent_is_asked_where_it_is_numbered(knowledge: Knowledge) -> None:
    text = FLAT.replace("3.严禁渔业企业伪造数据。", "3.发送：渔业企业发送航行警告前应当核对。")
    assert any("应当核对" in words for words in duties(read(knowledge, text)))


def test_a_numbered_sentence_that_begins_with_an_act_is_a_task_without_a_modal_word(
    knowledge: Knowledge,
) -> None:
    said = read(
        knowledge,
        """渔港安全通知
各渔业企业：
一、检查范围包括全市渔港。
二、建立船舶台账，涉及危险货物的，开展专项评估。
三、按照规定，大型渔船每年检测一次。
某市渔业局
2031年3月1日
""",
    )
    assert [number for number, _ in titles(said)] == [2, 3]


def test_a_sentence_with_only_an_aside_behind_it_is_what_is_to_be_done(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        """渔港安全方案
一、重点任务
（一）落实责任
1.渔业企业每季度自查一次，问题台账保存备查。（责任单位：市经信局）
2.加强巡查。市经信局牵头开展巡查。
（二）加强保障
1.加强宣传。市经信局组织培训。
""",
    )
    assert duties(said) == {
        "渔业企业每季度自查一次，问题台账保存备查。": (Bearer.ENTERPRISE, None),
        "市经信局牵头开展巡查。": (Bearer.AUTHORITY, None),
        "市经信局组织培训。": (Bearer.AUTHORITY, None),
    }


RESTARTED = """渔港安全方案
一、重点任务
（一）夯实基础
1.开展自查。渔业企业应当开展自查。
2.建立台账。渔业企业应当建立台账。
（二）加强监管
各渔业企业要配合检查。
1.严格检查。县渔业局要严格检查。
2.及时通报。县渔业局要及时通报。
二、保障措施
渔业企业要在每年11月底前将总结报送县渔业局。
附件：1.分工表
2.名单
"""


def test_numbers_are_the_documents_own_though_they_begin_again(knowledge: Knowledge) -> None:
    said = read(knowledge, RESTARTED)
    assert titles(said) == [(1, "开展自查"), (2, "建立台账"), (1, "严格检查"), (2, "及时通报")]
    assert len({node.id for node in said.nodes}) == len(said.nodes)


def test_a_lead_and_an_unnumbered_section_are_the_lists_own(knowledge: Knowledge) -> None:
    said = read(knowledge, RESTARTED)
    own = {text: section for text, (_, section) in duties(said).items() if section}
    assert own == {
        "各渔业企业要配合检查。": "加强监管",
        "渔业企业要在每年11月底前将总结报送县渔业局。": "保障措施",
    }
    (task_list,) = [node for node in said.nodes if isinstance(node, TaskList)]
    assert len([r for r in said.relationships if r.type == "IMPOSES" and r.start == task_list.id]) == 2


@pytest.mark.parametrize(
    ("before", "stated"),
    [
        (
            "达到规定规模的渔业企业应当向县渔业局提交年度报表。",
            ["达到规定规模的渔业企业应当向县渔业局提交年度报表。"],
        ),
        ("现开展备案工作。", []),
        ("", []),
    ],
)
def test_of_a_paragraph_that_opens_the_parts_only_its_last_sentence_does(
    before: str, stated: list[str], knowledge: Knowledge
) -> None:
    text = (
        f"关于渔船备案的通知\n各渔业企业：\n{before}请配合做好以下工作：\n"
        "一、渔业企业应当登记渔船。\n二、渔业企业应当保存记录。\n某市渔业局\n2031年3月1日\n"
    )
    tasks = ["渔业企业应当登记渔船。", "渔业企业应当保存记录。"]
    assert sorted(duties(read(knowledge, text))) == sorted((*stated, *tasks))


def test_a_text_without_numbers_is_read_whole(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "关于报送渔船数据的通知\n渔办函〔2031〕9号\n各渔业企业：\n为掌握情况，现通知如下。渔业企业应当于2031年6月30日前"
        "将渔船清单报送市渔业局。\n特此通知。\n某市渔业局\n2031年5月1日\n",
    )
    assert titles(said) == []
    assert [text[:8] for text in duties(said)] == ["渔业企业应当于2"]
    assert [node.name for node in said.nodes if isinstance(node, Deliverable)] == ["渔船清单"]


def test_a_filing_asked_for_in_the_cover_is_not_lost(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "关于印发《渔港方案》的通知\n各渔业企业：\n现将《渔港方案》印发给你们，请认真贯彻执行。请各渔业企业于2031年3月15日前将"
        "自查表报送市渔业局。\n某市渔业局\n2031年1月1日\n附件\n渔港方案\n一、自查。渔业企业应当自查。\n二、整改。渔业企业应当整改。\n",
    )
    assert [title for _, title in titles(said)] == ["自查", "整改"]
    own = [text for text, (bearer, _) in duties(said).items() if text.startswith("请各渔业企业")]
    assert len(own) == 1
    assert duties(said)[own[0]][0] is Bearer.ENTERPRISE


def test_an_annex_that_asks_for_something_is_read(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "渔港方案\n一、自查。渔业企业应当自查。\n二、整改。渔业企业应当整改。\n附件1\n自查要求\n渔船上应当配备救生衣。\n"
        "附件2\n联络表\n姓名 电话\n",
    )
    assert "渔船上应当配备救生衣。" in duties(said)
    left = {node.quote for node in said.nodes if isinstance(node, NotModelled)}
    assert any("姓名 电话" in quote for quote in left)


def test_a_notice_passed_on_behind_the_one_that_passes_it_on_has_parts_of_its_own(
    knowledge: Knowledge,
) -> None:
    said = read(
        knowledge,
        "某省渔业局转发海洋部关于检查的通知\n各渔业企业：\n一、各渔业企业应当报送方案。\n二、各渔业企业应当自查。\n"
        "附件\n\n海洋部关于检查的通知\n\n海洋发〔2031〕2号\n\n各省渔业局：\n\n一、检查对象\n有渔船的企业。\n二、检查方式\n"
        "（一）自查。渔业企业应当完成自查。\n（二）抽查。省渔业局应当抽查。\n三、要求\n渔业企业要配合。\n海洋部\n2031年1月1日\n",
    )
    assert list(duties(said)) == [
        "各渔业企业应当报送方案。",
        "各渔业企业应当自查。",
        "渔业企业应当完成自查。",
        "省渔业局应当抽查。",
        "渔业企业要配合。",
    ]


def test_a_line_that_breaks_off_in_its_sentence_is_no_heading(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "关于召回的通知\n一、渔业企业（含销售、租赁企业）获知渔船存在缺陷\n的，应当立即停止销售。\n二、记录要求\n渔业企业应当记录。\n",
    )
    assert list(duties(said)) == [
        "渔业企业（含销售、租赁企业）获知渔船存在缺陷的，应当立即停止销售。",
        "渔业企业应当记录。",
    ]
    assert titles(said)[1] == (2, "记录要求")


def test_cases_definitions_and_goals_are_no_duties(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "渔港指引\n一、适用情形\n（一）渔业企业向境外提供数据。\n（二）境外机构可以查询数据。\n二、申报\n（一）评估。渔业企业应当评估。\n"
        "（二）停业。有下列情形之一的，应当停业：（1）发生事故的；（2）渔业企业不履行责任的。\n",
    )
    assert [text[:8] for text in duties(said)] == ["渔业企业应当评估", "有下列情形之一的"]


def test_what_must_be_done_under_a_heading_for_cases_is_not_lost(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "渔港指引\n一、申报\n（一）评估。渔业企业应当评估。\n（二）备案。渔业企业应当备案。\n"
        "二、特殊情形\n（一）为救助遇险船只的，可以免予申报。\n（二）船东变更的，渔业企业应当重新申报。\n",
    )
    assert [text[:6] for text in duties(said)] == [
        "渔业企业应当",
        "渔业企业应当",
        "为救助遇险船",
        "船东变更的，",
    ]


def test_what_a_web_page_adds_is_put_aside(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "首页 > 政务公开 > 文件\n分享到：微信 微博\n索引号：001　成文日期：2031-01-01\n"
        + FLAT
        + "主办：某市渔业局　浙ICP备000001号\n",
    )
    (task_list,) = [node for node in said.nodes if isinstance(node, TaskList)]
    assert task_list.title == "关于规范渔船定位数据报送的通知"
    left = [node.quote for node in said.nodes if isinstance(node, NotModelled) and "网页" in node.reason]
    assert left[0].startswith("首页")
    assert len(left) == 4


def test_paragraphs_counted_in_words_are_tasks(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "关于自查的通知\n各渔业企业：\n现通知如下。\n第一，自查范围。渔业企业均应自查。\n第二，报送要求。渔业企业应当报送自查表。\n",
    )
    assert titles(said) == [(1, "自查范围"), (2, "报送要求")]


def test_of_a_table_in_prose_what_asks_is_a_sentence_of_its_own(knowledge: Knowledge) -> None:
    document = read_markdown(
        "a.md",
        (
            "# 渔港措施\n\n## 一、备案\n\n渔业企业应当备案。\n\n"
            "| 类别 | 要求 |\n|---|---|\n| 视频 | 应当评估 |\n| 位置 | 不得上传 |\n\n"
            "## 二、检查\n\n渔业企业应当配合。\n"
        ).encode(),
    )
    said = read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT).statements
    assert list(duties(said)) == ["渔业企业应当备案。", "视频应当评估", "位置不得上传", "渔业企业应当配合。"]


@pytest.mark.parametrize("lead", ["两类渔港的划分：", "完善渔港管理，提高服务能力，其主要内容是："])
def test_what_opens_the_parts_below_it_is_dropped_nowhere(lead: str, knowledge: Knowledge) -> None:
    said = reading.read(
        "关于渔港开放的规定\n\n一、渔港应当公布章程。\n二、渔港应当设立值班室。\n"
        f"三、{lead}\n（一）以下为一类渔港：\n1.渔港甲应当昼夜开放。\n（二）以下为二类渔港：\n1.渔港乙应当按日开放。\n"
        "四、各渔港应当自查。\n",
        knowledge,
    )
    said.check_coverage()
    assert "渔港甲应当昼夜开放。" in [one.text for one in said.duties]


@pytest.mark.parametrize("item", ["（一）", "1.", "（1）"])
def test_marks_that_begin_below_a_numbered_part_are_of_that_part(item: str, knowledge: Knowledge) -> None:
    again = item.replace("一", "二").replace("1", "2")
    parts = (
        "渔船数据安全指引",
        "第一章 总则",
        "1.1 台账",
        "渔业企业应当建立台账。",
        "第二章 管理",
        "2.1 组织管理",
        f"{item}渔业企业应当设立机构。",
        f"{again}渔业企业应当每年自查。",
        "2.2 技术保护",
        "渔业企业应当加密。",
    )
    said = read(knowledge, "\n\n".join(parts))
    assert len(duties(said)) == 4
    assert all("渔业企业应当" in text for text in duties(said))


NOTICE = """关于开展渔船检查的通知

各渔业企业：

一、渔业企业应当每年自查。

二、渔业企业应当报送自查表。

附件：渔船自查表

滨海市渔业局
2031年1月5日

附件

渔船自查表

"""


@pytest.mark.parametrize("filled", ["□是 □否", "是/否", ""])
def test_a_form_to_be_filled_in_states_no_duty(filled: str, knowledge: Knowledge) -> None:
    rows = "".join(f"{at}\t制度\t应当建立制度\t{filled}\t\n" for at in range(1, 4))
    form = f"序号\t项目\t要点\t结果\t{filled}\n{rows}"
    said = read(knowledge, f"{NOTICE}{form}\n填表说明：\n1.表中内容应当如实填写。\n2.应当加盖公章。\n")
    assert list(duties(said)) == ["渔业企业应当每年自查。", "渔业企业应当报送自查表。"]
    assert any(node.quote == "应当建立制度" for node in said.nodes if isinstance(node, NotModelled))


def test_the_table_of_an_annex_that_is_no_form_states_its_rows(knowledge: Knowledge) -> None:
    rows = "序号\t项目\t要点\n1\t制度\t渔业企业应当建立制度\n2\t演练\t渔业企业应当每年演练\n"
    assert len(duties(read(knowledge, NOTICE + rows))) == 4


@pytest.mark.parametrize("heading", ["编制目的", "编制依据", "工作原则", "事件分级"])
def test_what_a_contingency_plan_is_for_is_no_duty(heading: str, knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        f"渔船事故应急预案\n\n1　总则\n\n1.1　{heading}\n\n"
        "建立健全渔船事故组织体系，分为四个级别，提高能力。\n\n"
        "2　报告\n\n2.1　事故报告\n\n渔业企业应当在1小时内报告。\n\n2.2　处置\n\n渔业企业应当处置。\n",
    )
    assert list(duties(said)) == ["渔业企业应当在1小时内报告。", "渔业企业应当处置。"]


def test_the_id_of_a_list_is_not_of_a_place_that_its_page_names(knowledge: Knowledge) -> None:
    body = "关于渔船检查的通知\n\n一、渔业企业应当自查。\n\n二、渔业企业应当报送。\n\n"
    footer = "地址：北京市西城区某街13号　北京市通信管理局监制"
    (here,) = (node.id for node in read(knowledge, body + footer).nodes if isinstance(node, TaskList))
    (bare,) = (node.id for node in read(knowledge, body).nodes if isinstance(node, TaskList))
    assert here == bare


def test_of_a_text_without_numbers_paragraphs_that_ask_for_nothing_are_background(
    knowledge: Knowledge,
) -> None:
    said = read(
        knowledge,
        """某市渔业局发布渔港安全通知
渔业局局长介绍，本市渔港历史悠久。
渔业企业应当自查，
并于每年11月底前报送报告。
记者看到，港内船舶停靠有序。
渔业企业应当：
①建立台账；
②值班值守。
怎样报送报告？
可以通过渔港平台报送。
""",
    )
    assert list(duties(said)) == [
        "渔业企业应当自查，并于每年11月底前报送报告。",
        "建立台账",
        "值班值守。",
        "可以通过渔港平台报送。",
    ]


def test_what_it_concerns_and_where_it_is_done_are_no_tasks(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        """渔港终端安装通告
一、安装范围
符合下列条件的渔船：
（一）总吨位大于100的渔船。
（二）在本市登记的渔船。
二、安装要求
（一）渔业企业应当安装终端。
（二）安装地点：某市渔港一号库。
""",
    )
    assert list(duties(said)) == ["渔业企业应当安装终端。"]


def test_a_paragraph_below_whom_to_ask_that_asks_for_something_is_read(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        """渔港终端安装通告
各渔业企业：
一、安装要求
渔业企业应当安装终端。
二、安装时间
渔业企业应当在6月底前安装。
联系人：张某（电话12345）
终端数量有限，请各相关渔业企业高度重视，确保按期完成。
请各单位遵照执行。
某市渔业局
""",
    )
    assert "终端数量有限，请各相关渔业企业高度重视，确保按期完成。" in duties(said)
    assert not [text for text in duties(said) if "遵照" in text or "联系人" in text]


@pytest.mark.parametrize(
    ("heading", "below", "asked"),
    [
        ("需补足保证金渔业企业的范围", "所有账户金额未达到要求的渔业企业。", []),
        ("应提交的材料", "1、营业执照复印件；\n2、存款证明。", ["营业执照复印件"]),
        ("应当明确渔场的范围", "并设立浮标。", ["应当明确渔场的范围"]),
        ("应提交规定的材料", "详见另图。", ["应提交规定的材料"]),
    ],
)
def test_a_heading_of_whom_or_which_papers_is_no_duty(
    heading: str, below: str, asked: list[str], knowledge: Knowledge
) -> None:
    said = read(
        knowledge,
        f"关于补足保证金的通知\n各渔业企业：\n一、加强管理\n渔业企业应当自查。\n二、{heading}\n{below}\n",
    )
    told = [text for text in duties(said) if not text.startswith("渔业企业应当自查")]
    assert len(told) == len(asked)
    assert all(map(str.startswith, told, asked)), told

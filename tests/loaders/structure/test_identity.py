"""Which document it is: titled by its own line, and not by what it sends or what a page puts above."""

from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Authority, Doubt, DoubtKind, Obligation, Stage
from dutygraph.graph.stated import Statements
from dutygraph.loaders.documents.document import Paragraph
from dutygraph.loaders.documents.formats.html import read_html
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as, read_path
from dutygraph.loaders.structure.furniture import without_furniture
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import read

BODY = "一、开展自查。各汽车生产企业应当开展自查。\n二、报送材料。各汽车生产企业应当报送自查报告。\n"
SENT = "工业和信息化部办公厅关于开展2031年道路机动车辆生产企业及产品准入“双随机、一公开”监督检查工作的通知"


@pytest.mark.parametrize("verb", ["转发", "贯彻落实", "做好", "进一步落实"])
def test_a_notice_that_names_another_at_length_is_titled_by_its_own_line(
    verb: str, knowledge: Knowledge
) -> None:
    title = f"云南省经济和信息化厅关于{verb}《{SENT}》的通知"
    said = read(
        f"{title}\n\n各市经济和信息化局：\n\n现就《{SENT}》提出以下要求。\n\n{BODY}\n"
        f"附件：{SENT}\n\n云南省经济和信息化厅\n2031年4月3日\n\n（此件公开发布）\n",
        knowledge,
    )
    assert (said.task_list.title, said.task_list.jurisdiction) == (title, "云南省")


PAGE = """<body><div><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<div>政策解读</div><h1>{title}</h1><div>2031-06-18 10:20</div>
<p>数据处理者应当每年报送风险评估报告。</p><p>答复如下：</p>
<ul><li><a href="1">网络数据安全管理条例</a>第五条</li><li>依法办理</li></ul></body>"""


@pytest.mark.parametrize(
    "title", ["数据安全热点问题（2031年6月）", "企业报送事项政策问答", "关于报送风险评估报告的一般说明"]
)
def test_the_heading_of_a_page_is_its_title_and_its_menu_none(title: str, knowledge: Knowledge) -> None:
    document = read_html("a.html", PAGE.format(title=title).encode())
    said = read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT)
    assert said.title == title
    assert [document.text[span.start : span.end] for span, _ in document.asides] == ["首页", "政务公开"]


ABOUT = "关于做好2031年智能网联汽车企业安全生产\n和网络数据安全工作的通知"


@pytest.mark.parametrize(
    "bodies",
    ["云南省经济和信息化委员会", "云南省通信管理局 云南省公安厅", "云南省通信管理局\n云南省公安厅", ""],
)
def test_whose_a_document_is_belongs_to_its_title_where_it_stands_right_above(
    bodies: str, knowledge: Knowledge
) -> None:
    said = read(f"{bodies}\n{ABOUT}\n\n云经信〔2031〕8号\n\n各汽车生产企业：\n\n{BODY}", knowledge)
    assert said.task_list.title == " ".join(bodies.split("\n")) + ABOUT.replace("\n", "")
    assert said.task_list.jurisdiction == ("云南省" if bodies else None)


def test_what_an_announcement_is_and_its_number_are_no_title(knowledge: Knowledge) -> None:
    title = "关于规范汽车数据报送的公告"
    said = read(f"{title}\n\n云南省公安厅\n公告\n\n2031年第3号\n\n{BODY}", knowledge)
    assert (said.task_list.title, said.task_list.jurisdiction) == (title, "云南省")


@pytest.mark.parametrize(
    "number", ["— 1 —", "-12-", "－ 3 －", "· 4 ·", "第 2 页 共 5 页", "第2页（共5页）", "第 7 页"]
)
def test_the_numbers_of_pages_are_no_words_of_a_document(number: str) -> None:
    document = read_text("a.txt", f"各企业应当自查，\n{number}\n并报送报告。\n第1页应当盖章\n4".encode())
    read = without_furniture(document)
    assert [read.text[span.start : span.end] for span in read.lines] == [
        "各企业应当自查，",
        "并报送报告。",
        "第1页应当盖章",
        "4",
    ]


def kept(text: str) -> list[str]:
    document = without_furniture(read_text("a.txt", text.encode()))
    return [text[b.span.start : b.span.end] for b in document.blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize("gap", [" ", "……", " ..... ", "\u3000"])
def test_a_table_of_contents_states_nothing(gap: str) -> None:
    entries = [("1 总则", 1), ("2 渔船登记", 1), ("2.1 船主填报信息", 3), ("3 附则", 12)]
    body = ["渔船登记规定", "1 总则", "船主应当填报渔船信息。"]
    assert kept("\n".join([*(f"{name}{gap}{page}" for name, page in entries), *body])) == body


@pytest.mark.parametrize(
    "rows",
    [
        # Too few, without pages in order, or sentences.
        ["渔船登记 1", "渔船检验 2", "渔船报废 3"],
        ["渔船登记 9", "渔船检验 2", "渔船报废 3", "渔港 1"],
        ["每船配员，不少于 1", "每船救生衣，不少于 2", "每船灭火器，不少于 3", "每船信号弹，不少于 4"],
    ],
)
def test_lines_that_end_in_numbers_are_not_always_one(rows: list[str]) -> None:
    assert kept("\n".join(rows)) == rows


def test_the_name_of_a_picture_is_none_of_the_words() -> None:
    assert kept("渔船应当登记。\n登记表样式_20310429.png\n渔网应当合格。") == [
        "渔船应当登记。",
        "渔网应当合格。",
    ]


def issued_by(said: Statements) -> list[str]:
    names = {node.id: node.name for node in said.nodes if isinstance(node, Authority)}
    return [
        names.get(one.end, one.end)
        for one in said.relationships
        if one.type == "ISSUED_BY" and one.start_type == "TaskList"
    ]


@pytest.mark.parametrize(
    ("above", "signed", "issuer"),
    [
        ("云南省农业农村厅关于", "", "云南省农业农村厅"),  # the body of its title
        ("关于", "昆山市交通运输局", "昆山市交通运输局"),  # or that signs it
        ("云南省公安厅、云南省农业农村厅关于", "", "云南省公安厅、云南省农业农村厅"),  # all of them
        ("关于", "昆山市交通运输局　昆山市公安局", "昆山市交通运输局、昆山市公安局"),
        ("关于", "昆山市公安局 2031-04-03", "昆山市公安局"),
        ("关于", "工业和信息化部\n昆山市公安局", "authority:miit、昆山市公安局"),
        ("云南省农业农村厅转发省公安厅关于", "昆山市公安局", "云南省农业农村厅"),
        ("云南省农业农村厅关于", "工业和信息化部", "云南省农业农村厅"),  # who signs what it passes on
        ("广东省通信管理局关于", "", "authority:guangdong-communications-administration"),
        ("关于", "", None),
        ("关于", "公安机关", None),  # what many are called is nobody's name
    ],
)
def test_a_body_that_nobody_knows_issues_a_list_by_its_own_name(
    above: str, signed: str, issuer: str | None, knowledge: Knowledge
) -> None:
    text = f"{above}做好2031年汽车安全工作的通知\n\n各汽车生产企业：\n\n{BODY}\n{signed}\n2031年4月3日\n"
    said = read(text, knowledge).loaded
    issuers = issuer.split("、") if issuer else []
    assert issued_by(said.statements) == issuers
    told = [one.reason for one in said.statements.nodes if isinstance(one, Doubt)]
    assert all((f"发布机关不在目录中：{one}。" in told) == (":" not in one) for one in issuers)


def test_who_signs_a_notice_that_passes_another_on_issues_it(knowledge: Knowledge) -> None:
    said = read(
        "转发省渔业局关于渔船登记的通知\n各渔业企业：\n现将通知转发给你们，请遵照执行。\n深圳市渔业局\n2031\n年3月2日\n"
        f"关于渔船登记的通知\n粤渔〔2031〕5号\n各市渔业局：\n{BODY}广东省渔业局\n2031年2月1日\n",
        knowledge,
    )
    assert said.task_list.jurisdiction == "深圳市"
    assert "深圳市渔业局" in {node.name for node in said.nodes if isinstance(node, Authority)}


def test_who_sends_a_document_issues_it(knowledge: Knowledge) -> None:
    said = read(f"滨海市渔业局关于印发《渔船登记指南》的通知\n渔船登记指南\n{BODY}", knowledge)
    assert said.task_list.title == "渔船登记指南"
    assert "滨海市渔业局" in {node.name for node in said.nodes if isinstance(node, Authority)}


def test_whence_a_page_took_a_text_is_not_who_issued_it(knowledge: Knowledge) -> None:
    words = "\n".join(f"<p>{line}</p>" for line in (*BODY.splitlines(), "2031年4月3日"))
    page = f"<h1>2031年汽车安全工作要点</h1><div>来源：昆山市人民政府办公室 【打印】</div>{words}"
    document = without_furniture(read_html("a.html", page.encode()))
    said = read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT)
    assert issued_by(said.statements) == []


@pytest.mark.parametrize(
    "text",
    [
        "渔船安全工作方案\n（征求意见稿）\n一、登记\n渔业企业应当登记。\n二、演练\n渔业企业应当演练。\n",
        "渔船安全工作方案\n我局起草了《渔船安全工作方案（征求意见稿）》，现向社会公开征求意见。\n"
        "一、登记\n渔业企业应当登记。\n二、演练\n渔业企业应当演练。\n",
        "渔船安全工作方案\n市渔业局28日公开征求对《渔船安全工作方案（征求意见稿）》的意见。\n"
        "一、登记\n渔业企业应当登记。\n二、演练\n渔业企业应当演练。\n",
    ],
)
def test_a_draft_is_another_document_than_the_one_it_becomes(text: str, knowledge: Knowledge) -> None:
    draft, issued = (read(one, knowledge).task_list for one in (text, text.replace("征求意见", "")))
    assert draft.stage is Stage.DRAFT
    assert issued.stage is None
    assert draft.id != issued.id


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("我局公开征求对《渔船安全工作方案（征求意见稿）》的意见，经修改形成本方案。", None),
        ("我局印发渔船方案，相较今年3月的征求意见稿，正式版《渔船方案》删去一条。", None),
        ("我局曾起草《渔船方案（征求意见稿）》。现方案已印发。", None),
        ("《渔船规范》（征求意见稿）已公开征求意见，请各单位关注。", None),
        ("渔业局组织编制了《渔船方案（试行）》（征求意见稿）。", Stage.DRAFT),
        ("(修订草案)", Stage.DRAFT),
        ("（报批稿）", Stage.DRAFT),
        ("（第二轮意见征集稿）", Stage.DRAFT),
        ("（试行稿）", None),
        ("（供稿：渔业报）", None),
        ("渔业局发布《渔船规定（草案）》《渔船意见（征求意见稿）》。", Stage.DRAFT),
        ("渔业局等公开征求对《渔船指引》的意见。", Stage.DRAFT),
        ("我局在公开征求意见的基础上制定了本方案，现印发给你们。", None),
    ],
)
def test_a_report_of_a_draft_states_what_holds_no_more_than_that(
    told: str, stage: Stage | None, knowledge: Knowledge
) -> None:
    text = f"渔船拟须登记\n{told}\n一、登记\n渔业企业应当登记。\n二、演练\n渔业企业应当演练。\n"
    assert read(text, knowledge).task_list.stage is stage
    named = text.replace("渔船拟须登记", "渔业局关于渔船登记的通知")
    assert read(named, knowledge).task_list.stage is (
        None if "《渔船方案（试" in told or "草案）》" in told else stage
    )
    numbered = named.replace("渔业企业应当演练", f"{told}渔业企业应当演练").replace(f"\n{told}", "\n")
    assert read(numbered, knowledge).task_list.stage is None


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("关于公开征求渔船登记管理意见的通知", Stage.DRAFT),
        ("关于征求《渔船登记办法》意见的通知", Stage.DRAFT),
        ("关于做好渔船标准征求意见工作的通知", None),
        ("关于公布渔船标准征求意见采纳情况的通知", None),
        ("关于落实海洋督察反馈意见整改渔港的通知", None),
    ],
)
def test_a_title_that_asks_for_comments_is_a_drafts(
    title: str, stage: Stage | None, knowledge: Knowledge
) -> None:
    text = f"渔业局{title}\n各渔业企业：\n一、登记\n渔业企业应当登记。\n二、演练\n渔业企业应当演练。\n"
    assert read(text, knowledge).task_list.stage is stage


def test_what_only_asks_for_comments_asks_that_of_whom_it_addresses(knowledge: Knowledge) -> None:
    asked = "请各渔业企业于5月1日前反馈书面意见。\n\n"
    text = f"渔业局关于征求《渔船指南》意见的通知\n\n各渔业企业：\n\n{asked}{{}}渔业局\n2036年3月1日\n"
    assert read(text.format(""), knowledge).task_list.stage is None
    assert read(text.format("渔业企业应当登记。\n\n"), knowledge).task_list.stage is Stage.DRAFT


def test_a_report_does_not_take_the_title_of_the_document_it_tells_of(knowledge: Knowledge) -> None:
    text = (
        "6月17日，昆山市公安局发布《关于做好车辆排查工作的通知》。通知要求，汽车生产企业应当完成排查。\n"
        "通知明确，汽车生产企业应当如实报送。\n下一步，该局将加强指导。\n"
    )
    said = read(text, knowledge)
    assert said.loaded.title == "a"
    assert DoubtKind.IDENTITY in {one.kind for one in said.nodes if isinstance(one, Doubt)}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("漁船登記辦法\n第一條 為規範漁船管理，訂定本辦法。\n第二條 業者應於每年三月底前申報。", True),
        ("關於報送漁船台賬的通知\n各漁業企業：\n一、各企業應當於每年3月底前報送台賬，不得瞞報。", True),
        (
            "渔船登记办法\n第一条 制定本办法。\n第二条 船名（如「漁業號」「東聯號」）应当登记。",
            False,
        ),
    ],
)
def test_traditional_characters_are_refused_as_what_they_are(
    text: str, refused: bool, tmp_path: Path, knowledge: Knowledge
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    if not refused:
        assert read_path(file, knowledge, loaded_at=LOADED_AT).title == "渔船登记办法"
        return
    with pytest.raises(RefusedDocument, match="繁体"):
        read_path(file, knowledge, as_kind=Kind.LAW, loaded_at=LOADED_AT)


def test_a_text_of_bare_headings_is_titled_by_the_name_above_its_first_sentence(knowledge: Knowledge) -> None:
    text = """2031年渔港养护管理实施细则
总则
为规范渔港养护，制定本细则。渔港经营者应当安全养护。
经营者和船员条件
渔港经营者应当投保。
附则
本细则自2031年2月1日起施行。"""
    said = read(text, knowledge)
    assert said.task_list.title == "2031年渔港养护管理实施细则"
    sections = {node.text: node.section for node in said.nodes if isinstance(node, Obligation)}
    assert sections == {
        "渔港经营者应当安全养护。": None,
        "渔港经营者应当投保。": "经营者和船员条件",
    }


@pytest.mark.parametrize("heading", ["保持良好装卸条件", "落实渔船进港制度", "渔具堆放要求"])
def test_a_heading_below_the_first_sentence_is_no_title(heading: str, knowledge: Knowledge) -> None:
    text = f"渔港提醒各企业装卸渔船\n滨海市渔业局 2031-04-20\n渔汛将至。现提醒如下：\n{heading}\n"
    said = read(f"{text}渔业企业装卸渔船应当登记。\n严禁堆放渔具\n渔业企业不得堆放。\n", knowledge)
    assert said.loaded.title == "渔港提醒各企业装卸渔船"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("渔业年报|滨海市渔业局", "滨海市渔业局"),
        ("渔业库>>新规速递>>正文\n滨海市渔业局", "滨海市渔业局"),
        ("关键词 |\n渔船登记 |\n滨海市渔业局", "滨海市渔业局"),
        ("渔业要闻\n>\n---|---|\n滨海市渔业局", "滨海市渔业局"),
        ("渔港网 2031-03-01 08:22:00\n【速览】滨海市渔业局", "滨海市渔业局"),
        ("正在阅读：滨海市渔业局", "滨海市渔业局"),
        ("设为首页 - 加入收藏 渔业在线\n第A3版：要闻 上一版 下一版\n滨海市渔业局", "滨海市渔业局"),
        ("渔业资讯网首页\n用户中心 无障碍\n通知公告\n滨海市渔业局", "滨海市渔业局"),
        ("首页 ? 要闻 ? 渔业\n登录/注册\n滨海市渔业局", "滨海市渔业局"),
        ("公告丨滨海市渔业局", "滨海市渔业局"),
        ("新闻热线：0571-5555\n > 要闻 > 渔业\n滨海市渔业局", "滨海市渔业局"),
        ("https://example.org 2031年03月01日12:56 港口日报 | |\n滨海市渔业局", "滨海市渔业局"),
    ],
)
def test_columns_and_paths_of_a_page_are_no_title(above: str, title: str, knowledge: Knowledge) -> None:
    text = f"{above}关于报送渔船台账的通知 |\n2031/11/23 17:12:14 渔业法盟\n各渔业企业：\n{BODY}"
    document = without_furniture(read_text("a.txt", text.encode()))
    assert (
        read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT).title == f"{title}关于报送渔船台账的通知"
    )


@pytest.mark.parametrize("text", ["甲\t乙\n甲\t乙\n", "\n\n \n", "序号\t任务\t材料\n"])
def test_what_holds_nothing_but_cells_or_blanks_is_refused(text: str, knowledge: Knowledge) -> None:
    with pytest.raises(RefusedDocument):
        read_as(Kind.PLAN, read_text("a.txt", text.encode()), knowledge, loaded_at=LOADED_AT)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("渔业分类\n2031年3月1日 星期二\n滨海市渔业局", "渔船须装定位终端"),
        ("当前位置：渔业 > 渔船须装定位终端\n某某论坛的置顶消息", "渔船须装定位终端"),
        ("某某论坛的置顶消息\n渔具商城特价", "渔船须装定位终端"),
        ("渔业局 动态 渔船须装定位终端-渔港资讯", "渔船须装定位终端"),
        ("快看：渔业局发布《检查要求》\n渔业局编制了《检查要求》。", "检查要求"),
    ],
)
def test_a_headline_is_what_a_page_says_above_it_or_the_first_that_may_be_one(
    above: str, title: str, knowledge: Knowledge
) -> None:
    text = f"{above}\n渔船须装定位终端\n近日，渔业局发文。\n企业应当安装终端。\n检查要求\n渔船应当检查。\n"
    document = without_furniture(read_text("a.txt", text.encode()))
    said = read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT)
    assert said.title == title
    duties = [node.text for node in said.statements.nodes if isinstance(node, Obligation)]
    assert not any("须装" in text for text in duties) or title != "渔船须装定位终端"


def test_a_number_alone_is_no_title_and_many_bodies_before_one_are_all_its_issuers(
    knowledge: Knowledge,
) -> None:
    lines = "港交办〔2031〕55号\n各区渔业局：\n渔业企业应当于3月底前报送整改报告。\n"
    document = read_text("letter.txt", lines.encode())
    assert read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT).title == "letter"
    bodies = [f"滨海市{name}局" for name in ("渔业", "公安", "交通运输", "市场监督管理", "应急管理")]
    bodies += [f"滨海市{name}委员会" for name in ("发展和改革", "经济和信息化", "住房和城乡建设管理")]
    title = f"{' '.join(bodies)}关于印发渔船管理办法的通知"
    said = read(f"{title}\n滨渔〔2031〕3号\n各渔业企业：\n{BODY}", knowledge)
    assert said.task_list.title == title
    assert {one.name for one in said.nodes if isinstance(one, Authority)} >= set(bodies)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("渔港安全管理办法 某某法规库", "渔港安全管理办法"),
        ("渔业在线 法规首页 渔港安全管理办法\n渔港安全管理办法(2031年第5号)", "渔港安全管理办法"),
        ("某某法规网--渔业法规网\n渔港安全管理办法[失效]", "渔港安全管理办法"),
        ("渔港安全管理办法 实施细则", "渔港安全管理办法实施细则"),
        ("渔船经营者应当向渔业部门报告，并按照《渔船", None),
    ],
)
def test_the_title_of_articles_is_no_sentence_and_has_not_the_name_of_a_page(
    line: str, title: str | None, tmp_path: Path, knowledge: Knowledge
) -> None:
    file = tmp_path / "excerpt.txt"
    rest = "" if title else "管理规则》的要求办理。\n"
    articles = "".join(f"第{n}条 渔业企业应当登记。\n" for n in ("十九", "二十", "二十一"))
    file.write_text(f"{line}\n{rest}{articles}", encoding="utf-8")
    read = read_path(file, knowledge, loaded_at=LOADED_AT)
    assert read.title == (title or "excerpt")
    duties = [node.text for node in read.statements.nodes if isinstance(node, Obligation)]
    told = [node.reason for node in read.statements.nodes if isinstance(node, Doubt)]
    assert any("已失效" in one for one in told) == ("[失效]" in line)
    # What the text begins with, amid an article, is read too.
    assert len(duties) == (3 if title else 4)


@pytest.mark.parametrize(
    ("sent", "titled"),
    [
        ("滨海市渔业局印发《关于做好渔船排查工作的通知》，内容如下。", True),
        ("现印发《关于做好渔船排查工作的通知》，请遵照执行。", True),
        ("滨海市渔业局联合下发《关于做好渔船排查工作的通知》，部署排查。", False),
    ],
)
def test_a_report_of_a_document_has_not_its_title(sent: str, titled: bool, knowledge: Knowledge) -> None:
    said = read(f"多部门部署渔船排查\n{sent}\n渔业企业应当于6月底前完成排查。\n", knowledge)
    assert said.task_list.title == ("关于做好渔船排查工作的通知" if titled else "多部门部署渔船排查")


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("特此通知", "a"),
        ("· 投诉电话：0500-12345678", "a"),
        ("投稿信箱 news@example.org", "a"),
        ("各渔业企业应当登记船舶，", "a"),
        ("渔业局：拟规定渔船应当实名登记", "渔业局：拟规定渔船应当实名登记"),
    ],
)
def test_where_to_call_and_half_a_sentence_are_no_title(first: str, title: str, knowledge: Knowledge) -> None:
    said = read(f"{first}\n渔业企业应当报送台账。\n渔船应当由企业登记。\n", knowledge)
    assert said.loaded.title == title


FISHERY = "各渔业企业：\n渔业企业应当于3月底前报送渔船台账。\n"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        # What a page says of itself is not what the text below is about.
        ("404 Not Found\n精品商城一区\n渔船台账报送开始", "渔船台账报送开始"),
        ("日期：[2031年6月21日] -- 港报 -- 版次：[A2]\n渔船台账报送开始", "渔船台账报送开始"),
        ("滨海市渔船台账开始报送\n渔船台账开始报送", "滨海市渔船台账开始报送"),
        # A number beside a title, on either side, is no part of it.
        ("关于报送渔船台账的通知（滨渔函〔2031〕20号）", "关于报送渔船台账的通知"),
        ("关于印发《渔船台账方案》的通知 滨渔函〔2031〕20号", "关于印发《渔船台账方案》的通知"),
        ("滨渔函〔2031〕20号《关于报送渔船台账的通知》", "关于报送渔船台账的通知"),
        (
            "滨渔〔2031〕9号 签发人：张三\n滨海市渔业局\n关于报送渔船台账的通知",
            "滨海市渔业局关于报送渔船台账的通知",
        ),
        ("核心提示：关于报送渔船台账的通知", "关于报送渔船台账的通知"),
        ("港口资讯 NEWS滨海市渔业局关于报送渔船台账的通知", "滨海市渔业局关于报送渔船台账的通知"),
        ("港口资讯 NEWS\n滨海市关于报送渔船台账的通知", "滨海市关于报送渔船台账的通知"),
        ("文件名称：滨海市渔船台账管理办法", "滨海市渔船台账管理办法"),
        ("标题关于报送渔船台账的通知", "关于报送渔船台账的通知"),
        ("滨海区：关于报送渔船台账的通知", "滨海区：关于报送渔船台账的通知"),
        ("速览：关于报送渔船台账的通知", "关于报送渔船台账的通知"),
        (
            "全国“清港”工作办公室关于报送渔船台账的通知",
            "全国“清港”工作办公室关于报送渔船台账的通知",
        ),
        # Nor are steps, where an office is, a field of a form, or that somebody issued something.
        ("登录平台→填写渔船台账→报送", "a"),
        ("地址：渔船台账路3号 时间：9:00-12:00（报送）", "a"),
        ("滨海市渔业局关于报送渔船台账的通知\n文号\n局函", "滨海市渔业局关于报送渔船台账的通知"),
        ("渔船台账须在月底报送\n3月1日渔业局发布通告", "渔船台账须在月底报送"),
        ("滨海市渔船台账五年规划", "滨海市渔船台账五年规划"),
    ],
)
def test_a_title_is_told_from_what_stands_beside_it(above: str, title: str, knowledge: Knowledge) -> None:
    assert read(f"{above}\n{FISHERY}", knowledge).loaded.title == title


def test_a_law_without_a_title_has_that_by_which_it_was_made_public(knowledge: Knowledge) -> None:
    above = "（2031年4月26日通过）\n《滨海市渔船条例》已由常务委员会第二次会议通过，现予公布。\n"
    articles = "".join(f"第{number}条 渔业企业应当登记渔船。\n" for number in "一二三")
    assert read(above + articles, knowledge).loaded.title == "滨海市渔船条例"


@pytest.mark.parametrize(
    ("cover", "draft"),
    [
        ("《渔港办法》前期已向社会公开征求意见，现印发给你们，请遵照执行。", False),
        ("我局在公开征求意见的基础上制定了本办法，现印发给你们。", False),
        ("《渔港办法》经公开征求意见、集体审议，现予公布。", False),
        ("现将《渔港办法》向社会公开征求意见。", True),
    ],
)
def test_a_cover_that_tells_that_comments_were_asked_for_issues_what_stands_below(
    cover: str, *, draft: bool, knowledge: Knowledge
) -> None:
    head = (
        f"关于印发《渔港办法》的通知\n\n各汽车生产企业：\n\n{cover}\n\n渔业局\n2026年3月1日\n\n渔港办法\n\n"
    )
    articles = "第一条　汽车生产企业应当自查。\n第二条　本办法自2026年3月1日起施行。\n"
    assert (read(head + articles, knowledge).instrument.stage is Stage.DRAFT) is draft


@pytest.mark.parametrize(
    ("head", "below", "issuers", "place"),
    [
        ("渔业企业安全倡议\n中国滨海渔业协会\n2031年3月2日", "", {"中国滨海渔业协会"}, None),
        ("渔业企业安全倡议\n行业协会", "", set(), None),
        ("渔业总署公告2031年第5号", "  渔业总署\n\n  2031年4月9日", {"渔业总署"}, None),
        ("云南省渔业局-关于报送信息的公告", "", {"云南省渔业局"}, "云南省"),
        ("开渔工作指引\n\n云南省渔业局　2031年4月", "", {"云南省渔业局"}, "云南省"),
        ("关于开展自查的通知", "渔业和海洋部渔船管理局\n2031年4月3日", {"渔业和海洋部渔船管理局"}, None),
        ("关于开展自查的通知", "渔业和海洋部东海渔政局\n2031年4月3日", {"渔业和海洋部东海渔政局"}, "未写明"),
    ],
)
def test_who_issued_it_stands_in_its_head_or_below_and_is_of_its_own_place(
    head: str, below: str, issuers: set[str], place: str | None, knowledge: Knowledge
) -> None:
    said = read(f"{head}\n\n{BODY}\n{below}\n", knowledge)
    assert {one.name for one in said.nodes if isinstance(one, Authority)} == issuers
    assert said.task_list.jurisdiction == place


def test_minutes_are_titled_as_such_and_not_by_who_took_part(knowledge: Knowledge) -> None:
    said = read(f"会议纪要\n时间：2031年3月4日\n参加：渔业局、企业代表\n会议要求：\n{BODY}", knowledge)
    assert said.task_list.title == "会议纪要"

"""Lines without marks that a lead opens and semicolons part, as bullets of Markdown are."""

import pytest

from dutygraph.graph.model import Modality
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.duties.clauses import statements
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said, read

HEAD = "关于加强渔港安全工作的通知\n\n各智能网联汽车生产企业：\n\n一、落实责任\n\n"
TAIL = "\n二、加强培训\n\n企业应当组织培训。\n"
MAKER = ("connected-vehicle-manufacturer",)


def test_items_are_in_the_mood_of_their_lead(knowledge: Knowledge) -> None:
    said = read(
        HEAD + "智能网联汽车生产企业不得：\n出租泊位；\n转让航道许可。\n企业应当保存记录。\n" + TAIL,
        knowledge,
    )
    assert [(one.text, one.modality, one.types) for one in said.duties[:-1]] == [
        ("出租泊位", "PROHIBITED", MAKER),
        ("转让航道许可。", "PROHIBITED", MAKER),
        ("企业应当保存记录。", "MANDATORY", MAKER),
    ]


def test_bullets_name_what_is_handed_in(knowledge: Knowledge) -> None:
    text = (
        HEAD
        + "智能网联汽车生产企业应当向市海洋局报送以下数据：\n\n- 靠泊记录；\n- 值班日志；\n- 检修报告。\n\n"
        + "企业应当保存记录；\n"
    )
    document = read_markdown("a.md", (text + TAIL).encode())
    said = Said(read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT))
    said.check_coverage()
    lead, kept = said.duties[:2]
    assert [name for name, _ in lead.handed_in] == ["靠泊记录", "值班日志", "检修报告"]
    assert lead.types == MAKER
    assert kept.text == "企业应当保存记录"


def test_lines_that_no_semicolon_parts_are_sentences_of_their_own(knowledge: Knowledge) -> None:
    said = read(
        HEAD + "企业应当报送以下数据：\n每月报送一次靠泊记录。\n企业应当保存记录。\n" + TAIL, knowledge
    )
    assert "企业应当保存记录。" in [one.text for one in said.duties]


@pytest.mark.parametrize(
    "text",
    [
        "渔业企业的捕捞日志应当包括下列内容：渔场位置；下网时间；渔获重量。",
        "渔政局抽查船只，主要检查内容为：⏎1.渔业企业设立分公司情况；⏎2.渔业企业配备渔具情况；",
        "渔政局应当实施抽查，检查以下方面：⏎（一）渔具合规情况；⏎（二）日志填写情况。",
    ],
)
def test_what_something_comprises_or_is_looked_at_for_is_no_duty(knowledge: Knowledge, text: str) -> None:
    said = statements(text.replace("⏎", "\n"), knowledge.actor_finder(None))
    assert len(said) == 1


def test_a_list_that_a_paragraph_behind_a_list_opens_is_one(knowledge: Knowledge) -> None:
    text = (
        "渔政局应当实施抽查，检查以下方面：\n（一）渔具合规情况；\n（二）日志填写情况。\n"
        "渔业企业的日志应当包括下列内容：渔场位置；下网时间。"
    )
    said = statements(text, knowledge.actor_finder(None))
    assert [one.text[:4] for one in said] == [
        "渔政局应",
        "渔业企业",
    ]


@pytest.mark.parametrize(
    "frame",
    [
        "《渔港管理条例》第五条 ",
        "《渔港管理条例》（2016年市人大公布，2020年修正）第五十三条 ",
        "设定依据：《渔港管理条例》第五条：",
        "《渔港管理条例》第五条规定：“",
        "第九条修改为：“",
        "第十三条增加一款作为该条第二款，即：“",
        "，",
        "二、",
    ],
)
def test_which_provision_is_quoted_is_no_part_of_what_it_says(knowledge: Knowledge, frame: str) -> None:
    said = statements(frame + "渔港企业应当建立台账。", knowledge.actor_finder(None))
    assert [one.text for one in said] == ["渔港企业应当建立台账。"]
    whole = "《渔港管理条例》第五条规定，渔港企业应当建立台账。"
    assert [one.text for one in statements(whole, knowledge.actor_finder(None))] == [whole]


def test_cases_that_a_right_is_told_with_are_no_duties(knowledge: Knowledge) -> None:
    lead = "三、码头管理方有权在下列情况下收回泊位："
    cases = "1、渔业企业利用泊位堆放油料。\n2、渔业企业将泊位转租他人。"
    said = read(f"{HEAD}{lead}\n{cases}\n四、渔业企业应当维护泊位。\n{TAIL}", knowledge)
    assert [one.modality for one in said.duties] == [
        Modality.PERMITTED,
        Modality.MANDATORY,
        Modality.MANDATORY,
    ]


@pytest.mark.parametrize(
    ("points", "asked"),
    [
        ("一是建立台账。二是加强培训。三是合理应用浮标监测海况。四是从船体入手提升抗浪能力。", 4),
        ("一是建立台账。台账应当完整。二是合理应用浮标。", 3),
        ("一是建立台账。合理应用浮标监测海况。", 1),
        ("存在以下问题。一是台账有缺失。二是浮标长期失灵。", 0),
    ],
)
def test_points_counted_in_running_text_ask_as_the_first_does(
    points: str, asked: int, knowledge: Knowledge
) -> None:
    said = read(f"{HEAD}企业应当保存记录。{points}\n{TAIL}", knowledge)
    assert len(said.duties) == asked + 2, [one.text for one in said.duties]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "各渔业企业要做到以下几点：一是于5月10日前自查；二是每日上传日志；三是指定专人负责，并于5月15日前将名单报我局。",
            ["一是于5月10日前自查", "二是每日上传日志", "三是指定专人负责，并于5月15日前将名单报我局。"],
        ),
        (
            "渔业企业还应当注意下列三点：\n（一）指派专人值守；\n（二）每月检查缆绳。",
            ["指派专人值守", "每月检查缆绳。"],
        ),
        ("渔业企业要注意以下几点的影响。", ["渔业企业要注意以下几点的影响。"]),
        ("本办法所称检查是指定期查看缆绳。二是指定期以外的检查，渔获除外。", []),
    ],
)
def test_what_only_says_that_points_follow_asks_nothing_and_each_point_does(
    text: str, asked: list[str], knowledge: Knowledge
) -> None:
    said = read(f"{HEAD}{text}\n{TAIL}", knowledge)
    assert [one.text for one in said.duties if one.text in text] == asked

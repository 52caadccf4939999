"""How a law's articles, items, references and days are read, whatever its characters and lines look like."""

import contextlib
import datetime
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Citation, CitationStatus, Provision
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said, law, read, read_file

KEEP = "车联网平台运营企业应当留存日志。"
IN_FORCE = "本办法自2025年5月1日起施行。"


@pytest.mark.parametrize(
    "second",
    [
        "第二条 {}", "第二条　{}", "第二条、{}", "第 二 条 {}", "【第二条】{}", "第二条：{}",
        "第２条 {}", "第2条 {}",
        "第二条{}", "第二条 （日志留存）{}", "第二条【日志留存】{}", "〔第二条〕 {}",
        "**第二条** {}", "第\u200b二条 {}", "第⼆条 {}",
    ],
)  # fmt: skip
def test_an_article_however_its_label_is_written(second: str, knowledge: Knowledge) -> None:
    said = read(
        law("第一条 车联网平台运营企业应当组织演练。", second.format(KEEP), f"第三条 {IN_FORCE}"), knowledge
    )
    assert said.labels == ["第一条", "第二条", "第三条"]
    assert (said.duties[1].subject, said.duties[1].text) == ("车联网平台运营企业", KEEP)
    assert not said.loaded.warnings
    # What an article is called by is no reference to it.
    assert not [node for node in said.loaded.statements.nodes if isinstance(node, Citation)]
    said.check_coverage()


@pytest.mark.parametrize(
    "wrapped",
    [
        "第三条规定向主管部门报告，并妥善保存记录。",
        "第三条第二款的规定向主管部门报告。",
        "第三条、第四条的规定向主管部门报告。",
        "第五条 的规定向主管部门报告。",
        "第二条 的规定向主管部门报告。",
        "第二条所列的情形报告。",
        "第三条至第四条的规定报告。",
    ],
)
def test_a_reference_at_the_start_of_a_line_begins_no_article(wrapped: str, knowledge: Knowledge) -> None:
    text = law(
        "第一条 车联网平台运营企业发生数据安全事件的，应当依照",
        wrapped,
        f"第二条 {KEEP}",
        "第三条 车联网平台运营企业应当在发现数据安全事件后2小时内向市通信管理局报告。",
        f"第四条 {IN_FORCE}",
    )
    said = read(text, knowledge)
    assert said.labels == ["第一条", "第二条", "第三条", "第四条"]
    assert said.duties[2].times == (("PT2H", "发现数据安全事件"),)
    said.check_coverage()


@pytest.mark.parametrize("second", ["第二条 {}", "第二条{}", "第二条、{}"])
def test_an_article_begins_though_the_one_before_it_lacks_its_full_stop(
    second: str, knowledge: Knowledge
) -> None:
    said = read(law("第一条 为了规范活动，制定本办法", second.format(KEEP), f"第三条 {IN_FORCE}"), knowledge)
    assert said.labels == ["第一条", "第二条", "第三条"]


def test_numbers_that_jump_or_come_twice_are_told(knowledge: Knowledge) -> None:
    said = read(law(f"第一条 {KEEP}", f"第三条 {KEEP}", f"第三条 {KEEP}", f"第四条 {IN_FORCE}"), knowledge)
    assert said.labels == ["第一条", "第三条", "第三条（第2处）", "第四条"]
    assert ["jump" in one for one in said.loaded.warnings] == [True, False]
    assert "第2处" in said.loaded.warnings[1]
    assert len(said.duties) == 3
    said.check_coverage()


@pytest.mark.parametrize(
    "marks", [("（一）", "（二）", "（三）"), ("1.", "2.", "3."), ("①", "②", "③"), ("(1)", "(2)", "(3)")]
)
def test_items_of_a_list_of_duties_are_duties_of_whom_the_lead_names(
    marks: tuple[str, str, str], knowledge: Knowledge
) -> None:
    said = read(
        law(
            "第一条 智能网联汽车生产企业应当履行下列义务：",
            f"{marks[0]}每年3月31日前向市通信管理局报送年度报告；",
            f"{marks[1]}发生数据安全事件后24小时内向市通信管理局",
            "报告；",
            f"{marks[2]}不得泄露个人信息。",
            f"第二条 {KEEP}",
            f"第三条 {IN_FORCE}",
        ),
        knowledge,
    )
    assert said.labels[1:4] == ["第一条第（一）项", "第一条第（二）项", "第一条第（三）项"]
    report, incident, prohibition, _ = said.duties
    assert {one.subject for one in (report, incident, prohibition)} == {"智能网联汽车生产企业"}
    assert report.times == (("yearly-03-31", None),)
    assert report.handed_in == (("年度报告", ("市通信管理局",)),)
    assert incident.times == (("PT24H", "发生数据安全事件"),)
    assert [one.modality for one in said.duties[:3]] == ["MANDATORY", "MANDATORY", "PROHIBITED"]
    said.check_coverage()


@pytest.mark.parametrize(
    "opens", ["有下列情形之一的，应当报告：", "应当提交下列材料：", "的报告应当包括下列内容："]
)
def test_items_that_are_cases_or_papers_stay_with_their_lead(opens: str, knowledge: Knowledge) -> None:
    said = read(
        law(
            f"第一条 车联网平台运营企业{opens}",
            "（一）甲；",
            "（二）乙。",
            f"第二条 {KEEP}",
            f"第三条 {IN_FORCE}",
        ),
        knowledge,
    )
    first = said.duties[0]
    assert first.text.endswith("：\n（一）甲；\n（二）乙。")
    assert len(said.duties) == 2


def test_lines_that_end_in_the_middle_of_a_sentence_go_on(knowledge: Knowledge) -> None:
    said = read(
        law(
            "第一条 车联网平台运营企业应当建立数据安全管理制度，并",
            "于每年12月15日前向市通信管",
            "理局报送年度报告。",
            "发生事件的，应当立即报告。",
            f"第二条 {KEEP}",
            f"第三条 {IN_FORCE}",
        ),
        knowledge,
    )
    assert said.labels[:3] == ["第一条", "第一条第一款", "第一条第二款"]
    assert said.duties[0].times == (("yearly-12-15", None),)
    assert said.duties[0].handed_in == (("年度报告", ("市通信管理局",)),)
    said.check_coverage()


def test_radicals_circles_and_invisible_characters_change_nothing(knowledge: Knowledge) -> None:
    plain = law(
        "第一条 智能网联汽车生产企业应当于每年12月15日前报送年度报告。",
        f"第二条 {KEEP}",
        f"第三条 {IN_FORCE}",
    )
    odd = plain.translate(str.maketrans("一二三日月年网行生自", "⼀⼆三⽇⽉年⽹⾏⽣⾃")).replace(
        "汽车", "汽\u00ad车"
    )
    said, usual = read(odd, knowledge), read(plain, knowledge)
    assert said.labels == usual.labels
    assert [(one.types, one.times, one.subject) for one in said.duties] == [
        (one.types, one.times, one.subject) for one in usual.duties
    ]
    assert said.instrument.effective_on == datetime.date(2025, 5, 1)
    assert said.instrument.issued_on == datetime.date(2025, 3, 6)
    said.check_coverage()


def test_blanks_between_chinese_characters_part_nothing_and_stay_in_what_is_quoted(
    knowledge: Knowledge,
) -> None:
    spaced = "智能网联汽车生产企 业应 当在发现事件后三 个 工 作 日内向市通 信管理局报送安 全月报。"
    article = f"第二条 {spaced}"
    said = read(law(f"第一条 {KEEP}", article, f"第三条 {IN_FORCE}"), knowledge)
    usual = read(
        law(f"第一条 {KEEP}", article.replace(" ", "").replace("条", "条 "), f"第三条 {IN_FORCE}"), knowledge
    )
    for one, other in zip(said.duties, usual.duties, strict=True):
        assert (one.subject, one.types, one.times, one.handed_in) == (
            other.subject, other.types, other.times, other.handed_in,
        )  # fmt: skip
    assert said.duties[1].text == spaced
    said.check_coverage()


def test_the_paragraphs_before_the_one_that_says_so(knowledge: Knowledge) -> None:
    said = read(
        law(
            f"第一条 {KEEP}",
            "第二条 车联网平台运营企业应当履行下列义务：", "（一）设置负责人；", "（二）留存日志；",
            "企业应当培训人员。",
            "违反前款第（一）项、前两款规定的，责令改正。",
            f"第三条 {IN_FORCE}",
        ),
        knowledge,
    )  # fmt: skip
    places = [sorted(e.rpartition("/")[2] for e in ends if "/" in e) for _, _, ends in said.citations]
    assert [text for text, _, _ in said.citations] == ["前款第（一）项", "前两款", "前两款"]
    assert places == [["第002条第02款"], ["第002条第01款"], ["第002条第02款"]]


@pytest.mark.parametrize(
    ("last", "ended"),
    [
        ("本办法自2025年5月1日起施行，有效期至2027年4月30日。", (2027, 5, 1)),
        ("本办法自2025年5月1日起施行，有效期5年。", (2030, 5, 1)),
        ("本办法自2025年5月1日起施行，有效期为两年。", (2027, 5, 1)),
        ("本办法自2025年5月1日起施行，有效期自2025年5月1日至2028年4月30日。", (2028, 5, 1)),
        ("本办法自二○二五年五月一日起施行，有效期至二○二七年四月三十日止。", (2027, 5, 1)),
        ("本办法自2025年5月1日起施行，自2027年5月1日起废止。", (2027, 5, 1)),
        ("本办法自2025年5月1日起施行，有效期截至2027年4月30日。", (2027, 5, 1)),
        ("本办法有效期三年，自2025年5月1日起施行。", (2028, 5, 1)),
        ("本办法自2025年5月1日起试行，试行两年。", (2027, 5, 1)),
        ("本办法自2025年5月1日起施行，于2027年5月1日自动失效。", (2027, 5, 1)),
        ("本办法自2025年5月1日起施行。《某某办法》自2025年5月1日起废止。", None),
        ("本办法自2025年5月1日起施行。", None),
        ("本办法自2025年5月1日起施行，至2027年4月30日止。", (2027, 5, 1)),
        ("本办法自2025年5月1日起施行，有效期届满自动失效，有效期为2年。", (2027, 5, 1)),
        ("本办法自2025年5月1日起试行，期限二年。", (2027, 5, 1)),
        ("捕捞许可证有效期三年。本办法自2025年5月1日起施行。", None),
        ("评估结果应当公布，有效期3年。本办法自2025年5月1日起施行。", None),
        ("本办法自2025年5月1日起施行。有效期3年。", (2028, 5, 1)),
        ("本办法自2025年5月1日起施行，2027年4月30日止。", (2027, 5, 1)),
        ("本办法自2025年5月1日起施行，2027年4月30日前补报。", None),
        ("本办法自2025年5月1日起施行，原办法（自2020年5月1日起施行，2025年5月1日废止）同时作废。", None),
        ("本办法自2025年5月1日起施行，此前的证书有效期至2027年4月30日。", None),
    ],
)
def test_how_long_it_holds(last: str, ended: tuple[int, int, int] | None, knowledge: Knowledge) -> None:
    said = read(law(f"第一条 {KEEP}", f"第二条 {KEEP}", f"第三条 {last}"), knowledge)
    assert said.instrument.effective_on == datetime.date(2025, 5, 1)
    assert said.instrument.ended_on == (datetime.date(*ended) if ended else None)


@pytest.mark.parametrize(
    ("above", "cover", "began", "ended"),
    [
        ("【已废止】\n", "（2025年1月6日公布，2027年5月1日起废止）", True, datetime.date(2027, 5, 1)),
        ("", "（2025年1月6日公布，《某某办法》自2024年5月1日起废止）", True, None),
        # Since when is not said, so it is not known to hold on any day.
        ("[失效]\n", "（2025年1月6日公布）", False, None),
        ("", "（已失效）", False, None),
        ("", "（2025年1月6日公布，根据2027年3月2日某部令第9号废止）", False, None),
        ("", "〔本规章已停止执行〕", False, None),
        ("时效性：尚未生效\n", "（2025年1月6日公布）", False, None),
        ("【时 效 性】 已被修改\n", "（2025年1月6日公布）", False, None),
        ("发布日期：2025-01-06　实施日期：2025-05-01　时效性：失效\n", "", False, None),
        ("本文件已被《渔业数据条例》取代\n", "（2025年1月6日公布）", False, None),
        ("注：本办法已于2027年停止适用。\n", "（2025年1月6日公布）", False, None),
        ("【失效日期】2027-05-01\n", "（2025年1月6日公布）", True, datetime.date(2027, 5, 1)),
        ("时效性：现行有效\n", "（2025年1月6日公布）", True, None),
        ("已于2025年1月6日公布，旧规章同时废止\n", "（2025年1月6日公布）", True, None),
        ("", "（2025年1月6日公布，原办法同时废止）", True, None),
        ("", "（2025年1月6日公布，第二条第二款废止）", True, None),
    ],
)
def test_a_head_that_says_it_holds_no_longer(
    above: str, cover: str, began: bool, ended: datetime.date | None, tmp_path: Path, knowledge: Knowledge
) -> None:
    last = "第三条 本办法自2025年5月1日起施行。"
    file = tmp_path / "a.txt"
    file.write_text(above + law(f"第一条 {KEEP}", f"第二条 {KEEP}", last, cover=cover), encoding="utf-8")
    said = read_file(file, knowledge)
    assert said.instrument.title == "智能网联汽车数据安全管理办法"
    assert said.instrument.effective_on == (datetime.date(2025, 5, 1) if began else None)
    assert said.instrument.ended_on == ended


def test_articles_that_begin_later_are_told(knowledge: Knowledge) -> None:
    last = "第三条 本办法自2025年5月1日起施行，第二条自2026年1月1日起施行。"
    said = read(law(f"第一条 {KEEP}", f"第二条 {KEEP}", last), knowledge)
    assert said.instrument.effective_on == datetime.date(2025, 5, 1)
    assert any("第二条自2026年1月1日起施行" in one for one in said.loaded.warnings)


def test_a_day_that_is_none_leaves_it_open_with_a_warning(knowledge: Knowledge) -> None:
    text = law(
        f"第一条 {KEEP}",
        f"第二条 {KEEP}",
        "第三条 本办法自2025年2月30日起施行。",
        cover="（2025年1月6日公布）",
    )
    said = read(text, knowledge)
    assert said.instrument.effective_on is None
    assert ["2025年2月30日" in one for one in said.loaded.warnings] == [True]


def test_a_number_and_a_day_with_circles(knowledge: Knowledge) -> None:
    cover = "（二○二五年三月六日滨海市经济和信息化局令第12号公布）"
    said = read(law(f"第一条 {KEEP}", f"第二条 {KEEP}", f"第三条 {IN_FORCE}", cover=cover), knowledge)
    assert said.instrument.number == "滨海市经济和信息化局令第12号"
    assert said.instrument.issued_on == datetime.date(2025, 3, 6)


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("违反第二条规定的，责令改正。", ["第2条"]),
        ("违反本办法第二、三条规定的，责令改正。", ["第2条", "第3条"]),
        ("违反本办法第二条第二、三项规定的，责令改正。", ["第2条第2项", "第2条第3项"]),
        ("违反本办法第二条至第四条规定的，责令改正。", ["第2条", "第3条", "第4条"]),
        ("违反第二条第一项和第三条规定的，责令改正。", ["第2条第1项", "第3条"]),
        ("依照《中华人民共和国数据安全法》第二十七条处理。", ["DSL 第27条"]),
        ("根据《中华人民共和国数据安全法》，并依照该法第二十七条处理。", ["DSL", "DSL 第27条"]),
        ("依照数据安全法第二十七条建立制度。", ["DSL 第27条"]),
        ("落实网络安全法、个人信息保护法的要求。", ["CSL", "PIPL"]),
        ("遵守中华人民共和国网络安全法。", ["CSL"]),
        ("根据《中华人民共和国数据安全法》（以下简称数据安全法）第二十七条处理。", ["DSL 第27条"]),
        ("违反第二条第（一）、（二）项规定的，责令改正。", ["第2条第1项", "第2条第2项"]),
        ("遵守某某市网络安全法律法规。", []),
        ("违反第九十条规定的，责令改正。", ["?第九十条"]),
        ("违反前条规定的，责令改正。", ["第4条"]),
        ("违反前两条规定的，责令改正。", ["第3条", "第4条"]),
        ("违反前款规定的，责令改正。", ["?前款"]),
        ("具备前条件，且不在前款项之内的，不予处罚。", []),
    ],
)
def test_whatever_names_an_article_or_a_law_is_in_the_ledger(
    words: str, cited: list[str], knowledge: Knowledge
) -> None:
    said = read(
        law(
            f"第一条 {KEEP}",
            "第二条 车联网平台运营企业应当履行下列义务：", "（一）设置负责人；", "（二）留存日志；",
            "（三）报告事件。",
            f"第三条 {KEEP}", f"第四条 {KEEP}", f"第五条 {words}", f"第六条 {IN_FORCE}",
        ),
        knowledge,
    )  # fmt: skip
    provisions = {one.id: one for one in said.nodes if isinstance(one, Provision)}
    found = []
    for text, status, ends in said.citations:
        if status is not CitationStatus.RESOLVED:
            found.append(f"?{text}")
            continue
        law_id = next(end.removeprefix("instrument:") for end in ends if end.startswith("instrument:"))
        places = [end.rpartition("/")[2] for end in ends if end.startswith("provision:")]
        own = law_id == said.instrument.id.removeprefix("instrument:")
        place = "".join(places).replace("第0", "第").replace("第0", "第")
        found.append(place if own else f"{law_id} {place}".strip())
    assert provisions
    assert found == cited


def test_a_duty_has_what_the_same_law_says_of_those_who_fail_in_it(knowledge: Knowledge) -> None:
    said = read(
        law(
            f"第一条 {KEEP}",
            "第二条 车联网平台运营企业应当履行下列义务：", "（一）设置负责人；", "（二）报告事件。",
            "第三条 企业不得泄露数据。企业可以委托他人。市通信管理局应当保密。",
            "第四条 违反本办法第二条第（二）项、第三条规定的，由市通信管理局责令改正，处一万元以下罚款。",
            "第五条 依照第一条留存的日志应当备份。",
            f"第六条 {IN_FORCE}",
        ),
        knowledge,
    )  # fmt: skip
    found = {
        (one.start.partition("/")[2], one.end.partition("/")[2])
        for one in said.loaded.statements.relationships
        if one.type == "PENALISED_BY"
    }
    assert found == {("第002条/002", "第004条"), ("第003条/001", "第004条")}


def test_a_title_over_several_lines_is_one(knowledge: Knowledge) -> None:
    body = law(f"第一条 {KEEP}", f"第二条 {KEEP}", f"第三条 {IN_FORCE}")
    said = read(
        f"滨海市人民政府\n滨海市智能网联汽车\n数据安全\n管理办法{body.removeprefix('智能网联汽车数据安全管理办法')}",
        knowledge,
    )
    assert said.instrument.title == "滨海市智能网联汽车数据安全管理办法"
    said.check_coverage()


LINES = st.lists(
    st.sampled_from(
        [
            "第一条 甲企业应当报告。", "第二条 乙", "第二条、丙：", "第三条规定的，", "（一）应当丁；",
            "1.不得戊。", "①己", "第一章 总则",
            "第四条 （庚）企业应当于3、6月底前报送。", "违反第二、三条的。",
            "[1] 注", "附件：", "辛\t壬", "癸\t子", "", "有效期至2027年4月31日。",
        ]
    ),
    min_size=3, max_size=14,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(lines=LINES)
def test_coverage_is_that_of_what_is_stored(lines: list[str], knowledge: Knowledge) -> None:
    document = read_text("a.txt", "\n".join(["某某办法", *lines, "第九条 终。"]).encode())
    Said(read_as(Kind.LAW, document, knowledge, loaded_at=LOADED_AT)).check_coverage()


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 2**32), kind=st.sampled_from([Kind.LAW, Kind.PLAN, Kind.TASK_LIST, Kind.STANDARD]))
def test_no_characters_end_in_an_internal_error(seed: int, kind: Kind, knowledge: Knowledge) -> None:
    choose = random.Random(seed).randrange
    blocks = ((0x20, 0x3000), (0x2E80, 0x2FDF), (0x3000, 0xD7FF), (0xF900, 0xFFFD), (0x20000, 0x2FA1D))
    drawn = (blocks[choose(len(blocks))] for _ in range(100_000))
    text = "".join(chr(choose(*block)) for block in drawn)
    body = (
        f"某某市2026年办法清单\n\n序号\t任务\t内容\t材料报送\n1\t甲任务\t企业应当{text}\t-\n"
        f"一、乙\n第一条 {text[:5000]}\n二、丙\n第二条 丁。\n1 范围\n2 引用\n3 术语\n4 要求\n"
    )
    document = read_text("a.txt", body.encode())
    with contextlib.suppress(RefusedDocument):
        read_as(kind, document, knowledge, loaded_at=LOADED_AT)

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import (
    Citation,
    Instrument,
    InstrumentFact,
    InstrumentKind,
    Modality,
    Node,
    NotModelled,
    Obligation,
    Provision,
    SourceDocument,
    TimeRule,
)
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.records.instrument import ReadInstrument
from dutygraph.loaders.records.standard import read_standard
from dutygraph.loaders.structure.furniture import without_furniture
from dutygraph.loaders.structure.header import standard_kind
from dutygraph.loaders.structure.standards.clauses import clause_count, read_structure
from dutygraph.loaders.structure.standards.lines import looks_like_standard
from tests.loaders.conftest import LOADED_AT
from tests.loaders.standards import DEEP, VEHICLE_DATA

N = TypeVar("N", bound=Node)
OWN = "GB-T-99001-2025"


def _read(text: str, knowledge: Knowledge) -> ReadInstrument:
    read = read_standard(without_furniture(read_text("s.txt", text.encode())), knowledge, LOADED_AT)
    return dataclasses.replace(read, statements=resolved(read.statements, knowledge.instruments.resolve))


def _of(said: Statements, kind: type[N]) -> list[N]:
    return [node for node in said.nodes if isinstance(node, kind)]


def _ends(said: Statements, type: str, start: str) -> set[str]:
    return {one.end for one in said.relationships if one.type == type and one.start == start}


@pytest.fixture(scope="module")
def vehicle(knowledge: Knowledge) -> ReadInstrument:
    return _read(VEHICLE_DATA, knowledge)


def _provisions(said: Statements) -> Mapping[str, Provision]:
    own = f"provision:{OWN}/"
    return {node.label: node for node in _of(said, Provision) if node.id.startswith(own)}


def test_the_cover_says_what_standard_it_is(vehicle: ReadInstrument) -> None:
    said = vehicle.statements
    standard, replaced = _of(said, Instrument)
    assert (standard.number, standard.title) == ("GB/T 99001—2025", "网络安全技术 车载数据存储安全要求")
    assert standard.title_en == "Cybersecurity technology—Security requirements for on-board data storage"
    assert standard.kind is InstrumentKind.RECOMMENDED_NATIONAL_STANDARD
    assert standard.issued_on == datetime.date(2025, 3, 28)
    assert standard.effective_on == datetime.date(2025, 10, 1)
    assert _ends(said, "ISSUED_BY", standard.id) == {"authority:samr", "authority:sac"}
    assert replaced.number == "GB/T 99001—2018"
    assert _ends(said, "REPLACES", standard.id) == {replaced.id}
    (document,) = _of(said, SourceDocument)
    assert _ends(said, "TEXT_OF", document.id) == {standard.id}


def test_a_standard_of_the_catalogue_is_that_one(knowledge: Knowledge) -> None:
    text = VEHICLE_DATA.replace("GB/T 99001—2025", "GB 44495—2024")
    (document,) = _of(_read(text, knowledge).statements, SourceDocument)
    assert _ends(_read(text, knowledge).statements, "TEXT_OF", document.id) == {"instrument:GB-44495-2024"}


def test_a_document_knows_which_of_its_characters_are_two_units_of_utf16(knowledge: Knowledge) -> None:
    text = VEHICLE_DATA.replace("存储", "𠮷储🚗")
    (document,) = _of(_read(text, knowledge).statements, SourceDocument)
    wide = [int(offset) for offset in document.astral]
    assert {document.text[offset] for offset in wide} == {"𠮷", "🚗"}
    assert len(document.text) + len(wide) == len(document.text.encode("utf-16-le")) // 2


def test_the_tree_has_every_clause_annex_and_item(vehicle: ReadInstrument) -> None:
    said = vehicle.statements
    provisions = _provisions(said)
    assert list(provisions) == [
        "前言", "引言", "1", "2", "3", "3.1", "4", "4.1", "4.1.1", "4.1.2", "4.1.3", "4.2", "4.2a)", "4.2b)",
        "4.2b)1)", "4.2b)2)", "4.2c)", "4.2.1", "4.4", "4.4（第2处）", "5", "5.1", "5.2", "附录A", "A.1",
        "A.2", "A.2.1", "附录B", "B.1", "参考文献",
    ]  # fmt: skip
    parent = {one.end: one.start for one in said.relationships if one.type == "HAS_PART"}
    pairs = {
        "4.1": "4", "4.1.1": "4.1", "4.2a)": "4.2", "4.2b)1)": "4.2b)", "4.4（第2处）": "4", "A.1": "附录A",
        "A.2.1": "A.2",
    }  # fmt: skip
    for child, above in pairs.items():
        assert parent[provisions[child].id] == provisions[above].id, child
    positions = [one.position for one in provisions.values()]
    assert positions == sorted(positions, key=lambda position: position or 0)
    titles = {label: one.title for label, one in provisions.items()}
    assert titles["3.1"] == "存储单元 storage unit"
    assert titles["附录A"] == "检查表"
    assert titles["4.1.1"] is None
    assert provisions["4"].text is None
    assert (
        provisions["4.1.1"].text
        == "4.1.1 车辆制造商应建立存储安全管理制度，并应符合GB/T 35273—2020中5.1的规定。"
    )


def test_spans_are_into_the_text(vehicle: ReadInstrument) -> None:
    text = VEHICLE_DATA
    for node in vehicle.statements.nodes:
        if isinstance(node, Provision | Obligation | Citation | NotModelled) and node.quote is not None:
            assert text[node.start : node.end] == node.quote


def test_modal_words_say_what_is_required_recommended_permitted_and_forbidden(
    vehicle: ReadInstrument,
) -> None:
    said = {(one.text, one.modality, one.subject) for one in _of(vehicle.statements, Obligation)}
    texts = {text: (modality, subject) for text, modality, subject in said}
    assert texts["车辆制造商宜每年开展一次存储安全评估。"] == (Modality.ENCOURAGED, "车辆制造商")
    assert texts["车辆制造商可将存储外包"] == (Modality.PERMITTED, "车辆制造商")
    assert texts["但不应降低安全要求。"][0] is Modality.PROHIBITED
    assert texts["存储单元不宜使用明文口令。"] == (Modality.ENCOURAGED, None)
    assert texts["日志应至少保存6个月，到期后应在24小时内删除。"] == (Modality.MANDATORY, None)
    # A thing is nobody who is bound.
    assert texts["断电后3.5 s内完成写入。"] == (Modality.MANDATORY, None)
    assert ("具备下列加密功能：\n1) 静态加密；\n2) 传输加密；", Modality.MANDATORY, None) in said


def test_a_day_is_quoted_without_the_blanks_before_it(knowledge: Knowledge) -> None:
    text = VEHICLE_DATA.replace("2025-03-28 发布\n2025-10-01 实施", "2025-03-28发布　　2025-10-01实施")
    facts = {one.name: one.source for one in _of(_read(text, knowledge).statements, InstrumentFact)}
    assert facts["effective_on"] == "s.txt：“2025-10-01实施”"


def test_a_title_above_the_first_chapter_is_none_of_the_introduction(vehicle: ReadInstrument) -> None:
    text = _provisions(vehicle.statements)["引言"].text
    assert text is not None
    assert "重视存储" in text
    assert "网络安全技术" not in text


def test_notes_examples_terms_forewords_and_informative_annexes_state_no_duty(
    vehicle: ReadInstrument,
) -> None:
    texts = "".join(one.text for one in _of(vehicle.statements, Obligation))
    for silent in ("存档", "密文", "大于零", "重视存储", "加密存储", "供检测机构"):
        assert silent not in texts


def test_time_and_citations_hang_on_the_duty(vehicle: ReadInstrument) -> None:
    said = vehicle.statements
    (obligation,) = (one for one in _of(said, Obligation) if one.text.startswith("日志"))
    (rule,) = (one for one in _of(said, TimeRule) if one.id in _ends(said, "DUE", obligation.id))
    assert (rule.text, rule.event) == ("到期后应在24小时内", "到期")
    cited = {one.text: one for one in _of(said, Citation)}
    reached = {text: _ends(said, "REFERS_TO", one.id) for text, one in cited.items()}
    assert f"provision:{OWN}/05.02" in reached["5.2"]
    assert f"provision:{OWN}/附录A" in reached["附录A"]
    assert f"provision:{OWN}/05" in reached["第5章"]
    assert f"provision:{OWN}/A.02" in reached["A.2"]
    assert reached["GB/T 35273—2020中5.1"] == {
        "instrument:GB-T-35273-2020", "provision:GB-T-35273-2020/05.01",
    }  # fmt: skip
    assert reached["GB 44495"] == {"instrument:GB-44495-2024"}


def test_lines_that_end_in_the_middle_of_a_sentence_go_on(knowledge: Knowledge) -> None:
    clauses = (
        "1 范围", "本文件适用于车辆。", "2 术语和定义", "本文件没有术语。", "3 要求",
        "3.1 智能网联汽车生产企业应建立制度，并", "于每年12月15日前向市通信管", "理局报送年度报告。",
        "企业应培训人员。",
        "3.2 智能网联汽车生产企业应：", "a) 设置负责人，并每年至少", "培训一次；", "b) 记录日", "志。",
        "3.3 数据出境", "企业不应出境。", "境内存储", "企业应在境内存储数据，", "并每年核查。",
    )  # fmt: skip
    said = _read("\n".join(clauses), knowledge).statements
    duties = _of(said, Obligation)
    assert [duty.text for duty in duties] == [
        "智能网联汽车生产企业应建立制度，并于每年12月15日前向市通信管理局报送年度报告。",
        "企业应培训人员。",
        "设置负责人，并每年至少培训一次",
        "记录日志。",
        "企业不应出境。",
        "企业应在境内存储数据，并每年核查。",
    ]
    assert [(rule.month, rule.day) for rule in _of(said, TimeRule) if rule.month] == [(12, 15)]
    texts = {node.label: node.text for node in _of(said, Provision)}
    assert texts["3.2a)"] == "a) 设置负责人，并每年至少\n培训一次；"


def test_numbers_that_repeat_or_jump_are_told_of(vehicle: ReadInstrument) -> None:
    assert any("4.2之后是4.4" in one.reason for one in vehicle.doubts)
    assert any("4.4（第2处）" in one.reason for one in vehicle.doubts)


def test_clauses_thirty_deep_are_read(knowledge: Knowledge) -> None:
    said = _read(DEEP, knowledge).statements
    deepest = max(_of(said, Provision), key=lambda one: one.label.count("."))
    assert deepest.label.count(".") == 30
    assert sum(one.type == "HAS_PART" for one in said.relationships) == 30
    assert len(_of(said, Obligation)) == 30


MEASURES = """\
1 范围
本文件规定了间隙的要求。
2 要求
2.1 间隙
间隙应为
2.5 mm以下，温度应不高于
40 ℃，持续
3 年。
2.2 时间
5 个工作日内应完成检查。
3 试验
3.1 试验应按2.1进行，版本2.2不适用。
"""


def test_measures_are_no_clauses(knowledge: Knowledge) -> None:
    labels = [one.label for one in _of(_read(MEASURES, knowledge).statements, Provision)]
    assert labels == ["1", "2", "2.1", "2.2", "3", "3.1"]


@pytest.mark.parametrize("words", ["日志应保存。", "月度报告应送审。", "人员应培训。", "级别应标明。"])
def test_a_clause_may_begin_with_the_character_of_a_unit(words: str, knowledge: Knowledge) -> None:
    text = f"1 范围\n\n渔港。\n\n5 要求\n\n5.1 渔船应登记。\n\n5.2 {words}\n\n5.3 渔网应编号。\n"
    said = _of(_read(text, knowledge).statements, Obligation)
    assert [one.text for one in said] == ["渔船应登记。", words, "渔网应编号。"]


def test_a_standard_without_a_cover_is_named_by_its_head_or_its_file(knowledge: Knowledge) -> None:
    assert _read(MEASURES, knowledge).title == "s"
    assert _read("车辆间隙技术要求\n" + MEASURES, knowledge).title == "车辆间隙技术要求"


def test_what_is_no_standard_is_refused_with_what_was_found(knowledge: Knowledge) -> None:
    with pytest.raises(RefusedDocument, match=r"found 1.*--as"):
        _read("1 范围\n只有一条。\n", knowledge)
    with pytest.raises(RefusedDocument, match=r"found 0"):
        _read("没有编号。\n", knowledge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VEHICLE_DATA, True),
        (DEEP, True),
        (MEASURES, True),
        (
            "一、总体目标\n到2027年。\n二、重点任务\n1.落实责任。企业应报告。\n2.开展评估。企业应评估。\n",
            False,
        ),
        ("第一条 为了规范，制定本办法。\n第二条 应当报告。\n第三条 施行。\n", False),
        ("序号\t任务\t材料\n1\t落实\t-\n", False),
    ],
)
def test_standards_are_told_from_other_kinds(text: str, expected: bool) -> None:
    assert looks_like_standard(read_text("s.txt", text.encode())) is expected


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("GB 44495—2024", InstrumentKind.MANDATORY_NATIONAL_STANDARD),
        ("GB/T 1.1—2020", InstrumentKind.RECOMMENDED_NATIONAL_STANDARD),
        ("GB/Z 1", InstrumentKind.RECOMMENDED_NATIONAL_STANDARD),
        ("YD/T 3956-2024", InstrumentKind.INDUSTRY_STANDARD),
        ("T/SHV2X 2—2025", InstrumentKind.ASSOCIATION_STANDARD),
        ("DB31/T 1-2024", InstrumentKind.LOCAL_RULE),
        ("ISO/SAE 21434:2021", InstrumentKind.INTERNATIONAL_STANDARD),
    ],
)
def test_the_number_says_the_kind(number: str, kind: InstrumentKind) -> None:
    assert standard_kind(number) is kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业宜采用加密", [Modality.ENCOURAGED]),
        ("不必重复检查", [Modality.PERMITTED]),
        ("不应明文存储", [Modality.PROHIBITED]),
        ("适宜的温度与事宜", []),
        ("能支持的应用可能较多", []),
        ("应存储，可导出", [Modality.MANDATORY, Modality.PERMITTED]),
    ],
)
def test_verbal_forms(text: str, expected: Iterable[Modality]) -> None:
    assert [modal.modality for modal in modals(text)] == list(expected)


LINES = st.lists(
    st.sampled_from(
        ["参考文献", "1 范围", "2 要求", "2.1 一般要求", "2.1.1 企业应报告。", "2.1.3 企业宜检查。", "9 跳号",
         "附录A（规范性）甲", "A.1 乙", "a) 项一；", "1) 目一；", "——破", "注：明", "前言", "（资料性）",
         "目次", "A.1.1 应检查。", "正文应符合2.1。", "甲\t乙\t丙", "3.5 mm", "附 录 B", "GB 1—2020"]
    ),
    min_size=1,
    max_size=25,
)  # fmt: skip


@given(LINES)
def test_any_order_of_lines_is_placed_whole(knowledge: Knowledge, lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read_text("s.txt", text.encode())
    structure = read_structure(document)
    held = list(structure.before)
    held += [span for part in structure.parts for span in part.all_spans]
    assert sorted(text[span.start : span.end] for span in held) == sorted(lines)
    if clause_count(structure) >= 4:
        (source,) = _of(read_standard(document, knowledge, LOADED_AT).statements, SourceDocument)
        assert source.characters == len(text)


IN_MARKDOWN = """\
# JR/T 0999—2027 车险平台 数据服务要求

**发布日期：2027-01-08　实施日期：2027-06-01**

## 1 范围
本文件适用于车险数据服务平台。

## 4 服务要求
**4.1** 平台应具备以下能力：

- a) 按日核对保单；
- b) 留存操作日志，留存时间不少于一年。

**4.2** 平台应提供下列信息：
1) 车辆识别代号；
2) 保单状态，状态变更后应在2 h内更新。

**4.3** 平台应符合下列规定：
——出现差错的，于5个工作日内更正；
——每年开展一次核查。
"""


def test_marks_of_markup_hide_neither_number_nor_title_and_lists_of_duties_fall_apart(
    knowledge: Knowledge,
) -> None:
    read = read_standard(read_markdown("s.md", IN_MARKDOWN.encode()), knowledge, LOADED_AT)
    assert read.title == "车险平台 数据服务要求"
    (instrument,) = (one for one in _of(read.statements, Instrument) if one.title == read.title)
    assert (instrument.number, instrument.issued_on) == ("JR/T 0999—2027", datetime.date(2027, 1, 8))
    said = _of(read.statements, Obligation)
    assert {one.subject for one in said} == {"平台", None}
    assert [one.text for one in said] == [
        "按日核对保单",
        "留存操作日志，留存时间不少于一年。",
        "平台应提供下列信息：\n1) 车辆识别代号；\n2) 保单状态，状态变更后应在2 h内更新。",
        "保单状态，状态变更后应在2 h内更新。",
        "出现差错的，于5个工作日内更正",
        "每年开展一次核查。",
    ]

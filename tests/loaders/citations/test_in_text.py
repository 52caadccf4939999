from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.loaders.citations.in_text import FoundCitation, find_citations

SHIPPED = Path(__file__).parents[3] / "seeds" / "task-lists" / "shanghai-zhudun-2026.txt"

Brief = tuple[str | None, tuple[str, ...], tuple[str, ...]]


def brief(text: str) -> list[Brief]:
    named = [found.cited for found in find_citations(text)]
    return [(one.title, one.numbers, one.provisions) for one in named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照《甲乙办法》（GB 44495—2024）等要求", [("甲乙办法", ("GB 44495—2024",), ())]),
        ("《个人信息保护法》第五十五条情形", [("个人信息保护法", (), ("第五十五条",))]),
        ("依据GB/T 35273—2020等", [(None, ("GB/T 35273—2020",), ())]),
        (
            "YD/T 3956—2024和YD/T 6415—2025",
            [(None, ("YD/T 3956—2024",), ()), (None, ("YD/T 6415—2025",), ())],
        ),
        ("（GB 44495、GB 44496）", [(None, ("GB 44495",), ()), (None, ("GB 44496",), ())]),
        ("GB 44495—2024、44496—2024", [(None, ("GB 44495—2024",), ()), (None, ("GB 44496-2024",), ())]),
        ("GB 44495、44496", [(None, ("GB 44495",), ()), (None, ("GB 44496",), ())]),
        ("GB/T 35273和30项", [(None, ("GB/T 35273",), ())]),
        ("GB 44495-2024《整车》第5.2条", [("整车", ("GB 44495-2024",), ("5.2",))]),
        ("根据工信部网安〔2024〕214号", [(None, ("工信部网安〔2024〕214号",), ())]),
        ("按照上海市人民政府令第60号", [(None, ("上海市人民政府令第60号",), ())]),
        ("依照中华人民共和国主席令第九十一号", [(None, ("中华人民共和国主席令第九十一号",), ())]),
        (
            "经济和信息化委员会令第3号和工信部联网安〔2026〕27号",
            [(None, ("经济和信息化委员会令第3号",), ()), (None, ("工信部联网安〔2026〕27号",), ())],
        ),
        (
            "自2021年8月16日国家互联网信息办公室等五部门令第7号公布",
            [(None, ("国家互联网信息办公室等五部门令第7号",), ())],
        ),
        ("《关于印发〈甲办法〉的通知》", [("关于印发〈甲办法〉的通知", (), ())]),
        (
            "《关于印发《甲办法》的通知》（工信部网安〔2024〕1号）",
            [("关于印发《甲办法》的通知", ("工信部网安〔2024〕1号",), ())],
        ),
        (
            "《某指引》（2026版）（工信部联网安〔2026〕27号）",
            [("某指引（2026版）", ("工信部联网安〔2026〕27号",), ())],
        ),
        ("《2024年10月29日预案（2019年版）》", [("2024年10月29日预案（2019年版）", (), ())]),
        (
            "《YD/T 3956—2024 电信领域评估规范》和《安全规范（GB/T 35273-2020）》",
            [("电信领域评估规范", ("YD/T 3956—2024",), ()), ("安全规范", ("GB/T 35273-2020",), ())],
        ),
        ("《关于实施GB 44495-2024有关事项的通知》", [("关于实施GB 44495-2024有关事项的通知", (), ())]),
        ("GB 44495—2024标准第7.3.2条", [(None, ("GB 44495—2024",), ("7.3.2",))]),
        ("《个人信息保护法》（第五十五条）", [("个人信息保护法", (), ("第五十五条",))]),
        ("UN R155和R156", [(None, ("UN R155",), ()), (None, ("UN R156",), ())]),
        (
            "GB/T 22080-2016/ISO/IEC 27001:2013",
            [(None, ("GB/T 22080-2016",), ()), (None, ("ISO/IEC 27001:2013",), ())],
        ),
        (
            "《甲法》第三条、第五条和《乙法》",
            [("甲法", (), ("第三条",)), ("甲法", (), ("第五条",)), ("乙法", (), ())],
        ),
        ("《甲法》第三条至第五条", [("甲法", (), ("第三条", "第四条", "第五条"))]),
        (
            "《甲办法》（以下简称《办法》）。根据《办法》第五条",
            [("甲办法", (), ()), ("甲办法", (), ("第五条",))],
        ),
        ("《未闭合 GB 44495-2024", [(None, ("GB 44495-2024",), ())]),
        ("内存16 GB 2条，2024年9月", []),
        ("(2024)沪01民终123号判决", []),
        ("“铸盾车联”2026行动", []),
    ],
)
def test_conventions_of_law_drafting(text: str, expected: list[Brief]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("企业应提交《定级报告》和《服务平台定级报告附件材料》。", []),
        ("企业应填报《登记表》", []),
        ("企业应填报《登记表》（附件2）", []),
        ("按照《实施办法》提交《年度报告》", ["实施办法"]),
        ("提交材料应符合《材料目录》", ["材料目录"]),
        ("应提交《年度报告》（T/ABC 1-2024）", ["年度报告"]),
        ("参照《风险评估报告》第三条", ["风险评估报告"]),
        ("取得《增值电信业务经营许可证》", []),
        ("上报情况。《重要数据目录》", ["重要数据目录"]),
    ],
)
def test_a_paper_to_hand_in_is_no_citation(text: str, titles: list[str]) -> None:
    assert [found.cited.title for found in find_citations(text)] == titles


def groups(text: str) -> list[int | None]:
    return [found.alternative_group for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《甲》（GB 1-2024）或《乙》（GB 2-2024）等", [1, 1]),
        ("《甲》、《乙》或者《丙》", [1, 1, 1]),
        ("《甲》和《乙》或《丙》", [None, 1, 1]),
        ("《甲》或参照《乙》；《丙》", [1, 1, None]),
        ("《甲》或《乙》。《丙》或《丁》", [1, 1, 2, 2]),
        ("《甲法》第三条或第五条", [1, 1]),
        ("《甲》《乙》", [None, None]),
    ],
)
def test_alternatives_share_a_group(text: str, expected: list[int | None]) -> None:
    assert groups(text) == expected


PIECES = st.sampled_from(
    [
        "《",
        "》",
        "（",
        "）",
        "〔",
        "〕",
        "GB",
        "/T",
        " 44495",
        "—2024",
        "工信部网安",
        "2024",
        "66号",
        "令第",
        "号",
        "第五条",
        "第一款",
        "7.1.2",
        "、",
        "和",
        "或",
        "根据",
        "提交",
        "办法",
        "报告",
        "以下简称",
        "\n",
        "…",
        "㎏",
    ]
)


def check(text: str, found: tuple[FoundCitation, ...]) -> None:
    end = 0
    for citation in found:
        assert end <= citation.start < citation.end <= len(text)
        assert citation.quote == text[citation.start : citation.end]
        assert citation.cited or citation.cited.provisions
        end = citation.end


@given(st.lists(PIECES, max_size=25).map("".join))
def test_spans_are_exact_and_apart(text: str) -> None:
    check(text, find_citations(text))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    check(text, find_citations(text))


@pytest.mark.parametrize(
    "hostile", ["《" * 5000, "（" * 5000, "工信部" * 5000 + "〔2024〕1号", "第" * 5000, "GB 1-" * 3000]
)
def test_hostile_text_is_read_in_time(hostile: str) -> None:
    check(hostile, find_citations(hostile))


def test_the_shipped_task_list() -> None:
    text = SHIPPED.read_bytes().decode()
    found = find_citations(text)
    check(text, found)
    assert len(found) == 17
    assert [one.cited.title for one in found if one.alternative_group] == [
        "工业领域数据安全风险评估规范",
        "电信领域数据安全风险评估规范",
    ]
    assert [(one.cited.title, one.cited.provisions) for one in found if one.cited.provisions] == [
        ("个人信息保护法", ("第五十五条",))
    ]

import pytest

from dutygraph.graph.model import CitationStatus
from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.citations.known_designations import designations_of
from dutygraph.loaders.citations.resolution import InstrumentEntry, InstrumentIndex, Resolution
from dutygraph.text.provision_labels import provision_id

RESOLVED, AMBIGUOUS, UNRESOLVED = CitationStatus.RESOLVED, CitationStatus.AMBIGUOUS, CitationStatus.UNRESOLVED


def entry(
    id: str,
    title: str,
    number: str | None = None,
    aliases: tuple[tuple[str, str | None, str | None], ...] = (),
    provisions: tuple[str, ...] = (),
) -> InstrumentEntry:
    designations = designations_of(id, title, number, aliases)
    ids = frozenset(provision_id(id, label) for label in provisions)
    return InstrumentEntry(id, title, number, designations, ids)


INDEX = InstrumentIndex(
    [
        entry(
            "law",
            "中华人民共和国个人信息保护法",
            "主席令第九十一号",
            (("个保法", None, None),),
            ("第五十五条", "第五十六条"),
        ),
        entry("standard", "汽车整车信息安全技术要求", "GB 44495-2024", provisions=("7", "7.1")),
        entry("edition-2017", "GB/T 35273-2017", "GB/T 35273-2017"),
        entry("edition-2020", "信息安全技术 个人信息安全规范", "GB/T 35273-2020"),
        entry(
            "vulnerabilities",
            "网络产品安全漏洞管理规定",
            "工信部联网安〔2021〕66号",
            (("工信部网安〔2021〕66号", "任务清单缺“联”字。", "The task list lacks 联."),),
        ),
        entry("notice", "工业和信息化部 公安部关于开展准入试点工作的通知", "工信部联通装〔2023〕217号"),
        entry("guide", "汽车数据出境安全指引（2026版）", "工信部联网安〔2026〕27号"),
        entry("order", "汽车数据安全管理若干规定（试行）", "国家互联网信息办公室等五部门令第7号"),
        entry("plan", "上海市公共互联网网络安全突发事件应急预案"),
        entry("measures-a", "数据安全管理办法（试行）", "甲发〔2020〕1号"),
        entry("measures-b", "数据安全管理办法（2026版）", "甲发〔2026〕1号"),
    ]
)


def resolve(text: str) -> Resolution:
    (found,) = find_citations(text)
    return INDEX.resolve(found.cited)


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("《汽车整车信息安全技术要求》（GB 44495—2024）", "standard"),
        ("gb44495-2024", "standard"),
        ("GB 44495", "standard"),
        ("《汽车整车信息安全技术要求》", "standard"),
        ("《汽车整车信息安全技术要求》（GB 44495）", "standard"),
        ("《个人信息保护法》", "law"),
        ("《中华人民共和国个人信息保护法》", "law"),
        ("《个保法》", "law"),
        ("主席令第91号", "law"),
        ("《关于开展准入试点工作的通知》", "notice"),
        ("《关于开展准入试点工作的通知》（工信部联通装[2023]217 号）", "notice"),
        ("《汽车数据出境安全指引》", "guide"),
        ("《汽车数据出境安全指引（2026 版）》（工信部联网安〔2026〕27 号）", "guide"),
        ("《上海市公共互联网网络安全突发事件应急预案》", "plan"),
        ("GB/T 35273—2020", "edition-2020"),
        ("国家互联网信息办公室国家互联网信息办公室等五部门令第7号", "order"),
        ("工业和信息化部工信部联网安〔2026〕27号", "guide"),
        ("《个人信息安全规范》（GB/T 35273—2017）", "edition-2017"),
        ("《个人信息安全规范》（GB/T 35273—2020）", "edition-2020"),
        ("《个人信息安全规范》", "edition-2020"),
        ("《信息安全技术 个人信息安全规范》（GB/T 35273—2017）", "edition-2017"),
        ("《网络产品安全漏洞管理规定（试行）》（工信部联网安〔2021〕66号）", "vulnerabilities"),
    ],
)
def test_one_instrument_is_meant(text: str, instrument: str) -> None:
    resolution = resolve(text)
    assert (resolution.status, resolution.instrument) == (RESOLVED, instrument), resolution.note
    assert resolution.suggestions == ()


def test_a_known_discrepancy_resolves_and_says_so() -> None:
    resolution = resolve("《网络产品安全漏洞管理规定》（工信部网安〔2021〕66号）")
    assert resolution.status is RESOLVED
    assert resolution.instrument == "vulnerabilities"
    assert resolution.note == "任务清单缺“联”字。"
    assert resolution.note_en == "The task list lacks 联."
    assert resolve("《网络产品安全漏洞管理规定》").note is None


@pytest.mark.parametrize(
    ("text", "status", "suggestions"),
    [
        ("GB/T 35273", AMBIGUOUS, ("edition-2017", "edition-2020")),
        ("《数据安全管理办法》", AMBIGUOUS, ("measures-a", "measures-b")),
        ("《汽车整车信息安全技术要求》（GB/T 35273—2020）", AMBIGUOUS, ("edition-2020", "standard")),
        ("《完全另外的一份文件》（GB 44495—2024）", AMBIGUOUS, ("standard",)),
        ("《网络产品安全漏洞管理规定》（工信部网安〔2025〕99号）", AMBIGUOUS, ("vulnerabilities",)),
        ("《汽车整车信息安全技术要求》（GB 44495—2030）", UNRESOLVED, ("standard",)),
        ("GB 44495—2030", UNRESOLVED, ("standard",)),
        ("《从未见过的规定》（丙发〔2001〕5号）", UNRESOLVED, ()),
    ],
)
def test_what_does_not_resolve_stays_visible(
    text: str, status: CitationStatus, suggestions: tuple[str, ...]
) -> None:
    resolution = resolve(text)
    assert (resolution.status, resolution.instrument) == (status, None)
    assert tuple(sorted(resolution.suggestions)) == suggestions
    assert resolution.note
    assert resolution.note_en


def test_a_misspelt_title_is_suggested() -> None:
    resolution = resolve("《网络产品安全漏洞管理归定》")
    assert resolution.status is UNRESOLVED
    assert resolution.suggestions[0] == "vulnerabilities"


def test_an_order_is_known_by_its_number_whoever_it_names() -> None:
    resolution = resolve("《汽车数据安全管理若干规定（试行）》（国家网信办 公安部令第7号）")
    assert (resolution.status, resolution.instrument) == (RESOLVED, "order")
    assert "写法" in (resolution.note or "")
    assert resolve("《汽车数据安全管理若干规定（试行）》（公安部令第8号）").status is AMBIGUOUS


def test_a_number_that_is_not_on_record_is_unchecked() -> None:
    resolution = resolve("《上海市公共互联网网络安全突发事件应急预案》（沪通信管发〔2024〕5号）")
    assert resolution.status is RESOLVED
    assert resolution.instrument == "plan"
    assert "沪通信管发〔2024〕5号" in (resolution.note or "")


@pytest.mark.parametrize(
    ("text", "provision", "noted"),
    [
        ("《个人信息保护法》第五十五条", "law/第五十五条", False),
        ("《个人信息保护法》第55条", "law/第五十五条", False),
        ("《个人信息保护法》第五十五条第一款第（三）项", "law/第五十五条", True),
        ("《个人信息保护法》第七十条", None, True),
        ("《个人信息保护法》第五十五条至第五十六条", None, True),
        ("GB 44495—2024第7.1条", "standard/7.1", False),
        ("GB 44495—2024第7章", "standard/7", False),
        ("GB 44495—2024 7.1.3", "standard/7.1", True),
        ("GB 44495—2024", None, False),
    ],
)
def test_provisions(text: str, provision: str | None, noted: bool) -> None:
    resolution = resolve(text)
    assert resolution.status is RESOLVED
    assert resolution.provision == (provision and provision_id(*provision.split("/")))
    assert bool(resolution.note) == bool(resolution.note_en) == noted


def test_designations_follow_from_number_title_and_aliases() -> None:
    texts = [
        known.text
        for known in designations_of("one", "某指引（2026版）", "GB/T 1.1-2020", (("PIPL", None, None),))
    ]
    assert texts == ["GB/T 1.1-2020", "某指引（2026版）", "PIPL", "GB/T 1.1", "某指引"]
    assert [known.text for known in designations_of("one", "GB 1-2020", "GB 1-2020")] == ["GB 1-2020", "GB 1"]
    assert designations_of("one", "道路车辆 网络安全工程", None)[1].text == "网络安全工程"

"""What hangs on an instrument, and what differs between two editions of a list, on each engine."""

from dataclasses import replace

import pytest

from dutygraph.graph.model import (
    Citation,
    Deliverable,
    Designation,
    Instrument,
    Obligation,
    Provision,
    SourceDocument,
    Task,
    TimeRule,
    TimeRuleKind,
)
from dutygraph.graph.store.port import Store
from dutygraph.text.designations import title_key
from tests.graph_builder import Graph
from tests.schema.conftest import Api
from tests.schema.graph import catalogue, load_everything, task_list

pytestmark = pytest.mark.anyio

NEW = "instrument:gb1-2024"
OLD = "instrument:gb1-2010"
OLDEST = "instrument:gb1-2000"
LAW = "instrument:law"


def _citing(graph: Graph, instrument: Instrument) -> None:
    """A citation by an article that imposes nothing, as laws have them."""
    law = catalogue()
    article, text = law.nodes["provision:law/55-1"], law.nodes["document:law"]
    name = instrument.id.partition(":")[2]
    graph.add(article, text)
    citation = graph.new(Citation, f"citation:law/{name}", text=name, quote=name, end=len(name))
    graph.link(article, "CITES", citation)
    graph.link(citation, "REFERS_TO", instrument)
    graph.link(citation, "STATED_IN", text)


@pytest.fixture(scope="module")
async def graph(module_store: Store) -> Store:
    """The small graph with a later edition of its list, and three editions of a standard that are cited."""
    await load_everything(module_store)
    more = catalogue()
    oldest = more.new(Instrument, OLDEST, title="要求", number="GB 1-2000")
    more.link(more.nodes[OLD], "REPLACES", oldest)
    for instrument in (oldest, more.nodes[OLD], more.nodes[NEW]):
        assert isinstance(instrument, Instrument)
        _citing(more, instrument)
    await more.load(module_store)
    await _later(module_store)
    return module_store


async def _later(store: Store) -> None:
    """The list of 2027: task 1 as it was, task 2 as number 3 with another deadline, and a new one."""
    later = task_list(2, "later", 2027)
    for id, node in list(later.nodes.items()):
        if isinstance(node, Task):
            later.nodes[id] = replace(node, number=1 if node.number == 1 else 3)
        if isinstance(node, Obligation) and node.id == "obligation:later/002/02":
            later.nodes[id] = replace(node, text="鼓励每月自查")
    fresh = later.new(Task, "task:later/009", number=2, title="全新的工作安排", text="应报数")
    duty = later.new(Obligation, "obligation:later/009/01", text="应报数")
    later.link(later.nodes["category:later/002"], "HAS_TASK", fresh)
    later.link(fresh, "IMPOSES", duty)
    for node in (fresh, duty):
        later.link(node, "STATED_IN", later.nodes["document:later"])
    await later.load(store)


IMPACT = """query ($id: ID!, $on: Date) { impact(instrument: $id, on: $on) {
    instrument { id }
    tasks { id taskList { id } }
    provisions { id }
    obligations { id text }
    deliverables { id recipients { name } }
    timeRules { id text }
    enterpriseTypes { id }
    citations { text }
    outdatedCitations { text source { quote document { id } } }
} }"""


async def test_what_hangs_on_a_law(graph: Store) -> None:
    api = Api(graph)
    found = (await api.ask(IMPACT, id=LAW))["impact"]
    assert found["instrument"] == {"id": LAW}
    citing = [f"{name}/00{task}" for name in ("later", "list") for task in (1, 2)]
    assert [task["id"] for task in found["tasks"] if task["id"] != "task:list/003"] == [
        f"task:{path}" for path in citing
    ]
    # A bare task cites nothing and rests on an article of the law.
    assert "task:list/003" in {task["id"] for task in found["tasks"]}
    assert {duty["id"] for duty in found["obligations"]} == {
        # Its own, and those of the tasks that cite it.
        "obligation:law/55/01",
        *(f"obligation:{path}/0{at}" for path in [*citing, "list/003"] for at in (1, 2, 3)),
    }
    assert [item["id"] for item in found["deliverables"]] == [f"deliverable:{path}/01" for path in citing]
    texts = {rule["text"] for rule in found["timeRules"]}
    assert texts == {*(f"时限{at}" for at in range(5)), "每年12月15日前"}
    assert [kind["id"] for kind in found["enterpriseTypes"]] == ["car-maker", "maker"]
    assert found["outdatedCitations"] == []
    # One read for what hangs on it, and one for each type of node shown.
    assert api.store.reads == 1 + 7


async def test_citations_of_replaced_editions_are_outdated(graph: Store) -> None:
    api = Api(graph)
    new = (await api.ask(IMPACT, id=NEW))["impact"]
    assert [one["text"] for one in new["citations"]] == ["gb1-2024"]
    assert [one["id"] for one in new["provisions"]] == ["provision:law/55-1"]
    assert [one["text"] for one in new["outdatedCitations"]] == ["gb1-2000", "gb1-2010"]
    assert new["outdatedCitations"][0]["source"] == {"quote": "gb1-2000", "document": {"id": "document:law"}}
    before = (await api.ask(IMPACT, id=OLD, on="2025-12-31"))["impact"]
    assert [one["text"] for one in before["outdatedCitations"]] == ["gb1-2000"]
    after = (await api.ask(IMPACT, id=OLD, on="2026-01-01"))["impact"]
    assert [one["text"] for one in after["outdatedCitations"]] == ["gb1-2000", "gb1-2010"]


async def test_an_unknown_instrument_is_told(graph: Store) -> None:
    api = Api(graph)
    for written in ("instrument:none", "GB 99999", "没有这样的办法"):
        code, message = await api.refusal(IMPACT, id=written)
        assert code == "INVALID_INPUT"
        assert "没有这一文件" in message
    code, message = await api.refusal('{ impact(instrument: "task:list/001") { tasks { id } } }')
    assert code == "INVALID_INPUT"
    assert "task:list/001" in message


async def test_it_is_asked_for_as_it_is_cited(graph: Store) -> None:
    api = Api(graph)
    by_id = await api.ask(IMPACT, id=LAW)
    assert await api.ask(IMPACT, id="《数安法》") == by_id
    assert (await api.ask(IMPACT, id="gb1—2024"))["impact"]["instrument"] == {"id": NEW}


async def test_a_name_of_several_is_refused_with_their_ids(fresh_api: Api) -> None:
    named = Graph("document:named")
    for name in ("one", "two"):
        instrument = named.new(Instrument, f"instrument:{name}", title="通知")
        known = named.new(Designation, f"designation:{name}/1", key=title_key("通知"), text="通知")
        named.link(instrument, "KNOWN_AS", known)
    await named.load(fresh_api.store)
    for query in (IMPACT, "query ($id: String!) { instrument(number: $id) { id } }"):
        code, message = await fresh_api.refusal(query, id="通知")
        assert code == "INVALID_INPUT"
        assert "instrument:one、instrument:two" in message


async def test_what_an_instrument_states_itself_hangs_on_it(fresh_api: Api) -> None:
    """When a law ends its own duties end, whether or not anybody cites it."""
    stated = Graph("document:rules")
    rules = stated.new(Instrument, "instrument:rules", title="规则")
    text = stated.new(
        SourceDocument, "document:rules", title="规则", text="应于3月底前报数", media_type="text/plain"
    )
    article = stated.new(Provision, "provision:rules/3", label="第三条", text="应于3月底前报数")
    duty = stated.new(Obligation, "obligation:rules/3/1", text="应于3月底前报数")
    rule = stated.new(
        TimeRule, "time-rule:rules/3/1/1", kind=TimeRuleKind.ANNUAL_DEADLINE, text="3月底前", month=3, day=31
    )
    numbers = stated.new(Deliverable, "deliverable:rules/3/1/1", name="数")
    stated.link(text, "TEXT_OF", rules)
    stated.link(rules, "HAS_PROVISION", article)
    stated.link(article, "IMPOSES", duty)
    stated.link(duty, "DUE", rule)
    stated.link(duty, "REQUIRES", numbers)
    for node in (article, duty, rule, numbers):
        stated.link(node, "STATED_IN", text)
    await stated.load(fresh_api.store)
    found = (await fresh_api.ask(IMPACT, id=rules.id))["impact"]
    assert (found["tasks"], found["citations"]) == ([], [])
    assert [one["id"] for one in found["obligations"]] == [duty.id]
    assert [one["id"] for one in found["deliverables"]] == [numbers.id]
    assert [one["text"] for one in found["timeRules"]] == ["3月底前"]


COMPARED = """query ($before: ID!, $after: ID!) { compareTaskLists(before: $before, after: $after) {
    added { id title }
    removed { id }
    changed { before { number } after { number obligations { text } } textDiff { kind text } }
} }"""


async def test_editions_are_linked_and_compared(graph: Store) -> None:
    api = Api(graph)
    lists = (await api.ask("{ taskLists { nodes { id editions { id year } } } }"))["taskLists"]["nodes"]
    both = [{"id": "task-list:list", "year": 2026}, {"id": "task-list:later", "year": 2027}]
    assert [one["editions"] for one in lists] == [both, both]
    found = (await api.ask(COMPARED, before="task-list:list", after="task-list:later"))["compareTaskLists"]
    assert found["added"] == [{"id": "task:later/009", "title": "全新的工作安排"}]
    assert found["removed"] == [{"id": "task:list/003"}]
    (changed,) = found["changed"]
    assert (changed["before"], changed["after"]["number"]) == ({"number": 2}, 3)
    told = [(part["kind"], part["text"]) for part in changed["textDiff"]]
    assert [part for part in told if part[0] != "SAME"] == [("ADDED", "每月")]
    assert "".join(text for kind, text in told if kind != "ADDED").startswith("任务2")
    same = (await api.ask(COMPARED, before="task-list:list", after="task-list:list"))["compareTaskLists"]
    assert same == {"added": [], "removed": [], "changed": []}


async def test_a_list_that_is_not_there_is_told(graph: Store) -> None:
    asked = await Api(graph).run(COMPARED, before="task-list:list", after="task-list:none")
    (error,) = asked.errors or []
    assert "task-list:none" in error.message
    assert error.extensions == {
        "code": "INVALID_INPUT",
        "argument": "compareTaskLists(after:)",
        "reason": "NOT_FOUND",
    }


async def test_the_list_in_force_is_that_of_the_year(graph: Store) -> None:
    asked = "query ($on: Date) { applicableDuties(profile: {}, on: $on) { taskList { id } } }"
    api = Api(graph)
    for day, id in (("2026-06-01", "task-list:list"), ("2027-06-01", "task-list:later")):
        assert (await api.ask(asked, on=day))["applicableDuties"]["taskList"]["id"] == id


async def test_documents_provisions_and_pages(graph: Store) -> None:
    paged = task_list(1, "paged", 2023)
    document = paged.nodes["document:paged"]
    assert isinstance(document, SourceDocument)
    paged.nodes[document.id] = replace(document, pages=("0", "5"))
    await paged.load(graph)
    asked = """{ documents(first: 100) { totalCount nodes { id taskList { id } instrument { id } } }
        node(id: "task:paged/001") { ... on Task { source { page } category { source: taskList { id } } } }
        nodes(ids: ["provision:law/55", "provision:law/55-1"]) {
            ... on Provision { source { quote } citations { text source { page } } obligations { id } } } }"""
    found = await Api(graph).ask(asked)
    assert {one["id"]: one["taskList"] for one in found["documents"]["nodes"]} == {
        "document:law": None,
        **{f"document:{name}": {"id": f"task-list:{name}"} for name in ("list", "later", "paged")},
    }
    assert found["node"]["source"]["page"] == 2
    article, item = found["nodes"]
    assert article == {"source": None, "citations": [], "obligations": [{"id": "obligation:law/55/01"}]}
    assert [one["text"] for one in item["citations"]] == ["gb1-2000", "gb1-2010", "gb1-2024"]
    assert item["citations"][0]["source"] == {"page": None}

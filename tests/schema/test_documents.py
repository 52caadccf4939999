"""The characters of documents: their places in UTF-16, what stands around them, what was read from them."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from dutygraph.graph.model import NotModelled, SourceDocument, Task, TimeRule, TimeRuleKind
from dutygraph.graph.store.port import Store
from tests.graph_builder import Graph
from tests.schema.conftest import Api
from tests.schema.graph import TEXT

pytestmark = pytest.mark.anyio

WIDE = "甲🚗乙𠮷丙丁"


@pytest.fixture
async def wide_api(make_store: Callable[..., Awaitable[Store]]) -> Api:
    graph = Graph("document:wide")
    document = graph.new(
        SourceDocument, "document:wide", text=WIDE, characters=6, modelled=5, astral=("1", "3")
    )
    whole = graph.new(Task, "task:wide/1", start=0, end=6, quote=WIDE)
    rule = graph.new(
        TimeRule, "time-rule:wide/1", kind=TimeRuleKind.UNSPECIFIED, start=2, end=4, quote=WIDE[2:4]
    )
    left = graph.new(NotModelled, "not-modelled:wide/1", start=4, end=6, quote=WIDE[4:6], reason="blank line")
    for stated in (whole, rule, left):
        graph.link(stated, "STATED_IN", document)
    store = await make_store()
    await graph.load(store)
    return Api(store)


SPANS = """
query ($start: Int!, $end: Int!) { node(id: "document:wide") { ... on SourceDocument {
  spans(start: $start, end: $end) {
    notModelled
    node { __typename id ... on Task { number } ... on TimeRule { text } }
    source { start end quote startUtf16 endUtf16 }
  } } } }
"""


async def spans(api: Api, start: int, end: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await api.ask(SPANS, start=start, end=end))["node"]["spans"]
    return found


async def test_places_in_utf16_are_those_of_javascript(wide_api: Api) -> None:
    for one in await spans(wide_api, 0, 6):
        source = one["source"]
        units = WIDE.encode("utf-16-le")[2 * source["startUtf16"] : 2 * source["endUtf16"]]
        assert units.decode("utf-16-le") == source["quote"] == WIDE[source["start"] : source["end"]]


async def test_all_that_stands_in_a_stretch_comes_out_in_the_order_of_the_text(wide_api: Api) -> None:
    task, rule, left = await spans(wide_api, 0, 6)
    assert task["node"] == {"__typename": "Task", "id": "task:wide/1", "number": 1}
    assert rule["node"] == {"__typename": "Unspecified", "id": "time-rule:wide/1", "text": "一"}
    assert (left["node"], left["notModelled"], left["source"]["quote"]) == (None, "blank line", "丙丁")
    assert task["notModelled"] is None


@pytest.mark.parametrize(
    ("start", "end", "quotes"),
    [(2, 3, [WIDE, "乙𠮷"]), (0, 2, [WIDE]), (4, 4, [WIDE]), (5, 90, [WIDE, "丙丁"]), (6, 6, []), (0, 0, [])],
)
async def test_what_does_not_reach_into_the_stretch_is_left_out(
    wide_api: Api, start: int, end: int, quotes: list[str]
) -> None:
    assert [one["source"]["quote"] for one in await spans(wide_api, start, end)] == quotes


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 2), (0, 20_001)])
async def test_what_is_no_stretch_is_refused(wide_api: Api, start: int, end: int) -> None:
    code, message = await wide_api.refusal(SPANS, start=start, end=end)
    assert code == "INVALID_INPUT"
    assert f"node.spans(start: {start}, end: {end})" in message


async def test_all_of_a_real_document_is_in_spans(api: Api) -> None:
    data = await api.ask(
        """query ($end: Int!) { node(id: "document:list") { ... on SourceDocument {
          spans(start: 0, end: $end) { node { __typename } source { start end } }
          again: spans(start: 0, end: 4) { source { quote document { title } } } } } }""",
        end=len(TEXT),
    )
    kinds = {one["node"]["__typename"] for one in data["node"]["spans"] if one["node"]}
    assert kinds == {
        "TaskList", "Category", "Task", "Obligation", "Citation", "Deliverable", "Doubt",
        "AnnualDeadline", "AfterEvent", "Frequency", "BeforeEvent", "Unspecified",
    }  # fmt: skip
    places = [(one["source"]["start"], -one["source"]["end"]) for one in data["node"]["spans"]]
    assert places == sorted(places)
    assert {one["source"]["document"]["title"] for one in data["node"]["again"]} == {"list.txt"}


async def test_a_quote_comes_with_what_stands_around_it(api: Api) -> None:
    data = await api.ask(
        """{ node(id: "deliverable:list/001/01") { ... on Deliverable { source {
          context(before: 2, after: 1) { text start end } whole: context { text start end }
          bare: context(before: 0, after: 0) { text start end } } } } }"""
    )
    source = data["node"]["source"]
    assert source["context"] == {"text": "报送报告。", "start": 2, "end": 4}
    assert source["bare"] == {"text": "报告", "start": 0, "end": 2}
    assert source["whole"]["text"] == TEXT
    assert TEXT[source["whole"]["start"] : source["whole"]["end"]] == "报告"


@pytest.mark.parametrize("side", ["before", "after"])
async def test_a_context_has_a_largest_size(api: Api, side: str) -> None:
    for size in (-1, 2_001):
        code, message = await api.refusal(
            f"{{ tasks {{ nodes {{ source {{ context({side}: {size}) {{ text }} }} }} }} }}"
        )
        assert code == "INVALID_INPUT"
        assert message.startswith(f"context({side}:) 为 {size}。")


async def test_reasons_have_their_places_in_utf16_too(api: Api) -> None:
    data = await api.ask(
        """{ applicableDuties(profile: { enterpriseTypes: ["car-maker"] }) { obligations { reasons { source {
          start startUtf16 endUtf16 context(before: 1, after: 1) { text } } } } } }"""
    )
    sources = [
        reason["source"]
        for one in data["applicableDuties"]["obligations"]
        for reason in one["reasons"]
        if reason["source"]
    ]
    assert sources
    assert all(source["start"] == source["startUtf16"] for source in sources)

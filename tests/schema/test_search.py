"""Search and suggest over GraphQL: hits with their nodes in few reads, pages, filters, refusals."""

import asyncio
from typing import Any

import pytest

from dutygraph.schema.search.shown import snippet_of
from dutygraph.search.entries import EntryKind
from dutygraph.search.finder import Highlight as Found
from tests.schema.conftest import Api
from tests.schema.graph import task_list

pytestmark = pytest.mark.anyio

HITS = """
query ($text: String!, $first: Int, $after: String, $kinds: [SearchKind!], $filter: SearchFilter) {
  search(text: $text, first: $first, after: $after, kinds: $kinds, filter: $filter) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges {
      cursor
      node {
        score
        matchedBy
        highlights { field start end }
        node {
          __typename
          id
          ... on Task { title titleEn taskText: text }
          ... on Obligation { text textEn task { number } }
          ... on Instrument { number title titleEn aliases }
          ... on Provision {
            label provisionTitle: title provisionText: text summary summaryEn instrument { title }
          }
          ... on Deliverable { name nameEn recipients { name } }
        }
      }
    }
  }
}
"""


async def hits(api: Api, text: str, **variables: Any) -> list[dict[str, Any]]:
    data = await api.ask(HITS, text=text, **variables)
    return [edge["node"] for edge in data["search"]["edges"]]


async def test_a_hit_is_the_node_with_what_is_selected_of_it(api: Api) -> None:
    [law] = [hit for hit in await hits(api, "数安法") if hit["node"]["__typename"] == "Instrument"]
    assert law["node"]["id"] == "instrument:law"
    assert law["node"]["titleEn"] == "Data Security Law"
    assert law["matchedBy"] == ["EXACT"]
    # Among its other names, by its place in that list.
    assert law["node"]["aliases"] == ["数安法"]
    assert law["highlights"] == [{"field": "aliases[0]", "start": 0, "end": 3}]
    [article] = [
        hit["node"] for hit in await hits(api, "应当评估") if hit["node"]["__typename"] == "Provision"
    ]
    assert article["instrument"] == {"title": "数据安全法"}


async def test_a_hit_of_any_kind_is_shown_alike(api: Api) -> None:
    shown = """query ($text: String!, $kinds: [SearchKind!]) { search(text: $text, kinds: $kinds, first: 1) {
      nodes { title subtitle snippet } } }"""

    async def first(text: str, kind: str) -> tuple[str, str | None, str]:
        [hit] = (await api.ask(shown, text=text, kinds=[kind]))["search"]["nodes"]
        return hit["title"], hit["subtitle"], hit["snippet"]

    assert await first("任务2", "TASK") == ("2. 任务2", "清单", "任务2")
    assert await first("鼓励自查", "OBLIGATION") == ("1. 任务1", "清单", "鼓励自查")
    assert await first("应当评估", "OBLIGATION") == ("数据安全法 第五十五条", None, "应当评估")
    assert await first("应当评估", "PROVISION") == ("数据安全法 第五十五条", None, "应当评估。")
    assert await first("数安法", "INSTRUMENT") == ("数据安全法", "主席令第84号", "数安法")
    assert await first("报告", "DELIVERABLE") == ("报告", "1. 任务1 · 市管局", "报告")


def test_a_snippet_is_cut_around_the_match() -> None:
    text = "".join(f"第{at:03}句。" for at in range(100))
    start = text.index("第050句")
    cut = snippet_of(EntryKind.TASK, [("title", "句"), ("text", text)], [Found("text", start, start + 5)])
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert "第050句" in cut
    assert len(cut) == 122
    assert snippet_of(EntryKind.TASK, [("title", "句"), ("text", text)], []) == text[:120] + "…"
    assert snippet_of(EntryKind.INSTRUMENT, [("number", "7"), ("title", "名")], []) == "名"
    other = [("title", "名"), ("aliases", "甲"), ("aliases", "乙")]
    assert snippet_of(EntryKind.INSTRUMENT, other, [Found("aliases", 0, 1, 1)]) == "乙"


async def test_highlights_are_characters_of_the_fields_shown(api: Api) -> None:
    names = {"taskText": "text", "provisionTitle": "title", "provisionText": "text"}
    for text in ("报告", "Report", "shuju", "數據安全", "GB 1", "任务1"):
        found = await hits(api, text)
        assert found, text
        for hit in found:
            shown = {names.get(name, name): value for name, value in hit["node"].items()}
            for light in hit["highlights"]:
                name, _, at = light["field"].partition("[")
                value = shown[name][int(at.removesuffix("]"))] if at else shown[name]
                assert 0 <= light["start"] < light["end"] <= len(value)


async def test_nodes_are_read_once_for_each_kind_of_hit(api: Api) -> None:
    await hits(api, "报告")
    before = api.store.reads
    found = await hits(api, "报告", first=20)
    kinds = {hit["node"]["__typename"] for hit in found}
    assert len(kinds) >= 3
    # Their texts, to find what to light up, and what is shown of them.
    assert api.store.reads - before == 2 * len(kinds)


async def test_what_is_not_selected_is_not_read(api: Api) -> None:
    await api.ask('{ search(text: "报告") { totalCount } }')
    before = api.store.reads
    data = await api.ask('{ search(text: "报告") { totalCount pageInfo { hasNextPage } } }')
    assert data["search"]["totalCount"] > 3
    assert api.store.reads == before


async def test_pages_follow_one_another_without_gap_or_repeat(api: Api) -> None:
    everything = await hits(api, "报告", first=100)
    assert len(everything) > 5
    walked: list[dict[str, Any]] = []
    after = None
    while True:
        data = (await api.ask(HITS, text="报告", first=2, after=after))["search"]
        assert data["totalCount"] == len(everything)
        assert data["pageInfo"]["hasPreviousPage"] is (after is not None)
        walked += [edge["node"] for edge in data["edges"]]
        assert data["pageInfo"]["endCursor"] == data["edges"][-1]["cursor"]
        assert data["pageInfo"]["startCursor"] == data["edges"][0]["cursor"]
        if not data["pageInfo"]["hasNextPage"]:
            break
        after = data["pageInfo"]["endCursor"]
    assert walked == everything


async def test_nodes_and_edges_agree(small_api: Api) -> None:
    data = await small_api.ask(
        '{ search(text: "任务1") { nodes { score node { id } } edges { node { score node { id } } } } }'
    )
    assert data["search"]["nodes"] == [edge["node"] for edge in data["search"]["edges"]]
    assert data["search"]["nodes"][0]["node"] == {"id": "task:list/001"}


async def test_kinds_and_filters_narrow(api: Api) -> None:
    async def ids(**variables: Any) -> set[str]:
        return {hit["node"]["id"] for hit in await hits(api, "报告", first=100, **variables)}

    assert await ids(kinds=["DELIVERABLE"]) == {"deliverable:list/001/01", "deliverable:list/002/01"}
    assert await ids(kinds=[]) == set()
    bound = await ids(kinds=["OBLIGATION"], filter={"enterpriseType": "maker", "modality": "MANDATORY"})
    assert bound == {"obligation:list/001/01", "obligation:list/002/01", "obligation:list/003/01"}
    assert await ids(filter={"taskList": "task-list:none"}) == set()
    laws = await hits(api, "数据安全法", filter={"instrumentKind": "LAW"})
    assert {hit["node"]["__typename"] for hit in laws} <= {"Instrument", "Provision"}
    assert laws[0]["node"]["id"] == "instrument:law"


async def test_suggestions_come_in_any_script(api: Api) -> None:
    asked = "query ($prefix: String!, $first: Int) { suggest(prefix: $prefix, first: $first) }"
    assert "数据安全法" in (await api.ask(asked, prefix="数据"))["suggest"]
    assert "数据安全法" in (await api.ask(asked, prefix="shuju"))["suggest"]
    assert "Data Security Law" in (await api.ask(asked, prefix="data sec"))["suggest"]
    assert len((await api.ask(asked, prefix="任务", first=2))["suggest"]) == 2
    assert (await api.ask(asked, prefix=" "))["suggest"] == []


@pytest.mark.parametrize(
    "variables",
    [
        {"text": ""},
        {"text": " \u3000\n"},
        {"text": "数" * 10_000},
        {"text": "a\0b"},
        {"text": "\ud800"},
        {"text": "报告", "first": 0},
        {"text": "报告", "first": 101},
        {"text": "报告", "after": "nonsense"},
        {"text": "报告", "after": "数"},
        {"text": "报告", "filter": {"taskList": "task:list/001"}},
        {"text": "报告", "filter": {"enterpriseType": "instrument:law"}},
        {"text": "报告", "filter": {"modality": "SOMETIMES"}},
    ],
)
async def test_what_cannot_be_asked_is_refused_with_a_code(small_api: Api, variables: dict[str, Any]) -> None:
    code, message = await small_api.refusal(HITS, **variables)
    assert code == "INVALID_INPUT"
    assert message


async def test_a_cursor_is_good_for_its_own_search_alone(small_api: Api) -> None:
    data = await small_api.ask(HITS, text="报告", first=1)
    cursor = data["search"]["pageInfo"]["endCursor"]
    assert (await small_api.ask(HITS, text=" 报告 ", first=1, after=cursor))["search"]["edges"]
    for other in (
        {"text": "检查"},
        {"text": "报告", "kinds": ["TASK"]},
        {"text": "报告", "filter": {"modality": "MANDATORY"}},
    ):
        code, message = await small_api.refusal(HITS, after=cursor, **other)
        assert code == "INVALID_INPUT"
        assert "search(after:)" in message


@pytest.mark.parametrize(
    "text", ["title:*", '"', "~", "/", "AND NOT", "\x07", "🚗", "\u202e", "%", "报告\x1b[0m"]
)
async def test_what_means_nothing_finds_nothing_or_what_it_says(small_api: Api, text: str) -> None:
    data = await small_api.ask(HITS, text=text)
    assert data["search"]["totalCount"] == len(data["search"]["edges"])


async def test_a_revision_says_which_one_search_answers_from(fresh_api: Api) -> None:
    asked = "{ revision { number searchNumber } }"
    before = (await fresh_api.ask(asked))["revision"]
    assert before["number"] == before["searchNumber"] > 0
    await task_list(name="other").load(fresh_api.store)
    after = (await fresh_api.ask(asked))["revision"]
    assert after == {"number": before["number"] + 1, "searchNumber": before["number"]}
    while (await fresh_api.search.revision()).number != after["number"]:  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    assert (await fresh_api.ask(asked))["revision"]["searchNumber"] == after["number"]
    judged = await fresh_api.ask("{ applicableDuties(profile: {}) { revision { searchNumber } } }")
    assert judged["applicableDuties"]["revision"]["searchNumber"] == after["number"]

"""What loaded laws state themselves, asked for beside the task lists or alone."""

import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import docx
import httpx
import openpyxl
import pytest

from dutygraph.graph.store.port import Store
from dutygraph.service.http.app import create_app
from dutygraph.service.load.files import shipped
from dutygraph.service.load.loading import load_paths
from dutygraph.service.settings import Settings
from tests.conftest import PATIENCE_S

pytestmark = pytest.mark.anyio

RULES = """汽车数据试验管理办法

（2021年8月16日国家互联网信息办公室令第90号公布　自2021年10月1日起施行）

第一条 为了规范汽车数据处理活动，制定本办法。

第二条 汽车数据处理者应当于每年12月15日前向省级网信部门报送年度汽车数据安全管理情况报告。

第三条 重要数据的处理者应当每年开展一次风险评估。

第四条 涉及数据出境的车联网企业应当建立台账。网信部门应当加强检查。

第五条 经销商应当公示价格。

第六条 乘客应当系好安全带。

第七条 试验记录应当保存三年。有关情况可以公开。

第八条 本办法自2021年10月1日起施行。
"""
LATER = """车联网试验条例

（2029年1月1日国务院令第900号公布　自2030年1月1日起施行）

第一条 车联网企业应当于每年3月1日前报送报告。

第二条 车联网企业应当加强管理。

第三条 网信部门应当加强监督。

第四条 本条例自2030年1月1日起施行。
"""

DRAFT = """车联网草案管理办法（征求意见稿）

第一条 为了规范车联网活动，制定本办法。

第二条 车联网企业应当每年开展一次演练。

第三条 网信部门应当加强监督。

第四条 本办法自2026年1月1日起施行。
"""

DUTIES = """query ($p: ProfileInput!, $on: Date, $of: [DutySource!], $law: ID, $after: String) {
  applicableDuties(profile: $p, on: $on, sources: $of) {
    taskLists { title } counts { applies unknown } obligations { obligation { id } }
    duties(first: 100, after: $after, instrument: $law) {
      totalCount
      nodes { verdict reasons { outcome text } missingFacts { id }
              obligation { text task { number } provision { label instrument { title } } } }
    }
  } }"""
DATES = """query ($p: ProfileInput!, $from: Date!, $to: Date!, $of: [DutySource!]) {
  calendar(profile: $p, from: $from, to: $to, sources: $of) {
    entries { date verdict certainty derivation obligation { provision { instrument { title } } } } } }"""
MAKER = {"enterpriseTypes": ["connected-vehicle-manufacturer"]}


@pytest.fixture(scope="module")
async def client(
    module_store: Store, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[httpx.AsyncClient]:
    folder, seeds = tmp_path_factory.mktemp("sources"), Settings().seeds
    paths: list[Path] = []
    for name, text in (("办法.txt", RULES), ("条例.txt", LATER), ("草案.txt", DRAFT)):
        paths.append(folder / name)
        paths[-1].write_text(text, encoding="utf-8")
    await load_paths(module_store, [*shipped(seeds), *paths], seeds=seeds)
    transport = httpx.ASGITransport(create_app(Settings(operation_timeout=PATIENCE_S), module_store))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as asking:
        yield asking


async def answered(client: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    answer = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in answer, answer["errors"]
    return next(iter(answer["data"].values()))


async def refused(client: httpx.AsyncClient, query: str, **variables: Any) -> dict[str, Any]:
    answer = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    extensions: dict[str, Any] = answer["errors"][0]["extensions"]
    assert extensions["code"] == "INVALID_INPUT"
    return extensions


async def id_of(client: httpx.AsyncClient, title: str) -> str:
    found = await answered(client, "query ($t: String!) { instrument(number: $t) { id } }", t=title)
    id: str = found["id"]
    return id


def of_laws(duties: Any) -> list[tuple[str, str]]:
    return [
        (one["obligation"]["text"], one["verdict"])
        for one in duties["nodes"]
        if one["obligation"]["provision"] is not None
    ]


async def test_a_draft_of_a_law_binds_nobody_yet(client: httpx.AsyncClient) -> None:
    law = await id_of(client, "车联网草案管理办法（征求意见稿）")
    found = await answered(client, DUTIES, p=MAKER, on="2026-06-01", of=["INSTRUMENT"], law=law)
    assert of_laws(found["duties"]) == [("车联网企业应当每年开展一次演练。", "DOES_NOT_APPLY")]


async def test_laws_are_answered_over_where_they_are_asked_for(client: httpx.AsyncClient) -> None:
    on = "2026-06-01"
    unasked = await answered(client, DUTIES, p=MAKER, on=on)
    assert of_laws(unasked["duties"]) == []
    both = await answered(client, DUTIES, p=MAKER, on=on, of=["TASK_LIST", "INSTRUMENT"])
    assert both["obligations"] == unasked["obligations"]
    assert both["counts"] == unasked["counts"]
    # Of dealers alone, of passengers and of the authority nothing; of what is open and of what applies all,
    # what must be and nobody says by whom among it, but not what may be.
    expected = [
        ("汽车数据处理者应当于每年12月15日前向省级网信部门报送年度汽车数据安全管理情况报告。", "APPLIES"),
        ("重要数据的处理者应当每年开展一次风险评估。", "UNKNOWN"),
        ("涉及数据出境的车联网企业应当建立台账。", "UNKNOWN"),
        ("试验记录应当保存三年。", "UNKNOWN"),
        ("车联网企业应当每年开展一次演练。", "DOES_NOT_APPLY"),
    ]
    assert of_laws(both["duties"]) == expected
    assert both["duties"]["totalCount"] == unasked["duties"]["totalCount"] + len(expected)
    # What applies comes first, lists before laws.
    ranks = [(one["verdict"], one["obligation"]["provision"] is not None) for one in both["duties"]["nodes"]]
    order = ["APPLIES", "UNKNOWN", "DOES_NOT_APPLY"]
    assert ranks == sorted(ranks, key=lambda rank: (order.index(rank[0]), rank[1]))
    open_ones = {one["obligation"]["text"]: one for one in both["duties"]["nodes"]}
    missing = [open_ones[text]["missingFacts"] for text, _ in expected]
    assert missing == [[], [[{"id": "processes-important-data"}]], [[{"id": "exports-data"}]], [], []]


async def test_one_law_alone_and_a_day_before_every_list(client: httpx.AsyncClient) -> None:
    told = {**MAKER, "facts": [{"fact": "exports-data", "value": {"boolean": False}}]}
    alone = """query ($p: ProfileInput!, $on: Date, $of: [DutySource!], $law: ID) {
      applicableDuties(profile: $p, on: $on, sources: $of) {
        taskLists { id } tasks { verdict } nextQuestion { fact { id } }
        duties(instrument: $law) { nodes { verdict obligation { text provision { label } } } } } }"""
    rules, not_yet = [await id_of(client, title) for title in ("汽车数据试验管理办法", "车联网试验条例")]
    found = await answered(client, alone, p=told, on="2022-01-01", of=["INSTRUMENT"], law=rules)
    assert (found["taskLists"], found["tasks"]) == ([], [])
    assert of_laws(found["duties"])[-1] == ("涉及数据出境的车联网企业应当建立台账。", "DOES_NOT_APPLY")
    assert found["nextQuestion"] == {"fact": {"id": "processes-important-data"}}
    later = await answered(client, alone, p=told, on="2022-01-01", of=["INSTRUMENT"], law=not_yet)
    assert later["duties"]["nodes"] == []
    before = await answered(client, alone, p=told, on="2021-09-30", of=["INSTRUMENT"])
    assert of_laws(before["duties"]) == [("车联网企业应当每年开展一次演练。", "DOES_NOT_APPLY")]


async def test_dates_before_the_list_come_with_laws_alone(client: httpx.AsyncClient) -> None:
    asked = {"p": MAKER, "from": "2020-01-01", "to": "2023-12-31"}
    assert (await answered(client, DATES, **asked))["entries"] == []
    found = (await answered(client, DATES, **asked, of=["INSTRUMENT"]))["entries"]
    assert [(one["date"], one["certainty"]) for one in found] == [
        (f"{year}-12-15", "STATED") for year in (2021, 2022, 2023)
    ]
    # What stands behind the list's duty names the same day, and nothing of it before the list's own year.
    asked = {"p": MAKER, "from": "2025-01-01", "to": "2031-12-31"}
    both = (await answered(client, DATES, **asked, of=["TASK_LIST", "INSTRUMENT"]))["entries"]
    titles = {
        (
            one["date"],
            (one["obligation"]["provision"] or {"instrument": {"title": None}})["instrument"]["title"],
        )
        for one in both
    }
    assert {date for date, title in titles if title is not None} == {
        *(f"{year}-12-15" for year in range(2025, 2032)), "2030-03-01", "2031-03-01",
    }  # fmt: skip
    assert min(date for date, title in titles if title is None) >= "2026"
    lists = (await answered(client, DATES, **asked))["entries"]
    assert {(one["date"], None) for one in lists} == {one for one in titles if one[1] is None}


async def test_materials_and_changes_of_laws(client: httpx.AsyncClient) -> None:
    items = """query ($p: ProfileInput!, $of: [DutySource!]) {
      dossier(profile: $p, on: "2026-06-01", sources: $of) { verdict deliverable { name } } }"""
    of_law = await answered(client, items, p=MAKER, of=["INSTRUMENT"])
    assert [(one["verdict"], one["deliverable"]["name"]) for one in of_law] == [
        ("APPLIES", "年度汽车数据安全管理情况报告")
    ]
    change = """query ($a: ProfileInput!, $b: ProfileInput!, $of: [DutySource!]) {
      compareProfiles(before: $a, after: $b, on: "2026-06-01", sources: $of) {
        gained { task { number } } deliverablesGained { name } datesGained { date } } }"""
    dealer = {"enterpriseTypes": ["iov-sim-provider"]}
    changed = await answered(client, change, a=dealer, b=MAKER, of=["INSTRUMENT"])
    assert changed["gained"] == []
    assert [one["name"] for one in changed["deliverablesGained"]] == ["年度汽车数据安全管理情况报告"]
    assert [one["date"] for one in changed["datesGained"]] == ["2026-12-15"]


@pytest.mark.parametrize(
    ("query", "argument"),
    [
        ("{ applicableDuties(profile: {}, sources: []) { counts { unknown } } }", "sources"),
        (
            '{ calendar(profile: {}, from: "2026-01-01", to: "2026-12-31", sources: []) '
            "{ entries { date } } }",
            "sources",
        ),
        ('{ dossier(profile: {}, taskList: "task-list:a", sources: [INSTRUMENT]) { verdict } }', "sources"),
        ("{ applicableDuties(profile: {}, sources: [INSTRUMENT]) { taskList { id } } }", "sources"),
        (
            '{ applicableDuties(profile: {}) { duties(instrument: "instrument:a") { totalCount } } }',
            "instrument",
        ),
        (
            "{ applicableDuties(profile: {}, sources: [INSTRUMENT]) "
            '{ duties(instrument: "task:a") { totalCount } } }',
            "ApplicableDuties.duties(instrument:)",
        ),
    ],
)
async def test_what_does_not_go_together_is_told(
    client: httpx.AsyncClient, query: str, argument: str
) -> None:
    assert (await refused(client, query))["argument"] == argument


async def test_the_files_hold_what_laws_state_where_they_are_asked_for(client: httpx.AsyncClient) -> None:
    """Each duty of a law by its provision, in the workbook, the document and the feed."""
    asked = "types=connected-vehicle-manufacturer&jurisdictions=上海市&on=2030-06-01&to=2030-12-31"
    without = openpyxl.load_workbook(io.BytesIO((await client.get(f"/dossier.xlsx?{asked}")).content))
    both = f"{asked}&sources=TASK_LIST,INSTRUMENT"
    book = openpyxl.load_workbook(io.BytesIO((await client.get(f"/dossier.xlsx?{both}")).content))
    added = [row for row in book.worksheets[1].iter_rows(values_only=True) if row[0] == "车联网试验条例"]
    assert next(row[1:5] for row in added) == ("第一条", "第一条", "适用 applies", added[0][4])
    assert "每年3月1日前" in str(added[0][4])
    assert not any(row[0] == "车联网试验条例" for row in without.worksheets[1].iter_rows(values_only=True))
    text = docx.Document(io.BytesIO((await client.get(f"/duties.docx?{both}")).content))
    assert "第一条（车联网试验条例）" in [paragraph.text for paragraph in text.paragraphs]
    feed = (await client.get(f"/calendar.ics?{both}")).text.replace("\r\n ", "")
    assert "任务：车联网试验条例 第一条" in feed
    assert "车联网试验条例" not in (await client.get(f"/calendar.ics?{asked}")).text.replace("\r\n ", "")

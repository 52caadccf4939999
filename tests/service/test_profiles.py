"""Profiles whose answers were worked out by hand from the shipped list, asked as users ask."""

import contextlib
import datetime
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from ical.calendar_stream import IcsCalendarStream

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.store.port import Store
from dutygraph.reasoning.from_store.duties import DutiesReader, read_vocabulary
from dutygraph.reasoning.records import Question, Vocabulary
from dutygraph.reasoning.verdicts.profile import read_profile

pytestmark = pytest.mark.anyio

SEED = 20261130
ARTICLE_13 = "汽车数据安全管理若干规定（试行）"

MAKER: Mapping[str, Any] = {
    "enterpriseTypes": ["connected-vehicle-manufacturer"],
    "facts": [
        {"fact": "processes-important-data", "value": {"boolean": True}},
        {"fact": "protection-levels", "value": {"choices": ["3"]}},
        {"fact": "exports-data", "value": {"boolean": False}},
        {"fact": "pipl-article-55-situations", "value": {"choices": ["sensitive-personal-information"]}},
        {"fact": "shares-important-data", "value": {"boolean": False}},
        {"fact": "automated-driving-levels", "value": {"choices": []}},
        {"fact": "has-important-data-suppliers", "value": {"boolean": True}},
    ],
}
MAKER_QUERY = (
    "types=connected-vehicle-manufacturer&processes-important-data=true&protection-levels=3"
    "&exports-data=false&pipl-article-55-situations=sensitive-personal-information"
    "&shares-important-data=false&automated-driving-levels=&has-important-data-suppliers=true"
)


@dataclass(frozen=True)
class Service:
    """`list` is the id of the Shanghai list; `questions` are all of the vocabulary."""

    client: httpx.AsyncClient
    list: str
    types: tuple[str, ...]
    questions: tuple[Question, ...]

    async def ask(self, query: str, **variables: Any) -> Any:
        asked = {"query": query, "variables": {**variables, "list": self.list}}
        answer = (await self.client.post("/graphql", json=asked)).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]


@pytest.fixture(scope="module")
async def service(shipped_client: httpx.AsyncClient, module_store: Store) -> Service:
    known = await read_vocabulary(module_store)
    current = await DutiesReader(module_store).duties(datetime.date(2026, 6, 1))
    types = tuple(one.id for one in known.enterprise_types)
    return Service(shipped_client, current.task_lists[0].id, types, known.questions)


VERDICTS = """query ($p: ProfileInput!, $list: ID) { applicableDuties(profile: $p, taskList: $list) {
  tasks { task { number } verdict } counts { applies doesNotApply unknown }
  nextQuestion { fact { id } settles }
} }"""
DATES = """query ($p: ProfileInput!, $list: ID, $from: Date!, $to: Date!) {
  calendar(profile: $p, taskList: $list, from: $from, to: $to) {
    entries { date derivation rule { confidence } provision { label } recipients { name }
      obligation { id task { number } } }
    undated { obligation { id } rule { text } }
  } }"""


def numbers(answer: Mapping[str, Any], verdict: str) -> list[int]:
    return [one["task"]["number"] for one in answer["tasks"] if one["verdict"] == verdict]


async def test_a_manufacturer_that_processes_important_data(service: Service) -> None:
    answer = (await service.ask(VERDICTS, p=MAKER))["applicableDuties"]
    assert numbers(answer, "DOES_NOT_APPLY") == [4, 11, 15, 16]
    assert numbers(answer, "UNKNOWN") == []
    assert answer["counts"] == {"applies": 13, "doesNotApply": 4, "unknown": 0}
    assert answer["nextQuestion"] is None
    year = {"from": "2026-01-01", "to": "2026-12-31"}
    entries = (await service.ask(DATES, p=MAKER, **year))["calendar"]["entries"]
    of_the_list: dict[str, set[int]] = {}
    for entry in entries:
        if entry["rule"]["confidence"] is None:
            of_the_list.setdefault(entry["date"], set()).add(entry["obligation"]["task"]["number"])
    assert of_the_list == {"2026-03-10": {2}, "2026-07-31": {7}, "2026-11-30": {3, 8, 10}}
    [report] = [entry for entry in entries if entry["rule"]["confidence"]]
    assert (report["date"], report["obligation"]["task"]["number"]) == ("2026-12-15", 9)
    assert report["rule"]["confidence"] == "SECONDARY"
    assert report["provision"] == {"label": "第十三条"}
    assert [one["name"] for one in report["recipients"]] == ["上海市互联网信息办公室"]
    assert f"《{ARTICLE_13}》第十三条" in report["derivation"]
    assert "SECONDARY" in report["derivation"]


async def test_the_manufacturers_feed_has_the_same_dates(service: Service) -> None:
    feed = await service.client.get(
        f"/calendar.ics?{MAKER_QUERY}&from=2026-01-01&to=2026-12-31&list={service.list}"
    )
    days = [str(event.dtstart) for event in IcsCalendarStream.calendar_from_ics(feed.text).events]
    assert sorted(set(days)) == ["2026-03-10", "2026-07-31", "2026-11-30", "2026-12-15"]
    dossier = await service.client.get(f"/dossier.xlsx?{MAKER_QUERY}&list={service.list}")
    assert dossier.status_code == 200


async def test_a_platform_operator_of_whom_nothing_else_is_told(service: Service) -> None:
    answer = (await service.ask(VERDICTS, p={"enterpriseTypes": ["iov-platform-operator"]}))[
        "applicableDuties"
    ]
    assert 4 in numbers(answer, "APPLIES")
    assert numbers(answer, "DOES_NOT_APPLY") == [5, 15, 16]
    assert numbers(answer, "UNKNOWN") == [8, 9, 11]


async def test_of_an_enterprise_that_tells_nothing_the_types_are_asked_first(service: Service) -> None:
    answer = (await service.ask(VERDICTS, p={}))["applicableDuties"]
    assert numbers(answer, "APPLIES") == []
    assert answer["nextQuestion"]["fact"] is None
    assert answer["nextQuestion"]["settles"] > 0


# ---- what holds for every profile -------------------------------------------


def drawn(service: Service, source: random.Random) -> dict[str, Any]:
    """A profile that tells some of what there is, without contradicting itself."""
    while True:
        profile = _drawn(service, source)
        told = [(one["fact"], *one["value"].values()) for one in profile["facts"]]
        with contextlib.suppress(InvalidInput):
            read_profile(Vocabulary((), {}, service.questions), None, told)
            return profile


def _drawn(service: Service, source: random.Random) -> dict[str, Any]:
    facts = []
    for question in source.sample(service.questions, source.randint(0, len(service.questions))):
        values: dict[str, Any] = {
            "BOOLEAN": {"boolean": source.random() < 0.5},
            "NUMBER": {"number": source.randint(0, 5)},
            "CHOICES": {"choices": [one.value for one in question.choices if source.random() < 0.5]},
        }
        facts.append({"fact": question.fact.id, "value": values[question.fact.answer_type]})
    types = source.sample(service.types, source.randint(0, 3)) if source.random() < 0.9 else None
    return {"enterpriseTypes": types, "facts": facts}


COMPARED = """query ($a: ProfileInput!, $b: ProfileInput!, $list: ID, $on: Date!) {
  before: applicableDuties(profile: $a, taskList: $list) { tasks(verdicts: [APPLIES]) { task { id } } }
  after: applicableDuties(profile: $b, taskList: $list) { tasks(verdicts: [APPLIES]) { task { id } } }
  had: dossier(profile: $a, taskList: $list, verdicts: [APPLIES]) { deliverable { id } }
  has: dossier(profile: $b, taskList: $list, verdicts: [APPLIES]) { deliverable { id } }
  compareProfiles(before: $a, after: $b, taskList: $list, on: $on) {
    gained { task { id } } lost { task { id } } deliverablesGained { id } deliverablesLost { id }
  }
}"""


async def test_a_comparison_is_the_difference_of_two_answers(service: Service) -> None:
    source = random.Random(SEED)
    changes = 0
    for _ in range(6):
        answer = await service.ask(
            COMPARED, a=drawn(service, source), b=drawn(service, source), on="2026-01-01"
        )
        before, after = ([one["task"]["id"] for one in answer[key]["tasks"]] for key in ("before", "after"))
        had, has = ([one["deliverable"]["id"] for one in answer[key]] for key in ("had", "has"))
        compared = answer["compareProfiles"]
        assert [one["task"]["id"] for one in compared["gained"]] == [id for id in after if id not in before]
        assert [one["task"]["id"] for one in compared["lost"]] == [id for id in before if id not in after]
        assert [one["id"] for one in compared["deliverablesGained"]] == [id for id in has if id not in had]
        assert [one["id"] for one in compared["deliverablesLost"]] == [id for id in had if id not in has]
        changes += len(compared["gained"]) + len(compared["lost"])
    assert changes


async def test_two_adjoining_ranges_are_their_union(service: Service) -> None:
    source = random.Random(SEED)
    entries = 0
    for profile in [MAKER, *(drawn(service, source) for _ in range(4))]:
        cut = datetime.date(2026, 1, 1) + datetime.timedelta(days=source.randrange(700))
        ranges = [
            ("2026-01-01", cut),
            (cut + datetime.timedelta(days=1), "2027-12-31"),
            ("2026-01-01", "2027-12-31"),
        ]
        first, second, whole = [
            (await service.ask(DATES, p=profile, **{"from": str(start), "to": str(end)}))["calendar"]
            for start, end in ranges
        ]
        assert first["entries"] + second["entries"] == whole["entries"]
        assert first["undated"] == second["undated"] == whole["undated"]
        entries += len(whole["entries"])
    assert entries

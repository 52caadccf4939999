"""Which duties apply, over GraphQL: the answer's shape, its reads and its refusals."""

import datetime
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest
from graphql import get_named_type

from dutygraph.graph.store.port import Fetch, Record, Store
from dutygraph.schema.reading.limits import Limits
from dutygraph.schema.schema import build_schema
from tests.schema.conftest import PATIENCE_S, SCHEMA, Api
from tests.schema.graph import catalogue, task_list, vocabulary
from tests.schema.test_every_field import everything

pytestmark = pytest.mark.anyio

MAKER: dict[str, Any] = {"enterpriseTypes": ["car-maker"]}
EXPORTER = {**MAKER, "facts": [{"fact": "exports", "value": {"boolean": True}}]}
LEVEL_2 = {**MAKER, "facts": [{"fact": "levels", "value": {"choices": ["2"]}}]}

EVERYTHING = """
query ($p: ProfileInput!) {
  applicableDuties(profile: $p) {
    on revision { number contentHash changedAt } taskList { id title issuer { name } }
    counts { applies doesNotApply unknown }
    nextQuestion { fact { id question choices { label } } settles }
    tasks { verdict task { number title category { title } } obligations { verdict obligation { ordinal } } }
    obligations {
      verdict
      obligation { id text deliverables { name recipients { name } } citations { text } }
      reasons {
        outcome text source { quote start end document { title } }
        enterpriseType { name parents { id } }
        condition { text operator values fact { id choices { value } } source { quote document { title } } }
      }
      missingFacts { id question }
      nextDue {
        date lastWorkingDay derivation rule { __typename text source { quote } }
        obligation { task { title } } deliverables { name } recipients { name }
      }
    }
  }
}
"""


async def test_an_answer_with_its_reasons_dates_and_questions(api: Api) -> None:
    answer = (await api.ask(EVERYTHING, p=EXPORTER))["applicableDuties"]
    assert answer["on"] == "2026-03-01"
    assert answer["taskList"] == {"id": "task-list:list", "title": "清单", "issuer": {"name": "市管局"}}
    assert answer["revision"]["number"] == (await api.store.revision()).number
    assert answer["counts"] == {"applies": 3, "doesNotApply": 0, "unknown": 0}
    assert answer["nextQuestion"]["fact"]["id"] == "levels"
    assert [one["task"]["number"] for one in answer["tasks"]] == [1, 2, 3]
    assert [one["verdict"] for one in answer["tasks"][0]["obligations"]] == ["UNKNOWN", "APPLIES"]
    first, encouraged = answer["obligations"][:2]
    assert first["obligation"]["deliverables"] == [{"name": "报告", "recipients": [{"name": "市管局"}]}]
    assert [[one["id"] for one in facts] for facts in first["missingFacts"]] == [["levels"]]
    assert [one["outcome"] for one in first["reasons"]] == ["TRUE", "TRUE", "UNKNOWN", "TRUE", "UNKNOWN"]
    assert [one["enterpriseType"] and one["enterpriseType"]["name"] for one in first["reasons"]] == [
        "制造企业", "整车企业", None, None, None,
    ]  # fmt: skip
    exports = first["reasons"][3]
    assert exports["condition"] == {
        "text": "应按的",
        "operator": "IS",
        "values": ["true"],
        "fact": {"id": "exports", "choices": []},
        "source": {"quote": "应按", "document": {"title": "list.txt"}},
    }
    assert exports["source"]["quote"] == "应按"
    assert exports["source"]["document"] == {"title": "list.txt"}
    assert first["nextDue"] is None  # it is not known to apply
    assert encouraged["verdict"] == "APPLIES"


async def test_the_next_date_and_the_calendar(api: Api) -> None:
    answer = (await api.ask(EVERYTHING, p=LEVEL_2))["applicableDuties"]
    first = answer["obligations"][0]
    assert first["verdict"] == "APPLIES"
    due = first["nextDue"]
    assert (due["date"], due["lastWorkingDay"]) == ("2026-11-30", "2026-11-30")
    assert due["rule"] == {
        "__typename": "AnnualDeadline",
        "text": "时限0",
        "source": {"quote": due["rule"]["source"]["quote"]},
    }
    assert due["obligation"] == {"task": {"title": "任务1"}}
    assert due["deliverables"] == [{"name": "报告"}]
    assert due["recipients"] == [{"name": "市管局"}]
    calendar = (
        await api.ask(
            """query ($p: ProfileInput!) { calendar(profile: $p, from: "2026-01-01", to: "2027-12-31") {
              entries { date obligation { id } rule { id ... on AnnualDeadline { month day } } }
              undated {
                obligation { id } why rule { __typename ... on AfterEvent { event within workingDays } }
              }
            } }""",
            p=LEVEL_2,
        )
    )["calendar"]
    assert [entry["date"] for entry in calendar["entries"]] == ["2026-11-30"] * 3 + ["2027-11-30"] * 3
    assert calendar["entries"][0]["rule"] == {"id": "time-rule:list/001/00", "month": 11, "day": 30}
    after = next(one["rule"] for one in calendar["undated"] if one["rule"]["__typename"] == "AfterEvent")
    assert after == {"__typename": "AfterEvent", "event": "变化", "within": "P20D", "workingDays": True}


async def test_what_is_to_be_handed_in_and_what_a_change_brings(api: Api) -> None:
    answer = await api.ask(
        """query ($before: ProfileInput!, $after: ProfileInput!) {
          dossier(profile: $after) {
            deliverable { id } recipients { name } obligations { id } nextDue { date }
          }
          compareProfiles(before: $before, after: $after) {
            gained { task { number } obligations { verdict } } lost { task { number } }
            deliverablesGained { id } deliverablesLost { id }
            datesGained { date obligation { id } } datesLost { date }
          }
        }""",
        before={"enterpriseTypes": []},
        after=LEVEL_2,
    )
    assert answer["dossier"][0] == {
        "deliverable": {"id": "deliverable:list/001/01"},
        "recipients": [{"name": "市管局"}],
        "obligations": [{"id": "obligation:list/001/01"}],
        "nextDue": {"date": "2026-11-30"},
    }
    compared = answer["compareProfiles"]
    assert [one["task"]["number"] for one in compared["gained"]] == [1, 2, 3]
    assert [one["verdict"] for one in compared["gained"][0]["obligations"]] == ["APPLIES", "APPLIES"]
    assert compared["lost"] == compared["deliverablesLost"] == compared["datesLost"] == []
    assert len(compared["deliverablesGained"]) == len(answer["dossier"]) == 2
    assert [one["date"] for one in compared["datesGained"]] == ["2026-11-30"] * 3


async def test_nothing_told_and_everything_settled(api: Api) -> None:
    nothing = (await api.ask(EVERYTHING, p={}))["applicableDuties"]
    assert nothing["counts"] == {"applies": 0, "doesNotApply": 0, "unknown": 3}
    assert nothing["nextQuestion"]["fact"] is None
    assert {one["outcome"] for duty in nothing["obligations"] for one in duty["reasons"]} == {"UNKNOWN"}
    none_held = (await api.ask(EVERYTHING, p={"enterpriseTypes": []}))["applicableDuties"]
    assert none_held["counts"] == {"applies": 0, "doesNotApply": 3, "unknown": 0}
    assert none_held["nextQuestion"] is None


@pytest.mark.parametrize("profile", [{}, LEVEL_2])
async def test_the_number_of_reads_does_not_grow(
    make_store: Callable[..., Awaitable[Store]], profile: dict[str, Any]
) -> None:
    store = await make_store(timeout_s=PATIENCE_S)
    reads = []
    for tasks in (1, 12):
        for graph in (vocabulary(), catalogue(), task_list(tasks)):
            await graph.load(store)
        api = Api(store)
        await api.ask(EVERYTHING, p=profile)
        cold = api.store.reads
        answer = await api.ask(EVERYTHING, p=profile)
        assert len(answer["applicableDuties"]["tasks"]) == tasks
        reads.append((cold, api.store.reads - cold))
    assert reads[0] == reads[1]
    assert len({fetch.node for fetch in api.store.fetched}) <= reads[1][1] + 1


async def test_a_node_type_is_read_once_wherever_it_comes_out(small_api: Api) -> None:
    await small_api.ask(EVERYTHING, p=LEVEL_2)
    before = len(small_api.store.fetched)
    await small_api.ask(EVERYTHING, p=LEVEL_2)
    nodes = [fetch.node for fetch in small_api.store.fetched[before:]]
    assert len(nodes) == len(set(nodes))


async def test_only_what_is_shown_is_read(small_api: Api) -> None:
    counts = "{ applicableDuties(profile: {}) { counts { applies } tasks { verdict } } }"
    await small_api.ask(counts)
    before = len(small_api.store.fetched)
    await small_api.ask(counts)
    await small_api.ask(
        "{ applicableDuties(profile: {}) { obligations(verdicts: [APPLIES]) { obligation { id } } } }"
    )
    assert len(small_api.store.fetched) == before
    await small_api.ask(
        '{ applicableDuties(profile: {enterpriseTypes: ["maker"]}) {'
        " obligations(verdicts: [UNKNOWN]) { obligation { text } } } }"
    )
    [fetch] = small_api.store.fetched[before:]
    assert (fetch.node, fetch.properties, fetch.relations) == ("Obligation", ("text",), ())
    assert len(fetch.where.values) == 3  # type: ignore[union-attr]


async def test_aliases_fragments_and_verdicts_meet_in_the_same_answer(small_api: Api) -> None:
    answer = (
        await small_api.ask(
            """
            query ($verdicts: [Verdict!], $all: Boolean!) {
              applicableDuties(profile: {enterpriseTypes: ["car-maker"]}) {
                open: obligations(verdicts: $verdicts) { ...named }
                applying: obligations(verdicts: [APPLIES]) { ...named obligation { ordinal } }
                none: obligations(verdicts: []) { verdict }
                every: obligations(verdicts: null) { verdict }
                skipped: obligations @include(if: $all) { reasons { text } }
              }
            }
            fragment named on ObligationVerdict { duty: obligation { id ... on Node { __typename } } verdict }
            """,
            verdicts=["UNKNOWN"],
            all=False,
        )
    )["applicableDuties"]
    assert [one["verdict"] for one in answer["open"]] == ["UNKNOWN"] * 3
    assert {one["duty"]["id"][-2:] for one in answer["open"]} == {"01"}
    assert [one["obligation"]["ordinal"] for one in answer["applying"]] == [2, 2, 2]
    assert answer["none"] == []
    assert len(answer["every"]) == 6
    assert "skipped" not in answer


@pytest.mark.parametrize(
    ("field", "arguments"),
    [
        ("applicableDuties", 'profile: {enterpriseTypes: ["car-maker"]}'),
        ("calendar", 'profile: {enterpriseTypes: ["car-maker"]}, from: "2026-01-01", to: "2026-12-31"'),
        ("dossier", 'profile: {enterpriseTypes: ["car-maker"]}'),
        ("compareProfiles", 'before: {enterpriseTypes: []}, after: {enterpriseTypes: ["car-maker"]}'),
    ],
)
async def test_every_field_of_what_is_reasoned(small_api: Api, field: str, arguments: str) -> None:
    level = '{fact: "levels", value: {choices: ["2"]}}'
    arguments = arguments.replace('["car-maker"]}', f'["car-maker"], facts: [{level}]}}')
    unlimited = build_schema(Limits(depth=20, aliases=0, tokens=10**6, cost=10**9))
    patient = Api(small_api.store, unlimited, small_api.search)
    assert SCHEMA._schema.query_type is not None
    type = get_named_type(SCHEMA._schema.query_type.fields[field].type)
    answer = await patient.ask(f"{{ {field}({arguments}) {{ {everything(type, 3)} }} }}")
    assert answer[field]


async def test_conditions_and_time_rules_on_a_duty(api: Api) -> None:
    answer = await api.ask(
        """{ node(id: "obligation:list/001/01") { ... on Obligation {
          conditionGroups { text operator values fact { id } source { quote document { id } } }
          again: conditionGroups { source { document { title } } }
          timeRules { __typename text ... on AnnualDeadline { month day year } source { document { id } } }
          restsOn { label instrument { title } }
          deliverables { timeRules { text } }
        } } }"""
    )
    node = answer["node"]
    document = {"id": "document:list"}
    exports, three, two = (
        {"text": text, "operator": operator, "values": values, "fact": {"id": fact},
         "source": {"quote": text[:-1], "document": document}}
        for text, operator, values, fact in [
            ("应按的", "IS", ["true"], "exports"),
            ("处理者的", "ANY_OF", ["3"], "levels"),
            ("报送的", "ANY_OF", ["2"], "levels"),
        ]
    )  # fmt: skip
    assert node["conditionGroups"] == [[three, exports], [two]]
    assert node["again"][1] == [{"source": {"document": {"title": "list.txt"}}}]
    assert node["timeRules"] == [
        {"__typename": "AnnualDeadline", "text": "时限0", "month": 11, "day": 30, "year": None,
         "source": {"document": document}},
        {"__typename": "AfterEvent", "text": "时限1", "source": {"document": document}},
    ]  # fmt: skip
    assert node["restsOn"] == [{"label": "第五十五条", "instrument": {"title": "数据安全法"}}]
    assert node["deliverables"] == [{"timeRules": [{"text": "时限0"}, {"text": "时限1"}]}]


async def test_duties_by_fact_and_by_the_sort_of_time_rule(api: Api) -> None:
    query = "query ($f: ObligationFilter) { obligations(filter: $f) { totalCount nodes { id } } }"
    by_fact = (await api.ask(query, f={"fact": "exports"}))["obligations"]
    assert [one["id"][-6:] for one in by_fact["nodes"]] == ["001/01", "002/01", "003/01"]
    for kind, ordinal in [("ANNUAL_DEADLINE", "01"), ("FREQUENCY", "02"), ("UNSPECIFIED", "03")]:
        found = (await api.ask(query, f={"timeRule": kind}))["obligations"]
        assert found["totalCount"] == 3
        assert {one["id"][-2:] for one in found["nodes"]} == {ordinal}
    facts = (await api.ask("{ profileFacts { id obligations(first: 2) { totalCount nodes { id } } } }"))[
        "profileFacts"
    ]
    assert [(one["id"], one["obligations"]["totalCount"]) for one in facts] == [("exports", 3), ("levels", 3)]
    assert facts[0]["obligations"]["nodes"] == [{"id": one["id"]} for one in by_fact["nodes"][:2]]


REFUSED = [
    (
        {"enterpriseTypes": ["car-makers"]},
        ["car-makers", "Did you mean car-maker?", "Valid are: maker, car-maker"],
    ),
    (
        {"facts": [{"fact": "export", "value": {"boolean": True}}]},
        ["export", "Did you mean exports?", "levels"],
    ),
    ({"facts": [{"fact": "levels", "value": {"choices": ["4"]}}]}, ["levels", "'4'", "Valid are: 2, 3"]),
    ({"facts": [{"fact": "levels", "value": {"boolean": True}}]}, ["levels", "CHOICES", "2, 3"]),
    ({"facts": [{"fact": "exports", "value": {"number": 1}}]}, ["exports", "BOOLEAN", "true or false"]),
    ({"facts": [{"fact": "exports", "value": {"choices": []}}]}, ["exports", "BOOLEAN", "true or false"]),
    ({"facts": [{"fact": "exports", "value": {"boolean": True}}] * 2}, ["exports", "twice"]),
    ({"enterpriseTypes": ["x"] * 101}, ["profile.enterpriseTypes", "101", "100"]),
    (
        {"facts": [{"fact": "levels", "value": {"choices": ["2"] * 101}}]},
        ["profile.facts(levels).choices", "100"],
    ),
]


@pytest.mark.parametrize(("profile", "told"), REFUSED)
async def test_a_profile_that_cannot_be_is_refused_naming_what_can(
    small_api: Api, profile: dict[str, Any], told: list[str]
) -> None:
    code, message = await small_api.refusal(
        "query ($p: ProfileInput!) { applicableDuties(profile: $p) { on } }", p=profile
    )
    assert code == "INVALID_INPUT"
    assert all(each in message for each in told), message


@pytest.mark.parametrize("value", ["{}", "{boolean: true, number: 1}", "{boolean: null}"])
async def test_a_fact_has_exactly_one_value(small_api: Api, value: str) -> None:
    code, _ = await small_api.refusal(
        f'{{ applicableDuties(profile: {{facts: [{{fact: "exports", value: {value}}}]}}) {{ on }} }}'
    )
    assert code in {"INVALID_INPUT", "GRAPHQL_VALIDATION_FAILED"}


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ('applicableDuties(profile: {}, taskList: "task-list:lis") { on }', "Did you mean task-list:list?"),
        ('applicableDuties(profile: {}, taskList: "") { on }', "not the id of a node of type TaskList"),
        (
            'applicableDuties(profile: {}, taskList: "task:list/001") { on }',
            "not the id of a node of type TaskList",
        ),
        (
            'dossier(profile: {}, on: "2031-01-01") { deliverable { id } }',
            "No task list is in force on 2031-01-01",
        ),
        (
            'calendar(profile: {}, from: "2026-02-01", to: "2026-01-31") { entries { date } }',
            "before it starts",
        ),
        (
            'calendar(profile: {}, from: "2026-01-01", to: "2036-01-02") { entries { date } }',
            "at most 10 years",
        ),
        (
            'calendar(profile: {}, from: "2026-13-01", to: "2036-01-02") { entries { date } }',
            "write it like 2026-11-30",
        ),
    ],
)
async def test_lists_and_days_that_are_none_are_refused(small_api: Api, field: str, told: str) -> None:
    code, message = await small_api.refusal(f"{{ {field} }}")
    assert code in {"INVALID_INPUT", "GRAPHQL_VALIDATION_FAILED"}
    assert told in message


async def test_a_list_is_named_or_the_one_in_force_on_the_day(fresh_api: Api) -> None:
    await task_list(1, "older", 2025).load(fresh_api.store)
    query = """query ($on: Date, $list: ID) {
      applicableDuties(profile: {}, on: $on, taskList: $list) { on taskList { id } } }"""
    for on, named, expected in [
        (None, None, "list"),
        ("2025-06-01", None, "older"),
        ("2025-06-01", "task-list:list", "list"),
    ]:
        answer = (await fresh_api.ask(query, on=on, list=named))["applicableDuties"]
        assert answer["taskList"]["id"] == f"task-list:{expected}"
        assert answer["on"] == (on or "2026-03-01")


async def test_a_load_between_two_requests_is_seen(fresh_api: Api) -> None:
    query = "{ applicableDuties(profile: {}) { revision { number } counts { unknown } } }"
    before = (await fresh_api.ask(query))["applicableDuties"]
    await task_list(4).load(fresh_api.store)
    after = (await fresh_api.ask(query))["applicableDuties"]
    assert after["counts"]["unknown"] == before["counts"]["unknown"] + 1
    assert after["revision"]["number"] > before["revision"]["number"]


class Losing:
    """A store from which statements have gone each time they are read by their ids."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def fetch(self, fetch: Fetch) -> Sequence[Record]:
        found = await self._store.fetch(fetch)
        return found[1:] if fetch.node == "Obligation" else found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


async def test_what_goes_while_it_is_read_is_no_half_answer(embedded: Store) -> None:
    query = (
        "query ($p: ProfileInput!) { applicableDuties(profile: $p) { obligations { obligation { id } } } }"
    )
    code, message = await Api(Losing(embedded)).refusal(query, p=LEVEL_2)
    assert code == "STORE_BUSY"
    assert "again" in message


async def test_the_largest_sensible_answer_is_within_the_limits(small_api: Api) -> None:
    assert (await small_api.run(EVERYTHING, p=LEVEL_2)).errors is None


async def test_days_at_the_ends_of_time(small_api: Api) -> None:
    answer = await small_api.ask(
        """query ($p: ProfileInput!) {
          first: calendar(profile: $p, from: "0001-01-01", to: "0001-12-31") { ...days }
          last: calendar(profile: $p, from: "9999-01-01", to: "9999-12-31") { ...days }
        }
        fragment days on Calendar { entries { date lastWorkingDay } }""",
        p=LEVEL_2,
    )
    assert answer["first"]["entries"] == [{"date": "0001-11-30", "lastWorkingDay": None}] * 3
    assert answer["last"]["entries"] == [{"date": "9999-11-30", "lastWorkingDay": None}] * 3
    assert datetime.date.fromisoformat(answer["last"]["entries"][0]["date"]).year == datetime.MAXYEAR
    await small_api.ask(
        """query ($p: ProfileInput!) { compareProfiles(before: {}, after: $p, on: "9999-12-31",
          taskList: "task-list:list") { datesGained { date } } }""",
        p=LEVEL_2,
    )

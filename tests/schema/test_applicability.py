"""Which duties apply, over GraphQL: its reads and its refusals; whole answers are in `answers/`."""

import datetime
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest
from graphql import get_named_type

from dutygraph.graph.store.plan import Arguments, Object, Paging, Wanted
from dutygraph.graph.store.port import Store
from dutygraph.schema.reading.limits import Limits
from dutygraph.schema.schema import build_schema
from tests.conftest import PATIENCE_S
from tests.schema.conftest import SCHEMA, Api
from tests.schema.graph import catalogue, task_list, vocabulary
from tests.schema.reading.test_answers import ANSWERS
from tests.schema.test_every_field import everything

pytestmark = pytest.mark.anyio

MAKER: dict[str, Any] = {"enterpriseTypes": ["car-maker"]}
LEVEL_2 = {**MAKER, "facts": [{"fact": "levels", "value": {"choices": ["2"]}}]}

EVERYTHING = (ANSWERS / "what-applies-to-an-exporter.graphql").read_text(encoding="utf-8")


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


async def test_only_what_is_shown_is_read(small_api: Api) -> None:
    counts = "{ applicableDuties(profile: {}) { counts { applies } tasks { verdict } } }"
    await small_api.ask(counts)
    before = small_api.store.reads
    await small_api.ask(counts)
    await small_api.ask(
        "{ applicableDuties(profile: {}) { obligations(verdicts: [APPLIES]) { obligation { id } } } }"
    )
    assert small_api.store.reads == before
    answer = await small_api.ask(
        '{ applicableDuties(profile: {enterpriseTypes: ["maker"]}) {'
        " obligations(verdicts: [UNKNOWN]) { obligation { text } } } }"
    )
    assert small_api.store.reads == before + 1
    wanted = small_api.store.answered[-1]
    assert isinstance(wanted, Object)
    assert (wanted.node, [key for key, _ in wanted.fields]) == ("Obligation", ["text"])
    # Of the type below the one told, all three first statements; of those that hinge on facts, as many.
    assert len(answer["applicableDuties"]["obligations"]) == 6


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
    unlimited = build_schema(Limits(depth=20, tokens=10**6, cost=10**9))
    patient = Api(small_api.store, unlimited, small_api.search)
    assert SCHEMA._schema.query_type is not None
    type = get_named_type(SCHEMA._schema.query_type.fields[field].type)
    answer = await patient.ask(f"{{ {field}({arguments}) {{ {everything(type, 3)} }} }}")
    assert answer[field]


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
        ["car-makers", "Did you mean 整车企业 car-maker?", "Valid are: 制造企业 maker, 整车"],
    ),
    (
        {"facts": [{"fact": "export", "value": {"boolean": True}}]},
        ["export", "Did you mean 是否出境 exports?", "levels"],
    ),
    (
        {"facts": [{"fact": "levels", "value": {"choices": ["4"]}}]},
        ["levels", "'4'", "Valid are: 二级 2, 三级 3"],
    ),
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


async def test_the_year_before_a_list_has_nothing_but_a_notice_of_when_it_begins(small_api: Api) -> None:
    asked = (
        'calendar(profile: {}, from: "%s-01-01", to: "%s-12-31") '
        "{ entries { date } undated { reason } notices { kind textEn } }"
    )
    answer = await small_api.ask(
        f"{{ before: {asked % (2025, 2025)} both: {asked % (2025, 2026)} own: {asked % (2026, 2026)} }}"
    )
    begins = [one["textEn"] for one in answer["before"]["notices"] if one["kind"] == "NOT_IN_FORCE"]
    assert (answer["before"]["entries"], answer["before"]["undated"]) == ([], [])
    assert ["begins on 2026-01-01" in told for told in begins] == [True]
    assert (answer["both"]["entries"], answer["both"]["undated"]) == (
        answer["own"]["entries"],
        answer["own"]["undated"],
    )
    assert answer["own"]["entries"]
    assert "NOT_IN_FORCE" not in {one["kind"] for one in answer["own"]["notices"]}


@pytest.mark.parametrize(("profile", "told"), REFUSED)
async def test_a_profile_that_cannot_be_is_refused_naming_what_can(
    small_api: Api, profile: dict[str, Any], told: list[str]
) -> None:
    code, message = await small_api.refusal(
        "query ($p: ProfileInput!) { applicableDuties(profile: $p) { on } }", p=profile
    )
    assert code == "INVALID_INPUT"
    assert all(each in message for each in told), message


@pytest.mark.parametrize("value", [{}, {"boolean": True, "number": 1}, {"boolean": None}])
async def test_a_fact_has_exactly_one_value(small_api: Api, value: dict[str, object]) -> None:
    written = ", ".join(f"{kind}: {json.dumps(one)}" for kind, one in value.items())
    literal = f'{{facts: [{{fact: "exports", value: {{{written}}}}}]}}'
    for query, variables in (
        (f"{{ applicableDuties(profile: {literal}) {{ on }} }}", {}),
        (
            "query ($p: ProfileInput!) { applicableDuties(profile: $p) { on } }",
            {"p": {"facts": [{"fact": "exports", "value": value}]}},
        ),
    ):
        code, _ = await small_api.refusal(query, **variables)
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
            'dossier(profile: {}, on: "2020-01-01") { deliverable { id } }',
            "No task list concerns 2020-01-01",
        ),
        (
            'applicableDuties(profile: {}, taskList: "task-list:list", on: "2025-12-31") { on }',
            "2025-12-31 is before the task list task-list:list, which begins on 2026-01-01",
        ),
        (
            'calendar(profile: {}, from: "2026-02-01", to: "2026-01-31") { entries { date } }',
            "before it starts",
        ),
        (
            'calendar(profile: {occurrences: [{rule: "time-rule:none", at: "2026-03-02T10:00Z"}]},'
            ' from: "2026-01-01", to: "2026-12-31") { entries { date } }',
            "profile.occurrences[0].rule：没有时限",
        ),
        (
            'dossier(profile: {occurrences: [{rule: "time-rule:list/001/00", at: "2026-03-02T10:00:00Z"}]})'
            " { verdict }",
            "不由发生的事推算",
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


async def test_a_list_is_named_or_all_that_concern_the_day(fresh_api: Api) -> None:
    await task_list(1, "older", 2025).load(fresh_api.store)
    query = """query ($on: Date, $list: ID) {
      applicableDuties(profile: {}, on: $on, taskList: $list) {
        on taskList { id } taskLists { id } tasks { task { taskList { id } } } } }"""
    for on, named, expected in [
        (None, None, ["list"]),
        ("2025-06-01", None, ["older"]),
        ("2026-06-01", "task-list:older", ["older"]),
    ]:
        answer = (await fresh_api.ask(query, on=on, list=named))["applicableDuties"]
        assert answer["taskList"]["id"] == f"task-list:{expected[0]}"
        assert [one["id"] for one in answer["taskLists"]] == [f"task-list:{one}" for one in expected]
        assert {one["task"]["taskList"]["id"][10:] for one in answer["tasks"]} == set(expected)
        assert answer["on"] == (on or "2026-03-01")


PLACES = """query ($p: ProfileInput!, $list: ID) {
  applicableDuties(profile: $p, taskList: $list) {
    taskLists { id } counts { applies unknown }
    tasks { verdict task { taskList { id } } }
    obligations { verdict reasons { outcome text } missingFacts { id } }
    notices { kind text textEn taskList { id } instrument { id } }
    nextQuestion { fact { id } settles }
  }
  calendar(profile: $p, taskList: $list, from: "2026-01-01", to: "2026-12-31") {
    entries { date obligation { task { taskList { id } } } }
  }
}"""


def by_list(answer: dict[str, Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in answer["applicableDuties"]["tasks"]:
        found.setdefault(one["task"]["taskList"]["id"].removeprefix("task-list:"), set()).add(one["verdict"])
    return found


def dated(answer: dict[str, Any]) -> set[str]:
    return {
        one["obligation"]["task"]["taskList"]["id"].removeprefix("task-list:")
        for one in answer["calendar"]["entries"]
    }


async def test_lists_of_several_places_and_none_told(fresh_api: Api) -> None:
    for place, name in [("广东省", "gd"), ("深圳市", "sz"), (None, "national")]:
        await task_list(2, name, 2026, place).load(fresh_api.store)
    told = {**MAKER, "facts": [*LEVEL_2["facts"], {"fact": "exports", "value": {"boolean": False}}]}
    untold = await fresh_api.ask(PLACES, p=told)
    assert by_list(untold) == {
        "list": {"UNKNOWN"}, "gd": {"UNKNOWN"}, "sz": {"UNKNOWN"}, "national": {"APPLIES"},
    }  # fmt: skip
    answer = untold["applicableDuties"]
    assert [one["taskList"]["id"] for one in answer["notices"]] == [
        "task-list:gd", "task-list:list", "task-list:sz",
    ]  # fmt: skip
    assert {one["kind"] for one in answer["notices"]} == {"PLACE_NOT_TOLD"}
    assert all(
        "jurisdictions" in one["text"] and "jurisdictions" in one["textEn"] for one in answer["notices"]
    )
    unknown = [one for one in answer["obligations"] if one["verdict"] == "UNKNOWN"]
    assert all("not told: jurisdictions" in one["reasons"][0]["text"] for one in unknown)
    assert dated(untold) == {"list", "gd", "sz", "national"}

    for place, expected in {
        "上海": {"list": "APPLIES", "gd": "DOES_NOT_APPLY", "sz": "DOES_NOT_APPLY"},
        "Guangdong": {"list": "DOES_NOT_APPLY", "gd": "APPLIES", "sz": "UNKNOWN"},
        "深圳市": {"list": "DOES_NOT_APPLY", "gd": "APPLIES", "sz": "APPLIES"},
    }.items():
        found = await fresh_api.ask(PLACES, p={**told, "jurisdictions": [place]})
        assert by_list(found) == {"national": {"APPLIES"}, **{name: {one} for name, one in expected.items()}}
        assert found["applicableDuties"]["notices"] == []
        held = (name for name, one in expected.items() if one != "DOES_NOT_APPLY")
        assert dated(found) == {"national", *held}

    named = await fresh_api.ask(PLACES, p=told, list="task-list:gd")
    assert by_list(named) == {"gd": {"APPLIES"}}
    [notice] = named["applicableDuties"]["notices"]
    assert "按企业在广东省作答" in notice["text"]
    assert "taken to be in 广东省" in notice["textEn"]
    elsewhere = await fresh_api.ask(PLACES, p={**told, "jurisdictions": ["上海市"]}, list="task-list:gd")
    assert by_list(elsewhere) == {"gd": {"DOES_NOT_APPLY"}}


async def test_the_only_place_there_is_is_meant_and_a_notice_says_so(small_api: Api) -> None:
    answer = await small_api.ask(PLACES, p=LEVEL_2)
    assert answer["applicableDuties"]["counts"]["applies"] == 3
    [notice] = answer["applicableDuties"]["notices"]
    assert (notice["kind"], notice["taskList"]["id"]) == ("PLACE_NOT_TOLD", "task-list:list")


async def test_a_place_that_is_none_is_refused_for_people_and_programs(small_api: Api) -> None:
    result = await small_api.run(
        "query ($p: ProfileInput!) { applicableDuties(profile: $p) { on } }", p={"jurisdictions": ["深训市"]}
    )
    [error] = result.errors or []
    assert "没有这一地域：'深训市'。 There is no place '深训市'. 是否指 Did you mean 深圳市?" in error.message
    assert error.extensions == {
        "code": "INVALID_INPUT",
        "argument": "profile.jurisdictions",
        "reason": "NOT_FOUND",
        "validValues": ["上海市", "广东省", "深圳市"],
    }


DUTIES = """query ($p: ProfileInput!, $first: Int, $after: String, $verdicts: [Verdict!]) {
  applicableDuties(profile: $p) {
    obligations(verdicts: $verdicts) { verdict obligation { id } }
    duties(first: $first, after: $after, verdicts: $verdicts) {
      edges { cursor node { verdict obligation { id text } reasons { text } } }
      nodes { obligation { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
}"""


@pytest.mark.parametrize("verdicts", [None, ["APPLIES", "UNKNOWN"], ["DOES_NOT_APPLY"], []])
async def test_duties_are_paged_those_that_apply_first(small_api: Api, verdicts: list[str] | None) -> None:
    asked: dict[str, Any] = {"p": MAKER, "verdicts": verdicts}
    found: list[tuple[str, str]] = []
    after, more = None, True
    while more:
        answer = (await small_api.ask(DUTIES, **asked, first=2, after=after))["applicableDuties"]
        page = answer["duties"]
        assert page["pageInfo"]["hasPreviousPage"] == (after is not None)
        assert [one["node"]["obligation"]["id"] for one in page["edges"]] == [
            one["obligation"]["id"] for one in page["nodes"]
        ]
        found += [(one["node"]["verdict"], one["node"]["obligation"]["id"]) for one in page["edges"]]
        assert page["totalCount"] == len(answer["obligations"])
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    order = ["APPLIES", "UNKNOWN", "DOES_NOT_APPLY"]
    listed = [(one["verdict"], one["obligation"]["id"]) for one in answer["obligations"]]
    assert found == sorted(listed, key=lambda one: (order.index(one[0]), one[1]))


async def test_a_cursor_of_duties_stays_good_across_loads(fresh_api: Api) -> None:
    page = (await fresh_api.ask(DUTIES, p=MAKER, first=1))["applicableDuties"]["duties"]
    await task_list(5).load(fresh_api.store)
    after = page["pageInfo"]["endCursor"]
    rest = (await fresh_api.ask(DUTIES, p=MAKER, first=100, after=after))["applicableDuties"]["duties"]
    assert len(rest["nodes"]) == rest["totalCount"] - 1
    assert page["nodes"][0] not in rest["nodes"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"first": 0}, "duties(first:) 为 0。 It is 0."),
        ({"first": 101}, "between 1 and 100"),
        ({"after": "x"}, "is not a cursor of this list"),
        ({"after": 'ObligationVerdict.verdict+ [7,"obligation:list/001/01"]'}, "not a cursor"),
        ({"after": "ObligationVerdict.verdict+ [0,1]"}, "not a cursor"),
        ({"after": 'ObligationVerdict.verdict+ [true,"a"]'}, "not a cursor"),
        ({"after": 'Task.number+ [3,"task:list/001"]'}, "not a cursor"),
    ],
)
async def test_a_page_of_duties_that_is_none_is_refused(
    small_api: Api, arguments: dict[str, Any], told: str
) -> None:
    code, message = await small_api.refusal(DUTIES, p=MAKER, **arguments)
    assert code == "INVALID_INPUT"
    assert told in message


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

    async def rows(
        self, wanted: Wanted, of: Paging, arguments: Arguments, *, light: bool
    ) -> Mapping[str, bytes]:
        found = await self._store.rows(wanted, of, arguments, light=light)
        return dict(list(found.items())[1:]) if wanted.node == "Obligation" else found

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


async def test_days_at_the_end_of_time(small_api: Api) -> None:
    answer = await small_api.ask(
        """query ($p: ProfileInput!) {
          calendar(profile: $p, from: "9999-01-01", to: "9999-12-31") { entries { date lastWorkingDay } }
        }""",
        p=LEVEL_2,
    )
    entries = answer["calendar"]["entries"]
    assert entries == [{"date": "9999-11-30", "lastWorkingDay": None}] * 3
    assert datetime.date.fromisoformat(entries[0]["date"]).year == datetime.MAXYEAR
    await small_api.ask(
        """query ($p: ProfileInput!) { compareProfiles(before: {}, after: $p, on: "9999-12-31",
          taskList: "task-list:list") { datesGained { date } } }""",
        p=LEVEL_2,
    )


CALENDAR = """query ($p: ProfileInput!, $from: Date!, $to: Date!, $v: [Verdict!]) {
  calendar(profile: $p, from: $from, to: $to, verdicts: $v) {
    entries { id date at certainty verdict pastDue derivationEn missingFacts { id }
              missingOccurrences { text } rule { __typename } obligation { ordinal task { number } } }
    undated { reason verdict whyEn obligation { ordinal } }
    notices { kind text textEn taskList { id } }
  }
  dossier(profile: $p, verdicts: $v) { verdict deliverable { name } nextDue { certainty pastDue } }
}"""


async def test_what_hangs_on_questions_is_in_the_calendar_and_says_so(api: Api) -> None:
    year = {"from": "2026-01-01", "to": "2026-12-31"}
    answer = await api.ask(CALENDAR, p=MAKER, **year)
    assert {one["certainty"] for one in answer["calendar"]["entries"]} == {"CONDITIONAL"}
    for entry in answer["calendar"]["entries"]:
        assert entry["verdict"] == "UNKNOWN"
        assert [one["id"] for one in entry["missingFacts"][0]]
    assert {one["verdict"] for one in answer["dossier"]} == {"UNKNOWN"}
    for verdicts in (["APPLIES"], []):
        none = await api.ask(CALENDAR, p=MAKER, v=verdicts, **year)
        assert (none["calendar"]["entries"], none["dossier"]) == ([], [])
    settled = await api.ask(CALENDAR, p=LEVEL_2, **year)
    assert {one["certainty"] for one in settled["calendar"]["entries"]} == {"STATED"}


async def test_dates_follow_from_what_happened(api: Api) -> None:
    rules = (await api.ask(RULES))["applicableDuties"]["tasks"][0]["task"]["obligations"]
    change = next(one for duty in rules for one in duty["timeRules"] if one["__typename"] == "AfterEvent")
    told = {**LEVEL_2, "occurrences": [{"rule": change["id"], "at": "2026-03-02T10:00:00+08:00"}]}
    answer = await api.ask(CALENDAR, p=told, **{"from": "2026-01-01", "to": "2026-06-30"})
    (entry,) = answer["calendar"]["entries"]
    assert (entry["date"], entry["at"], entry["certainty"]) == ("2026-03-30", None, "FROM_OCCURRENCE")
    assert "which happened 10:00 on 2 March 2026; due by 30 March 2026" in entry["derivationEn"]


RULES = (
    """{ applicableDuties(profile: {}) { tasks { task { obligations { timeRules { id __typename } } } } } }"""
)


async def test_when_the_year_is_over_answers_go_on_with_a_notice(fresh_api: Api) -> None:
    answer = await fresh_api.ask(
        """query ($p: ProfileInput!) {
          applicableDuties(profile: $p, on: "2027-01-01") {
            notices { kind textEn taskList { id } }
            obligations(verdicts: [APPLIES]) { nextDue { certainty } } }
        }""",
        p=LEVEL_2,
    )
    found = answer["applicableDuties"]
    (over,) = [one for one in found["notices"] if one["kind"] == "LIST_YEAR_OVER"]
    assert over["taskList"] == {"id": "task-list:list"}
    assert "dates from 2027 on are carried over" in over["textEn"]
    certainties = {one["nextDue"]["certainty"] for one in found["obligations"] if one["nextDue"]}
    assert certainties == {"PROJECTED"}


async def test_each_date_is_of_the_edition_that_governs_it(fresh_api: Api) -> None:
    await task_list(2, "newer", 2027).load(fresh_api.store)
    answer = await fresh_api.ask(CALENDAR, p=LEVEL_2, **{"from": "2026-01-01", "to": "2028-12-31"})
    entries = answer["calendar"]["entries"]
    assert [(one["date"][:4], one["id"].split("/")[0], one["certainty"]) for one in entries] == [
        *[("2026", "obligation:list", "STATED")] * 3,
        *[("2027", "obligation:newer", "STATED")] * 2,
        *[("2028", "obligation:newer", "PROJECTED")] * 2,
    ]

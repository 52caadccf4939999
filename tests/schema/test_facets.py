"""Facets count what the lists hold under the same filter."""

from enum import StrEnum
from typing import Any

import pytest

from dutygraph.graph import model
from dutygraph.graph.model import (
    Deliverable,
    DeliverableKind,
    Modality,
    Obligation,
    SourceDocument,
    TaskList,
)
from dutygraph.reasoning.in_force import Standing
from dutygraph.schema.words import words_of
from tests.graph_builder import Graph
from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio

LISTS = {
    "TASKS": ("tasks", "TaskFilter"),
    "OBLIGATIONS": ("obligations", "ObligationFilter"),
    "INSTRUMENTS": ("instruments", "InstrumentFilter"),
    "DELIVERABLES": ("deliverables", "DeliverableFilter"),
}
FACETS = """
query ($of: FacetSubject!, $list: ID, $type: ID, $contains: String, $on: Date) {
  facets(of: $of, taskList: $list, enterpriseType: $type, contains: $contains, on: $on) {
    field values { value label labelEn count }
  }
}
"""


async def facets(api: Api, of: str, **told: Any) -> dict[str, dict[str, int]]:
    found = (await api.ask(FACETS, of=of, **told))["facets"]
    return {one["field"]: {value["value"]: value["count"] for value in one["values"]} for one in found}


def as_sent(field: str, value: str) -> object:
    if field == "kinds":
        return [value]
    return int(value) if field == "category" else value == "true" if field == "hasDeliverables" else value


@pytest.mark.parametrize("of", LISTS)
@pytest.mark.parametrize("told", [{}, {"list": "task-list:list"}])
async def test_every_value_counts_what_the_list_holds(api: Api, of: str, told: dict[str, str]) -> None:
    name, filter = LISTS[of]
    narrowed = {("citedIn" if of == "INSTRUMENTS" else "taskList"): told["list"]} if told else {}
    found = await facets(api, of, **told)
    assert found
    for field, values in found.items():
        for value, count in values.items():
            asked = {**narrowed, field: as_sent(field, value)}
            data = await api.ask(
                f"query ($filter: {filter}) {{ {name}(filter: $filter) {{ totalCount }} }}", filter=asked
            )
            assert data[name]["totalCount"] == count > 0, asked


async def test_what_is_narrowed_is_counted(api: Api) -> None:
    assert await facets(api, "OBLIGATIONS", list="task-list:list", contains="鼓励") == {
        "modality": {"ENCOURAGED": 3},
        "bearer": {"ENTERPRISE": 3},
        "timeRule": {"FREQUENCY": 3, "BEFORE_EVENT": 3},
        "review": {"EXTRACTED": 3},
        "enterpriseType": {"car-maker": 3},
    }
    bound = await facets(api, "OBLIGATIONS", type="maker")
    assert bound["enterpriseType"] == {"car-maker": 3, "maker": 3}
    assert (await facets(api, "TASKS", list="task-list:list"))["category"] == {"1": 1, "2": 1, "3": 1}
    assert "category" not in await facets(api, "TASKS")
    assert await facets(api, "TASKS", contains="没有这样的字") == {}
    assert (await facets(api, "INSTRUMENTS", type="car-maker"))["kinds"] == {"LAW": 1}
    assert (await facets(api, "DELIVERABLES", type="maker"))["recipient"] == {"authority:bureau": 2}


async def test_a_type_that_is_not_known_is_told(api: Api) -> None:
    code, message = await api.refusal(FACETS, of="OBLIGATIONS", type="makers")
    assert code == "INVALID_INPUT"
    assert "maker" in message


async def test_what_a_list_states_outside_its_tasks_is_counted(fresh_api: Api) -> None:
    graph = Graph("document:list")
    text = graph.new(SourceDocument, "document:list", title="清单", text="应报数", media_type="text/plain")
    held = graph.new(TaskList, "task-list:list", title="清单")
    duty = graph.new(Obligation, "obligation:list/1", text="应报数", modality=Modality.MANDATORY)
    numbers = graph.new(Deliverable, "deliverable:list/1/1", name="数", kind=DeliverableKind.REPORT)
    graph.link(held, "IMPOSES", duty)
    graph.link(duty, "REQUIRES", numbers)
    for node in (held, duty, numbers):
        graph.link(node, "STATED_IN", text)
    await graph.load(fresh_api.store)
    assert (await facets(fresh_api, "OBLIGATIONS", list=held.id))["modality"] == {"MANDATORY": 1}
    assert (await facets(fresh_api, "DELIVERABLES", list=held.id))["kind"] == {"REPORT": 1}


async def test_the_status_is_of_the_day_asked_about(api: Api) -> None:
    assert (await facets(api, "INSTRUMENTS", on="2025-01-01"))["status"] == {
        "IN_FORCE": 2,
        "NOT_YET_IN_FORCE": 1,
        "UNKNOWN": 1,
    }
    assert (await facets(api, "INSTRUMENTS"))["status"] == {"IN_FORCE": 2, "ENDED": 1, "UNKNOWN": 1}


async def test_values_come_in_words_and_in_order(api: Api) -> None:
    [modality, *_, types, _] = (await api.ask(FACETS, of="OBLIGATIONS"))["facets"]
    assert modality["values"][0] == {
        "value": "MANDATORY",
        "label": "必须",
        "labelEn": "Must",
        "count": 7,
    }
    assert [value["count"] for value in types["values"]] == [6, 3]
    assert types["values"][0]["label"] == "整车企业"


@pytest.mark.parametrize("told", [{"list": "task:list/001"}, {"type": "a:b"}, {"contains": " "}])
async def test_what_cannot_be_asked_is_refused(api: Api, told: dict[str, str]) -> None:
    code, message = await api.refusal(FACETS, of="TASKS", **told)
    assert code == "INVALID_INPUT"
    assert message.startswith("facets(")


@pytest.mark.parametrize(
    "values",
    [
        model.Modality,
        model.Bearer,
        model.Review,
        model.TimeRuleKind,
        model.DeliverableKind,
        model.InstrumentKind,
        Standing,
    ],
)
def test_every_value_has_words(values: type[StrEnum]) -> None:
    known = words_of(values.__name__)
    assert {value.value for value in values} <= known.keys(), "Say in schema/words.yaml what it is called."

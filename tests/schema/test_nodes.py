"""Anything by its id, the vocabulary, and the state of the graph."""

import pytest

from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio


async def test_the_vocabulary(api: Api) -> None:
    answer = await api.ask(
        """
        { enterpriseTypes { id name nameEn aliases parents { id } children { id } obligations { totalCount } }
          profileFacts { id question questionEn type choices { value label labelEn } } }
        """
    )
    assert answer["enterpriseTypes"] == [
        {
            "id": "maker",
            "name": "制造企业",
            "nameEn": "Maker",
            "aliases": [],
            "parents": [],
            "children": [{"id": "car-maker"}],
            "obligations": {"totalCount": 3},
        },
        {
            "id": "car-maker",
            "name": "整车企业",
            "nameEn": None,
            "aliases": ["车企", "主机厂"],
            "parents": [{"id": "maker"}],
            "children": [],
            "obligations": {"totalCount": 6},
        },
    ]
    assert answer["profileFacts"] == [
        {"id": "exports", "question": "是否出境", "questionEn": None, "type": "BOOLEAN", "choices": []},
        {
            "id": "levels",
            "question": "定级",
            "questionEn": "Levels",
            "type": "CHOICES",
            "choices": [
                {"value": "2", "label": "二级", "labelEn": "Two"},
                {"value": "3", "label": "三级", "labelEn": None},
            ],
        },
    ]


async def test_nodes_come_in_the_order_asked_with_null_for_what_there_is_not(api: Api) -> None:
    ids = [
        "levels",
        "task:list/002",
        "citation:list/001/01",
        "task:list/001",
        "nothing",
        "car-maker",
        "task:list/002",
    ]
    answer = await api.ask(
        """query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename
            ... on Task { number } ... on ProfileFact { type } ... on EnterpriseType { name } } }""",
        ids=ids,
    )
    assert answer["nodes"] == [
        {"id": "levels", "__typename": "ProfileFact", "type": "CHOICES"},
        {"id": "task:list/002", "__typename": "Task", "number": 2},
        None,
        {"id": "task:list/001", "__typename": "Task", "number": 1},
        None,
        {"id": "car-maker", "__typename": "EnterpriseType", "name": "整车企业"},
        {"id": "task:list/002", "__typename": "Task", "number": 2},
    ]


async def test_the_revision(api: Api) -> None:
    told = (await api.ask("{ revision { number contentHash changedAt } }"))["revision"]
    held = await api.store.revision()
    assert told["number"] == held.number == 3
    assert told["contentHash"] == held.content_hash
    assert told["changedAt"].endswith("Z")

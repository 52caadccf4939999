"""Authorities with what they issued and receive."""

import pytest

from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio


async def test_an_authority_with_what_it_issued_and_receives(api: Api) -> None:
    data = await api.ask(
        """{ authorities { totalCount nodes { id name nameEn aliases jurisdiction
          issued { totalCount nodes { id } } receives(first: 1) { totalCount nodes { id } } } } }"""
    )
    bureau, congress = data["authorities"]["nodes"]
    assert data["authorities"]["totalCount"] == 2
    assert bureau == {
        "id": "authority:bureau",
        "name": "市管局",
        "nameEn": "Bureau",
        "aliases": ["管局"],
        "jurisdiction": "上海市",
        "issued": {"totalCount": 1, "nodes": [{"id": "instrument:plan"}]},
        "receives": {"totalCount": 2, "nodes": [{"id": "deliverable:list/001/01"}]},
    }
    assert congress["jurisdiction"] is None
    assert [one["id"] for one in congress["issued"]["nodes"]] == ["instrument:law", "instrument:plan"]


@pytest.mark.parametrize(
    ("filter", "ids"),
    [
        ({}, ["authority:bureau", "authority:congress"]),
        ({"jurisdiction": "上海"}, ["authority:bureau"]),
        ({"contains": "常委"}, ["authority:congress"]),
        ({"contains": "Bur"}, ["authority:bureau"]),
        ({"contains": "常委", "jurisdiction": "上海市"}, []),
    ],
)
async def test_authorities_are_narrowed(api: Api, filter: dict[str, str], ids: list[str]) -> None:
    data = await api.ask(
        "query ($filter: AuthorityFilter) { authorities(filter: $filter) { nodes { id } } }", filter=filter
    )
    assert [one["id"] for one in data["authorities"]["nodes"]] == ids

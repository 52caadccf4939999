"""An answer leaves nothing that only the garbage collector lets go of."""

import gc

import pytest

from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio

PROFILE = '{enterpriseTypes: ["car-maker"]}'
DUTIES = f"""{{ applicableDuties(profile: {PROFILE}) {{
  tasks {{ obligations {{ reasons {{ condition {{ text }} source {{ quote }} }} nextDue {{ date }} }} }}
  overlaps {{ deliverables {{ id }} obligations {{ verdict }} }}
  instruments {{ verdict }} nextQuestion {{ fact {{ id }} }}
}} }}"""
LISTS = """{ tasks(first: 5) { edges { cursor node { id obligations {
  conditionGroups { text source { quote } } } } } pageInfo { endCursor } totalCount } }"""


@pytest.mark.parametrize("query", [DUTIES, LISTS])
async def test_an_answer_leaves_no_rings(small_api: Api, query: str) -> None:
    for _ in range(3):
        await small_api.ask(query)
        gc.collect()
    gc.disable()
    try:
        await small_api.ask(query)
        assert gc.collect() < 100
    finally:
        gc.enable()

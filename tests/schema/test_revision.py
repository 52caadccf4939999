"""The state of the graph."""

import pytest

from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio


async def test_the_revision(api: Api) -> None:
    told = (await api.ask("{ revision { number contentHash changedAt } }"))["revision"]
    held = await api.store.revision()
    assert told["number"] == held.number == 3
    assert told["contentHash"] == held.content_hash
    assert told["changedAt"].endswith("Z")

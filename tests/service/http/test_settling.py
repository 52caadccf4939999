"""What is there stays out of the garbage collector's way, but for rings, of which only so many are left."""

import gc
from collections.abc import Iterator

import pytest

from dutygraph.service.http import server


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    gc.collect()
    yield
    gc.unfreeze()
    gc.collect()


def look_through(settling: server.Settling) -> None:
    gc.collect()
    settling("stop", {"generation": 2})


def test_what_is_there_is_looked_through_once() -> None:
    settling = server.Settling()
    held: list[list[int]] = [[] for _ in range(1000)]
    before = gc.get_freeze_count()
    look_through(settling)
    assert gc.get_freeze_count() >= before + len(held)


def test_rings_are_let_go_of_where_there_may_be_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_MORE", 5_000)
    settling = server.Settling()
    before = gc.get_freeze_count()
    for _ in range(10):
        rings: list[list[object]] = [[] for _ in range(2_000)]
        for ring in rings:
            ring.append(ring)
        look_through(settling)
        del ring, rings
    look_through(settling)
    assert gc.get_freeze_count() < before + 8_000

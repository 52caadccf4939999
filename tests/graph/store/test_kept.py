"""Pieces of bytes within a number of bytes."""

from dutygraph.graph.store.kept import Kept


def test_what_is_kept_stays_within_its_bytes() -> None:
    kept: Kept[int] = Kept(10_000)
    kept.keep(0, bytes(2_000))
    assert kept.get(0) is None
    for number in range(1, 20):
        kept.keep(number, bytes(500))
        assert kept.get(1) == bytes(500)
    held = [number for number in range(20) if kept.get(number) is not None]
    assert held == [1, *range(11, 20)]
    for _ in range(50):
        kept.keep(19, bytes(500))
    assert [number for number in range(20) if kept.get(number) is not None] == held

"""The measures of search still run, and their figures are what they are said to be."""

import asyncio

from benchmarks.search import measure


def test_quality_and_speed_are_measured() -> None:
    figures = asyncio.run(measure(400, rounds=1))
    assert figures["quality"]["reported half"]["asked"] >= 60
    assert set(figures["speed"]) == {"search", "RapidFuzz over every text", "the store: CONTAINS"}
    assert all(0 < each["median_s"] <= each["p99_s"] for each in figures["speed"].values())
    assert figures["index"]["entries"] >= 400
    assert figures["nonsense_answered"] == []

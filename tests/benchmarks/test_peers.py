"""The questions that servers are compared by are answered right, and what is lacking is said."""

import pytest

from benchmarks.peers.measuring import measure_peers, peers_table
from benchmarks.peers.questions import QUESTIONS


def test_this_service_answers_the_questions_as_they_are_worked_out() -> None:
    asked: list[None] = []
    rates, missing = measure_peers((1,), ("dutygraph, SQLite",), 0.5, lambda: asked.append(None))
    assert [each.question for each in rates] == list(QUESTIONS)
    assert len(asked) == len(QUESTIONS)
    assert all(each.rate > 0 and each.p99_s > 0 for each in rates)
    assert missing == []
    shown = list(peers_table(rates, missing).lines())
    assert all(any(question in line for line in shown) for question in QUESTIONS.values())


def test_a_server_that_is_not_here_is_told_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.peers.servers._OLDEST_NODE", 10_000)
    rates, missing = measure_peers((1,), ("PostGraphile",), 0.1, lambda: None)
    assert rates == []
    [told] = missing
    assert told.startswith("PostGraphile: There is no Node 10000 or later here (v")
    assert list(peers_table(rates, missing).lines())[-2].strip() == told

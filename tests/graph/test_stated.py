"""What a source states comes out of another process as it went in."""

import pickle

import pytest

from dutygraph.graph.stated import Rank, Statements
from tests.graph.store.drawing import draw_graph


@pytest.mark.parametrize("seed", range(4))
def test_what_is_sent_is_the_same_in_the_same_order(seed: int) -> None:
    said = draw_graph("document:a", seed, Rank.DOCUMENT, "a", reaching=True)

    sent = pickle.loads(pickle.dumps(said, pickle.HIGHEST_PROTOCOL))

    assert isinstance(sent, Statements)
    assert sent == said
    assert [repr(one) for one in (*sent.nodes, *sent.relationships)] == [
        repr(one) for one in (*said.nodes, *said.relationships)
    ]
    assert sent.to_json() == said.to_json()

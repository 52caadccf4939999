"""Addresses of Neo4j stores and the texts of statements, without a server."""

import pytest

from dutygraph.graph.errors import (
    InvalidInput,
)
from dutygraph.graph.store.neo4j.address import Address
from dutygraph.graph.store.port import Equal, Fetch
from tests.graph.store.many import statement


def test_the_text_of_a_statement_has_no_values() -> None:
    texts = {
        statement(Fetch("Task", where=Equal("title", value), after=(value,), limit=limit, order=()))[0]
        for value, limit in (("a' OR true //", 1), ("`}", 2))
    }
    assert len(texts) == 1
    assert "OR true" not in texts.pop()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("neo4j://u:p@h:7688/d", Address("neo4j://h:7688", "h:7688", "u", "p", "d")),
        ("neo4j+s://u:p%40%2F%3A@h", Address("neo4j+s://h:7687", "h:7687", "u", "p@/:", None)),
        ("bolt://h/", Address("bolt://h:7687", "h:7687", None, "", None)),
        ("neo4j+ssc://[::1]:1/d", Address("neo4j+ssc://[::1]:1", "[::1]:1", None, "", "d")),
    ],
)
def test_an_address(url: str, expected: Address) -> None:
    assert Address.parse(url) == expected


@pytest.mark.parametrize(
    "url", ["http://u:secret@h", "neo4j://", "neo4j://u:secret@h:port", "bolt+x://u:secret@h", "neo4j:h"]
)
def test_an_unusable_address_is_refused_without_showing_the_password(url: str) -> None:
    with pytest.raises(InvalidInput, match="DUTYGRAPH_STORE") as refused:
        Address.parse(url)
    assert "secret" not in str(refused.value)

"""What each source states of a shared node, as a store keeps it beside the sources."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dutygraph.graph.stated import Statements, facts


def packed(fact: Statements) -> str:
    """Empty for what is read in what the source states (`graph.stated.kept_facts`)."""
    return fact.to_json().decode() if fact.nodes else ""


def by_node(
    rows: Iterable[tuple[str, str, str]], stated: Mapping[str, Statements | None]
) -> Mapping[str, Sequence[Statements]]:
    """The facts by id, in the order of their sources; `rows` are of a source, an id and what is kept.

    `stated` is what those sources state of which nothing is kept.
    """
    rows = sorted(rows)
    own: dict[str, set[str]] = defaultdict(set)
    for source, id, kept in rows:
        if not kept:
            own[source].add(id)
    whole = {source: facts(stated[source], ids) for source, ids in own.items()}
    found: dict[str, list[Statements]] = defaultdict(list)
    for source, id, kept in rows:
        fact = Statements.from_json(kept) if kept else whole[source].get(id)
        if fact:
            found[id].append(fact)
    return found

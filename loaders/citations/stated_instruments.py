"""The instruments that sources state, as resolution has to know them."""

from collections import defaultdict
from dataclasses import replace

from dutygraph.graph.model import Designation, Instrument, Provision
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolution import InstrumentEntry


def instruments_of(said: Statements) -> dict[str, InstrumentEntry]:
    """The instruments that it states, as far as it says what they are known by."""
    known = {node.id: node for node in said.nodes if isinstance(node, Designation)}
    on_record = provisions_on_record(said)
    named: dict[str, list[Designation]] = defaultdict(list)
    parts: dict[str, set[str]] = defaultdict(set)
    for link in said.relationships:
        if link.type == "KNOWN_AS" and link.end in known:
            named[link.start].append(known[link.end])
        elif link.type == "HAS_PROVISION" and link.end in on_record:
            parts[link.start].add(link.end)
    return {
        node.id: InstrumentEntry(
            node.id, node.title, node.number, tuple(named[node.id]), frozenset(parts[node.id])
        )
        for node in said.nodes
        if isinstance(node, Instrument)
    }


def joined(before: InstrumentEntry | None, stated: InstrumentEntry) -> InstrumentEntry:
    """An instrument as it is known to be while one more source that states it is looked at."""
    if before is None:
        return stated
    more = tuple(known for known in stated.designations if known.key not in before.keys)
    return replace(
        before,
        number=before.number or stated.number,
        designations=before.designations + more,
        provisions=before.provisions | stated.provisions,
    )


def provisions_on_record(said: Statements) -> set[str]:
    """Ids of the provisions that it states itself, and does not only name."""
    return {node.id for node in said.nodes if isinstance(node, Provision) and node.position is not None}

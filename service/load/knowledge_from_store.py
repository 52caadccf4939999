"""What readers of documents know beforehand, out of the graph."""

from collections.abc import Collection
from pathlib import Path

from dutygraph.graph.model import Authority, Designation, Instrument, Provision, SourceDocument
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.store.port import Fetch, IsNull, Not, Record, Relation, out
from dutygraph.loaders.citations.known_designations import KnownDesignation
from dutygraph.loaders.citations.resolution import InstrumentEntry, InstrumentIndex
from dutygraph.loaders.knowledge.authorities import AuthorityEntry, AuthorityIndex
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.vocabulary import read_vocabulary

KNOWLEDGE_TYPES = frozenset({"Instrument", "Designation", "Provision", "Authority"})
"""The node types that knowledge is made of: when one changes, it is to be read again."""

_ON_RECORD = Not(IsNull("position"))
"""What a catalogue or an instrument's own text states; others are no more than named by who cites them."""

_INSTRUMENTS = Fetch(
    "Instrument",
    ("number", "title"),
    relations=(
        Relation(
            "designations",
            (out("KNOWN_AS", "Designation"),),
            Fetch("Designation", ("key", "text", "discrepancy", "discrepancy_en")),
        ),
        Relation(
            "provisions",
            (out("HAS_PROVISION", "Provision"),),
            Fetch("Provision", ("label",), where=_ON_RECORD),
        ),
    ),
)
_DOCUMENTS = f"{SourceDocument.prefix}:"
_AUTHORITIES = Fetch("Authority", ("name", "aliases", "jurisdiction", "local_aliases"))


async def read_knowledge(draft: Draft, vocabulary: Path) -> Knowledge:
    """The wordings of a vocabulary file, which the graph does not keep, with the instruments and
    authorities of the graph as it would be.
    """
    return Knowledge(read_vocabulary(vocabulary), await _authorities(draft), await _instruments(draft))


async def _instruments(draft: Draft) -> InstrumentIndex:
    stored = await draft.store.fetch(_INSTRUMENTS)
    designations = {known.id: _known(known) for one in stored for known in one.designations}
    labels = {provision.id: provision.label for one in stored for provision in one.provisions}
    named = {one.id: {known.id for known in one.designations} for one in stored}
    parts = {one.id: {provision.id for provision in one.provisions} for one in stored}
    own = {one.id: (one.title, one.number) for one in stored}
    for (_, id), node in draft.nodes.items():
        match node:
            case Instrument():
                own[id] = (node.title, node.number)
            case Designation():
                designations[id] = _known(node)
            case Provision() if node.position is not None:
                labels[id] = node.label
            case Provision() | None:
                for held in (own, labels):
                    held.pop(id, None)
    for (type, (_, start), (_, end)), link in draft.links.items():
        ends = {"KNOWN_AS": named, "HAS_PROVISION": parts}.get(type)
        if ends is not None and link is not None:
            ends.setdefault(start, set()).add(end)
        elif ends is not None:
            ends.get(start, set()).discard(end)
    return InstrumentIndex(
        InstrumentEntry(
            id,
            title,
            number,
            tuple(designations[known] for known in sorted(named.get(id, ()))),
            {labels[part]: part for part in sorted(parts.get(id, ())) if part in labels},
        )
        for id, (title, number) in sorted(own.items())
    )


def _known(found: Record | Designation) -> KnownDesignation:
    return KnownDesignation(found.key, found.text, found.discrepancy, found.discrepancy_en)


async def _authorities(draft: Draft) -> AuthorityIndex:
    """Without those that only documents name: whom they mean by a name holds in those documents alone."""
    found: dict[str, Record | Authority] = {one.id: one for one in await draft.store.fetch(_AUTHORITIES)}
    for (type, id), node in draft.nodes.items():
        if isinstance(node, Authority):
            found[id] = node
        elif type == "Authority":
            found.pop(id, None)
    stating = await draft.stated_by(found)
    return AuthorityIndex(
        AuthorityEntry(
            id,
            authority.name,
            tuple(alias for alias in authority.aliases if alias not in authority.local_aliases),
            authority.jurisdiction,
            tuple(authority.local_aliases),
        )
        for id, authority in sorted(found.items())
        if not all(source.startswith(_DOCUMENTS) for source in stating.get(id, ()))
    )


async def stated_elsewhere(draft: Draft, source: str) -> Collection[str]:
    """Ids of the instruments and authorities that sources other than `source` state."""
    types = ("Instrument", "Authority")
    ids = {record.id for name in types for record in await draft.store.fetch(Fetch(name))}
    ids |= {id for name, id in draft.nodes if name in types}
    return {id for id, sources in (await draft.stated_by(ids)).items() if set(sources) - {source}}

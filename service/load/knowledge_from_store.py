"""What readers of documents know beforehand, out of the graph."""

from collections.abc import Collection
from pathlib import Path

from dutygraph.graph.model import SourceDocument
from dutygraph.graph.store.port import Fetch, IsNull, Not, Relation, Store, out
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


async def read_knowledge(store: Store, vocabulary: Path) -> Knowledge:
    """The wordings of a vocabulary file, which the graph does not keep, with the graph's instruments
    and authorities.
    """
    return Knowledge(read_vocabulary(vocabulary), await _authorities(store), await _instruments(store))


async def _instruments(store: Store) -> InstrumentIndex:
    return InstrumentIndex(
        InstrumentEntry(
            instrument.id,
            instrument.title,
            instrument.number,
            tuple(
                KnownDesignation(known.key, known.text, known.discrepancy, known.discrepancy_en)
                for known in instrument.designations
            ),
            {provision.label: provision.id for provision in instrument.provisions},
        )
        for instrument in await store.fetch(_INSTRUMENTS)
    )


async def _authorities(store: Store) -> AuthorityIndex:
    """Without those that only documents name: whom they mean by a name holds in those documents alone."""
    found = await store.fetch(_AUTHORITIES)
    stating = await store.stated_by(authority.id for authority in found)
    return AuthorityIndex(
        AuthorityEntry(
            authority.id,
            authority.name,
            tuple(alias for alias in authority.aliases if alias not in authority.local_aliases),
            authority.jurisdiction,
            tuple(authority.local_aliases),
        )
        for authority in found
        if not all(source.startswith(_DOCUMENTS) for source in stating.get(authority.id, ()))
    )


async def stated_elsewhere(store: Store, source: str) -> Collection[str]:
    """Ids of the instruments and authorities that sources other than `source` state."""
    ids = [record.id for name in ("Instrument", "Authority") for record in await store.fetch(Fetch(name))]
    return {id for id, sources in (await store.stated_by(ids)).items() if set(sources) - {source}}

"""What readers of documents know beforehand, out of the graph: what its catalogues state."""

from collections import defaultdict
from pathlib import Path

from dutygraph.graph.model import Authority, SourceDocument
from dutygraph.graph.sources.difference import merge
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Source
from dutygraph.loaders.citations.resolution import InstrumentEntry, InstrumentIndex
from dutygraph.loaders.citations.stated_instruments import instruments_of, joined
from dutygraph.loaders.knowledge.authorities import AuthorityEntry, AuthorityIndex
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary

_DOCUMENTS = f"{SourceDocument.prefix}:"


async def read_knowledge(draft: Draft, vocabulary: Path) -> Knowledge:
    """The wordings of a vocabulary file, which the graph does not keep, with the authorities and instruments
    that the catalogues of the graph state, as it would be; what documents state has no part in it.
    """
    names = {name for name in (*await draft.sources(), *draft.stating) if not name.startswith(_DOCUMENTS)}
    stated = [said for name in sorted(names) if (said := await draft.stated(name))]
    authorities: dict[str, list[tuple[Source, Authority]]] = defaultdict(list)
    instruments: dict[str, InstrumentEntry] = {}
    for said in sorted(stated, key=lambda one: (one.source.rank, one.source.id)):
        for id, entry in instruments_of(said).items():
            instruments[id] = joined(instruments.get(id), entry)
        for node in said.nodes:
            if isinstance(node, Authority):
                authorities[node.id].append((said.source, node))
    return Knowledge(
        read_vocabulary(vocabulary),
        AuthorityIndex(_entry(merge(stating)) for _, stating in sorted(authorities.items())),
        InstrumentIndex(instruments.values()),
    )


def _entry(authority: Authority) -> AuthorityEntry:
    return AuthorityEntry(
        authority.id,
        authority.name,
        tuple(alias for alias in authority.aliases if alias not in authority.local_aliases),
        authority.jurisdiction,
        authority.local_aliases,
    )

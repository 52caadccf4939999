"""What readers of documents know beforehand: vocabularies and catalogues, into the graph and out of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from dutygraph.graph.model import Authority, SourceDocument
from dutygraph.graph.sources.difference import merge
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Rank, Source, Statements, facts
from dutygraph.graph.store.port import Fetch
from dutygraph.loaders.citations.resolution import InstrumentEntry, InstrumentIndex
from dutygraph.loaders.citations.stated_instruments import instruments_of, joined
from dutygraph.loaders.knowledge.authorities import AuthorityIndex
from dutygraph.loaders.knowledge.catalogue_file import checked_catalogue
from dutygraph.loaders.knowledge.extending import SHIPPED
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.synonyms import checked_synonyms
from dutygraph.loaders.knowledge.vocabulary import Vocabulary, source_id
from dutygraph.loaders.knowledge.vocabulary_file import checked_vocabulary, problems_of, read_vocabulary
from dutygraph.loaders.knowledge.yaml_file import YamlFile, parsed_yaml, read_records
from dutygraph.service.load.files import FileKind

_DOCUMENTS = f"{SourceDocument.prefix}:"


async def read_knowledge(draft: Draft, vocabulary: Path) -> Knowledge:
    """Out of the graph as it would be; what documents state has no part in it.

    `vocabulary` is the file that counts where the graph was loaded by a version that kept none.
    """
    return knowledge_of(await _stated(draft), vocabulary)


def knowledge_of(stated: Iterable[Statements], vocabulary: Path) -> Knowledge:
    """The wordings, authorities and instruments of these vocabularies and catalogues."""
    authorities: dict[str, list[tuple[Source, Authority]]] = defaultdict(list)
    instruments: dict[str, InstrumentEntry] = {}
    stated = sorted(stated, key=lambda said: (said.source.rank, said.source.id))
    for said in stated:
        for id, entry in instruments_of(said).items():
            instruments[id] = joined(instruments.get(id), entry)
        for node in said.nodes:
            if isinstance(node, Authority):
                authorities[node.id].append((said.source, node))
    return Knowledge(
        _vocabulary_in(stated, vocabulary),
        AuthorityIndex(merge(stating) for _, stating in sorted(authorities.items())),
        InstrumentIndex(instruments.values()),
    )


async def stated_by(file: YamlFile, draft: Draft, vocabulary: Path) -> tuple[Statements, tuple[str, ...]]:
    """What a vocabulary, a catalogue or synonyms state beside what is there, and warnings.

    RefusedDocument, with every problem, where it cannot be read; `vocabulary` as in `read_knowledge`.
    """
    kind, name = file.content["kind"], str(file.content.get("name") or SHIPPED)
    source = source_id(name) if kind == FileKind.VOCABULARY else f"{kind}:{name}"
    beside = [said for said in await _stated(draft) if said.source.id != source]
    loaded = {
        id.partition(":")[2] or SHIPPED for said in beside if (id := said.source.id).partition(":")[0] == kind
    }
    warnings: Iterable[object] = ()
    if kind == FileKind.SYNONYMS:
        read = checked_synonyms(file, loaded | {SHIPPED})
        said, warnings = Statements(Source(source, Rank.VOCABULARY), (), ()), read.problems
    elif kind == FileKind.CATALOGUE:
        known = _vocabulary_in(beside, vocabulary)
        elsewhere = await _stated_elsewhere(draft, source)
        # What others named before is no reason to refuse what ships.
        named = beside if name != SHIPPED else ()
        said = checked_catalogue(file, known, elsewhere, loaded, named).statements(known)
    elif name == SHIPPED:
        shipped = checked_vocabulary(file, None, loaded)
        said = shipped.statements()
        # What others add to the one before may not fit this one; it is no reason to refuse it.
        warnings = (
            problem
            for own in map(_vocabulary_file, beside)
            if own
            for problem in problems_of(own, read_records(own, Vocabulary), shipped)
        )
    else:
        before = _vocabulary_in(beside, vocabulary)
        said = checked_vocabulary(file, before, loaded).statements(before)
    return replace(said, file=file.text), tuple(map(str, warnings))


async def _stated(draft: Draft) -> Sequence[Statements]:
    """What all sources but documents state."""
    names = {name for name in (*await draft.sources(), *draft.stating) if not name.startswith(_DOCUMENTS)}
    return [said for name in sorted(names) if (said := await draft.stated(name))]


async def _stated_elsewhere(draft: Draft, source: str) -> AbstractSet[str]:
    """Ids of the instruments and authorities that sources other than `source` state."""
    types = ("Instrument", "Authority")
    ids = {record.id for name in types for record in await draft.store.fetch(Fetch(name))}
    ids = ids.union(*map(draft.ids_of, types))
    own = ids & facts(await draft.stated(source)).keys()
    shared = {id for id, of in (await draft.facts(own)).items() if {said.source.id for said in of} - {source}}
    return ids - own | shared


def _vocabulary_in(stated: Iterable[Statements], vocabulary: Path) -> Vocabulary:
    """The vocabulary with what others add to it; that of the file where none is among what is `stated`."""
    held = {said.source.id: file for said in stated if (file := _vocabulary_file(said))}
    shipped = held.pop(source_id(SHIPPED), None)
    known = read_records(shipped, Vocabulary) if shipped else read_vocabulary(vocabulary)
    for _, own in sorted(held.items()):
        known = known.with_own(read_records(own, Vocabulary))
    return known


def _vocabulary_file(said: Statements) -> YamlFile | None:
    """The file of a vocabulary as it was loaded; None for any other source."""
    if said.file is None or said.source.id.partition(":")[0] != FileKind.VOCABULARY:
        return None
    return parsed_yaml(said.source.id, said.file)

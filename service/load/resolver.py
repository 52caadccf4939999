"""What the citations of all documents mean, kept right while documents and catalogues come and go.

One that waits is resolved by whatever brings what it names, in the same transaction; so the graph is the
same whatever the order of loading. Only what a change can bear upon is looked at again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from dutygraph.graph.model import Citation, CitationStatus, Designation, Instrument, Provision
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import All, Fetch, IsNull, Not, OneOf, Record, Related, Relation, Where, out
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.resolution import InstrumentEntry, InstrumentIndex, Resolution, provision_ids
from dutygraph.loaders.citations.resolving import cited_by, resolved
from dutygraph.loaders.citations.stated_instruments import provisions_on_record
from dutygraph.loaders.citations.touched import Touched

_KNOWN = ("key", "text", "discrepancy", "discrepancy_en")
_DESIGNATIONS = Relation("designations", (out("KNOWN_AS", "Designation"),), Fetch("Designation", _KNOWN))
_CITED = ("cited_title", "cited_numbers", "cited_provisions")
_DOCUMENTS = Relation("documents", (out("STATED_IN", "SourceDocument"),), Fetch("SourceDocument"))
_UNTOLD = Designation(id="", key="", text="")
_OPEN = OneOf("status", (CitationStatus.UNRESOLVED, CitationStatus.AMBIGUOUS))


class Resolver:
    """Follows one draft after the other, as long as nobody else changes the store between them.

    Each source is added resolved by what is known then, and `settle` looks again at all that was added or
    is stored and that the changes since bear upon.
    """

    def __init__(self) -> None:
        self.index = InstrumentIndex()
        self.follows: int | None = None
        self._looked_up: set[str] = set()
        self._open: defaultdict[Cited, set[str]] | None = None
        self._said: dict[str, _Said] = {}
        self._added: set[str] = set()
        self._touched = Touched()

    async def begin(self, draft: Draft, stated: Collection[Statements] = ()) -> None:
        """Learn what the graph holds, before the draft changes it, of what is to be added at once."""
        if self.follows is None:
            self.index = InstrumentIndex(await entries_in(draft))
            self.follows = draft.based_on
        if not draft:
            self._said.clear()
        await draft.foresee(stated)
        await self._look_up(draft, stated)

    async def add(self, draft: Draft, source: Source, said: Statements) -> Changes:
        """As `Draft.add`, with the citations resolved as far as what they name is known."""
        gone: AbstractSet[str] = frozenset()
        try:
            gone = await self._leave(draft, source, said)
            changes = await self._put(draft, source, said)
        except BaseException:
            for id in gone:
                self._part(id, on_record=True)
            raise
        await self.follow(draft, changes)
        return changes

    async def _leave(self, draft: Draft, source: Source, said: Statements) -> AbstractSet[str]:
        """Let those who cite provisions that a new text has no more name these by themselves; which."""
        stored = await draft.stated(source.id)
        gone = provisions_on_record(stored) - provisions_on_record(said) if stored else set()
        if not gone:
            return gone
        citing = {document for document, _, _ in await _referring(draft, "REFERS_TO", "Provision", gone)}
        citing.update(other for other in draft.stating if not gone.isdisjoint(self._of(other).parts))
        for id in gone:
            self._part(id, on_record=False)
        for other in sorted(citing - {source.id}):
            await self._again(draft, other)
        return gone

    async def _put(self, draft: Draft, source: Source, said: Statements) -> Changes:
        meaning = await self._resolved(draft, said)
        changes = await draft.add(source, meaning)
        self._said[source.id] = _said_of(meaning)
        return changes

    def _of(self, source: str) -> "_Said":
        return self._said.get(source, _NOTHING)

    async def _again(self, draft: Draft, source: str) -> None:
        if said := await draft.stated(source):
            await self._put(draft, said.source, said)

    def unresolved(self, source: str) -> int:
        """How many of its citations are not, in the draft of this batch."""
        return self._of(source).unresolved

    async def follow(self, draft: Draft, changes: Changes) -> None:
        """Know what a draft has changed, so that nothing that comes after it is resolved by what was."""
        self._added.add(changes.source.id)
        # A provision that is new and only named was on nobody's record, and is on none now.
        parts = [one for one in changes.created if isinstance(one, Provision) and one.position is not None]
        for part in (*parts, *(one for one in changes.updated if isinstance(one, Provision))):
            self._part(part.id, on_record=part.position is not None)
        for kind, id in changes.deleted:
            if kind == Provision.__name__:
                self._part(id, on_record=False)
        held = (*changes.created, *changes.updated)
        moved = {one.id for one in held if isinstance(one, Instrument)}
        moved.update(id for kind, id in changes.deleted if kind == Instrument.__name__)
        links = (*changes.related, *changes.altered, *changes.unrelated)
        moved.update(link.start for link in links if link.type == "KNOWN_AS")
        if reworded := sorted(one.id for one in changes.updated if isinstance(one, Designation)):
            where = Related((out("KNOWN_AS", "Designation"),), OneOf("id", tuple(reworded)))
            moved.update(record.id for record in await draft.store.fetch(Fetch("Instrument", where=where)))
        after: dict[str, InstrumentEntry | None] = dict.fromkeys(sorted(moved))
        after |= {entry.id: entry for entry in await entries_in(draft, moved)} if moved else {}
        for id, entry in after.items():
            self._touched.add(self.index[id], entry)
            if entry is not None:
                self.index.put(entry)
            else:
                self.index.remove(id)

    async def settle(self, draft: Draft) -> None:
        """Resolve anew, in this draft, whatever its changes bear upon, wherever that is stated."""
        if self.follows is not None:
            self.follows = draft.based_on + bool(draft)
        if self._open is None and self._touched:
            self._open = await waiting_in(draft)
        concerned = await self._concerned(draft)
        for source in sorted(concerned):
            await self._again(draft, source)
        if self._open is not None:
            for id, cited in chain.from_iterable(self._of(each).open for each in concerned | self._added):
                self._open[cited].add(id)
        self._added, self._touched = set(), Touched()

    # ---- resolving ----

    async def _resolved(self, draft: Draft, said: Statements) -> Statements:
        await self._look_up(draft, [said])
        answers: dict[Cited, Resolution] = {}

        def resolve(cited: Cited) -> Resolution:
            if cited not in answers:
                answers[cited] = self.index.resolve(cited)
            return answers[cited]

        return resolved(said, resolve)

    async def _look_up(self, draft: Draft, stated: Iterable[Statements]) -> None:
        """Learn which of the provisions that these may cite are on record."""
        named = {cited for said in stated for node in said.nodes if (cited := cited_by(node))}
        ids = {
            id
            for cited in named
            if len(cited.provisions) == 1 and (instrument := self.index.instrument(cited))
            for ids in provision_ids(instrument, cited.provisions[0])
            for id in ids
        }
        if missing := ids - self._looked_up:
            self._looked_up |= missing
            self.index.provisions |= await _on_record_in(draft, missing)

    def _part(self, id: str, *, on_record: bool) -> None:
        self._looked_up.add(id)
        (self.index.provisions.add if on_record else self.index.provisions.discard)(id)
        self._touched.parts[_instrument_of(id)].add(id)

    # ---- what a change bears upon ----

    async def _concerned(self, draft: Draft) -> set[str]:
        """The sources of citations that may mean something else now."""
        if not (touched := self._touched):
            return set()
        waiting: dict[str, AbstractSet[Cited]] = {}
        meaning: list[tuple[str, Cited, str | None]] = []
        for source in draft.stating:
            waiting[source] = {one for _, one in self._of(source).open}
            settled = self._of(source).settled
            meaning += [(source, one, self.index.instrument(one)) for one in settled]
        held = touched.held.values()
        known = touched.changed | touched.parts.keys()
        known = known.union(*map(self.index.sharing, held))
        beside = set[str]().union(*map(self.index.beside, held)) - known
        # Whoever writes out a title that is known, or none, means that one, whatever else begins so.
        begun = (Not(IsNull("cited_title")), Not(OneOf("cited_title", self.index.titles(beside))))
        found = {*await _referring(draft, "SUGGESTS", "Instrument", touched.changed)}
        meaning += await _referring(draft, "REFERS_TO", "Instrument", known)
        meaning += await _referring(draft, "REFERS_TO", "Instrument", beside, *begun)
        sources = {source for source, _, _ in found}
        named = touched.concerned({one for _, one, _ in meaning}, unresolved=False)
        sources.update(
            source
            for source, one, instrument in meaning
            if one in named or instrument in touched.changed or touched.bears_on(one, instrument)
        )
        stored: Mapping[Cited, AbstractSet[str]] = self._open or {}
        near = touched.concerned({*stored}.union(*waiting.values()), unresolved=True)
        sources.update(source for source, cited in waiting.items() if not near.isdisjoint(cited))
        ids = {id for one in near for id in stored.get(one, ())}
        return sources | (await _stating(draft, ids) if ids else set())


# ---- what a source says -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Said:
    """`open` are a source's citations, by id, that name what is not resolved, `settled` is what others name,
    `parts` the provisions that these mean. `unresolved` counts those, too, that name nothing.
    """

    open: Sequence[tuple[str, Cited]] = ()
    settled: AbstractSet[Cited] = frozenset()
    parts: AbstractSet[str] = frozenset()
    unresolved: int = 0


_NOTHING = _Said()


def _said_of(said: Statements) -> _Said:
    cited = [node for node in said.nodes if isinstance(node, Citation)]
    open = [node for node in cited if node.status != CitationStatus.RESOLVED]
    settled = (cited_by(node) for node in cited if node.status == CitationStatus.RESOLVED)
    return _Said(
        [(node.id, names) for node in open if (names := cited_by(node))],
        {names for names in settled if names},
        {link.end for link in said.relationships if link.type == "REFERS_TO"},
        len(open),
    )


def _instrument_of(provision: str) -> str:
    return f"{Instrument.prefix}:{provision.removeprefix('provision:').rpartition('/')[0]}"


# ---- what the graph holds ---------------------------------------------------


async def entries_in(draft: Draft, ids: Collection[str] | None = None) -> list[InstrumentEntry]:
    """The instruments of the graph as it would be, or those of them that have these ids."""
    if ids is None:
        ids = draft.ids_of(Instrument.__name__)
        stored = await draft.store.fetch(_instruments(None))
    else:
        there = {id for id in ids if not draft.creates((Instrument.__name__, id))}
        stored = await draft.store.fetch(_instruments(OneOf("id", tuple(sorted(there))))) if there else ()
    held: dict[str, Instrument | Record] = {one.id: one for one in stored}
    known = {one.id: {known.id: _designation(known) for known in one.designations} for one in stored}
    for id in ids:
        node = draft.drafted.get((Instrument.__name__, id), ...)
        if isinstance(node, Instrument):
            held[id] = node
        elif node is None:
            held.pop(id, None)
        _draw_over(draft, id, known.setdefault(id, {}))
    return [
        InstrumentEntry(id, one.title, one.number, tuple(each for _, each in sorted(known[id].items())))
        for id, one in sorted(held.items())
    ]


def _draw_over(draft: Draft, instrument: str, known: dict[str, Designation]) -> None:
    """Make the designations that are stored what they would be."""
    for (type, *_, end), link in draft.links_of((Instrument.__name__, instrument)):
        if type == "KNOWN_AS":
            known.pop(end, None)
            if link is not None:
                known[end] = _UNTOLD
    for id in known:
        designation = draft.drafted.get((Designation.__name__, id))
        if isinstance(designation, Designation):
            known[id] = designation


def _designation(found: Record) -> Designation:
    return Designation(id=found.id, **{name: getattr(found, name) for name in _KNOWN})


def _instruments(where: Where | None) -> Fetch:
    return Fetch("Instrument", ("number", "title"), where=where, relations=(_DESIGNATIONS,))


async def _on_record_in(draft: Draft, ids: Collection[str]) -> set[str]:
    """Those of the provisions that a catalogue or an instrument's own text states; others are only named."""
    found = await draft.held([(Provision.__name__, id) for id in ids])
    return {id for (_, id), node in found.items() if getattr(node, "position", None) is not None}


async def waiting_in(draft: Draft) -> defaultdict[Cited, set[str]]:
    """What the citations name that are not resolved, with the ids of these, as it is stored."""
    found: defaultdict[Cited, set[str]] = defaultdict(set)
    for record in await draft.store.fetch(Fetch("Citation", _CITED, where=_OPEN)):
        if cited := _cited_of(record):
            found[cited].add(record.id)
    return found


async def _stating(draft: Draft, ids: Collection[str]) -> set[str]:
    """The stored sources of those of the citations that are not resolved."""
    where = All((OneOf("id", tuple(sorted(ids))), _OPEN))
    found = await draft.store.fetch(Fetch("Citation", where=where, relations=(_DOCUMENTS,)))
    return {document.id for record in found for document in record.documents} - draft.stating.keys()


async def _referring(
    draft: Draft, type: str, to: str, known: Collection[str], *where: Where
) -> list[tuple[str, Cited, str | None]]:
    """The source of each stored citation that is so linked to one of these, what it names, and which one."""
    if not known:
        return []
    step, ids = (out(type, to),), OneOf("id", tuple(sorted(known)))
    linked = Relation("linked", step, Fetch(to, where=ids))
    asked = All((Related(step, ids), *where))
    fetch = Fetch("Citation", _CITED, where=asked, relations=(_DOCUMENTS, linked))
    return [
        (document.id, cited, linked.id)
        for record in await draft.store.fetch(fetch)
        for cited in [_cited_of(record)]
        if cited
        for document in record.documents
        if document.id not in draft.stating
        for linked in record.linked
    ]


def _cited_of(record: Record) -> Cited:
    return Cited(record.cited_title, tuple(record.cited_numbers), tuple(record.cited_provisions))

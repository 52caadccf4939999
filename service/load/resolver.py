"""What the citations of all documents mean, kept right while documents and catalogues come and go.

One that waits is resolved by whatever brings what it names, in the same transaction; so the graph is the
same whatever the order of loading. Only what a change can bear upon is looked at again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from dutygraph.graph.model import Citation, CitationStatus, Designation, Instrument, Provision, SourceDocument
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import All, Fetch, IsNull, Not, OneOf, Record, Related, Relation, Where, out
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.resolution import InstrumentEntry, InstrumentIndex, Resolution, provision_ids
from dutygraph.loaders.citations.resolving import cited_by, resolved
from dutygraph.loaders.citations.stated_instruments import instruments_of, joined, provisions_on_record
from dutygraph.loaders.citations.touched import Touched

_KNOWN = ("key", "text", "discrepancy", "discrepancy_en")
_DESIGNATIONS = Relation("designations", (out("KNOWN_AS", "Designation"),), Fetch("Designation", _KNOWN))
_CITED = ("cited_title", "cited_numbers", "cited_provisions")
_UNTOLD = Designation(id="", key="", text="")
_OPEN = OneOf("status", (CitationStatus.UNRESOLVED, CitationStatus.AMBIGUOUS))


class Resolver:
    """Follows one draft after the other, as long as nobody else changes the store between them.

    The sources of a batch are taken for known when it begins, and each is added resolved by all of them;
    `settle` puts right what did not come so, and looks again at all that the changes bear upon.
    """

    def __init__(self) -> None:
        self.index = InstrumentIndex()
        self.follows: int | None = None
        self._looked_up: set[str] = set()
        self._waiting: defaultdict[Cited, set[str]] | None = None
        self._meant: dict[str, Mapping[Cited, Resolution]] = {}
        self._touched = Touched()
        self._before: dict[str, InstrumentEntry | None] = {}
        self._assumed: set[str] = set()

    async def begin(self, draft: Draft, stated: Iterable[Statements] = ()) -> None:
        """Learn what the graph holds, before the draft changes it, and take for known what is to be added."""
        if self.follows is None:
            self.index = InstrumentIndex(await entries_in(draft))
            self.follows = draft.based_on
        if not draft:
            self._meant.clear()
        new = [said for said in stated if await draft.content_hash(said.source.id) != said.content_hash]
        await draft.foresee(new)
        for said in new:
            parts = provisions_on_record(said)
            draft.expected.update((Provision.__name__, id) for id in parts)
            self._assumed |= parts - self.index.provisions
            self._looked_up |= parts
            for id, entry in instruments_of(said).items():
                draft.expected.add((Instrument.__name__, id))
                self._before.setdefault(id, self.index[id])
                self.index.put(joined(self.index[id], entry))
        await self._look_up(draft, new)

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
        citing.update(
            other for other in draft.stating if any(one.provision in gone for one in self._of(other).values())
        )
        for id in gone:
            self._part(id, on_record=False)
        for other in sorted(citing - {source.id}):
            await self._again(draft, other)
        return gone

    async def _put(self, draft: Draft, source: Source, said: Statements) -> Changes:
        await self._look_up(draft, [said])
        meant: dict[Cited, Resolution] = {}

        def resolve(cited: Cited) -> Resolution:
            if cited not in meant:
                meant[cited] = self.index.resolve(cited)
            return meant[cited]

        changes = await draft.add(source, resolved(said, resolve))
        self._meant[source.id] = meant
        return changes

    def _of(self, source: str) -> Mapping[Cited, Resolution]:
        return self._meant.get(source, {})

    async def _again(self, draft: Draft, source: str) -> None:
        if said := await draft.stated(source):
            await self._put(draft, said.source, said)

    def unresolved(self, said: Statements) -> int:
        """How many citations of a source are not, in the draft of this batch."""
        still = {*_open(self._of(said.source.id))}
        cited = [(cited_by(node), node.status) for node in said.nodes if isinstance(node, Citation)]
        # What names no instrument was told by reading.
        return sum(one in still if one else status != CitationStatus.RESOLVED for one, status in cited)

    async def follow(self, draft: Draft, changes: Changes) -> None:
        """Know what a draft has changed, so that nothing that comes after it is resolved by what was."""
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
        await self._learn(draft, moved)

    async def _learn(self, draft: Draft, ids: AbstractSet[str]) -> None:
        """Know these instruments as the draft has them."""
        after: dict[str, InstrumentEntry | None] = dict.fromkeys(sorted(ids))
        after |= {entry.id: entry for entry in await entries_in(draft, ids)} if ids else {}
        for id, entry in after.items():
            self._touched.add(self.index[id], entry)
            if entry is not None:
                self.index.put(entry)
            else:
                self.index.remove(id)

    async def settle(self, draft: Draft) -> None:
        """Resolve anew, in this draft, whatever its changes bear upon, wherever that is stated."""
        draft.expected.clear()
        await self._learn(draft, self._before.keys())
        for id, before in self._before.items():
            self._touched.add(before, self.index[id])
        for id in self._assumed - await _on_record_in(draft, self._assumed):
            self._part(id, on_record=False)
        if self.follows is not None:
            self.follows = draft.based_on + bool(draft)
        if self._touched:
            if self._waiting is None:
                self._waiting = await waiting_in(draft)
            for source in sorted(await self._concerned(draft, self._waiting)):
                await self._again(draft, source)
        if self._waiting is not None:
            for source in draft.stating:
                for cited in _open(self._of(source)):
                    self._waiting[cited].add(source)
        self._touched, self._before, self._assumed = Touched(), {}, set()

    # ---- resolving ----

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

    async def _concerned(self, draft: Draft, waiting: dict[Cited, set[str]]) -> set[str]:
        """The sources of citations that may mean something else now, taken out of those that are waiting."""
        touched = self._touched
        held = touched.held.values()
        known = touched.changed | touched.parts.keys()
        known = known.union(*map(self.index.sharing, held))
        beside = set[str]().union(*map(self.index.beside, held)) - known
        # Whoever writes out a title that is known, or none, means that one, whatever else begins so.
        begun = (Not(IsNull("cited_title")), Not(OneOf("cited_title", self.index.titles(beside))))
        meaning = await _referring(draft, "REFERS_TO", "Instrument", known)
        meaning += await _referring(draft, "REFERS_TO", "Instrument", beside, *begun)
        drafted = {source: self._of(source) for source in draft.stating}
        cited = set[Cited]().union(*drafted.values(), (one for _, one, _ in meaning))
        named = touched.concerned(cited, unresolved=False)
        near = touched.concerned({*waiting}.union(*map(_open, drafted.values())), unresolved=True)

        def moved(one: Cited, *instruments: str | None) -> bool:
            return (
                one in named
                or not touched.changed.isdisjoint(instruments)
                or any(touched.bears_on(one, instrument) for instrument in instruments)
            )

        suggested = await _referring(draft, "SUGGESTS", "Instrument", touched.changed)
        sources = {source for source, one, instrument in meaning if moved(one, instrument)}
        sources.update(source for source, _, _ in suggested)
        sources.update(*(waiting.pop(one, ()) for one in near))
        sources -= drafted.keys()
        return sources.union(
            source
            for source, meant in drafted.items()
            if any(
                (one in near or moved(one, before.instrument, *before.suggestions))
                and self.index.resolve(one) != before
                for one, before in meant.items()
            )
        )


def _open(meant: Mapping[Cited, Resolution]) -> Iterator[Cited]:
    return (cited for cited, means in meant.items() if means.status != CitationStatus.RESOLVED)


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
    """What the citations name that are not resolved, with the sources of these, as it is stored."""
    found: defaultdict[Cited, set[str]] = defaultdict(set)
    for record in await draft.store.fetch(Fetch("Citation", _CITED, where=_OPEN)):
        if cited := _cited_of(record):
            found[cited].add(_source_of(record))
    return found


async def _referring(
    draft: Draft, type: str, to: str, known: Collection[str], *where: Where
) -> list[tuple[str, Cited, str | None]]:
    """The source of each stored citation that is so linked to one of these, what it names, and which one."""
    if not known:
        return []
    step, ids = (out(type, to),), OneOf("id", tuple(sorted(known)))
    linked = Relation("linked", step, Fetch(to, where=ids))
    asked = All((Related(step, ids), *where))
    return [
        (_source_of(record), cited, linked.id)
        for record in await draft.store.fetch(Fetch("Citation", _CITED, where=asked, relations=(linked,)))
        if (cited := _cited_of(record)) and _source_of(record) not in draft.stating
        for linked in record.linked
    ]


def _cited_of(record: Record) -> Cited:
    return Cited(record.cited_title, tuple(record.cited_numbers), tuple(record.cited_provisions))


def _source_of(citation: Record) -> str:
    """The document, by whose name its citations go."""
    return f"{SourceDocument.prefix}:{citation.id.partition(':')[2].partition('/')[0]}"

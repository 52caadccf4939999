"""What the citations of all documents mean, kept right while documents and catalogues come and go.

One that waits is resolved by whatever brings what it names, in the same transaction; so the graph is the
same whatever the order of loading. Only what a change can bear upon is looked at again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from dutygraph.graph.model import CitationStatus, Designation, Instrument, Provision, SourceDocument
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Changes, Rank, Source, Statements
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Fetch,
    IsNull,
    Not,
    OneOf,
    Record,
    Related,
    Relation,
    Store,
    Where,
    along,
    out,
)
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.resolution import InstrumentEntry, InstrumentIndex, Resolution, provision_ids
from dutygraph.loaders.citations.resolving import cited_by, resolved
from dutygraph.loaders.citations.stated_instruments import instruments_of, joined, provisions_on_record
from dutygraph.loaders.citations.touched import Touched
from dutygraph.service.load.file_result import found_in

_KNOWN = along("known", out("KNOWN_AS", "Designation"), of=("key", "text", "discrepancy", "discrepancy_en"))
_INSTRUMENTS = Fetch("Instrument", ("number", "title"), relations=(_KNOWN,))
_NAMED = ("cited_title", "cited_numbers")
_CITED = (*_NAMED, "cited_provisions")
_UNTOLD = Designation(id="", key="", text="")
_OPEN = OneOf("status", (CitationStatus.UNRESOLVED, CitationStatus.AMBIGUOUS))


class Resolver:
    """Follows one draft after the other, as long as nobody else changes the store between them.

    `found` is what sources say, in words, with their citations as they were last resolved.
    """

    def __init__(self) -> None:
        self.index = InstrumentIndex()
        self.follows: int | None = None
        self._looked_up: set[str] = set()
        self.found: dict[Source, Mapping[str, int]] = {}
        self._meant: dict[Source, Mapping[Cited, Resolution]] = {}

    async def state(
        self, draft: Draft, wanted: Mapping[Source, Statements | None]
    ) -> Mapping[Source, Changes | Exception]:
        """Let the sources state this, resolved by all of them, and whatever they bear upon resolved anew.

        What changed for each; or why it cannot be, and then the others are resolved without it.
        """
        if self.follows is None:
            self.index, self._looked_up = InstrumentIndex(await entries_in(draft)), set()
        self.follows, before = None, self._meant if draft else {}
        failed: dict[Source, Exception] = {}

        async def say(source: Source) -> Statements | None:
            said = wanted[source] if source in wanted else await draft.stated(source.id)
            return await self._resolved(draft, said) if said else None

        while True:
            self._meant = dict(before)
            touched, instruments, parts = await self._expect(draft, wanted)
            again = [one for one in await self._concerned(draft, touched) if one not in wanted]
            changed, refused = await draft.state([*wanted, *again], say)
            if not refused:
                break
            if refused.keys().isdisjoint(wanted):
                raise next(iter(refused.values()))
            # Nothing of it is in the draft: it is known again as it was.
            await self._learn(draft, instruments, parts)
            failed |= refused
            wanted = {source: said for source, said in wanted.items() if source not in refused}
        made = {each.source: each for each in changed if each.source in wanted}
        # Not all may be known as it was expected: another source's word may count first.
        wanted, touched = {}, await self._learn(draft, instruments, parts)
        _, refused = await draft.state(await self._concerned(draft, touched), say)
        if refused:
            raise next(iter(refused.values()))
        self.follows = draft.based_on + bool(draft)
        return {**failed, **made}

    async def _expect(
        self, draft: Draft, wanted: Mapping[Source, Statements | None]
    ) -> tuple[Touched, Mapping[str, InstrumentEntry | None], set[str]]:
        """Take for known what is to be stated; the instruments (as they were) and provisions of it."""
        touched, parts, gone, named = Touched(), set[str](), set[str](), set[str]()
        instruments: dict[str, InstrumentEntry | None] = {}
        hashes = {source: await draft.content_hash(source.id) for source in wanted}
        new = {id: one for id, one in wanted.items() if hashes[id] != (one and one.content_hash)}
        await draft.foresee(filter(None, new.values()))
        for source, said in new.items():
            both = await draft.stated(source.id), said
            before, now = (provisions_on_record(one) if one else set[str]() for one in both)
            held, states = (instruments_of(one) if one else {} for one in both)
            parts |= before ^ now
            instruments = {id: self.index[id] for id in (*held, *states)} | instruments
            if said is None:
                # Nothing else of the batch is resolved by it, and what is stored only when it can go.
                continue
            for part in before ^ now:
                self._part(touched, part, on_record=part in now)
            for id, entry in states.items():
                self._known(touched, id, joined(self.index[id], entry))
            gone |= held.keys()
            named |= states.keys()
        for id in gone - named:
            self.index.remove(id)
        await self._look_up(draft, filter(None, new.values()))
        return touched, instruments, parts

    async def _resolved(self, draft: Draft, said: Statements) -> Statements:
        await self._look_up(draft, [said])
        meant: dict[Cited, Resolution] = {}

        def resolve(cited: Cited) -> Resolution:
            if cited not in meant:
                meant[cited] = self.index.resolve(cited)
            return meant[cited]

        now = resolved(said, resolve)
        self._meant[said.source], self.found[said.source] = meant, found_in(now)
        return now

    async def _learn(
        self, draft: Draft, instruments: Mapping[str, InstrumentEntry | None], parts: AbstractSet[str]
    ) -> Touched:
        """Know these as the draft has them."""
        touched = Touched()
        for id, before in sorted(instruments.items()):
            self._known(touched, id, _drafted(draft, id, before))
        on_record = await _on_record_in(draft, parts)
        for id in parts:
            self._part(touched, id, on_record=id in on_record)
        return touched

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

    def _part(self, touched: Touched, id: str, *, on_record: bool) -> None:
        if id in self._looked_up and (id in self.index.provisions) == on_record:
            return
        self._looked_up.add(id)
        (self.index.provisions.add if on_record else self.index.provisions.discard)(id)
        touched.parts[f"{Instrument.prefix}:{id.partition(':')[2].rpartition('/')[0]}"].add(id)

    def _known(self, touched: Touched, id: str, entry: InstrumentEntry | None) -> None:
        touched.add(self.index[id], entry)
        if entry is not None:
            self.index.put(entry)
        else:
            self.index.remove(id)

    # ---- what a change bears upon ----

    async def _concerned(self, draft: Draft, touched: Touched) -> Sequence[Source]:
        """The sources of citations that may mean something else now."""
        if not touched:
            return ()
        held = touched.held.values()
        known = touched.changed | touched.parts.keys()
        known = known.union(*map(self.index.sharing, held))
        beside = set[str]().union(*map(self.index.beside, held)) - known
        # Whoever writes out a title that is known, or none, means that one, whatever else begins so.
        begun = (Not(IsNull("cited_title")), Not(OneOf("cited_title", self.index.titles(beside))))
        meaning = await _referring(draft, "REFERS_TO", "Instrument", known)
        meaning += await _referring(draft, "REFERS_TO", "Instrument", beside, *begun)
        drafted = {source: self._meant.get(source, {}) for source, _ in draft.stating.values()}
        cited = set[Cited]().union(*drafted.values(), (one for _, one, _ in meaning))
        named = touched.concerned(cited, unresolved=False)
        waiting = await waiting_in(draft.store)
        near = touched.concerned(waiting.union(*map(_open, drafted.values())), unresolved=True)

        def moved(one: Cited, *instruments: str | None) -> bool:
            return (
                one in named
                or not touched.changed.isdisjoint(instruments)
                or any(touched.bears_on(one, instrument) for instrument in instruments)
            )

        suggested = await _referring(draft, "SUGGESTS", "Instrument", touched.changed)
        sources = {source for source, one, instrument in meaning if moved(one, instrument)}
        sources.update(source for source, _, _ in suggested)
        sources.update(await _waiting_for(draft.store, near & waiting))
        sources -= drafted.keys()
        sources.update(
            source
            for source, meant in drafted.items()
            if any(
                (one in near or moved(one, before.instrument, *before.suggestions))
                and self.index.resolve(one) != before
                for one, before in meant.items()
            )
        )
        return sorted(sources, key=attrgetter("id"))


def _open(meant: Mapping[Cited, Resolution]) -> Iterator[Cited]:
    return (cited for cited, means in meant.items() if means.status != CitationStatus.RESOLVED)


# ---- what the graph holds ---------------------------------------------------


async def entries_in(draft: Draft) -> list[InstrumentEntry]:
    """The instruments of the graph as it would be."""
    stored: dict[str, InstrumentEntry] = {}
    for one in await draft.store.fetch(_INSTRUMENTS):
        known = tuple(
            Designation(
                id=held.id, key=held.key, text=held.text,
                discrepancy=held.discrepancy, discrepancy_en=held.discrepancy_en,
            )
            for held in one.known
        )  # fmt: skip
        stored[one.id] = InstrumentEntry(one.id, one.title, one.number, known)
    if not draft:
        return list(stored.values())
    ids = sorted(stored.keys() | draft.ids_of(Instrument.__name__))
    return [entry for id in ids if (entry := _drafted(draft, id, stored.get(id)))]


def _drafted(draft: Draft, id: str, before: InstrumentEntry | None) -> InstrumentEntry | None:
    """What an instrument would be that was this before the draft."""
    held = draft.drafted.get((Instrument.__name__, id), before)
    if not isinstance(held, Instrument | InstrumentEntry):
        return None
    known = {one.id: one for one in before.designations} if before else {}
    for (type, *_, end), link in draft.links_of((Instrument.__name__, id)):
        if type == "KNOWN_AS" and link is None:
            known.pop(end, None)
        elif type == "KNOWN_AS":
            known.setdefault(end, _UNTOLD)
    for end in known:
        designation = draft.drafted.get((Designation.__name__, end))
        if isinstance(designation, Designation):
            known[end] = designation
    return InstrumentEntry(id, held.title, held.number, tuple(one for _, one in sorted(known.items())))


async def _on_record_in(draft: Draft, ids: Collection[str]) -> set[str]:
    """Those of the provisions that a catalogue or an instrument's own text states; others are only named."""
    found = await draft.held([(Provision.__name__, id) for id in ids])
    return {id for (_, id), node in found.items() if getattr(node, "position", None) is not None}


async def waiting_in(store: Store) -> set[Cited]:
    """What the citations name that are not resolved, as it is stored, but for its parts."""
    found = await store.distinct(Fetch("Citation", _NAMED, _OPEN))
    return {cited for title, numbers in found if (cited := Cited(title, tuple(numbers)))}


async def _waiting_for(store: Store, named: Collection[Cited]) -> set[Source]:
    """The sources of those that name one of these, by its title or else by its numbers."""
    if not named:
        return set()
    titles = OneOf("cited_title", tuple({one.title for one in named if one.title}))
    numbers = OneOf("cited_numbers", tuple({one.numbers for one in named if not one.title}))
    waiting = Fetch("Citation", where=All((_OPEN, AnyOf((titles, numbers)))))
    return {_source_of(record) for record in await store.fetch(waiting)}


async def _referring(
    draft: Draft, type: str, to: str, known: Collection[str], *where: Where
) -> list[tuple[Source, Cited, str]]:
    """The source of each stored citation that is so linked to one of these, what it names, and which one."""
    if not known:
        return []
    step, ids = (out(type, to),), OneOf("id", tuple(sorted(known)))
    linked = Relation("linked", step, Fetch(to, where=ids))
    asked = All((Related(step, ids), *where))
    return [
        (_source_of(record), cited, linked.id)
        for record in await draft.store.fetch(Fetch("Citation", _CITED, where=asked, relations=(linked,)))
        if (cited := _cited_of(record)) and _source_of(record).id not in draft.stating
        for linked in record.linked
    ]


def _cited_of(record: Record) -> Cited:
    return Cited(record.cited_title, tuple(record.cited_numbers), tuple(record.cited_provisions))


def _source_of(citation: Record) -> Source:
    """The document, by whose name its citations go."""
    name = citation.id.partition(":")[2].partition("/")[0]
    return Source(f"{SourceDocument.prefix}:{name}", Rank.DOCUMENT)

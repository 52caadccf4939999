"""The records of an instrument's own text: the instrument, its provisions with their words, links, duties."""

import datetime
import re
from abc import abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count

from dutygraph.graph.model import Bearer, Confidence, Instrument, InstrumentFact, Obligation, Provision, Stage
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.known_designations import designations_of
from dutygraph.loaders.documents.coverage import not_modelled
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.cases.scope import Limit
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.duties.extraction import Extractor
from dutygraph.loaders.duties.modality import MUST
from dutygraph.loaders.duties.not_duties import is_penalty
from dutygraph.loaders.duties.within_task import inherited_types
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.records.common import Recorder
from dutygraph.loaders.records.paragraphs import Paragraphs
from dutygraph.loaders.structure.doubts import DoubtDraft
from dutygraph.loaders.structure.header import InstrumentHeader
from dutygraph.loaders.structure.part import Part, Structure, every
from dutygraph.text.labels import article_label
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import CHINESE_NUMERAL
from dutygraph.text.provision_labels import provision_id

COVER = "封面与发布文字 cover and words of promulgation"
AFTER = "正文后文字 text after the body"
_BARE = re.compile(rf"[第（(\d{CHINESE_NUMERAL}]")


def instrument_of(
    header: InstrumentHeader, knowledge: Knowledge, *, named_by_number: bool = False
) -> str | None:
    """The id of the known instrument this is the text of, by its number, else by its title.

    `named_by_number`: one with another number is another, whatever it is called, as with standards.
    """
    if header.number is not None:
        own = (None if named_by_number else header.title), (header.number.value,)
        found = knowledge.instruments.instrument(Cited(*own))
        if found is not None or named_by_number:
            return found
    return knowledge.instruments.instrument(Cited(header.title))


def numbered_id(number: str) -> str:
    """The id of an instrument that goes by its number: instrument:GB-T-35273-2020."""
    plain = normal_text(number).text.upper()
    return "instrument:" + re.sub(r"[^A-Z0-9.]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class ReadInstrument:
    """What a law or standard states, its title, and where its structure and identity are not sure."""

    title: str
    statements: Statements
    doubts: tuple[DoubtDraft, ...]


class InstrumentText(Paragraphs):
    """Makes the records of one document; `id` is the instrument's where it is known, else the new one.

    How it is read is for each kind to say: a law by its articles, a standard by its clauses.
    """

    def __init__(
        self,
        document: Document,
        structure: Structure,
        header: InstrumentHeader,
        knowledge: Knowledge,
        id: str,
        *,
        until: int | None = None,
    ) -> None:
        """`until`: where another document begins."""
        self._until = len(document.text) if until is None else until
        self._document = document
        self._structure = structure
        self._text = document.text
        self._parts = (*structure.parts, *structure.annexes)
        self._header = header
        self._knowledge = knowledge
        self._instrument_id = id
        jurisdiction = knowledge.jurisdiction(header.title, "")
        self._extractor = Extractor(document, knowledge, jurisdiction, header.issuers, addressed=False)
        self._path = id.removeprefix("instrument:")
        self._records = Recorder(document, self._path, jurisdiction)
        self._provisions: dict[str, Provision] = {}
        self._duties: list[Obligation] = []
        self._penalties: list[tuple[str, Provision]] = []
        self._positions = count()
        self._own = frozenset(provision_id(id, part.label) for part in every(self._parts))

    @abstractmethod
    def words(self, part: Part) -> Sequence[Span]:
        """The lines whose words are the provision's text; none for one that is only a heading."""

    @abstractmethod
    def unit(self, part: Part) -> Iterable[Part]:
        """The part and those below it that are read as one for duties; none where it is read with another."""

    @abstractmethod
    def said(self, part: Part) -> Iterable[StatementDraft]:
        """The statements of duty in a unit, without their citations."""

    @abstractmethod
    def own_references(self, part: Part, words: Passage) -> Iterable[CitationDraft]:
        """References to provisions of the same text."""

    def read(self, loaded_at: datetime.datetime) -> ReadInstrument:
        """Everything the document states."""
        header, title = self._header, self._header.title_span
        before, after = ((span, COVER) for span in self._structure.before), self._structure.after
        outside = (*before, *((span, AFTER) for span in after), *self._structure.beside)
        left = [one for one in outside if not title.start <= one[0].start < title.end]
        instrument = Instrument(
            id=self._instrument_id,
            number=header.number.value if header.number else None,
            title=header.title,
            title_en=header.title_en.value if header.title_en else None,
            kind=header.kind,
            issued_on=header.issued_on[0] if header.issued_on else None,
            effective_on=header.effective_on[0] if header.effective_on else None,
            ended_on=header.ended_on[0] if header.ended_on else None,
            stage=Stage.DRAFT if header.draft else None,
        )
        self._records.issued(instrument, header.issuers)
        others = ((one.value, None, None) for one in header.others_numbered)
        designations = designations_of(self._path, instrument.title, instrument.number, others)
        self._records.relate(instrument, "KNOWN_AS", *designations)
        facts = list(self._facts())
        self._records.relate(instrument, "HAS_FACT", *facts)
        replaced = list(self._replaced(instrument))
        for part in self._parts:
            self._part(instrument, part, None, ())
        self._penalise()
        # The title is the instrument's own.
        stored = [*self._records.spans(), title]
        runs = not_modelled(self._document, self._path, self._modelled(), left, stored)
        apart = (instrument, *designations, *facts, *replaced)
        told = (*self._structure.doubts, *header.doubts)
        said = self._records.statements(header.title, runs, told, loaded_at, *apart, text_of=instrument)
        return ReadInstrument(header.title, said, told)

    # ---- the instrument ----

    def _facts(self) -> Iterator[InstrumentFact]:
        """What the document says of itself is verified by it."""
        header = self._header
        said: list[tuple[str, str, Span]] = []
        if _letters(header.title) in _letters(self._records.quote(header.title_span)):
            said.append(("title", header.title, header.title_span))
        if header.title_en:
            said.append(("title_en", header.title_en.value, header.title_en.span))
        if header.number:
            said += [("number", one.value, one.span) for one in (header.number, *header.others_numbered)]
        said += [
            ("issuers", self._records.quote(one.span), one.span)
            for one in header.issuers
            if one.id and one.span
        ]
        days = ((name, getattr(header, name)) for name in ("issued_on", "effective_on", "ended_on"))
        said += [(name, day[0].isoformat(), day[1]) for name, day in days if day]
        said += [("replaces", one.value, one.span) for one in header.replaces]
        for position, (name, value, span) in enumerate(said):
            yield InstrumentFact(
                id=f"fact:{self._path}/text/{position:02}",
                name=name,
                value=value,
                source=f"{self._document.name}：“{self._records.quote(span)}”",
                confidence=Confidence.VERIFIED,
                # After what the catalogue knows of it.
                position=1000 + position,
            )

    def _replaced(self, instrument: Instrument) -> Iterator[Instrument]:
        """The instruments it says it replaces; those that nobody knows yet are stated by their number."""
        for one in self._header.replaces:
            known = self._knowledge.instruments.instrument(Cited(None, (one.value,)))
            if known == instrument.id:
                continue
            if known is None:
                known = numbered_id(one.value)
                yield Instrument(id=known, number=one.value, title=one.value, kind=instrument.kind)
            self._records.relate_id(instrument, "REPLACES", "Instrument", known)

    # ---- provisions ----

    def _part(
        self, instrument: Instrument, part: Part, parent: Provision | None, above: Sequence[Limit]
    ) -> None:
        """`above` is what the headings of the parts that hold it limit.

        What has the label of its `parent` is cited with it.
        """
        if parent is not None and parent.label == part.label:
            for one in part.parts:
                self._part(instrument, one, parent, above)
            return
        words = self.words(part)
        spans = words or part.spans
        hull = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
        provision = Provision(
            id=provision_id(self._instrument_id, part.label),
            label=part.label,
            title=part.title,
            text="\n".join(self._records.quote(span) for span in words) if words else None,
            position=next(self._positions),
            **self._records.sourced(hull),
        )
        if provision.id in self._provisions:
            return
        self._provisions[provision.id] = provision
        self._records.hang(instrument, "HAS_PROVISION", provision)
        if parent is not None:
            self._records.relate(parent, "HAS_PART", provision)
        if part.title and part.spans:
            heading = passage(self._text, part.spans[:1])
            scope = self._extractor.scope
            above = [*above, *filter(None, [scope.of_heading(heading) or scope.of_parties(heading)])]
        for one in part.parts:
            self._part(instrument, one, provision, above)
        if unit := list(self.unit(part)):
            self._unit(unit, provision, above)

    def _unit(self, unit: Sequence[Part], provision: Provision, above: Iterable[Limit]) -> None:
        """Its statements of duty and its links; a citation belongs to its provision and to its statement."""
        said = list(self.said(unit[0])) if unit[0].label not in self._structure.silent else []
        scope = self._extractor.scope
        read = scope.limited(inherited_types(said, self._extractor.addressed))
        for limit in above:
            read = scope.limited(read, limit)
        path = provision.id.removeprefix("provision:")
        duties = self._records.duties(provision, read, path)
        self._duties += [obligation for obligation, _ in duties]
        held = sorted((*piece, at) for at, (_, draft) in enumerate(duties) for piece in draft.passage.pieces)
        until = list(accumulate((end for _, end, _ in held), max))
        for part in unit:
            holder = self._provisions[provision_id(self._instrument_id, part.label)]
            links = sorted(self._records.as_written.citations(self._links(part)), key=lambda one: one.span)
            self._penalties += [(target, holder) for target in self._punished(part, links)]
            # At once, so that alternatives are told apart by one count.
            for link, citation in zip(links, self._records.citations(holder, links, path), strict=True):
                at = link.span.start
                near = held[bisect_right(until, at) : bisect_right(held, (at, len(self._text), 0))]
                for holds in sorted({holds for _, end, holds in near if end > at}):
                    self._records.relate(duties[holds][0], "CITES", citation)

    def _punished(self, part: Part, links: Iterable[CitationDraft]) -> Iterator[str]:
        """The provisions of the same text that a penalty names: 违反本办法第八条规定的，责令改正."""
        targets = (link.resolution and link.resolution.provision for link in links)
        if named := [target for target in targets if target in self._own]:
            words = passage(self._text, part.spans).text
            label = article_label(words)
            if is_penalty(words[label.end if label else 0 :].lstrip()):
                yield from named

    def _penalise(self) -> None:
        """Duties with what the same text says of those who fail in them: nobody fails in what is free to him,
        and what the article asks of an authority beside is not what others are punished for.
        """
        failing = (duty for duty in self._duties if duty.modality in MUST)
        duties = sorted(
            (duty for duty in failing if duty.bearer is not Bearer.AUTHORITY), key=lambda duty: duty.start
        )
        starts = [duty.start for duty in duties]
        for target, penalty in self._penalties:
            duty_of = self._provisions[target]
            if duty_of.start is None or duty_of.end is None or duty_of is penalty:
                continue
            for at in range(bisect_left(starts, duty_of.start), bisect_left(starts, duty_of.end)):
                self._records.relate(duties[at], "PENALISED_BY", penalty)

    def _links(self, part: Part) -> list[CitationDraft]:
        """Citations, and references to the same text: what names no instrument is such a one."""
        words = passage(self._text, part.spans)
        if article_label(words.text):
            # What it is called by itself (第四条, 【第四条】) is no reference.
            words = words.part(words.text.index("条") + 1, len(words.text))
        links = list(self._extractor.citations(words))
        named = _places(link for link in links if not _is_bare(link))
        own = [link for link in self.own_references(part, words) if link.span.start not in named]
        own_places = _places(own)
        return own + [link for link in links if not _is_bare(link) or link.span.start not in own_places]

    def _modelled(self) -> Iterable[Span]:
        for part in self._parts:
            yield from part.all_spans
        yield self._header.title_span


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _places(links: Iterable[CitationDraft]) -> set[int]:
    return {at for link in links for at in range(link.span.start, link.span.end)}


def _is_bare(link: CitationDraft) -> bool:
    """An article without an instrument: 违反第二条."""
    return not link.cited and bool(link.cited.provisions) and _BARE.match(link.text) is not None

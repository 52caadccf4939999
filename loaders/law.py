"""The records of a law, regulation or measure: provisions with their words, links, and statements of duty."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.model import CitationStatus, Confidence, Designation, Instrument, InstrumentFact, Provision, relate
from graph.statements import Statements
from loaders.citations import FoundCitation
from loaders.coverage import not_modelled
from loaders.document import Document, Span
from loaders.drafts import CitationDraft, StatementDraft
from loaders.extraction import Extractor, inherited_types
from loaders.identity import slug
from loaders.knowledge import Knowledge
from loaders.known_designations import designations_of
from loaders.law_header import LawHeader
from loaders.law_structure import ARTICLE, LawStructure, Part
from loaders.modality import modals
from loaders.normal_text import normal_text
from loaders.passage import Passage, passage
from loaders.provision_labels import find_provisions, provision_id
from loaders.records import Numbering, Recorder
from loaders.resolution import Resolution

COVER = "封面与发布文字 cover and words of promulgation"
CONTENTS = "目录 table of contents"
AFTER = "正文后文字 text after the body"

_WORDED = frozenset("条款项目")
"""The levels that have words of their own and not only a heading."""

_OWN = re.compile(r"本(?:法|条例|办法|规定|细则|规则|规程|准则|决定)(?=第)")


def instrument_of(header: LawHeader, knowledge: Knowledge) -> str:
    """The id of the instrument this is the text of: the known one of that number or title, else a new one."""
    title = FoundCitation(0, 0, "", header.title, (), (), None)
    if header.number is not None:
        numbered = replace(title, numbers=(header.number.value,))
        found = knowledge.instruments.resolve(numbered).instrument
        if found is not None:
            return found
    return knowledge.instruments.resolve(title).instrument or f"instrument:{slug(header.title)}"


def law_statements(
    document: Document,
    structure: LawStructure,
    header: LawHeader,
    knowledge: Knowledge,
    loaded_at: datetime.datetime,
) -> Statements:
    """Everything the document states. The instrument is stated too: a catalogue's word on it counts first."""
    return _Builder(document, structure, header, knowledge).statements(loaded_at)


class _Builder:
    def __init__(
        self, document: Document, structure: LawStructure, header: LawHeader, knowledge: Knowledge
    ) -> None:
        self._document = document
        self._structure = structure
        self._header = header
        self._knowledge = knowledge
        self._instrument_id = instrument_of(header, knowledge)
        jurisdiction = knowledge.jurisdiction(header.title, "")
        self._extractor = Extractor(document, knowledge, jurisdiction)
        self._path = self._instrument_id.removeprefix("instrument:")
        self._records = Recorder(document, self._path, jurisdiction)
        self._provisions: dict[str, Provision] = {}
        self._own_ids = {provision_id(self._instrument_id, part.label) for part in _all(structure.parts)}

    def statements(self, loaded_at: datetime.datetime) -> Statements:
        header = self._header
        instrument = Instrument(
            id=self._instrument_id,
            number=header.number.value if header.number else None,
            title=header.title,
            kind=header.kind,
            issued_on=header.issued_on[0] if header.issued_on else None,
            effective_on=header.effective_on[0] if header.effective_on else None,
        )
        for issuer, _ in header.issuers:
            self._records.relate_id(instrument, "ISSUED_BY", "Authority", issuer)
        designations = list(self._designations(instrument))
        for designation in designations:
            self._records.relate(instrument, "KNOWN_AS", designation)
        facts = list(self._facts())
        for fact in facts:
            self._records.relate(instrument, "HAS_FACT", fact)
        for part in self._structure.parts:
            self._part(instrument, part, None)
        runs = not_modelled(self._document, self._path, self._modelled(), self._left())
        said = self._records.statements(header.title, runs, loaded_at, instrument, *designations, *facts)
        text_of = relate(said.nodes[0], "TEXT_OF", instrument)
        return replace(said, relationships=(*said.relationships, text_of))

    # ---- the instrument ----

    def _designations(self, instrument: Instrument) -> Iterator[Designation]:
        for known in designations_of(instrument.title, instrument.number):
            yield Designation(id=f"designation:{self._path}/{known.key}", key=known.key, text=known.text)

    def _facts(self) -> Iterator[InstrumentFact]:
        """What the document says of itself is verified by it."""
        header = self._header
        said: list[tuple[str, str, Span]] = [("title", header.title, header.title_span)]
        if header.number:
            said.append(("number", header.number.value, header.number.span))
        said += [("issuers", self._records.quote(span), span) for _, span in header.issuers]
        if header.issued_on:
            said.append(("issued_on", header.issued_on[0].isoformat(), header.issued_on[1]))
        if header.effective_on:
            said.append(("effective_on", header.effective_on[0].isoformat(), header.effective_on[1]))
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

    # ---- provisions ----

    def _part(self, instrument: Instrument, part: Part, parent: Provision | None) -> None:
        spans = part.all_spans if part.level in _WORDED else part.spans
        hull = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
        provision = Provision(
            id=provision_id(self._instrument_id, part.label),
            label=part.label,
            title=part.title,
            text="\n".join(self._records.quote(span) for span in spans) if part.level in _WORDED else None,
            position=len(self._provisions),
            **self._records.sourced(hull),
        )
        if provision.id in self._provisions:
            return
        self._provisions[provision.id] = provision
        self._records.add(provision)
        self._records.relate(instrument, "HAS_PROVISION", provision)
        if parent is not None:
            self._records.relate(parent, "HAS_PART", provision)
        for one in part.parts:
            self._part(instrument, one, provision)
        if part.level == "条":
            self._article(part, provision)

    def _article(self, article: Part, provision: Provision) -> None:
        """Its statements of duty and its links; a citation belongs to its provision and to its statement."""
        paragraphs = article.parts if article.parts and article.parts[0].level == "款" else (article,)
        read = [found for paragraph in paragraphs for found in self._paragraph(paragraph)]
        path = provision.id.removeprefix("provision:")
        duties = self._records.duties(provision, inherited_types(read), path)
        numbering = Numbering(path)
        for part in _all([article]):
            holder = self._provisions[provision_id(self._instrument_id, part.label)]
            words = passage(self._document.text, part.spans)
            links = [*self._extractor.citations(words), *self._own_references(words)]
            for link in sorted(links, key=lambda one: one.span.start):
                (citation,) = self._records.citations(holder, [link], numbering)
                for obligation, draft in duties:
                    if any(p.start <= link.span.start < p.end for p in draft.passage.pieces):
                        self._records.relate(obligation, "CITES", citation)

    def _paragraph(self, paragraph: Part) -> Iterator[StatementDraft]:
        """Its statements; the items that a paragraph introduces belong to the last one."""
        lead = passage(self._document.text, paragraph.spans)
        start = match.end() if (match := ARTICLE.match(lead.text)) else 0
        if start == len(lead.text):
            return
        lead = lead.part(start, len(lead.text))
        items = passage(self._document.text, (span for part in paragraph.parts for span in part.all_spans))
        read = self._extractor.statements(lead)
        for at, found in enumerate(read):
            if not modals(found.text):
                continue
            whole = found
            if items.pieces and at + 1 == len(read):
                full = Passage(self._document.text, (*found.passage.pieces, *items.pieces))
                whole = replace(found, passage=full, text=full.text)
            yield replace(whole, citations=())

    def _own_references(self, words: Passage) -> Iterator[CitationDraft]:
        """本法第三十条: an article of the same text."""
        normal = normal_text(words.text)
        for match in _OWN.finditer(normal.text):
            for found in find_provisions(normal.text, match.end()):
                start = match.start() if found.start == match.end() else found.start
                span = normal.span(start, found.end)
                ids = [provision_id(self._instrument_id, label) for label in found.labels]
                known = self._own_ids & set(ids)
                target = ids[0] if len(ids) == 1 and known else None
                resolution = Resolution(CitationStatus.RESOLVED, self._instrument_id, target)
                yield CitationDraft(words.text[slice(*span)], words.span(*span), None, resolution)

    # ---- spans ----

    def _modelled(self) -> Iterable[Span]:
        for part in self._structure.parts:
            yield from part.all_spans
        yield self._header.title_span

    def _left(self) -> Sequence[tuple[Span, str]]:
        left = [(span, COVER) for span in self._structure.before if span != self._header.title_span]
        left += [(span, CONTENTS) for span in self._structure.contents]
        return left + [(span, AFTER) for span in self._structure.after]


def _all(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _all(part.parts)

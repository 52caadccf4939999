"""The records of a law, regulation or measure: provisions with their words, links, and statements of duty."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dutygraph.graph.model import CitationStatus
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.identity import slug
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.duties.extraction import Extractor
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.records.instrument import AFTER, CONTENTS, COVER, InstrumentText, every, instrument_of
from dutygraph.loaders.structure.instrument_header import InstrumentHeader
from dutygraph.loaders.structure.law import ARTICLE, LawStructure, Part
from dutygraph.text.normal_text import normal_text
from dutygraph.text.provision_labels import find_provisions, provision_id

_WORDED = frozenset("条款项目")
"""The levels that have words of their own and not only a heading."""

_OWN = re.compile(r"本(?:法|条例|办法|规定|细则|规则|规程|准则|决定)(?=第)")


def law_statements(
    document: Document,
    structure: LawStructure,
    header: InstrumentHeader,
    knowledge: Knowledge,
    loaded_at: datetime.datetime,
) -> Statements:
    """Everything the document states. The instrument is stated too: a catalogue's word on it counts first."""
    id = instrument_of(header, knowledge) or f"instrument:{slug(header.title)}"
    text = InstrumentText(document, structure.parts, header, knowledge, _LawRules(document.text), id)
    left = [(span, COVER) for span in structure.before if span != header.title_span]
    left += [(span, CONTENTS) for span in structure.contents]
    left += [(span, AFTER) for span in structure.after]
    return text.statements(loaded_at, left)


class _LawRules:
    def __init__(self, text: str) -> None:
        self._text = text

    def words(self, part: Part) -> Sequence[Span]:
        return part.all_spans if part.level in _WORDED else ()

    def is_unit(self, part: Part) -> bool:
        return part.level == "条"

    def unit(self, part: Part) -> Iterable[Part]:
        return every([part])

    def statements(self, part: Part, extractor: Extractor) -> Iterator[StatementDraft]:
        paragraphs = part.parts if part.parts and part.parts[0].level == "款" else (part,)
        for paragraph in paragraphs:
            yield from self._paragraph(paragraph, extractor)

    def _paragraph(self, paragraph: Part, extractor: Extractor) -> Iterator[StatementDraft]:
        """Its statements; the items that a paragraph introduces belong to the last one."""
        lead = passage(self._text, paragraph.spans)
        start = match.end() if (match := ARTICLE.match(lead.text)) else 0
        if start == len(lead.text):
            return
        lead = lead.part(start, len(lead.text))
        items = passage(self._text, (span for part in paragraph.parts for span in part.all_spans))
        read = extractor.statements(lead)
        for at, found in enumerate(read):
            if not modals(found.text):
                continue
            whole = found
            if items.pieces and at + 1 == len(read):
                full = Passage(self._text, (*found.passage.pieces, *items.pieces))
                whole = replace(found, passage=full, text=full.text)
            yield replace(whole, citations=())

    def own_references(
        self, part: Part, words: Passage, instrument: str, own: frozenset[str]
    ) -> Iterator[CitationDraft]:
        """本法第三十条: an article of the same text."""
        del part
        normal = normal_text(words.text)
        for match in _OWN.finditer(normal.text):
            for found in find_provisions(normal.text, match.end()):
                start = match.start() if found.start == match.end() else found.start
                span = normal.span(start, found.end)
                ids = [provision_id(instrument, label) for label in found.labels]
                target = ids[0] if len(ids) == 1 and ids[0] in own else None
                resolution = Resolution(CitationStatus.RESOLVED, instrument, target)
                yield CitationDraft(words.text[slice(*span)], words.span(*span), None, resolution)

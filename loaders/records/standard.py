"""The records of a standard: clauses and annexes with their words, links, and statements of duty."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.graph.model import CitationStatus
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Document, Span, refused
from dutygraph.loaders.documents.identity import titled_id
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.records.instrument import InstrumentText, ReadInstrument, instrument_of, numbered_id
from dutygraph.loaders.structure.header import read_header
from dutygraph.loaders.structure.part import Part
from dutygraph.loaders.structure.standards.clauses import (
    CELL,
    CLAUSES,
    PARAGRAPH,
    clause_count,
    read_structure,
)
from dutygraph.loaders.structure.standards.lines import FEWEST_CLAUSES, ITEMS, clause_of
from dutygraph.text.labels import mark
from dutygraph.text.normal_text import normal_text
from dutygraph.text.provision_labels import provision_id

_CLAUSE = r"\d{1,3}(?:\.\d{1,3}){1,39}|[A-Z](?:\.\d{1,3}){1,39}"
_OWN = re.compile(
    rf"(?:(?<=[见按照合足据行守用除由在从和与及或、,至到~(-])|(?<=第)|(?<=[见按照合足据行守用] ))"
    rf"(?P<clause>{_CLAUSE})(?:[ ]?(?P<item>[a-z])[)])?(?![\d.]*\d)(?![ ]?[A-Za-z%℃])"
    rf"|(?<=[\u4e00-\u9fff])(?P<named>{_CLAUSE})"
    r"(?=[ ]?(?:的(?:规定|要求|内容|方法|试验|条件)|规定|要求|给出|所述|中[的所规]))"
    r"|第[ ]?(?P<chapter>\d{1,2})[ ]?章"
    r"|附录[ ]?(?P<annex>[A-Z])(?:(?P<below>(?:\.\d{1,3})+))?"
)


def read_standard(document: Document, knowledge: Knowledge, loaded_at: datetime.datetime) -> ReadInstrument:
    """What a standard states; RefusedDocument where it has too few numbered clauses."""
    structure = read_structure(document)
    if (clauses := clause_count(structure)) < FEWEST_CLAUSES:
        raise refused(
            document.name,
            f"不是标准 not a standard: looked for at least {FEWEST_CLAUSES} numbered clauses "
            f"(1 范围, 5.1, 附录A); found {clauses}.",
            "请确认文件，或用 --as 指明类别 Check the file, or name its kind with --as.",
        )
    header = read_header(document, structure, knowledge, standard=True)
    id = instrument_of(header, knowledge, named_by_number=True) or (
        numbered_id(header.number.value) if header.number else titled_id(header.title)
    )
    return _StandardText(document, structure, header, knowledge, id).read(loaded_at)


class _StandardText(InstrumentText):
    _items_ask = True

    def words(self, part: Part) -> Sequence[Span]:
        own = sorted((span for one in _held(part) for span in one.spans), key=lambda span: span.start)
        return () if part.title is not None and len(own) == 1 else own

    def unit(self, part: Part) -> Iterable[Part]:
        return _held(part) if part.level in CLAUSES else ()

    def said(self, part: Part) -> Iterator[StatementDraft]:
        for one in part.parts:
            if one.level not in CLAUSES:
                yield from self.paragraph(one, None)

    def unlabelled(self, part: Part) -> Passage | None:
        """Without the mark of an item, or the number of a clause that has no heading."""
        words = passage(self._text, part.spans)
        clause, item = clause_of(words.text), mark(words.text, ITEMS)
        start = item.end if item else 0
        if part.level == PARAGRAPH and clause and clause["number"] == part.label.partition("（")[0]:
            start = clause.start("words")
        return words.part(start, len(words.text)) if start < len(words.text) else None

    def own_references(self, part: Part, words: Passage) -> Iterator[CitationDraft]:
        """按7.2.1, 第6章, 附录A: provisions of the same text, where it has them."""
        normal, instrument = normal_text(words.text), self._instrument_id
        for match in _OWN.finditer(normal.text):
            label = _own_label(match)
            ids = [
                provision_id(instrument, one) for one in (label, label.rstrip("abcdefghijklmnopqrstuvwxyz)"))
            ]
            target = next((id for id in ids if id in self._own), None)
            if target is None or target == provision_id(instrument, part.label):
                continue
            start, end = normal.span(match.start(), match.end())
            resolution = Resolution(CitationStatus.RESOLVED, instrument, target)
            yield CitationDraft(words.written[start:end], words.span(start, end), None, resolution)


def _own_label(match: re.Match[str]) -> str:
    if match["chapter"]:
        return match["chapter"]
    if match["annex"]:
        return f"{match['annex']}{match['below']}" if match["below"] else f"附录{match['annex']}"
    return (match["clause"] or match["named"]) + (f"{match['item']})" if match["item"] else "")


def _held(part: Part) -> Iterator[Part]:
    """A provision with all that it holds, but for its own clauses and the cells of its rows."""
    yield part
    for one in part.parts:
        if one.level not in (*CLAUSES, CELL):
            yield from _held(one)

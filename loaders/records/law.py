"""The records of a law, regulation or measure: provisions with their words, links, and statements of duty."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from dutygraph.graph.model import Bearer, CitationStatus
from dutygraph.loaders.citations.in_text import ITSELF
from dutygraph.loaders.citations.resolution import Resolution, on_record
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.identity import titled_id
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.cases.elsewhere import LeftOut
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.parties import DECIDES
from dutygraph.loaders.duties.within_task import papers_of_filings
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.records.instrument import InstrumentText, ReadInstrument, instrument_of
from dutygraph.loaders.records.paragraphs import of_whom
from dutygraph.loaders.structure.doubts import of_another
from dutygraph.loaders.structure.header import read_header
from dutygraph.loaders.structure.laws.annexes import PART_MARKS
from dutygraph.loaders.structure.laws.articles import read_structure
from dutygraph.loaders.structure.laws.tree import ANNEX_PART
from dutygraph.loaders.structure.part import Part, articles, every
from dutygraph.loaders.structure.validity import own_starts
from dutygraph.text.dates import dates
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import ITEMS, article_label, item_mark, mark
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import CHINESE_NUMERAL, to_chinese
from dutygraph.text.provision_labels import (
    FoundProvision,
    find_preceding,
    find_provisions,
    provision_id,
    whole_article,
)

_WORDED = frozenset((*"条款项目", ANNEX_PART))
"""The levels that have words of their own and not only a heading."""

_OWN = quick(
    rf"(?:(?P<own>{ITSELF})"
    r"|(?P<citing>违反|依照|按照|根据|依据|适用|符合|执行|遵守|履行))?"
    rf"(?P<provision>第[ ]?[(]?[ ]?[{CHINESE_NUMERAL}\d])"
)

_CASE_ADDED = re.compile(
    r"(?:前[款项]|上述|变更|终止|停止|发生|发现|涉及|因|需要|确需)[^，。；]{0,60}的(?:情形|情况)?[，,]"
)
_ANSWERS = re.compile(r"[^，。；]{0,12}?(?:收到|接到|受理|审[查核])[^，。；]{2,}[，,]")
"""What an office does with what it was sent: 收到报告的，应当答复."""
_MOST_PARAGRAPHS = 10
_ARTICLE = re.compile(rf"第[ ]?[{CHINESE_NUMERAL}\d]{{1,6}}[ ]?条")


def read_law(document: Document, knowledge: Knowledge, loaded_at: datetime.datetime) -> ReadInstrument:
    """Everything the document states. The instrument is stated too: a catalogue's word on it counts first."""
    structure = read_structure(document)
    header = read_header(document, structure, knowledge)
    known = instrument_of(header, knowledge)
    if known is not None:
        # Who issued it is what the catalogue says.
        header = replace(header, issuers=tuple(one for one in header.issuers if one.id))
    id = known or titled_id(header.title)
    another = of_another(document, header.title_span)
    until = another.span.start if another else None
    header = replace(header, doubts=(*header.doubts, another)) if another else header
    return _LawText(document, structure, header, knowledge, id, until=until).read(loaded_at)


class _LawText(InstrumentText):
    @cached_property
    def _later(self) -> frozenset[str]:
        """Where the end says of a start of its own, which may be to come."""
        passed = self._knowledge.passed
        named: list[FoundProvision] = []
        for _, found in own_starts(self._header.ending):
            if passed and any(day.date <= passed for day in dates(found[0])):
                continue
            if found.lastgroup is None:
                return frozenset(part.label for part in every(self._parts))
            named += find_provisions(found.string, found.start(found.lastgroup))
        return self._held([label for one in named for label in one.labels])

    @cached_property
    def _excepted(self) -> Sequence[tuple[frozenset[str], LeftOut]]:
        """The parts of which something says that they are not for all, each with what it says."""
        return [(self._held(list(self._named_in(one))), one) for one in self._extractor.scope.of_articles]

    def _named_in(self, one: LeftOut) -> Iterator[str]:
        plain = normal_text(one.articles).text
        for match in _ARTICLE.finditer(plain):
            for found in find_provisions(plain, match.start()):
                yield from found.labels
        paragraphs = (part for part in every(self._parts) if part.level == "款")
        for named, parts in (("前条", articles(self._parts)), ("前款", paragraphs)):
            for before, part in pairwise(parts) if named in plain else ():
                if any(span.start <= one.at.start < span.end for span in part.all_spans):
                    yield before.label

    def _held(self, labels: Sequence[str]) -> frozenset[str]:
        """The labels of these parts, or of what holds those that the text has not, with those below them."""
        if not labels:
            return frozenset()
        known = {part.label for part in every(self._parts)}
        wanted = {label if label in known else whole_article(label) for label in labels}
        parts = (part for part in every(self._parts) if part.label in wanted)
        return frozenset(one.label for one in every(parts))

    def words(self, part: Part) -> Sequence[Span]:
        return part.all_spans if part.level in _WORDED else ()

    def unit(self, part: Part) -> Iterable[Part]:
        return every([part]) if part.level in ("条", ANNEX_PART) else ()

    def said(self, part: Part) -> Iterator[StatementDraft]:
        if part.row is not None:
            # The article above may say whom it is for, and another cell of what, which nobody knows.
            open_ = part.row.title.text or "who" not in part.row.beside
            for found in self._extractor.row(part.row):
                yield replace(_left_open(found) if open_ else found, citations=())
            return
        paragraphs = part.parts if part.parts and part.parts[0].level == "款" else (part,)
        said: list[StatementDraft] = []
        for paragraph in paragraphs:
            for found in self.paragraph(paragraph, None):
                *said[-1:], same = papers_of_filings([*said[-1:], _of_the_same(found, said)])
                own = {part.label, paragraph.label}
                for of, one in self._excepted:
                    same = one.changes(same) if own & of and same.bearer is Bearer.ENTERPRISE else same
                apart = (own & self._later and not same.since) or self._until <= same.span.start
                said.append(_left_open(same) if apart else same)
        yield from said

    def unlabelled(self, part: Part) -> Passage | None:
        """Its own words behind the label or mark; None where there are none."""
        words = passage(self._text, part.spans)
        label = item_mark(words.text) if part.level in "项目" else article_label(words.text)
        if label is None and part.level in ("款", ANNEX_PART):
            label = mark(words.text, (*PART_MARKS, *ITEMS))
        start = label.end if label else 0
        return words.part(start, len(words.text)) if start < len(words.text) else None

    def own_references(self, part: Part, words: Passage) -> Iterator[CitationDraft]:
        """本法第三十条, 违反第三十条, 前款: provisions of the same text, one for each that it names.

        One that the text does not have is unresolved.
        """
        text = words.text
        normal = normal_text(text)
        for found in (*self._named(normal.text, part.label), *find_preceding(normal.text, part.label)):
            span = normal.span(found.start, found.end)
            for one in found.labels:
                if provision_id(self._instrument_id, one) != provision_id(self._instrument_id, part.label):
                    target = self._own_target(one)
                    yield CitationDraft(words.part(*span).own, words.span(*span), None, target)

    def _named(self, text: str, within: str) -> Iterator[FoundProvision]:
        """What a normal text names by its number, from the words on that say that it is its own."""
        done = read = 0
        for match in _OWN.finditer(text):
            said_own = match["own"] is not None or match["citing"] is not None
            if match.start() < (done if said_own else read):
                continue
            at = match.start("provision")
            for found in find_provisions(text, at, whole_article(within)):
                # The rest of a list is not read again from each of its members on.
                read = found.end
                if said_own or "条" in text[found.start : found.end]:
                    done = found.end
                    first = found.start == at and match["own"] is not None
                    yield replace(found, start=match.start("own")) if first else found

    def _own_target(self, label: str) -> Resolution:
        instrument, article = self._instrument_id, whole_article(label)
        below = label.removeprefix(article)
        found, itself = on_record(instrument, label, self._own)
        if not itself and below and "款" not in below:
            # The items of an article are named without their 款 where only one of its 款 has such.
            paragraphs = (f"{article}第{to_chinese(count)}款{below}" for count in range(1, _MOST_PARAGRAPHS))
            within = [id for one in paragraphs if (id := provision_id(instrument, one)) in self._own]
            found, itself = (within[0], True) if len(within) == 1 else (found, False)
        if found is None:
            missing, english = f"本文件没有{label}。", f"This text has no {label}."
            return Resolution(CitationStatus.UNRESOLVED, note=missing, note_en=english)
        linked = f"本文件未细分至{label}，链接至其上级条款。"
        english = f"This text has no {label} of its own; linked to what holds it."
        notes = (None, None) if itself else (linked, english)
        return Resolution(CitationStatus.RESOLVED, instrument, found, (), *notes)


def _left_open(found: StatementDraft) -> StatementDraft:
    """Other cells of its row, or another article, say for whom it is or not, which was not read."""
    return found.left_open() if found.bearer is Bearer.ENTERPRISE else found


def _of_the_same(found: StatementDraft, before: Sequence[StatementDraft]) -> StatementDraft:
    """What is further asked without naming anybody is of the enterprise of the article."""
    if not before or found.bearer is not Bearer.UNSTATED or found.subject is not None:
        return found
    told = _CASE_ADDED.match(found.text) or (modals(found.text) and not _ANSWERS.match(found.text))
    of_one = told and not DECIDES.match(found.text) and all(one.bearer is Bearer.ENTERPRISE for one in before)
    if not of_one:
        return found
    whose = of_whom(before[-1], found)
    return replace(found.of(whose.whom), bearer=whose.bearer)

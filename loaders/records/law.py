"""The records of a law, regulation or measure: provisions with their words, links, and statements of duty."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from dutygraph.graph.model import Bearer, CitationStatus, TimeRuleKind
from dutygraph.loaders.citations.in_text import ITSELF
from dutygraph.loaders.citations.resolution import Resolution, on_record
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.identity import titled_id
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.acts import ACT_AT_HEAD
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.duties.handing_in.acts import lists_papers
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.not_duties import is_penalty
from dutygraph.loaders.duties.within_task import papers_of_filings, without_leads
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.records.instrument import (
    AFTER,
    CONTENTS,
    COVER,
    InstrumentText,
    ReadInstrument,
    instrument_of,
)
from dutygraph.loaders.records.leads import led, of_whom, opens_duties, opens_rules
from dutygraph.loaders.structure.laws.annexes import ANNEX_PART, OF_TABLE, PART_MARKS
from dutygraph.loaders.structure.laws.articles import read_structure
from dutygraph.loaders.structure.laws.header import read_header
from dutygraph.loaders.structure.part import Part, articles, every
from dutygraph.loaders.structure.task_list_header import column_says, names_task, says_beside
from dutygraph.loaders.structure.task_rows import TaskRow
from dutygraph.loaders.structure.telling import asks
from dutygraph.loaders.structure.validity import OWN_START
from dutygraph.text.dates import dates
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import ITEMS, article_label, item_mark, mark
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import CHINESE_NUMERAL, number, to_chinese
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

_APPLIES_TO = re.compile(r"向[^，。；]{2,30}(?:申领|申请|办理|缴纳)")
_CASE_ADDED = re.compile(
    r"(?:前[款项]|上述|变更|终止|停止|发生|发现|涉及|因|需要|确需)[^，。；]{0,60}的(?:情形|情况)?[，,]"
)
_ANSWERS = re.compile(r"[^，。；]{0,12}?(?:收到|接到|受理|审[查核])[^，。；]{2,}[，,]")
"""What an office does with what it was sent: 收到报告的，应当答复."""
_KEPT = re.compile(r"(?:保存|留存|保管|备份)[^，。；]{0,12}(?:不少于|不低于|不短于|至少)")
_MOST_PARAGRAPHS = 10
_MOST_ENDING = 3
"""The last articles, which say when a text begins to hold."""
_ARTICLE = rf"第[ ]?[{CHINESE_NUMERAL}\d]{{1,6}}[ ]?条"
_NOT_APPLIED = re.compile(
    rf"(?:不(?:再)?适用|可以?不(?:按照|依照|执行|履行)|免[予于](?:执行|履行)|无[需须](?:执行|履行))(?:{ITSELF})?(?={_ARTICLE})"
    rf"|(?<![》\n])(?={_ARTICLE}[^,。;《条]{{0,16}},?(?:对[^,。;]{{2,24}})?不适用(?:于|[,。;]|$))"
)
"""What takes some out of another article, which holds then for whom it is not said.

不适用本办法第四条; 第四条的规定，对某者不适用.
"""
_ACTS = re.compile(ACT_AT_HEAD)
_ANY_OTHER = re.compile(r"规定的?其他")
"""法律、行政法规规定的其他义务: the last of a list, which says nothing more."""
_DONE_BY = (
    r"由{}(?:妥善|统一|自行|依法|共同|及时|负责)*(?:签[字署]|承担|保[管存]|填[写报]|审[核批查]|负责|履行|办理|支付|缴纳|组织|实施"
    r"|出具|编制|制定|维护)"
)
"""That whoever is named behind does it, in an article without a modal word: 费用由企业承担."""


def read_law(document: Document, knowledge: Knowledge, loaded_at: datetime.datetime) -> ReadInstrument:
    """Everything the document states. The instrument is stated too: a catalogue's word on it counts first."""
    structure = read_structure(document)
    header = read_header(document, structure, knowledge)
    known = instrument_of(header, knowledge)
    if known is not None:
        # Who issued it is what the catalogue says.
        header = replace(header, others_issued=())
    id = known or titled_id(header.title)
    text = _LawText(document, (*structure.parts, *structure.annexes), header, knowledge, id)
    reasons = (structure.before, COVER), (structure.contents, CONTENTS), (structure.after, AFTER)
    left = [(span, reason) for spans, reason in reasons for span in spans]
    return text.read(loaded_at, [*left, *structure.beside], structure.doubts)


class _LawText(InstrumentText):
    @cached_property
    def _excepted(self) -> frozenset[str]:
        """Where another article takes somebody out, or says of a start of its own, which may be to come."""
        plain, passed = normal_text(self._text).text, self._knowledge.passed
        named = [one for found in _NOT_APPLIED.finditer(plain) for one in find_provisions(plain, found.end())]
        ending = [one for part in list(articles(self._parts))[-_MOST_ENDING:] for one in every([part])]
        for words in filter(None, map(self._unlabelled, ending)):
            plain = normal_text(words.text).text
            for found in OWN_START.finditer(plain):
                if passed and any(day.date <= passed for day in dates(found[0])):
                    continue
                if found.lastgroup is None:
                    return frozenset(part.label for part in every(self._parts))
                named += find_provisions(plain, found.start(found.lastgroup))
        known = {part.label for part in every(self._parts)}
        told = (label for one in named for label in one.labels)
        labels = {label if label in known else whole_article(label) for label in told}
        parts = (part for part in every(self._parts) if part.label in labels)
        return frozenset(one.label for one in every(parts))

    def words(self, part: Part) -> Sequence[Span]:
        return part.all_spans if part.level in _WORDED else ()

    def unit(self, part: Part) -> Iterable[Part]:
        return every([part]) if part.level in ("条", ANNEX_PART) else ()

    def said(self, part: Part) -> Iterator[StatementDraft]:
        if part.label.startswith(OF_TABLE):
            yield from self._row(part)
            return
        paragraphs = part.parts if part.parts and part.parts[0].level == "款" else (part,)
        said: list[StatementDraft] = []
        for paragraph in paragraphs:
            for found in self._paragraph(paragraph, None):
                *said[-1:], same = papers_of_filings([*said[-1:], _of_the_same(found, said)])
                open_ = {part.label, paragraph.label} & self._excepted
                said.append(_left_open(same) if open_ else same)
        yield from said

    def _row(self, row: Part) -> Iterator[StatementDraft]:
        """What the cells of a row ask, of whom and by when others say.

        For whom it is stays open where no column says so, or one that is not known may limit it.
        """
        cells = [(cell, cell.title or "", passage(self._text, cell.spans)) for cell in row.parts]
        beside = {said: words for _, name, words in cells if (said := says_beside(name))}
        asking = [cell for cell in cells if not says_beside(cell[1]) and asks(cell[2].text)]
        material = [cell for cell in cells if column_says(cell[1]) == "material"]
        limits = (
            name
            for cell, name, words in cells
            if not column_says(name) and not asks(words.text) and number(words.text) is None
        )
        open_ = "who" not in beside or not all(map(names_task, limits))
        nothing = passage(self._text, [])
        for cell, _, words in asking or material:
            text, materials = (words, None) if asking else (nothing, words)
            for found in self._extractor.row(TaskRow(0, nothing, text, materials, cell.spans, beside)):
                yield replace(_left_open(found) if open_ else found, citations=())

    def _paragraph(self, paragraph: Part, lead: StatementDraft | None) -> Iterator[StatementDraft]:
        """Its statements; items belong to the last one, but where that only opens a list of duties.

        `lead` is what opens the list that this is an item of: whom it binds and when goes for every item.
        """
        words = self._unlabelled(paragraph)
        if words is None:
            return
        read, listed = _listed(self._extractor.statements(words))
        lead = lead or listed
        if lead is not None and not read and not _ANY_OTHER.search(words.text):
            # What is listed as a duty is one, whatever it says by itself.
            read = [self._extractor.statement(words, asks=False)]
        opens = bool(
            paragraph.parts
            and read
            and modals(read[-1].text)
            and (opens_duties(words.text) or self._acts_follow(words, paragraph.parts[0]))
        )
        items = passage(self._text, (span for part in paragraph.parts for span in part.all_spans))
        goes_on, start, told = False, 0, False
        for at, found in enumerate(read):
            kept = (
                listed is not None or bool(modals(found.text)) or _obliges(found) or lists_papers(found.text)
            )
            start = words.text.find(found.text, start)
            # What goes on in the sentence, or behind a semicolon, is in the mood of what stands before it.
            mark = words.text[:start].rstrip()[-1:]
            goes_on = goes_on and (mark in "；;" or (mark in "，," and found.bearer is not Bearer.UNSTATED))
            if lead is None and not (kept or goes_on):
                continue
            goes_on = True
            last = told = at + 1 == len(read)
            if opens and last and not (words.text.endswith("。") or modals(found.text.rpartition("，")[0])):
                continue
            whole = found
            if items.pieces and last and not opens:
                whole = self.with_items(found, words, items)
            yield _led(whole, lead, found)
        # What asks for nothing itself may open rules that do, each by itself.
        rules = lead is None and not told and opens_rules(words.text)
        if opens:
            above = (
                read[-1] if opens_duties(words.text) else next((one for one in read if one.subject), read[-1])
            )
            # When it is to be done is said of the items only where it says nothing else.
            lead = _led(replace(above, time_rules=()) if told else above, lead, above)
        for item in paragraph.parts if opens or rules else ():
            yield from self._paragraph(item, lead if opens else None)

    def _acts_follow(self, words: Passage, item: Part) -> bool:
        """Whether acts are listed behind a full stop: 企业应当承担主体责任。（一）建立制度；"""
        listed = self._unlabelled(item)
        return words.text.endswith("。") and listed is not None and _ACTS.match(listed.text) is not None

    def _unlabelled(self, part: Part) -> Passage | None:
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
        label = article_label(text) if part.level in "条款" else None
        normal = normal_text(text)
        behind = label.end if label else 0
        for found in (*self._named(normal.text, part.label), *find_preceding(normal.text, part.label)):
            span = normal.span(found.start, found.end)
            if span[0] < behind:
                continue
            for one in found.labels:
                if provision_id(self._instrument_id, one) != provision_id(self._instrument_id, part.label):
                    target = self._own_target(one)
                    yield CitationDraft(words.part(*span).own, words.span(*span), None, target)

    def _named(self, text: str, within: str) -> Iterator[FoundProvision]:
        """What a normal text names by its number, from the words on that say that it is its own."""
        done = 0
        for match in _OWN.finditer(text):
            if match.start() < done:
                continue
            said_own = match["own"] is not None or match["citing"] is not None
            at = match.start("provision")
            for found in find_provisions(text, at, whole_article(within)):
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
            status, note, note_en = (
                CitationStatus.UNRESOLVED,
                f"本文件没有{label}。",
                f"This text has no {label}.",
            )
            return Resolution(status, note=note, note_en=note_en)
        if itself:
            return Resolution(CitationStatus.RESOLVED, instrument, found)
        return Resolution(
            CitationStatus.RESOLVED,
            instrument,
            found,
            note=f"本文件未细分至{label}，链接至其上级条款。",
            note_en=f"This text has no {label} of its own; linked to what holds it.",
        )


def _led(whole: StatementDraft, lead: StatementDraft | None, found: StatementDraft) -> StatementDraft:
    """An item with what its lead says for it, if there is one, in the mood of the words `found` of it."""
    return led(whole, lead, own_mood=bool(modals(found.text))) if lead else whole


def _listed(told: list[StatementDraft]) -> tuple[list[StatementDraft], StatementDraft | None]:
    """The statements without the lead of a list in one line, and that lead: 企业应当：（一）…；（二）…."""
    read = without_leads(told)
    opens = len(read) < len(told) and bool(read) and read[0].text != told[0].text
    return read, told[0] if opens else None


def _left_open(found: StatementDraft) -> StatementDraft:
    """Other cells of its row, or another article, say for whom it is or not, which was not read."""
    return found.left_open() if found.bearer is Bearer.ENTERPRISE else found


def _of_the_same(found: StatementDraft, before: Sequence[StatementDraft]) -> StatementDraft:
    """What is further asked without naming anybody is of the enterprise of the article."""
    unnamed = found.bearer is Bearer.UNSTATED and found.subject is None
    of_one = bool(before) and all(one.bearer is Bearer.ENTERPRISE for one in before)
    told = _CASE_ADDED.match(found.text) or (modals(found.text) and not _ANSWERS.match(found.text))
    if not (unnamed and of_one and told):
        return found
    whose = of_whom(before[-1], found)
    return replace(found.of(whose.whom), bearer=whose.bearer)


def _obliges(found: StatementDraft) -> bool:
    """Whether a law obliges without a modal word: by a time, a filing, how long to keep, by whom."""
    timed = any(stated.rule.kind is not TimeRuleKind.UNSPECIFIED for stated in found.time_rules)
    if found.bearer is Bearer.AUTHORITY:
        return timed and found.subject is not None and not is_penalty(found.text)
    if found.bearer is not Bearer.ENTERPRISE:
        return False
    asked = _KEPT.search(found.text) or (
        found.subject
        and (
            _APPLIES_TO.search(found.text) or re.search(_DONE_BY.format(re.escape(found.subject)), found.text)
        )
    )
    return timed or bool(found.deliverables) or asked is not None

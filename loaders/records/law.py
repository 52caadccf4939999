"""The records of a law, regulation or measure: provisions with their words, links, and statements of duty."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dutygraph.graph.model import Bearer, CitationStatus, TimeRuleKind
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.identity import titled_id
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.duties.extraction import Extractor
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.records.instrument import (
    AFTER,
    CONTENTS,
    COVER,
    InstrumentText,
    instrument_of,
    with_items,
)
from dutygraph.loaders.structure.annexes import ANNEX_PART, mark_end
from dutygraph.loaders.structure.instrument_header import InstrumentHeader
from dutygraph.loaders.structure.law import LawStructure, every
from dutygraph.loaders.structure.part import Part
from dutygraph.text.labels import article_label, item_mark
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import CHINESE_NUMERAL, to_chinese
from dutygraph.text.provision_labels import (
    FoundProvision,
    enclosing_keys,
    find_preceding,
    find_provisions,
    provision_id,
    whole_article,
)

_WORDED = frozenset((*"条款项目", ANNEX_PART))
"""The levels that have words of their own and not only a heading."""

_OWN = re.compile(
    r"(?:(?P<own>本(?:法|条例|办法|规定|细则|规则|规程|准则|决定|通则|章程|规范|制度|意见"
    r"|条|章|节)(?:中|的)?[ ]?)"
    r"|(?P<citing>违反|依照|按照|根据|依据|适用|符合|执行|遵守|履行))?"
    rf"(?P<provision>第[ ]?[(]?[ ]?[{CHINESE_NUMERAL}\d])"
)

_APPLIES_TO = re.compile(r"向[^，。；]{2,30}(?:申领|申请|办理|缴纳)")
_CASE_ADDED = re.compile(
    r"(?:前[款项]|上述|变更|终止|停止|发生|发现|涉及|因|需要|确需)[^，。；]{0,60}的(?:情形|情况)?[，,]"
)
_KEPT = re.compile(r"(?:保存|留存|保管|备份)[^，。；]{0,12}(?:不少于|不低于|不短于|至少)")
_MOST_PARAGRAPHS = 10
_OPENS_DUTIES = re.compile(
    r"(?<!是否存在)(?<!是否有)(?:下列|以下|如下)(?![^，。；：:]{0,16}(?:违法|违规|违约))[^，。；：:]{0,16}(?:义务|职责|责任|要求|规定|工作|措施|任务|行为|活动|制度|管理)"
    r"(?:处置|处理|执行|办理|落实|实施)?\s*[：:]?\s*$"
)
"""What opens a list of duties, and not of cases, papers or particulars (下列情形, 材料, 内容)."""


def law_statements(
    document: Document,
    structure: LawStructure,
    header: InstrumentHeader,
    knowledge: Knowledge,
    loaded_at: datetime.datetime,
) -> Statements:
    """Everything the document states. The instrument is stated too: a catalogue's word on it counts first."""
    id = instrument_of(header, knowledge) or titled_id(header.title)
    text = InstrumentText(
        document, (*structure.parts, *structure.annexes), header, knowledge, _LawRules(document.text), id
    )
    title = header.title_span
    left = [(span, COVER) for span in structure.before if not title.start <= span.start < title.end]
    left += [(span, CONTENTS) for span in structure.contents]
    left += [(span, AFTER) for span in structure.after]
    left += structure.beside
    return text.statements(loaded_at, left, (*structure.doubts, *header.doubts))


class _LawRules:
    def __init__(self, text: str) -> None:
        self._text = text

    def words(self, part: Part) -> Sequence[Span]:
        return part.all_spans if part.level in _WORDED else ()

    def is_unit(self, part: Part) -> bool:
        return part.level in ("条", ANNEX_PART)

    def unit(self, part: Part) -> Iterable[Part]:
        return every([part])

    def statements(self, part: Part, extractor: Extractor) -> Iterator[StatementDraft]:
        paragraphs = part.parts if part.parts and part.parts[0].level == "款" else (part,)
        said: list[StatementDraft] = []
        for paragraph in paragraphs:
            for found in self._paragraph(paragraph, extractor, None):
                said.append(_of_the_same(found, said))
                yield said[-1]

    def _paragraph(
        self, paragraph: Part, extractor: Extractor, lead: StatementDraft | None
    ) -> Iterator[StatementDraft]:
        """Its statements; items belong to the last one, but where that only opens a list of duties.

        `lead` is what opens the list that this is an item of: whom it binds and when goes for every item.
        """
        words = self._unlabelled(paragraph)
        if words is None:
            return
        read = list(extractor.statements(words))
        opens = bool(paragraph.parts and read and _OPENS_DUTIES.search(words.text) and modals(read[-1].text))
        items = passage(self._text, (span for part in paragraph.parts for span in part.all_spans))
        goes_on, start = False, 0
        for at, found in enumerate(read):
            kept = bool(modals(found.text)) or _obliges(found)
            start = words.text.find(found.text, start)
            # What goes on in the sentence, or behind a semicolon, is in the mood of what stands before it.
            mark = words.text[:start].rstrip()[-1:]
            goes_on = goes_on and (mark in "；;" or (mark in "，," and found.bearer is not Bearer.UNSTATED))
            if lead is None and not (kept or goes_on):
                continue
            goes_on = True
            last = at + 1 == len(read)
            if opens and last and not modals(found.text.rpartition("，")[0]):
                continue
            whole = found
            if items.pieces and last and not opens:
                whole = with_items(found, words, items, extractor)
            yield replace(_led(whole, lead) if lead else whole, citations=())
        if opens:
            for item in paragraph.parts:
                yield from self._paragraph(item, extractor, _led(read[-1], lead) if lead else read[-1])

    def _unlabelled(self, part: Part) -> Passage | None:
        """Its own words behind the label or mark; None where there are none."""
        words = passage(self._text, part.spans)
        mark = item_mark(words.text) if part.level in "项目" else article_label(words.text)
        start = mark.end if mark else 0
        if not start and part.level in ("款", ANNEX_PART):
            start = mark_end(words.text)
        return words.part(start, len(words.text)) if start < len(words.text) else None

    def own_references(
        self, part: Part, words: Passage, instrument: str, own: frozenset[str]
    ) -> Iterator[CitationDraft]:
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
                id = provision_id(instrument, one)
                if id != provision_id(instrument, part.label):
                    target = _own_target(instrument, id, one, own)
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


def _own_target(instrument: str, id: str, label: str, own: frozenset[str]) -> Resolution:
    if id in own:
        return Resolution(CitationStatus.RESOLVED, instrument, id)
    article = whole_article(label)
    below = label.removeprefix(article)
    if below and "款" not in below:
        # The items of an article are named without their 款 where only one of its 款 has such.
        within = [
            id
            for count in range(1, _MOST_PARAGRAPHS)
            if (id := provision_id(instrument, f"{article}第{to_chinese(count)}款{below}")) in own
        ]
        if len(within) == 1:
            return Resolution(CitationStatus.RESOLVED, instrument, within[0])
    held = (provision_id(instrument, key) for key in enclosing_keys(label))
    above = next((one for one in held if one in own), None)
    if above is not None:
        return Resolution(
            CitationStatus.RESOLVED,
            instrument,
            above,
            note=f"本文件未细分至{label}，链接至其上级条款。",
            note_en=f"This text has no {label} of its own; linked to what holds it.",
        )
    return Resolution(
        CitationStatus.UNRESOLVED, note=f"本文件没有{label}。", note_en=f"This text has no {label}."
    )


def _of_the_same(found: StatementDraft, before: Sequence[StatementDraft]) -> StatementDraft:
    """A case that a further 款 adds without naming anybody is of the enterprise of the article."""
    unnamed = found.bearer is Bearer.UNSTATED and found.subject is None
    of_one = bool(before) and all(one.bearer is Bearer.ENTERPRISE for one in before)
    if not (unnamed and of_one and _CASE_ADDED.match(found.text)):
        return found
    last = before[-1]
    return replace(found, bearer=last.bearer, types=last.types, binds_others=last.binds_others)


def _obliges(found: StatementDraft) -> bool:
    """Whether a law obliges an enterprise without a modal word: by a time, a filing, how long to keep."""
    if found.bearer is not Bearer.ENTERPRISE:
        return False
    timed = any(stated.rule.kind is not TimeRuleKind.UNSPECIFIED for stated in found.time_rules)
    asked = _KEPT.search(found.text) or (found.subject and _APPLIES_TO.search(found.text))
    return timed or bool(found.deliverables) or asked is not None


def _led(found: StatementDraft, lead: StatementDraft) -> StatementDraft:
    """An item's statement with what its lead says for all of them."""
    of_authority = found.subject is None and lead.bearer is Bearer.AUTHORITY
    return replace(
        found,
        modality=found.modality if modals(found.text) else lead.modality,
        bearer=lead.bearer if found.subject is None else found.bearer,
        subject=found.subject or lead.subject,
        types=found.types if found.subject else lead.types,
        binds_others=found.binds_others if found.subject else lead.binds_others,
        conditions=() if of_authority else (found.conditions or lead.conditions),
        deliverables=() if of_authority else found.deliverables,
        time_rules=found.time_rules or lead.time_rules,
    )

"""What the paragraphs of an instrument ask, with the items that they lead to."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from dutygraph.graph.model import Bearer, TimeRuleKind
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.acts import ACT_AT_HEAD
from dutygraph.loaders.duties.cases.inherited_conditions import both
from dutygraph.loaders.duties.cases.open_cases import open_case_of
from dutygraph.loaders.duties.cases.understood import Left
from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.duties.extraction import Extractor
from dutygraph.loaders.duties.handing_in.acts import lists_papers
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.not_duties import is_penalty, may_ask
from dutygraph.loaders.duties.time.rules import find_time_rules
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.duties.within_task import without_leads
from dutygraph.loaders.structure.part import Part
from dutygraph.loaders.structure.telling import calls, opened_by
from dutygraph.loaders.with_values import with_values

_KEPT = re.compile(r"(?:保存|留存|保管|备份)[^，。；]{0,12}(?:不少于|不低于|不短于|至少)")
_ACTS = re.compile(ACT_AT_HEAD)
_ANY_OTHER = re.compile(r"规定的?其他")
"""法律、行政法规规定的其他义务: the last of a list, which says nothing more."""
_CASE = re.compile(r"(?:的|情[形况])\s*[；;。]?\s*$|^[^，。；]*其他")
_DOES = (
    r"(?:妥善|统一|自行|依法|共同|及时|负责|先行)*(?:签[字署]|承担|保[管存]|填[写报]|审[核批查]|负责|履行|办理|支付|缴纳|组织|实施"
    r"|出具|编制|制定|维护|赔[付偿](?!责任)|投保)"
)
"""That whoever is named behind does it, in an article without a modal word: 费用由企业承担."""
_MAY_ASK = re.compile(rf"[：:]|{_KEPT.pattern}|由[^，。；]{{2,40}}?{_DOES}")
_NO_ACT = re.compile(
    r"的[，,。]|享[有受]|适用|(?:依照|按照?|根据|适用)[^，。；]{0,40}(?:规定|政策)[^，。；]{0,6}(?:处[理罚置]|追究|适用|给予|执行|办理)"
    r"|给予|法律责任|不承担|主体责任|具有|不予(?!销售|使用|装车|出[厂库车]|上[架线路牌]|派[单车]|放行|交付|验收)|不免|终止|自主|权益|[统简]称|指(?![定派导挥引示])|以[^，。；]{2,16}为|由[^，。；]{2,30}(?:制定|规定|解释|公布|通知)|不再"
)
"""What tells a case, a right, what follows, or who decides, in a sentence without a modal word."""
_DEALS_WITH = re.compile(r"(?<![参面])[与向][^，。；的]{0,3}$")
"""What stands before the one with whom somebody deals: 农民与提供方订立合同."""
_LONGEST_SUBJECT = 30
_FIRST = re.compile(r"[^，。；]{2,40}(?<!的)，")
_DOES_IT = re.compile(_DOES)


class Paragraphs(ABC):
    """Reads paragraphs of a `text` by what finds statements; what labels a part is for each kind to say."""

    _text: str
    _extractor: Extractor
    _items_ask: ClassVar = False
    """Whether an item that says itself what must be is a statement in any list."""

    @abstractmethod
    def unlabelled(self, part: Part) -> Passage | None:
        """Its own words behind its label or mark; None where there are none."""

    def paragraph(self, paragraph: Part, lead: StatementDraft | None) -> Iterator[StatementDraft]:
        """Its statements; items belong to the last one, but where that only opens a list of duties.

        `lead` is what opens the list that this is an item of: whom it binds and when goes for every item.
        """
        words = self.unlabelled(paragraph)
        if words is None:
            return
        may_ask = lead is not None or self._may_ask(words)
        read, listed = _listed(self._extractor.statements(words) if may_ask else [])
        lead = lead or listed
        if lead is not None and not read and not _ANY_OTHER.search(words.text):
            # What is listed as a duty is one, whatever it says by itself.
            read = [self._extractor.statement(words, asks=False)]
        opened = opened_by(words.text)
        opens = bool(
            paragraph.parts
            and read
            and modals(read[-1].text)
            and (opened == "duties" or self._acts_follow(words, paragraph.parts[0]))
        )
        items = passage(self._text, (span for part in paragraph.parts for span in part.all_spans))
        goes_on, start, told, acts = False, 0, False, False
        for at, found in enumerate(read):
            kept = (
                listed is not None or bool(modals(found.text)) or _obliges(found) or lists_papers(found.text)
            )
            start = words.text.find(found.text, start)
            # What goes on in the sentence, or behind a semicolon, is in the mood of what stands before it.
            mark = words.text[:start].rstrip()[-1:]
            goes_on = goes_on and (mark in "；;" or (mark in "，," and found.bearer is not Bearer.UNSTATED))
            acts = lead is None and not kept and (acts if goes_on else _acts(found))
            if lead is None and not (kept or acts or goes_on):
                continue
            goes_on = True
            last = at + 1 == len(read)
            if opens and last and not (words.text.endswith("。") or modals(found.text.rpartition("，")[0])):
                continue
            told = last
            # What it does every such enterprise need not do: 甲企业开展路测，配备安全员。
            whole = found.left_open() if acts else found
            if items.pieces and last and not opens:
                whole = self._with_items(whole, words, items)
            yield _led(whole, lead, found.text)
        # What asks for nothing itself may open rules that do, each by itself.
        rules = lead is None and not told and opened == "duties" and not is_penalty(words.text)
        if opens:
            named = (one for one in read if one.subject)
            above = read[-1] if opened == "duties" else next(named, read[-1])
            # When it is to be done is said of the items only where it says nothing else.
            lead = _led(replace(above, time_rules=()) if told else above, lead, above.text)
        for item in paragraph.parts if opens or not told or self._items_ask else ():
            asked = self.paragraph(item, lead if opens else None)
            yield from (one for one in asked if opens or rules or _says_must(one.text))

    def _may_ask(self, words: Passage) -> bool:
        """Whether a paragraph has anything by which one asks; a third has not, and needs no closer look."""
        text = words.text
        asks = modals(text) or _MAY_ASK.search(text) or _party_acts(text) or find_time_rules(text)
        return bool(asks or self._extractor.deliverables(words, asks=False))

    def _acts_follow(self, words: Passage, item: Part) -> bool:
        """Whether acts are listed behind a full stop: 企业应当承担主体责任。（一）建立制度；"""
        listed = self.unlabelled(item)
        return words.text.endswith("。") and listed is not None and _ACTS.match(listed.text) is not None

    def _with_items(self, found: StatementDraft, words: Passage, items: Passage) -> StatementDraft:
        """The last statement of `words` with the items it leads to, and what the source has between them.

        Papers that are listed (以下材料：) are each handed in; cases that are listed leave open whom it
        concerns.
        """
        rest = words.part(words.text.rindex(found.text), len(words.text))
        whole = list(rest.pieces[:1])
        for piece in (*rest.pieces[1:], *items.pieces):
            if whole[-1].end < piece.start and words.source[whole[-1].end : piece.start].isspace():
                whole.append(Span(whole[-1].end, piece.start))
            whole.append(piece)
        full = Passage(words.source, tuple(whole))
        said = replace(found, passage=full, text=full.text)
        if found.deliverables or lists_papers(found.text):
            said = replace(said, deliverables=self._extractor.deliverables(full, asks=False))
        return self._extractor.with_cases(said, len(found.text))


def _behind_clause(text: str) -> int:
    """Where whom a sentence is about may be named: behind a clause that names none who does business, if it
    begins with one.

    产品不符合标准，企业停止销售; 驾驶员连续驾驶四小时，企业暂停派单.
    """
    first = _FIRST.match(text)
    party = PARTY.search(text, 0, first.end()) if first else None
    return first.end() if first and not (party and party["private"]) else 0


def _party_acts(text: str) -> bool:
    """Whether a paragraph begins with an enterprise and what it does: 经营者凭许可证，到某局办理登记。"""
    start = _behind_clause(text)
    party = PARTY.search(text, start, start + _LONGEST_SUBJECT)
    if party is None or party["private"] is None or _DEALS_WITH.search(text[start : party.start()]):
        return False
    return not _NO_ACT.search(text)


def _acts(found: StatementDraft) -> bool:
    """Whether a whole sentence only says what an enterprise does, and no case, right or consequence."""
    text, named = found.text, found.subject or ""
    own = named and found.bearer is Bearer.ENTERPRISE and text.startswith(named, _behind_clause(text))
    # Whom it is about may stand behind what was not understood.
    unstated = not named and found.bearer is Bearer.UNSTATED and _party_acts(text)
    if not (own or unstated) or not text.endswith("。") or is_penalty(text) or _NO_ACT.search(text):
        return False
    return calls(text.partition(named)[2] if named else text) or calls(text) or may_ask(text)


def _says_must(item: str) -> bool:
    """Whether an item says itself what must be, and is none of cases: 需要评估的；, 规定的其他情形."""
    return bool(modals(item)) and _CASE.search(item) is None


def _listed(told: list[StatementDraft]) -> tuple[list[StatementDraft], StatementDraft | None]:
    """The statements without the lead of a list in one line, and that lead: 企业应当：（一）…；（二）…."""
    read = without_leads(told)
    opens = len(read) < len(told) and bool(read) and read[0].text != told[0].text
    return read, told[0] if opens else None


def _obliges(found: StatementDraft) -> bool:
    """Whether a law obliges without a modal word: by a time, a filing, how long to keep, by whom."""
    timed = any(stated.rule.kind is not TimeRuleKind.UNSPECIFIED for stated in found.time_rules)
    if found.bearer is Bearer.AUTHORITY:
        return timed and found.subject is not None and not is_penalty(found.text)
    if found.bearer is not Bearer.ENTERPRISE:
        return False
    asked = _KEPT.search(found.text) is not None
    if found.subject:
        behind = found.text.partition(f"由{found.subject}")[2]
        asked = asked or _DOES_IT.match(behind) is not None
    return timed or bool(found.deliverables) or asked


def of_whom(named: StatementDraft, found: StatementDraft) -> StatementDraft:
    """What a statement that names nobody is of: whom the one before it names, open where it tells a case of
    its own that makes a kind of these.
    """
    starts = ((found.text.find(one.text), len(one.text)) for one in found.conditions)
    explained = [(start, start + length) for start, length in starts if start >= 0]
    open_case = found.open_case or open_case_of(found.text, explained) is not Left.NOTHING
    return named.left_open() if named.bearer is Bearer.ENTERPRISE and open_case else named


def _led(found: StatementDraft, lead: StatementDraft | None, words: str) -> StatementDraft:
    """An item's statement with what its lead says for all of them, if it has one; in a mood of its own where
    its `words` have a modal word.
    """
    if lead is None:
        return found
    # 企业应当遵守下列规定：（一）运输活鱼的，…: who does that is one of those that the lead names.
    named = found.subject is not None and not found.subject.endswith("的")
    of_authority = not named and lead.bearer is Bearer.AUTHORITY
    whose = found if named else of_whom(lead, found)
    return with_values(
        found,
        **whose.whom._asdict(),
        modality=found.listed_below(lead.modality).modality if modals(words) else lead.modality,
        bearer=whose.bearer,
        subject=found.subject or lead.subject,
        conditions=() if of_authority else both(lead.conditions, found.conditions),
        deliverables=() if of_authority else found.deliverables,
        time_rules=found.time_rules or lead.time_rules,
    )

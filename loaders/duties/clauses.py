"""Cutting a passage into statements: each says of one bearer, in one mood, what is to be done."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.acts import ACT_IN_CALL, ACT_IN_CLAUSE, HOW
from dutygraph.loaders.duties.items import sentences, told
from dutygraph.loaders.duties.modality import BEFORE_WEAK, WEAK, blank_quoted, modality, modals
from dutygraph.loaders.duties.not_duties import CONSEQUENCE
from dutygraph.loaders.duties.stated import (
    ENCOURAGES,
    FREQUENCY,
    HEAD,
    IF,
    LETS,
    TELLS_OF_RULE,
    Stated,
    Statement,
    another_case,
    in_own_mood,
    without_doubtful,
)
from dutygraph.loaders.duties.time.rules import CIRCUMSTANCE, due_apart
from dutygraph.loaders.duties.who import parties, phrases, spoken_of
from dutygraph.loaders.duties.who.actors import Actor, ActorFinder, moved
from dutygraph.loaders.structure.telling import FOLLOWS, TELLS_WHEN
from dutygraph.text.first_characters import quick

_CLAUSE_END = quick(r"(?<! ) *(?P<mark>[，,、：:])\s*")
_CASE_THEN = re.compile(
    r"[^，。；]{2,40}?的(?:还|也|均)?(?:应(?![用急变答聘届战力激邀])|须|必须|不得|可以)"
    r"|第?[一二三四五]级[^，。；的]{0,16}?(?:还|也|均)?(?:应(?![用急变答])|须|需(?![求要])|必须|不得)"
    rf"|(?:没有|无(?![需须论法])|不涉及|未涉及|不存在)[^，。；的]{{0,16}}的(?={ACT_IN_CLAUSE})"
)
"""A case and what follows from it in one clause: 造成伤亡的应在2小时内上报."""
_CASE_CLAUSE = re.compile(r"[^，。；]{2,60}的(?:情形|情况)?")
_TELLS_FIRST = re.compile(
    r"(?:前|后|时|的(?:情形|情况)?|过程中|期间|(?:情况|情形)下|除[^，。；]{2,60}外|已[^，。；]{2,20}的[一-鿿]{1,6}|(?<=，)未经?[^，。；]{2,60})$"
)
"""A clause that says when, but for what or without what, what follows it is or must not be done."""
_ON_WHAT = re.compile(rf"{_TELLS_FIRST.pattern}|(?<=，)对于?(?![^，]*(?:{ACT_IN_CLAUSE}))[^，。；]{{2,60}}$")
_SAYS_ACT = re.compile(rf"(?!.*(?:前|后|时|的|起|期间|过程中|情况下)$).*?(?<![未不])(?:{ACT_IN_CLAUSE})")
"""A clause with an act though no modal word: 对已运行的平台开展定级备案."""
_MEASURE = re.compile(r"不(?:得|应当?|宜)?(?:少|低|短|小|晚|迟|高|大|多|长|超)[于过]")
"""What says how much of the same act is meant: 应当保存记录，不得少于三年."""
_STARTS_MOOD = re.compile(
    rf"(?!{_MEASURE.pattern})(?:并|且|也|亦|但)?(?:不得(?!不)|禁止|严禁|不准|鼓励|提倡|倡导|支持)"
)
_DONE = re.compile(
    r"每(?:[一二两三四五六七八九十\d]{0,3}个?(?:年|季度|半年|月|周|日))[^，。；]{1,12}次[^，。；]{0,12}$"
    r"|(?:^|[，,是]|期间|的|企业|者)(?:立即|及时|第一时间|应急|实行)(?![^，。；]*(?:后|前|时|的)$)[^，。；]{2,}$"
)
_BARE_DUTY = re.compile(
    r"[^，。；、]{0,24}?(?:(?:[\d一二两三四五六七八九十]{1,4}\s?个?(?:工作)?(?:日|天|小时|分钟|月)|h|年底|月底|日)[内前]|立即|及时)"
    r"[^，。；]{2,40}[。；]?$"
)
"""What is to be done by when, with no modal word, behind what may or must not be: 维修后七日内删除."""
_CONTINUES = re.compile(rf"{HOW}(?:{ACT_IN_CALL}|配合|协助|接受)|以及|及其?|和|与|或者?|但[^，。]*除外")
"""How a clause goes on without a modal word, whomever it names: 组织辖区内企业申报, 以及甲企业的数据."""
_ACT = re.compile(rf"{HOW}(?:{ACT_IN_CALL})|{FOLLOWS.pattern}")
_ALSO = re.compile(rf"并且?{HOW}(?:{ACT_IN_CALL})|确保[^，。；]{{0,20}}每[^，。；]{{2,}}次")
"""How an act is joined that what is forbidden before it is not: 不得派单，并加快清退."""
_AIM = re.compile(r"(?:以便|以免|便于|避免|防止|从而)")
"""How a clause begins that tells what is to come of the act before it: 避免驾驶员误用."""
_NO_MORE = re.compile(r"(?:无需|无须|不需|不必|不再)")
_LONGEST_BEFORE_MOOD = 40
_REQUESTS = re.compile(r"(?:为[^。；]{2,60}[，,])?请(?![求示假])(?P<you>[你您贵])?")
"""How a sentence begins that whoever is addressed is asked."""
_PLEASE = re.compile(r"，请(?![求示假])(?=[^，。；]{4})")
_ENUMERATING = "、"
_MOST_CLAUSES = 20
"""Circumstances that may precede the actor of a sentence."""
SEPARATORS = "，,、；;：: \u3000\t\n"
"""What may stand between two statements and belongs to neither."""


def statements(text: str, finder: ActorFinder, addressed: Bearer = Bearer.UNSTATED) -> list[Statement]:
    """The statements of a passage in order; together they leave only blanks and item marks over.

    One that names nobody is the act of whoever acted before it in the paragraph, or throughout the
    paragraphs before. But a new sentence with a modal word, after what a regulator does, is not the
    regulator's; it is then, as where nobody was named at all, of whom the document addresses.
    """
    plain = blank_quoted(text)
    found: list[Statement] = []
    leads: Bearer | None = None
    ruled: int | None = None  # up to where an authority acts in this paragraph
    for start, lead, end, marked in told(text):
        if not marked:
            leads = None
        elif found and text[found[-1].end : start].startswith(("：", ":")):
            leads = None if any(spoken_of.told_to_enterprises(found[-1].text)) else found[-1].bearer
        for left, right in sentences(text, plain, start, lead):
            ruled = left if ruled is not None and text.find("\n", ruled, left) < 0 else None
            sentence = _Sentence(text, plain, left, right, finder, filed=ruled is None)
            # Each item of a list is of whom its lead names: 处理者应当：（一）…；（二）….
            named, told_of = leads if left == start else None, len(found)
            found += sentence.statements(named or _bearer_before(text, found, sentence, addressed))
            ruled = max((one.end for one in found[told_of:] if one.bearer is Bearer.AUTHORITY), default=ruled)
        if lead < end and found and found[-1].start >= start:
            found[-1] = replace(found[-1], end=end, text=text[found[-1].start : end], listed=lead)
            ruled = end if found[-1].bearer is Bearer.AUTHORITY else ruled
    return found if addressed is not Bearer.AUTHORITY else list(without_doubtful(text, found, finder))


def _bearer_before(text: str, found: Sequence[Statement], sentence: "_Sentence", addressed: Bearer) -> Bearer:
    request = _REQUESTS.match(text, sentence.start)
    theirs = request is not None and bool(request["you"] or addressed is not Bearer.UNSTATED)
    # Who is kept from something, or let do it, is not who acts in what follows: 禁止驾驶员甩客；要报告.
    last = next((one for one in reversed(found) if not _of_object(one)), None)
    before = found[-1].text if found else ""
    if spoken_of.gets_what_was_sent(before, text[sentence.start : sentence.start + HEAD]):
        return Bearer.UNSTATED
    if last is None or theirs:
        return addressed
    between = text[found[-1].end - 1 : sentence.start]
    told = not sentence.modals and (
        (last.actor is not None and last.actor.by_thing) or phrases.told_by(last.text, 0, len(last.text))
    )
    named = next((one.actor for one in reversed(found) if one.actor), None)
    body = named if last.bearer is Bearer.AUTHORITY else None
    asked = body and any(spoken_of.told_to_enterprises(text[body.start : sentence.start][: 2 * HEAD]))
    encouraged = last.modality is Modality.ENCOURAGED and "\n" not in between
    if told or encouraged or asked:
        # Who is encouraged is not who acts next, nor one told by a thing or a report, or who asks.
        return addressed
    # What public bodies must do too does not tell whose act the next sentence is.
    goes_on = last.bearer is Bearer.ENTERPRISE and not (named and named.shared)
    if "\n" in between:
        first = next((one.bearer for one in found if one.actor), None)
        return Bearer.ENTERPRISE if goes_on and first is Bearer.ENTERPRISE else addressed
    if goes_on or between.strip().endswith(("；", ";")):
        return last.bearer
    return addressed if sentence.modals or request or last.bearer is Bearer.OTHER else last.bearer


def _of_object(said: "Statement") -> bool:
    return bool(said.actor and said.actor.start > said.start and LETS.match(said.text))


class _Sentence:
    """Characters `start` to `end` of a passage: cut where another party, mood or case begins.

    `filed`: what it says is filed is no public body's, as none acts before it.
    """

    def __init__(
        self, text: str, plain: str, start: int, end: int, finder: ActorFinder, *, filed: bool = False
    ) -> None:
        self._filed = filed
        self._text = text
        self._plain = plain
        self.start = start
        self._end = end
        self._finder = finder
        found = modals(text[start:end])
        self.modals = [start + modal.start for modal in found]
        self._moods = [modal.modality for modal in found]
        self._commas = list(_CLAUSE_END.finditer(plain, start, end))
        self._places = [comma.start() for comma in self._commas]
        self._told = phrases.told_by(plain, start, end)

    def statements(self, bearer: Bearer) -> Iterator[Statement]:
        """Its statements; `bearer` acts until another is named."""
        if bearer is Bearer.AUTHORITY and self._told > self.start:
            # Who says what follows does not do it: 其中明确提出，…应当….
            bearer = Bearer.UNSTATED
        plain = self._plain
        for left, right in pairwise([*self._cuts(), self._end]):
            words = self._text[left:right].rstrip(SEPARATORS)
            own, actor = bearer, self._party(left, words, bearer)
            ends = left, left + len(words)
            if spoken_of.grants(plain, *ends):
                bearer, actor = Bearer.UNSTATED, None
            elif actor is not None:
                bearer = actor.bearer
            elif parties.of_another(plain, *ends, bearer) or (
                bearer is Bearer.AUTHORITY and parties.OF_OTHERS.match(words)
            ):
                # What a body forbids, or another's last day, behind what it must is not its own act.
                bearer = Bearer.UNSTATED
            elif spoken_of.supervises(words) and bearer is not Bearer.OTHER:
                bearer = Bearer.AUTHORITY
            elif bearer is Bearer.ENTERPRISE and spoken_of.done_to_them(words):
                bearer = Bearer.UNSTATED
            elif unknown := parties.unknown_party(plain, self.start, *ends):
                bearer = unknown[1]
                actor = Actor(0, unknown[0] - left, bearer, ())
            said = Statement(*ends, words, modality(words), bearer, moved(actor, left))
            yield said
            bearer = own if _of_object(said) else bearer

    def _party(self, left: int, words: str, bearer: Bearer) -> Actor | None:
        """Whom a statement names that must, at its place in its words."""
        actor = spoken_of.who_does(self._actor(left, left + len(words)), self._finder.acting(words), words)
        actor = (actor and spoken_of.behind_case(self._finder, words, actor.end)) or actor
        told = left > self.start or bearer is Bearer.ENTERPRISE or self._text[:left].endswith("。")
        actor = spoken_of.asked_by(self._finder, words, actor, told=told) or actor
        if actor and bearer is Bearer.ENTERPRISE and parties.THING.fullmatch(words, actor.start, actor.end):
            actor = None
        if actor and bearer is Bearer.ENTERPRISE and parties.STAFF.search(words, actor.start, actor.end):
            # Whom it has works for it: what they must it must see to.
            actor = actor._replace(bearer=bearer, types=(), others=True, open_case=True)
        if actor is None and bearer is not Bearer.AUTHORITY:
            actor = self._finder.whoever(words, bearer, files=self._filed)
        return actor

    def _cuts(self) -> list[int]:
        """Where statements begin."""
        cuts = [self.start]
        predicate = self._stated_from(self._told)
        ends = [*(one.start() for one in self._commas if one["mark"] != _ENUMERATING), self._end]
        for comma in self._commas:
            at, stop = comma.end(), ends[bisect_right(ends, comma.start())]
            before = max(cuts[-1], self._told), comma.start()
            if self._told < at < self._end and self._begins(before, (at, stop), comma["mark"], predicate):
                cuts.append(self._with_circumstance(at, comma, cuts[-1]))
                predicate = self._stated_from(cuts[-1])
        return cuts

    def _with_circumstance(self, at: int, comma: re.Match[str], since: int) -> int:
        """Where a statement begins whose clause is at `at`: with what tells when, in the one before."""
        before = self._plain.rfind("，", since, comma.start()) + 1
        first = _ON_WHAT if self._modal_in(at, at + 1) else _TELLS_FIRST
        told = before > since and first.search(self._plain, before, comma.start())
        return before if told and not self._modal_in(before, at) else at

    def _stated_from(self, start: int) -> Stated:
        head = self._text[start : min(start + HEAD, self._end)]
        return Stated(another_case(head), head, self._finder)

    def _begins(self, before: tuple[int, int], clause: tuple[int, int], mark: str, said: Stated) -> bool:
        """Whether a clause begins a statement of its own after what was said before it in the sentence."""
        if _AIM.match(self._plain, *clause):
            return False
        words = self._text[clause[0] : min(clause[1], clause[0] + HEAD)]
        if mark == _ENUMERATING and said.case_ends(before) and another_case(words) is not None:
            return True
        if mark != _ENUMERATING and self._apart(before, clause, words, said):
            return True
        modal = self._modal_in(*before)
        if mark != _ENUMERATING and not modal and in_own_mood(self._text[slice(*before)], words):
            return True
        stated = modal or said.case_ends(before) or self._acts_already(*before)
        return (stated or said.acts(self._text, before)) and self._parts(before, clause, words, mark, said)

    def _apart(self, before: tuple[int, int], clause: tuple[int, int], words: str, said: Stated) -> bool:
        """Whether a clause has a case, a time or a party of its own behind what was said before it."""
        modal, done = self._modal_in(*before), self._acts_already(*before)
        stated = modal or said.case_ends(before)
        acted = not modal and self._acts_in(*before)
        if stated or done or (acted and not self.modals):
            case = clause[1] < self._end and _CASE_CLAUSE.fullmatch(self._plain, *clause)
            if (case and (modal or not done)) or another_case(words) is not None:
                return True
        if spoken_of.asks_behind_fact(self._plain, before, clause) and self._finder.opening(words):
            return True
        if acts := done or stated or acted or said.acts(self._text, before):
            comes = words.startswith("否则") or CONSEQUENCE.match(self._plain, clause[0], self._end)
            if comes or due_apart(self._plain, before, clause):
                return True
        must = self._modal_in(*clause)
        if acts and (must or not modal) and spoken_of.asks_enterprise(self._finder, words):
            since = max(before[0], self._plain.rfind("，", *before) + 1)
            return TELLS_WHEN.match(self._plain[since : before[1]]) is None
        no_more = acted and _NO_MORE.match(self._plain, *clause)
        other = self._finder.opening(words) if not modal and (must or no_more) else None
        return bool(no_more) if other is None else must and self._other_acted(before, other, said)

    def _other_acted(self, before: tuple[int, int], party: Actor, said: Stated) -> bool:
        """Whether clauses before one of a party tell another's act: 工作组组织评审，申报主体应当答辩."""
        if TELLS_OF_RULE.fullmatch(self._plain, *before):
            return True
        nobody = said.actor is None and party.bearer is not Bearer.AUTHORITY
        acts = nobody and spoken_of.DOES_FIRST.match(self._plain, *before)
        if acts and not _TELLS_FIRST.search(self._plain, *before):
            return True
        by = self._finder.acting(self._text[before[0] : min(before[1], before[0] + 2 * HEAD)])
        if by is not None and party.bearer is Bearer.ENTERPRISE is by.bearer and by.types != party.types:
            # 由甲企业提出申请，乙企业不得申请.
            return True
        start = before[0]
        for clause in self._plain[start : before[1]][: 2 * HEAD].split("，"):
            acted = self._finder.opening(self._text[start : start + len(clause)][:HEAD])
            if acted is not None and acted.bearer is not party.bearer and not IF.match(clause):
                rest = clause[acted.end :]
                if not CIRCUMSTANCE.search(rest) and spoken_of.acts_by_itself(acted.bearer, rest):
                    return True
            start += len(clause) + 1
        return False

    def _parts(
        self, before: tuple[int, int], clause: tuple[int, int], words: str, mark: str, said: Stated
    ) -> bool:
        """Whether a clause is in another mood or of another party than what was stated before it."""
        modal, plain = self._modal_in(*before), self._plain
        if mark != _ENUMERATING and self._another_mood(before, clause, said):
            return True
        goes_on = modal and ENCOURAGES.match(plain, *clause) and not parties.PARTY.search(plain, *clause)
        if not goes_on and _STARTS_MOOD.match(plain, *clause):
            # 收集个人信息，不得超出所必需的范围; 未经许可，严禁…: what precedes is what it is about.
            unless = re.search(r"未(?:经|取得|获)[^，。；]{1,16}$", plain[slice(*before)])
            about = not modal and (words.startswith("不得") or unless)
            return not about and (mark != _ENUMERATING or words.startswith(("鼓励", "支持", "禁止", "严禁")))
        if mark == _ENUMERATING or (not self._modal_in(*clause) and _CONTINUES.match(plain, *clause)):
            return False
        behind = clause[1], clause[1] + _LONGEST_BEFORE_MOOD  # 及时消除隐患，受影响的单位，必须停产.
        return bool(
            (modal and _CASE_THEN.match(plain, *clause))
            or parties.unknown_party(plain, before[0], *clause)
            or (parties.ON_TOPIC.fullmatch(plain, *clause) and self._modal_in(*behind))
            or self._finder.opening(words)
        )

    def _another_mood(self, before: tuple[int, int], clause: tuple[int, int], said: Stated) -> bool:
        """Whether a clause is in another mood than the statement so far: 应当登记，未经登记不得使用."""
        first, mood = bisect_left(self.modals, before[0]), bisect_left(self.modals, clause[0])
        own = self._moods[first] if first < len(self.modals) and self.modals[first] < before[1] else None
        if mood == len(self.modals) or self.modals[mood] >= clause[1]:
            also = own is Modality.PROHIBITED and _ALSO.match(self._plain, *clause)
            let = own in (Modality.PROHIBITED, Modality.PERMITTED)
            return bool(also or (let and _BARE_DUTY.match(self._plain, *clause)))
        head = min(before[1], before[0] + HEAD)
        often = FREQUENCY.search(self._plain, before[0], head) and self._acts_in(before[0], head)
        if own is None and (often or said.case_ends(before) or self._acts_already(*before)):
            own = Modality.MANDATORY
        about = self.modals[mood] - clause[0]
        return (
            own not in (None, self._moods[mood])
            and about <= _LONGEST_BEFORE_MOOD
            and not _MEASURE.match(self._plain, clause[0] + about)
            and not (
                WEAK.match(self._plain, clause[0] + about)
                and not BEFORE_WEAK.fullmatch(self._plain, clause[0], clause[0] + about)
            )
        )

    def _acts_in(self, start: int, end: int) -> bool:
        """Whether the words say what is to be done, though without a modal word."""
        return _SAYS_ACT.match(self._plain[start : min(end, start + HEAD)]) is not None

    def _acts_already(self, start: int, end: int) -> bool:
        """Whether something is done so often, at once, or as was asked: 每年报告一次, 通知要求，排查隐患."""
        asked = start == self._told and "要求" in self._text[self.start : start] and self._acts_in(start, end)
        return asked or _DONE.search(self._plain, max(start, end - HEAD), end) is not None

    def _modal_in(self, start: int, end: int) -> bool:
        at = bisect_left(self.modals, start)
        return at < len(self.modals) and self.modals[at] < end

    def _actor(self, start: int, end: int) -> Actor | None:
        """The actor of a statement, which circumstances (当…时，) may precede.

        Who is spoken of in a case acts only where the clause with the modal word names nobody else:
        处理者有下列情形之一的，主管部门可以要求…….
        """
        at = bisect_right(self.modals, start)
        first_modal = min(self.modals[at], end) if at < len(self.modals) else end
        if please := _PLEASE.search(self._plain, start, first_modal):
            first_modal = please.end()
        clause = max(start, self._told)
        first, stop = bisect_left(self._places, clause), bisect_left(self._places, first_modal)
        commas = [comma for comma in self._commas[first:stop] if comma["mark"] != _ENUMERATING]
        of_case: Actor | None = None
        for comma in [*commas[:_MOST_CLAUSES], None]:
            said = self._text[clause : min(end, clause + HEAD)]
            # A party that is a clause by itself is one whatever follows: 停产企业，尽快完成整改.
            noun = comma is not None and self._plain[comma.start() - 1] in "业位司者商"
            alone = first_modal >= end and noun and comma and _ACT.match(self._plain, comma.end(), end)
            opening = self._finder.opening(said, of_statement=first_modal < end or bool(alone))
            # Whom a later clause encourages does not act in the one before it.
            actor = None if clause > start and ENCOURAGES.match(said) else moved(opening, clause - start)
            case = comma and (_TELLS_FIRST.search(self._plain, clause, comma.start()) or IF.match(said))
            named = bool(actor and comma and start + actor.end == comma.start())
            if comma and (named or parties.ON_TOPIC.fullmatch(self._plain, clause, comma.start())):
                # 对违规企业，我部将处理: who acts on the party that a clause only names.
                behind = self._finder.opening(self._text[comma.end() : min(comma.end() + HEAD, self._end)])
                if behind:
                    return moved(behind, comma.end() - start)
            ends, party = comma.start() if comma else end, moved(actor, start)
            only_mentioned = party and spoken_of.only_spoken_of(
                party.bearer, self._plain, party.span, ends, known=bool(party.types)
            )
            if actor and not (case and (first_modal < end or only_mentioned)):
                return actor
            if comma is None or comma.end() > first_modal:
                break
            if actor and not only_mentioned:
                of_case = of_case or actor
            if first_modal >= end and not TELLS_WHEN.match(self._plain[clause : comma.start()]):
                # Without a modal word, what is said in the first clause is the act.
                break
            clause = comma.end()
        return of_case

"""What limits every duty of a document: the sentence or the part that says for whom and what it is.

汽车数据处理者向境外提供汽车数据，适用本规定: who exports none owes nothing of it, whatever the articles
behind say only of 汽车数据处理者. Known to the vocabulary, the activity is a condition of each duty; not
known, whom a duty binds is open. It limits nothing where it only says what the parties bound do by
definition, or where (在中华人民共和国境内), or what the document itself asks of them (开展数据分级保护).
"""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.documents.document import Document, Paragraph, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.cases.apart import about_some, core_of, sets_apart, titled
from dutygraph.loaders.duties.cases.conditions import ConditionFinder
from dutygraph.loaders.duties.cases.elsewhere import LeftOut, left_out
from dutygraph.loaders.duties.cases.inherited_conditions import any_of, both
from dutygraph.loaders.duties.cases.open_cases import open_case_of
from dutygraph.loaders.duties.cases.out_of_force import is_at_another_time
from dutygraph.loaders.duties.cases.understood import Left
from dutygraph.loaders.duties.drafts import ConditionDraft, StatementDraft, condition_drafts
from dutygraph.loaders.duties.time.windows import begins_on_a_day
from dutygraph.loaders.duties.who.actors import Actor, ActorFinder
from dutygraph.loaders.duties.who.parties import PARTY, names_of
from dutygraph.loaders.duties.who.phrases import in_common, means_all, picks_out, refers_back, says_more
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.text.dates import DAY_ALONE, dates
from dutygraph.text.first_characters import quick

_OWN = (
    r"本(?:法|条例|办法|规定|细则|规则|规程|规范|标准|文件|指南|指引|通知|公告|通告|方案|公约|要求|意见"
    r"|准则|制度|清单)"
)
_APPLIED = quick(
    rf"(?:的|[，,]|也|均|都|应当?|必须|须|同样)*(?:(?:适用|遵守|执行){_OWN}(?:和[^，。；]*|的规定)?"
    rf"|(?:依照|按照){_OWN}(?:的规定)?执行)$"
)
_FOR_WHOM = (
    r"(?:报送|申报|填报|[排核抽检自]查|监测|整治|参评|参加|覆盖|备案|实施|评估|认定|适用|工作)"
    r"(?:主体|对象|范围|车型)"
)
_OF_KINDS = r"(?=[^，。；]*(?:企业|公司|单位|机构|领域|车|系统|平台|站|[省市]))"
_TO_KINDS = r"(?=[^，。；]*(?:企业|公司|单位|车|汽车|车辆)(?:[，。；]|$))"
_APPLIES_TO = quick(
    rf"{_OWN}(?:仅|只)?适用于|(?<![一-鿿])(?:本次|{_OWN})?{_FOR_WHOM}(?:主要|仅|只)*(?:[为是：:]|包[括含]|限[于定]在?)"
    rf"|(?:本次?[^，。；本]{{0,6}}|(?:上述|有关|相关)(?:要求|规定|工作))(?:主要|仅|只)*(?:(?:面向|针对|限于|覆盖){_OF_KINDS}|聚焦{_TO_KINDS}|在(?=[^，。；]*试[点行]))"
)
_ELSEWHERE = re.compile(
    r"另有|特别|其规定|不适用|不属于|前款|参[照考阅见]|详见|关于|有关规定|除[^，。]{0,12}(?:遵守|适用)|国家(?:安全)?机关|违反"
)
"""A sentence that says of other rules, or of some further case, what holds."""
_PART = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])\s*"
    rf"(?:{_FOR_WHOM}|适用情形)(?=[。：:\s]|$)[。：:\s]*"
)
"""The heading of a part that limits whom all the rest concerns: 一、报送主体."""
_NEXT = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[章条节]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[.．、](?!\d)|\s))"
)
_LABEL = re.compile(
    r"\s*(?:第\s*[一二三四五六七八九十百\d]+\s*条(?:之[一二三四五六七八九十])?|[一二三四五六七八九十]{1,3}、|\d[\d.]*\s)?\s*(?:【[^】]{1,12}】|[（(][^（）()]{1,12}[）)])?\s*"
)
_CALLED = re.compile(r"[（(]\s*以下(?:统称|简称|合称|称)[^（）()]{1,30}[）)]")
_DEFINES = re.compile(r"[（(，,]\s*以下(?:统称|简称|合称|称|分别)")
_PLACE = re.compile(
    r"(?:凡|对|[，,]|[全本我][国省市区县])*(?:(?:注册地|住所地?|所在地)(?:为|在|位于)[^，。；的]{2,12}的|在[^，。；的向]{1,16}?(?:注册|登记|设立)(?:并且?|且|、|的)|在?(?:[^，。；的向]{0,24}?(?:[境域国省市区县]|范围)内)?(?:依法)?(?:(?:注册|登记|设立)、?(?:并且?|且))?(?:\d{4}年度?)?)"
)
_BESIDE = re.compile(
    r"(?:(?:及|以及|和)(?:其|相关|有关|安全|网络安全)*的?(?:监督|监管|管理)(?:检查|管理)?"
    r"(?:部门|机构|活动|工作)*+|的?(?:相关|有关)?活动|行为|工作|等"
    r"|的(?:安全|合规)*(?:评估|审计|认证|审查|监督|管理|申报|备案)"
    r"|(?:均|都)?应当?(?:均|都)?(?:报送|申报|填报|自查|备案|参加))*$"
)
"""What stands behind what it is for: 及其监督管理, 等活动."""
_NO_MORE = re.compile(
    r"[，,（(](?:主要|具体)?(?:包括|包含|含|涵盖|如)"
    r"|[，,]?(?:均|都)?(?:应当?|须)(?=[按依向于在经通履报提填参开完及])"
)
"""What only names some of those meant, or what those must whom a part names: 处理甲的企业，应当报送."""
_CASES = re.compile(r"[，,](?:且|并|应当?)?(?:同时)?(?:有|具有|属于|符合)(?:下列|以下)")
"""What says that only cases are meant, which a list behind it tells."""
_OF_ITSELF = re.compile(
    r"管理|保护|防护|评估|审计|评测|备案|登记|报送|治理|建设|监督|监管|应急|处置|召回|培训|检查|维护|测试"
)
"""What a document asks of those it is for, and no limit: 开展数据分级保护."""
_MORE_OF_PARTY = re.compile(r"[，,]?(?:其|的|及|以及|和|与|或|、|等|[（(])")
"""What goes on naming parties, or what is theirs: 甲企业及其供应商."""
_TRIES = re.compile(
    r"[^，。；的]{0,12}(?:开展|进行|从事|实施)[^，。；的]{0,16}(?:测试|试点|示范(?:应用|运营)?)$|[^。；]*先行试[点行]$|[A-Z]\d?类"
)
"""What some only do, if it is what all are for (开展道路测试), or a class of things: M1类车辆."""
_MADE = re.compile(r"[（(]?\d{4}年[^。；]{2,40}(?:公布|发布|通过|印发|批准)")
_WHERE_FROM = re.compile(r"在[^，。；]{2,24}?(?:收集|产生|形成|存储)[^，。；的]{0,6}的")
"""Where the data come from that something is done with: 向境外提供在境内运营中收集的数据."""
_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[编章节]|[\dA-Z][\d.]*)?\s*"
    r"(?P<of>[^，。；：]{4,30}?)(?:的|安全|合规|特别|一般|基本|管理|保护|处理|防护|监管|治理|监督|评估"
    r"|规则|规定|规范|制度|要求|义务|措施|活动)*"
)
"""A heading of a part with what it is about: 第三章　个人信息保护."""
_TITLE = re.compile(
    r"(?:[一-鿿]{2,8}?(?:省|市|自治区|区|县))?(?P<of>[^，。；：《》“”\s]{4,30}?)(?:标准合同|安全|合规|管理|工作)*"
    r"(?:备案|申报|评估|认证|许可|审批)+(?:管理|工作|实施)*(?:指南|指引|办法|规定|规程|须知|流程|细则|说明)(?:[（(][^（）()]{1,8}[）)])?"
)
"""A document by its title of one procedure alone, with for what: 数据出境安全评估申报指南."""
_HEAD_LINES = 3
_ABOUT = ("", "涉及", "处理", "开展", "提供")
"""By which verbs a heading's noun is an activity: 重要数据, 自动驾驶道路测试, 网络产品."""
_ALSO_OTHERS = re.compile(r"识别|申报|梳理|认定|目录|是否|判定|判断")
"""What those do too who may find that they have none: 识别重要数据."""
_ONLY = re.compile("[仅只限]")
_PARTS = re.compile(r"[、，,]|以及|和|与|及|或者|或")
_SENTENCE = re.compile(r"[^。；;\n]+")
_CELLS = " | "
"""What stands between cells of a row that is told within a cell."""
_MOST_FREED = 500
"""A text that says more often of whom something is not asked leaves all that it asks open."""
_FIRST_LINES = 80
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Limit:
    """One that the text states: `words` with the `conditions` that are understood of them.

    `definite`: they pick some out of those who are meant, whatever these do by definition. `cases`: it is
    limited to cases as well, which are not. `whole` are the types of which it limits none.
    """

    words: str
    conditions: tuple[ConditionDraft, ...] = ()
    definite: bool = False
    cases: bool = False
    whole: tuple[str, ...] = ()


class Scope:
    """What a document is for: any of its limits will do; nothing is limited where there are none."""

    def __init__(
        self,
        limits: Sequence[Limit],
        vocabulary: Vocabulary,
        finder: ConditionFinder,
        actors: ActorFinder,
        dated: datetime.date | None,
        freed: Sequence[LeftOut] = (),
        head: str = "",
    ) -> None:
        self._head = head
        self._limits = limits
        self._dated = dated
        self._freed = freed
        self._finder = finder
        self._actors = actors
        self._names = {one.id: (one.name, *one.aliases) for one in vocabulary.enterprise_types}
        self._roles = {(one.id, one.held_by) for one in vocabulary.enterprise_types}

    def limited(
        self, said: Iterable[StatementDraft], heading: Limit | None = None
    ) -> tuple[StatementDraft, ...]:
        """The statements, those of enterprises with what limits them, or open where it is not understood.

        That is what the document is for, else what the `heading` above them says; below one that names an
        act, what everybody must do to learn if it concerns them is for all; a ban may be, and what stands
        before the act as a case of its own: 应当在境内存储。确需向境外提供的，应当….
        """
        limits = [heading] if heading else self._limits
        act = heading is not None and not heading.definite
        drafts, found, of_all = list(map(self._now, said)), list[StatementDraft](), False
        facts = self._finder.facts_of(heading.conditions) if heading and act else ()
        first = next((at for at, one in enumerate(drafts) if any(c.fact in facts for c in one.conditions)), 0)
        for at, draft in enumerate(drafts):
            of_all = means_all(draft.subject) if draft.subject else of_all and not draft.types
            free = not limits or of_all or (act and _ALSO_OTHERS.search(draft.text))
            within = draft if free else self._limited(draft, limits)
            maybe = (act and draft.modality is Modality.PROHIBITED) or at < first
            found.append(draft.left_open() if maybe and within is not draft else within)
        return tuple(found)

    def _now(self, draft: StatementDraft) -> StatementDraft:
        """A duty as the document leaves it elsewhere; open at another time, or told by a table in a cell."""
        if draft.bearer is not Bearer.ENTERPRISE:
            return draft
        later = is_at_another_time(draft.text, self.is_ahead)
        open_ = _CELLS in draft.text or len(self._freed) > _MOST_FREED
        if open_ or (later and not begins_on_a_day(draft.text)):
            draft = draft.left_open()
        for one in self._freed:
            draft = draft if one.articles else one.changes(draft)
        return draft

    @property
    def of_articles(self) -> Sequence[LeftOut]:
        """What the text says of its own articles."""
        return [one for one in self._freed if one.articles]

    def is_ahead(self, day: datetime.date) -> bool:
        """Whether a day lies behind the document's own, or need not have passed where it has none."""
        return self._dated is None or day > self._dated

    def of_parties(self, heading: Passage) -> Limit | None:
        """Which enterprises a part is for, where its heading picks some out (一、开展道路测试的企业), or in
        which case it is: 涉及数据出境的，按以下要求办理：.
        """
        whom = heading.part(*core_of(heading.text))
        if heading.text.partition("，")[0].endswith("的"):
            told = _conditions_of(whom, self._finder)
            some = told or open_case_of(f"{whom.text}的，应当", ()) is not Left.NOTHING
            return Limit(whom.text, told, definite=True) if some else None
        named = self._actors.phrase(whom.text) if "的" in whom.text else None
        if named is not None and named.bearer is Bearer.ENTERPRISE:
            limit = _limit(whom, self._actors, self._finder)
            return limit and replace(limit, definite=True)
        about = about_some(heading.text, self._actors, self._head)
        return Limit(whom.text, definite=True) if about else None

    def of_heading(self, heading: Passage) -> Limit | None:
        """What a part concerns, where its heading names just that: 第四章　数据出境."""
        return _named_by(heading, _HEADING, self._finder)

    def _limited(self, draft: StatementDraft, limits: Sequence[Limit]) -> StatementDraft:
        if draft.bearer is not Bearer.ENTERPRISE or draft.settled_conditions:
            return draft
        own = {condition.fact for condition in draft.conditions if not condition.inherited}
        if any(self._says_nothing(limit, draft, own) for limit in limits):
            return draft
        if all(limit.conditions for limit in limits):
            told = any_of([limit.conditions for limit in limits])
            draft = replace(draft, conditions=both(told, draft.conditions))
            if not any(limit.cases for limit in limits):
                return draft
        return draft.left_open()

    def _says_nothing(self, limit: Limit, draft: StatementDraft, own: Collection[str]) -> bool:
        """Whether whom it binds does that by definition, or is named by it: who makes cars, of 汽车生产.

        One with a case of its `own` on the same fact says itself whom it is for: 未处理重要数据的，应当说明.
        """
        subject = draft.subject or ""
        named = limit.whole and subject and not refers_back(subject)
        if named or (draft.types and set(draft.types) <= set(limit.whole)):
            return True
        if limit.conditions and not limit.cases:
            if any(one.fact in own for one in limit.conditions):
                return True
            asked = {(type, one.fact) for type in draft.types for one in limit.conditions}
            return bool(asked) and asked <= self._roles
        if limit.definite or limit.cases:
            return not limit.conditions and limit.words[:3] in subject
        names = "、".join((subject, *(name for type in draft.types for name in self._names[type])))
        return any(in_common(part, names) for part in _PARTS.split(limit.words))


def scope_of(
    document: Document, finder: ActorFinder, conditions: ConditionFinder, knowledge: Knowledge
) -> Scope:
    """By the sentences that say to whom or what the document applies, and parts headed 适用范围, 报送主体."""
    paragraphs = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    lines = paragraphs[:_FIRST_LINES]
    told = [
        (_limit(words, finder, conditions, alone=part), only) for words, only, part in _told(document, lines)
    ]
    named = (_named_by(passage(document.text, [line]), _TITLE, conditions) for line in lines)
    first = [line.of(document.text).strip() for line in lines]
    titles = [*filter(None, named), *(Limit(one, definite=True) for one in titled(first, finder))]
    # What names all that it is for takes nothing from what says for whom alone it is.
    limits = [limit for limit, only in told if limit and only]
    limits = limits or [limit for limit, _ in told if limit and all(one for one, _ in told)] or titles[:1]
    alone = (line.of(document.text) for line in paragraphs)
    of_day = (words for words in alone if DAY_ALONE.match(words) or _MADE.match(words))
    days = (one.date for words in of_day for one in dates(words))
    dated = max(days, default=knowledge.passed)
    types = knowledge.vocabulary.enterprise_types
    names = names_of(tuple((name, one.id) for one in types for name in (one.name, *one.aliases)))
    kin, free = knowledge.vocabulary.kin, left_out(document.text, finder, names)
    told_free = (one._replace(types=kin(one.types)) if one.name else one for one in free)
    freed = tuple(islice(told_free, _MOST_FREED + 1))
    head = takewhile(lambda line: not _NEXT.match(line), first[:_HEAD_LINES])
    return Scope(limits, knowledge.vocabulary, conditions, finder, dated, freed, "".join(head))


def _named_by(heading: Passage, form: re.Pattern[str], finder: ConditionFinder) -> Limit | None:
    """What a heading of that form names, where that is just one thing that the vocabulary knows."""
    found = form.fullmatch(heading.text.strip())
    if found is None or _ALSO_OTHERS.search(found["of"]):
        return None
    start = heading.text.index(found["of"])
    core = heading.part(start, start + len(found["of"]))
    told = next(filter(None, (_conditions_of(core, finder, verb) for verb in _ABOUT)), ())
    return Limit(core.text, told) if told else None


def _told(document: Document, lines: Sequence[Span]) -> Iterator[tuple[Passage, bool, bool]]:
    """The words for whom or what it is for, each sentence by itself, whether it is for them alone, and
    whether a part says so; no signature and no day below it.
    """
    within = False
    dated = [DAY_ALONE.match(document.text, *line) is not None for line in lines]
    for line, ends in zip(lines, map(any, pairwise([*dated, False])), strict=True):
        words = passage(document.text, [line])
        heading = _PART.match(words.text)
        within = bool(heading) or (within and not ends and not _NEXT.match(words.text))
        for sentence in _SENTENCE.finditer(words.text, heading.end() if heading else 0):
            label = _LABEL.match(words.text, sentence.start(), sentence.end())
            start, end = label.end() if label else sentence.start(), sentence.end()
            if not 0 < end - start <= _LONGEST:
                continue
            told, only = end, False
            if to := _APPLIES_TO.search(words.text, start, end):
                comma = words.text.find("，", to.end(), end)
                start, end = to.end(), comma if comma >= 0 else end
                told, only = end, _ONLY.search(to[0]) is not None
            elif applied := _APPLIED.search(words.text, start, end):
                end = applied.start()
            elif not within:
                continue
            elif cases := _CASES.search(words.text, start, end):
                # The list behind it tells cases of this one.
                end, within = cases.end(), False
            if start < end and not _ELSEWHERE.search(words.text, start, told):
                yield words.part(start, end), only, within


def _limit(
    words: Passage, finder: ActorFinder, conditions: ConditionFinder, *, alone: bool = False
) -> Limit | None:
    """What a sentence limits; None where it is for all that the document names, `alone` those of a type."""
    called = _CALLED.search(words.text)
    if called and all(party.end() < called.start() for party in PARTY.finditer(words.text[: called.start()])):
        words = _without(words, called)
    text = words.text
    if _DEFINES.search(text):
        # Who has a name of its own in the text is what that says.
        return None
    text = _NO_MORE.split(text)[0]
    cases, beside = _CASES.search(text), _BESIDE.search(text)
    end = cases.start() if cases else beside.start() if beside else len(text)
    start = _after_place(text, 0)
    party = finder.opening(text[start:end])
    if party is not None and start + party.end == end:
        party = None
    start = _after_place(text, start + party.end) if party else start
    core = text[start:end]
    which, _, noun = core.rpartition("的")
    named = None if party else finder.phrase(core)
    if named is not None:
        core = which
        if named.bearer is not Bearer.ENTERPRISE or (not which and refers_back(noun)):
            return None
        if not which and _all_of(named) == named.types:
            if not named.types:
                return Limit(noun, definite=sets_apart(noun, finder))
            return Limit(noun, definite=True, whole=named.types) if alone else None
    found = _conditions_of(words.part(start, start + len(core)), conditions) if core else ()
    definite = (named is not None and not which) or picks_out(which + "的", noun)
    definite = definite or _TRIES.match(core) is not None
    if not found and not definite and cases is None:
        of_itself = party is not None and (_MORE_OF_PARTY.match(core) or _OF_ITSELF.search(core))
        if of_itself or not says_more(core, ()):
            return None
    whole = _all_of(named) if named is not None and not which else ()
    return Limit(core, found, definite=definite, cases=cases is not None, whole=whole)


def _all_of(named: Actor) -> tuple[str, ...]:
    """The types that it means all of."""
    whom = named.binding()
    return () if whom.open_case else whom.types


def _after_place(text: str, start: int) -> int:
    """Where the words for a place end that stand there, if any do."""
    place = _PLACE.match(text, start)
    return place.end() if place else start


def _conditions_of(core: Passage, conditions: ConditionFinder, verb: str = "") -> tuple[ConditionDraft, ...]:
    """The conditions that say all of it, done by that `verb`; none where something else is said too."""
    if where := _WHERE_FROM.search(core.text):
        core = _without(core, where)
    text = verb + core.text
    found = conditions.find(f"{text}的，应当")
    beyond = any(one.span.end > len(text) for one in found)
    if not found or beyond or says_more(text, [one.text for one in found]):
        return ()
    own = [Span(max(one.span.start - len(verb), 0), one.span.end - len(verb)) for one in found]
    moved = (replace(one, span=at, text=core.text[slice(*at)]) for one, at in zip(found, own, strict=True))
    return condition_drafts(core, moved, inherited=True)


def _without(words: Passage, left_out: re.Match[str]) -> Passage:
    """The words but for what was found in them."""
    parts = (words.part(0, left_out.start()), words.part(left_out.end(), len(words.text)))
    return passage(words.source, [piece for part in parts for piece in part.pieces])

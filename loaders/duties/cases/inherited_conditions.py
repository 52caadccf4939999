"""What a statement takes from another of its task: conditions, and whether it is of whom that names.

A task's text says whom it concerns once (开展重要数据处理活动的汽车数据处理者应…). What goes on without
naming anybody new (企业应…), or asks for the report of that activity among the materials, concerns
the same. Where the act itself limits nobody and what follows says how often it is done in which case
(定级为三级及以上的…每年开展一次), its report concerns whom one of these cases fits.

甲企业应当…。在网上登载地图，必须…: who does that need not be one of them, nor what a thing or others must.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from dutygraph.graph.model import Bearer, DeliverableKind, Modality, TimeRuleKind
from dutygraph.loaders.duties.cases.open_cases import leaves_over
from dutygraph.loaders.duties.cases.understood import unread_topic
from dutygraph.loaders.duties.drafts import ConditionDraft, StatementDraft
from dutygraph.loaders.duties.modality import MUST, modals
from dutygraph.loaders.duties.time.rules import counted_from
from dutygraph.loaders.with_values import with_values
from dutygraph.text.normal_text import compact_text

_ALL = re.compile(r"^(?:各|所有|全体|凡|任何|每)")
_SAME_AS_BEFORE = re.compile(r"^(?:该|此类|这类|上述|前述|前款|前项|其(?![他它余]))")
_PARAGRAPH_BEFORE = re.compile(r"(?<![按依]照)(?<!根据)(?<!依据)(?<!违反)(?<!除)(?<!适用)(?<!执行)[前上]款")
_HEEDED = 100
"""So many statements of a paragraph are looked at; of more it is not told whom they concern."""
_CHANGES = re.compile(
    r"(?:^|，)[^，。；]{0,12}?(?P<filed>目录|清单|备案|报备|登记|申报|报送|填报)[^，。；]{0,10}?(?:变化|变更|调整|改变)[^，。；]{0,6}(?=，)"
)
"""That what was filed changes, of which only those tell that had to file it: 目录内容发生变化的."""
_CATALOGUE = ("目录", "清单")
_ANY = re.compile(r"^(?:有关|相关|本)?(?:企业|单位|机构|公司|运营者|处理者|主体|其)$")
_OWN_CASE = re.compile(r"[^，。；]{2,60}的(?:情形|情况)?，")
SAME_SENTENCE = ("，", ",", "；", ";")
_COMES_OF_IT = re.compile(
    r"(?:未(?!涉及|开展|处理|从事|使用|提供|定级)|不(?:合格|符合|通过|予|满足|达标|同意|足(?![\d一二两三四五六七八九十百千万]))|逾期)[^，。；]{0,20}的，"
)
"""What became of what was to be done; 不涉及的 is the opposite of the case before."""
_HANDS_ON = re.compile(
    r"[^，。；]{2,30}的，(?:可以?|应当?|须)?由(?!其?(?:法定代表|负责)人)[^，。；]{2,20}(?P<act>[一-鿿]{2})[。；]?$"
)
_BEARS = ("负责", "承担", "履行", "办理", "执行", "落实")
_ASKS_TO_MEND = re.compile(r"约谈|责令|要求|督促|提出[^，。；]{0,12}(?:意见|建议)")
_AS_ASKED = re.compile(r"(?:按照?|根据)[^，。；]{0,8}要求|(?:整改|改正|纠正)[。；]?$")
"""What is due from those alone of whom an authority has asked it: 被约谈的，应当按照要求整改."""
_BY_CHOICE = re.compile(r"并|且|还|同时|(?!发[现生]|收到|接到)[^，。；]{2,12}后，?(?:应|须|必)")
"""What is asked further of those who did what they may: 可以委托他人，并应当签订合同; 自愿报名，入选后应…."""
_YEARLY = re.compile(r"^(?:本|上一?|当|各|每)?年度")
_SHORTEST_ACTIVITY = 4
_SAME_ACTIVITY = 85.0
"""RapidFuzz partial ratio from which a text speaks of an activity: 评测和风险评估 and 评测和安全风险评估."""

_HANDLES = re.compile(r"收集|采集|存储|传输|使用|加工|提供|公开")
_MAKES = (
    r"(?:建立|制定|设[立置计]|编[制写]|配备|指定|形成|[留保]存|保管|开展|组织|生产|制造|实施|[收采]集|签[订署]|采[用购]|安装|使用|提供"
    r"|公[布示开]|发布|出具|健全|落实|管理)"
)
"""What makes or keeps a thing, so that what is further asked of it is asked of the same."""
_GETS = re.compile(r"(?:[收接]到|受理)(?P<thing>[一-鿿]{2})")
_SOMEBODY = re.compile(r"^(?!.*的)[一-鿿]{2,12}(?<![责表])[人员]$(?<!人员)")
"""Somebody by a name of their own, and not who acts for the party: 船务代理人."""
_DEALT_WITH = re.compile(
    r"经?[^，。；]{0,4}?(?P<act>审[核查]|核[实查]|评审|受理|截止|公示)[^，。；]{0,4}[后的]，"
)
"""What is done with what was handed in, by whom it was handed in to: 经核实后，应当通报."""
_MOST_BLANKS = 64
_GIVES_BACK = re.compile(r"应当?[^，。；]{0,12}?(?:退[还回]|[返归发]还)")
_HANDS_IN = re.compile(r"提交|报送|递交|缴[纳存]|交[付纳存]|申[请报]|送[交达检]")
_TAKES_IN = re.compile(r"收[取到存缴]|受理")
_OF_QUALITY = re.compile(r"真实|准确|完整|齐全|清晰|有效|符合|载明|注明|加盖")
"""Who hands something in does not give it back, but answers for how it is: 应当提交样品。检测后，应当退还."""


def inherited_conditions(read: Sequence[StatementDraft], nouns: Iterable[str]) -> list[StatementDraft]:
    """The statements of one task, each with the conditions it has or inherits.

    `nouns` are the words that names of deliverables end in (报告), which are no part of the activity.
    A statement for all (各企业) and one with conditions of its own inherit nothing.
    """
    ending = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(nouns, key=len, reverse=True))) or '(?!)'})+$")
    completed: list[StatementDraft] = []
    text: list[StatementDraft] = []
    for draft in read:
        own = with_values(draft, conditions=tuple(one for one in draft.conditions if not one.inherited))
        completed.append(_with_those_of(own, text, ending) if _may_inherit(own) else own)
        text += [one for one in completed[-1:] if not one.asks and _binds(one)]
    return completed


def _with_those_of(
    draft: StatementDraft, text: Sequence[StatementDraft], ending: re.Pattern[str]
) -> StatementDraft:
    """A statement with the conditions that it takes from the `text` of its task."""
    if draft.asks and text and all(one.open_case for one in text):
        # The report of what only some must do, it is open who.
        return draft.left_open()
    if not draft.asks and (same := referring(draft, text)) is not draft:
        return same
    source = _of_report(draft, text, ending) if draft.asks else _of_same_actor(draft, text)
    return with_values(draft, conditions=tuple(with_values(one, inherited=True) for one in source))


def within_case(draft: StatementDraft, before: StatementDraft) -> StatementDraft:
    """A statement that goes on within the case of the one before it: 涉及出境的，应当申报，不得瞒报."""
    if _binds(draft) and before.bearer is Bearer.AUTHORITY:
        asked = _AS_ASKED.search(draft.text) and _ASKS_TO_MEND.search(before.text)
        return draft.left_open() if asked else draft
    if not (_binds(draft) and _binds(before)):
        return draft
    if not _goes_on(draft, before):
        return draft.left_open() if _next_within(draft, before) else draft
    within = with_values(draft, conditions=both(before.conditions, draft.conditions))
    # 鼓励建立甲，建成后应当备案: of those who did it.
    done = before.modality is Modality.ENCOURAGED or (
        before.modality is Modality.PERMITTED and _BY_CHOICE.match(draft.text) is not None
    )
    return within.left_open() if before.open_case or (done and draft.modality in MUST) else within


def _next_within(draft: StatementDraft, before: StatementDraft) -> bool:
    """Whether a sentence that names nobody may be told within the case of the one before it.

    向境外提供数据的，应当申报。发生安全事件的，应当报告.
    """
    own = draft.subject is not None or bool(draft.conditions) or not tells_own_case(draft.text)
    case = bool(before.conditions) and not _limits_actor(before)
    return case and not own and draft.passage.source[before.span.end : draft.span.start] == ""


def hands_on(text: str, before: str) -> bool:
    """Whether a statement hands what stands before it to others in some case: 委托运营的，由受托方报送."""
    found = _HANDS_ON.match(text)
    return found is not None and (found["act"] in before or found["act"] in _BEARS)


def tells_own_case(text: str) -> bool:
    """Whether a statement begins with a case: 收集车外影像的，应…; 不涉及的应…."""
    return _OWN_CASE.match(text) is not None or leaves_over(text)


def _goes_on(draft: StatementDraft, before: StatementDraft) -> bool:
    """Whether it is told within the case before it: 其中, without a case of its own, or as what comes of it.

    未通过评估的 is said of those who had to be assessed.
    """
    if draft.text.startswith(("其中", "确因", "确需")):
        return True
    if draft.subject is not None or leaves_over(draft.text):
        return False
    if {c.fact for c in draft.conditions} & {c.fact for c in before.conditions}:
        return False
    between = draft.passage.source[before.span.end : draft.span.start].strip()
    return between in SAME_SENTENCE and bool(
        _COMES_OF_IT.match(draft.text) or (between not in "；;" and not tells_own_case(draft.text))
    )


def referring(draft: StatementDraft, earlier: Sequence[StatementDraft]) -> StatementDraft:
    """A statement that refers to what stands before it (前款规定的企业, 该企业, 备案内容发生变化的), with the
    conditions of that.

    A catalogue that changes is one that only some have, though nothing tells of whom it is.
    """
    if not _binds(draft) or draft.settled_conditions:
        return draft
    modal = next(iter(modals(draft.text)), None)
    head = draft.text[: modal.start] if modal else draft.text
    changes = _CHANGES.search(head)
    before: Sequence[StatementDraft] = ()
    if _PARAGRAPH_BEFORE.search(head):
        before = _paragraph_before(draft, earlier)
    elif changes:
        before = [one for one in earlier if changes["filed"] in one.text][-1:]
    elif draft.subject and _SAME_AS_BEFORE.match(draft.subject):
        before = earlier[-1:]
    if len(before) > _HEEDED:
        return draft.left_open()
    limited = [one for one in before if _binds(one) and (one.conditions or one.open_case)]
    told = {condition.fact for condition in draft.conditions}
    if limited and all(one.conditions for one in limited) and not any(one.open_case for one in limited):
        of_them = any_of([one.conditions for one in limited])
        kept = [with_values(one, inherited=True) for one in of_them if one.fact not in told]
        return with_values(draft, conditions=both(kept, draft.conditions))
    unknown = changes and changes["filed"] in _CATALOGUE and not before and not told
    return draft.left_open() if limited or unknown else draft


def _paragraph_before(draft: StatementDraft, earlier: Sequence[StatementDraft]) -> Sequence[StatementDraft]:
    """The statements of the paragraph that ends before the one that a statement stands in."""
    source = draft.passage.source
    line = source.rfind("\n", 0, draft.span.start)
    end = bisect_right(earlier, line, key=lambda one: one.span.end)
    start = source.rfind("\n", 0, earlier[end - 1].span.start) if end else 0
    return earlier[bisect_right(earlier, start, hi=end, key=lambda one: one.span.start) : end]


def _binds(draft: StatementDraft) -> bool:
    return draft.bearer is Bearer.ENTERPRISE


def _may_inherit(draft: StatementDraft) -> bool:
    return (
        _binds(draft)
        and not draft.conditions
        and not draft.settled_conditions
        and not _ALL.match(draft.subject or "")
    )


def _of_same_actor(draft: StatementDraft, earlier: Sequence[StatementDraft]) -> Sequence[ConditionDraft]:
    """企业应… after a text that concerns only some: the same; 该企业, or nobody named: those just before.

    Behind several cases of one fact (三级系统每年一次，二级每两年一次。报告应…): of all of them.
    """
    line = draft.passage.source.rfind("\n", 0, draft.span.start)
    if draft.subject is None and not draft.open_case and not tells_own_case(draft.text):
        cases = [*takewhile(lambda one: one.conditions and one.span.start > line, reversed(earlier))][::-1]
        if len({one.fact for case in cases for one in case.conditions}) == 1 and not _alike(cases):
            return any_of([case.conditions for case in cases])
    if not earlier or not _limits_actor(earlier[-1]):
        return ()
    if draft.subject is None:
        apart = tells_own_case(draft.text) and earlier[-1].span.start <= line
        return () if draft.open_case or apart or leaves_over(draft.text) else earlier[-1].conditions
    return earlier[-1].conditions if _alike(earlier) and _ANY.match(draft.subject) else ()


def _alike(statements: Iterable[StatementDraft]) -> bool:
    return len({_key(one.conditions) for one in statements}) == 1


def _limits_actor(draft: StatementDraft) -> bool:
    subject = draft.subject or ""
    return bool(draft.conditions) and all(c.inherited or c.text in subject for c in draft.conditions)


def _of_report(
    draft: StatementDraft, text: Sequence[StatementDraft], ending: re.Pattern[str]
) -> Sequence[ConditionDraft]:
    """Those of the statements whose activity it reports, else those of the whole text, where each has some.

    Where the act itself limits nobody, those of what follows it and says how often it is done in which case.
    """
    reported = [said for said in text if _reports(draft, said, ending)] or list(text)
    if not any(said.conditions for said in reported):
        acts = [text.index(said) + 1 for said in reported]
        reported = [case for at in acts for case in takewhile(_tells_how_often, text[at:])]
    return any_of([said.conditions for said in reported]) if all(one.conditions for one in reported) else ()


def _tells_how_often(said: StatementDraft) -> bool:
    rules = (one.rule.kind for one in said.time_rules)
    return said.subject is None and bool(said.conditions) and TimeRuleKind.FREQUENCY in rules


def _reports(draft: StatementDraft, said: StatementDraft, ending: re.Pattern[str]) -> bool:
    """Whether what is handed in is of the activity that a statement tells, or what that hands in itself."""
    told, handed = _compact(said.text), {_compact(item.name) for item in said.deliverables}
    for item in draft.deliverables:
        name = _compact(item.name)
        activity = ending.sub("", _YEARLY.sub("", name.strip("《》")))
        alike = len(activity) >= _SHORTEST_ACTIVITY and fuzz.partial_ratio(activity, told) >= _SAME_ACTIVITY
        if item.named and (alike or name in handed):
            return True
    return False


def _compact(text: str) -> str:
    return compact_text(text).text


def _key(conditions: Iterable[ConditionDraft]) -> frozenset[object]:
    return frozenset((one.fact, one.operator, one.values, one.groups) for one in conditions)


def any_of(alternatives: Iterable[Sequence[ConditionDraft]]) -> Sequence[ConditionDraft]:
    """Several sets of conditions as alternatives: what is said holds where one of them does."""
    merged: dict[tuple[object, ...], ConditionDraft] = {}
    groups = 0
    for conditions in {_key(one): one for one in alternatives}.values():
        for condition in conditions:
            moved = tuple(group + groups for group in condition.groups)
            key = (condition.fact, condition.operator, condition.values)
            held = merged.get(key)
            merged[key] = with_values(condition, groups=(held.groups if held else ()) + moved)
        groups += max(group for condition in conditions for group in condition.groups)
    return tuple(merged.values())


def both(lead: Sequence[ConditionDraft], own: Sequence[ConditionDraft]) -> tuple[ConditionDraft, ...]:
    """Conditions of a lead and of its item, which hold together: each alternative with each."""
    if not lead or not own:
        return tuple(lead or own)
    several = max(group for one in own for group in one.groups)
    alternatives = max(group for one in lead for group in one.groups)
    both: dict[tuple[object, ...], ConditionDraft] = {}
    for one in lead:
        groups = [(group - 1) * several + each for group in one.groups for each in range(1, several + 1)]
        both[one.fact, one.operator, one.values] = with_values(one, groups=tuple(groups))
    for one in own:
        groups = [each * several + group for each in range(alternatives) for group in one.groups]
        same = both.get((one.fact, one.operator, one.values))
        taken = same.groups if same else ()
        both[one.fact, one.operator, one.values] = with_values(one, groups=tuple(sorted({*groups, *taken})))
    return tuple(both.values())


def of_whoever(said: StatementDraft, before: Sequence[StatementDraft]) -> bool:
    """Whether it begins with an act or a thing that need not be theirs, as nothing `before` tells of it.

    What is open for others too tells nothing of theirs, and one that goes on in a sentence is of the same but
    where somebody stands before its modal word. What a name says is done by whom it names (处理者).
    """
    modal = next(iter(modals(said.text)), None)
    if said.subject is not None or modal is None:
        return False
    told = "".join(one.text.replace(one.subject or "。", "") for one in before[-4:] if not one.open_case)
    returns = _GIVES_BACK.search(said.text) and _HANDS_IN.search(told) and not _TAKES_IN.search(told)
    if returns or goes_on(said):
        last = before[-1].whom if before and before[-1].subject is None else said.whom
        same = last.open_case and last.binds_others and goes_on(said, ("，", ","))
        somebody = _SOMEBODY.search(unread_topic(said.text, modal.start)[0]) is not None
        return bool(returns) or somebody or (same and not tells_own_case(said.text))
    dealt, gets = _DEALT_WITH.match(said.text), _GETS.match(said.text)
    if (dealt and dealt["act"] not in told) or (gets and gets["thing"] in told):
        return True
    begins, thing = unread_topic(said.text, modal.start)
    act = re.match(_MAKES, begins) is not None and not thing
    thing = thing or begins[: 4 if act else 2]
    again = (
        act
        or (_HANDS_IN.search(told) and _OF_QUALITY.match(said.text, modal.end))
        or told.startswith(thing)
        or re.search(rf"{_MAKES}[^，。；]*?{re.escape(thing)}", told)
    )
    if thing in told and again:
        return False
    named = next((one.subject for one in reversed(before) if one.subject and not one.binds_others), "")
    handles = "处理" if _HANDLES.match(begins) else begins[:2]
    return not named.endswith(tuple(f"{handles}{noun}" for noun in ("者", "商", "企业", "单位")))


def goes_on(said: StatementDraft, behind: tuple[str, ...] = SAME_SENTENCE) -> bool:
    """Whether it stands in one sentence with what is before it."""
    start = said.span.start
    return said.passage.source[max(start - _MOST_BLANKS, 0) : start].rstrip(" \u3000\n").endswith(behind)


def after_the_same(said: StatementDraft, before: StatementDraft) -> StatementDraft:
    """A statement whose times count from what the one before it in its sentence tells of.

    What it has handed in goes to the same: 应当向某局报告；10日内提交总结.
    """
    events = [one.rule.event for one in before.time_rules if one.rule.kind is TimeRuleKind.AFTER_EVENT]
    rules = counted_from((one.rule for one in said.time_rules), events[-1] if events else None)
    due = (with_values(one, rule=rule) for one, rule in zip(said.time_rules, rules, strict=True))
    same = before.deliverables and said.subject is None and not tells_own_case(said.text)
    to = before.deliverables[-1].recipients if same else ()
    told = any(item.recipients or item.kind is DeliverableKind.FILING for item in said.deliverables)
    items = said.deliverables if told else tuple(with_values(one, recipients=to) for one in said.deliverables)
    return with_values(said, time_rules=tuple(due), deliverables=items)

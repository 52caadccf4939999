"""A time rule as read from compact text, and the words for what happens before or after it."""

import re
from dataclasses import dataclass, fields
from typing import Any

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.with_values import with_values
from dutygraph.text.numerals import CHINESE_NUMERAL

_CLAUSE = re.compile(r"[^,。;:!?\n]+")
SENTENCE = "。;!?\n"
_MODAL = re.compile(
    r"应当(?!知道)|应该|必须|务必|不得|鼓励|可以|(?<![许认])可(?=[在于自])|(?<![相供响适对反效])应(?![急用变答]|当知道)|(?<![必无])须(?!知)"
    r"|(?:(?<![所必急如若确因])需|通常|一般)(?=[在于自])"
)
_LEAD = re.compile(
    r"(?:第[^,。;:]{1,8}条|、|要(?=[在于])|每次|(?:保证(?!金)|确保)|并且|并|且|同时|其中|对于|凡是|凡|如果|如|若|一旦|倘若|每当|当(?![前地])|自从|自(?![行主身动我])|从(?!事)|(?:不得?|[最至])[晚迟][于在]|(?:将|把|对)[^,。;于在]{1,20}(?<![存所现内实正])在"
    r"|在(?![^,]{1,20}(?:内|中|上(?![市线架路岗])|境内|期间)[^,])|于)+"
)
_ACTOR_AT = re.compile(
    r"(?:者|[户人]|企业|单位|机构|主体|公司|部门|商|报告|[初首续终]报|总结|方案|材料|名单|清单|台账|结果|计划|情况|记录)(?:在|于|自|当)(?=[^,]{2})"
    r"|[^,。;:、在存正现]在(?=出厂|上市|销售|上线|交付|投[入放用运]|启用|首次|正式|发布|更新|[入出]境|[进离]港|起[飞运航])"
)
"""Who acts, or what is handed in, before what happens: 演练总结于演练结束后报送."""
_ENDING = re.compile(r"(?:的|之)?(?:情形|情况)?(?:之后|以后|后|之日起|之时起|起|之时|的时候|时|之日)$")
_CASE = re.compile(r"的(?:情形|情况)?下?$")
_HAPPENS = re.compile(
    r"(?:第[^,。;:]{1,8}条)?(?:一旦|当|如|若|遇|发生|发现|出现|获知|知悉|得知|接到|收到|存在|造成|导致|涉及|取得|获得|在发生|在发现|完成|终止|变更)"
)
_IS_EVENT = re.compile(r"(?:事故|事件|故障)$")
"""较大事件2小时内报告: what happens is told by a noun alone."""
_HAPPENED = re.compile(
    r"(?:签[订署]|上线|成立|发布|生效|变更|完成|开[业工通]|投[产用运]|竣工|注册|批准|印发|公布|结束|届满|终止|停[业运]|解散|交付|到期|施行|下发)$"
)
"""合同签订30日内: that so long follows it is not said again."""
_AHEAD_OF = re.compile(r"(?:之前|以前|(?<![目当提此先超空事日从生面眼之以支年月])前)$")
_GOES_ON = re.compile(r"(?:或者|或|以及|并且|且|及)")
_OTHER_TIME = re.compile(
    r"(?:(?<![以提])前|[底末]|(?<=[日天时月年])内|\d日)(?:、|或者?(?!个)|和|及|以及)|\((?![^()]*\))(?:[^()]{0,20}的自)?"
)
"""Of two times the one before: 启用前或者启用后30日内."""
_ONLY_A_DAY = re.compile(
    rf"(?:[\d{CHINESE_NUMERAL}年月日号时分点整半旬季度上中下底末初至到、和及或每当本次今明去]"
    r"|[午晚凌晨班夜周旬/.:\- T]|星期|最后|倒数|工作日|[个第首]"
    r"|\([^()]{1,12}\))+"
)
"""What only tells a day or an hour is no event, whether there is such a day or not."""


@dataclass(frozen=True, slots=True)
class Event:
    """`start` to `end` of the compact text are the words for what happens."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The fields of `graph.model.TimeRule` that say when, beside the words."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    times: int | None = None
    period: str | None = None
    at_least: bool | None = None
    within: str | None = None
    working_days: bool | None = None

    def given(self) -> dict[str, Any]:
        """Those that are told, by their names."""
        told = {each.name: getattr(self, each.name) for each in fields(Limit)}
        return {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class TimeReading(Limit):
    """`start` to `end` are the words that say when, `event` those for what happens, where it takes that."""

    kind: TimeRuleKind
    start: int
    end: int
    event: Event | None = None


def moved(reading: TimeReading, by: int) -> TimeReading:
    """The reading in a text that begins so many characters earlier."""
    event = reading.event and Event(reading.event.start + by, reading.event.end + by)
    return with_values(reading, start=reading.start + by, end=reading.end + by, event=event)


def clauses(text: str) -> list[tuple[int, int]]:
    """Start and end of every clause, the marks between them left out."""
    return [clause.span() for clause in _CLAUSE.finditer(text)]


def clause_start(text: str, at: int, marks: str = ",。;:!?\n") -> int:
    """Where the clause begins that `at` stands in, or by other marks the sentence."""
    return max(text.rfind(mark, 0, at) for mark in marks) + 1


def event_here(text: str, start: int, end: int, subject: tuple[int, int] | None) -> Event | None:
    """The event in `text[start:end]`, the words of one clause up to a 后, 前 or 之日起.

    Words for the actor and the modal word after them are no part of it: 企业应当在收到反馈情况后.
    """
    modals = list(_MODAL.finditer(text, start, end))
    if modals:
        start = modals[-1].end()
    elif subject is not None and start <= subject[0] and subject[1] < end:
        start = subject[1]
    elif actor := _ACTOR_AT.search(text, start, end):
        start = actor.end()
    lead = _LEAD.match(text, start, end)
    if lead is not None:
        start = lead.end()
    if others := list(_OTHER_TIME.finditer(text, start, end - 2)):
        start = others[-1].end()
    while end > start and text[end - 1] in "的之":
        end -= 1
    closes = text.count(")", start, end) > text.count("(", start, end)
    if end - start < 2 or closes or _ONLY_A_DAY.fullmatch(text, start, end):
        return None
    return Event(start, end)


def event_in_clause(text: str, at: int, subject: tuple[int, int] | None, floor: int = 0) -> Event | None:
    """The event told of in the same clause before `at`, from `floor` on: 发现漏洞后立即…, 收到通知2日内.

    It may stand before the modal word: 恢复后应在10分钟内.
    """
    start = max(clause_start(text, at), floor)
    found = event_here(text, start, at, subject)
    if found is None:
        modal = _MODAL.search(text, start, at)
        ends = _ENDING.search(text, start, modal.start()) if modal else None
        if modal and not ends and _HAPPENS.match(text, start):
            # 造成伤亡的应在2小时内上报.
            ends = _CASE.search(text, start, modal.start())
        return event_here(text, start, ends.start(), subject) if ends else None
    words = text[found.start : found.end]
    closing = _ENDING.search(words)
    if closing is None:
        return found if _HAPPENS.match(words) or _IS_EVENT.search(words) or _HAPPENED.search(words) else None
    return event_here(text, found.start, found.start + closing.start(), None)


def event_before(
    text: str, at: int, subject: tuple[int, int] | None, floor: int = 0, *, ahead: bool = False
) -> Event | None:
    """The event that an earlier clause of the sentence, from `floor` on, tells of: 发现漏洞后，应立即….

    With `ahead` also one that is still to come: 出航前，应提前3日….
    """
    sentence = max(clause_start(text, at, SENTENCE), floor)
    earlier = [(start, end) for start, end in clauses(text) if sentence <= start and end <= at]
    for index in range(len(earlier) - 1, -1, -1):
        start, end = earlier[index]
        words = text[start:end]
        closing = _ENDING.search(words) or _CASE.search(words) or (_AHEAD_OF.search(words) if ahead else None)
        happens = _HAPPENS.match(words) or _IS_EVENT.search(words)
        modal = _MODAL.search(words)
        # 应当在签约后，十日内备案: what the modal word has done is told behind.
        acts = modal and not (closing and words[modal.end() : modal.end() + 1] in "在于")
        if acts or (closing is None and happens is None):
            continue
        stop = start + closing.start() if closing else end
        found = event_here(text, _first_clause(text, earlier, index), stop, subject)
        if found is not None:
            return found
    return None


def _first_clause(text: str, earlier: list[tuple[int, int]], index: int) -> int:
    """Where an event that goes over several clauses begins: 当甲发生，或者乙发生变化时."""
    start = earlier[index][0]
    for begins, ends in reversed(earlier[:index]):
        if _MODAL.search(text, begins, ends) or not _GOES_ON.match(text, start):
            break
        start = begins
    return start

"""What parts of a document say of what another hands in: papers below 提交以下材料：, 报送内容, 报送时限."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.channels import channels
from dutygraph.loaders.duties.drafts import (
    DeliverableDraft,
    Recipient,
    StatementDraft,
    TaskDraft,
    TaskListDraft,
    cell_time_rules,
)
from dutygraph.loaders.duties.handing_in.recipients import BODY_END
from dutygraph.loaders.duties.handing_in.things import LISTED
from dutygraph.loaders.structure.task_list_header import says_beside
from dutygraph.loaders.with_values import with_values

_PART = (
    r"^[^\S\n]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])\s{0,3}(?:网[上络]|线上|在线)?"
    r"(?:(?:报送|申报|提交|[填上]报|反馈|报名|材料|受理)(?:截止)?"
)
_WHAT = re.compile(
    rf"{_PART}(?:内容|材料))[：:。]?\s{{0,6}}(?P<said>[^\n]{{4,200}})(?<![：:])$", re.MULTILINE
)
"""A part that tells what is handed in: 二、报送内容 年度报告。"""
_BY_WHEN = re.compile(
    rf"(?:{_PART}(?:时限|时间|日期|期限)(?:要求|安排)?|报告(?:时限|时间|期限)|时间要求|截止(?:时间|日期))|(?<=。)(?=截止))"
    r"[：:。]?\s{0,6}(?:截止(?:时间|日期)[为：:])?(?![（(][一二1])(?P<said>(?:[^\n，。（为]|（[^（）]{1,8}）){2,60}?)"
    r"(?:，以[^，。\n]{2,8}为准)?[。；;]?[^\S\n]*$",
    re.MULTILINE,
)
"""A part, or a sentence behind, that holds a time and nothing else: 三、报送时限 即日起至12月15日。"""
_AS_ASKED = re.compile(r"按照?(?:要求|规定|时|期)")
"""What says of time only that another text does, or a part."""
_SENT = re.compile(
    r"(?:报送|[寄送]送|邮寄|送达|提交|发送|[填申上]报|上传|报备)"
    rf"(?:[至到给](?P<to>[^，。；：（\n]{{3,30}}?{BODY_END})(?=[（，。；]|$)|(?=。|$))"
)
"""That something is sent, and to whom, and not what: 专人送达至某局."""

_LABELLED = re.compile(
    r"(?P<label>(?:报送|申报|提交|[填上]报)(?:对象|去向|内容|材料|时间|时限|期限|日期|方式|渠道|途径))[：:]\s*"
    r"(?P<value>[^。；\n]{2,120})[。；;]?"
)
"""A line that says one thing of what is handed in: 报送对象：某局。"""


def as_parts_say(
    read: TaskListDraft,
    text: str,
    named: Callable[[Passage], Sequence[DeliverableDraft]],
    recipients: Callable[[str], tuple[Recipient, ...]],
) -> TaskListDraft:
    """The list with what is handed in, and by when, as parts of its own say where a statement does not."""
    by = next(filter(None, map(cell_time_rules, _parts(_BY_WHEN, text))), ())
    things = next(filter(None, map(named, _parts(_WHAT, text))), ())
    said = [one for one in _statements(read) if one.modality is Modality.MANDATORY]
    if {item.name for one in said for item in one.deliverables} & {item.name for item in things}:
        things = ()
    sent = {
        one.span: recipients(found["to"] or "")
        for one in said
        if things and not one.deliverables and one.bearer is not Bearer.AUTHORITY
        if (found := _SENT.search(one.text)) and (found["to"] or one.channels)
    }
    where = next((span for span, to in sent.items() if to), next(iter(sent), None))

    def told(one: StatementDraft) -> StatementDraft:
        if one.span == where:
            to = sent[one.span]
            one = with_values(one, deliverables=tuple(with_values(item, recipients=to) for item in things))
        if _only_tells_when(one):
            return one.left_open()
        asked = one.deliverables and one.bearer is not Bearer.AUTHORITY
        unsaid = all(_AS_ASKED.fullmatch(rule.rule.text) for rule in one.time_rules)
        return with_values(one, time_rules=(*one.time_rules, *by)) if asked and unsaid else one

    def without_day(task: TaskDraft) -> TaskDraft:
        kept = (
            one for one in task.statements if not (_only_tells_when(one) and one.time_rules[0].span in days)
        )
        return with_values(task, statements=tuple(kept))

    read = read.with_statements(told)
    owed = [one for one in _statements(read) if by and one.deliverables and set(by) <= set(one.time_rules)]
    days = {rule.span for rule in by}
    return read.with_tasks(without_day) if owed else read


def _only_tells_when(said: StatementDraft) -> bool:
    """Whether a day is all that it says: 即日起至7月10日前。"""
    return any(rule.rule.text == said.text.rstrip("。；;") for rule in said.time_rules[:1])


def _parts(kind: re.Pattern[str], text: str) -> Iterator[Passage]:
    return (passage(text, [Span(*found.span("said"))]) for found in kind.finditer(text))


def below_leads(read: TaskListDraft) -> TaskListDraft:
    """The list with each such paper owed by whom, when, in which case and to whom the sentence above it says.

    The papers stand in the place of what that sentence calls 以下材料.
    """
    said = _statements(read)
    if not any(_opens(one) for one in said):
        return read
    said.sort(key=lambda one: one.span.end)
    ends = [one.span.end for one in said]
    opened: set[Span] = set()

    def led(task: TaskDraft) -> TaskDraft:
        at = bisect_right(ends, task.row[0].start)
        lead = said[at - 1] if at else None
        if task.text or lead is None or not _opens(lead):
            return task
        opened.add(lead.span)
        return with_values(task, statements=tuple(_owed(one, lead) for one in task.statements))

    def without_opened(one: StatementDraft) -> StatementDraft:
        named = tuple(item for item in one.deliverables if not LISTED.fullmatch(item.name))
        return with_values(one, deliverables=named) if one.span in opened else one

    read = with_values(read, sections=tuple(map(led, read.sections)))
    return read.with_statements(without_opened)


def told_by_label(
    said: StatementDraft,
    line: Passage,
    named: Callable[[Passage], tuple[DeliverableDraft, ...]],
    recipients: Callable[[str], tuple[Recipient, ...]],
) -> StatementDraft | None:
    """A statement with what a line below says of what it hands in (报送时间：每月5日前。), if it does."""
    found = _LABELLED.fullmatch(line.text)
    if found is None:
        return None
    value, kind = line.part(*found.span("value")), says_beside(found["label"])
    if kind == "recipients" and (to := recipients(value.text)):
        return with_values(said, deliverables=_sent_to(said.deliverables, to))
    if kind == "hand_in_by" and (by := cell_time_rules(value)):
        kinds = {one.rule.kind for one in by}
        own = (one for one in said.time_rules if one.rule.kind not in kinds)
        return with_values(said, time_rules=(*own, *by))
    if kind is None and (things := named(value)):
        items = (*said.deliverables, *_sent_to(things, said.deliverables[0].recipients))
        return with_values(said, deliverables=items)
    through = [value.span(start, end) for start, end in channels(value.text)] if kind is None else []
    return with_values(said, channels=(*said.channels, *through)) if through else None


def _sent_to(items: tuple[DeliverableDraft, ...], to: tuple[Recipient, ...]) -> tuple[DeliverableDraft, ...]:
    return tuple(with_values(item, recipients=item.recipients or to) for item in items)


def _statements(read: TaskListDraft) -> list[StatementDraft]:
    said = [one for task in read.tasks for one in task.statements]
    return said + [one for task in read.sections if task.text for one in task.statements]


def _opens(said: StatementDraft) -> bool:
    return any(LISTED.fullmatch(item.name) for item in said.deliverables)


def _owed(said: StatementDraft, lead: StatementDraft) -> StatementDraft:
    to = next(item.recipients for item in lead.deliverables if LISTED.fullmatch(item.name))
    owed = with_values(
        said.of(lead.whom),
        bearer=lead.bearer,
        conditions=tuple(with_values(one, inherited=True) for one in lead.conditions),
        time_rules=said.time_rules or lead.time_rules,
        deliverables=_sent_to(said.deliverables, to),
    )
    return owed.left_open() if said.open_case and said.bearer is Bearer.ENTERPRISE else owed

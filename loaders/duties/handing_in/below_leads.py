"""Papers that a table lists below the sentence that asks for them: 应当向某局提交以下材料：."""

import re
from bisect import bisect_right
from dataclasses import replace

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.drafts import StatementDraft, TaskDraft, TaskListDraft

_LISTED = re.compile(r"(?:下列|以下|如下)[一-鿿]{2,8}")


def below_leads(read: TaskListDraft) -> TaskListDraft:
    """The list with each such paper owed by whom, in which case and to whom the sentence above it says.

    The papers stand in the place of what that sentence calls 以下材料.
    """
    said = [one for category in read.categories for one in category.statements]
    said += [one for task in read.sections if task.text for one in task.statements]
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
        return replace(task, statements=tuple(_owed(one, lead) for one in task.statements))

    def without_opened(one: StatementDraft) -> StatementDraft:
        named = tuple(item for item in one.deliverables if not _LISTED.fullmatch(item.name))
        return replace(one, deliverables=named) if one.span in opened else one

    sections = tuple(map(led, read.sections))
    return replace(
        read,
        categories=tuple(category.with_statements(without_opened) for category in read.categories),
        sections=tuple(
            replace(task, statements=tuple(map(without_opened, task.statements))) for task in sections
        ),
    )


def _opens(said: StatementDraft) -> bool:
    return any(_LISTED.fullmatch(item.name) for item in said.deliverables)


def _owed(said: StatementDraft, lead: StatementDraft) -> StatementDraft:
    to = next(item.recipients for item in lead.deliverables if _LISTED.fullmatch(item.name))
    return replace(
        said.of(lead.whom),
        bearer=lead.bearer,
        conditions=tuple(replace(one, inherited=True) for one in lead.conditions),
        deliverables=tuple(replace(item, recipients=item.recipients or to) for item in said.deliverables),
    )

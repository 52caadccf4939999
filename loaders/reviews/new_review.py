"""A review to begin with: everything the rules read of a document, to be confirmed statement by statement.

What it says when it is written is what the rules read, so that it changes nothing until a person does: a
statement counts as reviewed once its line `confirmed: no` is gone.
"""

import datetime
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dutygraph.graph.model import Bearer, CitationStatus
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.as_written import AsWritten
from dutygraph.loaders.duties.doubts import doubts_of
from dutygraph.loaders.duties.drafts import (
    ConditionDraft,
    DeliverableDraft,
    StatementDraft,
    TaskDraft,
    TaskListDraft,
    TimeRuleDraft,
)
from dutygraph.loaders.reviews.reviewed_limits import TimeRuleEntry
from dutygraph.loaders.structure.doubts import told

_EXPLAINED = """\
# 人工复核：逐条核对，改正有误之处，补上英文，再删去该条的 confirmed: no。
# A person's review: check each statement, correct it, add English, then remove its line `confirmed: no`.
# 未列出的内容按规则读取。 What is not listed stays as the rules read it. bearer: {bearers}."""


def new_review(
    document: Document,
    draft: TaskListDraft,
    resolve: Callable[[Cited], Resolution],
    today: datetime.date,
) -> str:
    """The text of a review file; what is doubtful is listed at its head and said again where it stands."""
    return "\n".join(_Writer(document, draft, resolve, today, AsWritten(document)).lines()) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    document: Document
    draft: TaskListDraft
    resolve: Callable[[Cited], Resolution]
    today: datetime.date
    as_written: AsWritten

    def lines(self) -> Iterator[str]:
        yield _EXPLAINED.format(bearers=", ".join(Bearer))
        doubts = [f"#   {one}" for one in told(self.document, self.draft.doubts)]
        doubts += [
            f"#   {task.number}. {doubt} ← {_short(said.text)}"
            for task in (*self.draft.tasks, *self.draft.sections)
            for said in task.statements
            for doubt in self._doubts(said)
        ]
        if doubts:
            yield f"#\n# 存疑 Doubts: {len(doubts)}"
            yield from doubts
        yield ""
        yield "kind: review"
        yield f"document_sha256: {_plain(self.document.text_sha256)}"
        yield f"reviewed_on: {self.today.isoformat()}"
        leading = self.draft.issued[0].id if self.draft.issued else None
        yield f"issuer: {_plain(leading)}" if leading else "# issuer: authority:…"
        yield "# title_en: …"
        yield ""
        if self.draft.tasks:
            yield "tasks:"
        numbers = Counter(task.number for task in self.draft.tasks)
        for category in self.draft.categories:
            for task in category.tasks:
                yield from self._task(task, category.number if numbers[task.number] > 1 else None)
        if self.draft.sections:
            yield "sections:  # 不属于任务的陈述 statements in no task"
        for section in self.draft.sections:
            yield from self._task(section)

    def _task(self, task: TaskDraft, category: int | None = None) -> Iterator[str]:
        yield f"  - number: {task.number}  # {_short(task.title.written)}".rstrip(" #")
        if category is not None:
            yield f"    category: {category}"
        yield "    # title_en: …"
        if task.statements:
            yield "    statements:"
        for said in map(self.as_written.statement, task.statements):
            yield from (f"      {line}" for line in self._statement(said))
        yield ""

    def _statement(self, said: StatementDraft) -> Iterator[str]:
        yield f"- text: {_plain(said.text)}"
        for doubt in self._doubts(said):
            yield f"  # 存疑 Doubt: {doubt}"
        yield "  confirmed: no"
        yield "  # text_en: …"
        enterprises = said.bearer is Bearer.ENTERPRISE and said.types and not said.binds_others
        handed_in = all(self._quote(item) in said.text for item in said.deliverables)
        conditions = all(condition.text in said.text for condition in said.conditions)
        read = {
            "modality": said.modality,
            "bearer": said.bearer,
            "subject": said.subject,
            "binds": said.types if enterprises else None,
            "open_case": said.open_case or None,
            "deliverables": [self._deliverable(item) for item in said.deliverables if handed_in],
            "conditions": [one for held in said.conditions if conditions for one in _conditions(held)],
            "time_rules": [self._time_rule(rule, said.passage) for rule in said.time_rules],
        }
        yield from (f"  {line}" for line in _fields(read))

    def _quote(self, item: DeliverableDraft | TimeRuleDraft) -> str:
        return passage(self.document.text, [item.span]).written

    def _time_rule(self, draft: TimeRuleDraft, said: Passage) -> Mapping[str, object]:
        """By its words in the statement, or in a column beside it."""
        rule = draft.rule
        own = any(piece.start <= draft.span.start < piece.end for piece in said.pieces)
        quote = said.text[rule.start : rule.end] if own else self._quote(draft)
        fields = {name: getattr(rule, name) for name in TimeRuleEntry.model_fields}
        return {"quote": quote, **fields, "text": None if rule.text == quote else rule.text}

    def _deliverable(self, item: DeliverableDraft) -> Mapping[str, object]:
        quote = self._quote(item)
        known = [one.id for one in item.recipients if one.id is not None]
        return {
            "quote": quote,
            "name": item.name if item.named and item.name != quote else None,
            "kind": item.kind,
            "recipients": tuple(known) if len(known) == len(item.recipients) else None,
        }

    def _doubts(self, said: StatementDraft) -> list[str]:
        """What of a statement a person should look at first, its citations too."""
        doubts = [f"{doubt.reason}{doubt.reason_en}" for doubt in doubts_of(said)]
        return doubts + [
            f"引用未确定 not known which instrument is cited: {cited.text}"
            for cited in said.citations
            if (cited.resolution or self.resolve(cited.cited)).status is not CitationStatus.RESOLVED
        ]


def _conditions(condition: ConditionDraft) -> Iterator[Mapping[str, object]]:
    for group in condition.groups:
        yield {
            "fact": condition.fact,
            "operator": condition.operator,
            "values": condition.values,
            "quote": condition.text,
            "group": group,
        }


def _fields(entry: Mapping[str, object]) -> Iterator[str]:
    """The lines of an entry; what is None, and a list of no entries, is left out."""
    for name, value in entry.items():
        if isinstance(value, list):
            yield from [f"{name}:"] if value else []
            for one in value:
                first, *rest = _fields(one)
                yield from (f"  - {first}", *(f"    {line}" for line in rest))
        elif value is not None:
            yield f"{name}: {_plain(value)}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else f"{plain[:40]}…"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum | int):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False)

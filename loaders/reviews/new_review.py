"""A review to begin with: everything the rules read of a document, to be confirmed statement by statement.

What it says when it is written is what the rules read, so that it changes nothing until a person does: a
statement counts as reviewed once its line `confirmed: no` is gone.
"""

import datetime
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Bearer, CitationStatus
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.documents.passage import passage
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
        yield f"document_sha256: {_text(self.document.text_sha256)}"
        yield f"reviewed_on: {self.today.isoformat()}"
        if self.draft.issuer:
            yield f"issuer: {_text(self.draft.issuer)}"
        else:
            yield "# issuer: authority:…"
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
        yield f"- text: {_text(said.text)}"
        for doubt in self._doubts(said):
            yield f"  # 存疑 Doubt: {doubt}"
        yield "  confirmed: no"
        yield "  # text_en: …"
        yield f"  modality: {said.modality}"
        yield f"  bearer: {said.bearer}"
        if said.subject is not None:
            yield f"  subject: {_text(said.subject)}"
        if said.bearer is Bearer.ENTERPRISE and said.types and not said.binds_others:
            yield f"  binds: {_list(said.types)}"
        if said.open_case:
            yield "  open_case: yes"
        if said.deliverables and all(self._quote(item) in said.text for item in said.deliverables):
            yield "  deliverables:"
            for item in said.deliverables:
                yield from (f"    {line}" for line in self._deliverable(item))
        if said.conditions and all(condition.text in said.text for condition in said.conditions):
            yield "  conditions:"
            for condition in said.conditions:
                yield from (f"    {line}" for line in _condition(condition))
        yield from (f"  {line}" for line in _time_rules(said))

    def _quote(self, item: DeliverableDraft) -> str:
        return passage(self.document.text, [item.span]).written

    def _deliverable(self, item: DeliverableDraft) -> Iterator[str]:
        quote = self._quote(item)
        yield f"- quote: {_text(quote)}"
        if item.named and item.name != quote:
            yield f"  name: {_text(item.name)}"
        yield f"  kind: {item.kind}"
        known = [one.id for one in item.recipients if one.id is not None]
        if len(known) == len(item.recipients):
            yield f"  recipients: {_list(known)}"

    def _doubts(self, said: StatementDraft) -> list[str]:
        """What of a statement a person should look at first, its citations too."""
        doubts = [f"{doubt.reason}{doubt.reason_en}" for doubt in doubts_of(said)]
        return doubts + [
            f"引用未确定 not known which instrument is cited: {cited.text}"
            for cited in said.citations
            if (cited.resolution or self.resolve(cited.cited)).status is not CitationStatus.RESOLVED
        ]


def _time_rules(said: StatementDraft) -> Iterator[str]:
    """Those of its words; with a deadline of a column beside it among them, all stay as they are read."""
    within = [
        any(piece.start <= rule.span.start < piece.end for piece in said.passage.pieces)
        for rule in said.time_rules
    ]
    if not all(within):
        words = "、".join(_short(rule.rule.text) for rule in said.time_rules)
        yield f"# 时限，旁列所述在内 by when, as a column beside it tells: {words}"
    elif said.time_rules:
        yield "time_rules:"
        for rule in said.time_rules:
            yield from (f"  {line}" for line in _time_rule(rule, said.text))


def _condition(condition: ConditionDraft) -> Iterator[str]:
    for group in condition.groups:
        yield f"- fact: {_text(condition.fact)}"
        yield f"  operator: {condition.operator}"
        yield f"  values: {_list(condition.values)}"
        yield f"  quote: {_text(condition.text)}"
        yield f"  group: {group}"


def _time_rule(draft: TimeRuleDraft, said: str) -> Iterator[str]:
    rule = draft.rule
    quote = said[rule.start : rule.end]
    yield f"- quote: {_text(quote)}"
    for name in TimeRuleEntry.model_fields:
        value = getattr(rule, name)
        if value is None or (name == "text" and value == quote):
            continue
        yield f"  {name}: {_plain(value)}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else f"{plain[:40]}…"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int) else _text(str(value))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"

"""What the columns of a table, or the stage it stands in, say of a task beside its own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.drafts import CitationDraft, Recipient, StatementDraft, TimeRuleDraft
from dutygraph.loaders.duties.who.addressees import Addressees
from dutygraph.loaders.with_values import with_values

_PARTS = re.compile(r"[；;\n]")
_OF_EVERY = re.compile("[每各逐次明来今本]|季")


@dataclass(frozen=True, slots=True)
class Beside:
    """What columns beside a task's words say of it: whose it is, by when, and to whom; `unread` was none."""

    addressed: Addressees
    by: tuple[TimeRuleDraft, ...]
    hand_in_by: tuple[TimeRuleDraft, ...]
    recipients: tuple[Recipient, ...]
    basis: tuple[CitationDraft, ...]
    unread: tuple[Span, ...]
    limited: bool
    since: str | None

    def each(self, told: Sequence[StatementDraft]) -> "Sequence[Beside]":
        """What is said of each statement; where both are listed, each has its own day: 甲；乙 | 3月；6月."""
        if not (self.by or any(one.deliverables for one in told)):
            # By when something goes is when it is done where nothing else tells what goes.
            return [with_values(self, by=self.hand_in_by)] * len(told)
        listed = self.hand_in_by == self.by and len(told) == len(self.by) > 1
        if listed and all(_are_parted(told[0].passage.source, spans) for spans in (told, self.by)):
            return [with_values(self, by=(one,), hand_in_by=(one,)) for one in self.by]
        return [self] * len(told)

    def _of_its_year(self, own: TimeRuleDraft) -> TimeRuleDraft:
        """A day without a year before one beside it that has one: 2027年10月—12月 | 11月底前报送."""
        rule, last = own.rule, self.by[0].rule if self.by else None
        if not (last and last.year and rule.month and not rule.year) or _OF_EVERY.search(rule.text):
            return own
        before = (rule.month, rule.day) <= (last.month, last.day)
        return with_values(own, rule=with_values(rule, year=last.year)) if before else own

    def added_to(self, draft: StatementDraft) -> StatementDraft:
        """The statement with what it does not say itself; whom a limit leaves in it is open."""
        if (self.limited or self.since is None) and draft.bearer is Bearer.ENTERPRISE:
            draft = draft.of(draft.whom._replace(binds_others=True, open_case=True))
        own = tuple(map(self._of_its_year, draft.time_rules))
        kinds = {one.rule.kind for one in own}
        due = self.hand_in_by if draft.deliverables else self.by
        if draft.modality is Modality.MANDATORY:
            own = (*own, *(one for one in due if one.rule.kind not in kinds))
        return with_values(
            draft,
            time_rules=own,
            since=self.since or draft.since,
            deliverables=tuple(
                item if item.recipients else with_values(item, recipients=self.recipients)
                for item in draft.deliverables
            ),
        )


def _are_parted(source: str, listed: Sequence[StatementDraft | TimeRuleDraft]) -> bool:
    return all(_PARTS.search(source, one.span.end - 1, below.span.start) for one, below in pairwise(listed))

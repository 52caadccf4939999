"""What a person should look at first in a statement that rules read: where they were not sure, and why."""

import re
from collections.abc import Iterator

from dutygraph.graph.model import Bearer, DoubtKind, Review, TimeRuleKind
from dutygraph.loaders.duties.drafts import DeliverableDraft, StatementDraft
from dutygraph.loaders.structure.doubts import DoubtDraft
from dutygraph.text.numerals import CHINESE_NUMERAL

_DAY_OR_LENGTH = re.compile(rf"[\d{CHINESE_NUMERAL}]|[旬月季年底末]")
"""An open time that names one is a deadline that was not worked out; 及时 and 定期 are open in the source."""


def doubts_of(said: StatementDraft) -> Iterator[DoubtDraft]:
    """The doubts of one statement, the most harmful first; none where a person has reviewed it."""
    if said.review is Review.REVIEWED:
        return
    if (why := _whom(said)) is not None:
        yield DoubtDraft(DoubtKind.BEARER, *why, said.span)
    yield from _when(said)
    for stated in said.time_rules:
        if stated.rule.kind is TimeRuleKind.UNSPECIFIED and _DAY_OR_LENGTH.search(stated.rule.text):
            yield DoubtDraft(
                DoubtKind.TIME_RULE,
                f"“{stated.rule.text}”自何时起算、至哪一天，未能确定。",
                f"Not known from when “{stated.rule.text}” counts, or to which day.",
                stated.span,
            )
    for cited in said.citations:
        if cited.resolution is None and not cited.cited:
            yield DoubtDraft(
                DoubtKind.CITATION,
                f"引用的是哪部文件未写明：{cited.text}。",
                f"It is not said of which document: {cited.text}.",
                cited.span,
            )
    for item in said.deliverables:
        yield from _of_recipients(item)
    yield from _which_to_whom(said)
    for item in said.deliverables:
        if not item.named:
            yield DoubtDraft(
                DoubtKind.DELIVERABLE,
                "只写明报送，未写明报送什么。",
                "It says that something is handed in, not what.",
                item.span,
            )


def _when(said: StatementDraft) -> Iterator[DoubtDraft]:
    if said.open_case:
        yield DoubtDraft(
            DoubtKind.CONDITION,
            "只涉及其中一部分主体，或只在所述情形下适用，未能确定。",
            "It concerns only some of these, or the cases it tells, which were not understood.",
            said.span,
        )
    if said.contradictory:
        told = " · ".join(condition.text for condition in said.conditions)
        yield DoubtDraft(
            DoubtKind.CONDITION,
            f"条件不能同时成立：{told}。",
            f"Its conditions cannot all hold: {told}.",
            said.span,
        )


def _whom(said: StatementDraft) -> tuple[str, str] | None:
    if said.bearer is Bearer.UNSTATED:
        return "未指明由谁履行。", "Nobody is named who must."
    if said.bearer is Bearer.OTHER:
        return "主体不是企业，或不止一类。", "The subject is no enterprise, or several kinds of party."
    if said.bearer is Bearer.ENTERPRISE and said.binds_others and not said.open_case:
        return (
            "主体含词汇表以外的企业。",
            "The subject means enterprises that the vocabulary does not know.",
        )
    return None


def _which_to_whom(said: StatementDraft) -> Iterator[DoubtDraft]:
    """As many things as authorities in one breath: each may be meant for one (向甲、乙局办审核、备案手续)."""
    shared = [item for item in said.deliverables if len(item.recipients) > 1]
    to = {item.recipients for item in shared}
    if len(to) == 1 and len(shared) == len(shared[0].recipients):
        yield DoubtDraft(
            DoubtKind.RECIPIENT,
            "几项与几个机关数目相同，或为一一对应。",
            "As many things as authorities: each may go to one of them.",
            shared[0].span,
        )


def _of_recipients(item: DeliverableDraft) -> Iterator[DoubtDraft]:
    for one in item.recipients:
        if one.id is None:
            yield DoubtDraft(
                DoubtKind.RECIPIENT,
                f"受理机关不在目录中：{one.name}。",
                f"Not known to the catalogue, to whom it goes: {one.name}.",
                item.span,
            )

"""What a person should look at first in a statement that rules read: where they were not sure, and why."""

import re
from collections.abc import Iterator
from itertools import chain

from dutygraph.graph.model import Bearer, DoubtKind, Review, TimeRuleKind
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.structure.doubts import DoubtDraft
from dutygraph.text.numerals import CHINESE_NUMERAL

_DAY_OR_LENGTH = re.compile(rf"[\d{CHINESE_NUMERAL}]|[旬月季年底末]")
"""An open time that names one is a deadline that was not worked out; 及时 and 定期 are open in the source."""
_Told = tuple[DoubtKind, Span, str, str]


def doubts_of(said: StatementDraft) -> Iterator[DoubtDraft]:
    """The doubts of one statement, the most harmful first; none where a person has reviewed it."""
    if said.review is not Review.REVIEWED:
        for kind, span, reason, reason_en in chain(_whom(said), _which(said), _what(said)):
            yield DoubtDraft(kind, reason, reason_en, span)


def _whom(said: StatementDraft) -> Iterator[_Told]:
    who, case = (DoubtKind.BEARER, said.span), (DoubtKind.CONDITION, said.span)
    if said.bearer is Bearer.UNSTATED:
        yield *who, "未指明由谁履行。", "Nobody is named who must."
    if said.bearer is Bearer.OTHER:
        yield *who, "主体不是企业，或不止一类。", "The subject is no enterprise, or several kinds of party."
    if said.bearer is Bearer.ENTERPRISE and said.binds_others and not said.open_case:
        unknown = "The subject means enterprises that the vocabulary does not know."
        yield *who, "主体含词汇表以外的企业。", unknown
    if said.open_case:
        some = "It concerns only some of these, or the cases it tells, which were not understood."
        yield *case, "只涉及其中一部分主体，或只在所述情形下适用，未能确定。", some
    if said.contradictory:
        told = " · ".join(condition.text for condition in said.conditions)
        yield *case, f"条件不能同时成立：{told}。", f"Its conditions cannot all hold: {told}."


def _which(said: StatementDraft) -> Iterator[_Told]:
    for one in said.time_rules:
        when = one.rule.text
        if one.rule.kind is TimeRuleKind.UNSPECIFIED and _DAY_OR_LENGTH.search(when):
            since = f"Not known from when “{when}” counts, or to which day."
            yield DoubtKind.TIME_RULE, one.span, f"“{when}”自何时起算、至哪一天，未能确定。", since
    for cited in said.citations:
        if cited.resolution is None and not cited.cited:
            unsaid = f"It is not said of which document: {cited.text}."
            yield DoubtKind.CITATION, cited.span, f"引用的是哪部文件未写明：{cited.text}。", unsaid


def _what(said: StatementDraft) -> Iterator[_Told]:
    for item in said.deliverables:
        for name in (to.name for to in item.recipients if to.id is None):
            unknown = f"Not known to the catalogue, to whom it goes: {name}."
            yield DoubtKind.RECIPIENT, item.span, f"受理机关不在目录中：{name}。", unknown
    shared = [item for item in said.deliverables if len(item.recipients) > 1]
    if len({item.recipients for item in shared}) == 1 and len(shared) == len(shared[0].recipients):
        # As many as authorities in one breath: each may be meant for one (向甲、乙局办审核、备案手续).
        each = "As many things as authorities: each may go to one of them."
        yield DoubtKind.RECIPIENT, shared[0].span, "几项与几个机关数目相同，或为一一对应。", each
    for item in (one for one in said.deliverables if not one.named):
        act = "It says that something is handed in, not what."
        yield DoubtKind.DELIVERABLE, item.span, "只写明报送，未写明报送什么。", act

"""What values are called in the files, in both languages."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dutygraph.graph.model import Authority, Bearer, Confidence, Deliverable, Modality
from dutygraph.reasoning.dates.calendar import CalendarEntry, Certainty
from dutygraph.reasoning.verdicts.truth import Truth
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Reason, Verdict
from dutygraph.service.downloads.sheets import Cell, lines

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        Verdict.APPLIES: "适用 applies",
        Verdict.DOES_NOT_APPLY: "不适用 does not apply",
        Verdict.UNKNOWN: "待定 unknown",
    }
)
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {Truth.TRUE: "是 yes", Truth.FALSE: "否 no", Truth.UNKNOWN: "未告知 not told"}
)
_CERTAINTIES: Mapping[str, str] = MappingProxyType(
    {
        Certainty.STATED: "原文所定 stated",
        Certainty.PROJECTED: "沿用推定 projected",
        Certainty.CONDITIONAL: "待定 open",
        Certainty.FROM_OCCURRENCE: "由所告知推算 from what was told",
    }
)
_PAST_DUE = "已过 past"
_NOT_THE_LISTS = "清单没有写，出自所依据的条款 not in the list: of the provision behind the duty"
BEARERS: Mapping[str, str] = MappingProxyType(
    {
        Bearer.ENTERPRISE: "企业所为 of enterprises",
        Bearer.AUTHORITY: "主管部门所为，不是企业的义务 of the authority, no duty of enterprises",
        Bearer.OTHER: "个人、组织等其他主体所为 of persons, associations or others",
        Bearer.UNSTATED: "未指明由谁履行 it is not said whose act it is",
    }
)
MODALITIES: Mapping[str, str] = MappingProxyType(
    {
        Modality.MANDATORY: "应当 must",
        Modality.ENCOURAGED: "鼓励 encouraged",
        Modality.PERMITTED: "可以 may",
        Modality.PROHIBITED: "不得 must not",
    }
)
CONFIDENCES: Mapping[str, str] = MappingProxyType(
    {
        Confidence.OFFICIAL: "已读公布文本 read as published",
        Confidence.SECONDARY: "据所列转载、报道等 read in the source named",
        Confidence.VERIFIED: "已查证 looked up",
        Confidence.REPORTED: "据转述，未对照公布文本 reported, not checked against the publication",
    }
)


def about(reason: Reason) -> str:
    if reason.enterprise_type is not None:
        return f"企业类型 type: {reason.enterprise_type.name}"
    if reason.condition is not None:
        return f"条件 condition: {reason.condition.text}"
    return reason.text


def certainty_of(entry: CalendarEntry | None) -> Cell:
    if entry is None:
        return None
    told = [_CERTAINTIES[entry.certainty], *([_PAST_DUE] if entry.past_due else [])]
    sure = entry.rule.confidence
    return lines([*told, *([_NOT_THE_LISTS, CONFIDENCES[sure]] if sure else [])])


def named(several: Iterable[Deliverable | Authority]) -> str | None:
    return lines(list(dict.fromkeys(one.name for one in several)))


def to_be_told(one: ObligationVerdict) -> str | None:
    """The questions that settle what is open; each line is one way."""
    return lines(["、".join(fact.question for fact in several) for several in one.missing_facts])

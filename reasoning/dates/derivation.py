"""How a date follows from a rule, in words: Chinese, and English beside it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Confidence, TimeRule
from dutygraph.reasoning.dates.frequency_deadlines import StatedRule
from dutygraph.reasoning.dates.schedule import DatedDuty, UndatedRule
from dutygraph.reasoning.records import Duty

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_CONFIDENCE = {
    Confidence.OFFICIAL: ("OFFICIAL 见公布文本", "OFFICIAL, read in the publication"),
    Confidence.SECONDARY: ("SECONDARY 见副本或者其他出处", "SECONDARY, read in a copy or another source"),
    Confidence.VERIFIED: ("VERIFIED 已核对公布文本", "VERIFIED, checked against the published text"),
    Confidence.REPORTED: (
        "REPORTED 据转述，未核对公布文本",
        "REPORTED, not checked against the published text",
    ),
}


@dataclass(frozen=True, slots=True)
class Words:
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}"


def derivation(dated: DatedDuty, date: datetime.date) -> Words:
    """Why a duty is due on a date: the rule's own words, what joins it, and the provision it comes from."""
    rule = dated.rule
    parts = [
        Words(
            f"“{rule.text}”，即{_every(rule)}{rule.month}月{rule.day}日：{date.year}年{date.month}月{date.day}日",
            f'"{rule.text}", by {_day(rule)} of {rule.year or "every year"}: '
            f"{date.day} {_MONTHS[date.month - 1]} {date.year}",
        )
    ]
    if (rule.month, rule.day) != (date.month, date.day):
        parts.append(
            Words(
                f"{date.year}年没有2月{rule.day}日，取2月最后一日",
                f"{date.year} has no {rule.day} February, so the last day of February",
            )
        )
    if dated.deadline_of is not dated.duty:
        quote = dated.deadline_of.obligation.text
        parts.append(Words(f"期限见同一任务：“{quote}”", f'the deadline stands in the same task: "{quote}"'))
    if dated.frequencies:
        parts.append(
            Words(f"频次：{_quoted(dated.frequencies)}", f"as often as {_quoted_en(dated.frequencies)}")
        )
    if dated.open_frequencies:
        parts.append(
            Words(
                f"频次取决于尚未回答的问题：{_quoted(dated.open_frequencies)}",
                f"how often depends on what is not told yet: {_quoted_en(dated.open_frequencies)}",
            )
        )
    parts += _provisions(dated.deadline_of, rule)
    return Words("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def why_undated(undated: UndatedRule) -> Words | None:
    """Why a rule that joins another comes to no date; None where the rule itself says it."""
    rule, joined = undated.rule, undated.joined
    if rule is None or joined is None:
        return None
    deadline, frequency = (rule, joined.rule) if rule.month else (joined.rule, rule)
    return Words(
        f"“{frequency.text}”超过一年，原文未说明哪一年到期；到期年份的期限为{deadline.month}月{deadline.day}日",
        f'"{frequency.text}" is longer than a year and the text does not say in which year it falls due; '
        f"in that year it is due by {_day(deadline)}",
    )


def _every(rule: TimeRule) -> str:
    return f"{rule.year}年" if rule.year else "每年"


def _day(rule: TimeRule) -> str:
    return f"{rule.day} {_MONTHS[(rule.month or 1) - 1]}"


def _quoted(rules: Sequence[StatedRule]) -> str:
    return "".join(f"“{text}”" for text in _texts(rules))


def _quoted_en(rules: Sequence[StatedRule]) -> str:
    return ", ".join(f'"{text}"' for text in _texts(rules))


def _texts(rules: Sequence[StatedRule]) -> list[str]:
    """The frequencies in words, each with the conditions of its statement."""
    texts = []
    for one in rules:
        said = dict.fromkeys(stated.text for stated in one.duty.conditions)
        conditions = "，".join(text for text in said if text not in one.rule.text)
        texts.append(f"{conditions}：{one.rule.text}" if conditions else one.rule.text)
    return list(dict.fromkeys(texts))


def _provisions(duty: Duty, rule: TimeRule) -> list[Words]:
    if rule.confidence is None:
        return []
    zh, en = _CONFIDENCE[Confidence(rule.confidence)]
    titles = "、".join(f"{_titled(one.instrument)}{one.label}" for one in duty.rests_on)
    titles_en = ", ".join(
        f"{one.instrument_en or _titled(one.instrument)} {one.label}" for one in duty.rests_on
    )
    return [
        Words(
            f"期限依据{titles or '该义务所依的条款'}（{zh}）",
            f"the deadline is that of {titles_en or 'the provision it rests on'} ({en})",
        )
    ]


def _titled(title: str) -> str:
    return title if title.startswith("《") else f"《{title}》"

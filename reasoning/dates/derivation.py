"""How a date follows from a rule, in words: Chinese, and English beside it."""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Confidence, TimeRule, TimeRuleKind
from dutygraph.reasoning.dates.due_duties import DatedDuty, OccurrenceDuty, Undated, UndatedRule
from dutygraph.reasoning.dates.frequency_deadlines import (
    StatedRule,
    says_every_period,
    says_every_year,
    says_next_year,
)
from dutygraph.reasoning.dates.recurring import hangs_on_holidays, recurs
from dutygraph.reasoning.list_period import ListPeriod
from dutygraph.reasoning.records import Duty
from dutygraph.reasoning.verdicts.truth import Truth
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict, missing_facts

_CONFIDENCE = {
    Confidence.OFFICIAL: ("OFFICIAL 见公布文本", "OFFICIAL, read in the publication"),
    Confidence.SECONDARY: ("SECONDARY 见副本或者其他出处", "SECONDARY, read in a copy or another source"),
    Confidence.VERIFIED: ("VERIFIED 已核对公布文本", "VERIFIED, checked against the published text"),
    Confidence.REPORTED: (
        "REPORTED 据转述，未核对公布文本",
        "REPORTED, not checked against the published text",
    ),
}


_BEFORE = re.compile(r"[日底末]\s*(?:之前|以前|前)")


@dataclass(frozen=True, slots=True)
class Words:
    zh: str
    en: str


_INCLUDED = Words(
    "“前”依惯例含当日（原文未言明）",
    'that "前" includes the day itself is the customary reading, which the text does not spell out',
)


def derivation(dated: DatedDuty, date: datetime.date) -> Words:
    """Why a duty is due on a date: the rule's own words, what joins it, and the provision it comes from."""
    return _all(_parts(dated, date))


def _parts(dated: DatedDuty, date: datetime.date) -> Iterator[Words]:
    rule = dated.rule
    if isinstance(dated, OccurrenceDuty):
        yield from _happened(dated)
    else:
        yield _named(dated, date)
        if _BEFORE.search(rule.text):
            yield _INCLUDED
    if dated.is_carried_over(date):
        yield _carried(dated.period, date)
    if rule.month is not None and (rule.month, rule.day) != (date.month, date.day):
        yield Words(
            f"{date.year}年没有2月{rule.day}日，取2月最后一日",
            f"{date.year} has no {rule.day} February, so the last day of February",
        )
    if dated.deadline_of is not dated.duty:
        quote = dated.deadline_of.obligation
        yield Words(
            f"期限见同一任务：“{quote.text}”",
            f'the deadline stands in the same task: "{quote.text_en or quote.text}"',
        )
    yield from _case_words(dated, date.year)
    yield from _provisions(dated.deadline_of, rule)
    yield from _open_words(dated.hinges_on, settled=dated.due(date.year) is Truth.TRUE)


def _happened(dated: OccurrenceDuty) -> Iterator[Words]:
    """What happened, and the day that follows from it."""
    rule, when, until = dated.rule, _moment(dated.occurred), _on(dated.date, dated.at)
    if rule.kind == TimeRuleKind.FREQUENCY:
        yield Words(f"“{rule.text}”，最近一次：{when.zh}", f'"{rule.text}", last done {when.en}')
        yield Words(
            f"原文未写明日期，从严自最近一次起满一个周期：{until.zh}",
            f"the text names no day; at the strictest one period after the last time: by {until.en}",
        )
    elif rule.kind == TimeRuleKind.BEFORE_EVENT:
        yield Words(f"“{rule.text}”，定于{when.zh}", f'"{rule.text}", planned for {when.en}')
        yield Words(f"须在此之前，最迟{until.zh}", f"before it, at the latest on {until.en}")
    else:
        yield Words(f"“{rule.text}”，发生于{when.zh}", f'"{rule.text}", which happened {when.en}')
        yield (
            Words("立即", "at once") if rule.within is None else Words(f"至{until.zh}", f"due by {until.en}")
        )


def why_undated(undated: UndatedRule) -> Words | None:
    """Why a rule that names a day comes to no date; None where the rule itself says it."""
    if undated.joined:
        cases = _quoted(undated.joined)
        return Words(
            f"原文只对下列情形规定频次，本企业均不属于：{cases.zh}",
            f"the text says how often for these cases alone, and none is this enterprise's: {cases.en}",
        )
    if undated.rule is not None and undated.rule.confidence == Confidence.REPORTED:
        return Words(
            "仅据转述，未读到条文，不据以推算日期",
            "known from hearsay alone, the text was not read: no date is concluded from it",
        )
    if undated.rule is not None and hangs_on_holidays(undated.rule):
        return Words(
            "放假安排尚未公布的年份，日期未列",
            "of years whose holidays are not published yet no date is given",
        )
    if undated.reason is Undated.NEEDS_LAST_TIME:
        return Words(
            "原文未写明日期；告知最近一次的时间即可推算",
            "the text names no day; tell when it was last done and it follows",
        )
    return None


def _named(dated: DatedDuty, date: datetime.date) -> Words:
    """The day that the text names, of which year it is, and the date."""
    rule = dated.rule
    exact = f"{date.year}年{date.month}月{date.day}日"
    exact_en = f"on or before {date.day} {calendar.month_name[date.month]} {date.year}"
    which = None
    if recurs(rule) or says_every_period(rule.text):
        pass
    elif rule.year is None and says_every_year(rule.text):
        day_en = f"{rule.day} {calendar.month_name[rule.month or 1]}"
        which = Words(f"即每年{rule.month}月{rule.day}日", f"which is {day_en} of every year")
    elif not (rule.year or says_next_year(rule.text) or dated.is_carried_over(date)):
        which = Words("未写年份，即清单本身的年份", "which names no year and so is the list's own")
    zh, en = (f"，{which.zh}", f", {which.en}") if which else ("", "")
    return Words(f"“{rule.text}”{zh}：{exact}", f'"{rule.text}"{en}: {exact_en}')


def _carried(period: ListPeriod, date: datetime.date) -> Words:
    first, last = period.worded
    if not first <= date <= last:
        return Words(
            "该日施行的另一文本尚未载入，沿用推定", "carried over, as the wording of that day is not loaded"
        )
    if period.last_year is None:
        return Words("原文未写明年份，推定逐年适用", "the text names no year; taken to hold in each")
    years = f"{period.first_year}"
    if period.first_year != period.last_year:
        years += f"–{period.last_year}"
    return Words(
        f"清单为{years}年的，尚未载入更新的清单，沿用推定",
        f"the list is for {years}; carried over, as no newer one is loaded",
    )


def _case_words(dated: DatedDuty, year: int) -> Iterator[Words]:
    """How often it is due, and on what that hangs."""
    sure = _quoted([one.stated for one in dated.cases if one.holds is Truth.TRUE])
    maybe = _quoted([one.stated for one in dated.cases if one.holds is Truth.UNKNOWN])
    if sure.zh:
        yield Words(f"频次：{sure.zh}", f"as often as {sure.en}")
    if maybe.zh:
        yield Words(
            f"频次取决于尚未断定的情形：{maybe.zh}",
            f"how often depends on cases that are still open: {maybe.en}",
        )
    for one in dated.cases:
        text = one.stated.rule.text
        if one.last is not None and one.months > 12:
            last = _moment(one.last)
            yield Words(f"最近一次：{last.zh}", f"last done {last.en}")
        if one.holds is Truth.FALSE or not dated.needs_last(one, year):
            continue
        zh, en = (
            ("最近一次的时间，尚未告知", "was last done")
            if one.last is None
            else ("下一次的时间", "is next done")
        )
        yield Words(
            f"“{text}”是否落在{year}年，取决于{zh}",
            f'whether "{text}" falls in {year} depends on when it {en}',
        )


def _open_words(hinges_on: Sequence[ObligationVerdict], *, settled: bool) -> Iterator[Words]:
    """What has to be told before anybody can say that it is due."""
    unknown = [] if settled else [one for one in hinges_on if one.verdict is Verdict.UNKNOWN]
    if facts := missing_facts(unknown):
        asked = "；".join(fact.question for fact in facts)
        asked_en = "; ".join(fact.question_en or fact.question for fact in facts)
        yield Words(f"待定，取决于：{asked}", f"open, depending on: {asked_en}")
    elif unknown:
        reasons = (reason for one in unknown for reason in one.reasons)
        said = "；".join(dict.fromkeys(one.text for one in reasons if one.outcome is Truth.UNKNOWN))
        yield Words(f"待定，取决于：{said}", f"open, depending on: {said}")


def _moment(moment: datetime.datetime) -> Words:
    return _on(moment.date(), moment if moment.time() != datetime.time() else None)


def _on(day: datetime.date, at: datetime.datetime | None) -> Words:
    day_en = f"{day.day} {calendar.month_name[day.month]} {day.year}"
    if at is None:
        return Words(day.isoformat(), day_en)
    return Words(f"{at:%Y-%m-%d %H:%M}", f"{at:%H:%M} on {day_en}")


def _all(parts: Iterable[Words]) -> Words:
    said = tuple(parts)
    return Words("；".join(part.zh for part in said), "; ".join(part.en for part in said))


def _quoted(rules: Iterable[StatedRule]) -> Words:
    """The frequencies in words, each with the conditions of its statement."""
    texts: dict[str, None] = {}
    for one in rules:
        said = dict.fromkeys(stated.text for stated in one.duty.conditions)
        conditions = "，".join(text for text in said if text not in one.rule.text)
        texts[f"{conditions}：{one.rule.text}" if conditions else one.rule.text] = None
    return Words("".join(f"“{text}”" for text in texts), ", ".join(f'"{text}"' for text in texts))


def _provisions(duty: Duty, rule: TimeRule) -> Iterator[Words]:
    if rule.confidence is None:
        return
    zh, en = _CONFIDENCE[Confidence(rule.confidence)]
    of = [(one.instrument_en, _titled(one.instrument), one.label) for one in duty.rests_on]
    titles = "、".join(f"{title}{label}" for _, title, label in of) or "该义务所依的条款"
    titles_en = ", ".join(f"{title_en or title} {label}" for title_en, title, label in of)
    from_en = titles_en or "the provision it rests on"
    yield Words(f"期限依据{titles}（{zh}）", f"the deadline is that of {from_en} ({en})")


def _titled(title: str) -> str:
    return title if title.startswith("《") else f"《{title}》"

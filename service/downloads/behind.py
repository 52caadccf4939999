"""What provisions behind duties ask by themselves, and what several tasks ask alike, as rows of the files."""

from collections.abc import Iterator, Mapping, Sequence

from dutygraph.graph.model import Bearer
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.overlaps import Overlap
from dutygraph.reasoning.records import ProvisionReference
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict
from dutygraph.service.downloads.places import Places
from dutygraph.service.downloads.sheets import Row, lines
from dutygraph.service.downloads.words import called, certainty_of, named, to_be_told


def requirement_row(one: ObligationVerdict, due: Mapping[str, CalendarEntry]) -> Row:
    """What a provision behind a duty asks."""
    asked, duty = one.duty.requirement, one.duty
    assert asked is not None  # noqa: S101 - narrows what `behind` holds
    entry = due.get(duty.id)
    groups: dict[str, list[str]] = {}
    for condition in duty.conditions:
        for group in condition.groups:
            groups.setdefault(group, []).append(condition.text)
    binds = [asked.subject or "、".join(kind.name for kind in duty.enterprise_types) or "未指明 not stated"]
    if asked.binds_others:
        binds.append("也约束未列出的其他企业 binds others too")
    if asked.bearer is not Bearer.ENTERPRISE:
        binds.append(called(asked.bearer))
    conditions = ["、".join(texts) for texts in groups.values()]
    if asked.only_where:
        conditions.append(f"只在 only where: {asked.only_where}")
    holds = [f"自 from {asked.effective_from}"] if asked.effective_from else []
    holds += [f"至 until {asked.effective_to}"] if asked.effective_to else []
    summary = [asked.summary, *(["比清单更严或更细 stricter or more precise"] if asked.stricter else [])]
    return {
        "结论 Verdict": called(one.verdict),
        "要求（复核者的话） What it asks, in the reviewer's words": lines(summary),
        "英文 In English": asked.summary_en,
        "出自 Stands in": provisions(duty.rests_on),
        "约束谁 Binds": lines(binds),
        "适用条件 Only if": "\n或者 or\n".join(conditions) or None,
        "时限 When": lines([rule.text for rule in duty.time_rules]),
        "下一期限 Next date": entry.date if entry else None,
        "确定程度 Certainty": certainty_of(entry),
        "交给 To": lines([to for to in (named(duty.recipients), asked.recipient) if to]),
        "有效 In effect": lines(holds),
        "可信程度与出处 How sure, and read where": lines([called(asked.confidence), asked.known_from]),
        "有争议或疑问 Contested": lines([text for text in (asked.doubt, asked.doubt_en) if text]),
        "尚需回答 To be told": to_be_told(one),
    }


def overlap_rows(overlaps: Sequence[Overlap], places: Places) -> Iterator[Row]:
    for one in overlaps:
        first, *others = (judged.duty.rests_on for judged in one.obligations)
        shared = [provision for provision in first if all(provision in other for other in others)]
        duties = [f"{called(judged.verdict)}: {judged.obligation.text}" for judged in one.obligations]
        yield {
            "任务 Tasks": places.numbers(judged.duty.task for judged in one.obligations),
            "义务 Duties": lines(duties),
            "同交 Hand in": named(one.deliverables),
            "同依据 All rest on": provisions(shared),
            "最早期限 Earliest date": one.strictest.date if one.strictest else None,
            "确定程度 Certainty": certainty_of(one.strictest),
            "报送单位 To": named(one.recipients),
        }


def provisions(several: Sequence[ProvisionReference]) -> str | None:
    """By the title of their instrument, each title once."""
    labels: dict[str, list[str]] = {}
    for one in several:
        labels.setdefault(one.instrument, []).append(one.label)
    return lines([f"《{title}》{'、'.join(found)}" for title, found in labels.items()])

"""What provisions behind duties ask by themselves, and what several tasks ask alike, as rows of the files."""

from collections.abc import Iterator, Mapping, Sequence

from dutygraph.graph.model import Bearer
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.overlaps import Overlap
from dutygraph.reasoning.records import ProvisionReference
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict
from dutygraph.service.downloads.places import Places
from dutygraph.service.downloads.sheets import Cell, Column, lines
from dutygraph.service.downloads.words import called, certainty_of, named, to_be_told

REQUIREMENT_COLUMNS = (
    Column("结论 Verdict", 14), Column("要求（复核者的话） What it asks, in the reviewer's words", 44),
    Column("英文 In English", 36), Column("出自 Stands in", 30), Column("约束谁 Binds", 24),
    Column("适用条件 Only if", 28), Column("时限 When", 18), Column("下一期限 Next date", 13),
    Column("确定程度 Certainty", 16), Column("交给 To", 24), Column("有效 In effect", 22),
    Column("可信程度与出处 How sure, and read where", 36), Column("有争议或疑问 Contested", 32),
    Column("尚需回答 To be told", 30),
)  # fmt: skip

OVERLAP_COLUMNS = (
    Column("任务 Tasks", 14), Column("义务 Duties", 60), Column("同交 Hand in", 26),
    Column("同依据 All rest on", 30), Column("最早期限 Earliest date", 13), Column("确定程度 Certainty", 16),
    Column("报送单位 To", 26),
)  # fmt: skip


def requirement_row(one: ObligationVerdict, due: Mapping[str, CalendarEntry]) -> tuple[Cell, ...]:
    """After REQUIREMENT_COLUMNS."""
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
    return (
        called(one.verdict),
        lines([asked.summary, *(["比清单更严或更细 stricter or more precise"] if asked.stricter else [])]),
        asked.summary_en,
        provisions(duty.rests_on),
        lines(binds),
        "\n或者 or\n".join(conditions) or None,
        lines([rule.text for rule in duty.time_rules]),
        entry.date if entry else None,
        certainty_of(entry),
        lines([to for to in (named(duty.recipients), asked.recipient) if to]),
        lines(holds),
        lines([called(asked.confidence), asked.known_from]),
        lines([text for text in (asked.doubt, asked.doubt_en) if text]),
        to_be_told(one),
    )


def overlap_rows(overlaps: Sequence[Overlap], places: Places) -> Iterator[tuple[Cell, ...]]:
    """After OVERLAP_COLUMNS."""
    for one in overlaps:
        first, *others = (judged.duty.rests_on for judged in one.obligations)
        shared = [provision for provision in first if all(provision in other for other in others)]
        yield (
            places.numbers(judged.duty.task for judged in one.obligations),
            lines([f"{called(judged.verdict)}: {judged.obligation.text}" for judged in one.obligations]),
            named(one.deliverables),
            provisions(shared),
            one.strictest.date if one.strictest else None,
            certainty_of(one.strictest),
            named(one.recipients),
        )


def provisions(several: Sequence[ProvisionReference]) -> str | None:
    """By the title of their instrument, each title once."""
    labels: dict[str, list[str]] = {}
    for one in several:
        labels.setdefault(one.instrument, []).append(one.label)
    return lines([f"《{title}》{'、'.join(found)}" for title, found in labels.items()])

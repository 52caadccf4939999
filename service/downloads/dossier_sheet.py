"""The answer to a profile as a workbook: duties, verdicts with reasons, dates, deliverables, citations."""

from collections.abc import Iterator, Mapping

from dutygraph.graph.model import CitationStatus
from dutygraph.graph.store.port import Record
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.dates.derivation import why_undated
from dutygraph.reasoning.dossier import DossierItem
from dutygraph.reasoning.records import Duty, Question
from dutygraph.reasoning.verdicts.conditions import FactAnswer
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict
from dutygraph.service.downloads.behind import (
    OVERLAP_COLUMNS,
    REQUIREMENT_COLUMNS,
    overlap_rows,
    requirement_row,
)
from dutygraph.service.downloads.dossier import Dossier
from dutygraph.service.downloads.places import Places
from dutygraph.service.downloads.profile_query import Language
from dutygraph.service.downloads.sheets import Cell, Column, Sheet, lines, workbook
from dutygraph.service.downloads.words import about, called, certainty_of, named, to_be_told

_LIST = Column("任务清单 Task list", 26)
"""Where there are several, or several editions of one, whose numbers say little alone."""
_NUMBER = Column("序号 No.", 8)
_TASK = Column("任务 Task", 26)
_DUTY = Column("义务 Duty", 56)
_DUTY_EN = Column("义务（英文） Duty in English", 40)
_KEPT_BY_HAND = (Column("负责人 Responsible", 14), Column("状态 State", 12), Column("备注 Remark", 24))
"""Left empty, for those who work with the file."""
_EMPTY: tuple[Cell, ...] = (None,) * len(_KEPT_BY_HAND)
_VERDICT = Column("结论 Verdict", 14)
_CERTAINTY = Column("确定程度 Certainty", 16)
_TO_BE_TOLD = Column("尚需回答 To be told", 34)
_HAND_IN = Column("报送材料 To hand in", 28)
_TO = Column("报送单位 To", 22)


def made(dossier: Dossier) -> bytes:
    """An XLSX file."""
    current = dossier.answer.current
    return workbook(sheets(dossier), dossier.title, current.revision.changed_at)


def sheets(dossier: Dossier) -> Iterator[Sheet]:
    """Verdicts are on every duty; dates and deliverables of what applies or may, citations of what does."""
    places = dossier.places
    place = (_LIST, _NUMBER) if places.several else (_NUMBER,)
    applying = [one for one in dossier.obligations if one.verdict is Verdict.APPLIES]
    yield summary(dossier)
    yield Sheet(
        "义务 Duties",
        (
            *place, _TASK, _VERDICT, _DUTY, _DUTY_EN, Column("性质 Force", 12),
            Column("下一期限 Next date", 13), _CERTAINTY, _HAND_IN, _TO, *_KEPT_BY_HAND,
        ),
        tuple(
            (*places.of(one.duty.task), *_duty(one, places.title(one.duty.task), dossier.answer.due))
            for one in dossier.obligations
        ),
    )  # fmt: skip
    yield Sheet(
        "理由 Reasons",
        (
            *place, _DUTY, _VERDICT, Column("依据何事 On what", 34), Column("是否成立 Holds", 14),
            Column("原文 Words", 34), Column("字符 Characters", 14), _TO_BE_TOLD,
        ),
        tuple(
            (*places.of(one.duty.task), *row)
            for one in dossier.obligations
            for row in _reasons(one)
        ),
    )  # fmt: skip
    yield Sheet(
        "期限 Dates",
        (
            Column("日期 Date", 13), Column("最后工作日 Last working day", 13), _CERTAINTY, _VERDICT, *place,
            _TASK, _DUTY, Column("时限原文 Rule", 20), Column("由来 How it follows", 50), _TO_BE_TOLD,
            _HAND_IN, _TO,
        ),
        (*_dates(dossier, places), *_undated(dossier, places)),
    )  # fmt: skip
    yield Sheet(
        "材料 Deliverables",
        (
            Column("材料 Deliverable", 36), Column("英文 In English", 36), _VERDICT, _TO,
            Column("任务 Tasks", 14), Column("下一期限 Next date", 13), _CERTAINTY, _DUTY, *_KEPT_BY_HAND,
        ),
        tuple(_item(one, places) for one in dossier.answer.dossier()),
    )  # fmt: skip
    yield Sheet(
        "背后的规定 Behind",
        (*place, _DUTY, *REQUIREMENT_COLUMNS),
        tuple(
            (*places.of(one.duty.task), one.obligation.text, *requirement_row(asked, dossier.answer.due))
            for one in dossier.obligations
            for asked in dossier.answer.behind_by_duty.get(one.obligation.id, ())
        ),
    )
    yield Sheet("同一件事 Same act", OVERLAP_COLUMNS, tuple(overlap_rows(dossier.overlaps, places)))
    yield Sheet(
        "依据 Citations",
        (
            *place, _DUTY, Column("引用 Citation", 44), Column("状态 Status", 14), Column("编号 Number", 26),
            Column("名称 Title", 40), Column("条款 Provision", 14), Column("说明 Note", 30),
        ),
        tuple(
            (*places.of(one.duty.task), one.obligation.text, *row)
            for one in applying
            for row in (*citations_of(one.duty, dossier.citations), *_rested_on(one.duty))
        ),
    )  # fmt: skip


def summary(dossier: Dossier) -> Sheet:
    asked, answer = dossier.asked, dossier.answer.given
    stating = {one.duty.law for one in answer.of_laws}
    rows: list[tuple[Cell, ...]] = [
        *((("企业名称 Enterprise", asked.name),) if asked.name else ()),
        ("任务清单 Task lists", lines([one.title for one in answer.task_lists])),
        *(
            (("法规标准 Laws and standards", lines([one.title for one in answer.laws if one.id in stating])),)
            if stating
            else ()
        ),
        ("日期 On", asked.on),
        ("期限范围 Dates", f"{asked.start} – {asked.end}"),
        ("所在地 Jurisdictions", _places(dossier.answer.profile)),
        ("企业类型 Enterprise types", _types(dossier)),
        *_answers(dossier),
        ("适用任务 Tasks that apply", answer.counts.applies),
        ("不适用任务 Tasks that do not", answer.counts.does_not_apply),
        ("待定任务 Tasks that are open", answer.counts.unknown),
    ]
    rows += [("提示 Notice", f"{notice.text} {notice.text_en}") for notice in dossier.calendar.notices]
    question = answer.next_question
    if question is not None:
        fact = question.fact
        rows.append(
            ("下一个问题 To be told next", "企业类型 enterprise types" if fact is None else fact.question)
        )
    return Sheet("概要 Summary", (Column("项目 Item", 36), Column("内容 Content", 80)), tuple(rows))


def _types(dossier: Dossier) -> str:
    if dossier.asked.types is None:
        return "未告知 not told"
    known = dossier.answer.current.vocabulary
    told = {known.type_of_name[name] for name in dossier.asked.types}
    return lines([one.name for one in known.enterprise_types if one.id in told]) or "无 none"


def _places(profile: Profile) -> str:
    if profile.jurisdictions is None:
        return "未告知 not told"
    return lines(sorted(profile.jurisdictions)) or "无 none"


def _answers(dossier: Dossier) -> Iterator[tuple[Cell, ...]]:
    """Every question, those that were not answered too: what is left out counts as not told."""
    for question in dossier.answer.current.vocabulary.questions:
        yield (question.fact.question, _told(question, dossier.answer.profile.facts.get(question.fact.id)))


def _told(question: Question, answer: FactAnswer | None) -> Cell:
    if answer is None:
        return "未告知 not told"
    if isinstance(answer, bool):
        return "是 yes" if answer else "否 no"
    if isinstance(answer, int):
        return answer
    return lines([choice.label for choice in question.choices if choice.value in answer]) or "无 none"


def _duty(one: ObligationVerdict, task: str, due: Mapping[str, CalendarEntry]) -> tuple[Cell, ...]:
    entry = due.get(one.obligation.id)
    return (
        task,
        called(one.verdict),
        one.obligation.text,
        one.obligation.text_en,
        called(one.obligation.modality),
        entry.date if entry else None,
        certainty_of(entry),
        lines([required.deliverable.name for required in one.duty.deliverables]),
        named(one.duty.recipients),
        *_EMPTY,
    )


def _reasons(one: ObligationVerdict) -> Iterator[tuple[Cell, ...]]:
    missing = to_be_told(one)
    for reason in one.reasons:
        source = reason.source
        yield (
            one.obligation.text,
            called(one.verdict),
            about(reason),
            called(reason.outcome),
            source.quote if source else None,
            f"{source.start + 1}–{source.end}" if source else None,
            missing,
        )


def _to_be_told(entry: CalendarEntry) -> Cell:
    facts = [fact.question for several in entry.missing_facts for fact in several]
    last_times = [f"最近一次 last time: {rule.text}" for rule in entry.missing_occurrences]
    return lines([*facts, *last_times])


def _dates(dossier: Dossier, places: Places) -> Iterator[tuple[Cell, ...]]:
    for entry in dossier.calendar.entries:
        yield (
            entry.date,
            entry.last_working_day,
            certainty_of(entry),
            called(entry.verdict),
            *places.of(entry.duty.task),
            places.title(entry.duty.task),
            entry.obligation.text,
            entry.rule.text,
            entry.words.zh if dossier.asked.language is Language.ZH else entry.words.en,
            _to_be_told(entry),
            named(entry.deliverables),
            named(entry.duty.recipients),
        )


def _undated(dossier: Dossier, places: Places) -> Iterator[tuple[Cell, ...]]:
    zh = dossier.asked.language is Language.ZH
    for one in dossier.calendar.undated:
        words = why_undated(one)
        why = (words.zh if zh else words.en) if words else None
        yield (
            "无确定日期 undated",
            None,
            called(one.reason),
            called(one.verdict),
            *places.of(one.duty.task),
            places.title(one.duty.task),
            one.obligation.text,
            one.rule.text if one.rule else "未写明 not stated",
            why,
            to_be_told(one.judged),
            lines([required.deliverable.name for required in one.duty.deliverables]),
            named(one.duty.recipients),
        )


def _item(one: DossierItem, places: Places) -> tuple[Cell, ...]:
    return (
        one.deliverable.name,
        one.deliverable.name_en,
        called(one.verdict),
        named(one.recipients),
        places.numbers(duty.task for duty in one.duties),
        one.next_due.date if one.next_due else None,
        certainty_of(one.next_due),
        lines([duty.obligation.text for duty in one.duties]),
        *_EMPTY,
    )


def citations_of(duty: Duty, found: Mapping[str, Record]) -> Iterator[tuple[Cell, ...]]:
    record = found.get(duty.id)
    for citation in record.citations if record else ():
        instrument = next(iter(citation.instruments), None)
        yield (
            citation.text,
            called(CitationStatus(citation.status)),
            instrument.number if instrument else None,
            instrument.title if instrument else None,
            lines([provision.label for provision in citation.provisions]),
            citation.note,
        )


def _rested_on(duty: Duty) -> Iterator[tuple[Cell, ...]]:
    for rests in duty.rests_on:
        yield (
            None,
            "经审核补充 added in review",
            None,
            rests.instrument,
            rests.label,
            "清单未写明的依据 not named by the list",
        )

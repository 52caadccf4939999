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
from dutygraph.service.downloads.behind import overlap_rows, requirement_row
from dutygraph.service.downloads.dossier import Dossier
from dutygraph.service.downloads.places import Places
from dutygraph.service.downloads.sheets import Cell, Row, Sheet, lines, workbook
from dutygraph.service.downloads.words import about, called, certainty_of, named, to_be_told

_KEPT_BY_HAND: Row = dict.fromkeys(("负责人 Responsible", "状态 State", "备注 Remark"))
"""Left empty, for those who work with the file."""


def made(dossier: Dossier) -> bytes:
    """An XLSX file."""
    current = dossier.answer.current
    return workbook(sheets(dossier), dossier.title, current.revision.changed_at)


def sheets(dossier: Dossier) -> Iterator[Sheet]:
    """Verdicts are on every duty; dates and deliverables of what applies or may, citations of what does."""
    places, duties, due = dossier.places, dossier.obligations, dossier.answer.due
    yield summary(dossier)
    yield Sheet("义务 Duties", [{**_place(places, one.duty), **_duty(one, due)} for one in duties])
    yield Sheet(
        "理由 Reasons",
        [{**places.of(one.duty.task), **row} for one in duties for row in _reasons(one)],
    )
    yield Sheet("期限 Dates", [*_dates(dossier, places), *_undated(dossier, places)])
    yield Sheet("材料 Deliverables", [_item(one, places) for one in dossier.answer.dossier()])
    yield Sheet(
        "背后的规定 Behind",
        [
            {**places.of(one.duty.task), "义务 Duty": one.obligation.text, **requirement_row(asked, due)}
            for one in duties
            for asked in dossier.answer.behind_by_duty.get(one.obligation.id, ())
        ],
    )
    yield Sheet("同一件事 Same act", [*overlap_rows(dossier.overlaps, places)])
    yield Sheet(
        "依据 Citations",
        [
            {**places.of(one.duty.task), "义务 Duty": one.obligation.text, **row}
            for one in duties
            if one.verdict is Verdict.APPLIES
            for row in (*citations_of(one.duty, dossier.citations), *_rested_on(one.duty))
        ],
    )


def summary(dossier: Dossier) -> Sheet:
    asked, answer = dossier.asked, dossier.answer.given
    stating = {one.duty.law for one in answer.of_laws}
    rows: list[tuple[str, Cell]] = [
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
    return Sheet("概要 Summary", [{"项目 Item": name, "内容 Content": cell} for name, cell in rows])


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


def _answers(dossier: Dossier) -> Iterator[tuple[str, Cell]]:
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


def _place(places: Places, duty: Duty) -> Row:
    return {**places.of(duty.task), "任务 Task": places.title(duty.task)}


def _duty(one: ObligationVerdict, due: Mapping[str, CalendarEntry]) -> Row:
    entry = due.get(one.obligation.id)
    return {
        "结论 Verdict": called(one.verdict),
        "义务 Duty": one.obligation.text,
        "义务（英文） Duty in English": one.obligation.text_en,
        "性质 Force": called(one.obligation.modality),
        "下一期限 Next date": entry.date if entry else None,
        "确定程度 Certainty": certainty_of(entry),
        "报送材料 To hand in": lines([required.deliverable.name for required in one.duty.deliverables]),
        "报送单位 To": named(one.duty.recipients),
        **_KEPT_BY_HAND,
    }


def _reasons(one: ObligationVerdict) -> Iterator[Row]:
    for reason in one.reasons:
        source = reason.source
        yield {
            "义务 Duty": one.obligation.text,
            "结论 Verdict": called(one.verdict),
            "依据何事 On what": about(reason),
            "是否成立 Holds": called(reason.outcome),
            "原文 Words": source.quote if source else None,
            "字符 Characters": f"{source.start + 1}–{source.end}" if source else None,
            "尚需回答 To be told": to_be_told(one),
        }


def _to_be_told(entry: CalendarEntry) -> Cell:
    facts = [fact.question for several in entry.missing_facts for fact in several]
    last_times = [f"最近一次 last time: {rule.text}" for rule in entry.missing_occurrences]
    return lines([*facts, *last_times])


def _dates(dossier: Dossier, places: Places) -> Iterator[Row]:
    for entry in dossier.calendar.entries:
        yield {
            "日期 Date": entry.date,
            "最后工作日 Last working day": entry.last_working_day,
            "确定程度 Certainty": certainty_of(entry),
            "结论 Verdict": called(entry.verdict),
            **_place(places, entry.duty),
            "义务 Duty": entry.obligation.text,
            "时限原文 Rule": entry.rule.text,
            "由来 How it follows": dossier.said(entry.words),
            "尚需回答 To be told": _to_be_told(entry),
            "报送材料 To hand in": named(entry.deliverables),
            "报送单位 To": named(entry.duty.recipients),
        }


def _undated(dossier: Dossier, places: Places) -> Iterator[Row]:
    """After `_dates`."""
    for one in dossier.calendar.undated:
        words = why_undated(one)
        yield {
            "日期 Date": "无确定日期 undated",
            "最后工作日 Last working day": None,
            "确定程度 Certainty": called(one.reason),
            "结论 Verdict": called(one.verdict),
            **_place(places, one.duty),
            "义务 Duty": one.obligation.text,
            "时限原文 Rule": one.rule.text if one.rule else "未写明 not stated",
            "由来 How it follows": dossier.said(words) if words else None,
            "尚需回答 To be told": to_be_told(one.judged),
            "报送材料 To hand in": lines([required.deliverable.name for required in one.duty.deliverables]),
            "报送单位 To": named(one.duty.recipients),
        }


def _item(one: DossierItem, places: Places) -> Row:
    return {
        "材料 Deliverable": one.deliverable.name,
        "英文 In English": one.deliverable.name_en,
        "结论 Verdict": called(one.verdict),
        "报送单位 To": named(one.recipients),
        "任务 Tasks": places.numbers(duty.task for duty in one.duties),
        "下一期限 Next date": one.next_due.date if one.next_due else None,
        "确定程度 Certainty": certainty_of(one.next_due),
        "义务 Duty": lines([duty.obligation.text for duty in one.duties]),
        **_KEPT_BY_HAND,
    }


def citations_of(duty: Duty, found: Mapping[str, Record]) -> Iterator[Row]:
    record = found.get(duty.id)
    for citation in record.citations if record else ():
        instrument = next(iter(citation.instruments), None)
        yield {
            "引用 Citation": citation.text,
            "状态 Status": called(CitationStatus(citation.status)),
            "编号 Number": instrument.number if instrument else None,
            "名称 Title": instrument.title if instrument else None,
            "条款 Provision": lines([provision.label for provision in citation.provisions]),
            "说明 Note": citation.note,
        }


def _rested_on(duty: Duty) -> Iterator[Row]:
    """After `citations_of`."""
    for rests in duty.rests_on:
        yield {
            "引用 Citation": None,
            "状态 Status": "经审核补充 added in review",
            "编号 Number": None,
            "名称 Title": rests.instrument,
            "条款 Provision": rests.label,
            "说明 Note": "清单未写明的依据 not named by the list",
        }

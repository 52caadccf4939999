"""The answer to a profile, or to one task, as a text document: each duty with its words and their source."""

import io
import itertools
import re
from collections.abc import Iterable

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict
from dutygraph.service.downloads.behind import overlap_rows, provisions, requirement_row
from dutygraph.service.downloads.dossier import Dossier
from dutygraph.service.downloads.dossier_sheet import citations_of, summary
from dutygraph.service.downloads.places import places_of
from dutygraph.service.downloads.profile_query import Language
from dutygraph.service.downloads.sheets import Row
from dutygraph.service.downloads.words import about, called, certainty_of, named

_FONT = "Noto Sans CJK SC"
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What a file of this format cannot hold."""

_BEHIND = (
    "背后的规定怎么要求：清单没有写明，由复核的人指出；约束谁、何时、交给谁，都只按各自的规定。"
    " What the provisions behind it ask: the list does not name them, a reviewer did; whom each binds,"
    " when, and to whom it goes follow from it alone."
)
_ALIKE = (
    "可以考虑一并办理：按最早的期限，交给所列的全部单位。能否用一份材料同时满足，原文没有写。"
    " Consider doing it once: by the earliest date, for every recipient. Whether one report may serve all is"
    " not said."
)
_MOST_DUTIES = 1_500
"""Each takes some 6 ms to write, which nothing can end."""
_ORDER = (Verdict.APPLIES, Verdict.UNKNOWN, Verdict.DOES_NOT_APPLY)


def made(dossier: Dossier) -> bytes:
    """A .docx; InvalidInput where the one task asked for is none of those answered over, and for too many
    duties.
    """
    places = places_of(dossier.answer.current, dated=False)
    asked = dossier.asked.task
    if asked is not None and asked not in places.held:
        raise InvalidInput(
            f"所答清单中没有任务 {asked[:80]!r}。 No list that is answered over has the task {asked[:80]!r}.",
            "请用其 Task.id，或不写 task 以得全部。 Give its Task.id, or leave task out for all.",
            argument="task",
            valid=tuple(places.held)[:100],
            reason=ErrorReason.NOT_FOUND,
        )
    judged = [one for one in dossier.obligations if asked in (None, one.duty.task)]
    if len(judged) > _MOST_DUTIES:
        raise InvalidInput(
            f"文档将有 {len(judged)} 条义务，最多 {_MOST_DUTIES} 条。 The document would hold {len(judged)}"
            f" duties; at most {_MOST_DUTIES} fit.",
            "请用 list 指明一份清单，不列法规自身的义务，或改用 /dossier.xlsx。 Name one list, leave laws"
            " out of sources, or ask for /dossier.xlsx.",
            argument="list",
            reason=ErrorReason.TOO_LONG,
        )
    doc = _empty(dossier)
    doc.add_heading(_held(places.title(asked) if asked else dossier.title), level=0)
    _table(doc, ((str(name), str(cell)) for name, cell in (row.values() for row in summary(dossier).rows)))
    for verdict in _ORDER:
        of_verdict = [one for one in judged if one.verdict is verdict]
        if not of_verdict:
            continue
        doc.add_heading(f"{called(verdict)} ({len(of_verdict)})", level=1)
        for task, of_task in itertools.groupby(of_verdict, key=lambda one: one.duty.task):
            of, held = places.held[task]
            numbered = f"{held.number}. {held.title}" if held.number else held.title
            told = places.several and held.id != of.id
            doc.add_heading(_held(f"{numbered}（{of.title}）" if told else numbered), level=2)
            for one in of_task:
                _duty(doc, one, of.title, dossier)
    alike = [
        one
        for one in dossier.overlaps
        if asked is None or asked in {each.duty.task for each in one.obligations}
    ]
    if alike:
        doc.add_heading(f"几项任务要求的同一件事 Several tasks ask the same act ({len(alike)})", level=1)
        doc.add_paragraph(_ALIKE)
        for row in overlap_rows(alike, places):
            _table(doc, _filled(row))
    written = io.BytesIO()
    doc.save(written)
    return written.getvalue()


def _empty(dossier: Dossier) -> Document:
    doc, revision = docx.Document(), dossier.answer.current.revision
    style = doc.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    for heading in ("Title", "Heading 1", "Heading 2"):
        fonts = doc.styles[heading].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), _FONT)
    (section,) = doc.sections
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.footer.paragraphs[0].text = " · ".join(
        (
            dossier.title,
            dossier.asked.on.isoformat(),
            f"图谱第 {revision.number} 版 revision {revision.number}",
            revision.content_hash,
        )
    )
    doc.core_properties.created = doc.core_properties.modified = revision.changed_at.replace(tzinfo=None)
    doc.core_properties.author = "dutygraph"
    return doc


def _duty(doc: Document, one: ObligationVerdict, task_list: str, dossier: Dossier) -> None:
    obligation, entry = one.obligation, dossier.answer.due.get(one.obligation.id)
    said = doc.add_paragraph(_held(obligation.text))
    said.paragraph_format.keep_with_next = True
    said.runs[0].bold = True
    if obligation.text_en and dossier.asked.language is Language.EN:
        doc.add_paragraph(_held(obligation.text_en)).runs[0].italic = True
    rows = [("性质 Force", called(obligation.modality)), ("复核 Review", called(obligation.review))]
    for reason in one.reasons:
        source = reason.source
        words = f"：“{source.quote}”（第 {source.start + 1}–{source.end} 字）" if source else ""
        rows.append((called(reason.outcome), f"{about(reason)}{words}"))
    missing = ["、".join(fact.question for fact in several) for several in one.missing_facts]
    rows += [("尚需回答 To be told", several) for several in missing]
    rows += [("时限 When", rule.text) for rule in one.duty.time_rules]
    if entry:
        rows.append(("下一期限 Next date", f"{entry.date}（{certainty_of(entry)}）"))
    if one.duty.deliverables:
        names = (required.deliverable.name for required in one.duty.deliverables)
        rows.append(("报送材料 To hand in", "；".join(names)))
        rows.append(("报送单位 To", named(one.duty.recipients) or "原文未写明 not stated"))
    for row in citations_of(one.duty, dossier.citations):
        text, status, number, title, label, note = row.values()
        parts = [text, "→" if title else None, title, number, label, f"[{status}]", note]
        rows.append(("依据 Citation", " ".join(str(part) for part in parts if part)))
    if rests := provisions(one.duty.rests_on):
        rows.append(("清单未写明的依据 Not named by the list", rests))
    rows.append(("出处 Source", f"{task_list}，第 {obligation.start + 1}–{obligation.end} 字 characters"))
    _table(doc, rows)
    if dossier.address:
        _link(doc.add_paragraph(), f"{dossier.address}#/id/{obligation.id}")
    behind = dossier.answer.behind_by_duty.get(obligation.id, ())
    if behind:
        doc.add_paragraph(_BEHIND).paragraph_format.keep_with_next = True
    for asked in behind:
        _table(doc, _filled(requirement_row(asked, dossier.answer.due)))


def _filled(row: Row) -> list[tuple[str, str]]:
    """A row of a sheet as lines of its own, without what is empty."""
    return [(name, str(cell)) for name, cell in row.items() if cell is not None]


def _link(paragraph: Paragraph, address: str) -> None:
    to = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), to)
    run = paragraph.add_run(address)
    run.font.size, run.font.underline = Pt(9), True
    # The library reads links and writes none.
    link.append(run._r)  # noqa: SLF001
    paragraph._p.append(link)  # noqa: SLF001


def _held(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)


def _table(doc: Document, rows: Iterable[tuple[str, str]]) -> None:
    table = doc.add_table(rows=0, cols=2, style="Table Grid")
    for name, text in rows:
        cells = table.add_row().cells
        for cell, width, words in zip(cells, (Cm(4), Cm(12)), (name, text), strict=True):
            cell.width = width
            cell.text = _held(words)
    doc.add_paragraph()

"""The records of a standard: clauses and annexes with their words, links, and statements of duty."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dutygraph.graph.model import CitationStatus
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Document, Span, refused
from dutygraph.loaders.documents.identity import titled_id
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.duties.modality import blank_quoted
from dutygraph.loaders.duties.standard_modality import standard_modals
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.records.instrument import (
    CONTENTS,
    COVER,
    InstrumentText,
    ReadInstrument,
    instrument_of,
    numbered_id,
)
from dutygraph.loaders.records.leads import led, opens_duties
from dutygraph.loaders.structure.instrument_header import InstrumentHeader
from dutygraph.loaders.structure.part import Part, every
from dutygraph.loaders.structure.standards.clauses import Lead, StandardStructure, read_structure
from dutygraph.loaders.structure.standards.header import read_standard_header
from dutygraph.loaders.structure.standards.lines import FEWEST_CLAUSES, item_mark
from dutygraph.text.normal_text import normal_text
from dutygraph.text.provision_labels import provision_id

_NO_DUTIES = re.compile(r"范围|规范性引用文件|引用标准|引用文件|术语|符号|缩略语|定义")
"""Chapters that state no requirement (GB/T 1.1-2020, 8.5 to 8.8)."""

_CLAUSE = r"\d{1,3}(?:\.\d{1,3}){1,39}|[A-Z](?:\.\d{1,3}){1,39}"
_OWN = re.compile(
    rf"(?:(?<=[见按照合足据行守用除由在从和与及或、,至到~(-])|(?<=第)|(?<=[见按照合足据行守用] ))"
    rf"(?P<clause>{_CLAUSE})(?:[ ]?(?P<item>[a-z])[)])?(?![\d.]*\d)(?![ ]?[A-Za-z%℃])"
    rf"|(?<=[\u4e00-\u9fff])(?P<named>{_CLAUSE})"
    r"(?=[ ]?(?:的(?:规定|要求|内容|方法|试验|条件)|规定|要求|给出|所述|中[的所规]))"
    r"|第[ ]?(?P<chapter>\d{1,2})[ ]?章"
    r"|附录[ ]?(?P<annex>[A-Z])(?:(?P<below>(?:\.\d{1,3})+))?"
)
_SUBJECT_END = re.compile(r"[，,。；;：:]")
_LONGEST_SUBJECT = 40
_NO_SUBJECT = re.compile(r"(?:[前后时的]|期间)$")
"""When or in which case something must be done is not who must do it."""
_OTHER_MOOD = re.compile(r"[，,；;]\s*(?=(?:但|且|并|也|而)?(?:应|不应|不得|不宜|不必|宜|可))")


def read_standard(document: Document, knowledge: Knowledge, loaded_at: datetime.datetime) -> ReadInstrument:
    """What a standard states; RefusedDocument where it has too few numbered clauses."""
    structure = read_structure(document)
    if len(structure.leads) < FEWEST_CLAUSES:
        raise refused(
            document.name,
            f"不是标准 not a standard: looked for at least {FEWEST_CLAUSES} numbered clauses "
            f"(1 范围, 5.1, 附录A); found {len(structure.leads)}.",
            "请确认文件，或用 --as 指明类别 Check the file, or name its kind with --as.",
        )
    header = read_standard_header(document, structure, knowledge)
    id = instrument_of(header, knowledge, named_by_number=True) or (
        numbered_id(header.number.value) if header.number else titled_id(header.title)
    )
    text = _StandardText(document, structure, header, knowledge, id)
    reasons = (structure.before, COVER), (structure.head, COVER), (structure.contents, CONTENTS)
    left = [(line, reason) for lines, reason in reasons for line in lines]
    return text.read(loaded_at, left, structure.doubts)


class _StandardText(InstrumentText):
    def __init__(
        self,
        document: Document,
        structure: StandardStructure,
        header: InstrumentHeader,
        knowledge: Knowledge,
        id: str,
    ) -> None:
        super().__init__(document, structure.parts, header, knowledge, id)
        self._leads = structure.leads
        self._silent = structure.informative | {
            part.label
            for root in structure.parts
            if root.title and _NO_DUTIES.search(root.title) and root.level == "章"
            for part in every([root])
        }

    def words(self, part: Part) -> Sequence[Span]:
        """Its own lines with those of its list items, but not those of the clauses below it."""
        if part.level in ("项", "目"):
            return part.all_spans
        own = [*part.spans, *(span for one in _items(part) for span in one.all_spans)]
        if part.title is not None and len(own) == 1:
            return ()
        return sorted(own, key=lambda span: span.start)

    def unit(self, part: Part) -> Iterable[Part]:
        return () if part.level in ("项", "目") else (part, *every(_items(part)))

    def said(self, part: Part) -> Iterator[StatementDraft]:
        if part.label in self._silent:
            return
        for lead in self._leads.get(part.label, ()):
            yield from self._lead(lead)

    def _lead(self, lead: Lead) -> Iterator[StatementDraft]:
        """Each item of a list of duties is a statement; another list belongs to the statement that opens it.

        An item that says itself what must be is a statement in any list.
        """
        read = [found for found in self._read(lead.words) if standard_modals(found.text)]
        end = lead.words[-1]
        words = self._text[end.start : end.end].rstrip()
        items = list(self._whole_items(lead))
        said = [found for item in items for found in self._read(item)]
        own = [found for found in said if standard_modals(found.text)]
        if not (read and items and words.endswith(("：", ":"))):
            read += own
        elif opens_duties(words) or len(own) >= len(items):
            above = read.pop()
            read += [led(found, above, own_mood=bool(standard_modals(found.text))) for found in said]
        else:
            listed = passage(self._text, (line for item in lead.items for line in item))
            read.append(self.with_items(read.pop(), passage(self._text, lead.words), listed))
            read += own
        yield from read

    def _whole_items(self, lead: Lead) -> Iterator[Sequence[Span]]:
        """Its items, each with those below it: b) 具备下列功能：1)…."""
        whole: list[Span] = []
        for item in lead.items:
            if whole and self._level(item) == self._level(lead.items[0]):
                yield whole
                whole = []
            whole += item
        if whole:
            yield whole

    def _level(self, item: Sequence[Span]) -> str | None:
        mark = item_mark(self._text[item[0].start : item[0].end])
        return mark.sort if mark else None

    def _read(self, lines: Sequence[Span]) -> Iterator[StatementDraft]:
        words = passage(self._text, lines)
        mark = item_mark(words.text)
        if mark and mark.end < len(words.text):
            words = words.part(mark.end, len(words.text))
        # What is listed within an item belongs to it.
        whole = len(lines) > 1 and self._text[lines[0].start : lines[0].end].rstrip().endswith(("：", ":"))
        said = words.part(0, len(words.text.rstrip("；; "))) if whole else words
        read = (self._extractor.statement(said, asks=False),) if whole else self._extractor.statements(said)
        for found in self._apart(read):
            modal = next(iter(standard_modals(found.text)), None)
            if modal is None:
                yield found
                continue
            subject = found.subject or _subject(found.text[: modal.start])
            yield replace(found, modality=modal.modality, subject=subject)

    def _apart(self, read: Iterable[StatementDraft]) -> Iterator[StatementDraft]:
        """A statement that permits one thing and forbids or requires another (可…，但不应…) is two."""
        for found in read:
            text = found.text
            cuts = [0]
            for match in _OTHER_MOOD.finditer(blank_quoted(text)):
                before = standard_modals(text[cuts[-1] : match.start()])
                after = standard_modals(text[match.end() :])
                if before and after and before[-1].modality is not after[0].modality:
                    cuts.append(match.end())
            if len(cuts) == 1:
                yield found
                continue
            for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
                words = text[start:end].rstrip("，,；; ")
                piece = self._extractor.statement(found.passage.part(start, start + len(words)), asks=False)
                yield replace(piece, subject=found.subject, types=found.types) if start == 0 else piece

    def own_references(self, part: Part, words: Passage) -> Iterator[CitationDraft]:
        """按7.2.1, 第6章, 附录A: provisions of the same text, where it has them."""
        normal, instrument = normal_text(words.text), self._instrument_id
        for match in _OWN.finditer(normal.text):
            label = _own_label(match)
            ids = [
                provision_id(instrument, one) for one in (label, label.rstrip("abcdefghijklmnopqrstuvwxyz)"))
            ]
            target = next((id for id in ids if id in self._own), None)
            if target is None or target == provision_id(instrument, part.label):
                continue
            start, end = normal.span(match.start(), match.end())
            resolution = Resolution(CitationStatus.RESOLVED, instrument, target)
            yield CitationDraft(words.written[start:end], words.span(start, end), None, resolution)


def _own_label(match: re.Match[str]) -> str:
    if match["chapter"]:
        return match["chapter"]
    if match["annex"]:
        return f"{match['annex']}{match['below']}" if match["below"] else f"附录{match['annex']}"
    return (match["clause"] or match["named"]) + (f"{match['item']})" if match["item"] else "")


def _items(part: Part) -> Iterator[Part]:
    return (one for one in part.parts if one.level == "项")


def _subject(before: str) -> str | None:
    """Who or what is spoken of: the words between the last comma and the modal word."""
    words = _SUBJECT_END.split(blank_quoted(before))[-1]
    start = len(before) - len(words)
    found = before[start:].strip("\u3000 ")
    if _NO_SUBJECT.search(found) or "\u3000" in words.strip("\u3000"):
        return None
    return found if 1 < len(found) <= _LONGEST_SUBJECT else None

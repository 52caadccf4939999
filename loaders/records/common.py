"""Records in the making: nodes with their spans, and the relationships between them."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TypedDict

from dutygraph.graph.model import (
    Authority,
    Bearer,
    Channel,
    Citation,
    Deliverable,
    Doubt,
    DoubtKind,
    Instrument,
    Node,
    NotModelled,
    Obligation,
    Provision,
    Requirement,
    Review,
    SourceDocument,
    Task,
    TaskList,
    TimeRule,
    TimeRuleKind,
)
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.loaders.citations.resolution import NOTHING_CITED, UNTIL_RESOLVED
from dutygraph.loaders.documents.coverage import UNPLACED
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.identity import slug
from dutygraph.loaders.duties.as_written import AsWritten
from dutygraph.loaders.duties.doubts import doubts_of
from dutygraph.loaders.duties.drafts import (
    CitationDraft,
    ConditionDraft,
    DeliverableDraft,
    RequirementDraft,
    StatementDraft,
    TimeRuleDraft,
)
from dutygraph.loaders.duties.time.own_year import NO_DAYS, OwnYear
from dutygraph.loaders.duties.time.windows import window_of
from dutygraph.loaders.duties.who.signatures import Issuer
from dutygraph.loaders.stating import Stating
from dutygraph.loaders.structure.doubts import DoubtDraft, of_structure

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SEVERITY = {kind: at for at, kind in enumerate(DoubtKind)}


class Sourcing(TypedDict):
    start: int
    end: int
    quote: str


class Recorder(Stating):
    """Collects what one document states; `name` is the part its ids have in common.

    `place` tells apart authorities that the catalogue does not know and that go by the same name; `own_year`
    says of which year its days are that name none.
    """

    def __init__(
        self, document: Document, name: str, place: str | None, own_year: OwnYear | None = None
    ) -> None:
        super().__init__()
        self._document = document
        self.as_written = AsWritten(document)
        self._own_year = own_year or OwnYear()
        self._of_one_year = own_year is not None
        self.name = name
        self._place = slug(place) if place else name
        self._authorities: dict[str, Authority] = {}
        self._counted: dict[tuple[str, str], Iterator[int]] = defaultdict(lambda: count(1))

    def statements(
        self,
        title: str,
        left: Sequence[NotModelled],
        doubts: Sequence[DoubtDraft],
        loaded_at: datetime.datetime,
        *apart: Node,
        text_of: Node | None = None,
    ) -> Statements:
        """All of it with the document itself, of which are `doubts`; the nodes of `apart` do not stand in its
        text. `text_of` is what it is the text of.
        """
        text = self._document.written
        source = SourceDocument(
            id=f"document:{self.name}",
            title=title,
            sha256=self._document.sha256,
            media_type=self._document.media_type,
            loaded_at=loaded_at,
            text=text,
            pages=tuple(str(offset) for offset in self._document.pages),
            astral=tuple(str(found.start()) for found in _ASTRAL.finditer(text)),
            characters=len(text),
            modelled=len(text) - sum(run.end - run.start for run in left),
        )
        unplaced = [
            of_structure(
                Span(run.start, run.end), "这段文字未能归入任何记录。", "No record holds these words."
            )
            for run in left
            if run.reason == UNPLACED and any(map(str.isalnum, run.quote))
        ]
        for number, doubt in enumerate((*doubts, *unplaced), 1):
            self.add(self._doubt(doubt, f"{self.name}/document-{number:03}"))
        for node in (*self._nodes, *left):
            self.relate(node, "STATED_IN", source)
        if text_of is not None:
            self.relate(source, "TEXT_OF", text_of)
        beside = (*left, *self._authorities.values(), *apart)
        return self.stated_by(Source(source.id, Rank.DOCUMENT), [source], *beside)

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where the records so far stand in the document."""
        for node in self._nodes:
            start, end = getattr(node, "start", None), getattr(node, "end", None)
            if start is not None and end is not None:
                yield start, end

    def quote(self, span: Span) -> str:
        return self._document.written[span.start : span.end]

    def sourced(self, span: Span) -> Sourcing:
        return {"start": span.start, "end": span.end, "quote": self.quote(span)}

    # ---- duties ----

    def duties(
        self,
        holder: Task | Provision | TaskList,
        read: Sequence[StatementDraft],
        path: str,
        section: str | None = None,
    ) -> list[tuple[Obligation, StatementDraft]]:
        """The obligations of a task, provision or list, with all that hangs on them."""
        read = [self.as_written.statement(draft) for draft in read]
        things = list(dict.fromkeys(item for draft in read for item in draft.deliverables))
        deliverables = {item: self._deliverable(item, path, at) for at, item in enumerate(things, 1)}
        recorded = []
        for at, draft in enumerate(read, 1):
            obligation = self._obligation(draft, f"{path}/{at:03}", at, section)
            recorded.append((obligation, draft))
            self.relate(holder, "IMPOSES", obligation)
            self.relate(obligation, "REQUIRES", *(deliverables[item] for item in draft.deliverables))
            self.citations(obligation, draft.citations, path)
            for cited in draft.citations:
                if isinstance(holder, Task) and cited.resolution and cited.resolution.instrument:
                    self.relate_id(holder, "REFERS_TO", "Instrument", cited.resolution.instrument)
        return recorded

    def _obligation(self, draft: StatementDraft, path: str, ordinal: int, section: str | None) -> Obligation:
        of_enterprise = draft.bearer is Bearer.ENTERPRISE
        rules = [one.rule for one in draft.time_rules]
        dated = any(one.kind is TimeRuleKind.ANNUAL_DEADLINE for one in rules)
        window = window_of(draft.text, (one.text for one in rules), due=dated, since=draft.since)
        days = self._own_year.days(window) if window else NO_DAYS
        open_case = draft.open_case or draft.contradictory or (days is None and self._of_one_year)
        effective_from, effective_to = days or NO_DAYS
        said = draft.without_teller()
        obligation = Obligation(
            id=f"obligation:{path}",
            ordinal=ordinal,
            text=said.passage.own if said.text == said.passage.written else said.text,
            text_en=draft.text_en,
            modality=draft.modality,
            bearer=draft.bearer,
            subject=draft.subject,
            section=section,
            binds_others=(draft.binds_others and of_enterprise) or None,
            open_case=(open_case and of_enterprise) or None,
            effective_from=effective_from,
            effective_to=effective_to,
            review=draft.review,
            **self.sourced(said.span),
        )
        self.add(obligation)
        if of_enterprise:
            self.relate_id(obligation, "BINDS", "EnterpriseType", *draft.types)
        if draft.bearer is not Bearer.AUTHORITY:
            self._when(obligation, draft.conditions)
        self._due(obligation, draft.time_rules, path)
        for number, behind in enumerate(draft.requirements, 1):
            self._requirement(obligation, behind, f"{path}/{number:03}")
        for number, span in enumerate(draft.channels, 1):
            channel = Channel(id=f"channel:{path}/{number:02}", text=self.quote(span), **self.sourced(span))
            self.hang(obligation, "THROUGH", channel)
        for number, doubt in enumerate(doubts_of(draft), 1):
            self.hang(obligation, "HAS_DOUBT", self._doubt(doubt, f"{path}/{number:02}"))
        return obligation

    def _doubt(self, doubt: DoubtDraft, path: str) -> Doubt:
        return Doubt(
            id=f"doubt:{path}",
            kind=doubt.kind,
            severity=_SEVERITY[doubt.kind],
            reason=doubt.reason,
            reason_en=doubt.reason_en,
            **self.sourced(doubt.span),
        )

    def _requirement(self, obligation: Obligation, draft: RequirementDraft, path: str) -> None:
        entry = draft.entry
        requirement = entry.as_node(
            Requirement,
            id=f"requirement:{path}",
            binds_others=entry.binds_others or None,
            **self.sourced(draft.span),
        )
        self.hang(obligation, "BACKED_BY", requirement)
        self.relate_id(requirement, "RESTS_ON", "Provision", *entry.provisions)
        self.relate_id(obligation, "RESTS_ON", "Provision", *entry.provisions)
        self.relate_id(requirement, "BINDS", "EnterpriseType", *entry.binds)
        self.relate_id(requirement, "SUBMITTED_TO", "Authority", *entry.recipients)
        self._when(requirement, draft.conditions)
        self._due(requirement, draft.time_rules, path)

    def _when(self, holder: Obligation | Requirement, conditions: Sequence[ConditionDraft]) -> None:
        for one in conditions:
            asked, said = (one.fact, one.operator, one.values), self.sourced(one.span)
            self.when(holder, asked, one.groups, text=one.text, inherited=one.inherited or None, **said)

    def _due(self, holder: Obligation | Requirement, rules: Sequence[TimeRuleDraft], path: str) -> None:
        of_years = self._own_year.of((stated.rule for stated in rules), holder.quote)
        for number, (stated, (rule, since)) in enumerate(zip(rules, of_years, strict=True), 1):
            node = TimeRule(
                id=f"time-rule:{path}/{number:03}",
                kind=rule.kind,
                text=rule.text,
                since=since,
                event=rule.event,
                confidence=stated.confidence,
                **rule.given(),
                **self.sourced(stated.span),
            )
            self.hang(holder, "DUE", node)

    def citations(
        self, holder: Obligation | Provision, read: Sequence[CitationDraft], path: str
    ) -> list[Citation]:
        """The citations of a statement or provision, in the order they were read.

        They and their groups of alternatives are counted through the `path` of the task or provision.
        """
        recorded = []
        groups = sorted({draft.group for draft in read if draft.group is not None})
        renumbered = {group: next(self._counted["group", path]) for group in groups}
        for draft in read:
            found = draft.resolution or (NOTHING_CITED if not draft.cited else UNTIL_RESOLVED)
            number = f"{next(self._counted['citation', path]):03}"
            citation = Citation(
                id=f"citation:{path}/{number}",
                text=draft.text,
                status=found.status,
                alternative_group=None if draft.group is None else renumbered[draft.group],
                note=found.note,
                note_en=found.note_en,
                cited_title=draft.cited.title,
                cited_numbers=draft.cited.numbers,
                cited_provisions=draft.cited.provisions if draft.cited else (),
                **self.sourced(draft.span),
            )
            recorded.append(self.hang(holder, "CITES", citation))
            reviewed = isinstance(holder, Obligation) and holder.review is Review.REVIEWED
            if found is NOTHING_CITED and not reviewed:
                doubt = DoubtDraft(DoubtKind.CITATION, found.note or "", found.note_en or "", draft.span)
                self.hang(citation, "HAS_DOUBT", self._doubt(doubt, f"{path}/citation-{number}"))
            if found.instrument is not None:
                self.relate_id(citation, "REFERS_TO", "Instrument", found.instrument)
            if found.provision is not None:
                self.relate_id(citation, "REFERS_TO", "Provision", found.provision)
        return recorded

    def _deliverable(self, draft: DeliverableDraft, path: str, at: int) -> Deliverable:
        deliverable = Deliverable(
            id=f"deliverable:{path}/{at:03}",
            name=draft.name,
            name_en=draft.name_en,
            kind=draft.kind,
            **self.sourced(draft.span),
        )
        self.add(deliverable)
        to = (one.id or self.unknown_authority(one.name).id for one in draft.recipients)
        self.relate_id(deliverable, "SUBMITTED_TO", "Authority", *to)
        return deliverable

    def issued(self, document: TaskList | Instrument, issued: Iterable[Issuer]) -> None:
        """By whom a document was issued."""
        known = (one.id or self.unknown_authority(one.name or "", one.place).id for one in issued)
        self.relate_id(document, "ISSUED_BY", "Authority", *known)

    def unknown_authority(self, name: str, place: str | None = None) -> Authority:
        """An authority the catalogue does not know, by the name the document gives it; of a `place`."""
        id = f"authority:{self._place}-{slug(name)}"
        return self._authorities.setdefault(id, Authority(id=id, name=name, jurisdiction=place))

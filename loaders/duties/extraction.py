"""From the cells of a task list to drafts: statements with whom they bind, what they cite and ask for."""

from collections.abc import Iterable, Sequence
from itertools import chain

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.documents.identity import year_of
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.duties.below_headings import (
    asking,
    demands_below,
    is_asked,
    is_demand,
    is_step,
    names_misdeeds,
    opened_below,
)
from dutygraph.loaders.duties.beside import Beside
from dutygraph.loaders.duties.cases.apart import turns_to_some
from dutygraph.loaders.duties.cases.inherited_conditions import (
    after_the_same,
    hands_on,
    inherited_conditions,
    within_case,
)
from dutygraph.loaders.duties.cases.open_cases import NONE_LISTED, Listed, listed_cases, open_case_of
from dutygraph.loaders.duties.cases.out_of_force import OutOfForce, is_quoted
from dutygraph.loaders.duties.cases.scope import scope_of
from dutygraph.loaders.duties.cases.understood import Left
from dutygraph.loaders.duties.channels import ONLY_CHANNEL, channels
from dutygraph.loaders.duties.clauses import SEPARATORS, statements
from dutygraph.loaders.duties.drafts import (
    CategoryDraft,
    CitationDraft,
    DeliverableDraft,
    Recipient,
    StatementDraft,
    TaskDraft,
    TaskListDraft,
    TimeRuleDraft,
    cell_time_rules,
    condition_drafts,
    stage_of,
)
from dutygraph.loaders.duties.handing_in.acts import handed_in
from dutygraph.loaders.duties.handing_in.below_leads import as_parts_say, below_leads, told_by_label
from dutygraph.loaders.duties.handing_in.recipients import (
    PARTY_END,
    apart,
    in_full,
    is_another,
    may_receive,
)
from dutygraph.loaders.duties.handing_in.things import HandedIn, KindWords, asked_things
from dutygraph.loaders.duties.handing_in.unsaid import unsaid
from dutygraph.loaders.duties.items import GOES_ON, point_number
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.not_duties import TELLS_CASES, may_ask, states_duty
from dutygraph.loaders.duties.stated import Statement
from dutygraph.loaders.duties.time.rules import find_time_rules
from dutygraph.loaders.duties.time.windows import begins
from dutygraph.loaders.duties.who.actors import Actor, moved
from dutygraph.loaders.duties.who.addressees import Addressees, addressees, parties, parties_in
from dutygraph.loaders.duties.who.definitions import with_definitions
from dutygraph.loaders.duties.who.doers import names_all
from dutygraph.loaders.duties.who.phrases import label_end, refers_back
from dutygraph.loaders.duties.who.signatures import Issuer, speaker
from dutygraph.loaders.duties.who.whom import NOBODY, Whom
from dutygraph.loaders.duties.within_task import (
    answering,
    inherited_types,
    of_enterprises_alone,
    of_named,
    papers_of_filings,
    shared_deliverables,
    with_named_things,
    without_leads,
)
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.task_rows import CategoryRows, TaskListTable, TaskRow
from dutygraph.loaders.structure.telling import names_papers, opened_by, opens_duties
from dutygraph.loaders.structure.title_lines import title_words
from dutygraph.loaders.with_values import with_values


class Extractor:
    """Reads the cells of one document by what is known beforehand."""

    def __init__(
        self,
        document: Document,
        knowledge: Knowledge,
        jurisdiction: str | None,
        issued: Sequence[Issuer],
        *,
        addressed: bool = True,
    ) -> None:
        """`addressed`: what names nobody is the act of whom the document addresses, and a statement cites.

        That is not so of a law, whatever the notice says that it came with; and its provisions cite. Of those
        who `issued` it the last calls itself 我局.
        """
        self._text = document.text
        self._cites = addressed
        self.vocabulary = knowledge.vocabulary
        self._jurisdiction = jurisdiction
        said_by = speaker(document, issued, knowledge.authorities, jurisdiction)
        self._own_name = said_by.name
        self._finder = with_definitions(knowledge.actor_finder(jurisdiction, said_by.id), document.text)
        self._kinds = KindWords(self.vocabulary.deliverable_kinds)
        self._conditions = knowledge.conditions.within(document.text)
        self._names = knowledge.names.with_titles_of(document.text)
        self.addressed = addressees(document, self._finder) if addressed else Addressees()
        self.scope = scope_of(document, self._finder, self._conditions, knowledge)
        self._out_of_force = OutOfForce(document.text, self.vocabulary.abroad, self.scope.is_ahead)

    def task_list(self, table: TaskListTable) -> TaskListDraft:
        title = title_words(self._text, table.title)
        self.addressed = self.addressed.of_list(title)
        read = TaskListDraft(
            title=table.title,
            name=table.name,
            jurisdiction=self._jurisdiction,
            year=year_of(title),
            categories=tuple(map(self._category, table.categories)),
            not_modelled=table.not_modelled,
            sections=tuple(self._task(row) for row in table.sections),
            addressees=self.addressed.named,
            doubts=table.doubts,
        )
        if not self.addressed.named:
            read = of_enterprises_alone(read)
        return as_parts_say(below_leads(read), self._text, self.deliverables, self.recipients)

    def statement(self, passage: Passage, *, asks: bool) -> StatementDraft:
        """One passage read as a single statement, for a review that cuts where the rules do not."""
        whole = passage.text
        first = statements(whole, self._finder, self.addressed.bearer)[0]
        return self._draft(passage, with_values(first, start=0, end=len(whole), text=whole), asks=asks)

    def statements(self, passage: Passage) -> list[StatementDraft]:
        """The statements of a passage, each by itself; what an act says is asked in whatever words."""
        return self._read(passage, self.addressed.bearer, asks=False, led=not self._cites)

    def row(self, row: TaskRow) -> tuple[StatementDraft, ...]:
        """The statements of a row of a table, with what its other cells say of them."""
        return self._task(row).statements

    def _category(self, rows: CategoryRows) -> CategoryDraft:
        return CategoryDraft(rows.number, rows.title, rows.label, tuple(map(self._task, rows.tasks)))

    def _task(self, row: TaskRow) -> TaskDraft:
        under, beside = row.under.text if row.under else "", self._beside(row)
        if row.materials is None and names_papers(under):
            row = with_values(row, text=row.text.part(0, 0), materials=row.text)
        lead = self._lead((row.title, row.lead, row.under))
        led = bool(row.beside) or opens_duties(under) or lead is not None
        below = demands_below(under, row.title.text)
        read = self._read(row.text, beside.addressed.bearer, asks=False, led=led, below=below)
        if "who" not in row.beside and is_step(row.text.text):
            read = []
        elif not names_misdeeds(row.title.text):
            read += self._missed(read, row.text, beside.addressed.bearer)
        read = asking(read, row.text.text, [one.text for one in (row.title, row.under, row.lead) if one])
        if row.materials is not None:
            said = {draft.bearer for draft in read}
            bearer = Bearer.ENTERPRISE if Bearer.ENTERPRISE in said else beside.addressed.bearer
            read += self._read(row.materials, bearer, asks=True)
        cells = (row.text,) if row.materials is None else (row.text, row.materials)
        told = self.completed(read, beside.addressed, lead)
        if beside.recipients and not any(one.deliverables for one in told):
            told = tuple(map(self._with_made, told))
        if beside.hand_in_by == beside.by or any(one.deliverables and not one.asks for one in told):
            told = with_named_things(told)
        whole = tuple(one.added_to(said) for one, said in zip(beside.each(told), told, strict=True))
        if whole and beside.basis:
            # What a task rests on is cited once, by its first statement.
            whole = (with_values(whole[0], citations=(*whole[0].citations, *beside.basis)), *whole[1:])
        # Limited to whom the headings pick out that it stands below, or a lead; its own sentence is none.
        first = [words.pieces[0].start for words in (row.title, row.text) if words.pieces]
        apart = len(set(first)) == len(first) or row.text.text.partition("\n")[0].endswith("：")
        above = (row.under, row.title if apart else None)
        whole = opened_below(above[1] or row.under, whole, led=led)
        for limit in filter(None, map(self.scope.of_parties, filter(None, above))):
            whole = self.scope.limited(whole, limit)
        unread, to = beside.unread, row.beside.get("recipients")
        if to and not any(one.deliverables for one in whole):
            unread = (*unread, *to.pieces)
        return TaskDraft(row.number, row.title, row.row, cells, whole, unread=unread)

    def _with_made(self, said: StatementDraft) -> StatementDraft:
        """What a task makes is handed in where a column says to whom: 编制年度报告 | 报送对象."""
        bans = said.modality is Modality.PROHIBITED
        made = () if bans else unsaid(said.text, len(said.text.rstrip("。；;")), told=True)
        things = [thing for place in made for thing in self.deliverables(said.passage.part(*place))]
        return with_values(said, deliverables=tuple(things))

    def _lead(self, above: Iterable[Passage | None]) -> StatementDraft | None:
        """The statement of what opens a task, and others with it: 甲企业不得有下列行为：."""
        opens = (one for one in above if one and opened_by(one.text) in ("duties", "conditions"))
        said = (self.completed(self._read(one, self.addressed.bearer, asks=False)) for one in opens)
        found = next((one[-1] for one in said if one), None)
        named = (with_values(one, inherited=True) for one in found.conditions) if found else ()
        return found and with_values(found, conditions=tuple(named))

    def completed(
        self,
        read: Sequence[StatementDraft],
        addressed: Addressees | None = None,
        lead: StatementDraft | None = None,
    ) -> tuple[StatementDraft, ...]:
        """The statements of one task with what they take from each other, and from whom it addresses."""
        nouns = [noun for kind in self.vocabulary.deliverable_kinds for noun in kind.nouns]
        inherited = without_leads(inherited_types(read, addressed or self.addressed), lead)
        read = inherited_conditions(shared_deliverables(papers_of_filings(inherited)), nouns)
        return self.scope.limited([of_named(one, lead) for one in read] if lead else read)

    def _beside(self, row: TaskRow) -> Beside:
        """What other columns say of a task, each read once."""
        words = dict(row.beside)
        if "sender" in words:
            sent_by = parties_in(words["sender"], self._finder)
            kind = "recipients" if sent_by and sent_by.bearer is Bearer.AUTHORITY else "who"
            if kind not in words:
                words[kind] = words.pop("sender")
        # Whom the heading names that it stands under, else whom the document addresses.
        heading = (row.under or row.title).text.strip()
        name = heading.rstrip("：:")
        under = (name != heading or self._finder.is_name(name)) and parties(name, self._finder)
        addressed = parties_in(words["who"], self._finder) if "who" in words else under or self.addressed
        helping = parties_in(words["with"], self._finder) if "with" in words else None
        when = [words[kind] for kind in ("by", "often") if kind in words]
        stage = stage_of(row.title, row.text, row.under)
        by = tuple(chain(*map(cell_time_rules, when or ([stage] if stage else []))))
        hand_in_by = cell_time_rules(words["hand_in_by"]) if "hand_in_by" in words else ()
        to = self.recipients(words["recipients"].text) if "recipients" in words else ()
        recipients = to if all(one.id is not None or PARTY_END.search(one.name) for one in to) else ()
        basis = self.citations(words["basis"]) if "basis" in words else ()
        # One that names a month alone lasts from its first day to its last.
        within = f"{stage.text}，{stage.text}至{stage.text}" if stage and not when else ""
        since = begins(words["since"].text) if "since" in words else within
        told: dict[str, object] = {"who": addressed, "with": helping, "by": by, "often": by, "basis": basis}
        told |= {"hand_in_by": hand_in_by, "recipients": recipients, "limits": True}
        told["since"] = since is not None
        unread = (piece for kind, cell in words.items() if not told.get(kind) for piece in cell.pieces)
        said = ((addressed or Addressees()).helped_by(helping), by, hand_in_by or by, recipients, basis)
        return Beside(*said, tuple(unread), limited="limits" in words, since=since)

    def _read(
        self, passage: Passage, bearer: Bearer, *, asks: bool, led: bool = False, below: bool = False
    ) -> list[StatementDraft]:
        """`led` where something opens what is asked, `below` a heading that names demands."""
        read: list[StatementDraft] = []
        last: Statement | None = None
        question: StatementDraft | None = None
        told, of_some, led, nth = False, False, led or asks, 0
        for found in statements(passage.text, self._finder, bearer):
            if found.text.endswith(("？", "?")):
                question = self._draft(passage, found, asks=False)
            between = passage.text[last.end : found.start] if last else ""
            told = self._out_of_force.tells(found.text, between, before=told)
            if read and (TELLS_CASES.match(found.text) or hands_on(found.text, read[-1].text)):
                read[-1] = read[-1].left_open()
            line = passage.part(found.start, found.end) if read and read[-1].deliverables else None
            if line and (more := told_by_label(read[-1], line, self.deliverables, self.recipients)):
                read[-1] = more
                continue
            led = led or between.startswith(("：", ":"))
            point = point_number(found.text)
            goes_on = led or GOES_ON.fullmatch(between) is not None or point == nth + 1 > 1
            demanded = goes_on or (below and is_demand(passage.text, found))
            states = states_duty(found.text, _within(found), led=demanded)
            of_some = (of_some and "\n" not in between) or (
                (not states or found.bearer is Bearer.AUTHORITY) and turns_to_some(found.text, self._finder)
            )
            if not states or (asks and ONLY_CHANNEL.fullmatch(found.text)):
                continue
            nth = point or nth
            draft = self._draft(passage, found, asks=asks)
            if below and not (draft.bearer is Bearer.AUTHORITY or draft.subject or is_asked(found.text)):
                draft = draft.left_open()
            if last and not last.text.endswith("。") and "\n" not in between:
                draft = after_the_same(draft, read[-1])
            if question is not None:
                draft = answering(draft, question)
            theirs = of_some and (draft.subject is None or refers_back(draft.subject))
            if draft.bearer is Bearer.ENTERPRISE and (theirs or told or is_quoted(passage.text, found.end)):
                draft = draft.left_open()
            read.append(within_case(draft, read[-1]) if read else draft)
            last = found
        return read

    def _missed(
        self, read: Sequence[StatementDraft], passage: Passage, bearer: Bearer
    ) -> list[StatementDraft]:
        """What a task may ask of which no duty was read, left open: nothing says that it asks nobody."""
        told = sum(len(one.text) + 1 for one in read)
        if told >= len(passage.text) or any(one.bearer is not Bearer.AUTHORITY for one in read):
            return []
        found = statements(passage.text, self._finder, bearer)
        unread = (one for one in found if may_ask(one.text, _within(one), beside=bool(read)))
        return [
            self._draft(passage, with_values(one, bearer=bearer), asks=False).left_open() for one in unread
        ]

    def _draft(self, passage: Passage, found: Statement, *, asks: bool) -> StatementDraft:
        own = passage.part(found.start, found.end)
        actor = _within(found)
        not_authority = found.bearer is not Bearer.AUTHORITY
        asked = not_authority and found.modality is not Modality.PROHIBITED
        lead = own.text if found.listed is None else own.text[: found.listed - found.start]
        listed = listed_cases(own.text, len(lead)) if not_authority else NONE_LISTED
        of_act = own.part(0, len(lead.rstrip(SEPARATORS))) if listed.spans else own
        draft = StatementDraft(
            passage=own,
            text=found.text,
            modality=found.modality,
            bearer=found.bearer,
            subject=own.text[slice(*actor.span)] if actor else None,
            types=(),
            citations=self.citations(own) if self._cites else (),
            deliverables=self.deliverables(of_act, asks=asks) if asked else (),
            asks=asks,
            time_rules=tuple(
                TimeRuleDraft(rule, own.span(rule.start, rule.end))
                for rule in find_time_rules(lead, actor.span if actor else None)
            ),
            channels=tuple(own.span(start, end) for start, end in channels(own.text)),
        )
        return self._limited(draft, len(lead), listed, actor) if not_authority else draft

    def with_cases(self, said: StatementDraft, lead: int) -> StatementDraft:
        """A statement that lists cases behind its first `lead` characters, with what they ask."""
        listed = listed_cases(said.text, lead)
        if said.bearer is not Bearer.ENTERPRISE or not listed.spans:
            return said
        actor = self._finder.opening(said.text, of_statement=True) if said.subject else None
        return self._limited(said, lead, listed, actor)

    def _limited(
        self, said: StatementDraft, lead: int, listed: Listed, actor: Actor | None
    ) -> StatementDraft:
        """A statement of `actor` with whom it binds, on what conditions, and whether its case is open."""
        text = said.text
        limits = self._conditions.find(
            text if listed.spans else text[:lead], actor.span if actor else None, listed
        )
        told = [*(limit.span for limit in limits), *([listed.told] if listed.spans else [])]
        bound = actor.binding(text, told) if actor else said.whom
        if said.subject and names_all(said.subject, [limit.text for limit in limits]):
            bound = NOBODY
        left = open_case_of(text[:lead], told, actor, [one.rule for one in said.time_rules])
        open_case = said.bearer is Bearer.ENTERPRISE and (
            left is not Left.NOTHING
            or not all(any(start <= one.span.start < end for one in limits) for start, end in listed.spans)
            or self._conditions.counts_from_act(text[:lead], limits)
        )
        if open_case and not bound.of_others:
            bound = Whom(bound.types, bound.binds_others or left is Left.WHO, open_case=True)
        conditions = condition_drafts(said.passage, limits)
        return with_values(said, conditions=conditions, of_some=open_case, **bound._asdict())

    def citations(self, passage: Passage) -> tuple[CitationDraft, ...]:
        found = find_citations(passage.text, self._names.named)
        return tuple(
            CitationDraft(one.quote, passage.span(one.start, one.end), one.alternative_group, cited=one.cited)
            for one in found
        )

    def deliverables(self, passage: Passage, *, asks: bool = True) -> tuple[DeliverableDraft, ...]:
        """What it asks to be handed in."""
        text = passage.text
        if (named := label_end(text)) and modals(text[named:]):
            text = " " * named + text[named:]
        found = handed_in(text, self._finder, self._kinds)
        if asks and not found and not modals(text):
            found = asked_things(text, self._kinds)
        return tuple(self._deliverable(passage, text, item) for item in found)

    def _deliverable(self, passage: Passage, text: str, item: HandedIn) -> DeliverableDraft:
        to = dict.fromkeys(one for said in item.recipients for one in self.recipients(text[slice(*said)]))
        span = passage.span(item.start, item.end)
        return DeliverableDraft(item.called(text), item.named, item.kind, tuple(to), span)

    def recipients(self, words: str) -> tuple[Recipient, ...]:
        """The authorities that these words name, known or not."""
        named: list[Recipient] = []
        for name in apart(words.rstrip("。；; ")):
            known = self._finder.authorities(name)
            if known and not is_another(name, known[-1][1]):
                named += [Recipient(id, name[start:end]) for start, end, id in known]
            elif may_receive(name):
                named.append(Recipient(None, in_full(name, self._own_name or "")))
        return tuple(dict.fromkeys(named))


def _within(found: Statement) -> Actor | None:
    return moved(found.actor, -found.start)

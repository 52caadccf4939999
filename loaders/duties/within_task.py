"""What the statements of one task take from each other: whom they bind, and what is handed in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rapidfuzz import fuzz

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.cases.inherited_conditions import (
    both,
    goes_on,
    of_whoever,
    referring,
    tells_own_case,
)
from dutygraph.loaders.duties.drafts import (
    ConditionDraft,
    DeliverableDraft,
    StatementDraft,
    TaskListDraft,
)
from dutygraph.loaders.duties.handing_in.acts import lists_papers
from dutygraph.loaders.duties.handing_in.things import names_alone
from dutygraph.loaders.duties.modality import MUST, blank_quoted, modals
from dutygraph.loaders.duties.stated import STRICT
from dutygraph.loaders.duties.who.addressees import Addressees
from dutygraph.loaders.duties.who.doers import BY_OTHERS
from dutygraph.loaders.duties.who.phrases import POINT, means_all, refers_back, says_more, told_by
from dutygraph.loaders.duties.who.spoken_of import told_to_enterprises
from dutygraph.loaders.duties.who.whom import Whom
from dutygraph.loaders.structure.telling import calls, demands, opened_by
from dutygraph.loaders.with_values import with_values

_WHICH = re.compile(r"哪[些类种个]|谁|什么(?:样的?)?(?:企业|单位)")
"""How a question begins of which only its answer could tell whom it is about."""
_PLAN = re.compile(r"规划|计划|方案|意见|措施|要点")
_WHOSE = re.compile(r"(?:义务|责任|职责)(?:[^。；\n]{0,8}规定)?[：:]?[ \u3000]*\n")
"""A line that says whose duties stand below, so that nobody else's do: 对渔民的义务作出了规定：."""
_NEEDS = re.compile(f"{STRICT.pattern}|需")
SOME_OTHERS = Whom(binds_others=True, open_case=True)
"""Some of enterprises of which is not said which they are."""
_AT_ONCE = re.compile(r"(?:同时|[并且也亦但还均都更])*")
_NEAR = 20
"""Among so many statements before it may be named by a longer name who is named by a short one."""
_MODAL, _NOUN = 2, 3
"""How many characters 应当 has, and a noun that two statements are about."""
_SAME_THING = 75.0
"""RapidFuzz ratio from which two names in one task are the same thing: 风险评估报告 and 安全风险评估报告."""


def inherited_types(
    read: Sequence[StatementDraft], addressed: Addressees | None = None
) -> list[StatementDraft]:
    """A statement that names only 企业, or nobody, binds whom the one before it in its task binds.

    Where none does, it binds whom the document addresses; where that is not said either, it is left open.
    """
    read = list(_with_conditions_of_name(read))
    read = [_of_those(one, addressed, read[max(at - _NEAR, 0) : at]) for at, one in enumerate(read)]
    own = [draft for draft in read if draft.bearer is Bearer.ENTERPRISE]
    named = [draft.whom for draft in own if draft.types or _names_others(draft)]
    whole = addressed.whom if addressed is not None and addressed.names else None
    of_addressed = addressed is not None and addressed.bearer is Bearer.ENTERPRISE
    current = whole if of_addressed else next(iter(sorted(named, key=lambda one: one.open_case)), None)
    result: list[StatementDraft] = []
    of_all = led = False
    for draft in read:
        led = led or (bool(result) and _opens_more(result[-1]))
        of_all = means_all(draft.subject) if draft.subject else of_all
        if draft.bearer is not Bearer.ENTERPRISE:
            result.append(with_values(draft, types=()) if draft.types else draft)
            continue
        nobody = _of_nobody_yet(draft, result, addressed) or (of_all and not _bans_too(draft))
        if nobody or (of_all and not draft.types) or (draft.open_case and draft.whom.of_others):
            result.append(with_values(draft, binds_others=nobody or draft.binds_others))
            continue
        limited = addressed is not None and addressed.limits(draft.subject)
        meant = addressed.meant_by(draft.subject) if addressed and (limited or not draft.types) else None
        told = True
        if meant:
            whom = meant._replace(open_case=meant.open_case or draft.of_some)
        elif whole and not draft.types and _refers_to_all(draft.subject, current):
            whom = whole
        elif draft.types or _names_others(draft):
            whom = draft.whom
        else:
            told = False
            every = means_all(draft.subject or "") or (draft.conditions and _explained(draft))
            all_such = current is None and draft.subject and every
            whom = draft.whom if all_such else current or Whom(binds_others=True)
            whom = whom._replace(open_case=whom.open_case or _of_some(result[-1:], draft))
            if told_by(plain := blank_quoted(draft.text), 0, len(plain)):
                # 通知还提出，企业应当…: whom a report named before need not be all it is about here.
                current = whom = whom._replace(binds_others=True)
        if not (of_addressed or led) and of_whoever(draft, result):
            whom = Whom(whom.types, binds_others=True, open_case=True)
        if draft.open_case:
            # 从事维修的，应当…: whoever does it need not be of those just named.
            whoever = draft.subject is None and not draft.types and not of_addressed
            whom = Whom(whom.types, whom.binds_others or whoever, open_case=True)
            told = told and (current is None or (bool(draft.subject) and whom.types != current.types))
        current = whom if told else current
        result.append(draft.of(whom))
    return result


def _of_those(
    said: StatementDraft, addressed: Addressees | None, before: Sequence[StatementDraft]
) -> StatementDraft:
    """It of some, where its name says more than is understood, only some of those it names are addressed
    (各绿色工厂企业：…汽车生产企业应当…), or may mean some named before: 达到规模的处理者应当…。处理者应当….
    """
    if not said.types:
        return said if _explained(said) is not False else said.of(SOME_OTHERS)
    narrows = addressed is not None and addressed.narrows(said.subject)
    return said.left_open() if narrows or any(_goes_on_about(said, one) for one in before) else said


def _goes_on_about(said: StatementDraft, before: StatementDraft) -> bool:
    """Whether one says by a short name more of what some must have.

    达到规模的处理者应当指定负责人。处理者应当公开负责人的联系方式.
    """
    subject, name = said.subject or "", before.subject or ""
    if not (subject and before.open_case and name.endswith(f"的{subject}")):
        return False
    told, act = before.text.partition(name)[2], said.text.partition(subject)[2][_MODAL:]
    return any(act[at : at + _NOUN] in told for at in range(len(act) - _NOUN + 1))


def _of_some(before: Sequence[StatementDraft], said: StatementDraft) -> bool:
    """Whether one that names nobody is of whom its name told before: 达到规定数量的企业应当…。同时，应当…."""
    named = [one for one in before if one.open_case and "的" in (one.subject or "")]
    between = [one.passage.source[one.span.end : said.span.start] for one in named]
    return said.subject is None and any("\n" not in words for words in between)


def _opens_more(said: StatementDraft) -> bool:
    return said.passage.source.startswith(("：", ":"), said.span.end)


def _opens_list(said: StatementDraft) -> bool:
    """Whether it only opens the duties below it, or the conditions that whom it names must meet."""
    return _opens_more(said) and opened_by(f"{said.text}：") in ("duties", "conditions")


def _bans_too(draft: StatementDraft) -> bool:
    """Whether a statement that names nobody goes on with what nobody may: 任何企业不得甲，也不得乙."""
    modal = next(iter(modals(draft.text)), None)
    bans = goes_on(draft) or (modal is not None and _AT_ONCE.fullmatch(draft.text, 0, modal.start))
    return draft.subject is not None or (draft.modality is Modality.PROHIBITED and bool(bans))


def _of_nobody_yet(
    draft: StatementDraft, before: Sequence[StatementDraft], addressed: Addressees | None
) -> bool:
    """Whether 各单位 need not be those that are named only behind it, nor anybody addressed.

    Nor is 三是不得… said of whom 二是甲企业应… is.
    """
    if draft.subject is None and re.match(POINT, draft.text):
        return any(one.subject and re.match(POINT, one.text) for one in before)
    return (
        draft.subject is not None
        and _EACH_UNIT.fullmatch(draft.subject) is not None
        and not (addressed and addressed.names)
        and not any(one.types for one in before)
    )


def _with_conditions_of_name(read: Sequence[StatementDraft]) -> Iterator[StatementDraft]:
    """One that names nobody is of whom was named before, with the conditions in that name: 工业数据处理者.

    One with a case of its own need not be of those alone who are told by a relative clause (处理…的企业).
    """
    named: Sequence[ConditionDraft] = ()
    told_apart = False
    before: list[StatementDraft] = []
    for one in read:
        draft = referring(one, before)
        before.append(draft)
        if draft.subject is not None:
            named = [one for one in draft.conditions if one.text in draft.subject]
            told_apart = "的" in draft.subject
            yield draft
        elif told_apart and tells_own_case(draft.text):
            yield draft
        else:
            told = {condition.fact for condition in draft.conditions}
            kept = [with_values(one, inherited=True) for one in named if one.fact not in told]
            of_enterprise = draft.bearer is Bearer.ENTERPRISE
            yield with_values(draft, conditions=both(kept, draft.conditions)) if of_enterprise else draft


def _refers_to_all(subject: str | None, current: Whom | None) -> bool:
    """Whether it is 各企业, or 企业 where nobody is meant yet: whom the document addresses."""
    return bool(
        subject and "的" not in subject and refers_back(subject) and (current is None or subject[0] == "各")
    )


def _explained(draft: StatementDraft) -> bool | None:
    """Whether its conditions say all that its name does (拥有…车型的企业); None where that names a kind."""
    which, _, noun = (draft.subject or "").rpartition("的")
    if not refers_back(noun):
        return None
    return not which or not says_more(which, (condition.text for condition in draft.conditions))


def _names_others(draft: StatementDraft) -> bool:
    """Whether its subject is a kind of enterprise that the vocabulary does not know."""
    named = draft.subject is not None and not draft.types
    return named and not refers_back(draft.subject or "") and not means_all(draft.subject or "")


def of_enterprises_alone(read: TaskListDraft) -> TaskListDraft:
    """A list that addresses nobody: where most that it names are enterprises, what must be is theirs.

    So it is in a part of it. Of which of them is not said, and next to others it is nobody's.
    """
    tasks = (*read.tasks, *read.sections)
    said = sorted((one for task in tasks for one in task.statements), key=lambda one: one.span.start)
    bare = not (said and _PLAN.search(said[0].passage.source[read.title.start : read.title.end]))
    parts = (part.statements for part in read.categories if any(one.subject for one in part.statements))
    theirs = {one for part in (said, *parts) for one in _theirs(part, bare=bare)}

    def given(one: StatementDraft) -> StatementDraft:
        whose = Bearer.ENTERPRISE
        return with_values(one, bearer=whose, types=(), binds_others=True) if one.span in theirs else one

    return read.with_statements(given)


def _theirs(said: Sequence[StatementDraft], *, bare: bool) -> Iterator[Span]:
    """Those of nobody that stand next to the name of an enterprise, or are firmly asked behind a public body,
    where few others are named. `bare`: so are acts without a modal word, which in a plan are of who makes it.
    """
    told = list(told_to_enterprises(said[0].passage.source)) if said else []
    named = Counter(one.bearer for one in said if one.subject and one.modality in MUST)
    most = named[Bearer.ENTERPRISE] + len(told)
    if not named and said and _WHOSE.search(said[0].passage.source):
        return
    if named and (2 * most < named.total() + len(told) or most <= named[Bearer.AUTHORITY]):
        return
    near, firmly = (Bearer.ENTERPRISE if most else Bearer.UNSTATED), (STRICT if named else _NEEDS)
    asked, end = False, 0
    for one in said:
        asked = not one.subject and (asked or any(at < one.span.start for at in told))
        if most and near is Bearer.OTHER and "\n" in one.passage.source[end : one.span.start]:
            near = Bearer.ENTERPRISE
        near = one.bearer if one.subject else Bearer.ENTERPRISE if asked else near
        told, words, end = [at for at in told if at >= one.span.start], one.text, one.span.end
        strict = near is not Bearer.OTHER and any(firmly.match(words, at.start) for at in modals(words))
        firm = strict or one.time_rules or one.channels or demands(words) or told_by(words, 0, len(words))
        asks = asked or firm or (bare and calls(words))
        must = asks and one.bearer is Bearer.UNSTATED and one.modality in MUST
        if must and (near is Bearer.ENTERPRISE or strict) and not BY_OTHERS.search(words):
            yield one.span


def without_leads(read: Sequence[StatementDraft], lead: StatementDraft | None = None) -> list[StatementDraft]:
    """The statements without those that only open the ones below: 企业不得：（一）….

    They are in its mood, as the first are in that of a `lead` above them.
    """
    kept: list[StatementDraft] = []
    for draft, following in zip_longest(read, read[1:]):
        if following is not None and _opens_list(draft):
            lead = draft
            continue
        item = draft.listed_below(lead.modality) if lead else draft
        if lead is not None and item is draft and modals(draft.text):
            lead = None
        kept.append(item)
    return kept


def answering(said: StatementDraft, question: StatementDraft) -> StatementDraft:
    """An answer that names nobody is of whom the question before it is about: 甲企业何时报告？应当…."""
    nobody = said.subject is None
    return said.of(SOME_OTHERS) if nobody and _WHICH.match(question.text) else of_named(said, question)


def of_named(said: StatementDraft, lead: StatementDraft) -> StatementDraft:
    """One that names nobody is of the enterprise that its lead names, on the conditions of that."""
    theirs = lead.subject is not None and lead.bearer is Bearer.ENTERPRISE
    if not theirs or said.subject is not None or said.bearer is Bearer.OTHER:
        return said
    conditions = both(lead.conditions, said.conditions)
    led = with_values(said.of(lead.whom), bearer=lead.bearer, conditions=conditions)
    return led.left_open() if said.open_case else led


def papers_of_filings(read: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Papers that a statement only lists go where the one before it files them: 备案材料包括：（一）….

    They are what is handed in there, where it names nothing but the filing.
    """
    result: list[StatementDraft] = []
    for draft in read:
        before = result[-1].deliverables[-1:] if result else ()
        told = before[0].recipients if before and lists_papers(draft.text) else ()
        papers = tuple(with_values(item, recipients=item.recipients or told) for item in draft.deliverables)
        if told and not before[0].named:
            result[-1] = with_values(result[-1], deliverables=(*result[-1].deliverables[:-1], *papers))
        result.append(with_values(draft, deliverables=papers) if told else draft)
    return result


def shared_deliverables(read: Sequence[StatementDraft]) -> list[StatementDraft]:
    """What a task's text announces and its materials ask for is one deliverable, named by the materials.

    The text may name it alike (风险评估报告), or leave it unnamed (并报送市通管局).
    """
    asked = [item for draft in read if draft.asks for item in draft.deliverables]
    told = [item for draft in read if not draft.asks for item in draft.deliverables if item.recipients]

    def whole(draft: StatementDraft) -> Iterable[DeliverableDraft]:
        if draft.asks:
            return (_as_told(item, told) for item in draft.deliverables)
        return dict.fromkeys(same for item in draft.deliverables for same in _same(item, asked))

    return [with_values(draft, deliverables=tuple(whole(draft))) for draft in read] if asked else list(read)


def with_named_things(read: Sequence[StatementDraft]) -> tuple[StatementDraft, ...]:
    """Things that a cell for materials only names are what the last duty that hands in anything hands in."""
    kept: list[StatementDraft] = []
    last: int | None = None
    for draft in read:
        names = [item.name for item in draft.deliverables]
        if last is None or not (draft.asks and names and names_alone(draft.text, names)):
            duty = draft.modality is Modality.MANDATORY and draft.bearer is not Bearer.AUTHORITY
            if duty and (last is None or draft.deliverables or not kept[last].deliverables):
                last = len(kept)
            kept.append(draft)
            continue
        held = [item for item in kept[last].deliverables if item.named]
        acts = [one for item in kept[last].deliverables if not item.named for one in item.recipients]
        more = [
            with_values(item, recipients=item.recipients or tuple(acts))
            for item in draft.deliverables
            if item.name not in {one.name for one in held}
        ]
        kept[last] = with_values(kept[last], deliverables=(*held, *more))
    return tuple(kept)


def _as_told(item: DeliverableDraft, told: Sequence[DeliverableDraft]) -> DeliverableDraft:
    """What materials ask for, with to whom the task's text says that it goes."""
    alike = (one for one in told if not one.named or fuzz.ratio(item.name, one.name) >= _SAME_THING)
    return with_values(item, recipients=item.recipients or next((one.recipients for one in alike), ()))


def _same(item: DeliverableDraft, asked: Sequence[DeliverableDraft]) -> Sequence[DeliverableDraft]:
    if not item.named:
        ids = {recipient.id for recipient in item.recipients}
        alike = [other for other in asked if ids & {recipient.id for recipient in other.recipients}]
        return alike or [item]
    alike = [other for other in asked if fuzz.ratio(item.name, other.name) >= _SAME_THING]
    return [with_values(other, recipients=other.recipients or item.recipients) for other in alike] or [item]


_EACH_UNIT = re.compile(r"各(?:有关|相关|成员|责任)?单位")
"""In a plan of authorities these need be no enterprises."""

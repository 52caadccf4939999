"""A file in, everything it states out."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import NOT_TOLD, SourceDocument
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Document, refused
from dutygraph.loaders.documents.formats.by_content import read_document
from dutygraph.loaders.documents.identity import document_slug, series_slug, years_of
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.drafts import TaskListDraft
from dutygraph.loaders.duties.extraction import Extractor
from dutygraph.loaders.duties.who.jurisdiction import issued_where
from dutygraph.loaders.kinds import kind_of, no_duties
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.loaded import Kind, Loaded
from dutygraph.loaders.records.law import read_law
from dutygraph.loaders.records.standard import read_standard
from dutygraph.loaders.records.task_list import task_list_statements
from dutygraph.loaders.reviews.finding import review_of
from dutygraph.loaders.reviews.new_review import new_review
from dutygraph.loaders.reviews.review import read_review, reviewed
from dutygraph.loaders.structure.doubts import of_another, of_identity, of_issuers, told
from dutygraph.loaders.structure.furniture import without_furniture
from dutygraph.loaders.structure.laws.issue_days import issued_on
from dutygraph.loaders.structure.prose.plan import CLOSING, read_plan
from dutygraph.loaders.structure.run_together import parted
from dutygraph.loaders.structure.table_shape import upright
from dutygraph.loaders.structure.task_list_header import find_header, no_table
from dutygraph.loaders.structure.task_list_table import OTHER_COLUMN
from dutygraph.loaders.structure.title_lines import is_draft, title_of_stage, title_words
from dutygraph.loaders.structure.validity import no_longer, own_period
from dutygraph.loaders.structure.wrapped import unwrapped
from dutygraph.text.characters import is_traditional
from dutygraph.text.dates import DAY_ALONE, impossible_days

_MOST_WARNINGS = 20
_MARK = 10
"""How far behind a title a mark may stand that it holds no longer."""


def read_path(
    path: Path,
    knowledge: Knowledge,
    *,
    review: bool = True,
    reviews: Mapping[str, Path] = MappingProxyType({}),
    as_kind: Kind | None = None,
    loaded_at: datetime.datetime,
) -> Loaded:
    """What the document in a file states; RefusedDocument, with every problem, where it cannot be read.

    With `review`, a review kept beside the document is applied, else one of `reviews` (by hash) that is bound
    to it; one beside it that is bound to another text is refused.
    The kind is told from the document's structure unless `as_kind` names it.
    """
    document = _document(path)
    return read_as(
        as_kind or kind_of(document),
        document,
        knowledge,
        review_file=review_of(path, document, reviews) if review else None,
        loaded_at=loaded_at,
    )


def _document(path: Path) -> Document:
    """The text of a file without the page around it; RefusedDocument for one in traditional characters."""
    document = upright(without_furniture(parted(unwrapped(read_document(path)))))
    if is_traditional(document.text):
        raise refused(
            path.name,
            "正文为繁体中文，未读 it is in traditional Chinese characters, which are not read.",
            "如为内地文件，请转换为简体后装入 "
            "If it is a document of the mainland, convert it to simplified characters.",
        )
    return document


def begin_review(
    path: Path,
    knowledge: Knowledge,
    resolve: Callable[[Cited], Resolution],
    *,
    as_kind: Kind | None = None,
    today: datetime.date,
) -> str:
    """The text of a review to begin with. RefusedDocument for a document of a kind that has no reviews."""
    document = _document(path)
    kind = as_kind or kind_of(document)
    if kind not in (Kind.TASK_LIST, Kind.PLAN):
        raise refused(
            path.name,
            f"这类文件没有复核文件 a {kind} has no review: only task lists and plans have.",
            "如确为任务清单或方案，请用 --as 指明 Say --as task-list or --as plan, if it is one.",
        )
    draft, _, _ = _drafted(kind, document, knowledge)
    return new_review(document, draft, resolve, today)


def read_as(
    kind: Kind,
    document: Document,
    knowledge: Knowledge,
    *,
    review_file: Path | None = None,
    loaded_at: datetime.datetime,
) -> Loaded:
    """The statements of a document of a known kind."""
    match kind:
        case Kind.TASK_LIST | Kind.PLAN:
            said, warnings = _task_list(kind, document, knowledge, review_file, loaded_at)
        case Kind.LAW | Kind.STANDARD:
            read = read_law if kind is Kind.LAW else read_standard
            instrument = read(document, knowledge, loaded_at)
            said, warnings = instrument.statements, told(document, instrument.doubts)
    (source,) = (node for node in said.nodes if isinstance(node, SourceDocument))
    warnings = [*document.warnings, *_impossible_days(document), *warnings]
    return Loaded(source.title, kind, said, tuple(warnings))


def _impossible_days(document: Document) -> Iterator[str]:
    for start, end in islice(impossible_days(document.text), _MOST_WARNINGS):
        day = document.text[start:end]
        yield f"{document.place(start)}：没有这一天 there is no such day, it is left open: “{day}”."


def _drafted(kind: Kind, document: Document, knowledge: Knowledge) -> tuple[TaskListDraft, str, Extractor]:
    """What the rules read of a list or plan, with its title and with what read it."""
    if kind is Kind.TASK_LIST and find_header(document) is None:
        raise RefusedDocument([no_table(document)])
    table = read_plan(document, in_table=kind is Kind.TASK_LIST)
    title = table.name or title_words(document.text, table.title)
    place = knowledge.jurisdiction(title, document.text)
    lines = (span for span, why in table.not_modelled if why != OTHER_COLUMN)
    issued, places = issued_where(document.text, title, table.title, lines, knowledge, spoken_of=place)
    extractor = Extractor(document, knowledge, place, issued)
    below = (
        span for span, why in table.not_modelled if why == CLOSING or DAY_ALONE.match(document.text, *span)
    )
    signed = issued_on((), (passage(document.text, [span]) for span in below))
    since, until, limited = own_period(document.text, document.lines, signed)
    years = years_of(title_words(document.text, table.title))
    last = until or (datetime.date(years[1], 12, 31) if years else None)
    draft = replace(
        extractor.task_list(table),
        issued=issued,
        places=places,
        signed=signed and signed[0],
        for_comments=is_draft(document.text, table.title),
        effective_from=since,
        effective_to=last,
    )
    if not any(task.statements for task in (*draft.tasks, *draft.sections)):
        raise RefusedDocument([no_duties(document)])
    near = table.title.end + _MARK
    beside = (line for line in document.lines if line.start < near)
    if until is None and (limited or no_longer(document, beside, near)):
        # Since or until when it holds is not known.
        draft = draft.with_statements(lambda one: replace(one, open_case=True))
    if another := of_another(document, table.title):
        draft = replace(draft, doubts=(*draft.doubts, another)).with_statements(
            lambda one: one if one.span.start < another.span.start else replace(one, open_case=True)
        )
    return replace(draft, doubts=(*draft.doubts, *of_issuers(issued))), title, extractor


def _task_list(
    kind: Kind,
    document: Document,
    knowledge: Knowledge,
    review_file: Path | None,
    loaded_at: datetime.datetime,
) -> tuple[Statements, list[str]]:
    draft, title, extractor = _drafted(kind, document, knowledge)
    file = None
    if review_file is not None:
        file, review = read_review(review_file, document)
        draft = reviewed(draft, file, review, extractor)
        if review.issuer is not None:
            draft = replace(draft, places=knowledge.authorities.place_of.get(review.issuer))
    places = draft.places
    # Of a place that is only spoken of it is not.
    place = knowledge.place_name(places) if places and knowledge.is_place(places) else None
    name = document_slug(title_of_stage(title, draft=draft.for_comments), place)
    draft = replace(draft, series=series_slug(title, place))
    for one in (places or "").split("、"):
        if one == NOT_TOLD:
            spoken = f"，但提及{draft.jurisdiction}" if draft.jurisdiction else ""
            note, english = f"未写明在何处适用{spoken}。", "It does not tell where it holds."
        elif one and not knowledge.is_place(one):
            note = f"地域表中没有“{one}”，在何处适用未能确定。"
            english = f"“{one}” is no place that is known, so where it holds is not known."
        else:
            continue
        draft = replace(draft, doubts=(*draft.doubts, of_identity(draft.title, note, english)))
    said = task_list_statements(document, draft, name, loaded_at)
    return replace(said, file=file.text if file else None), told(document, draft.doubts)

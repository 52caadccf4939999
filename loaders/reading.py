"""A file in, everything it states out."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.statements import Statements
from loaders.document import Document
from loaders.extraction import Extractor
from loaders.formats.reading import read_document
from loaders.identity import document_slug
from loaders.knowledge import Knowledge
from loaders.review import read_review, review_path, reviewed
from loaders.task_list import task_list_statements
from loaders.task_list_table import read_table


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a document states. `counts` are of its records by node type, `warnings` for a person to read."""

    title: str
    kind: str
    statements: Statements
    counts: Mapping[str, int]
    warnings: tuple[str, ...]


def read_path(
    path: Path, knowledge: Knowledge, *, review: bool = True, loaded_at: datetime.datetime
) -> Loaded:
    """RefusedDocument, with every problem found, where the file is no document that can be read.

    With `review`, a review kept beside the document is applied; one bound to another text is refused.
    """
    document = read_document(path)
    review_file = review_path(path)
    return read_task_list(
        document,
        knowledge,
        review_file=review_file if review and review_file.is_file() else None,
        loaded_at=loaded_at,
    )


def read_task_list(
    document: Document, knowledge: Knowledge, *, review_file: Path | None, loaded_at: datetime.datetime
) -> Loaded:
    table = read_table(document)
    title = document.text[table.title.start : table.title.end]
    jurisdiction = knowledge.jurisdiction(title, document.text)
    extractor = Extractor(document, knowledge, jurisdiction)
    draft = extractor.task_list(table)
    if review_file is not None:
        file, review = read_review(review_file, document)
        draft = reviewed(draft, file, review, extractor)
    name = document_slug(title, knowledge.place_name(jurisdiction))
    statements = task_list_statements(document, draft, name, loaded_at)
    counts: dict[str, int] = {}
    for node in statements.nodes:
        counts[type(node).__name__] = counts.get(type(node).__name__, 0) + 1
    return Loaded(title, "task-list", statements, counts, ())

"""Which review belongs to a document: the one beside it, else one bound to the same text, wherever it is."""

import contextlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.documents.formats.by_content import SUFFIXES, read_document

_ENDING = ".review.yaml"
_BOUND = re.compile(rb"^document_sha256:\s*[\"']?([0-9a-f]{64})\b", re.MULTILINE)
_HEAD = 16_384
"""The hash stands among the first lines of a review, below what may be said about it."""


def review_path(document: Path) -> Path:
    """Where the review of a document is kept: plan.txt has plan.review.yaml."""
    return document.with_name(f"{document.stem}{_ENDING}")


def reviews_in(folders: Iterable[Path], beside: Iterable[Path] = ()) -> Mapping[str, Path]:
    """The reviews in these folders by the hash they are bound to, but for those `beside` these documents."""
    taken = {review_path(document) for document in beside}
    found: dict[str, Path] = {}
    for folder in sorted(set(folders)):
        for path in sorted(folder.glob(f"*{_ENDING}")):
            if path in taken:
                continue
            try:
                with path.open("rb") as file:
                    bound = bound_to(file.read(_HEAD))
            except OSError:
                continue
            if bound:
                found.setdefault(bound, path)
    return found


def bound_to(review: bytes) -> str | None:
    """The hash that a review names, by its first lines."""
    match = _BOUND.search(review[:_HEAD])
    return match[1].decode() if match else None


def review_of(path: Path, document: Document, elsewhere: Mapping[str, Path]) -> Path | None:
    """The review beside the document, else the one `elsewhere` that is bound to its bytes or its text."""
    beside = review_path(path)
    if beside.is_file() and not _of_another(beside, path, document):
        return beside
    return elsewhere.get(document.sha256) or elsewhere.get(document.text_sha256)


def _of_another(review: Path, path: Path, document: Document) -> bool:
    """Whether it is bound to another document that goes by the same name: a.txt beside a.docx."""
    bound = bound_to(review.read_bytes())
    if bound in (document.sha256, document.text_sha256):
        return False
    for other in map(path.with_suffix, SUFFIXES):
        if other != path and other.is_file():
            with contextlib.suppress(RefusedDocument):
                held = read_document(other)
                if bound in (held.sha256, held.text_sha256):
                    return True
    return False

"""Texts are matched with the usual punctuation, and stored and shown with that of the document."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.with_values import with_values
from dutygraph.text.characters import in_usual_punctuation, widened

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Record = TypeVar("_Record", bound="DataclassInstance")
_PUNCTUATION = re.compile(r"[^\w\s《》、。]")


class AsWritten:
    """The words that were read of one document as it writes them: 表（一） where it has 表(一)."""

    def __init__(self, document: Document) -> None:
        self._source = document.text
        self._usual = in_usual_punctuation(document.text) == document.text
        self._whole = "" if self._usual else self._letters(Span(0, len(document.text)))

    def statement(self, said: StatementDraft) -> StatementDraft:
        if self._usual:
            return said
        as_said, whole = self._as_said, said.span
        return with_values(
            as_said(said, whole, "subject"),
            text=said.passage.written if said.text == said.passage.text else self._words(said.text, whole),
            citations=self.citations(said.citations),
            deliverables=tuple(
                with_values(
                    as_said(item, item.span, "name"),
                    recipients=tuple(as_said(one, whole, "name") for one in item.recipients),
                )
                for item in said.deliverables
            ),
            conditions=tuple(as_said(one, one.span, "text") for one in said.conditions),
            time_rules=tuple(
                with_values(one, rule=as_said(one.rule, one.span, "text", "event")) for one in said.time_rules
            ),
        )

    def citations(self, read: Iterable[CitationDraft]) -> tuple[CitationDraft, ...]:
        if self._usual:
            return tuple(read)
        return tuple(
            with_values(
                self._as_said(one, one.span, "text"), cited=self._as_said(one.cited, one.span, "title")
            )
            for one in read
        )

    def _as_said(self, one: _Record, where: Span, *fields: str) -> _Record:
        """The record with these of its fields as they stand there."""
        said = ((field, getattr(one, field)) for field in fields)
        return with_values(one, **{field: self._words(words, where) for field, words in said if words})

    def _words(self, words: str, where: Span) -> str:
        """The words as they stand there, else as they first stand in the document."""
        if not _PUNCTUATION.search(words):
            return words
        said = widened("".join(words.split()))
        for written in (self._letters(where), self._whole):
            if (at := widened(written).find(said)) >= 0:
                found = written[at : at + len(said)]
                letters = iter(found)
                spaced = (one if one.isspace() else next(letters) for one in words)
                return found if len(found) == len(words) else "".join(spaced)
        return words

    def _letters(self, where: Span) -> str:
        return "".join(passage(self._source, [where]).written.split())

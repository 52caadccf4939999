"""Texts are matched with the usual punctuation, and stored and shown with that of the document."""

import re
from collections.abc import Iterable

from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.drafts import CitationDraft, StatementDraft
from dutygraph.loaders.with_values import with_values
from dutygraph.text.characters import in_usual_punctuation, widened

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
        words, whole = self._words, said.span
        of_items = (
            tuple(with_values(one, name=words(one.name, whole)) for one in item.recipients)
            for item in said.deliverables
        )
        rules = (
            with_values(
                one.rule,
                text=words(one.rule.text, one.span),
                event=one.rule.event and words(one.rule.event, one.span),
            )
            for one in said.time_rules
        )
        return with_values(
            said,
            text=said.passage.written if said.text == said.passage.text else words(said.text, whole),
            subject=said.subject and words(said.subject, whole),
            citations=self.citations(said.citations),
            deliverables=tuple(
                with_values(item, name=words(item.name, item.span), recipients=to)
                for item, to in zip(said.deliverables, of_items, strict=True)
            ),
            conditions=tuple(with_values(one, text=words(one.text, one.span)) for one in said.conditions),
            time_rules=tuple(
                with_values(one, rule=rule) for one, rule in zip(said.time_rules, rules, strict=True)
            ),
        )

    def citations(self, read: Iterable[CitationDraft]) -> tuple[CitationDraft, ...]:
        if self._usual:
            return tuple(read)
        words = self._words
        return tuple(
            with_values(
                one,
                text=words(one.text, one.span),
                cited=with_values(one.cited, title=one.cited.title and words(one.cited.title, one.span)),
            )
            for one in read
        )

    def _words(self, words: str, where: Span) -> str:
        """The words as they stand there, else as they first stand in the document."""
        if not _PUNCTUATION.search(words):
            return words
        said = widened("".join(words.split()))
        for written in (self._letters(where), self._whole):
            if (at := widened(written).find(said)) >= 0:
                letters = iter(written[at : at + len(said)])
                return "".join(one if one.isspace() else next(letters) for one in words)
        return words

    def _letters(self, where: Span) -> str:
        return "".join(passage(self._source, [where]).written.split())

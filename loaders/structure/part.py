"""A part of an instrument's text, whatever its kind: an article, a clause, an annex."""

from dataclasses import dataclass

from dutygraph.loaders.documents.document import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A provision, `label` as it is cited; `spans` are its own lines, without those of its parts."""

    label: str
    level: str
    title: str | None
    spans: tuple[Span, ...]
    parts: tuple["Part", ...] = ()

    @property
    def all_spans(self) -> tuple[Span, ...]:
        return (*self.spans, *(span for part in self.parts for span in part.all_spans))

"""A part of an instrument's text, whatever its kind: an article, a clause, an annex."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

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


@dataclass(slots=True)
class OpenPart:
    """A part that is still being read."""

    label: str
    level: str
    title: str | None
    spans: list[Span] = field(default_factory=list)
    parts: list["OpenPart"] = field(default_factory=list)

    def freeze(self) -> Part:
        parts = tuple(part.freeze() for part in self.parts)
        return Part(self.label, self.level, self.title, tuple(self.spans), parts)


def settled(part: Part) -> Part:
    """An article of one paragraph is cited without it: its words are the article's own.

    Where its heading stands on a line of its own, that is what its own words are.
    """
    parts = tuple(settled(one) for one in part.parts)
    if part.level == "条" and len(parts) == 1 and not part.spans:
        only = parts[0]
        return replace(
            part, spans=only.spans, parts=tuple(_relabelled(p, only.label, part.label) for p in only.parts)
        )
    return replace(part, parts=parts)


def _relabelled(part: Part, before: str, after: str) -> Part:
    return replace(
        part,
        label=after + part.label.removeprefix(before),
        parts=tuple(_relabelled(one, before, after) for one in part.parts),
    )


def every(parts: Iterable[Part]) -> Iterable[Part]:
    """Parts with all below them, in the order of the text."""
    for part in parts:
        yield part
        yield from every(part.parts)


def articles(parts: Iterable[Part]) -> Iterable[Part]:
    """The articles among them, in the order of the text."""
    for part in parts:
        if part.level == "条":
            yield part
        else:
            yield from articles(part.parts)

"""Who issued a document: authorities that stand by themselves on a line, as letterheads and signatures do."""

import re
from collections import Counter
from collections.abc import Iterable

from dutygraph.loaders.documents.document import Document, Paragraph, Span
from dutygraph.loaders.knowledge.authorities import SELF, AuthorityIndex

_ADOPTED = re.compile(r"(?:通过|审议|批准)")
_SIGNED = 0.7


def signatories(
    text: str, lines: Iterable[Span], authorities: AuthorityIndex, place: str | None
) -> tuple[tuple[str, Span], ...]:
    """Ids of the authorities that lines consist of, or by whom something was adopted, and where."""
    found: dict[str, Span] = {}
    for line in lines:
        words = text[line.start : line.end]
        mentions = authorities.mentions(words, place)
        named = sum(end - start for start, end, _ in mentions)
        alone = named >= _SIGNED * len(re.sub(r"\s|\d|[年月日]", "", words))
        if mentions and (alone or (_ADOPTED.search(words) and len(words) < 80)):
            for start, end, id in mentions:
                found.setdefault(id, Span(line.start + start, line.start + end))
    return tuple(found.items())


def speaker(document: Document, authorities: AuthorityIndex, place: str | None) -> str | None:
    """Whom 我局 means: the authority that signs, else the one that most paragraphs open with."""
    if SELF.search(document.text) is None:
        return None
    lines = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    signed = signatories(document.text, lines, authorities, place)
    if signed:
        return signed[-1][0]
    opening = Counter(
        id
        for line in lines
        for start, _, id in authorities.mentions(document.text[line.start : line.end], place)
        if start == 0
    )
    return opening.most_common(1)[0][0] if opening else None

"""Whom a document addresses: the line of names and a colon above its text (各有关企业：)."""

import re
from dataclasses import dataclass

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.document import Document, Paragraph
from dutygraph.loaders.duties.who.actors import ActorFinder

_LINE = re.compile(r"[^。；;：:]{2,1500}[：:]")
_PARTS = re.compile(r"[，,、；;]")
_LONGEST_NOTE = 40
_NOTE = re.compile(rf"（[^（）]{{0,{_LONGEST_NOTE}}}）|\([^()]{{0,{_LONGEST_NOTE}}}\)")
"""A note in brackets, which says what a party is called elsewhere: 教育厅（委、局）."""
_BODY = re.compile(r"(?:第[一二三四五六七八九十百]{1,5}[章条]|[一二三四五六七八九十]{1,3}、)")
_WITHIN = 40
"""Addressees stand among the first lines of a document, before any numbered part of it."""


_EACH = re.compile(r"^(?:各|有关|相关|本|该|所有|全体|请|由)+")
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whose the acts are of which nobody is named: UNSTATED where it addresses nobody, or several kinds.

    `types`, `others` and `names` are those of the enterprises among them.
    """

    bearer: Bearer = Bearer.UNSTATED
    types: tuple[str, ...] = ()
    others: bool = False
    names: tuple[str, ...] = ()

    def means(self, subject: str | None) -> bool:
        """Whether a subject is a party addressed by a shorter name: 平台公司, of 各网约车平台公司."""
        short = _EACH.sub("", subject or "")
        return len(short) >= _SHORTEST_NAME and any(name.endswith(short) for name in self.names)


def addressees(document: Document, finder: ActorFinder) -> Addressees:
    """By the first line that names parties and nothing else."""
    lines = [block.span for block in document.blocks[:_WITHIN] if isinstance(block, Paragraph)]
    for line in lines:
        words = document.text[line.start : line.end].strip()
        if _BODY.match(words):
            break
        if not _LINE.fullmatch(words):
            continue
        named = parties(words[:-1], finder)
        if named is not None:
            return named
    return Addressees()


def parties(words: str, finder: ActorFinder) -> Addressees | None:
    """Whom a list of names means; None where it is none, or the last of them is no party."""
    parts = [part.strip() for part in _PARTS.split(_NOTE.sub("", words))]
    named = [finder.phrase(part) for part in parts]
    found = [actor for actor in named if actor is not None]
    if not found or named[-1] is None:
        return None
    kinds = {actor.bearer for actor in found}
    own = [
        (part, actor)
        for part, actor in zip(parts, named, strict=True)
        if actor and actor.bearer is Bearer.ENTERPRISE
    ]
    return Addressees(
        kinds.pop() if len(kinds) == 1 else Bearer.UNSTATED,
        tuple(dict.fromkeys(id for _, actor in own for id in actor.types)),
        any(actor.others or not actor.types for _, actor in own),
        tuple(part for part, _ in own),
    )

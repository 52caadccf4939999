"""Who issued a document: authorities that stand by themselves on a line, as letterheads and signatures do."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.document import Document, Paragraph, Span
from dutygraph.loaders.duties.who.parties import PARTY, bearer_of
from dutygraph.loaders.knowledge.authorities import SELF, AuthorityIndex

_DATED = re.compile(r"\s+\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?$")
"""The day behind a body on its line."""
_ADOPTED = re.compile(r"(?:通过|审议|批准)")
_SIGNED = 0.7
_LONGEST_NAMES = 120
_NAME = re.compile(
    r"[\d\s./:：年月日-]*(?P<name>(?:[一-鿿]{2,6}[（(][一-鿿]{2,8}[）)])?[一-鿿]{4,60})(?<!机关)(?<!部门)(?:[\s、]|$)"
)
"""The first body on a line, behind its day; what many are called (公安机关) is none."""
_TITLE_WITHIN = 6
_WHOSE = re.compile(r"(?P<bodies>(?!转发|批转|印发|关于)[^《》]{4,200}?)(?:关于|印发|转发)")
_ISSUED_BY = re.compile(
    r"(?:\*\*)?(?:发布|印发|发文|制定|编制|制表|签发)\s*(?:单位|机关|部门)\s*[:：]?\s*(?:\*\*)?\s*"
)


def unlabelled(text: str, line: Span) -> Span:
    """The line without what only says that who stands there issues the document: 发布单位：."""
    said = _ISSUED_BY.match(text, line.start, line.end)
    return Span(said.end(), line.end) if said else line


def signatories(
    text: str, lines: Iterable[Span], authorities: AuthorityIndex, place: str | None
) -> tuple[tuple[str, Span], ...]:
    """Ids of the authorities that lines consist of, or by whom something was adopted, and where."""
    found: dict[str, Span] = {}
    for line in lines:
        words = text[line.start : line.end]
        mentions = authorities.mentions(words, place)
        named = sum(end - start for start, end, _ in mentions)
        alone = named >= _SIGNED * len(re.sub(r"\s|\d|[年月日]|发\s?布", "", words))
        if mentions and (alone or (_ADOPTED.search(words) and len(words) < 80)):
            for start, end, id in mentions:
                found.setdefault(id, Span(line.start + start, line.start + end))
    return tuple(found.items())


class Issuer(NamedTuple):
    """The id of an authority, else the name of one that nobody knows, with its place."""

    id: str | None
    name: str | None = None
    place: str | None = None


def issuers(
    text: str, title: str, lines: Iterable[Span], authorities: AuthorityIndex, place: str | None
) -> tuple[Issuer, ...]:
    """Those who issued it together, whoever leads first (《党政机关公文处理工作条例》, 联合行文).

    They are those that its title begins with, or that of the notice that sends it, else those that sign it;
    none where nobody is named. A notice that passes another on is read down to who signs it.
    """
    lines = sorted((unlabelled(text, one) for one in lines), key=lambda one: one.start)
    said = [text[line.start : line.end].strip() for line in lines]
    if title.startswith("转发"):
        said = said[: next((at for at, words in enumerate(said, 1) if names_bodies(words, 0)), None)]
    for head in (title, *(words for words in said if f"印发《{title}》" in words)):
        whose = _WHOSE.match(head)
        if named := _bodies(whose["bodies"] if whose else "", authorities, place):
            return named
        for start, _, id in authorities.mentions(head, place)[:1]:
            if start == 0:
                return (Issuer(id),)
    signed: dict[Issuer, None] = {}
    end: int | None = None
    for line, words in zip(lines, (_DATED.sub("", words) for words in said), strict=False):
        mentions = authorities.mentions(words, place)
        if not names_bodies(words, sum(right - left for left, right, _ in mentions)):
            continue
        leads = bool(mentions) and mentions[0][0] == 0
        called = _NAME.match(words)
        one = Issuer(mentions[0][2]) if leads else Issuer(None, called["name"] if called else None)
        bodies = _bodies(words, authorities, place) or ((one,) if any(one) else ())
        if bodies and (end is None or text[end : line.start].strip()):
            signed = {}
        signed |= dict.fromkeys(bodies)
        end = line.end
    return tuple(signed)


def _bodies(words: str, authorities: AuthorityIndex, place: str | None) -> tuple[Issuer, ...]:
    """The bodies that words consist of, set side by side; none where they hold anything else."""
    found: list[Issuer] = []
    for name in re.split(r"[\s、]+", words.strip()):
        mentions = authorities.mentions(name, place)
        if sum(end - start for start, end, _ in mentions) == len(name) > 0:
            found += [Issuer(id) for _, _, id in mentions]
        elif not mentions and _NAME.fullmatch(name) and names_bodies(name, 0):
            found.append(Issuer(None, name))
        else:
            return ()
    return tuple(found)


def names_bodies(words: str, known: int) -> bool:
    """Whether a line is nothing but names of public bodies, known or told by what they are."""
    if len(words) > _LONGEST_NAMES or re.search("[：:，,。；;]", words):
        return False
    if known and known >= _SIGNED * len(re.sub(r"\s|\d|[年月日]", "", words)):
        return True
    named = list(PARTY.finditer(words))
    return bool(named) and named[-1].end() == len(words) and bearer_of(named[-1]) is Bearer.AUTHORITY


def speaker(document: Document, authorities: AuthorityIndex, place: str | None) -> Issuer:
    """Whom 我局 means: the body that signs last, that the title begins with, or most paragraphs do."""
    lines = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    said = [document.text[line.start : line.end].strip() for line in lines]
    titled = (re.split("关于", words)[0] for words in said[:_TITLE_WITHIN] if "关于" in words)
    signed = (words for words in reversed(said[-_TITLE_WITHIN:]) if SELF.search(words) is None)
    name = next((words for words in (*signed, *titled) if names_bodies(words, 0)), None)
    if name is not None:
        known = authorities.mentions(name, place)
        return Issuer(known[-1][2] if known else None, name)
    opening = Counter(
        id for words in said for start, _, id in authorities.mentions(words, place) if start == 0
    )
    return Issuer(opening.most_common(1)[0][0] if opening else None)

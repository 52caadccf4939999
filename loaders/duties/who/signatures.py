"""Who issued a document: authorities that stand by themselves on a line, as letterheads and signatures do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.duties.who.parties import PARTY, bearer_of
from dutygraph.loaders.knowledge.authorities import AuthorityIndex
from dutygraph.text.normal_text import without_blanks

_DATED = re.compile(
    r"(?:\d{4}|[〇零○一二三四五六七八九]{4})\s?[-/.年]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[-/.月]"
    r"(?:\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?)?|[发公颁]\s?布(?=[）)\s]{0,3}$)|[一-鿿]{2,30}批准(?=[\s\d])"
)
"""The day beside a body on its line, that it issues, and who approved that: 某院批准 2031年5月6日某部发布."""
_SESSION = re.compile(r"第[一二三四五六七八九十百\d]{1,4}届")
_ADOPTED = re.compile(
    r"(?:^|[日（(由经，\s])(?:已?经(?![济贸])|由)?+(?P<bodies>(?!人民代表大会)[^，。；日\d《》]{2,60}?)(?:\d{4}年)?(?:第[^，。；]{1,10}次[^，。；]{0,6}会议)?"
    r"(?:审议|表决|讨论)?(?:通过|修订)"
)
"""Whose meeting adopted it: 某市第三届人民代表大会常务委员会第五次会议通过."""
_LONGEST_NAMES = 120
_NAME = re.compile(r"(?:[一-鿿]{2,6}[（(][一-鿿]{2,8}[）)])?[一-鿿]{4,60}(?<!机关)(?<!部门)")
"""A body; what many are called (公安机关) is none."""
_BODY = re.compile(r"^(?![各有相地行])[一-鿿、 ]{2,100}(?:署|分行|协会|学会|商会|联合会|联盟)$")
"""What else issues documents besides those whose acts are public."""
_WHOSE = re.compile(r"(?P<bodies>(?!转发|批转|印发|关于)[^《》]{4,200}?)(?:关于|印发|转发)")
_ISSUED_BY = re.compile(
    r"(?:\*\*)?(?:发布|印发|发文|制定|编制|制表|签发)\s*(?:单位|机关|部门)\s*[:：]?\s*(?:\*\*)?\s*"
)


def unlabelled(text: str, line: Span) -> Span:
    """The line without what only says that who stands there issues the document: 发布单位：."""
    said = _ISSUED_BY.match(text, line.start, line.end)
    return Span(said.end(), line.end) if said else line


class Issuer(NamedTuple):
    """The id of an authority, else the name of one that nobody knows; where it stands, and its place."""

    id: str | None
    name: str | None = None
    span: Span | None = None
    place: str | None = None


def issuers(
    text: str,
    title: str,
    at: Span,
    lines: Iterable[Span],
    authorities: AuthorityIndex,
    place: str | None,
    orders: Iterable[Span] = (),
) -> tuple[Issuer, ...]:
    """Those who issued it together, whoever leads first (《党政机关公文处理工作条例》, 联合行文).

    They are those that its title, which stands `at`, begins with, or that of the notice that sends it, else
    those that sign it, that adopted it, or whose are its `orders`; none where nobody is named. A notice that
    passes another on is read down to who signs it.
    """
    lines = sorted((unlabelled(text, one) for one in lines), key=lambda one: one.start)
    if title.startswith("转发"):
        ends = (n for n, one in enumerate(lines, 1) if names_bodies(one.of(text).strip()))
        lines = lines[: next(ends, None)]
    titled = [one for one in lines if f"印发{title}" in re.sub("[《》]", "", one.of(text))]
    # A page may set them before the title on its line: 某省税务局-关于…的公告.
    whole = Span(text.rfind("\n", 0, at.start) + 1, at.end)
    above = text[whole.start : at.start] + title
    for line, head in ((at, title), (whole, above), *((one, one.of(text).strip()) for one in titled)):
        whose = _WHOSE.match(head)
        named = _bodies(whose["bodies"], authorities, place) if whose else ()
        begun = (Issuer(id) for start, _, id in authorities.mentions(head, place)[:1] if not start)
        if named := named or tuple(begun):
            return tuple(_found(text, dict.fromkeys(named, line), authorities, place))
    signed: dict[Issuer, Span] = {}
    adopted: dict[Issuer, Span] = {}
    last = at
    for line in lines:
        words = _DATED.sub(" ", line.of(text)).strip("（）() \u3000")
        if bodies := _bodies(words, authorities, place):
            signed = {} if text[last.end : line.start].strip() else signed
            signed |= dict.fromkeys(bodies, line)
            last = line
        elif by := _ADOPTED.search(_SESSION.sub("", without_blanks(words))):
            adopted |= dict.fromkeys(_bodies(by["bodies"], authorities, place), line)
    if not (signed or adopted):
        acts = ((order, without_blanks(order.of(text)).partition("令")[0]) for order in orders)
        adopted = {one: order for order, by in acts for one in _bodies(by, authorities, place)}
    found = _found(text, signed or adopted, authorities, place)
    # One that nobody knows is beyond doubt by its session or the number of its order.
    return tuple(one if signed or one.id else one._replace(span=None) for one in found)


def _found(
    text: str, lines: Mapping[Issuer, Span], authorities: AuthorityIndex, place: str | None
) -> Iterator[Issuer]:
    """Issuers with where they stand in their lines."""
    for one, line in lines.items():
        mentions = authorities.mentions(line.of(text), place) if one.id else []
        known = (Span(line.start + start, line.start + end) for start, end, id in mentions if id == one.id)
        yield one._replace(span=next(known, line))


def speaker(
    document: Document, issued: Sequence[Issuer], authorities: AuthorityIndex, place: str | None
) -> Issuer:
    """Whom 我局 means: the last of those who issued it, else with whom most of its lines begin."""
    if issued:
        return issued[-1]
    said = (authorities.mentions(line.of(document.text).strip(), place)[:1] for line in document.lines)
    begun = Counter(id for found in said for start, _, id in found if start == 0)
    return Issuer(max(begun, key=begun.__getitem__, default=None))


def _bodies(words: str, authorities: AuthorityIndex, place: str | None) -> tuple[Issuer, ...]:
    """The bodies that words consist of, set side by side; none where they hold anything else."""
    found: list[Issuer] = []
    apart = (one for one in re.split(r"[、\s—－-]+", words) if one)
    # Of one place, of which a blank between two was lost: 某省公安厅某省交通运输厅.
    for name in chain(*(re.split(rf"(?<=[局厅委会])(?={re.escape(one[:2])})", one) for one in apart)):
        mentions = authorities.mentions(name, place)
        if sum(end - start for start, end, _ in mentions) == len(name):
            found += [Issuer(id) for _, _, id in mentions]
        elif _NAME.fullmatch(name) and names_bodies(name):
            found.append(Issuer(None, name))
        else:
            return ()
    return tuple(found)


def names_bodies(words: str) -> bool:
    """Whether a line is nothing but names of public bodies, told by what they are."""
    named = list(PARTY.finditer(words)) if len(words) <= _LONGEST_NAMES else []
    ends = bool(named) and named[-1].end() == len(words) and bearer_of(named[-1]) is Bearer.AUTHORITY
    return (ends or _BODY.search(words) is not None) and not re.search("[：:，,。；;]", words)

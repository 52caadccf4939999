"""Whom a document addresses: the line of names and a colon above its text (各有关企业：)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.document import Document, Paragraph, Span
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.duties.who.phrases import refers_back, without_doing
from dutygraph.loaders.duties.who.whom import NOBODY, Whom
from dutygraph.text.labels import ITEMS, mark

_LINE = re.compile(r"[^。；;：:]{2,1500}[：:]")
_LABEL = re.compile(
    r"(?P<who>(?:责任|实施|落实|承担)(?:单位|主体|企业)\s?[：:]\s?)?(?P<name>[^，,。；;：:]{2,60}?)\s{0,3}(?(who)|[：:])\s*"
)
_LONGEST_KIND = 24
"""What says which of a party a line names."""
_PARTS = re.compile(r"[，,、；;]")
_LONGEST_NOTE = 40
_NOTE = re.compile(rf"（[^（）]{{0,{_LONGEST_NOTE}}}）|\([^()]{{0,{_LONGEST_NOTE}}}\)")
"""A note in brackets, which says what a party is called elsewhere: 教育厅（委、局）."""
_OF_PLACES = re.compile(r"各?(?:有关|相关)?(?:省|自治区|直辖市|计划单列市|市|自治州|州|盟|县|区|旗)")
_BODY = re.compile(r"(?:第[一二三四五六七八九十百]{1,5}[章条]|[一二三四五六七八九十]{1,3}、)")
_WITHIN = 40
"""Addressees stand among the first lines of a document, before any numbered part of it."""


_EACH = re.compile(r"^(?:各|有关|相关|本|该|所有|全体|请|由)+")
_PLAN = re.compile(r"规划|计划|方案|意见|措施|要点")
_UNITS = re.compile(r"各(?:有关|相关)?单位")
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Addressed:
    """One of those named, in the document's words; `authority` is the id of the one that these are the name
    of.
    """

    start: int
    end: int
    types: tuple[str, ...] = ()
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An enterprise addressed, by the document's name for it."""

    name: str
    whom: Whom

    @property
    def known(self) -> bool:
        """Whether the vocabulary knows all that it means."""
        return bool(self.whom.types) and not self.whom.binds_others and not self.whom.open_case


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whose the acts are of which nobody is named: UNSTATED where it addresses nobody, or several kinds.

    `whom` and `names` are those of the enterprises among them; `named` are all of them by themselves, at
    their places in the words. `defined` are names that the document says who is meant by.
    """

    bearer: Bearer = Bearer.UNSTATED
    whom: Whom = NOBODY
    names: tuple["Named", ...] = ()
    named: tuple[Addressed, ...] = ()
    defined: frozenset[str] = frozenset()

    def helped_by(self, others: "Addressees | None") -> "Addressees":
        """The same with those that take part in it: what enterprises among them must do is open."""
        more = others and (others.whom.binds_others or set(others.whom.types) - set(self.whom.types))
        if others is None or not others.names or not more:
            return self
        if self.bearer is Bearer.ENTERPRISE:
            return replace(self, whom=self.whom._replace(binds_others=True))
        return replace(self, bearer=Bearer.OTHER if self.bearer is Bearer.AUTHORITY else self.bearer)

    def of_list(self, title: str) -> "Addressees":
        """The same of a list: what is to be done in a plan need not be for 各有关单位, who may be anybody."""
        open_ = self.names and _PLAN.search(title) and all(_UNITS.fullmatch(one.name) for one in self.names)
        return replace(self, bearer=Bearer.UNSTATED) if open_ else self

    def meant_by(self, subject: str | None) -> Whom | None:
        """Those of the parties addressed that a subject means by a shorter name.

        平台公司, of 各网约车平台公司; None where it means none of them.
        """
        short = _EACH.sub("", subject or "")
        if short in self.defined:
            return None
        found = [one for one in self.names if _ends_in(one.name, short)]
        if not found and len(self.names) == 1 and len(short) == _SHORTEST_NAME - 1:
            # 生产者, of 各汽车生产者 who alone are addressed.
            found = [one for one in self.names if one.name.endswith(short)]
        found = found or [one for one in self.names if _ends_in(_short(one.name), _short(short))]
        return Whom.together([one.whom for one in found]) if found else None

    def narrows(self, subject: str | None) -> bool:
        """Whether all it addresses are of kinds that nobody knows, and not wider than a subject is:
        各绿色工厂企业 of 汽车生产企业, and not 各生产企业.
        """
        names = [_EACH.sub("", one.name) for one in self.names if not one.whom.types]
        wider = any(refers_back(one) or _short(subject or "").endswith(_short(one)) for one in names)
        return self.bearer is Bearer.ENTERPRISE and len(names) == len(self.names) > 0 and not wider

    def limits(self, subject: str | None) -> bool:
        """Whether a party addressed is of a kind within the subject's: 重点平台公司."""
        short = _EACH.sub("", subject or "")
        found = [_EACH.sub("", one.name) for one in self.names if not one.known]
        return len(short) >= _SHORTEST_NAME and any(name != short and name.endswith(short) for name in found)


def _ends_in(name: str, short: str) -> bool:
    return len(short) >= _SHORTEST_NAME and name.endswith(short)


def _short(name: str) -> str:
    return without_doing(name).replace("公司", "企业")


def labels_of_bearers(text: str, lines: Sequence[Span]) -> frozenset[Span]:
    """Lines that each name whom the items below them bind, as no one addressee does: 平台企业： 1.应当…."""
    found = [
        line for line, below in pairwise(lines) if _labels(line.of(text)) and _begins_item(below.of(text))
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def _labels(words: str) -> bool:
    label = _LABEL.fullmatch(words)
    ends = (one.end() for one in PARTY.finditer(words) if one.start() <= _LONGEST_KIND) if label else ()
    return label is not None and label.end("name") in ends


def _begins_item(words: str) -> bool:
    return mark(words, ITEMS) is not None or any(modal.start == 0 for modal in modals(words))


def addressees(document: Document, finder: ActorFinder) -> Addressees:
    """By the first line that names parties and nothing else."""
    paragraphs = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    labels = labels_of_bearers(document.text, paragraphs)
    for line in (block.span for block in document.blocks[:_WITHIN] if isinstance(block, Paragraph)):
        if line in labels:
            break
        words = document.text[line.start : line.end]
        start = line.start + len(words) - len(words.lstrip())
        words = words.strip()
        if _BODY.match(words):
            break
        if not _LINE.fullmatch(_NOTE.sub("", words)):
            continue
        found = parties(words[:-1], finder)
        if found is not None:
            return replace(
                found,
                defined=frozenset(finder.given),
                named=tuple(
                    replace(one, start=start + one.start, end=start + one.end) for one in found.named
                ),
            )
    return Addressees()


def parties(words: str, finder: ActorFinder) -> Addressees | None:
    """Whom a list of names means; None where it is none, or the last of them is no party."""
    parts = list(_parts(words))
    named = [finder.phrase(_NOTE.sub("", words[start:end])) for start, end in parts]
    found = [actor for actor in named if actor is not None]
    if not found or (named[-1] is None and not words.startswith("各")):
        return None
    told: list[Addressed] = []
    own: list[Named] = []
    limited, first = False, None
    for (start, end), actor in zip(parts, named, strict=True):
        # 各省、自治区、直辖市通信管理局: the noun that says what they are comes last.
        first = start if first is None else first
        if actor is not None and (end == len(words) or not _OF_PLACES.fullmatch(words[start:end])):
            told.append(Addressed(first, end, actor.types, _authority(words[first:end], finder)))
            first = None
        if actor and actor.bearer is Bearer.ENTERPRISE:
            whom = actor.binding()
            limited = limited or (whom != (actor.types, actor.others, False) and "的" in words[start:end])
            # 处理重要数据的甲企业、乙企业: a clause before several says which of them all are meant.
            whom = Whom(actor.types, actor.others, open_case=True) if limited else whom
            own.append(Named(_NOTE.sub("", words[start:end]), whom))
    kinds = {actor.bearer for actor in found}
    return Addressees(
        kinds.pop() if len(kinds) == 1 else Bearer.UNSTATED,
        Whom.together([one.whom for one in own]),
        tuple(own),
        tuple(told),
    )


def parties_in(cell: Passage, finder: ActorFinder) -> Addressees | None:
    """Those of a cell, whose lines may each name one, as may the columns that a row ticks."""
    words, at, parted = "", 0, False
    for start, end in cell.pieces:
        piece = cell.text[at : at + end - start]
        words += "、" * parted + piece
        parted = any(party.end() == len(piece) for party in PARTY.finditer(piece))
        at += end - start
    return parties(words, finder)


def _parts(words: str) -> Iterator[tuple[int, int]]:
    """Where each name of a list begins and ends, a note within one a part of it."""
    plain = _NOTE.sub(lambda note: "_" * len(note[0]), words)
    start = 0
    for end in (*(comma.start() for comma in _PARTS.finditer(plain)), len(plain)):
        part = words[start:end]
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        start = end + 1


def _authority(words: str, finder: ActorFinder) -> str | None:
    """The authority that the words are the name of, and not those it is one of: 各省通信管理局 is none."""
    return next((id for start, end, id in finder.authorities(words) if (start, end) == (0, len(words))), None)

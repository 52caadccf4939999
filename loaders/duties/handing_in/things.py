"""The things that are handed in: what they are called, and of which kind they are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dutygraph.graph.model import DeliverableKind
from dutygraph.loaders.duties.items import MARK
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.knowledge.vocabulary import DeliverableKindEntry

Spans = tuple[tuple[int, int], ...]

_AND = re.compile(r"、|以及|[和及与](?![^、]{1,30}的)")
_PARTS = re.compile(r"《[^》]+》|[^、，,；;。\n《]+")
_TITLED = re.compile(r"《[^》]+》")
_TRIM = re.compile(
    r"^(?:本企业|本单位|其|年度的|[一两二三四\d][次份])(?=\S)|^(?:相关的?|有关的?)(?=\S{3})|(?:工作|手续|程序)$"
    r"|在?[\d一二三四五六七八九十]{1,4}个?(?:小时|分钟|工作日|日|天)(?:之|以)?内$|自[^，。；、]{2,30}日起[^，。；、]{0,16}$"
    r"|(?:及时|按时|按期|统一|主动|书面|如实|同时|一并|按要求|按规定|定期|立即)+$|[（(][^（）()]*[）)]$|通过[^，。；]{2,40}$"
)
_LISTED = re.compile(r"(?:下列|以下|如下)[一-鿿]{2,8}")
_LIST = re.compile(r"[^：:\n]{0,40}[：:]\s*(?=\S)")
_MARK = re.compile(rf"{MARK}\s*")
_NO_THING = re.compile(r"(?:后|前|时|的|之日|之后|之前|期间)[^，。；]{0,2}$|[后前时]")
_ITEM_END = re.compile(r"[；;。\n]\s*")
_OTHERS_THING = re.compile(r"[、，](?=[^、，]{2,14}将)")
"""Where what another party hands in begins: 企业将甲、主管部门将乙，报送至某部."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """`start` to `end` of the statement's text name the thing; without `named` they are the act itself.

    `recipients` are start and end of the words that say to whom, once for each act.
    """

    start: int
    end: int
    named: bool
    kind: DeliverableKind
    recipients: Spans = ()


class KindWords:
    """The kinds of deliverables by the words of the vocabulary."""

    def __init__(self, kinds: Iterable[DeliverableKindEntry]) -> None:
        entries = tuple(kinds)
        self._nouns = sorted(
            ((noun, entry.kind) for entry in entries for noun in entry.nouns), key=lambda pair: -len(pair[0])
        )
        self._verbs = {verb: entry.kind for entry in entries for verb in entry.verbs}

    def by_name(self, name: str) -> DeliverableKind | None:
        """The kind whose noun a thing's name ends in: 风险评估报告."""
        bare = name.strip("《》“” ")
        return next((kind for noun, kind in self._nouns if bare.endswith(noun)), None)

    def of(self, name: str, verb: str) -> DeliverableKind:
        """By its name, else by the act of handing it in, or by what else it is called."""
        return (
            self.by_name(name)
            or self._verbs.get(verb)
            or self.by_name(verb or "报告")
            or DeliverableKind.REPORT
        )


def asked_things(text: str, kinds: KindWords) -> list[HandedIn]:
    """The things that a cell for materials names and says no more of: 风险评估报告、备案证明."""
    found = []
    for part in _PARTS.finditer(text):
        start, end = trimmed(text, *part.span())
        kind = kinds.by_name(text[start:end])
        if kind is not None:
            found.append(HandedIn(start, end, named=True, kind=kind))
    return found


def named_things(
    text: str, start: int, end: int, verb: str, kinds: KindWords, recipients: Spans
) -> Iterator[HandedIn]:
    """One thing, each of several titled ones (《甲》和《乙》), or the items of a list that it opens."""
    if others := _OTHERS_THING.search(text, start, end):
        end = others.start()
    start, end = trimmed(text, start, end)
    name = text[start:end]
    if not name or _NO_THING.fullmatch(name) or name.endswith(("的", "时", "后", "前")):
        return
    opens = _LISTED.match(text, start, end)
    parts: Sequence[tuple[int, int]] = list(listed(text, opens.end())) if opens else ()
    if not parts:
        titles = [(start + m.start(), start + m.end()) for m in _TITLED.finditer(name)]
        parts = titles if len(titles) > 1 else _each(text, start, end, kinds)
    for left, right in parts:
        yield HandedIn(left, right, named=True, kind=kinds.of(text[left:right], verb), recipients=recipients)


def _each(text: str, start: int, end: int, kinds: KindWords) -> Sequence[tuple[int, int]]:
    """The things of an enumeration, where each is known for one by its noun: 申请书、检测报告和证明."""
    joints = [(start, start), *(m.span() for m in _AND.finditer(text, start, end)), (end, end)]
    parts = [(left, right) for (_, left), (right, _) in pairwise(joints)]
    if all(right - left > 2 and kinds.by_name(text[left:right]) for left, right in parts):
        return parts
    return [(start, end)]


def listed(text: str, after: int) -> Iterator[tuple[int, int]]:
    """The items of the list that follows: 以下材料：（一）申请书；（二）检测报告。"""
    opens = _LIST.match(text, after)
    at = opens.end() if opens else len(text)
    while mark := _MARK.match(text, at):
        stop = _ITEM_END.search(text, mark.end())
        end = stop.start() if stop else len(text)
        if mark.end() < end and not modals(text[mark.end() : end]):
            yield mark.end(), end
        at = stop.end() if stop else len(text)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The name without how it is handed in, how many there are, and blanks."""
    while start < end and (match := _TRIM.search(text[start:end])):
        if match.start() == 0:
            start += match.end()
        else:
            end = start + match.start()
    while start < end and text[start] in " \u3000":
        start += 1
    while start < end and text[end - 1] in " \u3000：:":
        end -= 1
    return start, end

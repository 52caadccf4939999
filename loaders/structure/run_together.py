"""Texts whose lines ran together, as they do when they are pasted: parted again where their numbers go on."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dutygraph.loaders.documents.document import Block, Document, Paragraph, Span
from dutygraph.loaders.documents.formats.plain_text import trimmed
from dutygraph.loaders.duties.acts import ACT_IN_CALL, HOW
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.structure.title_lines import is_name
from dutygraph.text.dates import DAY
from dutygraph.text.labels import Mark, article_label, mark

_MAY_BEGIN = re.compile(
    r"(?:^|(?P<ended>[。；：:！？!?]|\.(?<=[一-鿿）)]\.))|(?<=[\s\u3000])|(?P<glued>(?=第一(?:章|条[\s\u3000]{0,3}为))(?<=[一-鿿）)])))(?P<gap>[\s\u3000]{0,8})(?=[（(]?\s?[第一二三四五六七八九十\d])"
)
_HEADING = re.compile(
    r"第[一二三四五六七八九十百\d]{1,5}[编章节][\s\u3000]*[^\s\u3000，。；：第]{1,24}[\s\u3000]*(?=第[一二三四五六七八九十百\d]{1,5}[章节条])"
)
_HEADED = re.compile(r"[一二三四五六七八九十]{1,3}、[^\s，。；：:（）()、]{2,24}(?=[（(]一[）)])")
_SECOND = re.compile(r"[（(]二[）)]")
"""A heading with its first item on one line, and the item below: 一、报送资料（一）年度报表； （二）台账。"""
_RUNS_ON = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[）)]|\d{{1,2}}[.．、])\s?"
    rf"(?P<heading>(?=[^\s，。；：:（）()]{{4,16}}?(?:各|有关|地方)){HOW}(?:{ACT_IN_CALL})[^\s，。；：:（）()]{{2,14}}?)"
    r"(?<![对向由与和及或将把让使令在为给被的了是等])"
    r"(?<!督促|指导|组织|要求|引导|推动|通知|支持|协助|配合|帮助|鼓励|压实|落实|明确|监督|规范|完善|强化|加强|提高|检查|保障|确保|统筹|推进|促进)"
    rf"(?:各[^\s，。；：:的]{{1,20}}?|(?<!国家|法律|法规|规定|行业)(?:有关|地方)[^\s，。；：:的]{{0,12}}?(?:{PARTY.pattern}))"
    r"(?:必?须|应当?(?![对急用变])|要(?![求点])|不得)"
)
"""A heading that runs into its sentence: 一、强化风险防范各企业要…, but not 一、落实各企业责任."""
_SAYS = re.compile("[，。；]")
_BLANKS = re.compile(r"[\s\u3000]+")
_SIGNED = re.compile(r"(?<=。)[\s\u3000]+[^，。；：]{2,80}$")
_DATED = re.compile(rf"[\s\u3000]+(?={DAY}$)")
_ADDRESS = re.compile(
    r"(?:(?P<title>[^。；：]{4,160}?关于[^。；：]{2,80}的(?:通知|公告|通告|函))|[^。；：，]{0,80}\s)?"
    rf"各[^。：:]{{2,400}}?(?:{PARTY.pattern}|[者主])(?:[）)])?\s?[：:]\s{{0,9}}(?=\S)"
)
"""A title, or who issues it, and whom it addresses, before its first sentence on the same line."""
_HEAD = 12
_LONGEST_LABEL = 60
_LONGEST_HEADING = 80
_LONGEST_HEAD = 1_000
_FEWEST = 2
_WIDE = re.compile(r"(?:　|\s\s){2}$")
"""Blanks as wide as those that begin a paragraph."""
_ANNEX = "附件"
_ARTICLE = "第一条"
_SORTS = (_ARTICLE, "一、", "（一）", "1.")
"""Parts by how deep they stand: a higher one begins the numbers of those below it anew."""


def parted(document: Document) -> Document:
    """The document, lines in which several articles or numbered parts begin parted before each of them.

    They begin where a sentence does and go on by one, outside quotation marks: 第一条 …。第二条 …. Parts
    (一、, 1.) go on behind a full stop, or behind blanks as wide as those that begin a paragraph.
    """
    blocks: list[Block] = []
    last: Counter[str] = Counter()
    starts = [block.span.start if isinstance(block, Paragraph) else None for block in document.blocks]
    for at, (block, below) in enumerate(zip(document.blocks, [*starts[1:], None], strict=True)):
        if not isinstance(block, Paragraph) or block.level:
            blocks.append(block)
            continue
        words = block.span.of(document.text)
        begins = _begins(words, last)
        if at < _HEAD and not begins:
            begins = _behind_address(words)
        if below is not None and (headed := _HEADED.match(words)) and _SECOND.match(document.text, below):
            begins = [0, headed.end(), *(one for one in begins if one > headed.end())]
        if (ran := _RUNS_ON.match(words)) and not modals(ran["heading"]):
            begins = [0, ran.end("heading"), *(one for one in begins if one > ran.end())]
        if not begins:
            blocks.append(block)
            continue
        pieces = _pieces(words, begins)
        blocks += (Paragraph(trimmed(words[a:b], block.span.start + a)) for a, b in pieces)
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=tuple(blocks))


def _begins(words: str, last: Counter[str]) -> list[int]:
    """Where articles with the headings above them, and parts, begin; `last` counts them by their sort."""
    begins: list[int] = []
    begun: int | None = None
    depth = at = 0
    for found in _MAY_BEGIN.finditer(words):
        if begins and found.end() <= begins[-1]:
            continue
        if found["glued"] is not None:
            name = Span(len(_ANNEX) * words.startswith(_ANNEX), found.start())
            if name.end > _LONGEST_HEADING or not (
                is_name(words, name) or _HEADING.match(words, found.end())
            ):
                continue
            begins += [name.start] if name.start else []
        depth += words.count("“", at, found.end()) - words.count("”", at, found.end())
        above, at = begins[-1] if begins else 0, found.end()
        if depth:
            continue
        headed = found.start() - above <= _LONGEST_HEADING and not _SAYS.search(words, above, found.start())
        while (found["ended"] or headed) and (heading := _HEADING.match(words, at)):
            begins.append(at)
            at = heading.end()
        said = words[at : at + _LONGEST_LABEL]
        label = article_label(said) if found["ended"] or headed else None
        part = mark(said, _SORTS[1:])
        if label and label.number == last[_ARTICLE] + 1 and label.part is None:
            _count(last, _ARTICLE, label.number)
        elif part and _goes_on(part, last, found):
            begun = at if part.number == 1 and at else begun
            _count(last, part.sort, part.number)
        else:
            continue
        begins.append(at)
    if begun is not None and last["一、"] == 1:
        # A single one may be quoted, or a number.
        begins.remove(begun)
        last["一、"] = 0
    return begins if len(begins) >= _FEWEST or begins[:1] > [0] else []


def _count(last: Counter[str], sort: str, number: int) -> None:
    """A number, which begins those of all sorts below it anew."""
    last[sort] = number
    for below in _SORTS[_SORTS.index(sort) + 1 :]:
        last[below] = 0


def _goes_on(part: Mark, last: Counter[str], found: re.Match[str]) -> bool:
    """Whether a part begins its line, or the first one there, or goes on behind one that ended."""
    if found.end() == 0 or (part.sort == "一、" and part.number == 1 and last[part.sort] == 0):
        return True
    ended = found["ended"] == "。" or _WIDE.search(found.string, max(found.start() - 3, 0), found.end())
    return part.number == last[part.sort] + 1 > 1 and bool(ended)


def _behind_address(words: str) -> list[int]:
    """Where whom it addresses begins behind its title, and where its words begin behind these."""
    found = _ADDRESS.match(words)
    if found is None or modals(found[0]):
        return []
    return [*([found.end("title")] if found["title"] else []), found.end()]


def _pieces(words: str, begins: list[int]) -> Iterator[tuple[int, int]]:
    """The lines of a text: what stands above the first part, the parts, and who signs behind the last."""
    at = 0
    for blanks in _BLANKS.finditer(words, 0, min(begins[0], _LONGEST_HEAD)):
        before = words[at : blanks.start()]
        if before.endswith(("：", ":", "号")) or is_name(words, Span(at, blanks.start())):
            yield at, blanks.start()
            at = blanks.end()
    signed = _SIGNED.search(words, begins[-1])
    dated = _DATED.search(words, signed.start()) if signed else None
    ends = [signed.start()] if signed else []
    ends += [dated.start()] if dated else []
    cuts = [at, *(one for one in begins if one > at), *ends, len(words)]
    yield from ((a, b) for a, b in pairwise(cuts) if words[a:b].strip())

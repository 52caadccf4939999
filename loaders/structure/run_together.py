"""Texts whose lines ran together, as they do when they are pasted: parted again where their numbers go on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dutygraph.loaders.documents.document import Block, Document, Paragraph, Span
from dutygraph.loaders.documents.formats.plain_text import trimmed
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.structure.title_lines import is_name
from dutygraph.text.dates import DAY
from dutygraph.text.labels import article_label, mark

_MAY_BEGIN = re.compile(
    r"(?:^|(?P<ended>[。；：:！？!?])|(?<=[\s\u3000]))[\s\u3000]{0,8}(?=[第一二三四五六七八九十])"
)
_HEADING = re.compile(
    r"第[一二三四五六七八九十百\d]{1,5}[编章节][\s\u3000]*[^\s\u3000，。；：第]{1,24}[\s\u3000]*(?=第[一二三四五六七八九十百\d]{1,5}[章节条])"
)
_BEHIND_SENTENCE = re.compile(r"(?<=。)[\s\u3000]{0,8}(?=[（(]?\s?[一二三四五六七八九十\d])")
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


def parted(document: Document) -> Document:
    """The document, lines in which several articles or numbered parts begin parted before each of them.

    They begin where a sentence does and go on by one, outside quotation marks: 第一条 …。第二条 …. Parts
    (一、) count where no line of the text begins one otherwise.
    """
    text = document.text
    lines = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    numbered = sum(1 for line in lines if mark(text[line.start : line.start + _LONGEST_LABEL], ("一、",)))
    blocks: list[Block] = []
    last = 0
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph) or block.level:
            blocks.append(block)
            continue
        words = text[block.span.start : block.span.end]
        begins, last = _articles(words, last)
        if not begins and numbered < _FEWEST:
            begins = _parts(words)
        if at < _HEAD and not begins:
            begins = _behind_address(words)
        pieces = _pieces(words, begins) if begins else pairwise([0, *_further(words), len(words)])
        blocks += (Paragraph(trimmed(words[a:b], block.span.start + a)) for a, b in pieces)
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=tuple(blocks))


def _articles(words: str, last: int) -> tuple[list[int], int]:
    """Where articles and the headings above them begin, and the number of the last one."""
    begins: list[int] = []
    count = depth = at = 0
    for found in _MAY_BEGIN.finditer(words):
        if begins and found.end() <= begins[-1]:
            continue
        depth += words.count("“", at, found.end()) - words.count("”", at, found.end())
        above, at = begins[-1] if begins else 0, found.end()
        headed = found.start() - above <= _LONGEST_HEADING and not _SAYS.search(words, above, found.start())
        if depth or not (found["ended"] or headed):
            continue
        while heading := _HEADING.match(words, at):
            begins.append(at)
            at = heading.end()
        label = article_label(words[at : at + _LONGEST_LABEL])
        if label and label.number == last + 1 and label.part is None:
            begins.append(at)
            count, last = count + 1, label.number
    return begins if count and (len(begins) >= _FEWEST or begins[0]) else [], last


def _parts(words: str) -> list[int]:
    """Where the parts begin that are numbered 一、, each behind a sentence."""
    begins: list[int] = []
    for found in _MAY_BEGIN.finditer(words):
        one = mark(words[found.end() : found.end() + _LONGEST_LABEL], ("一、",))
        if one and one.number == len(begins) + 1 and (not begins or found["ended"] == "。"):
            begins.append(found.end())
    return begins if len(begins) >= _FEWEST else []


def _further(words: str) -> list[int]:
    """Where on the line of a part the next ones of its sort begin, each behind a sentence: 1.…。2.…。"""
    first = mark(words[:_LONGEST_LABEL], ("（一）", "1."))
    begins: list[int] = []
    for found in _BEHIND_SENTENCE.finditer(words) if first else ():
        one = mark(words[found.end() : found.end() + _LONGEST_LABEL], (first.sort,)) if first else None
        if first and one and one.number == first.number + len(begins) + 1:
            begins.append(found.end())
    return begins


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

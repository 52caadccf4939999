"""The sentences of a passage, and the numbered items that they open."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.telling import opened_by
from dutygraph.text.first_characters import quick

_SENTENCE_END = quick(
    r"[。！？!?；;\n]+(?:[”」』）)]|\s?[（(]\s*[×√\s]\s*[）)])?|(?<=[知告]如下)[：:]|[：:](?=一是)"
)
MARK = (
    r"(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|\d{1,2}\s*[.．、)）](?:(?!\d)|(?=20\d\d\s?年))|[a-z]\s*[)）])"
)
"""The mark of a numbered item: （1）, ①, 1. or a)."""
GOES_ON = re.compile(rf"\s*[，,；;：:]\s*(?:{MARK}\s*)?")
"""What stands between two statements of one sentence or list: ；（2）."""
_DIGITS = "一二三四五六七八九"
_POINT = re.compile(rf"第?(?P<digit>[{_DIGITS}])是")
_QUOTES = (
    r"(?:^|(?<=[。；;\n\s]))(?:[^。；：:\n“”]{0,60}(?:修改为|增加一[款条项][^。；：:\n“”]{0,30})[：:]“"
    r"|(?:[一-鿿]{2,8}[：:][ \u3000]*)?《[^《》\n]{2,60}》[ \u3000]*(?:[（(][^（）()\n]{0,200}[）)])?"
    r"[ \u3000]*第[一二三四五六七八九十百零〇\d]{1,8}条(?:(?:规定|明确)?[，：:]?“|[ \u3000：:][ \u3000]*))"
)
"""What stands before a provision that is quoted, or amended: 《甲法》（2020年修订）第五条 乙企业…."""
_MAY_QUOTE = re.compile("修改为|增加一|《")
_ITEM, _ITEM_OR_QUOTED = (
    quick(rf"(?<!\s)\s*(?:{MARK}|[问答QA]\s*[:：]{quotes})\s*") for quotes in ("", f"|{_QUOTES}")
)
_BREAK = re.compile(r"\n\s*")
_CASES_IN_LINE = re.compile(
    rf"(?:(?:下列|以下|如下)[^，。；：:]{{0,12}}(?:情形|情况|条件|标准)[^。；：:\n]{{0,80}}"
    rf"|包括(?:但不限于)?(?:下列|以下|如下)?[^，。；：:]{{0,12}})[：:](?P<run>(?!\s*{MARK})[^。：:\n]+?[；;][^。\n]*。?)"
)
"""Cases or contents in one line, parted by semicolons alone: 有下列情形之一的，应当申报：甲；乙；丙。"""
_LIMB_ENDS = ("的；", "的;")
_WITHIN = 120
"""How far before its end a sentence says that a list follows."""


def item_markers(text: str) -> list[tuple[int, int]]:
    """Where the marks of numbered items, （1） or 1., stand at the head of a sentence."""
    return [(marker.start(), marker.end()) for _, _, marker in _items(text) if marker is not None]


def point_number(words: str) -> int:
    """The number of a point in running text (二是…), of which all ask where the first does; or 0."""
    point = _POINT.match(words)
    return _DIGITS.index(point["digit"]) + 1 if point else 0


def _items(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Start and end of each item's words, and the mark before them."""
    item = _ITEM_OR_QUOTED if _MAY_QUOTE.search(text) else _ITEM
    marks = [
        match for match in item.finditer(text) if "\n" in match[0] or _at_sentence_start(text, match.start())
    ]
    unmarked = [line for line in _unmarked(text) if not item.match(text, line.start())]
    marks = sorted([*marks, *unmarked], key=lambda mark: mark.start())
    if not marks or marks[0].start() > 0:
        yield 0, marks[0].start() if marks else len(text), None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=bool(marks)):
        yield mark.end(), end, mark


def _unmarked(text: str) -> Iterator[re.Match[str]]:
    """The breaks before lines that are items by their semicolons alone: 应当报送：⏎甲；⏎乙。."""
    breaks = list(_BREAK.finditer(text))
    listed = False
    for line, below in zip_longest(breaks, breaks[1:]):
        before = text[line.start() - 1 : line.start()] or "\n"
        end = below.start() if below else len(text)
        if before in "：:":
            listed = text[end - 1] in "；;"
        elif before not in "；;":
            listed = False
        if listed:
            yield line


def told(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Start, end of the sentences and end of each item's words, and whether it has a mark.

    The cases or papers that the last sentence opens go to that end: 有下列情形之一的，应当申报：（一）….
    """
    pieces = list(_items(text))
    at = 0
    while at < len(pieces):
        start, end, own = pieces[at]
        if inline := _CASES_IN_LINE.search(text, start, end):
            yield start, inline.start("run"), inline.end(), own is not None
            pieces[at] = inline.end(), end, None
            at += not text[inline.end() : end].strip()
            continue
        at += 1
        lead = end
        opens = opened_by(text[max(start, end - _WITHIN) : end])
        marked = pieces[at][2] if at < len(pieces) else None
        if (
            opens in (None, "duties")
            or marked is None
            or (opens == "papers" and modals(text[marked.end() : pieces[at][1]]))
        ):
            yield start, end, end, own is not None
            continue
        kind = _mark_kind(marked)
        while at < len(pieces) and (mark := pieces[at][2]) and _mark_kind(mark) == kind:
            end = pieces[at][1]
            at += 1
            if "。\n" in text[pieces[at - 1][0] : end].rstrip():
                break
        # What stands in a further paragraph behind the last item is none of it.
        line = text.find("\n", pieces[at - 1][0], end)
        stop = end if line < 0 else line
        yield start, lead, stop, own is not None
        if stop < end and text[stop:end].strip():
            at -= 1
            pieces[at] = stop, end, None


def _mark_kind(mark: re.Match[str]) -> str:
    return re.sub(r"[\d\s]|[一二三四五六七八九十a-z]", "", mark[0])[:1]


def _at_sentence_start(text: str, at: int) -> bool:
    before = text[max(0, at - _WITHIN) : at]
    told = before.rstrip()
    return "\n" in before[len(told) :] or told[-1:] in "。；;！!？?：:"


def sentences(text: str, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each; a case that a semicolon parts from the next stays with it: 甲的；乙的，应当…."""
    at = start
    for stop in [*(match.end() for match in _SENTENCE_END.finditer(plain, start, end)), end]:
        words = text[at:stop]
        limb = plain.startswith(_LIMB_ENDS, stop - 2) and stop < end and text[stop] != "\n"
        if limb and not modals(words):
            continue
        if words.strip():
            left = at + len(words) - len(words.lstrip("，,、 \u3000\t\r\n"))
            yield left, at + len(words.rstrip())
        at = stop

"""The marks that parts of a law, a plan or a list begin with: 第三条, （一）, 1., ①."""

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dutygraph.text.numerals import CHINESE_NUMERAL, number

_NUMERAL = rf"(?:[{CHINESE_NUMERAL}\d](?:[ \u3000]?[{CHINESE_NUMERAL}\d]){{0,8}})"
_BLANK = r"[ \t\u3000\xa0]"
HEADING = re.compile(
    rf"(?:第{_BLANK}{{0,2}}(?P<number>{_NUMERAL})|(?P<letter>[A-Z])){_BLANK}{{0,2}}(?P<level>编|分编|章|节)"
    rf"(?![，。、的])[\s\u3000]*(?P<title>\S.{{0,40}})?$"
)
ARTICLE = re.compile(
    rf"[*_]{{0,2}}(?P<open>[【〔\[]?)第{_BLANK}{{0,2}}(?:(?P<part>\d{{1,3}})[.．](?=\d))?(?P<number>{_NUMERAL})"
    rf"{_BLANK}{{0,2}}条"
    rf"(?:之(?P<sub>[{CHINESE_NUMERAL}\d]{{1,3}}))?(?P<close>[】〕\]]?)[*_]{{0,2}}"
    rf"(?P<gap>{_BLANK}*(?:[、：:.．]{_BLANK}*)?)"
    rf"(?P<title>[（(【〔][^（）()【】〔〕。；]{{1,30}}[）)】〕](?!{_BLANK}*[，。、；和与及]){_BLANK}*)?"
)
"""An article's label with what parts it from its words, and its heading in brackets.

Rules of civil aviation count their articles within a part: 第121.3条, in chapters by letters (A章).
"""

_REFERS = re.compile(
    rf"{_BLANK}*(?:第{_BLANK}?[（(]?{_NUMERAL}[）)]?{_BLANK}?[款项目]|至第?|到第?|及其?第|和第|与第|或者?第|款|项|规定(?!$)|所(?!有|在|需)|中(?!华|国|央|小)|的|以外|之外|以下|以上|以前"
    rf"|以后|等(?!级)|[，。；）)])"
)
_SAYS_OF_IT = re.compile(
    r"的?(?:规定|要求)(?:的(?![^，。；]{0,12}(?:应当|不得|适用于))|执行|办理|处[理罚]|给予|[，。；、]|$)|的"
)
_ITEM = re.compile(
    r"[（(]\s{0,3}(?P<number>[一二三四五六七八九十百]{1,5})\s{0,3}[）)]\s*(?!(?:至|到|、|和|及|或者?)\s?[（(]|项(?!目)|款(?!项))"
)
_POINT = re.compile(
    r"(?P<number>\d{1,3})\s{0,3}[.．、](?!\d)\s*|[（(]\s{0,3}(?P<bracketed>\d{1,3})\s{0,3}[）)]\s*"
    r"|(?P<halved>\d{1,2})[)）]\s*|[（(]?(?P<letter>[a-z]|ii|iii|iv|vi|vii|viii|ix)[)）]\s*"
)
ROMAN = MappingProxyType(
    {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
)
_CIRCLED = re.compile(r"(?P<sign>[①-⑳㉑-㉟])\s*")
_ENDED = re.compile(r"(?:[。！？!?；;：:…]|\.)[”’」』）)\]】》*_\s]*$")


@dataclass(frozen=True, slots=True)
class ArticleLabel:
    """`end` is where the article's words begin; `parted` says that something parts them from the label.

    `part` is what its number counts within: 121 for 第121.3条.
    """

    part: str | None
    number: int
    sub: int | None
    title: str | None
    end: int
    parted: bool


@lru_cache(maxsize=1024)
def article_label(line: str) -> ArticleLabel | None:
    """The label a line opens with; None for one that only names an article (第三条规定的)."""
    found = ARTICLE.match(line)
    if found is None:
        return None
    value = number(re.sub(r"\s", "", found["number"]))
    sub = number(found["sub"]) if found["sub"] else None
    if value is None or (found["sub"] and sub is None):
        return None
    parted = bool(found["gap"] or found["close"] or found["title"] or found.end() == len(line))
    bare = not (found["gap"] or found["close"] or found["title"])
    if (_REFERS if bare else _SAYS_OF_IT).match(line, found.end()):
        return None
    if found["gap"].strip(" \t\u3000\xa0") == "、" and re.match(r"第", line[found.end() :]):
        return None
    title = found["title"] and found["title"].strip(" \t\u3000\xa0（）()【】〔〕")
    return ArticleLabel(found["part"], value, sub, title or None, found.end(), parted)


@dataclass(frozen=True, slots=True)
class ItemMark:
    """`depth` is 0 for （一）, 1 for 1. and a), 2 for (1), 3 for ①; `end` is where the item's words begin.

    A single `letter` counts as one of the alphabet, though it may be a Roman number: (i).
    """

    depth: int
    number: int
    end: int
    letter: str | None = None


def item_mark(line: str) -> ItemMark | None:
    """The mark of a numbered item that a line opens with."""
    if found := _ITEM.match(line):
        value = number(found["number"])
        return None if value is None else ItemMark(0, value, found.end())
    if found := _POINT.match(line):
        if found["letter"]:
            letter = found["letter"]
            count = ord(letter) - ord("a") + 1 if len(letter) == 1 else ROMAN[letter]
            return ItemMark(1, count, found.end(), letter)
        bracketed = found["bracketed"] or found["halved"]
        return ItemMark(2 if bracketed else 1, int(bracketed or found["number"]), found.end())
    if found := _CIRCLED.match(line):
        sign = ord(found["sign"])
        return ItemMark(3, sign - (ord("①") - 1 if sign <= ord("⑳") else ord("㉑") - 21), found.end())
    return None


def is_ended(line: str) -> bool:
    """Whether a line closes a sentence or opens a list, so that what follows is no part of it."""
    return _ENDED.search(line[-12:]) is not None

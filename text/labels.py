"""The marks that parts of a law, a plan or a list begin with: 第三条, （一）, 1., ①."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from dutygraph.text.numerals import CHINESE_NUMERAL, number

_NUMERAL = rf"(?:[{CHINESE_NUMERAL}\d](?:[ \u3000]?[{CHINESE_NUMERAL}\d]){{0,8}})"
_BLANK = r"[ \t\u3000\xa0]"
HEADING = re.compile(
    rf"(?:第{_BLANK}{{0,2}}(?P<number>{_NUMERAL})|(?P<letter>[A-Z])){_BLANK}{{0,2}}(?P<level>编|分编|章|节)"
    rf"(?:(?![，。、：:的])|[，、：:](?=[^，。；：:、第][^，。；：:]{{0,20}}$))[\s\u3000]*(?P<title>\S.{{0,40}})?$"
)
ARTICLE = re.compile(
    rf"[*_]{{0,2}}(?P<open>[【〔\[]?)第{_BLANK}{{0,2}}(?:(?P<part>\d{{1,3}})[.．](?=\d))?(?P<number>{_NUMERAL})"
    rf"{_BLANK}{{0,2}}条"
    rf"(?:之(?P<sub>[{CHINESE_NUMERAL}\d]{{1,3}}))?(?P<close>[】〕\]]?)[*_]{{0,2}}"
    rf"(?P<gap>{_BLANK}*(?:[，,、：:.．]{_BLANK}*)?)"
    rf"(?P<title>[（(【〔][^（）()【】〔〕。；]{{1,30}}[）)】〕](?!{_BLANK}*[，。、；和与及]){_BLANK}*)?"
)
"""An article's label with what parts it from its words, and its heading in brackets.

Rules of civil aviation count their articles within a part: 第121.3条, in chapters by letters (A章).
"""

_REFERS = re.compile(
    rf"{_BLANK}*(?:第{_BLANK}?[（(]?{_NUMERAL}[）)]?{_BLANK}?[款项目]|至第?|到第?|及其?第|和第|与第|或者?第|款|项|规定(?!$)|所(?!有|在|需)|中(?!华|国|央|小)|的|以外|之外|以下|以上|以前"
    rf"|以后|等(?!级)|[，。；）)]|修?改为|删[除去]|后?增加[一二三四五六七八九十][条款项])"
)
_SAYS_OF_IT = re.compile(
    r"的?(?:规定|要求)(?:的(?![^，。；]{0,12}(?:应当|不得|适用于))|执行|办理|处[理罚]|给予|[，。；、]|$)|的"
)
_TIME = r"\d{1,2}\s?(?:月(?:份|底|末|初|\d)|个?工作日|个月|[日天]内|小时内)"
"""What begins behind a number and its stop, and goes on no number: 2.6月30日前, 3.15个工作日内."""
_HAN = "[一二三四五六七八九十百]{1,5}"
_TASK = r"(?:任务|事项|举措|专项)\s{0,2}"
_SORTS = {
    sort: re.compile(pattern)
    for sort, pattern in (
        ("第一章", rf"第(?P<number>{_HAN})(?:部分|[章篇编])[\s、:：，]*"),
        (
            "一、",
            rf"(?:第(?={_HAN}[，、]))?(?P<number>{_HAN})\s*(?:[、.．]|(?<=[一二三四五六七八九十])，)\s*",
        ),
        (
            "任务一",
            rf"(?:{_TASK}|第(?={_HAN}(?:步|阶段)))(?P<number>{_HAN})(?:步|阶段)?\s*(?:[、.．：:\s]|(?=[（(]))\s*",
        ),
        (
            "（一）",
            rf"[（(]\s{{0,3}}(?P<number>{_HAN})\s{{0,3}}[）)]\s*"
            r"(?!(?:至|到|、|和|及|或者?)\s?[（(]|项(?!目)|款(?!项))",
        ),
        ("任务1", rf"{_TASK}(?P<number>\d{{1,2}})\s*[.．、：:\s](?!\d)\s*"),
        ("1.", rf"(?P<number>\d{{1,3}})\s{{0,3}}[.．、](?:(?!\d)|(?=20\d\d\s?年|{_TIME}))\s*"),
        (
            "1 总则",
            r"(?P<number>\d{1,2})[ \u3000\t]+"
            r"(?!个|[年月日天时分秒元万亿人辆台次项家条号页]|小时)(?=[一-鿿][^，。；;：:]{1,20}$)",
        ),
        ("1.1", rf"\d{{1,2}}[.．](?!{_TIME})(?P<number>\d{{1,2}})(?![.．]?\d)[\s、]*"),
        ("1.1.1", r"\d{1,2}[.．]\d{1,2}[.．](?P<number>\d{1,2})(?![.．]?\d)[\s、]*"),
        ("(1)", r"[（(]\s{0,3}(?P<number>\d{1,3})\s{0,3}[）)]\s*"),
        ("1)", r"(?P<number>\d{1,2})\s{0,3}[)）]\s*"),
        ("a)", r"[（(]?(?P<number>[a-z]|ii|iii|iv|vi|vii|viii|ix)\s{0,3}[)）]\s*"),
        ("①", r"(?P<number>[①-⑳㉑-㉟])\s*"),
        ("——", r"(?P<number>)(?:——|—|–|―|●|•|·|※)\s*"),
    )
}
"""How numbered parts begin, each sort by how its first one looks; a dash counts nothing."""
_MAY_BE_MARK = re.compile(r"[第任事举专（(\d一二三四五六七八九十百a-z①-⑳㉑-㉟—–―●•·※]")
"""How the mark of any sort begins."""
ITEMS: Mapping[str, int] = {"（一）": 0, "1.": 1, "a)": 1, "(1)": 2, "1)": 2, "①": 3}
"""Those of the items of an article, and how deep each stands."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
ROMAN: Mapping[str, int] = {written: value for value, written in enumerate(_ROMAN, 1)}
ANNEX_MARK = re.compile(
    rf"附\s*[件录表图](?:\s*(?P<number>\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,3}}))?(?P<gap>\s*[:：.．]?\s*)(?P<title>\S.*)?$"
)
"""The mark of an annex, what parts it from the name behind it, and that name: 附件2：某表."""
_NOTE = re.compile(r"注\s*\d{0,2}\s*[:：]|[（(]\d{4}年|[A-Z](?:\.\d{1,3})+\s")
_ENDED = re.compile(
    r"(?:[。！？!?；;：:…]|\.)[”’」』）)\]】》*_\s]*$|[（(](?:详?见|附)[^（）()]{1,8}[）)][*_\s]*$"
)


class ArticleLabel(NamedTuple):
    """`end` is where the article's words begin.

    `part` is what its number counts within: 121 for 第121.3条.
    """

    part: str | None
    number: int
    sub: int | None
    title: str | None
    end: int


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
    bare = not (found["gap"] or found["close"] or found["title"])
    if (_REFERS if bare else _SAYS_OF_IT).match(line, found.end()):
        return None
    if found["gap"].strip(" \t\u3000\xa0") in tuple("、，,") and line.startswith("第", found.end()):
        return None
    title = found["title"] and found["title"].strip(" \t\u3000\xa0（）()【】〔〕")
    return ArticleLabel(found["part"], value, sub, title or None, found.end())


class Mark(NamedTuple):
    """`written` is the number as it stands, `end` where the words begin.

    A single letter counts as one of the alphabet, though it may be a Roman number: (i).
    """

    sort: str
    number: int
    written: str
    end: int


def mark(line: str, sorts: Iterable[str]) -> Mark | None:
    """The mark that a line opens with, of one of these sorts."""
    for sort in sorts if _MAY_BE_MARK.match(line) else ():
        if found := _SORTS[sort].match(line):
            written = found["number"]
            return Mark(sort, _counted(written), written, found.end())
    return None


def _counted(written: str) -> int:
    if len(written) == 1 and written.isascii() and written.isalpha():
        return ord(written) - ord("a") + 1
    if unicodedata.category(written[:1] or " ") == "No":
        return int(unicodedata.numeric(written))
    return ROMAN.get(written) or number(written) or 0


def item_mark(line: str) -> Mark | None:
    """The mark of a numbered item that a line opens with."""
    return mark(line, ITEMS)


def is_ended(line: str) -> bool:
    """Whether a line closes a sentence or opens a list, so that what follows is no part of it."""
    return _ENDED.search(line[-12:]) is not None


def begins_part(line: str) -> bool:
    """Whether a line opens as a chapter, an article, an annex, a note or a numbered item does."""
    patterns = (HEADING, ARTICLE, ANNEX_MARK, _NOTE, *_SORTS.values())
    return any(pattern.match(line) for pattern in patterns)

"""Readable ids for documents, made from what they are: place, name, year and genre."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from pypinyin import lazy_pinyin

from dutygraph.text.normal_text import compact_text
from dutygraph.text.numerals import number

_QUOTED = re.compile(r"[“\"「『]([^”\"」』]{2,20})[”\"」』]")
_YEAR = re.compile(r"(?:19|20)\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2}(?=年)")
_SPAN = re.compile(r"(?P<first>(?:19|20)\d{2})年?(?:[-~～—–]{1,2}|[至到])(?P<last>(?:19|20)\d{2})年")
_FIVE_YEARS = re.compile(r"(十[一二三四五六七八九]?)五(?:”|\"|规划|计划|时期|期间)")
_FIRST_PLAN = 1951
"""Five-year plans are counted from 1953: the tenth begins in 2001."""
_GENRE = re.compile(r"(清单|方案|计划|通知|办法|规定|细则|条例|意见|指南|要点|规范|预案)[^\u4e00-\u9fff]*$")
_LONGEST = 48
_SPELLINGS = (("陕西", "shaanxi"),)
"""Names that pinyin without tones makes the same as another's, as they are officially told apart."""


def year_of(title: str) -> int | None:
    """The year a title names: 2026, 二〇二六年."""
    match = _YEAR.search(compact_text(title).text)
    return number(match[0]) if match else None


def years_of(title: str) -> tuple[int, int] | None:
    """The first and the last year of a span that a title names: 2026—2028年, “十四五”."""
    words = compact_text(title).text
    if span := _SPAN.search(words):
        return int(span["first"]), int(span["last"])
    plan = _FIVE_YEARS.search(words)
    first = _FIRST_PLAN + 5 * (number(plan[1]) or 0) if plan else 0
    return (first, first + 4) if plan else None


@lru_cache(maxsize=4_096)
def slug(text: str) -> str:
    """Latin letters and digits joined by hyphens; Chinese by its pinyin, as one word."""
    for name, spelling in _SPELLINGS:
        text = text.replace(name, spelling)
    words = "".join(
        "".join(lazy_pinyin(part)) if part >= "\u2e80" else part
        for part in re.findall(
            r"[\u2e80-\U0003ffff]+|[^\u2e80-\U0003ffff]+", unicodedata.normalize("NFKC", text)
        )
    )
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    if len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST].rstrip('-')}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def titled_id(title: str) -> str:
    """The id of an instrument that goes by its title: its sound and, as others may sound alike (检察官法,
    监察官法), a hash.
    """
    title = compact_text(title).text
    sound = slug(title)
    told_apart = re.search(r"-[0-9a-f]{6}$", sound) is not None and len(sound) > _LONGEST
    hashed = hashlib.sha256(title.encode()).hexdigest()
    return f"instrument:{sound}" if told_apart else f"instrument:{sound}-{hashed[:4]}"


def document_slug(title: str, place: str | None) -> str:
    """What names a document among all others, the same for every copy of it: zhejiang-huwang-2026-fangan.

    `place` is the Latin name of its jurisdiction.
    """
    return _slug(title, place, year_of(title))


def series_slug(title: str, place: str | None) -> str | None:
    """What names all yearly editions of a document: zhejiang-huwang-fangan; None where it names no year."""
    return None if year_of(title) is None else _slug(title, place, None)


def series_title(title: str) -> str:
    """The title without its year."""
    return re.sub(r"\s{2,}", " ", _YEAR.sub("", title, count=1)).replace("年年", "年").strip(" 年度")


def _slug(title: str, place: str | None, year: int | None) -> str:
    title = compact_text(title).text
    quoted = _QUOTED.search(title)
    genre = _GENRE.search(title)
    name = slug(quoted[1]) if quoted else slug(re.sub(r"^\s*年度?", "", _YEAR.sub("", title)))
    where = slug(place) if place else ""
    parts = [
        "" if name.startswith(where) else where,
        name,
        str(year) if year else "",
        slug(genre[1]) if genre and quoted else "",
    ]
    return "-".join(part for part in parts if part)

"""When a document came about, by what it says of itself: made public, adopted, signed, amended."""

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.duties.who.signatures import names_bodies
from dutygraph.text.dates import FoundDate, dates

_DONE = (
    ("issued", re.compile(r"(?:公布|发布|印发|颁布)(?!的)")),
    ("adopted", re.compile(r"通过(?!的|[^，。]{0,20}(?:方式|渠道|途径|邮箱|平台))|审议|批准(?!的)")),
)
"""Acts by which a document came about, and how they are told behind the day."""
_LABEL = re.compile(r"(?P<act>[一-鿿]{2,4})日期\s*[:：]\s*$")
_AMENDED = re.compile(r"修[正订](?![案的草])")
_LIMIT = re.compile(r"\s*(?:之?前|以前|之?后|以后|止|以?内)")
"""What makes a day the end of a time, as that for comments, and not the day of an act."""
_ORDER = re.compile(r"令?\s?第[\s〇\d一二三四五六七八九十百]{1,12}号")
_MADE_PUBLIC = re.compile(r"现予以?(?:公布|发布)")


def issued_on(
    head: Iterable[Passage], below: Iterable[Passage], order: str | None = None
) -> tuple[datetime.date, Span] | None:
    """The day of the `order` that made it public anew; else that on which it was made public, that of its
    adoption, or the day under the signature.

    An order that makes public what a meeting adopted (现予公布) does so on the day under its signature. Acts
    that are told `below` the articles count where the head tells none.
    """
    found: dict[str, tuple[datetime.date, Span]] = {}
    ordered = told = False
    for words, in_head in (*((one, True) for one in head), *((one, False) for one in below)):
        text = words.text
        ordered = ordered or _MADE_PUBLIC.search(text) is not None
        days = list(_days(text))
        for day, after in days:
            if _LIMIT.match(after):
                continue
            said = words.span(day.start, day.end)
            if order and order in after:
                return day.date, said
            # 2022年9月21日通过，现予公布: of a day that which comes first is said.
            acts = sorted((act.start(), name) for name, done in _DONE if (act := done.search(after)))
            if acts and (in_head or not told):
                found.setdefault(acts[0][1], (day.date, said))
                told = told or in_head
            beside = _ORDER.sub("", text[: day.start] + text[day.end :]).strip("（）()，, \u3000")
            if len(days) == 1 and (not beside or names_bodies(beside)):
                found["signed"] = day.date, said
    adopted, signed = found.get("adopted"), found.get("signed")
    if ordered and adopted and signed and signed[0] >= adopted[0]:
        adopted = None
    return found.get("issued") or adopted or signed


def _days(text: str) -> Iterator[tuple[FoundDate, str]]:
    """The days that a line tells, each with what labels it and is said behind it."""
    days = dates(text)
    for day, following in zip_longest(days, days[1:]):
        label = _LABEL.search(text, 0, day.start)
        behind = text[day.end : following.start if following else len(text)]
        yield day, (label["act"] if label else "") + behind


def amended_last(head: Iterable[Passage]) -> tuple[datetime.date, Span] | None:
    """The last day on which a text without an order of its own was amended: its wording is of that day."""
    days = (
        (day.date, words.span(day.start, day.end))
        for words in head
        for day, after in _days(words.text)
        if _AMENDED.search(after)
    )
    return max(days, key=lambda act: act[0], default=None)

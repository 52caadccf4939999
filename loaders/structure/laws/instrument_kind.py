"""What kind an instrument is, by its number and its title."""

import re
from collections.abc import Sequence

from dutygraph.graph.model import InstrumentKind

_NATIONAL_LAW = re.compile(
    r"^(?:中华人民共和国)?[^关]{2,30}(?<![办方做])法典?(?:修正案)?(?:[（(][^（）()]*[）)])*$"
)
_NAMED_KINDS = (
    (
        re.compile(r"法释|最高人民(?:法院|检察院)[^。]{0,60}(?:解释|批复|规定)"),
        InstrumentKind.JUDICIAL_INTERPRETATION,
    ),
    (re.compile(r"(?:公约|倡议书|承诺书)(?:[（(][^（）()]*[）)])*$"), InstrumentKind.INDUSTRY_PACT),
    (re.compile(r" [^《》关]{2,30}(?:有限(?:责任)?公司|股份公司|集团)"), InstrumentKind.INTERNAL_RULE),
)
"""By its number and, behind a blank, its title."""
_STANDARDS: Sequence[tuple[re.Pattern[str], InstrumentKind]] = (
    (re.compile(r"GB(?!Z|T|\s*/)|GB\s*\d"), InstrumentKind.MANDATORY_NATIONAL_STANDARD),
    (re.compile(r"GB"), InstrumentKind.RECOMMENDED_NATIONAL_STANDARD),
    (re.compile(r"T\s*/"), InstrumentKind.ASSOCIATION_STANDARD),
    (re.compile(r"ISO|IEC|ITU|SAE|IEEE|EN\b"), InstrumentKind.INTERNATIONAL_STANDARD),
    (re.compile(r"UN"), InstrumentKind.INTERNATIONAL_REGULATION),
    (re.compile(r"DB\d"), InstrumentKind.LOCAL_RULE),
)


def standard_kind(number: str) -> InstrumentKind:
    """By the code of its number (《国家标准管理办法》, 《行业标准管理办法》); without one, an industry's."""
    found = (kind for pattern, kind in _STANDARDS if pattern.match(number.strip()))
    return next(found, InstrumentKind.INDUSTRY_STANDARD)


def law_kind(title: str, number: str, *, local: bool, adopted: bool) -> InstrumentKind:
    """By its name, else by the forms of 《中华人民共和国立法法》: 法律, 行政法规, 规章, 地方性法规.

    `local`: it holds in a place; `adopted`: by the people's congress of one, or its standing committee.
    """
    named = next((kind for pattern, kind in _NAMED_KINDS if pattern.search(f"{number} {title}")), None)
    if named is not None:
        return named
    if adopted:
        return InstrumentKind.LOCAL_RULE
    order = "令" in number
    if local and (order or "条例" in title):
        return InstrumentKind.LOCAL_RULE
    if _NATIONAL_LAW.match(title) and (not local or title.startswith("中华人民共和国")):
        return InstrumentKind.LAW
    if (not local and "条例" in title) or (order and "国务院" in number):
        return InstrumentKind.ADMINISTRATIVE_REGULATION
    return InstrumentKind.DEPARTMENTAL_RULE if order else InstrumentKind.NORMATIVE_DOCUMENT

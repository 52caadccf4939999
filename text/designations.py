"""Normal forms of the numbers and titles by which instruments are known.

Two writings of one number or title have the same key, whatever their width, case, dashes,
brackets or spaces; keys of different numbers differ. Everything that compares designations
compares keys.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import CHINESE_NUMERAL, number

_STATE = "中华人民共和国"

# 一 and ー stand where a scan or an input method lost the dash before the year.
_LOST_DASH = re.compile(r"(?<=\d)\s*[一ー]\s*(?=(?:19|20)\d{2}(?!\d))")
_ORDINAL = re.compile(rf"(?<=[第令])[{CHINESE_NUMERAL}]+(?=号)")
_ORDER_LAST = re.compile(
    r"^(?P<issuer>.*?)(?P<year>\d{4}年)?(?:第|(?<!\d))(?P<number>\d+)号(?P<kind>令|公告|通告)$"
)
_UN_REGULATION = re.compile(r"^UN(?:ECE)?R(?:EGULATION)?(?:NO\.?)?(?P<number>\d+)$")
_DATED_STANDARD = re.compile(r"^(?P<undated>[A-Z][A-Z0-9]*?\d+(?:[.-]\d+)*)-(?:19|20)\d{2}$")
_QUALIFIER = re.compile(
    r"\s*[(\[](?:试行|暂行|修订|修订版|修订稿|\d{4}\s*年?\s*(?:版|修订|修正)[^)\]]{0,4}|第.版)[)\]]\s*$"
)
_ELEMENTS = re.compile(r"^[^\s（(]{4,12}[ \u3000]+(?P<main>\S.{5,})$")
_ABOUT = re.compile(r"^(?P<issuer>.{2,60}?)(?P<rest>关于.{4,})$")


@lru_cache(maxsize=20_000)
def number_key(number: str) -> str:
    """The normal form of a standard's or document's number.

    `GB 44495—2024` and `gb44495-2024` are `GB44495-2024`; `工信部联网安〔2026〕27 号` is
    `工信部联网安2026-27`; `国务院第745号令` is `国务院令745`. A separator counts only between two digits
    (`T/SHV2X 2—2025` is not `T/SHV2X 22-025`), and a point there stays a point (part numbers).
    """
    return _settled(number, _number_step)


@lru_cache(maxsize=20_000)
def title_key(title: str) -> str:
    """The normal form of a title: letters and digits only, without 《》 and a leading 中华人民共和国."""
    return _settled(title, _title_step)


def undated(number: str) -> str | None:
    """A standard's number without its year, as `number` writes it: `GB 44495`; None for any other."""
    if base_key(number) is None:
        return None
    return re.sub(r"[\s\-:—–‐‑−一]+(?:19|20)\d{2}\s*$", "", unicodedata.normalize("NFKC", number)).strip()


def base_key(number: str) -> str | None:
    """The key that the editions of a standard have in common, without their year; None without one."""
    found = _DATED_STANDARD.match(number_key(number))
    return found["undated"] if found else None


@lru_cache(maxsize=20_000)
def title_forms(title: str) -> tuple[str, ...]:
    """A title and the shorter forms it is cited by, in the original's characters.

    A trailing （试行）, （暂行） or （2026版） is left out at will, and so are the issuer before 关于 in the
    title of a notice and the introductory element of a standard's title (信息安全技术 in 信息安全技术
    个人信息安全规范; GB/T 1.1 sets it apart by a space). A draft (征求意见稿, 草案) is another text and
    keeps its mark.
    """
    forms = [title]
    for shorten in (_without_qualifier, _from_about, _main_element):
        forms.extend(short for form in tuple(forms) if (short := shorten(form)) and short not in forms)
    return tuple(forms)


def lookup_keys(text: str) -> tuple[str, ...]:
    """The keys under which an instrument named `text`, by number or title, may be known."""
    return tuple(dict.fromkeys(key for key in (number_key(text), title_key(text)) if key))


def _settled(text: str, step: Callable[[str], str]) -> str:
    key = step(text)
    while (again := step(key)) != key:
        key = again
    return key


def _plain(text: str) -> str:
    upper = unicodedata.normalize("NFKC", text).upper()
    return unicodedata.normalize("NFKC", normal_text(upper).text)


def _number_step(text: str) -> str:
    key = _joined(_LOST_DASH.sub("-", _plain(text)))
    key = _ORDINAL.sub(lambda found: str(number(found[0]) or found[0]), key)
    key = key.removeprefix(_STATE) or key
    if last := _ORDER_LAST.match(key):
        key = f"{last['issuer']}{last['kind']}{last['year'] or ''}{last['number']}号"
    key = re.sub(r"(?<=\d)第+(?=\d)", "-", key)
    key = re.sub(r"第+(?=\d)", "", key)
    key = re.sub(r"(?<=\d)号+$", "", key)
    if regulation := _UN_REGULATION.match(key):
        key = f"UNR{regulation['number']}"
    return key


def _joined(text: str) -> str:
    """Letters and digits; what stood between two digits is kept as a point or a dash."""
    parts = re.findall(r"[^\W_]+", text)
    gaps = re.split(r"[^\W_]+", text)[1:-1]
    out = parts[:1]
    for (before, after), gap in zip(pairwise(parts), gaps, strict=True):
        if _is_digit(before[-1]) and _is_digit(after[0]):
            out.append("." if gap.strip() == "." else "-")
        out.append(after)
    return "".join(out)


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _title_step(text: str) -> str:
    key = re.sub(r"[\W_]+", "", _plain(text))
    return key.removeprefix(_STATE) or key


def _without_qualifier(title: str) -> str | None:
    normal = normal_text(title)
    found = _QUALIFIER.search(normal.text)
    return title[: normal.span(0, found.start())[1]] if found and found.start() else None


def _main_element(title: str) -> str | None:
    found = _ELEMENTS.match(title)
    return found["main"] if found and "关于" not in title else None


def _from_about(title: str) -> str | None:
    found = _ABOUT.match(title)
    return found["rest"] if found else None

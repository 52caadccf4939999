"""The numbers that Word writes before paragraphs: they are computed, and stand nowhere in the text.

Follows ISO/IEC 29500-1, 17.9 (numbering): a paragraph names an instance and a level, itself or by its
style; the instance names an abstract definition, whose levels say how they count and look.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from docx.oxml.ns import qn

from dutygraph.text.numerals import to_chinese

_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STYLE_DEPTH = 20


def _chinese(number: int) -> str:
    return to_chinese(number) if 0 < number < 10_000 else str(number)


def _digitwise(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    # 27 is aa, 28 is bb, as Word counts.
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10) if number > 0 else ""


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def _from(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimalZero": lambda number: f"{number:02}",
        "decimalFullWidth": lambda number: str(number).translate(
            {ord("0") + n: ord("０") + n for n in range(10)}
        ),
        "decimalEnclosedCircle": _from("①", 20),
        "decimalEnclosedCircleChinese": _from("①", 20),
        "decimalEnclosedParen": _from("⑴", 20),
        "decimalEnclosedFullstop": _from("⒈", 20),
        "chineseCounting": _chinese,
        "chineseCountingThousand": _chinese,
        "taiwaneseCounting": _chinese,
        "taiwaneseCountingThousand": _chinese,
        "japaneseCounting": _chinese,
        "ideographDigital": _digitwise,
        "japaneseDigitalTenThousand": _digitwise,
        "taiwaneseDigital": _digitwise,
        "chineseLegalSimplified": lambda number: _chinese(number).translate(_LEGAL),
        "ideographLegalTraditional": lambda number: _chinese(number).translate(_LEGAL),
        "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
        "bullet": lambda _: "",
        "none": lambda _: "",
    }
)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restarts_after: int | None
    style: str | None


@dataclass(slots=True)
class _List:
    levels: Mapping[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document: ask for each paragraph once, in the order of the text."""

    def __init__(self, numbering: Any | None, styles: Mapping[str, Any]) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, tuple[str, Mapping[int, int], Mapping[int, _Level]]] = {}
        self._begun: set[str] = set()
        if numbering is not None:
            self._read(numbering)

    def mark(self, paragraph: Any) -> str:
        """The visible number of a paragraph with the blank behind it; empty where it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        id, at = place
        abstract, starts, overridden = self._instances[id]
        list_ = self._lists[abstract]
        levels = {**list_.levels, **overridden}
        level = levels.get(at)
        if level is None:
            return ""
        if id not in self._begun:
            self._begun.add(id)
            for index, start in starts.items():
                list_.counts[index] = start - 1
        list_.counts[at] = list_.counts.get(at, level.start - 1) + 1
        for deeper in range(at + 1, _LEVELS):
            after = levels[deeper].restarts_after if deeper in levels else None
            if after is None or (after and at < after):
                list_.counts.pop(deeper, None)
        return self._written(level, levels, list_.counts)

    def _written(self, level: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = levels.get(at)
            if one is None:
                return ""
            number = max(counts.get(at, one.start), 0)
            if level.legal and one.format not in ("bullet", "none"):
                return str(number)
            return _FORMATS.get(one.format, str)(number)

        if level.format == "bullet":
            return ""
        text = re.sub(r"%([1-9])", counted, level.text)
        return text + ("" if level.suffix == "nothing" or not text else " ")

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The instance and level of a paragraph."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        id, at = _named(own)
        style: str | None = None
        for properties in self._inherited(paragraph):
            style_id, style_at = _named(properties.find(qn("w:numPr")))
            at = style_at if at is None else at
            if id is None and style_id is not None:
                id = style_id
                style = properties.getparent().get(qn("w:styleId"))
        if id is None or id not in self._instances:
            return None
        if at is None and style is not None:
            levels = self._lists[self._instances[id][0]].levels
            at = next((index for index, level in levels.items() if level.style == style), 0)
        return id, min(max(at or 0, 0), _LEVELS - 1)

    def _inherited(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph properties of its style and of those that is based on."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        id = named.get(qn("w:val")) if named is not None else None
        for _ in range(_STYLE_DEPTH):
            style = self._styles.get(id) if id else None
            if style is None:
                return
            properties = style.find(qn("w:pPr"))
            if properties is not None:
                yield properties
            based = style.find(qn("w:basedOn"))
            id = based.get(qn("w:val")) if based is not None else None

    def _read(self, numbering: Any) -> None:
        linked: dict[str, str] = {}
        for abstract in numbering.iter(qn("w:abstractNum")):
            id = abstract.get(qn("w:abstractNumId"))
            levels = dict(_level(one) for one in abstract.iterchildren(qn("w:lvl")))
            self._lists[id] = _List(levels)
            link = abstract.find(qn("w:styleLink"))
            if link is not None:
                linked[link.get(qn("w:val"))] = id
        for abstract in numbering.iter(qn("w:abstractNum")):
            link = abstract.find(qn("w:numStyleLink"))
            if link is not None and (target := linked.get(link.get(qn("w:val")))):
                self._lists[abstract.get(qn("w:abstractNumId"))] = self._lists[target]
        for instance in numbering.iter(qn("w:num")):
            abstract_id = _value(instance, "w:abstractNumId")
            if abstract_id not in self._lists:
                continue
            starts: dict[int, int] = {}
            levels = {}
            for override in instance.iterchildren(qn("w:lvlOverride")):
                at = _int(override.get(qn("w:ilvl")), 0)
                start = _value(override, "w:startOverride")
                if start is not None:
                    starts[at] = _int(start, 1)
                own = override.find(qn("w:lvl"))
                if own is not None:
                    levels[at] = _level(own)[1]
            self._instances[instance.get(qn("w:numId"))] = (abstract_id, starts, levels)


def _level(element: Any) -> tuple[int, _Level]:
    restart = _value(element, "w:lvlRestart")
    legal = element.find(qn("w:isLgl"))
    # A format outside the standard's list stands in an alternative content beside its fallback.
    format = next((one.get(qn("w:val")) for one in element.iter(qn("w:numFmt"))), None)
    return _int(element.get(qn("w:ilvl")), 0), _Level(
        start=_int(_value(element, "w:start"), 0),
        format=format or "decimal",
        text=_value(element, "w:lvlText") or "",
        suffix=_value(element, "w:suff") or "tab",
        legal=legal is not None and legal.get(qn("w:val")) not in ("0", "false"),
        restarts_after=None if restart is None else _int(restart, 0),
        style=_value(element, "w:pStyle"),
    )


def _named(properties: Any | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    level = _value(properties, "w:ilvl")
    return _value(properties, "w:numId"), None if level is None else _int(level, 0)


def _value(element: Any, name: str) -> str | None:
    child = element.find(qn(name))
    value = None if child is None else child.get(qn("w:val"))
    return value if value is None else str(value)


def _int(value: str | None, otherwise: int) -> int:
    try:
        return int(value) if value is not None and len(value) < 10 else otherwise
    except ValueError:
        return otherwise

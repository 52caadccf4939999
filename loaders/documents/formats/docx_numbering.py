"""The numbers that Word writes before paragraphs: they are computed, and stand nowhere in the text.

Follows ISO/IEC 29500-1, 17.9 (numbering): a paragraph names an instance and a level, itself or by its
style; the instance names an abstract definition, whose levels say how they count and look.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.oxml import ns

from dutygraph.loaders.documents.formats.builder import whole
from dutygraph.text.numerals import to_chinese

qn = cache(ns.qn)
"""The name of an element with its namespace, as it is asked for at every paragraph."""

_LEVELS = 9
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STYLE_DEPTH = 20
_SILENT = ("bullet", "none")


def _digitwise(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    # 27 is aa, 28 is bb, as Word counts.
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10) if number > 0 else ""


def _roman(number: int) -> str:
    # No list has so many items that it needs the letter for fifty.
    return "x" * (number // 10) + _ONES[number % 10] if 0 < number < 40 else str(number)


def _signs(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= 20 else str(number)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(_SILENT, lambda _: ""),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": _signs("①"),
    "decimalEnclosedCircleChinese": _signs("①"),
    "decimalEnclosedParen": _signs("⑴"),
    "decimalEnclosedFullstop": _signs("⒈"),
    "chineseCounting": to_chinese,
    "chineseCountingThousand": to_chinese,
    "japaneseCounting": to_chinese,
    "taiwaneseCountingThousand": to_chinese,
    "chineseLegalSimplified": lambda number: to_chinese(number).translate(_LEGAL),
    "ideographDigital": _digitwise,
    "japaneseDigitalTenThousand": _digitwise,
    "ideographTraditional": lambda number: "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10],
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
"""Those that Chinese documents use; any other counts in digits."""


class Styles:
    """The styles of paragraphs of a document, out of its part of styles."""

    def __init__(self, part: Iterable[Any]) -> None:
        self._by_id = {
            style.get(qn("w:styleId")): style
            for style in part
            if style.tag == qn("w:style") and style.get(qn("w:type")) in (None, "paragraph")
        }
        defaults = (id for id, style in self._by_id.items() if style.get(qn("w:default")) in ("1", "true"))
        self._default = next(defaults, None)
        self._chains: dict[str | None, list[tuple[Any | None, str]]] = {}

    def of(self, paragraph: Any) -> list[tuple[Any | None, str]]:
        """Its own properties, then those of its style and of what that is based on, with the style's name."""
        own = paragraph.find(qn("w:pPr"))
        id = (None if own is None else _value(own, "w:pStyle")) or self._default
        if id not in self._chains:
            self._chains[id] = list(self._chain(id))
        return [(own, ""), *self._chains[id]]

    def _chain(self, id: str | None) -> Iterator[tuple[Any | None, str]]:
        for _ in range(_STYLE_DEPTH):
            style = self._by_id.get(id)
            if style is None:
                return
            yield style.find(qn("w:pPr")), _value(style, "w:name") or ""
            id = _value(style, "w:basedOn")


@dataclass(slots=True)
class _Instance:
    """`levels` as the file has them, and which is that of a style; `starts` are what this one begins with.

    `counts` are shared by the instances of one definition.
    """

    levels: Mapping[int, Any]
    of_styles: Mapping[str | None, int]
    counts: dict[int, int]
    starts: dict[int, int]


class Numbering:
    """Counts through a document: ask for each paragraph once, in the order of the text."""

    def __init__(self, numbering: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._instances = {} if numbering is None else dict(_instances(numbering))

    def mark(self, paragraph: Any) -> str:
        """The visible number of a paragraph with the blank behind it; empty where it has none."""
        instance, at = self._place(paragraph)
        level = instance.levels.get(at) if instance else None
        if instance is None or level is None:
            return ""
        levels, counts = instance.levels, instance.counts
        while instance.starts:
            index, start = instance.starts.popitem()
            counts[index] = start - 1
        counts[at] = counts.get(at, _start(level) - 1) + 1
        for deeper in range(at + 1, _LEVELS):
            after = _value(levels[deeper], "w:lvlRestart") if deeper in levels else None
            if after is None or at < whole(after, 0):
                counts.pop(deeper, None)
        return _written(level, levels, counts)

    def _place(self, paragraph: Any) -> tuple[_Instance | None, int]:
        """The instance and level of a paragraph."""
        id, at, style = None, None, None
        for properties, _ in self._styles.of(paragraph):
            named = None if properties is None else properties.find(qn("w:numPr"))
            if properties is None or named is None:
                continue
            level, list_id = _value(named, "w:ilvl"), _value(named, "w:numId")
            at = whole(level, 0) if at is None and level is not None else at
            if id is None and list_id is not None:
                id, style = list_id, properties.getparent().get(qn("w:styleId"))
        instance = self._instances.get(id)
        if instance and at is None and style is not None:
            at = instance.of_styles.get(style, 0)
        return instance, min(at or 0, _LEVELS - 1)


def _instances(numbering: Any) -> Iterator[tuple[str | None, _Instance]]:
    definitions = {one.get(qn("w:abstractNumId")): one for one in numbering.iter(qn("w:abstractNum"))}
    linked = {link: id for id, one in definitions.items() if (link := _value(one, "w:styleLink"))}
    levels = {
        id: {_depth(level): level for level in one.iterchildren(qn("w:lvl"))}
        for id, one in definitions.items()
    }
    # Where several levels name a style, the first counts.
    styles = {
        id: {_value(level, "w:pStyle"): at for at, level in reversed(held.items())}
        for id, held in levels.items()
    }
    counts: defaultdict[str | None, dict[int, int]] = defaultdict(dict)
    for instance in numbering.iter(qn("w:num")):
        id = _value(instance, "w:abstractNumId")
        if id not in definitions:
            continue
        id = linked.get(_value(definitions[id], "w:numStyleLink") or "", id)
        overrides = {_depth(one): one for one in instance.iterchildren(qn("w:lvlOverride"))}
        own = {at: level for at, one in overrides.items() for level in one.iterchildren(qn("w:lvl"))}
        starts = {
            at: whole(start, 1) for at, one in overrides.items() if (start := _value(one, "w:startOverride"))
        }
        yield instance.get(qn("w:numId")), _Instance({**levels[id], **own}, styles[id], counts[id], starts)


def _written(level: Any, levels: Mapping[int, Any], counts: Mapping[int, int]) -> str:
    legal = level.find(qn("w:isLgl"))
    in_digits = legal is not None and legal.get(qn("w:val")) not in ("0", "false")

    def counted(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        format, number = _format(levels[at]), max(counts.get(at, _start(levels[at])), 0)
        return (str if in_digits and format not in _SILENT else _FORMATS.get(format, str))(number)

    if _format(level) == "bullet":
        return ""
    text = re.sub(r"%([1-9])", counted, _value(level, "w:lvlText") or "")
    return text + ("" if _value(level, "w:suff") == "nothing" or not text else " ")


def _format(level: Any) -> str:
    # One outside the standard's list stands in an alternative content beside its fallback.
    return next((str(one.get(qn("w:val"))) for one in level.iter(qn("w:numFmt"))), "decimal")


def _start(level: Any) -> int:
    return whole(_value(level, "w:start"), 0)


def _depth(element: Any) -> int:
    return min(whole(element.get(qn("w:ilvl")), 0), _LEVELS - 1)


def _value(element: Any, name: str) -> str | None:
    child = element.find(qn(name))
    value = None if child is None else child.get(qn("w:val"))
    return value if value is None else str(value)

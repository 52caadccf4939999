"""The numbers that Word writes before paragraphs: they are computed, and stand nowhere in the text.

Follows ISO/IEC 29500-1, 17.9 (numbering): a paragraph names an instance and a level, itself or by its
style; the instance names an abstract definition, whose levels say how they count and look.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from docx.oxml.ns import qn

from dutygraph.loaders.documents.formats.builder import whole
from dutygraph.text.numerals import to_chinese

_LEVELS = 9
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STYLE_DEPTH = 20


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


def _stem(number: int) -> str:
    return "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10]


def _nothing(_: int) -> str:
    return ""


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "bullet": _nothing,
        "none": _nothing,
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
        "ideographTraditional": _stem,
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
    }
)
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

    def of(self, paragraph: Any) -> Iterator[tuple[Any | None, str]]:
        """Its own properties, then those of its style and of what that is based on, with the style's name."""
        own = paragraph.find(qn("w:pPr"))
        yield own, ""
        id = (None if own is None else _value(own, "w:pStyle")) or self._default
        for _ in range(_STYLE_DEPTH):
            style = self._by_id.get(id)
            if style is None:
                return
            yield style.find(qn("w:pPr")), _value(style, "w:name") or ""
            id = _value(style, "w:basedOn")


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
class _Instance:
    """`counts` are shared by the instances of one definition; `starts` are what this one begins anew with."""

    levels: Mapping[int, _Level]
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
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in range(at + 1, _LEVELS):
            after = levels[deeper].restarts_after if deeper in levels else None
            if after is None or (after and at < after):
                counts.pop(deeper, None)
        return self._written(level, levels, counts)

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
            at = next((index for index, level in instance.levels.items() if level.style == style), 0)
        return instance, min(at or 0, _LEVELS - 1)


def _instances(numbering: Any) -> Iterator[tuple[str | None, _Instance]]:
    definitions = {one.get(qn("w:abstractNumId")): one for one in numbering.iter(qn("w:abstractNum"))}
    linked = {link: id for id, one in definitions.items() if (link := _value(one, "w:styleLink"))}
    levels = {
        id: dict(_level(level) for level in one.iterchildren(qn("w:lvl"))) for id, one in definitions.items()
    }
    counts: defaultdict[str | None, dict[int, int]] = defaultdict(dict)
    for instance in numbering.iter(qn("w:num")):
        id = _value(instance, "w:abstractNumId")
        if id not in definitions:
            continue
        id = linked.get(_value(definitions[id], "w:numStyleLink") or "", id)
        overrides = {
            whole(one.get(qn("w:ilvl")), 0): one for one in instance.iterchildren(qn("w:lvlOverride"))
        }
        own = {
            at: _level(level)[1]
            for at, one in overrides.items()
            if (level := one.find(qn("w:lvl"))) is not None
        }
        starts = {
            at: whole(start, 1) for at, one in overrides.items() if (start := _value(one, "w:startOverride"))
        }
        yield instance.get(qn("w:numId")), _Instance({**levels[id], **own}, counts[id], starts)


def _level(element: Any) -> tuple[int, _Level]:
    restart = _value(element, "w:lvlRestart")
    legal = element.find(qn("w:isLgl"))
    # A format outside the standard's list stands in an alternative content beside its fallback.
    format = next((one.get(qn("w:val")) for one in element.iter(qn("w:numFmt"))), None)
    return whole(element.get(qn("w:ilvl")), 0), _Level(
        start=whole(_value(element, "w:start"), 0),
        format=format or "decimal",
        text=_value(element, "w:lvlText") or "",
        suffix=_value(element, "w:suff") or "tab",
        legal=legal is not None and legal.get(qn("w:val")) not in ("0", "false"),
        restarts_after=None if restart is None else whole(restart, 0),
        style=_value(element, "w:pStyle"),
    )


def _value(element: Any, name: str) -> str | None:
    child = element.find(qn(name))
    value = None if child is None else child.get(qn("w:val"))
    return value if value is None else str(value)

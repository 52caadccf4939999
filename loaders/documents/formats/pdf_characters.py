"""Which characters of a page make its lines: those of its own direction, each once, column by column."""

import math
import statistics
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from pdfplumber.page import Page

Character: TypeAlias = dict[str, Any]

SLANTED = "斜置文字（水印、页边等） text of another direction, such as a watermark"
BEHIND = "水印 watermark"
COLUMNS_WARNING = "第 {page} 页似有分栏，按整行读入 page {page} may have columns; it was read line by line"
_TURNED = 5.0
"""Degrees by which a scan may be askew."""
_OVERPRINTED = 0.2
"""Of the size of a letter: how far apart bold is printed twice."""
_LARGE = 1.7
_MOST_LARGE = 400
_GUTTER = 1.0
"""Of the size of a letter: what parts two columns at least."""
_FEWEST_ROWS = 4
_SHARE = 0.6
_FILLED = 0.6
"""Of a column's width: how far its lines run, as those of a table do not."""


@dataclass(frozen=True, slots=True)
class Region:
    """Characters that are read together; `column` is 0 for those over the whole page, else 1, 2 …."""

    characters: tuple[Character, ...]
    column: int


def upright(page: Page) -> Page:
    """The page turned so that most of its characters stand upright."""
    counted = Counter(direction for char in page.chars if (direction := _direction(char)) is not None)
    most = counted.most_common(1)[0][0] if counted else 0
    if not most:
        return page
    page.page_obj.rotate = (page.page_obj.rotate + most) % 360
    return Page(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def apart(page: Page) -> tuple[Page, tuple[tuple[str, str], ...]]:
    """The page without what stands across its lines, and the words of that with what they are.

    A character that is printed again a little beside itself is one, bold.
    """
    slanted = [char for char in page.chars if _direction(char) != 0]
    straight = [char for char in page.chars if _direction(char) == 0]
    behind = _behind(straight)
    left_out = {id(char) for char in (*slanted, *behind, *_again(straight))}
    beside = tuple(
        (words, reason)
        for chars, reason in ((slanted, SLANTED), (behind, BEHIND))
        if (words := "".join(char["text"] for char in chars).strip())
    )
    if not left_out:
        return page, ()
    return page.filter(lambda thing: id(thing) not in left_out), beside


def regions(characters: Sequence[Character]) -> tuple[tuple[Region, ...], bool]:
    """The characters in the order they are read, and whether it may have columns that were not told apart."""
    shown = [char for char in characters if char["text"].strip()]
    whole = (Region(tuple(characters), 0),)
    if not shown:
        return whole, False
    size = statistics.median(char["size"] for char in shown)
    rows = _rows(shown, size)
    gutter = _gutter(rows, size)
    if gutter is None:
        return whole, False
    if not _is_filled(rows, gutter):
        return whole, True
    return tuple(_in_columns(_rows(characters, size), gutter)), False


def _direction(char: Character) -> int | None:
    """0, 90, 180 or 270 degrees, the way the text runs; None for what stands slanted."""
    across, up = char["matrix"][0], char["matrix"][1]
    angle = math.degrees(math.atan2(up, across)) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= _TURNED else None


def _again(characters: Sequence[Character]) -> Iterator[Character]:
    seen: dict[tuple[str, int, int], list[Character]] = {}
    for char in characters:
        reach = max(_OVERPRINTED * char["size"], 0.1)
        column, row = int(char["x0"] // reach), int(char["top"] // reach)
        near = (
            other
            for right in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in seen.get((char["text"], column + right, row + down), ())[:8]
        )
        if char["text"].strip() and any(
            abs(other["x0"] - char["x0"]) <= reach and abs(other["top"] - char["top"]) <= reach
            for other in near
        ):
            yield char
        else:
            seen.setdefault((char["text"], column, row), []).append(char)


def _behind(characters: Sequence[Character]) -> list[Character]:
    """Large characters with others printed over them."""
    if not characters:
        return []
    size = statistics.median(char["size"] for char in characters)
    large = [char for char in characters if char["size"] > _LARGE * size and char["text"].strip()]
    if not large or len(large) > _MOST_LARGE:
        return []
    usual = sorted(
        ((char["top"] + char["bottom"]) / 2, (char["x0"] + char["x1"]) / 2)
        for char in characters
        if char["size"] <= _LARGE * size and char["text"].strip()
    )
    over = [char for char in large if _has_within(char, usual)]
    # A watermark is printed over as a whole or in the most part.
    return large if len(over) > len(large) / 2 else over


def _has_within(char: Character, centres: Sequence[tuple[float, float]]) -> bool:
    at = bisect_left(centres, (char["top"], 0.0))
    while at < len(centres) and centres[at][0] < char["bottom"]:
        if char["x0"] < centres[at][1] < char["x1"]:
            return True
        at += 1
    return False


# ---- columns ----


def _rows(characters: Sequence[Character], size: float) -> list[list[Character]]:
    """The characters by the height they stand at, from left to right."""
    rows: list[list[Character]] = []
    for char in sorted(characters, key=lambda char: char["top"]):
        if rows and char["top"] - rows[-1][0]["top"] <= size / 2:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda char: char["x0"]) for row in rows]


def _gutter(rows: Sequence[Sequence[Character]], size: float) -> float | None:
    """Where the gap is that most rows have in the same place, if they do."""
    left = min(row[0]["x0"] for row in rows)
    right = max(char["x1"] for row in rows for char in row[-1:])
    gaps = Counter[int]()
    for row in rows:
        for before, after in pairwise(row):
            if after["x0"] - before["x1"] >= _GUTTER * size:
                gaps.update(range(math.ceil(before["x1"]), math.floor(after["x0"]) + 1))
    middle = {
        at: count for at, count in gaps.items() if left + (right - left) / 4 < at < right - (right - left) / 4
    }
    most = max(middle.values(), default=0)
    if most < _FEWEST_ROWS:
        return None
    places = [at for at, count in middle.items() if count == most]
    gutter = statistics.median(places)
    crossed = sum(1 for row in rows if _crosses(row, gutter))
    both = sum(1 for row in rows if row[0]["x1"] <= gutter <= row[-1]["x0"] and not _crosses(row, gutter))
    return gutter if both >= _FEWEST_ROWS and both >= _SHARE * (both + crossed) else None


def _crosses(row: Sequence[Character], gutter: float) -> bool:
    row = [char for char in row if char["text"].strip()] or row
    return any(char["x0"] < gutter < char["x1"] for char in row) or (
        row[0]["x0"] < gutter < row[-1]["x1"]
        and all(after["x0"] - before["x1"] < before["size"] for before, after in pairwise(row))
    )


def _is_filled(rows: Sequence[Sequence[Character]], gutter: float) -> bool:
    """Whether lines run over their column on both sides, as running text does and cells do not."""
    parts = _halves([row for row in rows if not _crosses(row, gutter)], gutter)
    for half in parts:
        if not half:
            return False
        left, right = min(row[0]["x0"] for row in half), max(row[-1]["x1"] for row in half)
        long = sum(1 for row in half if row[-1]["x1"] - left >= _FILLED * (right - left))
        if long < len(half) / 2:
            return False
    return True


def _halves(
    rows: Sequence[Sequence[Character]], gutter: float
) -> tuple[list[list[Character]], list[list[Character]]]:
    sides = (
        [[char for char in row if char["x0"] < gutter] for row in rows],
        [[char for char in row if char["x0"] >= gutter] for row in rows],
    )
    return [row for row in sides[0] if row], [row for row in sides[1] if row]


def _in_columns(rows: Sequence[Sequence[Character]], gutter: float) -> Iterator[Region]:
    """What runs over the whole page, and between such lines the left column before the right one."""
    held: list[Sequence[Character]] = []
    for row in rows:
        if not _crosses(row, gutter):
            held.append(row)
            continue
        yield from _columns(held, gutter)
        held = []
        yield Region(tuple(row), 0)
    yield from _columns(held, gutter)


def _columns(rows: Sequence[Sequence[Character]], gutter: float) -> Iterator[Region]:
    for column, half in enumerate(_halves(rows, gutter), 1):
        if half:
            yield Region(tuple(char for row in half for char in row), column)

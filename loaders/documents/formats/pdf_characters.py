"""Which characters of a page make its lines: those of its own direction, each once, column by column."""

import math
import statistics
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import Any, TypeAlias

from pdfplumber.page import Page
from pdfplumber.utils.clustering import cluster_objects

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

    characters: Sequence[Character]
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


def regions(characters: Sequence[Character]) -> tuple[list[Region], bool]:
    """The characters in the order they are read, and whether it may have columns that were not told apart."""
    sizes = [char["size"] for char in characters if char["text"].strip()]
    whole = [Region(characters, 0)]
    if not sizes:
        return whole, False
    size = statistics.median(sizes)
    rows = [sorted(row, key=_left) for row in cluster_objects(list(characters), "top", size / 2)]
    gutter = _gutter([shown for row in rows if (shown := _shown(row))], size)
    if gutter is None:
        return whole, False
    parts = [_parted(row, gutter, size) for row in rows]
    if not all(_is_filled([part[column] for part in parts if part[column]]) for column in (1, 2)):
        return whole, True
    found = []
    for is_parted, following in groupby(parts, key=lambda part: not part[0]):
        held = list(following)
        columns = (1, 2) if is_parted else (0,)
        found += [Region([char for part in held for char in part[column]], column) for column in columns]
    return found, False


def _direction(char: Character) -> int | None:
    """0, 90, 180 or 270 degrees, the way the text runs; None for what stands slanted."""
    across, up = char["matrix"][0], char["matrix"][1]
    angle = math.degrees(math.atan2(up, across)) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= _TURNED else None


def _again(characters: Sequence[Character]) -> Iterator[Character]:
    """Characters that stand where the same one stands already."""

    def kind(char: Character) -> tuple[str, int]:
        return char["text"], round(char["size"])

    for (text, size), same in groupby(sorted(characters, key=kind), key=kind):
        reach = max(_OVERPRINTED * size, 0.1)
        for row in cluster_objects(list(same), "top", reach) if text.strip() else ():
            for near in cluster_objects(row, "x0", reach):
                yield from near[1:]


def _behind(characters: Sequence[Character]) -> list[Character]:
    """Large characters with others printed over them."""
    shown = _shown(characters)
    most = _LARGE * statistics.median(char["size"] for char in shown) if shown else 0
    large = [char for char in shown if char["size"] > most]
    if len(large) > _MOST_LARGE:
        return []
    usual = sorted(
        ((char["top"] + char["bottom"]) / 2, (char["x0"] + char["x1"]) / 2)
        for char in shown
        if char["size"] <= most
    )
    over = [
        char
        for char in large
        for within in [usual[bisect(usual, (char["top"], 0)) : bisect(usual, (char["bottom"], 0))]]
        if any(char["x0"] < centre < char["x1"] for _, centre in within)
    ]
    # A watermark is printed over as a whole or in the most part.
    return large if len(over) > len(large) / 2 else over


# ---- columns ----


def _shown(characters: Iterable[Character]) -> list[Character]:
    return [char for char in characters if char["text"].strip()]


def _left(char: Character) -> float:
    return float(char["x0"])


def _gutter(rows: Sequence[Sequence[Character]], size: float) -> float | None:
    """Where the gap is that most rows have in the same place, if they do."""
    left, right = min(row[0]["x0"] for row in rows), max(row[-1]["x1"] for row in rows)
    gaps = Counter[int]()
    for before, after in chain.from_iterable(map(pairwise, rows)):
        if after["x0"] - before["x1"] >= _GUTTER * size:
            gaps.update(range(math.ceil(before["x1"]), math.floor(after["x0"]) + 1))
    quarter = (right - left) / 4
    middle = {at: count for at, count in gaps.items() if left + quarter < at < right - quarter}
    most = max(middle.values(), default=0)
    if most < _FEWEST_ROWS:
        return None
    gutter = statistics.median(at for at, count in middle.items() if count == most)
    parts = [_parted(row, gutter, size) for row in rows]
    crossed = sum(1 for whole, _, _ in parts if whole)
    both = sum(1 for _, *sides in parts if all(sides))
    return gutter if both >= _FEWEST_ROWS and both >= _SHARE * (both + crossed) else None


def _parted(row: Sequence[Character], gutter: float, size: float) -> tuple[Sequence[Character], ...]:
    """The whole row where it runs over the gutter, else what stands left of it and right of it."""
    sides = [char for char in row if char["x0"] < gutter], [char for char in row if char["x0"] >= gutter]
    ends = [char["x1"] for char in _shown(sides[0])[-1:]]
    begins = [char["x0"] for char in _shown(sides[1])[:1]]
    crosses = ends and (ends[0] > gutter or (begins and begins[0] - ends[0] < _GUTTER * size))
    return (row, [], []) if crosses else ([], *sides)


def _is_filled(rows: Sequence[Sequence[Character]]) -> bool:
    """Whether lines run over their column, as running text does and cells do not."""
    left, right = min(row[0]["x0"] for row in rows), max(row[-1]["x1"] for row in rows)
    long = sum(1 for row in rows if row[-1]["x1"] - left >= _FILLED * (right - left))
    return long >= len(rows) / 2

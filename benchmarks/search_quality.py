"""Whether a search puts first what a person looks for: labelled questions, in two halves.

One half is there to tune the ranking by, the other to report; a question's hash says which.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from dutygraph.search.finder import Finder, Narrowing
from dutygraph.search.ranking import Rated

QUERIES = Path(__file__).parent / "search_queries.yaml"
FIRST, AMONG = 0.90, 0.97
"""Of the questions, how many are to have the right answer first, and among the first three."""

_KINDS = {"T": "task", "O": "obligation", "D": "deliverable", "I": "instrument", "P": "provision"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """`right` are (kind, end of the id)."""

    way: str
    text: str
    right: tuple[tuple[str, str], ...]

    @property
    def is_for_tuning(self) -> bool:
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 0

    def is_right(self, rated: Rated) -> bool:
        kind, _, rest = rated.id.partition(":")
        return any(kind == wanted and (rest == end or rest.endswith("/" + end)) for wanted, end in self.right)


@dataclass(frozen=True, slots=True)
class Judged:
    """`place` of the right answer, from 1; None where it is not found."""

    labelled: Labelled
    place: int | None
    found: Sequence[Rated]


@dataclass(frozen=True, slots=True)
class Share:
    asked: int
    first: int
    among: int


def read_queries(path: Path = QUERIES) -> tuple[tuple[Labelled, ...], tuple[str, ...]]:
    """The labelled questions, and those that nothing answers."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    labelled = [
        Labelled(way, each["text"], tuple(_end(right) for right in each["right"]))
        for way, asked in content["queries"].items()
        for each in asked
    ]
    return tuple(labelled), tuple(content["nonsense"])


def _end(right: str) -> tuple[str, str]:
    kind, rest = right[0], right[1:]
    if kind in "TOD":
        rest = "/".join(f"{int(number):03}" for number in rest.split("."))
    return _KINDS[kind], rest


def judged(finder: Finder, labelled: Sequence[Labelled]) -> Iterator[Judged]:
    for each in labelled:
        found = finder.find(each.text, Narrowing()).rated
        place = next((at for at, rated in enumerate(found, start=1) if each.is_right(rated)), None)
        yield Judged(each, place, found[:3])


def share(judgements: Sequence[Judged]) -> Share:
    return Share(
        len(judgements),
        sum(each.place == 1 for each in judgements),
        sum(each.place is not None and each.place <= 3 for each in judgements),
    )

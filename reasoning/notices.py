"""What whoever reads an answer has to know besides the answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import auto
from typing import Protocol

from dutygraph.graph.described import Described

_SHOWN = 5


class NoticeKind(Described):
    """What a notice is about."""

    PLACE_NOT_TOLD = auto(), "Where the enterprise is was not told, and a list holds in one place only."
    LIST_YEAR_OVER = auto(), "The year of the list is over, and no newer edition is loaded."
    NEWER_EDITION = auto(), "A newer edition of the list is loaded."
    REPLACED_STANDARD = auto(), "A cited edition of a standard or law was replaced."
    NOT_IN_FORCE = auto(), "A cited instrument is not in force on the day."
    DRAFT = auto(), "The document is a draft for comments (征求意见稿) and binds nobody yet."
    UNREVIEWED = auto(), "No person has reviewed what was read from the document."
    ANSWERS_DISAGREE = (
        auto(),
        "A type was told that the law names as one who does something, and doing it was denied.",
    )
    TRANSITION = auto(), "An instrument binds some from one day and others from another."
    OTHER_PARTIES = (
        auto(),
        "A law also states duties of parties that the vocabulary does not know, or of nobody named.",
    )
    ALTERNATIVE_BY_FIELD = (
        auto(),
        "Of instruments joined by 或 the field decides (工业领域, 电信领域) which is meant.",
    )


class Identified(Protocol):
    """A node of the graph, by its id."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Notice:
    """`text` is Chinese; `task_list` or `instrument` is what it is about, where it is about one."""

    kind: NoticeKind
    text: str
    text_en: str
    task_list: Identified | None = None
    instrument: Identified | None = None


class Titled(Identified, Protocol):
    @property
    def title(self) -> str: ...


def other_parties(laws: Sequence[Titled], parties: Iterable[str]) -> Notice:
    """Whose duties stand in laws beside those that are judged, which may not be all there is; nobody's names
    are given where the laws give none.
    """
    named = tuple(dict.fromkeys(parties))
    which = _titles(laws, "部法规")
    whose = "、".join(named[:_SHOWN]) + ("等" if len(named) > _SHOWN else "")
    in_chinese, in_english = (f"（{whose}）", f" ({whose})") if whose else ("", "")
    return Notice(
        NoticeKind.OTHER_PARTIES,
        f"{which}另规定了词汇表以外的主体{in_chinese}或者未写明主体的义务。是否包括本企业，请看原文。",
        f"Duties of parties that the vocabulary does not know{in_english}, or of nobody named, are stated "
        f"too, in {which}: see the text for whether the enterprise is among them.",
        instrument=laws[0] if len(laws) == 1 else None,
    )


def unreviewed(lists: Sequence[Titled]) -> Notice:
    """What was read of these by rules alone."""
    which = _titles(lists, "份清单")
    return Notice(
        NoticeKind.UNREVIEWED,
        f"{which}由程序读出，尚未经人复核；可用 dutygraph review --new 开始复核。",
        f"No person has reviewed what rules read of {which}: dutygraph review --new begins a review.",
        task_list=lists[0] if len(lists) == 1 else None,
    )


def _titles(of: Sequence[Titled], unit: str) -> str:
    shown = "、".join(f"《{one.title}》" for one in of[:_SHOWN])
    return shown + (f"等{len(of)}{unit}" if len(of) > _SHOWN else "")

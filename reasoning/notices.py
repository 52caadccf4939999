"""What whoever reads an answer has to know besides the answer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class NoticeKind(StrEnum):
    PLACE_NOT_TOLD = "PLACE_NOT_TOLD"
    LIST_YEAR_OVER = "LIST_YEAR_OVER"
    NEWER_EDITION = "NEWER_EDITION"
    REPLACED_STANDARD = "REPLACED_STANDARD"
    NOT_IN_FORCE = "NOT_IN_FORCE"
    DRAFT = "DRAFT"
    UNREVIEWED = "UNREVIEWED"
    ANSWERS_DISAGREE = "ANSWERS_DISAGREE"
    TRANSITION = "TRANSITION"
    ALTERNATIVE_BY_FIELD = "ALTERNATIVE_BY_FIELD"


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

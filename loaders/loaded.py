"""What reading a document gives; apart from the reading, which takes two seconds to import."""

from dataclasses import dataclass
from enum import StrEnum

from dutygraph.graph.stated import Statements


class Kind(StrEnum):
    TASK_LIST = "task-list"
    PLAN = "plan"
    LAW = "law"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a document states, its citations not yet resolved.

    `warnings` are for a person to read.
    """

    title: str
    kind: Kind
    statements: Statements
    warnings: tuple[str, ...]

"""Reading one document, in this process or another: what is asked and what comes back can both be sent."""

import datetime
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from dutygraph.graph.errors import DutygraphError, InvalidInput, Problem, RefusedDocument
from dutygraph.graph.stated import Statements
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path

_log = logging.getLogger("dutygraph.loading")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`reviews`: those that may belong to it without lying beside it, by the hash they are bound to."""

    path: Path
    review: bool
    as_kind: Kind | None
    reviews: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """`counts` are of the document's records by node type."""

    title: str
    kind: Kind
    statements: Statements
    counts: Mapping[str, int]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotRead:
    """`problems` where the document has some, else one `message` with its `remedy`."""

    problems: tuple[Problem, ...] = ()
    message: str = ""
    remedy: str = ""

    @property
    def error(self) -> DutygraphError:
        return RefusedDocument(self.problems) if self.problems else InvalidInput(self.message, self.remedy)


Answer: TypeAlias = Read | NotRead


def read(wanted: Wanted, knowledge: Knowledge) -> Answer:
    """Never raises: whatever is wrong with one document is no reason to leave the others unread."""
    try:
        loaded = read_path(
            wanted.path,
            knowledge,
            review=wanted.review,
            reviews=wanted.reviews,
            as_kind=wanted.as_kind,
            loaded_at=datetime.datetime.now(datetime.UTC),
        )
        _check_characters(wanted.path, loaded.statements)
    except RefusedDocument as error:
        return NotRead(problems=error.problems)
    except DutygraphError as error:
        return NotRead(message=error.message, remedy=error.remedy)
    except MemoryError:
        return refused(
            wanted.path,
            "内存不足 reading it needs more memory than a reader may take.",
            "请拆分文件，或提高 DUTYGRAPH_LOAD_MEMORY_MB Split it, or raise DUTYGRAPH_LOAD_MEMORY_MB.",
        )
    except Exception as error:  # noqa: BLE001
        return internal(wanted.path, error)
    said = replace(loaded.statements, read_hash=loaded.statements.content_hash)
    return Read(loaded.title, loaded.kind, said, dict(loaded.counts), loaded.warnings)


def _check_characters(path: Path, said: Statements) -> None:
    """RefusedDocument where something cannot be kept as text."""
    try:
        said.to_json()
    except TypeError as error:
        problem = Problem(
            path.name,
            "文件名或文字中有不成字符的编码 its name or its text holds what is no character.",
            "把文件名改为 UTF-8，或在原程序中另存 Name it in UTF-8, or save it again where it was made.",
        )
        raise RefusedDocument([problem]) from error


def internal(path: Path, error: Exception) -> NotRead:
    """What is nobody's fault but ours."""
    _log.debug("%s", path, exc_info=error)
    return refused(
        path,
        f"读取时出现内部错误 an internal error came up while it was read: {type(error).__name__}.",
        "请报告此问题，并附上该文件 Please report it, with the file.",
    )


def refused(path: Path, message: str, remedy: str) -> NotRead:
    return NotRead(problems=(Problem(path.name, message, remedy),))

"""Reading one document, in this process or another: what is asked and what comes back can both be sent."""

import datetime
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

import orjson

from dutygraph.graph.errors import DutygraphError, RefusedDocument
from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.documents.document import refused
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import Loaded, begin_review, read_path

_log = logging.getLogger("dutygraph.loading")
Told_co = TypeVar("Told_co", covariant=True)


class Asked(Protocol[Told_co]):
    """What is asked of whoever reads a document."""

    @property
    def path(self) -> Path: ...

    def answer(self, knowledge: Knowledge) -> Told_co:
        """What it tells; a DutygraphError where it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """`reviews`: those that may belong to it without lying beside it, by the hash they are bound to."""

    path: Path
    review: bool = True
    as_kind: Kind | None = None
    reviews: Mapping[str, Path] = field(default_factory=dict)

    def answer(self, knowledge: Knowledge) -> Loaded:
        loaded = read_path(
            self.path,
            knowledge,
            review=self.review,
            reviews=self.reviews,
            as_kind=self.as_kind,
            loaded_at=datetime.datetime.now(datetime.UTC),
        )
        said = loaded.statements
        return replace(loaded, statements=replace(said, read_hash=said.content_hash))


@dataclass(frozen=True, slots=True)
class NewReview:
    """A review to begin with, in which what is cited is looked up among those `known`."""

    path: Path
    known: InstrumentIndex
    today: datetime.date
    as_kind: Kind | None = None

    def answer(self, knowledge: Knowledge) -> str:
        return begin_review(self.path, knowledge, self.known.resolve, as_kind=self.as_kind, today=self.today)


Answer: TypeAlias = Loaded | DutygraphError

SELDOM = 100_000
"""After so many new objects those in circles are looked for: records are in none, and there are many."""


def read(asked: Asked[Told_co], knowledge: Knowledge) -> Told_co | DutygraphError:
    """Never raises: whatever is wrong with one document is no reason to leave the others unread."""
    try:
        return asked.answer(knowledge)
    except DutygraphError as error:
        return error
    except MemoryError:
        return refused(
            asked.path.name,
            "内存不足 reading it needs more memory than a reader may take.",
            "请拆分文件，或提高 DUTYGRAPH_LOAD_MEMORY_MB Split it, or raise DUTYGRAPH_LOAD_MEMORY_MB.",
        )
    except orjson.JSONEncodeError:
        return refused(
            asked.path.name,
            "文件名或文字中有不成字符的编码 its name or its text holds what is no character.",
            "把文件名改为 UTF-8，或在原程序中另存 Name it in UTF-8, or save it again where it was made.",
        )
    except Exception as error:  # noqa: BLE001
        return internal(asked.path, error)


def internal(path: Path, error: Exception) -> RefusedDocument:
    """What is nobody's fault but ours."""
    _log.debug("%s", path, exc_info=error)
    return refused(
        path.name,
        f"读取时出现内部错误 an internal error came up while it was read: {type(error).__name__}.",
        "请报告此问题，并附上该文件 Please report it, with the file.",
    )

"""Reading one document, in this process or another: what is asked and what comes back can both be sent."""

import datetime
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, TypeVar

import orjson

from dutygraph.graph.errors import DutygraphError, RefusedDocument
from dutygraph.loaders.documents.document import refused
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.loaded import Kind, Loaded

_log = logging.getLogger("dutygraph.loading")
Told = TypeVar("Told")
Work: TypeAlias = Callable[[Path, Knowledge], Told]
"""What is to be done with a document: a function of a module, with what else it takes."""


def load_one(
    path: Path,
    knowledge: Knowledge,
    *,
    review: bool = True,
    as_kind: Kind | None = None,
    reviews: Mapping[str, Path] = MappingProxyType({}),
) -> Loaded:
    """`reviews`: those that may belong to it without lying beside it, by the hash they are bound to."""
    from dutygraph.loaders.read import read_path  # noqa: PLC0415 what only readers need is slow to import

    now = datetime.datetime.now(datetime.UTC)
    read = read_path(path, knowledge, review=review, reviews=reviews, as_kind=as_kind, loaded_at=now)
    return replace(read, statements=replace(read.statements, read_hash=read.statements.content_hash))


Answer: TypeAlias = Loaded | DutygraphError

SELDOM = 100_000
"""After so many new objects those in circles are looked for: records are in none, and there are many."""


def read(path: Path, work: Work[Told], knowledge: Knowledge) -> Told | DutygraphError:
    """Never raises: whatever is wrong with one document is no reason to leave the others unread."""
    try:
        return work(path, knowledge)
    except DutygraphError as error:
        return error
    except MemoryError:
        return refused(
            path.name,
            "内存不足 reading it needs more memory than a reader may take.",
            "请拆分文件，或提高 DUTYGRAPH_LOAD_MEMORY_MB Split it, or raise DUTYGRAPH_LOAD_MEMORY_MB.",
        )
    except orjson.JSONEncodeError:
        return refused(
            path.name,
            "文件名或文字中有不成字符的编码 its name or its text holds what is no character.",
            "把文件名改为 UTF-8，或在原程序中另存 Name it in UTF-8, or save it again where it was made.",
        )
    except Exception as error:  # noqa: BLE001
        return internal(path, error)


def internal(path: Path, error: Exception) -> RefusedDocument:
    """What is nobody's fault but ours."""
    _log.debug("%s", path, exc_info=error)
    return refused(
        path.name,
        f"读取时出现内部错误 an internal error came up while it was read: {type(error).__name__}.",
        "请报告此问题，并附上该文件 Please report it, with the file.",
    )

"""Whether the process lives, and whether it can answer: also what ships, of an engine that plans it first."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dutygraph.graph.errors import DutygraphError
from dutygraph.graph.store.port import Fetch, Store

_PATIENCE = 3.0
"""Seconds within which a store that works has answered."""

_SOMETHING = Fetch("SourceDocument", ("title",), limit=1)
"""What questions read, too: the state of a graph may be told where the graph itself cannot be read."""

_LONGEST = 30.0
"""Seconds after which what ships is left to whoever asks for it."""

_OPERATIONS = Path(__file__).with_name("operations.json")
"""The operations of pages and kit, each with variables; `python -m docs.reference` writes them."""

_NEVER_KEPT = {"Cache-Control": "no-store"}

_log = logging.getLogger("dutygraph.health")


async def healthz(_request: Request) -> Response:
    return JSONResponse({"status": "ok"}, headers=_NEVER_KEPT)


class Readiness:
    """Whether the store answers, and its engine knows how to answer what ships, which it is asked beforehand.

    `ask` answers an operation with its variables; errors of answers are nobody's here.
    """

    def __init__(self, store: Store, ask: Callable[[str, dict[str, Any]], Awaitable[object]]) -> None:
        self._store = store
        self._ask = ask
        self._since: int | None = None
        self._under_way: asyncio.Task[None] | None = None
        self._warm = store.forgot is None

    def start(self) -> None:
        """Ask all that ships, unless the engine has it in mind or it is being asked."""
        if self._since != self._store.forgot and (self._under_way is None or self._under_way.done()):
            self._since = self._store.forgot
            self._under_way = asyncio.create_task(self._warmed())

    async def close(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
            await asyncio.wait([self._under_way])

    async def _warmed(self) -> None:
        operations = orjson.loads(_OPERATIONS.read_bytes())
        began, asked = time.monotonic(), 0
        try:
            async with asyncio.timeout(_LONGEST):
                for query, variables in operations:
                    await self._ask(query, variables)
                    asked += 1
        except TimeoutError:
            pass
        finally:
            self._warm = True
        _log.info(
            "预先计划了 %d/%d 个随附查询 planned %d of %d shipped operations in %.1f s",
            asked, len(operations), asked, len(operations), time.monotonic() - began,
        )  # fmt: skip

    async def answer(self, _request: Request) -> Response:
        """200, else 503 with the reason's code; the log has the whole of it.

        Where the engine has been away, it learns anew what ships, beside its other work.
        """
        try:
            async with asyncio.timeout(_PATIENCE):
                revision = await self._store.revision()
                await self._store.fetch(_SOMETHING)
        except TimeoutError:
            return _not_ready("TIMEOUT", f"the store did not answer within {_PATIENCE:g} s")
        except DutygraphError as error:
            return _not_ready(error.code, str(error))
        self.start()
        if not self._warm:
            return _not_ready("WARMING", "what ships is being planned")
        return JSONResponse({"status": "ready", "revision": revision.number}, headers=_NEVER_KEPT)


def _not_ready(code: str, reason: str) -> Response:
    _log.warning("not ready code=%s reason=%s", code, reason)
    message = "图谱暂时无法读取。 The graph cannot be read."
    return JSONResponse({"status": "unavailable", "code": code, "message": message}, 503, _NEVER_KEPT)

"""Whether the process lives, and whether it can answer."""

import asyncio
import logging

import orjson
from starlette.requests import Request
from starlette.responses import Response

from dutygraph.graph.errors import DutygraphError
from dutygraph.graph.store.port import Fetch, Store

_PATIENCE = 3.0
"""Seconds within which a store that works has answered."""

_SOMETHING = Fetch("SourceDocument", ("title",), limit=1)
"""What questions read, too: the state of a graph may be told where the graph itself cannot be read."""

_log = logging.getLogger("dutygraph.health")


async def healthz(_request: Request) -> Response:
    return _json(200, {"status": "ok"})


class Readiness:
    """200 while the store answers, else 503 with the reason's code; the log has the whole of it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, _request: Request) -> Response:
        try:
            async with asyncio.timeout(_PATIENCE):
                revision = await self._store.revision()
                await self._store.fetch(_SOMETHING)
        except TimeoutError:
            return _not_ready("TIMEOUT", f"the store did not answer within {_PATIENCE:g} s")
        except DutygraphError as error:
            return _not_ready(error.code, str(error))
        return _json(200, {"status": "ready", "revision": revision.number})


def _not_ready(code: str, reason: str) -> Response:
    _log.warning("not ready code=%s reason=%s", code, reason)
    return _json(
        503,
        {
            "status": "unavailable",
            "code": code,
            "message": "图谱暂时无法读取。 The graph cannot be read.",
        },
    )


def _json(status: int, body: dict[str, object]) -> Response:
    return Response(
        orjson.dumps(body),
        status_code=status,
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )

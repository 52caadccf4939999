"""The addresses of files made for one profile: the calendar feed and the workbook."""

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable

from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response

from dutygraph.graph.errors import DutygraphError, InvalidInput
from dutygraph.graph.store.port import Store
from dutygraph.reasoning.answer import ProfileAnswer
from dutygraph.reasoning.from_store.duties import CurrentDuties, DutiesReader
from dutygraph.schema.errors import presentable
from dutygraph.service.downloads.profile_query import ProfileQuery, read_query
from dutygraph.service.http.errors import HttpError, error_body, error_response

_LONGEST_QUERY = 8_192
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_log = logging.getLogger("dutygraph.downloads")


class Downloads:
    """Each answer is read and made within `timeout_s`."""

    def __init__(
        self, store: Store, duties: DutiesReader, today: Callable[[], datetime.date], *, timeout_s: float
    ) -> None:
        self._store = store
        self._duties = duties
        self._today = today
        self._timeout_s = timeout_s

    async def calendar(self, request: Request) -> Response:
        return await self._answer(request, self._calendar)

    async def dossier(self, request: Request) -> Response:
        return await self._answer(request, self._dossier)

    async def _calendar(self, asked: ProfileQuery, current: CurrentDuties) -> Response:
        # The writers of files come when first asked for, so that the service starts without them.
        from dutygraph.service.downloads.calendar_feed import calendar_feed  # noqa: PLC0415

        calendar = _answer(asked, current).calendar(asked.start, asked.end)
        feed = await asyncio.to_thread(
            calendar_feed, calendar, current.duties, current.revision, asked.language
        )
        return _file(feed, "text/calendar; charset=utf-8", 'inline; filename="calendar.ics"')

    async def _dossier(self, asked: ProfileQuery, current: CurrentDuties) -> Response:
        from dutygraph.service.downloads.dossier_sheet import Dossier, read_citations, sheets  # noqa: PLC0415
        from dutygraph.service.downloads.sheets import workbook  # noqa: PLC0415

        answer = _answer(asked, current)
        held = Dossier(
            asked,
            answer.given,
            answer.due,
            answer.calendar(asked.start, asked.end),
            answer.dossier(),
            await read_citations(self._store, answer.given),
        )
        title, created = current.duties.title, current.revision.changed_at
        book = await asyncio.to_thread(lambda: workbook(sheets(held), title, created))
        return _file(book, _XLSX, 'attachment; filename="dossier.xlsx"')

    async def _answer(
        self, request: Request, make: Callable[[ProfileQuery, CurrentDuties], Awaitable[Response]]
    ) -> Response:
        try:
            if len(request.url.query) > _LONGEST_QUERY:
                raise HttpError(
                    414,
                    "URI_TOO_LONG",
                    f"网址超过 {_LONGEST_QUERY} 个字符。 The query string is longer than {_LONGEST_QUERY}"
                    " characters.",
                )
            asked = read_query(request.query_params.multi_items(), self._today())
            async with asyncio.timeout(self._timeout_s):
                return await make(asked, await self._duties.duties(asked.on, asked.task_list))
        except HttpError as error:
            return error_response(error)
        except DutygraphError as error:
            return _refused(error)
        except TimeoutError:
            _log.warning("%s took longer than %g s", request.url.path, self._timeout_s)
            return error_response(
                HttpError(
                    503,
                    "TIMEOUT",
                    f"超过 {self._timeout_s:g} 秒，已中止。 It took longer than {self._timeout_s:g} s.",
                )
            )


def _answer(asked: ProfileQuery, current: CurrentDuties) -> ProfileAnswer:
    return ProfileAnswer(current, asked.profile(current.duties.vocabulary), asked.on)


def _refused(error: DutygraphError) -> Response:
    """A refusal in the words and codes that GraphQL has for it."""
    shown = presentable(GraphQLError(str(error), original_error=error))
    extensions = {name: str(value) for name, value in (shown.extensions or {}).items()}
    return Response(
        error_body(extensions.pop("code"), shown.message, **extensions),
        status_code=400 if isinstance(error, InvalidInput) else 503,
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _file(content: bytes, media_type: str, disposition: str) -> Response:
    return Response(
        content,
        media_type=media_type,
        headers={"Content-Disposition": disposition, "Cache-Control": "no-store"},
    )

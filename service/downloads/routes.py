"""The addresses of files made for one profile: the calendar feed, the workbook and the text document."""

import asyncio
import datetime
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response

from dutygraph.graph.errors import DutygraphError, InvalidInput
from dutygraph.graph.store.port import Store
from dutygraph.reasoning.answer import ProfileAnswer
from dutygraph.reasoning.from_store.duties import CurrentDuties, DutiesReader, begun_by
from dutygraph.schema.errors import presentable
from dutygraph.service.downloads.places import titles
from dutygraph.service.downloads.profile_query import Language, ProfileQuery, read_query
from dutygraph.service.http.errors import HttpError, error_answer

if TYPE_CHECKING:
    from dutygraph.service.downloads.dossier_sheet import Dossier

_LONGEST_QUERY = 8_192
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_LONGEST_NAME = 200
"""In bytes, before day and suffix: file systems hold 255."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*“”\s]+')

_log = logging.getLogger("dutygraph.downloads")


@dataclass(frozen=True, slots=True)
class Downloads:
    """Each answer is read and made within `timeout_s`.

    The files lead back to the page at `address`; None: where they were asked for; empty: there is no page.
    """

    store: Store
    duties: DutiesReader
    today: Callable[[], datetime.date]
    timeout_s: float
    address: str | None = None

    async def calendar(self, request: Request) -> Response:
        return await self._answer(request, self._calendar)

    async def dossier(self, request: Request) -> Response:
        return await self._answer(request, self._dossier)

    async def document(self, request: Request) -> Response:
        return await self._answer(request, self._document)

    async def _calendar(self, asked: ProfileQuery, current: CurrentDuties, address: str) -> Response:
        # The writers of files come when first asked for, so that the service starts without them.
        from dutygraph.service.downloads.calendar_feed import calendar_feed  # noqa: PLC0415

        calendar = _answer(asked, current).calendar(asked.start, asked.end)
        feed = await asyncio.to_thread(calendar_feed, calendar, current, asked.language, address)
        name = _name("合规期限", "compliance-dates", asked, current, "ics")
        return _file(feed, "text/calendar; charset=utf-8", f"inline; {name}")

    async def _dossier(self, asked: ProfileQuery, current: CurrentDuties, address: str) -> Response:
        from dutygraph.service.downloads.dossier_sheet import sheets  # noqa: PLC0415
        from dutygraph.service.downloads.sheets import workbook  # noqa: PLC0415

        held = await self._held(asked, current, address)
        title = titles(current, zh=asked.language is Language.ZH)
        created = current.revision.changed_at
        book = await asyncio.to_thread(lambda: workbook(sheets(held), title, created))
        name = _name("合规义务与材料", "duties-and-materials", asked, current, "xlsx")
        return _file(book, _XLSX, f"attachment; {name}")

    async def _document(self, asked: ProfileQuery, current: CurrentDuties, address: str) -> Response:
        from dutygraph.service.downloads.dossier_document import document  # noqa: PLC0415

        held = await self._held(asked, current, address)
        written = await asyncio.to_thread(document, held, current.revision)
        name = _name("合规义务", "duties", asked, current, "docx")
        return _file(written, _DOCX, f"attachment; {name}")

    async def _held(self, asked: ProfileQuery, current: CurrentDuties, address: str) -> "Dossier":
        from dutygraph.service.downloads.dossier_sheet import Dossier, read_citations  # noqa: PLC0415

        answer = _answer(asked, current)
        return Dossier(asked, answer, await read_citations(self.store, answer), address)

    async def _answer(
        self, request: Request, make: Callable[[ProfileQuery, CurrentDuties, str], Awaitable[Response]]
    ) -> Response:
        try:
            if len(request.url.query) > _LONGEST_QUERY:
                raise HttpError(
                    414,
                    "URI_TOO_LONG",
                    f"网址超过 {_LONGEST_QUERY} 个字符。 The query string is longer than {_LONGEST_QUERY}"
                    " characters.",
                )
            asked = read_query(request.query_params.multi_items(), self.today())
            async with asyncio.timeout(self.timeout_s):
                dates = asked.start, asked.end
                current = await self.duties.duties(asked.on, asked.task_list, asked.sources, dates=dates)
                if "on" in request.query_params:
                    begun_by(current.task_lists, asked.on)
                address = str(request.base_url) if self.address is None else self.address
                return await make(asked, current, address)
        except HttpError as error:
            return error_answer(request, error)
        except DutygraphError as error:
            return error_answer(request, _refused(error))
        except TimeoutError:
            _log.warning("%s took longer than %g s", request.url.path, self.timeout_s)
            said = (
                f"超过 {self.timeout_s:g} 秒，已中止；请稍后再试，或用 list 指明一份清单。"
                f" It took longer than {self.timeout_s:g} s: try again, or name one list."
            )
            return error_answer(request, HttpError(503, "TIMEOUT", said))


def _answer(asked: ProfileQuery, current: CurrentDuties) -> ProfileAnswer:
    return ProfileAnswer(current, asked.profile(current.vocabulary), asked.on)


def _refused(error: DutygraphError) -> HttpError:
    """A refusal in the words and codes that GraphQL has for it."""
    shown = presentable(GraphQLError(str(error), original_error=error))
    extensions = {
        name: ", ".join(value) if isinstance(value, list) else str(value)
        for name, value in (shown.extensions or {}).items()
    }
    status = 400 if isinstance(error, InvalidInput) else 503
    return HttpError(status, extensions.pop("code"), shown.message, extensions=extensions)


def _name(zh: str, en: str, asked: ProfileQuery, current: CurrentDuties, suffix: str) -> str:
    """What a file is called where it is kept: what it is, for whom, by which list and of which day.

    After RFC 6266: in full, and for programs that know no other letters in ASCII.
    """
    in_chinese = asked.language is Language.ZH
    about = titles(current, zh=in_chinese)
    parts = [zh if in_chinese else en, *(part for part in (asked.name, about) if part)]
    said = _NOT_IN_NAMES.sub(" ", "-".join(parts)).strip().encode()[:_LONGEST_NAME].decode(errors="ignore")
    encoded = quote(f"{said}-{asked.on.isoformat()}.{suffix}", safe="")
    return f"filename=\"{en}-{asked.on.isoformat()}.{suffix}\"; filename*=UTF-8''{encoded}"


def _file(content: bytes, media_type: str, disposition: str) -> Response:
    return Response(
        content,
        media_type=media_type,
        headers={"Content-Disposition": disposition, "Cache-Control": "no-store"},
    )

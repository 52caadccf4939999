"""The addresses of files made for one profile: the calendar feed, the workbook and the text document."""

import asyncio
import datetime
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dutygraph.graph.errors import DutygraphError, InvalidInput
from dutygraph.graph.store.port import Store
from dutygraph.reasoning.answer import ProfileAnswer
from dutygraph.reasoning.from_store.duties import CurrentDuties, DutiesReader, begun_by
from dutygraph.schema.errors import presentable
from dutygraph.service.downloads.dossier import Dossier, read_citations
from dutygraph.service.downloads.profile_query import Language, ProfileQuery, read_query
from dutygraph.service.http.errors import HttpError, error_answer

_LONGEST_QUERY = 8_192
_OFFICE = "application/vnd.openxmlformats-officedocument"

_LONGEST_NAME = 200
"""In bytes, before day and suffix: file systems hold 255."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*“”\s]+')

_log = logging.getLogger("dutygraph.downloads")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A file at `path`, made by the function `made` of a `module`, `called` so in Chinese and in English."""

    path: str
    module: str
    called: tuple[str, str]
    media_type: str
    shown: str = "attachment"
    cites: bool = True


_KINDS = (
    _Kind(
        "/calendar.ics", "calendar_feed", ("合规期限", "compliance-dates"), "text/calendar; charset=utf-8",
        "inline", cites=False,
    ),
    _Kind(
        "/dossier.xlsx", "dossier_sheet", ("合规义务与材料", "duties-and-materials"),
        f"{_OFFICE}.spreadsheetml.sheet",
    ),
    _Kind(
        "/duties.docx", "dossier_document", ("合规义务", "duties"), f"{_OFFICE}.wordprocessingml.document"
    ),
)  # fmt: skip


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

    @property
    def routes(self) -> list[Route]:
        return [Route(kind.path, partial(self._answer, kind), methods=["GET"]) for kind in _KINDS]

    async def _made(self, kind: _Kind, asked: ProfileQuery, current: CurrentDuties, address: str) -> Response:
        # The writers of files come when first asked for, so that the service starts without them.
        module = import_module(f"dutygraph.service.downloads.{kind.module}")
        answer = ProfileAnswer(current, asked.profile(current.vocabulary), asked.on)
        citations = await read_citations(self.store, answer) if kind.cites else {}
        dossier = Dossier(asked, answer, citations, address)
        content = await asyncio.to_thread(module.made, dossier)
        name = _name(kind, asked, dossier.title)
        return Response(
            content,
            media_type=kind.media_type,
            headers={"Content-Disposition": f"{kind.shown}; {name}", "Cache-Control": "no-store"},
        )

    async def _answer(self, kind: _Kind, request: Request) -> Response:
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
                return await self._made(kind, asked, current, address)
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


def _refused(error: DutygraphError) -> HttpError:
    """A refusal in the words and codes that GraphQL has for it."""
    shown = presentable(GraphQLError(str(error), original_error=error))
    extensions = {
        name: value if isinstance(value, list) else str(value)
        for name, value in (shown.extensions or {}).items()
    }
    status = 400 if isinstance(error, InvalidInput) else 503
    return HttpError(status, str(extensions.pop("code")), shown.message, extensions=extensions)


def _name(kind: _Kind, asked: ProfileQuery, about: str) -> str:
    """What a file is called where it is kept: what it is, for whom, by which list and of which day.

    After RFC 6266: in full, and for programs that know no other letters in ASCII.
    """
    (zh, en), end = kind.called, f"-{asked.on.isoformat()}{Path(kind.path).suffix}"
    parts = [zh if asked.language is Language.ZH else en, *(part for part in (asked.name, about) if part)]
    said = _NOT_IN_NAMES.sub(" ", "-".join(parts)).strip().encode()[:_LONGEST_NAME].decode(errors="ignore")
    return f"filename=\"{en}{end}\"; filename*=UTF-8''{quote(f'{said}{end}', safe='')}"

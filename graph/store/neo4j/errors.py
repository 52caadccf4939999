"""Where the graph lives on a Neo4j server, and the driver's exceptions in our own words."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
)

from dutygraph.graph.errors import (
    InvalidInput,
    NotAStore,
    QueryTimeout,
    StoreBusy,
    StoreError,
    StoreUnavailable,
)

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_FORM = "neo4j://user:password@host:7687/database"
_GRACE_S = 3.0
"""The server itself ends a transaction within two seconds of its time; this is for one that cannot."""
_SETTING = "DUTYGRAPH_STORE"


class NoAnswer(StoreUnavailable):
    """The server, or its database, is gone for the moment; what was asked may be asked again."""


@dataclass(frozen=True, slots=True)
class Address:
    """`uri` has neither credentials nor database; `place` is what messages call it."""

    uri: str
    place: str
    user: str | None
    password: str
    database: str | None

    @classmethod
    def parse(cls, url: str) -> "Address":
        """Of a URL such as neo4j://user:password@host:7687/database, percent-encoded; else InvalidInput.

        Without a database it is the server's default one, without a user there is no authentication.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port or 7687
        except ValueError as error:
            raise _unusable(f"a part of it is no host or port ({error})") from error
        if parts.scheme not in SCHEMES or not host:
            raise _unusable(f"it must begin with one of {', '.join(SCHEMES)}, then :// and a host")
        if parts.fragment:
            raise _unusable("it has a # in it, which must be written %23")
        written = f"[{host}]" if ":" in host else host
        query = f"?{parts.query}" if parts.query else ""
        return cls(
            f"{parts.scheme}://{written}:{port}{query}",
            f"{written}:{port}",
            unquote(parts.username) if parts.username else None,
            unquote(parts.password or ""),
            unquote(parts.path.strip("/")) or None,
        )


def _unusable(why: str) -> InvalidInput:
    # Never the URL itself: it may hold a password.
    return InvalidInput(f"The URL of the Neo4j store in {_SETTING} cannot be used: {why}.", f"Write {_FORM}.")


@contextlib.asynccontextmanager
async def translated(address: Address, limit_s: float) -> AsyncIterator[None]:
    """Runs its body for about `limit_s` seconds at most; nothing of the driver's own comes out of it."""
    try:
        async with asyncio.timeout(limit_s + _GRACE_S):
            yield
    except TimeoutError as error:
        raise _timeout(address, limit_s) from error
    except Neo4jError as error:
        raise _of_server(error, address, limit_s) from error
    except DriverError as error:
        raise _of_driver(error, address) from error
    except OSError as error:
        raise _unavailable(address, str(error)) from error


def _of_server(error: Neo4jError, address: Address, limit_s: float) -> StoreError | InvalidInput:
    code, message = error.code or "", error.message or ""
    if code.startswith("Neo.ClientError.Security."):
        return _refused(code, message, address)
    if "TransactionTimedOut" in code or "LockClientStopped" in code or "Terminated" in code:
        return _timeout(address, limit_s)
    if code.endswith(".DatabaseUnavailable"):
        return _unavailable(address, message)
    if "DatabaseNotFound" in code or "IllegalDatabase" in code:
        return StoreUnavailable(
            f"The Neo4j server at {address.place} has no database {address.database}.",
            f"Create it, or name another at the end of {_SETTING}: {_FORM}.",
        )
    if isinstance(error, ConstraintError):
        return InvalidInput(
            f"The graph at {address.place} already holds what is to be created: {message}",
            "Two sources may not state a node of the same id.",
        )
    return _failed(error, address, f"{message} ({code})")


def _failed(error: Neo4jError, address: Address, why: str) -> StoreError:
    if isinstance(error, ClientError):
        return StoreError(f"The Neo4j server at {address.place} refused a statement: {why}")
    if error.is_retryable():
        return StoreBusy(
            f"The Neo4j server at {address.place} could not finish a transaction: {why}",
            "Nothing was written; try again.",
        )
    return StoreUnavailable(f"The Neo4j server at {address.place} failed: {why}", "See its log.")


def _refused(code: str, message: str, address: Address) -> StoreUnavailable:
    if code.endswith(".Unauthorized"):
        if address.user is None:
            return StoreUnavailable(
                f"The Neo4j server at {address.place} asks for a user and a password.",
                f"Set them in {_SETTING}: {_FORM}.",
            )
        return StoreUnavailable(
            f"The Neo4j server at {address.place} does not accept the password of user {address.user}.",
            f"Correct user and password in {_SETTING} ({_FORM}); special characters are percent-encoded.",
        )
    if code.endswith(".Forbidden"):
        return StoreUnavailable(
            f"User {address.user} of the Neo4j server at {address.place} lacks a right: {message}",
            "To serve it needs to read, to load to write, to prepare to create constraints and indexes.",
        )
    return StoreUnavailable(
        f"The Neo4j server at {address.place} refuses user {address.user}: {message}",
        f"Check user and password in {_SETTING}.",
    )


def _of_driver(error: DriverError, address: Address) -> StoreError:
    if isinstance(error, IncompleteCommit):
        return NoAnswer(
            f"The connection to the Neo4j server at {address.place} broke while it was committing.",
            "The change is there wholly or not at all; load again, which writes only what is missing.",
        )
    if isinstance(error, ConfigurationError):
        return NotAStore(
            f"What answers at {address.place} cannot be used as a Neo4j server: {error}",
            f"Check scheme, host and port in {_SETTING}.",
        )
    return _unavailable(address, str(error))


def _unavailable(address: Address, why: str) -> NoAnswer:
    first_line = why.strip().partition("\n")[0]
    return NoAnswer(
        f"There is no answer from a Neo4j server at {address.place} ({first_line}).",
        f"Check that it runs, and host, port and scheme in {_SETTING}.",
    )


def _timeout(address: Address, limit_s: float) -> QueryTimeout:
    return QueryTimeout(
        f"The Neo4j server at {address.place} took longer than {limit_s:g} s.",
        "Ask for less, or try again later.",
    )

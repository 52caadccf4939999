"""The driver's exceptions in our own words."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
)

from dutygraph.graph.errors import (
    DutygraphError,
    InvalidInput,
    NotAStore,
    QueryTimeout,
    StillReferenced,
    StoreBusy,
    StoreError,
    StoreUnavailable,
)
from dutygraph.graph.store.neo4j.address import FORM, SETTING, Address

_GRACE_S = 3.0
"""The server itself ends a transaction within two seconds of its time; this is for one that cannot."""


class NoAnswer(StoreUnavailable):
    """The server, or its database, is gone for the moment; what was asked may be asked again."""


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


def _of_server(error: Neo4jError, address: Address, limit_s: float) -> DutygraphError:
    code, message = error.code or "", error.message or ""
    if code.startswith("Neo.ClientError.Security."):
        return _refused(code, message, address)
    if "TransactionTimedOut" in code or "LockClientStopped" in code or "Terminated" in code:
        return _timeout(address, limit_s)
    if code.endswith(".DatabaseUnavailable"):
        return _unavailable(address, message)
    if "DatabaseNotFound" in code or "IllegalDatabase" in code:
        return StoreUnavailable(
            f"{address.place} 的 Neo4j 没有数据库 {address.database}"
            f" The Neo4j server at {address.place} has no database {address.database}.",
            f"请建立它，或在 {SETTING} 末尾另写一个"
            f" Create it, or name another at the end of {SETTING}: {FORM}.",
        )
    if isinstance(error, ConstraintError):
        return _broken(message, address)
    return _failed(error, address, f"{message} ({code})")


def _broken(message: str, address: Address) -> DutygraphError:
    if "still has relationships" in message:
        return StillReferenced(f"The graph still refers to what is to go: {message}", "Unload that as well.")
    return InvalidInput(
        f"The graph at {address.place} already holds what is to be created: {message}",
        "Two sources may not state a node of the same id.",
    )


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
                f"{address.place} 的 Neo4j 需要用户名和密码"
                f" The Neo4j server at {address.place} asks for a user and a password.",
                f"请写在 {SETTING} 中 Set them in {SETTING}: {FORM}.",
            )
        return StoreUnavailable(
            f"{address.place} 的 Neo4j 不接受用户 {address.user} 的密码"
            f" The Neo4j server at {address.place} does not accept the password of user {address.user}.",
            f"请改正用户名和密码"
            f" Correct user and password in {SETTING} ({FORM}); special characters are percent-encoded.",
        )
    if code.endswith(".Forbidden"):
        return StoreUnavailable(
            f"{address.place} 的 Neo4j 用户 {address.user} 权限不足"
            f" User {address.user} of the Neo4j server at {address.place} lacks a right: {message}",
            "serve 需读，load 需写，init 和 migrate 需建约束和索引"
            " To serve it needs to read, to load to write, to prepare to create constraints and indexes.",
        )
    return StoreUnavailable(
        f"The Neo4j server at {address.place} refuses user {address.user}: {message}",
        f"Check user and password in {SETTING}.",
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
            f"Check scheme, host and port in {SETTING}.",
        )
    return _unavailable(address, str(error))


def _unavailable(address: Address, why: str) -> NoAnswer:
    first_line = why.strip().partition("\n")[0]
    return NoAnswer(
        f"{address.place} 的 Neo4j 没有应答"
        f" There is no answer from a Neo4j server at {address.place} ({first_line}).",
        f"请检查它是否运行，以及主机、端口和前缀 Check that it runs, and host, port and scheme in {SETTING}.",
    )


def _timeout(address: Address, limit_s: float) -> QueryTimeout:
    return QueryTimeout(
        f"{address.place} 的 Neo4j 超过 {limit_s:g} 秒未完成"
        f" The Neo4j server at {address.place} took longer than {limit_s:g} s.",
        "请少问一些，或稍后再试 Ask for less, or try again later.",
    )

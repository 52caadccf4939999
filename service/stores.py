"""The one place that chooses an engine, by the scheme of the store's URL."""

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.store.neo4j.address import FORM, SCHEMES, Address
from dutygraph.graph.store.port import Store
from dutygraph.service.settings import Settings

_PATIENCE_S = 60.0
_READ_S = 600.0
_BUSY_S = 5.0


def store_url(settings: Settings) -> str:
    """The URL of the store, with the password set apart from it put in. Never to be shown: see `place`."""
    url = settings.store.get_secret_value().strip()
    password = settings.store_password.get_secret_value() if settings.store_password else None
    if password is None or _scheme(url) not in SCHEMES:
        return url
    parts = urlsplit(url)
    if parts.password is not None:
        raise InvalidInput(
            "DUTYGRAPH_STORE 和 DUTYGRAPH_STORE_PASSWORD 都含有密码。"
            " Both DUTYGRAPH_STORE and DUTYGRAPH_STORE_PASSWORD hold a password.",
            "只保留一个。 Keep one of them.",
        )
    user = parts.username or "neo4j"
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{user}:{quote(password, safe='')}@{host}").geturl()


def holds_password(settings: Settings) -> bool:
    """Whether a password stands in the store's URL itself."""
    url = settings.store.get_secret_value().strip()
    # Not by parsing it: one with a password that is not encoded cannot be parsed.
    return _scheme(url) != "sqlite" and ":" in url.partition("://")[2].rpartition("@")[0]


def engine(url: str) -> str:
    """What kind of store a URL names, for people."""
    return "SQLite" if _scheme(url) == "sqlite" else "Neo4j"


def place(url: str) -> str:
    """Where a store is, without user or password."""
    if _scheme(url) == "sqlite":
        return str(_file(url))
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


async def open_store(
    url: str,
    *,
    timeout_s: float | None = None,
    read_only: bool = False,
    to_write: bool = False,
    prepare_empty: bool = False,
    migrate: bool = False,
    of_any_model: bool = False,
) -> Store:
    """The store of a URL, opened. `timeout_s` bounds each read; without, reads may take long, and another
    writer is waited for.

    An absent SQLite file is made, unless `read_only`, which makes it an error; an empty Neo4j database
    with `prepare_empty` alone. Where nothing can be written, it is an error `to_write`. What an older version
    prepared is changed with `migrate` alone, and read as it is with `of_any_model`, for what sources state.
    InvalidInput where the URL names no engine; StoreUnavailable, StoreBusy and NotAStore as the engine
    finds. No message holds the password.
    """
    if _scheme(url) == "sqlite":
        # Engines are imported where they are chosen, so that one never costs the other's start-up.
        from dutygraph.graph.store.sqlite.store import SqliteStore  # noqa: PLC0415

        return await SqliteStore.open(
            _file(url),
            timeout_s=timeout_s or _READ_S,
            busy_timeout_s=_BUSY_S if timeout_s else _PATIENCE_S,
            read_only=read_only,
            to_write=to_write,
            migrate=migrate,
            of_any_model=of_any_model,
        )
    if _scheme(url) in SCHEMES:
        Address.parse(url)
        from dutygraph.graph.store.neo4j.store import Neo4jStore  # noqa: PLC0415

        # Who loads much should not begin again for a server that was started anew; who asks is told.
        patience_s = 0 if read_only else _PATIENCE_S
        return await Neo4jStore.open(
            url,
            timeout_s=timeout_s or _READ_S,
            patience_s=patience_s,
            read_only=read_only,
            prepare_empty=prepare_empty,
            migrate=migrate,
            of_any_model=of_any_model,
        )
    raise InvalidInput(
        "DUTYGRAPH_STORE 不是可用的存放处。 DUTYGRAPH_STORE names no engine.",
        f"写成 Write one of: sqlite:FILE, {FORM}.",
    )


def is_embedded(url: str) -> bool:
    """Whether the graph is this process's own, in a file, and not on a server with rights of its own."""
    return _scheme(url) == "sqlite"


def is_absent(url: str) -> bool:
    """Whether the URL names a file that does not exist yet."""
    return _scheme(url) == "sqlite" and not _file(url).exists()


def _scheme(url: str) -> str:
    return url.partition(":")[0].lower()


def _file(url: str) -> Path:
    rest = url.partition(":")[2]
    path = unquote(urlsplit(url).path) if rest.startswith("///") else rest
    if not path or path.startswith("//"):
        raise InvalidInput(
            "DUTYGRAPH_STORE 没有写明 SQLite 文件。 DUTYGRAPH_STORE names no SQLite file.",
            "例如 For example: sqlite:./graph.sqlite.",
        )
    return Path(path).expanduser()

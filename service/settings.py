"""Everything that can be set, read from the environment once and never changed after.

The environment variable of a setting is its name in capitals after `DUTYGRAPH_`.
"""

import difflib
import ipaddress
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from dutygraph.graph.errors import InvalidInput, Problem

PREFIX = "DUTYGRAPH_"
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_PACKAGED_SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def _default_store() -> SecretStr:
    return SecretStr(f"sqlite:{platformdirs.user_data_path('dutygraph', appauthor=False) / 'graph.sqlite'}")


class Settings(BaseSettings):
    """Frozen. Each `description` is what docs/settings.md says of the setting, Chinese first."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True, hide_input_in_errors=True
    )

    store: SecretStr = Field(
        default_factory=_default_store,
        description="图谱存放处：`sqlite:文件`，或 `neo4j://用户:密码@主机:7687/数据库`"
        "（也可用 `neo4j+s://`、`neo4j+ssc://`、`bolt://`、`bolt+s://`、`bolt+ssc://`）。"
        " Where the graph is kept: `sqlite:FILE`, or `neo4j://user:password@host:7687/database` and its"
        " variants. User and password are percent-encoded.",
        json_schema_extra={
            "default_text": "`sqlite:` + `graph.sqlite` 位于用户数据目录 in the user's data folder"
        },
    )
    store_password: SecretStr | None = Field(
        default=None,
        description="Neo4j 密码，不写在 `DUTYGRAPH_STORE` 里时用；原样填写，无需编码。"
        " The Neo4j password where the store's URL has none; written as it is, not encoded.",
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="监听地址；`0.0.0.0` 表示所有网卡。 Address to listen on; `0.0.0.0` is every interface.",
    )
    port: int = Field(
        default=8000,
        ge=0,
        le=65535,
        description="监听端口；0 表示任一空闲端口。 Port to listen on; 0 takes any free one.",
    )
    workers: int = Field(
        default=1,
        ge=1,
        le=64,
        description="同一端口上应答的进程数；多于处理器个数无益。"
        " How many processes answer on the port; more than there are processors are of no use.",
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="允许跨域读取的网页来源，逗号分隔，如 `https://a.example,https://b.example`；"
        "`*` 表示全部；空为关闭。"
        " Origins of web pages that may read answers, comma-separated; `*` is any; empty is none.",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="除本机名（`localhost`、`127.0.0.1`、`::1`）和监听地址外，服务应答的主机名，逗号分隔、不带端口，"
        "如 `graph.example`；`*` 表示全部，仅在代理已核对主机名时使用。"
        " Host names that the service answers to beside loopback's and the address it listens on,"
        " comma-separated, without ports; `*` is any, for behind a proxy that checks them itself."
        " Other names get 421.",
    )
    explorer: Literal["on", "off"] = Field(
        default="on",
        description="首页，给不会 GraphQL 的人用：`on` 或 `off`。"
        " The explorer at `/`, for people who know no GraphQL: `on` or `off`.",
    )
    address: str | None = Field(
        default=None,
        pattern=r"^https?://[^\s?#]{1,500}/$",
        description="首页对外的网址，含代理的前缀，以 `/` 结尾，如 `https://graph.example/duties/`；"
        "下载的文件据此链接回来，空则取自请求。"
        " The address by which people open the explorer, a proxy's prefix included, ending in `/`: files"
        " that are downloaded lead back to it. Taken from the request where there is none.",
    )
    graphiql: Literal["on", "off", "auto"] = Field(
        default="auto",
        description="网页查询界面：`on`、`off`，或 `auto`（仅在监听本机地址时开启）。"
        " The GraphiQL page: `on`, `off`, or `auto` (only when listening on a loopback address).",
    )
    max_depth: int = Field(
        default=12, ge=1, description="查询的最大层数。 The deepest nesting of a query's fields."
    )
    max_tokens: int = Field(default=2_000, ge=1, description="查询的最多词元数。 The most tokens in a query.")
    max_cost: int = Field(
        default=25_000,
        ge=1,
        description="查询的最大代价，约为答案中的对象个数；列表按其 `first` 累乘。"
        " The highest cost of a query: about the number of objects in its answer, lists multiplying"
        " by their `first`.",
    )
    max_body_bytes: int = Field(
        default=256 * 1024, ge=1, description="请求正文的最大字节数。 The largest request body, in bytes."
    )
    limit_concurrency: int = Field(
        default=100,
        ge=1,
        description="同时应答的最多请求数，超过即以 503 和 `Retry-After` 拒绝。"
        " The most requests that are answered at once; more get 503 with `Retry-After`.",
    )
    operation_timeout: float = Field(
        default=10.0,
        gt=0,
        description="一次查询的最长秒数，超过即返回 `TIMEOUT`。"
        " The longest an operation may take, in seconds.",
    )
    search_index: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("dutygraph", appauthor=False) / "search",
        description="搜索索引所在文件夹；可随时删除，会重新建立。"
        " Folder of the search index; it may be deleted at any time and is built anew.",
        json_schema_extra={"default_text": "`search` 位于用户缓存目录 in the user's cache folder"},
    )
    search_interval: float = Field(
        default=0.5,
        gt=0,
        description="每隔多少秒查看图谱是否有变，有变则重建搜索索引；重建耗时更久的，间隔同样久。"
        " Seconds between looks at the graph for changes, upon which the search index is renewed; as many"
        " as that took, where it took more.",
    )
    load_processes: int = Field(
        default=0,
        ge=0,
        le=64,
        description="装入时同时读取文件的进程数；0 为处理器个数。"
        " How many processes read documents at once in a load; 0: as many as there are processors.",
    )
    load_seconds: float = Field(
        default=120.0,
        gt=0,
        description="读取一份文件的最长秒数，超过即放弃该文件。"
        " The longest that reading one document may take, in seconds.",
    )
    load_memory_mb: int = Field(
        default=2_048,
        ge=256,
        description="每个读取进程的最大内存（MB）。"
        " The most memory that a reading process may take, in megabytes.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="日志级别：`debug`、`info`、`warning`、`error`。 How much is logged."
    )
    seeds: Path = Field(
        default=_PACKAGED_SEEDS,
        description="随产品提供的数据所在文件夹：词表、文件目录、任务清单。"
        " Folder of the data that ships: the vocabulary, the catalogue, the task lists.",
        json_schema_extra={"default_text": "随产品安装的 as installed: `seeds`"},
    )

    @field_validator("cors_origins", "allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part for part in (piece.strip() for piece in value.split(",")) if part)
        return value

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            scheme, found, rest = origin.partition("://")
            if origin != "*" and not (found and scheme in {"http", "https"} and rest and "/" not in rest):
                raise ValueError(
                    f"{origin} 不是网页来源 is no origin; 写成 one looks like https://app.example"
                    "，不带路径 with no path"
                )
        return value

    @field_validator("allowed_hosts")
    @classmethod
    def _hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        names = tuple(name.lower().removeprefix("[").removesuffix("]").removesuffix(".") for name in value)
        for given, name in zip(value, names, strict=True):
            if name != "*" and not _HOST.fullmatch(name) and not _is_address(name):
                raise ValueError(
                    f"{given} 不是主机名 is no host name; 写成 one looks like graph.example"
                    "，不带端口 with no port"
                )
        return names

    @field_validator("log_level", "explorer", "graphiql", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @property
    def shows_explorer(self) -> bool:
        return self.explorer == "on"

    @property
    def shows_graphiql(self) -> bool:
        return self.graphiql == "on" or (self.graphiql == "auto" and is_loopback(self.host))


def is_loopback(name: str) -> bool:
    """Whether a host name or address leads to this machine wherever it is looked up (RFC 6761, 6.3)."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    return _is_address(name) and ipaddress.ip_address(name).is_loopback


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def read_settings(**given: object) -> Settings:
    """The settings of the environment, with those given (None: not given) in their place.

    InvalidInput names every variable that cannot be used, never its value.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        # Only who has made a mistake waits for this.
        from dutygraph.loaders.knowledge.yaml_file import worded  # noqa: PLC0415

        problems = [
            Problem(PREFIX + ".".join(str(part) for part in found["loc"]).upper(), f"{worded(found)}.")
            for found in error.errors(include_input=False, include_url=False)
        ]
        raise InvalidInput(
            "\n".join(str(problem) for problem in problems),
            "每项设置的含义见 docs/settings.md。 docs/settings.md says what each setting may be.",
        ) from None


def unknown_names(environ: Iterable[str]) -> tuple[tuple[str, str | None], ...]:
    """Variables with our prefix that are no setting, each with the setting most likely meant."""
    known = [name.upper() for name in Settings.model_fields]
    given = sorted(name.removeprefix(PREFIX) for name in environ if name.startswith(PREFIX))
    likely = {name: difflib.get_close_matches(name, known, 1) for name in given if name not in known}
    return tuple((PREFIX + name, PREFIX + near[0] if near else None) for name, near in likely.items())

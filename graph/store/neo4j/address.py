"""Where the graph lives on a Neo4j server. Reads no driver, so that an address can be checked at no cost."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from dutygraph.graph.errors import InvalidInput

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
FORM = "neo4j://user:password@host:7687/database"
SETTING = "DUTYGRAPH_STORE"


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
        except ValueError:
            # The error would repeat what may be a part of the password.
            raise _unusable("a part of it is no host or port") from None
        if parts.scheme not in SCHEMES or not host:
            raise _unusable(f"it must begin with one of {', '.join(SCHEMES)}, then :// and a host")
        if parts.fragment or "@" in parts.path + parts.query:
            # The rest of a password with a character that is not encoded: never to be repeated.
            raise _unusable("of user and password, @ : / % # ? must be percent-encoded")
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
    return InvalidInput(
        f"{SETTING} 的 Neo4j 地址无法识别。 The Neo4j address in {SETTING} cannot be used: {why}.",
        "用户名和密码中的 @ : / % # ? 须写成百分号编码，或把密码放进 DUTYGRAPH_STORE_PASSWORD。"
        f" Write {FORM}, or set DUTYGRAPH_STORE_PASSWORD apart.",
    )

"""Documents that clients send once and name by their SHA-256 afterwards, so that queries fit into a GET.

The protocol is that of "automatic persisted queries", which clients have built in:
`extensions.persistedQuery` with `version` 1 and `sha256Hash`. A document that is not kept is asked for again.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from dutygraph.graph.store.kept import Kept
from dutygraph.service.http.errors import HttpError, bad_request

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Documents:
    def __init__(self, capacity: int) -> None:
        self._kept: Kept[str, bytes] = Kept(capacity, len)

    def document(self, query: str | None, extensions: Mapping[str, Any]) -> str:
        """The text of the document that a request sends, or names; HttpError where there is none."""
        named = extensions.get("persistedQuery")
        if named is None:
            if query is None:
                raise bad_request("缺少 query。 There is no `query`; it is to be the text of the operation.")
            return query
        hash = named.get("sha256Hash") if isinstance(named, dict) and named.get("version") == 1 else None
        if not isinstance(hash, str) or not _SHA256.fullmatch(hash):
            raise bad_request(
                "persistedQuery 须含 version 1 和 sha256Hash。"
                " `persistedQuery` is to have version 1 and sha256Hash, 64 hexadecimal digits in lower case."
            )
        if query is None:
            found = self._kept.get(hash)
            if found is None:
                # The words are the protocol's: clients look for them, and send the document.
                raise HttpError(200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
            return found.decode()
        text = query.encode()
        if hashlib.sha256(text).hexdigest() != hash:
            raise bad_request("sha256Hash 与 query 不符。 `sha256Hash` is not that of `query`.")
        self._kept.keep(hash, text)
        return query

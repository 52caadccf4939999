"""One hash for all a graph holds, kept up to date at the cost of the source that changes."""

import hashlib

EMPTY = "0" * 64
"""The content hash of a graph in which no source states anything."""


def replaced(graph: str, source: str, before: str | None, after: str | None) -> str:
    """The graph's content hash once `source` states something else.

    `graph` is the hash until now, `before` and `after` the content hashes of what the source
    stated and states; None: nothing. The hash is the XOR over all sources of
    sha256(source id, newline, content hash of its statements), 64 hexadecimal digits, so it does
    not depend on the order of loading.
    """
    bits = int(graph, 16)
    for content_hash in (before, after):
        if content_hash is not None:
            bits ^= int(hashlib.sha256(f"{source}\n{content_hash}".encode()).hexdigest(), 16)
    return f"{bits:064x}"

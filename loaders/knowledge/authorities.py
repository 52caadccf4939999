"""Which authority a name means, in a document of a given place."""

import re
from collections.abc import Iterable, Mapping

from dutygraph.graph.model import Authority
from dutygraph.text.first_characters import any_of
from dutygraph.text.normal_text import normal_text

SELF = re.compile(r"我(?:[局委部办厅署]|中心|会(?![员议见计]))")
"""By what an authority calls itself in its own documents."""

# 公安部门 is not 公安部, and 国务院有关部门 or 国务院公安部门, 国务院证券监督管理机构 are others than 国务院.
_NOT_BEFORE = (
    r"(?!门|分(?!别)|办公[厅室]|秘书局|(?:有关|相关|各|其他|组成)(?:主管)?部门"
    r"|(?:(?!会同|联合|指导|督促|组织|协调|及|和|与|向|对|由|将|应|等|的)[一-鿿]){2,8}(?:部门|机构))"
)


class AuthorityIndex:
    """Finds authorities by their names, aliases and, within their place, local aliases (市通管局)."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        entries = tuple(authorities)
        everywhere = {
            _key(name): entry.id
            for entry in entries
            for name in (*entry.aliases, entry.name)
            if name not in entry.local_aliases
        }
        local: dict[str, dict[str, str]] = {}
        for entry in entries:
            if entry.jurisdiction:
                held = local.setdefault(entry.jurisdiction, {})
                held |= {_key(name): entry.id for name in entry.local_aliases}
        self.place_of = {entry.id: entry.jurisdiction for entry in entries}
        self._everywhere = _Names(everywhere)
        self._local = {place: _Names({**names, **everywhere}) for place, names in local.items()}

    def mentions(self, text: str, jurisdiction: str | None = None) -> list[tuple[int, int, str]]:
        """Start, end and id of every authority named in a text, the longest name first, without overlap."""
        return self._local.get(jurisdiction or "", self._everywhere).find(text)


class _Names:
    def __init__(self, ids: Mapping[str, str]) -> None:
        self._ids = ids
        self._pattern = re.compile(f"(?:{any_of(ids)}){_NOT_BEFORE}") if ids else None

    def find(self, text: str) -> list[tuple[int, int, str]]:
        if self._pattern is None:
            return []
        normal = normal_text(text)
        # Documents break names with blanks (市 通管局), so the search is in the text without them.
        named = list(self._pattern.finditer(normal.text.replace(" ", "")))
        held = [at for at, character in enumerate(normal.text) if character != " "] if named else []
        return [
            (normal.starts[held[found.start()]], normal.ends[held[found.end() - 1]], self._ids[found[0]])
            for found in named
        ]


def _key(name: str) -> str:
    return re.sub(r"\s+", "", normal_text(name).text)

"""By which model a graph was written: a mark in the store, on every engine alike."""

import orjson

from dutygraph.graph.errors import NotAStore, OlderStore
from dutygraph.graph.model import MODEL, NODE_TYPES, declaration, properties
from dutygraph.graph.store.days import PATHS

_FACTS = 2
"""How `graph.stated.kept_facts` is kept; rises where a store must be made anew for it."""


def mark() -> str:
    """What a store is marked with that this version writes."""
    held = [(f"{name}.{one.name}", one) for name in NODE_TYPES for one in properties(name).values()]
    return orjson.dumps(
        {
            "model": MODEL,
            "declared": declaration(),
            "indexed": [name for name, one in held if one.indexed],
            "by_part": [name for name, one in held if one.by_part],
            "days": list(PATHS),
            "facts": _FACTS,
        }
    ).decode()


def declared_in(held: str | None) -> frozenset[str]:
    """The model that a mark names, in words; nothing for a store of before there were marks."""
    return frozenset(_read(held)[1])


def check_mark(held: str | None, place: str) -> None:
    """Passes where this version wrote the store; OlderStore where an older one did, else NotAStore."""
    model, declared = _read(held)
    strange = sorted(declared - set(declaration()))
    if model > MODEL or (model == MODEL and strange):
        what = f" ({strange[0]})" if strange else ""
        raise NotAStore(
            f"{place} 是更新版本的 dutygraph 写的 was written by a newer version of dutygraph{what}.",
            "请使用那个版本 Use that version; this one leaves it as it is.",
        )
    if held != mark():
        raise older(place)


def older(place: str) -> OlderStore:
    """What to say of a store that an older version wrote."""
    return OlderStore(
        f"{place} 是旧版本的图谱 holds a graph of an older version.",
        "请先备份（dutygraph backup 文件），再运行 dutygraph migrate Back it up, dutygraph backup FILE, and"
        " run dutygraph migrate; after that, older versions cannot read it.",
    )


def _read(held: str | None) -> tuple[int, set[str]]:
    try:
        plain = orjson.loads(held or "")
        return int(plain["model"]), set(plain["declared"])
    except (ValueError, TypeError, KeyError):
        return 0, set()

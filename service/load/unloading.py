"""Unloading: what a source states goes, in one transaction, and what others state stays."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import node_types_of
from dutygraph.graph.sources.draft import Draft, change
from dutygraph.graph.stated import Changes, Statements
from dutygraph.graph.store.port import Equal, Fetch, Related, Store, into, out
from dutygraph.service.load.file_result import Difference, difference
from dutygraph.service.load.resolver import Resolver

_NEAR = 3
_LIKE = 0.5
_DOCUMENT_OF = {
    "TaskList": (into("STATED_IN", "TaskList"),),
    "Instrument": (out("TEXT_OF", "Instrument"),),
}
"""From a document to what else it goes by."""


@dataclass(frozen=True, slots=True)
class Unloaded:
    """`difference` is what went, or would go, with the source."""

    source: str
    title: str
    difference: Difference


async def unload(store: Store, ids: Sequence[str], *, dry_run: bool = False) -> list[Unloaded]:
    """Take back what sources state, all in one transaction; ids are of documents, or of the list or
    instrument that a document states.

    InvalidInput where there is no such source, and StillReferenced, naming who refers to what would go,
    where others than these rely on it; then nothing is done.
    """
    sources = list(dict.fromkeys([await _source(store, id) for id in ids]))
    said = [stated for id in sources if (stated := await store.stated(id)) is not None]

    async def remove(draft: Draft) -> list[Changes]:
        made = await Resolver().state(draft, {stated.source: None for stated in said})
        for one in made.values():
            if isinstance(one, Exception):
                raise one
        return [one for one in made.values() if isinstance(one, Changes)]

    removed = await remove(await Draft.of(store)) if dry_run else await change(store, remove)
    return [_unloaded(stated, changes) for stated, changes in zip(said, removed, strict=True)]


def _unloaded(said: Statements, changes: Changes) -> Unloaded:
    named = (getattr(node, "title", "") for node in said.nodes if node.id == said.source.id)
    return Unloaded(said.source.id, next(named, ""), difference(changes))


# ---- which source is meant --------------------------------------------------


async def _source(store: Store, id: str) -> str:
    sources = await store.sources()
    for known in (id, f"document:{id}"):
        if known in sources:
            return known
    for node in node_types_of(id):
        if node in _DOCUMENT_OF:
            where = Related(_DOCUMENT_OF[node], Equal("id", id))
            for document in await store.fetch(Fetch("SourceDocument", where=where, limit=1)):
                return document.id
    names = {one.title: one.id for one in await store.fetch(Fetch("SourceDocument", ("title",)))}
    names |= {one: one for one in (*sources, *(held.id for held in await store.fetch(Fetch("TaskList"))))}
    part = id.rpartition(":")[2]
    named = [name for name in names if part in name][:_NEAR]
    near = [names[name] for name in named or difflib.get_close_matches(id, names, _NEAR, _LIKE)]
    raise InvalidInput(
        f"没有装入 {id} Nothing that was loaded goes by the id {id}.",
        f"是否指 Did you mean: {', '.join(near)}?"
        if near
        else "用 dutygraph status 查看已装入的来源 See dutygraph status for what was loaded.",
    )

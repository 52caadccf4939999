"""Unloading: what a source states goes, in one transaction, and what others state stays."""

import difflib
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dutygraph.graph.errors import InvalidInput, StillReferenced
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, node_types_of
from dutygraph.graph.sources.replacement import changes_for, replace
from dutygraph.graph.stated import Changes, Statements
from dutygraph.graph.store.port import (
    All,
    Equal,
    Fetch,
    Not,
    OneOf,
    Record,
    Related,
    Relation,
    Step,
    Store,
    into,
    out,
)
from dutygraph.service.load.file_result import Difference, difference

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
    """Take back what sources state, each in one transaction; ids are of documents, or of the list or
    instrument that a document states.

    InvalidInput where there is no such source, and StillReferenced, naming who refers to what would go,
    where others rely on it: both before anything is done.
    """
    sources = list(dict.fromkeys([await _source(store, id) for id in ids]))
    said = {id: stated for id in sources if (stated := await store.stated(id)) is not None}
    planned = {id: await changes_for(store, stated.source, None) for id, stated in said.items()}
    async for message in _still_referred_to(store, planned.values()):
        raise StillReferenced(
            message,
            "先卸载引用它的文件，或一并卸载 Unload what refers to it first, or together with it.",
        )
    if dry_run:
        return [_unloaded(said[id], changes) for id, changes in planned.items()]
    done: list[Unloaded] = []
    while said:
        done += await _next(store, said)
        for unloaded in done:
            said.pop(unloaded.source, None)
    return done


async def _next(store: Store, said: Mapping[str, Statements]) -> list[Unloaded]:
    """Those that can go now: of sources that refer to each other, the ones that nobody refers to."""
    done = []
    held: StillReferenced | None = None
    for id, stated in said.items():
        try:
            done.append(_unloaded(stated, await replace(store, stated.source, None)))
        except StillReferenced as error:
            held = StillReferenced(f"{id}: {error.message}", error.remedy)
    if held is not None and not done:
        raise held
    return done


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
    lists = [record.id for record in await store.fetch(Fetch("TaskList"))]
    near = difflib.get_close_matches(id, [*sources, *lists], _NEAR, _LIKE)
    raise InvalidInput(
        f"没有装入 {id} Nothing that was loaded goes by the id {id}.",
        f"是否指 Did you mean: {', '.join(near)}?"
        if near
        else "用 dutygraph status 查看已装入的来源 See dutygraph status for what was loaded.",
    )


# ---- who relies on it -------------------------------------------------------


async def _still_referred_to(store: Store, planned: Iterable[Changes]) -> AsyncIterator[str]:
    """In words, what refers to nodes that would go, and does not go itself."""
    going: dict[str, list[str]] = {}
    ceasing: set[tuple[str, frozenset[str]]] = set()
    for changes in planned:
        for node, id in changes.deleted:
            going.setdefault(node, []).append(id)
        ceasing.update((each.type, frozenset((each.start, each.end))) for each in changes.unrelated)
    for declared in RELATIONSHIP_TYPES.values():
        for start, end in declared.ends:
            for near, far, step in (
                (start, end, out(declared.name, end)),
                (end, start, into(declared.name, start)),
            ):
                # Only shared nodes can be what another source relates to.
                if NODE_TYPES[far].shared and going.get(far):
                    for record in await _relying(store, near, step, going):
                        for gone in record.relied_on:
                            if (declared.name, frozenset((record.id, gone.id))) not in ceasing:
                                yield _words(record, declared.name, gone.id)


async def _relying(
    store: Store, node: str, step: Step, going: Mapping[str, Sequence[str]]
) -> Sequence[Record]:
    gone = OneOf("id", tuple(going[step.node]))
    relations = [Relation("relied_on", (step,), Fetch(step.node, where=gone))]
    if (node, "SourceDocument") in RELATIONSHIP_TYPES["STATED_IN"].ends:
        relations.append(
            Relation("documents", (out("STATED_IN", "SourceDocument"),), Fetch("SourceDocument"))
        )
    staying = Not(OneOf("id", tuple(going.get(node, ()))))
    return await store.fetch(
        Fetch(node, where=All((Related((step,), gone), staying)), relations=tuple(relations))
    )


def _words(record: Record, relationship: str, gone: str) -> str:
    documents = ", ".join(document.id for document in getattr(record, "documents", ()))
    of = f" （{documents}）" if documents else ""
    return (
        f"{record.id}{of} 仍引用 still refers to {gone} ({relationship}), "
        "which would go. 未卸载 Nothing was unloaded."
    )

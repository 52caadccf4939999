"""What refers to nodes, so that none of them goes while it is referred to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, SHORTCUTS
from dutygraph.graph.store.port import All, Fetch, Not, OneOf, Related, Relation, Step, Store, into, out


@dataclass(frozen=True, slots=True)
class Reference:
    """A relationship to or from `gone`, at the other end `id`; `documents` are where that one is stated."""

    type: str
    node: str
    id: str
    gone_node: str
    gone: str
    documents: tuple[str, ...] = ()

    @property
    def ends(self) -> frozenset[tuple[str, str]]:
        return frozenset(((self.node, self.id), (self.gone_node, self.gone)))

    def __str__(self) -> str:
        of = f" （{', '.join(self.documents)}）" if self.documents else ""
        return f"{self.id}{of} 仍引用 still refers to {self.gone} ({self.type}), which would go."


async def references(store: Store, gone: Mapping[str, Sequence[str]]) -> Sequence[Reference]:
    """The relationships that the stored graph has between the nodes of `gone`, ids by type, and others."""
    return [
        Reference(step.type, near, record.id, step.node, end.id, tuple(one.id for one in documents))
        for near, step in _steps(gone)
        for record in await store.fetch(_relying(near, step, gone))
        for documents in [getattr(record, "documents", ())]
        for end in record.relied_on
    ]


def _steps(gone: Iterable[str]) -> Iterator[tuple[str, Step]]:
    """Only shared nodes can be what another source relates to, and the longer way is told for the shorter."""
    types = {node for node in gone if NODE_TYPES[node].shared}
    short = {(each.type, each.start, each.end) for each in SHORTCUTS}
    for declared in RELATIONSHIP_TYPES.values():
        for start, end in () if declared.loose else declared.ends:
            if (declared.name, start, end) in short:
                continue
            if end in types:
                yield start, out(declared.name, end)
            if start in types:
                yield end, into(declared.name, start)


def _relying(node: str, step: Step, gone: Mapping[str, Sequence[str]]) -> Fetch:
    ids = OneOf("id", tuple(gone[step.node]))
    relations = [Relation("relied_on", (step,), Fetch(step.node, where=ids))]
    if (node, "SourceDocument") in RELATIONSHIP_TYPES["STATED_IN"].ends:
        relations.append(
            Relation("documents", (out("STATED_IN", "SourceDocument"),), Fetch("SourceDocument"))
        )
    staying = Not(OneOf("id", tuple(gone.get(node, ()))))
    return Fetch(node, where=All((Related((step,), ids), staying)), relations=tuple(relations))

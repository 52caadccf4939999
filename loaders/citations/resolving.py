"""What the citations of a source mean, put beside what it says: the one step that knows other documents."""

from collections.abc import Callable, Container, Iterable
from dataclasses import replace

from dutygraph.graph.model import Citation, Node, Provision, Relationship, Task
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.text.provision_labels import provision_id, whole_article


def cited_by(node: Node) -> Cited | None:
    """What a citation names; None where it names no instrument, or is none."""
    if not isinstance(node, Citation):
        return None
    return Cited(node.cited_title, node.cited_numbers, node.cited_provisions) or None


def resolved(said: Statements, resolve: Callable[[Cited], Resolution]) -> Statements:
    """What a document states, with its citations as they are to be resolved now.

    Whatever they were resolved to before is forgotten: only what they name counts. An article of a known
    instrument that nobody states is stated by whoever cites it, so that both meet when its text is loaded.
    """
    waiting = {node.id: cited for node in said.nodes if (cited := cited_by(node))}
    if not waiting:
        return said
    own = {node.id for node in said.nodes if not isinstance(node, Provision) or node.position is not None}
    links = _Links(link for link in said.relationships if not _follows(link, waiting, own))
    nodes: list[Node] = []
    named: dict[str, Provision] = {}
    for node in said.nodes:
        if node.id in waiting and isinstance(node, Citation):
            found = resolve(waiting[node.id])
            nodes.append(replace(node, status=found.status, note=found.note, note_en=found.note_en))
            links.citation(node, found)
            if (part := _only_named(waiting[node.id], found)) and found.instrument:
                links.add(Citation.__name__, node.id, "REFERS_TO", Provision.__name__, part.id)
                if part.id not in own:
                    named[part.id] = part
                    links.add("Instrument", found.instrument, "HAS_PROVISION", Provision.__name__, part.id)
        elif node.id in own:
            nodes.append(node)
    return replace(
        said,
        nodes=(*nodes, *named.values()),
        relationships=tuple(links.all.values()),
        read_hash=said.content_hash,
    )


def _follows(link: Relationship, waiting: Container[str], own: Container[str]) -> bool:
    """Whether a relationship is one that resolving makes, and so makes anew."""
    match link.type:
        case "REFERS_TO":
            return link.start in waiting or link.start_type == Task.__name__
        case "SUGGESTS":
            return link.start in waiting
        case "HAS_PROVISION":
            return link.end not in own
    return False


def _only_named(cited: Cited, found: Resolution) -> Provision | None:
    """The article that is cited, where it is not on record."""
    if found.instrument is None or found.provision is not None or len(cited.provisions) != 1:
        return None
    label = whole_article(cited.provisions[0])
    return Provision(id=provision_id(found.instrument, label), label=label)


class _Links:
    def __init__(self, kept: Iterable[Relationship]) -> None:
        self.all = {(link.type, link.start, link.end): link for link in kept}

    def add(self, start_type: str, start: str, type: str, end_type: str, end: str) -> None:
        if (type, start, end) not in self.all:
            self.all[type, start, end] = Relationship(type, start_type, start, end_type, end)

    def citation(self, node: Citation, found: Resolution) -> None:
        for type, end_type, ends in (
            ("SUGGESTS", "Instrument", found.suggestions),
            ("REFERS_TO", "Instrument", (found.instrument,)),
            ("REFERS_TO", "Provision", (found.provision,)),
        ):
            for end in ends:
                if end is not None:
                    self.add(Citation.__name__, node.id, type, end_type, end)

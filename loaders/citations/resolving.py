"""What the citations of a source mean, put beside what it says: the one step that knows other documents."""

from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from dutygraph.graph.model import Citation, Instrument, Node, Provision, Relationship, Task
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
    links = [link for link in said.relationships if not _follows(link, waiting, own)]
    nodes: list[Node] = []
    named: dict[str, Provision] = {}
    for node in said.nodes:
        if node.id in waiting and isinstance(node, Citation):
            found = resolve(waiting[node.id])
            nodes.append(replace(node, status=found.status, note=found.note, note_en=found.note_en))
            links += _linked(node, "SUGGESTS", Instrument, *found.suggestions)
            links += _linked(node, "REFERS_TO", Instrument, found.instrument)
            links += _linked(node, "REFERS_TO", Provision, found.provision)
            if (part := _only_named(waiting[node.id], found)) and found.instrument:
                links += _linked(node, "REFERS_TO", Provision, part.id)
                if part.id not in own:
                    named[part.id] = part
                    of = "Instrument", found.instrument, "Provision", part.id
                    links.append(Relationship("HAS_PROVISION", *of))
        elif node.id in own:
            nodes.append(node)
    once: dict[tuple[str, str, str], Relationship] = {}
    for link in links:
        once.setdefault((link.type, link.start, link.end), link)
    return replace(
        said,
        nodes=(*nodes, *named.values()),
        relationships=tuple(once.values()),
        read_hash=said.content_hash,
    )


def _linked(node: Citation, type: str, end: type[Node], *ids: str | None) -> Iterator[Relationship]:
    return (Relationship(type, Citation.__name__, node.id, end.__name__, id) for id in ids if id)


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

"""What a graph holds, for `dutygraph status`."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dutygraph.graph.model import NODE_TYPES
from dutygraph.graph.store.port import Fetch, PropertyKey, Record, Revision, Store, along, into, out
from dutygraph.loaders.reviews.finding import review_path
from dutygraph.service.load.files import shipped
from dutygraph.service.stores import engine, place


@dataclass(frozen=True, slots=True)
class Status:
    """`counts` by node type; `sources` by id with the hash of what each states; `documents` as fetched.

    `differing` are the files that ship and were not loaded as they are now.
    """

    revision: Revision
    counts: Mapping[str, int]
    sources: Mapping[str, str]
    documents: Sequence[Record]
    differing: Sequence[str]


async def is_empty(store: Store) -> bool:
    """Whether no document was ever loaded; what an interrupted first load left behind counts as nothing."""
    return await store.count(Fetch("SourceDocument")) == 0


async def differing(store: Store, seeds: Path) -> list[str]:
    """Names of the files that ship and were not loaded as they are now."""
    loaded = {"vocabulary.yaml": "vocabulary", "catalogue.yaml": "catalogue:shipped"}
    documents = await store.fetch(Fetch("SourceDocument", ("sha256",)))
    loaded |= {document.sha256: document.id for document in documents}
    found = []
    for path in shipped(seeds):
        held = path.read_bytes()
        file = path if path.name in loaded else review_path(path)
        id = loaded.get(path.name) or loaded.get(hashlib.sha256(held).hexdigest())
        said = await store.stated(id) if id else None
        if said is None or (file.is_file() and said.file != file.read_bytes().decode("utf-8-sig")):
            found.append(path.name)
    return found


def differing_told(files: Sequence[str]) -> str:
    return (
        "随产品提供的文件未装入，或与已装入的不同 What ships is not loaded, or not as it ships: "
        f"{', '.join(files)}；运行 run dutygraph load --shipped"
    )


async def read_status(store: Store, seeds: Path) -> Status:
    return Status(
        await store.revision(),
        {name: await store.count(Fetch(name)) for name in NODE_TYPES},
        await store.sources(),
        await store.fetch(
            Fetch(
                "SourceDocument",
                ("title", "loaded_at", "characters", "modelled"),
                order=(PropertyKey("loaded_at"),),
                relations=(
                    along("task_lists", into("STATED_IN", "TaskList"), limit=1),
                    along("text_of", out("TEXT_OF", "Instrument"), of=("kind",), limit=1),
                ),
            )
        ),
        await differing(store, seeds),
    )


def lines(status: Status, url: str) -> Iterator[str]:
    """For people; without user and password of the store's URL."""
    yield f"引擎 Engine      {engine(url)}"
    yield f"位置 Place       {place(url)}"
    if status.revision.number == 0:
        yield "版本 Revision    0（空 empty）"
        return
    changed_at = status.revision.changed_at.isoformat(" ", "seconds")
    yield f"版本 Revision    {status.revision.number}  {changed_at}  {status.revision.content_hash[:12]}"
    if status.differing:
        yield differing_told(status.differing)
    yield "数量 Holds"
    for name, count in status.counts.items():
        if count:
            yield f"  {count:>8}  {NODE_TYPES[name].called}"
    yield "来源 Sources"
    titles = {document.id: document for document in status.documents}
    for source in status.sources:
        document = titles.get(source)
        if document is None:
            yield f"  {source}"
        else:
            share = document.modelled / document.characters if document.characters else 0
            loaded_at = document.loaded_at.isoformat(" ", "seconds")
            kind = _kind(document)
            yield f"  {source}  [{kind}]  {document.title}  {loaded_at}  已建模 modelled {share:.0%}"


def _kind(document: Record) -> str:
    """What a document is: a task list, or the text of a law, rule or standard."""
    if document.task_lists:
        return NODE_TYPES["TaskList"].called
    return document.text_of[0].kind if document.text_of else NODE_TYPES["SourceDocument"].called

"""What a graph holds, for `dutygraph status`."""

import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path

import orjson

from dutygraph.graph.model import NODE_TYPES
from dutygraph.graph.store.port import Fetch, Record, Store, along, into, out
from dutygraph.loaders.reviews.finding import review_path
from dutygraph.schema.words import words_of
from dutygraph.service.load.files import shipped
from dutygraph.service.stores import engine, place


async def is_empty(store: Store) -> bool:
    """Whether no document was loaded yet; what was unloaded is to stay so.

    One load alone, of additions or of one that was interrupted, counts as nothing.
    """
    return (await store.revision()).number <= 1 and await store.count(Fetch("SourceDocument")) == 0


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
        packed = await store.packed(id) if id else None
        # A service asks on its way up: what is stated is not made of it.
        said = orjson.loads(zlib.decompress(packed)) if packed else None
        if said is None or (file.is_file() and said.get("file") != file.read_bytes().decode("utf-8-sig")):
            found.append(path.name)
    return found


def differing_told(files: Sequence[str]) -> str:
    return (
        "随产品提供的文件未装入，或与已装入的不同 What ships is not loaded, or not as it ships: "
        f"{', '.join(files)}；运行 run dutygraph load --shipped"
    )


async def lines(store: Store, seeds: Path, url: str) -> list[str]:
    """For people; without user and password of the store's URL."""
    revision = await store.revision()
    told = [f"引擎 Engine      {engine(url)}", f"位置 Place       {place(url)}"]
    if revision.number == 0:
        return [*told, "版本 Revision    0（空 empty）"]
    changed_at = revision.changed_at.isoformat(" ", "seconds")
    told.append(f"版本 Revision    {revision.number}  {changed_at}  {revision.content_hash[:12]}")
    if files := await differing(store, seeds):
        told.append(differing_told(files))
    told.append("数量 Holds")
    for name, node in NODE_TYPES.items():
        if count := await store.count(Fetch(name)):
            told.append(f"  {count:>8}  {node.called}")
    told.append("来源 Sources")
    documents = {document.id: document for document in await store.fetch(_DOCUMENTS)}
    for source in await store.sources():
        document = documents.get(source)
        told.append(f"  {_told(document) if document else source}")
    return told


_DOCUMENTS = Fetch(
    "SourceDocument",
    ("title", "loaded_at", "characters", "modelled"),
    relations=(
        along("task_lists", into("STATED_IN", "TaskList"), limit=1),
        along("text_of", out("TEXT_OF", "Instrument"), of=("kind",), limit=1),
    ),
)


def _told(document: Record) -> str:
    share = document.modelled / document.characters if document.characters else 0
    loaded_at = document.loaded_at.isoformat(" ", "seconds")
    kind = _kind(document)
    return f"{document.id}  [{kind}]  {document.title}  {loaded_at}  已建模 modelled {share:.0%}"


def _kind(document: Record) -> str:
    """What a document is: a task list, or the text of a law, rule or standard."""
    if document.task_lists:
        return NODE_TYPES["TaskList"].called
    if document.text_of:
        return " ".join(words_of("InstrumentKind")[document.text_of[0].kind])
    return NODE_TYPES["SourceDocument"].called

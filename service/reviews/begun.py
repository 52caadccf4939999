"""Writing a review to begin with."""

import datetime
from contextlib import closing
from functools import partial
from pathlib import Path

from dutygraph.graph.errors import DutygraphError, InvalidInput
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.store.port import Fetch, Store
from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.loaded import Kind
from dutygraph.loaders.read import begin_review
from dutygraph.loaders.reviews.finding import review_path
from dutygraph.service.load.files import catalogue_of, vocabulary_of
from dutygraph.service.load.knowledge_from_store import read_knowledge
from dutygraph.service.load.loading import load_paths, scratch
from dutygraph.service.load.pool import Readers, ReadingLimits
from dutygraph.service.load.resolver import entries_in


async def write_new_review(
    store: Store,
    document: Path,
    seeds: Path,
    kind: Kind | None,
    output: Path | None,
    limits: ReadingLimits,
) -> Path:
    """Where it was written.

    RefusedDocument for a document that is not read within the limits, InvalidInput where there is a file
    already or none can be written there. The document is read with what the store knows; with what ships
    where that is nothing.
    """
    target = output or review_path(document)
    if target.exists():
        raise InvalidInput(
            f"{target}：已有此文件。 There is such a file.",
            "请改名，或用 --output 写到别处。 Rename it, or write elsewhere with --output.",
        )
    if await store.count(Fetch("Instrument")) == 0:
        async with scratch() as shipped:
            await load_paths(shipped, [vocabulary_of(seeds), catalogue_of(seeds)], seeds=seeds)
            text = await _begun(shipped, document, seeds, kind, limits)
    else:
        text = await _begun(store, document, seeds, kind, limits)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise InvalidInput(
            f"{target}：无法写入。 It cannot be written: {error.strerror}.",
            "请检查路径与权限，或用 --output。 Check the path and its permissions, or use --output.",
        ) from error
    return target


async def _begun(store: Store, document: Path, seeds: Path, kind: Kind | None, limits: ReadingLimits) -> str:
    draft = await Draft.of(store)
    knowledge = await read_knowledge(draft, vocabulary_of(seeds))
    known = InstrumentIndex(await entries_in(draft))
    today = datetime.datetime.now().astimezone().date()
    work = partial(begin_review, resolve=known.resolve, as_kind=kind, today=today)
    with closing(Readers(1, knowledge, limits)) as readers:
        answer = await readers.read(document, work)
    if isinstance(answer, DutygraphError):
        raise answer
    return answer

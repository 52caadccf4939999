"""Loading: files in, the graph's statements replaced by what they say now, a batch of files a transaction."""

import asyncio
import tempfile
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from dutygraph.graph.errors import DutygraphError, RefusedDocument, StoreError
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import facts
from dutygraph.graph.store.port import Fetch, Store
from dutygraph.loaders.kinds import Kind as DocumentKind
from dutygraph.loaders.knowledge.catalogue import read_catalogue
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.reviews.finding import reviews_in
from dutygraph.service.load.file_result import FileResult, Refusal, counts_of
from dutygraph.service.load.files import FileKind, Named, catalogue_of, named, vocabulary_of
from dutygraph.service.load.knowledge_from_store import read_knowledge
from dutygraph.service.load.pool import Readers, ReadingLimits, readers_for
from dutygraph.service.load.read_one import Answer, NotRead, Wanted
from dutygraph.service.load.writing import RECORDS, Item, Writer
from dutygraph.service.stores import open_file

Progress: TypeAlias = Callable[[Path, int, int], None]
"""Told of each file when its turn comes, how many are done, and how many there are; and at the end."""

_AHEAD = 4
"""So many are read ahead for each that is read at once: one slow document must not stop the rest."""


@dataclass(frozen=True, slots=True)
class Options:
    """`as_kind` names the kind of every document instead of its structure; `replace_others` lets a document
    take the place of one with the same id and another title; `discard_review` lets it take what a person
    confirmed or translated with it.
    """

    review: bool = True
    as_kind: DocumentKind | None = None
    replace_others: bool = False
    discard_review: bool = False
    limits: ReadingLimits = field(default_factory=ReadingLimits)


_USUAL = Options()


def _silent(_path: Path, _done: int, _total: int) -> None: ...


async def load_paths(
    store: Store,
    paths: Sequence[Path],
    *,
    seeds: Path,
    options: Options = _USUAL,
    dry_run: bool = False,
    progress: Progress = _silent,
) -> list[FileResult | Refusal]:
    """Load files, vocabularies and catalogues first; one that is refused keeps none of the others out.

    Where the graph knows no enterprise types or no instruments, the vocabulary or catalogue of
    `seeds` is loaded before all else. What is stored does not depend on the order of the documents. A dry
    run writes nothing. A store that fails ends it: the file that met the failure is the last in the answer.
    """
    refused: list[FileResult | Refusal] = []
    files: list[Named] = []
    for path in paths:
        try:
            files.append(named(path))
        except RefusedDocument as error:
            refused.append(Refusal(path, error))
    missing = await _missing(store, files, seeds)
    asked = {file.path for file in files}
    writer = Writer(
        store, asked=asked, replace_others=options.replace_others, discard_review=options.discard_review,
        dry_run=dry_run,
    )  # fmt: skip
    files = sorted([*missing, *files], key=lambda file: file.kind)
    outcomes = await _Load(store, writer, seeds, options, progress).run(files)
    if any(isinstance(one, FileResult) and one.path in asked for one in outcomes):
        return refused + outcomes
    # Nothing of what was asked for can be loaded: then what it lacks is not loaded for it either.
    return refused + [
        one
        for one in outcomes
        if isinstance(one, Refusal) and (one.path in asked or isinstance(one.error, StoreError))
    ]


async def _missing(store: Store, files: Sequence[Named], seeds: Path) -> list[Named]:
    kinds = {file.kind for file in files}
    missing = []
    if FileKind.VOCABULARY not in kinds and await store.count(Fetch("EnterpriseType", limit=1)) == 0:
        missing.append(Named(vocabulary_of(seeds), FileKind.VOCABULARY))
    if FileKind.CATALOGUE not in kinds and await store.count(Fetch("Instrument", limit=1)) == 0:
        missing.append(named(catalogue_of(seeds)))
    return missing if files else []


@asynccontextmanager
async def scratch() -> AsyncIterator[Store]:
    """An empty graph in a file of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="dutygraph-") as folder:
        store = await open_file(Path(folder) / "graph.sqlite")
        try:
            yield store
        finally:
            await store.close()


class _Load:
    """One run over several files, those that documents are read with before the documents."""

    def __init__(
        self, store: Store, writer: Writer, seeds: Path, options: Options, progress: Progress
    ) -> None:
        self._store = store
        self._writer = writer
        self._seeds = seeds
        self._vocabulary = vocabulary_of(seeds)
        self._options = options
        self._progress = progress
        self._outcomes: dict[int, FileResult | Refusal] = {}
        self._read: list[Item] = []
        self._certain = 0

    async def run(self, files: Sequence[Named]) -> list[FileResult | Refusal]:
        """What became of each, in order; a store that fails ends it, and takes the batch with it."""
        try:
            await self._run(files)
        except StoreError as error:
            certain = [self._outcomes[at] for at in range(self._certain)]
            return [*certain, Refusal(files[min(self._certain, len(files) - 1)].path, error)]
        return [outcome for _, outcome in sorted(self._outcomes.items())]

    async def _run(self, files: Sequence[Named]) -> None:
        before = [file for file in files if file.kind is not FileKind.DOCUMENT]
        documents = [file.path for file in files[len(before) :]]
        draft = await Draft.of(self._store)
        for at, file in enumerate(before):
            self._progress(file.path, at, len(files))
            try:
                self._read.append(await self._knowledge(draft, at, file))
            except StoreError:
                raise
            except DutygraphError as error:
                self._outcomes[at] = Refusal(file.path, error)
            self._progress(file.path, at + 1, len(files))
        if documents:
            await self._documents(draft, documents, len(before))
        await self._write(len(files))

    async def _knowledge(self, draft: Draft, at: int, file: Named) -> Item:
        """A vocabulary or catalogue, put into the draft that the documents are read by."""
        if file.kind is FileKind.VOCABULARY:
            self._vocabulary = file.path
        vocabulary = read_vocabulary(self._vocabulary)
        if file.kind is FileKind.VOCABULARY:
            title, said = "词表 vocabulary", vocabulary.statements()
        else:
            elsewhere = await _stated_elsewhere(draft, f"catalogue:{file.name}")
            catalogue = read_catalogue(file.path, vocabulary, elsewhere)
            title, said = "文件目录 catalogue", catalogue.statements(vocabulary)
        await draft.add(said.source, said)
        return Item(at, file.path, title, file.kind.name.lower(), said, counts_of(said))

    async def _documents(self, draft: Draft, paths: Sequence[Path], first: int) -> None:
        options = self._options
        try:
            knowledge = await read_knowledge(draft, self._vocabulary)
        except RefusedDocument as error:
            # The vocabulary that was named is refused: then nothing can be read by it.
            self._outcomes |= {at: Refusal(path, error) for at, path in enumerate(paths, first)}
            return
        reviews = reviews_in([self._seeds / "task-lists", *(path.parent for path in paths)], paths)
        wanted = [Wanted(path, options.review, options.as_kind, reviews) for path in paths]
        total = first + len(paths)
        self._progress(paths[0], first, total)
        async with readers_for(paths, options.limits) as readers:
            readers.know(knowledge)
            async with aclosing(_answers(readers, wanted)) as answers:
                async for number, answer in answers:
                    at, path = first + number, paths[number]
                    if isinstance(answer, NotRead):
                        self._outcomes[at] = Refusal(path, answer.error)
                    else:
                        said, kind = answer.statements, answer.kind.value
                        self._read.append(
                            Item(at, path, answer.title, kind, said, answer.counts, answer.warnings)
                        )
                    if sum(item.size for item in self._read) >= RECORDS:
                        await self._write(at + 1)
                    self._progress(path, at + 1, total)
                    if at + 1 < total:
                        self._progress(paths[number + 1], at + 1, total)

    async def _write(self, certain: int) -> None:
        """Write what was read; where nothing of it can be, what documents are read with waits for others."""
        self._outcomes |= await self._writer.write(self._read)
        if self._writer.wrote:
            self._read, self._certain = [], certain
        else:
            self._read = [item for item in self._read if item.document is None]


async def _stated_elsewhere(draft: Draft, source: str) -> AbstractSet[str]:
    """Ids of the instruments and authorities that sources other than `source` state."""
    types = ("Instrument", "Authority")
    ids = {record.id for name in types for record in await draft.store.fetch(Fetch(name))}
    ids |= {id for name, id in draft.nodes if name in types}
    own = ids & facts(await draft.stated(source)).keys()
    shared = {id for id, of in (await draft.facts(own)).items() if {said.source.id for said in of} - {source}}
    return ids - own | shared


async def _answers(readers: Readers, wanted: Sequence[Wanted]) -> AsyncGenerator[tuple[int, Answer], None]:
    """In the order asked, whichever is read first."""
    ahead = readers.width * _AHEAD if readers.width > 1 else 1
    waiting: deque[asyncio.Task[Answer]] = deque()
    rest = iter(wanted)
    try:
        for at in range(len(wanted)):
            while len(waiting) < ahead and (one := next(rest, None)) is not None:
                waiting.append(asyncio.create_task(readers.read(one)))
            yield at, await waiting.popleft()
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

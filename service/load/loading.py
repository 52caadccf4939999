"""Loading: files in, the graph's statements replaced by what they say now, a batch of files a transaction."""

import asyncio
import tempfile
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from pathlib import Path

from dutygraph.graph.errors import DutygraphError, RefusedDocument, StoreError
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.store.port import Fetch, Store
from dutygraph.loaders.knowledge.extending import SHIPPED
from dutygraph.loaders.knowledge.yaml_file import YamlFile
from dutygraph.loaders.loaded import Kind as DocumentKind
from dutygraph.loaders.loaded import Loaded
from dutygraph.loaders.reviews.finding import bound_to, review_path, reviews_in
from dutygraph.service.load.file_result import FileResult, Interrupted, Refusal
from dutygraph.service.load.files import FileKind, Named, catalogue_of, named, size_of, vocabulary_of
from dutygraph.service.load.knowledge_from_store import read_knowledge, stated_by
from dutygraph.service.load.pool import Readers
from dutygraph.service.load.progress import Progress
from dutygraph.service.load.read_one import Answer, Work, load_one
from dutygraph.service.load.writing import USUAL, Item, Options, Writer
from dutygraph.service.stores import open_store

_AHEAD = 4
"""So many are read ahead for each that is read at once: one slow document must not stop the rest."""
_AHEAD_BYTES = 2_000_000
"""Of smaller files so many more that these are about a batch: they are read while one is written."""
_LEAST_BYTES = 10_000


_TITLES = {
    FileKind.VOCABULARY: "词表 vocabulary",
    FileKind.CATALOGUE: "文件目录 catalogue",
    FileKind.SYNONYMS: "同义词 synonyms",
}


async def load_paths(
    store: Store,
    paths: Sequence[Path],
    *,
    seeds: Path,
    options: Options = USUAL,
    dry_run: bool = False,
    progress: Progress = lambda *_: None,
) -> list[FileResult | Refusal]:
    """Load files, vocabularies and catalogues first; one that is refused keeps none of the others out.

    Where the graph knows no enterprise types or no instruments, or lacks what a file extends, the vocabulary
    or catalogue of `seeds` is loaded before all else. What is stored does not depend on the order of the
    documents. A dry run writes nothing. A store that fails ends it, and so does who cancels it, which is told
    last, without a file.
    """
    refused: list[FileResult | Refusal] = []
    files: list[Named] = []
    for path in paths:
        try:
            files.append(named(path))
        except RefusedDocument as error:
            refused.append(Refusal(path, error))
    files = sorted([*await lacking(store, files, seeds), *files], key=lambda file: file.order)
    writer = Writer(store, options, dry_run=dry_run)
    outcomes: list[FileResult | Refusal]
    try:
        await _Load(store, writer, seeds, options, progress).run(files)
        outcomes = [outcome for _, outcome in sorted(writer.outcomes.items())]
    except (StoreError, asyncio.CancelledError) as error:
        # It takes the batch with it.
        ended = error if isinstance(error, StoreError) else Interrupted()
        outcomes = [*writer.certain, Refusal(None, ended)]
    if any(isinstance(one, FileResult) and one.asked for one in outcomes):
        return refused + outcomes
    # Nothing of what was asked for can be loaded: then what it lacks is not loaded for it either.
    return refused + [one for one in outcomes if isinstance(one, Refusal) and one.path in {None, *paths}]


async def lacking(store: Store, files: Sequence[Named], seeds: Path) -> list[Named]:
    """What ships and the graph lacks for these files to be loaded."""
    if not files:
        return []
    sources = await store.sources()
    extended = {file.kind for file in files if file.extends == SHIPPED}
    found = []
    for kind, path, source, known in (
        (FileKind.VOCABULARY, vocabulary_of(seeds), "vocabulary", "EnterpriseType"),
        (FileKind.CATALOGUE, catalogue_of(seeds), "catalogue:shipped", "Instrument"),
    ):
        given = any(file.kind is kind and file.extends is None for file in files)
        needed = kind in extended and source not in sources
        if not given and (needed or await store.count(Fetch(known, limit=1)) == 0):
            found.append(named(path, asked=False))
    return found


@asynccontextmanager
async def scratch() -> AsyncIterator[Store]:
    """An empty graph in a file of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="dutygraph-") as folder:
        store = await open_store(f"sqlite:{folder}/graph.sqlite")
        try:
            yield store
        finally:
            await store.close()


_KEPT = "未见复核文件，沿用图谱中的 no review was found: the one that the graph keeps of this text holds."


@dataclass(frozen=True, slots=True)
class _Load:
    """One run over several files, those that documents are read with before the documents."""

    _store: Store
    _writer: Writer
    _seeds: Path
    _options: Options
    _progress: Progress

    async def run(self, files: Sequence[Named]) -> None:
        draft = await Draft.of(self._store)
        before = [(file, file.file) for file in files if file.file is not None]
        first = len(before)
        broken: DutygraphError | None = None
        for at, (file, content) in enumerate(before):
            self._tell(files, at)
            try:
                await self._writer.add(await self._knowledge(draft, at, file, content))
            except StoreError:
                raise
            except DutygraphError as error:
                self._writer.outcomes[at] = Refusal(file.path, error)
                broken = broken or (error if file.kind is FileKind.VOCABULARY else None)
        self._tell(files, first)
        if broken:
            # The vocabulary that was named is refused: then nothing can be read by it.
            rest = enumerate(files[first:], first)
            self._writer.outcomes |= {at: Refusal(file.path, broken) for at, file in rest}
        elif first < len(files):
            await self._documents(draft, files, first)
        await self._writer.write()

    def _tell(self, files: Sequence[Named], done: int) -> None:
        """The files that nobody asked for do not count."""
        unasked = [not file.asked for file in takewhile(lambda file: file.file, files)]
        if files:
            path = files[min(done, len(files) - 1)].path
            self._progress(path, done - sum(unasked[:done]), len(files) - sum(unasked))

    async def _knowledge(self, draft: Draft, at: int, file: Named, content: YamlFile) -> Item:
        """A vocabulary, catalogue or synonyms, put into the draft that the documents are read by."""
        said, warnings = await stated_by(content, draft, vocabulary_of(self._seeds))
        await draft.add(said.source, said)
        title = f"{_TITLES[file.kind]} {said.source.id.partition(':')[2]}".rstrip()
        return Item(at, file.path, title, file.kind, said, warnings, file.asked)

    async def _documents(self, draft: Draft, files: Sequence[Named], first: int) -> None:
        options, paths = self._options, [file.path for file in files[first:]]
        knowledge = await read_knowledge(draft, vocabulary_of(self._seeds))
        reviews = reviews_in([self._seeds / "task-lists", *(path.parent for path in paths)], paths)
        work = partial(load_one, review=options.review, as_kind=options.as_kind, reviews=reviews)
        with closing(Readers(len(paths), knowledge, options.limits)) as readers:
            async for number, read in _answers(readers, paths, work):
                at, path, answer = first + number, paths[number], read
                if isinstance(read, Loaded) and options.review and not options.discard_review:
                    answer = await self._with_kept_review(draft, readers, path, read)
                if isinstance(answer, Loaded):
                    await self._writer.add(Item.of(at, path, answer))
                else:
                    self._writer.outcomes[at] = Refusal(path, answer)
                self._tell(files, at + 1)

    async def _with_kept_review(self, draft: Draft, readers: Readers, path: Path, read: Loaded) -> Answer:
        """Read again with the review that the graph keeps of the same text, where none was found."""
        said = read.statements
        if said.file or read.kind in (DocumentKind.LAW, DocumentKind.STANDARD):
            return read
        if await draft.content_hash(said.source.id) in (None, said.content_hash):
            return read
        before = await draft.stated(said.source.id)
        file = before.file if before else None
        if file is None or (bound := bound_to(file.encode())) is None:
            return read
        with tempfile.TemporaryDirectory(prefix="dutygraph-") as folder:
            kept = review_path(Path(folder) / path.name)
            kept.write_text(file, encoding="utf-8", newline="")
            work = partial(load_one, as_kind=self._options.as_kind, reviews={bound: kept})
            again = await readers.read(path, work)
        if not isinstance(again, Loaded) or again.statements.file is None:
            return read
        return replace(again, warnings=(*again.warnings, _KEPT))


async def _answers(
    readers: Readers, paths: Sequence[Path], work: Work[Loaded]
) -> AsyncIterator[tuple[int, Answer]]:
    """In the order asked, whichever is read first. One reader alone has no processor to read ahead with."""
    least, ahead = (readers.width * _AHEAD, _AHEAD_BYTES) if readers.width > 1 else (1, 0)
    waiting: deque[tuple[asyncio.Future[Answer], int]] = deque()
    rest, held = iter(paths), 0
    for at in range(len(paths)):
        while (len(waiting) < least or held < ahead) and (path := next(rest, None)):
            # What is read of a small file is larger by more.
            waiting.append((readers.read(path, work), size := max(size_of(path), _LEAST_BYTES)))
            held += size
        answer, size = waiting.popleft()
        held -= size
        yield at, await answer

"""Loading: files in, the graph's statements replaced by what they say now, one transaction a file."""

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from dutygraph.graph.errors import DutygraphError, RefusedDocument, StoreError
from dutygraph.graph.sources.replacement import changes_for, replace
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import Fetch, Store
from dutygraph.loaders.kinds import Kind as DocumentKind
from dutygraph.loaders.knowledge.catalogue import read_catalogue
from dutygraph.loaders.knowledge.vocabulary import read_vocabulary
from dutygraph.service.load.documents import DocumentLoad
from dutygraph.service.load.file_result import Outcome, Refusal, counts_of, difference
from dutygraph.service.load.files import Kind, Named, catalogue_of, named, vocabulary_of
from dutygraph.service.load.knowledge_from_store import stated_elsewhere
from dutygraph.service.load.pool import Readers, ReadingLimits, readers_for
from dutygraph.service.stores import open_file

Progress: TypeAlias = Callable[[Path, int, int], None]
"""Told of each file when its turn comes, how many are done, and how many there are; and at the end."""

_Write: TypeAlias = Callable[[Store, Source, Statements | None], Awaitable[Changes]]


@dataclass(frozen=True, slots=True)
class Options:
    """`as_kind` names the kind of every document instead of its structure; `replace_others` lets a document
    take the place of one with the same id and another title.
    """

    review: bool = True
    as_kind: DocumentKind | None = None
    replace_others: bool = False
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
) -> list[Outcome | Refusal]:
    """Load files, vocabularies and catalogues first; one that is refused keeps none of the others out.

    Where the graph knows no enterprise types or no instruments, the vocabulary or catalogue of
    `seeds` is loaded before all else. What is stored does not depend on the order of the files: those
    read before others brought what they cite are read again. A dry run writes nothing. A store that
    fails ends it: the file that met the failure is the last in the answer.
    """
    refused: list[Outcome | Refusal] = []
    files: list[Named] = []
    for path in paths:
        try:
            files.append(named(path))
        except RefusedDocument as error:
            refused.append(Refusal(path, error))
    documents = [file.path for file in files if file.kind is Kind.DOCUMENT]
    async with readers_for(documents, options.limits) as readers:
        missing = await _missing(store, files, seeds)
        if missing and (unreadable := await _all_refused(store, missing, files, seeds, options, readers)):
            return refused + unreadable
        files = sorted([*missing, *files], key=lambda file: file.kind)
        if not dry_run:
            load = _Load(store, seeds, replace, options, readers)
            return refused + await load.run(files, progress)
        if len(files) == 1:
            load = _Load(store, seeds, changes_for, options, readers)
            told = await load.run(files, progress)
            if not load.adds_knowledge:
                return refused + told
        # What later files come to depends on what earlier ones would add: try all of it on a copy.
        async with _copy(store) as copy:
            return refused + await _Load(copy, seeds, replace, options, readers).run(files, progress)


async def _missing(store: Store, files: Sequence[Named], seeds: Path) -> list[Named]:
    kinds = {file.kind for file in files}
    missing = []
    if Kind.VOCABULARY not in kinds and await store.count(Fetch("EnterpriseType")) == 0:
        missing.append(Named(vocabulary_of(seeds), Kind.VOCABULARY))
    if Kind.CATALOGUE not in kinds and await store.count(Fetch("Instrument")) == 0:
        missing.append(named(catalogue_of(seeds)))
    return missing if files else []


async def _all_refused(
    store: Store,
    missing: Sequence[Named],
    files: Sequence[Named],
    seeds: Path,
    options: Options,
    readers: Readers,
) -> list[Outcome | Refusal]:
    """The refusals, if none of the files can be loaded: then what they lack is not loaded for them either."""
    refusals: list[Outcome | Refusal] = []
    async with _copy(store) as copy:
        trial = _Load(copy, seeds, replace, options, readers)
        await trial.run(missing)
        for file in files:
            (outcome,) = await trial.run([file])
            if isinstance(outcome, Outcome):
                return []
            refusals.append(outcome)
    return refusals


@asynccontextmanager
async def scratch() -> AsyncIterator[Store]:
    """An empty graph in a file of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="dutygraph-") as folder:
        store = await open_file(Path(folder) / "graph.sqlite")
        try:
            yield store
        finally:
            await store.close()


@asynccontextmanager
async def _copy(store: Store) -> AsyncIterator[Store]:
    async with scratch() as copy:
        stated = [said for id in await store.sources() if (said := await store.stated(id))]
        for said in sorted(stated, key=lambda said: said.source.rank):
            await replace(copy, said.source, said)
        yield copy


class _Load:
    """One run over several files, those that documents are read with before the documents."""

    def __init__(self, store: Store, seeds: Path, write: _Write, options: Options, readers: Readers) -> None:
        self._store = store
        self._vocabulary = vocabulary_of(seeds)
        self._write = write
        self._options = options
        self._readers = readers
        self.adds_knowledge = False

    async def run(self, files: Sequence[Named], progress: Progress = _silent) -> list[Outcome | Refusal]:
        before = [file for file in files if file.kind is not Kind.DOCUMENT]
        documents = [file.path for file in files if file.kind is Kind.DOCUMENT]
        outcomes: list[Outcome | Refusal] = []
        for done, file in enumerate(before):
            progress(file.path, done, len(files))
            try:
                outcomes.append(await self._load(file))
            except StoreError as error:
                return [*outcomes, Refusal(file.path, error)]
            except DutygraphError as error:
                outcomes.append(Refusal(file.path, error))
            progress(file.path, done + 1, len(files))
        if not documents:
            return outcomes

        def further(path: Path, done: int, total: int) -> None:
            progress(path, len(before) + done, len(before) + total)

        load = DocumentLoad(
            self._store, self._vocabulary, self._write, self._readers,
            review=self._options.review,
            as_kind=self._options.as_kind,
            replace_others=self._options.replace_others,
            again=self._write is replace,
        )  # fmt: skip
        outcomes += await load.run(documents, further)
        self.adds_knowledge = load.adds_knowledge
        return outcomes

    async def _load(self, file: Named) -> Outcome:
        if file.kind is Kind.VOCABULARY:
            self._vocabulary = file.path
            title, statements = "词表 vocabulary", read_vocabulary(file.path).statements()
        else:
            elsewhere = await stated_elsewhere(self._store, f"catalogue:{file.name}")
            title, statements = "文件目录 catalogue", read_catalogue(file.path, elsewhere).statements()
        changes = await self._write(self._store, statements.source, statements)
        return Outcome(
            file.path,
            title,
            file.kind.name.lower(),
            (statements.source.id,),
            counts_of(statements),
            difference(changes),
            changes.unchanged,
        )

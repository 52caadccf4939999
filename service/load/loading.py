"""Loading: files in, the graph's statements replaced by what they say now, a batch of files a transaction."""

import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from dutygraph.graph.errors import DutygraphError, RefusedDocument, StoreError
from dutygraph.graph.store.port import Fetch, Store
from dutygraph.loaders.kinds import Kind as DocumentKind
from dutygraph.loaders.knowledge.catalogue import read_catalogue
from dutygraph.loaders.knowledge.vocabulary import read_vocabulary
from dutygraph.loaders.reviews.finding import reviews_in
from dutygraph.service.load.batches import Batches
from dutygraph.service.load.documents import DocumentLoad
from dutygraph.service.load.file_result import FileResult, Refusal, counts_of, difference
from dutygraph.service.load.files import FileKind, Named, catalogue_of, named, vocabulary_of
from dutygraph.service.load.knowledge_from_store import stated_elsewhere
from dutygraph.service.load.pool import Readers, ReadingLimits, readers_for
from dutygraph.service.stores import open_file

Progress: TypeAlias = Callable[[Path, int, int], None]
"""Told of each file when its turn comes, how many are done, and how many there are; and at the end."""


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
    `seeds` is loaded before all else. What is stored does not depend on the order of the files: those
    read before others brought what they cite are read again. A dry run writes nothing. A store that
    fails ends it: the file that met the failure is the last in the answer.
    """
    refused: list[FileResult | Refusal] = []
    files: list[Named] = []
    for path in paths:
        try:
            files.append(named(path))
        except RefusedDocument as error:
            refused.append(Refusal(path, error))
    documents = [file.path for file in files if file.kind is FileKind.DOCUMENT]
    missing = await _missing(store, files, seeds)
    batches = await Batches.of(store, dry_run=dry_run)
    async with readers_for(documents, options.limits) as readers:
        load = _Load(batches, seeds, options, readers)
        outcomes = await load.run(sorted([*missing, *files], key=lambda file: file.kind), progress)
    asked = {file.path for file in files}
    if not any(isinstance(one, FileResult) and one.path in asked for one in outcomes):
        # Nothing of what was asked for can be loaded: then what it lacks is not loaded for it either.
        return refused + [
            one
            for one in outcomes
            if isinstance(one, Refusal) and (one.path in asked or isinstance(one.error, StoreError))
        ]
    if not documents:
        await batches.commit()
    return refused + outcomes


async def _missing(store: Store, files: Sequence[Named], seeds: Path) -> list[Named]:
    kinds = {file.kind for file in files}
    missing = []
    if FileKind.VOCABULARY not in kinds and await store.count(Fetch("EnterpriseType")) == 0:
        missing.append(Named(vocabulary_of(seeds), FileKind.VOCABULARY))
    if FileKind.CATALOGUE not in kinds and await store.count(Fetch("Instrument")) == 0:
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

    def __init__(self, batches: Batches, seeds: Path, options: Options, readers: Readers) -> None:
        self._batches = batches
        self._vocabulary = vocabulary_of(seeds)
        self._shipped = seeds / "task-lists"
        self._options = options
        self._readers = readers

    async def run(self, files: Sequence[Named], progress: Progress = _silent) -> list[FileResult | Refusal]:
        before = [file for file in files if file.kind is not FileKind.DOCUMENT]
        documents = [file.path for file in files if file.kind is FileKind.DOCUMENT]
        outcomes: list[FileResult | Refusal] = []
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
            self._batches, self._vocabulary, self._readers,
            review=self._options.review,
            as_kind=self._options.as_kind,
            replace_others=self._options.replace_others,
            discard_review=self._options.discard_review,
            reviews=reviews_in([self._shipped, *(path.parent for path in documents)], documents),
        )  # fmt: skip
        return [*outcomes, *await load.run(documents, further)]

    async def _load(self, file: Named) -> FileResult:
        if file.kind is FileKind.VOCABULARY:
            self._vocabulary = file.path
            title, statements = "词表 vocabulary", read_vocabulary(file.path).statements()
        else:
            elsewhere = await stated_elsewhere(self._batches.draft, f"catalogue:{file.name}")
            vocabulary = read_vocabulary(self._vocabulary)
            catalogue = read_catalogue(file.path, vocabulary, elsewhere)
            title, statements = "文件目录 catalogue", catalogue.statements(vocabulary)
        changes = await self._batches.add(statements.source, statements)
        return FileResult(
            file.path,
            title,
            file.kind.name.lower(),
            (statements.source.id,),
            counts_of(statements),
            difference(changes),
            changes.unchanged,
        )

"""Loading: files in, the graph's statements replaced by what they say now, one transaction a file."""

import datetime
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from graph.errors import DutygraphError, RefusedDocument, StoreError
from graph.port import Fetch, Store
from graph.replacement import changes_for, replace
from graph.statements import Changes, Source, Statements
from loaders.catalogue import read_catalogue
from loaders.knowledge import Knowledge
from loaders.reading import read_path
from loaders.vocabulary import read_vocabulary
from service.files import Kind, Named, catalogue_of, named, vocabulary_of
from service.known import KNOWLEDGE_TYPES, read_knowledge, stated_elsewhere
from service.stores import open_file

Progress: TypeAlias = Callable[[Path, int, int], None]
"""Told of each file when its turn comes, how many are done, and how many there are; and at the end."""

_Write: TypeAlias = Callable[[Store, Source, Statements], Awaitable[Changes]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file that was loaded, or would be: `changes` is the difference it makes."""

    path: Path
    title: str
    warnings: tuple[str, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not loaded and changed nothing."""

    path: Path
    error: DutygraphError


def _silent(_path: Path, _done: int, _total: int) -> None: ...


async def load_paths(
    store: Store,
    paths: Sequence[Path],
    *,
    seeds: Path,
    review: bool = True,
    dry_run: bool = False,
    progress: Progress = _silent,
) -> list[Outcome | Refusal]:
    """Load files, vocabularies and catalogues first; one that is refused keeps none of the others out.

    Where the graph knows no enterprise types or no instruments, the vocabulary or catalogue of
    `seeds` is loaded before all else. A dry run writes nothing. A store that fails ends it: the
    file that met the failure is the last in the answer.
    """
    refused: list[Outcome | Refusal] = []
    files: list[Named] = []
    for path in paths:
        try:
            files.append(named(path))
        except RefusedDocument as error:
            refused.append(Refusal(path, error))
    missing = await _missing(store, files, seeds)
    if missing and (unreadable := await _all_refused(store, missing, files, seeds, review=review)):
        return refused + unreadable
    files = sorted([*missing, *files], key=lambda file: file.kind)
    if dry_run and len({file.kind for file in files}) > 1:
        # What later files come to depends on what earlier ones would add: try all of it on a copy.
        async with _copy(store) as copy:
            return refused + await _Load(copy, seeds, replace, review=review).run(files, progress)
    write = changes_for if dry_run else replace
    return refused + await _Load(store, seeds, write, review=review).run(files, progress)


async def _missing(store: Store, files: Sequence[Named], seeds: Path) -> list[Named]:
    kinds = {file.kind for file in files}
    missing = []
    if Kind.VOCABULARY not in kinds and await store.count(Fetch("EnterpriseType")) == 0:
        missing.append(Named(vocabulary_of(seeds), Kind.VOCABULARY))
    if Kind.CATALOGUE not in kinds and await store.count(Fetch("Instrument")) == 0:
        missing.append(named(catalogue_of(seeds)))
    return missing if files else []


async def _all_refused(
    store: Store, missing: Sequence[Named], files: Sequence[Named], seeds: Path, *, review: bool
) -> list[Outcome | Refusal]:
    """The refusals, if none of the files can be loaded: then what they lack is not loaded for them either."""
    refusals: list[Outcome | Refusal] = []
    async with _copy(store) as copy:
        trial = _Load(copy, seeds, replace, review=review)
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
    """One run over several files; what documents are read with is kept until a file changes it."""

    def __init__(self, store: Store, seeds: Path, write: _Write, *, review: bool) -> None:
        self._store = store
        self._vocabulary = vocabulary_of(seeds)
        self._review = review
        self._write = write
        self._knowledge: Knowledge | None = None

    async def run(self, files: Sequence[Named], progress: Progress = _silent) -> list[Outcome | Refusal]:
        outcomes: list[Outcome | Refusal] = []
        for done, file in enumerate(files):
            progress(file.path, done, len(files))
            try:
                outcomes.append(await self._load(file))
            except StoreError as error:
                return [*outcomes, Refusal(file.path, error)]
            except DutygraphError as error:
                outcomes.append(Refusal(file.path, error))
            progress(file.path, done + 1, len(files))
        return outcomes

    async def _load(self, file: Named) -> Outcome:
        title, statements, warnings = await self._read(file)
        changes = await self._write(self._store, statements.source, statements)
        if file.kind is not Kind.DOCUMENT or _touches_knowledge(changes):
            self._knowledge = None
        return Outcome(file.path, title, warnings, changes)

    async def _read(self, file: Named) -> tuple[str, Statements, tuple[str, ...]]:
        if file.kind is Kind.VOCABULARY:
            self._vocabulary = file.path
            return "词表 vocabulary", read_vocabulary(file.path).statements(), ()
        if file.kind is Kind.CATALOGUE:
            elsewhere = await stated_elsewhere(self._store, f"catalogue:{file.name}")
            return "文件目录 catalogue", read_catalogue(file.path, elsewhere).statements(), ()
        if self._knowledge is None:
            self._knowledge = await read_knowledge(self._store, self._vocabulary)
        loaded = read_path(
            file.path, self._knowledge, review=self._review, loaded_at=datetime.datetime.now(datetime.UTC)
        )
        return loaded.title, loaded.statements, loaded.warnings


def _touches_knowledge(changes: Changes) -> bool:
    kinds = {type(node).__name__ for node in (*changes.created, *changes.updated)}
    kinds.update(kind for kind, _ in changes.deleted)
    return not kinds.isdisjoint(KNOWLEDGE_TYPES)

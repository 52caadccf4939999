"""Loading documents: read side by side, written one after the other, until what they say fits together."""

import asyncio
import unicodedata
from collections import deque
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path

from dutygraph.graph.errors import DutygraphError, Problem, RefusedDocument, StoreError
from dutygraph.graph.model import Instrument, SourceDocument, TaskList
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import Equal, Fetch
from dutygraph.loaders.kinds import Kind
from dutygraph.service.load.batches import Batches
from dutygraph.service.load.file_result import FileResult, Refusal, difference, found_in
from dutygraph.service.load.knowledge_from_store import KNOWLEDGE_TYPES, read_knowledge
from dutygraph.service.load.pool import Readers
from dutygraph.service.load.read_one import Answer, NotRead, Read, StillRead, Wanted, internal
from dutygraph.service.reviews.kept import check_review_kept

_AHEAD = 4
"""So many are read ahead for each that is read at once: one slow document must not stop the rest."""
_ROUNDS = 4


@dataclass(slots=True)
class _Held:
    """A document as it was loaded in this run."""

    outcome: FileResult
    source: Source
    asked: bytes


class DocumentLoad:
    """One run. Documents whose citations would now be read otherwise are read once more."""

    def __init__(
        self,
        batches: Batches,
        vocabulary: Path,
        readers: Readers,
        *,
        review: bool,
        as_kind: Kind | None,
        replace_others: bool,
        discard_review: bool,
        reviews: Mapping[str, Path],
    ) -> None:
        self._batches = batches
        self._vocabulary = vocabulary
        self._readers = readers
        self._review = review
        self._as_kind = as_kind
        self._replace_others = replace_others
        self._discard_review = discard_review
        self._reviews = reviews
        self._paths: dict[str, tuple[Path, str]] = {}
        self._changed_knowledge = False
        self._held: dict[int, _Held] = {}
        self._certain = 0

    async def run(
        self, paths: Sequence[Path], progress: Callable[[Path, int, int], None]
    ) -> list[FileResult | Refusal]:
        """What became of each, in order; a store that fails ends it."""
        outcomes: list[FileResult | Refusal] = []
        try:
            await self._first(paths, outcomes, progress)
            await self._settle()
        except StoreError as error:
            # A store that fails takes the batch with it; the error is told once.
            certain = min(self._certain, len(paths) - 1)
            return [*outcomes[:certain], Refusal(paths[certain], error)]
        for at, document in self._held.items():
            outcomes[at] = document.outcome
        return outcomes

    async def _first(
        self,
        paths: Sequence[Path],
        outcomes: list[FileResult | Refusal],
        progress: Callable[[Path, int, int], None],
    ) -> None:
        """Load each once, with what the graph knew at the beginning."""
        await self._know()
        wanted = [Wanted(path, self._review, self._as_kind, reviews=self._reviews) for path in paths]
        progress(paths[0], 0, len(paths))
        async with aclosing(_answers(self._readers, wanted)) as answers:
            async for at, answer in answers:
                try:
                    self._held[at] = await self._loaded(paths[at], answer)
                    outcomes.append(self._held[at].outcome)
                except StoreError:
                    raise
                except DutygraphError as error:
                    outcomes.append(Refusal(paths[at], error))
                except Exception as error:  # noqa: BLE001
                    # Whatever is wrong with one document is no reason to leave the others out.
                    outcomes.append(Refusal(paths[at], internal(paths[at], error).error))
                if self._batches.full:
                    await self._batches.commit()
                    self._certain = at + 1
                progress(paths[at], at + 1, len(paths))
                if at + 1 < len(paths):
                    progress(paths[at + 1], at + 1, len(paths))

    async def _settle(self) -> None:
        """Read anew, while that makes a difference, what was read before others brought what it cites."""
        for _ in range(_ROUNDS):
            if not self._changed_knowledge:
                break
            self._changed_knowledge = False
            await self._know()
            await self._read_again()
        if self._held:
            await self._batches.commit()

    async def _know(self) -> None:
        self._readers.know(await read_knowledge(self._batches.draft, self._vocabulary))

    async def _read_again(self) -> None:
        held = self._held
        places = [at for at, document in held.items() if document.asked]
        wanted = [
            Wanted(held[at].outcome.path, self._review, self._as_kind, held[at].asked, self._reviews)
            for at in places
        ]
        async with aclosing(_answers(self._readers, wanted)) as answers:
            async for number, answer in answers:
                at = places[number]
                before = held[at]
                if isinstance(answer, StillRead):
                    continue
                try:
                    held[at] = await self._loaded(before.outcome.path, answer, before)
                    if self._batches.full:
                        await self._batches.commit()
                except StoreError:
                    raise
                except DutygraphError as error:
                    warning = f"引用未能按新装入的文件更新 its citations were not read anew: {error.message}"
                    before.outcome = replace(before.outcome, warnings=(*before.outcome.warnings, warning))

    async def _loaded(self, path: Path, answer: Answer, before: _Held | None = None) -> _Held:
        if isinstance(answer, NotRead):
            raise answer.error
        if not isinstance(answer, Read):
            raise TypeError(f"{path} was not read before")
        said = answer.statements
        (document,) = (node for node in said.nodes if isinstance(node, SourceDocument))
        first = self._same(path, document)
        if first is not None:
            warning = f"与 {first} 内容相同，未重复装入 the same as {first}: not loaded again."
            outcome = FileResult(
                path, answer.title, answer.kind.value, _ids(said), answer.counts, {}, unchanged=True,
                warnings=(*answer.warnings, warning),
            )  # fmt: skip
            return _Held(outcome, said.source, b"")
        if before is None:
            await self._check_title(path, document)
            if not self._discard_review:
                await check_review_kept(self._batches.draft, path, said)
        if before is not None and before.source.id != said.source.id:
            # Another document of this run named the instrument that this one is the text of.
            await self._written(before.source, None)
        changes = await self._written(said.source, said)
        self._paths[document.id] = (path, document.sha256)
        outcome = FileResult(
            path, answer.title, answer.kind.value, _ids(said), answer.counts, difference(changes),
            changes.unchanged, answer.warnings, found_in(said),
        )  # fmt: skip
        if before is not None:
            outcome = before.outcome.then(outcome)
        return _Held(outcome, said.source, answer.asked)

    async def _written(self, source: Source, said: Statements | None) -> Changes:
        changes = await self._batches.add(source, said)
        if _touches_knowledge(changes):
            self._changed_knowledge = True
        return changes

    def _same(self, path: Path, document: SourceDocument) -> Path | None:
        """Another file of this run with the same content; RefusedDocument where only the id is the same."""
        first, sha256 = self._paths.get(document.id, (path, document.sha256))
        if first == path:
            return None
        if sha256 == document.sha256:
            return first
        raise _taken(
            path,
            f"与 {first} 同为 {document.id}，内容不同 it goes by the same id as {first}, {document.id}, and "
            "says something else; that one was loaded.",
            "请只装入其中一份 Load only the one that holds.",
        )

    async def _check_title(self, path: Path, document: SourceDocument) -> None:
        """Passes unless the graph holds another document of the same id; then RefusedDocument."""
        if self._replace_others:
            return
        # What this run loaded is compared by its content; the rest is as it is stored.
        store = self._batches.draft.store
        stored = await store.fetch(Fetch("SourceDocument", ("title",), where=Equal("id", document.id)))
        if stored and _form(stored[0].title) != _form(document.title):
            raise _taken(
                path,
                f"编号 {document.id} 已属另一份文件 the graph holds another document of the id {document.id}:"
                f" “{stored[0].title}”; this one is “{document.title}”.",
                "如确要取代，请用 --replace Replace it with --replace, if that is meant.",
            )


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


def _ids(said: Statements) -> tuple[str, ...]:
    text_of = {r.end for r in said.relationships if r.type == "TEXT_OF"}
    return (
        said.source.id,
        *(node.id for node in said.nodes if isinstance(node, TaskList)),
        *(node.id for node in said.nodes if isinstance(node, Instrument) and node.id in text_of),
    )


def _form(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split()).casefold()


def _taken(path: Path, message: str, remedy: str) -> RefusedDocument:
    return RefusedDocument([Problem(path.name, message, remedy)])


def _touches_knowledge(changes: Changes) -> bool:
    kinds = {type(node).__name__ for node in (*changes.created, *changes.updated)}
    kinds.update(kind for kind, _ in changes.deleted)
    return not kinds.isdisjoint(KNOWLEDGE_TYPES)

"""Writing what was read: a batch of files in one transaction, each of which stands or falls by itself."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dutygraph.graph.errors import DutygraphError, StoreError
from dutygraph.graph.model import CitationStatus, Instrument, SourceDocument, TaskList
from dutygraph.graph.sources.draft import Draft, change
from dutygraph.graph.stated import Changes, Statements
from dutygraph.graph.store.port import All, Equal, Fetch, Not, Related, Store, out
from dutygraph.loaders.read import Loaded
from dutygraph.service.load.file_result import FileResult, Found, Refusal, counts_of, difference, found_in
from dutygraph.service.load.read_one import internal, refused
from dutygraph.service.load.resolver import Resolver
from dutygraph.service.reviews.kept import check_review_kept

RECORDS = 20_000
"""A batch is written when it holds so many nodes and relationships: few enough for any memory, and so many
that the cost of a transaction is none.
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that was read, the `at`-th of its load."""

    at: int
    path: Path
    title: str
    kind: str
    said: Statements
    warnings: tuple[str, ...] = ()
    asked: bool = True

    @classmethod
    def of(cls, at: int, path: Path, read: Loaded) -> "Item":
        return cls(at, path, read.title, read.kind.value, read.statements, read.warnings)

    @property
    def size(self) -> int:
        return len(self.said.nodes) + len(self.said.relationships)

    @property
    def document(self) -> SourceDocument | None:
        return next((node for node in self.said.nodes if isinstance(node, SourceDocument)), None)


class Writer:
    """Writes the batches of one load; in a dry run all of them are one draft. `wrote` says that a file that
    was asked for was accepted, until when nothing is written.
    """

    def __init__(
        self,
        store: Store,
        *,
        replace_others: bool = False,
        discard_review: bool = False,
        dry_run: bool = False,
    ) -> None:
        self._store = store
        self._replace_others = replace_others
        self._discard_review = discard_review
        self._dry_run = dry_run
        self._draft: Draft | None = None
        self._resolver: Resolver | None = None
        self._paths: dict[str, tuple[Path, bytes]] = {}
        self.wrote = False

    async def write(self, items: Sequence[Item]) -> Mapping[int, FileResult | Refusal]:
        """What became of each. A StoreError takes all of them with it."""
        if not self._dry_run:
            written = await change(self._store, lambda draft: self._put_all(draft, items))
        else:
            self._draft = self._draft or await Draft.of(self._store)
            written = await self._put_all(self._draft, items)
            await self._draft.check_current()
            if written.resolver:
                # The next batch goes on with this draft, not with what would be stored.
                written.resolver.follows = self._draft.based_on
        self._paths, self._resolver = written.paths, written.resolver
        return written.outcomes

    async def _put_all(self, draft: Draft, items: Sequence[Item]) -> "_Written":
        resolver, self._resolver = Resolver.following(self._resolver, draft), None
        written = _Written({}, dict(self._paths), resolver)
        for item in items:
            try:
                written.outcomes[item.at] = await self._put(draft, resolver, written, item)
            except StoreError:
                raise
            except DutygraphError as error:
                written.outcomes[item.at] = Refusal(item.path, error)
            except Exception as error:  # noqa: BLE001
                # Whatever is wrong with one document is no reason to leave the others out.
                written.outcomes[item.at] = Refusal(item.path, internal(item.path, error))
        accepted = (one for one in written.outcomes.values() if isinstance(one, FileResult))
        self.wrote = self.wrote or any(one.asked for one in accepted)
        if not self.wrote:
            draft.forget()
            return replace(written, resolver=None)
        await resolver.settle(draft)
        for item in items:
            outcome = written.outcomes[item.at]
            if isinstance(outcome, FileResult) and item.document and written.is_of(item):
                written.outcomes[item.at] = replace(outcome, found=await _found(draft, item.said))
        return written

    async def _put(self, draft: Draft, resolver: Resolver, written: "_Written", item: Item) -> FileResult:
        said, document = item.said, item.document
        if document is not None and not written.is_of(item):
            first, words = written.paths[document.id]
            if words != _words(document):
                raise refused(
                    item.path,
                    f"与 {first} 同为 {document.id}，内容不同 it goes by the id of {first}, {document.id}, "
                    "and says something else; that one was loaded.",
                    "请只装入其中一份 Load only the one that holds.",
                )
            warning = f"与 {first} 内容相同，未重复装入 the same as {first}: not loaded again."
            return _result(item, Changes(said.source, said, unchanged=True), warning)
        stored = await draft.content_hash(said.source.id)
        if stored == said.content_hash:
            changes = Changes(said.source, said, unchanged=True)
        else:
            if stored is not None and document is not None:
                await self._check_replaceable(draft, item.path, said, document)
            changes = await resolver.add(draft, said.source, said)
        if document is not None:
            written.paths[document.id] = (item.path, _words(document))
        return _result(item, changes)

    async def _check_replaceable(
        self, draft: Draft, path: Path, said: Statements, document: SourceDocument
    ) -> None:
        """Passes unless the graph holds another document of the same id, or more that a person confirmed;
        then RefusedDocument.
        """
        before = await draft.stated(said.source.id)
        titles = [node.title for node in before.nodes if isinstance(node, SourceDocument)] if before else []
        for title in () if self._replace_others else titles:
            if _form(title) != _form(document.title):
                raise refused(
                    path,
                    f"编号 {document.id} 已属另一份文件 the graph holds another document of the id"
                    f" {document.id}: “{title}”; this one is “{document.title}”.",
                    "如确要取代，请用 --replace Replace it with --replace, if that is meant.",
                )
        if before is not None and not self._discard_review:
            check_review_kept(before, path, said)


@dataclass(frozen=True, slots=True)
class _Written:
    """What became of the files of a batch; `paths` are the file and words of each document of the load."""

    outcomes: dict[int, FileResult | Refusal]
    paths: dict[str, tuple[Path, bytes]]
    resolver: Resolver | None

    def is_of(self, item: Item) -> bool:
        """Whether no other file of the load brought this document."""
        document = item.document
        return document is None or self.paths.get(document.id, (item.path, b""))[0] == item.path


def _result(item: Item, changes: Changes, *warnings: str) -> FileResult:
    return FileResult(
        item.path, item.title, item.kind, _ids(item.said), counts_of(item.said), difference(changes),
        changes.unchanged, (*item.warnings, *warnings), asked=item.asked,
    )  # fmt: skip


async def _found(draft: Draft, said: Statements) -> Found:
    """What it says, with its citations as they are resolved now, in the draft or in what is stored."""
    _, now = draft.stating.get(said.source.id, (None, None))
    if now is not None:
        return found_in(now)
    found = found_in(said)
    if not found.citations:
        return found
    of = Related((out("STATED_IN", "SourceDocument"),), Equal("id", said.source.id))
    still = Not(Equal("status", CitationStatus.RESOLVED))
    return replace(found, unresolved=await draft.store.count(Fetch("Citation", where=All((of, still)))))


def _ids(said: Statements) -> tuple[str, ...]:
    text_of = {r.end for r in said.relationships if r.type == "TEXT_OF"}
    return (
        said.source.id,
        *(node.id for node in said.nodes if isinstance(node, TaskList)),
        *(node.id for node in said.nodes if isinstance(node, Instrument) and node.id in text_of),
    )


def _words(document: SourceDocument) -> bytes:
    """The same for a document in another encoding or with other line ends."""
    return hashlib.sha256("".join(document.text.split()).encode()).digest()


def _form(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split()).casefold()

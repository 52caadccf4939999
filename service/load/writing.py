"""Writing what was read: a batch of files in one transaction, each of which stands or falls by itself."""

import datetime
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dutygraph.graph.errors import DutygraphError, StoreError
from dutygraph.graph.model import CitationStatus, Instrument, Provision, SourceDocument, TaskList
from dutygraph.graph.sources.draft import Draft, change
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import All, Equal, Fetch, Not, Related, Store, out
from dutygraph.loaders.documents.document import refused
from dutygraph.loaders.loaded import Kind as DocumentKind
from dutygraph.loaders.loaded import Loaded
from dutygraph.service.load.file_result import FileResult, Refusal, difference, found_in, kinds_of
from dutygraph.service.load.pool import ReadingLimits
from dutygraph.service.load.read_one import internal
from dutygraph.service.load.resolver import Resolver
from dutygraph.service.reviews.kept import check_review_kept
from dutygraph.text.dates import dates

RECORDS = 60_000
"""A batch is written when it holds so many nodes and relationships: few enough for any memory, and so many
that a document is seldom written again for what resolves its citations.
"""

_EARLIER = (
    "旧版（{1}），未装入：已有更新的版本（{0}）an earlier wording, of {1}, not loaded: one of {0} is there."
    " 如确要装入，请单独用 --replace Load it alone with --replace, if that is meant."
)
_LATER = "取代此前的版本（{0}）takes the place of the wording of {0}."


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


USUAL = Options()


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
        return _document(self.said)


class Writer:
    """Writes what is added, in batches; in a dry run all of them are one draft. `outcomes` are what became of
    each file. Until one that was asked for is accepted nothing is written.
    """

    def __init__(self, store: Store, options: Options = USUAL, *, dry_run: bool = False) -> None:
        self._store = store
        self._options = options
        self._dry_run = dry_run
        self._draft: Draft | None = None
        self._resolver: Resolver | None = None
        self._paths: dict[str, Path] = {}
        self._wrote = False
        self._read: list[Item] = []
        self.outcomes: dict[int, FileResult | Refusal] = {}

    @property
    def certain(self) -> Sequence[FileResult | Refusal]:
        """What became of the files before the first that is still to be written."""
        first = min((item.at for item in self._read), default=None)
        return [one for at, one in sorted(self.outcomes.items()) if first is None or at < first]

    async def add(self, item: Item) -> None:
        """Written at the latest by `write`. A StoreError takes the batch with it."""
        self._read.append(item)
        if sum(one.size for one in self._read) >= RECORDS:
            await self.write()

    async def write(self) -> None:
        """Write what was added; where nothing of it can be, what documents are read with waits for others."""
        items = self._read

        async def put(draft: Draft) -> tuple[Mapping[int, FileResult | Refusal], Resolver, dict[str, Path]]:
            # What was not written in the end is not to be followed the next time.
            before, self._resolver = self._resolver, None
            resolver = before if before and before.follows == draft.based_on else Resolver()
            return await self._put_all(draft, resolver, items)

        if not self._dry_run:
            outcomes, resolver, self._paths = await change(self._store, put)
        else:
            self._draft = self._draft or await Draft.of(self._store)
            outcomes, resolver, self._paths = await put(self._draft)
            await self._draft.check_current()
            self._draft.thin()
            # The next batch goes on with this draft, not with what would be stored.
            resolver.follows = self._draft.based_on
        self._resolver = resolver if self._wrote else None
        self.outcomes |= outcomes
        self._read = [] if self._wrote else [item for item in items if item.document is None]

    async def _put_all(
        self, draft: Draft, resolver: Resolver, items: Sequence[Item]
    ) -> tuple[Mapping[int, FileResult | Refusal], Resolver, dict[str, Path]]:
        paths = dict(self._paths)
        outcomes, chosen = await self._choose(draft, paths, items)
        made = await resolver.state(draft, {source: item.said for source, (item, _) in chosen.items()})
        for item in items:
            source, one = item.said.source, made.get(item.said.source)
            if isinstance(one, Exception):
                # So are copies of it, and the wordings that it was to take the place of.
                outcomes[item.at] = _refusal(item, one)
                paths.pop(source.id, None)
            elif one is not None and chosen[source][0] is item:
                outcomes[item.at] = _result(item, chosen[source][1], one)
        self._wrote |= any(isinstance(one, FileResult) and one.asked for one in outcomes.values())
        if not self._wrote:
            draft.forget()
            return outcomes, resolver, paths
        for item in items:
            outcome = outcomes[item.at]
            if isinstance(outcome, FileResult) and paths.get(item.said.source.id) == item.path:
                outcomes[item.at] = replace(outcome, found=await _found(draft, resolver, item.said))
        return outcomes, resolver, paths

    async def _choose(
        self, draft: Draft, paths: dict[str, Path], items: Sequence[Item]
    ) -> tuple[dict[int, FileResult | Refusal], Mapping[Source, tuple[Item, str]]]:
        """What becomes of each without more, and those that are to be written, with what is to be told."""
        outcomes: dict[int, FileResult | Refusal] = {}
        chosen: dict[Source, tuple[Item, str]] = {}
        # Of several wordings the latest first, so that none is written only to be replaced.
        for item in sorted(items, key=_written_first, reverse=True):
            source = item.said.source
            drawn = chosen[source][0].said if source in chosen else None
            try:
                changed, told = await self._judge(draft, drawn, paths, item)
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001 no reason to leave the others out
                outcomes[item.at] = _refusal(item, error)
                continue
            kept = _result(item, told, Changes(source, None, unchanged=True))
            outcomes[item.at] = replace(kept, left_out=changed is None)
            if changed:
                chosen[source] = item, told
        return outcomes, chosen

    async def _judge(
        self, draft: Draft, drawn: Statements | None, paths: dict[str, Path], item: Item
    ) -> tuple[bool | None, str]:
        """Whether it is to be written, None where it is left out for a later wording, and what of that is to
        be told; RefusedDocument where it cannot be.

        `drawn` is what another file of the batch has its source state.
        """
        said, document = item.said, item.document
        held_hash = drawn.content_hash if drawn else await draft.content_hash(said.source.id)
        changed, told = held_hash != said.content_hash, ""
        if document is None:
            return changed, told
        before = (drawn or await draft.stated(said.source.id)) if changed else said
        held, other = before and _document(before), paths.get(document.id)
        if other and held and _words(held) == _words(document):
            return False, f"与 {other} 内容相同，未重复装入 the same as {other}: not loaded again."
        if before and held and changed:
            days = _days(before, said)
            if days and days[1] < days[0] and (other or not self._options.replace_others):
                return None, _EARLIER.format(*days)
            if other and not days:
                raise refused(
                    item.path.name,
                    f"与 {other} 同为 {document.id}，内容不同 it goes by the id of {other}, "
                    f"{document.id}, and says something else; that one was loaded.",
                    "请只装入其中一份 Load only the one that holds.",
                )
            if not self._options.replace_others and _form(held.title) != _form(document.title):
                raise refused(
                    item.path.name,
                    f"编号 {document.id} 已属另一份文件 the graph holds another document of the id"
                    f" {document.id}: “{held.title}”; this one is “{document.title}”.",
                    "如确要取代，请用 --replace Replace it with --replace, if that is meant.",
                )
            if not self._options.discard_review:
                check_review_kept(before, item.path, said)
            told = _LATER.format(*days) if days else ""
        paths[document.id] = item.path
        return changed, told


def _result(item: Item, told: str, changes: Changes) -> FileResult:
    warnings = (*item.warnings, told) if told else item.warnings
    return FileResult(
        item.path, item.title, item.kind, _ids(item.said), kinds_of(item.said.nodes), difference(changes),
        changes.unchanged, warnings, asked=item.asked,
    )  # fmt: skip


def _refusal(item: Item, error: Exception) -> Refusal:
    return Refusal(item.path, error if isinstance(error, DutygraphError) else internal(item.path, error))


async def _found(draft: Draft, resolver: Resolver, said: Statements) -> Mapping[str, int]:
    """What it says, with its citations as they are resolved now, in the draft or in what is stored."""
    if said.source.id in draft.stating:
        return resolver.found[said.source]
    found = found_in(said)
    if found["citations"]:
        of = Related((out("STATED_IN", "SourceDocument"),), Equal("id", said.source.id))
        still = Not(Equal("status", CitationStatus.RESOLVED))
        found["unresolved"] = await draft.store.count(Fetch("Citation", where=All((of, still))))
    return found


def _ids(said: Statements) -> tuple[str, ...]:
    text_of = {r.end for r in said.relationships if r.type == "TEXT_OF"}
    return (
        said.source.id,
        *(node.id for node in said.nodes if isinstance(node, TaskList)),
        *(node.id for node in said.nodes if isinstance(node, Instrument) and node.id in text_of),
    )


def _days(before: Statements, said: Statements) -> tuple[datetime.date, datetime.date] | None:
    """Since when two wordings of an instrument hold; None where that does not tell which is the later."""
    pairs = zip(_since(before), _since(said), strict=True)
    return next(((first, second) for first, second in pairs if first and second and first != second), None)


def _since(said: Statements) -> Sequence[datetime.date | None]:
    """When its wording came to hold, was issued, and was last changed, as far as it says."""
    own = set(_ids(said))
    held = next((node for node in said.nodes if isinstance(node, Instrument) and node.id in own), None)
    if held is None:
        return None, None, None
    # What its head tells: who passed it and who amended it, each with the day.
    document = _document(said)
    text = document.text if document else ""
    begins = min((node.start for node in said.nodes if isinstance(node, Provision) and node.start), default=0)
    told = (found.date for found in dates(text[:begins]))
    return held.effective_on, held.issued_on, max(told, default=None)


def _written_first(item: Item) -> tuple[bool, Sequence[datetime.date]]:
    return item.document is None, [day or datetime.date.min for day in _since(item.said)]


def _document(said: Statements) -> SourceDocument | None:
    return next((node for node in said.nodes if isinstance(node, SourceDocument)), None)


def _words(document: SourceDocument) -> str:
    """The same for a document in another encoding or with other line ends."""
    return "".join(document.text.split())


def _form(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split()).casefold()

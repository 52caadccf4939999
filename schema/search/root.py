"""Finding what is meant from what is typed."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Annotated, cast

import strawberry
from strawberry.utils.str_converters import to_camel_case

from dutygraph.graph.model import InstrumentKind, Modality
from dutygraph.graph.store.plan import Rows
from dutygraph.graph.store.port import Fetch, OneOf, Record
from dutygraph.schema.duties.task_lists import TASK_LIST_ID
from dutygraph.schema.nodes import Node
from dutygraph.schema.reading.arguments import encodable, id_if_given, within
from dutygraph.schema.reading.arguments import text as checked
from dutygraph.schema.reading.connections import AFTER, FIRST, LARGEST_PAGE, PageInfo, sliced
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.cursors import Cursors
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.making import show_what_is_left
from dutygraph.schema.reading.operation import Asking
from dutygraph.schema.reading.reasoned import reasoned
from dutygraph.schema.search.shown import names_of, snippet_of, subtitle_of, title_of
from dutygraph.search.entries import DESIGNATIONS, FIELDS, NODE_OF_KIND, EntryKind, texts_of
from dutygraph.search.finder import Findings, Narrowing
from dutygraph.search.finder import Highlight as Found
from dutygraph.search.forms import form_of
from dutygraph.search.question import MatchKind
from dutygraph.search.ranking import Rated


def _cursors(text: str, narrowed: Narrowing) -> Cursors:
    """Those of one search: the score below zero and the id; what sorts before another stands before it."""
    asked = "|".join((form_of(text), ",".join(sorted(narrowed.kinds)), *narrowed.marks()))
    mark = hashlib.blake2s(asked.encode(), digest_size=5).hexdigest()
    return Cursors(f"Search.{mark}", ((float, True), (str, True)))


def _position(rated: Rated) -> tuple[float, str]:
    return -rated.score, rated.id


@strawberry.input(
    description="Which of what is found; all that is given must hold. What a condition cannot be said of is "
    "left out: an instrument has no modality."
)
class SearchFilter:
    task_list: strawberry.ID | None = plain(
        f"{TASK_LIST_ID} Also the instruments and provisions that it cites."
    )
    enterprise_type: strawberry.ID | None = plain(
        "Tasks, statements and materials that bind this type of enterprise by name: its id. Types above and "
        "below it are not counted in."
    )
    modality: Modality | None = plain("Statements of this force, and their tasks and materials.")
    instrument_kind: InstrumentKind | None = plain("Instruments of this kind, and their provisions.")

    def narrowed(self, place: str, kinds: frozenset[EntryKind]) -> Narrowing:
        """What the search is narrowed to; InvalidInput names the argument under `place`."""
        return Narrowing(
            kinds,
            id_if_given(f"{place}.taskList", "TaskList", self.task_list),
            id_if_given(f"{place}.enterpriseType", "EnterpriseType", self.enterprise_type),
            self.modality,
            self.instrument_kind,
        )


@strawberry.type(description="A stretch of text to light up.")
class Highlight:
    field: str = plain("The field of the node whose text it is: `title`, `textEn`; `aliases[0]` in a list.")
    start: int = plain("Its first character, from 0, in Unicode code points.")
    end: int = plain("Behind its last character.")


@strawberry.type(description="Something found.")
class SearchHit:
    node: Node = reasoned(
        "What was found: a task, obligation, instrument, provision, deliverable or task list."
    )
    title: str = plain(
        "What a list shows, whatever the kind, in Chinese: what it is called; of a statement, the task or "
        "article that it stands in."
    )
    subtitle: str | None = plain(
        "What stands beside it, in Chinese: its list, heading, number, task and recipients, or issuer."
    )
    snippet: str = plain(
        "About 120 characters of its text around the first match, cut with …; else how it begins."
    )
    score: float = plain(
        "How well it answers, from 0 to 100: by where it matches, how, and how much of the text that is. To "
        "be compared within one answer only."
    )
    matched_by: list[MatchKind] = plain("The ways it matched, the best first.")
    highlights: list[Highlight] = plain(
        "Where it matched, in the node's own fields. Empty where the words stand only in what it belongs "
        "to, or in nothing that is shown."
    )


@strawberry.type(description="One place among what was found.")
class SearchEdge:
    cursor: str = plain("Opaque, for this search alone. Pass it as `after`.")
    node: SearchHit = plain("What stands there.")


@strawberry.type(description="A page of what was found, the best first.")
class SearchConnection:
    edges: list[SearchEdge] = plain("The page, each with its cursor.")
    nodes: list[SearchHit] = plain("The page, without cursors.")
    page_info: PageInfo = plain("Where the page stands.")
    total_count: int = plain(
        "How many were found with this filter: where very much answers, the likeliest 180."
    )


_SUGGESTED = 10
_ALL = frozenset(EntryKind)


@strawberry.type
class SearchQueries:
    @strawberry.field(
        description="What answers to a few characters, the best first: Chinese (simplified or traditional), "
        "English, pinyin or its initials, numbers however written, with slips, and by synonyms.",
        metadata={COST: 200},
    )
    async def search(
        self,
        info: Asking,
        text: Annotated[str, strawberry.argument("At most 200 characters; plain text, no query language.")],
        kinds: Annotated[
            list[EntryKind] | None, strawberry.argument("Of these kinds; of all unless given.")
        ] = strawberry.UNSET,
        filter: Annotated[
            SearchFilter | None, strawberry.argument("Only those that meet all of it.")
        ] = strawberry.UNSET,
        first: Annotated[int | None, strawberry.argument(FIRST)] = strawberry.UNSET,
        after: Annotated[str | None, strawberry.argument(AFTER)] = strawberry.UNSET,
    ) -> SearchConnection:
        asked = checked("search(text:)", text)
        narrowed = _narrowed(kinds, filter)
        types = () if narrowed.enterprise_type is None else (narrowed.enterprise_type,)
        await info.context.duties.check_ids(types, "search(filter:)", of_facts=False)
        answer = await info.context.search.find(asked, narrowed)
        page = sliced("search", answer.rated, _position, _cursors(asked, narrowed), first, after or None)
        hits = await _hits(info, answer, [rated for _, rated in page.rows])

        def left(gone: Collection[str]) -> Rows:
            found = zip(page.rows, hits, strict=True)
            return replace(page, rows=[(at, None if one.id in gone else hit) for (at, one), hit in found])

        return cast("SearchConnection", await show_what_is_left(info, left))

    @strawberry.field(
        description="For a search box: completions of what has been typed so far, in Chinese, English or "
        "pinyin. Names and terms that begin so come first; none for a blank.",
        metadata={COST: 200},
    )
    async def suggest(
        self,
        info: Asking,
        prefix: Annotated[str, strawberry.argument("At most 200 characters.")],
        first: Annotated[
            int | None, strawberry.argument(f"How many at most: 1 to 100; {_SUGGESTED} unless given.")
        ] = strawberry.UNSET,
    ) -> list[str]:
        size = within("suggest(first:)", _SUGGESTED if first is None else first, 1, LARGEST_PAGE)
        return list(await info.context.search.suggest(encodable("suggest(prefix:)", prefix), size))


def _narrowed(kinds: list[EntryKind] | None, filter: SearchFilter | None) -> Narrowing:
    wanted = _ALL if kinds is None else frozenset(kinds)
    return filter.narrowed("search(filter:)", wanted) if filter else Narrowing(wanted)


async def _hits(info: Asking, answer: Findings, page: Sequence[Rated]) -> list[SearchHit]:
    """What was found, told as far as that is selected: one read for each type of node among it."""

    def selected(*names: str) -> bool:
        ways = (("nodes",), ("edges", "node"))
        return any(info.selects(*way, name) for way in ways for name in names)

    texts, names = selected("highlights", "snippet"), selected("title", "subtitle")
    found: dict[str, Record] = {}
    for kind in dict.fromkeys(rated.kind for rated in page) if texts or names else ():
        ids = tuple(rated.id for rated in page if rated.kind is kind)
        fetch = _fetch(kind, ids, texts=texts, names=names)
        found.update((record.id, record) for record in await info.context.store.fetch(fetch))
    return [_hit(answer, rated, found.get(rated.id), texts=texts, names=names) for rated in page]


def _hit(answer: Findings, rated: Rated, record: Record | None, *, texts: bool, names: bool) -> SearchHit:
    """What is told of it is empty where it is not selected, or gone."""
    kind = rated.kind
    read = tuple(texts_of(kind, record)) if texts and record else ()
    lit = answer.highlights(rated, read)
    return SearchHit(
        node=rated,  # type: ignore[arg-type]
        title=title_of(kind, record) if names and record else "",
        subtitle=subtitle_of(kind, record) if names and record else None,
        snippet=snippet_of(kind, read, lit) if read else "",
        score=rated.score,
        matched_by=list(rated.kinds),
        highlights=[_shown(each) for each in lit],
    )


def _fetch(kind: EntryKind, ids: tuple[str, ...], *, texts: bool, names: bool) -> Fetch:
    properties, relations = names_of(kind) if names else ((), ())
    if texts:
        properties += tuple(field.name for field in FIELDS[kind] if field.name != "aliases")
        relations += (DESIGNATIONS,) if kind is EntryKind.INSTRUMENT else ()
    distinct = tuple(dict.fromkeys(properties))
    return Fetch(NODE_OF_KIND[kind], distinct, OneOf("id", ids), relations=relations)


def _shown(found: Found) -> Highlight:
    name = to_camel_case(found.field)
    return Highlight(
        field=name if found.at is None else f"{name}[{found.at}]", start=found.start, end=found.end
    )

"""Finding what is meant from what is typed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Annotated, cast

import strawberry
from strawberry.utils.str_converters import to_camel_case

from dutygraph.graph.store.port import Fetch, OneOf, Record, Relation, out
from dutygraph.schema.context import Info
from dutygraph.schema.reading.arguments import text as checked
from dutygraph.schema.reading.arguments import typed
from dutygraph.schema.reading.connections import AFTER, FIRST, PageInfo, page_size
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.making import show_what_is_left
from dutygraph.schema.reading.operation import asked
from dutygraph.schema.search.cursors import Position, SearchCursors
from dutygraph.schema.search.shown import names_of, snippet_of, subtitle_of, title_of
from dutygraph.schema.search.types import (
    Highlight,
    SearchConnection,
    SearchEdge,
    SearchFilter,
    SearchHit,
)
from dutygraph.search.entries import FIELDS, NODE_OF_KIND, EntryKind, other_names
from dutygraph.search.finder import Findings, Narrowed
from dutygraph.search.finder import Highlight as Found
from dutygraph.search.ranking import Rated

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
        info: Info,
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
        cursors = SearchCursors(asked, narrowed)
        size = page_size("search", first)
        position = cursors.decode("search(after:)", after) if after else None
        answer = await info.context.search.find(asked, narrowed)
        behind = _behind(answer.rated, position)
        page = behind[:size]
        hits = await _hits(info, answer, page)

        def connection(gone: Collection[str]) -> SearchConnection:
            left = [(rated, hit) for rated, hit in zip(page, hits, strict=True) if rated.id not in gone]
            return SearchConnection(
                edges=[SearchEdge(cursor=cursors.encode(_position(rated)), node=hit) for rated, hit in left],
                nodes=[hit for _, hit in left],
                page_info=PageInfo(
                    has_next_page=len(behind) > size,
                    has_previous_page=position is not None,
                    start_cursor=cursors.encode(_position(page[0])) if page else None,
                    end_cursor=cursors.encode(_position(page[-1])) if page else None,
                ),
                total_count=len(answer.rated),
            )

        return cast("SearchConnection", await show_what_is_left(info, connection))

    @strawberry.field(
        description="For a search box: completions of what has been typed so far, in Chinese, English or "
        "pinyin. Names and terms that begin so come first; none for a blank.",
        metadata={COST: 200},
    )
    async def suggest(
        self,
        info: Info,
        prefix: Annotated[str, strawberry.argument("At most 200 characters.")],
        first: Annotated[
            int | None,
            strawberry.argument(f"How many at most: 1 to 100; {_SUGGESTED} unless given."),
        ] = strawberry.UNSET,
    ) -> list[str]:
        size = page_size("suggest", first, usual=_SUGGESTED)
        return list(await info.context.search.suggest(typed("suggest(prefix:)", prefix), size))


def _narrowed(kinds: list[EntryKind] | None, filter: SearchFilter | None) -> Narrowed:
    wanted = frozenset(kinds) if kinds is not None and kinds is not strawberry.UNSET else _ALL
    return filter.narrowed("search(filter:)", wanted) if filter else Narrowed(wanted)


def _position(rated: Rated) -> Position:
    return -rated.score, rated.id


def _behind(rated: Sequence[Rated], position: Position | None) -> Sequence[Rated]:
    if position is None:
        return rated
    return [each for each in rated if _position(each) > position]


async def _hits(info: Info, answer: Findings, page: Sequence[Rated]) -> list[SearchHit]:
    """What was found, told as far as that is selected: one read for each type of node among it."""

    def selected(*names: str) -> bool:
        ways = (("nodes",), ("edges", "node"))
        return any(asked(info).selects(*way, name) for way in ways for name in names)

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
    read = tuple(_texts(kind, record)) if texts and record else ()
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
        if any(field.name == "aliases" for field in FIELDS[kind]):
            known = Fetch("Designation", ("text",))
            relations += (Relation("aliases", (out("KNOWN_AS", "Designation"),), known),)
    distinct = tuple(dict.fromkeys(properties))
    return Fetch(NODE_OF_KIND[kind], distinct, OneOf("id", ids), relations=relations)


def _texts(kind: EntryKind, record: Record) -> Iterator[tuple[str, str]]:
    for field in FIELDS[kind]:
        if field.name == "aliases":
            names: Iterable[str] = (known.text for known in record.aliases)
            yield from (("aliases", name) for name in other_names(record.number, record.title, names))
        elif written := getattr(record, field.name):
            yield field.name, written


def _shown(found: Found) -> Highlight:
    name = to_camel_case(found.field)
    return Highlight(
        field=name if found.at is None else f"{name}[{found.at}]", start=found.start, end=found.end
    )

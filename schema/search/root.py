"""Finding what is meant from what is typed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, cast

import strawberry
from strawberry.utils.str_converters import to_camel_case

from dutygraph.graph.store.port import Fetch, OneOf, Record, Relation, out
from dutygraph.schema.context import Info
from dutygraph.schema.reading.arguments import text, typed
from dutygraph.schema.reading.connections import AFTER, FIRST, PageInfo, page_size
from dutygraph.schema.reading.making import show_what_is_left
from dutygraph.schema.reading.operation import asked
from dutygraph.schema.search.cursors import Position, SearchCursors
from dutygraph.schema.search.types import (
    Highlight,
    MatchKind,
    SearchConnection,
    SearchEdge,
    SearchFilter,
    SearchHit,
    SearchKind,
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
        "English, pinyin or its initials, numbers however written, with slips, and by synonyms."
    )
    async def search(
        self,
        info: Info,
        text: Annotated[
            str, strawberry.argument(description="At most 200 characters; plain text, no query language.")
        ],
        kinds: Annotated[
            list[SearchKind] | None, strawberry.argument(description="Of these kinds; of all unless given.")
        ] = strawberry.UNSET,
        filter: Annotated[
            SearchFilter | None, strawberry.argument(description="Only those that meet all of it.")
        ] = strawberry.UNSET,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = strawberry.UNSET,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = strawberry.UNSET,
    ) -> SearchConnection:
        asked = _asked(text)
        narrowed = _narrowed(kinds, filter)
        cursors = SearchCursors(asked, narrowed)
        size = page_size("search", first)
        position = cursors.decode("search(after:)", after) if after else None
        answer = await info.context.search.find(asked, narrowed)
        behind = _behind(answer.rated, position)
        page = behind[:size]
        lit = await _highlights(info, answer, page)

        def connection(gone: Collection[str]) -> SearchConnection:
            hits = [(rated, _hit(rated, lit)) for rated in page if rated.id not in gone]
            edges = [SearchEdge(cursor=cursors.encode(_position(rated)), node=hit) for rated, hit in hits]
            return SearchConnection(
                edges=edges,
                nodes=[hit for _, hit in hits],
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
        "pinyin. Names and terms that begin so come first; none for a blank."
    )
    async def suggest(
        self,
        info: Info,
        prefix: Annotated[str, strawberry.argument(description="At most 200 characters.")],
        first: Annotated[
            int | None,
            strawberry.argument(description=f"How many at most: 1 to 100; {_SUGGESTED} unless given."),
        ] = strawberry.UNSET,
    ) -> list[str]:
        size = page_size("suggest", first, usual=_SUGGESTED)
        return list(await info.context.search.suggest(typed("suggest(prefix:)", prefix), size))


def _asked(written: str) -> str:
    return text("search(text:)", written)


def _narrowed(kinds: list[SearchKind] | None, filter: SearchFilter | None) -> Narrowed:
    wanted = (
        frozenset(EntryKind[kind.name] for kind in kinds)
        if kinds is not None and kinds is not strawberry.UNSET
        else _ALL
    )
    return filter.narrowed("search(filter:)", wanted) if filter else Narrowed(wanted)


def _position(rated: Rated) -> Position:
    return -rated.score, rated.id


def _behind(rated: Sequence[Rated], position: Position | None) -> Sequence[Rated]:
    if position is None:
        return rated
    return [each for each in rated if _position(each) > position]


# ---- what was found -----------------------------------------------------------


def _hit(rated: Rated, lit: Mapping[str, list[Highlight]]) -> SearchHit:
    return SearchHit(
        node=rated,  # type: ignore[arg-type]
        score=rated.score,
        matched_by=[MatchKind[kind.name] for kind in rated.kinds],
        highlights=lit.get(rated.id, []),
    )


async def _highlights(info: Info, answer: Findings, page: Sequence[Rated]) -> Mapping[str, list[Highlight]]:
    """What to light up of each hit, where that is asked for: one read for each type of node among them."""
    if not any(asked(info).selects(*way, "highlights") for way in (("nodes",), ("edges", "node"))):
        return {}
    texts: dict[str, Record] = {}
    for kind in dict.fromkeys(rated.kind for rated in page):
        ids = tuple(rated.id for rated in page if rated.kind is kind)
        texts.update((record.id, record) for record in await info.context.store.fetch(_texts_of(kind, ids)))
    return {
        rated.id: [_shown(each) for each in answer.highlights(rated, _texts(rated.kind, texts[rated.id]))]
        for rated in page
        if rated.id in texts
    }


def _texts_of(kind: EntryKind, ids: tuple[str, ...]) -> Fetch:
    names = tuple(field.name for field in FIELDS[kind] if field.name != "aliases")
    known = Relation("aliases", (out("KNOWN_AS", "Designation"),), Fetch("Designation", ("text",)))
    relations = (known,) if len(names) < len(FIELDS[kind]) else ()
    return Fetch(NODE_OF_KIND[kind], names, OneOf("id", ids), relations=relations)


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

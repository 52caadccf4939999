"""Finding what is meant from what is typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import strawberry
from strawberry.utils.str_converters import to_camel_case

from dutygraph.graph.store.port import Fetch, OneOf, Record, out
from dutygraph.schema.context import Info
from dutygraph.schema.reading.arguments import text, typed
from dutygraph.schema.reading.connections import AFTER, FIRST, PageInfo, page_size
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.selection import Selection, Site, Wanted
from dutygraph.schema.search.cursors import Position, SearchCursors
from dutygraph.schema.search.shown import snippet_of, subtitle_of, title_of, want_names
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
        "English, pinyin or its initials, numbers however written, with slips, and by synonyms.",
        metadata={COST: 200},
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
        hits = await _hits(info, answer, page)
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

    @strawberry.field(
        description="For a search box: completions of what has been typed so far, in Chinese, English or "
        "pinyin. Names and terms that begin so come first; none for a blank.",
        metadata={COST: 200},
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


# ---- what was found, read before it is resolved -------------------------------


@dataclass(frozen=True, slots=True)
class _Selected:
    """What is selected of hits: their nodes, and which of their other fields."""

    nodes: tuple[Site, ...]
    fields: frozenset[str]

    @property
    def texts(self) -> bool:
        return bool(self.fields & {"highlights", "snippet"})

    @property
    def names(self) -> bool:
        return bool(self.fields & {"title", "subtitle"})


async def _hits(info: Info, answer: Findings, page: Sequence[Rated]) -> list[tuple[Rated, SearchHit]]:
    """The hits of a page, with one read for each type of node among them; without what is gone."""
    sites = tuple(_sites_of_hits(Selection(info)))
    selected = _Selected(
        tuple(site for site in sites if site.node.name.value == "node"),
        frozenset(site.node.name.value for site in sites),
    )
    if not sites:
        return []
    found: dict[str, Record] = {}
    for kind in dict.fromkeys(rated.kind for rated in page):
        ids = tuple(rated.id for rated in page if rated.kind is kind)
        for record in await info.context.store.fetch(_fetch(kind, ids, selected)):
            found[record.id] = record
    return [(rated, _hit(answer, rated, found[rated.id], selected)) for rated in page if rated.id in found]


def _sites_of_hits(selection: Selection) -> Iterator[Site]:
    for site in selection.own_sites():
        match site.node.name.value:
            case "nodes":
                yield from site.below()
            case "edges":
                for inner in site.below():
                    if inner.node.name.value == "node":
                        yield from inner.below()
                    else:
                        yield inner
            case "pageInfo":
                continue


def _fetch(kind: EntryKind, ids: tuple[str, ...], selected: _Selected) -> Fetch:
    node = NODE_OF_KIND[kind]
    wanted = Wanted(node)
    for site in selected.nodes:
        site.descend_as(node, wanted)
    if selected.texts:
        _want_texts(kind, wanted)
    if selected.names:
        want_names(kind, wanted)
    return wanted.fetch(OneOf("id", ids))


def _want_texts(kind: EntryKind, wanted: Wanted) -> None:
    for field in FIELDS[kind]:
        if field.name == "aliases":
            known = wanted.relation("aliases", (out("KNOWN_AS", "Designation"),))
            known.wanted.properties.add("text")
        else:
            wanted.properties.add(field.name)


def _hit(answer: Findings, rated: Rated, record: Record, selected: _Selected) -> SearchHit:
    texts = tuple(_texts(rated.kind, record)) if selected.texts else ()
    lit = answer.highlights(rated, texts)
    return SearchHit(
        node=record,  # type: ignore[arg-type]
        title=title_of(rated.kind, record) if selected.names else "",
        subtitle=subtitle_of(rated.kind, record) if selected.names else None,
        snippet=snippet_of(rated.kind, texts, lit) if texts else "",
        score=rated.score,
        matched_by=[MatchKind[kind.name] for kind in rated.kinds],
        highlights=[_shown(each) for each in lit],
    )


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

"""What every store promises about loading, on each engine."""

import asyncio
import dataclasses
import datetime
from collections.abc import Awaitable, Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutygraph.graph.errors import InvalidInput, StaleChanges, StillReferenced, StoreUnavailable
from dutygraph.graph.model import Authority, Instrument, InstrumentKind, relate
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.graph.store.content_hash import EMPTY, replaced
from dutygraph.graph.store.port import (
    Equal,
    Fetch,
    Record,
    Related,
    Relation,
    Store,
    out,
)
from tests.graph.replacing import load, replace
from tests.graph.store.drawing import draw_graph
from tests.graph.store.everything import held_by, stated_by
from tests.graph.store.samples import CATALOGUE, LAW, MAKER, MINISTRY, NOTICE, catalogue, document, source

pytestmark = pytest.mark.anyio

MakeStore = Callable[..., Awaitable[Store]]


def ids(records: Sequence[Record]) -> list[str]:
    return [record.id for record in records]


async def stating(store: Store, *ids: str) -> dict[str, list[str]]:
    """The sources that are known to state a node."""
    return {id: [said.source.id for said in of] for id, of in (await store.facts(ids)).items()}


async def test_a_new_graph_is_empty(store: Store) -> None:
    revision = await store.revision()
    assert (revision.number, revision.content_hash) == (0, EMPTY)
    assert await store.sources() == {}
    assert await store.stated("catalogue") is None
    assert await store.facts([LAW.id]) == {}
    assert tuple(await store.fetch(Fetch("Task"))) == ()
    assert await store.count(Fetch("Task")) == 0


async def test_a_load_raises_the_revision_and_says_who_states_what(store: Store) -> None:
    began = datetime.datetime.now(datetime.UTC)
    await load(store, catalogue(), document("a"))
    revision = await store.revision()
    assert revision.number == 2
    expected = replaced(EMPTY, "catalogue", None, catalogue().content_hash)
    expected = replaced(expected, "document:a", None, document("a").content_hash)
    assert revision.content_hash == expected
    assert began <= revision.changed_at <= datetime.datetime.now(datetime.UTC)
    assert await store.sources() == {
        "catalogue": catalogue().content_hash,
        "document:a": document("a").content_hash,
    }
    stated = await store.stated("document:a")
    assert stated is not None
    assert stated.to_json() == document("a").to_json()
    assert await stating(store, LAW.id, MAKER.id, "instrument:absent") == {
        LAW.id: ["catalogue"],
        MAKER.id: ["catalogue"],
    }


async def test_a_second_load_writes_nothing(store: Store) -> None:
    await load(store, catalogue())
    before = await store.revision()
    later = catalogue()
    assert (await replace(store, CATALOGUE, later)).unchanged
    assert await store.revision() == before
    draft = await Draft.of(store)
    assert (await draft.add(CATALOGUE, later)).unchanged
    assert await draft.commit() is None
    assert await store.revision() == before


async def test_computing_changes_changes_nothing(store: Store) -> None:
    changes = await (await Draft.of(store)).add(CATALOGUE, catalogue())
    # Two instruments that are related both ways are one relationship more than is stated.
    assert len(changes) == 9
    assert (await store.revision()).number == 0
    assert await store.count(Fetch("Instrument")) == 0


async def test_a_graph_outlives_its_store(store: Store, make_store: MakeStore) -> None:
    await load(store, catalogue())
    before = await store.revision()
    await store.close()
    again = await make_store()
    assert await again.revision() == before
    assert ids(await again.fetch(Fetch("Instrument"))) == [LAW.id, NOTICE.id]


async def test_another_store_sees_what_was_loaded(store: Store, make_store: MakeStore) -> None:
    other = await make_store()
    await load(store, catalogue())
    assert await other.revision() == await store.revision()
    assert await other.count(Fetch("Instrument")) == 2


async def test_loading_again_replaces_exactly_what_a_source_states(store: Store) -> None:
    await load(store, catalogue(), document("a", tasks=3), document("b", tasks=2))
    changes = await replace(store, source("a"), document("a", tasks=2, title="新清单"))
    # One task with its obligation and citation, and their ten relationships, of which three follow.
    assert (len(changes.deleted), len(changes.unrelated), len(changes.updated)) == (3, 10, 2)
    assert len(changes) == 15
    assert ids(await store.fetch(Fetch("Task"))) == [
        "task:a/00001",
        "task:a/00002",
        "task:b/00001",
        "task:b/00002",
    ]
    (listed, other) = await store.fetch(Fetch("TaskList", ("title",)))
    assert (listed.title, other.title) == ("新清单", "清单")


async def test_what_others_state_stays_when_a_source_goes(store: Store) -> None:
    told = Instrument(id=LAW.id, title="《数据安全法》", kind=InstrumentKind.LAW, number="主席令84号")
    local = Authority(id="authority:local", name="地方局")
    await load(store, catalogue(), document("a", extra=(told, local)))
    (law,) = await store.fetch(Fetch("Instrument", ("title", "number"), where=Equal("id", LAW.id)))
    assert (law.title, law.number) == (LAW.title, "主席令84号")
    assert await stating(store, LAW.id, local.id) == {
        LAW.id: ["catalogue", "document:a"],
        local.id: ["document:a"],
    }
    await replace(store, source("a"), None)
    (law,) = await store.fetch(Fetch("Instrument", ("title", "number"), where=Equal("id", LAW.id)))
    assert (law.title, law.number) == (LAW.title, None)
    assert ids(await store.fetch(Fetch("Authority"))) == [MINISTRY.id]
    assert await stating(store, LAW.id, local.id) == {LAW.id: ["catalogue"]}
    revision = await store.revision()
    assert revision.content_hash == replaced(EMPTY, "catalogue", None, catalogue().content_hash)
    await replace(store, CATALOGUE, None)
    assert (await store.revision()).content_hash == EMPTY
    assert await store.sources() == {}


async def test_a_changed_relationship_is_altered(store: Store) -> None:
    await load(store, catalogue(note="依据"))
    changes = await replace(store, CATALOGUE, catalogue(note="配套"))
    assert (len(changes.altered), len(changes)) == (2, 2)
    related = Relation("related", (out("RELATED_TO", "Instrument"),), Fetch("Instrument"), ("kind", "note"))
    found = await store.fetch(Fetch("Instrument", relations=(related,)))
    told = [(one.id, far.id, far.kind, far.note) for one in found for far in one.related]
    assert told == [(LAW.id, NOTICE.id, "BASIS", "配套"), (NOTICE.id, LAW.id, "BASIS", "配套")]


async def test_what_many_state_is_added_without_reading_them_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    stated = store.stated

    async def watched(source: str) -> Statements | None:
        read.append(source)
        return await stated(source)

    monkeypatch.setattr(store, "stated", watched)
    local = Authority(id="authority:local", name="地方局")
    await load(store, catalogue(), *(document(name, extra=(local, MINISTRY)) for name in "abc"))
    assert read == []
    assert (await stating(store, local.id))[local.id] == ["document:a", "document:b", "document:c"]
    # Another name is a matter for all who state it, and not for what else they state.
    read.clear()
    renamed = dataclasses.replace(local, name="其他局")
    await load(store, document("c", extra=(renamed, MINISTRY)))
    assert read == ["document:c"]
    (held,) = await store.fetch(Fetch("Authority", ("name",), where=Equal("id", local.id)))
    assert held.name == "地方局"


# ---- refusals ---------------------------------------------------------------


async def test_changes_computed_from_an_older_graph_are_refused(store: Store) -> None:
    stale = await Draft.of(store)
    await stale.add(CATALOGUE, catalogue())
    await load(store, document_without_references("b"))
    before = await store.revision()
    with pytest.raises(StaleChanges):
        await stale.commit()
    assert await store.revision() == before
    assert ids(await store.fetch(Fetch("Instrument"))) == ["instrument:b"]


async def test_what_others_refer_to_cannot_be_removed(store: Store) -> None:
    await load(store, catalogue(), document("a"))
    before = await store.revision()
    with pytest.raises(StillReferenced, match=r"(?=.*(task|citation):a/0000\d)(?=.*instrument:law)"):
        await replace(store, CATALOGUE, catalogue(without=(LAW,)))
    assert await store.revision() == before
    assert await store.count(Fetch("Instrument")) == 2
    assert await store.count(Fetch("Task", where=Related((out("REFERS_TO", "Instrument"),)))) == 3


async def test_a_relationship_needs_its_end(store: Store) -> None:
    await load(store, catalogue(without=(LAW,)))
    before = await store.revision()
    with pytest.raises(InvalidInput, match=r"instrument:law"):
        await replace(store, source("a"), document("a"))
    assert await store.revision() == before
    assert await store.count(Fetch("Task")) == 0
    assert await store.stated("document:a") is None


async def test_two_documents_cannot_own_one_node(store: Store) -> None:
    await load(store, catalogue(), document("a"))
    before = await store.revision()
    copy = dataclasses.replace(document("a"), source=source("copy"))
    with pytest.raises(InvalidInput, match=r"(document|task-list|category|task|obligation|citation):a"):
        await replace(store, copy.source, copy)
    assert await store.revision() == before
    assert await store.sources() == {
        "catalogue": catalogue().content_hash,
        "document:a": document("a").content_hash,
    }


async def test_a_closed_store_says_so(store: Store) -> None:
    await store.close()
    with pytest.raises(StoreUnavailable):
        await store.revision()


async def test_loads_at_the_same_time_all_arrive(store: Store, make_store: MakeStore) -> None:
    await load(store, catalogue())
    other = await make_store()
    names = [f"{number}" for number in range(4)]
    await asyncio.gather(
        *(
            replace(store if number % 2 else other, source(name), document(name))
            for number, name in enumerate(names)
        )
    )
    assert (await store.revision()).number == 5
    assert sorted(await store.sources()) == ["catalogue", *(f"document:{name}" for name in names)]
    assert await store.count(Fetch("Task")) == 12


async def test_statements_of_another_rank_are_kept_apart(store: Store) -> None:
    vocabulary = Source("vocabulary", Rank.VOCABULARY)
    await load(store, Statements(vocabulary, (MAKER,), ()), catalogue())
    assert await stating(store, MAKER.id) == {MAKER.id: ["catalogue", "vocabulary"]}
    stated = await store.stated("vocabulary")
    assert stated is not None
    assert stated.source == vocabulary


def document_without_references(name: str) -> Statements:
    return Statements(
        source(name),
        (instrument := Instrument(id=f"instrument:{name}", title="文", kind=InstrumentKind.LAW), MINISTRY),
        (relate(instrument, "ISSUED_BY", MINISTRY),),
    )


LOADS = st.lists(
    st.tuples(st.sampled_from(["catalogue", "document:a", "document:b"]), st.none() | st.integers(0, 30)),
    min_size=1,
    max_size=5,
)


@given(loads=LOADS)
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_the_graph_is_what_its_sources_state_after_any_loads(
    store: Store, loads: list[tuple[str, int | None]]
) -> None:
    held: dict[str, Statements] = {}
    for name, seed in loads:
        rank = Rank.DOCUMENT if name.startswith("document:") else Rank.CATALOGUE
        wanted = None if seed is None else draw_graph(name, seed, rank, owner=name)
        await replace(store, Source(name, rank), wanted)
        held.pop(name, None)
        if wanted is not None:
            held[name] = wanted
    assert await held_by(store) == stated_by(*held.values())
    assert await store.sources() == {name: said.content_hash for name, said in sorted(held.items())}
    for name, said in held.items():
        await replace(store, said.source, None)
        assert await store.stated(name) is None
    assert await held_by(store) == stated_by()
    assert (await store.revision()).content_hash == EMPTY

"""Drafts on both engines: many sources worked out together leave what they leave one after the other."""

import dataclasses
import random
from collections.abc import Sequence

import pytest

from dutygraph.graph.errors import InvalidInput, StillReferenced
from dutygraph.graph.model import Authority, Instrument, InstrumentKind, relate
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Batch, Rank, Source, Statements
from dutygraph.graph.store.content_hash import EMPTY
from dutygraph.graph.store.port import Fetch, Record, Store
from tests.graph.replacing import replace
from tests.graph.store.drawing import draw_graph
from tests.graph.store.everything import held_by, stated_by
from tests.graph.store.samples import CATALOGUE, LAW, catalogue, document, source

pytestmark = pytest.mark.anyio

NAMES = {
    "vocabulary": Rank.VOCABULARY,
    "catalogue": Rank.CATALOGUE,
    "document:a": Rank.DOCUMENT,
    "document:b": Rank.DOCUMENT,
}


async def withdraw(draft: Draft, *sources: Source) -> None:
    """Let none of them state anything any more."""

    async def nothing(_: Source) -> None:
        return None

    _, refused = await draft.state(sources, nothing)
    for error in refused.values():
        raise error


@pytest.mark.parametrize("seed", range(6))
async def test_batches_of_any_size_leave_what_is_stated_and_nothing_else(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    stated: dict[str, Statements] = {}
    draft = await Draft.of(store)
    refused = 0
    for _ in range(12):
        name = rng.choice(sorted(NAMES))
        wanted = draw_graph(name, rng.randrange(30), NAMES[name], name, reaching=rng.random() < 0.5)
        told = len(draft.drafted)
        try:
            await draft.add(Source(name, NAMES[name]), wanted if rng.random() < 0.8 else None)
        except (InvalidInput, StillReferenced):
            refused += 1
            assert len(draft.drafted) == told
        else:
            kept = await draft.stated(name) if name in draft.stating else stated.get(name)
            stated |= {name: kept} if kept is not None else {}
            if kept is None:
                stated.pop(name, None)
        if rng.random() < 0.4:
            await draft.commit()
            assert await held_by(store) == stated_by(*stated.values())
            draft = await Draft.of(store)
    await draft.commit()
    assert await held_by(store) == stated_by(*stated.values())
    assert await store.sources() == {name: said.content_hash for name, said in sorted(stated.items())}


async def test_the_same_sources_give_one_hash_in_any_batches(store: Store) -> None:
    sources = [catalogue(), *(document(name) for name in "abcd")]
    for said in sources:
        await replace(store, said.source, said)
    one_by_one = (await store.revision()).content_hash
    draft = await Draft.of(store)
    await withdraw(draft, *(said.source for said in sources))
    await draft.commit()
    assert await store.sources() == {}
    draft = await Draft.of(store)
    for said in sources:
        await draft.add(said.source, said)
    before = (await store.revision()).number
    await draft.commit()
    assert (await store.revision()).content_hash == one_by_one
    assert (await store.revision()).number == before + 1


@pytest.mark.parametrize("seed", range(4))
async def test_what_several_say_of_one_thing_follows_their_rank_in_any_order(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    stated = {
        name: Statements(
            Source(name, rank),
            (
                law := Instrument(
                    id="instrument:x",
                    title=f"标题 {name}",
                    kind=InstrumentKind.LAW,
                    number=rng.choice([None, f"{name}号"]),
                    title_en=rng.choice([None, name]),
                ),
                office := Authority(id="authority:x", name=name, aliases=rng.choice([(), (name,)])),
            ),
            rng.choice([(), (relate(law, "ISSUED_BY", office),)]),
        )
        for name, rank in (*NAMES.items(), ("document:c", Rank.DOCUMENT))
    }
    order = sorted(stated)
    rng.shuffle(order)
    held: dict[str, Statements] = {}
    read: list[str] = []
    for name in (*order, *rng.sample(order, len(order))):
        wanted = None if name in held else stated[name]
        await replace(store, stated[name].source, wanted)
        held.pop(name) if wanted is None else held.update({name: wanted})
        assert await held_by(store) == stated_by(*held.values())
        known = await store.facts(["instrument:x"])
        read = [said.source.id for said in known.get("instrument:x", ())]
        assert read == sorted(held)
        if held:
            first = min(held.values(), key=lambda said: (said.source.rank, said.source.id)).source.id
            (told,) = await store.fetch(Fetch("Instrument", ("title",)))
            assert told.title == f"标题 {first}"
    assert read == []
    assert (await store.revision()).content_hash == EMPTY


async def test_what_is_foreseen_is_asked_for_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    await replace(store, CATALOGUE, catalogue())
    draft, documents, fetch, asked = await Draft.of(store), [*map(document, "abcd")], store.fetch, []

    async def watched(wanted: Fetch) -> Sequence[Record]:
        asked.append(wanted.node)
        return await fetch(wanted)

    await draft.foresee(documents)
    monkeypatch.setattr(store, "fetch", watched)
    for said in documents:
        await draft.add(said.source, said)
    # What they refer to beyond them, too.
    assert asked == []
    await draft.commit()
    assert await held_by(store) == stated_by(catalogue(), *documents)


async def test_what_is_refused_leaves_the_rest_of_the_draft_alone(store: Store) -> None:
    draft = await Draft.of(store)
    await draft.add(CATALOGUE, catalogue())
    await draft.add(source("a"), document("a"))
    with pytest.raises(StillReferenced, match=r"(?=.*:a/0000\d)(?=.*instrument:law)"):
        await draft.add(CATALOGUE, catalogue(without=(LAW,)))
    copy = dataclasses.replace(document("a"), source=source("copy"))
    with pytest.raises(InvalidInput, match="another source states"):
        await draft.add(copy.source, copy)
    await draft.commit()
    assert await held_by(store) == stated_by(catalogue(), document("a"))


async def test_sources_that_refer_to_each_other_go_together(store: Store) -> None:
    for said in (catalogue(), document("a"), document("b")):
        await replace(store, said.source, said)
    with pytest.raises(StillReferenced, match="obligation:b"):
        await withdraw(await Draft.of(store), CATALOGUE, source("a"))
    draft = await Draft.of(store)
    await withdraw(draft, CATALOGUE, source("a"), source("b"))
    await draft.commit()
    assert await held_by(store) == stated_by()


async def test_an_engine_itself_refuses_what_would_break_the_graph(store: Store) -> None:
    """Whoever computed the batch, and however."""
    await replace(store, CATALOGUE, catalogue())
    await replace(store, source("a"), document("a"))
    revision = await store.revision()
    (task, *_) = [node for node in document("a").nodes if node.id.startswith("task:")]
    (other, *_) = [node for node in document("absent").nodes if node.id.startswith("task:")]
    for batch, error in (
        (Batch(revision.number, deleted=((type(LAW).__name__, LAW.id),)), StillReferenced),
        (Batch(revision.number, related=(relate(other, "REFERS_TO", LAW),)), InvalidInput),
        (Batch(revision.number, created=(task,)), InvalidInput),
    ):
        with pytest.raises(error):
            await store.apply(batch)
        assert await store.revision() == revision
    assert await store.count(Fetch("Task")) == 3

"""What a dry run tells is what the load then does, or refuses; and sets of documents are taken back whole."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from dutygraph.graph.errors import InvalidInput, StillReferenced
from dutygraph.graph.model import CitationStatus, Designation, Instrument, InstrumentKind, Relationship
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.graph.store.port import Equal, Fetch, Store
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.documents.identity import titled_id
from dutygraph.loaders.reviews.finding import review_path
from dutygraph.service.load import writing
from dutygraph.service.load.file_result import FileResult, Refusal
from dutygraph.service.load.loading import load_paths
from dutygraph.service.load.resolver import Resolver
from dutygraph.service.load.unloading import unload
from dutygraph.service.load.writing import RECORDS
from dutygraph.service.settings import Settings
from tests.service.load.test_batch import LIST, accepted, law, plan

pytestmark = pytest.mark.anyio

SEEDS = Settings().seeds


async def load(store: Store, *paths: Path, **options: Any) -> list[FileResult | Refusal]:
    return await load_paths(store, paths, seeds=SEEDS, **options)


def told(outcomes: Sequence[FileResult | Refusal]) -> list[tuple[Path | None, object, object]]:
    return [
        (one.path, one.difference, one.warnings)
        if isinstance(one, FileResult)
        else (one.path, type(one.error), one.error.message)
        for one in outcomes
    ]


async def dry_and_real(store: Store, *paths: Path) -> list[FileResult | Refusal]:
    before = await store.revision()
    dry = await load(store, *paths, dry_run=True)
    assert await store.revision() == before
    real = await load(store, *paths)
    assert told(dry) == told(real)
    return real


def laws(folder: Path) -> tuple[Path, Path]:
    """Two that cite each other."""
    return (
        law(folder, "first", "甲数据管理办法", 77, "并遵守《乙数据管理办法》第三条。"),
        law(folder, "second", "乙数据管理办法", 78, "并遵守《甲数据管理办法》第三条。"),
    )


async def test_a_dry_run_beside_documents_that_cite_each_other(store: Store, tmp_path: Path) -> None:
    accepted(await load(store, *laws(tmp_path)))
    accepted(await dry_and_real(store, plan(tmp_path, "plan"), LIST))


@pytest.mark.parametrize("size", [1, RECORDS])
async def test_a_dry_run_of_documents_that_cite_each_other(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """Into an empty graph, with one refused and one twice among them."""
    monkeypatch.setattr(writing, "RECORDS", size)
    bad = tmp_path / "bad.txt"
    bad.write_text("只是一封信。", encoding="utf-8")
    twice = tmp_path / "twice.txt"
    twice.write_bytes(plan(tmp_path, "plan").read_bytes())
    await dry_and_real(store, tmp_path / "plan.txt", bad, *laws(tmp_path), twice, LIST)
    # The second time, and with one of them changed.
    law(tmp_path, "second", "乙数据管理办法", 78)
    await dry_and_real(store, *laws(tmp_path)[:1], tmp_path / "second.md", LIST)


async def test_a_dry_run_refuses_what_the_load_refuses(store: Store, tmp_path: Path) -> None:
    accepted(await load(store, LIST))
    content = yaml.safe_load((SEEDS / "vocabulary.yaml").read_text(encoding="utf-8"))
    # Without the conditions read from words, and what these alone ask: those of the list still ask it.
    facts, rest = content.pop("profile_facts"), str({**content, "conditions": []})
    kept = [{**fact, "implies": []} for fact in facts if fact["id"] in rest]
    content |= {"profile_facts": kept, "conditions": []}
    fewer = tmp_path / "vocabulary.yaml"
    fewer.write_text(yaml.safe_dump(content), encoding="utf-8")
    (outcome,) = await dry_and_real(store, fewer)
    assert isinstance(outcome, Refusal)
    assert isinstance(outcome.error, StillReferenced)
    assert "condition:" in outcome.error.message


async def test_what_cannot_be_stated_keeps_nothing_else_out(store: Store, tmp_path: Path) -> None:
    """A review that rests on what nobody states, of a list there twice, beside two that cite each other."""
    listed = Path(shutil.copy(LIST, tmp_path))
    twice = Path(shutil.copy(LIST, tmp_path / "twice.txt"))
    review = review_path(LIST).read_text(encoding="utf-8")
    wrong = re.sub(r'provisions: \["provision:CSL/[^"]+"', 'provisions: ["provision:NONE/1"', review)
    for path in (listed, twice):
        review_path(path).write_text(wrong, encoding="utf-8")
    outcomes = await dry_and_real(store, listed, *laws(tmp_path), twice)
    refused = {one.path: str(one.error) for one in outcomes if isinstance(one, Refusal)}
    assert refused.keys() == {listed, twice}
    assert all("provision:NONE/1" in told for told in refused.values())
    assert await store.count(Fetch("SourceDocument")) == 2
    where = Equal("status", CitationStatus.RESOLVED)
    assert await store.count(Fetch("Citation", where=where)) == 2
    review_path(listed).write_text(review, encoding="utf-8")
    accepted(await load(store, listed))


async def test_what_rests_on_what_cannot_be_stated_cannot_either(store: Store) -> None:
    """One replaces what nobody states, the next that one, and so on; then nobody can cite any of them."""
    wanted: dict[Source, Statements | None] = {}
    for at in range(4):
        source = Source(f"catalogue:{at}", Rank.CATALOGUE)
        node = Instrument(id=f"instrument:{at}", title=f"甲车辆管理办法之{at}", kind=InstrumentKind.LAW)
        replaced = Relationship("REPLACES", "Instrument", node.id, "Instrument", f"instrument:{at - 1}")
        known = Designation(id=f"designation:{at}", key=node.title, text=node.title)
        named = Relationship("KNOWN_AS", "Instrument", node.id, "Designation", known.id)
        wanted[source] = Statements(source, (node, known), (replaced, named))
    alone = Source("catalogue:alone", Rank.CATALOGUE)
    node = Instrument(id="instrument:alone", title="乙车辆管理办法", kind=InstrumentKind.LAW)
    wanted[alone] = said = Statements(alone, (node,), ())
    draft, resolver = await Draft.of(store), Resolver()
    made = await resolver.state(draft, wanted)
    assert [isinstance(made[source], InvalidInput) for source in wanted] == [True] * 4 + [False]
    assert draft.stating.keys() == {alone.id}
    assert resolver.index["instrument:alone"] is not None
    assert [resolver.index[f"instrument:{at}"] for at in range(4)] == [None] * 4
    assert resolver.index.instrument(Cited("甲车辆管理办法之3")) is None
    await draft.commit()
    assert await store.sources() == {alone.id: said.content_hash}


async def test_documents_that_cite_each_other_are_taken_back_together(store: Store, tmp_path: Path) -> None:
    accepted(await load(store, LIST))
    before = (await store.revision()).content_hash
    accepted(await load(store, *laws(tmp_path)))
    ids = [titled_id(f"{name}数据管理办法") for name in "甲乙"]
    revision = await store.revision()
    for one in ids:
        with pytest.raises(StillReferenced, match="shujuguanlibanfa"):
            await unload(store, [one])
        with pytest.raises(StillReferenced):
            await unload(store, [one], dry_run=True)
    planned = await unload(store, ids, dry_run=True)
    assert await store.revision() == revision
    assert await unload(store, ids) == planned
    assert (await store.revision()).content_hash == before
    assert await store.count(Fetch("SourceDocument")) == 1

"""What is Neo4j's own: statements counted, their plans, and what lies in the database."""

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from dataclasses import replace as replaced
from typing import Any

import neo4j
import orjson
import pytest

from dutygraph.graph.errors import NotAStore, StoreBusy, StoreUnavailable
from dutygraph.graph.model import (
    MODEL,
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    Modality,
    Obligation,
    Task,
    properties,
)
from dutygraph.graph.stated import Rank, Source
from dutygraph.graph.store.model_mark import mark
from dutygraph.graph.store.neo4j.answers import page_statement
from dutygraph.graph.store.neo4j.shape import given_each, split
from dutygraph.graph.store.neo4j.store import Neo4jStore
from dutygraph.graph.store.plan import ROOT, Paging
from dutygraph.graph.store.port import Contains, Equal, Fetch, OneOf, Related, Relation, Store, into, out
from dutygraph.graph.store.records import counted
from tests.conftest import Engine
from tests.graph.replacing import replace
from tests.graph.store.drawing import draw_graph
from tests.graph.store.everything import held_by
from tests.graph.store.many import SOURCE, TREE, by_hand, hits, obligations, operators, statement

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("engine", ["neo4j"], indirect=True)]

NEWER = orjson.dumps({"model": MODEL + 1, "declared": []}).decode()


@pytest.fixture
def statements_sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The text of every statement that the driver runs."""
    sent: list[str] = []
    run = neo4j.AsyncManagedTransaction.run

    async def recorded(
        self: neo4j.AsyncManagedTransaction, query: Any, *args: Any, **named: Any
    ) -> neo4j.AsyncResult:
        sent.append(query)
        return await run(self, query, *args, **named)

    run_alone = neo4j.AsyncSession.run

    async def recorded_alone(
        self: neo4j.AsyncSession, query: Any, *args: Any, **named: Any
    ) -> neo4j.AsyncResult:
        sent.append(query.text if isinstance(query, neo4j.Query) else query)
        return await run_alone(self, query, *args, **named)

    monkeypatch.setattr(neo4j.AsyncManagedTransaction, "run", recorded)
    monkeypatch.setattr(neo4j.AsyncSession, "run", recorded_alone)
    return sent


# ---- statements and plans ---------------------------------------------------

BY_TYPE = Fetch(
    "Obligation",
    ("text",),
    where=Related((out("BINDS", "EnterpriseType"),), Equal("id", "maker")),
    after=("obligation:many/00100",),
    limit=20,
)
CITING = Fetch(
    "Instrument",
    where=Equal("number", "1"),
    relations=(Relation("tasks", (into("REFERS_TO", "Task"),), Fetch("Task", ("title",), limit=20)),),
)
REPRESENTATIVE = {
    "tree": TREE,
    "page by id": Fetch("Task", ("title",), limit=20),
    "next page by id": Fetch("Task", after=("task:many/00100",), limit=20),
    "by ids": Fetch("Task", where=OneOf("id", ("task:many/00001", "task:many/00002"))),
    "of a known type": BY_TYPE,
    "citing a known instrument": CITING,
}


@pytest.mark.parametrize("count", [3, 30])
async def test_a_tree_is_one_statement_whatever_the_number_of_rows(
    store: Neo4jStore, statements_sent: list[str], count: int
) -> None:
    await replace(store, SOURCE, obligations(count))
    statements_sent.clear()
    records = await store.fetch(TREE)
    assert len(statements_sent) == 1
    assert len(records) == min(count, 20)
    assert records[0].obligations[0].types[0].aliases == ("整车企业", "车厂")
    assert records[0].instruments[0].issued_on == datetime.date(2021, 8, 20)
    assert records[0].instruments_total == 1


async def test_no_text_is_planned_anew_for_the_size_of_what_it_is_given(
    store: Neo4jStore, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server plans a text for each size of a list or a text among its parameters, but not in a map."""
    kinds: set[type] = set()

    def noting(of: type[neo4j.AsyncSession] | type[neo4j.AsyncManagedTransaction]) -> None:
        run = of.run

        async def noted(self: Any, query: Any, parameters: Any = None, **named: Any) -> neo4j.AsyncResult:
            kinds.update(type(value) for value in {**(parameters or {}), **named}.values())
            return await run(self, query, parameters, **named)

        monkeypatch.setattr(of, "run", noted)

    noting(neo4j.AsyncSession)
    noting(neo4j.AsyncManagedTransaction)
    await replace(store, SOURCE, obligations(3))
    await store.fetch(TREE)
    await store.count(Fetch("Task", where=OneOf("id", ("task:many/00001",))))
    await store.facts(["maker"])
    await store.stated(SOURCE.id)
    await replace(store, SOURCE, None)
    assert kinds == {dict, int}


async def test_a_text_is_planned_once_however_many_ask_at_once(
    store: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await replace(store, SOURCE, obligations(3))
    under_way: list[int] = []
    run, now = neo4j.AsyncSession.run, 0

    async def counted(self: neo4j.AsyncSession, query: Any, *args: Any, **named: Any) -> neo4j.AsyncResult:
        nonlocal now
        now += 1
        under_way.append(now)
        try:
            return await run(self, query, *args, **named)
        finally:
            now -= 1

    monkeypatch.setattr(neo4j.AsyncSession, "run", counted)
    asked = [store.fetch(Fetch("Task", ("title", "text"), where=Equal("number", n))) for n in (0, 1, 2, 9)]
    found = await asyncio.gather(*asked)
    assert [len(each) for each in found] == [1, 1, 1, 0]
    assert under_way[:2] == [1, 1]
    # The others together.
    assert len(under_way) == 2


@pytest.mark.parametrize("wanted", REPRESENTATIVE.values(), ids=REPRESENTATIVE.keys())
async def test_no_plan_scans_the_nodes_of_a_type(store: Neo4jStore, engine: Engine, wanted: Fetch) -> None:
    await replace(store, SOURCE, obligations(300))
    text, parameters = statement(wanted)
    async with by_hand(engine.address) as run:
        plan = (await run(f"EXPLAIN {text}", **parameters)).summary.plan
    assert plan is not None
    names = {each["operatorType"].partition("@")[0] for each in operators(plan)}
    assert not names & {
        "AllNodesScan",
        "NodeByLabelScan",
        "UndirectedAllRelationshipsScan",
        "CartesianProduct",
    }


@pytest.mark.parametrize("wanted", [BY_TYPE, CITING, REPRESENTATIVE["next page by id"]])
async def test_a_page_costs_the_same_however_many_there_are(
    store: Neo4jStore, engine: Engine, wanted: Fetch
) -> None:
    await replace(store, SOURCE, obligations(2000))
    text, parameters = statement(wanted)
    async with by_hand(engine.address) as run:
        read = hits(await run(f"PROFILE {text}", **parameters))
    assert read < 400


async def test_a_page_over_two_steps_from_a_node_of_many_does_not_read_them_all(
    store: Neo4jStore, engine: Engine
) -> None:
    await replace(store, SOURCE, obligations(2000))
    bound = Related((out("IMPOSES", "Obligation"), out("BINDS", "EnterpriseType")), Equal("id", "maker"))
    ids = [f"task:many/{number:05}" for number in range(2000)]
    for after, backwards, expected in (
        (None, False, ids[:20]),
        ((ids[999],), False, ids[1000:1020]),
        (None, True, ids[-20:]),
    ):
        wanted = Fetch("Task", where=bound, after=after, limit=20, backwards=backwards)
        text, parameters = statement(wanted)
        async with by_hand(engine.address) as run:
            # About ten for each of the two hundred that are looked up before it is known that they are many.
            assert hits(await run(f"PROFILE {text}", **parameters)) < 3000
        assert [one.id for one in await store.fetch(wanted)] == expected


async def test_a_count_of_what_a_known_node_ends_is_not_read_from_the_wrong_side(
    store: Neo4jStore, engine: Engine
) -> None:
    await replace(store, SOURCE, obligations(300))
    bound = Related((out("BINDS", "EnterpriseType"),), Equal("id", "other"))
    shapes, own, _ = split({ROOT: Paging(bound)})
    text = page_statement(counted("Obligation"), shapes).text
    async with by_hand(engine.address) as run:
        read = hits(await run(f"PROFILE {text}", **given_each({}, [own])))
    # One for each that it ends, two where the planner looks at the kinds too; from the other side five.
    assert read < 700


async def test_counting_by_an_enumeration_begins_at_those_that_have_the_value(
    store: Neo4jStore, engine: Engine
) -> None:
    said = obligations(600)
    tasks = [one for one in said.nodes if isinstance(one, Task)]
    await replace(store, SOURCE, said)
    imposing = Related((out("IMPOSES", "Obligation"),), Equal("modality", "PROHIBITED"))
    shapes, own, _ = split({ROOT: Paging(imposing)})
    async with by_hand(engine.address) as run:
        await run("MATCH (o:Obligation) WHERE o.id ENDS WITH '7' SET o.modality = 'PROHIBITED'")
        # Which end is planned from hangs on what the server has counted, which it does in its own time.
        await run("CALL db.prepareForReplanning()")
        read = hits(
            await run(f"PROFILE {page_statement(counted('Task'), shapes).text}", **given_each({}, [own]))
        )
    assert read < len(tasks)
    assert await store.count(Fetch("Task", where=imposing)) == 60


async def test_a_page_by_an_enumeration_does_not_read_all_to_find_nobody(
    store: Neo4jStore, engine: Engine
) -> None:
    said = obligations(1500)
    duties = [one for one in said.nodes if isinstance(one, Obligation)]
    others = [one for one in said.nodes if not isinstance(one, Obligation)]
    asked = OneOf("modality", (Modality.PROHIBITED.value, Modality.PERMITTED.value))
    async with by_hand(engine.address) as run:
        for number, most in ((400, 4000), (3, 200), (0, 40)):
            having = {one.id for one in duties[::3][:number]}
            changed = [
                replaced(one, modality=Modality.PROHIBITED) if one.id in having else one for one in duties
            ]
            await replace(store, SOURCE, replaced(said, nodes=(*others, *changed)))
            if number == 400:
                await run("CALL db.prepareForReplanning()")
            for node, where in (
                ("Obligation", asked),
                ("Task", Related((out("IMPOSES", "Obligation"),), asked)),
            ):
                expected = sorted(id.replace("obligation", node.lower()) for id in having)
                for backwards in (False, True):
                    wanted = Fetch(node, where=where, limit=20, backwards=backwards)
                    text, parameters = statement(wanted)
                    assert hits(await run(f"PROFILE {text}", **parameters)) < most
                    found = [one.id for one in await store.fetch(wanted)]
                    assert found == (expected[-20:] if backwards else expected[:20])


async def test_who_holds_a_part_of_a_text_is_found_without_reading_all(
    store: Neo4jStore, engine: Engine
) -> None:
    said = obligations(1500)
    rare = {f"obligation:many/{number:05}" for number in (700, 1100)}
    duties = [one for one in said.nodes if isinstance(one, Obligation)]
    duties = [replaced(one, text="应采用量子密钥") if one.id in rare else one for one in duties]
    others = [one for one in said.nodes if not isinstance(one, Obligation)]
    await replace(store, SOURCE, replaced(said, nodes=(*others, *duties)))
    for part, held in (("量子", 2), ("应当", 1498), ("不", 0), ("应", 1500), ("子密", 2)):
        where = Contains(("text", "text_en"), part)
        expected = sorted(one.id for one in duties if part in one.text)
        assert await store.count(Fetch("Obligation", where=where)) == len(expected) == held
        for backwards in (False, True):
            wanted = Fetch("Obligation", ("text",), where=where, limit=20, backwards=backwards)
            text, parameters = statement(wanted)
            async with by_hand(engine.address) as run:
                read = hits(await run(f"PROFILE {text}", **parameters))
            assert read < 500
            seen: list[str] = []
            while len(seen) < min(60, held):
                page = [one.id for one in await store.fetch(wanted)]
                seen = page + seen if backwards else seen + page
                wanted = replaced(wanted, after=(page[0 if backwards else -1],))
            assert seen == (expected[-60:] if backwards else expected[:60])


async def test_how_many_there_are_of_a_type_is_known_without_reading_them(
    store: Neo4jStore, engine: Engine
) -> None:
    await replace(store, SOURCE, obligations(300))
    shapes, own, _ = split({ROOT: Paging()})
    text = page_statement(counted("Obligation"), shapes).text
    async with by_hand(engine.address) as run:
        read = hits(await run(f"PROFILE {text}", **given_each({}, [own])))
    assert read < 20


# ---- what lies in the database ----------------------------------------------


async def test_every_node_type_has_its_constraint_and_every_indexed_property_its_index(
    store: Neo4jStore, engine: Engine
) -> None:
    async with by_hand(engine.address) as run:
        constraints = (await run("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties")).records
        indexes = (await run("SHOW INDEXES YIELD entityType, labelsOrTypes, properties, state")).records
    unique = {each["labelsOrTypes"][0] for each in constraints if each["properties"] == ["id"]}
    assert unique >= set(NODE_TYPES)
    indexed = {
        (each["labelsOrTypes"][0], *each["properties"])
        for each in indexes
        if each["labelsOrTypes"] and each["state"] == "ONLINE"
    }
    for node_type in NODE_TYPES:
        for declared in properties(node_type).values():
            assert not (declared.indexed or declared.by_part) or (node_type, declared.name) in indexed
    for relationship in RELATIONSHIP_TYPES.values():
        assert not relationship.paged or (relationship.name, "_end_id", "_start_id") in indexed


async def test_a_person_finds_native_values(store: Neo4jStore, engine: Engine) -> None:
    await replace(store, SOURCE, obligations(1))
    async with by_hand(engine.address) as run:
        found = await run(
            "MATCH (:Task {number: 0})-[:IMPOSES]->(o:Obligation)-[:BINDS]->(t:EnterpriseType)"
            " MATCH (i:Instrument) WHERE i.issued_on > date('2021-01-01')"
            " MATCH (d:SourceDocument) WHERE d.loaded_at.year = 2026"
            " RETURN o.modality AS modality, t.aliases AS aliases, 'title_en' IN keys(i) AS has_null"
        )
    assert [list(each.values()) for each in found.records] == [["MANDATORY", ["整车企业", "车厂"], False]]


async def test_what_others_keep_in_the_database_stays(engine: Engine) -> None:
    async with by_hand(engine.address) as run:
        await run("CREATE (:Person {id: 'maker'})-[:KNOWS]->(:Person {id: 'task:many/00000'})")
        store = await Neo4jStore.open(engine.address, notifications=True, prepare_empty=True)
        try:
            await replace(store, SOURCE, obligations(2))
            await replace(store, SOURCE, None)
        finally:
            await store.close()
        left = await run("MATCH (n) WHERE NOT n:_Revision AND NOT n:_Commit RETURN labels(n) AS labels")
        assert [each["labels"] for each in left.records] == [["Person"], ["Person"]]


async def test_what_the_server_remarks_on_a_statement_fails_its_test(store: Neo4jStore) -> None:
    async with store._driver.session() as session:
        with pytest.raises(AssertionError, match="deprecated"):
            await (await session.run("MATCH (n:Task) RETURN id(n)")).consume()


async def test_a_database_in_which_another_program_uses_our_labels_is_no_store(engine: Engine) -> None:
    async with by_hand(engine.address) as run:
        await run("CREATE (:Task {id: 'theirs'})")
    with pytest.raises(NotAStore, match="Task nodes that dutygraph did not write"):
        await Neo4jStore.open(engine.address, prepare_empty=True)


async def test_a_graph_of_another_format_is_refused(store: Neo4jStore, engine: Engine) -> None:
    async with by_hand(engine.address) as run:
        await run("MATCH (r:_Revision) SET r.format = 999")
    with pytest.raises(NotAStore, match="999"):
        await Neo4jStore.open(engine.address, prepare_empty=True)


# ---- one state of the graph -------------------------------------------------


async def test_an_answer_is_of_one_state_while_loads_follow_each_other(
    store: Neo4jStore, make_store: Callable[..., Awaitable[Store]]
) -> None:
    await replace(store, SOURCE, obligations(5))
    loader = await make_store()
    listed = Fetch(
        "Instrument",
        relations=(
            Relation(
                "tasks",
                (into("REFERS_TO", "Task"),),
                Fetch(
                    "Task",
                    relations=(Relation("duties", (out("IMPOSES", "Obligation"),), Fetch("Obligation")),),
                ),
                total=True,
            ),
        ),
    )

    async def load() -> None:
        for count in (40, 5) * 6:
            await replace(loader, SOURCE, obligations(count))

    loading = asyncio.create_task(load())
    seen = set()
    while not loading.done():
        (law,) = await store.fetch(listed)
        assert len(law.tasks) == law.tasks_total
        assert all(len(task.duties) == 1 for task in law.tasks)
        seen.add(law.tasks_total)
    await loading
    assert seen == {5, 40}


async def test_opening_writes_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    async with by_hand(engine.address) as run:
        with pytest.raises(NotAStore, match="dutygraph init"):
            await Neo4jStore.open(engine.address)
        assert (await run("MATCH (n) RETURN count(n) AS nodes")).records[0]["nodes"] == 0
        await (await Neo4jStore.open(engine.address, prepare_empty=True)).close()
        await run("MATCH (r:_Revision) SET r.schema = 'of another version'")
        for how in ({}, {"read_only": True}, {"prepare_empty": True}):
            with pytest.raises(NotAStore, match="dutygraph migrate"):
                await Neo4jStore.open(engine.address, **how)
        await (await Neo4jStore.open(engine.address, migrate=True)).close()
        await run("MATCH (r:_Revision) SET r.schema = $mark", mark=NEWER)
        for how in ({}, {"migrate": True}):
            with pytest.raises(NotAStore, match="newer version of dutygraph"):
                await Neo4jStore.open(engine.address, **how)
        await run("MATCH (r:_Revision) SET r.schema = $mark", mark=mark())
    await (await Neo4jStore.open(engine.address)).close()


async def test_a_graph_of_an_older_model_is_rebuilt_out_of_what_its_sources_state(
    store: Neo4jStore, engine: Engine
) -> None:
    for number, name in enumerate(("catalogue", "document:a", "document:b")):
        rank = Rank.DOCUMENT if number else Rank.CATALOGUE
        drawn = draw_graph(name, number, rank, name, reaching=False)
        await replace(store, drawn.source, drawn)
    held, revision = await held_by(store), await store.revision()
    stated = {id: await store.packed(id) for id in await store.sources()}
    async with by_hand(engine.address) as run:
        await run("MATCH (r:_Revision) SET r.schema = 'of another version'")
        await run("MATCH (n:Task) DETACH DELETE n")
        await run("MATCH (n:Instrument) REMOVE n._facts")
    older = await Neo4jStore.open(engine.address, read_only=True, of_any_model=True)
    assert {id: await older.packed(id) for id in await older.sources()} == stated
    await older.close()
    again = await Neo4jStore.open(engine.address, migrate=True)
    assert await held_by(again) == held
    now = await again.revision()
    assert (now.number, now.content_hash) == (revision.number + 1, revision.content_hash)
    await replace(again, Source("document:a", Rank.DOCUMENT), None)
    await again.close()


async def test_to_open_and_to_read_takes_no_more_than_a_right_to_read(
    store: Neo4jStore, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where a load died while it committed: what is begun and not done for long is no commit."""
    await replace(store, SOURCE, obligations(1))
    monkeypatch.setattr("dutygraph.graph.store.neo4j.commit_marks.DEAD_S", 1.0)

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a reader has no right to write")

    async with by_hand(engine.address) as run:
        await run("MATCH (c:_Commit) SET c.begun = c.begun + 1")
        with monkeypatch.context() as patched:
            patched.setattr(neo4j.AsyncSession, "execute_write", refused)
            impatient = await Neo4jStore.open(engine.address, read_only=True, timeout_s=0.5)
            with pytest.raises(StoreBusy):
                await impatient.fetch(TREE)
            await impatient.close()
            reader = await Neo4jStore.open(engine.address, read_only=True)
            assert len(await reader.fetch(TREE)) == 1
            with pytest.raises(StoreUnavailable, match="reading only"):
                await replace(reader, SOURCE, obligations(2))
            await reader.close()


async def test_a_load_that_died_while_it_committed_does_not_hold_up_readers(
    store: Neo4jStore, engine: Engine, statements_sent: list[str]
) -> None:
    await replace(store, SOURCE, obligations(1))
    async with by_hand(engine.address) as run:
        await run("MATCH (c:_Commit) SET c.begun = c.begun + 1")
        assert len(await store.fetch(TREE)) == 1
        statements_sent.clear()
        assert len(await store.fetch(TREE)) == 1
        assert len(statements_sent) == 1

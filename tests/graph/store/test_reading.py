"""What every store answers, on each engine."""

import dataclasses
import datetime
import random
from collections.abc import Awaitable, Callable, Sequence

import pytest

from dutygraph.graph.model import (
    Instrument,
    InstrumentKind,
    Obligation,
    TimeRule,
    TimeRuleKind,
    relate,
)
from dutygraph.graph.stated import Statements
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Compare,
    Contains,
    CountKey,
    Equal,
    Fetch,
    NextDateKey,
    Not,
    OneOf,
    Operator,
    PropertyKey,
    Record,
    Related,
    Relation,
    Step,
    Store,
    into,
    out,
)
from tests.graph.replacing import load, replace
from tests.graph.store.drawing import DEADLINES_OF
from tests.graph.store.naive import NaiveGraph
from tests.graph.store.samples import CATALOGUE, LAW, MINISTRY, catalogue, document, source, span
from tests.graph_builder import LOADED

pytestmark = pytest.mark.anyio

MakeStore = Callable[..., Awaitable[Store]]


def ids(records: Sequence[Record]) -> list[str]:
    return [record.id for record in records]


async def test_records_are_nested_as_asked(store: Store) -> None:
    await load(store, catalogue(), document("a"))
    duties = Relation(
        "duties",
        (out("IMPOSES", "Obligation"),),
        Fetch(
            "Obligation",
            ("modality",),
            relations=(
                Relation("types", (out("BINDS", "EnterpriseType"),), Fetch("EnterpriseType", ("name",))),
            ),
        ),
    )
    (task,) = await store.fetch(Fetch("Task", ("number",), where=Equal("number", 2), relations=(duties,)))
    assert task == Record(
        type="Task",
        id="task:a/00002",
        number=2,
        duties=(
            Record(
                type="Obligation",
                id="obligation:a/00002",
                modality="MANDATORY",
                types=(Record(type="EnterpriseType", id="operator", name="运营企业"),),
            ),
        ),
    )


async def test_values_come_back_as_they_were(store: Store) -> None:
    dated = Instrument(
        id="instrument:dated", title="法", kind=InstrumentKind.LAW, issued_on=datetime.date(2021, 6, 10)
    )
    stated = Statements(CATALOGUE, (dated, MINISTRY), ())
    file = document("a", tasks=0)
    await load(store, stated, file)
    (law,) = await store.fetch(Fetch("Instrument", ("issued_on", "effective_on", "kind")))
    assert (law.issued_on, law.effective_on, law.kind) == (datetime.date(2021, 6, 10), None, "LAW")
    (ministry,) = await store.fetch(Fetch("Authority", ("aliases",)))
    assert ministry.aliases == ("工信部",)
    (loaded,) = await store.fetch(Fetch("SourceDocument", ("loaded_at", "text")))
    assert loaded.loaded_at == LOADED
    assert loaded.loaded_at.tzinfo is not None
    assert loaded.text == "全文"


async def test_pages_follow_each_other(store: Store) -> None:
    await load(store, catalogue(), document("a", tasks=7), document("b", tasks=6))
    order = (PropertyKey("number", descending=True), CountKey((out("IMPOSES", "Obligation"),)))
    wanted = Fetch("Task", ("number",), order=order, limit=5)
    seen: list[str] = []
    after = None
    while page := await store.fetch(dataclasses.replace(wanted, after=after)):
        seen += ids(page)
        after = (page[-1].number, 1, page[-1].id)
    assert len(seen) == 13
    assert seen[:5] == ["task:a/00007", "task:a/00006", "task:b/00006", "task:a/00005", "task:b/00005"]
    assert await store.count(wanted) == 13


async def test_a_cursor_stays_valid_across_loads(store: Store) -> None:
    await load(store, catalogue(), document("a", tasks=4))
    (*_, last) = await store.fetch(Fetch("Task", limit=2))
    await replace(store, source("a"), document("a", tasks=1))
    await load(store, document("b", tasks=1))
    assert ids(await store.fetch(Fetch("Task", after=(last.id,)))) == ["task:b/00001"]


async def test_each_record_has_its_own_page_of_a_relation(store: Store) -> None:
    await load(store, catalogue(), document("a", tasks=5))
    bound = Relation(
        "duties",
        (into("BINDS", "Obligation"),),
        Fetch("Obligation", where=Compare("start", Operator.AT_LEAST, 2), limit=1),
        total=True,
    )
    types = await store.fetch(Fetch("EnterpriseType", relations=(bound,)))
    assert [(one.id, ids(one.duties), one.duties_total) for one in types] == [
        ("maker", ["obligation:a/00003"], 2),
        ("operator", ["obligation:a/00002"], 2),
    ]


async def test_a_node_reached_on_two_ways_is_one(store: Store) -> None:
    await load(store, catalogue(), document("a", tasks=3), document("b", tasks=1))
    through = (into("HAS_CATEGORY", "TaskList"), out("HAS_CATEGORY", "Category"), out("HAS_TASK", "Task"))
    laws = (*through, out("REFERS_TO", "Instrument"))
    everything = Relation("laws", laws, Fetch("Instrument"), total=True)
    first = Relation("first", laws, Fetch("Instrument", limit=5))
    fetch = Fetch("Category", order=(CountKey(laws), PropertyKey("id", descending=True)))
    categories = await store.fetch(dataclasses.replace(fetch, relations=(everything, first)))
    # One law each, whatever the number of tasks: so the ids decide.
    assert ids(categories) == ["category:b/1", "category:a/1"]
    for one in categories:
        assert (ids(one.laws), ids(one.first), one.laws_total) == ([LAW.id], [LAW.id], 1)


async def test_nothing_follows_from_what_is_not_known(store: Store) -> None:
    dated = Instrument(
        id="instrument:dated", title="法", kind=InstrumentKind.LAW, effective_on=datetime.date(2025, 1, 1)
    )
    await load(store, Statements(CATALOGUE, (dated, LAW), ()))
    before = Compare("effective_on", Operator.LESS, datetime.date(2020, 1, 1))
    after = Compare("effective_on", Operator.AT_LEAST, datetime.date(2020, 1, 1))
    for where, expected in (
        (before, []),
        (after, [dated.id]),
        (Not(before), [dated.id, LAW.id]),
        (Not(after), [LAW.id]),
        (Not(Equal("number", "1")), [dated.id, LAW.id]),
        (Equal("number", None), []),
        (Not(OneOf("number", (None,))), [dated.id, LAW.id]),
        (Not(Contains(("number", "title"), "数据")), [dated.id]),
        (Not(AnyOf((after, Equal("number", "1")))), [LAW.id]),
        (AnyOf(()), []),
        (Not(All(())), []),
    ):
        assert ids(await store.fetch(Fetch("Instrument", where=where))) == expected, where
        assert await store.count(Fetch("Instrument", where=where)) == len(expected), where


@pytest.mark.parametrize("path", DEADLINES_OF.values(), ids=DEADLINES_OF.keys())
async def test_the_next_dates_are_those_of_the_calendar(store: Store, path: tuple[Step, ...]) -> None:
    rng = random.Random(7)
    said = document("dated", tasks=30)
    duties = [node for node in said.nodes if isinstance(node, Obligation)]
    rules = [
        TimeRule(
            id=f"time-rule:dated/{number:05}",
            kind=rng.choice(
                (TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.UNSPECIFIED)
            ),
            text="前",
            month=rng.choice((None, 1, 2, 2, 4, 11, 12)),
            day=rng.choice((1, 28, 29, 30, 31)),
            year=rng.choice((None, None, 2025, 2026, 2028)),
            since=rng.choice((None, 0, 2026, 2028, 10_000)),
            **span(number),
        )
        for number in range(60)
    ]
    links = [relate(rng.choice(duties), "DUE", rule) for rule in rules]
    said = dataclasses.replace(said, nodes=(*said.nodes, *rules), relationships=(*said.relationships, *links))
    await load(store, catalogue(), said)
    naive = NaiveGraph([*catalogue().nodes, *said.nodes], [*catalogue().relationships, *said.relationships])
    node = {1: "Obligation", 2: "Task"}[len(path)]
    for day in ("2025-12-31", "2026-02-28", "2027-03-01", "2028-02-29", "9999-12-30"):
        for descending in (False, True):
            key = NextDateKey(path, datetime.date.fromisoformat(day), descending)
            whole = Fetch(node, order=(key,))
            expected = naive.fetch(whole)
            assert await store.fetch(whole) == expected
            middle = naive.keys(naive.node(node, expected[11].id), whole.order)
            page = dataclasses.replace(whole, after=middle, limit=5)
            assert await store.fetch(page) == expected[12:17]
            back = dataclasses.replace(page, backwards=True)
            assert await store.fetch(back) == expected[6:11]
        # Behind the last day stands what has none to come, though a day of some year is named.
        annual = Related(path, Equal("kind", TimeRuleKind.ANNUAL_DEADLINE))
        key = NextDateKey(path, datetime.date.fromisoformat(day))
        page = Fetch(node, where=annual, order=(key,), limit=5)
        expected = naive.fetch(dataclasses.replace(page, limit=None))
        found: list[Record] = []
        while read := await store.fetch(page):
            found += read
            page = dataclasses.replace(page, after=naive.keys(naive.node(node, read[-1].id), page.order))
        assert tuple(found) == tuple(expected)


async def test_conditions_take_many_values(store: Store) -> None:
    await load(store, catalogue(), document("a", tasks=1500))
    wanted = tuple(f"task:a/{number:05}" for number in range(1, 1500))
    fetch = Fetch("Task", where=OneOf("id", wanted), relations=(duties_of_tasks(),))
    assert await store.count(fetch) == 1499
    records = await store.fetch(fetch)
    assert tuple(ids(records)) == wanted
    assert all(len(record.duties) == 1 for record in records)


async def test_names_that_are_not_in_the_model_are_refused(store: Store) -> None:
    for wrong in (
        Fetch("Task", ("password",)),
        Fetch("Task", where=Equal('id" = 1 --', "x")),
        Fetch("Task", order=(PropertyKey("nothing"),)),
        Fetch("Task", where=Related((into("IMPOSES", "Obligation"),))),
        Fetch("Task", relations=(Relation("x", (out("DUE", "TimeRule"),), Fetch("TimeRule")),)),
    ):
        with pytest.raises(ValueError, match=r"no property|does not join"):
            await store.fetch(wrong)


def duties_of_tasks() -> Relation:
    return Relation("duties", (out("IMPOSES", "Obligation"),), Fetch("Obligation"))

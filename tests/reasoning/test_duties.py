"""What the reasoning reads, on both engines: the same duties, in a number of reads that no size changes."""

import asyncio
import datetime
from collections.abc import Sequence
from dataclasses import replace as altered
from typing import Any

import pytest

from dutygraph.graph.errors import InvalidInput, StoreBusy
from dutygraph.graph.model import (
    Authority,
    Bearer,
    Category,
    Citation,
    CitationStatus,
    Condition,
    ConditionOperator,
    Confidence,
    Deliverable,
    EnterpriseType,
    FactChoice,
    FactType,
    Instrument,
    InstrumentFact,
    Obligation,
    ProfileFact,
    Provision,
    Requirement,
    Series,
    SourceDocument,
    Stage,
    Task,
    TaskList,
    TimeRule,
    TimeRuleKind,
)
from dutygraph.graph.stated import Rank
from dutygraph.graph.store.port import Fetch, Record, Revision, Store
from dutygraph.reasoning.answer import ProfileAnswer
from dutygraph.reasoning.dates.calendar import calendar_of
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.from_store import duties as duties_from_store
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.reasoning.from_store.lists import lists_on, period_of, read_lists
from dutygraph.reasoning.records import Span
from dutygraph.reasoning.task_list import DutySource
from dutygraph.reasoning.verdicts.profile import read_profile
from dutygraph.reasoning.verdicts.verdict import Verdict
from tests.graph_builder import Graph, made
from tests.reasoning.building import answer, read_duties

pytestmark = pytest.mark.anyio

date = datetime.date

VOCABULARY = Graph("vocabulary", Rank.VOCABULARY)
IOV = VOCABULARY.new(EnterpriseType, "iov", name="车联网企业", position=0)
MAKER = VOCABULARY.new(EnterpriseType, "maker", name="生产企业", position=1)
LEVELS = VOCABULARY.new(ProfileFact, "levels", question="定级?", answer_type=FactType.CHOICES, position=1)
EXPORTS = VOCABULARY.new(ProfileFact, "exports", question="出境?", answer_type=FactType.BOOLEAN, position=0)
CHOICES = [
    VOCABULARY.new(FactChoice, f"choice:levels/{at}", value=str(at), label=f"{at}级", position=at)
    for at in (1, 2, 3)
]
VOCABULARY.link(MAKER, "IS_A", IOV)
VOCABULARY.link(LEVELS, "HAS_CHOICE", *CHOICES)

CATALOGUE = Graph("catalogue", Rank.CATALOGUE)
LAW = CATALOGUE.new(Instrument, "instrument:law", title="若干规定")
ARTICLE = CATALOGUE.new(Provision, "provision:law/13", label="第十三条")
OFFICE = CATALOGUE.new(Authority, "authority:office")
PROVINCE = CATALOGUE.new(Authority, "authority:province")
CATALOGUE.link(LAW, "HAS_PROVISION", ARTICLE)


class Counting:
    """A store of which it counts the reads."""

    def __init__(self, store: Store, *, restless: bool = False) -> None:
        self._store = store
        self._restless = restless
        self.fetches = 0
        self.revisions = 0

    async def fetch(self, fetch: Fetch) -> Sequence[Record]:
        self.fetches += 1
        return await self._store.fetch(fetch)

    async def revision(self) -> Revision:
        self.revisions += 1
        found = await self._store.revision()
        return altered(found, number=found.number + self.revisions) if self._restless else found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def obligation(id: str, ordinal: int, text: str, bearer: Bearer = Bearer.ENTERPRISE) -> Obligation:
    return made(
        Obligation,
        f"obligation:{id}",
        start=10 * ordinal,
        end=10 * ordinal + len(text),
        quote=text,
        ordinal=ordinal,
        text=text,
        bearer=bearer,
        subject=text[:2],
    )


def document(name: str, tasks: int = 1, *, series: Series | None = None, **said: Any) -> Graph:
    """A task list whose every task has two duties of enterprises and a statement of an authority."""
    graph = Graph(f"document:{name}")
    graph.new(SourceDocument, f"document:{name}", title=name)
    held = graph.new(TaskList, f"task-list:{name}", **{"title": f"{name}清单", "year": None, **said})
    category = graph.new(Category, f"category:{name}/1")
    high = graph.new(Condition, "condition:levels/any-of/3", operator=ConditionOperator.ANY_OF, values=("3",))
    exports = graph.new(
        Condition, "condition:exports/is/true", operator=ConditionOperator.IS, values=("true",)
    )
    graph.link(held, "HAS_CATEGORY", category)
    if series is not None:
        graph.add(series)
        graph.link(held, "EDITION_OF", series)
    graph.link(high, "ASKS", LEVELS)
    graph.link(exports, "ASKS", EXPORTS)
    for number in range(1, tasks + 1):
        task = graph.new(Task, f"task:{name}/{number:03}", number=number, title=f"任务{number}")
        graph.link(category, "HAS_TASK", task)
        _impose(graph, task, high, exports)
    return graph


def _impose(graph: Graph, task: Task, high: Condition, exports: Condition) -> None:
    at = task.id.removeprefix("task:")
    report = obligation(f"{at}/1", 1, "企业应报送报告")
    guard = obligation(f"{at}/2", 2, "企业应加强防护")
    inspect = obligation(f"{at}/3", 3, "本局抽查", Bearer.AUTHORITY)
    rule = graph.new(
        TimeRule,
        f"time-rule:{at}",
        kind=TimeRuleKind.ANNUAL_DEADLINE,
        text="每年12月15日前",
        month=12,
        day=15,
        confidence=Confidence.SECONDARY,
    )
    handed_in = graph.new(Deliverable, f"deliverable:{at}", name="报告")
    graph.add(report, guard, inspect)
    graph.link(task, "IMPOSES", report, guard, inspect)
    for one in (report, guard, inspect):
        graph.link(one, "STATED_IN", graph.nodes[graph.source.id])
    for one in (report, guard):
        graph.link(one, "BINDS", IOV)
    for condition, groups in ((high, ("1",)), (exports, ("1", "2"))):
        graph.link(
            report, "WHEN", condition, groups=groups, text=condition.id, start=12, end=14, quote="处理"
        )
    graph.link(report, "DUE", rule)
    graph.link(report, "RESTS_ON", ARTICLE)
    behind = graph.new(
        Requirement,
        f"requirement:{at}/1",
        summary="另报省局",
        bearer=Bearer.ENTERPRISE,
        stricter=True,
        effective_from=date(2025, 1, 1),
        known_from="副本",
        confidence=Confidence.SECONDARY,
    )
    soon = graph.new(
        TimeRule,
        f"time-rule:{at}/1/1",
        kind=TimeRuleKind.AFTER_EVENT,
        text="发现后4小时内",
        event="发现",
        within="PT4H",
        confidence=Confidence.SECONDARY,
    )
    graph.link(report, "BACKED_BY", behind)
    graph.link(behind, "RESTS_ON", ARTICLE)
    graph.link(behind, "BINDS", MAKER)
    graph.link(behind, "DUE", soon)
    graph.link(behind, "SUBMITTED_TO", PROVINCE)
    graph.link(behind, "WHEN", exports, groups=("1",), text="出境", start=12, end=14, quote="处理")
    graph.link(report, "REQUIRES", handed_in)
    graph.link(handed_in, "SUBMITTED_TO", OFFICE)


async def load(store: Store, *documents: Graph) -> None:
    for said in (VOCABULARY, CATALOGUE, *documents):
        await said.load(store)


async def test_the_duties_are_as_they_were_stated(store: Store) -> None:
    await load(store, document("one", 2, year=2026))
    found = await read_duties(store, "task-list:one")
    assert (found.id, found.title) == ("task-list:one", "one清单")
    assert [task.number for task in found.tasks] == [1, 2]
    assert [len(task.statements) for task in found.tasks] == [3, 3]
    report, guard = found.tasks[0].duties
    assert report.obligation == obligation("one/001/1", 1, "企业应报送报告")
    assert (report.task, report.document) == ("task:one/001", "document:one")
    assert report.enterprise_types == (IOV,)
    assert [(one.fact, one.groups) for one in report.conditions] == [
        (EXPORTS, ("1", "2")),
        (LEVELS, ("1",)),
    ]
    assert report.conditions[0].source == Span("document:one", 12, 14, "处理")
    (rule,) = report.time_rules
    assert (rule.kind, rule.month, rule.day) == (TimeRuleKind.ANNUAL_DEADLINE, 12, 15)
    assert rule.confidence is Confidence.SECONDARY
    assert [(one.label, one.instrument) for one in report.rests_on] == [("第十三条", "若干规定")]
    assert [one.deliverable.name for one in report.deliverables] == ["报告"]
    assert report.recipients == (OFFICE,)
    (behind,) = report.backed_by
    assert behind.requirement is not None
    assert (behind.requirement.summary, behind.requirement.effective_from) == ("另报省局", date(2025, 1, 1))
    assert behind.enterprise_types == (MAKER,)
    assert [(one.fact, one.groups, one.text) for one in behind.conditions] == [(EXPORTS, ("1",), "出境")]
    assert [(one.within, one.confidence) for one in behind.time_rules] == [("PT4H", Confidence.SECONDARY)]
    assert (behind.recipients, behind.obligation) == ((PROVINCE,), report.obligation)
    assert behind.provision == report.rests_on[0]
    assert not guard.conditions
    assert not guard.backed_by
    assert found.vocabulary.at_or_above["maker"] == {"maker", "iov"}
    assert [one.fact.id for one in found.vocabulary.questions] == ["exports", "levels"]
    assert found.vocabulary.question_by_id["levels"].choices == tuple(CHOICES)


async def test_what_a_list_cites_in_its_tasks_and_outside_them_is_read(store: Store) -> None:
    said = document("one", year=2026)
    outside = said.new(
        Obligation,
        "obligation:one/own/1",
        ordinal=1,
        text="企业应遵守若干规定",
        start=90,
        end=99,
        quote="企业应遵守若干规定",
        bearer=Bearer.ENTERPRISE,
    )
    said.link(said.nodes["task-list:one"], "IMPOSES", outside)
    for at, holder in enumerate(("obligation:one/001/2", outside.id)):
        citation = said.new(Citation, f"citation:one/{at}", status=CitationStatus.RESOLVED, start=at)
        said.link(said.nodes[holder], "CITES", citation)
        said.link(citation, "REFERS_TO", LAW)
    await load(store, said)
    found = await read_duties(store, "task-list:one")
    cites = {duty.id: [one.instrument for one in duty.cites] for duty in found.duties}
    assert cites == {
        "obligation:one/001/1": [],
        "obligation:one/001/2": ["instrument:law"],
        "obligation:one/own/1": ["instrument:law"],
    }


async def test_what_is_read_is_answered(store: Store) -> None:
    await load(store, document("one", year=2026))
    duties = await read_duties(store, "task-list:one")
    unknown = answer(duties, ["maker"], exports=False)
    assert [one.verdict for one in unknown.obligations] == [Verdict.DOES_NOT_APPLY, Verdict.APPLIES]
    start = date(2026, 1, 1)
    plan = schedule(answer(duties, ["maker"], exports=True))
    (entry,) = calendar_of(plan, start, date(2026, 12, 31), start).entries
    assert entry.date == date(2026, 12, 15)
    assert "《若干规定》第十三条（SECONDARY" in entry.words.zh


async def test_the_number_of_reads_does_not_grow_and_nothing_is_read_twice(store: Store) -> None:
    await load(store, document("one", 1, year=2025), document("many", 40, year=2026))
    fetches = []
    for day in (date(2025, 1, 1), date(2026, 1, 1)):
        counted = Counting(store)
        reader = DutiesReader(counted)
        first = await reader.duties(day)
        fetches.append(counted.fetches)
        assert (await reader.duties(day)).task_lists[0] is first.task_lists[0]
        again = await reader.duties(day, first.task_lists[0].id)
        assert again.task_lists == first.task_lists[:1]
        assert again.task_lists[0] is first.task_lists[0]
        assert first.revision == await store.revision()
        assert counted.fetches == fetches[-1]
    assert fetches == [5, 5]
    named = Counting(store)
    await DutiesReader(named).duties(date(2026, 1, 1), "task-list:many")
    assert named.fetches == 5


async def test_a_load_is_seen_and_what_is_kept_is_bounded(store: Store) -> None:
    await load(store, document("one", 1, year=2026))
    counted = Counting(store)
    reader = DutiesReader(counted, capacity=1)
    assert [len(one.tasks) for one in (await reader.duties(date(2026, 1, 1))).task_lists] == [1]
    others = document("two", 1, year=2025), document("three", 1, year=2027)
    await load(store, document("one", 2, year=2026), *others)
    assert [len(one.tasks) for one in (await reader.duties(date(2026, 1, 1))).task_lists] == [2, 1]
    await reader.duties(date(2026, 1, 1), "task-list:three")
    before = counted.fetches
    await reader.duties(date(2026, 1, 1), "task-list:one")
    assert counted.fetches == before + 1


async def test_a_graph_that_never_rests_is_not_read_half_and_half(store: Store) -> None:
    await load(store, document("one", year=2026))
    with pytest.raises(StoreBusy, match="Ask again"):
        await DutiesReader(Counting(store, restless=True)).duties(date(2026, 1, 1))


async def test_all_lists_that_concern_a_day_and_of_one_series_the_newest(store: Store) -> None:
    series = Graph("document:series").new(Series, "series:ours")
    ours = [
        document("ours-2024", series=series, year=2024),
        document("ours-2026", series=series, year=2026),
        document("ours-draft-2026", series=series, year=2026, stage=Stage.DRAFT),
    ]
    await load(
        store,
        *ours,
        document("another-2025", year=2025),
        document("from-april", year=2026, effective_from=date(2026, 4, 1), effective_to=date(2026, 6, 30)),
        document("until-2023", effective_to=date(2023, 12, 31)),
        document("only-a-draft", year=2022, stage=Stage.DRAFT),
    )
    expected = {
        date(2022, 2, 2): ["until-2023"],  # a draft concerns nobody
        date(2024, 2, 2): ["ours-2024"],
        date(2025, 12, 31): ["another-2025", "ours-2024"],
        date(2026, 1, 1): ["ours-2026", "another-2025"],
        date(2026, 4, 1): ["from-april", "ours-2026", "another-2025"],
        date(2026, 7, 1): ["ours-2026", "another-2025"],
        date(2031, 1, 1): ["ours-2026", "another-2025"],  # until a newer edition begins
    }
    lists = await read_lists(store)
    found = {on: tuple(one.id for one in lists_on(lists, on)) for on in expected}
    assert found == {on: tuple(f"task-list:{name}" for name in names) for on, names in expected.items()}


async def test_a_draft_is_answered_over_where_there_is_nothing_else(store: Store) -> None:
    await load(store, document("draft", year=2026, stage=Stage.DRAFT))
    assert [one.id for one in lists_on(await read_lists(store), date(2026, 5, 5))] == ["task-list:draft"]


async def test_where_no_list_concerns_a_day_those_there_are_are_named(store: Store) -> None:
    with pytest.raises(InvalidInput, match=r"No task list concerns 2024-01-01\..*No task list is loaded"):
        lists_on(await read_lists(store), date(2024, 1, 1))
    await load(store, document("one", year=2025))
    with pytest.raises(InvalidInput, match=r"Name one by its id.*task-list:one \(one清单, 2025\)") as refused:
        lists_on(await read_lists(store), date(2024, 1, 1))
    assert (refused.value.argument, refused.value.valid) == ("on", ("task-list:one",))


async def test_where_no_list_has_begun_the_laws_answer_if_they_are_asked(store: Store) -> None:
    reader, day = DutiesReader(store), date(2026, 1, 1)
    both = (DutySource.TASK_LIST, DutySource.INSTRUMENT)
    assert (await reader.duties(day, sources=both)).task_lists == ()
    assert (await reader.duties(day, sources=both, dates=(day, day))).editions == ()
    with pytest.raises(InvalidInput, match="No task list is loaded"):
        await reader.duties(day)
    await load(store, document("one", year=2025))
    assert len((await reader.duties(day, sources=both)).task_lists) == 1
    before = date(2024, 1, 1)
    assert (await reader.duties(before, sources=both)).task_lists == ()
    assert (await reader.duties(before, sources=both, dates=(before, date(2024, 12, 31)))).editions == ()
    assert len((await reader.duties(before, sources=both, dates=(before, day))).editions) == 1
    with pytest.raises(InvalidInput, match="No task list concerns 2024"):
        await reader.duties(before)


def law(name: str, **said: Any) -> Graph:
    """A law of one article that asks something of enterprises, with what is said of it."""
    graph = Graph(f"document:{name}")
    text = graph.new(SourceDocument, f"document:{name}", title=name)
    held = graph.new(Instrument, f"instrument:{name}", title=name, **said)
    article = graph.new(Provision, f"provision:{name}/1", label="第一条")
    duty = obligation(f"{name}/1/1", 1, "企业应当报数")
    graph.add(duty)
    graph.link(text, "TEXT_OF", held)
    graph.link(held, "HAS_PROVISION", article)
    graph.link(article, "IMPOSES", duty)
    graph.link(duty, "STATED_IN", text)
    return graph


async def test_laws_are_read_a_page_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties_from_store, "_LAWS_AT_ONCE", 2)
    names = [f"law-{number}" for number in range(5)]
    await load(store, *map(law, reversed(names)))
    found = await DutiesReader(store).duties(date(2026, 1, 1), sources=[DutySource.INSTRUMENT])
    assert [(one.id, [duty.law for duty in one.duties]) for one in found.laws or ()] == [
        (f"instrument:{name}", [f"instrument:{name}"]) for name in names
    ]


AMENDED = ("later_wording", "2025年10月28日修正，自2026年1月1日起施行 amended on 2025-10-28, from 2026-01-01")
BEFORE, FROM = date(2025, 12, 31), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("facts", "held"),
    [
        ([], {BEFORE, FROM}),
        ([("amendment", AMENDED[1])], {BEFORE, FROM}),
        ([("issued_on", "2016-11-07"), AMENDED], {BEFORE}),
        ([AMENDED], {BEFORE}),
        # The catalogue's day and the text's own.
        ([("issued_on", "2016-11-07"), AMENDED, ("issued_on", "2025-10-28")], {FROM}),
        ([("issued_on", "2026-03-01"), AMENDED], {FROM}),
        (
            [
                ("issued_on", "2025-10-28"),
                AMENDED,
                ("later_wording", "2027年1月4日修正，自2027年2月1日起施行"),
            ],
            {FROM},
        ),
        ([("later_wording", "另有修正，日期未读到")], {BEFORE, FROM}),
    ],
)
async def test_what_a_law_asks_is_open_on_a_day_of_which_another_wording_is_known(
    store: Store, facts: list[tuple[str, str]], held: set[datetime.date]
) -> None:
    graph = law("amended", effective_on=date(2017, 6, 1))
    for at, (name, value) in enumerate(facts):
        fact = graph.new(
            InstrumentFact,
            f"fact:{at}",
            name=name,
            value=value,
            source="s",
            confidence=Confidence.VERIFIED,
            position=at,
        )
        graph.link(graph.nodes["instrument:amended"], "HAS_FACT", fact)
    await load(store, graph, law("other", effective_on=date(2017, 6, 1)))
    for on in (BEFORE, FROM):
        current = await DutiesReader(store).duties(on, sources=[DutySource.INSTRUMENT])
        found = ProfileAnswer(current, read_profile(current.vocabulary, ["maker"], ()), on)
        amended, other = found.duties
        assert other.judged.verdict is Verdict.APPLIES
        assert amended.judged.verdict is (Verdict.APPLIES if on in held else Verdict.UNKNOWN)
        told = [one.instrument and one.instrument.id for one in found.notices if "另一文本" in one.text]
        assert told == ([] if on in held else ["instrument:amended"])
        assert any("尚未载入" in one.text for one in amended.judged.reasons) is (on not in held)


async def test_what_one_did_not_wait_for_is_there_for_the_next(store: Store) -> None:
    await load(store, law("law"), document("one", year=2026))
    counted = Counting(store)
    reader, on = DutiesReader(counted), date(2026, 1, 1)
    first = asyncio.create_task(reader.duties(on, sources=tuple(DutySource)))
    while not counted.fetches:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    found = await reader.duties(on, sources=tuple(DutySource))
    assert (len(found.task_lists), len(found.laws or ())) == (1, 1)
    assert counted.fetches == 8


_ASKED: dict[str, dict[str, Any]] = {
    "shops": {"subject": "商户", "binds_others": True},
    "makers": {"subject": "厂家", "binds_others": True},
    "anybody": {"subject": "企业", "binds_others": False},
    "nobody": {"subject": None, "bearer": Bearer.UNSTATED},
}


def law_asking(name: str, *articles: str) -> Graph:
    """A law of these articles, each of what is asked in it; makers are of a type, where it is the first's."""
    graph = Graph(f"document:{name}")
    held = graph.new(Instrument, f"instrument:{name}", title=name)
    graph.link(graph.new(SourceDocument, f"document:{name}", title=name), "TEXT_OF", held)
    for article, asked in enumerate(articles, 1):
        place = graph.new(Provision, f"provision:{name}/{article}", label=f"第{article}条")
        graph.link(held, "HAS_PROVISION", place)
        for at, whom in enumerate(asked.split()):
            duty = altered(obligation(f"{name}/{article}/{whom}", at, "应当报数"), **_ASKED[whom])
            graph.add(duty)
            graph.link(place, "IMPOSES", duty)
            if whom == "makers":
                graph.link(duty, "BINDS", MAKER)
    return graph


async def test_of_what_others_are_asked_only_whom_is_read_but_for_what_stands_beside(store: Store) -> None:
    naming = law_asking("naming", "makers", "shops", "nobody", "anybody shops")
    others = law_asking("others", "shops", "nobody", "shops anybody")
    await load(store, naming, others)
    current = await DutiesReader(store).duties(date(2026, 1, 1), sources=[DutySource.INSTRUMENT])
    assert [
        (one.id, [duty.id.partition("/")[2] for duty in one.duties], one.others) for one in current.laws or ()
    ] == [
        ("instrument:naming", ["1/makers", "3/nobody", "4/anybody", "4/shops"], ("商户",)),
        ("instrument:others", ["3/anybody", "3/shops"], ("商户", None)),
    ]

    def told(*types: str) -> tuple[list[str], str]:
        found = ProfileAnswer(current, read_profile(current.vocabulary, types, ()), date(2026, 1, 1))
        return [one.duty.id.partition(":")[2] for one in found.duties], found.notices[-1].text

    makers, whose = told("maker")
    assert makers == ["naming/1/makers", "naming/3/nobody", "naming/4/anybody", "others/3/anybody"]
    assert "《naming》《others》" in whose.replace("、", "")
    assert "（商户）" in whose
    assert told() == (["naming/1/makers", "naming/4/anybody", "others/3/anybody"], whose)


async def test_when_all_lists_have_ended_the_last_go_on_answering(store: Store) -> None:
    ended = [
        document(f"until-{year}", year=year, effective_to=date(year, 12, 31)) for year in (2024, 2025, 2026)
    ]
    await load(store, *ended, document("until-2026-too", year=2026, effective_to=date(2026, 12, 31)))
    reader = DutiesReader(store)
    found = await reader.duties(date(2027, 1, 1))
    assert [one.id for one in found.task_lists] == ["task-list:until-2026", "task-list:until-2026-too"]
    with pytest.raises(InvalidInput, match="No task list concerns 2023"):
        await reader.duties(date(2023, 12, 31))
    dated = await reader.duties(date(2023, 12, 31), dates=(date(2023, 1, 1), date(2025, 1, 1)))
    assert [one.id for one in dated.task_lists] == ["task-list:until-2024"]
    with pytest.raises(InvalidInput, match="No task list concerns 2023"):
        await reader.duties(date(2023, 12, 31), dates=(date(2023, 1, 1), date(2023, 12, 31)))


async def test_a_list_of_several_years_ends_with_the_last_of_them_and_a_yearly_one_is_carried_over(
    store: Store,
) -> None:
    await load(
        store,
        document("of-three", year=2024, effective_to=date(2026, 12, 31)),
        document("yearly", year=2026, effective_to=date(2026, 12, 31)),
        document("half-yearly", year=2026, effective_to=date(2026, 6, 30)),
    )
    half, of_three, yearly = ((period_of(one, lists)) for lists in [await read_lists(store)] for one in lists)
    assert (of_three.first_year, of_three.last_year, of_three.last) == (2024, 2026, date(2026, 12, 31))
    assert (yearly.first_year, yearly.last_year, yearly.last) == (2026, 2026, date.max)
    assert half.last == date(2026, 6, 30)


async def test_each_edition_governs_its_own_dates(store: Store) -> None:
    series = Graph("document:series").new(Series, "series:list")
    await load(
        store,
        document("of-2026", series=series, year=2026),
        document("of-2027", series=series, year=2027, effective_from=date(2027, 2, 1)),
        document("of-2028", series=series, year=2028, stage=Stage.DRAFT),
    )
    reader = DutiesReader(store)
    on, start, end = date(2027, 6, 1), date(2026, 1, 1), date(2028, 12, 31)
    current = await reader.duties(on, dates=(start, end))
    assert [one.id for one in current.task_lists] == ["task-list:of-2027"]
    assert [one.id for one in current.editions] == ["task-list:of-2026", "task-list:of-2027"]
    older, newer = (one.period for one in current.editions)
    assert (older.starts, older.ends) == (date(2026, 1, 1), date(2027, 1, 31))
    assert (newer.starts, newer.ends) == (date(2027, 2, 1), date.max)
    of_2028 = await reader.duties(on, dates=(date(2028, 1, 1), end))
    assert [one.id for one in of_2028.editions] == ["task-list:of-2027"]
    profile = read_profile(current.vocabulary, ["maker"], [("exports", True)])
    found = ProfileAnswer(current, profile, on).calendar(start, end)
    assert [(entry.date, entry.past_due, entry.duty.task) for entry in found.entries] == [
        (date(2026, 12, 15), True, "task:of-2026/001"),
        (date(2027, 12, 15), False, "task:of-2027/001"),
        (date(2028, 12, 15), False, "task:of-2027/001"),
    ]
    assert {one.duty.task for one in found.undated} == {"task:of-2026/001", "task:of-2027/001"}
    named = await reader.duties(on, "task-list:of-2026", dates=(start, end))
    found = ProfileAnswer(named, profile, on).calendar(start, end)
    assert [entry.date.year for entry in found.entries] == [2026]
    assert [(one.kind, one.task_list and one.task_list.id) for one in found.notices] == [
        ("NEWER_EDITION", "task-list:of-2027"),
        ("UNREVIEWED", "task-list:of-2026"),
    ]
    before = ProfileAnswer(named, profile, on).calendar(date(2025, 1, 1), date(2025, 12, 31))
    assert (before.entries, before.undated) == ((), ())
    assert before.notices[-1].text_en.endswith("begins on 2026-01-01; it has no dates before.")


async def test_an_unknown_list_is_named_with_the_nearest(store: Store) -> None:
    await load(store, document("one", year=2025))
    with pytest.raises(InvalidInput, match=r"no task list 'task-list:on'\. .*Did you mean task-list:one\?"):
        await read_duties(store, "task-list:on")

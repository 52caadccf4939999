"""A small graph that has every kind of record and relationship the API shows."""

import datetime
from typing import Any

from dutygraph.graph.model import (
    Addressee,
    Authority,
    Bearer,
    Category,
    Channel,
    Citation,
    CitationStatus,
    Condition,
    ConditionOperator,
    Confidence,
    Deliverable,
    DeliverableKind,
    Designation,
    Doubt,
    DoubtKind,
    EnterpriseType,
    FactChoice,
    FactType,
    Instrument,
    InstrumentFact,
    InstrumentKind,
    InstrumentScope,
    Modality,
    Node,
    NotModelled,
    Obligation,
    Place,
    ProfileFact,
    Provision,
    Relationship,
    Requirement,
    Review,
    Series,
    Sourced,
    SourceDocument,
    Task,
    TaskList,
    TimeRule,
    TimeRuleKind,
)
from dutygraph.graph.stated import Rank
from dutygraph.graph.store.port import Store
from dutygraph.text.designations import number_key, title_key
from tests.graph_builder import Graph

TEXT = "市重点任务清单。页眉。处理者应按《数据安全法》或GB 1—2024第五十五条报送报告。鼓励自查。管局检查。"


def vocabulary() -> Graph:
    graph = Graph("vocabulary", Rank.VOCABULARY)
    wide = graph.new(EnterpriseType, "maker", name="制造企业", name_en="Maker", position=1)
    narrow = graph.new(EnterpriseType, "car-maker", name="整车企业", aliases=("车企", "主机厂"), position=2)
    graph.new(ProfileFact, "exports", question="是否出境", answer_type=FactType.BOOLEAN, position=1)
    levels = graph.new(
        ProfileFact, "levels", question="定级", question_en="Levels", answer_type=FactType.CHOICES, position=2
    )
    two = graph.new(FactChoice, "choice:levels/2", value="2", label="二级", label_en="Two", position=1)
    three = graph.new(FactChoice, "choice:levels/3", value="3", label="三级", position=2)
    graph.new(Place, "place:CN-SH", name="上海市", name_en="Shanghai", aliases=("上海",), position=1)
    other = graph.new(Place, "place:CN-GD", name="广东省", name_en="Guangdong", position=2)
    graph.link(graph.new(Place, "place:CN-GD/深圳市", name="深圳市", position=3), "WITHIN", other)
    graph.link(narrow, "IS_A", wide)
    graph.link(levels, "HAS_CHOICE", three, two)
    return graph


def catalogue() -> Graph:
    graph = Graph("catalogue", Rank.CATALOGUE)
    bureau = graph.new(
        Authority,
        "authority:bureau",
        name="市管局",
        name_en="Bureau",
        aliases=("管局",),
        jurisdiction="上海市",
    )
    congress = graph.new(Authority, "authority:congress", name="常委会")
    law = graph.new(
        Instrument,
        "instrument:law",
        number="主席令第84号",
        title="数据安全法",
        title_en="Data Security Law",
        kind=InstrumentKind.LAW,
        issued_on=datetime.date(2021, 6, 10),
        effective_on=datetime.date(2021, 9, 1),
    )
    old = graph.new(
        Instrument,
        "instrument:gb1-2010",
        number="GB 1-2010",
        title="要求",
        kind=InstrumentKind.MANDATORY_NATIONAL_STANDARD,
        effective_on=datetime.date(2011, 1, 1),
        ended_on=datetime.date(2026, 1, 1),
    )
    new = graph.new(
        Instrument,
        "instrument:gb1-2024",
        number="GB 1-2024",
        title="要求",
        kind=InstrumentKind.MANDATORY_NATIONAL_STANDARD,
        effective_on=datetime.date(2026, 1, 1),
    )
    plan = graph.new(Instrument, "instrument:plan", title="预案", kind=InstrumentKind.EMERGENCY_PLAN)
    article = graph.new(Provision, "provision:law/55", label="第五十五条", text="应当评估。", position=55)
    item = graph.new(
        Provision,
        "provision:law/55-1",
        label="第五十五条第（一）项",
        summary="敏感。",
        summary_en="Sensitive.",
        position=56,
    )
    fact = graph.new(
        InstrumentFact,
        "fact:law/1",
        name="effective_on",
        value="2021-09-01",
        source="npc.gov.cn",
        confidence=Confidence.VERIFIED,
        position=1,
    )
    number = graph.new(
        InstrumentFact,
        "fact:law/0",
        name="number",
        value="84",
        source="recalled",
        confidence=Confidence.REPORTED,
        position=0,
    )
    duty = graph.new(
        Obligation,
        "obligation:law/55/01",
        ordinal=1,
        text="应当评估",
        modality=Modality.MANDATORY,
        bearer=Bearer.ENTERPRISE,
        review=Review.REVIEWED,
        start=0,
        end=4,
        quote="应当评估",
    )
    text = graph.new(
        SourceDocument,
        "document:law",
        title="law.txt",
        sha256="1" * 64,
        text="应当评估。",
        characters=5,
        modelled=4,
    )
    for instrument in (law, old, new, plan):
        written = [(instrument.title, title_key(instrument.title))]
        if instrument.number:
            written.append((instrument.number, number_key(instrument.number)))
        if instrument is law:
            written.append(("数安法", title_key("数安法")))
        for name, key in written:
            known = graph.new(
                Designation, f"designation:{instrument.id.partition(':')[2]}/{key}", key=key, text=name
            )
            graph.link(instrument, "KNOWN_AS", known)
    graph.link(law, "ISSUED_BY", congress)
    graph.link(plan, "ISSUED_BY", bureau, congress)
    graph.link(new, "REPLACES", old)
    graph.link(plan, "RELATED_TO", law, kind="IMPLEMENTS", note=None)
    graph.link(law, "RELATED_TO", plan, kind="IMPLEMENTED_BY", note=None)
    graph.link(new, "RELATED_TO", law, kind="IMPLEMENTS", note=None)
    graph.link(law, "HAS_FACT", fact, number)
    scope = graph.new(
        InstrumentScope,
        "scope:law/01",
        text="在境内处理数据的",
        text_en="Who processes data",
        only_where="一案",
        jurisdictions=("上海市",),
        effective_from=datetime.date(2021, 9, 1),
        effective_to=datetime.date(2030, 9, 1),
        source="npc.gov.cn",
        confidence=Confidence.SECONDARY,
    )
    graph.link(law, "HAS_SCOPE", scope)
    abroad = graph.new(Condition, "condition:exports", operator=ConditionOperator.IS, values=("true",))
    graph.link(scope, "WHEN", abroad, groups=("1",), text="出境的")
    graph.relationships += [
        Relationship("BINDS", "InstrumentScope", scope.id, "EnterpriseType", "car-maker"),
        Relationship("ASKS", "Condition", abroad.id, "ProfileFact", "exports"),
    ]
    graph.link(law, "HAS_PROVISION", item, article)
    graph.link(article, "HAS_PART", item)
    graph.link(article, "IMPOSES", duty)
    graph.link(duty, "STATED_IN", text)
    return graph


def _span(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def task_list(tasks: int = 3, name: str = "list", year: int = 2026, place: str | None = "上海市") -> Graph:
    """`tasks` tasks of one category each; every task has a full first statement and two plain ones."""
    graph = Graph(f"document:{name}", Rank.DOCUMENT)
    held = {**vocabulary().nodes, **catalogue().nodes}
    document = graph.new(
        SourceDocument,
        f"document:{name}",
        title=f"{name}.txt",
        text=TEXT,
        characters=len(TEXT),
        modelled=len(TEXT) - 3,
    )
    header = graph.new(NotModelled, f"not-modelled:{name}/1", reason="page header", **_span("页眉。"))
    top = graph.new(
        TaskList,
        f"task-list:{name}",
        title="清单",
        title_en="List",
        jurisdiction=place,
        year=year,
        effective_from=None if year == 2024 else datetime.date(year, 1, 1),
        effective_to=datetime.date(year, 12, 31) if year == 2026 else None,
        **_span("市重点任务清单"),
    )
    graph.link(top, "STATED_IN", document)
    graph.link(header, "STATED_IN", document)
    series = graph.new(Series, "series:list" if place == "上海市" else f"series:{place}", title="清单")
    graph.link(top, "EDITION_OF", series)
    graph.link(top, "ISSUED_BY", held["authority:bureau"])
    addressee = graph.new(Addressee, f"addressee:{name}/001", text="处理者", **_span("处理者"))
    graph.link(top, "ADDRESSES", addressee)
    graph.link(addressee, "BINDS", held["car-maker"])
    graph.link(addressee, "REFERS_TO", held["authority:bureau"])
    graph.link(addressee, "STATED_IN", document)
    for number in range(1, tasks + 1):
        _task(graph, held, top, document, name, number)
    return graph


def _task(
    graph: Graph,
    held: dict[str, Node],
    top: TaskList,
    document: SourceDocument,
    name: str,
    number: int,
) -> None:
    id = f"{name}/{number:03}"
    bare = number % 3 == 0
    category = graph.new(Category, f"category:{id}", number=number, title=f"类别{number}", **_span("鼓励"))
    task = graph.new(
        Task,
        f"task:{id}",
        number=number,
        title=f"任务{number}",
        title_en=f"Task {number}",
        text=TEXT,
        citation_count=0 if bare else 2,
        deliverable_count=0 if bare else 1,
        **_span("处理者应按《数据安全法》"),
    )
    wordings = (
        ("处理者应按《数据安全法》或GB 1—2024第五十五条报送报告", Modality.MANDATORY, Bearer.ENTERPRISE),
        ("鼓励自查", Modality.ENCOURAGED, Bearer.ENTERPRISE),
        ("管局检查", Modality.MANDATORY, Bearer.AUTHORITY),
    )
    duties = [
        graph.new(
            Obligation,
            f"obligation:{id}/{ordinal:02}",
            ordinal=ordinal,
            text=text,
            text_en="Report." if ordinal == 1 else None,
            modality=modality,
            bearer=bearer,
            subject="处理者" if ordinal == 1 else None,
            review=Review.EXTRACTED if ordinal > 1 else Review.REVIEWED,
            **_span(text),
        )
        for ordinal, (text, modality, bearer) in enumerate(wordings, start=1)
    ]
    graph.link(top, "HAS_CATEGORY", category)
    graph.link(category, "HAS_TASK", task)
    graph.link(task, "IMPOSES", *duties)
    stated: list[Sourced] = [category, task, *duties]
    graph.link(duties[0], "BINDS", held["car-maker"], held["maker"])
    stated += _limits(graph, held, id, duties)
    stated += _requirement(graph, held, id, duties[0])
    graph.link(duties[1], "BINDS", held["car-maker"])
    graph.link(duties[1], "PENALISED_BY", held["provision:law/55"])
    channel = graph.new(Channel, f"channel:{id}/01/01", text="报告", **_span("报告"))
    stated.append(channel)
    graph.link(duties[0], "THROUGH", channel)
    doubt = graph.new(
        Doubt,
        f"doubt:{id}/02/01",
        kind=DoubtKind.BEARER,
        severity=0,
        reason="未指明由谁履行。",
        reason_en="Nobody is named who must.",
        **_span("鼓励自查"),
    )
    stated.append(doubt)
    graph.link(duties[1], "HAS_DOUBT", doubt)
    if not bare:
        resolved = graph.new(
            Citation,
            f"citation:{id}/01",
            text="《数据安全法》",
            status=CitationStatus.RESOLVED,
            alternative_group=1,
            note="说明",
            **_span("《数据安全法》"),
        )
        ambiguous = graph.new(
            Citation,
            f"citation:{id}/00",
            text="GB 1",
            status=CitationStatus.AMBIGUOUS,
            alternative_group=1,
            **_span("GB 1"),
        )
        unsure = graph.new(
            Doubt,
            f"doubt:{id}/citation-00",
            kind=DoubtKind.CITATION,
            severity=5,
            reason="文中未写明所引文件。",
            reason_en="The text does not say of which instrument.",
            **_span("GB 1"),
        )
        graph.link(ambiguous, "HAS_DOUBT", unsure)
        jump = graph.new(
            Doubt,
            f"doubt:{id}/document-001",
            kind=DoubtKind.STRUCTURE,
            severity=8,
            reason="编号不连续：一、之后是三、。",
            reason_en="The numbers jump from 一、 to 三、.",
            **_span("页眉。"),
        )
        stated += [unsure, jump]
        report = graph.new(
            Deliverable,
            f"deliverable:{id}/01",
            name="报告",
            name_en="Report",
            kind=DeliverableKind.REPORT,
            **_span("报告"),
        )
        stated += [resolved, ambiguous, report]
        graph.link(duties[0], "CITES", resolved, ambiguous)
        graph.link(duties[0], "REQUIRES", report)
        graph.link(report, "SUBMITTED_TO", held["authority:bureau"])
        graph.link(resolved, "REFERS_TO", held["instrument:law"], held["provision:law/55"])
        graph.link(ambiguous, "SUGGESTS", held["instrument:gb1-2024"], held["instrument:gb1-2010"])
        graph.link(task, "REFERS_TO", held["instrument:law"])
    for record in stated:
        graph.link(record, "STATED_IN", document)


def _requirement(graph: Graph, held: dict[str, Node], id: str, duty: Obligation) -> list[Sourced]:
    """What the law behind the first statement asks itself: of car makers that export, on its own day."""
    behind = graph.new(
        Requirement,
        f"requirement:{id}/01/01",
        summary="另报部里",
        summary_en="Report to the ministry too.",
        bearer=Bearer.ENTERPRISE,
        subject="车企",
        recipient="部里",
        stricter=True,
        effective_from=datetime.date(2030, 1, 1),
        effective_to=datetime.date(2030, 12, 31),
        known_from="副本 a copy",
        confidence=Confidence.SECONDARY,
        doubt="谁",
        doubt_en="Who?",
        **_span("报送报告"),
    )
    rule = graph.new(
        TimeRule,
        f"time-rule:{id}/01/01/01",
        kind=TimeRuleKind.ANNUAL_DEADLINE,
        text="每年12月15日前",
        month=12,
        day=15,
        confidence=Confidence.SECONDARY,
        **_span("报送报告"),
    )
    graph.link(duty, "BACKED_BY", behind)
    graph.link(duty, "RESTS_ON", held["provision:law/55"])
    graph.link(behind, "RESTS_ON", held["provision:law/55"])
    graph.link(behind, "BINDS", held["car-maker"])
    graph.link(behind, "DUE", rule)
    graph.link(behind, "SUBMITTED_TO", held["authority:bureau"])
    graph.link(
        behind, "WHEN", graph.nodes["condition:exports"],
        groups=("1",), text="出境的", **_span("报送报告"),
    )  # fmt: skip
    return [behind, rule]


def _limits(graph: Graph, held: dict[str, Node], id: str, duties: list[Obligation]) -> list[Sourced]:
    """The first statement concerns exporters of level 3 and everybody of level 2; every sort of time rule."""
    when = [
        (Condition(id="condition:exports", operator=ConditionOperator.IS, values=("true",)), ("1",)),
        (Condition(id="condition:three", operator=ConditionOperator.ANY_OF, values=("3",)), ("1",)),
        (Condition(id="condition:two", operator=ConditionOperator.ANY_OF, values=("2",)), ("2",)),
    ]
    for (condition, groups), fact, quote in zip(
        when, ("exports", "levels", "levels"), ("应按", "处理者", "报送"), strict=True
    ):
        if condition.id not in graph.nodes:
            graph.add(condition)
            graph.link(condition, "ASKS", held[fact])
        graph.link(duties[0], "WHEN", condition, groups=groups, text=f"{quote}的", **_span(quote))
    kinds: tuple[tuple[TimeRuleKind, int, dict[str, Any]], ...] = (
        (TimeRuleKind.ANNUAL_DEADLINE, 0, {"month": 11, "day": 30}),
        (TimeRuleKind.AFTER_EVENT, 0, {"event": "变化", "within": "P20D", "working_days": True}),
        (TimeRuleKind.FREQUENCY, 1, {"times": 1, "period": "P2Y", "at_least": True}),
        (TimeRuleKind.BEFORE_EVENT, 1, {"event": "发布"}),
        (TimeRuleKind.UNSPECIFIED, 2, {}),
    )
    rules: list[Sourced] = []
    for position, (kind, duty, details) in enumerate(kinds):
        rule = graph.new(
            TimeRule,
            f"time-rule:{id}/{position:02}",
            kind=kind,
            text=f"时限{position}",
            **details,
            **_span(TEXT[position + 10 : position + 12]),
        )
        rules.append(rule)
        graph.link(duties[duty], "DUE", rule)
    return rules


async def load_everything(store: Store, tasks: int = 3) -> None:
    for graph in (vocabulary(), catalogue(), task_list(tasks)):
        await graph.load(store)

"""Small graphs to test with: what a catalogue and a document of duties state."""

import datetime
from typing import TypedDict

from dutygraph.graph.model import (
    Authority,
    Bearer,
    Category,
    Citation,
    CitationStatus,
    EnterpriseType,
    Instrument,
    InstrumentKind,
    Modality,
    Node,
    Obligation,
    Relationship,
    Review,
    SourceDocument,
    Task,
    TaskList,
    relate,
)
from dutygraph.graph.stated import Rank, Source, Statements

CATALOGUE = Source("catalogue", Rank.CATALOGUE)
LAW = Instrument(id="instrument:law", title="数据安全法", kind=InstrumentKind.LAW)
NOTICE = Instrument(id="instrument:notice", title="通知", kind=InstrumentKind.NORMATIVE_DOCUMENT)
MINISTRY = Authority(id="authority:ministry", name="工业和信息化部", aliases=("工信部",))
MAKER = EnterpriseType(id="maker", name="智能网联汽车生产企业", position=1)
OPERATOR = EnterpriseType(id="operator", name="运营企业", position=2)


class _Span(TypedDict):
    start: int
    end: int
    quote: str


def span(at: int) -> _Span:
    return {"start": at, "end": at + 2, "quote": "条文"}


def catalogue(*, without: tuple[Node, ...] = (), note: str = "依据") -> Statements:
    nodes = tuple(node for node in (LAW, NOTICE, MINISTRY, MAKER, OPERATOR) if node not in without)
    links = (
        relate(LAW, "ISSUED_BY", MINISTRY),
        relate(LAW, "RELATED_TO", NOTICE, kind="BASIS", note=note),
        relate(OPERATOR, "IS_A", MAKER),
    )
    gone = {node.id for node in without}
    return Statements(CATALOGUE, nodes, tuple(link for link in links if not {link.start, link.end} & gone))


def source(name: str) -> Source:
    return Source(f"document:{name}", Rank.DOCUMENT)


def document(name: str, *, tasks: int = 3, title: str = "清单", extra: tuple[Node, ...] = ()) -> Statements:
    """A task list of one category. Every task imposes one obligation that binds a type and cites the law."""
    file = SourceDocument(
        id=f"document:{name}", title=title, sha256="0" * 64, media_type="text/plain",
        loaded_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), text="全文", characters=2, modelled=2,
    )  # fmt: skip
    listed = TaskList(id=f"task-list:{name}", title=title, year=2026, **span(0))
    category = Category(id=f"category:{name}/1", number=1, title="分类", **span(2))
    nodes: list[Node] = [file, listed, category, *extra]
    links = [relate(listed, "HAS_CATEGORY", category), relate(listed, "STATED_IN", file)]
    for number in range(1, tasks + 1):
        nodes_of, links_of = _task(name, number, category, file)
        nodes += nodes_of
        links += links_of
    return Statements(source(name), tuple(nodes), tuple(links))


def _task(
    name: str, number: int, category: Category, file: SourceDocument
) -> tuple[list[Node], list[Relationship]]:
    path = f"{name}/{number:05}"
    task = Task(
        id=f"task:{path}", number=number, title=f"任务{number}", text="全文", citation_count=1,
        deliverable_count=0, **span(number),
    )  # fmt: skip
    duty = Obligation(
        id=f"obligation:{path}", ordinal=1, text="应当报送数据", modality=Modality.MANDATORY,
        bearer=Bearer.ENTERPRISE, review=Review.EXTRACTED, **span(number),
    )  # fmt: skip
    citation = Citation(
        id=f"citation:{path}", text="《数据安全法》", status=CitationStatus.RESOLVED, **span(number)
    )
    return [task, duty, citation], [
        relate(category, "HAS_TASK", task),
        relate(task, "STATED_IN", file),
        relate(task, "IMPOSES", duty),
        relate(task, "REFERS_TO", LAW),
        relate(duty, "BINDS", MAKER if number % 2 else OPERATOR),
        relate(duty, "CITES", citation),
        relate(citation, "REFERS_TO", LAW),
    ]

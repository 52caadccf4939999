"""Small graphs to test with: what a catalogue and a document of duties state."""

from typing import Any

from dutygraph.graph.model import (
    Authority,
    Category,
    Citation,
    EnterpriseType,
    Instrument,
    InstrumentKind,
    Node,
    Obligation,
    SourceDocument,
    Task,
    TaskList,
    relate,
)
from dutygraph.graph.stated import Rank, Source, Statements
from tests.graph_builder import Graph

CATALOGUE = Source("catalogue", Rank.CATALOGUE)
LAW = Instrument(id="instrument:law", title="数据安全法", kind=InstrumentKind.LAW)
NOTICE = Instrument(id="instrument:notice", title="通知", kind=InstrumentKind.NORMATIVE_DOCUMENT)
MINISTRY = Authority(id="authority:ministry", name="工业和信息化部", aliases=("工信部",))
MAKER = EnterpriseType(id="maker", name="智能网联汽车生产企业", position=1)
OPERATOR = EnterpriseType(id="operator", name="运营企业", position=2)


def span(at: int) -> dict[str, Any]:
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
    graph = Graph(f"document:{name}")
    file = graph.new(SourceDocument, f"document:{name}", title=title, text="全文", characters=2, modelled=2)
    listed = graph.new(TaskList, f"task-list:{name}", title=title, year=2026, **span(0))
    category = graph.new(Category, f"category:{name}/1", title="分类", **span(2))
    graph.add(*extra)
    graph.link(listed, "HAS_CATEGORY", category)
    graph.link(listed, "STATED_IN", file)
    for number in range(1, tasks + 1):
        path, at = f"{name}/{number:05}", span(number)
        task = graph.new(
            Task, f"task:{path}", number=number, title=f"任务{number}", text="全文", deliverable_count=0, **at
        )
        duty = graph.new(Obligation, f"obligation:{path}", text="应当报送数据", **at)
        citation = graph.new(Citation, f"citation:{path}", text="《数据安全法》", **at)
        graph.link(category, "HAS_TASK", task)
        graph.link(task, "STATED_IN", file)
        graph.link(task, "IMPOSES", duty)
        graph.link(task, "REFERS_TO", LAW)
        graph.link(duty, "BINDS", MAKER if number % 2 else OPERATOR)
        graph.link(duty, "CITES", citation)
        graph.link(citation, "REFERS_TO", LAW)
    return graph.stated

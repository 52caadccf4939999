"""Task lists (重点任务清单), their categories and tasks."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from dutygraph.graph.model import Stage
from dutygraph.graph.store.port import PropertyKey, into, out
from dutygraph.schema.documents.types import Coverage, SourceDocument, SourceSpan
from dutygraph.schema.duties.filter import TaskFilter
from dutygraph.schema.duties.next_day import next_day
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.connections import Connection, paged
from dutygraph.schema.reading.fields import Property, many, one, planned, same
from dutygraph.schema.reading.filters import TASK_LIST_OF_TASK

if TYPE_CHECKING:
    from dutygraph.schema.duties.obligations import Citation, Deliverable, Obligation
    from dutygraph.schema.vocabulary.types import Authority, EnterpriseType

_obligations = strawberry.lazy("dutygraph.schema.duties.obligations")
_vocabulary = strawberry.lazy("dutygraph.schema.vocabulary.types")

IMPOSES = out("IMPOSES", "Obligation")


@strawberry.type(description="A regulator's list of tasks for a year (重点任务清单).")
class TaskList(Node):
    title: str = strawberry.field(description="Its title, as in the source.")
    title_en: str | None = strawberry.field(description="The title in English.")
    issuer: Annotated["Authority", _vocabulary] | None = one(
        out("ISSUED_BY", "Authority"), description="The authority that issued it (发布机关)."
    )
    jurisdiction: str | None = strawberry.field(description="Where it holds, such as 上海市.")
    year: int | None = strawberry.field(description="The year it is for.")
    effective_from: datetime.date | None = strawberry.field(description="The first day it holds.")
    effective_to: datetime.date | None = strawberry.field(description="The last day it holds.")

    addressees: list["Addressee"] = many(
        out("ADDRESSES", "Addressee"),
        usual=3,
        order=(PropertyKey("start"),),
        description="Whom the document addresses (主送), in its words and order; none where it addresses "
        "nobody.",
    )
    source: SourceDocument = one(
        out("STATED_IN", "SourceDocument"), description="The document it was read from."
    )
    editions: list["TaskList"] = many(
        out("EDITION_OF", "Series"),
        into("EDITION_OF", "TaskList"),
        usual=2,
        order=(PropertyKey("year"),),
        description="All yearly editions of it that were loaded, itself among them, by year; none where its "
        "title names no year.",
    )
    categories: list["Category"] = many(
        out("HAS_CATEGORY", "Category"),
        usual=8,
        order=(PropertyKey("number"),),
        description="Its categories, by number.",
    )
    obligations: Connection[Annotated["Obligation", _obligations]] = paged(
        IMPOSES,
        description="Its statements that stand in no numbered task (保障措施, 工作要求), with the heading "
        "above each as `section`.",
    )
    tasks: Connection["Task"] = paged(
        out("HAS_CATEGORY", "Category"),
        out("HAS_TASK", "Task"),
        filter=TaskFilter,
        description="Its tasks, in the order of the document.",
    )
    coverage: Coverage = one(
        out("STATED_IN", "SourceDocument"),
        description="What of its document is in records, and what is not and why.",
    )
    stage: Stage = planned(Property(default="ISSUED"), "Whether it was issued, or is a draft for comments.")


@strawberry.type(description="One of those whom a document addresses (主送对象).")
class Addressee:
    text: str = strawberry.field(description="Its words, as in the source.")
    enterprise_types: list[Annotated["EnterpriseType", _vocabulary]] = many(
        out("BINDS", "EnterpriseType"),
        usual=1,
        order=(PropertyKey("position"),),
        description="The types of enterprise that it names.",
    )
    authority: Annotated["Authority", _vocabulary] | None = one(
        out("REFERS_TO", "Authority"), description="The authority that it names, where that is known."
    )
    source: SourceSpan = same("Where it stands.")


@strawberry.type(description="A part of a task list (类别), holding tasks of one subject.")
class Category(Node):
    number: int = strawberry.field(description="Its place in the task list, from 1.")
    title: str = strawberry.field(description="Its title, as in the source.")
    title_en: str | None = strawberry.field(description="The title in English.")
    task_list: TaskList = one(into("HAS_CATEGORY", "TaskList"), description="The task list it is part of.")
    tasks: list["Task"] = many(
        out("HAS_TASK", "Task"), usual=3, order=(PropertyKey("number"),), description="Its tasks, by number."
    )


@strawberry.type(description="A numbered task of a task list (重点任务).")
class Task(Node):
    number: int = strawberry.field(description="Its number in the task list (序号).")
    title: str = strawberry.field(description="Its title, as in the source.")
    title_en: str | None = strawberry.field(description="The title in English.")
    text: str = strawberry.field(description="What the list says of it (任务内容), as in the source.")
    task_list: TaskList = one(*TASK_LIST_OF_TASK, description="The task list it is part of.")
    category: Category = one(into("HAS_TASK", "Category"), description="The category it stands in.")
    obligations: list[Annotated["Obligation", _obligations]] = many(
        IMPOSES,
        usual=4,
        description="Its statements of who must, may or is encouraged to do what, in reading order.",
    )
    enterprise_types: list[Annotated["EnterpriseType", _vocabulary]] = many(
        IMPOSES,
        out("BINDS", "EnterpriseType"),
        usual=3,
        order=(PropertyKey("position"),),
        description="Whom its statements bind by name (责任主体), each type once.",
    )
    citations: list[Annotated["Citation", _obligations]] = many(
        IMPOSES,
        out("CITES", "Citation"),
        usual=2,
        order=(PropertyKey("start"),),
        description="What its statements cite (依据), in reading order; also what did not resolve.",
    )
    deliverables: list[Annotated["Deliverable", _obligations]] = many(
        IMPOSES,
        out("REQUIRES", "Deliverable"),
        usual=2,
        description="What its statements ask to hand in (报送材料), in reading order, each once.",
    )
    next_due: datetime.date | None = next_day(
        IMPOSES,
        out("DUE", "TimeRule"),
        description="The next day that any statement of it names as a deadline (期限), from today on; null "
        "where none names one.",
    )
    source: SourceSpan = same("Where it stands.")

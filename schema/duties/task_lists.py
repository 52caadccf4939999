"""Task lists (重点任务清单), their categories and tasks, with the filters and orders of their lists."""

import datetime

import strawberry

from dutygraph.graph.model import Stage
from dutygraph.graph.store.port import (
    Compare,
    NextDateKey,
    Not,
    Operator,
    Order,
    PropertyKey,
    Where,
    into,
    out,
)
from dutygraph.reasoning.in_force import task_lists_in_force
from dutygraph.schema.documents import Coverage, SourceDocument, SourceSpan
from dutygraph.schema.duties.terms import next_day
from dutygraph.schema.enums import Direction, TaskOrderField
from dutygraph.schema.lazy import Authority, Citation, Deliverable, EnterpriseType, Obligation
from dutygraph.schema.nodes import Node
from dutygraph.schema.reading.connections import Connection, paged
from dutygraph.schema.reading.fields import Property, many, one, plain, planned, same
from dutygraph.schema.reading.filters import (
    TASK_LIST_OF_TASK,
    Narrowed,
    any_of,
    cites,
    equal,
    holding,
    narrows,
    related,
    related_to_any,
)

TASK_LIST_ID = "Of this task list (重点任务清单): its id."
ENTERPRISE_TYPE_ID = (
    "That bind this type of enterprise by name: its id. Types above and below it are not counted in."
)
ENTERPRISE_TYPE_IDS = "That bind one of these types of enterprise by name: their ids; at most 100."
TYPE_OF_OBLIGATION = out("BINDS", "EnterpriseType")
TYPES_OF_TASK = (out("BINDS", "EnterpriseType"),)
INSTRUMENT = (
    "That cite this instrument: its id, or its number (文号, 标准号) or title "
    "in any punctuation, width or dash."
)


def _has_deliverables(_: str, some: bool) -> Where:  # noqa: FBT001 - what is asked about
    there = Compare("deliverable_count", Operator.GREATER, 0)
    return there if some else Not(there)


@strawberry.input(description="Which task lists; all that is given must hold.")
class TaskListFilter(Narrowed):
    year: int | None = narrows("The year it is for.", equal("year"))
    jurisdiction: str | None = narrows(
        "Where it holds, or a part of that name: 上海 finds 上海市.", holding("jurisdiction")
    )
    issuer: strawberry.ID | None = narrows(
        "Who issued it: the id of an authority.", related(out("ISSUED_BY", "Authority"))
    )
    in_force_on: datetime.date | None = narrows(
        "In force on this day: from `effectiveFrom` to `effectiveTo`, both included and each open where it "
        "is not stated; a list that states neither is in force in its year.",
        lambda _, day: task_lists_in_force(day),
    )


@strawberry.input(description="Which tasks; all that is given must hold.")
class TaskFilter(Narrowed):
    task_list: strawberry.ID | None = narrows(TASK_LIST_ID, related(*TASK_LIST_OF_TASK))
    category: int | None = narrows(
        "In the category of this number.", related(into("HAS_TASK", "Category"), to=equal("number"))
    )
    numbers: list[int] | None = narrows("With one of these numbers; at most 100.", any_of("number"))
    enterprise_type: strawberry.ID | None = narrows(ENTERPRISE_TYPE_ID, related(*TYPES_OF_TASK))
    enterprise_types: list[strawberry.ID] | None = narrows(
        ENTERPRISE_TYPE_IDS, related_to_any(*TYPES_OF_TASK)
    )
    instrument: str | None = narrows(INSTRUMENT, cites(out("REFERS_TO", "Instrument")))
    has_deliverables: bool | None = narrows(
        "true: with something to hand in; false: with nothing.", _has_deliverables
    )
    contains: str | None = narrows(
        "With these characters, exactly, in the title (Chinese or English) or the text.",
        holding("title", "title_en", "text"),
    )


@strawberry.input(description="One key to order tasks by.")
class TaskOrder:
    field: TaskOrderField = plain("What to order by.")
    direction: Direction = plain("Rising or falling.")

    def key(self, on: datetime.date) -> Order:
        descending = self.direction is Direction.DESC
        if self.field is TaskOrderField.NEXT_DUE:
            return NextDateKey((out("IMPOSES", "Obligation"), out("DUE", "TimeRule")), on, descending)
        property = {
            TaskOrderField.NUMBER: "number",
            TaskOrderField.CITATIONS: "citation_count",
            TaskOrderField.DELIVERABLES: "deliverable_count",
        }[self.field]
        return PropertyKey(property, descending)


IMPOSES = out("IMPOSES", "Obligation")


@strawberry.type(description="A regulator's list of tasks for a year (重点任务清单).")
class TaskList(Node):
    title: str = plain("Its title, as in the source.")
    title_en: str | None = plain("The title in English.")
    issuer: Authority | None = one("The authority that issued it (发布机关).", out("ISSUED_BY", "Authority"))
    jurisdiction: str | None = plain("Where it holds, such as 上海市; 未写明: it does not tell where.")
    year: int | None = plain("The year it is for.")
    effective_from: datetime.date | None = plain("The first day it holds.")
    effective_to: datetime.date | None = plain("The last day it holds.")

    addressees: list["Addressee"] = many(
        "Whom the document addresses (主送), in its words and order; none where it addresses nobody.",
        out("ADDRESSES", "Addressee"),
        usual=3,
    )
    source: SourceDocument = one("The document it was read from.", out("STATED_IN", "SourceDocument"))
    editions: list["TaskList"] = many(
        "All yearly editions of it that were loaded, itself among them, by year; none where its title names "
        "no year.",
        out("EDITION_OF", "Series"),
        into("EDITION_OF", "TaskList"),
        usual=2,
    )
    categories: list["Category"] = many(
        "Its categories, by number.", out("HAS_CATEGORY", "Category"), usual=8
    )
    obligations: Connection[Obligation] = paged(
        "Its statements that stand in no numbered task (保障措施, 工作要求), with the heading above each as "
        "`section`.",
        IMPOSES,
    )
    tasks: Connection["Task"] = paged(
        "Its tasks, in the order of the document.",
        out("HAS_TASK", "Task"),
        order=(PropertyKey("start"),),
        filter=TaskFilter,
    )
    coverage: Coverage = one(
        "What of its document is in records, and what is not and why.", out("STATED_IN", "SourceDocument")
    )
    stage: Stage = planned("Whether it was issued, or is a draft for comments.", Property(default="ISSUED"))


@strawberry.type(description="One of those whom a document addresses (主送对象).")
class Addressee:
    text: str = plain("Its words, as in the source.")
    enterprise_types: list[EnterpriseType] = many(
        "The types of enterprise that it names.", out("BINDS", "EnterpriseType"), usual=1
    )
    authority: Authority | None = one(
        "The authority that it names, where that is known.", out("REFERS_TO", "Authority")
    )
    source: SourceSpan = same("Where it stands.")


@strawberry.type(description="A part of a task list (类别), holding tasks of one subject.")
class Category(Node):
    number: int = plain("Its place in the task list, from 1.")
    title: str = plain("Its title, as in the source.")
    title_en: str | None = plain("The title in English.")
    task_list: TaskList = one("The task list it is part of.", into("HAS_CATEGORY", "TaskList"))
    tasks: list["Task"] = many("Its tasks, by number.", out("HAS_TASK", "Task"), usual=3)


@strawberry.type(description="A numbered task of a task list (重点任务).")
class Task(Node):
    number: int = plain("Its number in the task list (序号).")
    title: str = plain("Its title, as in the source.")
    title_en: str | None = plain("The title in English.")
    text: str = plain("What the list says of it (任务内容), as in the source.")
    task_list: TaskList = one("The task list it is part of.", *TASK_LIST_OF_TASK)
    category: Category = one("The category it stands in.", into("HAS_TASK", "Category"))
    obligations: list[Obligation] = many(
        "Its statements of who must, may or is encouraged to do what, in reading order.", IMPOSES, usual=4
    )
    enterprise_types: list[EnterpriseType] = many(
        "Whom its statements bind by name (责任主体), each type once.",
        out("BINDS", "EnterpriseType"),
        usual=3,
    )
    citations: list[Citation] = many(
        "What its statements cite (依据), in reading order; also what did not resolve.",
        out("CITES", "Citation"),
        usual=2,
    )
    deliverables: list[Deliverable] = many(
        "What its statements ask to hand in (报送材料), in reading order, each once.",
        out("REQUIRES", "Deliverable"),
        usual=2,
    )
    next_due: datetime.date | None = next_day(
        "The next day that any statement of it names as a deadline (期限), from today on; null where none "
        "names one.",
        IMPOSES,
        out("DUE", "TimeRule"),
    )
    source: SourceSpan = same("Where it stands.")

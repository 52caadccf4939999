"""The five operations that are measured, and what they are asked about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks import cypher, sql
from dutygraph.graph.store.port import CountKey, Fetch, PropertyKey, Relation, Store, into
from dutygraph.text.designations import lookup_keys

_SPAN = "source { start end quote }"
_TASK = f"""
  id number title titleEn text {_SPAN}
  obligations {{
    id ordinal text textEn modality bearer subject review {_SPAN}
    enterpriseTypes {{ id name }}
    citations {{
      text status alternativeGroup note {_SPAN}
      instrument {{ id number title kind }}
      provision {{ id label }}
    }}
    deliverables {{ id name nameEn kind {_SPAN} recipients {{ id name }} }}
  }}
"""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What every graph holds, for the smallest is part of all: ids, and the number of an instrument.

    `citing` tasks cite it in the smallest graph; so many are asked for in all of them, so that the
    answers are of one size.
    """

    task: str
    instrument: str
    citing: int
    enterprise_type: str
    task_list: str


@dataclass(frozen=True, slots=True)
class Question:
    """`part` is what of the answer the statements written by hand answer too, with `parameters`."""

    name: str
    query: str
    variables: Callable[[Subjects], Mapping[str, Any]]
    parameters: Callable[[Subjects], Mapping[str, Any]]
    part: Callable[[Mapping[str, Any]], Any]
    sql: str
    cypher: str


async def subjects_of(store: Store) -> Subjects:
    """Out of the smallest graph: the most cited instrument, the type with most statements, and so on."""
    (task_list,) = await store.fetch(Fetch("TaskList", limit=1))
    (task,) = await store.fetch(
        Fetch("Task", order=(PropertyKey("citation_count", descending=True),), limit=1)
    )
    citing = CountKey((into("REFERS_TO", "Task"),), descending=True)
    citations = Relation("citing", citing.path, Fetch("Task", limit=0), total=True)
    (instrument,) = await store.fetch(
        Fetch("Instrument", ("number",), order=(citing,), limit=1, relations=(citations,))
    )
    bound = CountKey((into("BINDS", "Obligation"),), descending=True)
    (enterprise_type,) = await store.fetch(Fetch("EnterpriseType", order=(bound,), limit=1))
    return Subjects(task.id, instrument.number, instrument.citing_total, enterprise_type.id, task_list.id)


QUESTIONS = (
    Question(
        "a task with everything",
        f"""query ($id: ID!) {{
          node(id: $id) {{
            ... on Task {{ {_TASK} category {{ id number title }} taskList {{ id title }} }}
          }}
        }}""",
        lambda of: {"id": of.task},
        lambda of: {"id": of.task},
        lambda answer: answer["node"],
        sql.TASK,
        cypher.TASK,
    ),
    Question(
        "20 tasks, citations, deliverables",
        """{
          tasks(first: 20) {
            nodes {
              id number title
              citations { text status instrument { id title } }
              deliverables { id name kind recipients { id name } }
            }
            pageInfo { hasNextPage endCursor }
          }
        }""",
        lambda _: {},
        lambda _: {},
        lambda answer: answer["tasks"]["nodes"],
        sql.TASKS,
        cypher.TASKS,
    ),
    Question(
        "tasks citing an instrument",
        """query ($number: String!, $first: Int!) {
          instrument(number: $number) {
            id number title
            citedBy(first: $first) { nodes { id number title taskList { id title } } }
          }
        }""",
        lambda of: {"number": of.instrument, "first": of.citing},
        lambda of: {"key": lookup_keys(of.instrument)[0], "first": of.citing},
        lambda answer: answer["instrument"],
        sql.CITING,
        cypher.CITING,
    ),
    Question(
        "20 obligations of a type",
        """query ($type: ID!) {
          obligations(first: 20, filter: { enterpriseType: $type }) {
            nodes {
              id text textEn modality bearer
              task { id number title }
              enterpriseTypes { id name }
            }
            pageInfo { hasNextPage endCursor }
          }
        }""",
        lambda of: {"type": of.enterprise_type},
        lambda of: {"type": of.enterprise_type},
        lambda answer: answer["obligations"]["nodes"],
        sql.OBLIGATIONS,
        cypher.OBLIGATIONS,
    ),
    Question(
        "the whole Shanghai list",
        f"""query ($id: ID!) {{
          node(id: $id) {{
            ... on TaskList {{
              id title titleEn jurisdiction year
              categories {{ id number title titleEn tasks {{ {_TASK} }} }}
            }}
          }}
        }}""",
        lambda of: {"id": of.task_list},
        lambda of: {"id": of.task_list},
        lambda answer: answer["node"],
        sql.TASK_LIST,
        cypher.TASK_LIST,
    ),
)

"""What is due next: days of the year beside the nodes that name them, in order, so that a page costs a page.

A `_TaskDue` stands for a deadline that the task of its `id` names itself or by its statements: `at` is its
month and day as a number like 1130, or where it is of one year only that day, like 20261130. One that is
never due before the year `since` has its first day in another, as if it were of that year only.
"""

from collections.abc import Sequence
from typing import cast

from neo4j import AsyncManagedTransaction

from dutygraph.graph.model import TimeRuleKind
from dutygraph.graph.stated import Batch
from dutygraph.graph.store.days import LEAP, PATHS, comes, days_named, next_of, touched
from dutygraph.graph.store.neo4j.shape import given
from dutygraph.graph.store.neo4j.where import label, match_path
from dutygraph.graph.store.plan import Paging
from dutygraph.graph.store.port import NextDateKey
from dutygraph.graph.store.shapes import Names


def due_label(node: str) -> str:
    """The label of the days of a node type; ValueError where none are kept."""
    if node not in PATHS:
        raise ValueError(f"No days of {node} are kept.")
    return f"_{node}Due"


# ---- written ----------------------------------------------------------------

_WHOSE = """
CALL () { UNWIND $given.Obligation AS id RETURN id
  UNION UNWIND $given.TimeRule AS rule MATCH (:TimeRule {id: rule})<-[:DUE]-(o:Obligation) RETURN o.id AS id }
WITH collect(id) AS obligations
RETURN obligations AS Obligation, $given.Task + COLLECT {
  UNWIND obligations AS id MATCH (:Obligation {id: id})<-[:IMPOSES]-(t:Task) RETURN DISTINCT t.id } AS Task
"""


async def keep_days(tx: AsyncManagedTransaction, changes: Batch) -> None:
    """Write anew the days of what the changes, which are written, bear upon."""
    of = touched(changes)
    if not any(of.values()):
        return
    found = await tx.run(_WHOSE, given({name: sorted(ids) for name, ids in of.items()}))
    whose = await found.single(strict=True)
    for node, path in PATHS.items():
        ids = whose[node]
        if not ids:
            continue
        days, rule = due_label(node), "r"
        matches = match_path("n", node, path, rule, Names())
        found = await tx.run(
            f"UNWIND $given.ids AS id OPTIONAL CALL (id) {{ MATCH (d:{days} {{id: id}}) DELETE d }}"
            f" WITH DISTINCT id MATCH (n{label(node)} {{id: id}}) {matches}"
            f" WHERE {rule}.kind = '{TimeRuleKind.ANNUAL_DEADLINE}'"
            f" RETURN DISTINCT id, [{rule}.month, {rule}.day, {rule}.year, {rule}.since] AS named",
            given({"ids": ids}),
        )
        rows = {(record["id"], *day) async for record in found for day in days_named(*record["named"])}
        if rows:
            text = f"UNWIND $given.rows AS row CREATE (:{days} {{id: row[0], at: row[1], since: row[2]}})"
            await (await tx.run(text, given({"rows": sorted(map(list, rows))}))).consume()


# ---- read -------------------------------------------------------------------


def next_date(node: str, node_type: str, on: object, variables: Names) -> str:
    """The first day from `on` on which something of the node is due; null for none."""
    day = variables("d")
    return (
        f"COLLECT {{ MATCH ({day}:{due_label(node_type)}) WHERE {day}.id = {node}.id"
        f" WITH {next_of(day, str(on))} AS due, {day}.since AS since WHERE {comes('due', 'since', str(on))}"
        # An aggregate would count as one of the clause around it, which may hold other keys.
        f" WITH due ORDER BY due LIMIT 1 RETURN {_as_date('due')} }}[0]"
    )


def by_days(
    node_type: str,
    shape: Paging,
    node: str,
    key: str,
    conditions: Sequence[str],
    rest: str,
    variables: Names,
) -> str:
    """A page of all nodes of a type by their next dates, each with its date as `key`.

    `rest` binds `node` to a page of those without one, behind the bound where that has none either.
    """
    on, days = cast("NextDateKey", shape.order[0]).on, due_label(node_type)
    undated = shape.bound is not None and shape.bound[0] is None
    day, found, due = (variables(letter) for letter in ("d", "f", "k"))
    met = [
        f"{day}.since * 10000 < {due}",
        f"({day}.at <> {LEAP} OR stretch[0] = stretch[1])",
        *conditions,
    ]
    if shape.bound is not None and not undated:
        after = shape.bound[1]
        met.append(f"({due} > {on}start OR {due} = {on}start AND {node}.id > {after})")
    # Of several days of one node only the first counts; nothing of a day comes behind what has none.
    met.append(f"NOT {has_day(node, node_type, on, variables, before=due)}")
    stretches = "[]" if undated else f"{on}stretches"
    return (
        f"WITH COLLECT {{ UNWIND {stretches} AS stretch CALL (own, stretch) {{"
        f" MATCH ({day}:{days}) USING INDEX {day}:{days}(at, id)"
        f" WHERE stretch[0] <= {day}.at <= stretch[1] AND {day}.id IS NOT NULL"
        f" WITH {day}, stretch[2] + {day}.at AS {due} ORDER BY {day}.at, {day}.id"
        f" MATCH ({node}{label(node_type)}) USING INDEX {node}{label(node_type)}(id)"
        f" WHERE {node}.id = {day}.id AND {' AND '.join(met)}"
        f" RETURN {node}, {due} ORDER BY {day}.at, {day}.id LIMIT {shape.size} }}"
        f" WITH DISTINCT {node}, {due} ORDER BY {due}, {node}.id LIMIT {shape.size}"
        f" RETURN [{node}, {_as_date(due)}] }} AS {found}"
        f" CALL (own, {found}) {{ UNWIND {found} AS each RETURN each[0] AS {node}, each[1] AS {key}"
        f" UNION ALL WITH {found} WHERE size({found}) < {shape.size} CALL (own) {{"
        f" {rest} RETURN {node} }} RETURN {node}, null AS {key} }}"
    )


def has_day(node: str, node_type: str, on: object, variables: Names, *, before: str = "") -> str:
    """Whether something of the node is due from `on` on, `before` a day where one is named."""
    day = variables("d")
    other = f"{day}_due"
    earlier = f" AND {other} < {before}" if before else ""
    return (
        f"EXISTS {{ MATCH ({day}:{due_label(node_type)}) WHERE {day}.id = {node}.id"
        f" WITH {next_of(day, str(on))} AS {other}, {day}.since AS since"
        f" WHERE {comes(other, 'since', str(on))}{earlier} RETURN {other} }}"
    )


def _as_date(number: str) -> str:
    parts = f"year: {number} / 10000, month: {number} / 100 % 100, day: {number} % 100"
    return f"date({{{parts}}})"

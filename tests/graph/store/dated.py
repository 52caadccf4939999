"""Statements of duty with deadlines, and the days of the year that these name."""

import dataclasses
import datetime
import random
from collections.abc import Iterator

from dutygraph.graph.model import Obligation, TimeRule, TimeRuleKind, relate
from dutygraph.graph.stated import Statements
from dutygraph.graph.store.days import PATHS
from dutygraph.graph.store.port import Fetch, Record, Relation, Store
from tests.graph.store.samples import document, span

KINDS = (TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.FREQUENCY)
FACTS = ("kind", "year", "since", "month", "day")


def dated(name: str, rng: random.Random, *, tasks: int, months: int = 0, last: int = 31) -> Statements:
    """Statements of duty with none to two deadlines, of any year or of one; a month of 0 is no month."""
    said = document(name, tasks=tasks)
    rules, links = [], []
    for number, duty in enumerate(node for node in said.nodes if isinstance(node, Obligation)):
        for which in range(rng.randint(0, 2)):
            rule = TimeRule(
                id=f"time-rule:{name}/{number}-{which}",
                kind=rng.choice(KINDS),
                text="前",
                month=rng.randint(months, 12),
                day=rng.randint(1, last),
                year=rng.choice((None, None, 2026, 2028)),
                since=rng.choice((None, 2026, 2028)),
                **span(number),
            )
            rules.append(rule)
            links.append(relate(duty, "DUE", rule))
    return dataclasses.replace(said, nodes=(*said.nodes, *rules), relationships=(*said.relationships, *links))


def _days(rule: Record) -> Iterator[tuple[int, int]]:
    """The days of a rule and the years since when: of a list's rule, the first of them by itself, too."""
    if rule.kind != TimeRuleKind.ANNUAL_DEADLINE or not rule.month:
        return
    since = rule.since if rule.year is None else None
    for year, from_year in {(rule.year, since), (rule.year or rule.since, None)}:
        following = datetime.date((year or 2028) + rule.month // 12, rule.month % 12 + 1, 1)
        last = (following - datetime.timedelta(days=1)).day
        yield (year or 0) * 10_000 + rule.month * 100 + min(rule.day, last), from_year or 0


async def days_named(store: Store) -> set[tuple[str, str, int, int]]:
    """The days that are to be kept: of which node type, whose, which day, since when."""
    found = set()
    for node, path in PATHS.items():
        fetch = Fetch(node, relations=(Relation("rules", path, Fetch("TimeRule", FACTS)),))
        for one in await store.fetch(fetch):
            found |= {(node, one.id, *each) for rule in one.rules for each in _days(rule)}
    return found

"""What a load did, for people."""

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.statements import Changes
from service.failures import Failure
from service.labels import label
from service.loading import Outcome, Refusal


def lines(outcomes: Sequence[Outcome | Refusal], *, dry_run: bool) -> Iterator[str]:
    """The difference each document made (or would make), by kind of record, and its warnings."""
    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            continue
        yield f"{outcome.path.name}  {outcome.title}"
        for warning in outcome.warnings:
            yield f"  注意 Warning: {warning}"
        if outcome.changes.unchanged:
            yield "  无变化 nothing changed" if not dry_run else "  不会有变化 nothing would change"
            continue
        yield "  将有变化 would change:" if dry_run else "  已写入 written:"
        for kind, (added, changed, removed) in difference(outcome.changes).items():
            yield f"    +{added:<6} ~{changed:<6} -{removed:<6} {label(kind)}"


def difference(changes: Changes) -> dict[str, tuple[int, int, int]]:
    """How many are added, changed and removed, by node or relationship type."""
    added = Counter([type(node).__name__ for node in changes.created] + [r.type for r in changes.related])
    changed = Counter([type(node).__name__ for node in changes.updated] + [r.type for r in changes.altered])
    removed = Counter([kind for kind, _ in changes.deleted] + [r.type for r in changes.unrelated])
    kinds = dict.fromkeys([*added, *changed, *removed])
    return {kind: (added[kind], changed[kind], removed[kind]) for kind in kinds}


def failures(outcomes: Sequence[Outcome | Refusal]) -> list[Failure]:
    return [Failure(outcome.error, outcome.path) for outcome in outcomes if isinstance(outcome, Refusal)]

"""Which requirements behind duties have a place of their own among the dates.

Those that ask more, earlier or of another recipient than the statement, by a rule that names a day, how often
or how long after or before an event; the others (立即, 定期, 事前) are told with the duty, lest they bury the
few that matter. Where one requirement backs several statements of a task it stands once, with the one that
asks to hand something in, else with the first. Every rule of which something is told has its place.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from dutygraph.graph.model import TimeRule, TimeRuleKind
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict


def timed_requirements(
    behind: Iterable[ObligationVerdict], told: Collection[str]
) -> tuple[ObligationVerdict, ...]:
    """Of those that apply or may, in the order of the document, with the rules that count alone.

    `told` are the ids of the time rules of which the profile tells an occurrence.
    """
    found: dict[tuple[str, ...], ObligationVerdict] = {}
    for one in behind:
        duty = one.duty
        rules = tuple(rule for rule in duty.time_rules if rule.id in told or _says_how_long(rule))
        stated = duty.requirement
        if stated is None or not stated.stricter or not rules or one.verdict is Verdict.DOES_NOT_APPLY:
            continue
        timed = replace(one, duty=replace(duty, time_rules=rules))
        same = (duty.task, stated.summary, *(rule.text for rule in rules))
        key = (duty.id,) if any(rule.id in told for rule in rules) else same
        if key not in found or (duty.deliverables and not found[key].duty.deliverables):
            found[key] = timed
    return tuple(found.values())


def _says_how_long(rule: TimeRule) -> bool:
    return rule.within is not None or rule.kind in {TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.FREQUENCY}

"""Kleene's strong three-valued logic: what is not told is UNKNOWN, never FALSE."""

from collections.abc import Iterable
from enum import auto

from dutygraph.graph.described import Described


class Truth(Described):
    """What one leaf of the reasoning came to; what is not told is UNKNOWN, never FALSE."""

    TRUE = auto(), "It holds."
    FALSE = auto(), "It does not hold."
    UNKNOWN = auto(), "It is not told."


def outcome(value: bool | None) -> Truth:  # noqa: FBT001 - the value is what is asked about
    """The outcome of what is known to be so or not; None: not known."""
    if value is None:
        return Truth.UNKNOWN
    return Truth.TRUE if value else Truth.FALSE


def negation(of: Truth) -> Truth:
    return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(of, of)


def conjunction(outcomes: Iterable[Truth]) -> Truth:
    """FALSE if any is, else UNKNOWN if any is, else TRUE."""
    found = set(outcomes)
    if Truth.FALSE in found:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.TRUE


def disjunction(outcomes: Iterable[Truth]) -> Truth:
    """TRUE if any is, else UNKNOWN if any is, else FALSE."""
    found = set(outcomes)
    if Truth.TRUE in found:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.FALSE

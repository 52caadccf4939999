"""Kleene's strong three-valued logic: what is not told is UNKNOWN, never FALSE."""

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    TRUE = "TRUE"
    FALSE = "FALSE"
    UNKNOWN = "UNKNOWN"


def outcome(value: bool | None) -> Outcome:  # noqa: FBT001 - the value is what is asked about
    """The outcome of what is known to be so or not; None: not known."""
    if value is None:
        return Outcome.UNKNOWN
    return Outcome.TRUE if value else Outcome.FALSE


def conjunction(outcomes: Iterable[Outcome]) -> Outcome:
    """FALSE if any is, else UNKNOWN if any is, else TRUE."""
    found = set(outcomes)
    if Outcome.FALSE in found:
        return Outcome.FALSE
    return Outcome.UNKNOWN if Outcome.UNKNOWN in found else Outcome.TRUE


def disjunction(outcomes: Iterable[Outcome]) -> Outcome:
    """TRUE if any is, else UNKNOWN if any is, else FALSE."""
    found = set(outcomes)
    if Outcome.TRUE in found:
        return Outcome.TRUE
    return Outcome.UNKNOWN if Outcome.UNKNOWN in found else Outcome.FALSE

"""Patterns of many alternatives, tried only where one of them can begin.

A regular expression engine tries every alternative at every character, though most characters begin none of
them; one look at a set of characters tells.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any, NamedTuple

_LONGEST_RANGE = 100
"""A range of more characters tells nothing: any Chinese character."""
_BEHIND = re.compile(
    r"\(\?<(?P<kind>[!=])(?P<words>(?:[^()\[\]\\]|\[[^\[\]\\]*\])+)\)(?P<first>[一-鿿])(?![?*+{])"
)
"""What looks behind before a character: one that begins with the character is passed over sooner."""


class _Beginning(NamedTuple):
    """`ahead` are the characters it may begin with, `behind` those one of which stands before it instead."""

    ahead: frozenset[str]
    behind: frozenset[str]
    may_be_empty: bool


def quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern compiled, finding what it finds by itself; case must count in it."""
    # Only the parser of `re` knows what a pattern may begin with, and it has no public name.
    begins = _sequence(import_module("re._parser").parse(pattern, flags))
    while (sooner := _BEHIND.sub(r"\g<first>(?<\g<kind>(?:\g<words>)\g<first>)", pattern)) != pattern:
        pattern = sooner
    if begins is None or begins.may_be_empty:
        return re.compile(pattern, flags)
    sides = (("?=", begins.ahead), ("?<=", begins.behind))
    looks = "|".join(f"({side}[{''.join(sorted(one))}])" for side, one in sides if one)
    return re.compile(f"(?:{looks})(?:{pattern})", flags)


def needed(pattern: re.Pattern[str]) -> frozenset[str]:
    """Characters without case that are in whatever it matches: a text that lacks one need not be searched."""
    return _needed(import_module("re._parser").parse(pattern.pattern))


def _needed(parsed: Any) -> frozenset[str]:
    found: set[str] = set()
    for operation, value in parsed:
        match str(operation):
            case "LITERAL" if chr(value).lower() == chr(value).upper():
                found.add(chr(value))
            case "SUBPATTERN":
                found |= _needed(value[3])
            case "BRANCH":
                found |= frozenset.intersection(*map(_needed, value[1]))
    return frozenset(found)


def any_of(names: Iterable[str]) -> str:
    """A pattern for the longest of the names that fits; those of one first character share a branch."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(found)})" for first, found in rests.items())


def _sequence(parsed: Any) -> _Beginning | None:
    """How what follows one another begins; None where that may be with anything."""
    ahead: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    before: frozenset[str] | None = None
    for operation, value in parsed:
        name = str(operation)
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            if name == "ASSERT" and value[0] < 0 and not ahead and len(value[1]) == 1:
                before = before or _characters(*value[1][0])
            continue
        begins = _element(name, value)
        if begins is None:
            return _Beginning(ahead, behind | before, may_be_empty=False) if before else None
        ahead, behind = ahead | begins.ahead, behind | begins.behind
        if not begins.may_be_empty:
            return _Beginning(ahead, behind, may_be_empty=False)
    return _Beginning(ahead, behind | (before or frozenset()), may_be_empty=before is None)


def _element(name: str, value: Any) -> _Beginning | None:
    match name:
        case "BRANCH":
            found = [_sequence(branch) for branch in value[1]]
        case "SUBPATTERN":
            found = [None if value[1] or value[2] else _sequence(value[3])]
        case "ATOMIC_GROUP":
            found = [_sequence(value)]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            repeated = _sequence(value[2])
            empty = value[0] == 0
            found = [repeated._replace(may_be_empty=empty or repeated.may_be_empty) if repeated else None]
        case _:
            ahead = _characters(name, value)
            found = [_Beginning(ahead, frozenset(), may_be_empty=False) if ahead else None]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    return _Beginning(
        frozenset().union(*(one.ahead for one in known)),
        frozenset().union(*(one.behind for one in known)),
        any(one.may_be_empty for one in known),
    )


def _characters(operation: object, value: Any) -> frozenset[str] | None:
    """The characters of a literal or of a set, as they are written within one; None where they are many."""
    found: set[str] = set()
    for name, one in [(str(operation), value)] if str(operation) != "IN" else value:
        match str(name):
            case "LITERAL":
                found.add(re.escape(chr(one)))
            case "RANGE" if one[1] - one[0] < _LONGEST_RANGE:
                found.add(f"{re.escape(chr(one[0]))}-{re.escape(chr(one[1]))}")
            case "CATEGORY" if str(one) == "CATEGORY_DIGIT":
                found.add(r"\d")
            case _:
                return None
    return frozenset(found)

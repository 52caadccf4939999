"""Patterns of many alternatives, tried only where one of them can begin.

A regular expression engine tries every alternative at every character, though most characters begin none of
them; one look at a set of characters tells.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

_LONGEST_RANGE = 100
"""A range of more characters tells nothing: any Chinese character."""


_Begins = frozenset[tuple[str, str]]
"""How the character is looked for that begins it (ahead, or behind as one that stands before it), and it; or
the place where it begins, and nothing.
"""
_EMPTY = ("", "")
_AT_START = ("^", "")
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}


def quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern compiled, finding what it finds by itself; case must count in it."""
    return re.compile(led(pattern, flags), flags)


def led(pattern: str, flags: int = 0) -> str:
    """The pattern behind a look at the characters that may begin it: one of several need not be tried."""
    # Only the parser of `re` knows what a pattern may begin with, and it has no public name.
    begins = _sequence(import_module("re._parser").parse(pattern, flags))
    if begins is None or _EMPTY in begins:
        return pattern
    sides = {side: "".join(sorted(one for look, one in begins if look == side)) for side in ("?=", "?<=")}
    looks = "|".join(f"({side}[{characters}])" for side, characters in sides.items() if characters)
    looks = "|".join(filter(None, (_AT_START[0] if _AT_START in begins else "", looks)))
    return f"(?:{looks})(?:{pattern})"


def any_of(names: Iterable[str]) -> str:
    """A pattern for the longest of the names that fits; those of one first character share a branch."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(found)})" for first, found in rests.items())


def _sequence(parsed: Any) -> _Begins | None:
    """How what follows one another begins; None where that may be with anything."""
    found: _Begins = frozenset()
    behind: _Begins | None = None
    for operation, value in parsed:
        name = str(operation)
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            if name == "ASSERT" and value[0] < 0 and not found and len(value[1]) == 1:
                behind = behind or _characters("?<=", *value[1][0])
            elif str(value) == "AT_BEGINNING" and not found:
                behind = behind or frozenset({_AT_START})
            continue
        within = _within(name, value)
        if None in within:
            return found | behind if behind else None
        begins = frozenset[tuple[str, str]]().union(*filter(None, within))
        found |= begins - {_EMPTY}
        if _EMPTY not in begins:
            return found
    return found | (behind or {_EMPTY})


def _within(name: str, value: Any) -> list[_Begins | None]:
    """How each of what may stand there begins."""
    match name:
        case "BRANCH":
            return list(map(_sequence, value[1]))
        case "SUBPATTERN":
            return [None if value[1] or value[2] else _sequence(value[3])]
        case "ATOMIC_GROUP":
            return [_sequence(value)]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [_sequence(value[2]), frozenset({_EMPTY} if value[0] == 0 else ())]
    return [_characters("?=", name, value)]


def _characters(look: str, operation: object, value: Any) -> _Begins | None:
    """The characters of a literal or of a set, as they are written within one; None where they are many."""
    found: set[tuple[str, str]] = set()
    for name, one in [(str(operation), value)] if str(operation) != "IN" else value:
        match str(name):
            case "LITERAL":
                found.add((look, re.escape(chr(one))))
            case "RANGE" if one[1] - one[0] < _LONGEST_RANGE:
                found.add((look, f"{re.escape(chr(one[0]))}-{re.escape(chr(one[1]))}"))
            case "CATEGORY" if str(one) in _CLASSES:
                found.add((look, _CLASSES[str(one)]))
            case _:
                return None
    return frozenset(found)

"""Expressions of SQL whose values are JSON, or parts of it."""

import datetime
from collections.abc import Sequence
from typing import Any

_PAIRS = 60
"""How many keys one call makes an object of: a function takes at most 127 arguments."""


def text_literal(value: str | None) -> str:
    """The literal of a text; NULL for none."""
    if value is None:
        return "NULL"
    return "'" + value.replace("'", "''") + "'"


def json_of(held: str, kind: type) -> str:
    """A value as JSON has it."""
    if kind is bool:
        return f"CASE {held} WHEN 1 THEN json('true') WHEN 0 THEN json('false') END"
    if kind is tuple:
        return f"json({held})"
    if kind is datetime.datetime:
        return f"replace(replace({held}, '.000000', ''), '+00:00', 'Z')"
    return held


def object_of(pairs: Any) -> str:
    """An object of these keys and values, of however many."""
    made: Sequence[str] = [f"{text_literal(key)}, {value}" for key, value in pairs]
    parts = [f"json_object({', '.join(made[at : at + _PAIRS])})" for at in range(0, len(made), _PAIRS)]
    if len(parts) <= 1:
        return parts[0] if parts else "json_object()"
    inner = " || ',' || ".join(f"substr({part}, 2, length({part}) - 2)" for part in parts)
    return f"json('{{' || {inner} || '}}')"

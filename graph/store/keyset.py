"""Lists page by page: what comes behind the last row that was seen, by the keys of the order and the id.

SQL and Cypher say it alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """An expression that rows are ordered by; where it is null, a row comes last, whichever way."""

    expression: str
    descending: bool = False
    nullable: bool = True


def following(keys: Sequence[Key], id: str, bound: Sequence[str | None], *, backwards: bool) -> str:
    """The condition for what comes behind the row of these keys and id; `backwards`, for what comes before.

    `bound` are the names of their values, None for null.
    """
    if len(bound) != len(keys) + 1:
        raise ValueError("A cursor has one value per order key and the id.")
    text = f"{id} {'<' if backwards else '>'} {bound[-1]}"
    for key, value in reversed([*zip(keys, bound[:-1], strict=True)]):
        held = key.expression
        if value is None:
            within = f"{held} IS NULL AND ({text})"
            text = f"{held} IS NOT NULL OR ({within})" if backwards else within
            continue
        beyond = "<" if key.descending != backwards else ">"
        null = f" OR {held} IS NULL" if key.nullable and not backwards else ""
        # The range on its own lets an index start at the cursor.
        within = "" if key.nullable else f"{held} {beyond}= {value} AND "
        text = f"{within}({held} {beyond} {value}{null} OR ({held} = {value} AND ({text})))"
    return text

"""Enumerations whose values say what they mean: declared once, and shown to readers as they stand there."""

from enum import StrEnum
from typing import Self


class Described(StrEnum):
    """An enumeration of its members' names, each with its `description`: `NAME = auto(), "What it means."`.

    The docstring says what the enumeration is of. Both are the descriptions in the schema.
    """

    description: str

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        del start, count, last_values
        return name

    # None is given where a member is looked up by its text.
    def __new__(cls, value: str, description: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

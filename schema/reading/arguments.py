"""Checks of what a request passes in; every refusal names the argument and the remedy."""

from collections.abc import Sequence
from typing import TypeVar

from dutygraph.graph.errors import ErrorReason, InvalidInput, shortened
from dutygraph.graph.model import NODE_TYPES, node_types_of

LONGEST_TEXT = 200
LONGEST_ID = 500
LONGEST_LIST = 100

_Item = TypeVar("_Item")


def text(place: str, value: str) -> str:
    """A text to look for: not blank, at most 200 characters, and nothing that is no character."""
    if not value.strip():
        raise InvalidInput(
            f"{place} 是空的。 It is empty.",
            "请写明要找什么。 Write what to look for.",
            argument=place,
            reason=ErrorReason.EMPTY,
        )
    return encodable(place, value)


def id_of(place: str, node: str, value: str) -> str:
    """An id of the form that ids of `node` have; whether there is such a node is for the store to say."""
    encodable(place, value, LONGEST_ID)
    if node not in node_types_of(value):
        prefix = NODE_TYPES[node].prefix
        form = f"{prefix}:…" if prefix else "iov-enterprise"
        raise InvalidInput(
            f"{place}：{shortened(value)} 不是 {node} 的 id。 It is not the id of a node of type {node}.",
            f"形如 {form}，取自 {node}.id。 Those look like {form}; take one from {node}.id.",
            argument=place,
            reason=ErrorReason.MALFORMED,
        )
    return value


def items(place: str, values: Sequence[_Item]) -> tuple[_Item, ...]:
    """The distinct members of a list of at most 100."""
    return tuple(dict.fromkeys(bounded(place, values)))


def bounded(place: str, values: Sequence[_Item]) -> Sequence[_Item]:
    """A list of at most 100."""
    if len(values) > LONGEST_LIST:
        raise InvalidInput(
            f"{place} 有 {len(values)} 项。 It has {len(values)} members.",
            f"最多 {LONGEST_LIST} 项，请分几次。 At most {LONGEST_LIST} fit: ask several times.",
            argument=place,
            reason=ErrorReason.TOO_LONG,
        )
    return values


def within(place: str, value: int, least: int, most: int, *, else_zh: str = "", else_en: str = "") -> int:
    """A number between two others; `else_zh` and `else_en` say what to do instead of giving one beyond."""
    if not least <= value <= most:
        raise InvalidInput(
            f"{place} 为 {value}。 It is {value}.",
            f"须在 {least} 至 {most} 之间{else_zh}。 It must be between {least} and {most}{else_en}.",
            argument=place,
            reason=ErrorReason.OUT_OF_RANGE,
        )
    return value


def id_if_given(place: str, node: str, value: str | None) -> str | None:
    """As `id_of`; None for an argument that is not passed, or null."""
    return None if value is None else id_of(place, node, value)


def encodable(place: str, value: str, longest: int = LONGEST_TEXT) -> str:
    """A text of at most so many characters, which may be blank, and nothing that is no character."""
    if len(value) > longest:
        raise InvalidInput(
            f"{place} 有 {len(value)} 个字符。 It is {len(value)} characters long.",
            f"最多 {longest} 个。 At most {longest} are allowed.",
            argument=place,
            reason=ErrorReason.TOO_LONG,
        )
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise InvalidInput(
            f"{place} 含有不成文字的字符。 It holds what is no character of a text.",
            "请以 UTF-8 发送。 Send Unicode text as UTF-8.",
            argument=place,
            reason=ErrorReason.MALFORMED,
        )
    return value

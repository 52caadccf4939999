"""Days, moments and lengths of time as the API writes them."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, NewType

import strawberry
from graphql import GraphQLError, ValueNode, value_from_ast_untyped
from strawberry.types.scalar import ScalarDefinition

Duration = NewType("Duration", str)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_date(value: object) -> datetime.date:
    """`2026-11-30` and nothing else that ISO 8601 would allow."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise GraphQLError(
        f"{str(value)[:40]!r} 不是日期，形如 2026-11-30。 It is not a day; write it like 2026-11-30."
    )


def parse_moment(value: object) -> datetime.datetime:
    try:
        if isinstance(value, str) and (moment := datetime.datetime.fromisoformat(value)).tzinfo:
            return moment.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        pass
    raise GraphQLError(
        f"{str(value)[:40]!r} 不是时间，形如 2026-11-30T08:00:00Z。 It is not a moment; write it like "
        "2026-11-30T08:00:00Z."
    )


def write_moment(value: datetime.datetime) -> str:
    return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def _literal(parse: Callable[[object], object]) -> Callable[..., object]:
    """How to read what stands in a document; its place is named in what is wrong with it."""

    def read(node: ValueNode, variables: dict[str, Any] | None = None) -> object:
        try:
            return parse(value_from_ast_untyped(node, variables))
        except GraphQLError as error:
            raise GraphQLError(error.message, node) from None

    return read


SCALARS: Mapping[object, ScalarDefinition] = {
    datetime.date: strawberry.scalar(
        name="Date",
        description="A day of the Gregorian calendar: `2026-11-30`.",
        serialize=datetime.date.isoformat,
        parse_value=parse_date,
        parse_literal=_literal(parse_date),
    ),
    datetime.datetime: strawberry.scalar(
        name="DateTime",
        description="A moment after RFC 3339, in UTC: `2026-11-30T08:00:00Z`.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
        serialize=write_moment,
        parse_value=parse_moment,
        parse_literal=_literal(parse_moment),
    ),
    Duration: strawberry.scalar(
        name="Duration",
        description="A length of time after ISO 8601: `P3M`, `P2Y`, `PT48H`.",
        specified_by_url="https://www.iso.org/iso-8601-date-and-time-format.html",
        serialize=str,
        parse_value=str,
    ),
}

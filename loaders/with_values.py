"""Records with other values: most that are asked for have these values already."""

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

__all__ = ["with_values"]

if TYPE_CHECKING:
    # Checked as strictly as that is.
    from dataclasses import replace as with_values
else:

    @cache
    def _given(kind: type) -> tuple[str, ...]:
        return tuple(field.name for field in fields(kind) if field.init)

    def with_values(record: Any, **values: Any) -> Any:
        """The record itself where it has all these values: making one takes longer than to look."""
        for name, value in values.items():
            if getattr(record, name) != value:
                kind = record.__class__
                return kind(**{name: getattr(record, name) for name in _given(kind)} | values)
        return record

"""Records with other values: most that are asked for have these values already."""

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["with_values"]

if TYPE_CHECKING:
    # Checked as strictly as that is.
    from dataclasses import replace as with_values
else:
    _held = cache(lambda kind: attrgetter(*kind.__match_args__))

    def with_values(record: Any, **values: Any) -> Any:
        """The record itself where it has all these values: making one takes longer than to look."""
        for name, value in values.items():
            if getattr(record, name) != value:
                kind = record.__class__
                return kind(**dict(zip(kind.__match_args__, _held(kind)(record), strict=True)) | values)
        return record

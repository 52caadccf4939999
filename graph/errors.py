"""What can go wrong, as one tree; every message says where and what to do.

DutygraphError            code INTERNAL
├── InvalidInput          code INVALID_INPUT     a file, an argument, an id or a cursor that cannot be used
│   └── RefusedDocument   code REFUSED_DOCUMENT  a document with problems, all of them listed
├── StoreError            code STORE_ERROR
│   ├── StoreUnavailable  code STORE_UNAVAILABLE absent, gone, or the password is wrong
│   ├── StoreBusy         code STORE_BUSY        another writer holds it
│   ├── NotAStore         code NOT_A_STORE       something else lives there, or a newer version's graph
│   │   └── OlderStore                           an older version's graph, which can be migrated
│   ├── QueryTimeout      code TIMEOUT           the store took longer than allowed
│   └── StaleChanges      code STALE             the graph changed since the changes were computed
├── StillReferenced       code STILL_REFERENCED  a deletion would leave what others state without its end
└── SearchNotReady        code SEARCH_NOT_READY  the index of the graph is not there yet
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class DutygraphError(Exception):
    """`message` names the place, `remedy` what to do about it; both are shown to people."""

    code = "INTERNAL"

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


def shortened(value: str) -> str:
    """What was given, as a message repeats it."""
    return repr(value if len(value) <= 80 else f"{value[:80]}…")


class ErrorReason(StrEnum):
    """Why input cannot be used, for programs."""

    AMBIGUOUS = "AMBIGUOUS"
    """It means several things."""
    CONFLICTING = "CONFLICTING"
    """It does not go with something else that was given."""
    EMPTY = "EMPTY"
    MALFORMED = "MALFORMED"
    """It has not the form that such values have."""
    NOT_FOUND = "NOT_FOUND"
    """It has the form, and there is no such thing."""
    OUT_OF_RANGE = "OUT_OF_RANGE"
    TOO_COSTLY = "TOO_COSTLY"
    TOO_DEEP = "TOO_DEEP"
    TOO_LONG = "TOO_LONG"
    WRONG_TYPE = "WRONG_TYPE"


class InvalidInput(DutygraphError):
    """`argument` is what cannot be used, where a caller can name it; `valid` is all that could be."""

    code = "INVALID_INPUT"

    def __init__(
        self,
        message: str,
        remedy: str = "",
        *,
        argument: str | None = None,
        valid: Sequence[str] = (),
        reason: ErrorReason | None = None,
    ) -> None:
        super().__init__(message, remedy)
        self.argument = argument
        self.reason = reason
        self.valid = tuple(valid)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a document: where (file, line, field), what, and the remedy."""

    place: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message} {self.remedy}".rstrip()


class RefusedDocument(InvalidInput):
    """A document that cannot be loaded; nothing of it was."""

    code = "REFUSED_DOCUMENT"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type["RefusedDocument"], tuple[Sequence[Problem]]]:
        return type(self), (self.problems,)


class StoreError(DutygraphError):
    code = "STORE_ERROR"


class StoreUnavailable(StoreError):
    code = "STORE_UNAVAILABLE"


class StoreBusy(StoreError):
    code = "STORE_BUSY"


class NotAStore(StoreError):
    code = "NOT_A_STORE"


class OlderStore(NotAStore):
    """The remedy is `dutygraph migrate`."""


class QueryTimeout(StoreError):
    code = "TIMEOUT"


class StaleChanges(StoreError):
    code = "STALE"


class StillReferenced(DutygraphError):
    code = "STILL_REFERENCED"


class SearchNotReady(DutygraphError):
    code = "SEARCH_NOT_READY"

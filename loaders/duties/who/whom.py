"""Which enterprises a statement is of."""

from collections.abc import Sequence
from typing import NamedTuple


class Whom(NamedTuple):
    """Which enterprises a statement is of: those of `types`, others too, or only some of them, not known
    which.
    """

    types: tuple[str, ...] = ()
    binds_others: bool = False
    open_case: bool = False

    @property
    def of_others(self) -> bool:
        """Whether it means none but enterprises that the vocabulary does not know."""
        return self.binds_others and not self.types

    @staticmethod
    def together(several: Sequence["Whom"]) -> "Whom":
        """All of them. Beside a type of which all are meant, one of which some are is others."""
        whole = [one for one in several if one.types and not one.open_case]
        named = whole or several
        return Whom(
            tuple(dict.fromkeys(type for one in named for type in one.types)),
            any(one.binds_others or not one.types for one in several)
            or any(one.open_case for one in several if whole),
            not whole and any(one.open_case for one in several),
        )


NOBODY = Whom()

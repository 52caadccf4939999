"""What a catalogue file may hold, field by field."""

import datetime
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from dutygraph.graph.model import Confidence, InstrumentKind
from dutygraph.loaders.knowledge.answers import AnswerEntry
from dutygraph.loaders.knowledge.extending import Extending, Name
from dutygraph.loaders.knowledge.yaml_file import Location, Record


def _date(given: Any) -> Any:
    if isinstance(given, str):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given) is None:
            raise PydanticCustomError("date_parsing", "no date")
        try:
            return datetime.date.fromisoformat(given)
        except ValueError as error:
            raise PydanticCustomError("date_parsing", "no such day") from error
    return given


def _several(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


def _worded(given: Any) -> Any:
    return {"text": given} if isinstance(given, str) else given


Date = Annotated[datetime.date, BeforeValidator(_date)]
Text = Annotated[str, Field(min_length=1)]


class RelationKind(StrEnum):
    """How one instrument stands to another: it … the other."""

    IMPLEMENTS = "IMPLEMENTS"
    BASED_ON = "BASED_ON"
    SUPPORTS = "SUPPORTS"
    SUPPLEMENTED_BY = "SUPPLEMENTED_BY"
    SUPPORTED_BY = "SUPPORTED_BY"
    CARRIES_ON = "CARRIES_ON"
    LOCAL_VERSION_OF = "LOCAL_VERSION_OF"
    COORDINATED_WITH = "COORDINATED_WITH"
    CONSISTENT_WITH = "CONSISTENT_WITH"
    COMPANION_OF = "COMPANION_OF"
    ISSUED_WITH = "ISSUED_WITH"
    CITED_WITH = "CITED_WITH"
    PREDATES = "PREDATES"
    NOT_THE_SAME_AS = "NOT_THE_SAME_AS"


class Wording(Record):
    """A further name; `discrepancy` says how and where it was seen, if it is not as published."""

    text: Text
    discrepancy: str | None = None
    discrepancy_en: str | None = None


Wordings = tuple[Annotated[Wording, BeforeValidator(_worded)], ...]


class AuthorityRecord(Record):
    """`local_aliases` are its names in documents of `jurisdiction` alone, a place's full name."""

    id: str = Field(pattern=r"^authority:[a-z0-9]+(-[a-z0-9]+)*$")
    name: Text
    name_en: str | None = None
    aliases: Wordings = ()
    jurisdiction: str | None = None
    local_aliases: tuple[Text, ...] = ()


class RelationRecord(Record):
    to: str
    kind: RelationKind
    note: str | None = None


class ProvisionRecord(Record):
    """A part of an instrument. `text` is the instrument's own words, the summaries are ours."""

    label: Text
    title: str | None = None
    title_en: str | None = None
    text: str | None = None
    summary: str | None = None
    summary_en: str | None = None
    parts: tuple["ProvisionRecord", ...] = ()


class FactRecord(Record):
    """Where something is known from, one `source` or several.

    `about` names properties of the instrument; with a `value` it may name anything.
    """

    about: tuple[Text, ...] = Field(min_length=1)
    value: str | None = None
    source: Annotated[tuple[Text, ...], BeforeValidator(_several), Field(min_length=1)]
    confidence: Confidence


class ScopeCondition(AnswerEntry):
    """`text`: in words."""

    text: Text


class ScopeRecord(Record):
    """Whom or what the instrument binds by its own words, summed up in ours; `types`: any one of them.

    `binds_others`: it names enterprises too that the vocabulary does not know. `only_where` is a case of it
    that no profile fact tells. It holds in `jurisdictions`, everywhere if none, and from one day to another.
    """

    text: Text
    text_en: str | None = None
    types: tuple[str, ...] = ()
    binds_others: bool = False
    conditions: tuple[ScopeCondition, ...] = ()
    jurisdictions: tuple[Text, ...] = ()
    only_where: str | None = None
    only_where_en: str | None = None
    starts: Date | None = Field(default=None, alias="from")
    ends: Date | None = Field(default=None, alias="to")
    source: Annotated[tuple[Text, ...], BeforeValidator(_several), Field(min_length=1)]
    confidence: Confidence


class InstrumentRecord(Record):
    id: str = Field(pattern=r"^instrument:[A-Za-z0-9]+(-[A-Za-z0-9.]+)*$")
    number: Text | None = None
    title: Text
    title_en: str | None = None
    kind: InstrumentKind
    issuers: tuple[str, ...] = ()
    issued_on: Date | None = None
    effective_on: Date | None = None
    ended_on: Date | None = None
    aliases: Wordings = ()
    replaces: tuple[str, ...] = ()
    related: tuple[RelationRecord, ...] = ()
    provisions: tuple[ProvisionRecord, ...] = ()
    scopes: tuple[ScopeRecord, ...] = ()
    facts: tuple[FactRecord, ...] = ()

    @property
    def path(self) -> str:
        return self.id.removeprefix("instrument:")

    def all_provisions(self) -> Iterator[tuple[Location, ProvisionRecord, ProvisionRecord | None]]:
        """Every provision in order, with where it stands in the record and what it is part of."""
        yield from _walk(self.provisions, ("provisions",), None)


SOURCED = (
    "number",
    "title",
    "title_en",
    "kind",
    "issuers",
    "issued_on",
    "effective_on",
    "ended_on",
    "replaces",
)
"""The properties of an instrument that need a fact to say where they are known from."""


class CatalogueFormat(Extending):
    """One of one's own may give records again that are in the one it extends, to add to them."""

    kind: Literal["catalogue"]
    name: Name
    authorities: tuple[AuthorityRecord, ...] = ()
    instruments: tuple[InstrumentRecord, ...] = ()


def _walk(
    parts: tuple[ProvisionRecord, ...], location: Location, parent: ProvisionRecord | None
) -> Iterator[tuple[Location, ProvisionRecord, ProvisionRecord | None]]:
    for at, part in enumerate(parts):
        here = (*location, at)
        yield here, part, parent
        yield from _walk(part.parts, (*here, "parts"), part)

"""How many there are of each value that a list can be narrowed by."""

from enum import Enum

import strawberry
from strawberry import enum_value as value


@strawberry.enum(description="What is counted.")
class FacetSubject(Enum):
    TASKS = value("TASKS", description="Tasks, by the fields of `TaskFilter`.")
    OBLIGATIONS = value("OBLIGATIONS", description="Statements of duty, by the fields of `ObligationFilter`.")
    INSTRUMENTS = value("INSTRUMENTS", description="Laws, rules, standards, by those of `InstrumentFilter`.")
    DELIVERABLES = value("DELIVERABLES", description="What is handed in, by those of `DeliverableFilter`.")


@strawberry.type(description="One value of a field, and how many have it.")
class FacetValue:
    value: str = strawberry.field(description="What to send in the filter.")
    label: str = strawberry.field(description="What to show, in Chinese.")
    label_en: str | None = strawberry.field(description="What to show, in English.")
    count: int = strawberry.field(
        description="How many have it: the `totalCount` of the list with this filter; never 0."
    )


@strawberry.type(description="A field that a list can be narrowed by, with the values there are.")
class Facet:
    field: str = strawberry.field(description="The field of the list's filter: `modality`, `issuer`.")
    values: list[FacetValue] = strawberry.field(
        description="Values of enumerations in their order; others the most frequent first, at most 100."
    )

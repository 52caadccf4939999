"""How many there are of each value that a list can be narrowed by."""

import strawberry


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

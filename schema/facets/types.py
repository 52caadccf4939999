"""How many there are of each value that a list can be narrowed by."""

import strawberry

from dutygraph.schema.reading.fields import plain


@strawberry.type(description="One value of a field, and how many have it.")
class FacetValue:
    value: str = plain("What to send in the filter.")
    label: str = plain("What to show, in Chinese.")
    label_en: str | None = plain("What to show, in English.")
    count: int = plain("How many have it: the `totalCount` of the list with this filter; never 0.")


@strawberry.type(description="A field that a list can be narrowed by, with the values there are.")
class Facet:
    field: str = plain("The field of the list's filter: `modality`, `issuer`.")
    values: list[FacetValue] = plain(
        "Values of enumerations in their order; others the most frequent first, at most 100."
    )

"""The places that rules hold in and enterprises are in: provinces, and the cities within them."""

from collections.abc import Sequence

from pydantic import Field

from dutygraph.graph.model import Place, Relationship, relate
from dutygraph.loaders.knowledge.yaml_file import Record


class Jurisdiction(Record):
    """A province-level place and the cities within it by their full names; `code` is ISO 3166-2."""

    code: str = Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")
    name: str = Field(min_length=1)
    name_en: str
    short_names: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


def places_stated(jurisdictions: Sequence[Jurisdiction]) -> tuple[list[Place], list[Relationship]]:
    """What the graph keeps of them; a city goes by its name without 市 too."""
    places: list[Place] = []
    within = []
    for entry in jurisdictions:
        province = Place(
            id=f"{Place.prefix}:{entry.code}",
            name=entry.name,
            name_en=entry.name_en,
            aliases=entry.short_names,
            position=len(places),
        )
        places.append(province)
        for city in entry.cities:
            short = (city.removesuffix("市"),) if city.endswith("市") and len(city) > 2 else ()
            places.append(Place(id=f"{province.id}/{city}", name=city, aliases=short, position=len(places)))
            within.append(relate(places[-1], "WITHIN", province))
    return places, within

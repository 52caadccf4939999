"""What a reader of documents knows beforehand: wordings, authorities and the instruments of catalogues.

Nothing of it is of a document: what one says is read alike whatever else is loaded.
"""

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dutygraph.loaders.citations.known_names import KnownNames
from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.knowledge.authorities import SELF, AuthorityIndex
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.text.first_characters import any_of

if TYPE_CHECKING:
    from dutygraph.loaders.duties.cases.conditions import ConditionFinder
    from dutygraph.loaders.duties.who.actors import ActorFinder

_NO_PLACE = r"(?!生产建设兵团|[^，。；、：\s《》（）]{0,14}?(?:公司|集团|大学|学院|银行股份))"
_NUMBERED = re.compile(r"〔(\d{4})〕")
_MAINLY = 2 / 3
"""The share of all places named in a text that the one it is of has at least."""


@dataclass(frozen=True)
class Knowledge:
    """`instruments` are those of catalogues, by which their texts are recognised."""

    vocabulary: Vocabulary
    authorities: AuthorityIndex
    instruments: InstrumentIndex

    @cached_property
    def names(self) -> KnownNames:
        """The laws and rules that texts name without 《》."""
        return KnownNames.among(self.instruments.designations())

    @cached_property
    def passed(self) -> datetime.date | None:
        """A day that has passed: the last before the newest year in the numbers of known instruments."""
        years = (found[1] for known in self.instruments.designations() for found in _NUMBERED.finditer(known))
        newest = max(years, default=None)
        return datetime.date(int(newest) - 1, 12, 31) if newest else None

    @cached_property
    def conditions(self) -> "ConditionFinder":
        # Whoever only gathers what is known need not import what it is looked for by.
        from dutygraph.loaders.duties.cases.conditions import ConditionFinder  # noqa: PLC0415

        return ConditionFinder.of(self.vocabulary)

    def actor_finder(self, jurisdiction: str | None, speaker: str | None = None) -> "ActorFinder":
        """Finds actors with the names that authorities go by in that jurisdiction.

        `speaker` is the authority that calls itself 我局 in the document.
        """

        def authorities(text: str) -> list[tuple[int, int, str]]:
            named = self.authorities.mentions(text, jurisdiction)
            if speaker is None:
                return named
            return sorted([*named, *((*match.span(), speaker) for match in SELF.finditer(text))])

        from dutygraph.loaders.duties.who.actors import ActorFinder  # noqa: PLC0415

        wordings, narrower, wider = self._names_of_types
        return ActorFinder(wordings, authorities, narrower, wider, jurisdiction)

    @cached_property
    def _names_of_types(self) -> tuple[Sequence[tuple[str, str]], frozenset[str], frozenset[str]]:
        """Names of types of enterprise, those of some of a type only, and those of others besides."""
        types = self.vocabulary.enterprise_types
        wordings = tuple((wording, kind.id) for kind in types for wording in kind.alike(kind.wordings))
        narrower, wider = (
            frozenset(wording for kind in types for wording in kind.alike(getattr(kind, which)))
            for which in ("narrower", "wider")
        )
        return wordings, narrower, wider

    def jurisdiction(self, title: str, text: str) -> str | None:
        """The place the title names, else the one of which the text speaks; its full name.

        A text that speaks of several provinces is of none of them, and of a city only where it speaks mainly
        of that one. Names of companies and schools are no places.
        """
        province_of = self._province_of
        for words in (title, text):
            cities = Counter(self.places(words))
            provinces = Counter(province_of[place] for place in cities.elements())
            if not provinces:
                continue
            province, times = provinces.most_common(1)[0]
            mainly = 1 if words is title else _MAINLY * provinces.total()
            if times < mainly:
                return None
            within = [city for city in cities if province_of[city] == province and city != province]
            city = max(within, key=cities.__getitem__, default=province)
            return city if cities[city] >= mainly else province
        return None

    def places(self, text: str) -> list[str]:
        """The full names of the places that a text names, in its order, each as often as it does."""
        wordings, pattern = self._wordings
        return [wordings[match["place"]] for match in pattern.finditer(text)] if wordings else []

    def is_place(self, name: str) -> bool:
        """Whether it is the full name of a place that is known."""
        return name in self._province_of

    def place_name(self, jurisdiction: str | None) -> str | None:
        """What ids call a place: a province by its English name, a city by its own without 市."""
        if jurisdiction is None:
            return None
        return next(
            (place.name_en for place in self.vocabulary.jurisdictions if place.name == jurisdiction),
            jurisdiction.removesuffix("市"),
        )

    @cached_property
    def _province_of(self) -> Mapping[str, str]:
        return {
            name: place.name
            for place in self.vocabulary.jurisdictions
            for name in (place.name, *place.cities)
        }

    @cached_property
    def _wordings(self) -> tuple[Mapping[str, str], re.Pattern[str]]:
        wordings = {
            wording: name
            for place in self.vocabulary.jurisdictions
            for name, known_as in (
                *((city, (city,)) for city in place.cities),
                (place.name, (place.name, *place.short_names)),
            )
            for wording in known_as
            if len(wording) > 1
        }
        return wordings, re.compile(f"(?P<place>{any_of(wordings)}){_NO_PLACE}")

"""What a reader of documents knows beforehand: wordings, authorities and the instruments of catalogues.

Nothing of it is of a document: what one says is read alike whatever else is loaded.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dutygraph.loaders.citations.known_names import KnownNames
from dutygraph.loaders.citations.resolution import InstrumentEntry, InstrumentIndex
from dutygraph.loaders.duties.actors import ActorFinder
from dutygraph.loaders.knowledge.authorities import SELF, AuthorityIndex
from dutygraph.loaders.knowledge.vocabulary import Vocabulary

_NO_PLACE = r"(?!生产建设兵团|[^，。；、：\s《》（）]{0,14}?(?:公司|集团|大学|学院|银行股份))"
_MAINLY = 2 / 3
"""The share of all places named in a text that the one it is of has at least."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`instruments` are those of catalogues, which their texts are recognised by; `names` those of them that
    texts name without 《》.
    """

    vocabulary: Vocabulary
    authorities: AuthorityIndex
    instruments: InstrumentIndex
    names: KnownNames

    @classmethod
    def of(
        cls, vocabulary: Vocabulary, authorities: AuthorityIndex, instruments: Iterable[InstrumentEntry] = ()
    ) -> "Knowledge":
        entries = tuple(instruments)
        titles = (known.text for entry in entries for known in entry.designations)
        return cls(vocabulary, authorities, InstrumentIndex(entries), KnownNames.among(titles))

    def actor_finder(self, jurisdiction: str | None, speaker: str | None = None) -> ActorFinder:
        """Finds actors with the names that authorities go by in that jurisdiction.

        `speaker` is the authority that calls itself 我局 in the document.
        """
        wordings = [
            (wording, kind.id)
            for kind in self.vocabulary.enterprise_types
            for wording in (kind.name, *kind.aliases)
        ]

        def authorities(text: str) -> list[tuple[int, int, str]]:
            named = self.authorities.mentions(text, jurisdiction)
            if speaker is None:
                return named
            return sorted([*named, *((*match.span(), speaker) for match in SELF.finditer(text))])

        return ActorFinder(wordings, authorities)

    def jurisdiction(self, title: str, text: str) -> str | None:
        """The place the title names, else the one of which the text speaks; its full name.

        A text that speaks of several places is of none of them. Names of companies and schools are no places.
        """
        wordings = {
            wording: place.name
            for place in self.vocabulary.jurisdictions
            for wording in (place.name, *place.short_names)
            if len(wording) > 1
        }
        if not wordings:
            return None
        names = "|".join(sorted(map(re.escape, wordings), key=len, reverse=True))
        pattern = re.compile(f"(?P<place>{names}){_NO_PLACE}")
        for words in (title, text):
            counted = Counter(wordings[match["place"]] for match in pattern.finditer(words))
            if counted:
                place, times = counted.most_common(1)[0]
                return place if words is title or times >= _MAINLY * counted.total() else None
        return None

    def place_name(self, jurisdiction: str | None) -> str | None:
        """The English name of a jurisdiction, as ids use it."""
        return next(
            (place.name_en for place in self.vocabulary.jurisdictions if place.name == jurisdiction), None
        )

"""What a reader of documents knows beforehand: wordings, authorities and instruments."""

import re
from collections import Counter
from dataclasses import dataclass

from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.duties.actors import ActorFinder
from dutygraph.loaders.knowledge.authorities import SELF, AuthorityIndex
from dutygraph.loaders.knowledge.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Knowledge:
    vocabulary: Vocabulary
    authorities: AuthorityIndex
    instruments: InstrumentIndex

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
        """The place the title names, else the one the text names most; its full name."""
        wordings = {
            wording: place.name
            for place in self.vocabulary.jurisdictions
            for wording in (place.name, *place.short_names)
            if len(wording) > 1
        }
        if not wordings:
            return None
        pattern = re.compile("|".join(sorted(map(re.escape, wordings), key=len, reverse=True)))
        for words in (title, text):
            counted = Counter(wordings[match[0]] for match in pattern.finditer(words))
            if counted:
                return counted.most_common(1)[0][0]
        return None

    def place_name(self, jurisdiction: str | None) -> str | None:
        """The English name of a jurisdiction, as ids use it."""
        return next(
            (place.name_en for place in self.vocabulary.jurisdictions if place.name == jurisdiction), None
        )

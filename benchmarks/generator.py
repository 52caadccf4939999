"""Task lists that nobody published, of the shape of one that somebody did.

Each is a text file for the ordinary reading path: another campaign, place and year, hence another id;
the same rows and the same citations; other wording and other deadlines around them.
"""

import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutygraph.loaders.documents.identity import document_slug, year_of
from dutygraph.loaders.knowledge.vocabulary import Jurisdiction

SEED = 2026

_CAMPAIGNS = ("护网车联", "净网智行", "安途行动", "固链强基", "云盾车安")
_CITED = re.compile(r"《[^》]*》(?:\s*[（(][^）)]*[）)])*")
_CAMPAIGN = re.compile(r"“[^”]+”\s*(?=\d{4})")
_DATE = re.compile(r"\d{1,2}(\s*)月(\s*)\d{1,2}(\s*)日")
_SYNONYMS = (
    ("完善", "健全", "优化"),
    ("强化", "增强"),
    ("提升", "提高"),
    ("消除", "排除"),
    ("防范", "防止", "防御"),
    ("加大资源保障力度", "加大投入保障力度", "加强资源保障"),
    ("适当", "相应"),
    ("手段", "措施"),
    ("异常行为", "异常情况", "可疑行为"),
)
_SYNONYM = re.compile("|".join(sorted(itertools.chain(*_SYNONYMS), key=len, reverse=True)))
_ALTERNATIVES = {word: group for group in _SYNONYMS for word in group}


@dataclass(frozen=True, slots=True)
class Made:
    """`name` is what the list's ids have in common."""

    name: str
    text: str


def made_task_lists(
    published: str, of: Jurisdiction, places: Sequence[Jurisdiction], count: int, seed: int = SEED
) -> Iterator[Made]:
    """`count` lists made from the text of one that was `published` in the place `of`, the same for each seed.

    ValueError where there are not so many combinations of campaign, place and year.
    """
    match = _CAMPAIGN.search(published)
    published_year = year_of(published[match.start() :]) if match else None
    if match is None or published_year is None:
        raise ValueError("The list's title does not begin with a quoted campaign and a year.")
    years = range(published_year, published_year + 10)
    combinations = list(itertools.product(_CAMPAIGNS, years, places))
    if count > len(combinations):
        raise ValueError(f"There are {len(combinations)} lists to be made, not {count}.")
    for number, (campaign, year, place) in enumerate(combinations[:count]):
        maker = _Maker(random.Random(f"{seed}/{number}"), of, place, str(published_year), str(year))
        text = maker.text(published[match.end() :])
        text = f"{published[: match.start()]}{place.name}“{campaign}” {text}"
        yield Made(document_slug(f"“{campaign}” {year} 任务清单", place.name_en), text)


@dataclass(frozen=True, slots=True)
class _Maker:
    random: random.Random
    of: Jurisdiction
    place: Jurisdiction
    old_year: str
    year: str

    def text(self, published: str) -> str:
        """All but what is cited, which stays as it is."""
        parts = []
        at = 0
        for cited in _CITED.finditer(published):
            parts += [self._varied(published[at : cited.start()]), cited[0]]
            at = cited.end()
        return "".join([*parts, self._varied(published[at:])])

    def _varied(self, text: str) -> str:
        text = text.replace(self.old_year, self.year)
        text = text.replace(self.of.name, self.place.name)
        for short in self.of.short_names:
            if len(short) > 1:
                text = text.replace(short, self.place.short_names[0])
        # 市通管局: the authority of the place, by the kind of place it is.
        text = text.replace(f"{self.of.name[-1]}通管局", f"{self.place.name[-1]}通管局")
        text = _SYNONYM.sub(lambda match: self.random.choice(_ALTERNATIVES[match[0]]), text)
        return _DATE.sub(self._date, text)

    def _date(self, match: re.Match[str]) -> str:
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        return f"{month}{match[1]}月{match[2]}{day}{match[3]}日"

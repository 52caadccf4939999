"""Which entries may answer: asked of the index, the likeliest first."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from typing import Any

from dutygraph.search.entries import EntryKind, mark
from dutygraph.search.index import Index
from dutygraph.search.question import MatchPlan, Reading, Way, few_grams, grams

MOST = 180
"""How many are ranked at most."""

_GROUPS = (
    frozenset({EntryKind.TASK, EntryKind.OBLIGATION, EntryKind.DELIVERABLE}),
    frozenset({EntryKind.INSTRUMENT, EntryKind.TASK_LIST}),
    frozenset({EntryKind.PROVISION}),
)
_MOST_VARIANTS = 60


class Candidates:
    """The entries of one index that meet `marks`."""

    def __init__(self, index: Index, kinds: frozenset[EntryKind], marks: Sequence[str]) -> None:
        import tantivy  # noqa: PLC0415

        self._index = index
        self._kinds = kinds
        self._marks = tuple(marks)
        self._query = tantivy.Query
        self._must = tantivy.Occur.Must
        self._should = tantivy.Occur.Should

    def of_plans(self, plans: Iterable[MatchPlan]) -> tuple[int, ...]:
        """The entries that may fit any of the plans."""
        asked = [self._all([self._any(map(self._reading, slot)) for slot in plan.slots]) for plan in plans]
        return self._best(self._any(asked))

    def of_pieces(self, form: str, limit: int) -> tuple[int, ...]:
        """The entries that hold about half of the grams of a form."""
        return self._most([self._term("text", gram) for gram in grams(form)], limit)

    def of_stems(self, stems: Iterable[str], limit: int) -> tuple[int, ...]:
        """The entries that hold about half of the stems."""
        return self._most([self._term("english", stem) for stem in stems], limit)

    def _most(self, terms: Sequence[Any], limit: int) -> tuple[int, ...]:
        if not terms:
            return ()
        asked = [(self._should, term) for term in terms]
        fewest = max(1, (2 * len(asked) + 4) // 5)
        return self._search(self._query.boolean_query(asked, fewest), self._kinds, limit)

    def is_spelt(self, word: str) -> bool:
        """Whether an English text has this very word."""
        return bool(self._index.searcher.doc_freq("spelling", word))

    def spelt_from(self, beginning: str, limit: int) -> tuple[str, ...]:
        """Words of English texts that begin so, the commonest first."""
        found = self._index.searcher.terms_with_prefix("spelling", beginning, limit=limit)
        return tuple(term for term, _ in found)

    def _best(self, asked: Any) -> tuple[int, ...]:
        """The likeliest of each group of kinds, for by its score alone one could crowd out another."""
        groups = [group & self._kinds for group in _GROUPS if group & self._kinds]
        return tuple(number for group in groups for number in self._search(asked, group, MOST // len(groups)))

    def _search(self, asked: Any, kinds: frozenset[EntryKind], limit: int) -> tuple[int, ...]:
        must = [(self._must, asked), *((self._must, self._mark(each)) for each in self._marks)]
        if not kinds:
            return ()
        if len(kinds) < len(EntryKind):
            must.append((self._must, self._any([self._mark(mark("kind", kind)) for kind in sorted(kinds)])))
        searcher = self._index.searcher
        result = searcher.search(self._query.boolean_query(must), limit, count=False, weight_by_field="first")
        addresses = [address for _, address in result.hits]
        numbers = searcher.fast_field_values("number", addresses) if addresses else ()
        return tuple(number for number in numbers if isinstance(number, int))

    def _reading(self, reading: Reading) -> Any:
        match reading.way:
            case Way.FORM:
                return self._all([self._term("text", gram) for gram in few_grams(reading.parts[0])])
            case Way.STEMS:
                return self._all([self._term("english", stem) for stem in reading.parts])
            case Way.SOUND:
                return self._sound(reading.parts)
            case Way.INITIALS:
                return self._all([self._term("initials", gram) for gram in few_grams(reading.parts[0])])

    def _sound(self, places: Sequence[str]) -> Any:
        if len(places) == 1:
            return self._any([self._term("sound", code) for code in places[0][:_MOST_VARIANTS]])
        return self._all(
            self._any([self._term("sound", a + b) for a, b in product(before, after)][:_MOST_VARIANTS])
            for before, after in pairwise(places)
        )

    def _mark(self, value: str) -> Any:
        return self._query.const_score_query(self._term("mark", value), 0.0)

    def _term(self, field: str, term: str) -> Any:
        return self._query.term_query(self._index.schema, field, term, "freq")

    def _all(self, queries: Iterable[Any]) -> Any:
        asked = tuple(queries)
        return (
            asked[0] if len(asked) == 1 else self._query.boolean_query([(self._must, one) for one in asked])
        )

    def _any(self, queries: Iterable[Any]) -> Any:
        asked = list(queries)
        return asked[0] if len(asked) == 1 else self._query.disjunction_max_query(asked)

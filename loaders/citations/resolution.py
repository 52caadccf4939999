"""Which instrument, and which of its provisions, a citation means."""

import re
from bisect import bisect_left, insort
from collections.abc import Container, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz import fuzz, process

from dutygraph.graph.model import CitationStatus, Designation
from dutygraph.loaders.citations.in_text import Cited
from dutygraph.text.designations import base_key, number_key, title_forms, title_key
from dutygraph.text.provision_labels import enclosing_keys, provision_id, provision_key

_SUGGESTIONS = 3
_LIKELY = 65.0
_LIKELY_NUMBER = 85.0
_SAME_TITLE = 80.0
SHORTEST_PREFIX = 6
_ISSUER = re.compile(r"[一-鿿]{2,}?(?:部|局|委|厅|院|署|会|政府|办公室)(?=[一-鿿])")
_ORDER = re.compile(r"令\d+$")


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """What resolution has to know of an instrument. `provisions` are ids of those on record."""

    id: str
    title: str
    number: str | None
    designations: tuple[Designation, ...]
    provisions: AbstractSet[str] = frozenset()

    @property
    def keys(self) -> AbstractSet[str]:
        """All that it is found by."""
        return {designation.key for designation in self.designations}

    @property
    def title_key(self) -> str:
        own = (designation.key for designation in self.designations if designation.text == self.title)
        return next(own, None) or title_key(self.title)


@dataclass(frozen=True, slots=True)
class Resolution:
    """`instrument` is set where the status is RESOLVED; `suggestions` are instruments where it is not.

    `provision` is null where the citation names none, several at once, or one that is not known.
    """

    status: CitationStatus
    instrument: str | None = None
    provision: str | None = None
    suggestions: tuple[str, ...] = ()
    note: str | None = None
    note_en: str | None = None


UNTIL_RESOLVED = Resolution(CitationStatus.UNRESOLVED)
"""Of a citation as it was read."""

NOTHING_CITED = Resolution(
    CitationStatus.UNRESOLVED,
    note="文中未写明所引文件。",
    note_en="The text does not say of which instrument.",
)


_Matches: TypeAlias = dict[str, Designation | None]
"""By the ids of instruments what each is found by; None: how its title begins."""


_Note: TypeAlias = tuple[str, str]
"""In Chinese and in English."""


def title_keys(title: str) -> tuple[str, ...]:
    """The keys that a title, or a shorter form of it, is looked up by, in this order."""
    return tuple(dict.fromkeys(title_key(form) for form in title_forms(title)))


def provision_ids(instrument: str, label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids that the provision of this label has where it is on record, and those of what holds it."""
    key = provision_key(label)
    # Standards number clauses without 第…章.
    itself = dict.fromkeys(provision_id(instrument, one) for one in (key, key.strip("第章条")))
    return tuple(itself), tuple(provision_id(instrument, one) for one in enclosing_keys(label))


def on_record(instrument: str, label: str, known: Container[str]) -> tuple[str | None, bool]:
    """The id of the provision of this label, else of what holds it, if `known`; and whether it is itself."""
    itself, enclosing = provision_ids(instrument, label)
    found = next((one for one in (*itself, *enclosing) if one in known), None)
    return found, found in itself


def number_keys(number: str) -> tuple[str, ...]:
    """The keys that a number is looked up by, in this order: its own, and what stands behind its issuer's
    full name (工业和信息化部工信部网安〔2024〕214号).
    """
    key = number_key(number)
    return (key, *(key[issuer.end() :] for issuer in _ISSUER.finditer(key)))


def like(key: str, titles: Iterable[str], numbers: Iterable[str]) -> dict[str, float]:
    """The keys of titles and of numbers that are like this one, with how much, up to 100."""
    found: dict[str, float] = {}
    for keys, least in ((titles, _LIKELY), (numbers, _LIKELY_NUMBER)):
        # A list, for of a mapping it would take the values.
        choices = list(keys)
        for other, score, _ in process.extract(
            key, choices, scorer=fuzz.ratio, limit=None, score_cutoff=least
        ):
            found[other] = max(found.get(other, 0.0), score)
    return found


def _open(
    ids: Iterable[str], note: str, note_en: str, status: CitationStatus = CitationStatus.AMBIGUOUS
) -> Resolution:
    """It is not said which is meant: these are suggested."""
    return Resolution(status, suggestions=tuple(ids), note=note, note_en=note_en)


def _order(key: str) -> str | None:
    """An order's number, whoever it names as its issuer: joint issuers are listed or shortened freely."""
    found = _ORDER.search(key)
    return found[0] if found else None


class InstrumentIndex:
    """Resolves citations against the instruments that it holds; `provisions` are those on record."""

    def __init__(self, entries: Iterable[InstrumentEntry] = ()) -> None:
        self._entries: dict[str, InstrumentEntry] = {}
        self._by_key: dict[str, _Matches] = {}
        self._titles: list[tuple[str, str]] = []
        self.provisions: set[str] = set()
        for entry in entries:
            self.put(entry)

    def __getitem__(self, id: str) -> InstrumentEntry | None:
        return self._entries.get(id)

    def designations(self) -> Iterator[str]:
        """All numbers and titles that they are known by, as written."""
        return (known.text for entry in self._entries.values() for known in entry.designations)

    def titles(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The titles that these are known by, as written."""
        known = {one.text: one.key for id in ids for one in self._entries[id].designations}
        return tuple(sorted(text for text, key in known.items() if title_key(text) == key))

    def put(self, entry: InstrumentEntry) -> None:
        """Hold it, in the place of one of the same id."""
        self.remove(entry.id)
        self._entries[entry.id] = entry
        for designation in entry.designations:
            self._by_key.setdefault(designation.key, {}).setdefault(entry.id, designation)
        insort(self._titles, (entry.title_key, entry.id))
        self.provisions |= entry.provisions

    def remove(self, id: str) -> None:
        if (entry := self._entries.pop(id, None)) is None:
            return
        for key in entry.keys:
            self._by_key[key].pop(id, None)
            if not self._by_key[key]:
                del self._by_key[key]
        self._titles.remove((entry.title_key, id))

    def sharing(self, entry: InstrumentEntry) -> set[str]:
        """Ids of those that go by a key of this one."""
        return {id for key in entry.keys for id in self._by_key.get(key, ())}

    def beside(self, entry: InstrumentEntry) -> set[str]:
        """Ids of those that a citation may mean as well as this one by how its title begins."""
        begins = {key[:SHORTEST_PREFIX] for key in entry.keys if len(key) >= SHORTEST_PREFIX}
        return {id for key in begins for _, id in self._beginning(key)}

    def resolve(self, cited: Cited) -> Resolution:
        """By number in any punctuation, else by title.

        AMBIGUOUS where several instruments fit or number and title mean different ones; UNRESOLVED
        where none is known, with the nearest as suggestions. A wording known to differ from the published
        one resolves, and the note says so.
        """
        return self._meant(cited) or self._unresolved(cited)

    def instrument(self, cited: Cited) -> str | None:
        """The id of the one that is meant without doubt."""
        meant = self._meant(cited)
        return meant.instrument if meant else None

    def _meant(self, found: Cited) -> Resolution | None:
        numbered = self._by_number(found.numbers)
        titled = self._by_title(found.title) if found.title else {}
        if not numbered and not titled:
            return None
        if numbered and titled:
            both = {id: numbered[id] for id in numbered if id in titled}
            if both:
                return self._settled(found, both)
            # Editions share their title; the number says which is meant.
            if all(self._same_standard(id, other) for id in numbered for other in titled):
                return self._settled(found, numbered)
            return self._one_of(
                (*numbered, *titled),
                "文号与名称指向不同文件：",
                "Number and title belong to different instruments:",
            )
        if numbered:
            return self._by_number_alone(found, numbered)
        return self._by_title_alone(found, titled)

    def _by_number(self, numbers: Iterable[str]) -> _Matches:
        found: _Matches = {}
        for number in numbers:
            known = (self._by_key[key] for key in number_keys(number) if key in self._by_key)
            found |= next(known, {})
        return dict(sorted(found.items()))

    def _by_title(self, title: str) -> _Matches:
        for key in title_keys(title):
            if exact := self._by_key.get(key):
                return dict(sorted(exact.items()))
        key = title_key(title)
        if len(key) < SHORTEST_PREFIX:
            return {}
        return dict.fromkeys(id for _, id in self._beginning(key))

    def _beginning(self, key: str) -> Iterator[tuple[str, str]]:
        """The keys of titles that begin so, with ids."""
        for at in range(bisect_left(self._titles, (key, "")), len(self._titles)):
            if not self._titles[at][0].startswith(key):
                return
            yield self._titles[at]

    def _by_number_alone(self, found: Cited, numbered: _Matches) -> Resolution:
        if found.title is not None:
            alike = {
                id: one
                for id, one in numbered.items()
                if self._title_unknown(id) or self._title_score(found.title, id) >= _SAME_TITLE
            }
            if not alike:
                own = "、".join(f"《{self._entries[id].title}》" for id in numbered)
                zh = f"文号对应{own}，与所引名称《{found.title}》不符。"
                return _open(numbered, zh, f"The number belongs to {own}, which is not the title cited.")
            numbered = alike
        return self._settled(found, numbered)

    def _by_title_alone(self, found: Cited, titled: _Matches) -> Resolution:
        if not found.numbers or len(titled) > 1:
            return self._settled(found, titled)
        (id,) = titled
        own = self._entries[id].number
        cited = "、".join(found.numbers)
        if own is None:
            note = (
                f"目录未载其文号，所引文号{cited}未经核对。",
                f"Its number is not on record; {cited} is unchecked.",
            )
            return self._settled(found, titled, note)
        if any(_order(number_key(number)) == _order(number_key(own)) is not None for number in found.numbers):
            zh = f"目录所载文号为{own}，写法与所引{cited}不同。"
            return self._settled(found, titled, (zh, f"On record as {own}; cited as {cited}."))
        base = base_key(own)
        if base and base in map(base_key, found.numbers):
            zh = f"目录未载{cited}；所载为{own}，版本不同。"
            en = f"{cited} is not on record; {own} is, another edition."
            return _open(titled, zh, en, CitationStatus.UNRESOLVED)
        zh = f"同名文件的文号为{own}，与所引文号{cited}不符。"
        return _open(titled, zh, f"The instrument of this title has the number {own}, not {cited}.")

    def _settled(self, found: Cited, matches: _Matches, note: _Note | None = None) -> Resolution:
        if len(matches) > 1:
            return self._one_of(sorted(matches), "所引可指多份文件：", "Several instruments fit:")
        ((id, designation),) = matches.items()
        notes = [note] if note else []
        if designation and designation.discrepancy:
            notes.append((designation.discrepancy, designation.discrepancy_en or designation.discrepancy))
        provision, missing = self._provision(id, found.provisions)
        if missing:
            notes.append(missing)
        return Resolution(
            CitationStatus.RESOLVED,
            id,
            provision,
            (),
            "".join(chinese for chinese, _ in notes) or None,
            " ".join(english for _, english in notes) or None,
        )

    def _provision(self, id: str, labels: Sequence[str]) -> tuple[str | None, _Note | None]:
        if not labels:
            return None, None
        if len(labels) > 1:
            return None, (f"所引为{labels[0]}至{labels[-1]}。", f"It cites {labels[0]} to {labels[-1]}.")
        (label,) = labels
        found, itself = on_record(id, label, self.provisions)
        if found is None:
            return None, (f"目录未载{label}。", f"{label} is not on record.")
        if itself:
            return found, None
        return found, (
            f"目录未细分至{label}，链接至其上级条款。",
            f"{label} is not on record; linked to what holds it.",
        )

    def _one_of(
        self, ids: Iterable[str], zh: str, en: str, status: CitationStatus = CitationStatus.AMBIGUOUS
    ) -> Resolution:
        """It may mean any of these, which the notes go on to list."""
        suggested = dict.fromkeys(ids)
        listed = "、".join(map(self._name, suggested))
        return _open(suggested, f"{zh}{listed}。", f"{en} {listed}.", status)

    def _unresolved(self, found: Cited) -> Resolution:
        unknown, unknown_en = "目录未收录该文件", "No instrument on record fits"
        if suggested := self._suggestions(found):
            near = f"{unknown}；相近者：", f"{unknown_en}; the nearest:"
            return self._one_of(suggested, *near, CitationStatus.UNRESOLVED)
        return _open((), f"{unknown}。", f"{unknown_en}.", CitationStatus.UNRESOLVED)

    def _suggestions(self, found: Cited) -> tuple[str, ...]:
        scores: dict[str, float] = {}
        for number in found.numbers:
            if base := base_key(number):
                scores |= dict.fromkeys(self._by_key.get(base, ()), 100.0)
        likely = [like(number_key(number), (), self._by_key) for number in found.numbers]
        if found.title:
            likely.append(like(title_key(found.title), self._by_key, ()))
        for keys in likely:
            for key, score in keys.items():
                for id in self._by_key[key]:
                    scores[id] = max(scores.get(id, 0.0), score)
        return tuple(sorted(scores, key=lambda one: (-scores[one], one))[:_SUGGESTIONS])

    def _title_score(self, title: str, id: str) -> float:
        key = title_key(title)
        return max(fuzz.ratio(key, title_key(form)) for form in title_forms(self._entries[id].title))

    def _title_unknown(self, id: str) -> bool:
        entry = self._entries[id]
        return entry.number is not None and number_key(entry.number) == number_key(entry.title)

    def _same_standard(self, id: str, other: str) -> bool:
        base = base_key(self._entries[id].number or "")
        return base is not None and base == base_key(self._entries[other].number or "")

    def _name(self, id: str) -> str:
        entry = self._entries[id]
        return f"《{entry.title}》（{entry.number}）" if entry.number else f"《{entry.title}》"

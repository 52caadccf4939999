"""Which instrument, and which of its provisions, a citation means."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from dutygraph.graph.model import CitationStatus
from dutygraph.loaders.citations.in_text import FoundCitation
from dutygraph.loaders.citations.known_designations import KnownDesignation
from dutygraph.text.designations import number_key, title_forms, title_key, undated_key
from dutygraph.text.provision_labels import enclosing_keys, provision_key

_SUGGESTIONS = 3
_LIKELY = 65.0
_LIKELY_NUMBER = 85.0
_SAME_TITLE = 80.0
_SHORTEST_PREFIX = 6
_ISSUER = re.compile(r"[一-鿿]{2,}?(?:部|局|委|厅|院|署|会|政府|办公室)(?=[一-鿿])")
_ORDER = re.compile(r"令\d+$")
_STATE = "中华人民共和国"
_SHORTEST_NAME = 3
_LONGEST_LEAD = 4
_NAME_END = re.compile(r"(?:法|法典|条例|办法|规定|细则|规则|准则)(?:[（(][^（）()]{1,12}[）)])*$")
_NAME_ENDS = re.compile(
    r"(?<![办方做说想])法典?(?![律规学院人官庭制治令典定])|(?:条例|办法|规定|细则|规则|准则)(?![草征])"
)
_BEFORE_A_NAME = re.compile(
    r"(?:^|[^\u3400-\u9fff]|[和与及或的是为由按依照据反守合用行彻实对经即等]|我国|国家|现行|以及)$"
)


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """What resolution has to know of an instrument. `provisions` maps labels to ids."""

    id: str
    title: str
    number: str | None
    designations: tuple[KnownDesignation, ...]
    provisions: Mapping[str, str] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class _Note:
    zh: str
    en: str


def _order(key: str) -> str | None:
    """An order's number, whoever it names as its issuer: joint issuers are listed or shortened freely."""
    found = _ORDER.search(key)
    return found[0] if found else None


class InstrumentIndex:
    """Resolves citations against a fixed set of instruments."""

    def __init__(self, entries: Iterable[InstrumentEntry]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._by_key: dict[str, dict[str, KnownDesignation]] = {}
        for entry in self._entries.values():
            for designation in entry.designations:
                self._by_key.setdefault(designation.key, {}).setdefault(entry.id, designation)
        self._title_keys = {entry.id: title_key(entry.title) for entry in self._entries.values()}
        self._form_keys = {
            entry.id: tuple(title_key(form) for form in title_forms(entry.title))
            for entry in self._entries.values()
        }
        self._provisions = {
            entry.id: {provision_key(label): id for label, id in entry.provisions.items()}
            for entry in self._entries.values()
        }

        names = {
            title_key(designation.text)
            for entry in self._entries.values()
            for designation in entry.designations
            if _NAME_END.search(designation.text)
        }
        self._names = frozenset(name for name in names if len(name) >= _SHORTEST_NAME)
        self._name_lengths = sorted({len(name) for name in self._names}, reverse=True)

    def named(self, text: str) -> tuple[tuple[int, int], ...]:
        """Start and end of the laws and rules that a normal text names without 《》, each by its whole name.

        One that may be the tail of a longer name (上海市网络数据安全管理条例) is none.
        """
        found: list[tuple[int, int]] = []
        for ending in _NAME_ENDS.finditer(text):
            end = ending.end()
            for length in self._name_lengths:
                start = end - length
                if start >= 0 and text[start:end] in self._names:
                    if text.endswith(_STATE, 0, start):
                        start -= len(_STATE)
                    if _BEFORE_A_NAME.search(text, max(0, start - _LONGEST_LEAD), start):
                        found.append((start, end))
                    break
        return tuple(found)

    def knows_provision(self, id: str) -> bool:
        """Whether a provision of this id is among the instruments'."""
        return any(id in provisions.values() for provisions in self._provisions.values())

    def resolve(self, found: FoundCitation) -> Resolution:
        """By number in any punctuation, else by title.

        AMBIGUOUS where several instruments fit or number and title mean different ones; UNRESOLVED
        where none is known, with the nearest as suggestions. A wording known to differ from the published
        one resolves, and the note says so.
        """
        numbered = self._by_number(found.numbers)
        titled = self._by_title(found.title) if found.title else {}
        if not numbered and not titled:
            return self._unresolved(found)
        if numbered and titled:
            both = {id: numbered[id] for id in numbered if id in titled}
            if both:
                return self._settled(found, both)
            # Editions share their title; the number says which is meant.
            if all(self._same_standard(id, other) for id in numbered for other in titled):
                return self._settled(found, numbered)
            return self._contradictory((*numbered, *titled))
        if numbered:
            return self._by_number_alone(found, numbered)
        return self._by_title_alone(found, titled)

    def _by_number(self, numbers: Iterable[str]) -> dict[str, KnownDesignation]:
        found: dict[str, KnownDesignation] = {}
        for number in numbers:
            key = number_key(number)
            found |= self._by_key.get(key) or self._behind_an_issuer(key)
        return found

    def _behind_an_issuer(self, key: str) -> dict[str, KnownDesignation]:
        """What a number means that follows its issuer's full name: 工业和信息化部工信部网安〔2024〕214号."""
        for issuer in _ISSUER.finditer(key):
            if known := self._by_key.get(key[issuer.end() :]):
                return known
        return {}

    def _by_title(self, title: str) -> dict[str, KnownDesignation]:
        key = title_key(title)
        if exact := self._by_key.get(key):
            return exact
        for form in title_forms(title)[1:]:
            if exact := self._by_key.get(title_key(form)):
                return exact
        if len(key) < _SHORTEST_PREFIX:
            return {}
        return {
            id: KnownDesignation(own, self._entries[id].title)
            for id, own in self._title_keys.items()
            if own.startswith(key)
        }

    def _by_number_alone(self, found: FoundCitation, numbered: Mapping[str, KnownDesignation]) -> Resolution:
        if found.title is not None:
            alike = {
                id: one
                for id, one in numbered.items()
                if self._title_unknown(id) or self._title_score(found.title, id) >= _SAME_TITLE
            }
            if not alike:
                own = "、".join(f"《{self._entries[id].title}》" for id in numbered)
                return Resolution(
                    CitationStatus.AMBIGUOUS,
                    suggestions=tuple(numbered),
                    note=f"文号对应{own}，与所引名称《{found.title}》不符。",
                    note_en=f"The number belongs to {own}, which is not the title cited.",
                )
            numbered = alike
        return self._settled(found, numbered)

    def _by_title_alone(self, found: FoundCitation, titled: Mapping[str, KnownDesignation]) -> Resolution:
        if not found.numbers or len(titled) > 1:
            return self._settled(found, titled)
        (id,) = titled
        own = self._entries[id].number
        cited = "、".join(found.numbers)
        if own is None:
            note = _Note(
                f"目录未载其文号，所引文号{cited}未经核对。",
                f"Its number is not on record; {cited} is unchecked.",
            )
            return self._settled(found, titled, note)
        if any(_order(number_key(number)) == _order(number_key(own)) is not None for number in found.numbers):
            note = _Note(
                f"目录所载文号为{own}，写法与所引{cited}不同。", f"On record as {own}; cited as {cited}."
            )
            return self._settled(found, titled, note)
        editions = undated_key(number_key(own)) in {
            undated_key(number_key(number)) for number in found.numbers
        }
        if editions and undated_key(number_key(own)):
            return Resolution(
                CitationStatus.UNRESOLVED,
                suggestions=(id,),
                note=f"目录未载{cited}；所载为{own}，版本不同。",
                note_en=f"{cited} is not on record; {own} is, another edition.",
            )
        return Resolution(
            CitationStatus.AMBIGUOUS,
            suggestions=(id,),
            note=f"同名文件的文号为{own}，与所引文号{cited}不符。",
            note_en=f"The instrument of this title has the number {own}, not {cited}.",
        )

    def _settled(
        self, found: FoundCitation, matches: Mapping[str, KnownDesignation], note: _Note | None = None
    ) -> Resolution:
        if len(matches) > 1:
            listed = "、".join(self._name(id) for id in sorted(matches))
            return Resolution(
                CitationStatus.AMBIGUOUS,
                suggestions=tuple(sorted(matches)),
                note=f"所引可指多份文件：{listed}。",
                note_en=f"Several instruments fit: {listed}.",
            )
        ((id, designation),) = matches.items()
        notes = [note] if note else []
        if designation.discrepancy:
            notes.append(
                _Note(designation.discrepancy, designation.discrepancy_en or designation.discrepancy)
            )
        provision, missing = self._provision(id, found.provisions)
        if missing:
            notes.append(missing)
        return Resolution(
            CitationStatus.RESOLVED,
            id,
            provision,
            (),
            "".join(one.zh for one in notes) or None,
            " ".join(one.en for one in notes) or None,
        )

    def _provision(self, id: str, labels: Sequence[str]) -> tuple[str | None, _Note | None]:
        if not labels:
            return None, None
        known = self._provisions[id]
        if len(labels) > 1:
            return None, _Note(f"所引为{labels[0]}至{labels[-1]}。", f"It cites {labels[0]} to {labels[-1]}.")
        (label,) = labels
        # Standards number clauses without 第…章.
        for key in (provision_key(label), provision_key(label).strip("第章条")):
            if key in known:
                return known[key], None
        for key in enclosing_keys(label):
            if key in known:
                return known[key], _Note(
                    f"目录未细分至{label}，链接至其上级条款。",
                    f"{label} is not on record; linked to what holds it.",
                )
        return None, _Note(f"目录未载{label}。", f"{label} is not on record.")

    def _contradictory(self, ids: Iterable[str]) -> Resolution:
        suggested = tuple(dict.fromkeys(ids))
        listed = "、".join(self._name(id) for id in suggested)
        return Resolution(
            CitationStatus.AMBIGUOUS,
            suggestions=suggested,
            note=f"文号与名称指向不同文件：{listed}。",
            note_en=f"Number and title belong to different instruments: {listed}.",
        )

    def _unresolved(self, found: FoundCitation) -> Resolution:
        suggested = self._suggestions(found)
        if not suggested:
            return Resolution(
                CitationStatus.UNRESOLVED, note="目录未收录该文件。", note_en="No instrument on record fits."
            )
        listed = "、".join(self._name(id) for id in suggested)
        return Resolution(
            CitationStatus.UNRESOLVED,
            suggestions=suggested,
            note=f"目录未收录该文件；相近者：{listed}。",
            note_en=f"No instrument on record fits; the nearest: {listed}.",
        )

    def _suggestions(self, found: FoundCitation) -> tuple[str, ...]:
        scores: dict[str, float] = {}
        for number in found.numbers:
            key = number_key(number)
            if base := undated_key(key):
                for id in self._by_key.get(base, ()):
                    scores[id] = 100.0
            for candidate, score, _ in process.extract(
                key, list(self._by_key), limit=_SUGGESTIONS, score_cutoff=_LIKELY_NUMBER
            ):
                for id in self._by_key[candidate]:
                    scores[id] = max(scores.get(id, 0.0), score)
        if found.title:
            key = title_key(found.title)
            for id, forms in self._form_keys.items():
                score = max(fuzz.ratio(key, form) for form in forms)
                if score >= _LIKELY:
                    scores[id] = max(scores.get(id, 0.0), score)
        return tuple(sorted(scores, key=lambda one: (-scores[one], one))[:_SUGGESTIONS])

    def _title_score(self, title: str, id: str) -> float:
        key = title_key(title)
        return max(fuzz.ratio(key, form) for form in self._form_keys[id])

    def _title_unknown(self, id: str) -> bool:
        entry = self._entries[id]
        return entry.number is not None and number_key(entry.number) == number_key(entry.title)

    def _same_standard(self, id: str, other: str) -> bool:
        bases = [undated_key(number_key(self._entries[one].number or "")) for one in (id, other)]
        return bases[0] is not None and bases[0] == bases[1]

    def _name(self, id: str) -> str:
        entry = self._entries[id]
        return f"《{entry.title}》（{entry.number}）" if entry.number else f"《{entry.title}》"

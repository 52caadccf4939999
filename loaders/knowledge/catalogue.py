"""A catalogue of instruments: what is known of laws, notices and standards, and from where."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from dutygraph.graph import model
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.loaders.citations.known_designations import designations_of
from dutygraph.loaders.knowledge.answers import AnswerEntry, condition_of
from dutygraph.loaders.knowledge.checking import AUTHORITY, INSTRUMENT, PLACE, TYPE, Asked, Entry, Known, Told
from dutygraph.loaders.knowledge.extending import Extending, Name
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import Location, Record, suggestion
from dutygraph.loaders.stating import Asking, Stating
from dutygraph.text.provision_labels import provision_id, provision_key


def _several(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


def _worded(given: Any) -> Any:
    return {"text": given} if isinstance(given, str) else given


Text = Annotated[str, Field(min_length=1)]
_CHECK_BOTH = "请核对两个日期 Check both."


RelationKind = Literal[
    "IMPLEMENTS", "BASED_ON", "SUPPORTS", "SUPPLEMENTED_BY", "SUPPORTED_BY", "CARRIES_ON", "LOCAL_VERSION_OF",
    "COORDINATED_WITH", "CONSISTENT_WITH", "COMPANION_OF", "ISSUED_WITH", "CITED_WITH", "PREDATES",
    "NOT_THE_SAME_AS",
]  # fmt: skip
"""How one instrument stands to another: it … the other."""


class Wording(Record):
    """A further name; `discrepancy` says how and where it was seen, if it is not as published."""

    text: Text
    discrepancy: str | None = None
    discrepancy_en: str | None = None


Wordings = tuple[Annotated[Wording, BeforeValidator(_worded)], ...]


class AuthorityRecord(Entry):
    """`local_aliases` are its names in documents of `jurisdiction` alone, a place's full name."""

    id: str = Field(pattern=r"^authority:[a-z0-9]+(-[a-z0-9]+)*$")
    name: Text
    name_en: str | None = None
    aliases: Wordings = ()
    jurisdiction: str | None = None
    local_aliases: tuple[Text, ...] = ()

    def told(self, known: Known) -> Iterator[Told]:
        if self.local_aliases and not self.jurisdiction:
            message = f"缺少地域 {self.id} has local aliases and no jurisdiction."
            yield Told(("local_aliases",), message, "请补上 jurisdiction Add it.")


class RelationRecord(Record):
    to: Annotated[str, INSTRUMENT]
    kind: RelationKind
    note: str | None = None


class ProvisionRecord(Record):
    """A part of an instrument. `text` is the instrument's own words, the summaries are ours."""

    label: Text
    title: str | None = None
    title_en: str | None = None
    text: str | None = None
    summary: str | None = None
    summary_en: str | None = None
    parts: tuple["ProvisionRecord", ...] = ()


class FactRecord(Record):
    """Where something is known from, one `source` or several.

    `about` names properties of the instrument; with a `value` it may name anything.
    """

    about: tuple[Text, ...] = Field(min_length=1)
    value: str | None = None
    source: Annotated[tuple[Text, ...], BeforeValidator(_several), Field(min_length=1)]
    confidence: model.Confidence


class ScopeCondition(AnswerEntry):
    """`text`: in words."""

    text: Text


class ScopeRecord(Entry):
    """Whom or what the instrument binds by its own words, summed up in ours; `types`: any one of them.

    `binds_others`: it names enterprises too that the vocabulary does not know. `only_where` is a case of it
    that no profile fact tells. It holds in `jurisdictions`, everywhere if none, and from one day to another.
    """

    text: Text
    text_en: str | None = None
    types: Annotated[tuple[str, ...], TYPE] = ()
    binds_others: bool = False
    conditions: tuple[ScopeCondition, ...] = ()
    jurisdictions: Annotated[tuple[Text, ...], PLACE] = ()
    only_where: str | None = None
    only_where_en: str | None = None
    starts: datetime.date | None = Field(default=None, alias="from")
    ends: datetime.date | None = Field(default=None, alias="to")
    source: Annotated[tuple[Text, ...], BeforeValidator(_several), Field(min_length=1)]
    confidence: model.Confidence

    def told(self, known: Known) -> Iterator[Told]:
        if self.starts and self.ends and self.ends < self.starts:
            yield Told(("to",), f"日期颠倒 to {self.ends} is before from {self.starts}.", _CHECK_BOTH)


class InstrumentRecord(Entry):
    id: str = Field(pattern=r"^instrument:[A-Za-z0-9]+(-[A-Za-z0-9.]+)*$")
    number: Text | None = None
    title: Text
    title_en: str | None = None
    kind: model.InstrumentKind
    issuers: Annotated[tuple[str, ...], AUTHORITY] = ()
    issued_on: datetime.date | None = None
    effective_on: datetime.date | None = None
    ended_on: datetime.date | None = None
    aliases: Wordings = ()
    replaces: Annotated[tuple[str, ...], INSTRUMENT] = ()
    related: tuple[RelationRecord, ...] = ()
    provisions: tuple[ProvisionRecord, ...] = ()
    scopes: tuple[ScopeRecord, ...] = ()
    facts: tuple[FactRecord, ...] = ()

    @property
    def path(self) -> str:
        return self.id.removeprefix("instrument:")

    def all_provisions(self) -> Iterator[tuple[Location, ProvisionRecord, ProvisionRecord | None]]:
        """Every provision in order, with where it stands in the record and what it is part of."""
        yield from _walk(self.provisions, ("provisions",), None)

    def told(self, known: Known) -> Iterator[Told]:
        yield from self._told_of_references()
        days = [
            (name, day) for name in ("issued_on", "effective_on", "ended_on") if (day := getattr(self, name))
        ]
        for (earlier, first), (later, second) in pairwise(days):
            if second < first:
                message = f"日期颠倒 {later} {second} is before {earlier} {first}."
                yield Told((later,), message, _CHECK_BOTH)
        yield from self._told_of_provisions()
        yield from self._told_of_facts(named=self.id in known.elsewhere)

    def _told_of_references(self) -> Iterator[Told]:
        lists: tuple[tuple[str, Sequence[str]], ...] = (
            ("issuers", self.issuers),
            ("replaces", self.replaces),
            ("related", [relation.to for relation in self.related]),
        )
        for field, ids in lists:
            for at, id in enumerate(ids):
                if id == self.id:
                    yield Told((field, at), f"指向自身 {id} names itself.", "请删除 Remove it.")
                elif at != ids.index(id):
                    yield Told((field, at), f"重复 {id} is named twice.", "请合并 Merge the two.")

    def _told_of_provisions(self) -> Iterator[Told]:
        seen: set[str] = set()
        for at, provision, _ in self.all_provisions():
            key = provision_key(provision.label)
            if not key:
                message = f"条款号无效 {provision.label!r} is no label."
                yield Told((*at, "label"), message, "请更正 Correct it.")
            elif key in seen:
                message = f"条款重复 {provision.label} is given twice."
                yield Told((*at, "label"), message, "请合并两处 Merge the two.")
            seen.add(key)

    def _told_of_facts(self, *, named: bool) -> Iterator[Told]:
        """Title and kind of one that another source tells of only name it."""
        known = [name for name in SOURCED if getattr(self, name)]
        for at, fact in enumerate(self.facts):
            for number, name in enumerate(fact.about):
                if fact.value is None and not getattr(self, name, None):
                    message = f"没有值 {self.id} has no {name}, and the fact gives no value."
                    remedy = suggestion(name, known) or "请写出 value Give a value."
                    yield Told(("facts", at, "about", number), message, remedy)
        sourced = {name for fact in self.facts for name in fact.about}
        for name in known:
            if name not in sourced and not (named and name in ("title", "kind")):
                message = f"没有出处 no fact says where {name} is known from."
                yield Told((name,), message, f"请在 facts 中补上 Add a fact about {name}.")


SOURCED = (
    "number", "title", "title_en", "kind", "issuers", "issued_on", "effective_on", "ended_on", "replaces",
)  # fmt: skip
"""The properties of an instrument that need a fact to say where they are known from."""


class CatalogueFormat(Extending):
    """One of one's own may give records again that are in the one it extends, to add to them."""

    kind: Literal["catalogue"]
    name: Name
    authorities: tuple[AuthorityRecord, ...] = ()
    instruments: tuple[InstrumentRecord, ...] = ()

    def statements(self, vocabulary: Vocabulary) -> Statements:
        """What the catalogue puts into the graph, by the vocabulary that it was checked against.

        Facts and scopes are numbered apart from those of the catalogue that it extends.
        """
        own = f"{self.name}-" if self.extends else ""
        said = Stating()
        facts = {fact.id: fact for fact in vocabulary.profile_facts}
        for authority in self.authorities:
            said.add(_authority(authority))
        for record in self.instruments:
            _state(said, record, own, facts)
        return said.stated_by(Source(f"catalogue:{self.name}", Rank.CATALOGUE))


def _state(said: Stating, record: InstrumentRecord, own: str, facts: Mapping[str, Asked]) -> None:
    instrument = said.add(record.as_node(model.Instrument))
    said.relate_id(instrument, "ISSUED_BY", "Authority", *record.issuers)
    said.relate_id(instrument, "REPLACES", "Instrument", *record.replaces)
    for one in record.related:
        said.relate_id(instrument, "RELATED_TO", "Instrument", one.to, kind=one.kind, note=one.note)
    for designation in _designations(record):
        said.hang(instrument, "KNOWN_AS", designation)
    for fact in _facts(record, own):
        said.hang(instrument, "HAS_FACT", fact)
    for position, stated in enumerate(record.scopes):
        scope = said.hang(instrument, "HAS_SCOPE", _scope(record, stated, position, own))
        said.relate_id(scope, "BINDS", "EnterpriseType", *stated.types)
        asked: dict[Asking, list[ScopeCondition]] = {}
        for entry in stated.conditions:
            asked.setdefault(condition_of(entry, facts[entry.fact]), []).append(entry)
        for condition, entries in asked.items():
            groups = dict.fromkeys(entry.group for entry in entries)
            said.when(scope, condition, groups, text=entries[0].text)
    provisions: dict[str, model.Provision] = {}
    for position, (_, part, parent) in enumerate(record.all_provisions()):
        id = provision_id(record.id, part.label)
        provision = part.as_node(model.Provision, id=id, position=position)
        provisions[part.label] = said.hang(instrument, "HAS_PROVISION", provision)
        if parent is not None:
            said.relate(provisions[parent.label], "HAS_PART", provision)


def _walk(
    parts: tuple[ProvisionRecord, ...], location: Location, parent: ProvisionRecord | None
) -> Iterator[tuple[Location, ProvisionRecord, ProvisionRecord | None]]:
    for at, part in enumerate(parts):
        here = (*location, at)
        yield here, part, parent
        yield from _walk(part.parts, (*here, "parts"), part)


def _authority(record: AuthorityRecord) -> model.Authority:
    aliases = (*(alias.text for alias in record.aliases), *record.local_aliases)
    return record.as_node(model.Authority, aliases=tuple(dict.fromkeys(aliases)))


def _designations(record: InstrumentRecord) -> tuple[model.Designation, ...]:
    aliases = ((alias.text, alias.discrepancy, alias.discrepancy_en) for alias in record.aliases)
    return designations_of(record.path, record.title, record.number, aliases)


def _facts(record: InstrumentRecord, own: str) -> Iterator[model.InstrumentFact]:
    counted: Counter[str] = Counter()
    stated = ((name, fact, source) for fact in record.facts for name in fact.about for source in fact.source)
    for position, (name, fact, source) in enumerate(stated):
        counted[name] += 1
        yield model.InstrumentFact(
            id=f"fact:{record.path}/{name}/{own}{counted[name]:02}",
            name=name,
            value=_value(record, fact, name),
            source=source,
            confidence=fact.confidence,
            position=position,
        )


def _scope(record: InstrumentRecord, stated: ScopeRecord, position: int, own: str) -> model.InstrumentScope:
    return stated.as_node(
        model.InstrumentScope,
        id=f"scope:{record.path}/{own}{position + 1:02}",
        binds_others=stated.binds_others or None,
        effective_from=stated.starts,
        effective_to=stated.ends,
        source="; ".join(stated.source),
        position=position,
    )


def _value(record: InstrumentRecord, fact: FactRecord, name: str) -> str:
    if fact.value is not None:
        return fact.value
    value = getattr(record, name)
    return "、".join(value) if isinstance(value, tuple) else str(value)

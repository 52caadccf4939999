"""What a catalogue puts into the graph."""

from collections import Counter
from collections.abc import Iterator, Mapping

from dutygraph.graph.model import (
    Authority,
    Condition,
    Designation,
    Instrument,
    InstrumentFact,
    InstrumentScope,
    Node,
    Provision,
    Relationship,
    Value,
    relate,
)
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.loaders.citations.known_designations import designations_of
from dutygraph.loaders.knowledge.answers import condition_id, condition_of
from dutygraph.loaders.knowledge.catalogue_format import (
    AuthorityRecord,
    CatalogueFormat,
    FactRecord,
    InstrumentRecord,
    ProvisionRecord,
    ScopeRecord,
)
from dutygraph.loaders.knowledge.vocabulary import ProfileFactEntry, Vocabulary
from dutygraph.text.provision_labels import provision_id


def catalogue_statements(catalogue: CatalogueFormat, vocabulary: Vocabulary) -> Statements:
    """All of it; facts and scopes are numbered apart from those of the catalogue that it extends."""
    own = f"{catalogue.name}-" if catalogue.extends else ""
    nodes: list[Node] = [_authority(record) for record in catalogue.authorities]
    relationships: list[Relationship] = []
    conditions: dict[str, tuple[Condition, str]] = {}
    facts = {fact.id: fact for fact in vocabulary.profile_facts}
    for record in catalogue.instruments:
        instrument = _instrument(record)
        nodes.append(instrument)
        relationships.extend(_references(record))
        for designation in _designations(record):
            nodes.append(designation)
            relationships.append(relate(instrument, "KNOWN_AS", designation))
        for fact in _facts(record, own):
            nodes.append(fact)
            relationships.append(relate(instrument, "HAS_FACT", fact))
        for position, stated in enumerate(record.scopes):
            scope = _scope(record, stated, position, own)
            nodes.append(scope)
            relationships.append(relate(instrument, "HAS_SCOPE", scope))
            relationships.extend(
                Relationship("BINDS", "InstrumentScope", scope.id, "EnterpriseType", one)
                for one in dict.fromkeys(stated.types)
            )
            relationships.extend(_limits(scope, stated, facts, conditions))
        provisions = _provisions(record)
        nodes.extend(provisions.values())
        relationships.extend(relate(instrument, "HAS_PROVISION", one) for one in provisions.values())
        relationships.extend(
            relate(provisions[parent.label], "HAS_PART", provisions[part.label])
            for _, part, parent in record.all_provisions()
            if parent is not None
        )
    for condition, fact_asked in conditions.values():
        nodes.append(condition)
        relationships.append(Relationship("ASKS", "Condition", condition.id, "ProfileFact", fact_asked))
    source = Source(f"catalogue:{catalogue.name}", Rank.CATALOGUE)
    return Statements(source, tuple(nodes), tuple(relationships))


def _authority(record: AuthorityRecord) -> Authority:
    aliases = (*(alias.text for alias in record.aliases), *record.local_aliases)
    return Authority(
        id=record.id,
        name=record.name,
        name_en=record.name_en,
        aliases=tuple(dict.fromkeys(aliases)),
        jurisdiction=record.jurisdiction,
        local_aliases=record.local_aliases,
    )


def _instrument(record: InstrumentRecord) -> Instrument:
    return Instrument(
        id=record.id,
        number=record.number,
        title=record.title,
        title_en=record.title_en,
        kind=record.kind,
        issued_on=record.issued_on,
        effective_on=record.effective_on,
        ended_on=record.ended_on,
    )


def _references(record: InstrumentRecord) -> Iterator[Relationship]:
    for issuer in record.issuers:
        yield Relationship("ISSUED_BY", "Instrument", record.id, "Authority", issuer)
    for replaced in record.replaces:
        yield Relationship("REPLACES", "Instrument", record.id, "Instrument", replaced)
    for relation in record.related:
        properties: tuple[tuple[str, Value], ...] = (("kind", relation.kind), ("note", relation.note))
        yield Relationship("RELATED_TO", "Instrument", record.id, "Instrument", relation.to, properties)


def _designations(record: InstrumentRecord) -> Iterator[Designation]:
    aliases = ((alias.text, alias.discrepancy, alias.discrepancy_en) for alias in record.aliases)
    for known in designations_of(record.title, record.number, aliases):
        yield Designation(
            id=f"designation:{record.path}/{known.key}",
            key=known.key,
            text=known.text,
            discrepancy=known.discrepancy,
            discrepancy_en=known.discrepancy_en,
        )


def _facts(record: InstrumentRecord, own: str) -> Iterator[InstrumentFact]:
    counted: Counter[str] = Counter()
    stated = ((name, fact, source) for fact in record.facts for name in fact.about for source in fact.source)
    for position, (name, fact, source) in enumerate(stated):
        counted[name] += 1
        yield InstrumentFact(
            id=f"fact:{record.path}/{name}/{own}{counted[name]:02}",
            name=name,
            value=_value(record, fact, name),
            source=source,
            confidence=fact.confidence,
            position=position,
        )


def _scope(record: InstrumentRecord, stated: ScopeRecord, position: int, own: str) -> InstrumentScope:
    return InstrumentScope(
        id=f"scope:{record.path}/{own}{position + 1:02}",
        text=stated.text,
        text_en=stated.text_en,
        binds_others=stated.binds_others or None,
        only_where=stated.only_where,
        only_where_en=stated.only_where_en,
        jurisdictions=stated.jurisdictions,
        effective_from=stated.starts,
        effective_to=stated.ends,
        source="; ".join(stated.source),
        confidence=stated.confidence,
        position=position,
    )


def _limits(
    scope: InstrumentScope,
    stated: ScopeRecord,
    facts: Mapping[str, ProfileFactEntry],
    conditions: dict[str, tuple[Condition, str]],
) -> Iterator[Relationship]:
    """The conditions of a scope, each once with all its groups; new ones go to `conditions`."""
    groups: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for entry in stated.conditions:
        operator, values = condition_of(entry, facts[entry.fact])
        condition = Condition(id=condition_id(entry.fact, operator, values), operator=operator, values=values)
        conditions.setdefault(condition.id, (condition, entry.fact))
        words.setdefault(condition.id, entry.text)
        groups.setdefault(condition.id, []).append(str(entry.group))
    for id, numbers in groups.items():
        yield relate(scope, "WHEN", conditions[id][0], groups=tuple(dict.fromkeys(numbers)), text=words[id])


def _value(record: InstrumentRecord, fact: FactRecord, name: str) -> str:
    if fact.value is not None:
        return fact.value
    value = getattr(record, name)
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _provisions(record: InstrumentRecord) -> dict[str, Provision]:
    return {
        part.label: _provision(record, part, position)
        for position, (_, part, _) in enumerate(record.all_provisions())
    }


def _provision(record: InstrumentRecord, part: ProvisionRecord, position: int) -> Provision:
    return Provision(
        id=provision_id(f"instrument:{record.path}", part.label),
        label=part.label,
        title=part.title,
        title_en=part.title_en,
        text=part.text,
        summary=part.summary,
        summary_en=part.summary_en,
        position=position,
    )

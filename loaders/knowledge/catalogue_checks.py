"""What can be wrong in a catalogue whose fields are all well formed."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from typing import TypeAlias

from dutygraph.graph.errors import Problem
from dutygraph.loaders.knowledge.answers import condition_of
from dutygraph.loaders.knowledge.catalogue_format import SOURCED, CatalogueFormat, InstrumentRecord
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import Location, YamlFile, suggestion
from dutygraph.text.designations import number_key
from dutygraph.text.provision_labels import provision_key

_Report: TypeAlias = Callable[[Location, str, str], Problem]


def problems_of(
    file: YamlFile, catalogue: CatalogueFormat, vocabulary: Vocabulary, elsewhere: Collection[str]
) -> Iterator[Problem]:
    """Every problem, with its place; `elsewhere` are ids that other sources are known to state."""
    report = file.problem
    yield from _repeated(report, catalogue)
    yield from _names(report, catalogue)
    authorities = {entry.id for entry in catalogue.authorities} | set(elsewhere)
    instruments = {entry.id for entry in catalogue.instruments} | set(elsewhere)
    for at, entry in enumerate(catalogue.instruments):
        here: Location = ("instruments", at)
        yield from _references(report, here, entry, authorities, instruments)
        yield from _dates(report, here, entry)
        yield from _provisions(report, here, entry)
        yield from _scopes(report, here, entry, vocabulary)
        yield from _facts(report, here, entry, named=entry.id in elsewhere)


def _repeated(report: _Report, catalogue: CatalogueFormat) -> Iterator[Problem]:
    ids: set[str] = set()
    located: list[tuple[Location, str]] = [
        (("authorities", at, "id"), entry.id) for at, entry in enumerate(catalogue.authorities)
    ]
    located += [(("instruments", at, "id"), entry.id) for at, entry in enumerate(catalogue.instruments)]
    for location, id in located:
        if id in ids:
            yield report(location, f"标识重复 the id {id} is used twice.", "请改用另一标识 Use another.")
        ids.add(id)
    holders: dict[str, str] = {}
    for at, entry in enumerate(catalogue.instruments):
        if entry.number is None:
            continue
        key = number_key(entry.number)
        if not key:
            yield report(
                ("instruments", at, "number"),
                f"编号无效 {entry.number!r} is no number.",
                "请更正 Correct it.",
            )
        elif (other := holders.setdefault(key, entry.id)) != entry.id:
            yield report(
                ("instruments", at, "number"),
                f"编号重复 {entry.number} is already the number of {other}.",
                "请合并两条或更正编号 Merge the two, or correct the number.",
            )


def _names(report: _Report, catalogue: CatalogueFormat) -> Iterator[Problem]:
    """A name means one authority, everywhere or within its place."""
    holders: dict[tuple[str | None, str], str] = {}
    for at, entry in enumerate(catalogue.authorities):
        here: Location = ("authorities", at)
        if entry.local_aliases and not entry.jurisdiction:
            yield report(
                (*here, "local_aliases"),
                f"缺少地域 {entry.id} has local aliases and no jurisdiction.",
                "请补上 jurisdiction Add it.",
            )
        for place, name in [
            (None, entry.name),
            *((None, alias.text) for alias in entry.aliases),
            *((entry.jurisdiction, alias) for alias in entry.local_aliases),
        ]:
            if (other := holders.setdefault((place, name), entry.id)) != entry.id:
                yield report(
                    here,
                    f"“{name}”已属于 already means {other}.",
                    "请从其中之一删除 Remove it from one of them.",
                )


def _references(
    report: _Report,
    here: Location,
    entry: InstrumentRecord,
    authorities: Collection[str],
    instruments: Collection[str],
) -> Iterator[Problem]:
    related = tuple(relation.to for relation in entry.related)
    for field, ids, known, what in (
        ("issuers", entry.issuers, authorities, "主管部门 authority"),
        ("replaces", entry.replaces, instruments, "文件 instrument"),
        ("related", related, instruments, "文件 instrument"),
    ):
        counted = Counter(ids)
        for at, id in enumerate(ids):
            location = (*here, field, at, "to") if field == "related" else (*here, field, at)
            if id not in known:
                yield report(
                    location,
                    f"没有该{what} {id} is not in the catalogue.",
                    suggestion(id, known) or "请更正或新增 Correct or add it.",
                )
            elif id == entry.id:
                yield report(location, f"指向自身 {id} names itself.", "请删除 Remove it.")
            elif counted[id] > 1 and at != ids.index(id):
                yield report(location, f"重复 {id} is named twice.", "请合并 Merge the two.")


def _dates(report: _Report, here: Location, entry: InstrumentRecord) -> Iterator[Problem]:
    known = [
        (field, day) for field in ("issued_on", "effective_on", "ended_on") if (day := getattr(entry, field))
    ]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            yield report(
                (*here, later),
                f"日期颠倒 {later} {second} is before {earlier} {first}.",
                "请核对两个日期 Check both.",
            )


def _provisions(report: _Report, here: Location, entry: InstrumentRecord) -> Iterator[Problem]:
    seen: set[str] = set()
    for location, provision, _ in entry.all_provisions():
        key = provision_key(provision.label)
        if not key:
            yield report(
                (*here, *location, "label"),
                f"条款号无效 {provision.label!r} is no label.",
                "请更正 Correct it.",
            )
        elif key in seen:
            yield report(
                (*here, *location, "label"),
                f"条款重复 {provision.label} is given twice.",
                "请合并两处 Merge the two.",
            )
        seen.add(key)


def _scopes(
    report: _Report, here: Location, entry: InstrumentRecord, vocabulary: Vocabulary
) -> Iterator[Problem]:
    types = [one.id for one in vocabulary.enterprise_types]
    places = [one.name for one in vocabulary.jurisdictions]
    facts = {one.id: one for one in vocabulary.profile_facts}
    for at, scope in enumerate(entry.scopes):
        where: Location = (*here, "scopes", at)
        if scope.starts and scope.ends and scope.ends < scope.starts:
            yield report(
                (*where, "to"),
                f"日期颠倒 to {scope.ends} is before from {scope.starts}.",
                "请核对两个日期 Check both.",
            )
        for field, named, known, what in (
            ("types", scope.types, types, "企业类型 enterprise type"),
            ("jurisdictions", scope.jurisdictions, places, "地方 place"),
        ):
            for number, one in enumerate(named):
                if one not in known:
                    yield report(
                        (*where, field, number),
                        f"没有该{what} {one} is not in the vocabulary.",
                        suggestion(one, known)
                        or "请更正，或在词表中新增 Correct it, or add it to the vocabulary.",
                    )
        for number, condition in enumerate(scope.conditions):
            fact = facts.get(condition.fact)
            if fact is None:
                yield report(
                    (*where, "conditions", number, "fact"),
                    f"没有该问题 there is no profile fact {condition.fact}.",
                    suggestion(condition.fact, facts) or "请更正，或在词表中新增 Correct it, or add it.",
                )
                continue
            try:
                condition_of(condition, fact)
            except ValueError as error:
                yield report((*where, "conditions", number), f"{error}.", "请更正 Correct it.")


def _facts(report: _Report, here: Location, entry: InstrumentRecord, *, named: bool) -> Iterator[Problem]:
    """Title and kind of one that another source tells of only name it."""
    sourced = {name for fact in entry.facts for name in fact.about} | ({"title", "kind"} if named else set())
    for name in SOURCED:
        if getattr(entry, name) and name not in sourced:
            yield report(
                (*here, name),
                f"没有出处 no fact says where {name} is known from.",
                f"请在 facts 中补上 Add a fact about {name}.",
            )
    for at, fact in enumerate(entry.facts):
        for number, name in enumerate(fact.about):
            if fact.value is None and not getattr(entry, name, None):
                yield report(
                    (*here, "facts", at, "about", number),
                    f"没有值 {entry.id} has no {name}, and the fact gives no value.",
                    suggestion(name, [known for known in SOURCED if getattr(entry, known)])
                    or "请写出 value Give a value.",
                )

"""Reading a catalogue of instruments, with every problem that there is in it."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import Path

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.knowledge.answers import condition_of
from dutygraph.loaders.knowledge.catalogue import SOURCED, CatalogueFormat, InstrumentRecord
from dutygraph.loaders.knowledge.extending import problems_of_extending
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import Location, YamlFile, read_records, read_yaml
from dutygraph.text.designations import number_key
from dutygraph.text.provision_labels import provision_key

_CHECK_BOTH = "请核对两个日期 Check both."
_OR_ADD = "请更正，或在词表中新增 Correct it, or add it"


def read_catalogue(path: Path, vocabulary: Vocabulary, elsewhere: Collection[str] = ()) -> CatalogueFormat:
    """The catalogue of a file; RefusedDocument with every problem there is; as `checked_catalogue`."""
    return checked_catalogue(read_yaml(path), vocabulary, elsewhere)


def checked_catalogue(
    file: YamlFile, vocabulary: Vocabulary, elsewhere: Collection[str] = (), loaded: Collection[str] = ()
) -> CatalogueFormat:
    """What a file holds, every reference with its end, every property with its source.

    RefusedDocument with every problem there is. Types, questions and places of its scopes are those of the
    vocabulary. `elsewhere` are ids of instruments and authorities that other sources state, to which this one
    may refer; `loaded` the names it may extend.
    """
    catalogue = read_records(file, CatalogueFormat)
    problems = (
        *problems_of_extending(file, catalogue, loaded, may_stand_alone=True),
        *_problems_of(file, catalogue, vocabulary, elsewhere),
    )
    if problems:
        raise RefusedDocument(problems)
    return catalogue


def _problems_of(
    file: YamlFile, catalogue: CatalogueFormat, vocabulary: Vocabulary, elsewhere: Collection[str]
) -> Iterator[Problem]:
    yield from file.repeated_ids(authorities=catalogue.authorities, instruments=catalogue.instruments)
    yield from _numbers(file, catalogue)
    yield from _names(file, catalogue)
    authorities = {entry.id for entry in catalogue.authorities} | set(elsewhere)
    instruments = {entry.id for entry in catalogue.instruments} | set(elsewhere)
    for at, entry in enumerate(catalogue.instruments):
        here: Location = ("instruments", at)
        yield from _references(file, here, entry, authorities, instruments)
        yield from _dates(file, here, entry)
        yield from _provisions(file, here, entry)
        yield from _scopes(file, here, entry, vocabulary)
        yield from _facts(file, here, entry, named=entry.id in elsewhere)


def _numbers(file: YamlFile, catalogue: CatalogueFormat) -> Iterator[Problem]:
    numbers: list[tuple[Location, str, str, str]] = [
        (("instruments", at, "number"), number_key(entry.number), entry.number, entry.id)
        for at, entry in enumerate(catalogue.instruments)
        if entry.number is not None
    ]
    for location, key, number, _ in numbers:
        if not key:
            yield file.problem(location, f"编号无效 {number!r} is no number.", "请更正 Correct it.")
    yield from file.shared_names({}, (one for one in numbers if one[1]))


def _names(file: YamlFile, catalogue: CatalogueFormat) -> Iterator[Problem]:
    """A name means one authority, everywhere or within its place."""
    holders: dict[tuple[str | None, str], str] = {}
    for at, entry in enumerate(catalogue.authorities):
        here: Location = ("authorities", at)
        if entry.local_aliases and not entry.jurisdiction:
            yield file.problem(
                (*here, "local_aliases"),
                f"缺少地域 {entry.id} has local aliases and no jurisdiction.",
                "请补上 jurisdiction Add it.",
            )
        keys: list[tuple[str | None, str]] = [
            (None, name) for name in (entry.name, *(alias.text for alias in entry.aliases))
        ]
        keys += [(entry.jurisdiction, alias) for alias in entry.local_aliases]
        yield from file.shared_names(holders, ((here, key, key[1], entry.id) for key in keys))


def _references(
    file: YamlFile,
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
        for at, id in enumerate(ids):
            location = (*here, field, at, "to") if field == "related" else (*here, field, at)
            if id not in known:
                message = f"没有该{what} {id} is not in the catalogue."
                yield from file.unless_known(location, id, known, message)
            elif id == entry.id:
                yield file.problem(location, f"指向自身 {id} names itself.", "请删除 Remove it.")
            elif at != ids.index(id):
                yield file.problem(location, f"重复 {id} is named twice.", "请合并 Merge the two.")


def _dates(file: YamlFile, here: Location, entry: InstrumentRecord) -> Iterator[Problem]:
    known = [
        (field, day) for field in ("issued_on", "effective_on", "ended_on") if (day := getattr(entry, field))
    ]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            message = f"日期颠倒 {later} {second} is before {earlier} {first}."
            yield file.problem((*here, later), message, _CHECK_BOTH)


def _provisions(file: YamlFile, here: Location, entry: InstrumentRecord) -> Iterator[Problem]:
    seen: set[str] = set()
    for location, provision, _ in entry.all_provisions():
        key, place = provision_key(provision.label), (*here, *location, "label")
        if not key:
            yield file.problem(place, f"条款号无效 {provision.label!r} is no label.", "请更正 Correct it.")
        elif key in seen:
            message = f"条款重复 {provision.label} is given twice."
            yield file.problem(place, message, "请合并两处 Merge the two.")
        seen.add(key)


def _scopes(
    file: YamlFile, here: Location, entry: InstrumentRecord, vocabulary: Vocabulary
) -> Iterator[Problem]:
    types = [one.id for one in vocabulary.enterprise_types]
    places = [one.name for one in vocabulary.jurisdictions]
    facts = {one.id: one for one in vocabulary.profile_facts}
    for at, scope in enumerate(entry.scopes):
        where: Location = (*here, "scopes", at)
        if scope.starts and scope.ends and scope.ends < scope.starts:
            message = f"日期颠倒 to {scope.ends} is before from {scope.starts}."
            yield file.problem((*where, "to"), message, _CHECK_BOTH)
        for field, named, known, what in (
            ("types", scope.types, types, "企业类型 enterprise type"),
            ("jurisdictions", scope.jurisdictions, places, "地方 place"),
        ):
            for number, one in enumerate(named):
                message = f"没有该{what} {one} is not in the vocabulary."
                remedy = f"{_OR_ADD} to the vocabulary."
                yield from file.unless_known((*where, field, number), one, known, message, remedy)
        for number, condition in enumerate(scope.conditions):
            place: Location = (*where, "conditions", number)
            yield from file.unless_fact((*place, "fact"), condition.fact, facts, f"{_OR_ADD}.")
            if condition.fact in facts:
                try:
                    condition_of(condition, facts[condition.fact])
                except ValueError as error:
                    yield file.problem(place, f"{error}.", "请更正 Correct it.")


def _facts(file: YamlFile, here: Location, entry: InstrumentRecord, *, named: bool) -> Iterator[Problem]:
    """Title and kind of one that another source tells of only name it."""
    sourced = {name for fact in entry.facts for name in fact.about} | ({"title", "kind"} if named else set())
    known = [name for name in SOURCED if getattr(entry, name)]
    for name in known:
        if name not in sourced:
            yield file.problem(
                (*here, name),
                f"没有出处 no fact says where {name} is known from.",
                f"请在 facts 中补上 Add a fact about {name}.",
            )
    for at, fact in enumerate(entry.facts):
        for number, name in enumerate(fact.about):
            if fact.value is None and not getattr(entry, name, None):
                place: Location = (*here, "facts", at, "about", number)
                message = f"没有值 {entry.id} has no {name}, and the fact gives no value."
                yield from file.unless_known(place, name, known, message, "请写出 value Give a value.")

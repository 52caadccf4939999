"""The file of synonyms that a search knows: groups of terms, and words that only ask."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.knowledge.extending import Extending, problems_of_extending
from dutygraph.loaders.knowledge.yaml_file import YamlFile, parsed_yaml, read_records, yaml_text
from dutygraph.text.normal_text import normal_text

_LONGEST = 80


class SynonymsFormat(Extending):
    kind: Literal["synonyms"]
    groups: tuple[tuple[str, ...], ...] = ()
    ignored: tuple[str, ...] = Field(default=())


@dataclass(frozen=True, slots=True)
class SynonymFile:
    """`groups` of terms any of which may stand for any other; `ignored` are words of questions alone.

    `problems` say which lines were left out, and why.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    ignored: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_synonyms(path: Path) -> SynonymFile:
    """As `synonyms_in`; a file that is no such file at all has a problem, and nothing is read of it."""
    broken: list[Problem] = []
    try:
        name, text = yaml_text(path)
        try:
            file = parsed_yaml(name, text)
        except RefusedDocument:
            file = parsed_yaml(name, _without_broken_lines(name, text, broken))
    except RefusedDocument as error:
        return SynonymFile(problems=error.problems)
    if not isinstance(file.content, dict) or file.content.get("kind") != "synonyms":
        problem = file.problem(("kind",), "应为 kind: synonyms expected, so nothing of it is read.")
        return SynonymFile(problems=(problem,))
    read = synonyms_in(file)
    return replace(read, problems=(*broken, *read.problems))


def _without_broken_lines(name: str, text: str, broken: list[Problem]) -> str:
    """The lines that can be read by themselves, each in its place; the others go to `broken`."""
    kept = []
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        try:
            parsed_yaml(name, bare)
        except RefusedDocument as error:
            broken += [Problem(f"{name}:{number}", one.message, one.remedy) for one in error.problems]
            bare = ""
        kept.append(f"  {bare}" if bare.startswith("- ") else bare)
    return "\n".join(kept)


def synonyms_in(file: YamlFile) -> SynonymFile:
    """The groups and idle words of a file, without the lines that have problems.

    A line has one where a term is blank, overlong or twice in its group, or a group has but one.
    """
    content = file.content
    fields = SynonymsFormat.model_fields
    problems = [
        problem
        for key in content
        for problem in file.unless_known(
            (key,), str(key), fields, f"不认识的字段 there is no field {str(key)[:_LONGEST]!r}.", ""
        )
    ]
    groups: list[tuple[str, ...]] = []
    for at, group in enumerate(_list(file, content, "groups", problems)):
        found = list(_of_group(file, ("groups", at), group))
        problems += found
        if not found:
            groups.append(tuple(group))
    idle = _list(file, content, "ignored", problems)
    problems += _of_terms(file, ("ignored",), idle)
    ignored = dict.fromkeys(term for term in idle if _plain(term) is not None)
    return SynonymFile(tuple(groups), tuple(ignored), tuple(problems))


def checked_synonyms(file: YamlFile, loaded: Collection[str]) -> SynonymFile:
    """The same of a file of one's own, which extends one of those `loaded`.

    RefusedDocument where that cannot be, or nothing of it is left.
    """
    head = {key: file.content[key] for key in Extending.model_fields if key in file.content}
    read = synonyms_in(file)
    problems = [*problems_of_extending(file, read_records(replace(file, content=head), Extending), loaded)]
    if problems or not (read.groups or read.ignored):
        empty = file.problem((), "没有同义词 it holds no synonyms.", "请写 groups Write groups of terms.")
        raise RefusedDocument([*problems, *read.problems] or [empty])
    return read


def _list(file: YamlFile, content: Mapping[str, Any], key: str, problems: list[Problem]) -> Sequence[Any]:
    found = content.get(key) or ()
    if isinstance(found, Sequence) and not isinstance(found, str):
        return found
    problems.append(
        file.problem((key,), f"应为列表 {key} should be a list.", "请写成 - [甲, 乙] Write - [a, b].")
    )
    return ()


def _of_group(file: YamlFile, location: tuple[str | int, ...], group: Any) -> Iterator[Problem]:
    if not isinstance(group, Sequence) or isinstance(group, str):
        yield file.problem(
            location, "应为一组词 expected a group of terms.", "请写成 - [甲, 乙] Write - [a, b]."
        )
        return
    yield from _of_terms(file, location, group)
    if len(group) < 2:
        yield file.problem(
            location,
            "一组只有一个词 a group of one term says nothing.",
            "请补充同义词或删去 Add what it may stand for, or take it out.",
        )


def _of_terms(file: YamlFile, location: tuple[str | int, ...], terms: Sequence[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, term in enumerate(terms):
        plain = _plain(term)
        if plain is None:
            yield file.problem(
                (*location, at),
                f"不是可检索的词 {str(term)[:_LONGEST]!r} is no term to search for.",
                f"请写 1 至 {_LONGEST} 个字的词 Write a term of at most {_LONGEST} characters.",
            )
        elif plain in seen:
            yield file.problem(
                (*location, at), f"重复 {term!r} stands there twice.", "请删去其一 Take one of them out."
            )
        else:
            seen.add(plain)


def _plain(term: Any) -> str | None:
    """What a term is compared by; None where it is none."""
    if not isinstance(term, str) or len(term) > _LONGEST:
        return None
    plain = normal_text(term).text.casefold()
    return plain if any(character.isalnum() for character in plain) else None

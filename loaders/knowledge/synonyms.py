"""The file of synonyms that a search knows: groups of terms, and words that only ask."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.knowledge.extending import Extending
from dutygraph.loaders.knowledge.yaml_file import (
    Location,
    YamlFile,
    located_problems,
    parsed_yaml,
    read_records,
    yaml_text,
)
from dutygraph.text.normal_text import normal_text


def _plain(term: str) -> str:
    """What a term is compared by."""
    return normal_text(term).text.casefold()


def _told(term: str) -> str:
    if not any(character.isalnum() for character in _plain(term)):
        raise ValueError("不是可检索的词 no term to search for")
    return term


def _several(terms: tuple[str, ...]) -> tuple[str, ...]:
    if len(terms) < 2:
        raise ValueError("一组只有一个词 a group of one term says nothing")
    if twice := _repeated(terms):
        raise ValueError(f"重复 {twice[0]} stands there twice")
    return terms


def _repeated(terms: Sequence[str]) -> list[str]:
    return [term for at, term in enumerate(terms) if _plain(term) in map(_plain, terms[:at])]


Term = Annotated[str, Field(max_length=80), AfterValidator(_told)]
Group = Annotated[tuple[Term, ...], AfterValidator(_several)]


class SynonymsFormat(Extending):
    kind: Literal["synonyms"]
    groups: tuple[Group, ...] = ()
    ignored: tuple[Term, ...] = ()


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
    """The groups and idle words of a file, without those that have problems."""
    problems: list[Problem] = []
    try:
        read = SynonymsFormat.model_validate(file.content)
    except ValidationError as error:
        located = located_problems(file, SynonymsFormat, error)
        problems += [problem for _, problem in located]
        read = SynonymsFormat.model_validate(_without(file.content, {place[:2] for place, _ in located}))
    for twice in _repeated(read.ignored):
        problems.append(
            file.problem(("ignored",), f"重复 {twice} stands there twice.", "请删去其一 Take one out.")
        )
    return SynonymFile(read.groups, tuple(dict.fromkeys(read.ignored)), tuple(problems))


def _without(content: Mapping[str, Any], broken: Collection[Location]) -> dict[str, Any]:
    """The content without the fields and entries at these places."""
    kept = {key: value for key, value in content.items() if (key,) not in broken}
    for key, value in kept.items():
        if isinstance(value, list):
            kept[key] = [each for at, each in enumerate(value) if (key, at) not in broken]
    return {**kept, "kind": "synonyms"}


def checked_synonyms(file: YamlFile, loaded: Collection[str]) -> SynonymFile:
    """The same of a file of one's own, which extends one of those `loaded`.

    RefusedDocument where that cannot be, or nothing of it is left.
    """
    head = {key: file.content[key] for key in Extending.model_fields if key in file.content}
    read = synonyms_in(file)
    extending = read_records(replace(file, content=head), Extending)
    problems = [file.problem(*told) for told in extending.told_of_extending(loaded)]
    if problems or not (read.groups or read.ignored):
        empty = file.problem((), "没有同义词 it holds no synonyms.", "请写 groups Write groups of terms.")
        raise RefusedDocument([*problems, *read.problems] or [empty])
    return read

"""The file of synonyms that a search knows: groups of terms, and words that only ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.knowledge.yaml_file import Record, YamlFile, read_records, read_yaml
from dutygraph.text.normal_text import normal_text

_LONGEST = 80


class SynonymsFormat(Record):
    kind: Literal["synonyms"]
    groups: tuple[tuple[str, ...], ...]
    ignored: tuple[str, ...] = Field(default=())


@dataclass(frozen=True, slots=True)
class SynonymFile:
    """`groups` of terms any of which may stand for any other; `ignored` are words of questions alone."""

    groups: tuple[tuple[str, ...], ...]
    ignored: tuple[str, ...]


def read_synonyms(path: Path) -> SynonymFile:
    """The groups and idle words of a file.

    RefusedDocument with every problem: a blank or overlong term, one twice in a group, a group of one.
    """
    file = read_yaml(path)
    read = read_records(file, SynonymsFormat)
    problems = [
        *(problem for at, group in enumerate(read.groups) for problem in _of_group(file, at, group)),
        *_of_terms(file, ("ignored",), read.ignored),
    ]
    if problems:
        raise RefusedDocument(problems)
    return SynonymFile(read.groups, read.ignored)


def _of_group(file: YamlFile, at: int, group: Sequence[str]) -> list[Problem]:
    problems = _of_terms(file, ("groups", at), group)
    if len(group) < 2:
        problems.append(
            file.problem(
                ("groups", at),
                "一组只有一个词 a group of one term says nothing.",
                "请补充同义词或删去 Add what it may stand for, or take it out.",
            )
        )
    return problems


def _of_terms(file: YamlFile, location: tuple[str | int, ...], terms: Sequence[str]) -> list[Problem]:
    problems = []
    seen: dict[str, int] = {}
    for at, term in enumerate(terms):
        place = (*location, at)
        plain = normal_text(term).text.casefold()
        if not any(character.isalnum() for character in plain) or len(term) > _LONGEST:
            problems.append(
                file.problem(
                    place,
                    f"不是可检索的词 {term[:_LONGEST]!r} is no term to search for.",
                    f"请写 1 至 {_LONGEST} 个字的词 Write a term of at most {_LONGEST} characters.",
                )
            )
        elif plain in seen:
            problems.append(
                file.problem(place, f"重复 {term!r} stands there twice.", "请删去其一 Take one of them out.")
            )
        seen.setdefault(plain, at)
    return problems

"""What values of enumerations and names of facts are called, Chinese and English: the table `words.yaml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

Word: TypeAlias = tuple[str, str]


@cache
def words_of(section: str) -> Mapping[str, Word]:
    """What the values of an enumeration are called, by its name; `facts`: what facts are."""
    return {value: (chinese, english) for value, (chinese, english) in _table()[section].items()}


@cache
def _table() -> Any:
    import yaml  # noqa: PLC0415 - the service starts without it

    return yaml.load(Path(__file__).with_name("words.yaml").read_bytes(), yaml.CSafeLoader)


def fact_word(name: str) -> Word:
    """What a fact is called; one of a name that is not known by the name itself."""
    plain = name.replace("_", " ")
    return words_of("facts").get(name) or (plain, plain.capitalize())

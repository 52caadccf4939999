"""The English that ships, against the Chinese it stands beside: the terms a lawyer signs under."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import pytest
import yaml

from dutygraph.graph.model import Bearer, Modality, Obligation
from dutygraph.loaders.knowledge.catalogue import CatalogueFormat
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from dutygraph.text.designations import title_key
from tests.loaders.conftest import LOADED_AT, SEEDS

TERMS: Mapping[str, str] = MappingProxyType(
    {
        "符合性评测": "compliance evaluation",
        "产品准入": "market access",
        "准入和上路": "market access",
        "威胁通报": "notices",
        "漏洞通报": "notices",
        "较大": "relatively serious",
        "较大事件": "relatively serious (grade iii)",
        "较大及以上": "relatively serious (grade iii)",
        "落实网络和数据安全主体责任": "fulfil",
        "涉及重要数据的供应商": "suppliers involving important data",
        "向市通管局": "shanghai communications administration",
    }
)
"""What the English says wherever the Chinese does."""

_MONTHS = {3: "March", 7: "July", 11: "November"}
_PAIRS = ("text", "title", "question", "help", "basis", "label", "name")
_SUMMED_UP = ("summary", "doubt", "only_where")


def _pairs(found: object, names: Sequence[str] = _PAIRS) -> Iterator[tuple[str, str]]:
    """Every Chinese text with the English beside it, of a YAML file."""
    if isinstance(found, list):
        for one in found:
            yield from _pairs(one, names)
    elif isinstance(found, dict):
        for name in names:
            chinese, english = found.get(name), found.get(f"{name}_en")
            if isinstance(chinese, str) and isinstance(english, str):
                yield chinese, " ".join(english.split())
        for one in found.values():
            yield from _pairs(one, names)


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    files = [SEEDS / "vocabulary.yaml", *(SEEDS / "task-lists").glob("*.yaml")]
    return [pair for file in files for pair in _pairs(yaml.safe_load(file.read_text(encoding="utf-8")))]


@pytest.fixture(scope="module")
def summed_up() -> list[tuple[str, str]]:
    """What is said of provisions in words of our own, which names no instrument by its whole title."""
    files = [SEEDS / "catalogue.yaml", *(SEEDS / "task-lists").glob("*.yaml")]
    read = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in files)
    return [pair for one in read for pair in _pairs(one, _SUMMED_UP)]


def test_a_term_is_always_the_same(pairs: list[tuple[str, str]], summed_up: list[tuple[str, str]]) -> None:
    other = [
        (chinese, english)
        for chinese, english in (*pairs, *summed_up)
        for term, words in TERMS.items()
        if term in re.sub(r"\s", "", chinese) and words not in english.lower()
    ]
    assert other == []


def test_data_is_processed_and_never_handled(
    pairs: list[tuple[str, str]], summed_up: list[tuple[str, str]]
) -> None:
    handled = re.compile(r"handl\w* (?:of |the )?(?:important |personal |automotive )?(?:data|information)")
    assert [english for _, english in (*pairs, *summed_up) if handled.search(english.lower())] == []


def test_a_day_before_which_is_on_or_before_it() -> None:
    """By the customary reading of 前 with a day."""
    checked = 0
    for file in (SEEDS / "task-lists").glob("*.yaml"):
        for task in yaml.safe_load(file.read_text(encoding="utf-8"))["tasks"]:
            for chinese, english in _pairs(task["statements"]):
                for month, day in re.findall(r"(\d{1,2})月(\d{1,2})日前", re.sub(r"\s", "", chinese)):
                    assert f"on or before {day} {_MONTHS[int(month)]}" in english
                    checked += 1
    assert checked >= 6


def test_an_instrument_has_one_english_title(
    pairs: list[tuple[str, str]], shipped_catalogue: CatalogueFormat
) -> None:
    titles: dict[str, str] = {}
    for one in shipped_catalogue.instruments:
        if one.title == one.number:
            continue
        assert one.title_en, one.id
        names = (one.title, *(alias.text for alias in one.aliases))
        titles.update(
            (title_key(name), one.title_en.removesuffix(" of the People's Republic of China"))
            for name in names
        )
    checked = 0
    for chinese, english in pairs:
        for cited in re.findall(r"《([^《》]+)》", chinese):
            title = titles.get(title_key(cited))
            if title is not None:
                assert title in english, cited
                checked += 1
    assert checked > 40


def test_what_is_mandatory_says_shall(knowledge: Knowledge) -> None:
    read = read_path(SEEDS / "task-lists" / "shanghai-zhudun-2026.txt", knowledge, loaded_at=LOADED_AT)
    duties = [node for node in read.statements.nodes if isinstance(node, Obligation)]
    of_enterprises = [one for one in duties if one.bearer is Bearer.ENTERPRISE]
    assert len(of_enterprises) > 35
    for one in of_enterprises:
        assert (one.modality is Modality.MANDATORY) == bool(re.search(r"\bshall\b", one.text_en or "")), (
            one.id
        )

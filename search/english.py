"""English texts as the stems of their words: vulnerabilities and vulnerability are one."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

_STOPPED = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be before by for from has have in into is it its no not of on or shall such that"
        " the their this those to under upon was were which with",
    )
)


@cache
def _analyzer() -> Any:
    import tantivy  # noqa: PLC0415

    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def stems(text: str) -> tuple[str, ...]:
    return tuple(_analyzer().analyze(_sound(text)))


def stems_with_places(text: str) -> tuple[tuple[str, int, int], ...]:
    """Each stem and the characters of the text it comes from."""
    return tuple(
        (token.text, token.char_offset_from, token.char_offset_to)
        for token in _analyzer().pre_tokenize(_sound(text)).tokens
    )


def spelt(texts: Iterable[str]) -> Iterator[str]:
    """The words of texts as they are spelt, in small letters."""
    for text in texts:
        yield from (found[0].lower() for found in re.finditer(r"[A-Za-z]{3,}", text))


def telling(found: tuple[str, ...]) -> tuple[str, ...]:
    """Without the words that say nothing by themselves."""
    return tuple(stem for stem in found if stem not in _STOPPED)


def _sound(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)

"""Texts in an answer that stand for something else: nobody outside can know and store one."""

import json
import re
import secrets
from collections.abc import Callable, Iterator

from dutygraph.graph.store.plan import Missing, Outside


class Marks:
    """`mark` begins such a text; behind it stand a word, a colon and what is said."""

    def __init__(self) -> None:
        self.mark = secrets.token_urlsafe(12)
        self._written = re.compile(rf'"{self.mark}(!|[?@]?[0-9]+):((?:[^"\\]|\\.)*)"')

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """The words of those in a text, and what they say; Missing, and Outside of an excerpt."""
        if self.mark not in text:
            return
        for each in self._written.finditer(text):
            word, said = each[1], _unescaped(each[2])
            if word == "!":
                raise Missing
            if word.startswith("?"):
                raise Outside(int(word[1:]), int(said))
            yield word, said

    def replaced(self, text: str, by: Callable[[str, str], str]) -> str:
        """The text with what `by` makes of each in its place."""
        if self.mark not in text:
            return text
        return self._written.sub(lambda each: by(each[1], _unescaped(each[2])), text)


def _unescaped(written: str) -> str:
    said: str = json.loads(f'"{written}"') if "\\" in written else written
    return said

"""Texts in an answer that stand for something else: nobody outside can know and store one."""

import json
import re
import secrets
from collections.abc import Iterator

from dutygraph.graph.store.plan import Missing, Outside


class Marks:
    """`mark` begins such a text; behind it stand a word, a colon and what is said."""

    def __init__(self) -> None:
        self.mark = secrets.token_urlsafe(12)
        self.written = re.compile(rf'"{self.mark}(!|\??[0-9]+):((?:[^"\\]|\\.)*)"')

    def check(self, text: str) -> Iterator[tuple[str, str]]:
        """What is said by the others, where nothing is missing and every excerpt is there."""
        if self.mark not in text:
            return
        for found in self.written.finditer(text):
            word, said = found[1], unescaped(found[2])
            if word == "!":
                raise Missing
            if word.startswith("?"):
                raise Outside(int(word[1:]), int(said))
            yield word, said


def unescaped(written: str) -> str:
    said: str = json.loads(f'"{written}"') if "\\" in written else written
    return said

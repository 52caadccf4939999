"""What a reading asked of the known instruments, so that it can be told later whether it still holds."""

import pickle
import zlib
from dataclasses import replace
from typing import Any, TypeAlias

from dutygraph.loaders.citations.in_text import FoundCitation
from dutygraph.loaders.citations.resolution import InstrumentIndex, Resolution
from dutygraph.loaders.knowledge.knowledge import Knowledge

_Names: TypeAlias = tuple[tuple[int, int], ...]
_Question: TypeAlias = FoundCitation | str | tuple[str]
"""A citation to resolve, the id of a provision, or a text that may name instruments."""
_Answers: TypeAlias = dict[_Question, Resolution | bool | _Names]


class AskedIndex(InstrumentIndex):
    """An index that remembers its answers."""

    def __init__(self, known: InstrumentIndex) -> None:
        self._known = known
        self._answers: _Answers = {}

    def __getattr__(self, name: str) -> Any:
        if name == "_known":
            raise AttributeError(name)
        return getattr(self._known, name)

    def resolve(self, found: FoundCitation) -> Resolution:
        answer = self._known.resolve(found)
        self._answers[_unplaced(found)] = answer
        return answer

    def knows_provision(self, id: str) -> bool:
        answer = self._known.knows_provision(id)
        self._answers[id] = answer
        return answer

    def named(self, text: str) -> _Names:
        answer = self._known.named(text)
        self._answers[(text,)] = answer
        return answer

    @property
    def asked(self) -> bytes:
        """All of it, packed small."""
        return zlib.compress(pickle.dumps(self._answers, pickle.HIGHEST_PROTOCOL), 1)


def asking(knowledge: Knowledge) -> tuple[Knowledge, AskedIndex]:
    """The knowledge, remembering what is asked of it."""
    index = AskedIndex(knowledge.instruments)
    return replace(knowledge, instruments=index), index


def still_holds(asked: bytes, index: InstrumentIndex) -> bool:
    """Whether every answer would be the same now. `asked` is this program's own, never from outside."""
    answers: _Answers = pickle.loads(zlib.decompress(asked))  # noqa: S301
    return all(_answer(question, index) == answer for question, answer in answers.items())


def _answer(question: _Question, index: InstrumentIndex) -> Resolution | bool | _Names:
    if isinstance(question, tuple):
        return index.named(*question)
    return index.knows_provision(question) if isinstance(question, str) else index.resolve(question)


def _unplaced(found: FoundCitation) -> FoundCitation:
    """A citation without its place: what it means hangs on its words alone."""
    return replace(found, start=0, end=0, quote="", alternative_group=None)

"""Words that mean the same to whoever asks, and words that say nothing in a question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dutygraph.search.forms import form_of, is_chinese


@dataclass(frozen=True, slots=True)
class Term:
    written: str
    form: str

    @property
    def english(self) -> bool:
        return self.written.isascii()


@dataclass(frozen=True)
class Synonyms:
    """`groups` of terms any of which may stand for any other, the usual one first; `ignored` are words of a
    question alone.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    ignored: tuple[str, ...] = ()

    @cached_property
    def _groups(self) -> Sequence[tuple[Term, ...]]:
        return [
            tuple(Term(written, form) for written in group if (form := form_of(written)))
            for group in self.groups
        ]

    @cached_property
    def _ignored(self) -> Sequence[str]:
        return sorted({form_of(word) for word in self.ignored} - {""}, key=lambda word: (-len(word), word))

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The forms of terms of several English words."""
        return frozenset(term.form for group in self._groups for term in group if " " in term.written)

    def terms(self) -> Iterator[str]:
        for group in self.groups:
            yield from group

    def instead(self, word: str) -> Iterator[tuple[str, Term, bool]]:
        """Ways to say a form otherwise: the form with a term replaced, the term put in its place, and
        whether that is the first of its group.
        """
        standing = [
            (term, group)
            for group in self._groups
            for term in group
            if (word == term.form if not is_chinese(term.form[-1]) else term.form in word)
        ]
        longest = [
            (term, group)
            for term, group in standing
            if not any(term.form != other.form and term.form in other.form for other, _ in standing)
        ]
        for term, group in longest:
            for other in group:
                # 汽车 stands for 智能网联汽车: where that is what is written, nothing is said otherwise.
                if other.form != term.form and other.form not in word:
                    yield word.replace(term.form, other.form), other, other is group[0]

    def parted(self, run: str) -> tuple[str, ...]:
        """A run of Chinese parted at the terms in it; whole where a single character would be left over."""
        if not is_chinese(run[-1]) or len(run) < 4:
            return (run,)
        parts: list[str] = []
        rest = at = 0
        while at < len(run):
            length = next(
                (n for n in range(min(12, len(run) - at), 1, -1) if run[at : at + n] in self._chinese), 0
            )
            if length:
                parts += [run[rest:at], run[at : at + length]]
                rest = at = at + length
            else:
                at += 1
        parts.append(run[rest:])
        found = tuple(part for part in parts if part)
        return found if all(len(part) > 1 for part in found) else (run,)

    @cached_property
    def _chinese(self) -> frozenset[str]:
        return frozenset(term.form for group in self._groups for term in group if not term.english)

    def telling(self, form: str) -> str:
        """A form without the words that only ask."""
        kept = form
        for word in self._ignored:
            kept = kept.replace(word, "")
        return kept


def joined(words: Sequence[str], phrases: Iterable[str]) -> tuple[str, ...]:
    """Words with those next to each other made one that together are a known phrase."""
    known = frozenset(phrases)
    found: list[str] = []
    at = 0
    while at < len(words):
        end = next((end for end in range(len(words), at + 1, -1) if "".join(words[at:end]) in known), at + 1)
        found.append(" ".join(words[at:end]))
        at = end
    return tuple(found)

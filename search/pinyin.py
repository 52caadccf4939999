"""How Chinese characters are read aloud, as one character for each syllable.

A syllable is written as one private character and an unread character as itself, so that the
reading of a form has the form's own length, and what finds characters finds syllables. A
character has at most two readings here: 行 is xing, and hang beside it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_FIRST = 0xE000
_MOST_SEGMENTATIONS = 6
_LAST_CODE = 0x9FFF
_TONES = str.maketrans(
    "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹḿ", "aaaaooooeeeeiiiiuuuuvvvvvnnnm", "\u0300\u0301\u0304\u030c"
)


def _blurred(syllable: str) -> str:
    plain = re.sub(r"^([zcs])h", r"\1", syllable)
    return re.sub(r"^n(?=.)", "l", re.sub(r"ng$", "n", plain))


@dataclass(frozen=True)
class Pinyin:
    """`readings` maps a character to its syllables without tones, the usual one first."""

    readings: Mapping[str, tuple[str, ...]]

    @classmethod
    def of_library(cls) -> "Pinyin":
        from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415

        readings = {}
        for code, written in PINYIN_DICT.items():
            if code <= _LAST_CODE:
                syllables = tuple(dict.fromkeys(written.translate(_TONES).split(",")))
                readings[chr(code)] = tuple(each for each in syllables if each.isascii())[:2]
        return cls(readings)

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        known = sorted({each for syllables in self.readings.values() for each in syllables})
        return {syllable: chr(_FIRST + at) for at, syllable in enumerate(known)}

    @cached_property
    def _first(self) -> Mapping[str, str]:
        return {each: self._codes[read[0]] for each, read in self.readings.items() if read}

    @cached_property
    def _other(self) -> Mapping[str, str]:
        return {each: self._codes[read[-1]] for each, read in self.readings.items() if read}

    @cached_property
    def _initials(self) -> Mapping[str, str]:
        return {each: read[0][0] for each, read in self.readings.items() if read}

    def usual(self, form: str) -> str:
        """The usual reading of every character, in codes."""
        return "".join(map(self._first.get, form, form))

    def other(self, form: str) -> str:
        """The other reading where there is one."""
        return "".join(map(self._other.get, form, form))

    def initials(self, form: str) -> str:
        """The first letter of every character's reading; letters and digits are themselves."""
        return "".join(map(self._initials.get, form, form))

    def sounds(self, form: str) -> tuple[str, str, str]:
        """The usual reading, the other one (empty if it is the same), and the initials."""
        usual, other = self.usual(form), self.other(form)
        return usual, "" if usual == other else other, self.initials(form)

    def confused(self, places: Sequence[str]) -> tuple[str, ...]:
        """Each place with the syllables often taken for its own: zhi and zi, lan and nan, jin and jing.

        A character without a sound is like itself alone.
        """
        return tuple(
            "".join(sorted({each for code in place for each in self._alike.get(code, code)}))
            for place in places
        )

    @cached_property
    def _alike(self) -> Mapping[str, str]:
        groups: dict[str, str] = {}
        for syllable, code in self._codes.items():
            groups[_blurred(syllable)] = groups.get(_blurred(syllable), "") + code
        return {code: groups[_blurred(syllable)] for syllable, code in self._codes.items()}

    def spelt(self, letters: str) -> tuple[tuple[str, ...], ...]:
        """What letters can spell, fewest syllables first: each a sequence of codes.

        The last syllable may be unfinished; then its place holds every code it may become.
        """
        return tuple(
            tuple("".join(self._codes[each] for each in place) for place in places)
            for places in self._segmented(letters)
        )

    def _segmented(self, letters: str) -> Sequence[tuple[tuple[str, ...], ...]]:
        found: list[tuple[tuple[str, ...], ...]] = []
        open_: list[tuple[int, tuple[tuple[str, ...], ...]]] = [(0, ())]
        while open_ and len(found) < _MOST_SEGMENTATIONS:
            longer: list[tuple[int, tuple[tuple[str, ...], ...]]] = []
            for at, places in open_:
                if at == len(letters):
                    found.append(places)
                    continue
                for length in range(min(6, len(letters) - at), 0, -1):
                    syllable = letters[at : at + length]
                    if syllable in self._codes:
                        longer.append((at + length, (*places, (syllable,))))
                    elif at and at + length == len(letters):
                        unfinished = tuple(each for each in self._codes if each.startswith(syllable))
                        if unfinished:
                            longer.append((at + length, (*places, unfinished)))
            open_ = longer[: 8 * _MOST_SEGMENTATIONS]
        return found[:_MOST_SEGMENTATIONS]

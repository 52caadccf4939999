"""The index in a folder: a tantivy index of grams, and beside it what ranking reads of each entry.

A folder is written once and never changed. Entries are numbered from 0 in the order they come,
which is that of their ids within a kind, so equal content makes equal numbers on any engine.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from dutygraph.search.english import spelt, stems
from dutygraph.search.entries import FIELDS, Entry, EntryKind, entries
from dutygraph.search.forms import form_of
from dutygraph.search.pinyin import Pinyin
from dutygraph.search.record_file import Records, RecordsWriter

FORMAT = "2"
"""Rises when an index written before can no longer be read."""

_HEAP = 64 * 1024 * 1024
_NAMED = 3
_ENTRIES, _SOUNDS, _READINGS, _MARK = "entries.bin", "sounds.bin", "readings.json", "complete"
_KINDS = tuple(EntryKind)
_SPREAD = 2**20
"""Over so many entries equal scores are told apart by the entry that comes first."""

_LONGEST = 20_000
"""Characters of one text that are searched; what stands behind is not."""


def _schema() -> Any:
    import tantivy  # noqa: PLC0415

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", fast=True)
    builder.add_float_field("first", fast=True)
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic")
    for name, tokenizer in (
        ("text", "grams"), ("sound", "grams"), ("initials", "initials"),
        ("english", "words"), ("spelling", "words"),
    ):  # fmt: skip
        builder.add_text_field(name, tokenizer_name=tokenizer, index_option="freq")
    return builder.build()


def _register(index: Any) -> None:
    import tantivy  # noqa: PLC0415

    tokenizer = tantivy.Tokenizer
    for name, made in (
        ("grams", tokenizer.ngram(1, 2)),
        ("initials", tokenizer.ngram(2, 3)),
        ("words", tokenizer.whitespace()),
    ):
        index.register_tokenizer(name, tantivy.TextAnalyzerBuilder(made).build())


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """What ranking knows of an entry.

    `fields` are (name, which of several, weight, form); `english` the same with stems, each between
    blanks. `around` is one form for all that is around it, `around_english` its stems. `names` are what
    it is called, in the original characters.
    """

    number: int
    id: str
    kind: EntryKind
    fields: Sequence[tuple[str, int, float, str]]
    english: Sequence[tuple[str, int, float, str]]
    around: str
    around_english: str
    cited_as: Sequence[tuple[str, int]]
    keys: Sequence[str]
    names: Sequence[str]
    replaced: bool


class IndexWriter:
    """Writes an index into an empty folder; not there for others before `finish` has returned."""

    def __init__(self, folder: Path, pinyin: Pinyin) -> None:
        import tantivy  # noqa: PLC0415

        self._tantivy = tantivy
        self._folder = folder
        self._pinyin = pinyin
        (folder / "grams").mkdir()
        index = tantivy.Index(_schema(), path=str(folder / "grams"))
        _register(index)
        # One thread: entries keep their order, so that equal scores come in the same order anywhere.
        self._writer = index.writer(_HEAP, 1)
        self._entries = RecordsWriter(folder / _ENTRIES)
        self._sounds = RecordsWriter(folder / _SOUNDS)

    def add(self, kind: EntryKind, page: Sequence[bytes]) -> None:
        for entry in entries(kind, page):
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        fields = {field.name: field for field in FIELDS[entry.kind]}
        forms: list[tuple[str, int, float, str]] = []
        english: list[tuple[str, int, float, str]] = []
        names: list[str] = []
        named: list[str] = []
        seen: dict[str, int] = {}
        for name, whole in entry.texts:
            field, text = fields[name], whole[:_LONGEST]
            at = seen[name] = seen.get(name, -1) + 1
            if field.english:
                english.append((name, at, field.weight, _stemmed(text)))
            elif form := form_of(text):
                forms.append((name, at, field.weight, form))
                if field.named:
                    named.append(form)
            if field.named:
                names.append(text)
        cited = [_cited(name, label) for name, label in entry.cited_as]
        around = [_form_of_name(text) for text in entry.around]
        around_english = " ".join(_stems_of_name(text) for text in entry.around if text.isascii())
        keys = [form_of(key) for key in entry.keys]
        own = "\n".join(form for *_, form in forms)
        usual, other, initials = self._pinyin.sounds(own)
        numbered = len(self._entries)
        document = self._tantivy.Document()
        document.add_integer("number", numbered)
        document.add_float("first", 0.2 * max(0.0, 1 - numbered / _SPREAD))
        for mark in entry.marks:
            document.add_text("mark", mark)
        # What a thing is called counts more, so it stands there more often.
        called = (*named, *keys) * _NAMED
        document.add_text("text", "\n".join((own, *called, *(form for form, _ in cited), *around)))
        document.add_text("sound", f"{usual}\n{other}")
        document.add_text("initials", initials)
        document.add_text("english", " ".join((*(each for *_, each in english), around_english)))
        foreign = (text for name, text in entry.texts if fields[name].english)
        document.add_text("spelling", " ".join(spelt(foreign)))
        self._writer.add_document(document)
        held = orjson.dumps(
            [entry.id, _KINDS.index(entry.kind), forms, english, "\n".join(around), around_english, cited,
             keys, names, entry.replaced]
        )  # fmt: skip
        self._entries.add(held)
        self._sounds.add(f"{usual}\r{other}\r{initials}".encode())

    def finish(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._entries.finish()
        self._sounds.finish()
        (self._folder / _READINGS).write_bytes(orjson.dumps(self._pinyin.readings))
        (self._folder / _MARK).write_text(FORMAT, encoding="ascii")


def _stemmed(text: str) -> str:
    found = " ".join(stems(text))
    return f" {found} " if found else ""


# The names of an instrument come again with each of its provisions.
_form_of_name = lru_cache(maxsize=4096)(form_of)
_stems_of_name = lru_cache(maxsize=4096)(_stemmed)


def _cited(name: str, label: str) -> tuple[str, int]:
    """The form of a name with a label behind it, and how much of it is the name."""
    wider, own = _form_of_name(name), _form_of_name(label)
    between = "-" if wider[-1:].isdecimal() and own[:1].isdecimal() else ""
    return f"{wider}{between}{own}", len(wider)


class Index:
    """An index opened for reading, from any number of threads."""

    def __init__(self, folder: Path) -> None:
        """Opens the index in a folder; OSError or ValueError where there is no usable one."""
        import tantivy  # noqa: PLC0415

        if (folder / _MARK).read_text(encoding="ascii") != FORMAT:
            raise ValueError(f"{folder} is an index of another format.")
        index = tantivy.Index.open(str(folder / "grams"))
        _register(index)
        index.reload()
        self.schema = index.schema
        self.searcher = index.searcher()
        readings = orjson.loads((folder / _READINGS).read_bytes())
        self.pinyin = Pinyin({character: tuple(read) for character, read in readings.items()})
        self._entries = Records(folder / _ENTRIES)
        self._sounds = Records(folder / _SOUNDS)
        if not self.searcher.num_docs == len(self._entries) == len(self._sounds):
            raise ValueError(f"{folder} is not whole.")

    def __len__(self) -> int:
        return len(self._entries)

    def found(self, numbers: Iterable[int]) -> Iterator[FoundEntry]:
        for number in numbers:
            id, kind, *rest = orjson.loads(self._entries[number])
            yield FoundEntry(number, id, _KINDS[kind], *rest)

    def sounds(self, number: int) -> tuple[str, str, str]:
        """Of an entry's forms, one to a line: the usual reading, the other one (empty if there is none)
        and the initials.
        """
        usual, other, initials = self._sounds[number].decode().split("\r")
        return usual, other, initials

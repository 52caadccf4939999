"""The index in a folder: a tantivy index of grams, and beside it what ranking reads of each entry.

A folder is written once and never changed. Entries are numbered from 0 in the order they come,
which is that of their ids within a kind, so equal content makes equal numbers on any engine.
"""

import mmap
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from graph.search.english import spelt, stems
from graph.search.entries import FIELDS, Entry, Kind
from graph.search.forms import form_of
from graph.search.pinyin import Pinyin

FORMAT = "1"
"""Rises when an index written before can no longer be read."""

_HEAP = 64 * 1024 * 1024
_ENTRIES, _OFFSETS, _READINGS, _MARK = "entries.bin", "offsets.bin", "readings.json", "complete"
_KINDS = tuple(Kind)
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
        ("text", "grams"), ("name", "grams"), ("sound", "grams"), ("initials", "initials"),
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
class Found:
    """What ranking knows of an entry.

    `fields` are (name, which of several, weight, form); `english` the same with stems, each between
    blanks. `around` is one form for all that is around it, `around_english` its stems. `names` are what
    it is called, in the original characters.
    """

    number: int
    id: str
    kind: Kind
    fields: Sequence[tuple[str, int, float, str]]
    english: Sequence[tuple[str, int, float, str]]
    around: str
    around_english: str
    cited_as: Sequence[tuple[str, int]]
    keys: Sequence[str]
    names: Sequence[str]
    replaced: bool


class Writer:
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
        self._entries = (folder / _ENTRIES).open("wb")
        self._offsets = array("Q", [0])

    def add(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
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
        cited = [(form_of(text), len(form_of(text[:length]))) for text, length in entry.cited_as]
        around = [form_of(text) for text in entry.around]
        around_english = _stemmed(" ".join(text for text in entry.around if text.isascii()))
        keys = [form_of(key) for key in entry.keys]
        own = "\n".join(form for *_, form in forms)
        numbered = len(self._offsets) - 1
        document = self._tantivy.Document()
        document.add_integer("number", numbered)
        document.add_float("first", 0.2 * max(0.0, 1 - numbered / _SPREAD))
        for mark in entry.marks:
            document.add_text("mark", mark)
        searched = "\n".join((own, *keys, *(form for form, _ in cited), *around))
        document.add_text("text", searched)
        document.add_text("name", "\n".join((*named, *keys)))
        document.add_text("sound", self._sound(own))
        document.add_text("initials", self._pinyin.initials(own))
        document.add_text("english", " ".join((*(each for *_, each in english), around_english)))
        foreign = (text for name, text in entry.texts if fields[name].english)
        document.add_text("spelling", " ".join(spelt(foreign)))
        self._writer.add_document(document)
        held = orjson.dumps(
            [entry.id, _KINDS.index(entry.kind), forms, english, "\n".join(around), around_english, cited,
             keys, names, entry.replaced]
        )  # fmt: skip
        self._entries.write(held)
        self._offsets.append(self._offsets[-1] + len(held))

    def _sound(self, form: str) -> str:
        usual, other = self._pinyin.usual(form), self._pinyin.other(form)
        return usual if usual == other else f"{usual}\n{other}"

    def finish(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._entries.close()
        (self._folder / _OFFSETS).write_bytes(self._offsets.tobytes())
        (self._folder / _READINGS).write_bytes(orjson.dumps(self._pinyin.readings))
        (self._folder / _MARK).write_text(FORMAT, encoding="ascii")

    def abandon(self) -> None:
        self._entries.close()


def _stemmed(text: str) -> str:
    found = " ".join(stems(text))
    return f" {found} " if found else ""


class Index:
    """An index opened for reading, from any number of threads."""

    def __init__(self, folder: Path) -> None:
        """OSError or ValueError where there is no usable index."""
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
        self._offsets = array("Q")
        self._offsets.frombytes((folder / _OFFSETS).read_bytes())
        self._entries: mmap.mmap | bytes = b""
        if self._offsets[-1]:
            with (folder / _ENTRIES).open("rb") as file:
                self._entries = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self.searcher.num_docs != len(self) or len(self._entries) != self._offsets[-1]:
            raise ValueError(f"{folder} is not whole.")

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def found(self, numbers: Iterable[int]) -> Iterator[Found]:
        for number in numbers:
            start, end = self._offsets[number], self._offsets[number + 1]
            id, kind, *rest = orjson.loads(self._entries[start:end])
            yield Found(number, id, _KINDS[kind], *rest)

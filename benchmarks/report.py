"""Results as tables for people and as JSON for machines."""

import dataclasses
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.documents import Documents
from benchmarks.duties import DutiesAsked
from benchmarks.extraction import Agreement
from benchmarks.faults import Faults, percentile
from benchmarks.loading import Loading
from benchmarks.operations import Asked


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The table as text: the first column to the left, figures to the right."""
        cells = (self.columns, *self.rows)
        widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
        yield self.title
        yield ""
        for number, row in enumerate(cells):
            padded = (
                _padded(cell, width, left=at == 0)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            yield "  " + "  ".join(padded).rstrip()
            if number == 0:
                yield "  " + "  ".join("-" * width for width in widths)
        yield ""
        for note in self.notes:
            yield f"  {note}"
        yield from [""] * bool(self.notes)


def loading_table(loadings: Sequence[Loading]) -> Table:
    """One row for each engine and number of lists; growth is per record, against the size before it."""
    rows = []
    before: Loading | None = None
    for each in loadings:
        first, again = each.first, each.again
        growth = processor_growth = ""
        if before is not None and before.engine == each.engine:
            least = before.first
            growth = _growth(first.writing_s, first.written, least.writing_s, least.written)
            processor_growth = _growth(first.processor_s, first.written, least.processor_s, least.written)
        rows.append(
            (
                each.engine,
                f"{each.lists:,}",
                f"{first.nodes:,}",
                f"{first.relationships:,}",
                f"{first.written_per_s:,.0f}",
                growth,
                processor_growth,
                f"{1000 * first.reading_s / each.lists:,.1f}",
                f"{1000 * first.writing_s / each.lists:,.1f}",
                f"{again.written:,}",
                f"{again.revisions:,}",
                f"{1000 * again.writing_s / each.lists:,.1f}",
            )
        )
        before = each
    return Table(
        "Loading",
        ("engine", "lists", "nodes", "relationships", "written/s", "× linear", "processor", "read ms/list",
         "write ms/list", "again: written", "revisions", "ms/list"),
        tuple(rows),
        (
            "written/s: nodes and relationships per second of comparing and writing, without reading.",
            "× linear: time per record against that of the row above; 1 is linear. processor: the same of"
            " this process's own processor time, which other processes trouble less.",
        ),
    )  # fmt: skip


def operations_table(asked: Sequence[Asked]) -> Table:
    """One row for each engine, question and number of lists; growth is against the smallest graph."""
    smallest: dict[tuple[str, str], Asked] = {}
    rows = []
    for each in asked:
        least = smallest.setdefault((each.engine, each.question), each)
        rows.append(
            (
                each.question,
                each.engine,
                f"{each.lists:,}",
                str(each.reads),
                str(each.statements),
                *(f"{1000 * time:.2f}" for time in (each.total, each.store, each.by_hand)),
                f"{each.store / each.by_hand:.2f}",
                f"{each.total / least.total:.2f}",
                f"{each.store / least.store:.2f}",
                f"{each.by_hand / least.by_hand:.2f}",
            )
        )
    return Table(
        "Operations (medians, ms)",
        ("operation", "engine", "lists", "reads", "statements", "total", "store", "by hand", "store/by hand",
         "total ×", "store ×", "by hand ×"),
        tuple(rows),
        (
            "total: the GraphQL operation in process; store: the part of it in the store.",
            "by hand: one statement for the same answer, past the store.  ×: against the smallest graph.",
        ),
    )  # fmt: skip


def documents_table(loaded: Documents) -> Table:
    """One row for each run: the first hundred documents, those between, the last hundred."""
    return Table(
        "Loading a folder of lists, plans and laws (SQLite)",
        ("held before", "documents", "refused", "characters", "documents/s", "characters/s"),
        tuple(
            (
                f"{each.before:,}",
                f"{each.documents:,}",
                f"{each.refused:,}",
                f"{each.characters:,}",
                f"{each.documents / each.seconds:,.1f}",
                f"{each.characters / each.seconds:,.0f}",
            )
            for each in loaded.segments
        ),
        (
            f"Last against first, time for a document: {loaded.growth:.2f}.",
            f"Memory at most: {loaded.memory_mb} MB, and {loaded.reader_memory_mb} MB where it is read.",
        ),
    )


def duties_table(asked: Sequence[DutiesAsked]) -> Table:
    """One row for each engine and number of lists; growth is against the smallest graph."""
    smallest: dict[str, DutiesAsked] = {}
    rows = []
    for each in asked:
        least = smallest.setdefault(each.engine, each)
        total, own, http, floor = each.medians
        rows.append(
            (
                each.engine,
                f"{each.lists:,}",
                str(each.duties),
                str(each.reads),
                f"{each.bytes / 1024:.0f}",
                *(f"{1000 * taken:.2f}" for taken in (total, own, http, floor)),
                f"{http / floor:.1f}",
                f"{total / least.medians[0]:.2f}",
            )
        )
    return Table(
        "applicableDuties with reasons and deliverables (medians, ms)",
        ("engine", "lists", "duties", "reads", "KiB", "total", "without store", "HTTP", "floor", "HTTP/floor",
         "total ×"),
        tuple(rows),
        (
            "total: the operation in process; without store: processor time of the same, its reads answered"
            " from memory.",
            "HTTP: from one connection that is kept; floor: so many bytes computed from nothing.",
        ),
    )  # fmt: skip


def extraction_table(document: str, agreements: Sequence[Agreement]) -> Table:
    """One row for each kind of record, and under it what the rules missed or made up."""
    notes = []
    for each in agreements:
        notes += [f"- {each.kind}: {words}" for words in each.missed]
        notes += [f"+ {each.kind}: {words}" for words in each.invented]
    return Table(
        f"Extraction: the rules alone against the review of {document}",
        ("record", "reviewed", "read", "agreed", "precision", "recall"),
        tuple(
            (
                each.kind,
                str(each.reviewed),
                str(each.read),
                str(each.agreed),
                _share(each.precision),
                _share(each.recall),
            )
            for each in agreements
        ),
        ("-: the review has it, the rules do not. +: the rules have it, the review does not.", *notes)
        if notes
        else ("Nothing missed, nothing made up.",),
    )


def faults_table(found: Faults) -> Table:
    """One row for each figure, with what it is to be."""
    attack, outages, characters = found.attack, found.outages, found.characters
    quiet, beside = percentile(attack.quiet_s, 0.99), percentile(attack.beside_s, 0.99)
    healed, refused = outages.healed_s, outages.refused_s
    rows = (
        ("attack: answers of 5xx but 503", f"{attack.failures}", "0"),
        ("attack: 503", f"{attack.statuses[503]}", ""),
        ("attack: p99 of the others, quiet ms", f"{1000 * quiet:.0f}", ""),
        ("attack: p99 of the others, beside it ms", f"{1000 * beside:.0f}", ""),
        ("attack: beside it / quiet", f"{beside / quiet:.2f}", "≤ 3"),
        ("attack: memory at the end / settled", f"{attack.growth:.3f}", "1"),
        ("outages: answers, of them wrong", f"{outages.answers}, {outages.wrong}", "0"),
        ("outages: healed s, median and worst", f"{percentile(healed, 0.5):.1f}, {max(healed):.1f}", "< 5"),
        (
            "outages: refused s, median and p99",
            f"{percentile(refused, 0.5):.1f}, {percentile(refused, 0.99):.1f}",
            "",
        ),
        (
            "characters: searches, of them failed",
            f"{characters.searches}, {len(characters.errors)}",
            "0",
        ),
    )
    notes = (
        f"attacked for {attack.seconds:.0f} s; {outages.times} outages; hostile: {dict(attack.hostile)}",
        *characters.errors[:3],
    )
    return Table("Faults", ("figure", "measured", "to be"), rows, notes)


def plain(
    loadings: Sequence[Loading],
    asked: Sequence[Asked],
    duties: Sequence[DutiesAsked],
    agreements: Sequence[Agreement],
    documents: Documents | None = None,
    faults: Faults | None = None,
) -> dict[str, Any]:
    """All figures, as JSON can hold them; times of operations as their medians, in seconds."""
    return {
        "loading": [dataclasses.asdict(each) for each in loadings],
        "operations": [
            {
                "operation": each.question,
                "engine": each.engine,
                "lists": each.lists,
                "reads": each.reads,
                "statements": each.statements,
                "asked": len(each.total_s),
                "total_s": each.total,
                "store_s": each.store,
                "by_hand_s": each.by_hand,
            }
            for each in asked
        ],
        "duties": [
            {
                "engine": each.engine,
                "lists": each.lists,
                "duties": each.duties,
                "reads": each.reads,
                "bytes": each.bytes,
                "asked": len(each.total_s),
                **dict(zip(("total_s", "own_s", "http_s", "floor_s"), each.medians, strict=True)),
            }
            for each in duties
        ],
        "documents": documents and {**dataclasses.asdict(documents), "growth": documents.growth},
        "extraction": [dataclasses.asdict(each) for each in agreements],
        "faults": faults and {row[0]: row[1] for row in faults_table(faults).rows},
    }


def _growth(time: float, records: int, least_time: float, least_records: int) -> str:
    return f"{(time / records) / (least_time / least_records):.2f}"


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int, *, left: bool) -> str:
    blanks = " " * (width - _width(text))
    return text + blanks if left else blanks + text

"""How well and how fast a search finds: the labelled questions, and a graph of many texts.

    python -m benchmarks.search [--texts 100000] [--json FILE]

Speed is measured in process with an index on disk, beside what there would be without one: RapidFuzz
over every text, and the store's own search for texts that contain the words.
"""

import argparse
import asyncio
import contextlib
import dataclasses
import json
import multiprocessing
import random
import re
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from benchmarks.report import Table
from benchmarks.search_quality import AMONG, FIRST, Judged, judged, read_queries, share
from dutygraph.graph.model import Instrument, InstrumentKind, Node, Provision, Relationship, relate
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.graph.store.port import Contains, Fetch, Store
from dutygraph.loaders.knowledge.synonyms import read_synonyms
from dutygraph.search.entries import pages
from dutygraph.search.finder import Finder, Narrowing
from dutygraph.search.index import Index, IndexWriter
from dutygraph.search.pinyin import Pinyin
from dutygraph.search.synonyms import Synonyms
from dutygraph.service.load.file_result import Refusal
from dutygraph.service.load.files import shipped
from dutygraph.service.load.loading import load_paths
from dutygraph.service.settings import Settings
from dutygraph.service.stores import open_store
from dutygraph.text.designations import lookup_keys

_OF_EACH = 200
"""Provisions of one made instrument."""

_CLAUSE = re.compile(r"[^，。；,;.]+[，。；,;.]?")
_SEED = 20260101
_ROUNDS = 5
_SCANNED = 20
_MB = 1024


@dataclass(frozen=True, slots=True)
class Speed:
    """Times in seconds, sorted: by the clock, and of this process alone, which others do not trouble."""

    way: str
    times: tuple[float, ...]
    cpu: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def median_cpu(self) -> float:
        return statistics.median(self.cpu)

    @property
    def p99(self) -> float:
        return self.times[min(len(self.times) - 1, int(0.99 * len(self.times)))]


@dataclass(frozen=True, slots=True)
class Built:
    """Sizes in MB: `peak_mb` while building, `open_mb` what the open index adds to the process."""

    entries: int
    seconds: float
    open_seconds: float
    disk_mb: float
    peak_mb: float
    open_mb: float


def synonyms(seeds: Path) -> Synonyms:
    read = read_synonyms(seeds / "synonyms.yaml")
    return Synonyms(read.groups, read.ignored)


async def load_shipped(store: Store, seeds: Path) -> None:
    for outcome in await load_paths(store, shipped(seeds), seeds=seeds):
        if isinstance(outcome, Refusal):
            raise outcome.error


async def load_made(store: Store, texts: int) -> None:
    """Instruments of which no one is real, with provisions made of clauses that are."""
    clauses = sorted({clause for text in await _texts(store) for clause in _CLAUSE.findall(text)})
    chance = random.Random(_SEED)
    for part in range(0, texts, 10_000):
        nodes: list[Node] = []
        relationships: list[Relationship] = []
        for number in range(part // _OF_EACH, min(part + 10_000, texts) // _OF_EACH):
            title = "".join(re.sub(r"\W", "", chance.choice(clauses))[:8] for _ in range(3))
            kind = InstrumentKind.NORMATIVE_DOCUMENT
            instrument = Instrument(id=f"instrument:made-{number:05}", title=title, kind=kind)
            nodes.append(instrument)
            for article in range(1, _OF_EACH + 1):
                provision = Provision(
                    id=f"provision:made-{number:05}/{article:03}",
                    label=f"第{article}条",
                    text=_made(chance, clauses),
                    position=article,
                )
                nodes.append(provision)
                relationships.append(relate(instrument, "HAS_PROVISION", provision))
        source = Source(f"catalogue:made-{part:07}", Rank.CATALOGUE)
        said = Statements(source, tuple(nodes), tuple(relationships))
        draft = await Draft.of(store)
        await draft.add(source, said)
        await draft.commit()


def _made(chance: random.Random, clauses: Sequence[str]) -> str:
    text = ""
    while len(text) < 60:
        text += chance.choice(clauses)
    return text


async def _texts(store: Store) -> list[str]:
    duties = await store.fetch(Fetch("Obligation", ("text",)))
    provisions = await store.fetch(Fetch("Provision", ("summary",)))
    return [each.text for each in duties] + [each.summary for each in provisions if each.summary]


async def build(store: Store, folder: Path) -> tuple[int, float]:
    """How many entries, and the seconds it took; `folder` is empty."""
    pinyin = Pinyin.of_library()
    began = time.perf_counter()
    writer = IndexWriter(folder, pinyin)
    number = 0
    async for kind, page in pages(store):
        writer.add(kind, page)
        number += len(page)
    writer.finish()
    return number, time.perf_counter() - began


def _in_its_own_process(
    path: Path, folder: Path, results: "multiprocessing.Queue[tuple[int, float, float]]"
) -> None:
    async def run() -> tuple[int, float]:
        store = await open_store(f"sqlite:{path}", timeout_s=120, read_only=True)
        try:
            return await build(store, _made_folder(folder))
        finally:
            await store.close()

    results.put((*asyncio.run(run()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB))


def built(path: Path, folder: Path) -> Built:
    """Builds the index of a store in `folder`, in a process of its own so that its memory can be told."""
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[tuple[int, float, float]] = context.Queue()
    child = context.Process(target=_in_its_own_process, args=(path, folder, results))
    child.start()
    number, seconds, peak = results.get()
    child.join()
    before = _resident_mb()
    began = time.perf_counter()
    finder = Finder(Index(folder), Synonyms(), lookup_keys)
    opened = time.perf_counter() - began
    finder.find("数据", Narrowing())
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / _MB / _MB
    return Built(number, seconds, opened, size, peak, _resident_mb() - before)


def _made_folder(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / _MB / _MB


class Watch:
    def __init__(self) -> None:
        self._times: list[float] = []
        self._cpu: list[float] = []

    @contextlib.contextmanager
    def __call__(self) -> Iterator[None]:
        began, cpu = time.perf_counter(), time.process_time()
        yield
        self._times.append(time.perf_counter() - began)
        self._cpu.append(time.process_time() - cpu)

    def speed(self, way: str) -> Speed:
        return Speed(way, tuple(sorted(self._times)), tuple(sorted(self._cpu)))


def timed(way: str, asked: Sequence[str], ask: Callable[[str], object], rounds: int = 1) -> Speed:
    watch = Watch()
    for text in asked:
        ask(text)
    for _ in range(rounds):
        for text in asked:
            with watch():
                ask(text)
    return watch.speed(way)


async def scanned(store: Store, asked: Sequence[str]) -> tuple[Speed, Speed]:
    """The same questions without an index."""
    provisions = await store.fetch(Fetch("Provision", ("text",)))
    texts = [each.text or "" for each in provisions]
    fuzzy = timed(
        "RapidFuzz over every text",
        asked,
        lambda text: process.extract(text, texts, scorer=fuzz.partial_ratio, limit=20),
    )
    watch = Watch()
    for text in asked:
        fields = (("Task", ("title", "text")), ("Obligation", ("text",)), ("Instrument", ("title", "number")),
                  ("Provision", ("title", "text")))  # fmt: skip
        with watch():
            for node, names in fields:
                await store.fetch(Fetch(node, where=Contains(names, text), limit=20))
    return fuzzy, watch.speed("the store: CONTAINS")


# ---- results ----------------------------------------------------------------------


def quality_table(half: str, judgements: Sequence[Judged]) -> Table:
    ways = list(dict.fromkeys(each.labelled.way for each in judgements))
    rows = []
    for way in [*ways, "all"]:
        of_way = share([each for each in judgements if way in {each.labelled.way, "all"}])
        rows.append(
            (
                way,
                str(of_way.asked),
                f"{of_way.first / of_way.asked:.1%}",
                f"{of_way.among / of_way.asked:.1%}",
            )
        )
    return Table(
        f"Search: where the right answer comes, {half}",
        ("way", "asked", "first", "first three"),
        tuple(rows),
        (f"Wanted: first {FIRST:.0%}, first three {AMONG:.0%}.",),
    )


def speed_table(made: Built, speeds: Sequence[Speed]) -> Table:
    return Table(
        f"Search: speed with {made.entries:,} entries",
        ("way", "asked", "median ms", "p99 ms", "median CPU ms", "× median"),
        tuple(
            (
                each.way,
                str(len(each.times)),
                f"{1000 * each.median:.2f}",
                f"{1000 * each.p99:.2f}",
                f"{1000 * each.median_cpu:.2f}",
                f"{each.median / speeds[0].median:.0f}",
            )
            for each in speeds
        ),
        (
            f"Index: {made.entries / made.seconds:,.0f} entries/s, {made.disk_mb:.0f} MB on disk, opened in"
            f" {1000 * made.open_seconds:.0f} ms; memory: {made.peak_mb:.0f} MB at most while building,"
            f" {made.open_mb:.0f} MB open.",
        ),
    )


async def measure(texts: int, rounds: int = _ROUNDS) -> dict[str, Any]:
    """Measures and prints; all figures, as JSON can hold them."""
    seeds = Settings().seeds
    labelled, nonsense = read_queries()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        store = await open_store(f"sqlite:{place}/graph.sqlite", timeout_s=120)
        await load_shipped(store, seeds)
        await build(store, _made_folder(place / "shipped"))
        finder = Finder(Index(place / "shipped"), synonyms(seeds), lookup_keys)
        halves = {
            half: list(judged(finder, [each for each in labelled if each.is_for_tuning is tuning]))
            for half, tuning in (("reported half", False), ("half for tuning", True))
        }
        for half, judgements in halves.items():
            print("\n".join(quality_table(half, judgements).lines()))
        answered = [text for text in nonsense if finder.find(text, Narrowing()).rated]
        print(f"Nonsense answered: {len(answered)} of {len(nonsense)} {' '.join(answered)}\n")
        speeds: list[Speed] = []
        made = None
        if texts:
            await load_made(store, texts)
            made = built(place / "graph.sqlite", place / "many")
            finder = Finder(Index(place / "many"), synonyms(seeds), lookup_keys)
            asked = [each.text for each in labelled]
            speeds.append(timed("search", asked, lambda text: finder.find(text, Narrowing()), rounds))
            speeds += await scanned(store, asked[:: max(1, len(asked) // _SCANNED)])
            print("\n".join(speed_table(made, speeds).lines()))
        await store.close()
    return {
        "quality": {half: dataclasses.asdict(share(found)) for half, found in halves.items()},
        "speed": {
            each.way: {"median_s": each.median, "p99_s": each.p99, "median_cpu_s": each.median_cpu}
            for each in speeds
        },
        "index": dataclasses.asdict(made) if made else None,
        "nonsense_answered": answered,
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--texts", type=int, default=100_000, help="how many texts to measure speed with; 0: none"
    )
    parser.add_argument("--json", type=Path, help="also write the figures there")
    given = parser.parse_args()
    figures = asyncio.run(measure(given.texts))
    if given.json is not None:
        given.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

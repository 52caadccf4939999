"""`python -m benchmarks`: loads task lists made after the shipped one, asks about them, prints figures."""

import asyncio
import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import orjson

from benchmarks.corpus import Corpus, make_corpus
from benchmarks.documents import Documents, load_documents, make_documents, reviewed_plans
from benchmarks.duties import DutiesAsked, measure_duties
from benchmarks.engines import ENGINES, empty_place
from benchmarks.extraction import Agreement, agreement, reviewed_documents
from benchmarks.faults import RAISED, TOGETHER, Faults, attack, characters, outages, serving
from benchmarks.golds import GOLDS, Score, golds_in, measure_golds
from benchmarks.loading import Loading, load
from benchmarks.operations import Asked, Effort, measure
from benchmarks.peers.measuring import COMPARED, Rate, measure_peers, peers_table
from benchmarks.peers.questions import QUESTIONS as ASKED
from benchmarks.questions import QUESTIONS
from benchmarks.report import (
    documents_table,
    duties_table,
    extraction_table,
    faults_table,
    golds_table,
    loading_table,
    operations_table,
    plain,
)
from dutygraph.graph.errors import DutygraphError
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.service.load.pool import ReadingLimits
from dutygraph.service.stores import open_store
from tests.neo4j_server import Neo4jMissing, Neo4jServer

PARTS = ("loading", "documents", "operations", "duties", "extraction", "faults", "peers")
SIZES = (1, 100, 1_000)
_ROUNDS = 100
"""How often the duties are asked for at each size: to warm up, and then to be measured."""
_SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@click.command(context_settings={"show_default": True})
@click.option(
    "--engine",
    "engines",
    multiple=True,
    type=click.Choice(ENGINES),
    default=ENGINES,
    help="Which engine; may be repeated.",
)
@click.option(
    "--k",
    "sizes",
    multiple=True,
    type=click.IntRange(1, 1_500),
    default=SIZES,
    help="How many task lists; may be repeated.",
)
@click.option(
    "--only",
    "parts",
    multiple=True,
    type=click.Choice(PARTS),
    default=PARTS,
    help="Which part; may be repeated.",
)
@click.option(
    "--documents",
    "many",
    type=click.IntRange(1, 4_000),
    default=2_000,
    help="How many documents of all kinds are loaded as a folder, into SQLite.",
)
@click.option(
    "--golds",
    "gold_folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=(GOLDS,),
    help="A folder of documents with what a person read in each (NAME.gold.json); may be repeated.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0),
    default=4.0,
    help="For how long each operation is warmed up, and then measured, at each size.",
)
@click.option(
    "--minutes",
    type=click.FloatRange(0, min_open=True),
    default=10.0,
    help="For how long a service is attacked.",
)
@click.option(
    "--outages",
    "times",
    type=click.IntRange(1),
    default=20,
    help="How often Neo4j is stopped and started under a service.",
)
@click.option(
    "--every",
    type=click.IntRange(1),
    default=1,
    help="Search for every so many-th character of Unicode.",
)
@click.option(
    "--json",
    "json_path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the figures to this file too.",
)
def main(  # noqa: C901
    engines: Sequence[str],
    sizes: Sequence[int],
    parts: Sequence[str],
    many: int,
    gold_folders: Sequence[Path],
    seconds: float,
    minutes: float,
    times: int,
    every: int,
    json_path: Path | None,
) -> None:
    """Measure loading, operations, duties and extraction; see docs/benchmarks.md."""
    loadings: list[Loading] = []
    asked: list[Asked] = []
    duties: list[DutiesAsked] = []
    agreements: list[Agreement] = []
    documents: Documents | None = None
    faults: Faults | None = None
    golds: list[Score] = []
    peers: list[Rate] = []
    try:
        for engine in dict.fromkeys(engines):
            if {"loading", "operations", "duties"} & set(parts):
                found = asyncio.run(
                    _measured(
                        engine,
                        sorted(set(sizes)),
                        Effort(seconds, seconds) if "operations" in parts else None,
                        _ROUNDS if "duties" in parts else 0,
                    )
                )
                loadings += found[0]
                asked += found[1]
                duties += found[2]
        if "loading" in parts:
            _print(loading_table(loadings).lines())
        if "documents" in parts:
            golds = asyncio.run(_golds(gold_folders))
            _print(golds_table(golds).lines())
            documents = asyncio.run(_documents(many))
            _print(documents_table(documents).lines())
        if "operations" in parts:
            _print(operations_table(asked).lines())
        if "duties" in parts:
            _print(duties_table(duties).lines())
        if "extraction" in parts:
            agreements = asyncio.run(_extraction())
        if "faults" in parts:
            faults = _faults(minutes, times, every)
            _print(faults_table(faults).lines())
        if "peers" in parts:
            peers, missing = _peers(list(dict.fromkeys(engines)), sorted(set(sizes)), seconds)
            _print(peers_table(peers, missing).lines())
    except (DutygraphError, Neo4jMissing) as error:
        raise click.ClickException(str(error)) from error
    if json_path is not None:
        told = plain(loadings, asked, duties, agreements, documents, faults, golds)
        json_path.write_bytes(orjson.dumps({**told, "peers": peers}, option=orjson.OPT_INDENT_2))


async def _measured(
    engine: str, sizes: Sequence[int], effort: Effort | None, rounds: int
) -> tuple[list[Loading], list[Asked], list[DutiesAsked]]:
    """Each size in a store of its own; all are kept until the operations were measured on them in turns."""
    with contextlib.ExitStack() as stack:
        loadings, urls = [], {}
        for lists in sizes:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dutygraph-benchmark-")))
            made = folder / "lists"
            made.mkdir()
            corpus = make_corpus(_SEEDS, lists, made)
            urls[lists] = stack.enter_context(empty_place(engine, folder))
            loadings.append(await _loaded(engine, urls[lists], corpus))
        asked: list[Asked] = []
        duties: list[DutiesAsked] = []
        if effort is not None:
            with _progress(f"{engine}: operations", len(QUESTIONS)) as step:
                asked = await measure(engine, urls, effort, step)
        if rounds:
            with _progress(f"{engine}: duties", len(urls)) as step:
                duties = await measure_duties(engine, urls, rounds, step)
        return loadings, asked, duties


async def _loaded(engine: str, url: str, corpus: Corpus) -> Loading:
    store = await open_store(url, timeout_s=120, prepare_empty=True)
    try:
        await corpus.prepare(store)
        lists = len(corpus.lists)
        with _progress(f"{engine}: loading {lists:,}", lists) as step:
            first = await load(store, corpus, step)
        with _progress(f"{engine}: loading {lists:,} again", lists) as step:
            again = await load(store, corpus, step)
        return Loading(engine, lists, first, again)
    finally:
        await store.close()


async def _documents(many: int) -> Documents:
    with tempfile.TemporaryDirectory(prefix="dutygraph-benchmark-") as folder:
        lists, others = Path(folder) / "lists", Path(folder) / "others"
        lists.mkdir()
        others.mkdir()
        corpus = make_corpus(_SEEDS, many // 3 + 2, lists)
        paths = make_documents(corpus, others, many)
        store = await open_store(f"sqlite:{folder}/graph.sqlite", timeout_s=120)
        try:
            await corpus.prepare(store)
            with _progress(f"documents: loading {many:,}", many) as step:
                return await load_documents(store, _SEEDS, paths, ReadingLimits(), step)
        finally:
            await store.close()


async def _golds(folders: Sequence[Path]) -> list[Score]:
    with tempfile.TemporaryDirectory(prefix="dutygraph-benchmark-") as folder:
        knowledge = await _shipped_knowledge(make_corpus(_SEEDS, 1, Path(folder)), folder)
        return measure_golds(golds_in(folders), knowledge)


async def _shipped_knowledge(corpus: Corpus, folder: str) -> Knowledge:
    store = await open_store(f"sqlite:{folder}/graph.sqlite")
    try:
        await corpus.prepare(store)
        return await corpus.knowledge(store)
    finally:
        await store.close()


async def _extraction() -> list[Agreement]:
    agreements: list[Agreement] = []
    with tempfile.TemporaryDirectory(prefix="dutygraph-benchmark-") as folder:
        corpus = make_corpus(_SEEDS, 1, Path(folder))
        knowledge = await _shipped_knowledge(corpus, folder)
        for path in reviewed_documents([*corpus.lists, *reviewed_plans()]):
            compared = agreement(path, knowledge)
            agreements += compared
            _print(extraction_table(path.name, compared).lines())
    return agreements


def _faults(minutes: float, times: int, every: int) -> Faults:
    with contextlib.ExitStack() as stack:
        folders = [
            Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dutygraph-benchmark-")))
            for _ in range(3)
        ]
        with serving(folders[0], f"sqlite:{folders[0]}/graph.sqlite") as (port, process):
            attacked = asyncio.run(attack(port, process, 60 * minutes))
        with (
            Neo4jServer(quick=True) as server,
            serving(folders[1], server.url(scheme="bolt")) as (port, _),
            _progress("faults: outages", times) as step,
        ):
            gone = asyncio.run(outages(port, server, times, step))
        requests = -(-2 * (sys.maxunicode // every) // TOGETHER)
        with (
            serving(folders[2], f"sqlite:{folders[2]}/graph.sqlite", **RAISED) as (port, _),
            _progress("faults: characters", requests) as step,
        ):
            searched = asyncio.run(characters(port, every, step))
        return Faults(attacked, gone, searched)


def _peers(engines: Sequence[str], sizes: Sequence[int], seconds: float) -> tuple[list[Rate], list[str]]:
    names = [name for engine in engines for name in COMPARED[engine]]
    with _progress("peers", len(sizes) * len(names) * len(ASKED)) as step:
        return measure_peers(sizes, names, seconds, step)


@contextlib.contextmanager
def _progress(title: str, steps: int) -> Iterator[Callable[[], None]]:
    """Shows how far it got: on a terminal a few times a second, else when it is done."""
    terminal = sys.stderr.isatty()
    started = shown = time.monotonic()
    done = 0

    def step() -> None:
        nonlocal done, shown
        done += 1
        now = time.monotonic()
        if done == steps or (terminal and now - shown > 0.2):
            shown = now
            click.echo(f"\r{title}: {done:,}/{steps:,}  {now - started:.0f} s ", err=True, nl=False)

    yield step
    click.echo("", err=True)


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)


if __name__ == "__main__":
    main()

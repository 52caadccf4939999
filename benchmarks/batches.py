"""Loading into Neo4j beside batches written by hand: the same nodes and relationships, in turns.

`python -m benchmarks.batches [--lists 200] [--rounds 3]` starts a server of its own. By hand, a batch is one
transaction of `UNWIND … CREATE` by 2,000 rows: no hashes, nothing of what each source states, and nothing
that is stored is compared. What it costs to read the lists is in neither.
"""

import asyncio
import os
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import click
import neo4j

from benchmarks.corpus import make_corpus
from dutygraph.graph.errors import DutygraphError
from dutygraph.graph.stated import Batch, values
from dutygraph.graph.store.neo4j.address import Address
from dutygraph.graph.store.neo4j.write import stored_value
from dutygraph.graph.store.port import Revision, Store
from dutygraph.service.load.read_one import load_one, read
from dutygraph.service.load.writing import Item, Writer
from dutygraph.service.stores import open_store
from tests.neo4j_server import Neo4jServer, empty

_SEEDS = Path(__file__).resolve().parent.parent / "seeds"
_ROWS = 2_000


async def by_hand(url: str, batch: Batch) -> None:
    """Write what a batch creates into a database that lacks it."""
    nodes, links = defaultdict(list), defaultdict(list)
    for record in batch.created:
        held = {name: stored_value(value) for name, value in values(record).items() if value is not None}
        nodes[f"UNWIND $rows AS row CREATE (n:{type(record).__name__}) SET n = row"].append(held)
    for link in batch.related:
        held = {name: stored_value(value) for name, value in link.properties if value is not None}
        links[
            f"UNWIND $rows AS row MATCH (a:{link.start_type} {{id: row.start}})"
            f" MATCH (b:{link.end_type} {{id: row.end}}) CREATE (a)-[r:{link.type}]->(b) SET r = row.held"
        ].append({"start": link.start, "end": link.end, "held": held})
    address = Address.parse(url)

    async def write(tx: neo4j.AsyncManagedTransaction) -> None:
        for text, rows in [*nodes.items(), *links.items()]:
            for at in range(0, len(rows), _ROWS):
                await (await tx.run(text, rows=rows[at : at + _ROWS])).consume()

    async with (
        neo4j.AsyncGraphDatabase.driver(
            address.uri, auth=(address.user or "", address.password), notifications_min_severity="OFF"
        ) as driver,
        driver.session(database=address.database) as session,
    ):
        await session.execute_write(write)


async def _measure(server: Neo4jServer, lists: int, rounds: int) -> None:
    url = server.url()
    with tempfile.TemporaryDirectory(prefix="dutygraph-benchmark-") as folder:
        corpus = make_corpus(_SEEDS, lists, Path(folder))
        store = await open_store(url, prepare_empty=True)
        await corpus.prepare(store)
        items, knowledge = [], await corpus.knowledge(store)
        for number, path in enumerate(corpus.lists):
            found = read(path, load_one, knowledge)
            if isinstance(found, DutygraphError):
                raise found
            items.append(Item.of(number, path, found))
        batches: list[Batch] = []

        async def load(store: Store) -> None:
            writer = Writer(store)
            for item in items:
                await writer.add(item)
            await writer.write()

        async def hand(_: Store) -> None:
            for batch in batches:
                await by_hand(url, batch)

        apply = store.apply

        async def kept(changes: Batch) -> Revision:
            batches.append(changes)
            return await apply(changes)

        vars(store)["apply"] = kept
        await load(store)
        await store.close()
        count = sum(len(batch.created) + len(batch.related) for batch in batches)
        for _ in range(rounds):
            for name, work in (("dutygraph", load), ("by hand", hand)):
                await empty(url)
                store = await open_store(url, prepare_empty=True)
                await corpus.prepare(store)
                began = time.perf_counter(), time.process_time(), _processor_s(server)
                await work(store)
                wall, own = time.perf_counter() - began[0], time.process_time() - began[1]
                theirs = _processor_s(server) - began[2]
                click.echo(
                    f"{name:9}  {count:,} nodes and relationships  {wall:.1f} s  {count / wall:,.0f}/s"
                    f"  processor: client {own:.1f} s, server {theirs:.1f} s, {count / (own + theirs):,.0f}/s"
                )
                await store.close()


def _processor_s(server: Neo4jServer) -> float:
    told = Path(f"/proc/{server.process_id}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


@click.command()
@click.option("--lists", default=200, show_default=True)
@click.option("--rounds", default=3, show_default=True, help="A server is slow in the first ones.")
def main(lists: int, rounds: int) -> None:
    """Load into Neo4j in turns with batches written by hand."""
    with Neo4jServer() as server:
        asyncio.run(_measure(server, lists, rounds))


if __name__ == "__main__":
    main()

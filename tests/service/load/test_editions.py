"""Next year's edition of a list, as a legal team gets it: loaded beside this year's, linked and compared."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dutygraph.graph.store.port import Equal, Fetch, PropertyKey, Relation, Store, into, out
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.reasoning.from_store.editions import DiffKind, compare, read_edition
from dutygraph.reasoning.from_store.impact import impact_of
from dutygraph.service.load.file_result import Refusal
from dutygraph.service.load.loading import load_paths
from dutygraph.service.load.writing import Options
from dutygraph.service.settings import Settings

pytestmark = pytest.mark.anyio

SEEDS = Settings().seeds
LIST = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"
OPTIONS = Options(review=False)


async def load(store: Store, *paths: Path, options: Options = OPTIONS) -> None:
    outcomes = await load_paths(store, paths, seeds=SEEDS, options=options)
    assert [str(one.error) for one in outcomes if isinstance(one, Refusal)] == []


def edition(folder: Path, year: int, *changes: tuple[str, str]) -> Path:
    """The shipped list as it might be published for another year."""
    text = LIST.read_text(encoding="utf-8").replace("2026", str(year))
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    path = folder / f"{year}.txt"
    path.write_text(text, encoding="utf-8")
    return path


async def editions(store: Store) -> Sequence[Any]:
    return await store.fetch(
        Fetch(
            "TaskList",
            ("year",),
            order=(PropertyKey("year"),),
            relations=(
                Relation(
                    "editions",
                    (out("EDITION_OF", "Series"), into("EDITION_OF", "TaskList")),
                    Fetch("TaskList", ("year",), order=(PropertyKey("year"),)),
                ),
            ),
        )
    )


async def test_the_next_edition_is_linked_compared_and_asked_in_its_year(
    store: Store, tmp_path: Path
) -> None:
    later = edition(
        tmp_path, 2027,
        ("每年3月10日前", "每年4月15日前"),
        ("数据安全", "数据 安全"),
    )  # fmt: skip
    await load(store, LIST, later)
    this, following = await editions(store)
    assert [one.year for one in this.editions] == [one.year for one in following.editions] == [2026, 2027]
    found = compare(await read_edition(store, this.id), await read_edition(store, following.id))
    assert (found.added, found.removed) == ((), ())
    different = {
        change.after: [part.text for part in change.text_diff if part.kind is not DiffKind.SAME]
        for change in found.changed
    }
    # Blanks inside words are form; only the day differs, and words that name the year.
    second = f"{following.id.replace('task-list', 'task')}/002"
    assert "".join(sorted("".join(different.pop(second)))) == "0345"
    assert set("".join(map("".join, different.values()))) <= set("67 ")
    reader = DutiesReader(store)
    for year, held in ((2026, this), (2027, following)):
        current = await reader.duties(datetime.date(year, 6, 1), None)
        assert [one.id for one in current.task_lists] == [held.id]


async def test_an_edition_of_another_place_is_of_another_series(store: Store, tmp_path: Path) -> None:
    other = edition(tmp_path, 2027, ("上海市", "浙江省"))
    text = other.read_text(encoding="utf-8")
    other.write_text(f"浙江省{text.lstrip()}", encoding="utf-8")
    await load(store, LIST, other)
    assert [len(one.editions) for one in await editions(store)] == [1, 1]


async def test_a_standard_that_was_replaced_is_cited_as_outdated(store: Store, tmp_path: Path) -> None:
    """A list of another year cites the edition that the shipped list's one has replaced."""
    await load(store, LIST, edition(tmp_path, 2024, ("YD/T 3956—2024", "YD/T 3956—2021")))
    (old,) = await instruments(store, "YD/T 3956-2021")
    (new,) = old.later
    (citation,) = old.citations
    assert citation.id.startswith("citation:shanghai-zhudunchelian-2024")
    for day in (datetime.date(2024, 1, 1), datetime.date(2026, 6, 1)):
        assert (await impact_of(store, Equal("id", new.id), day)).outdated_citations == (citation.id,)
    now = await impact_of(store, Equal("id", old.id), datetime.date(2026, 6, 1))
    assert now.outdated_citations == now.citations == (citation.id,)
    assert [task.partition("/")[0] for task in now.tasks] == ["task:shanghai-zhudunchelian-2024-qingdan"]
    assert now.obligations


async def instruments(store: Store, number: str) -> Sequence[Any]:
    return await store.fetch(
        Fetch(
            "Instrument",
            where=Equal("number", number),
            relations=(
                Relation("later", (into("REPLACES", "Instrument"),), Fetch("Instrument")),
                Relation("citations", (into("REFERS_TO", "Citation"),), Fetch("Citation")),
            ),
        )
    )

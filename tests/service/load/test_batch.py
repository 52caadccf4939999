"""Folders of documents through real processes: what is read, refused, killed and told."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dutygraph.graph.errors import InvalidInput, StillReferenced
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.store.port import Equal, Fetch, Relation, Store, out
from dutygraph.loaders.documents.identity import titled_id
from dutygraph.loaders.loaded import Kind, Loaded
from dutygraph.service.cli import cli
from dutygraph.service.load import writing
from dutygraph.service.load.file_result import FileResult, Refusal
from dutygraph.service.load.files import expanded
from dutygraph.service.load.knowledge_from_store import read_knowledge
from dutygraph.service.load.loading import _answers, load_paths, scratch
from dutygraph.service.load.pool import Readers, ReadingLimits, let_go
from dutygraph.service.load.read_one import load_one
from dutygraph.service.load.unloading import unload
from dutygraph.service.load.writing import Options
from dutygraph.service.settings import Settings

pytestmark = pytest.mark.anyio

SEEDS = Settings().seeds
LIST = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"

LAW = """# {title}

（2024年1月5日国家互联网信息办公室令第{number}号公布 自2024年3月1日起施行）

## 第一章 总则

**第一条** 为了规范数据处理活动，制定本办法。

**第二条** 数据处理者应当建立数据安全管理制度。{cites}

**第三条** 数据处理者应当每年开展一次风险评估，并向国家互联网信息办公室报送评估报告。

**第四条** 本办法自2024年3月1日起施行。
"""
PLAN = """{place}“护网车联”{year}年专项行动实施方案

一、总体要求

为了保障安全，制定本方案。

二、重点任务

（一）落实主体责任

1.完善制度。各企业应按照《{cited}》第二条完善制度。

2.开展评估。各企业应于每年{month}月10日前向省通信管理局报送风险评估报告。
"""


def law(folder: Path, name: str, title: str, number: int = 77, cites: str = "") -> Path:
    path = folder / f"{name}.md"
    path.write_text(LAW.format(title=title, number=number, cites=cites), encoding="utf-8")
    return path


def plan(folder: Path, name: str, *, place: str = "浙江省", cited: str = "甲数据管理办法", year: int = 2026,
         month: int = 3) -> Path:  # fmt: skip
    path = folder / f"{name}.txt"
    text = PLAN.format(place=place, cited=cited, year=year, month=month)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
async def graph() -> AsyncIterator[Store]:
    async with scratch() as store:
        yield store


async def load(graph: Store, *paths: Path, **options: Any) -> list[FileResult | Refusal]:
    return await load_paths(graph, paths, seeds=SEEDS, **options)


def documents(outcomes: Sequence[FileResult | Refusal]) -> list[FileResult | Refusal]:
    return [one for one in outcomes if one.path and one.path.suffix != ".yaml"]


def accepted(outcomes: Sequence[FileResult | Refusal]) -> list[FileResult]:
    assert [str(one.error) for one in outcomes if isinstance(one, Refusal)] == []
    return [one for one in outcomes if isinstance(one, FileResult)]


# ---- folders ----------------------------------------------------------------


def test_a_folder_stands_for_the_documents_in_it(tmp_path: Path) -> None:
    inner = tmp_path / "b" / "c"
    inner.mkdir(parents=True)
    for name in (
        "z.txt", "b/c/a.PDF", "b/x.docx", "old.doc", "z.review.yaml", "picture.jpg", ".hidden.txt",
        "~$x.docx", "list.yaml",
    ):  # fmt: skip
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_bytes(b"x")
    (inner / "around").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "twice.txt").symlink_to(tmp_path / "z.txt")
    found = expanded([tmp_path, tmp_path / "z.txt", tmp_path / "missing.txt"])
    names = [str(path.relative_to(tmp_path)) for path in found.files]
    assert names[:4] == ["b/c/a.PDF", "b/x.docx", "old.doc", "twice.txt"]
    assert names[4:] == ["missing.txt"]
    assert found.passed_over == {".jpg": 1, ".yaml": 1}
    assert found.refused == ()


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (refused,) = expanded([tmp_path / "empty"]).refused
    assert refused.path == tmp_path / "empty"
    assert "no documents" in str(refused.error)


# ---- many documents ---------------------------------------------------------


async def test_the_order_of_the_files_makes_no_difference(tmp_path: Path) -> None:
    """Laws bring what plans cite, whether they come before or after them."""
    folder = tmp_path / "in"
    folder.mkdir()
    paths = [
        plan(folder, "plan"),
        law(folder, "first", "甲数据管理办法", 77, "并遵守《乙数据管理办法》第三条。"),
        law(folder, "second", "乙数据管理办法", 78, "并遵守《甲数据管理办法》第三条。"),
        LIST,
    ]
    hashes = []
    for order in (paths, paths[::-1], [*paths[1:], paths[0]]):
        async with scratch() as store:
            accepted(await load(store, *order))
            again = accepted(await load(store, *order))
            assert all(one.unchanged for one in again)
            statuses = await store.fetch(
                Fetch(
                    "Citation",
                    ("status",),
                    where=Equal("text", "《甲数据管理办法》第二条"),
                    relations=(
                        Relation("to", (out("REFERS_TO", "Provision"),), Fetch("Provision", ("text",))),
                    ),
                )
            )
            assert [(one.status, "管理制度" in one.to[0].text) for one in statuses] == [("RESOLVED", True)]
            hashes.append((await store.revision()).content_hash)
    assert len(set(hashes)) == 1


async def test_of_citations_those_are_told_that_mean_nothing_known(graph: Store, tmp_path: Path) -> None:
    cites = "并遵守本办法第一条、《乙数据管理办法》第三条和《丙数据管理办法》。"
    paths = law(tmp_path, "a", "甲数据管理办法", cites=cites), law(tmp_path, "b", "乙数据管理办法", 78)
    (found, _) = accepted(documents(await load(graph, *paths)))
    (again, _) = accepted(documents(await load(graph, *paths)))
    for told in (found.found, again.found):
        assert (told["citations"], told["unresolved"]) == (3, 1)


async def test_a_law_without_a_review_takes_any_other_wording(graph: Store, tmp_path: Path) -> None:
    """What reading itself says of it in English is nobody's translation."""
    first = law(tmp_path, "a", "甲数据管理办法", cites="医疗机构应当建立台账。")
    accepted(await load(graph, first))
    assert await graph.count(Fetch("Doubt")) > 0
    accepted(await load(graph, law(tmp_path, "a", "甲数据管理办法")))
    assert await graph.count(Fetch("Doubt")) == 0


def test_what_cannot_be_entered_stops_nothing(tmp_path: Path) -> None:
    good = law(tmp_path, "good", "甲数据管理办法")
    for name, target in (("self.txt", "self.txt"), ("round", "."), ("gone.md", "nowhere")):
        (tmp_path / name).symlink_to(target)
    found = expanded([tmp_path, tmp_path / ("long" * 100)])
    assert [path.name[:4] for path in found.files] == ["gone", "good", "self", "long"]
    assert found.refused == ()
    assert good in found.files


async def test_a_batch_goes_on_after_a_refusal(graph: Store, tmp_path: Path) -> None:
    good = [plan(tmp_path, f"plan-{place}", place=place) for place in ("浙江省", "江苏省", "广东省")]
    bad = tmp_path / "bad.txt"
    bad.write_text("只是一封信。", encoding="utf-8")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    outcomes = documents(await load(graph, bad, good[0], broken, *good[1:]))
    assert [isinstance(one, Refusal) for one in outcomes] == [True, False, True, False, False]
    assert await graph.count(Fetch("TaskList")) == 3


async def test_two_files_of_one_id_are_not_both_loaded(graph: Store, tmp_path: Path) -> None:
    first, second = plan(tmp_path, "a"), plan(tmp_path, "b", month=4)
    copy = Path(shutil.copy(first, tmp_path / "copy.txt"))
    outcomes = documents(await load(graph, first, second, copy))
    assert isinstance(outcomes[0], FileResult)
    assert isinstance(outcomes[1], Refusal)
    assert str(first) in str(outcomes[1].error)
    assert "b.txt" in str(outcomes[1].error)
    assert isinstance(outcomes[2], FileResult)
    assert outcomes[2].unchanged
    assert str(first) in outcomes[2].warnings[-1]
    changed = accepted(documents(await load(graph, second)))
    assert not changed[0].unchanged


async def test_what_is_refused_is_cited_by_nobody_of_its_batch(tmp_path: Path) -> None:
    """Documents of a batch are resolved by all that is to come with them, and this does not come."""
    (tmp_path / "b").mkdir()
    first = law(tmp_path, "b", "乙数据管理办法", 78)
    second = law(tmp_path / "b", "b", "乙数据管理办法", 78)
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace("第三条", "第二十三条", 1), encoding="utf-8")
    citing = law(tmp_path, "a", "甲数据管理办法", 77, "并遵守《乙数据管理办法》第二十三条。")
    held = []
    for batches in ([[first, citing, second]], [[first], [citing]]):
        async with scratch() as store:
            outcomes = [one for batch in batches for one in documents(await load(store, *batch))]
            if len(batches) == 1:
                assert [isinstance(one, FileResult) for one in outcomes] == [True, True, False]
            cited = Relation("to", (out("REFERS_TO", "Provision"),), Fetch("Provision", ("position",)))
            where = Equal("text", "《乙数据管理办法》第二十三条")
            held.append(await store.fetch(Fetch("Citation", ("status", "note"), where, relations=(cited,))))
    assert [(one.status, one.to[0].position) for one in held[0]] == [("RESOLVED", None)]
    assert held[0] == held[1]


@pytest.mark.parametrize(
    ("told_in", "earlier", "later", "days"),
    [
        ("自2024年3月1日起", "自2015年5月1日起", "自2024年3月1日起", ("2015-05-01", "2024-03-01")),
        # Both came to hold on one day: then the day of the last amendment tells.
        ("\n##", "（2025年5月1日修正）\n##", "（2025年5月1日第一次修正 2026年3月1日第二次修正）\n##",
         ("2025-05-01", "2026-03-01")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [1, 20_000])
async def test_of_two_wordings_of_a_law_the_later_holds_whatever_the_order(
    graph: Store,
    tmp_path: Path,
    size: int,
    monkeypatch: pytest.MonkeyPatch,
    told_in: str,
    earlier: str,
    later: str,
    days: tuple[str, str],
) -> None:
    """In one batch, in two, and load by load; exactly as if the earlier had never been there."""
    monkeypatch.setattr(writing, "RECORDS", size)
    old, new = (
        law(tmp_path, "a", "滨海市数据管理办法"),
        law(tmp_path, "b", "滨海市数据管理办法", cites="并报告。"),
    )
    for path, tells in ((old, earlier), (new, later)):
        path.write_text(path.read_text(encoding="utf-8").replace(told_in, tells), encoding="utf-8")
    accepted(await load(graph, new))
    alone = await graph.sources()
    for order in ((old, new), (new, old)):
        await unload(graph, [id for id in alone if id.startswith("document:")])
        outcomes = {one.path: one for one in accepted(documents(await load(graph, *order)))}
        assert await graph.sources() == alone
        assert outcomes[new].unchanged is False
        told = outcomes[new if order[0] is old and size == 1 else old].warnings[-1]
        assert days[0] in told
        again = accepted(documents(await load(graph, *order)))
        assert all(one.unchanged for one in again)
    (kept,) = accepted(await load(graph, old))
    assert kept.unchanged
    assert kept.left_out
    assert days[1] in kept.warnings[-1]
    assert await graph.sources() == alone
    (put,) = accepted(await load(graph, old, options=Options(replace_others=True)))
    assert not put.unchanged


@pytest.mark.parametrize("how", ["line ends", "gb18030", "utf-16", "utf-8-sig"])
async def test_the_same_words_in_another_file_are_no_other_document(
    graph: Store, tmp_path: Path, how: str
) -> None:
    first = plan(tmp_path, "a")
    text = first.read_text("utf-8")
    copy = tmp_path / "copy.txt"
    copy.write_bytes(text.replace("\n", "\r\n").encode() if how == "line ends" else text.encode(how))
    (_, second) = accepted(documents(await load(graph, first, copy)))
    assert second.unchanged
    assert str(first) in second.warnings[-1]


async def test_a_document_of_another_title_is_replaced_only_where_that_is_asked(
    graph: Store, tmp_path: Path
) -> None:
    first = plan(tmp_path, "a")
    accepted(await load(graph, first))
    other = tmp_path / "other.txt"
    other.write_text(
        first.read_text(encoding="utf-8").replace("专项行动实施", "新一轮专项行动实施"), encoding="utf-8"
    )
    (refused,) = await load(graph, other)
    assert isinstance(refused, Refusal)
    assert "专项行动实施方案" in str(refused.error)
    assert "--replace" in str(refused.error)
    accepted(await load(graph, other, options=Options(replace_others=True)))
    (held,) = await graph.fetch(Fetch("TaskList", ("title",)))
    assert "新一轮" in held.title


async def test_the_kind_can_be_named(graph: Store, tmp_path: Path) -> None:
    path = plan(tmp_path, "a")
    (outcome,) = documents(await load(graph, path, options=Options(as_kind=Kind.LAW)))
    assert isinstance(outcome, Refusal)
    (outcome,) = documents(await load(graph, path, options=Options(as_kind=Kind.PLAN)))
    assert isinstance(outcome, FileResult)
    assert outcome.kind == "plan"


# ---- processes that are killed ----------------------------------------------


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Writes a module that every reader begins with from now on, and none of another test."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def write(module: str) -> None:
        (tmp_path / "sitecustomize.py").write_text(module)
        let_go()

    yield write
    let_go()


async def _knowing(graph: Store, paths: Sequence[Path], limits: ReadingLimits) -> list[str]:
    """What the readers answer, in words."""
    knowledge = await read_knowledge(await Draft.of(graph), SEEDS / "vocabulary.yaml")
    with closing(Readers(len(paths), knowledge, limits)) as readers:
        answers = await asyncio.gather(*(readers.read(path, load_one) for path in paths))
    return ["read" if isinstance(one, Loaded) else str(one) for one in answers]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
async def test_a_document_that_takes_too_long_is_given_up_and_the_others_are_read(
    graph: Store, tmp_path: Path, faulty: Callable[[str], None]
) -> None:
    paths = [
        plan(tmp_path, f"plan-{at}", place=place) for at, place in enumerate(("浙江省", "江苏省", "广东省"))
    ]
    slow = plan(tmp_path, "slow")
    faulty(
        "import pathlib, time\n"
        "read = pathlib.Path.read_bytes\n"
        "pathlib.Path.read_bytes = lambda path: "
        "(time.sleep(600) if path.name == 'slow.txt' else None, read(path))[1]\n"
    )
    told = await _knowing(graph, [slow, *paths], ReadingLimits(2, 15, 2048))
    assert "slow.txt" in told[0]
    assert "DUTYGRAPH_LOAD_SECONDS" in told[0]
    assert told[1:] == ["read"] * 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
async def test_a_single_small_document_has_its_limits_too(
    graph: Store, tmp_path: Path, faulty: Callable[[str], None]
) -> None:
    accepted(await load(graph, LIST))
    path = plan(tmp_path, "slow")
    faulty(
        "import pathlib, time\n"
        "read = pathlib.Path.read_bytes\n"
        "pathlib.Path.read_bytes = lambda path: "
        "(time.sleep(600) if path.name == 'slow.txt' else None, read(path))[1]\n"
    )
    (outcome,) = await load(graph, path, options=Options(limits=ReadingLimits(1, 1, 2048)))
    assert isinstance(outcome, Refusal)
    assert "DUTYGRAPH_LOAD_SECONDS" in str(outcome.error)


@pytest.mark.parametrize(("bytes_each", "begun"), [(0, 12), (1_000_000, 8)])
async def test_small_documents_are_read_on_while_what_was_read_is_written(
    graph: Store, tmp_path: Path, faulty: Callable[[str], None], bytes_each: int, begun: int
) -> None:
    """Of large ones only a few, for they are kept until they are written."""
    paths = [plan(tmp_path, f"plan-{at}") for at in range(12)]
    for path in paths:
        path.write_text(path.read_text(encoding="utf-8") + "\n" * bytes_each, encoding="utf-8")
    faulty(
        "import pathlib\n"
        "read = pathlib.Path.read_bytes\n"
        "pathlib.Path.read_bytes = lambda path: (path.with_suffix('.begun').touch(), read(path))[1]\n"
    )
    knowledge = await read_knowledge(await Draft.of(graph), SEEDS / "vocabulary.yaml")
    with closing(Readers(len(paths), knowledge, ReadingLimits(2, 60, 2048))) as readers:
        answers = _answers(readers, paths, load_one)
        await anext(answers)
        # Whoever comes last is read when all before have begun.
        await readers.read(paths[0], load_one)
        assert sum(name.endswith(".begun") for name in os.listdir(tmp_path)) == begun  # noqa: PTH208
        assert [at async for at, _ in answers] == list(range(1, 12))


async def test_a_process_that_dies_costs_one_document(
    graph: Store, tmp_path: Path, faulty: Callable[[str], None]
) -> None:
    paths = [
        plan(tmp_path, f"plan-{at}", place=place) for at, place in enumerate(("浙江省", "江苏省", "广东省"))
    ]
    deadly = plan(tmp_path, "deadly")
    faulty(
        "import os, pathlib\n"
        "read = pathlib.Path.read_bytes\n"
        "pathlib.Path.read_bytes = lambda path: "
        "(os._exit(9) if path.name == 'deadly.txt' else None, read(path))[1]\n"
    )
    told = await _knowing(graph, [deadly, *paths], ReadingLimits(1, 60, 2048))
    assert "deadly.txt" in told[0]
    assert "sudden end" in told[0]
    assert told[1:] == ["read"] * 3


async def test_a_document_that_needs_too_much_memory_is_refused(
    graph: Store, tmp_path: Path, faulty: Callable[[str], None]
) -> None:
    pytest.importorskip("resource")
    paths = [
        plan(tmp_path, f"plan-{at}", place=place) for at, place in enumerate(("浙江省", "江苏省", "广东省"))
    ]
    greedy = plan(tmp_path, "greedy")
    faulty(
        "import pathlib\n"
        "read = pathlib.Path.read_bytes\n"
        "pathlib.Path.read_bytes = lambda path: (bytearray(2 ** 31) if path.name == 'greedy.txt' else None,"
        " read(path))[1]\n"
    )
    told = await _knowing(graph, [greedy, *paths], ReadingLimits(1, 60, 1024))
    assert "memory" in told[0]
    assert told[1:] == ["read"] * 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_no_reader_outlives_who_it_reads_for(tmp_path: Path, faulty: Callable[[str], None]) -> None:
    slow, pipe = plan(tmp_path, "slow"), tmp_path / "held"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    faulty(
        "import pathlib, time\n"
        "read = pathlib.Path.read_bytes\n"
        f"pathlib.Path.read_bytes = lambda path: (open({str(pipe)!r}, 'w'), time.sleep(600))"
        " if path.name == 'slow.txt' else read(path)\n"
    )
    store = f"sqlite:{tmp_path / 'graph.sqlite'}"
    command = [sys.executable, "-c", "from dutygraph.service.cli import main; main()", "load", str(slow)]
    with subprocess.Popen([*command, "--store", store], stderr=subprocess.DEVNULL) as loading:
        _wait_until(held, is_held=True)
        loading.kill()
    _wait_until(held, is_held=False)
    os.close(held)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_what_was_loaded_before_ctrl_c_is_told_and_reported(
    tmp_path: Path, faulty: Callable[[str], None]
) -> None:
    first, slow = plan(tmp_path, "first", place="浙江省"), plan(tmp_path, "slow", place="江苏省")
    begun, report = tmp_path / "begun", tmp_path / "report.json"
    faulty(
        "import pathlib, time\n"
        "read = pathlib.Path.read_bytes\n"
        f"pathlib.Path.read_bytes = lambda path: (pathlib.Path({str(begun)!r}).touch(), time.sleep(600))"
        " if path.name == 'slow.txt' else read(path)\n"
    )
    store = f"sqlite:{tmp_path / 'graph.sqlite'}"
    # A test that runs in the background of a shell is started with the signal ignored.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{heard}; from dutygraph.service.cli import main; main()", "load"]
    with subprocess.Popen(
        [*command, first, slow, "--report", report, "--store", store], stderr=subprocess.PIPE, text=True
    ) as loading:
        until = time.monotonic() + 60
        while not begun.exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        loading.send_signal(signal.SIGINT)
        _, told = loading.communicate()
    assert loading.returncode == 130, told
    assert "Traceback" not in told
    read = json.loads(report.read_bytes())
    assert read["failure"]["code"] == "INTERRUPTED"
    assert {entry["outcome"] for entry in read["files"]} == {"NOT_REACHED"}


def _wait_until(pipe: int, *, is_held: bool) -> None:
    """Somebody holds the other end of a pipe, or nobody does."""
    until = time.monotonic() + 60
    while True:
        try:
            holds = bool(os.read(pipe, 1))
        except BlockingIOError:
            holds = True
        if holds is is_held:
            return
        assert time.monotonic() < until
        time.sleep(0.05)


async def test_readers_begin_again_where_they_were_let_go(graph: Store, tmp_path: Path) -> None:
    path, limits = plan(tmp_path, "plan"), ReadingLimits(1, 60, 2048)
    assert await _knowing(graph, [path], limits) == ["read"]
    let_go()
    assert await _knowing(graph, [path], limits) == ["read"]


# ---- the command line -------------------------------------------------------


def run(*arguments: str | Path, store: Path) -> Result:
    environment = {"DUTYGRAPH_STORE": f"sqlite:{store}", "DUTYGRAPH_LOAD_PROCESSES": "2"}
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], env=environment)


def test_a_folder_is_loaded_with_a_summary_and_a_report(shipped_graph: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    for at, place in enumerate(("浙江省", "江苏省", "广东省", "福建省", "安徽省")):
        plan(folder / "deep", f"plan-{at}", place=place)
    law(folder, "law", "甲数据管理办法")
    (folder / "letter.txt").write_text("只是一封信。", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"x")
    report = tmp_path / "report.json"
    result = run("load", folder, "--report", report, store=shipped_graph)
    assert result.exit_code == 3, result.output
    assert "Traceback" not in result.output
    assert "letter.txt" in result.stderr
    assert "10 项任务 tasks" in result.stdout
    assert "12 项企业义务 duties of enterprises" in result.stdout
    assert "written: 6" in result.stdout
    assert ".png 1" in result.stdout
    told = json.loads(report.read_bytes())
    assert told["summary"] == {
        "files": 7, "written": 6, "unchanged": 0, "left_out": 0, "refused": 1, "not_reached": 0,
    }  # fmt: skip
    by_name = {Path(entry["path"]).name: entry for entry in told["files"]}
    refused = by_name["letter.txt"]
    assert refused["outcome"] == "REFUSED"
    assert [set(problem) for problem in refused["problems"]] == [{"place", "message", "remedy"}]
    assert by_name["law.md"]["kind"] == "law"
    assert by_name["law.md"]["counts"]["Provision"] == 5
    one = by_name["plan-0.txt"]
    assert one["changes"]["Task"] == {"added": 2, "changed": 0, "removed": 0}
    assert [id.partition(":")[0] for id in one["ids"]] == ["document", "task-list"]
    refusals = run("load", folder / "letter.txt", store=shipped_graph)
    assert refusals.exit_code == 1, refusals.output
    (folder / "letter.txt").unlink()
    again = run("load", folder, "--report", report, store=shipped_graph)
    assert again.exit_code == 0, again.output
    assert json.loads(report.read_bytes())["summary"]["unchanged"] == 6
    older = law(folder, "older", "甲数据管理办法")
    text = older.read_text(encoding="utf-8")
    older.write_text(text.replace("自2024年3月1日起", "自2015年5月1日起"), encoding="utf-8")
    left = run("load", folder, "--report", report, store=shipped_graph)
    assert "left out: 1" in left.stdout
    told = json.loads(report.read_bytes())
    assert (told["summary"]["unchanged"], told["summary"]["left_out"]) == (6, 1)
    assert [Path(one["path"]).name for one in told["files"] if one["outcome"] == "LEFT_OUT"] == ["older.md"]
    alone = run("load", older, store=shipped_graph)
    assert "2015-05-01" in alone.stdout
    assert "无变化" not in alone.stdout


def test_a_report_that_cannot_be_written_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    result = run("load", LIST, "--report", tmp_path / "nowhere" / "report.json", store=store)
    assert result.exit_code == 1
    assert not store.exists()


def test_what_became_of_files_is_told_to_machines_on_standard_output(
    shipped_graph: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    good = plan(folder, "plan")
    (folder / "letter.txt").write_text("只是一封信。", encoding="utf-8")
    result = run("load", folder, "--json", store=shipped_graph)
    assert result.exit_code == 3, result.output
    told = json.loads(result.stdout)
    assert told["summary"]["refused"] == 1
    (entry,) = [entry for entry in told["files"] if entry["outcome"] == "WRITTEN"]
    assert entry["found"] == {
        "tasks": 2, "of_enterprises": 2, "of_authorities": 0, "unstated": 0, "citations": 1, "unresolved": 1,
    }  # fmt: skip
    assert "letter.txt" in result.stderr
    assert good.name in result.stderr
    removed = run("unload", entry["ids"][0], "--json", store=shipped_graph)
    assert removed.exit_code == 0, removed.output
    (source,) = json.loads(removed.stdout)["sources"]
    assert source["changes"]["Task"] == {"added": 0, "changed": 0, "removed": 2}


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_file_name_that_is_no_text_is_told_and_reported(shipped_graph: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bad = folder / os.fsdecode(b"\xff\xfe.txt")
    bad.write_text("只是一封信。", encoding="utf-8")
    named = folder / os.fsdecode(b"plan\xff.txt")
    plan(folder, "plan").rename(named)
    report = tmp_path / "report.json"
    result = run("load", folder, "--report", report, store=shipped_graph)
    assert "Traceback" not in result.output
    assert result.exit_code == 3, result.output
    told = json.loads(report.read_bytes())
    assert [Path(entry["path"]).name for entry in told["files"]] == ["plan\\udcff.txt", "\\udcff\\udcfe.txt"]
    assert "\\udcff\\udcfe.txt" in result.stderr


async def test_what_is_no_character_is_refused(graph: Store, tmp_path: Path) -> None:
    """A document without a title is named after its file, and this one's name cannot be kept."""
    row = LIST.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / os.fsdecode(b"\xff.txt")
    path.write_text("".join(row[1:]), encoding="utf-8")
    outcomes = await load(graph, path)
    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            assert "internal" not in str(outcome.error)
            assert "UTF-8" in str(outcome.error)


def test_of_many_problems_some_are_shown_and_all_are_reported(tmp_path: Path) -> None:
    many = tmp_path / "vocabulary.yaml"
    wrong = "".join(f"  - id: x{at}\n    nome: y\n" for at in range(200))
    many.write_text(f"kind: vocabulary\nenterprise_types:\n{wrong}", encoding="utf-8")
    report = tmp_path / "report.json"
    result = run("load", many, "--report", report, store=tmp_path / "graph.sqlite")
    assert result.exit_code == 1, result.output
    (entry,) = json.loads(report.read_bytes())["files"]
    assert len(entry["problems"]) > 50
    assert len(result.stderr.splitlines()) < 60
    assert f"共 {len(entry['problems'])} 个问题" in result.stderr


def test_a_report_is_written_though_the_store_cannot_be_opened(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    store.write_text("a letter, not a graph" * 100)
    report = tmp_path / "report.json"
    result = run("load", LIST, plan(tmp_path, "plan"), "--report", report, store=store)
    assert result.exit_code == 1
    told = json.loads(report.read_bytes())
    assert [entry["outcome"] for entry in told["files"]] == ["NOT_REACHED", "NOT_REACHED"]
    assert told["failure"]["code"] == "NOT_A_STORE"


def test_an_unknown_kind_is_wrong_use(tmp_path: Path) -> None:
    result = run("load", LIST, "--as", "menu", store=tmp_path / "graph.sqlite")
    assert result.exit_code == 2
    assert "task-list" in result.stderr


# ---- unloading --------------------------------------------------------------


async def test_what_a_document_states_goes_and_what_others_state_stays(store: Store, tmp_path: Path) -> None:
    accepted(await load(store, LIST))
    before = (await store.revision()).content_hash
    accepted(await load(store, law(tmp_path, "law", "甲数据管理办法")))
    accepted(await load(store, plan(tmp_path, "plan")))
    tasks = await store.count(Fetch("Task"))
    with pytest.raises(StillReferenced, match=r"citation:.*document:zhejiang"):
        await unload(store, [titled_id("甲数据管理办法")])
    (list_id,) = [
        record.id
        for record in await store.fetch(Fetch("TaskList"))
        if record.id.startswith("task-list:zhejiang")
    ]
    told = await unload(store, [list_id], dry_run=True)
    assert await store.count(Fetch("Task")) == tasks
    done = await unload(store, [titled_id("甲数据管理办法"), list_id])
    assert {one.source: one.difference for one in done}[told[0].source] == told[0].difference
    assert (await store.revision()).content_hash == before
    with pytest.raises(InvalidInput, match="Nothing that was loaded"):
        await unload(store, [list_id])


def test_unloading_from_the_command_line(shipped_graph: Path) -> None:
    unknown = run("unload", "task-list:shanghai-zhudunchelian-2025-qingdan", store=shipped_graph)
    assert unknown.exit_code == 1
    assert "task-list:shanghai-zhudunchelian-2026-qingdan" in unknown.stderr
    status = run("status", store=shipped_graph)
    assert "[任务清单 task list]" in status.stdout
    told = run("unload", "--dry-run", "task-list:shanghai-zhudunchelian-2026-qingdan", store=shipped_graph)
    assert told.exit_code == 0, told.output
    assert "-17     任务 task" in told.stdout
    done = run("unload", "task-list:shanghai-zhudunchelian-2026-qingdan", store=shipped_graph)
    assert done.exit_code == 0, done.output
    assert "document:" not in run("status", store=shipped_graph).stdout

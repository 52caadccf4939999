"""The command line: what it prints, its exit codes, and that no error shows a traceback or a password."""

import asyncio
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Coroutine, Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dutygraph.graph.store.port import Fetch
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.schema.schema import build_schema
from dutygraph.service.cli import COMMANDS, cli
from dutygraph.service.settings import Settings
from tests.neo4j_server import empty

SEEDS = Settings().seeds
LIST = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"


def run(*arguments: str | Path, store: str | Path = "") -> Result:
    url = store if isinstance(store, str) else f"sqlite:{store}"
    environment = {"DUTYGRAPH_STORE": url} if url else {}
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], env=environment)


def refused(result: Result, *told: str, code: int = 1) -> None:
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    for words in told:
        assert words in result.stderr
        assert result.stderr.count(words) == 1, result.stderr


def count(store: Path, kind: str) -> int:
    async def counted() -> int:
        opened = await SqliteStore.open(store, read_only=True)
        try:
            return await opened.count(Fetch(kind))
        finally:
            await opened.close()

    return asyncio.run(counted())


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("load", "--help"), ("serve", "-h")])
def test_help_is_given_in_both_languages(arguments: Sequence[str]) -> None:
    output = run(*arguments).output
    assert "Usage:" in output
    assert any("\u4e00" <= character <= "\u9fff" for character in output)


def test_every_command_and_option_has_a_help_text() -> None:
    for name, summary in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command
        assert command.help, name
        assert summary in run("--help").output
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help, (name, parameter.name)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",), ("load",), ("load", "--shipped", "x.txt"), ("serve", "--port", "x"),
        ("serve", "--port", "70000"), ("review", "x"), ("unload",), ("--unknown",),
        ("status", "x"), ("load", "--unknown", "x"), ("schema", "--store", "x"),
    ],
)  # fmt: skip
def test_wrong_use_exits_with_2(arguments: Sequence[str]) -> None:
    result = run(*arguments)
    refused(result, "Usage:", code=2)
    assert re.search("[一-龥]", result.stderr.rpartition("Error: ")[2])


def test_the_schema_is_printed_without_a_store() -> None:
    result = run("schema", store="nowhere:")
    assert result.exit_code == 0
    assert result.stdout == build_schema().as_str() + "\n"


def test_loading_what_ships_then_again(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    first = run("load", "--shipped", store=store)
    assert first.exit_code == 0, first.output
    assert "+17     ~0      -0      任务 task" in first.stdout
    again = run("load", "--shipped", store=store)
    assert again.exit_code == 0
    assert again.stdout.count("无变化") == 3


def test_a_dry_run_leaves_no_file_behind(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    result = run("load", "--dry-run", LIST, store=store)
    assert result.exit_code == 0
    assert "将有变化" in result.stdout
    assert "任务 task" in result.stdout
    assert not store.exists()


def test_the_store_named_on_the_command_line_comes_first(shipped_graph: Path, tmp_path: Path) -> None:
    result = run("status", "--store", f"sqlite:{shipped_graph}", store=tmp_path / "other.sqlite")
    assert result.exit_code == 0
    assert str(shipped_graph) in result.stdout
    assert "17  任务 task" in result.stdout


def test_a_missing_file_a_folder_and_an_empty_file_are_each_told_once(
    shipped_graph: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    (tmp_path / "folder").mkdir()
    before = shipped_graph.read_bytes()
    result = run("load", tmp_path / "missing.txt", tmp_path / "folder", empty, store=shipped_graph)
    refused(result, f"no such file: {tmp_path / 'missing.txt'}", str(tmp_path / "folder"), "empty.txt: ")
    assert shipped_graph.read_bytes() == before


@pytest.mark.parametrize(
    "command", [("load",), ("load", LIST), ("review", "--new"), ("backup",), ("restore",)]
)
def test_an_empty_name_is_no_folder(command: tuple[str | Path, ...], tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    refused(run(*command, "", store=store), "名称为空", "the name is empty", code=2)
    assert not store.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read_keeps_no_other_out(tmp_path: Path) -> None:
    store, closed = tmp_path / "graph.sqlite", tmp_path / "closed.txt"
    closed.write_text("甲")
    closed.chmod(0)
    refused(run("load", closed, LIST, store=store), "closed.txt: ", "cannot be read", code=3)
    assert count(store, "Task") == 17


def test_a_good_file_is_loaded_beside_a_bad_one_and_the_exit_code_says_so(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    refused(run("load", tmp_path / "missing.txt", LIST, store=store), "missing.txt: ", code=3)
    assert count(store, "Task") == 17


def test_what_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("没有图谱 no graph here " * 100, encoding="utf-8")
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE sheep (name TEXT)")
    connection.close()
    for file in (text, other):
        before = file.read_bytes()
        for command in (("status",), ("load", LIST)):
            refused(run(*command, store=file), f"{file} ", "办法 Remedy: ")
        assert file.read_bytes() == before
    told = f"错误 Error（此处没有本版本的图谱）: {tmp_path} 是文件夹 is a folder"
    refused(run("load", LIST, store=tmp_path), told)


def test_a_store_that_another_program_writes_to_is_busy(shipped_graph: Path, tmp_path: Path) -> None:
    changed = tmp_path / "list.txt"
    shutil.copy(LIST, changed)
    with sqlite3.connect(shipped_graph) as writer:
        writer.execute("BEGIN IMMEDIATE")
        result = run("load", changed, "--no-review", "--discard-review", store=shipped_graph)
        writer.execute("ROLLBACK")
    writer.close()
    refused(result, "另一个程序正在写入图谱", "办法 Remedy: ")
    assert run("load", changed, store=shipped_graph).exit_code == 0


def test_there_is_nothing_to_tell_of_a_graph_that_is_not_there(tmp_path: Path) -> None:
    refused(
        run("status", store=tmp_path / "graph.sqlite"),
        f"{tmp_path / 'graph.sqlite'}",
    )
    assert list(tmp_path.glob("graph.sqlite*")) == []


def test_a_store_is_prepared_once_and_left_as_it_is_after(tmp_path: Path) -> None:
    store = tmp_path / "graph.sqlite"
    refused(run("migrate", store=store), "没有图谱", "no graph")
    assert not store.exists()
    assert run("init", store=store).exit_code == 0
    assert count(store, "Task") == 17
    before = store.read_bytes()
    for command in ("init", "migrate"):
        result = run(command, store=store)
        assert (result.exit_code, "图谱已" in result.stdout) == (0, True)
    assert store.read_bytes() == before


def test_init_takes_the_time_that_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYGRAPH_OPERATION_TIMEOUT", "0.000001")
    store = tmp_path / "graph.sqlite"
    assert run("init", store=store).exit_code == 0
    assert count(store, "Task") == 17


def test_on_neo4j_nothing_is_prepared_but_by_who_is_asked_to(neo4j_address: str) -> None:
    asyncio.run(empty(neo4j_address))
    for command in (("status",), ("load", LIST), ("serve", "--port", "0")):
        refused(run(*command, store=neo4j_address), "not prepared", "dutygraph init")
    for command in (("migrate",), ("init",), ("init",), ("migrate",)):
        result = run(*command, store=neo4j_address)
        assert result.exit_code == 0, result.output
    assert "17  任务 task" in run("status", store=neo4j_address).stdout


@pytest.mark.parametrize("command", [("status",), ("load", str(LIST)), ("serve", "--port", "0")])
def test_a_neo4j_that_is_not_there_is_told_without_its_password(
    unused_tcp_port: int, command: Sequence[str]
) -> None:
    url = f"bolt://neo4j:hidden@127.0.0.1:{unused_tcp_port}/neo4j"
    result = run(*command, store=url)
    refused(result, f"at 127.0.0.1:{unused_tcp_port} ", "办法 Remedy: ")
    assert "hidden" not in result.output


@pytest.mark.parametrize("url", ["bolt://neo4j:hid/den@127.0.0.1:1/neo4j", "bolt://neo4j:hidden@127.0.0.1:1"])
@pytest.mark.parametrize("command", [("status",), ("load", str(LIST)), ("unload", "x"), ("serve",)])
def test_a_password_on_the_command_line_is_warned_of(command: Sequence[str], url: str) -> None:
    result = run(*command, "--store", url)
    assert result.exit_code == 1
    assert "DUTYGRAPH_STORE_PASSWORD" in result.stderr.partition("错误 Error")[0]
    assert "hid" not in result.output


@pytest.mark.parametrize("url", ["bolt://neo4j@127.0.0.1:1/neo4j", "bolt://127.0.0.1:1", "sqlite:a:b@c/d"])
def test_no_password_is_no_reason_to_warn(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "警告" not in run("status", "--store", url).stderr
    assert "警告" not in run("status", store="bolt://neo4j:hidden@127.0.0.1:1/neo4j").stderr


def test_a_wrong_password_of_neo4j_is_told_without_repeating_it(neo4j_address: str) -> None:
    credentials, at, place = neo4j_address.partition("://")[2].rpartition("@")
    user = credentials.partition(":")[0] or "neo4j"
    result = run("status", store=f"bolt://{user}:hidden{at or '@'}{place}")
    refused(result, "办法 Remedy: ")
    assert "password" in result.stderr
    assert "hidden" not in result.output


def test_an_unusable_setting_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYGRAPH_MAX_DEPTH", "many")
    refused(run("status"), "DUTYGRAPH_MAX_DEPTH", "办法 Remedy: ")


def test_a_misspelt_setting_is_noticed(monkeypatch: pytest.MonkeyPatch, shipped_graph: Path) -> None:
    monkeypatch.setenv("DUTYGRAPH_MAX_DEPHT", "3")
    result = run("status", store=shipped_graph)
    assert result.exit_code == 0
    assert "DUTYGRAPH_MAX_DEPTH" in result.stderr


def test_ctrl_c_exits_with_130(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(coroutine: Coroutine[None, None, None]) -> None:
        coroutine.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(asyncio, "run", interrupted)
    refused(run("load", LIST, store=tmp_path / "graph.sqlite"), "Interrupted", code=130)


def test_a_new_review_is_written_beside_the_document_and_never_over_another(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("一、任务\n\n各企业应当自查。\n\n二、要求\n\n完善机制，必须落实。\n", encoding="utf-8")
    store = f"sqlite:{tmp_path / 'none.sqlite'}"
    done = CliRunner().invoke(cli, ["review", "--new", str(plan), "--store", store])
    assert done.exit_code == 0, done.output
    text = (tmp_path / "plan.review.yaml").read_text(encoding="utf-8")
    assert "confirmed: no" in text
    assert not (tmp_path / "none.sqlite").exists()
    again = CliRunner().invoke(cli, ["review", "--new", str(plan), "--store", store])
    assert again.exit_code == 1
    assert "--output" in again.output
    assert (tmp_path / "plan.review.yaml").read_text(encoding="utf-8") == text
    assert "put it beside" not in done.output
    apart = ["review", "--new", str(plan), "--output", str(tmp_path / "mine.yaml"), "--store", store]
    assert "put it beside as plan.review.yaml" in CliRunner().invoke(cli, apart).output


def test_a_review_of_what_is_not_read_in_time_is_refused(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("各企业：\n" + "各企业应当于6月底前报送报告，" * 90_000, encoding="utf-8")
    command = ["review", "--new", str(plan), "--store", f"sqlite:{tmp_path / 'none.sqlite'}"]
    done = CliRunner(env={"DUTYGRAPH_LOAD_SECONDS": "1"}).invoke(cli, command)
    assert done.exit_code == 1
    assert "DUTYGRAPH_LOAD_SECONDS" in done.output
    assert not (tmp_path / "plan.review.yaml").exists()


@pytest.mark.parametrize("kind", ["review", "vocabulary", "catalogue", "synonyms"])
def test_the_json_schema_of_each_yaml_file_names_its_kind(kind: str) -> None:
    done = CliRunner().invoke(cli, ["schema", kind])
    schema = json.loads(done.output)
    assert schema["properties"]["kind"]["const"] == kind
    assert schema["additionalProperties"] is False


def test_a_kind_without_a_schema_is_named_with_those_that_have_one() -> None:
    done = CliRunner().invoke(cli, ["schema", "menu"])
    assert done.exit_code == 2
    assert "synonyms" in done.output

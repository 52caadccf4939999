"""What a load did, for people and, as a report, for machines."""

import datetime
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dutygraph.graph.errors import InvalidInput, RefusedDocument
from dutygraph.graph.model import NODE_TYPES
from dutygraph.service.load.file_result import FOUND, FileResult, Interrupted, Refusal
from dutygraph.service.load.unloading import Unloaded

_SINGLY = 5
"""Up to so many files are told one by one; of more only the sum is, and what a person has to look at."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A load as a whole. `passed_over` counts by ending the files of folders that are no documents;
    `not_reached` were left when the store failed.
    """

    outcomes: Sequence[FileResult | Refusal]
    dry_run: bool = False
    passed_over: Mapping[str, int] | None = None
    not_reached: Sequence[Path] = ()

    @property
    def done(self) -> list[FileResult]:
        return [one for one in self.outcomes if isinstance(one, FileResult) and one.asked]

    @property
    def first(self) -> list[FileResult]:
        """What ships and the graph lacked."""
        return [one for one in self.outcomes if isinstance(one, FileResult) and not one.asked]

    @property
    def refused(self) -> list[Refusal]:
        """The failure of the store, if there was one, is among them."""
        return [outcome for outcome in self.outcomes if isinstance(outcome, Refusal)]


def lines(loaded: Loaded) -> Iterator[str]:
    """The difference each document made (or would make), by kind of record, and its warnings."""
    if loaded.first:
        names = ", ".join(one.path.name for one in loaded.first)
        yield f"图谱中还没有，先装入随产品提供的 What ships comes first, for the graph lacks it: {names}"
    if len(loaded.done) + len(loaded.refused) <= _SINGLY:
        for outcome in loaded.done:
            yield from _one(outcome, dry_run=loaded.dry_run)
    else:
        yield from _all(loaded)
    if loaded.not_reached:
        left = len(loaded.not_reached)
        yield f"未处理 Not reached: {left}；再次装入即继续 what was written stays: load again to go on"
    if loaded.passed_over:
        listed = ", ".join(f"{ending} {count}" for ending, count in loaded.passed_over.items())
        yield f"跳过的其他文件 Other files, passed over: {listed}"


def _one(outcome: FileResult, *, dry_run: bool) -> Iterator[str]:
    yield f"{outcome.path.name}  {outcome.title}  [{outcome.kind}]"
    yield from _found([outcome])
    for warning in outcome.warnings:
        yield f"  注意 Warning: {warning}"
    if outcome.left_out:
        return
    if outcome.unchanged:
        yield "  不会有变化 nothing would change" if dry_run else "  无变化 nothing changed"
        return
    yield "  将有变化 would change:" if dry_run else "  已写入 written:"
    yield from _difference([outcome])


def _all(loaded: Loaded) -> Iterator[str]:
    for outcome in loaded.done:
        for warning in outcome.warnings:
            yield f"注意 Warning: {outcome.path}: {warning}"
    summary = summary_of(loaded)
    written = "将写入 would be written" if loaded.dry_run else "已写入 written"
    yield (
        f"共 Files: {summary['files']}  {written}: {summary['written']}  "
        f"无变化 unchanged: {summary['unchanged']}  旧版未装入 left out: {summary['left_out']}  "
        f"拒绝 refused: {summary['refused']}"
    )
    kinds = Counter(outcome.kind for outcome in loaded.done)
    yield from _found(loaded.done)
    if kinds:
        yield "种类 Kinds: " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    yield from _difference(loaded.done)


_FOUND: Mapping[str, str] = {
    "tasks": "项任务 tasks",
    "of_enterprises": "项企业义务 duties of enterprises",
    "of_authorities": "项主管部门职责 of authorities",
    "unstated": "项未写明由谁承担 of whom the text does not say",
}


def _found(outcomes: Sequence[FileResult]) -> Iterator[str]:
    """What the documents say, in a lawyer's words."""
    found = sum((Counter(outcome.found) for outcome in outcomes), Counter[str]())
    parts = [f"{found[name]} {words}" for name, words in _FOUND.items() if found[name]]
    if cited := found["citations"]:
        left = found["unresolved"]
        parts.append(f"{cited} 处引用，其中 {left} 处未能确定 citations, {left} of them not resolved")
    if parts:
        yield "  读出 Found: " + "；".join(parts)


def _difference(outcomes: Sequence[FileResult | Unloaded]) -> Iterator[str]:
    for kind, node in NODE_TYPES.items():
        of = [one.difference[kind] for one in outcomes if kind in one.difference]
        if of:
            added, changed, removed = (sum(one[how] for one in of) for how in ("added", "changed", "removed"))
            yield f"    +{added:<6} ~{changed:<6} -{removed:<6} {node.called}"


def unloaded_lines(unloaded: Sequence[Unloaded], *, dry_run: bool) -> Iterator[str]:
    for one in unloaded:
        yield f"{one.source}  {one.title}".rstrip()
        yield "  将卸载 would be unloaded:" if dry_run else "  已卸载 unloaded:"
        yield from _difference([one])


# ---- for machines -----------------------------------------------------------


def summary_of(loaded: Loaded) -> dict[str, int]:
    refused = sum(one.path is not None for one in loaded.refused)
    return {
        "files": len(loaded.done) + refused + len(loaded.not_reached),
        "written": sum(not outcome.unchanged for outcome in loaded.done),
        "unchanged": sum(outcome.unchanged and not outcome.left_out for outcome in loaded.done),
        "left_out": sum(outcome.left_out for outcome in loaded.done),
        "refused": refused,
        "not_reached": len(loaded.not_reached),
    }


def report(loaded: Loaded, now: datetime.datetime) -> dict[str, Any]:
    """Every file with what became of it: `outcome` is WRITTEN, UNCHANGED, LEFT_OUT (for a later wording),
    REFUSED or NOT_REACHED; a dry run tells what would. `failure` is the store's, of which it is no file's
    fault; `first` what ships and the graph lacked.
    """
    failure = next((_refused(one) for one in loaded.refused if one.path is None), None)
    return {
        "loaded_at": now.isoformat(timespec="seconds"),
        "dry_run": loaded.dry_run,
        "summary": summary_of(loaded),
        "files": [
            *(
                _refused(one) if isinstance(one, Refusal) else _entry(one)
                for one in loaded.outcomes
                if one.path is not None and (isinstance(one, Refusal) or one.asked)
            ),
            *({"path": str(path), "outcome": "NOT_REACHED"} for path in loaded.not_reached),
        ],
        "first": [_entry(one) for one in loaded.first],
        "failure": failure,
        "passed_over": dict(loaded.passed_over or {}),
    }


def exit_code(loaded: Loaded) -> int:
    """0 where nothing was refused, 1 where everything was, 3 where some of it was; 130 for Ctrl-C."""
    if not loaded.refused:
        return 0
    if any(isinstance(one.error, Interrupted) for one in loaded.refused):
        return 130
    return 3 if loaded.done else 1


def as_json(plain: object) -> bytes:
    """Indented; what is no UTF-8 in names of files is told as \\udcff."""
    text = json.dumps(plain, ensure_ascii=False, indent=2)
    return re.sub(r"[\ud800-\udfff]", lambda found: rf"\\u{ord(found[0]):x}", f"{text}\n").encode()


def unloaded_report(unloaded: Sequence[Unloaded], *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "sources": [{"id": one.source, "title": one.title, "changes": one.difference} for one in unloaded],
    }


def check_writable(path: Path) -> None:
    """Passes where a report can be written; InvalidInput else, before anything is loaded."""
    folder = path.parent
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise _unwritable(path)


def write_report(path: Path, loaded: Loaded) -> None:
    plain = report(loaded, datetime.datetime.now(datetime.UTC))
    try:
        path.write_bytes(as_json(plain))
    except OSError as error:
        raise _unwritable(path) from error


def _unwritable(path: Path) -> InvalidInput:
    return InvalidInput(
        f"{path}：报告无法写入。 The report cannot be written there.",
        "请给出可写文件夹中的文件名 Name a file in a folder that can be written to.",
    )


def _refused(refusal: Refusal) -> dict[str, Any]:
    error = refusal.error
    problems = (
        [asdict(problem) for problem in error.problems]
        if isinstance(error, RefusedDocument)
        else [{"place": str(refusal.path or ""), "message": error.message, "remedy": error.remedy}]
    )
    named = {"path": str(refusal.path), "outcome": "REFUSED"} if refusal.path else {}
    return {**named, "code": error.code, "problems": problems}


def _entry(outcome: FileResult) -> dict[str, Any]:
    return {
        "path": str(outcome.path),
        "outcome": "LEFT_OUT" if outcome.left_out else "UNCHANGED" if outcome.unchanged else "WRITTEN",
        "kind": outcome.kind,
        "title": outcome.title,
        "ids": list(outcome.ids),
        "counts": dict(outcome.counts),
        "found": {name: outcome.found.get(name, 0) for name in FOUND},
        "changes": outcome.difference,
        "warnings": list(outcome.warnings),
    }

"""What is told while a load goes on, where no bar can be drawn."""

import os
import re
from pathlib import Path

import pytest

from dutygraph.service.load.progress import told


def test_a_log_is_told_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # To begin takes long, and is no measure of what is left.
    now = iter((0, *range(900, 10_000, 6)))
    monkeypatch.setattr("dutygraph.service.load.progress.time.monotonic", lambda: float(next(now)))
    with told(10) as tell:
        for done in range(1, 6):
            tell(Path(os.fsdecode(b"law-\xff.txt")), done, 10)
    lines = [line for line in capsys.readouterr().err.splitlines() if "/10" in line]
    assert 1 < len(lines) < 6
    assert all("law-\\udcff.txt" in line for line in lines)
    assert all("/s" in line for line in lines[1:])
    left = [int(found[1]) for line in lines if (found := re.search(r"left about (\d+) s", line))]
    assert 0 < max(left) < 900

"""The wheel, on its own, away from the repository."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def run(installed: Path, folder: Path, *arguments: str) -> str:
    # -P keeps the working directory off the path.
    done = subprocess.run(
        [sys.executable, "-P", "-c", "from service.cli import main; main()", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(installed), "DUTYGRAPH_STORE": "sqlite:./graph.sqlite", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_loads_what_it_ships_from_any_folder(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "load", "--shipped")
    assert (tmp_path / "graph.sqlite").exists()
    assert "17  任务 task" in run(installed, tmp_path, "status")


def test_it_holds_every_file_of_the_rooms_and_nothing_more(installed: Path) -> None:
    rooms = ("graph", "loaders", "schema", "seeds", "service")
    assert {path.name for path in installed.iterdir() if path.suffix != ".dist-info"} == set(rooms)
    for room in rooms:
        assert files(installed, room) == files(ROOT, room)


def files(root: Path, room: str) -> set[Path]:
    found = (path.relative_to(root) for path in (root / room).rglob("*") if path.is_file())
    return {path for path in found if "__pycache__" not in path.parts}

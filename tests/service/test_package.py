"""What is installed: from the wheel, from the sdist, and beside packages of the bare names of our rooms."""

import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import distribution
from itertools import permutations
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("text", "graph", "reasoning", "search", "loaders", "schema", "seeds", "service")
OTHERS = ("schema", "service")
"""Packages of PyPI that go by names of our rooms."""


def build(source: Path, target: str, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = [path for path in folder.iterdir() if path.name.startswith("dutygraph-") and path.is_file()]
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    install(wheel, folder)
    return folder


def install(wheel: Path, folder: Path) -> None:
    subprocess.run(
        [
            sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile",
            "--disable-pip-version-check", "--root-user-action=ignore", "--target", str(folder), str(wheel),
        ],
        check=True, capture_output=True,
    )  # fmt: skip


def python(installed: Path, folder: Path, code: str, *arguments: str) -> str:
    # -P keeps the working directory off the path.
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(installed), "DUTYGRAPH_STORE": "sqlite:./graph.sqlite", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(installed: Path, folder: Path, *arguments: str) -> str:
    return python(installed, folder, "from dutygraph.service.cli import main; main()", *arguments)


def test_it_loads_what_it_ships_from_any_folder(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "load", "--shipped")
    assert (tmp_path / "graph.sqlite").exists()
    assert "17  任务 task" in run(installed, tmp_path, "status")


def test_it_is_one_package_that_holds_every_file_of_the_rooms_and_nothing_more(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir() if path.suffix != ".dist-info"}
    assert tops == {"dutygraph", "bin"}
    inside = {path.name for path in (installed / "dutygraph").iterdir() if path.is_dir()}
    assert inside - {"__pycache__"} == set(ROOMS)
    assert files(installed / "dutygraph") == files(ROOT / "src" / "dutygraph") | {
        Path(room) / file for room in ROOMS for file in files(ROOT / room)
    }


def test_the_wheel_of_the_source_distribution_is_the_same(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(build(ROOT, "sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    assert build(source, "wheel", tmp_path / "again").read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("order", list(permutations(("dutygraph", *OTHERS))), ids=" then ".join)
def test_it_lives_beside_packages_of_the_names_of_its_rooms(
    wheel: Path, tmp_path: Path, order: tuple[str, ...]
) -> None:
    environment = tmp_path / "environment"
    for name in order:
        if name == "dutygraph":
            install(wheel, environment)
        else:
            copy_installed(name, environment)
    python(
        environment,
        tmp_path,
        "import schema, service, dutygraph.schema.schema as ours, dutygraph.service.cli\n"
        "assert schema.Schema(int).validate(3) == 3\n"
        "assert service.Service.__module__ == 'service'\n"
        "assert ours.__file__ != schema.__file__\n",
    )


def copy_installed(name: str, environment: Path) -> None:
    """Installs a distribution that this Python has, into another folder; nothing is overwritten."""
    held = distribution(name)
    for file in held.files or ():
        if ".." in file.parts or "__pycache__" in file.parts:
            continue
        target = environment / file
        assert not target.exists(), target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(str(held.locate_file(file)), target)


def files(folder: Path) -> set[Path]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path for path in found if "__pycache__" not in path.parts}

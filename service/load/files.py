"""What kind of file each path names, and which files ship."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dutygraph.graph.errors import InvalidInput, Problem, RefusedDocument
from dutygraph.loaders.documents.formats.by_content import SUFFIXES
from dutygraph.loaders.knowledge.yaml_file import YamlFile, read_yaml

_YAML = frozenset({".yaml", ".yml"})
_OLD_OFFICE = frozenset({".doc", ".wps", ".xls", ".et", ".rtf", ".odt"})
"""Not read, but refused with the remedy: somebody who sends such a file means it to be read."""
_TEXT = frozenset({".txt", ".md"})


class FileKind(StrEnum):
    """In the order in which files are to be loaded, for each refers to what those before it state."""

    VOCABULARY = "vocabulary"
    CATALOGUE = "catalogue"
    SYNONYMS = "synonyms"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Named:
    """A file to be loaded; `file` is the content of one that is no document. One that was not `asked` for is
    loaded first, because the graph lacks it.
    """

    path: Path
    kind: FileKind
    file: YamlFile | None = None
    asked: bool = True

    @property
    def extends(self) -> str | None:
        return self.file.content.get("extends") if self.file else None

    @property
    def order(self) -> tuple[int, bool]:
        return list(FileKind).index(self.kind), self.extends is not None


def named(path: Path, *, asked: bool = True) -> Named:
    """The file and its kind; RefusedDocument for a YAML file that is broken or of no kind that is loaded."""
    if path.suffix.lower() not in _YAML:
        return Named(path, FileKind.DOCUMENT)
    file = read_yaml(path)
    content = file.content if isinstance(file.content, dict) else {}
    kind = content.get("kind")
    if kind in (FileKind.VOCABULARY, FileKind.CATALOGUE) or (kind == FileKind.SYNONYMS and "name" in content):
        return Named(path, FileKind(kind), file, asked)
    if kind == "review":
        message = "这是复核文件 this is a review."
        remedy = "装入它所属的文件，复核随之生效 Load the document it belongs to; it is applied with it."
    elif kind == "synonyms":
        message = "这是随产品提供的同义词，启动时读取 these are the synonyms that ship, read at each start."
        remedy = "自己的同义词请写 name 和 extends: shipped Give your own a `name` and `extends: shipped`."
    else:
        message = f"不能装入的种类 {kind!r} is no kind that is loaded."
        remedy = "写明 kind Say `kind: vocabulary`, `kind: catalogue` or `kind: synonyms`."
    raise RefusedDocument([Problem(file.place(("kind",)), message, remedy)])


def vocabulary_of(seeds: Path) -> Path:
    return seeds / "vocabulary.yaml"


def catalogue_of(seeds: Path) -> Path:
    return seeds / "catalogue.yaml"


def shipped(seeds: Path) -> tuple[Path, ...]:
    """The files that ship, in the order of loading; InvalidInput where the folder is not theirs."""
    knowledge = (vocabulary_of(seeds), catalogue_of(seeds))
    for path in knowledge:
        if not path.is_file():
            raise InvalidInput(
                f"{path}：缺少随产品提供的数据。 The data that ships is missing there.",
                "检查 DUTYGRAPH_SEEDS，或重新安装。 Check DUTYGRAPH_SEEDS, or install again.",
            )
    documents = (path for path in seeds.glob("*/*") if path.suffix in _TEXT and path.name[0] != ".")
    return (*knowledge, *sorted(documents))


@dataclass(frozen=True, slots=True)
class Expansion:
    """The `files` that paths stand for. `empty` are folders without any; `passed_over` counts, by their
    ending, the files of folders that are no documents.
    """

    files: tuple[Path, ...]
    empty: tuple[Path, ...]
    passed_over: Mapping[str, int]


def expanded(paths: Sequence[Path]) -> Expansion:
    """Each file once, folders by the documents anywhere in them in the order of their names.

    Hidden files and folders are left out, and so are the locks that office programs leave (~$…). Links are
    followed, never in a circle.
    """
    files: dict[Path, Path] = {}
    empty: list[Path] = []
    passed_over: Counter[str] = Counter()
    for path in paths:
        if not path.is_dir():
            files.setdefault(_real(path), path)
            continue
        before = len(files)
        known = 0
        for file in _inside(path, set()):
            if file.suffix.lower() in SUFFIXES or file.suffix.lower() in _OLD_OFFICE:
                known += 1
                files.setdefault(_real(file), file)
            elif not file.name.endswith(".review.yaml"):
                passed_over[file.suffix.lower() or file.name] += 1
        if len(files) == before and not known:
            empty.append(path)
    return Expansion(tuple(files.values()), tuple(empty), dict(sorted(passed_over.items())))


def no_documents(folder: Path) -> RefusedDocument:
    problem = Problem(
        str(folder),
        "文件夹中没有可装入的文件 the folder holds no documents.",
        f"支持的格式 Formats: {' '.join(sorted(SUFFIXES))}.",
    )
    return RefusedDocument([problem])


def _inside(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Its files; a folder that was `seen`, under whatever name, is not entered again."""
    try:
        state = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    here = (state.st_dev, state.st_ino)
    if here in seen:
        return
    seen.add(here)
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        path = folder / entry.name
        if entry.is_dir():
            yield from _inside(path, seen)
        else:
            yield path


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path

"""What kind of file each path names, and which files ship."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dutygraph.graph.errors import InvalidInput
from dutygraph.loaders.documents.document import refused
from dutygraph.loaders.documents.formats.by_content import OLD, SUFFIXES
from dutygraph.loaders.knowledge.yaml_file import YamlFile, read_yaml
from dutygraph.service.load.file_result import Refusal

_YAML = frozenset({".yaml", ".yml"})
_HIDDEN = (".", "~$")
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
    raise refused(file.place(("kind",)), message, remedy)


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
    """The `files` that paths stand for. `refused` are folders without any, or that cannot be read;
    `passed_over` counts, by their ending, the files of folders that are no documents.
    """

    files: tuple[Path, ...]
    refused: tuple[Refusal, ...]
    passed_over: Mapping[str, int]


def expanded(paths: Sequence[Path]) -> Expansion:
    """Each file once, folders by the documents anywhere in them in the order of their names.

    Hidden files and folders are left out, and so are the locks that office programs leave (~$…). Links are
    followed, never in a circle.
    """
    files: dict[str, Path] = {}
    unread: list[Refusal] = []
    passed_over: Counter[str] = Counter()
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 it never raises
            files.setdefault(os.path.realpath(path), path)
            continue
        failed: list[OSError] = []
        documents = False
        for file in sorted(_inside(path, failed.append)):
            if (ending := file.suffix.lower()) in SUFFIXES or ending in OLD:
                documents = True
                files.setdefault(os.path.realpath(file), file)
            elif not file.name.endswith(".review.yaml"):
                passed_over[ending or file.name] += 1
        unread += [_unread(Path(each.filename), each.strerror) for each in failed]
        if not documents and not failed:
            unread.append(_unread(path, None))
    return Expansion(tuple(files.values()), tuple(unread), dict(sorted(passed_over.items())))


def size_of(path: Path) -> int:
    """In bytes; 0 of what cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _unread(folder: Path, why: str | None) -> Refusal:
    if why is not None:
        told = f"文件夹无法读取 the folder cannot be read: {why}.", "请检查权限 Check its permissions."
    else:
        endings = " ".join(sorted(SUFFIXES))
        told = "文件夹中没有可装入的文件 the folder holds no documents.", f"支持的格式 Formats: {endings}."
    return Refusal(folder, refused(str(folder), *told))


def _inside(top: Path, failed: Callable[[OSError], None]) -> Iterator[Path]:
    """Its files; a folder that was entered already, under whatever name, is not entered again."""
    seen = set()
    for folder, folders, files in os.walk(top, followlinks=True, onerror=failed):
        state = Path(folder).stat()
        if (here := (state.st_dev, state.st_ino)) in seen:
            folders.clear()
            continue
        seen.add(here)
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        yield from (Path(folder, name) for name in files if not name.startswith(_HIDDEN))

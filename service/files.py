"""What kind of file each path names, and which files ship."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from graph.errors import InvalidInput, Problem, RefusedDocument
from loaders.yaml_file import read_yaml

_YAML = frozenset({".yaml", ".yml"})
_TEXT = frozenset({".txt", ".md"})


class Kind(IntEnum):
    """In the order in which files are to be loaded, for each refers to what those before it state."""

    VOCABULARY = 0
    CATALOGUE = 1
    DOCUMENT = 2


@dataclass(frozen=True, slots=True)
class Named:
    """`name` is what a catalogue calls itself."""

    path: Path
    kind: Kind
    name: str | None = None


def named(path: Path) -> Named:
    """RefusedDocument where a YAML file cannot be read or is of no kind that is loaded."""
    if path.suffix.lower() not in _YAML:
        return Named(path, Kind.DOCUMENT)
    file = read_yaml(path)
    content = file.content if isinstance(file.content, dict) else {}
    kind = content.get("kind")
    if kind == "vocabulary":
        return Named(path, Kind.VOCABULARY)
    if kind == "catalogue":
        return Named(path, Kind.CATALOGUE, str(content.get("name")))
    if kind == "review":
        problem = Problem(
            file.place(("kind",)),
            "这是复核文件 this is a review.",
            "装入它所属的文件，复核随之生效 Load the document it belongs to; it is applied with it.",
        )
    else:
        problem = Problem(
            file.place(("kind",)),
            f"不能装入的种类 {kind!r} is no kind that is loaded.",
            "写明 kind: vocabulary 或 kind: catalogue Say `kind: vocabulary` or `kind: catalogue`.",
        )
    raise RefusedDocument([problem])


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

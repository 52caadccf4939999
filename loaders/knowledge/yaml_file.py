"""YAML files of ours, read safely and checked in one pass, every problem with its line and field.

Scalars stay text (`7.10`, `no` and `2024-08-23` as written; only an empty value, `null` and `~` are
null): what a field is follows from its model, not from how a value happens to look.
"""

import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from rapidfuzz import fuzz, process

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.graph.model import Node, properties
from dutygraph.loaders.documents.document import read_bytes, refused

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 30
MAX_VALUES = 500_000

_WORDS: Mapping[str, str] = {
    "bool": "应为 yes 或 no expected yes or no",
    "enum": "应为 expected {expected}",
    "float": "应为数字 expected a number",
    "greater_than": "应大于 must be more than {gt}",
    "greater_than_equal": "不得小于 must be at least {ge}",
    "int": "应为整数 expected a whole number",
    "less_than_equal": "不得大于 must be at most {le}",
    "literal": "应为 expected {expected}",
    "model": "应为字段与值 expected fields with values",
    "string": "应为文字 expected text",
    "string_pattern_mismatch": "写法不符，应符合 must match {pattern}",
    "string_too_long": "至多 {max_length} 个字 at most {max_length} characters",
    "string_too_short": "至少 {min_length} 个字 at least {min_length} characters",
    "too_long": "至多 {max_length} 项 at most {max_length} entries",
    "too_short": "至少 {min_length} 项 at least {min_length} entries",
    "tuple": "应为列表 expected a list",
}
"""What the library finds wrong, for people; by its name for it, or the first word of that."""

_NULL = "tag:yaml.org,2002:null"
_LIKELY = 60

Location = tuple[str | int, ...]
ModelT = TypeVar("ModelT", bound=BaseModel)
NodeT = TypeVar("NodeT", bound=Node)


class Record(BaseModel):
    """Base of what YAML files hold: frozen, no unknown fields, text without blanks around it."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def as_node(self, node: type[NodeT], **said: Any) -> NodeT:
        """The node that has what stands here under the names of its properties, but for what is `said`."""
        own = {name: value for name, value in self if name in properties(node.__name__)}
        return node(**(own | said))


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The plain content of a file: mappings, lists, text and None; `lines` by location, from 1.

    `text` is the file as it stands.
    """

    name: str
    content: Any
    lines: Mapping[Location, int]
    text: str

    def place(self, location: Location = ()) -> str:
        """`seeds/catalogue.yaml:123 instruments[4].effective_on`."""
        known = location
        while known and known not in self.lines:
            known = known[:-1]
        field = _field(location)
        return f"{self.name}:{self.lines.get(known, 1)}" + (f" {field}" if field else "")

    def problem(self, location: Location, message: str, remedy: str = "") -> Problem:
        return Problem(self.place(location), message, remedy)


def read_yaml(path: Path) -> YamlFile:
    """The file's content; RefusedDocument where it is no YAML, or more than any of our files needs."""
    return parsed_yaml(*yaml_text(path))


def yaml_text(path: Path) -> tuple[str, str]:
    """What a file is called in problems, and its text; RefusedDocument where it is too long, or no UTF-8."""
    data = read_bytes(path, MAX_BYTES)
    name = f"{path.parent.name}/{path.name}" if path.parent.name else path.name
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused(
            f"{name}:{line}",
            "不是 UTF-8 编码 not UTF-8.",
            "请另存为 UTF-8 Save it as UTF-8.",
        ) from error
    return name, text


def parsed_yaml(name: str, text: str) -> YamlFile:
    """The content of a file's text; RefusedDocument where it is no YAML of ours."""
    try:
        _check_events(name, text)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise refused(
            f"{name}:{line}",
            f"YAML 语法错误 not YAML: {error.problem or error.context}.",
            "请检查缩进、引号和冒号 Check indentation, quotes and colons.",
        ) from error
    except yaml.YAMLError as error:
        raise refused(
            name,
            f"含有 YAML 不允许的字符 a character that YAML does not allow: {error}.",
            "请删除该字符 Remove it.",
        ) from error
    lines: dict[Location, int] = {}
    problems: list[Problem] = []
    file = YamlFile(name, _plain(root, (), lines, problems), lines, text)
    if problems:
        raise RefusedDocument([replace(one, place=f"{name}:{one.place}") for one in problems])
    return file


def _check_events(name: str, text: str) -> None:
    """Refuses what could be more than it looks, before anything is built: nesting, aliases and tags."""
    depth = documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        said = None
        if depth > MAX_DEPTH:
            said = f"嵌套超过 {MAX_DEPTH} 层 nested deeper than {MAX_DEPTH}.", "请减少嵌套 Nest less."
        elif count > MAX_VALUES:
            said = f"内容过多 more than {MAX_VALUES:,} values.", "请拆分文件 Split it."
        elif documents > 1:
            said = "文件含多个 YAML 文档 more than one YAML document.", "请只保留一个 Keep one."
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            said = "不支持锚点与别名 anchors and aliases are not read.", "请逐处写出 Write it out."
        elif (tag := getattr(event, "tag", None)) is not None:
            said = f"不支持标签 tags are not read: {tag}.", "请删除标签 Remove the tag."
        if said:
            raise refused(f"{name}:{event.start_mark.line + 1 if event.start_mark else 1}", *said)


def _plain(
    node: yaml.Node | None, location: Location, lines: dict[Location, int], problems: list[Problem]
) -> Any:
    """What a node holds, the line of each location going to `lines`."""
    if node is None:
        return None
    lines.setdefault(location, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, (*location, at), lines, problems) for at, one in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return None if node.tag == _NULL else str(node.value)
    content: dict[str, Any] = {}
    for key, value in node.value:
        line, inner = key.start_mark.line + 1, (*location, str(key.value))
        if not isinstance(key, yaml.ScalarNode):
            message = "字段名应为文字 a field's name must be text."
            problems.append(Problem(str(line), message, "请检查缩进 Check the indentation."))
        elif key.value in content:
            message = f"字段重复 {_field(inner)} is given twice."
            problems.append(Problem(str(line), message, "请删除其一 Remove one."))
        lines[inner] = line
        content[str(key.value)] = _plain(value, inner, lines, problems)
    return content


def read_records(file: YamlFile, model: type[ModelT]) -> ModelT:
    """The content as a model; RefusedDocument with every problem there is."""
    if not isinstance(file.content, dict):
        raise refused(
            file.place(),
            "应为字段与值 expected fields with values.",
            "请对照随附文件 Compare a shipped file.",
        )
    try:
        return model.model_validate(file.content)
    except ValidationError as error:
        located = located_problems(file, model, error)
        raise RefusedDocument([problem for _, problem in located]) from error


def located_problems(
    file: YamlFile, model: type[BaseModel], error: ValidationError
) -> list[tuple[Location, Problem]]:
    """What the library finds wrong in a file, and where."""
    return [
        (found["loc"], _problem(file, dict(found), _names_at(model, found["loc"][:-1])))
        for found in error.errors(include_url=False, include_context=True)
    ]


def worded(found: Mapping[str, Any]) -> str:
    """What an error of the library says, Chinese first."""
    kind = str(found["type"])
    words = _WORDS.get(kind) or _WORDS.get(kind.partition("_")[0])
    return words.format(**found.get("ctx", {})) if words else str(found["msg"]).removeprefix("Value error, ")


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest of what is known, if any is near."""
    nearest = process.extractOne(wrong, list(known), scorer=fuzz.ratio, score_cutoff=_LIKELY)
    return f"是否为 Did you mean {nearest[0]}?" if nearest else ""


def _field(location: Sequence[str | int]) -> str:
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return written.removeprefix(".")


def _names_at(model: type[BaseModel], location: Location) -> Sequence[str]:
    """The fields that may stand at a place of a file."""
    models = [model]
    for part in location:
        if isinstance(part, str):
            fields = [one.model_fields[part] for one in models if part in one.model_fields]
            models = [inner for field in fields for inner in _models_in(field.annotation)]
    return [field.alias or name for one in models for name, field in one.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)


def _problem(file: YamlFile, found: dict[str, Any], names: Sequence[str]) -> Problem:
    location: Location = tuple(found["loc"])
    kind, given = str(found["type"]), found.get("input")
    last = str(location[-1]) if location else ""
    match kind:
        case "missing":
            said = f"缺少字段 {last} is missing.", "请补上 Add it."
        case "extra_forbidden":
            said = f"未知字段 {last} is no field here.", suggestion(last, names) or "请删除 Remove it."
        case "enum" | "literal_error":
            expected = str(found["ctx"]["expected"])
            choices = [choice.strip(" '") for choice in expected.replace(" or ", ",").split(",")]
            nearest = suggestion(str(given).upper(), choices) or "请用上列之一 Use one of these."
            said = f"值无效 {given!r} is none of {', '.join(choices)}.", nearest
        case _ if kind.startswith(("date_", "datetime_")):
            written = "请写成 2026-01-31 的形式 Write it like 2026-01-31."
            said = f"日期无效 {given!r} is no date.", written
        case _:
            said = f"值无效 {worded(found)}: {_shortened(given)}.", "请更正 Correct it."
    return file.problem(location, *said)


def _shortened(given: Any) -> str:
    text = repr(given)
    return text if len(text) <= 60 else f"{text[:57]}..."

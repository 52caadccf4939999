"""The tables of the docs that follow from the code, and what a service asks first of what the docs show:
`python -m docs.reference` writes them anew.

Each stands between `<!-- NAME -->` and `<!-- end of NAME -->`; a test fails when one has fallen behind.
"""

import json
import re
import types
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, properties
from dutygraph.service.settings import PREFIX, Settings

_ROOT = Path(__file__).parents[1]


def settings_table() -> str:
    """Every setting: its variable, default and meaning."""
    rows = ["| 变量 Variable | 缺省 Default | 含义 Meaning |", "| --- | --- | --- |"]
    for name, declared in Settings.model_fields.items():
        extra = declared.json_schema_extra
        text = extra.get("default_text") if isinstance(extra, dict) else None
        shown = text or _default(declared.default)
        rows.append(f"| `{PREFIX}{name.upper()}` | {shown} | {declared.description} |")
    return "\n".join(rows) + "\n"


def node_types_table() -> str:
    """Every node type with its properties; those in brackets may be null."""
    rows = ["| 节点 Node type | 含义 Meaning | 属性 Properties |", "| --- | --- | --- |"]
    for name, node in NODE_TYPES.items():
        listed = ", ".join(
            f"`{held.name}`" if held.required else f"(`{held.name}`)" for held in properties(name).values()
        )
        rows.append(f"| `{name}` | {node.called} | {listed} |")
    return "\n".join(rows) + "\n"


def relationship_types_table() -> str:
    """Every relationship type with the node types it joins."""
    rows = ["| 关系 Relationship | 含义 Meaning | 起点 → 终点 From → to |", "| --- | --- | --- |"]
    for name, declared in RELATIONSHIP_TYPES.items():
        ends: dict[str, list[str]] = {}
        for start, end in declared.ends:
            ends.setdefault(end, []).append(f"`{start}`")
        joined = "; ".join(f"{', '.join(starts)} → `{end}`" for end, starts in ends.items())
        rows.append(f"| `{name}` | {declared.called} | {joined} |")
    return "\n".join(rows) + "\n"


def _default(value: object) -> str:
    if value is None or value == ():
        return "空 none"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


TABLES: Mapping[str, Callable[[], str]] = types.MappingProxyType(
    {
        "settings": settings_table,
        "node types": node_types_table,
        "relationship types": relationship_types_table,
    }
)


def renewed(text: str) -> str:
    """A page with its tables as they are to be."""
    for name, table in TABLES.items():
        between = re.compile(f"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        text = between.sub(partial(_filled, table()), text)
    return text


def _filled(table: str, found: re.Match[str]) -> str:
    return f"{found[1]}{table}{found[2]}"


def pages() -> tuple[Path, ...]:
    return tuple(sorted(Path(__file__).parent.glob("*.md")))


OPERATIONS = _ROOT / "service" / "http" / "operations.json"
"""What a service asks before anybody does."""


def operations() -> str:
    """The kit's operations with the variables that their page asks them with."""
    page = (_ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    variables = dict(re.findall(r"### (\w+)\n\n.+?\n\n```json\n(.*?)\n```", page, re.DOTALL))
    manifest = json.loads((_ROOT / "kit" / "persisted-documents.json").read_text(encoding="utf-8"))
    told = [[each["body"], json.loads(variables[each["name"]])] for each in manifest["operations"]]
    told.sort(key=lambda each: len(each[0]))  # most of them, where there is no time for all
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    OPERATIONS.write_text(operations(), encoding="utf-8")
    for page in pages():
        page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")

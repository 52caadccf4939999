"""Files of one's own beside those that ship: each adds to one, under a name of its own."""

from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field

from dutygraph.graph.errors import Problem
from dutygraph.loaders.knowledge.yaml_file import Record, YamlFile

SHIPPED = "shipped"
"""The name of what ships."""

Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Extending(Record):
    """A file that ships, or one that adds to it: that has a `name` of its own, and `extends` says whose."""

    name: Name = SHIPPED
    extends: Name | None = None


def problems_of_extending(
    file: YamlFile, held: Extending, loaded: Collection[str], *, may_stand_alone: bool = False
) -> Iterator[Problem]:
    """What is wrong with its name and what it extends; `loaded` are the names that it can extend."""
    if held.extends is None:
        if held.name != SHIPPED and not may_stand_alone:
            yield file.problem(
                ("name",),
                f"未写明所扩展的文件 {held.name} does not say what it adds to.",
                "请写 extends: shipped Write `extends: shipped`.",
            )
    elif held.name in (SHIPPED, held.extends):
        yield file.problem(
            ("name",) if held.name != SHIPPED else ("extends",),
            "须有自己的名称 what extends another needs a name of its own.",
            "请写 name，如 name: my-company Write one, such as `name: my-company`.",
        )
    else:
        message = f"没有装入 {held.extends} is not loaded."
        remedy = f"可用 Loaded: {', '.join(sorted(loaded)) or '(none)'}."
        yield from file.unless_known(("extends",), held.extends, loaded, message, remedy)

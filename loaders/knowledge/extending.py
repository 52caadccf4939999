"""Files of one's own beside those that ship: each adds to one, under a name of its own."""

from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field

from dutygraph.loaders.knowledge.checking import Entry, Told
from dutygraph.loaders.knowledge.yaml_file import suggestion

SHIPPED = "shipped"
"""The name of what ships."""

Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Extending(Entry):
    """A file that ships, or one that adds to it: that has a `name` of its own, and `extends` says whose."""

    name: Name = SHIPPED
    extends: Name | None = None

    def told_of_extending(self, loaded: Collection[str], *, may_stand_alone: bool = False) -> Iterator[Told]:
        """What is wrong with its name and what it extends; `loaded` are the names that it can extend."""
        if self.extends is None:
            if self.name != SHIPPED and not may_stand_alone:
                yield Told(
                    ("name",),
                    f"未写明所扩展的文件 {self.name} does not say what it adds to.",
                    "请写 extends: shipped Write `extends: shipped`.",
                )
        elif self.name in (SHIPPED, self.extends):
            yield Told(
                ("name",) if self.name != SHIPPED else ("extends",),
                "须有自己的名称 what extends another needs a name of its own.",
                "请写 name，如 name: my-company Write one, such as `name: my-company`.",
            )
        elif self.extends not in loaded:
            remedy = f"可用 Loaded: {', '.join(sorted(loaded)) or '(none)'}."
            message = f"没有装入 {self.extends} is not loaded."
            yield Told(("extends",), message, suggestion(self.extends, loaded) or remedy)

"""What lists of authorities can be narrowed by."""

import strawberry

from dutygraph.graph.store.port import Where
from dutygraph.schema.context import Context
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.filters import contains, every


@strawberry.input(description="Which authorities; all that is given must hold.")
class AuthorityFilter:
    jurisdiction: str | None = plain("Of this place, or a part of its name: 上海 finds 上海市.")
    contains: str | None = plain("With these characters, exactly, in the name, Chinese or English.")

    def where(self, place: str, context: Context) -> Where | None:
        del context
        return every(
            (
                contains(f"{place}.jurisdiction", self.jurisdiction, "jurisdiction"),
                contains(f"{place}.contains", self.contains, "name", "name_en"),
            )
        )

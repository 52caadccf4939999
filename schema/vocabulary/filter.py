"""What lists of authorities can be narrowed by."""

import strawberry

from dutygraph.schema.reading.filters import Narrowed, holding, narrows


@strawberry.input(description="Which authorities; all that is given must hold.")
class AuthorityFilter(Narrowed):
    jurisdiction: str | None = narrows(
        "Of this place, or a part of its name: 上海 finds 上海市.", holding("jurisdiction")
    )
    contains: str | None = narrows(
        "With these characters, exactly, in the name, Chinese or English.", holding("name", "name_en")
    )

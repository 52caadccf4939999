import strawberry


@strawberry.interface(description="Anything with an id that stays the same across loads and engines.")
class Node:
    id: strawberry.ID = strawberry.field(
        description="Readable, stable across loads, and the same on every engine."
    )

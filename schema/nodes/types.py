import strawberry

from dutygraph.schema.reading.fields import plain


@strawberry.interface(description="Anything with an id that stays the same across loads and engines.")
class Node:
    id: strawberry.ID = plain("Readable, stable across loads, and the same on every engine.")

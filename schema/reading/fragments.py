"""What is walked in a document: its fragments, and what of a selection is included."""

from collections.abc import Mapping
from typing import Any

from graphql import DocumentNode, FragmentDefinitionNode, SelectionNode, VariableNode

LARGEST_NESTING = 100


class NestedTooDeeply(ValueError):
    """More fragments and fields within each other than any request needs."""

    def __init__(self) -> None:
        super().__init__(
            f"字段与片段嵌套超过 {LARGEST_NESTING} 层，请分两步。 Fields and fragments are nested over "
            f"{LARGEST_NESTING} levels deep. Ask in two steps."
        )


def fragments_of(document: DocumentNode) -> Mapping[str, FragmentDefinitionNode]:
    return {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }


def included(node: SelectionNode, variables: Mapping[str, Any]) -> bool:
    """What @skip and @include say of a node; a variable without a value excludes nothing."""
    for directive in node.directives or ():
        if directive.name.value in {"skip", "include"}:
            value: Any = (directive.arguments or ())[0].value
            told = variables.get(value.name.value) if isinstance(value, VariableNode) else value.value
            if told is (directive.name.value == "skip"):
                return False
    return True

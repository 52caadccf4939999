"""Walking a selection set through its fragments."""

from collections.abc import Mapping
from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)

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


class Depth:
    """How deep a selection set is, with every fragment looked at once.

    Undefined fragments and cycles, which validation reports, count 0, and so does introspection, which has a
    rule of its own in the library.
    """

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._known: dict[str, int] = {}

    def of(self, selected: SelectionSetNode | None, level: int = 0) -> int:
        if level > LARGEST_NESTING:
            raise NestedTooDeeply
        return (
            max((self._node(node, level + 1) for node in selected.selections), default=0) if selected else 0
        )

    def _node(self, node: SelectionNode, level: int) -> int:
        if isinstance(node, FieldNode):
            return 0 if node.name.value.startswith("__") else 1 + self.of(node.selection_set, level)
        if isinstance(node, InlineFragmentNode):
            return self.of(node.selection_set, level)
        name = cast("FragmentSpreadNode", node).name.value
        if name not in self._known:
            self._known[name] = 0
            fragment = self._fragments.get(name)
            self._known[name] = self.of(fragment.selection_set, level) if fragment else 0
        return self._known[name]

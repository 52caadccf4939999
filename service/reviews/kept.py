"""No load takes away in silence what a person confirmed or translated."""

from pathlib import Path

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.graph.model import Citation, Doubt, Node, Obligation, Review, properties
from dutygraph.graph.stated import Statements


def check_review_kept(before: Statements, path: Path, said: Statements) -> None:
    """Passes what keeps all reviews; RefusedDocument where reviewed statements or their English would go."""
    if before.file is None:
        return  # Nothing of it comes from a review.
    after = {node.id: node for node in said.nodes}
    reviewed = [n for n in before.nodes if isinstance(n, Obligation) and n.review == Review.REVIEWED]
    kept = {n.text for n in said.nodes if isinstance(n, Obligation) and n.review == Review.REVIEWED}
    lost = [node for node in reviewed if node.text not in kept]
    untold = sum(1 for node in before.nodes if not node.shared and _loses_english(node, after.get(node.id)))
    if not lost and not untold:
        return
    raise RefusedDocument(
        [
            Problem(
                path.name,
                f"装入会丢失人工复核 loading it would lose {len(lost)} reviewed statements and the "
                f"English of {untold} records: no review that is bound to this text was found.",
                f"把复核文件放在它旁边（{path.stem}.review.yaml），或用 --discard-review 放弃 "
                f"Keep the review beside it as {path.stem}.review.yaml, or give it up with --discard-review.",
            )
        ]
    )


def _loses_english(before: Node, after: Node | None) -> bool:
    # What is said of citations and doubts is nobody's translation.
    return not isinstance(before, Citation | Doubt) and any(
        getattr(before, name) is not None and (after is None or getattr(after, name) is None)
        for name in properties(type(before).__name__)
        if name.endswith("_en")
    )

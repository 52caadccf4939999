"""Conditions that cannot all hold: cases that were read as one statement."""

import pytest

from dutygraph.graph.model import Bearer, ConditionOperator, DoubtKind, Modality
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.doubts import doubts_of
from dutygraph.loaders.duties.drafts import ConditionDraft, StatementDraft

TEXT = "三级系统与二级系统应当评测。"


def statement(*conditions: tuple[str, ConditionOperator, tuple[str, ...], int]) -> StatementDraft:
    return StatementDraft(
        passage=passage(TEXT, [Span(0, len(TEXT))]),
        text=TEXT,
        modality=Modality.MANDATORY,
        bearer=Bearer.ENTERPRISE,
        subject=None,
        types=("iov-enterprise",),
        citations=(),
        deliverables=(),
        asks=False,
        conditions=tuple(
            ConditionDraft(fact, operator, values, "三级", Span(0, 2), (group,))
            for fact, operator, values, group in conditions
        ),
    )


@pytest.mark.parametrize(
    ("other", "contradictory"),
    [
        (("level", ConditionOperator.ANY_OF, ("2",), 1), True),
        (("level", ConditionOperator.ANY_OF, ("3", "4"), 1), False),
        # Alternatives need not hold together.
        (("level", ConditionOperator.ANY_OF, ("2",), 2), False),
        (("other", ConditionOperator.ANY_OF, ("2",), 1), False),
        (("level", ConditionOperator.NONE_OF, ("2",), 1), False),
    ],
)
def test_a_doubt_where_no_answer_is_left(
    other: tuple[str, ConditionOperator, tuple[str, ...], int], contradictory: bool
) -> None:
    said = statement(("level", ConditionOperator.ANY_OF, ("3",), 1), other)
    assert said.contradictory is contradictory
    assert (DoubtKind.CONDITION in {doubt.kind for doubt in doubts_of(said)}) is contradictory

"""Duties with their verdicts, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import orjson

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.reasoning.answer import JudgedObligation, ProfileAnswer
from dutygraph.reasoning.task_list import DutySource
from dutygraph.reasoning.verdicts.verdict import Verdict
from dutygraph.schema.reading.arguments import id_if_given
from dutygraph.schema.reading.connections import page_size

_FIELD = "ApplicableDuties.duties"
_LONGEST = 1_000
_LIST = "ObligationVerdict.verdict+"
_RANKS = (Verdict.APPLIES, Verdict.UNKNOWN, Verdict.DOES_NOT_APPLY)


@dataclass(frozen=True)
class DutyEdge:
    node: JudgedObligation

    @property
    def cursor(self) -> str:
        return f"{_LIST} {orjson.dumps(_position(self.node)).decode()}"


@dataclass(frozen=True)
class DutyPage:
    """What a connection shows; `has_next_page`: more follow, `has_previous_page`: some went before."""

    edges: Sequence[DutyEdge]
    total_count: int
    has_next_page: bool
    has_previous_page: bool

    @cached_property
    def nodes(self) -> list[JudgedObligation]:
        return [edge.node for edge in self.edges]

    @property
    def page_info(self) -> "DutyPage":
        return self

    @property
    def start_cursor(self) -> str | None:
        return self.edges[0].cursor if self.edges else None

    @property
    def end_cursor(self) -> str | None:
        return self.edges[-1].cursor if self.edges else None


def duties_page(
    answer: ProfileAnswer,
    first: int | None,
    after: str | None,
    verdicts: list[Verdict] | None,
    instrument: str | None,
) -> DutyPage:
    """What applies comes first, then what may, each by list, law and place; InvalidInput for no such page."""
    law = id_if_given(f"{_FIELD}(instrument:)", "Instrument", instrument)
    if law is not None and answer.current.laws is None:
        raise InvalidInput(
            f"{_FIELD}(instrument:) 问法规标准自身的义务，而 sources 未含 INSTRUMENT。 It asks for the "
            "duties that a law states itself, and sources leaves laws out.",
            "请加上 sources: [TASK_LIST, INSTRUMENT]，或省略 instrument。 Add sources: [TASK_LIST, "
            "INSTRUMENT] to the root field, or leave instrument out.",
            argument="instrument",
            reason=ErrorReason.CONFLICTING,
            valid=tuple(DutySource),
        )
    size = page_size(_FIELD, first)
    behind = None if after is None else _decoded(after)
    found = sorted(answer.duties(verdicts, law), key=_position)
    left = [one for one in found if behind is None or _position(one) > behind]
    edges = tuple(DutyEdge(one) for one in left[:size])
    return DutyPage(edges, len(found), has_next_page=len(left) > size, has_previous_page=behind is not None)


def _position(one: JudgedObligation) -> tuple[int, bool, str]:
    duty = one.judged.duty
    return _RANKS.index(one.verdict), duty.law is not None, duty.id


def _decoded(cursor: str) -> tuple[int, bool, str]:
    try:
        listed, space, packed = cursor.partition(" ")
        if len(cursor) > _LONGEST or not space or listed != _LIST:
            raise ValueError("another list")
        rank, of_law, id = orjson.loads(packed)
        if type(rank) is not int or rank not in range(len(_RANKS)):
            raise ValueError("another form")
        if not isinstance(of_law, bool) or not isinstance(id, str):
            raise ValueError("another form")
    except (ValueError, TypeError) as error:
        raise InvalidInput(
            "ApplicableDuties.duties(after:) 不是这一列表的游标。 "
            "ApplicableDuties.duties(after:) is not a cursor of this list.",
            "请取自 edges.cursor 或 pageInfo.endCursor，或省略。 Take it from an edge's cursor or from "
            "pageInfo.endCursor of the same field, or leave it out to start at the beginning.",
            argument="after",
        ) from error
    return rank, of_law, id

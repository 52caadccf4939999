"""Duties with their verdicts, a page at a time."""

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.store.plan import Rows
from dutygraph.reasoning.answer import JudgedObligation, ProfileAnswer, having
from dutygraph.reasoning.task_list import DutySource
from dutygraph.reasoning.verdicts.verdict import Verdict
from dutygraph.schema.reading.arguments import id_if_given
from dutygraph.schema.reading.connections import sliced
from dutygraph.schema.reading.cursors import Cursors

_FIELD = "ApplicableDuties.duties"
_CURSORS = Cursors("ObligationVerdict.verdict+", ((int, True), (bool, True), (str, True)))
_RANKS = (Verdict.APPLIES, Verdict.UNKNOWN, Verdict.DOES_NOT_APPLY)


def duties_page(
    answer: ProfileAnswer,
    first: int | None,
    after: str | None,
    verdicts: list[Verdict] | None,
    instrument: str | None,
) -> Rows:
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
    of_law = (one for one in having(answer.duties, verdicts) if law in (None, one.judged.duty.law))
    found = sorted(of_law, key=_position)
    return sliced(_FIELD, found, _position, _CURSORS, first, after)


def _position(one: JudgedObligation) -> tuple[int, bool, str]:
    duty = one.judged.duty
    return _RANKS.index(one.verdict), duty.law is not None, duty.id

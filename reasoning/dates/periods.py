"""ISO 8601 durations as time rules hold them: P1Y, P2Y, P6M, P3M, P1W, PT24H."""

import re

from dutygraph.graph.errors import InvalidInput

_DURATION = re.compile(
    r"P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
)


def years(period: str) -> float:
    """A period in years, to be compared with one: exact in years and months, days and weeks on average.

    Hours and less count nothing. InvalidInput for what is no ISO 8601 duration.
    """
    read = _DURATION.fullmatch(period)
    if read is None:
        raise InvalidInput(
            f"The period {period!r} of a time rule is no ISO 8601 duration.",
            "Write it like P1Y or P6M and load again.",
        )
    part = {name: int(value or 0) for name, value in read.groupdict().items()}
    return part["years"] + part["months"] / 12 + (7 * part["weeks"] + part["days"]) / 365.25

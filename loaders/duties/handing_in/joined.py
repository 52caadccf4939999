"""What several acts of one statement hand in together, and to whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dutygraph.graph.model import DeliverableKind
from dutygraph.loaders.duties.channels import channels
from dutygraph.loaders.duties.handing_in.things import FORMS, HandedIn

FILL_IN = "填写"
_SENDS_ON = re.compile(
    r"[移转送呈]?交|抄[送报告]|报送|上报|反馈|提交|寄送|邮寄|分?[送发]|报(?!告)(?![^，。；]*备案)"
)

_FILED_BY = re.compile(
    r"(?:手续)?(?:[，,]?(?:[并且同时]|如实|一并|应当?|须){0,4}(?:提[交供]|报送|递交|填[写报]|附)[具上]?(?:下列|以下|如下)|[：:])"
)


def to_the_same(text: str, items: Iterable[HandedIn]) -> Iterator[HandedIn]:
    """What is handed in without a word on to whom goes where the one before it went: 向某局报告，提交总结.

    What is sent on and not named is the thing before it: 填报总结，报送甲局，并抄送乙局. A filing whose
    papers are told is handed in by them: 备案，提交下列材料.
    A form (电子版, 原件) is no thing beside what it is a form of.
    """
    kept: list[HandedIn] = []
    for item in items:
        if kept and FORMS.fullmatch(text, item.start, item.end):
            kept[-1] = replace(kept[-1], recipients=(*kept[-1].recipients, *item.recipients))
            continue
        if item.recipients and (first := _without_whom(text, kept)) is not None:
            kept[first:] = [replace(one, recipients=item.recipients) for one in kept[first:]]
        last = kept[-1] if kept else None
        if last and last.kind is DeliverableKind.FILING and _FILED_BY.match(text, last.end):
            kept[-1] = replace(item, recipients=item.recipients or last.recipients)
        elif last and not item.recipients and item.kind is not DeliverableKind.FILING:
            # Where something goes a way of its own, it is not said to go where the one before it went.
            own_way = any(channels(text[last.end : item.end]))
            kept.append(item if own_way else replace(item, recipients=last.recipients))
        elif (
            last
            and not item.named
            and (last.named or "抄" in text[item.start : item.start + 3])
            and _SENDS_ON.match(text, item.start)
            and not re.search("[。；;]", text[last.end : item.start])
        ):
            both = *last.recipients, *item.recipients
            kept = [
                replace(one, recipients=both) if one.recipients == last.recipients else one for one in kept
            ]
        else:
            kept.append(item)
    yield from [one for one in kept if not _is_no_more(text, one)] or kept


def _is_no_more(text: str, item: HandedIn) -> bool:
    """Whether it is only a form of what else is handed in, or the filing that it is handed in for."""
    filed = not item.recipients and text[item.start : item.end] in ("备案", "报备")
    return filed or FORMS.fullmatch(text, item.start, item.end) is not None


def _without_whom(text: str, kept: Sequence[HandedIn]) -> int | None:
    """Where the things begin that go where the next goes.

    填写自查表，报送某局; 30分钟内电话报告、2小时内书面报告某局.
    """
    first = len(kept)
    while first and not kept[first - 1].recipients:
        first -= 1
    if first == len(kept):
        return None
    one = kept[first]
    filled = text.endswith((FILL_IN, f"{FILL_IN}《", "持", "通过送达"), 0, one.start)
    return first if filled or (not one.named and text.startswith(("、", "，"), one.end)) else None

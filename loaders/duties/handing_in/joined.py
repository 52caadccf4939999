"""What several acts of one statement hand in together, and to whom."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dutygraph.graph.model import DeliverableKind
from dutygraph.loaders.duties.handing_in.things import HandedIn

FILL_IN = "填写"
_SENDS_ON = re.compile(r"[移转送呈]?交|抄[送报告]|报送|上报|反馈|提交|寄送|邮寄|报(?!告)(?![^，。；]*备案)")


def to_the_same(text: str, items: Iterable[HandedIn]) -> Iterator[HandedIn]:
    """What is handed in without a word on to whom goes where the one before it went: 向某局报告，提交总结.

    What is sent on and not named is the thing before it: 填报总结，报送甲局，并抄送乙局.
    """
    kept: list[HandedIn] = []
    for item in items:
        last = kept[-1] if kept else None
        if last and not last.recipients and text.endswith((FILL_IN, f"{FILL_IN}《", "持"), 0, last.start):
            # 填写自查表，报送某局: what is filled in goes where the next goes.
            kept[-1] = last = replace(last, recipients=item.recipients)
        if last and not (last.named or item.named or last.recipients) and text.startswith("、", last.end):
            # 30分钟内电话报告、2小时内书面报告某局.
            kept[-1] = last = replace(last, recipients=item.recipients)
        if last and not item.recipients and item.kind is not DeliverableKind.FILING:
            kept.append(replace(item, recipients=last.recipients))
        elif last and last.named and not item.named and _of_it(text, last, item):
            both = *last.recipients, *item.recipients
            kept = [
                replace(one, recipients=both) if one.recipients == last.recipients else one for one in kept
            ]
        else:
            kept.append(item)
    yield from kept


def _of_it(text: str, last: HandedIn, item: HandedIn) -> bool:
    between = text[last.end : item.start]
    return _SENDS_ON.match(text, item.start) is not None and not re.search("[。；;]", between)

"""Whether a sentence that names nobody need not be of whom the one before it names.

甲企业应当…。在网上登载地图，必须…: who does that need not be one of them, nor what a thing or others must.
"""

import re
from collections.abc import Sequence

from dutygraph.loaders.duties.cases.inherited_conditions import SAME_SENTENCE, tells_own_case
from dutygraph.loaders.duties.cases.understood import unread_topic
from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.duties.modality import modals

_HANDLES = re.compile(r"收集|采集|存储|传输|使用|加工|提供|公开")
_MAKES = (
    r"(?:建立|制定|设[立置计]|编[制写]|配备|指定|形成|[留保]存|保管|开展|组织|生产|制造|实施|[收采]集|签[订署]|采[用购]|安装|使用|提供"
    r"|公[布示开]|发布|出具|健全|落实|管理)"
)
"""What makes or keeps a thing, so that what is further asked of it is asked of the same."""
_GETS = re.compile(r"(?:[收接]到|受理)(?P<thing>[一-鿿]{2})")
_SOMEBODY = re.compile(r"^(?!.*的)[一-鿿]{2,12}(?<![责表])[人员]$(?<!人员)")
"""Somebody by a name of their own, and not who acts for the party: 船务代理人."""
_DEALT_WITH = re.compile(
    r"经?[^，。；]{0,4}?(?P<act>审[核查]|核[实查]|评审|受理|截止|公示)[^，。；]{0,4}[后的]，"
)
"""What is done with what was handed in, by whom it was handed in to: 经核实后，应当通报."""
_GIVES_BACK = re.compile(r"应当?[^，。；]{0,12}?(?:退[还回]|[返归发]还)")
_HANDS_IN = re.compile(r"提交|报送|递交|缴[纳存]|交[付纳存]|申[请报]|送[交达检]")
_TAKES_IN = re.compile(r"收[取到存缴]|受理")
_OF_QUALITY = re.compile(r"真实|准确|完整|齐全|清晰|有效|符合|载明|注明|加盖")
"""Who hands something in does not give it back, but answers for how it is: 应当提交样品。检测后，应当退还."""


def of_whoever(said: StatementDraft, before: Sequence[StatementDraft]) -> bool:
    """Whether it begins with an act or a thing that need not be theirs, as nothing `before` tells of it.

    What is open for others too tells nothing of theirs, and one that goes on in a sentence is of the same but
    where somebody stands before its modal word. What a name says is done by whom it names (处理者).
    """
    modal = next(iter(modals(said.text)), None)
    if said.subject is not None or modal is None:
        return False
    told = "".join(one.text.replace(one.subject or "。", "") for one in before[-4:] if not one.open_case)
    returns = _GIVES_BACK.search(said.text) and _HANDS_IN.search(told) and not _TAKES_IN.search(told)
    if returns or goes_on(said):
        last = before[-1].whom if before and before[-1].subject is None else said.whom
        same = last.open_case and last.binds_others and goes_on(said, ("，", ","))
        somebody = _SOMEBODY.search(unread_topic(said.text, modal.start)[0]) is not None
        return bool(returns) or somebody or (same and not tells_own_case(said.text))
    dealt, gets = _DEALT_WITH.match(said.text), _GETS.match(said.text)
    if (dealt and dealt["act"] not in told) or (gets and gets["thing"] in told):
        return True
    begins, thing = unread_topic(said.text, modal.start)
    act = re.match(_MAKES, begins) is not None and not thing
    thing = thing or begins[: 4 if act else 2]
    again = (
        act
        or (_HANDS_IN.search(told) and _OF_QUALITY.match(said.text, modal.end))
        or told.startswith(thing)
        or re.search(rf"{_MAKES}[^，。；]*?{re.escape(thing)}", told)
    )
    if thing in told and again:
        return False
    named = next((one.subject for one in reversed(before) if one.subject and not one.binds_others), "")
    handles = "处理" if _HANDLES.match(begins) else begins[:2]
    return not named.endswith(tuple(f"{handles}{noun}" for noun in ("者", "商", "企业", "单位")))


def goes_on(said: StatementDraft, behind: tuple[str, ...] = SAME_SENTENCE) -> bool:
    """Whether it stands in one sentence with what is before it."""
    return said.passage.source[: said.span.start].rstrip(" \u3000\n").endswith(behind)

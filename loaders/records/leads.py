"""What only opens a list: each item is a duty of whom the lead names, in its mood, on its conditions."""

import re

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.cases.inherited_conditions import both
from dutygraph.loaders.duties.cases.open_cases import open_case_of
from dutygraph.loaders.duties.cases.understood import Left
from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.with_values import with_values

_OPENS = re.compile(
    r"(?<!是否存在)(?<!是否有)(?:下列|以下|如下)(?![^，。；：:]{0,16}(?:违法|违规|违约|问题|损[失坏害]|费用))[^，。；：:]{0,16}?(?:"
    r"(?:义务|职责|责任|要求|规定|工作|措施|任务|行为|活动|制度|管理|功能|能力)(?:处置|处理|执行|办理|落实|实施)?\s*[：:]?\s*$"
    r"|(?:义务|职责|责任|要求|规定|措施|程序|步骤)(?![的中内]|之一|或者?)[^。；：:]{2,60}"
    r"(?<!材料)(?<!资料)(?<!文件)(?<!信息)(?<!内容)(?<!事项)(?<!情形)(?<!情况)(?<!条件)\s*[：:]\s*$)"
)
"""What opens a list of duties, and not of cases, papers or particulars (下列情形, 材料, 内容), whatever else
it says: 按照以下程序进行报告：, 采取下列措施防止泄露：.
"""
_RULES = re.compile(
    r"^(?![^：:]*(?:罚|处分|责任))[^：:]*(?:下列|以下|如下)"
    r"(?![^：:]{0,16}(?:情[形况]|行为|人员|条件|材料|内容|含义|用语|事项|文件|机构|单位|部门|区域))[^：:]*[：:]\s*$"
)
_LONGEST = 300
_ENDS_IN_MODAL = re.compile(r"(?:应当?|必须|须|不得|严禁|禁止|承诺)\s*[：:]\s*$")


def opens_rules(words: str) -> bool:
    """Whether a paragraph that asks for nothing itself ends in what opens rules: 按照下列程序办理："""
    return _RULES.search(words[-_LONGEST:]) is not None


def opens_duties(words: str) -> bool:
    """Whether a paragraph ends in what opens a list of duties: 应当履行下列义务：, 企业应："""
    return _OPENS.search(words) is not None or _ENDS_IN_MODAL.search(words) is not None


def of_whom(named: StatementDraft, found: StatementDraft) -> StatementDraft:
    """What a statement that names nobody is of: whom the one before it names, open where it tells a case of
    its own that makes a kind of these.
    """
    starts = ((found.text.find(one.text), len(one.text)) for one in found.conditions)
    explained = [(start, start + length) for start, length in starts if start >= 0]
    open_case = found.open_case or open_case_of(found.text, explained) is not Left.NOTHING
    return named.left_open() if named.bearer is Bearer.ENTERPRISE and open_case else named


def led(found: StatementDraft, lead: StatementDraft, *, own_mood: bool) -> StatementDraft:
    """An item's statement with what its lead says for all of them; `own_mood` where it has a modal word."""
    # 企业应当遵守下列规定：（一）运输活鱼的，…: who does that is one of those that the lead names.
    named = found.subject is not None and not found.subject.endswith("的")
    of_authority = not named and lead.bearer is Bearer.AUTHORITY
    whose = found if named else of_whom(lead, found)
    return with_values(
        found,
        **whose.whom._asdict(),
        modality=found.listed_below(lead.modality).modality if own_mood else lead.modality,
        bearer=whose.bearer,
        subject=found.subject or lead.subject,
        conditions=() if of_authority else both(lead.conditions, found.conditions),
        deliverables=() if of_authority else found.deliverables,
        time_rules=found.time_rules or lead.time_rules,
    )

"""What only opens a list: each item is a duty of whom the lead names, in its mood, on its conditions."""

import re
from dataclasses import replace

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.cases.inherited_conditions import both
from dutygraph.loaders.duties.drafts import StatementDraft

_OPENS = re.compile(
    r"(?<!是否存在)(?<!是否有)(?:下列|以下|如下)(?![^，。；：:]{0,16}(?:违法|违规|违约))[^，。；：:]{0,16}(?:义务|职责|责任|要求|规定|工作|措施|任务|行为|活动|制度|管理|功能|能力)"
    r"(?:处置|处理|执行|办理|落实|实施)?\s*[：:]?\s*$"
)
"""What opens a list of duties, and not of cases, papers or particulars (下列情形, 材料, 内容)."""
_ENDS_IN_MODAL = re.compile(r"(?:应当?|必须|须|不得|严禁|禁止|承诺)\s*[：:]\s*$")


def opens_duties(words: str) -> bool:
    """Whether a paragraph ends in what opens a list of duties: 应当履行下列义务：, 企业应："""
    return _OPENS.search(words) is not None or ends_in_modal(words)


def ends_in_modal(words: str) -> bool:
    """Whether a paragraph leaves all that is to be done to its list: 企业应："""
    return _ENDS_IN_MODAL.search(words) is not None


def led(found: StatementDraft, lead: StatementDraft, *, own_mood: bool) -> StatementDraft:
    """An item's statement with what its lead says for all of them; `own_mood` where it has a modal word."""
    of_authority = found.subject is None and lead.bearer is Bearer.AUTHORITY
    named = found.subject is not None
    return replace(
        found,
        modality=found.modality if own_mood else lead.modality,
        bearer=found.bearer if named else lead.bearer,
        subject=found.subject or lead.subject,
        types=found.types if named else lead.types,
        binds_others=found.binds_others if named else lead.binds_others,
        open_case=found.open_case or (lead.open_case and not named),
        conditions=() if of_authority else both(lead.conditions, found.conditions),
        deliverables=() if of_authority else found.deliverables,
        time_rules=found.time_rules or lead.time_rules,
    )

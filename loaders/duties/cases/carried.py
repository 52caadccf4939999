"""Whether a sentence that names nobody need not be of whom the one before it names.

甲企业应当…。在网上登载地图，必须…: who does that need not be one of them, nor what a thing or others must.
"""

import re
from collections.abc import Sequence

from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.duties.modality import blank_quoted, modals

_WHEN = (
    r"按|根据|依|在|对|为|经|于|自|从(?!事)|因|由|如|若|当|除|凡|每|与|将|把|向|以|就|针对|围绕|通过|采用|应|均|各|有|无|未|不|其|该|本|同|此|另|并|且|但|也|还|首|拟|确|需|必|涉|一般|重大|紧急|特殊|逾期"
    r"|发[生现]|出现|[接收]到|获[知悉]|知|得|遇|上述|前[款述条]|情[况形]|违反|终止|停止|期间|原则|任何|严禁|禁止|鼓励"
)
"""How words begin that tell when or how, or what happens to any."""
_HANDLES = re.compile(r"收集|采集|存储|传输|使用|加工|提供|公开")
_ADVERBS = r"(?:还|也|均|都|依法|同时|事先|原则上|一律|至少|及时|立即|定期|统一|应当)*"
_OTHER = re.compile(
    rf"(?:[^，。；]{{2,8}}(?:要求|规定|明确|强调)，)?(?:在[^，。；的]{{2,20}}?(?:[上内中]|境内|区域)(?:依法)?)?(?!{_WHEN})(?P<word>[一-鿿]{{2,4}})(?:(?<=受理)[^，。；]{{0,16}}[后时]，|[^，。；的]{{0,30}}(?<![时后前间中内起下外])，|[^，。；]*?(?P<noun>[一-鿿]{{2}})(?<![时后前间中内起下外上]))\s*{_ADVERBS}$"
)
"""Another act by itself before the modal word, or another thing: 制定国家标准，应当…; 监管平台应当…."""


def of_whoever(said: StatementDraft, before: Sequence[StatementDraft]) -> bool:
    """Whether it begins with an act or a thing that need not be theirs, as nothing `before` tells of it.

    What is open for others too tells nothing of theirs. What a name says is done by whom it names (处理者).
    """
    modal = next(iter(modals(said.text)), None)
    if said.subject is not None or modal is None or goes_on(said):
        return False
    other = _OTHER.match(blank_quoted(said.text[: modal.start]))
    told = "".join(one.text for one in before[-4:] if not one.open_case)
    if other is None or (other["noun"] or other["word"]) in told:
        return False
    named = next((one.subject for one in reversed(before) if one.subject), "")
    handles = "处理" if _HANDLES.match(other["word"]) else other["word"][:2]
    return re.search(rf"{handles}(?:者|商|企业|单位)$", named) is None


def goes_on(said: StatementDraft) -> bool:
    """Whether it stands in one sentence with what is before it."""
    return said.passage.source[: said.span.start].rstrip(" \u3000\n").endswith(("，", ",", "；", ";"))

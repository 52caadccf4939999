"""Whether a sentence that names nobody need not be of whom the one before it names.

甲企业应当…。在网上登载地图，必须…: who does that need not be one of them, nor what a thing or others must.
"""

import re
from collections.abc import Sequence

from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.duties.modality import blank_quoted, modals

_DOES = re.compile(
    r"(?:[^，。；]{2,8}(?:要求|规定|明确|强调)，)?(?:在[^，。；的]{2,20}?(?:[上内中]|境内|区域)(?:依法)?)?"
    r"(?:(?P<does>从事|经营|提供|开展|编制|更新|登载|发布|制作|出版|展示|复制|转发|引用|发送|嵌入|加工|生产|销售|进口|出口|研[制发]|改装|维修|拆解|回收|运输|储存"
    r"|租赁|出租|倒卖|投放|推广|测绘|驾驶|举办|设立|转让|收购|使用|利用|安装|接入|购买|引进)|收集|采集|存储|传输)(?![者商人])"
    r"[^，。；]{3,}(?:，[^，。；]{0,8})?(?<![还也均])$"
)
"""What stands before a modal word that tells an act, which whoever does it is meant by: 提供甲服务，必须…."""
_WHEN = (
    r"按|根据|依|在|对|为|经|于|自|从(?!事)|因|由|如|若|当|除|凡|每|与|将|把|向|以|就|针对|围绕|通过|采用|应|均|各|有|无|未|不|其|该|本|同|此|另|并|且|但|也|还|首|拟|确|需|必|涉|一般|重大|紧急|特殊|逾期"
    r"|发[生现]|出现|[接收]到|受理|获[知悉]|知|得|遇|上述|前[款述条]|情[况形]|违反|终止|停止|期间|原则|任何|严禁|禁止|鼓励"
)
"""How words begin that tell when or how, or what happens to any."""
_ADVERBS = r"(?:还|也|均|都|依法|同时|事先|原则上|一律|至少|及时|立即|定期|统一|应当)*"
_OTHER = re.compile(
    rf"(?!{_WHEN})(?P<word>[一-鿿]{{2}})(?:[^，。；、的]{{2,30}}(?<![时后前间中内起下外])，|[^，。；]*?(?P<noun>[一-鿿]{{2}})(?<![时后前间中内起下外上])){_ADVERBS}$"
)
"""Another act by itself before the modal word, or another thing: 制定国家标准，应当…; 监管平台应当…."""


def of_whoever(said: StatementDraft, before: Sequence[StatementDraft]) -> bool:
    """Whether it begins with an act or a thing that need not be theirs, as nothing `before` tells of it.

    What a name says is done by whom it names (处理者).
    """
    modal = next(iter(modals(said.text)), None)
    if said.subject is not None or modal is None or goes_on(said):
        return False
    head = blank_quoted(said.text[: modal.start])
    if act := _DOES.match(head):
        named = next((one.subject for one in reversed(before) if one.subject), "")
        return re.search(rf"{act['does'] or '处理'}(?:者|商|企业|单位)$", named) is None
    other = _OTHER.match(head)
    told = "".join(one.text + (one.subject or "") for one in before[-4:])
    return other is not None and (other["noun"] or other["word"]) not in told


def goes_on(said: StatementDraft) -> bool:
    """Whether it stands in one sentence with what is before it."""
    return said.passage.source[: said.span.start].rstrip(" \u3000\n").endswith(("，", ",", "；", ";"))

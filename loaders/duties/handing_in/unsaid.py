"""The thing that an act of handing in leaves unsaid, for it stands before: 评估报告于3月底前报送."""

import re

from dutygraph.loaders.duties.handing_in.recipients import HOW, ORGANS, Place
from dutygraph.loaders.duties.handing_in.things import FORM

_THING = (
    r"(?:报告|结果|结论|总结|方案|计划|清单|目录|名录|名单|台账|预案|信息|数据|情况|材料|资料|文件|附件\d{0,2}(?!\d)|合同|协议|记录|凭证|证明|照片|图纸"
    r"|[子质印字]版|光盘|[章印描盖原]件|电话|联系方式|号码|地址|规程|制度(?=，?(?:并|同时)?$)|[月周季年日快简]报|标准(?!化)|规则|事项|措施|变更|(?<!代)表(?!明|示|现)|(?<=[请诺明议任知案报])书(?!面)|单(?=一式)|(?<![论认验查见保佐求公鉴取举对考发])证(?!明|据|照|实|件|券)|》"
    r"|(?<=负责|联[系络]|责任)人|联络员)"
)
_HOW = rf"(?:{HOW}|书面)"
_MADE = re.compile(
    r"(?:明确|指定|收集|采集|(?:记录[和并])?存储|记录|形成|编制|编写|制定|拟定|起草|制作|更新|完成|出具|建立|填写|撰写|签署|梳理|统计(?!范围|口径|指标|报?表|制度)|汇总(?!表)|签订|订立|完善|修订|确保|保证|发布|公布|公开|公示|保存|留存|准备|备齐)"
    r"(?:(?:[和与并]|及(?!时))(?!及时|定期|更新|完善|形成|健全|[并和了的好])[一-鿿]{2}(?=[一-鿿]{4})|[并和了的好]|及时|定期|更新|完善|形成|健全)*"
    rf"(?P<object>(?![、后前时]|之日)(?:(?:(?!的方式|的形式|编制(?!说明|规则|单位)|形成|编写)[^，。；;\n]){{0,40}}?{_THING}》?|[^，。；;\n、]{{2,20}}(?=并$)))(?:（[^（）]{{0,20}}）)?(?:一式[一二两三四五六\d]份)?(?=(?:并|{_HOW})*$|[，,。；;]|真实|准确|完整)"
)
_DONE = re.compile(
    rf"(?<![^，。；;\n将把])(?P<object>[^，。；;\n将把]{{0,40}}?{_THING}》?)(?:(?:编制|编写|撰写|填写|制作|审核)*完成后，|(?=一式[两二三四五\d]份))"
)
"""年度报告编制完成后，电子版…上传, 报告一式两份，一份报某局: what the forms are of."""
_NEXT_PAPER = re.compile(r"(?:（[^（）]{0,20}）)?[，,](?:并|同时)?(?:如实|规范)?(?:填写|附|签署)《?")
"""Between two papers of which neither is made of the other: 形成自查报告，填写《自查表》."""
BARE = re.compile(r"信息|内容|数据|情况|[材资]料")
"""What names no thing by itself: 完成信息报送."""
_PUT = re.compile(
    r"(?:将|把(?![关握控]))(?P<object>(?:(?!报送|提交|上报(?!告)|上传|录入|抄送|报(?![告表])|[送寄交])[^，,。；;\n]){2,80}?)"
    r"(?=(?:形成|汇总|整理|装订|打包|刻录|密封|加盖|实时|及时|按要求|填[写好]|补充|修改)[^，,。；;\n]{0,30}(?:[，,]|[整好毕善]后)|(?:向社会)?(?:公[示布开]|发布)?[，,])"
)
"""What an earlier clause takes up: 将年度情况形成书面报告，经审核后，报某局."""
_NO_NAME = (
    r"(?!从|请|并|修改|填写|指定|连同|识别|采取|处理|收集|开具|加强|完善|建立|健全|做好|开展|规范|落实|明确|推进|推动|强化|优化|实行|提供|提交|收到|接到|根据|依据|按|对|在|自(?![评查检测])|经|涉及|如|若|每?[逢遇]"
    r"|[^，。；\n由]{0,12}(?:企业|单位|公司|机构|部门|处理者|运营者)(?:应|须|要|收到|接到|在|于))"
)
_FIRST = re.compile(
    rf"\s*(?:该|上述|前述|相关|有关|其(?!他)|各(?:有关|相关)?(?:企业|单位|公司)|(?!书面报告){_HOW})*{_NO_NAME}(?P<object>(?:(?!应当|应于|须|不得|可以|持|携带|制定|编制(?!规则|说明)|按照|确定|出示)[^，。；：:\n向将把由]){{0,40}}?(?:{_THING}|包(?![括含])|备案|申请|样[品车机]|》)》?)(?:（[^（）]{{0,40}}）)?"
    r"(?:一式[一二两三四五六七八九十\d]{1,2}份)?"
    r"(?P<between>(?:由[^，。；：\n]{2,20}?)?(?:请|应当?|须|必须|要|需|均|还|也|可)*"
    rf"(?:(?:加盖|盖章|签[字章]|密封|装订|打印)[^，。；：\n]{{0,10}}?后)?(?:(?:于|在|自(?![评查检测主])|按|每|次|提前|最迟|至迟|不晚于|不迟于|随|通过|采用|采取|以|经|报(?={ORGANS})|\d)[^，。；：:\n]{{1,50}}?)?{_HOW}*)"
)
"""A clause that begins with the thing, with nothing but when and how between it and the act."""
_TITLE = re.compile(r"《[^《》]*》")
_ONLY_HOW = re.compile(
    rf"(?:请|应当?|须|均)?(?P<when>(?:[于在]|(?=[\d每次翌明]|[一二三四五六七八九十]{{1,3}}月|[年月季][底末]))[^，。；于在]{{1,20}}[前内])?{_HOW}*"
)
_LONGEST = 200
_SENTENCE_MARKS = "。；;\n"
_CLAUSE_MARKS = "，,。；;：:\n"


def unsaid(text: str, at: int, *, told: bool) -> list[Place]:
    """Start and end of the things that stand before an act at `at` of the text.

    There are several only where papers are made one clause after the other: 形成报告，填写自查表，报送某局.

    `told`: the act says to whom, so that it is an act though the thing stands right before it, and no
    noun (信息报送).
    """
    start, act = _clause(text, at), at
    only = _ONLY_HOW.fullmatch(text, start, at) if text[start - 1 : start] in ("，", ",") else None
    if only and (told or only["when"]):
        # 产品标准，报市场监管部门备案; 年度计划，每年2月底前报送.
        told, at = True, start - 1
        start = _clause(text, at)
    earlier = max(0, at - _LONGEST)
    titles = [title.span() for title in _TITLE.finditer(text, earlier, at)]
    made = [
        match.span("object")
        for match in (*_DONE.finditer(text, earlier, at), *_MADE.finditer(text, earlier, at))
        if not BARE.fullmatch(match["object"])
        if not any(left < match.start("object") < right for left, right in titles)
    ]
    if len(made) > 1 and text.endswith("明确", 0, made[-1][0]):
        # 签订协议，明确双方责任: what stands in it.
        made.pop()
    sentence = _clause(text, at, _SENTENCE_MARKS)
    put = [match.span("object") for match in _PUT.finditer(text, sentence, act)]
    # 将更新次数，报送某局: 更新 is no making there.
    made = [span for span in made if not (put and put[-1][0] <= span[0] < put[-1][1])]
    if not made or made[-1][0] < start:
        first = _FIRST.fullmatch(text, start, at)
        formal = first is not None and made and FORM.match(first["object"])
        if first is not None and not formal and (told or first["between"]):
            return [first.span("object")]
        if put and (not made or made[-1] < put[-1]):
            return put
    last = len(made) - 1
    while last > 0 and _NEXT_PAPER.fullmatch(text, made[last - 1][1], made[last][0]):
        last -= 1
    return made[max(last, 0) :]


def _clause(text: str, at: int, marks: str = _CLAUSE_MARKS) -> int:
    """Where the clause begins that ends at `at`, or by other marks the sentence."""
    first = max(at - _LONGEST, 0)
    return max(first, *(text.rfind(mark, first, at) + 1 for mark in marks))

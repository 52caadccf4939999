"""Whether lines tell anybody to do something: by a modal word, a deadline, a frequency or a filing."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Literal

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.acts import ACT, ACT_BELOW, ACT_IN_CALL, ACT_IN_CLAUSE, FILING_AT_HEAD, HOW
from dutygraph.loaders.duties.modality import NOT_WITHOUT, blank_quoted, modals
from dutygraph.loaders.duties.who.parties import ENTERPRISE, PARTY, bearer_of
from dutygraph.loaders.structure.title_lines import FOR_COMMENTS
from dutygraph.text.first_characters import quick

_FILES = re.compile(
    r"(?:报送|上报|报备|报告|提交|递交|填报|申报|上传|报)(?:至|给|到|送(?!等|(?:清单|内容|材料)(?![：:]\S)|任务|要求|时限|期限|主体|单位|方式|表|系统|平台|流程|制度|机制)|[^，。；\d]{0,24}?(?:局|部|委|厅|办|中心|部门|机关|小组|政府))"
    r"|(?:向|至)[^，。；]{2,30}?(?:报送|上报|报备|备案|报告|提交|递交|填报|申报|反馈)"
    r"|(?:通过|以|采用)(?![^，。；]{0,16}栏目)[^，。；]{0,30}?(?:平台|系统|邮箱|邮件|形式|方式|\u3000{4})[^，。；]{0,40}?(?:提交|报送|上传|填报|上报|报备|递交|申报)"
    r"|(?:寄送|邮寄|送达|发送|[寄发])[至到]|(?<![提邀聘])请(?:各|有关|相关|贵|您|你)"
)
_BY = re.compile(
    r"(?:月底|季末|年底|年末|月末|日|之日起\s?[\d一二三四五六七八九十]{1,4}\s?个?(?:工作)?日|[\d一二三四五六七八九十]\s?个?(?:工作日|小时|分钟))\s?(?:前|内|以内|之前|之内)"
    r"|(?<!反馈)(?<!意见)(?<!征集)截[止至](?:日期|时间)[为：:]"
)
_OFTEN = re.compile(
    r"每(?:[一二两三四五六七八九十半\d]{0,3}个?)(?:年|季度|月|周|日|天)[^，。；]{0,16}?[一两二三四\d]次"
)
_ORDERS = re.compile(
    r"(?:决定|(?:自[^，,。；]{2,30}|\d[日时])起)[，,：:]?(?:[^，,。；]{0,40}?(?:暂时|临时|全[面部]|一律|立即)|[^，,。；的了]{0,12}[内辖区])?(?:暂停|停止|取消|关闭|封闭)(?![了的])"
    r"|(?<!已)(?<!已经)(?:全部|一律|立即)(?:停[工产业运止]|禁行|关[停闭])(?![了的])"
)
"""What a public order says without a modal word: 决定自即日起，暂时停止接送乘客."""
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_BY_WHAT = (
    r"(?:按照?|根据|依(?:据|照|托)|凭(?:借|着)?|参照|面向|立足|聚焦|在|对(?:于|照)?|针对|围绕|通过|经(?!营)|自(?!治|行|查|愿|动|主|身|我|己)|从(?!事)|除|由于|因|结合"
    r"|随着|鉴于|截至)"
)
_PARTY_FIRST = rf"(?:[^，,。；]{{0,24}}?(?:{PARTY.pattern}))"
_WHEN = re.compile(r"(?:前|后|时|的|起|期间|过程中|情况下|内|外)$")
TELLS_WHEN = re.compile(
    rf"(?:{_BY_WHAT}|为)(?!.*(?:{ACT}))|.*{_WHEN.pattern}|[^，。；]{{0,24}}?(?:出现|发生|遇[有到])(?!了|.*(?:{ACT}))"
    r"|(?:下一步|接下来|今后|近日|日前|目前|随后|届时|此前|同时|此外|另外)$|\d{4}年|(?:每年)?(?:\d{1,2}(?:月|[—－~至到-])|第?[一二三四]季度$|[上下]半年$)"
)
"""A clause that says when, why or of what, before the one with the act."""
_TELLS_WHY = re.compile(rf"为|以.*为|{_BY_WHAT}.*(?:要求|规定|部署|安排|精神|原则|基础上|通知|意见)$")
_ALONE_OR_HOW = re.compile(rf"$|{_BY_WHAT}(?!.*(?:{ACT_IN_CLAUSE}))")
"""How a clause ends, or goes on, behind a party of which it says nothing yet."""
_CLAUSE = re.compile(r"([^，,。；;]+)([，,]?)\s*")
_POINT = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]{1,2}\s*|[—-]{1,2}\s*)?(?:[一二三四五六七八九十]是)?"
    r"(?:[^，,。；]{2,16}(?:要求|强调|提出|指出|明确)[，,：:])?(?:(?:并且?|同时|此外|另外|其中)[，,]?|[一-鿿]{2,8}[：:]\s*)?"
)
"""What stands before the words that say what is to be done: a mark, 一是, or who says it."""
_OF_THING = (
    r"[^，,。；]{2,40}?(?:(?:留存|保存|保管|归档|公示)(?:备查|[^，,。；]{0,6}?[\d一二三四五六七八九十]{1,3}\s?个?(?:工作)?[年月日天])"
    r"|不(?:超过|少于|低于|高于|多于|短于|晚于|迟于)"
    r"|(?<=区域|场所|部位|位置|门口|入口|出口|现场)[内处]?(?:设[立置]|配[备置齐]|张贴|摆放|备好)(?![了的]))"
)
"""What is to be done with a thing for so long, how much of it may be, or what is to be where."""
_ACTS = re.compile(
    rf"[^，,。；]{{0,24}}?(?<![申提聘邀])请(?![求示假勿])|(?:及时|立即|尽快|切实|认真|坚决|逐一|如实|按时)[一-鿿](?<![性了的])|[^，,。；已]{{2,40}}?(?:暂停|停止|恢复)[^，,。；]{{0,12}}(?:运营|营业|经营|使用|作业|施工|生产|销售)(?:$|(?<=停止使用))|{_OF_THING}|(?:[^，,。；]{{1,16}}?[日天月时年底](?:之|以)?[内前])?{HOW}(?:(?!.*(?<![为除])了(?!解)){_PARTY_FIRST}{HOW})?"
    rf"(?:(?:{ACT_IN_CALL}|{FILING_AT_HEAD}|(?:按照?|依照)[^，,。；]{{2,60}}?(?:要求|规定|标准|规范|程序|流程)(?![，,的])[一-鿿]{{4}}|到[^，,。；]{{2,30}}?(?:部门|机关|机构|[局所处]|窗口|中心|大厅)[一-鿿]{{2}}|备案(?=[，。；]|$))|(?:把|将(?=[^，。；]{{4,}}(?:[到至给在入]|交由|交付))(?![于在对按会继进适依严组开从根通被向与]))|(?!经|通过对)(?:{_BY_WHAT}|将|把|向|以)[^，,。；]{{2,80}}?(?:{ACT_IN_CLAUSE}|{FILING_AT_HEAD}))(?![了的])"
)
_ORDERS_BELOW = re.compile(
    rf"(?:[^，。；]{{1,20}}?(?:[日天月时年底][之以]?内|[日天月]起|[前后]|期间|时段)|每[^，。；]{{1,6}}?)?(?:不定期|从严|一律|限期|优先|先|{HOW})(?:{ACT_BELOW})"
    rf"|(?:(?:立即|及时|{HOW})(?:[对向为与在按从以凭将把给于至随逐每一]|由专|自(?=[^，。；]{{2,12}}起))[^，。；]{{2,}})"
)
"""What is to be done, below a heading that names demands: an act, or what it is done to, comes first."""
_IF = re.compile(r"如(?!实)|若|一旦|凡|遇")
_BY_RULE = re.compile(r"按照?|根据|依据|经(?!营)|现|近日|日前|决定")
"""How a clause begins behind all that tells what for: 为加强监管，提升水平，根据《办法》，…."""
_NAMES = re.compile(
    r"(?!督促|指导|组织|通知|告知|支持|引导|公[布开示]|清理|处置|遴选|培育|检查|排查)[^，。；]{2,60}的"
)
"""What makes a name like an act of the party behind it: 实施清洁生产审核的企业."""
FOLLOWS = re.compile(
    r"(?:统一|一律|继续|仍)?(?:按照?|依照|遵照|参照)[^，,。；]{2,100}(?:执行|办理|落实|实施|操作)[。；]?$"
)
"""What a party does that goes by a text: 依照《办法》执行."""
_DOES = (
    rf"(?:均|都|分别|逐级|先行?|统一|每[年月季周日半][^，,。；]{{0,4}}?)?{HOW}(?:{ACT_BELOW}|{FILING_AT_HEAD}|接入|共[建享用]|提取|说明|设(?=首席|专)|[垫代]付|赔[付偿]|[对就][^，,。；]{{2,30}}?负(?:总|全|主要)?责"
    rf"|(?:在|向|对|为|与|按照?|从|将|把|于)[^，,。；]{{2,50}}?(?:{ACT_BELOW}|{FILING_AT_HEAD}|接入|提取|说明))(?![了的过])"
)
_ENTERPRISE_DOES = re.compile(
    rf"(?![^，,。；]{{0,40}}?(?:了(?!解)|已|曾|正在|部分|一些|多家|有的|表示|认为|享有|有权|的[^，,。；]{{0,12}}$))"
    rf"(?:[^，,。；的]{{0,30}}?由)?[^，,。；的由]{{0,24}}?(?:{ENTERPRISE}){_DOES}"
)
"""What an enterprise does, as rules say it without a modal word: 经营者在门口公示价格, 由经销商先行赔付."""
_ASKS_BEHIND = re.compile(
    rf"[^，。；]{{2,60}}的，(?:依法|自行|[双各]方)[^，。；]{{0,20}}?(?:取得|申[请领]|约定|{ACT_IN_CLAUSE})(?![了的过])"
    rf"|[^，。；]{{2,60}}的，由[^，。；由的]{{0,24}}?(?:{ENTERPRISE}){_DOES}"
    r"|[^，。；]{0,12}先(?:以|通过|用)[^，。；]{2,20}(?:报告|通知|告知)"
)
"""What is asked behind its case, or first: 从事测绘的，依法取得资质; 先以电话形式报告，再…."""
_HANDS_IN = re.compile(rf"(?:{_BY_WHAT}|将|把|向|以)[^，,。；]{{2,80}}?(?:{FILING_AT_HEAD})")
"""How a clause goes on behind the thing that is handed in: 排放报告，按照规定上传."""
Opens = Literal["duties", "conditions", "cases", "papers"]
"""What the items of a list are; conditions all hold together."""
_THESE = r"(?:下[列述]|以下|如下)(?![^，。；：:]{0,16}(?:违约|问题|损[失坏害]|费用))[^，。；：:]{0,16}?"
_DUTY = "义务|职责|责任|要求|规定|工作|措施|任务|(?<!违法)(?<!违规)(?:行为|活动)|制度|管理|功能|能力"
_OPENS: Mapping[Opens, re.Pattern[str]] = {
    "duties": re.compile(
        rf"(?<!是否存在)(?<!是否有){_THESE}(?:(?:{_DUTY})(?:处[置理]|执行|办理|落实|实施)?\s*(?:[：:]\s*)?$"
        r"|(?:义务|职责|责任|要求|规定|措施|程序|步骤)(?![的中内]|之一|或者?)[^。；：:]{2,60}"
        r"(?<![材资]料)(?<!文件)(?<!信息)(?<!内容)(?<!事项)(?<!情形)(?<!情况)(?<!条件)\s*[：:]\s*$)"
        r"|(?:做[到好]|注意|落实|遵守)(?:下列|以下|如下)(?:[几\d一二三四五六七八九十]个?(?:点|条|项|方面))?\s*(?:[：:]\s*)?$"
        r"|(?:(?:应当?|必?须)(?:做到)?|不得|可以|严禁|禁止|鼓励|支持|承诺"
        r"|(?:要求|义务|职责|措施|任务)(?:通知|明确|部署|规定|安排)?如下"
        r"|对[^，。；：:]{2,40}?(?:义务|职责|责任)[^，。；：:]{0,6}规定)\s*[：:]\s*$"
    ),
    "conditions": re.compile(rf"{_THESE}条件[^。；：:]{{0,80}}[：:。]\s*$"),
    "cases": re.compile(
        rf"{_THESE}(?:情形|情况|指标|[因要]素|项目|行为(?=之一|属于|[是为的]))[^。；：:]{{0,80}}[：:。]\s*$"
        rf"|(?:包括(?:但不限于)?|(?:情形|行为)(?:主要)?包括[^。；：:]{{0,80}}|[核检审抽评][验查估价]{_THESE}方面"
        r"|(?:[核检审抽][验查]|评估|报告|填报)内容(?:为|有|如下)?)\s*[：:]\s*$"
    ),
    "papers": re.compile(
        rf"{_THESE}(?:[材资]料|文件|信息|内容|数据|成果|目录|证明|单证|报告|表格|事项)[^。；：:]{{0,80}}[：:。]\s*$"
        r"|(?:(?:报送|提交|填报|提供)[^，。；：:]{1,30}(?:信息|[材资]料|数据)"
        r"|(?:提交|递交|报送|上报|提供|出具|携带)(?:以下)?)\s*[：:]\s*$"
    ),
}
"""How a sentence ends that opens a list, by what is listed; the first that fits."""
_MAY_OPEN = re.compile(r"下[列述]|以下|如下|[：:]\s*$")
"""What whatever ends so has."""
_BANS = quick(
    rf"(?:{_THESE}(?:行为|活动|情形|情况|做法|现象|问题|事项)(?:之一)?(?:的?(?:发生|出现))?"
    r"|不得|不准|(?:严禁|禁止)(?:事项|行为|情形)?)$"
)
"""How words end behind a ban that name what is banned below them: 严禁有以下行为."""
_DEMANDS = re.compile(
    r"(?:(?:^|[、.．）)\s]|工作|具体|有关|相关|整治|治理|防[控范]|管[理控]|其[他它]|几点|纪律|组织|保障|落实|报送|整改|安全|[以如]下|下列)要求"
    r"|任务|(?<!保障)措施|举措)(?:(?:通知|告知|明确)?如下)?$|事项(?:通知|告知|明确)如下$"
)
_PAPERS = re.compile(
    r"(?:^(?=[材资]料[清目])|申请|申报|备案|报送|提交|办理|所需|应备)的?(?:以下|下列|如下)?[材资]料(?:清单|目录)?(?:[（(][^（）()]{1,20}[）)])?$"
)
_DELEGATES = re.compile(
    r"由[^，。；]{2,40}解释|(?:请|要|应)?(?:遵照|认真|结合实际|贯彻)[^，。；]{0,12}(?:执行|落实|贯彻|实施)"
)
_FILLED_IN = re.compile(r"\s*填[表写报]说明")
"""How a line begins that tells whoever fills in a table how."""
_PLEASE = quick(
    r"(?:(?<![^，,。；;])(?:并|同时|现|还|再次|立即)*要求(?![的了])|(?:(?<!按)(?<!等)要求|(?<![提邀聘])请)(?=各|有关|相关|贵|所有))"
    rf"[^，。；]{{0,24}}?(?:{PARTY.pattern})"
)
_ENDED = re.compile(r"[^。；]{8,}[。；]")
_MOST = 4_000
_LONGEST_HEADING = 45
_LONGEST_END = 120
_LONGEST_WHO = 24
_STATED = re.compile(r"[。；;：:，！？]")


def asks(words: str) -> bool:
    """Whether a line asks for something: a modal word, a deadline, a frequency or a filing."""
    plain = blank_quoted(words[:_MOST])
    return demands(words) or any(pattern.search(plain) for pattern in (_BY, _OFTEN, _ORDERS))


def demands(words: str) -> bool:
    """The same where a day may be that of a goal (2026年底前，登记率达到100%): a modal word or a filing."""
    plain = blank_quoted(words[:_MOST])
    return bool(modals(words[:_MOST]) or _FILES.search(plain) or _PLEASE.search(plain))


def asks_by_act(words: str) -> bool:
    """Whether a sentence without a modal word says what an enterprise does, what follows from its case, or
    what is not to be without something: 经营者在门口公示价格.
    """
    return any(map(_by_act, _SENTENCE.findall(blank_quoted(words[:_MOST]))))


def _by_act(plain: str) -> bool:
    return any(pattern.match(plain) for pattern in (_ENTERPRISE_DOES, _ASKS_BEHIND, NOT_WITHOUT))


def asks_anywhere(words: str) -> bool:
    """Whether words ask by either."""
    return asks(words) or asks_by_act(words)


def begins_with_act(words: str) -> bool:
    """Whether a sentence begins with what is to be done, as a task does that has no modal word: 建立台账。"""
    return _ENDED.search(words[:_MOST]) is not None and calls(words)


@lru_cache(maxsize=4_096)
def calls(words: str, *, below: bool = False) -> bool:
    """Whether words without a modal word ask by how they begin, behind what says when, how and by whom.

    `below` a heading that names demands more verbs do.
    """
    name = words.rstrip("。；;")
    parties = PARTY.finditer(name) if _NAMES.match(name) else ()
    if any(_NAMES.fullmatch(name, 0, party.start()) for party in parties if party.end() == len(name)):
        return False
    point = _POINT.match(words)
    said = blank_quoted(words[point.end() if point else 0 : _MOST])
    if _by_act(said):
        return True
    clauses = _CLAUSE.findall(said)
    last = max((at for at, (clause, _) in enumerate(clauses) if _BY_RULE.match(clause)), default=0)
    aims = named = False
    for at, ((clause, comma), (behind, _)) in enumerate(pairwise([*clauses, ("", "")])):
        # 确保 behind another clause tells what for: 抽查成果，确保合格.
        acts = _ACTS.match(clause) is not None or (at == 0 and clause.startswith("确保"))
        acts = acts or (below and _ORDERS_BELOW.match(clause) is not None)
        near = takewhile(lambda party: party.start() <= _LONGEST_WHO, PARTY.finditer(clause))
        ends = [party.end() for party in near]
        acts = acts or any(FOLLOWS.match(clause, end) for end in ([0] if named else ends))
        acts = acts or _ENTERPRISE_DOES.match(clause) is not None
        named = len(clause) in ends
        aims = aims or clause.startswith("为")
        why = _TELLS_WHY.match(clause) or (below and _IF.match(clause))
        tells = (aims and at < last) or why or _WHEN.search(clause)
        begins = TELLS_WHEN.match(clause) or any(_ALONE_OR_HOW.match(clause, end) for end in ends)
        if not comma or not (tells or (begins and not acts)):
            return acts or _HANDS_IN.match(behind) is not None
    return False


def opened_by(words: str) -> Opens | None:
    """What a sentence opens by its end: 应当履行下列义务：, 有下列情形之一的，应当报告：, 提交以下材料："""
    words = words[-_LONGEST_END:]
    may = _MAY_OPEN.search(words)
    found = (kind for kind, ends in _OPENS.items() if may and ends.search(words))
    return "duties" if opens_bans(words) else next(found, None)


def opens_duties(words: str) -> bool:
    """Whether a line only opens the duties below it, or names them: 企业应当履行下列义务：, 主要职责."""
    return words.rstrip().endswith(("职责", "职能", "义务")) or opened_by(words) == "duties"


def opens_bans(words: str) -> bool:
    """Whether a line or heading opens a list of what must not be: 平台企业不得有下列行为："""
    words = words[-_LONGEST_END:].rstrip().rstrip("：:")
    last = modals(words)[-1:] if _BANS.search(words) else ()
    return any(modal.modality is Modality.PROHIBITED for modal in last)


def heads_demands(words: str) -> bool:
    """Whether a heading names what is to be done: each sentence below it asks, unless it tells a fact."""
    return _DEMANDS.search(words[-_LONGEST_HEADING:].rstrip("：: \n")) is not None


def names_papers(words: str) -> bool:
    """Whether a heading names papers that are handed in, so that each item below it is one: 申请材料."""
    return _PAPERS.search(words) is not None


def asks_in_cover(words: str) -> bool:
    """The same of a line outside the body, where only a party that must, or a filing by a day, counts.

    A notice that passes a document on, or asks for comments on a draft, asks for nothing else.
    """
    for sentence in _SENTENCE.findall(blank_quoted(words[:_MOST])):
        files = _FILES.search(sentence)
        aside = _DELEGATES.search(sentence) or _FILLED_IN.match(words)
        if FOR_COMMENTS.search(sentence) or (aside and not (files and _BY.search(sentence))):
            continue
        if files and (_BY.search(sentence) or (PARTY.search(sentence) and calls(sentence))):
            return True
        if _who_must(sentence):
            return True
    return False


def asks_outside(words: str) -> bool:
    """The same, or that something must be done by a day and is no aim, of whom it may be."""
    return asks_in_cover(words) or must_by_a_day(words)


def must_by_a_day(words: str) -> bool:
    """Whether a sentence says that something must be done by a day."""
    sentences = _SENTENCE.findall(blank_quoted(words[:_MOST]))
    return any(_BY.search(one) and modals(one) and not FOR_COMMENTS.search(one) for one in sentences)


def tells_who_must(words: str) -> bool:
    """Whether a sentence says that a body or an enterprise must, and not only somebody."""
    parties = map(_who_must, _SENTENCE.findall(blank_quoted(words[:_MOST])))
    return any(party is not None and bearer_of(party) is not Bearer.OTHER for party in parties)


def _who_must(sentence: str) -> re.Match[str] | None:
    modal = next(iter(modals(sentence)), None)
    return PARTY.search(sentence, 0, modal.start) if modal else _PLEASE.search(sentence)


def is_heading(words: str) -> bool:
    """Whether a line by itself is a heading: short, no sentence, and nothing that must be."""
    return 0 < len(words) <= _LONGEST_HEADING and not _STATED.search(words) and not modals(words)

"""Which words around its modal word a statement leaves not understood.

What must be is certain only where all that stands before it is: the party itself, what only says how, by
what, to whom or on what occasion, what time or condition was read, and what may happen to any. Any word
beside (a noun behind the name, an act that only some do, a day that nobody knows) may make a kind of its own.
So may when or by what it must be that is told between the modal word and the act.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.acts import ACT_IN_CLAUSE
from dutygraph.loaders.duties.modality import Modal, blank_quoted
from dutygraph.loaders.duties.who.parties import HEAD_OF, PARTY, bearer_of
from dutygraph.loaders.duties.who.phrases import (
    CONNECTIVE,
    POINT,
    QUANTIFIER,
    THING,
    label_end,
    means_all,
    names_kind,
    picks_out,
    told_by,
)
from dutygraph.text.first_characters import quick
from dutygraph.text.numerals import CHINESE_NUMERAL

_READ, _PARTY, _ITS = "\ue000", "\ue001", "\ue002"
"""What stands for words that were read as a condition or a time, for the name of whom it is about, and for
the thing in that name.
"""
_CLAUSE = re.compile(r"[^，,；;。：:\n]+")
_HOW = (
    r"(?:还|也|均|都|亦|并|且|又|再|则|就|即|应|或|仍|只|当|如|依法|同时|同样|始终|事先|原则上|一般|通常|一律|一定|至少|最[多少迟]|及时|立即|尽快|定期|随时|统一|共同|分别|第一时间|首先|其次|最后"
    r"|今后|今年|即日|当然|因此|据此|[对为]此|确[需因])"
)
_LINK = rf"(?:{POINT}|{CONNECTIVE}|{QUANTIFIER}|{_HOW}|等|[\u3000\s{_READ}、])*"
_LINKS = re.compile(_LINK)
_ENDS_IN_LINKS = re.compile(rf"(?<!合){_LINK}$")
_LONGEST_LINKS = 12
_BY_RULE = (
    r"按|依照?(?!法)|依据|根据|参照|结合|就|针对|因|由于|随|未|非|无(?!论)|没有|除|作为"
    r"|及其[^，。；]{0,8}(?:人员|[员职]工|机构)$"
)
_OF_RULE = re.compile(
    rf"{_BY_RULE}|是(?=[^，。；]*(?:主体|责任[人者])$)|对(?![外他])(?![^，。；]*(?:提供|开放))"
)
_HOW_BEHIND = re.compile(
    rf"{_BY_RULE}|自(?![行主])|围绕|为|通过|采用|采取|以(?![上下内外])|向|将|把|从(?!事)|凭|在|于|对"
)
"""How words begin between a party and its modal word that tell how, by what, where or on what."""
_OCCASION = re.compile(r"(?:时|前|期间|过程中|[之以]?内|中|[以之]?下|上|方面|阶段|以来)$")
_CASE = re.compile(r"(?:的(?:情形|情况)?|除外)$")
_CASE_OR_THING = re.compile(
    r"的(?:情形|情况)?(?:[还也均都亦]|依法)*$|^(?:涉及|属于|搭载|具[有备])[^，。；]{2,30}的[^，。；的]{1,8}$|(?:已|未(?!来|成年)|以[上下]|规模)[^，。；]{0,30}的[^，。；的]{1,8}$|(?<!同)级[^，。；的级]{0,8}(?:系统|平台|网络|对象|设施)[还也均都亦]*$"
    r"|^(?:[^，。；]{0,6}(?:企业|项目|人选|专家))?(?:入[库选围]|[中当]选|获[评批])后$|^设在[^，。；]{2,20}的[^，。；的]{2,8}$|(?:[新改扩在]建|存量|[进出]口|国产|燃油|电动|新能源|商用|乘用|[一-鿿A-Z\d]类|级(?:及?以[上下])?|(?:具[有备]|须|应当|需要?)[^，。；的]{2,20}的)(?:汽车)?(?:项目|工程|车型|车辆|产品|系统|平台|设备)(?:的[^，。；的]{1,6})?[还也均都亦]*$"
)
"""A thing, not one that anybody has: 已经收集的影像, 三级系统; and not 收集的影像."""
_AS_FOR = re.compile(
    rf"(?:就|对于?|针对)?(?P<which>(?:[^，。；的]{{2,20}}的)?)(?P<of>[^，。；的]{{2,16}}?)(?:而言|来[说讲])$"
    rf"|(?:就|对于?|针对)(?P<that>(?:[^，。；的]{{2,20}}的)?)(?P<thing>[^，。；的]{{1,12}}?(?:{THING}))$"
)
"""Of what alone something is said: 就进口车型而言, 对地下场站."""
_WITHIN = rf"(?:约?[\d{CHINESE_NUMERAL}两半]{{1,4}}\w{{1,4}}[之以]?内)?"
_LATER = re.compile(rf"(?:后|起|结束|届满|(?<![年月季度周])(?:[末底]|末期)){_WITHIN}$")
_FROM_NOW = re.compile(
    rf"(?:自|从)?(?:即日|现在|今|本[^，。；《]{{0,6}}(?:印发|施行|实施|发布|公布|通知)(?:之日)?|(?:印发|施行|实施|发布|公布|通知)之日|[{_READ}\d年月日]+)(?:起|后)?{_WITHIN}"
)
_TO_COME = re.compile(
    r"待|一旦|酌情|只有|[仅只]在|如无|根据(?:实际|工作)?需要|(?:符合|满足|具[有备]|达到)(?:下列|以下|如下)[^，。；：]{0,8}(?:条件|标准)|可?视(?![频同为听力觉野])[^，。；]{0,8}(?:情况?|需要)|(?:申[报请]|认定|准入|支持|扶持|奖[励补]|资助|评[选优])(?:条件|标准|对象|要求|范围)$|(?:经|通过)(?:(?:主管|有关)部门)?(?:认定|评[审定]|批准|审批|核[准定]|遴选)[^，。；的]{0,4}后"
    r"|.*(?:条件(?:成熟|具备|允许)?时|必要时|另行|过渡期|试点期|(?:行动|整治|攻坚)期间)|第[一二三四五]阶段"
    r"|.*(?:国家|统一|新一代|[省市]级|全国|行业|监管)[^，。；的]{0,12}(?:投用|投入使用|上线|启用|建成|开通)[时后]"
)
"""What has yet to come, what another finds needful, or what is asked of who applies: 待细则出台; 条件成熟时;
国家平台上线时; 申报条件：企业应当….
"""
_WHEN_BEHIND = re.compile(
    rf"[均都]?(?:在|自|从|于|待|当)[^，。；]{{2,40}}?(?:时(?!间)|后|前|起(?!重)){_WITHIN}"
)
_OTHERS_BRING_IT = re.compile(
    r"被|国家|条件|阶段|(?:标准|版本|办法|规定|目录|制度|政策|条例|规范|细则)[^，。；]{0,6}实施|发布|出台|施行|启用|投用|上线|建成|[批核]准|列入|纳入|认定|年度?起|《"
)
"""By whom it is brought about that it must be, told behind the modal word: 应当自国家标准发布后备案."""
_DEPENDS = re.compile(
    r"[^，。；]{0,16}?(?:(?<![监巡重轻忽审检正])视[^，。；监]{0,12}?(?:情[况形]|需要|程度)(?![的发])|酌情|适时|根据(?:实际|工作)?需要|有(?:且仅有)?一[家方个](?:作为|负责|承担|担任)|(?:符合|满足|具[有备]|达到)(?:下列|以下|如下)(?:[^，。；：的]{0,4}(?:条件|标准)之一|任[一意何][^，。；：]{0,4}(?:条件|标准))|(?:[会连]同|联合|[与和])其?(?:受托|受?委托)的?[^，。；]{0,12}(?:[人方者商]|企业|公司|单位|机构))"
    r"|[^，。；]{0,8}?(?:根据|按照?|依照?)[^，。；]{0,16}?(?:点名|抽[签选取中](?:结果)?|摇号(?:结果)?|遴选结果|[公印发确][^，。；的]{0,6}的名单)(?![的、和逐])"
)
"""What behind the modal word leaves to judgement or to others' choice who must: 应当视情况报送."""
_SOME_THINGS = re.compile(
    r"(?:[均都]|依法|分别|及时)*(?:对|就|针对|为|在|将)(?:其|本企业)?(?P<which>(?:配备|搭载|装有|安装|采用|使用|具[有备]|涉及|属于|[列纳]入)[^，。；的]{2,30}(?<!过程中)的"
    r"[一-鿿]{0,4}?(?:车型|车辆|汽车|产品|系统|平台|设备|网络|业务|服务|功能|装置)"
    r"|(?:纯电动?|插电|混合动力|增程|燃料电池|商用|乘用|进口|存量|老旧)[^，。；的]{0,20}?(?:车型|车辆|汽车|[客货]车|产品|船舶)"
    r"|\d{4}年[^，。；的]{0,12}(?:[以之]?[前后])[^，。；的]{0,6}的[^，。；的]{0,4}?(?:车型|车辆|汽车|产品|船舶))(?!提供)"
)
"""Things that only some have, with which something must be done: 应当对搭载激光雷达的车型开展评估."""
_CASE_FIRST = re.compile(
    rf"(?!(?:{ACT_IN_CLAUSE})|[按依对为将把以在向从就]|通过|根据)[^，。；的]{{2,30}}?(?:的|(?<=[一-鿿]{{3}})后)(?={ACT_IN_CLAUSE})"
)
"""A case right before an act without a modal word: 有条件的建立台账."""
_IF = re.compile(r"(?:若|如果?|倘若)(?!实|期)")
_WHATEVER = re.compile(r"[不无]论|不管")
STANDING = re.compile(
    r"使用|利用|从事|经营|具有|具备|属于|采用|拥有|设有|配备|达到|超过|不满|规模|处理|存储|运营|开展|进行|申请|生产|销售|进口|持有|位于|注册|提供|转让|出租|租用|列入|纳入|认定|试点|首批"
)
"""What tells which kind an enterprise is, if it stands in front by itself: 使用北斗定位，企业应当…."""
_PLACE = re.compile(
    r"(?!.*(?:行政|全国|民共和国|我国|[国境]内|辖区|本[省市区县]|厂区|园区)).*(?:区|区域|范围|省|市|县|镇|港|岛|路段|[水海]域)[内上中]?$"
)
_WHERE = re.compile(r"^在[^，。；的]{2,20}?(?:[上内中]|区域)(?:依法)?(?=[一-鿿]{2})")
_TITLE = re.compile(r"《[^》]{0,300}》|“[^”]{1,8}”(?=期?[末底])")
_THING_OF = re.compile(r"[^，。；、]{1,30}的[^，。；的]{1,12}")
"""What a party does something with, or a thing of it: 企业采集的数据不得外传."""
_DOES_WITH = re.compile(rf"(?:{STANDING.pattern})[^，。；、的]{{2,}}的")
"""What a party does with things that are told apart: 生产列入目录的零部件，."""
_ASKED_OF_ALL = re.compile(
    r"(?:开展|进行|组织|完成)?[^，。；]{0,8}(?:[排检自]查|评[估测]|审计|备案|演练|培训|保护|管理)(?:$|完成|结束)"
)
"""What everybody has to do that the texts are for: 开展安全检查，应当形成报告."""
_HAPPENS = quick(
    r"发现|发生|获知|知悉|知道|得知|接到|收到|出现|遭遇|变更|变化|(?<!、)更新|终止|停止|暂停|解散|合并|分立|破产|转让|迁移|注销|撤回|拒绝|违反|逾期"
    r"|存在[^，。；]{0,8}(?:缺陷|隐患|漏洞|风险|问题)|未(?!成年|来)|不能|无法(?!征得|取得)|不再|不符|(?<!可能)影响(?!或者可能)|导致|造成|丢失|泄露|因|到期|届满|调整|事件|事故|要求"
)
_MAY_HAPPEN = quick(
    r"自行|有(?:下列|以下|前款|前条|上述)|撤销|延长|补正|整改|委托|完成|通过(?![^，。；]*方式)|符合|同意|报[送告]|申请|检[测查]|验收|合格|退出|更换|改装|升级"
    r"|故障|隐患|风险|问题|异常|缺陷|漏洞|紧急|特殊|必要|另有|举报|投诉|提出|责令|认为|确认|(?<!已)经(?!营)|(?<![部仅门只])用于|过户|不[当实全足齐]|[失坏]|(?<!亏)损|难以|请求|侵[害犯]|危害|情[况节形]|复杂|瞒报|漏报|(?:按|依|根)[照据]"
)
"""What happens where nothing tells a kind of its own: 检测不合格的."""
_CHOSEN = re.compile(
    r"(?:[首初]次|自[研建]|[进出]口|[新扩改]建|采用|使用|利用|委托|涉及|开展|从事|申请|转让|出租|租用|处理|接入|与[^，。；]{1,8}合[资作]|并?购|重组|合资|向(?:境外|第三方|他人))(?!.*(?:检查|[服业]务$|工作$)).*时$"
)
"""An act that only some do at some time: 采用云服务时, 首次备案时."""
_FOR_OTHERS = re.compile(
    r"(?:向|对外?|为|将|把|与)[^，。；]{0,10}?(?:提供|转让|共享|出租|转移|委托|传输|公开|披露)(?!的|服务$)[^，。；的]{0,12}$"
)
"""What is done with others, and not told of them alone: 向第三方提供数据应当取得同意."""
_ANY_DOES = re.compile(
    r"(?:[与向对][^，。；]{1,8}?)?(?:售出|销售[^，。；]*[后起]|交付|出厂|上市|签[订约]|取得|采购|购[买进]|支付|[聘招录]用|解聘|制定|修订|建立|举行|[年季月]度?(?:结束|终了))"
)
"""What any enterprise does now and then."""
_ALL_DO = re.compile(
    rf"(?:开展|从事|进行)(?:(?:生产|经营|服务)(?:和|、|及|与)?){{1,3}}活动|使用(?:互联网|网络)|(?:处理|收集){_ITS}"
)
"""What every enterprise does, or all that a name says does, by the thing in it: 数据处理者收集数据."""


_NOUN = re.compile(r"(?:处理|运营|经营|提供|生产|使用|销售|服务|进口)(?:者|商|企业|单位|机构|公司|主体)")
"""A party's name tells no case: 数据处理者."""
_NEVER = re.compile(
    rf"连续[\d一二两三四五]{{1,2}}[年次个]|^(?:既有|存量|老旧|在[建用]|[新改扩]建)[^，。；的]{{1,12}}?[不未][^，。；]{{1,24}}的$|尚未(?:取得|获得|具备|完成)|(?:未|没有|不曾)(?:曾|被|达|满|发生|出现|列入|纳入|涉及|处理|从事|设立|部署|安装|换发|向境外|自建|使用|采用|搭载|拥有|加入|参[加与]|委托|(?:建[立设]|配备|设置)(?=(?:自有|专[门职]|独立)|[^，。；]{{0,10}}(?:平台|系统|中心|部门|机构|团队|设施|实验室)的))(?:(?<=发生|出现)[^，。；]*)?|不再(?:{STANDING.pattern})|无法(?:征得|取得)"
    rf"|^(?!.*(?:发现|发生(?!变)|漏洞|缺陷|隐患|风险|出现|存在|[接收]到|要求|检查|事[件故]|故障|异常))[^，。；]{{0,30}}?(?<!所)(?:须|需(?!求))[^，。；]{{2,30}}(?:的|时)$|发现(?:他人|其他(?:企业|单位|组织))"
    rf"|(?:达到?|超过|不[足满]|[低少小]于)[^，。；]{{0,6}}[\d{CHINESE_NUMERAL}万亿]|[\d{CHINESE_NUMERAL}万亿][人名条辆户台家份元]以[上下]"
)
"""What did not happen, what must be, or how much there is, happens to nobody: it tells which are meant."""
_ENTRUSTS = re.compile(
    r"(?:确需|需要?)?委托(?:他人|第三方|其[他它]|外部|[^，。；的]{2,12}(?:企业|机构|单位|公司))"
)
"""What only some leave to others: 委托他人保管档案的."""
_SAYS_MORE = re.compile(rf"且|同时|继续|{_NEVER.pattern}|(?:{STANDING.pattern})(?![、和或及的]|$)")
"""What beside a condition tells a kind of its own: 三级以上对象未部署甲的; not a verb for the same thing."""
_DONE_SO = re.compile(r"通过[^，。；]{2,20}?方式(?![^，。；]{0,8}的$)[^，。；]{4}")
"""What is done in a way that only some choose: 通过算法方式向个人推送信息，应当…."""


class Left(Enum):
    """What is left over: nothing, a case of those named, or words that may mean somebody else."""

    NOTHING = auto()
    CASE = auto()
    WHO = auto()


def left_over(
    text: str, modal: Modal | None, actor: tuple[int, int] | None, read: Iterable[tuple[int, int]]
) -> Left:
    """What the words around its `modal` word leave over but the `actor` and what was `read` of them.

    Without one the act is in the last clause, and what is before it need not tell whose: only cases are
    looked for (100万人以上的，每两年审计一次).
    """
    read = tuple(read)
    case = None if modal else _CASE_FIRST.match(text, actor[1] if actor else 0)
    until = modal.start if modal else max(text.rfind("，"), case.end() if case else 0)
    plain = shown = blank_quoted(text[:until])
    for title in _TITLE.finditer(text, 0, until):
        shown = shown[: title.start()] + "《" * len(title[0]) + shown[title.end() :]
    words = _masked(shown, actor, read)
    at = modal.end if modal else actor[1] if actor else len(text)
    later = case is not None and _TO_COME.match(case[0])
    left, goal = Left.CASE if later or _open_behind(text, at, read) else Left.NOTHING, False
    of_all = actor is not None and means_all(plain[slice(*actor)])
    named = plain[slice(*actor)] if actor else ""
    thing = named.rpartition("处理者")[0].removesuffix("的") or _ITS
    sign = label_end(plain) if plain.startswith("【") else 0
    clauses = [one.span() for one in _CLAUSE.finditer(words, told_by(plain, 0, until) or sign)]
    for number, (start, end) in enumerate(clauses, 1):
        before, party, behind = words[start:end].partition(_PARTY)
        last = number == len(clauses)
        if party:
            all_do = _ALL_DO.fullmatch(_bare(behind).replace(thing, _ITS))
            known = _in_front(before) and (all_do or _behind(behind, acts=end < until, of_all=of_all))
        else:
            known = _in_front(before) and (actor is None or not last or _occasion(before))
            goal = (goal or _bare(before).startswith("为")) and not last
            known = known or goal
        known = known or modal is None or (actor is None and last)
        if known and not (_of_kind(before, named=named) or _of_kind(behind, own=bool(party))):
            continue
        who = not known and ((last and not party) or _names(before + behind))
        left = Left.WHO if who or left is Left.WHO else Left.CASE
    return left


def _open_behind(text: str, at: int, read: Iterable[tuple[int, int]]) -> bool:
    """Whether what stands behind a modal word that ends there says that it need not be now, or of all."""
    when = _WHEN_BEHIND.match(text, at)
    if (when and _OTHERS_BRING_IT.search(when[0]) and not _in_front(when[0])) or _DEPENDS.match(text, at):
        return True
    things = _SOME_THINGS.match(text, at)
    return things is not None and not any(things.start("which") <= start < things.end() for start, _ in read)


def unread_topic(text: str, until: int) -> tuple[str, str]:
    """How an act or a thing begins that stands in front of the modal word where nobody is named, and the noun
    in which it ends, if it is a thing.
    """
    plain = blank_quoted(text[:until])
    clauses = [one[0] for one in _CLAUSE.finditer(plain) if _bare(one[0])]
    words = _WHERE.sub("", _bare(clauses[-1])) if clauses else ""
    ends = plain.rstrip("\u3000 ").endswith(("，", ","))
    act = ends and (_DONE_SO.match(words) or _FOR_OTHERS.match(words))
    if len(words) <= 1 or (_occasion(words) and not act):
        return "", ""
    return words, "" if ends else words[-2:]


def _masked(plain: str, actor: tuple[int, int] | None, read: Iterable[tuple[int, int]]) -> str:
    """The text with what was read, and the party, put out of sight."""
    for start, end in read:
        words = plain[start:end]
        plain = plain[:start] + _READ * len(words) + plain[start + len(words) :]
    if actor is None or actor[1] > len(plain):
        return plain
    return plain[: actor[0]] + _PARTY + "\u3000" * (actor[1] - actor[0] - 1) + plain[actor[1] :]


@lru_cache(maxsize=1024)
def _bare(piece: str) -> str:
    """The words without what only links them to others."""
    start = _LINKS.match(piece)
    words = piece[start.end() if start else 0 :]
    behind = _ENDS_IN_LINKS.search(words, max(0, len(words) - _LONGEST_LINKS))
    return words[: behind.start()] if behind else words


def _occasion(piece: str) -> bool:
    """Whether words tell only how or on what occasion, which may come to any."""
    words = _bare(piece)
    told = any(form.search(words) for form in (_OCCASION, _CASE, _LATER, _HAPPENS))
    return len(words) <= 1 or told or _HOW_BEHIND.match(words) is not None


def _comes_to_any(words: str) -> bool:
    """Whether what is told happens, now or by a party itself, and by no decision of another."""
    if _TO_COME.match(words) or (words.startswith("经") and _names(words, public=True)):
        return False
    if not _LATER.search(words):
        return True
    own = (
        _HAPPENS.search(words)
        or _MAY_HAPPEN.match(words)
        or _ASKED_OF_ALL.match(words)
        or _ANY_DOES.search(words)
    )
    return bool(own) and not words.startswith("《") and not words.endswith("起")


def _in_front(piece: str) -> bool:
    """Whether a clause before a party, or with none, tells nothing of which are meant: how, why, when."""
    words = _bare(piece)
    if len(words) <= 1 or _FROM_NOW.fullmatch(piece.strip()):
        return True
    if _TO_COME.match(piece) or not _comes_to_any(words) or _PLACE.match(piece.lstrip()):
        return False
    if _chosen(words) or (piece.startswith("凡") and not happens(words) and PARTY.search(piece) is None):
        return False
    if _occasion(words):
        return True
    whatever = _WHATEVER.match(piece) or not (STANDING.search(words) or _IF.match(piece))
    return bool(whatever) and not _names(words)


def _behind(piece: str, *, acts: bool, of_all: bool) -> bool:
    """The same between a party and its modal word, or the comma before that where it `acts`.

    What it does there not everybody does, but for what any enterprise does once; `of_all`, of whatever kind
    they are, nothing but what happens.
    """
    words = _bare(piece)
    if heads := re.match(HEAD_OF, words):
        words = words[heads.end() :]
    now = len(words) <= 1 or words in ("而言", "来说", "来讲") or _FROM_NOW.fullmatch(words) is not None
    if now or not _comes_to_any(words):
        return now
    if _OF_RULE.match(words) or _HAPPENS.match(words):
        return True
    of_some = of_all and (acts or _CASE.search(words))
    if of_some or _chosen(words) or (not acts and _FOR_OTHERS.match(words)):
        return False
    if any(form.search(words) for form in (_CASE, _OCCASION, _LATER)) or _ASKED_OF_ALL.match(words):
        return True
    if (_HAPPENS.search(words) and words[0] not in "向将把为") or (acts and _ANY_DOES.match(words)):
        return True
    of_it = (
        _THING_OF.fullmatch(words)
        and not (acts and _DOES_WITH.match(words))
        and not picks_out("", words.rpartition("的")[2])
        and not _HOW_BEHIND.match(words)
        and not _names(words)
    )
    return bool(of_it or (not acts and _HOW_BEHIND.match(words)))


def _chosen(words: str) -> bool:
    """Whether words tell when a party does what only some do."""
    return _CHOSEN.match(words) is not None and tells_kind(words, own=True) and not _ASKED_OF_ALL.match(words)


def happens(words: str) -> bool:
    """Whether what words tell happens to any."""
    return _HAPPENS.search(_NEVER.sub("", words)) is not None


def tells_kind(words: str, *, own: bool = False) -> bool:
    """Whether a case makes a kind of its own of an enterprise, rather than telling what happens to any.

    What persons and public bodies do happens to it, if it is not its `own` act: 个人请求删除的.
    """
    words = _NOUN.sub("企业", words)
    if happens(words):
        return False
    if _NEVER.search(words) or _ENTRUSTS.match(words):
        return True
    party = PARTY.search(words)
    if party is not None and not own and bearer_of(party) is not Bearer.ENTERPRISE:
        which = words[: party.start()].removeprefix("其")
        if names_kind(which) and not STANDING.search(which) and which != "涉及":
            return False
    return STANDING.search(words) is not None or _MAY_HAPPEN.search(words) is None


def _of_kind(piece: str, *, own: bool = False, named: str = "") -> bool:
    """Whether words end in a case, or a thing, of a kind, but for what was read of them as a condition.

    What a party is `named` by is no kind of its own: 对进口车辆，进口企业应当备案.
    """
    words = piece.replace(_READ, "").strip("\u3000 ")
    of = _AS_FOR.fullmatch(words)
    if of and picks_out(of["which"] or of["that"] or "", of["of"] or of["thing"]):
        return True
    amount = words.endswith("时") and _NEVER.search(words)
    found = _CASE_OR_THING.search(words)
    if not amount and (found is None or (found[0][:2] in named and not found[0].startswith("的"))):
        return False
    return _SAYS_MORE.search(words) is not None if _READ in piece else tells_kind(words, own=own)


def _names(words: str, *, public: bool = False) -> bool:
    """Whether they name a party that is a `public` body, or one that is none."""
    return any((bearer_of(party) is Bearer.AUTHORITY) is public for party in PARTY.finditer(words))

"""Whether a statement obliges, forbids, permits or encourages, by its modal word.

Chinese legislative usage: 应当/应/须/必须/要/需 oblige, 不得/禁止/严禁 forbid, 可以/可/有权 permit,
鼓励/支持/提倡 encourage (全国人大常委会法制工作委员会《立法技术规范（试行）（一）》). A bare indicative in
a regulator's document states a duty too.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dutygraph.graph.model import Modality
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.text.first_characters import quick

MUST = frozenset((Modality.MANDATORY, Modality.PROHIBITED))
"""What obliges and what forbids."""
_LESS = r"(?:[少低短小晚迟早][于过])"
"""不得少于三年 says how much must be, and forbids nothing."""
_OTHERWISE = (
    r"(?!约?\s?\d[\d\s至到—~-]{0,6}个?(?:工作)?(?:日|天|小时|分钟|周|月)(?:左右|时间)?(?:[，。；]|$)"
    r"|[^，。；：的]{1,16}的(?:[^，。；：]{1,12}?|[^，。；：]{0,12}(?:企业|公司|单位|机构|个人|者)[，,])"
    r"(?:应(?![用急])|须|必须|不得|可(?![能靠行])))"
)
"""A weak word that tells how long something takes (审核需要5天), or which must: 需要延期的企业应当…."""
_MODALS = quick(
    r"""
    (?P<PROHIBITED>不得(?!不(?![正合当公])|LESS)|请勿|切勿|不准(?![确时点])|不可以|不许(?![可的])|不应当?(?!LESS)|不可(?=(?:再|将|以|私自|随意|重复|新增|更改|转让|修改|用于|超[过出]|使用|从事|进行|提供|发布)[^，。；的]{0,40}(?:[，。；]|$))|不[可能](?=单独|擅自|随意|自行|代替|替代|以[^，。；]{1,24}(?:代替|为由))|严禁|禁行(?=[，。；\n]|$)|(?<!对)(?<!对于)(?<!遵守)(?<!落实)(?<!执行)禁止(?!性|的)|不允许)
  | (?P<ENCOURAGED>鼓励(?![类性]|[^，。；]{0,60}的(?:原则|方针)(?:[，。；]|$))|提倡|倡导|尽(?:量|可能)
        |(?:建议|倡议|呼吁|号召|希望|(?<![一-鿿])望)(?=[^，。；,;]{0,20}(?:企业|公司|单位|机构|者))
        |(?<!的)支持(?![者方的]|[、和与及并]?(?:配合|协助|IPv))(?=[^，。；,;]{0,30}(?:企业|公司|单位|机构|银行|主体|者|组织|高校|开展|参与|建设))
        |不?(?<![适便合事机时权相制])宜(?![于人昌居家宾]))
  | (?P<MANDATORY>
        (?<!否)(?!(?<=依法)应当[^，。；的]{1,24}的[一-鿿])应当(?!(?:履行|承担|遵守|具备|采取)的|由[^，。；的]{2,24}的(?:费用|税[费款]|责任|义务|事项|工作|手续|材料|部分)[，由])
      | 不(?:得|应当?)(?=LESS)
      | (?<![相供响适对反效一否以够善])应(?![当急用变答聘届战力激邀否知]|有的)
        (?!(?<=事件应)对|(?<=灾害应)对|对(?:突发|风险|措施|能力|处置|挑战|工作|威胁|事件|各类)
           |(?:有关|相关|主管|监管|公安|网信|通信|电信|行业|上级|管理|[省市区县国])*(?:部门|机关|用户|个人|客户)的?(?:要求|请求|邀请))
      | 必须|务必|不得不
      | 一律(?![不禁为是]|从[重严]|予以|依[法规]|[^，。；]{0,12}(?:处[理罚置分]|查处|追究|清退|关停|吊销))
        (?=[^，。；]{2})
      | (?:(?<![收托作供需甲乙双三各对买卖用施承包应一两多务理])方可(?!以)|才可以?)(?=[^，。；,;]{2})
      | (?<![必无亟])须(?!知)
      | (?<![需重主首摘纲概只提扼机紧简次必])(?<!(?<![世党法违])纪)
        要(?![求点素件害闻览约领义目么塞道旨]|不[然是])(?=[^，。；,;]{2})
      | (?<![所急亟无军供不刚如若必])需(?![求要量]|(?:注意|说明|指出|强调)的是)OTHERWISE(?=[^，。；,;]{2})
      | (?<![如若所不据视按])(?<!实际)需要(?!可以|[^，。；]{0,6}的(?:是[，,]|问题|事项|内容|[材资]料))
        OTHERWISE(?=[^，。；,;]{2})
      | (?<!直接)(?<!分级)负责(?!人|的|[^，。；]{1,40}的(?:部门|机关|单位|机构|人员|$))
      | (?<![没未所含])有(?=(?:法定)?(?:义务|责任)(?![的人心感])
        |(?![关效])(?:有关|[^，。；有应须履承]){1,24}的(?:法定)?(?:义务|责任)(?:[，。；]|$))
      | (?<!不)[仅只](?:可以?|能)(?=[^，。；,;]{2})
      | 负有?(?=[^，。；负应须履承]{0,16}(?:责任|义务)(?:[，。；]|$))
      | (?<=[员者位业方们])承诺(?=\s*(?:[：:]|$))
      | 承诺(?=不|将|遵守|履行|严格|按|依|默认|保证|坚持|积极|做到|加强)
    )
  | (?P<PERMITTED>
        (?<!才)(?<![在于对向驶])(?<!驶[出入离])可以OTHERWISE(?![一-鿿]{2}的[^，。；的]{1,8}，?由)(?!分为|包括|(?<=等可以)[^，。；的]{2,8}的[^，。；的]{2,6}(?:[，。；]|$))
      | (?<![^。；\n])(?:允许|(?:原则)?同意|准予)(?=[^，。；]{1,40}(?:企业|公司|单位|机构))
      | (?<!所)有权(?![人属])|不需要?(?!求)|不必(?!要)|不用(?![于作来])
      | 不再(?=重复|需要?(?!求)|必|每|报[送告]|上报|提交|填[报写]|申[报请]|办理|缴[纳存])
      | (?<![对于])无[需须](?!求)OTHERWISE|免[予于]
      | 自愿(?=向|提出|申请|参[加与]|加入|报名|选择|接受|开展)
        (?![^，。；]{0,20}的|[^。；]{0,40}[，,]?并(?:如实|按[^，。；]{1,12})?(?:填[写报]|提交|报送))
      | (?<![许认不且尚方才])可OTHERWISE
        (?![能靠信行控视追溯操用读见疑再复持比观喜供识以达]|预[见期测知]|推广|查看|为[^，。；]{0,30}(?:依据|参考|支撑|借鉴)|分为|包括|有效|稳定|准确|正常|[一-鿿]{1,3}性|[一-鿿]{1,2}(?:空域|区域|路段|范围|时段))
        (?=[^，。；,;]{2})
    )
    """.replace("LESS", _LESS).replace("OTHERWISE", _OTHERWISE),
    re.VERBOSE,
)
WEAK = re.compile(r"(?:可(?!以)|[要需宜])")
BEFORE_WEAK = re.compile(
    r"(?:并|且|也|亦|但|还|均|同时|原则上)?(?:[^，。；]{1,40}(?:前|后|时|的|期间)|[^，。；]{1,6}级[^，。；]{0,12})?"
)
"""What stands before a word that is a modal one only there, a case or a level, and not 成本可承担."""
NOT_WITHOUT = re.compile(
    r"(?:[^。；]{2,30}，)?未(?:经|取得|通过|完成)[^，。；的了]{2,20}，[^，。；]{0,16}?不予?"
    r"(?:上[线路市]|出[车境厂口]|投[入放用]|使用|发布|销售|运营|开[放展]|启用|生产)"
)
"""What is not to be without something, and has no modal word: 未经备案，不予上线."""
_REQUEST = re.compile(r"(?:[^，。；]{2,16}，?)?(?<![申提聘邀])请(?![求示假勿])[^，。；]*，")
_CLAUSE_END = quick(r"(?<! ) *[，,。；;：:\n]")
_CASE_END = re.compile(r"(?<![目标])的(?:情形|情况)?$")
_TAKES = re.compile(
    r"(?:[将把就对]|根据|按照|结合|包括|说明|反映|记载|载明|(?:向[^，]{1,20}?)?(?:提供|泄露|披露|透露|公开|报告|通报|查询|掌握))[^，]*情[形况]"
)
"""What a modal word has done with a case that is its object: 应当就可能危及安全的情况，作出说明."""
_BY_LAW = re.compile(r"[^，。；]{0,4}(?:依法|(?:按照?|依照|根据)[^，。；]{0,16}规定)|规定")
_OF_PARTY = re.compile(r"的[一-鿿]{2,16}$")
_OF_THING = re.compile(r"的[一-鿿]{0,8}(?:车辆|车型|汽车|产品|系统|平台|数据|信息|设备|装置|设施|项目)$")
_PARTY_MUST = re.compile(
    rf"，[^，。；]{{0,24}}?(?:{PARTY.pattern})[^，。；]{{0,8}}?(?:应(?![用急])|须|必须|不得)"
)
_TELLS_WHY = re.compile(r"\s*(?:因(?![此而])|由于|鉴于|除.*外$)")
"""A clause with a reason or an exception; what is needed there nobody is asked for: 除需要验收的外，."""
_NEEDED = re.compile(r"需要?|要|可以?")
_AT_TIME = re.compile(r"(?<![及按同限随准临届在])时$")
_MUST_BEHIND = re.compile(r"，[^，。；]{0,30}(?:应(?![用急])|须|必须|不得)")
"""Behind a clause that tells when, what must be then: 证书到期须更换时，企业应申请."""
_LONGEST_CASE_END = 3
_LONGEST_BLANK = 9
_QUOTED = re.compile(
    r"《[^》]{0,300}》|“(?:[^”。]{0,300}|(?<!条“)(?<!款“)(?<!规定“)(?<![\s。]“)(?<!\A“)(?<![条定]：“)[^”]{0,300}|(?:(?<=[\s。]“)|(?<=\A“))(?![^”]*(?:应当|不得|必须))[^”]{0,300}|[^”]{0,300}(?=”[的等，、和与及]))”|（(?!\s*[×√\s]\s*）)[^）]{0,300}）|\([^)]{0,300}\)"
)


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal word and where it stands."""

    modality: Modality
    start: int
    end: int


@lru_cache(maxsize=4_096)
def blank_quoted(text: str) -> str:
    """The text with titles, quotations and brackets blanked out, every character at its place."""
    return _QUOTED.sub(lambda match: "\u3000" * len(match[0]), text)


@lru_cache(maxsize=4_096)
def modals(text: str) -> tuple[Modal, ...]:
    """Every modal word outside titles and quotations, in order.

    One in a clause that tells a case says nothing of what is to be done: 需要继续出境的，应当….
    """
    plain = blank_quoted(text)
    found = list(_MODALS.finditer(plain))
    ends = [end.start() for end in _CLAUSE_END.finditer(plain)] if found else []
    return tuple(
        Modal(Modality(str(match.lastgroup)), *match.span())
        for match in found
        if not _in_case(plain, match, ends)
    )


def _in_case(plain: str, modal: re.Match[str], ends: Sequence[int]) -> bool:
    at = bisect_left(ends, modal.end())
    if at == len(ends) or plain[ends[at] : ends[at] + _LONGEST_BLANK].lstrip(" ")[:1] not in (
        "，",
        ",",
    ):
        return False
    end = ends[at]
    start = ends[at - 1] + 1 if at else 0
    if _BY_LAW.fullmatch(plain, start, modal.start()) and _OF_PARTY.search(plain, end - 18, end):
        # 依法应当备案的企业，不得…: it tells which are meant.
        return True
    if _OF_THING.search(plain, modal.end(), end) and not PARTY.search(plain, start, modal.start()):
        # 需要安装装置的车辆，企业应当…: it tells of which things.
        return _PARTY_MUST.match(plain, end) is not None
    if _CASE_END.search(plain, max(modal.end(), end - _LONGEST_CASE_END), end):
        return _TAKES.fullmatch(plain, modal.end(), end) is None
    if _AT_TIME.search(plain, modal.end(), end) and (
        _NEEDED.fullmatch(modal[0]) or (modal[0] in "必须应当" and _MUST_BEHIND.match(plain, end))
    ):
        return True
    return modal[0][0] in "需要" and _TELLS_WHY.match(plain, start, end) is not None


def modality(text: str) -> Modality:
    """That of the statement's first modal word; where it has none, MANDATORY or what it is not to do without.

    What may be softens no request before it: 请登录系统填报，流程可在网站查看.
    """
    return next(
        (
            modal.modality
            for modal in modals(text)
            if modal.modality is not Modality.PERMITTED or not _REQUEST.match(text, 0, modal.start)
        ),
        Modality.PROHIBITED if NOT_WITHOUT.match(text) else Modality.MANDATORY,
    )

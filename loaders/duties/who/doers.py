"""Whoever does a business, or has a thing that must be so, of whom a sentence says nothing else."""

import re
from collections.abc import Iterable

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.who.parties import PARTY, VENUE, bearer_of
from dutygraph.loaders.duties.who.phrases import CONNECTIVE, says_more, told_by

_MUST = r"(?:[，,]?(?:均|都|也|还|依法)*(?:应(?![用急对])|须|必须|需(?![求要])|不得))"
_DOES = (
    r"(?:提供|从事|经营|运营|生产|制造|加工|销售|出售|进口|出口|开展|举办|开办|[新改扩]建|建设|施工(?!期)|埋设|安装"
    r"|转移|运输|贮存|储存|装卸|托运|排放|设[立置]|发布(?=[^，。；]{0,10}广告))"
)
_WHERE = (
    r"(?![^，。；]{0,40}(?:执法|公务|监督|监管|检查))(?:因[^，。；]{2,20}?(?=确?需))?(?:凡|拟|确?需要?|首次|申请|依法)*"
    r"(?:(?:在(?!用)|通过|利用|面?向)[^，。；]{2,80}?)?(?:拟|首次|申请)*"
)
_TRADES = r"(?:(?:生产|制造|销售|进口|出口|批发|零售|经营)[、和或及]?){1,4}"
WHOEVER = re.compile(
    rf"{_WHERE}(?:(?:{_DOES}(?!虚假)|进行)[^，。；]{{2,40}}的(?={_MUST}|[，,][^。；]{{0,60}}?(?:应(?![用急对])|须|必须|不得|需))"
    rf"|(?:在(?!用)|通过|利用|面?向)[^，。；]{{2,80}}?{_DOES}[^，。；]{{2,40}}(?<![时后前间中内起下外])(?=[，,]{_MUST})"
    rf"|(?:提供[^，。；]{{2,40}}服务|(?:从事|经营)[^，。；的]{{2,40}}(?:服务|经营|业务|运输|生产|销售)|(?:生产|销售|进口|出口|经营)[^，。；]{{2,30}}(?:产品|车辆|汽车|设备|零部件)|开展[^，。；的]{{2,20}}(?:测试|示范应用|示范运营|运营|经营|试点)"
    rf"|申请[^，。；]{{2,20}}(?:许可|准入|牌照|资质|资格)证?|取得[^，。；]{{2,20}}(?:许可|牌照|资质)证?|(?:转移|运输|贮存|储存|装卸|托运)[^，。；的必应]{{2,12}}(?=[前后时]?{_MUST}(?![^，。；]{{0,16}}的[一-鿿])))(?:活动)?[前后时]?(?:的(?=[，,])|(?={_MUST})))"
    rf"|(?:从事|开展|经营)[^，。；的]{{2,24}}(?:活动|业务|经营)(?={_MUST})"
    rf"|(?:在[^，。；]{{2,16}}?)?{_TRADES}的[^，。；的]{{2,16}}(?={_MUST}|，其[^，。；]{{2,12}}{_MUST})"
    rf"|(?![^，。；]{{0,40}}(?:执法|公务|监督|监管|检查))(?:[^，。；的对在将把由]{{2,24}}(?:活动|经营|业务|作业)(?={_MUST}(?![^。；]*原则))|[^，。；、的]{{0,12}}(?:报告|报表)(?=每[^，。；]{{1,8}}(?:报送|提交|上报|填报)))"
    rf"|(?:首次)?(?:申请|申领|办理|续期)[^，。；的]{{0,20}}(?={_MUST}当?(?:提[交供]|具备|符合|填写|上传|携带|向))|属于[^，。；]{{0,12}}(?:企业|单位|公司)的(?=[，,])|[^，。；]{{0,30}}(?:停业|歇业|停产|复产|投产|开业|(?:恢复|停止)生产)[^，。；]{{0,20}}(?:的|[时前后]|期间)(?=[，,]|应|须|不得)"
    rf"|(?:(?:拟|申请)?(?:从事|开展)[^，。；]{{2,24}}的[一-鿿]{{0,8}}(?:汽车|车辆|装备)|[^，。；、的对在将把]{{0,12}}(?:汽车|机动车|车辆|装备)产品|(?:使用[^，。；]{{2,20}}|[^，。；、的对在将把]{{0,8}})(?:汽车|车辆|装备)(?:从事|开展)[^，。；]{{2,120}}?)(?={_MUST})"
    rf"|(?:严禁|禁止)(?:在[^，。；]{{2,30}}?)?(?=使用[^，。；]{{2,20}}(?:从事|开展)|{_DOES})[^，。；]{{4,}}"
)
"""Whoever does a business, of whom nothing else is said: 提供监控服务的，应当备案; 禁止从事危险货物运输."""
DOING = re.compile(
    r"(?:拟|申请|首次)*从事(?P<kind>[^，。；、的]{2,20}(?:经营|运营|服务|生产|销售))(?:活动|业务)?的?|(?P<thing>.*产品)"
)
"""What of them a name may tell too: 从事货物运输经营的, and 货物运输经营者."""
_THING = re.compile(
    r"(?P<thing>已上[线架]的[^，。；]{2,24}?|装备|设备|产品|系统|平台|网站|应用程序|APP|App|小程序|终端|装置|设施|定级对象|分支系统"
    r"|(?P<run>车辆|(?<=[一-鿿])(?<![停驾])(?:(?<=自行)|(?<!行))车|巴士|[客货游]船|船舶|机械|航空器|无人机|运输|客运|货运|施工|作业|仓库|车间|生产线|(?<=[新改扩在续拟迁]建)(?:项目|工程)"
    rf"|{VENUE}))"
    r"(?:[，,]|均|都|也|还|同时|原则上|依法|全[部面]|一律|立即|按(?:要求|规定)|(?>(?:在|于|自)[^，。；、]{1,20}?[前后时内中起])|出厂前|[投建竣启][一-鿿]{1,3}[前后时]){0,6}$"
)
"""How words before a modal word end that name what somebody runs: 三级系统应当每年测评, 客运站须消毒."""
_NO_THING = re.compile(
    r"(?:对于?|将|把|由|按照?|根据|依照?|为|向|经|以|与|从|通过|使用|利用|发现|检查|接入|连接|提供|建[立设])"
    r"|.*(?:所有(?=的|权)|(?<!投入)使用|家庭|个人|自用|公共(?!停车)|政务|监管|监控|应急|国家|城[镇市]|道路(?![客货班运旅])|市政|文物)"
)
"""How words begin that only say of what thing something is done, or whose own it is."""
_DRIVEN = (
    r"行驶(?!记录|里程|数据)|通行(?!证|安全)|禁行|停[车放靠](?!场|泊?位)|让行|减速|超车|掉头|转弯|避让"
    r"|驶[入出离]|悬挂|鸣|航行"
)
BY_OTHERS = re.compile(
    rf"[车船](?:辆|舶)?[^，。；]{{0,40}}?(?:{_DRIVEN})"
    r"|督促|监督管理(?!部门|机构|局)|本(?:地区|行政区域|辖区)|受理|告知申请人|审查意见|退回|执法|依法[^，。；]{0,6}(?:查处|严查)"
)
"""How a vehicle is driven or stands, and what only public bodies say of what they do."""
_CONNECTED = re.compile(CONNECTIVE)
_OF_ITSELF = re.compile(rf"(?:具[备有]|处于|存在|含有|出现)|[^。；]{{0,30}}?(?:{_DRIVEN})")
"""What a thing is by itself, or what whoever drives it must, and no enterprise by that."""
_DONE = re.compile(
    r"每(?:[一二两三四五六\d]{0,2}个?)(?:年|半年|季度|月|周|天|日)[^，。；]{1,12}次"
    r"|(?P<stops>(?:暂停|停止|取消)(?=[^，。；的]{0,12}(?:运营|营业|经营|使用|服务|作业|施工|生产|销售)))"
)
"""What says without a modal word what is done with it: how often, or in an order that it stops."""
_FILES = re.compile(
    r"(?P<by>(?:(?:办理|申请|申报|填报|提交|报送)[^，。；]{2,30}|备案|登记|变更|注销)(?:时|后|前|的)"
    r"|[^，。；]{2,30}的(?=[，,][^。；]{0,40}(?:备案|申报|报备))|(?!受理|审[核批查]|核发)[^，。；、的]{0,10}(?:计划|方案|报告|备案|登记|申请|材料|信息|变更)(?:制定|编制|完成|形成)?后?)"
    r"(?:[，,]|均|都|也|还|同时|在[^，。；]{2,16}?[前后内]|于[^，。；]{2,16}?前){0,3}(?=(?:应(?![用急对])|须|必须|需(?![求要])|要(?=及时|按|[在于])))"
    r"[^。；]{0,40}?(?:(?:[\d一二三四五六七八九十][^，。；]{1,12}[内前]|及时)(?:办理|提[交出])[。；]?$|(?:向|到|至)[^，。；]{2,30}?(?:备案|报告|报送|提交|申报|办理)|填[写报]《|重新(?:备案|登记|申报|申请)|(?:完成|办理|履行)[^，。；]{0,12}(?:备案|申报|报备)"
    r"|(?:提交|提供|填写|上传)[^，。；]{0,20}(?:材料|[表书证]|文件|报告|《))"
)
"""What whoever files something must: 办理登记时，应当填写《申请表》; 计划应当向某局备案."""
_YOURS = re.compile(
    r"[^。；]{0,40}?(?:[您贵]|你们?)(?:公司|单位|司|企业|[矿厂店站](?![长工]))|[^。；]{0,20}?[您你]的(?:APP|App|网站|平台|系统|小程序|应用|域名|服务器|产品)"
)
"""Who a letter speaks to as a firm, or as one that runs what firms run: 您的网站应当备案."""
_FIRST = re.compile(
    r"(?:其中|此外|另外|同时|为了?[^，。；]{2,30}|自[^，。；]{2,24}起|\d[^，。；]{1,12}[前起后]|(?:根据|按照|依据)[^。；]{2,80}(?:要求|规定))[，,：:]\s*"
)
"""A circumstance before whom or what a sentence is about."""


def doer(words: str, before: Bearer, *, files: bool = False) -> tuple[int, int] | None:
    """Where the words stand that tell it of a statement, if they do; `before`: who else would act.

    `files`: that something is filed tells it, too. Behind others only what a letter says is its reader's
    own does.
    """
    plain = blank_quoted(words)
    connected = _CONNECTED.match(plain)
    found = _YOURS.match(plain, connected.end() if connected else 0)
    if found or before is not Bearer.UNSTATED:
        return found and found.span()
    start = told_by(plain, 0, len(plain))
    while first := _FIRST.match(plain, start):
        start = first.end()
    if found := WHOEVER.match(plain, start):
        return found.span()
    filed = files and _FILES.match(words, start)
    if filed:
        return None if _of_another(filed["by"]) else filed.span("by")
    return _thing(words, plain, start)


def _thing(words: str, plain: str, start: int) -> tuple[int, int] | None:
    """Where the name stands of a thing that must, has something done so often or stops."""
    must = next(((one.start, one.end) for one in modals(words) if one.start >= start), None)
    done = None if must else _DONE.search(plain, start)
    must = must or (done.span() if done else None)
    if must is None or _OF_ITSELF.match(plain, must[1]):
        return None
    kind = "run" if done and done["stops"] else "thing"
    said = plain[start : must[0]]
    named = _THING.search(said)
    if named is None or not named[kind] or _NO_THING.match(said):
        return None
    return None if _of_another(said[: named.start()]) else (start, start + named.end("thing"))


def _of_another(words: str) -> bool:
    """Whether they name a party that is no enterprise: 公安机关查获的车辆, 业主委员会备案的内容变更的."""
    return (
        any(bearer_of(party) is not Bearer.ENTERPRISE for party in PARTY.finditer(words))
        or re.search("当事人|法规|规章|户[口籍]|婚姻|出生|身份证|居住证", words) is not None
    )


def names_all(subject: str, explained: Iterable[str]) -> bool:
    """Whether a phrase means whoever does just what was `explained`: 开展道路测试的."""
    told = list(explained)
    whoever = WHOEVER.match(f"{subject}，应当") if told else None
    return whoever is not None and whoever.end() == len(subject) and not says_more(subject, told)

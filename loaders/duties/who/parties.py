"""What kind of party a noun names: a public body, an enterprise, or anybody else, by what it is.

Told by the head noun, which in Chinese comes last: …局, …部门 and …人民政府 are public bodies, …企业 and
…经营者 private ones, …协会, …个人 and …高校 others. No list of names is kept.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from dutygraph.graph.model import Bearer
from dutygraph.text.first_characters import any_of, led, quick

_PUBLIC = (
    r"监督管理(?:机构|部门)|保障部门|监督部门|部门(?<!业务部门)(?<!职能部门)(?<!责任部门)(?<!内设部门)(?<!内部部门)"
    r"|[县市省乡]级(?:及?以上)?(?:地方)?(?:各级)?人民政府|人民政府"
    r"|(?:消防救援|海事|运管|路政|渔政|指挥|卫生监督|稽查|统计|督导|办事|检验检疫|口岸|登记(?<!证券登记)|[社医]保|(?:社会|医疗|养老|失业|工伤|生育|医疗保障|就业|[社医]保)(?:保险)?(?:经办|服务))机构|代表大会(?<=人民代表大会)(?!代表)|主席团|主任会议"
    r"|管理机构(?<!安全管理机构)(?<!数据管理机构)(?<!质量管理机构)(?<!资产管理机构)(?<!物业管理机构)(?<!保护管理机构)(?<!风险管理机构)(?<!内部管理机构)|(?<=[省市区县州旗国])(?:大?数据|数据资源|(?:政务|公共|网络)数据)(?:安全)?管理机构|(?:监管|监察|监督(?<!保护监督)|执法|行政|主管|派出|领导|议事协调)机构|指导委员会|安委[会办](?:各?成员单位)?|委员会|党政(?:主要)?(?:领导|负责人)|办公室|发展办|指挥部|管局|局(?<![格布结当变全]局)(?![部面限势域])"
    r"|(?<=[省市区县州盟旗])[一-鿿]{1,6}?(?<![主承举开协督交经创代申补换查通兴筹自])办(?![法理公事学案结件好证税展得到])|[我本](?:局|中心|委|厅|办(?!法|理|公)|院|部(?![门分]))|镇街|街镇|乡镇|支队|总队|大队|队(?<=[查法]队)(?![伍员列])|联合工作组|(?<=[省市区县国])[一-鿿]{0,8}?(?:领导小组|工作小?组|专班)|(?<=[省市区县国总局部])(?!场)[一-鿿]{2,14}?(?<!数据)中心(?=对|[要应须将每按于]|负责|会同|组织|受|开展|定期|统一)|管理处(?![理罚置分])|(?:管理|派出|监管|监督|检验)所(?![有属在需称谓得])|机关(?!报|刊)|政府(?!采购|补贴|投资|定价|指导价|储备|规章|信息)|法院|检察院|国务院|办事处(?<![一-鿿]办事处)|(?:街道|[各区镇乡]|政府|地区)办事处|厅(?<![餐客大展]厅)(?!局)|网信办|人民银行|监会|海关|管委会|司(?<=[一-鿿]{4}司)(?<![公上]司)(?=负责|[应要将]|组织|会同|牵头)"
    r"|委(?<=[改健网信资运科教卫农财商经建交通规发管化设]委)(?![托员派外])"
    r"|部(?<![全内外总干局本支分顶底头尾一大中东西南北乐目]部)(?<!业务部)(?<!事业部)(?<!财务部)(?<!法务部)(?![门分署位件内属队落])"
    r"|各地(?!区|方)|设区的?市|县级市|各市县|地市(?!场)|地区|各地方|城市|(?<=[各级])(?:省|市|县|区|乡镇|街道)"
)
ACTS_NOW = r"(?:[均都也还]|依法)*(?:应当|不得|必须|可以|有权|须|$)"
_OTHER = (
    r"业主?委(?:员)?会|业主大会|爱好者|市民(?!化)|网民|(?<=广大|各位|全体)(?:居民|业主|住户|村民)|个人(?!信息|数据|隐私|所得|账|会员)|公民|自然人|(?:协会|学会|商会|联盟)(?!的?会员)|联合会|工会|消费者|劳动者|志愿者|船长|船员|秘书处|(?:责任|成员|牵头|配合|协办|[部省市直]属|(?:本|我|全)校各?|事业(?<!企事业)(?<!企业事业))单位|患者|学者|记者|受害者|旅客|乘客|驾驶员|驾驶人|所有人|管理人(?<!资产管理人)(?<!基金管理人)(?<!经营管理人)(?!员)|使用人|持有人|安全员|车主|挂靠人|客户(?!端|信息|数据|服务)|未成年人|监护人"
    r"|股东(?![大会权名])|员工(?!信息|数据)|职工|小组|专班|组(?<=[家审作查导收估]组)(?![织成建合件])|联席会议|从业人员|工作人员|技术人员|人员(?!信息|管理|名单)|用户(?!信息|数据|权益|账)|公众|群众|高校|高等院校|院校|学校|医院|研究院|研究所|科研院所"
    r"|组织(?<=(?:技术|学术|中介|公益)组织)(?![开实推参召机架结])|组织(?<=[、的任何行业社会各关和及或与他]组织)(?![开实推参召]|(?:和|、|与|或者?)个人)|专家|当事人|社会各界|媒体(?![账平中融宣])|幼儿园|父母|家长"
    rf"|(?:组织(?<![经金]组织)(?<!经济组织)(?<!金融组织)|团体|代表|业主|村民|居民|学生|[图书博物纪念美术]馆|(?<=[一-鿿])[员师士]|(?<=托[修运])方)(?={ACTS_NOW})"
)
_HEAD = "(?:主要|项目|安全|技术|现场|分管|有关|相关)?(?:负责人|法定代表人|实际控制人)"
HEAD_OF = f"(?:{_HEAD})?"
"""Whoever heads an enterprise acts for it."""
VENUE = (
    r"(?:(?<=[一-鿿])(?<!监测)(?<!监督)(?<!检查)(?<!执法)(?<!管理)(?<![现立职战登上市广网本采探出进入到离])[厂店矿站场]"
    r"|(?<=[一-鿿]{2})市场|[旅宾餐茶]馆|(?:经营|营业|生产|加工|销售|服务|娱乐|存放|交易)场所|网点|工地|网吧|影院|超市|景[区点])"
)
_VENUE = (
    rf"{VENUE}(?=[均都也还]*(?:应(?![急对])|须|必须|要(?![求点素])|不得|立即|尽快|务必|负责(?!人)|实施|严格|完成|超"
    r"|[于自按对将把给向为]|最[迟晚]|至迟|每[年月日天]|$))|(?<=[该本你贵])[厂店矿站场](?![长点区产次地])"
)
"""What somebody runs is one that must, by its name: 青山煤矿要, 该厂不得."""
_PRIVATE = (
    rf"(?:企业|公司|单位|机构){HEAD_OF}|(?:非居民|工商业?|工业|商业|企业|单位|集团)用户|{_VENUE}|(?:供应|采购|生产|销售|财务|人事|法务)部门|[车药房国民央外矿煤船航港]企(?!业)|事务所|处理者|运营者|经营者|提供者|服务者|生产者|控制者|使用者|主办者|者(?<=[一-鿿]{{2}}者)(?<!或者)(?![的、])|提供商(?!品)|(?:旅行|出版|信用|典当|报(?<!上报))社(?![会区保])|(?:典当|拍卖|商|洗车|维修)行(?![业为政动使])"
    r"|(?:(?:协会|联盟|商会|学会|本会)(?:的|个人)?|个人|(?:(?<![一-鿿])|(?<=的))(?=会员(?:在|应|须|必须|不得|要|有义务|$)))会员(?!代表|大会|[费制卡账])|各家[A-Za-z一-鿿]{2,8}?(?=应|须|必须|要|不得|$)|(?<![A-Z])I[SDC][PC](?![A-Z许备证])|组织(?=(?:和|、|与|或者?)个人)|法人(?<!执法人)(?!代表|员)|(?:运营|服务|制造|生产|供应|经销|集成)商(?!品)|个体工商户|(?:进口|出口|代理|批发|零售|分销|贸易|承包|开发|租赁|销售|维修|回收)商(?![品业务])|厂商|运营主体|责任主体|(?<![部省市区县国]级)(?<!监管)(?<!政务)平台(?!主体)|(?:应用|网上|电子)商店|总部|银行(?!卡|账)|负责人|法定代表人|(?:[受转出]让|[承出]租|[发承]包|[作求应务营用设供集理])方(?![式案法面向针便])|接收方|受托方|委托方|第三方"
    r"|主体(?<=的主体)(?=[\u3000（，应须必不可依]|$)|(?:测试|试点|使用|申请|申报|示范|应用|运行|建设|实施|参与|市场|经营|供应|平台)主体|(?:服务|维修|销售|回收|经营)网点(?=(?:均|都|还)?(?:应|须|必须|不得|可以|要|$))|联合体|物业(?=[均都也还]*(?:应|须|需|必须|要(?![求点素])|不得|[对将与按]|$))|(?:联盟|联合体|共[保同]体)各?成员单位|商户|户(?<=[一-鿿]{2}户)(?<![用住客农账帐门窗]户)(?=(?:均|都|还)?(?:应|须|必须|要|不得|$))|(?:承运|托运|经营|运营|服务|发货|收货|出租|承租|保管|代理|控制|受托)人(?![员们])|(?:经济|金融)组织|合作社|管理人(?<=(?:资产|基金|经营)管理人)"
)
ENTERPRISE = _PRIVATE
"""Head nouns of enterprises, in a pattern without a group."""
PARTY = quick(f"(?P<public>{led(_PUBLIC)})|(?P<other>{led(_OTHER)})|(?P<private>{led(_PRIVATE)})")
"""Head nouns of parties; `bearer_of` says what a match is."""

_STATE = re.compile(
    r"国家(?=鼓励|支持|推进|推动|建立|制定|实行|实施|坚持|保护|保障|加强|采取|组织|统筹|积极|对|倡导|促进|完善|健全|根据|大力)"
    r"|各地区、各部门|各地区|各部门"
    r"|(?:本[省市区州县]|[一-鿿]{2,10}(?:新区|[试实]验区|示范区|开发区|合作区))(?=应当|可以|鼓励|支持|推[进动广]|建[立设]|制定|实[行施]|加[强快大]|完善|健全|探索|组织|统筹|依托|发挥|优化|培育|促进)"
)
_MAY_BE_STATE = re.compile(r"[国各本区]")
_IN_BODY = r"(?:(?!会同|联合|协同|督促|按照|根据|加强|建立|推动|[向对由与依将请]|经(?![济贸信营]))[一-鿿])"
BODIES_TOGETHER = re.compile(
    rf"(?:各地|各级|所在地|属地|当地|县级以上地方|[省市区县]级)(?:{_IN_BODY}{{2,10}}、){{1,8}}{_IN_BODY}{{2,10}}?部门(?:[和、及与]{_IN_BODY}{{2,10}}?(?=[要应须]))?"
    rf"|(?:(?:(?!和){_IN_BODY}){{1,14}}[、和]){{1,14}}{_IN_BODY}{{2,14}}?等(?:有关|相关|主管|行政|职能)*部门(?=[一-鿿])(?![的内间])"
)
"""Public bodies of which the last alone is named as such: 交通运输、公安、网信等部门."""
MADE_BY = re.compile(
    r"[^，。；,;]{0,16}?(?:公布|发布|认定|批准|颁发|出具|签发|提供|生产|运营|管理|开发|建设|授权|委托|认可|登记|监制|制定|统一|组成)"
    r"[^，。；,;]{0,12}?的(?!规定|要求|情形|方式|标准|原则|义务|责任)[一-鿿]"
)
"""What follows a party that is only told to have made the thing that is spoken of: 由权威机构公布的漏洞."""

UNKNOWN_PARTY = re.compile(
    r"(?=[^，。；]{1,80}?(?:应|须|要|不得|可以|最[迟晚]|至迟|负责|案人向))(?:(?!保[障证]|确保|方便|便于)[^，。；：,;在对向将由经为把被的]{1,12}?(?:人|(?<!地)方|员|户|(?<![场住厕])所|院|(?<!数据)(?<!呼叫)(?<!客服)(?<!研发)中心"
    rf"|机制|专班|办|指挥部|(?<=[前后])者|(?<![社机])会|(?<![军排])队|(?P<public>{_PUBLIC})|{_OTHER})|各[^，。；：,;在对向将由经为把被的]{{1,14}}?)(?=(?:均|都|也|还|依法)*(?:应(?![对急用变])|须|必须|要(?![求点])|不得|可以|最[迟晚]|至迟|(?<=中心)负责|(?<=案人)向))"
)
"""A party of which no name is known, before its modal word: 被挂靠人应当, 推进工作组办公室应当."""
_OFFICE = re.compile(
    r"(?:其|该|所在地?|所属|属地|当地)*(?P<name>(?![经由向报将按对])[^，。；：,;、的]{1,10}?(?:[局厅委办](?![托派员])|部门|机[关构]|中心|协会|集团|总部))(?=[^，。；：、和及与的][^，。；：]{0,60}(?<![的后时前起])(?:[，。；]|$))"
)
_FAR = 120
_GIVEN_TO = r"(?:向|报送?|[送交到至给])(?:其|该|所在地?|所属|属地|当地)*"
THING = re.compile(
    r"(?:[一二三四五]级(?:[及或]?以[上下])?|新建|在建|已建|在用|存量|所属|已?上线|已?运行)*的?平台"
)
"""A platform of which is told what it is, and not whose: 三级以上平台每年评测一次."""
STAFF = re.compile(r"(?:员工|职工|店员|(?:从业|工作|服务|操作|作业)人员)$")
"""Who works for an enterprise that was named."""
ON_TOPIC = re.compile(rf"(?:对[^，。；]{{2,60}}?|[^，。；]{{2,60}}的)(?:{PARTY.pattern})")
_BY_ANOTHER = re.compile(
    r"(?<![交转移])由[^，。；,;由]{2,40}?(?:代为|履行|承担|负责|办理|实施|落实)|(?:严禁|禁止)其|将[^，。；]{0,12}(?:从严|依法依规)[^，。；]{0,8}处[理罚]|(?:加大|增强|开展)执法"
)
"""That another party does it, known or not: 由其总代理商履行前款义务."""
_HEADS = re.compile(
    f"的?(?:{_HEAD}|(?:(?!认[可定]|指定|授权|委托|第三方|上级|主管|监管|[企公单平的和与及或])[一-鿿]){{0,8}}?机构)"
)
_BEARERS = {"public": Bearer.AUTHORITY, "other": Bearer.OTHER, "private": Bearer.ENTERPRISE}


def bearer_of(match: re.Match[str]) -> Bearer:
    """What a match of PARTY is."""
    return _BEARERS[str(match.lastgroup)]


DECIDES = re.compile(
    r"[^，。；]{0,24}(?:提出|提交|报送|申请)[^，。；]{0,20}[的后]，[^。；]{0,30}?(?:答复|受理|办结)"
    r"|(?:[^，。；]{0,40}，)?(?:应当?|不得)[^，。；]{0,24}?(?:准予|作出[^，。；]{0,10}决定|告知理由|移出[^，。；]{0,4}名单|组织复核|核发|颁发|发给|发放[^，。；]{0,8}(?:[号车]?牌|[执牌]照|证|许可|补[贴助])|撤销[^，。；]{0,4}(?:备案|登记|许可)|通知申请人)"
    r"|(?:听证|复议|(?:专家)?评审|复核|抽[查检]|举报|投诉)(?:会|工作|活动)?(?:应当?|须|必须|不得)"
    r"|[^，。；]{0,20}(?:结果|意见|情况|决定|名单)[^，。；]{0,16}(?:反馈|告知|通知|送达)(?:给|至)?(?:各|有关|相关|[被检受申请评])*(?:企业|单位|公司|人)[。；]?$"
)
"""What whoever is applied to does (提出申请的，应当在3日内答复; 检验合格的，应当颁发合格证), or holds
(听证应当公开), and tells those it was about (检查结果5日内反馈企业).
"""
OF_OTHERS = re.compile(
    r"禁止|严禁|允许|[^，。；对将由]{2,24}?(?:最[迟晚]|至迟)"
    r"|(?![^。；]*(?:责令|督促|要求|通知|指导))[^，。；]{0,16}(?:不[符合达通齐全]|未通过|有误)[^，。；]{0,12}的，?(?:应当?|须|需)?[^，。；]{0,4}"
    r"(?:整改|补正|补充|修改|重新(?:提交|申报|报送|填报))"
)
"""What is no act of the body that acts before: what it forbids, or asks of others (不合格的，应当整改)."""


def of_another(plain: str, start: int, end: int, before: Bearer) -> bool:
    """Whether those words are the act of another than who acted before; a body decides itself."""
    decides = before is not Bearer.AUTHORITY and DECIDES.match(plain, start, end)
    return bool(decides or _BY_ANOTHER.search(plain, start, end))


def unknown_party(plain: str, since: int, start: int, end: int) -> tuple[int, Bearer] | None:
    """Where the name of a party ends that is not known and begins these words, and what it is: before its
    modal word, or whom what was said `since` hands something to: 向区经委申报，区经委汇总后报我委.
    """
    if unknown := UNKNOWN_PARTY.match(plain, start, end):
        return unknown.end(), Bearer.AUTHORITY if unknown["public"] else Bearer.UNSTATED
    office, before = _OFFICE.match(plain, start, end), plain[max(since, start - _FAR) : start]
    given = office and re.search(_GIVEN_TO + re.escape(office["name"]), before)
    return (office.end(), Bearer.AUTHORITY) if office and given else None


def bearers_in(words: str) -> Iterator[tuple[int, Bearer]]:
    """Where the name of each party ends, and what it is: who heads one, or is an organ of it, is as it."""
    before, bearer = 0, Bearer.UNSTATED
    for party in PARTY.finditer(words):
        heads = before and _HEADS.fullmatch(words, before, party.end())
        own = heads and (bearer is not Bearer.OTHER or not party[0].endswith("机构"))
        before, bearer = party.end(), bearer if own else bearer_of(party)
        yield before, bearer


def state_in(words: str) -> Iterator[re.Match[str]]:
    """Where the state or a place acts, through its government: 本市应当."""
    return _STATE.finditer(words) if _MAY_BE_STATE.search(words) else iter(())


def of_several(bearers: Collection[Bearer]) -> Bearer:
    """Whose act it is that several parties share: public bodies and others together are anybody (OTHER).

    With enterprises named beside persons and associations, enterprises are bound.
    """
    kinds = set(bearers)
    if len(kinds) == 1:
        return kinds.pop()
    return Bearer.OTHER if Bearer.AUTHORITY in kinds or Bearer.UNSTATED in kinds else Bearer.ENTERPRISE


@lru_cache(maxsize=64)
def names_of(names: tuple[tuple[str, str], ...]) -> "Names":
    """What finds these names; those of the vocabulary are the same for every document."""
    return Names(names)


class Names:
    """Known names, longest first, blanks between characters ignored."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._ids = dict(sorted(names, key=lambda pair: (-len(pair[0]), pair)))
        self._pattern = re.compile(any_of(self._ids)) if self._ids else None

    def find(self, text: str) -> list[tuple[int, int, str]]:
        if self._pattern is None:
            return []
        return [(*match.span(), self._ids[match[0]]) for match in self._pattern.finditer(text)]

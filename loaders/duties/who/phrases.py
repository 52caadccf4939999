"""What a noun phrase for a party says: which are meant, and whether words before a name say which kind."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.parties import ACTS_NOW, HEAD_OF, PARTY, bearer_of
from dutygraph.text.first_characters import quick

_ADVERBIAL = re.compile(
    r"在|对|向|将|把|从(?!事)|作为|按|根据|依(?!法)|以|面向|针对|围绕|聚焦|结合|统筹|督促|指导|联合|会同|通过|加强|推动|组织"
)
_RELATIVE = re.compile(
    r"(?:面?向(?:境外|境内|社会|公众|他人|第三方|用户|消费者)"
    r"|在[^，。；的]{0,16}?(?:境内|境外|区域内|市场|上|注册|登记|设立|从事|开展|经营|运营|生产|销售)|利用|通过|使用|从事)"
    r"[^，。；]{0,50}的$"
)
"""A relative clause that begins like a circumstance: 向境外提供重要数据的（处理者）."""
_CIRCUMSTANTIAL = re.compile(r"(?:在|按照?|根据|依照?|以(?!及)|通过|经)[^，。；]{4,}的$")
_REFERS_BACK = re.compile(
    r"(?:.*的)?(?:各家?|有关|相关|所有|全体|该|本|[你贵]|[上前]述|以上|其[他它])*"
    rf"(?:(?<=[你贵])司|企业|单位|公司|机构|主体|运营者|处理者|经营者){HEAD_OF}"
)
_ALL = re.compile(
    rf"(?:所有|全体|任何|一切|凡)(?:个人(?:和|、|与|或者?))?(?:企业|单位|公司|组织|机构|主体|运营者|处理者|经营者){HEAD_OF}"
    r"(?:(?:和|、|与|或者?)个人)?"
)
QUANTIFIER = (
    r"(?:各有关|各相关|各类|各级|各地|各|全[市省区县国]|全行业|全体|所有|有关|相关|本市|我市|本省|我省"
    r"|[省市区县国](?:内|属)|辖区内|属地|本行业(?:、本领域)?|本领域|上述|前述|前款|其他|其它|该|本|我|凡是?)"
)
POINT = r"[一二三四五六七八九十]是"
"""How a point of a paragraph begins: 二是."""
CONNECTIVE = (
    rf"(?:{POINT}|请|因(?!为|此)|由于|并且|而且|同时|此外|另外|其中|首先|其次|最后|随后|对于|就(?=[^，。；的]{{2,24}}(?:而言|来[说讲]))|若|如果?"
    r"|[不无]论|由|并|则|且|但|而(?!且)|故(?!障|意)|因此|所以|为此|据此)"
)
_NO_LIMIT = re.compile(
    rf"(?:{CONNECTIVE}|{QUANTIFIER}|鼓励|支持|提倡|倡导|禁止|严禁|任何|凡是|等|我国|全国|国内|境内"
    r"|在(?=行政区域|中华)|中华人民共和国|行政区域|内|的|[\u3000 ，,（）()“”])*"
)
"""What before a name picks none out of those it names: how many, and that they are here."""
_NO_MORE_SAID = re.compile(
    r"(?:的|、|，|且|并|既|也|只有|拥?有|具有|和|或者?|及|以及|各|有关|相关|上述|前述|前款|规定|其他|其|所有|本|我|全|该|拟|已|还|均|都|依法|辖区|行政区域|境|国|省|市|区|县|地|行业"
    r"|领域|内|在|从事|开展|进行|实施|申请|注册|登记|设立|作业|行为|各类|凡|等|中|过程|活动|业务|工作|情形|情况|车型|车辆|汽车|产品|网络|信息|系统|平台|设施|设备|服务|运营)*"
)
"""What is left of words that say which are meant, where the rest is understood."""
JOIN = re.compile(r"(?:(?<!民共)和|及(?!其)|以及|与|、|或者|或|还是|抑或|[/／])")
_APART = re.compile(rf"(?<![涉参普]){JOIN.pattern}")
VERBISH = quick(
    r"在(?![线建用])|[将把被由让从并又还均每向对或]|(?<!由)是(?![否由])|使(?!用)|第(?!三方|[一二]方|[一二]审)|(?<![申提])请(?![求示假])|(?<![因认作成])为(?![主])|经(?![营销济理纪]|办(?=$|机构|单位|银行|人)|信(?:[局委厅]|$))|按照|依据|依照|根据|因为|对于|至于|经过|如果|为了|当[^地事]|咨询(?=当地|有关|相关|所在)"
    r"|(?<![达等])到(?![期位])|完善|健全|压实|形成|登[录陆]|加强|开展|建立|落实|采取|制定|组织|进行|提升|推动|自行(?!车)|委托|定期|明确|督促|督导(?!机构|组|员)|指导|要求"
    r"|进一步|坚决|严厉|大力|积极|不断|培育|打造|扶持|吸引|壮大|涌现|移交|排查|打击|推进|促进|加快|支持|鼓励|引导|激发|发挥|依托|利用|运用|借助|优化|送[交达至]|报(?=[省市县区国我当所])|报送|提交|上报|移送|反馈|于(?=[\d每])"
    r"|联合(?!工作组)|争取|会同|配合|协助|面向|结合|统筹|聚焦|针对|围绕|通过|选取|共建|不得|不准|应当|必须|强调|发现|包括|属于|持续|深化|强化"
)
_USED = re.compile(r"(?<=[一-鿿]{2})(?:利用|使用|运用)|(?<=、)(?:利用|使用)$")
"""What is a noun in the name of a kind: 综合利用企业, 电池使用单位."""
_TAKES_PARTY = re.compile(
    r"[与跟到受替]|有(?=相应|专[门职人]|符合|必要|一定|固定)|代(?!理|表|管)|作为|以(?![上下及内外])|配[备置齐]|同(?![一级行类等])|有权|请求|监督(?!管理)|确定|告知|通知|允许|提醒|提示|征[得求]|通报|取得|获得|听取|尊重|满足|保[障证]|确保|维护(?!保养)|方便|便于|帮助|劝阻|聘[请用]|邀请|指派|指定(?!的)|选派|委派|任命|更换|约谈"
    r"|(?<!环境)(?<!资源)(?<!文物)(?<!生态)保护|处罚(?!者)|惩治|警示|责令|强[制迫]|诱导|误导|欺骗|胁迫|损害|侵[害犯]|危害|泄露|披露|查明|安排|核[实验]|选[择用]|设立|响应|回应|答复|惠及|覆盖|限制|阻碍|歧视|骚扰|拒绝"
)
"""Verbs whose object the party behind them is: 告知用户."""
ACTS = re.compile(
    r"(?:及其[^，。；]{2,8}?(?:人员|机构|部门)[，,]?)?等?[\u3000 ]*"
    r"(?:(?:[均都也还每依定及]|并(?=[可应须有])|依法|具体|[一二三四]是)*"
    r"(?:应(?![用急对])|须|必须|要|需|不得|严禁|(?<!地区)(?<!城市)禁止(?!性)|可以|可|有权|将|负责|是由|是[^，。；]{2,16}(?:机关|部门)，|到(?=[^，。；]{0,20}(?:企业|公司|单位|网点|[门商]店|站))|在|对|向|把|按|根据|依|以|于|自(?![检查][^，。；]{0,4}报告)|从|为|因|经(?![营济销])|会同|联合|通过|结合|发现|采购|最[迟晚]|至迟|高度重视|开展|建立|制定"
    r"|完[善成]|落实|加[强大快]|组织|牵头|明确|定期|适时|重点(?=对|围绕|排查|检查|报送)|及时|立即|尽[快早]|抓紧|务必|主动|积极|切实|严格|认真|牢固|不断|持续|进一步|从事|处理|提供|使用|利用|采取|委托"
    r"|自行(?!车)|形成|准备|提交|报[送告备]|上报|做好|推动|推进|统筹|指导|督促|配合|拒不|违反|未|依托|发布|履行|接受|参与|实施|强化|提[升高]|优化"
    r"|采用|选用|办理(?![的流指程])|搭建|指定(?!的)|编制|承诺(?![书函])|留存|告知|通知|签订|购买|配备|停止|保存|认[为定]|收到|接到|据此|登[录陆]|上传|填[写报]|携带|派员|选取|抽[取查]|审[核查](?![的和、及])|初审|复[审核](?![的和、及])|当场|核[查实发](?![的和、及])|汇总|遴选|受理(?!的)|发放(?!的)|发文|发函|下发(?!的)|作出|请(?![求示假])|获知|知[悉道]|存在|拟|凭|持|作为|预装|研[制发]|申报|参加|构建|投保|设[立置]|探索|进行|共同|分别|不|每[一二两三四五六七八九十半\d]{0,3}个?[年月季周日天]|收集|存储|申请|参照|享有|承担|保证|确保|一定|密切|驾驶|乘坐|依法|遵守|安排(?![的和])|领导(?![干班人成机下和、小])))"
)
"""What follows a party that acts, and not a noun that it only describes (企业创新, 平台经济)."""
_RUN_IN = re.compile(
    r"【(?P<sign>[^【】]{1,12})】[ \u3000]*|[△▲★☆◆●■※＊*]{1,3}[ \u3000]*|[一-鿿]{1,8}\u3000*[：:][ \u3000]*"
    r"|[—–“]+(?=[一-鿿])|第[一二三四五六七八九十百零\d]{1,6}条[ \u3000]+"
)
_BASIS = re.compile(
    r"(?:依据|根据|按照?|依照)\u3000+(?:第[^，。；的]{1,8}条)?的?(?:规定|要求)(?=(?!的)[一-鿿])"
)
"""By what something is asked, with no comma before whom: 依据《甲办法》规定企业不得."""
_NAMES_CASE = re.compile(
    r"发生|出现|涉及|未|有|若|如|对|.{0,7}(?:事件|事故|系统|平台|车型|车辆|产品|情[形况]|险情|数据|项目|对象|[级类档的时后前内起])[：:]"
)
"""A name that says of which case or kind the sentence is, and limits it: 重大事件：企业应当…."""
WHERE = re.compile(r"^(?:[^，。；的在向对由经报至到给与和将把]{0,16}?(?:所在地?|发生地)|在地|属地|当地)")
"""What says of which place a public body is: 注册地所在省通信管理局."""
_LEVEL = re.compile(
    r"^(?:国务院|(?:县|市|省|设区的市|乡镇)级(?:及?以上)?(?:地方)?(?:各级)?)(?:人民政府)?(?:及其|的)?(?:有关)?"
    r"|^(?:(?:省|自治区|设区的市|市|州|盟|区|县|旗|乡|镇)(?:[\u3000（(][^（）()]{0,8}[\u3000）)])?(?:、|和|及|与|或者)?){1,8}"
)
"""What says of which level a public body is, however long: 县级以上地方人民政府工业和信息化主管部门."""
_OF_CLASS = re.compile(r"^第[一二三四五六七八九十\d、和及]+[类级批]")
"""What says of which class something is: 第二、三类渔具生产企业."""
_SEATED = re.compile(r"(?:中央|[央部省国]属|[外合]资|外[省地埠资])[驻在来入][一-鿿]{1,3}$")
"""What says whose a company is and that it is here: 中央驻沪."""
_LONGEST_MODIFIER = 60
LONGEST_KIND = 16
_PUTS_IN_CHARGE = re.compile(
    r"(?:或者?)?委托(?!的)|配备|设[置立]|成立|组建|任命|聘[请用]|选派|委派|安排|监督|配合|协助|到(?![期位])|与(?![^，。；]{2,24}(?:合作|签约|关联|签[订署][^，。；的]{2,16})的[^的]*$)"
)
"""How words before a party begin that has something done with it: 配备具有能力的人员."""
_OF_IT = re.compile(
    rf"(?!{ACTS.pattern}|{_PUTS_IN_CHARGE.pattern}|接受|发生|因|等)"
    r"(?:[^其的本该，、]*所在地?的)?[^其的本该，、]*(?:的子)?"
)
_WITH = re.compile(
    r"(?:已|经)?(?:通过|入选|具[备有]|搭载|配备|装有|装备|安装|采用|使用|拥有|取得|获得|持有|列入|纳入|自愿|参[加与]|处理|提供|接入)[^，。；]{1,40}?的"
    r"|[^，。；]{0,30}?(?:级|以[上下]|超过|达到|不[足满])[^，。；]{0,12}"
    r"|[^，。；]{0,30}(?:以后|之后|后|以前|之前|前|期间|年内)[^，。；]{0,40}的"
)
"""How words begin that pick some out of those named: 具备远程控制功能的汽车."""
_KIND = re.compile(
    r"[^，。；]{0,12}?(?:(?<![分等])级|以[上下])|[大中小微重轻]型|高速|氢|燃料电池|危[化险]|网约|共享|冷链|渣土|[两三]轮|校车|长途|危险货物|农村|居民区|老旧|[新在]建|既有|专用|特种|配送|公交|出租|光储|上市|国有|合资|进口|出口|国产|二手|低速|无人|载[货客]|商用|乘用|新能源|换电|增程|纯电|混[合动]"
    r"|(?:(?:综合|梯次|循环|道路|示范)*(?:回收|利用|运输|维修|租赁|报废|拆解|测试|应用|试点)[、和与及]?)+$"
)
"""How the name of a thing begins that is one of several kinds (进口汽车), or what some do with it: 的回收."""
_OF_KIND = re.compile(rf"(?:涉及|从事|承担|开展)(?:{_KIND.pattern})")
"""How a clause begins that tells what some do, with things of such a kind: 涉及校车运营的."""
_OWN_ORGAN = re.compile(
    r"(?!.*(?:主管|监[管督察]|所在|注册|上级|属地|行业|登记|[审发证]|政府|公安|交通|市场))[一-鿿]{1,8}"
)
"""What stands behind an enterprise that names an organ of its own."""
_OWN_THING = re.compile(rf"(?![的内间侧]|[以之]外|在内)[^，。；]{{2,40}}的，{ACTS_NOW}")
"""What befalls a thing of a party, by which that party must act: 平台公司数据库接入某平台的，应当…."""
_OWN_CHANGES = re.compile(rf"的[^，。；的]{{2,20}}?(?:变更|变化|变动|调整|到期|失效|注销)的[，,]{ACTS_NOW}")
"""The same of any party that a clause says whose it is: 承运商的登记信息变更的，应当…."""

_NEED = re.compile(r"^(?:(?:依法|(?:按照?|依照|根据)[^，。；]{0,16}?规定)应当?|[凡拟确]*需要?)")
"""What is asked of somebody, or needed by them, tells which are meant: 依法应当备案的企业, 需延期的企业."""

_SAYS = re.compile(
    r"(?:(?:[^，。；：:]{0,16}[日天月]，)?[^，。；：:]{0,40}记者[^，。；：:]{0,24}(?:获悉|了解到|采访)"
    r"|(?!(?:按|根据|依|对|在|违反|不符合|未|经))(?:(?!按照|根据|依[据照])[^，。；：:]){0,30}?(?:通知|公告|通告|办法|规定|条例|意见|方案|文件|指南|约谈|中|[局部委办厅院会]|部门|中心|人士|专家|负责人|[条》]|\u3000)"
    r"(?:还|也|同时|特别|明确|并|进一步)*(?:要求|明确|提到|提出|指出|强调|规定|建议|认为|表示|显示|介绍|透露|称))[，,：:]\s*"
)
"""Who says what follows, and does not do it: 通知指出，企业应当…; 省海事局还要求，企业应当…."""
_MAY_SAY = re.compile("[求确到出调定议为示绍露称悉解访][，,：:]")
"""Without one of these nobody says what follows."""

_DOING = re.compile(r"运营|服务|生产|制造|经营|销售|研发|建设")
THING = r"(?<![乘停用开行驾发出修洗骑上下])车|(?<=[商乘专渔])用车|车型|车辆|汽车|场站|厂区|生产线|船舶"
"""Nouns for things and places of which there are kinds."""
_ANY_BUSINESS = frozenset(
    ("活动", "业务", "服务", "管理", "监督", "安全", "企业", "单位", "机构", "提供", "使用", "开展", "从事")
)
_ANY_DATA = re.compile(r"(?:汽车|重要|敏感|网络|工业|车辆)?(?:数据|个人信息|信息)|(?:企业|公司|单位)$")
"""What many do many things with: who handles 汽车数据 need not export it."""


@lru_cache(maxsize=4_096)
def told_by(plain: str, start: int, end: int) -> int:
    """Where a sentence goes on behind words that only tell who says it; its start where it has none."""
    said = _MAY_SAY.search(plain, start, end) and _SAYS.match(plain, start, end)
    return said.end() if said and said.end() < end and not modals(said[0]) else start


def label_end(words: str) -> int:
    """Where a short name before a sentence ends, which is no part of it (首次备案：企业应当…); 0 for none."""
    if basis := _BASIS.match(words):
        return basis.end()
    label = _RUN_IN.match(words)
    named = (label["sign"] or label[0]) if label else ""
    party = PARTY.search(named)
    # 【人员保障】 names no party, 【平台企业】 does.
    whose = party and (named == label[0] or party.end() == len(named)) if label else None
    if label is None or whose or modals(named) or _NAMES_CASE.match(named if "：" in named else f"{named}："):
        return 0
    return label.end()


@lru_cache(maxsize=4_096)
def refers_back(subject: str) -> bool:
    """Whether a phrase means enterprises named before (相关企业), and not a kind of its own (电信企业)."""
    return _REFERS_BACK.fullmatch(subject) is not None


@lru_cache(maxsize=4_096)
def means_all(subject: str) -> bool:
    """Whether a phrase means all there are (任何企业, 任何组织和个人), not those in question (各企业)."""
    return _ALL.fullmatch(subject) is not None


def without_doing(name: str) -> str:
    """A name without what a shorter one leaves out: 平台企业, of 平台运营企业."""
    return _DOING.sub("", name)


def says_more(words: str, explained: Iterable[str]) -> bool:
    """Whether words that say which are meant say more than what was `explained` of them, and where."""
    words = words.rpartition("：")[2]
    for one in explained:
        words = words.replace(one.removesuffix("的"), "、")
    return _NO_MORE_SAID.fullmatch(words) is None


def limit_before(
    plain: str, head: int, earlier: Sequence[int], place: str | None
) -> Iterator[tuple[int, int]]:
    """The words before a name that say which of those named are meant; not 各有关, or that they are here."""
    here = re.compile(f"{place}|{place[:-1]}" if place else "(?!)")
    start = max([0, *earlier, *(m.end() for m in _APART.finditer(plain, 0, head))])
    words = plain[start:head]
    first = _APART.search(plain, 0, head)
    of = plain.rfind("的", 0, first.start()) + 1 if first else 0
    if of and not _NO_LIMIT.fullmatch(here.sub("", plain[:of])):
        # 自愿签约的甲企业、乙企业: a relative clause before the first of a list goes for all of it.
        yield 0, of
    told = (
        words.rstrip().endswith("的")
        or _SEATED.search(words)
        or names_kind(_NO_LIMIT.sub("", words, count=1))
    )
    if told and not _NO_LIMIT.fullmatch(here.sub("", words)):
        yield start, head


def of_enterprise(plain: str) -> bool:
    """企业的安全管理部门 and 公司采购部门 are the enterprise's own, and not 企业主管部门."""
    first = PARTY.search(plain)
    return (
        first is not None
        and bearer_of(first) is Bearer.ENTERPRISE
        and (plain.startswith("的", first.end()) or _OWN_ORGAN.fullmatch(plain, first.end()) is not None)
        and names_kind(plain[: first.start()])
    )


def picks_out(which: str, noun: str) -> bool:
    """Whether a clause before a noun, or how that begins, picks some out of those it names."""
    return any((_WITH.match(which), _OF_KIND.match(which), _KIND.match(noun)))


def of_it(between: str) -> bool:
    """Whether what stands between a party and another noun makes that the head.

    甲企业集团的子公司, 甲企业协会, 主管部门执法人员.
    """
    between = between.removeprefix("的")
    return len(between) <= LONGEST_KIND and _OF_IT.fullmatch(between) is not None and names_kind(between)


def of_one(plain: str, name: int, end: int) -> bool:
    """Whether a phrase that ends there is of one of those whose name ends before: 甲企业集团总部."""
    return name < end and of_it(plain[name:end]) and JOIN.search(plain, name, end) is None


def befalls_own(plain: str, end: int, *, known: bool) -> bool:
    """Whether what is told behind a party that ends there befalls a thing of it, so that it must act."""
    changes = plain[end - 1] in "者商" and _OWN_CHANGES.match(plain, end)
    return bool(changes or (known and _OWN_THING.match(plain, end)))


def modifies(modifier: str) -> bool:
    """Nothing, or a relative clause: 处理重要数据的."""
    modifier = _NEED.sub("", modifier)
    return not modifier or (
        modifier.endswith("的")
        and len(modifier) <= _LONGEST_MODIFIER
        and not _PUTS_IN_CHARGE.match(modifier)
        and (_ADVERBIAL.match(modifier) is None or _RELATIVE.match(modifier) is not None)
        and not re.search(
            r"[，将把]|(?<![凡由不])是(?!否)|[你我]们(?!的)|[前后内日]向|(?:企业|单位|公司|机构|者)到|[人者]向|要求(?:所有|各|全体)",
            modifier,
        )
        and not modals(modifier)
    )


def tells_which(modifier: str) -> bool:
    """The same before a party that must at once, where what begins like a circumstance is none: 按照前款规定
    备案的企业应当.
    """
    which = _CIRCUMSTANTIAL.match(modifier) is not None and len(modifier) <= _LONGEST_MODIFIER
    return which and "，" not in modifier and modifier.endswith("的") and not modals(modifier)


@lru_cache(maxsize=4_096)
def names_kind(modifier: str) -> bool:
    """A noun, or a list of them, that says which kind of 企业 or 单位 is meant: 电信和互联网."""
    clause, of, kind = modifier.replace("\u3000", "").rpartition("的")
    if of and not modifies(clause + of):
        return False
    done_to = kind.startswith("被")
    kind = _USED.sub(
        "", _LEVEL.sub("", WHERE.sub("", _OF_CLASS.sub("", kind.removeprefix("被").removeprefix("已"))))
    )
    return (
        len(kind) <= _LONGEST_MODIFIER
        and all(len(one) <= LONGEST_KIND for one in JOIN.split(kind))
        and not VERBISH.search(kind)
        and (done_to or not (_TAKES_PARTY.match(kind) or _TAKES_PARTY.fullmatch(kind, max(0, len(kind) - 2))))
        and "，" not in kind
    )


@lru_cache(maxsize=4_096)
def in_common(part: str, named: str) -> bool:
    """Whether words for an activity and names have a word in common that is not one for any business."""
    part = _ANY_DATA.sub("，", part)
    return any(
        part[at : at + 2] in named and part[at : at + 2] not in _ANY_BUSINESS for at in range(len(part) - 1)
    )

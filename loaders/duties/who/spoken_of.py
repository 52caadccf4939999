"""Whether a party that a clause names does something itself, or is only spoken of before another's duty."""

import re
from collections.abc import Iterator

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.who.actors import Actor, ActorFinder, moved
from dutygraph.loaders.duties.who.parties import DECIDES, PARTY, bearer_of
from dutygraph.loaders.duties.who.phrases import POINT, names_kind, told_by

_FOR_IT = re.compile("[为对向给]其")
"""How what follows a case points back to the party of the case: 应当为其更换车辆."""
_OPEN_STATE = re.compile(r"(?:(?:不|未)(?:明确|确定|一致)|变更|更换|离职)的(?:情形|情况)?$")
"""What is said of a party that does not act: 主管部门不明确的，应当向…报告; 负责人变更的，应重新报送."""
_IS = re.compile(r"(?:为|是|属于)[^，。；的]{1,12}(?<=[人业位者员户司])的$")
_ASKS_FOR = re.compile(r"[^，。；]{0,12}?(?:要求|请求|申请|投诉|举报|反映|撤回|注销|查询|提出|调取|查阅)")
_GETS = re.compile(r"[^，。；]{0,6}?(?:收到|接到|受理|接收|根据)")
_AUTHORITY_ACTS = re.compile(
    r"(?![^，。；]{0,8}?(?:要求|请求|提出|调取|查[阅询]|发现|认为|通知|责令|批准|同意|决定|告知|检查|抽查|认定))"
    r"[^，。；]{4,}"
)
"""What a public body does by itself, and not what moves another to something: 主管部门要求，企业应当."""
_ACTS = re.compile(r"(?:按|每|依法|负责|配合|自|将|把)[^，。；]{4,}")
_FAVOURS = re.compile(
    r"(?:各|有关|相关)单位[^，。；]{0,16}?(?:执法检查|路检路查|监督抽查|行政处罚|立案|查处)|"
    r"可以?(?!不)(?:依法|适当|按规定)*+(?:在[^，。；]{2,20}?)?(?:依法|适当|按规定)*(?:优先(?:支持|安排|推荐|给予)"
    r"|给予[^，。；]{0,12}?(?:支持|奖励|补[助贴]|优惠|表彰|扶持|便利)|予以[^，。；]{0,6}?(?:支持|奖励|表彰|通报|公示|减免|倾斜)"
    r"|(?:减少|降低)[^，。；]{0,8}?(?:检查|抽查|频次)|(?:从轻|减轻|从宽)[^，。；]{0,8}?(?:处[理罚置]|认定))"
)
"""What the one who is spoken of does not do, but a regulator: 评为优秀的企业，可以优先支持."""
_ASKED = re.compile(r"(?:并|同时|其中|现|还|也|再次|立即|明确)*(?:要求|责令)(?![的了])")
"""How a clause goes on with whom somebody who only tells asks: 进行了通报，要求甲企业整改."""
_ASKS_OF = re.compile(
    rf"，{_ASKED.pattern}(?<!责令)|(?:，(?:并|同时|其中)*|其中)(?:(?:要求|提醒)(?=[^，。；]{{2,30}}(?:应(?![用急对])|须|必须|不得))|请(?=各|有关|相关))"
)
_ASKS = re.compile(
    r"(?:[还也]|现|已|特别|同时)*(?:发文|发函|(?:下发|印发|发布)通知)?(?:要求|责令|提醒|强调|指出|明确(?![^，。；]{0,12}(?:人|人员|机构|部门|岗位|领导)(?:[，。；和、]|$)))(?![的了])|：(?=[^，。；]{2,40}(?:应(?![用急对])|须|必须|不得))"
)
_REPORTED = re.compile(
    rf"(?:(?:由于[^，。；]{{2,40}}|对于?(?P<whom>[^，。；]{{2,40}})|[^，。；]{{2,16}}[上中])，)?(?!按|根据|依|经|应|符合|满足|违反|未|对|因|为|在)[^，。；：的与和、]{{0,30}}?(?<![不未否无])(?<![不没取暂可][再有消不以]){_ASKS.pattern}(?![^，。；]*(?:的|[时后前])，)"
)
"""Somebody who asks a party for something, and does not do it: 约谈会要求运输企业落实责任."""
_ANNOUNCES = re.compile(
    r"(?:[对向](?=[^，,。；;：:]{2,40}(?:提出|作出|下发|印发|发出|进行)[^。；;]{0,40}(?:要求|通知|约谈|部署|《))"
    r"|提醒|提示|责令|告诫|约谈了?)(?P<whom>[^，,。；;：:对向]{2,30})"
)
"""How it is told of whom something is asked, before what that is."""
_REQUESTED = re.compile(r"请(?=各|有关|相关)")
_FACT = re.compile(r"已|正在|现[已将]|开[始放通]|上线|启动|结束|(?<!还)是(?!否)")
_FIRM = "应须必不严禁"
_ANY_BODY = re.compile(r"各|有关|相关|所在地|地方|(?:主管|监管|监督管理)部门$")
_SENDS = re.compile(r"向[^，。；]{2,24}(?:报告|申请|提交|报送|申报|提出)")
_GETS_SENT = re.compile(
    r"[^，。；]{0,12}?(?:接到|收到|受理)[^，。；]{0,12}(?:报告|申请|材料|申报)[^，。；]{0,6}，"
)
_DEALS_WITH = re.compile(
    r"(?:受理(?:申请|申报|报告|材料|备案|登记)?[后的]|经?(?P<act>审[核查批]|评审|评定|验收)[^，。；]{0,12}?)，"
    r"[^，。；]{0,16}?(?:公[示布开告]|通报|核发|颁发|发[给证放]|予以|批准|答复|告知|下达|拨付|审[核查]|办结|作出|移送)"
)
"""What only whoever something was sent to does with it: 受理后，应当公示; 经审核符合条件的，予以核发."""
_WITHIN = 120
_DIRECTLY = 2

_OWN = (
    "[^，。；]{0,30}(?:下属|所属|[子分]公司|合作|入驻|参[展保]|供应|承[包运租揽]|外包|第三方|加盟|受托|客户)"
)
"""Whom an enterprise has to do with itself."""
_SUPERVISES = re.compile(
    rf"(?:{POINT})?(?:还?[要应]当?|积极|大力|深入|持续|进一步|加快|有序|探索|研究|切实|严肃)*"
    r"(?:追究[^，。；,;]{0,12}责任|查处|(?:督促|督导|指导|引导|组织|推动|部署)[^，。；,;]{0,30}(?:企业|单位|公司|机构|平台|者))"
    r"|(?:请[^。；]{0,60}?)?[将把]本(?:通知|公告|通告|意见|办法|文件)[^，。；]{0,8}(?:转发|转知|印发|下发|传达)[^，。；]{0,6}(?:辖|本地|本行政|下级)"
    r"|支持(?=建[设立]|开展|发展|推广|培育|打造|探索|设立|研[究制发]|实施|组建|创建)|重点(?:检查|抽查|核查|督查|督导)|(?:检查|执法|抽查|核查|督查|调研)(?:过程)?中[，,]?(?:不得|严禁|要|应)|(?:不得|严禁)(?:要求|影响|干扰|妨碍|干预)[^，。；,;]{0,6}(?:企业|单位)"
    r"|对(?!OWN)[^，。；,;]{2,30}?(?:企业|单位|公司|机构|地区|平台|经营者|主体)的?，?(?:一律|依法(?:依规)?|从严|及时|予以|给予|进行|开展|实[施行])*"
    r"(?:挂牌|督办|表[扬彰]|奖励|约谈|查处|处[罚理置]|立案|吊销|免[予于]处罚|移[送交](?:司法|公安|监察|纪检)|抽查|督[查导]|通报|问责|追[责究]|曝光|责令|关[停闭]|取缔|停[业产]|优先|[列纳]入|(?:减少|降低|增加|提高|加大)[^，。；]{0,6}(?:检查|抽查|监管)|(?:取消|暂停)[^，。；]{0,8}(?:资[格质]|许可|申报))"
    r"|(?:取消|暂停|停止|撤销|限制)[^，。；]{0,12}(?:企业|单位|公司)的?[^，。；]{0,6}(?:许可|资[格质]|评优|评先|申报|补[贴助])".replace(
        "OWN", _OWN
    )
)
"""What a regulator has enterprises do, and does to them; and to whom below it it passes a notice on."""

_ON_THEM = re.compile(
    rf"对(?!{_OWN})(?=[^，。；]{{0,20}}(?:违|问题|不|未|拒|逾期|先进|优秀|突出|守信|失信|诚信|成效|达[标到]|符合|首次|轻微|涉嫌|报|弄虚|情节|信用))"
    r"[^，。；]{2,24}?(?:企业|单位|公司|地区|部门|机构)|(?:对[^，。；]{2,30}，?)?(?:一律|依法|及时)*移[送交](?:司法|公安|监察|纪检)"
    r"|[将把][^，。；]{2,24}[纳列记]入[^，。；]{0,6}(?:信用|失信|诚信|黑名单)|(?:公布|发布|曝光|通报)(?:一批|典型)"
)
_ORDERS = re.compile(
    r"(?:[^。；]{2,80}的，)?应当?(?:依法|及时|立即|书面)?(?:通知|要求|责令)企业[^，。；]{0,8}(?:限期|停[产业]|整改|改正)"
    r"|加[大强](?:新闻|舆论)宣传|(?:积极)?开展[^，。；]{2,20}，对[^，。；]{2,40}企业[^，。；]{0,12}开展[^，。；]{0,8}培训"
)
"""What whoever inspects or governs enterprises does: 发现问题的，应当通知企业限期整改."""
"""What those whom it is done to do not do themselves: 对守信企业给予便利, 公布一批典型案例."""
DOES_FIRST = re.compile(
    r"(?:[^，。；]{2,40}的，)?(?:一次性|书面|及时|依法)*(?=[^，。；]{5})(?:建[立成]|制定|搭建|组织|告知|通知|取得|明确|配备|设[置立]|采取|完善|健全)"
)
"""How an act of nobody named begins before another party's: 建立监测平台，企业应当接入.

Four characters only give the point: 完善制度，企业应当制定办法.
"""


def only_spoken_of(
    bearer: Bearer, plain: str, party: tuple[int, int], end: int, *, known: bool = False
) -> bool:
    """Whether what a case tells of a party makes it not the one that must: 用户要求删除的，应当删除.

    The words of the case go from the `party` to `end`. `known`: its name is, and what changes of it is its
    own: 甲企业名称变更的，应当…, but not 甲企业变更的. What is done to it by its name is not done by it
    (车主不在现场的，应当通知车主).
    """
    start = party[1]
    if bearer is not Bearer.AUTHORITY and DECIDES.match(plain, party[0]) and not _GETS.match(plain, start):
        return True
    asked = bearer is not Bearer.ENTERPRISE and _ASKS_FOR.match(plain, start, end)
    if asked and (bearer is Bearer.OTHER or not _GETS.match(plain, start, end)):
        return True
    if bearer is Bearer.OTHER and _IS.match(plain, start, end):
        return True
    behind = plain[end : end + _WITHIN]
    if bearer is Bearer.OTHER and (plain[slice(*party)] in behind or _FOR_IT.search(behind)):
        return True
    state = _OPEN_STATE.search(plain, start, end)
    known = known or (bearer is Bearer.ENTERPRISE and plain.startswith("的", start))
    return state is not None and (not known or state.start() <= start + _DIRECTLY)


def acts_by_itself(bearer: Bearer, rest: str) -> bool:
    """Whether words behind a party tell an act of its own: 工作组组织评审，申报主体应当答辩."""
    return (_AUTHORITY_ACTS if bearer is Bearer.AUTHORITY else _ACTS).match(rest) is not None


def grants(plain: str, start: int, end: int) -> bool:
    """Whether the words say what is granted to the one who is spoken of, or what only a regulator does."""
    return _FAVOURS.search(plain, start, end) is not None


def behind_case(finder: ActorFinder, words: str, end: int) -> Actor | None:
    """Who does it, where a case of the party that ends at `end` is followed by another party that must or
    by whom it is done: 企业未答复，或者拒绝检查的，主管部门应当公告; 企业停业的，由发证机关撤销其资质.
    """
    if "的，" not in words[end:]:
        return None
    plain = blank_quoted(words)
    by = plain.rfind("的，由", end) + len("的，")
    if by > end:
        return moved(finder.acting(words[by:]), by)
    modal = next((modal.start for modal in modals(plain)), end)
    behind = plain.rfind("，", end, modal) + 1
    return moved(finder.opening(words[behind:]), behind) if plain.endswith("的，", end, behind) else None


def asked_by(finder: ActorFinder, words: str, actor: Actor | None, *, told: bool) -> Actor | None:
    """Of whom a public body that only tells what it did, or a report, asks something.

    某局召开会议，要求甲企业应当整改. Where nobody asks and nothing was `told`, that must be said firmly.
    """
    if actor and (actor.bearer is not Bearer.AUTHORITY or _ANY_BODY.search(words[slice(*actor.span)])):
        return None
    plain, said_by = blank_quoted(words), actor.end if actor else 0
    ask = (_ASKS if actor else _REPORTED).match(plain, said_by) or _ASKS_OF.search(plain, said_by)
    if ask is None or any(modal.start < ask.end() for modal in modals(words)):
        return None
    rest = words[ask.end() :]
    asked = finder.opening(rest, of_statement=True)
    if asked is None and ask.groupdict().get("whom"):
        # 对未备案的企业，要求月底前上报.
        return moved(finder.phrase(words[slice(*ask.span("whom"))]), ask.start("whom"))
    must = next((one.start for one in modals(rest)), len(rest))
    firm = must < len(rest) and rest[must] in _FIRM
    named = [bearer_of(one) for one in PARTY.finditer(plain, 0, ask.start())]
    by_body = actor is not None or Bearer.AUTHORITY in named
    if by_body and named and rest.startswith(("其", "他们")):
        # 某局告知20家业户，要求他们备案.
        asked = Actor(0, 1 if rest[0] == "其" else 2, named[-1], (), others=True)
    elif asked is None and firm and ask[0][0] in "，：" and "，" not in rest[:must]:
        # 某局要求在建项目不得复工: whoever that is, it is not the body.
        asked = finder.whoever(rest) or Actor(0, must, Bearer.UNSTATED, ())
    told = told or firm or by_body or ask[0].lstrip("，") != "要求"
    meant = actor is None if asked and asked.bearer is Bearer.AUTHORITY else told
    return moved(asked, ask.end()) if meant else None


def told_to_enterprises(text: str) -> Iterator[int]:
    """Where a text tells that what follows is asked of enterprises: 对参会企业提出要求：…."""
    for told in _ANNOUNCES.finditer(text):
        party = PARTY.search(told["whom"])
        if party and bearer_of(party) is Bearer.ENTERPRISE and names_kind(told["whom"][: party.start()]):
            yield told.start()


def who_does(actor: Actor | None, by: Actor | None, words: str) -> Actor | None:
    """Whom 由 names, where what stands before is only whose it is: 企业提交的材料由市局审核."""
    if actor is None or by is None or actor.end >= by.start or modals(words[: by.start]):
        return actor or by
    own = actor.bearer is by.bearer and words[by.end - 1] in "人门"
    return actor if own or "，" in words[actor.end : by.start] else by


def asks_enterprise(finder: ActorFinder, words: str) -> bool:
    """Whether words tell of an enterprise that something is asked: 并要求甲企业整改."""
    asks = _ASKED.match(words)
    asked = asks and finder.opening(words[asks.end() :], of_statement=True)
    return asked is not None and asked.bearer is Bearer.ENTERPRISE


def asks_behind_fact(plain: str, before: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Whether a clause asks somebody behind one that tells what is so: 系统已上线，请各企业登录."""
    if _REQUESTED.match(plain, *clause) is None:
        return False
    since = max(before[0], plain.rfind("，", *before) + 1)
    leads = plain[since] in "为如若对因" or plain[before[1] - 1] in "前后时的起"
    return not leads and _FACT.search(plain, since, before[1]) is not None


def gets_what_was_sent(before: str, words: str) -> bool:
    """Whether a sentence is of who gets what was sent `before`: 应当向某局报告。接到报告后，应当核实.

    What whoever acted before looks through is looked through by them: 应当审核材料。经审核….
    """
    deals = _DEALS_WITH.match(words)
    sent = _GETS_SENT.match(words) is not None and _SENDS.search(before) is not None
    return sent or (deals is not None and (deals["act"] or "受理") not in before)


def done_to_them(words: str) -> bool:
    """Whether the words say what is done to enterprises as they were judged, or asked of the public."""
    return _ORDERS.match(words) is not None or (_ON_THEM.match(words) is not None and not modals(words))


def supervises(words: str) -> bool:
    """Whether the words say what a regulator has enterprises do: 督促企业落实责任."""
    return _SUPERVISES.match(words, told_by(words, 0, len(words))) is not None

"""Cases that make a kind of its own of an enterprise and that the vocabulary does not know.

车联网企业使用北斗定位的，应当…: whom it binds is open, unless a condition explains the words. What happens
(发现漏洞的) is no such case, for it may happen to any.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.who.parties import PARTY, bearer_of
from dutygraph.loaders.duties.who.phrases import names_kind
from dutygraph.text.amounts import AMOUNT
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import item_mark
from dutygraph.text.numerals import CHINESE_NUMERAL

_CLAUSE = re.compile(r"[^，,；;。：:]+")
_CASE_END = re.compile(
    r"的(?:情形|情况)?$|(?:(?<!采集|收集|产生|生成|发生|获取|读取|存储|处理|提供|传输|生产|销售|运营|开发|掌握|运行)"
    r"|(?<=已[一-鿿]{2})|(?<=已经[一-鿿]{2}))的"
    r"[一-鿿]{0,4}(?:车型|车辆|汽车|(?:车辆|汽车)?产品|系统|平台|设施|网络|设备|终端|软件|应用程序|影像|视频|数据)$"
)
"""A case, or a thing of one kind, not one that anybody has: 已经收集的影像, and not 收集的影像."""
_CASE_BEFORE_MODAL = re.compile(r"的(?:[还也均都亦]|依法)*$")
_STANDING = re.compile(
    r"使用|从事|经营|具有|具备|属于|采用|拥有|设有|配备|达到|超过|不满|规模|处理|存储|运营|开展|生产|销售|进口|持有|位于|注册|提供[^，]{0,20}服务"
)
_HAPPENS = quick(
    r"发现|发生|获知|知悉|知道|得知|接到|收到|出现|遭遇|变更|变化|更新|终止|停止|暂停|解散|合并|分立|破产|转让|迁移|注销|撤回|拒绝|违反|逾期"
    r"|存在[^，。；]{0,8}(?:缺陷|隐患|漏洞|风险|问题)|未(?!成年|来)|不能|无法(?!征得|取得)|不再|不符|(?<!可能)影响(?!或者可能)|导致|造成|丢失|泄露|因|到期|届满|调整|事件|事故|要求|自行"
)
_MAY_HAPPEN = quick(
    r"有(?:下列|以下|前款|前条|上述)|撤销|延长|补正|整改|委托|完成|通过|符合|同意|报[送告]|申请|检[测查]|验收|合格|退出|更换|改装|升级"
    r"|故障|隐患|风险|问题|异常|缺陷|漏洞|紧急|特殊|必要|另有|举报|投诉|提出|责令|认为|确认|(?<!已)经(?!营)|用于|过户|拟|不[当实全足齐]|[失损坏]|难以|请求|侵[害犯]|危害|情[况节形]|复杂|瞒报|漏报|(?:按|依|根)[照据]"
)
"""What happens where nothing tells a kind of its own: 检测不合格的."""
_LEVEL = re.compile(
    rf"第?[{CHINESE_NUMERAL}]级(?:及?以[上下])?的?[^，。；的级]{{0,6}}?(?:系统|平台|网络|对象|设施)"
)
"""Of which level a thing is that something is asked of: 三级以上系统应当每年测评."""
_AMOUNT = quick(
    rf"(?<![第\d{CHINESE_NUMERAL}])(?:{AMOUNT})(?:\s*余?(?:人|名|条|辆|户|台|家|份|万元|元|平方))(?:以上|以下|以内)?[^，,；;。：:]{{0,12}}?的"
)
"""How many, or how much, of what a condition names: 处理敏感个人信息达到1万人的."""
_BELOW = re.compile(
    r"(?:未|不)(?:达到?|满|足|超过)|低于|少于|小于|未被|无法(?:征得|取得)|(?:从?未|没有|不曾)曾?(?:再次|再|被|受到|受过)?(?:发生|出现|处罚).*"
    r"|(?:^|[者业位构商])有(?!关|下列|以下|前款|上述)[^，。；]{2,16}(?:部门|机构|企业|单位|公司|场所|系统|平台|设施|业务|资质)的|(?:因|由于)[^，。；]{2,30}?确?需要?[^，。；]{2,30}的|发现(?:他人|其他(?:企业|单位|组织))"
    r"|不再(?=处理|开展|从事|提供|使用|涉及)|未(?=处理|从事|涉及|收集|存储|向境外|生产|销售|定级|备案|纳入|列入|搭载|具备|设立|配备|建立|部署|接入|安装)"
)
"""What is not reached, or did not happen, happens to nobody: it is which enterprise is meant."""
_LISTED = re.compile(r"[^；;。：:\n\s][^；;。\n]*")
_ANY_OTHER = re.compile(r"其他")
_NOUN = re.compile(r"(?:处理|运营|经营|提供|生产|使用|销售|服务|进口)(?:者|商|企业|单位|机构|公司|主体)")
"""A party's name tells no case: 数据处理者."""
_KIND = re.compile(
    rf"[{CHINESE_NUMERAL}\d]级(?:及?以[上下])?(?:系统|平台|设施|网络|对象)?的|仅|首次|新(?:建|设|申请)|(?:依照|按照|根据)(?:本[^，。；第]{{1,4}})?第[^，。；条]{{1,6}}条|被?(?:认定|列入|纳入|确定)"
)
"""Of which level or list something is: 二级及以下的, 被认定为…的."""
_OTHERWISE = quick(
    r"(?:但|而)?(?:(?:并?不|尚?未|并未)(?:涉及|存在|属于|具备|符合(?=的)|开展|处理|从事|使用|提供|定级|采用|采集|收集|搭载|配备|建立|拥有)"
    r"[^，,。；;：:应须不]{0,20}?的|(?:没有|无(?![需须论法]))[^，,。；;：:应须不]{0,20}?的"
    r"|(?:其他|其它|其余)[^，,。；;：:的]{0,10}?(?:的|企业|单位|公司|系统|平台|车型|车辆|产品|数据|情形|情况|(?=每))|否则|反之|除此之外)"
)
"""Whom the case before it leaves over: 涉及出境的，填报情况表；不涉及的，填报“无”."""
_OF_SOME = re.compile(
    r"（(?:(?!法律|国家|另有)[^（）]{2,40}除外|名单[^（）]{0,8}|不(?:含|包[含括])[^（）]{2,40}|[^（）]{2,30}的(?:可以?不|不再|无[需须]|免[予于])[^（）]{1,10})）"
    r"|一般(?:应当?|情况下)?(?=每)|^[^，。；应]*应当?(?:由[^，。；]{0,16}?(?:机构|第三方)|给予(?:适当|一定|相应|资金)?的?(?:支持|奖励|优惠|表彰|补[贴助])[。；]?$)"
)
"""Whom a statement leaves out in brackets (涉及出境的企业除外), that of others more is told (一般每年报告),
or what others may do for the party: 企业应由检测机构检测, 企业应当给予补贴.
"""
_BY_WHOM = re.compile(r"(?<![理自])由(?!于)[^，。；]{2,12}的$")
"""By whom something is done tells which is meant: 数据由车端回传的."""
_ALREADY = re.compile(r"^(?:此前|以前|先前)|存量|在用|已(?:售|上市|投产|投入|上线)")
"""What was made or sold before tells whose it is, whatever happens to it: 此前已售车辆未登记的."""
_IF = re.compile(r"(?:^|[。；])(?:若|如果|如(?=有|存在|因))[^，。；]{2,40}(?=，)")
"""A case that a word for 'if' begins: 如有专用环境，制造商应…."""
_NOT_SO = re.compile(r"不(?:相关|适用|足以|具备|属于|一致|[采使]用)")
"""What of a thing makes it one of a kind, though it may happen: 若措施与风险不相关."""
_ALL_OF = ("和", "与", "及", "以及")
_DEPENDS = re.compile(
    r"(?:^|[。；，])(?:必要时|(?:经|应)[^，。；]{2,16}要求的?|待[^，。；]{2,30}后"
    r"|自(?!本)[^，。；]{0,30}(?:实施|施行|发布|上线|建成|出台|生效|启用|公布)之日起"
    r"|[^，。；的]{0,20}(?:平台|系统|标准|细则|办法|规则)(?:建成|上线|出台|发布|实施|施行|启用)后|[^，。；]{0,24}满[^，。；]{1,4}[年月]后)(?=，)"
    r"|(?:数量|规模|人数)[^，。；的]{0,8}达到?[^，。；的]{2,16}之日起"
)
"""What depends on what another finds needful, or on what has yet to come: 必要时; 平台建成后，企业应当."""
_BY_MEANS = re.compile(
    r"(?:^[在拟]?|(?:企业|公司|单位|机构|者|商)[在拟]?)(?:通过[^，。；]{2,40}方式(?=[^，。；]{2,}，)|(?:[使利采应]用|申请|委托(?!的)|为(?:用户|客户|他人|公众)(?:办理|提供)|向(?:他人|第三方)(?:提供|转让|共享)"
    r"|(?:从事|开展)(?![^，。；]{0,16}(?:数据处理|安全|评[估测]|审计|备案|保护|管理|[检排]查|演练|培训)))[^，。；]{2,}(?=，))"
)
"""An act that not everybody does, told without 的: 处理者使用自动化工具，应当评估; 申请认证前，应当自查."""
_BEFORE_OWN = re.compile(r"在(?:申请|委托|首次)[^，。；]{2,24}?前(?![款项条])")
_SAYS_MORE = quick(rf"且|同时|继续|{_BELOW.pattern}|(?:{_STANDING.pattern})(?![、和或及的]|$)")
"""What beside a condition tells a kind of its own: 三级以上对象未部署甲的; not a verb for the same thing."""
_CASES_FOLLOW = re.compile(
    r"(?P<not>(?:不|未|没|无)[^，。；]{0,3})?(?:具有|具备|有|属于|存在|符合|满足)?(?:下列|以下|如下)[^，。；：]{0,8}?(?P<what>情形|情况|条件)(?P<one>之一)?(?P<case>的|时)?"
)
"""What says that it depends on what is listed: 有下列情形之一的，应当…; not 应当具备下列条件."""
_ANY_ONE = re.compile(r"任[一意何]")
_SEVERAL = re.compile(r"[一二两三四五六七八九\d][项个种条](?:以上|及以上)")
_EVERY = re.compile(r"全部|所有|各项|均")


_EXCEPTION = re.compile(
    r"除(?!法律|国家|本[^，。；]{1,6}(?:另|第)|另有|上述|前款|外)(?P<some>[^，。；]{2,40}?)(?:以外|之外|外)(?=，)"
    r"|(?:，|但)(?:是)?(?P<others>[^，。；]{2,40}?)(?:除外|(?<=的)不适用本)"
)
_EXEMPTS = re.compile(
    r"(?:但|而)?(?P<whom>[^，。；]{2,40}的)(?:企业|单位|公司|经营者)?，?(?:可以?不|不再|无[需须]|不需|不必|免[予于]|不适用本[条款项])"
)
"""Who need not do what was said before: 已接入平台的，可不重复接入."""
_NOT_TO = re.compile(r"(?:前款|本[条款项])(?:的?规定)?，?(?:对[^，。；]{2,30})?不适用")
_SOME = quick(
    rf"^[，但是]*已|适用第|^第[^，。；]{{1,6}}条另有|级|类|{_STANDING.pattern}|企业|单位|公司|(?<!或)者|系统|平台|[未不]满"
)
"""Of what a part is taken out that makes a kind of its own: 除三级系统外, and not 取得同意的除外."""


class Listed(NamedTuple):
    """Where the cases stand that a statement lists, without their marks: `together` all hold, else any will
    do; `unread`: none may, or so many of them. `told` is where the words are that say so (有下列情形之一).
    """

    spans: tuple[tuple[int, int], ...] = ()
    told: tuple[int, int] = (0, 0)
    together: bool = False
    unread: bool = False


NONE_LISTED = Listed()


def listed_cases(text: str, lead: int) -> Listed:
    """The cases that a statement lists behind its first `lead` characters.

    None where what it lists is no case, or where each is something that happens, as it may to any enterprise.
    Conditions without a word that any of them will do (符合下列条件的) all hold together.
    """
    modal = next(iter(modals(text[:lead])), None)
    must = modal.start if modal else 0
    follow = next((m for m in _CASES_FOLLOW.finditer(text, 0, lead) if m["case"] or m.end() <= must), None)
    if follow is None:
        return NONE_LISTED
    cases = []
    for case in _LISTED.finditer(text, lead):
        mark = item_mark(case[0])
        start = case.start() + (mark.end if mark else 0)
        if text[start : case.end()].strip():
            cases.append((start, case.end()))
    conditions = follow["what"] == "条件"
    told = [text[slice(*case)] for case in cases]
    named = [case for case in told if not _ANY_OTHER.search(case)]
    if not conditions and all(_happens(case) for case in named or told):
        return NONE_LISTED
    any_one = follow["one"] or _ANY_ONE.search(follow[0])
    every = _EVERY.search(follow[0]) or text.find("同时", max(0, follow.start() - 8), follow.start()) >= 0
    unread = follow["not"] or _SEVERAL.search(follow[0])
    return Listed(tuple(cases), follow.span(), bool((conditions and not any_one) or every), bool(unread))


def _happens(case: str) -> bool:
    return _HAPPENS.search(_BELOW.sub("", case)) is not None


def has_open_case(text: str, explained: Iterable[tuple[int, int]]) -> bool:
    """Whether a clause before the first modal word tells such a case, and nothing `explained` it.

    Without a modal word the act is in the last clause: 100万人以上的，每两年审计一次.
    """
    plain = blank_quoted(text)
    modal = next(iter(modals(text)), None)
    if any(_takes_out(one["some"] or one["others"]) for one in _EXCEPTION.finditer(plain)):
        return True
    told = modal.start if modal else max(plain.rfind("，"), 0)
    spans = tuple(explained)
    over = leaves_over(plain) and not any(start <= 2 for start, _ in spans)
    means = modal and (_BY_MEANS.search(plain, 0, told) or _BEFORE_OWN.search(plain))
    by_means = means and not any(start < means.end() and means.start() < end for start, end in spans)
    case = _IF.search(plain, 0, told + 1)
    if_so = case and not _happens(case[0]) and (_NOT_SO.search(case[0]) or not _MAY_HAPPEN.search(case[0]))
    if (
        over
        or by_means
        or any(not _within(one.start() + 1, spans) for one in _LEVEL.finditer(plain, 0, told))
        or if_so
        or _all_of(plain, spans)
        or _OF_SOME.search(text)
        or _DEPENDS.search(plain)
    ):
        return True
    for amount in _AMOUNT.finditer(plain, 0, told + 1):
        happens = _HAPPENS.search(plain, max(plain.rfind("，", 0, amount.start()), 0), amount.end())
        if not happens and not _within(amount.start(), spans):
            return True
    for clause in _CLAUSE.finditer(plain, 0, told):
        ends = _CASE_BEFORE_MODAL if modal and clause.end() == modal.start else _CASE_END
        if _OTHERWISE.fullmatch(clause[0].strip()) and not _within(clause.start(), spans):
            return True
        words = _NOUN.sub("企业", clause[0])
        if not ends.search(words) or not (
            _BY_WHOM.search(words) or _ALREADY.search(words) or _tells_kind(words)
        ):
            continue
        left = _unexplained(plain, clause.span(), spans)
        if left == clause[0] or _SAYS_MORE.search(_NOUN.sub("企业", left)):
            return True
    return False


def exempts(text: str) -> bool:
    """Whether it says which enterprises need not do what was said before it."""
    whom = _EXEMPTS.match(text)
    return bool(whom and not _happens(whom["whom"])) or _NOT_TO.match(text) is not None


def _takes_out(words: str) -> bool:
    """Whether what is excepted are some enterprises, and not something that happens: 取得同意的除外."""
    return not _happens(words) and bool(_SOME.search(words) or (words.endswith("的") and _tells_kind(words)))


def _all_of(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether it is not said if one of two things will do: 处理个人信息和重要数据的."""
    return any(
        text[before[1] : after[0]] in _ALL_OF and text.startswith("的", after[1])
        for before, after in pairwise(sorted(spans))
    )


def leaves_over(text: str) -> bool:
    """Whether a statement begins with whom the case before it leaves over: 不涉及的, 其他企业, 否则."""
    return _OTHERWISE.match(text) is not None


def _unexplained(text: str, clause: tuple[int, int], spans: Iterable[tuple[int, int]]) -> str:
    """What a clause says beside what is explained of it."""
    return "".join(text[at] for at in range(*clause) if not _within(at, spans))


def _tells_kind(words: str) -> bool:
    """Whether a case makes a kind of its own of an enterprise, rather than telling what happens to any.

    What persons and public bodies do happens to it: 个人请求删除的.
    """
    party = PARTY.search(words)
    if _happens(words):
        return False
    if _BELOW.search(words):
        return True
    if party is not None and bearer_of(party) is not Bearer.ENTERPRISE:
        which = words[: party.start()].removeprefix("其")
        if names_kind(which) and not _STANDING.search(which):
            return False
    standing = _STANDING.search(words) or _KIND.search(words)
    return standing is not None or _MAY_HAPPEN.search(words) is None


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(left <= at < right for left, right in spans)

"""Cases that make a kind of its own of an enterprise and that the vocabulary does not know.

车联网企业使用北斗定位的，应当…: whom it binds is open, unless a condition explains the words. What happens
(发现漏洞的) is no such case, for it may happen to any.
"""

import re
from collections.abc import Iterable

from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.text.amounts import AMOUNT
from dutygraph.text.labels import item_mark
from dutygraph.text.numerals import CHINESE_NUMERAL

_CLAUSE = re.compile(r"[^，,；;。：:]+")
_CASE_END = re.compile(r"的(?:情形|情况)?$")
_CASE_BEFORE_MODAL = re.compile(r"的(?:[还也均都亦]|依法)*$")
_STANDING = re.compile(
    r"使用|从事|经营|具有|具备|属于|采用|拥有|设有|配备|达到|超过|不满|规模|处理|存储|运营|开展|生产|销售|进口|持有|位于|注册|提供[^，]{0,20}服务"
)
_HAPPENS = re.compile(
    r"发现|发生|获知|知悉|知道|得知|接到|收到|出现|遭遇|变更|变化|更新|终止|停止|暂停|解散|合并|分立|破产|转让|迁移|注销|撤回|拒绝|违反|逾期"
    r"|未|不能|无法|不再|不符|影响|导致|造成|丢失|泄露|拟|需|因|到期|届满|调整|新增|事件|事故|要求|自行"
)
_AMOUNT = re.compile(
    rf"(?<![第\d{CHINESE_NUMERAL}])(?:{AMOUNT})(?:\s*余?(?:人|名|条|辆|户|台|家|份|万元|元|平方))(?:以上|以下|以内)?[^，,；;。：:]{{0,12}}?的"
)
"""How many, or how much, of what a condition names: 处理敏感个人信息达到1万人的."""
_BELOW = re.compile(r"(?:未|不)(?:达到?|满|足|超过)|低于|少于|小于")
"""A quantity that is not reached happens to nobody: it is how large an enterprise is."""
_LISTED = re.compile(r"[^；;。：:\n\s][^；;。\n]*")
_ANY_OTHER = re.compile(r"其他")
_NOUN = re.compile(r"(?:处理|运营|经营|提供|生产|使用|销售|服务|进口)(?:者|商|企业|单位|机构|公司|主体)")
"""A party's name tells no case: 数据处理者."""
_KIND = re.compile(
    rf"[{CHINESE_NUMERAL}\d]级(?:及?以[上下])?(?:系统|平台|设施|网络|对象)?的|仅|首次|新(?:建|设|申请)|被?(?:认定|列入|纳入|确定)"
)
"""Of which level or list something is: 二级及以下的, 被认定为…的."""
_OTHERWISE = re.compile(r"(?:不涉及|未涉及|不存在|不属于|不具备|不符合|无|没有|其他|其余)的|否则")
"""Whom the case before it leaves over: 涉及出境的，填报情况表；不涉及的，填报“无”."""
_FURTHER = re.compile(r"且|并且|同时")
_CASES_FOLLOW = re.compile(r"(?:下列|以下|如下)(?:[任各]一)?(?:情形|情况|条件)(?:之一)?的")
"""What says that it depends on what is listed: 有下列情形之一的，应当…."""


_EXCEPTION = re.compile(
    r"除(?!法律|国家|本[^，。；]{1,6}另|另有|上述|前款|外)(?P<some>[^，。；]{2,40}?)(?:以外|之外|外)(?=，)"
    r"|(?:，|但)(?:是)?(?P<others>[^，。；]{2,40})除外"
)
_SOME = re.compile(rf"级|类|{_STANDING.pattern}|企业|单位|公司|(?<!或)者|系统|平台")
"""Of what a part is taken out that makes a kind of its own: 除三级系统外, and not 取得同意的除外."""


def listed_cases(text: str, lead: int) -> list[tuple[int, int]]:
    """Where the cases stand, without their marks, that a statement lists behind its first `lead` characters.

    None where what it lists is no case, or where each is something that happens, as it may to any enterprise.
    """
    if not _CASES_FOLLOW.search(text, 0, lead):
        return []
    cases = []
    for case in _LISTED.finditer(text, lead):
        mark = item_mark(case[0])
        start = case.start() + (mark.end if mark else 0)
        if text[start : case.end()].strip():
            cases.append((start, case.end()))
    told = [text[slice(*case)] for case in cases]
    named = [case for case in told if not _ANY_OTHER.search(case)]
    return cases if any(not _happens(case) for case in named or told) else []


def _happens(case: str) -> bool:
    return _HAPPENS.search(_BELOW.sub("", case)) is not None


def has_open_case(text: str, explained: Iterable[tuple[int, int]]) -> bool:
    """Whether a clause before the first modal word tells such a case, and nothing `explained` it.

    Without a modal word the act is in the last clause: 100万人以上的，每两年审计一次.
    """
    plain = blank_quoted(text)
    modal = next(iter(modals(text)), None)
    if any(_SOME.search(one[0]) and not _happens(one[0]) for one in _EXCEPTION.finditer(plain)):
        return True
    told = modal.start if modal else max(plain.rfind("，"), 0)
    spans = tuple(explained)
    for amount in _AMOUNT.finditer(plain, 0, told + 1):
        happens = _HAPPENS.search(plain, max(plain.rfind("，", 0, amount.start()), 0), amount.end())
        if not happens and not _within(amount.start(), spans):
            return True
    for clause in _CLAUSE.finditer(plain, 0, told):
        ends = _CASE_BEFORE_MODAL if modal and clause.end() == modal.start else _CASE_END
        if _OTHERWISE.fullmatch(clause[0].strip()):
            return True
        words = _NOUN.sub("", clause[0])
        standing = _STANDING.search(words) or _BELOW.search(words) or _KIND.search(words)
        if not ends.search(words) or not standing or _happens(words):
            continue
        known = any(left < clause.end() and clause.start() < right for left, right in spans)
        further = (clause.start() + one.start() for one in _FURTHER.finditer(words))
        if not known or any(not _within(at, spans) for at in further):
            return True
    return False


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(left <= at < right for left, right in spans)

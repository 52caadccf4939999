"""Whether lines tell anybody to do something: by a modal word, a deadline, a frequency or a filing."""

import re
from collections.abc import Callable, Sequence

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.acts import ACT_AT_HEAD
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.who.parties import PARTY, bearer_of

_FILES = re.compile(
    r"(?:报送|上报|报备|报告|提交|递交|填报|申报|上传|报)(?:至|给|到|送(?!清单|材料|要求|时限|期限|主体|单位|方式|表|系统|平台|流程|制度|机制)|[^，。；\d]{0,24}?(?:局|部|委|厅|办|中心|部门|机关|小组|政府))"
    r"|(?:向|至)[^，。；]{2,30}?(?:报送|上报|报备|备案|报告|提交|递交|填报|申报|反馈)"
    r"|(?:通过|以|采用)[^，。；]{0,30}?(?:平台|系统|邮箱|邮件|形式|方式)[^，。；]{0,12}?(?:提交|报送|上传|填报|上报|报备|递交|申报)"
    r"|(?:寄送|邮寄|送达|发送|[寄发])[至到]|(?<![提邀聘])请(?:各|有关|相关|贵|您|你)"
)
_BY = re.compile(
    r"(?:月底|季末|年底|年末|月末|日|之日起\s?[\d一二三四五六七八九十]{1,4}\s?个?(?:工作)?日|[\d一二三四五六七八九十]\s?个?(?:工作日|小时|分钟))\s?(?:前|内|以内|之前|之内)"
)
_OFTEN = re.compile(
    r"每(?:[一二两三四五六七八九十半\d]{0,3}个?)(?:年|季度|月|周|日|天)[^，。；]{0,16}?[一两二三四\d]次"
)
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_HOW = r"(?:按照?|结合|围绕|从(?!事))[^，。；]{2,24}，?"
"""In what way or by what something is done, before it is said: 结合普查情况，核查…."""
_BEGINS_ACT = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]{1,2}\s*)?"
    r"(?:[一二三四五六七八九十]是)?(?:认真|切实|严格|全面|及时|定期|积极|主动|进一步|持续)*"
    rf"(?:依法|{_HOW})?"
    rf"(?:(?![^。；]*了[^。；]*[。；])[^，。；]{{0,24}}?(?:{PARTY.pattern})(?:{_HOW})?)?(?:{ACT_AT_HEAD})"
    r"[^。；]{6,}[。；]"
)
_DELEGATES = re.compile(
    r"由[^，。；]{2,40}解释|(?:请|要|应)?(?:遵照|认真|结合实际|贯彻)[^，。；]{0,12}(?:执行|落实|贯彻|实施)"
)
_COMMENTS = re.compile(r"意见|建议|反馈|来信|来电|邮箱|邮寄")
_PLEASE = re.compile(rf"请(?:各|有关|相关|贵)[^，。；]{{0,24}}?(?:{PARTY.pattern})")
_AIMS = re.compile(r"达到|实现|力争|目标")
_MOST = 4_000
_LONGEST_HEADING = 45
_STATED = re.compile(r"[。；;：:，！？]")


def asks(words: str) -> bool:
    """Whether a line asks for something: a modal word, a deadline, a frequency or a filing."""
    plain = blank_quoted(words[:_MOST])
    return demands(words) or any(pattern.search(plain) for pattern in (_BY, _OFTEN))


def demands(words: str) -> bool:
    """The same where a day may be that of a goal (2026年底前，登记率达到100%): a modal word or a filing."""
    words = words[:_MOST]
    return bool(modals(words)) or _FILES.search(blank_quoted(words)) is not None


def begins_with_act(words: str) -> bool:
    """Whether a sentence begins with what is to be done, as a task does that has no modal word: 建立台账."""
    return _BEGINS_ACT.match(words[:_MOST]) is not None


def asks_in_cover(words: str) -> bool:
    """The same of a line outside the body, where only a party that must, or a filing by a day, counts.

    A notice that passes a document on, or asks for comments on a draft, asks for nothing else.
    """
    for sentence in _SENTENCE.findall(blank_quoted(words[:_MOST])):
        if _DELEGATES.search(sentence) or _COMMENTS.search(sentence):
            continue
        if _FILES.search(sentence) and _BY.search(sentence):
            return True
        if _who_must(sentence):
            return True
    return False


def asks_outside(words: str) -> bool:
    """The same, or that something must be done by a day and is no aim, of whom it may be."""
    return asks_in_cover(words) or must_by_a_day(words)


def must_by_a_day(words: str) -> bool:
    """Whether a sentence says that something must be done by a day, and not what is aimed at."""
    sentences = _SENTENCE.findall(blank_quoted(words[:_MOST]))
    return any(
        _BY.search(one) and modals(one) and not _COMMENTS.search(one) and not _AIMS.search(one)
        for one in sentences
    )


def tells_who_must(words: str) -> bool:
    """Whether a sentence says that a body or an enterprise must, and not only somebody."""
    parties = map(_who_must, _SENTENCE.findall(blank_quoted(words[:_MOST])))
    return any(party is not None and bearer_of(party) is not Bearer.OTHER for party in parties)


def _who_must(sentence: str) -> re.Match[str] | None:
    modal = next(iter(modals(sentence)), None)
    return PARTY.search(sentence, 0, modal.start) if modal else _PLEASE.search(sentence)


def is_heading(words: str, modal: Callable[[str], Sequence[object]] = modals) -> bool:
    """Whether a line by itself is a heading: short, no sentence, and nothing that must be."""
    return 0 < len(words) <= _LONGEST_HEADING and not _STATED.search(words) and not modal(words)

"""What is due at a time of its own within one sentence."""

import re

_BY_WHEN = re.compile(r"(?:[日天时钟月旬年底末]|\bh)\s?(?:[之以]?内|前)")
_THING_BY_WHEN = re.compile(
    r"(?!并|且|还|也|均|同时|不|但)[^，。；于在应须要将把由]{2,20}?(?:应当?|必?须|要)(?:于|在)"
    r"(?=[^，。；]{0,30}?(?:[日天时钟月旬年底末]|\bh)\s?(?:[之以]?内|前))"
)
"""A thing with a time of its own: 扫描件应于3月底前报送，原件应在5日内寄送."""
_NEXT_DATE = re.compile(
    r"(?:并且?)?(?:应当?|须)?[于在]?(?:\d{4}年)?(?:每年)?(?:\d{1,2}月|每[月季半周]|次[年月])[^，。；]{0,10}?[日月旬年底末]前"
    r"(?=[^，。；]{0,16}?(?:报(?!告)|提交|上传|完成|将|备案|填报|反馈))"
)
"""What is due on another day: 3月底前报送名单，12月10日前报送总结."""
CIRCUMSTANCE = re.compile(r"(?:前|后|时|的|过程中|期间|情况下)$")
"""How words end that say when or under what circumstances, and no act: 事件发生后, 升级前."""
_SINCE_WHEN = re.compile(r"[前后起](?:已经?[^，。；]{1,20}|[一-鿿]{2,3})的[一-鿿]{1,8}$")
"""How words end that say which things are meant, by when they came to be: 2027年1月1日前已设立的网点."""
_HEAD = 120
"""How far back is looked for when something before is due."""


def due_apart(plain: str, before: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Whether a clause says what is due at a time of its own, after what was due at another."""
    last = max(before[0], before[1] - _HEAD)
    return (
        any(due.match(plain, *clause) for due in (_THING_BY_WHEN, _NEXT_DATE))
        and _BY_WHEN.search(plain, last, before[1]) is not None
        and not any(told.search(plain, last, before[1]) for told in (CIRCUMSTANCE, _SINCE_WHEN))
    )

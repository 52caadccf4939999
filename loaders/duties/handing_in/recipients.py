"""To whom something is handed in."""

import re

from dutygraph.loaders.duties.who.actors import ActorFinder

FOR_WHAT = re.compile(r"(?:备案|备查|审[批核查定]|核[准查]|同意|批准|确认|存档|汇总)后?$")
_TO_WHOM = re.compile(
    r"(?:书面|及时|如实|主动|按时|按期|统一|同时|立即|逐级|分别|依法|首次|直接|如期|一并|在线|提前|定期|实时|登记"
    r"|(?:进行|申请|提出|办理|提供|履行|开展|通过|申报|提交)[^，。；]*)+$"
)
"""What stands between whom something is handed in to and the verb, and names nobody."""
_BODY = re.compile(
    r"[^，。；、《》的将在]{2,24}?(?:中心|小组|专班|秘书处|秘书组|委员会|联席会议)(?![^，。；]{0,4}(?:平台|系统))"
)
_OWN = (
    r"企业|本(?:企业|单位|公司|地|车|机)|自[身有己建]|云(?:端|平台|服务)|车(?:[载辆主端]|企)|后台|服务器|用户|消费者|个人"
    r"|乘客|驾驶|境外|客户|当事人"
)
OWN = re.compile(_OWN)
"""Where what is sent is not handed in."""
SYSTEM = re.compile(rf"(?!{_OWN})[^，。；、《》至到]{{2,24}}(?:平台|系统)")
"""Where something arrives that is no party's own."""
_BODY_END = re.compile(r"[局部委厅办处署]$|(?:部门|机关|政府|中心|机构)$")


def recipient_at(text: str, start: int, end: int, finder: ActorFinder) -> tuple[int, int] | None:
    """Public bodies that stand at the head of these words."""
    mentions = [(start + left, start + right) for left, right, _ in finder.authorities_in(text[start:end])]
    if not mentions or mentions[0][0] != start:
        # Not known, but a public body by what it is: 报送省交通运输厅.
        for_what = FOR_WHAT.search(text, start, end)
        body = finder.public_body_at(text[start : for_what.start() if for_what else end])
        if body is None and (match := _BODY.match(text, start, end)):
            body = match.end() - start
        if body is None and for_what and _BODY_END.search(text, start, for_what.start()):
            # 报车联网办备案: whoever it is, it is filed with them.
            body = for_what.start() - start
        return None if body is None else (start, start + body)
    stop = mentions[0][1]
    for left, right in mentions[1:]:
        if left - stop <= 2:
            stop = right
    return start, stop


def whom(text: str, start: int, end: int) -> tuple[int, int]:
    """The words behind 向 that say to whom, without those for how."""
    how = _TO_WHOM.search(text, start + 2, end)
    return start, how.start() if how else end


def is_public(text: str, start: int, end: int, finder: ActorFinder) -> bool:
    """Whether words name a public body, or a system that is no party's own."""
    return recipient_at(text, start, end, finder) is not None or SYSTEM.match(text, start, end) is not None

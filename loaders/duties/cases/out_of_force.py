"""What binds nobody here and now, or only who joins in it: drafts, rules of the past or abroad, pacts."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Sequence

from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.phrases import told_by
from dutygraph.text.dates import dates
from dutygraph.text.first_characters import quick

_TELLS = r"(?:提出|规定|明确|要求|强调)"
_AT = r"(?:^|[，,讯]|在|按照?|根据|依[据照]?|例?如)"
_DRAFT = re.compile(rf"(?:征求意见稿|草案|送审稿)[）)》]{{0,2}}[^，。；：]{{0,4}}{_TELLS}")
_NOT_IN_FORCE = quick(
    rf"{_DRAFT.pattern}|{_AT}[旧老原]的?(?:规定|办法|条例|政策|规则|制度)|{_AT}(?:过去|以往|此前|从前|早先)[，,]"
    rf"|原[^，。；：]{{2,16}}(?:[部局委厅署会]|办公室)曾?{_TELLS}|曾经?{_TELLS}|(?:^|[，,。在据照])(?:某|外|兄弟|其[他它]|有的?|个别|部分)(?:省|市|地|国|县|区)[^，。；：]{{0,16}}{_TELLS}|年(?:以|之)前[^，。；：]{{0,4}}{_TELLS}"
    r"|(?:若|如果?|一旦|倘若)[^，。；]{0,24}?(?:立法|法[律案]|草案|[提议]案|新规|办法|条例|规定|标准)[^，。；]{0,6}(?:通过|出台|施行|生效|实施|落地)[，,]"
    r"|(?:本院|法院|法官|律师)[^，。；：]{0,6}(?:认为|指出|判决)|^(?:判决如下|[^，。；：]{0,4}(?:被告|原告|上诉人|被申请人))|(?:企业|公司|行业|车企)(?:希望|期待|呼吁)"
)
"""Who says what would bind only if it came into force, or did before: 征求意见稿提出，企业应当…."""
_HEARSAY = re.compile(
    r"(?:^|[，,])(?:据(?:悉|称|传|了解|[^，。；：据]{0,12}(?:报道|消息|透露))|(?:有|网|坊间)(?:消息|传闻|传)称?|(?:去年|前年|往年)(?:[^，。；的]{0,4}[中间])?)[，,]"
)
"""What is only heard of, or was: 据悉，企业须备案; 去年，企业应当备案."""
_BEFORE = re.compile(rf"{_AT}(?P<year>(?:19|20)\d\d)年(?:以|之)前[，,]")
_COMING = re.compile(
    r"(?<!本)(?<!本[一-鿿]{2})(?<!本[一-鿿]{4})将(?:于|自|从|在)(?P<day>\d{4}年[^，。；]{1,8}日)起?(?:正式)?(?:施行|实施|生效|执行)"
)
"""When a rule that is told of will come into force: 《办法》将于2027年1月1日起施行."""
_RULE_TELLS = re.compile(
    rf"[^，。；：]{{0,40}}(?:办法|规定|条例|细则|规则|标准|法|通知|新规)》?[^，。；：]{{0,4}}{_TELLS}"
)
_NAME = re.compile(r"《([^》]{2,60})》")
_NAMED_ASKS = re.compile(rf"(?:同时|此外|其中|另外)?，?{_NAME.pattern}(?:还|也|均)?要求")
"""What another text asks that this one is not about, as it names it but once: 《甲规定》要求企业应当…."""
_OF_MEMBERS = re.compile(r"^[^\S\n]*[^，。；：\n]{2,60}(?:倡议书?|公约|承诺书)[^\S\n]*$", re.MULTILINE)
"""The title of what binds only who joins in it."""
_HEAD = 400
_HERE_AND_NOW = re.compile(r"(?:目前|现在|如今|现行|今年|我国|国内|中国)")

_FROM = re.compile(
    r"(?:^[^，。；]{0,12}?(?:自|从)?|(?:应当?|必须|须|要|[，,])(?:自|从|于)?)(?P<day>[\d〇零一二三四五六七八九十]{4}年(?:[^，。；]{1,8}日)?)(?:[^，。；日]{1,6}?)?(?:起|开始|以后)"
)
"""What says that a duty holds from a day on, and not before."""
_YEAR_ALONE = re.compile(r"^(?:在|于)?(?P<year>20\d\d)年(?:度|期间|(?P<event>[^，。；\d]{1,10}期间))?[，,]")
"""In which year alone something must be, or while what lasts some days of it: 2023年，企业应当备案."""
_QUOTES = re.compile(rf"[》条款项][^，。；：“”]{{0,8}}{_TELLS}[：，]?(?P<said>“[^”]{{4,600}}(?:”|$))")


def is_at_another_time(text: str, is_ahead: Callable[[datetime.date], bool]) -> bool:
    """Whether a duty is from a later day on, or in another year."""
    days = (found["day"] for found in _FROM.finditer(text)) if "年" in text else ()
    told = (dates(day if day.endswith("日") else f"{day}1月1日") for day in days)
    if any(is_ahead(one.date) for day in told for one in day):
        return True
    if (alone := _YEAR_ALONE.match(text)) is None:
        return False
    first, last = (datetime.date(int(alone["year"]), *day) for day in ((1, 1), (12, 31)))
    return alone["event"] is not None or is_ahead(first) or not is_ahead(last)


def is_quoted(text: str, end: int) -> bool:
    """Whether a statement that ends there is what another text says: 《甲办法》规定：“企业应当备案。”"""
    quotes = _QUOTES.finditer(text) if "“" in text else ()
    return any(one.start("said") < end <= one.end() for one in quotes)


class OutOfForce:
    """What a text tells of such rules; `abroad` are the names of where they hold, if not here."""

    def __init__(self, text: str, abroad: Sequence[str], is_ahead: Callable[[datetime.date], bool]) -> None:
        """`is_ahead`: whether a day has yet to come where the text is read."""
        self._is_ahead = is_ahead
        self._named, self._head = Counter(_NAME.findall(text)), text[:_HEAD]
        names = "|".join(map(re.escape, ("国外", "海外", "各国", "该国", *abroad)))
        self._abroad = re.compile(
            rf"{_AT}(?:{names})(?:[^，。；：]{{0,40}}?{_TELLS}(?![^，。；]{{0,30}}的[，,])|[^，。；：]{{0,6}}[，,])"
        )
        self._of_members = _OF_MEMBERS.search(text, 0, _HEAD) is not None
        self._coming = any(
            is_ahead(day.date) for found in _COMING.finditer(text) for day in dates(found["day"])
        )
        self._of_one_rule = self._coming or _DRAFT.search(text) is not None

    def tells(self, words: str, between: str, *, before: bool) -> bool:
        """Whether a sentence tells what such a rule says, or goes on `before`, where another one did.

        That is as far as its paragraph, or in all of a report on one rule; `between` is what parts the two.
        """
        first = next((modal.start for modal in modals(words)), len(words))
        frame = words[:first]
        if self._of_members or _NOT_IN_FORCE.search(frame) or self._abroad.search(frame):
            return True
        if _HEARSAY.search(frame) and not _RULE_TELLS.search(frame):
            return True
        if (past := _BEFORE.search(frame)) and not self._is_ahead(datetime.date(int(past["year"]), 1, 1)):
            return True
        named = _NAMED_ASKS.match(frame)
        if named and self._named[named[1]] == 1 and self._head.count(named[1]) <= 1:
            return True
        if told_by(words, 0, len(words)):
            return self._coming and _RULE_TELLS.match(frame) is not None
        before = before and (self._of_one_rule or "\n" not in between)
        return before and _HERE_AND_NOW.match(words) is None

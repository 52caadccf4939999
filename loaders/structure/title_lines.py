"""Which lines above a text are its title: by their form, what stands around them, and what the text says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.structure.wrapped import JOINER
from dutygraph.text.dates import DAY_ALONE, dates

_LONGEST_LINE = 80
_SHORTEST, _LONGEST_OTHER = 4, 60
_LONGEST_SET = 400
"""A line with all that a page sets around a title."""
_HEAD = 8
_HIGHEST = 4_000
"""How far down a page tells of what follows."""
_NUMBER = r"[一-鿿]{1,16}[〔\[（(【]\d{4}[〕\]）)】]第?\d{1,5}号"
_ISSUED = re.compile(r"^[^，。；：《》]{4,200}?(?:局|委|委员会|部|厅|办公室|政府|院|署|会|银行)(?=关于)")
"""The bodies that a title begins with, however many."""
KIND = re.compile(
    r"(?:法|法典|条例|办法|规定|细则|规则|决定|规程|准则|章程|规范|解释|通则|制度|要求|指南|指引|意见|清单|方案|计划|规划|预案|纲要|要点|安排|通知|部署|行动"
    r"|公告|通告|通报|批复|答复|函|措施|公约|守则|须知|修正案|条件|程序|导则|(?:倡议|告知|通知|决定|判决|裁定)书|问答|解答|纪要|(?:任务|分工|分解)表|台账)(?:[Vv]\d[.\d]{0,3})?(?:[（(][^（）()]{1,16}[）)])*$"
)
_SENDS = re.compile(r"关于(?:印发|发布|公布|下发|开展).*的(?:通知|公告|决定|函)$|^附\s*[件录表]")
"""A covering notice, and the list of what it sends."""
_IN_NOTICE = re.compile(
    r"(?:(?:关于|现|决定)[^。《，]{0,12}(?:印发|发布|下发)\s*《|(?:印发|发布|下发)\s*《(?=[^》]{1,100}》[^。]{0,20}如下))(?P<title>[^》]+)》"
)
"""How a notice sends a document itself (内容如下); a report only says that another body did."""
_MADE_PUBLIC = re.compile(
    r"(?<![》、和及])《(?P<title>[^《》]{1,200})》[^》]{0,200}现(?:予以?)?(?:公布|发布|印发)"
)
"""What a notice sends by itself; the last of several is not its title."""
_MOST_LINES = 8
_TOLD = 0.25
_QUOTED = re.compile(r"\s*《(?P<name>[^《》]*)》\s*")
"""A title in its marks."""
_NAMED = re.compile(r"《[^》]{0,300}》")
_OF_NOTICE = r"关于[^。；：]{2,120}的(?:通知|公告|通告|通报|复?函|意见|决定|批复)"
_NOTICE = re.compile(rf"[^，。；：:]{{0,30}}{_OF_NOTICE}")
_EDITION = r"总?第[\d一二三四五六七八九十百]{1,4}[期辑]\s{1,3}"
_AROUND = re.compile(
    rf"(?:[^《]*[^《一-鿿、“”（）()\s\d](?<![省市县区局委厅部][:：])\s*(?:{_EDITION})?(?=[一-鿿、“”（）()\s\d]{{0,120}}{_OF_NOTICE})|[一-鿿]{{0,4}}(?:标\s?题|名称)\s?[:：]\s?|标\s?题(?=关于)|【[^】]{{1,8}}】\s{{0,3}}(?:{_EDITION})?(?=[^】]{{4}})|{_EDITION}(?=[^】]{{4}})|[^《》，。；：|｜丨]{{1,16}}[|｜丨]\s*(?=[^，。|｜丨]{{6}})|[A-Z][.．、]\s?(?=[一-鿿])|附\s?[件录表]\s?[\d一二三四五六七八九十]{{0,2}}\s?[:：\s]\s{{0,3}}(?=[^，。\d]{{6}})|{_NUMBER}\s{{0,3}}(?=《))?(?P<title>.+?)(?P=title)?"
    rf"(?:全文|【[^】]{{1,8}}】.{{0,60}}|\.(?:docx?|wps|pdf|txt)(?![A-Za-z]).{{0,40}}|(?:全文)?_[^。]{{1,40}}|\s{{0,3}}[（(]?{_NUMBER}[）)]?|[（(](?:\d{{1,2}}|\d{{4}}年第?\d{{1,3}}号)[）)]"
    r"|(?:(?<!\s)\s{1,9}|\s?[-_—|｜]{1,2}\s?)[^\s，。；：《》]{0,8}(?:网站?|库|平台|频道|门户|百科)"
    r"|\s?[（(](?:精选|通用|汇总|合集|优秀|最新|推荐|实用|共)?[\d一二三四五六七八九十]{1,3}篇[）)].{0,12}|\s?篇[一1]"
    r"|[\[【（(](?:已?失效|已?废止|现行有效)[\]】）)])?",
    re.DOTALL,
)
"""A title between what a page calls such texts, its number, and how the page calls itself.

【提醒】关于…的通知（某函〔2031〕2号） 某法规网; before a notice all but who issues it: 资讯 NEWS某局关于….
"""
_NO_TITLE = re.compile(
    r"^(?:特此|根据|按照?|依[据照]|遵照)|。|@\S|[:：][\d\s\-–—]{5,}$|[，、；,;]$|[，,].*[，,]|[:：].*[:：]|→|《[^》]*$"
)
"""A sentence, steps, or where to write or call."""
_OF_ANOTHER_KIND = re.compile(
    r"(?!.*关于).*(?:发布|印发|出台|下发|公布)[^《》的]{0,12}$|\d{4}年\d{1,2}月\d{1,2}日|[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十\d]{1,3}[编章节]"
)
"""What is no name: that somebody issues one, who made it public when (2024年1月8日主席团公告), a heading."""
_OTHER_LINE = re.compile(
    r"[^\w（()）》”\]】]$|[号令]$|^附|^[-·•]|^[^:：]{1,6}[:：]|^第.{1,6}号|^[（(]|^目[录次]|(?:通知|公告|文件|简报)$|[编章节条款页]$|^[A-Za-z—\-\d\s]+$|^密级|^印发|^签发"
    r"|(?:部|委员会|局|厅|政府|办公室|署|院|会|中心|公司|协会|银行)$"
)
"""What stands above a title and is none of it: the issuer, the number, the mark of an annex, a notice."""


_FIRST_HALF = re.compile(r"[^，。；：]{0,30}?关于[^，。；：的]{2,40}$")
"""What stands above the rest of a title, whatever parts them: 某局关于进一步规范 / 事故报告的通知."""
_LETTERHEAD = re.compile(r"[^关《]{2,40}?(?:局|委|委员会|部|厅|办公室|政府|院|会)(?:通告|公告|通知|决定|函)")
"""Who issues it and as what, above a number: 某市网信办公告."""
_BODIES = re.compile(r"[^，。；：、《》]{4,60}(?:局|委|委员会|部|厅|办公室|政府|院|署|中心|协会)")
_STAGE = r"(?:[一-鿿\d]{1,10}(?<![试定终布式发行通闻供投来撰组译讲文])稿|(?:修[订改])?草案)"
"""What a draft calls itself in brackets: 二审稿, 征求意见第二稿; not 试行稿, which is in force."""
_DRAFT = re.compile(
    rf"征求意见(?:修改)?[稿函]|公开征求[^，。]{{0,12}}意见|[（(]{_STAGE}[^（）()]{{0,12}}[）)]"
    r"|[（(][^（）()]{0,10}(?:征求意见|[待未][发公]布|(?i:draft))[^（）()]{0,4}[）)]"
    r"|(?:草[案稿]|初稿|(?:意见|送审|报批|讨论|建议|论证|审议)稿)$",
    re.MULTILINE,
)
_DRAFTED = re.compile(
    rf"《[^》\n]{{2,80}}[（(]{_STAGE}[^》\n]{{0,12}}》|》\s?[（(]{_STAGE}"
    r"|《(?:征求)?意见稿》|征求[^，。《]{0,8}《[^》\n]{2,80}》[^，。]{0,4}意见"
)
"""A draft that is named, the mark within its title or behind, or a text on which comments are asked for."""
_ONCE = re.compile(
    r"基础上|修改(?:完善|后|形成)|形成本|已?经(?:[^，。；]{0,8}征求|修改)|已[^，。；]{0,8}征求|曾|此前|前期|相对于|相较|正式(?:版|发布|印发|公布|实施|施行)"
)
"""What is said of a draft that has become another text."""
_ASKED = (
    r"征求[^。，；]{0,12}意见(?![稿函]|工作|的?(?:采纳|情况|机制|程序|制度|办法|规定))|意见征求(?!工作|意见)"
)
_ASKS = re.compile(_ASKED)
"""How a title asks for comments; a body's 反馈意见 are none, and how comments are asked for is a subject."""
FOR_COMMENTS = re.compile(
    rf"{_ASKED}|(?:反馈|提出|回复|提交|报送)[^，。；]{{0,12}}(?:意见|建议)|(?:意见|建议)[^，。；]{{0,12}}(?:反馈|回复|发送|提交|报送)"
)
"""What is asked of those who are asked what they think of a draft."""
_NEAR = 600
_DRAFT_BELOW = re.compile(rf"\s*[（(]{_STAGE}[^（）()\n]{{0,12}}[）)]")
_FIRST_ARTICLE = re.compile(r"\s*第\s*[一1]\s*[章条]")
_FIRST_PART = re.compile(r"\n\s*(?:第一[章条]|一、|[（(]一[）)]|1[.．、])")


def is_draft(text: str, title: Span) -> bool:
    """Whether a document is for comments only: by its own title, by what stands around that, or, of a
    report, by the draft that it tells of.
    """
    end = title.start if "。" in title.of(text) else title.end
    # A title that names a draft is that of another text: 关于《…（征求意见稿）》采纳情况的通知.
    own = _NAMED.sub("《》", text[:end])
    asked = _ASKS.search(own_words(title.of(text)))
    if asked or _of_draft(_DRAFT, own) or _DRAFT_BELOW.match(text, end):
        return True
    near = _FIRST_PART.split(text[end : end + _NEAR])[0]
    return _of_draft(_DRAFTED, near) and (not is_name(text, title) or FOR_COMMENTS.search(near) is not None)


def _of_draft(form: re.Pattern[str], words: str) -> bool:
    """Whether a sentence tells of a draft that has not become another text."""
    return any(form.search(one) and not _ONCE.search(one) for one in re.split("[。\n]", words))


def title_of_stage(title: str, *, draft: bool) -> str:
    """The title, told apart from that of the text that is issued in the end where it is a draft."""
    return f"{title}（征求意见稿）" if draft and not re.search("稿|草案", title) else title


def own_words(words: str) -> str:
    """A title without blanks, and without the titles that it names: 关于转发《》的通知.

    What it sends or passes on says neither what it is itself nor how long its own title may be.
    """
    words = re.sub(r"\s+", "", words)
    words = quoted["name"] if (quoted := _QUOTED.fullmatch(words)) else words
    return _NAMED.sub("《》", words)


def is_name(text: str, line: Span) -> bool:
    """Whether a line is the name of a document, and not of the notice that sends it."""
    words = own_words(passage(text, [line]).text)
    return (
        _SHORTEST - 1 < len(_ISSUED.sub("", words)) <= _LONGEST_LINE
        and KIND.fullmatch(words) is None
        and _LETTERHEAD.fullmatch(words) is None
        and KIND.search(words) is not None
        and _SENDS.search(words) is None
        and _NO_TITLE.search(words) is None
        and _OF_ANOTHER_KIND.match(words) is None
    )


def names_kind(words: str) -> bool:
    """Whether a title says what kind of document it is, or what it is about, as that of a report does not."""
    return KIND.search(words) is not None or re.search("关于|《", words) is not None


def title_above(text: str, before: Sequence[Span]) -> tuple[Span, Span] | None:
    """The lines right above a body that are its name, and the last of them; None where none is.

    A covering notice stands further up.
    """
    before = [_alone(text, line) for line in before]
    for at in range(len(before) - 1, -1, -1):
        if is_name(text, before[at]):
            line = _in_one_line(text, before[: at + 1])
            title = whole_title(text, before, line)
            quoted = _QUOTED.fullmatch(text, title.start, title.end)
            return Span(*quoted.span("name")) if quoted else title, before[line]
    return None


def _in_one_line(text: str, before: Sequence[Span]) -> int:
    """The line that is the whole name of which the last one is the end, or it: set in several lines below."""
    words = [re.sub("[、\\s]", "", own_words(passage(text, [line]).text)) for line in before]
    said = text[before[-1].start : before[-1].end]
    # Behind a blank the name stands in a path: 某网 法规首页 某规定.
    words = ["" if f" {said}" in line.of(text) else one for line, one in zip(before, words, strict=True)]
    ends = ("".join(words[-count:]) for count in range(_MOST_LINES, 0, -1))
    for end in filter(None, ends):
        # Only bodies stand before the rest of a name.
        whole = [
            at
            for at, one in enumerate(words)
            if one.endswith(end) and re.fullmatch("[一-鿿]*", one.removesuffix(end))
        ]
        if whole[:1] not in ([], [len(words) - 1]):
            parted = [text.count("、", *line) for line in before]
            return max(whole, key=lambda at: (len(words[at]), parted[at], at))
    return len(before) - 1


def head_of(text: str, lines: Sequence[Span]) -> Sequence[Span]:
    """What stands above the first sentence of a text without numbers, where a name does; else all of it.

    Of names below that sentence only those of notices, and what is named above, are no headings.
    """
    end = next((at for at, line in enumerate(lines) if "。" in line.of(text)), len(lines))
    named = [at for at, line in enumerate(lines) if is_name(text, line)]
    headings = {at for at in named if at >= end and not _told_of(text, lines[at])}
    if named and named[0] < end:
        return lines[:end]
    return [line for at, line in enumerate(lines) if at not in headings]


def _told_of(text: str, line: Span) -> bool:
    words = line.of(text)
    return "关于" in words or text.find(words, 0, min(line.start, _HIGHEST)) >= 0


def title_of(
    text: str, before: Sequence[Span], lines: Sequence[Span], headed: Sequence[Span], *, told: bool
) -> tuple[Span, Span] | None:
    """The name right above a body, else that of a notice, else the one that a covering notice gives.

    Where there is none, the first that is `headed` by its format, or that may be one, and if it is to be
    `told` of what the text is about; with the line it stands on. What stands above a line that is headed so
    is no part of a title.
    """
    below = next((at for at, line in enumerate(before) if line in headed), 0)
    if found := title_above(text, before[below:]) or title_above(text, before):
        return found
    alone = ((_alone(text, line), line) for line in before)
    notices = (one for one in alone if _NOTICE.fullmatch(_ISSUED.sub("", own_words(one[0].of(text)))))
    sent = chain.from_iterable(_named(how, text, before) for how in (_MADE_PUBLIC, _IN_NOTICE))
    addressed = any(text.endswith(("：", ":"), *line) for line in before)
    # What addresses nobody is what a notice sends, below the title of that.
    if title := next(chain(notices, sent) if addressed else chain(sent, notices), None):
        return title
    head = [*headed, *before][:_HEAD] or lines[:1]
    first = takewhile(lambda line: not text.endswith(("。", "：", ":"), line.start, line.end), head)
    titled = [
        line for line in first if _may_head(text, _alone(text, line)) and (not told or _told(text, line))
    ]
    # A path, and what a page calls its parts, ends in the title that stands below.
    line = next((one for one in titled if f" {one.of(text)}" in titled[0].of(text)), None)
    line = line or next(iter(titled), None)
    return (_alone(text, line), line) if line else None


def _named(how: re.Pattern[str], text: str, lines: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    found = ((how.search(text, *line), line) for line in lines)
    sent = ((match, line) for match, line in found if match and not _NO_TITLE.match(line.of(text)))
    return ((Span(*match.span("title")), line) for match, line in sent)


def _may_head(text: str, line: Span) -> bool:
    """Whether a line at the head of a page may be its title: short, and no sentence, number or body."""
    said = _ISSUED.sub("", own_words(line.of(text)))
    other = _NO_TITLE.search(said) or said[-1:] in "：:" or re.fullmatch(_NUMBER, said) or dates(said)
    return _SHORTEST < len(said) <= _LONGEST_OTHER and not (other or _BODIES.fullmatch(text, *line))


def _told(text: str, line: Span) -> bool:
    """Whether a text is about what a line names: it has many pairs of its characters elsewhere.

    The name of a page or of its parts, and what it advertises, it has not.
    """
    words = line.of(text)
    rest = text.replace(words, "")
    said = ["".join(pair) in rest for pair in pairwise(re.sub("[^一-鿿]", "", words))]
    return sum(said) > _TOLD * len(said)


def _alone(text: str, line: Span) -> Span:
    """A title on a line without what a page sets around it."""
    found = _AROUND.fullmatch(text, *line) if line.end - line.start < _LONGEST_SET else None
    return Span(*found.span("title")) if found else line


def whole_title(text: str, lines: Sequence[Span], at: int) -> Span:
    """The title that ends on line `at`, with the lines it begins on.

    A title goes on from one line to the next where no blank line parts them and the first is no name by
    itself.
    """
    first = at
    while first and at - first < _MOST_LINES and _begins_title(text, lines[first - 1], lines[first]):
        first -= 1
    return Span(lines[first].start, lines[at].end)


def second_title(text: str, lines: Sequence[Span], title: Span) -> Span | None:
    """The title of another document below one: of a notice behind a signature, or right above 第一条 behind
    a sentence. What an annex is called, or was named above, is none.
    """
    first = own_words(title.of(text))
    for above, line, below in zip(lines, lines[1:], [*lines[2:], Span(0, 0)], strict=False):
        signed = DAY_ALONE.match(text, *above)
        begins = _FIRST_ARTICLE.match(text, *below) and text[above.end - 1] == "。"
        if above.start <= title.end or not (signed or begins) or not is_name(text, line):
            continue
        name = own_words(line.of(text))
        # What was sent was named: 关于印发《某办法》的通知.
        named = name in first or text.find(name, 0, line.start) >= 0
        if not named and (begins or _NOTICE.fullmatch(_ISSUED.sub("", name))):
            return line
    return None


def title_words(text: str, title: Span) -> str:
    """The words of a title on one line, with a blank between bodies that stood one below the other."""
    lines = re.split(rf"\s*[\r\n{JOINER}]\s*", title.of(text))
    apart = (
        _BODIES.fullmatch(one) and re.match(f"(?!关于){_BODIES.pattern}", two) for one, two in pairwise(lines)
    )
    return "".join([*(line + " " * bool(at) for line, at in zip(lines, apart, strict=False)), lines[-1]])


def _begins_title(text: str, line: Span, following: Span) -> bool:
    words = re.sub(r"\s+", "", passage(text, [line]).text)
    if re.match(_NUMBER, words):
        return False
    gap = text[line.end : following.start]
    below = re.sub(r"\s+", "", passage(text, [following]).text)
    if gap.isspace() and _FIRST_HALF.match(words) and KIND.search(below) and "关于" not in below:
        return True
    if not gap.isspace() or gap.replace("\r\n", "\n").count("\n") != 1:
        return False
    if _BODIES.fullmatch(words) and not words.startswith("关于"):
        # Whose it is, above what it is about: 某省通信管理局 / 关于…的通知.
        return below.startswith("关于") or _BODIES.fullmatch(below) is not None
    if "关于" in below:
        return False
    return (
        1 < len(words) <= _LONGEST_LINE
        and _OTHER_LINE.search(words) is None
        and KIND.search(words) is None
        and not dates(words)
    )

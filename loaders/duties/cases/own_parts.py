"""What a text says of its own parts: that one is not asked of all, or not yet, or may be left.

第二条现阶段不执行; 本部分供自愿选用; 其中第三条，进口车型自某日起执行. A sentence about a part of the text
that asks nothing itself leaves that part open, whatever its words, but where they change nothing.
"""

import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import NamedTuple

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.cases.apart import sets_apart
from dutygraph.loaders.duties.cases.understood import tells_kind
from dutygraph.loaders.duties.modality import MUST, modals
from dutygraph.loaders.duties.time.windows import begins
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.parties import PARTY, bearers_in
from dutygraph.loaders.duties.who.phrases import THING, refers_back
from dutygraph.text.numerals import number

THIS = r"本(?:办法|规定|条例|细则|通知|意见|方案|制度|清单|指[引南]|文件|标准|规范|手册|导则)"
"""How a text calls itself."""
_SIGN = r"[*＊※△▲★☆◆◇]{1,3}"
NAMED = (
    rf"(?:(?:{THIS}的?)?第[^，。；、\s]{{1,6}}[条款项章节](?!\s)|(?:任务|序号|事项)第?[\d一二三四五六七八九十、和]{{1,8}}"
    r"|[前上][一二两三四]?[条款项]|本(?:条|款|项|章|节|部分|阶段)|[带标][^，。；]{1,4}的"
    rf"|有?{_SIGN}(?:[的项]|(?=[表为是指系代：:]))|其[余他]的?(?=[为是属系可])"
    rf"|上述|前述|以上|以下|下列|下述|{THIS}(?=规定的(?:义务|责任|要求)))"
)
"""What a text calls a part of itself, by its number, its place or a sign: 第1项, 序号3, 本部分, 带*的."""
_ASKED = r"规定|要求|任务|工作|义务|责任|内容|事项|条款|措施"
_TOPIC = re.compile(
    r"(?:^|(?<=[，：:]))(?:但是?|而|且|其中|对于?|就|与|凡|(?P<free>不受|不适用)|(?:上述|前述|以上)(?:(?=第)|[^，。；]{2,4}中，?))*"
    rf"(?P<part>{NAMED})(?:所?[列称规]定?|所指|指定)?(?:[中内](?=[的，]))?的?(?:有关|相关|各项|关于[^，。；]{{2,16}}的)?"
    rf"(?:{_ASKED})?的?(?:[^，。；的由]{{0,4}}(?:主体|对象|范围))?(?P<says>[^。；]*)"
)
"""A part of the text that a sentence is about, and what that says of it."""
_KEEPS = re.compile(rf"(?:履行|承担|执行|落实|遵守|完成|适用|满足)了?(?:{THIS}的?)?(?P<part>{NAMED})")
_KEPT = re.compile(
    rf"(?P<whom>[^，。；：]{{2,30}}?(?:企业|公司|单位|[者商的]|起满[^，。；]{{1,4}}|(?:{THING}|系统|平台)(?![一-鿿]{{0,6}}(?:企业|公司|单位|[者商]))))，?(?P<how>[^，。；：还也亦同督查导方]{{0,16}}?)"
    rf"(?:(?:[暂先]|可以?)不|不再|不(?=适用)|(?<![不未反])){_KEEPS.pattern}"
)
"""Who keeps a part of the text, and how: 出口企业应当遵守第四条; 已备案的，视为已履行前条义务."""
_AS_IF = re.compile(r"视[为同]|参照|比照")
_IS_OF = re.compile(rf"[是为系属]于?(?P<whom>[^，。；]{{2,30}}?)(?:的?(?:{_ASKED}))?$")
"""For what alone a part is, or who is meant in it: 第一项为进口车型的要求."""
_NEXT = re.compile(rf"，(?={NAMED}|其[余他])")
_SAYS_HOW = re.compile(
    r"(?:的，?)?(?!不收)(?:可(?=[不选免缓])|[于在从由为是属系谓限仅只先暂缓推不以供对待俟视分无免再方才并非指开]|[针面](?=[对向])|涉及|自(?![查行])"
    r"|按[^，。；]{0,6}(?:自愿|选)|作(?!业)|适用|(?:试行|实施|执行|试点)(?:范围|区域)|[执施试推]行|实施|选[做报择]|鼓励)"
)
"""How a predicate begins right behind what it is said of."""
_EASED = re.compile(
    r"暂[不缓停]|缓|推迟|不(?![得少超低高迟晚按收])|[免仅只]|(?<![期时年权无])限(?!制)|[任可]选|选[做报择]|择其|自愿|鼓励|推荐|参考|倡议|建议|[非无]强制"
)
_HOLDS = re.compile(
    r"(?![仅只是系]?指)[^。；]+?(?:(?<![是系特])[是系特]?指(?!定)|(?<!推)[见含]|包括|如下|组成|依据|全[部体国省市]|一律|所有|必[须选做报填]|(?<![非不作])(?<!不作)强制|解释|参照|同[样时]|亦|严格|认真|予以)"
    r"|，?(?:按照?|依照?|根据)(?![^，。；]{0,6}(?:自愿|选))|中(?!，)|情[况形]|，?(?:请|违反|[未不]履行|逾期|各)"
)
"""What leaves what it is said of as it is, or tells something else of it: who explains it, what it holds."""
_STARTS = re.compile(r"，?[自从于](?P<day>[^，。；]{2,20}?)(?:[起后]|开始)+(?:执行|实施|施行|适用|生效)?")
_WITH_TEXT = re.compile(r"(?:本[^，。；《]{1,4})?(?:施行|实施)之日$")
_MUST = re.compile(r"[表示为是指系代：:]{0,3}(?:必[选做报填]|强制)")
_TO = re.compile(r"(?:[仅只]?适用于|[仅只]?(?:针对|面向|涉及|限于?))(?P<whom>[^，。；]{2,40})$")
_BY = re.compile(rf"，?由(?P<whom>[^，。；]{{1,30}}?(?:{PARTY.pattern}))(?P<does>[^，。；]*)")
_LEFT_TO = re.compile(r"[确核认指选划]定|抽取|遴选|选择|推荐|公布|印发|下发|自行|结合|根据|决定|规定$")
_MEANS = re.compile(r"[是系]?指(?!定|导)")
_BY_CHOICE = re.compile("选择|自愿|决定")
_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_OF_PART = re.compile(rf"(?:{THIS}的?)?(?:第|(?:任务|序号|事项)第?)({_NUMERAL}|\d{{1,2}})(?![、\d])")
_OF_PART_AFTER = re.compile(rf"(?:[^，。；]{{2,20}}[后起时]，?)?{_OF_PART.pattern}")
_PART = re.compile(
    rf"^[^\S\n]*(?:\|[^\S\n]*)?(?P<number>{_NUMERAL}(?=、)|\d{{1,2}}(?=[、．]|\.(?!\d)|[^\S\n]*[|\t]))",
    re.MULTILINE,
)
"""How a part of a notice or a row of a list begins, which is called by its number: 第一条自2028年起执行."""
ARTICLE = re.compile(r"^[^\S\n#]*#{0,6}[^\S\n]*(?P<number>第[^，。；\s]{1,6}[章条])", re.MULTILINE)
"""How an article or a chapter begins."""
_HELD = ("本条", "本款", "本项", "本章", "本节", "本部分", "本阶段")
_BEHIND, _BEFORE = ("以下", "下列", "下述"), ("上述", "前述", "以上")


_LINE = re.compile(r"[^\n]+")
_MOST_SIGNED = 200


class SaidOf(NamedTuple):
    """What a sentence says of a part that begins at `named` of its words, and stands at `reach` of the text:
    that it is open, or, `since` what day, not asked before that, or the duty of those of the name `borne_by`.
    """

    named: int
    reach: Span
    since: str
    borne_by: str = ""


class OwnParts:
    """The parts of a notice, the rows of a list, or the chapters and articles of a text in `articles`."""

    def __init__(self, text: str, finder: ActorFinder, *, articles: bool) -> None:
        self._text = text
        self._finder = finder
        self._whole = Span(0, len(text))
        self._spans: dict[str, Span] = {}
        self._signs: set[tuple[str, str | None]] = set()
        self._counted: dict[int | None, Span] = {}
        ends = {False: len(text), True: len(text)}
        for one in reversed(list((ARTICLE if articles else _PART).finditer(text))):
            name = one["number"]
            small, again = name.isdigit() or name.endswith("条"), name.isdigit() and name in self._spans
            self._spans[name] = self._whole if again else Span(one.start(), ends[small])
            self._counted[number(name)] = self._spans[name]
            ends = {False: ends[False] if small else one.start(), True: one.start()}

    def numbered(self, words: str) -> Span | None:
        """The part that words begin with the number of, if they name just one: 第一条自2028年起执行."""
        part = _OF_PART_AFTER.match(words) if len(_OF_PART.findall(words)) == 1 else None
        return self._of_number(part[1]) if part else None

    def holding(self, at: int, kind: str = "") -> Span:
        """The smallest part, or that of the kind, in which a place is."""
        around = (
            (span.end - span.start, span)
            for name, span in self._spans.items()
            if span.start <= at < span.end and (kind != "章" or name[0] != "第" or name.endswith(kind))
        )
        return min(around, default=(0, self._whole))[1]

    def means_all(self, whom: str) -> bool:
        """Whether words name enterprises as such, or all of those named before: 汽车生产企业, 各企业."""
        every = whom.startswith(("所有", "全部", "各")) or ("的" not in whom and refers_back(whom))
        return every or self._finder.is_name(whom)

    def said_of(self, words: str, at: Span) -> Iterator[SaidOf]:
        """What a sentence says of the parts that it is about, in these `words` of it."""
        for topic in _TOPIC.finditer(words):
            part, says = topic["part"], _NEXT.split(topic["says"], maxsplit=1)[0]
            since = "" if topic["free"] else self._leaves(says, of_list=part in _BEHIND + _BEFORE)
            signed = re.search(_SIGN, part)
            if signed and (since is not None or _MUST.match(says)):
                if (signed[0], since) in self._signs:
                    continue
                self._signs.add((signed[0], since))
                for reach in self._signed(signed[0], at, bears=since is not None):
                    yield SaidOf(topic.start("part"), reach, since or "")
            elif since is not None:
                reach = at if asks(words[: topic.start()]) else self._reach(at, part)
                by = _BY.search(says)
                whose = by["whom"] if by and "的" not in by["whom"] else ""
                yield SaidOf(topic.start("part"), reach, since, whose)

        # Few sentences end so, and to look for whom else one may name takes long.
        for kept in _KEPT.finditer(words) if _KEEPS.search(words) else ():
            if kept["part"] not in _BEHIND and self._some_keep(kept):
                yield SaidOf(kept.start("part"), self._reach(at, kept["part"]), "")

    def _some_keep(self, kept: re.Match[str]) -> bool:
        """Whether only those named need keep a part so, which others keep otherwise or not at all."""
        whom = kept["whom"]
        if _AS_IF.search(kept["how"]) or whom.startswith("下列") or "起满" in whom:
            return True
        of_kind = whom.endswith("的") and (whom.startswith("已") or tells_kind(whom))
        return of_kind or sets_apart(whom, self._finder)

    def _leaves(self, says: str, *, of_list: bool) -> str | None:
        """The day before which what this is said of is not asked, nothing where it is open; None if not."""
        direct, eased = _SAYS_HOW.match(says) or says.startswith("，"), _EASED.search(says)
        told = says if direct else says.partition("，")[2] or (says if eased else "")
        of = _IS_OF.match(says)
        if _MEANS.match(says) or (of and sets_apart(of["whom"], self._finder)):
            return ""
        by, to, starts = _BY.match(told), _TO.match(told), _STARTS.fullmatch(told)
        tells = eased or ((direct or by or starts) and says[0] not in "是为属系")
        if not (told and tells) or (of_list and not direct) or _HOLDS.match(says) or asks(told):
            return None
        if to and self.means_all(to["whom"]):
            return None
        if starts:
            since = "" if _WITH_TEXT.match(starts["day"]) else begins(starts["day"])
            return None if since == "" else since if since and "年" in since else ""
        if by and any(bearer is Bearer.ENTERPRISE for _, bearer in bearers_in(by["whom"])):
            some = "的" in by["whom"] or (direct and not refers_back(by["whom"]))
            return "" if some or _BY_CHOICE.search(by["does"]) else None
        return "" if by is None or _LEFT_TO.search(by["does"]) else None

    def _reach(self, at: Span, part: str) -> Span:
        """Where a part that is called so stands: by its number, what holds the sentence, or what is near."""
        if named := _OF_PART.search(part):
            return self._of_number(named[1]) or self._whole
        if part[0] in "带标有":
            return self._whole
        held = self.holding(at.start, part[1:])
        if part in _HELD or (part in _BEFORE and self._text[at.start] in "（("):
            return held
        if part in _BEHIND:
            return Span(at.start, held.end)
        line = self._text.rfind("\n", 0, at.start) + 1
        return Span(line if self._text[line : at.start].strip() else 0, at.end)

    def _signed(self, sign: str, at: Span, *, bears: bool) -> list[Span]:
        """The lines that bear a sign, or the others, of which one says what it means; all where none does."""
        lines = (Span(*line.span()) for line in _LINE.finditer(self._text))
        borne = groupby(
            lines, lambda one: sign in one.of(self._text) and not one.start <= at.start <= one.end
        )
        found = [(by, list(its)) for by, its in islice(borne, _MOST_SIGNED)]
        reach = [Span(its[0].start, its[-1].end) for by, its in found if by is bears]
        return reach if any(by for by, _ in found) else [self._whole]

    def _of_number(self, written: str) -> Span | None:
        return self._spans.get(written) or self._counted.get(number(written))


def asks(words: str) -> bool:
    """Whether words oblige or forbid anything."""
    return any(one.modality in MUST for one in modals(words))

"""Which noun phrases mean only some of what their noun names: 重点监控企业, 进口车辆, 地下场站, 滨海示范区.

Wherever such a phrase stands (in a title, a heading, a lead, a bracket, as what is meant or taken out) it
limits what is asked there, unless all that the text is for are named so.
"""

import re
from collections.abc import Iterator, Sequence

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.cases.understood import tells_kind
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.duties.who.phrases import (
    THING,
    names_kind,
    picks_out,
    refers_back,
    says_more,
    without_doing,
)

_EACH = re.compile(
    r"(?:\d{4}年度?|对于?|针对|面向|涉及|关于|请|凡|仅|只|限于?|适用于|每[一个辆家台]*|[全本我][国省市区县体部]|辖区内?|各[级类地家]?|有关|相关|所有|任何|的)+(?!的)"
)
"""What picks none out: how many, and that they are here."""
_REST = re.compile("其[他它余]")
_THING = re.compile(rf"(?P<which>[^，。；：、的]{{1,12}}?)(?:(?P<kind>{THING})|产品|(?<!网)站)")
_WHERE_OR_WHEN = re.compile(
    r"(?!专项|建设|推进|创建)[^，。；：、的]{2,12}(?:示范区|园区|片区|新区|开发区|保税区|自贸区|先导区|试验区"
    r"|(?<!工作)(?<!实施)(?<!行动)(?<!整治)期间)"
)
"""A place that is not all there is, or an occasion: 重大活动保障期间."""
_FREE = re.compile(
    r"(?:申[报请]|参[评选]|评选|创建)[^，。；：]{0,16}(?:称号|荣誉|示范|标杆|奖|资金|补[贴助])[^，。；：]{0,8}(?:条件|标准|资格)"
    r"|(?:选[做填报]|自选|可选|选择性|加分|自愿|鼓励性?|推荐性?)[^，。；：]{0,6}|[^，。；：]{0,6}时间[^，。；：]{0,4}另行[^，。；：]{2,4}"
)
"""What is asked of who applies for something, or nobody need do, or not yet: 选做项目, 时间另行通知."""
_BY_LEVEL = re.compile(
    r"[^，。；：、的]{0,6}[一二三四五]级(?:及?以[上下])?[^，。；：、的]{0,4}(?:(?<=以[上下])|系统|平台|网络|设施|项目)"
)
_AMOUNT = re.compile(
    r"[^，。；：、]{0,12}?[\d一二三四五六七八九十百千万]+[^，。；：、年月日天次]{0,3}以[上下]"
)
_OF_THING = re.compile(rf"的[^的]{{0,4}}(?:{THING}|系统|平台)$")
_TITLE = re.compile(
    r"(?:关于)?(?:进一步|切实)?(?:加强|做好|规范|强化|开展|推进)(?P<of>[^，。；：的《》]{1,24}?(?:企业|公司|车|车型|车辆|产品|站|船舶))"
    r"(?:道路|交通|运行|网络|数据|安全|运营|管理|监管|工作|检查|整治){1,6}的?(?:通知|公告|意见|通告|函)$"
)
"""A notice by its title of one kind of things, or of enterprises: 关于加强校车安全管理的通知."""
_DEALS_WITH = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[编章节]\s*)?(?:进一步|切实|加强|做好|规范|强化|推进|对于?|针对|关于|面向)*"
)
_OF = re.compile(
    r"[（(][^（）()]{0,20}[）)]$|(?:[，,]?(?:应当?|须)?(?:(?:按照?|遵守)?(?:下列|以下|如下)[^，。；]{0,12}|做到)"
    r"|的?(?:有关|相关|特别|特殊|专门)?(?:要求|事项|规定|义务|责任|管理|工作|任务)*)[：:]?$"
)
"""What stands in a heading behind whom or what it is about."""
_TITLE_LINES = 6
_UPON = re.compile(rf"(?:就|对于?|针对)(?P<whom>[^，。；：对将]{{1,30}}?(?:{PARTY.pattern}))(?!的)")
"""With whom, or what, something is done: 市局对列入名单的企业加大检查力度."""
_IN_BRACKET = re.compile(r".*[（(]([^（）()]{2,24})[）)]$")
_SOME = re.compile(r"部分|个别|少数|一些|有的")
_PUNISHES = re.compile("处罚|查处|处[以分]|追究|责任|责令|通报|曝光|惩")


def sets_apart(words: str, finder: ActorFinder, own: str = "") -> bool:
    """Whether a phrase means some alone, and not what a text is its `own` name for."""
    each = _EACH.match(words)
    some = words[each.end() :] if each else words
    if any(form.fullmatch(some) for form in (_FREE, _WHERE_OR_WHEN, _BY_LEVEL, _AMOUNT)):
        return True
    if (thing := _THING.fullmatch(some)) is not None:
        of_kind = thing["kind"] and names_kind(thing["which"]) and thing["which"] not in own
        known = finder.is_name(f"{some}生产企业")
        return not known and (bool(of_kind) or picks_out("", some))
    which = some.rpartition("的")[0]
    if which and _OF_THING.search(some):
        return PARTY.search(which[-4:]) is None and says_more(which, ())
    named = finder.phrase(some)
    if named is None or named.bearer is not Bearer.ENTERPRISE or finder.is_name(some):
        return False
    if which or refers_back(some):
        return _REST.match(some) is not None or bool(which and says_more(which, ()))
    kind = without_doing(some[:-2])
    unknown = not named.types and names_kind(some[:-2]) and says_more(kind, ())
    return named.open_case or bool(named.limited) or unknown


def turns_to_some(words: str, finder: ActorFinder) -> bool:
    """Whether a sentence tells something of some alone, so that what follows it may be asked of them."""
    if words.endswith(("？", "?")) or _PUNISHES.search(words):
        return False
    clause = words.partition("，")[0]
    if clause != words and clause.endswith("的") and tells_kind(clause):
        return True
    who = finder.opening(words, of_statement=True)
    named = [words[slice(*who.span)]] if who and who.bearer is Bearer.ENTERPRISE else []
    named += [upon["whom"] for upon in _UPON.finditer(words)]
    return _SOME.match(words) is not None or any(sets_apart(one, finder) for one in named)


def core_of(heading: str) -> tuple[int, int]:
    """Where the words of a heading stand for whom, or what, it is."""
    clause = heading.partition("，")[0]
    start = to.end() if (to := _DEALS_WITH.match(clause)) else 0
    return start, len(_OF.sub("", clause, count=1))


def about_some(heading: str, finder: ActorFinder, own: str = "") -> bool:
    """Whether a heading is about some alone: 对外资企业的要求, 整车企业（进口车型）."""
    whom = heading[slice(*core_of(heading))]
    bracket = _IN_BRACKET.match(heading)
    return any(sets_apart(one, finder, own) for one in (whom, bracket[1] if bracket else heading))


def titled(lines: Sequence[str], finder: ActorFinder) -> Iterator[str]:
    """Of what alone a notice is by its title, unless it is named to who deals with that."""
    named = next(filter(None, map(_TITLE.match, lines[:_TITLE_LINES])), None)
    of = named["of"] if named else ""
    if of and not any(of[:3] in line for line in lines if line.endswith("：")) and sets_apart(of, finder):
        yield of

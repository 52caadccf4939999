"""The names that a document gives to parties: …的企业（以下统称受检企业）; 本办法所称经营者，是指…."""

import re
from collections.abc import Collection, Iterator

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.who.actors import Actor, ActorFinder
from dutygraph.loaders.duties.who.meant import tells_no_field
from dutygraph.loaders.duties.who.phrases import picks_out
from dutygraph.text.first_characters import quick

_NAME = r"[“\"‘]?(?P<name>[^，。；：、（）()“”\"‘’\s]{2,16})[”\"’]?"
_CALLED = re.compile(rf"[（(，,]\s*以下\s*(?:统称|简称|合称|称)(?:为)?\s*{_NAME}\s*(?=[）)。；，,])")
_ACTS_AS = re.compile(r"作为(?P<name>[^，。；：的\s]{2,8}人)(?=[，应须向])")
_WHO_ACTS = re.compile(r"[^，。；：（）()\n]{2,60}?(?:企业|公司)$")
"""甲企业作为申请人，应当…: whoever is called that need not be one of all of them."""
_IN_CASE = re.compile(r"[）)][^，。；：]{2,40}的[，,]")
"""甲企业（以下统称申请人）开展测试的，应当…: whoever of them does that has the name."""
_IS_MEANT = quick(
    rf"(?:本[^，。；：]{{1,8}}|前款)?(?:所[称指]|中的)的?{_NAME}[，,]?\s*"
    r"(?:是指|系指|，指|指|为|(?P<among>包括(?:但不限于)?))(?P<meant>[^。；\n]{2,150})"
)
_NARROWS = re.compile(
    r"(?<![一-鿿])(?:[^，。；：、（）\s]{0,8}(?:所[称指]的?|中的?|适用的|规定的?)|本[^，。；：、（）\s]{1,6}的)?“?(?P<name>[^，。；：、（）“”\s]{2,20}?)"
    r"(?=[”，是系特指限仅只中不的范目名标条由另以])”?"
    r"(?:，?(?:是指|[系特]指|指(?![定导派挥引示明])|仅?限于|(?:是[^，。；]{0,8}，)?[仅只]含)(?P<meant>[^。；\n]{2,150})|中?不(?:含|包[含括])"
    r"|(?:(?:的[^，。；]{0,6}?)?(?:范围|目录|名[单录]|标准|条件))?，?(?:由[^，。；]{2,30}?(?:公布|制定|确定|认定|发布)|另行[^，。；]{2,4}(?=[。；\n])|以[^，。；]{2,40}为准))"
    r"|(?:下列|以下)(?:企业|单位|公司)[^，。；：]{0,4}[为是][^，。；：]{0,8}(?:所称|中)的?(?P<those>[^，。；：、\s]{2,20})："
)
"""What says that only some are meant of whom a name means elsewhere: 甲企业，是指年产量一万辆以上的企业."""
_DO = "从事|开展|提供|生产|制造|运营|经营|处理|为"
_BY_TRADE = re.compile(
    rf"(?:在?(?:(?!{_DO})[^，。；]){{0,8}}(?:境内|行政区域内?)|依法|设立|注册|登记|成立|[、并且的，])*+(?P<does>{_DO})"
)
"""How it is told of all of a trade what they are: 依法设立的、从事汽车生产的企业."""
_ON_OWN_ACCOUNT = re.compile(
    r"(?:在?(?P<act>[^，。；的]{2,12}?)活动中)?自主决定(?P<what>..)[^，。；]{0,22}的(?:(?:组织|个人|自然人|法人|机构|企业|单位|主体|其他|[非和及或者与以、])+|[^。；]*等(?P<field>[^，。；、]{0,12})各类主体)$"
)
"""Who acts, and not for another, as a name says by itself: 在数据处理活动中自主决定处理目的的组织."""
_BUSINESS = re.compile(r"[^的，；（]+?(?=等?(?:经营)?(?:活动|业务)?(?:[的，；（]|$))")
"""What they do, or what they are called, behind that: 汽车生产."""
_CALLED_EACH = re.compile(
    r"[（(，,]\s*以下分别(?:统称|简称|称)(?:为)?(?P<names>[^。；：，（）()]{4,80})[）)。；，]"
)
_AND = re.compile(r"、|和|及|与")
_BEGINS = re.compile(
    r"[。；：;:，,\n）)\s]|适用于|(?<![一-鿿])(?:[对向由凡]|规范|督促|指导|引导|要求|推动)|所?规定的|所称|是指|包括(?:但不限于)?|下列|以下"
)
_BODY = re.compile(
    r"(?:国家|中央|[省市县区州盟旗](?:级)?)(?![内外属])[一-鿿]{2,24}(?:中心|专班|机制|指挥部|(?<![公举])办)$"
)
_DOES = re.compile(
    r"(?P<act>生产|制造|销售|维修|进口|运营|经营)(?P<what>[一-鿿]{2,10}?)(?:产品)?(?:并[^，。；]{2,30})?的(?:企业|公司|单位|经营者)$"
)
"""Who is meant by what they do: 生产汽车产品的企业, who may be others besides 汽车生产企业."""
_LONGEST = 150
_LONGEST_PARTY = 62


def with_definitions(finder: ActorFinder, text: str) -> ActorFinder:
    """The finder with what the text calls parties, each as far as was understood whom it means.

    A name that the vocabulary knows means something else there where that is understood: kinds by name
    (甲企业、乙企业（以下统称处理者）), or one kind of those it means (工业数据处理者（以下简称数据处理者）).
    So does another name of a type: 本办法所称运营主体，是指投放无人配送车的企业.
    """
    finder = _narrowed(finder.within(text), text)
    for name, meant, short, in_case in _definitions(text):
        done = _DOES.search(meant)
        kind = f"{done['what']}{done['act']}企业" if done else ""
        party = finder.phrase(kind if finder.is_name(kind) else meant.removesuffix("等")) or _body(meant)
        called = finder.phrase(name)
        if called is not None and called.bearer is Bearer.AUTHORITY:
            # Whoever is called an office or a department is a public body: 甲局、乙局等（以下统称监管部门）.
            party = called
        if party is not None:
            whom = party.binding()
            of_enterprise = party.bearer is Bearer.ENTERPRISE
            others = of_enterprise and (
                done is not None or whom.binds_others or not whom.types or meant.endswith("等")
            )
            # A name that tells its field keeps its type: 汽车生产企业，是指依法设立的企业.
            anew = bool(whom.types or meant.endswith(name)) if short else _is_alias(finder, name)
            anew = anew and (short or bool(whom.types) or tells_no_field(name))
            party = Actor(0, 0, party.bearer, whom.types, others, open_case=whom.open_case or in_case)
            finder = finder.defining(name, party, anew=anew and of_enterprise)
    return finder


def _narrowed(finder: ActorFinder, text: str) -> ActorFinder:
    """The finder to which the names of the vocabulary are open that the text narrows, or says of others."""
    for found in _NARROWS.finditer(text):
        meant = found["meant"] or "列入目录的"
        which, _, noun = meant.rpartition("的")
        name = found["name"] or found["those"]
        known = finder.phrase(name) if finder.is_name(name) else None
        acts = _ON_OWN_ACCOUNT.match(meant)
        own = acts and (acts["act"] or acts["what"]) in name and (acts["field"] or "") in name
        if known is None or own or _is_another_name(finder, known, meant):
            continue
        some = which and not _BY_TRADE.match(which)
        some = some or picks_out(f"{which}的", which.removeprefix("从事") or noun)
        same = () if some or not found["meant"] else tuple(_of_types(finder, known.types, found["meant"]))
        if some or not all(same):
            others, open_ = known.others or not all(same), known.open_case or not any(same)
            finder = finder.defining(name, known._replace(others=others, open_case=open_), anew=True)
    return finder


def _is_another_name(finder: ActorFinder, known: Actor, meant: str) -> bool:
    """Whether words are a name of the same types: 网络运营者，是指网络的所有者、管理者和网络服务提供者."""
    named = finder.phrase(meant) if finder.is_name(meant) else None
    return named is not None and named.types == known.types


def _of_types(finder: ActorFinder, types: Collection[str], meant: str) -> Iterator[bool]:
    """Whether each business or party that tells what a name means is one that these types are named by.

    生产汽车 is that of 汽车生产企业, 生产电动自行车 is not.
    """
    trade = _BY_TRADE.match(meant)
    business = _BUSINESS.match(meant, trade.end() if trade else 0)
    for part in _AND.split(business[0]) if business else ():
        does = ("", trade["does"]) if trade else ()
        names = [f"{part}{verb}{noun}" for verb in does for noun in ("企业", "者", "商")] or [part]
        named = [one for one in map(finder.phrase, names) if one is not None]
        if trade or named:
            yield any(set(types) & set(one.types) and not one.limited for one in named)


def _is_alias(finder: ActorFinder, name: str) -> bool:
    """Whether the vocabulary knows it as another name of a type, whose own comes first."""
    own = {type: wording for wording, type in reversed(finder.wordings)}
    return any(wording == name != own[type] for wording, type in finder.wordings)


def _body(meant: str) -> Actor | None:
    """A public body that only its place tells to be one: 市车联网监测中心."""
    found = _BODY.search(meant)
    return Actor(0, len(meant), Bearer.AUTHORITY, ()) if found else None


def _definitions(text: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Names with the words for whom they mean, in the order of the text, whether they are short forms, and
    whether they are given in a case, which is then one of all that is said of them.
    """
    found = [
        (
            match.start(),
            match["name"],
            _before(text, match.start()),
            True,
            _IN_CASE.match(text, match.end()) is not None,
        )
        for match in _CALLED.finditer(text)
    ]
    found += [
        (match.start(), match["name"], match["meant"] + ("等" if match["among"] else ""), False, False)
        for match in _IS_MEANT.finditer(text)
    ]
    found += [
        (who.start(), match["name"], who[0], False, True)
        for match in _ACTS_AS.finditer(text)
        if (who := _WHO_ACTS.search(text, max(0, match.start() - _LONGEST_PARTY), match.start()))
    ]
    for match in _CALLED_EACH.finditer(text):
        names, parties = _AND.split(match["names"]), _AND.split(_before(text, match.start()))
        if len(names) == len(parties):
            found += [(match.start(), *pair, True, False) for pair in zip(names, parties, strict=True)]
    for _, name, meant, short, in_case in sorted(found):
        yield name, re.sub(r"\s", "", meant), short, in_case


def _before(text: str, at: int) -> str:
    """The noun phrase that ends there."""
    words = text[max(0, at - _LONGEST) : at]
    begins = [match.end() for match in _BEGINS.finditer(words)]
    return words[begins[-1] :] if begins else words

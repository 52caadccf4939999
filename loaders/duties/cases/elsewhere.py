"""What a text says elsewhere of whom its duties name: that some need not, or not so, or who else must.

停产企业可不报送; 上述要求不适用于商用车企业; 填报单位由各地确定; 改装企业亦同. Such a clause is no duty
itself; those before it are open, but for enterprises of which it says nothing. What names an article is of
that one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.cases.apart import sets_apart, turns_to_some
from dutygraph.loaders.duties.cases.footnotes import of_footnotes
from dutygraph.loaders.duties.cases.own_parts import ARTICLE, NAMED, THIS, OwnParts, asks
from dutygraph.loaders.duties.cases.understood import STANDING, tells_kind
from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.parties import PARTY, Names, bearer_of
from dutygraph.loaders.duties.who.phrases import THING, means_all, refers_back
from dutygraph.loaders.with_values import with_values
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import ITEMS, article_label, mark

_WIDE = str.maketrans(",;:()", "，；：（）")
_SENTENCE = re.compile(r"[^。；\n|\t]+")
_LOOSENS = quick(
    r"(?P<any>(?<!拒)不(?:在|含|包[含括]|纳入|列入|属于(?=本|所称|上述)|[作做对]要求|适用|执行|履行)|除外|外，|[仅只]|限于|(?<=，)另行|(?<=企业|公司|单位)另行|按另[一行外]|首批|第[一二]批)"
    r"|(?:(?<=的)|(?<=企业|公司|单位))(?:可以?免|(?:单独|再|重复)?不(?:单独|再|重复)?(?:填|报|参加))(?![^，。；]*的)"
    r"|可以?(?:选择)?不|不再|不[需用必]|无[需须]|暂[不缓停]|缓[报交缴办征]|先不|再行|免(?!费)|豁免|即可|另行|自愿|视情|酌情|自次年|改为|(?<=的)待[^，。；]{1,12}后"
)
"""What says that something is not asked, or not so, of whom it names: of all that is asked, or of one act."""
_EASES = re.compile(r"可以?(?:适当|相应|酌情)*(?:放宽|减少|降低|简化|延[长期]|推迟|减半)")
"""The same of what an article asks: 前条规定的频次可以放宽."""
_BUT = re.compile(
    r"(?:^|[，但是]|(?<=[本全我][省市区县国]))对?(?P<whom>[^，。；（）]{2,24}?)(?:另有(?:[规要][定求]|安排)的?)?除外"
)
"""What is taken out of what is asked: 对专用校车另有规定的除外, 试点期间除外."""
_TAIL = re.compile(
    r"(?<=，)(?:(?:[仅只]?适用于|[仅只]限于?|[仅只]?针对)(?P<to>[^，。；]{2,24})|(?P<whom>[^，。；应须]{2,24}?)(?:先行?|统一|视情|自愿)*(?:执行|实施|适用|推行|试行|施行))$"
)
"""For whom, or what, alone the act before it is: 应当备案，进口车型执行."""
_PARTY_NOUN = r"(?:企业|公司|单位|经营者|运营者|处理者|[制生经供销]\w?商)"
_WHOM = re.compile(
    rf"[^，。；：、\n（(]{{1,40}}?(?:{_PARTY_NOUN}(?![一-鿿]{{0,4}}{_PARTY_NOUN}|[^，。；]{{0,8}}的)|的(?=，?(?:{_LOOSENS.pattern})))"
)
_BUT_FOR = re.compile(
    r"除(?!法律|国家|本[^，。；]{1,6}(?:另|第)|另有|上述|前款|外(?![商资])|非)(?P<but>[^，。；]{2,40}?)[以之]?外，|"
    rf"(?:不(?:含|包[含括]|适用于?)|[仅只](?:适用于|面向|含|限)?|限于|对)(?P<whom>[^，。；：（]{{2,40}}?{_PARTY_NOUN})"
)
"""Whom a sentence names behind what it says of them: 不含专用车企业; 除三级系统外."""
_SOUGHT = (
    r"(?:(?:填[报写]|报[送名备]|[申上]报|提交|备案|适用|试点|纳入|列入|涉及|自查|整改|履行)(?![^，。；]{0,12}机构)"
    r"|(?:参[与加]|实施|执行|承担(?=填报|报送|自查|整改))(?![^，。；]{0,4}(?:检[测查验]|评[审估价选]|抽查|[审核]核|核查|培训|监督|支撑)))"
)
"""What asks: who picks those that do it picks whom it is for, and not who checks or helps."""
_CHOOSES = r"确定|抽取|遴选|认定|指定|选定|推荐|公布|印发|下发|划定"
_PICKS = quick(
    r"(?:^|(?<=[，：:]))(?P<whom>[^，。；：]{0,30}?(?:企业|单位|公司|主体|对象|范围|目录|者|商))的?"
    rf"(?:(?:名单|名录|清单|范围|数量)?，?(?:由|按照?|依照?|根据)[^，。；]{{1,20}}(?:{_CHOOSES})(?![一-鿿])"
    r"|名单(?:详?见|附后|如下)|，?以[^，。；]{1,20}(?:公布|发布|确定|认定|印发|下发)的[^，。；]{0,8}(?:名单|名录|目录)为准|（名单(?:详?见|附后))"
    r"|^(?:附件[\d一二三四五]{0,2}[：\s]{0,2}(?:\d[.．、]\s?)?)?(?:适用|实施|执行|纳入|列入|填报|报送)(?:的|范围)?(?:企业|单位|主体|车型|产品)(?:名单|名录|清单|目录)$"
    rf"|^(?:[仅只]适用于|[仅只]限于?|[仅只]?针对)(?!全[国部体]|所有|各|本|上述)[^，。；]{{0,20}}?(?:{THING}|产品|企业|公司|单位)$"
    r"|附件[\d一二三四五]{0,2}所列(?:(?:各|有关|相关)?单位|(?:(?!材料|检测|示范|优秀|支撑)[^，。；报送交的]){0,12}?企业)"
    r"|本次[^，。；]{0,4}比例[^，。；]{0,8}企业|(?:工作|活动|行动|试点|制度|通知|办法|要求|规定)(?:[^，。；]{0,4}(?:期间|阶段)，?)?[仅只]在[^，。；时]{1,12}(?:执行|实施|适用|开展|推行|试行)"
    rf"|(?:义务|责任|要求|规定)，?由[^，。；]{{0,20}}(?:{_CHOOSES}|[列纳]入)[^，。；]{{0,8}}的(?:企业|单位|公司)(?:履行|承担|执行|落实)"
    r"|(?:义务|责任)，?由(?:集团|总部|母公司|其?上级)"
    r"|先行?在[^，。；]{2,16}(?:试[行点]|实施|执行|开展)"
    rf"|^(?:[仅只暂先]|首批)?在(?![^，。；]*(?:全[国省市]|境内))[^，。；]{{2,16}}(?:试[行点]|实施|执行|适用){NAMED}"
    rf"|^首批[^，。；]{{0,4}}在[^，。；时]{{2,12}}(?:执行|实施|开展|试行)|^{THIS}(?:[仅只]?供[^，。；]{{0,8}}(?:自愿|参考)|[^的。；]{{0,24}}(?:不具有?[^，。；]{{0,4}}(?:强制|约束)|[无非]强制|[为是于]推荐性))|(?:{THIS}适用|(?:^|{THIS})(?:试行|实施|执行))(?:范围|区域)(?:仅)?(?:为|限于?)(?!全[国省市]|各|中|本|我)"
    r"|^请?被(?:抽[取中选]|选[中定])的(?:企业|单位)按[^，。；]{0,4}(?:要求|规定)"
    r"|(?<!（)(?:实施|执行|启动|施行)时间[^，。；]{0,4}另行(?:通知|公布|规定|确定)|^待[^，。；]{2,16}后(?:启动|实施|执行|开展)$"
    r"|(?:在|于)哪些[^，。；]{1,8}(?:开展|实施|试行)|^[^，。；]{0,12}(?:车型|步骤|地区|城市)(?:、[^，。；、]{2,6}){0,3}，?由[^，。；]{2,16}(?:规定|确定|公布)$"
    rf"|^{THIS}不适用于(?![^。；]*(?:军|警|秘密|国家安全))[^，。；]{{2,40}}的[一-鿿]{{0,4}}(?:车|车辆|车型|汽车|产品|船舶)$"
)
"""What says that others choose whom it is for, or how many, or where: 填报单位由各地抽取确定."""
_PICKS_HERE = quick(
    r"(?<=，)(?:具体)?(?:名单|对象|范围|企业)[^，。；]{0,2}(?:详?见|附后|如下|另[发行]|由[^，。；]{2,12}(?:确定|公布|划定|通知))|(?<=，)(?:是否[^，。；]{0,8})?以(?![^，。；]*(?:系统|平台|填报|报送))[^，。；]{0,8}(?:名单|通知|公告)为准|[仅只]在[^，。；时]{1,12}(?:执行|实施|适用|推行)"
    r"|(?<=，)(?:(?:[仅只暂先]|首批)在[^，。；时]{1,12}|(?:待|自|从)(?![\d本即印发])[^，。；]{2,20}[后起]|分批次?|(?!各|有关|本)[^，。；应须]{2,10}地区)(?:先行?|统一|视情|自愿)*(?:执行|实施|适用|推行|试行|施行)(?=$|[，（])"
    r"|(?<=，)[仅只](?:适用于|限首次|限[^，。；]{0,8}(?:企业|单位|车|地区|试点))|(?<=，)由其?(?:总部|集团|母公司)"
    r"|(?<=，)[^，。；]{0,12}(?:车型|步骤|地区|城市|实施范围)(?:、[^，。；、]{2,6}){0,3}，?由[^，。；]{2,16}(?:规定|确定|公布)$|(?<=，)(?:是否[^，。；]{0,8})?由各(?:省|市|区|地)[^。；]{0,16}(?:另行规定|自行(?:确定|决定|规定))$"
    r"|(?<=，)(?![^，。；]*(?:规定|同意|授权|批准|许可)的?情)[^，。；]{2,40}情[形况]除外$|(?<=，)[^，。；]{0,10}另行(?:制定|公布|出台|发布)后[^，。；]{0,4}(?:实施|执行|施行|适用)$"
)
"""The same of what its own sentence asks: 应当备案，仅在试点城市实施."""
_THOSE = (
    rf"(?:{THIS}(?:所涉|涉及|适用)的?|在本[^，。；的]{{1,4}}的|本[次轮项市省区县]|此[次轮]|具体|各|相关|有关|首批|上述|拟|需要?|应当?|须|符合条件的?"
    rf"|第[^，。；]{{1,6}}[条款项][^，。；]{{0,4}}?的){{0,3}}"
)
_THOSE_FIRST = re.compile(_THOSE)
_FOR_WHOM = re.compile(
    rf"[^，。；]{{2,24}}的(?:车型|产品|车辆|地区)(?:范围|目录)|{_THOSE}(?:(?:{_SOUGHT}[^，。；]{{0,16}}?)?(?:企业|单位|主体)|{_SOUGHT}(?:对象|范围))"
)
"""Whom the duties of a text are for, by what these ask: 需要报送的企业."""
_JOINED = re.compile(r"、|和|(?<!参)与|以?及")
_MAY_NAME = re.compile("所称|[认视定]为|（")
_NAMES_SOME = re.compile(
    r"(?:所称|[认视]定?为)(?P<name>[^，。；：（]{2,20}?)(?:，?(?:须|应当?|必须|还?需|同时|不含|仅|限)|[：:])"
    r"|(?P<by>[^，。；：（]{2,20})（[^）]{0,8}(?:仅|只|限|专?指)[^）]{2,30}）"
)
"""A name that is told to mean some of those who go by it: 本办法所称甲企业，须同时符合…."""
_WIDENS = quick(
    r"同样|亦同|不例外|一[并体](?:遵守|执行|适用|履行)|(?:履行|承担|遵守|执行)[^，。；]{0,20}相同的|连同[^，。；]{2,20}(?:企业|公司|单位)一[并起同]"
    r"|视同|约束|包括受|(?<![可以])(?:参照|比照|按照?(?![年月季周日]))[^，。；]{0,20}?(?:执行|适用|遵守|履行|办理|管理|处理)(?=$|[，：前本上第])"
)
"""What says that others must as well: 改装企业亦同. By whose standard an act is done says none of that."""
_AS_HERE = re.compile(rf"参照(?:适用)?(?:{THIS}|(?:执行|适用|办理)(?:$|[，（]))")
"""What is for others too, as far as it fits: 其他企业参照本办法执行; 可参照执行."""
_TOGETHER = re.compile(
    r"(?:(?:连|会)同|联合|协同|携手|(?P<two>[与同和]|以?及|牵头[、，]))(?:有关|相关|各|其|受?委托的?|受托的?)?$"
)
_BOTH = re.compile(r"共同|一[起道同并]|联合|协同|携手|参[与加]|配合|协助|，(?:均|都)?应")
"""With whom something is done, by both: 应当会同乙企业开展演练, 与乙企业共同承担, 甲企业牵头、乙企业参与."""
_BESIDES = re.compile(
    r"除(?P<whom>[^，。；]{2,30}?)[以之]?外，[^，。；]{2,30}(?:也|还|亦|同样)(?:应|须|要|必)"
    r"|（(?P<instead>[^，。；（）]{2,30})的，由(?:该|其|上述)[^，。；（）]{0,8}(?:负责|承担|履行|办理|执行)）"
)
"""Who must besides others who must: 除甲企业外，乙企业也应当备案; 乙企业（甲企业自建的，由其负责）应当."""
_MEANS = re.compile(
    rf"(?:{THIS}|第[^，。；]{{1,6}}[条项])(?:中|所?[称指]|所?要求)的?(?P<name>企业|单位|公司|主体|(?P<thing>车辆|车型|汽车|产品|场站|船舶))，?均?(?:[是系]?指|[是为限])(?P<whom>[^，。；]{{2,60}})$"
)
"""Whom, or what, a text means by its word for all: 本通知所称企业，是指取得许可的企业."""
_OPENS = re.compile(r"(?:如下|(?:以下|下列|如下)[^，。；：]{0,8}(?:要求|意见|事项|规定|措施))：?$")
"""How a sentence ends that says of what, or whom, the text is that it opens: 现就…有关事项通知如下."""
_OF_TEXT = re.compile(
    rf"^{THIS}|本(?![条款项])[^，。；]{{1,4}}不?适用|不适用本(?![条款项])|(?:上述|前述|(?<![级\d十百千万亿辆台人家])以上|本次|此列|均按)|^(?:以下|下列|下述)(?:内容|要求|事项|条款|任务|措施)"
)
_OF_ARTICLE = re.compile(r"第[^，。；]{1,6}条|前[条款]")
_CITING = re.compile(r"[》\n照据反合按](?:本[^，。；第]{1,4})?$")
"""What before an article makes it one by which something is done, or of another text."""
_PUNISHES = re.compile("要求.{1,40}暂停|逾期不|拒不|依法.{0,6}处理|责令|处[以罚一二三五十]|罚款|处分|追究")
_SOME = quick(rf"^[，但是]*已|适用第|级|类|{_PARTY_NOUN}|系统|平台|[未不]满|{STANDING.pattern}")
"""Of what a part is taken out that makes a kind of its own: 除三级系统外."""
_FIRST_ARTICLE = re.compile(r"^[^\S\n]*第一条\s", re.MULTILINE)
_NOTE = re.compile(r"(?:[备附]?注|说明)\d?[：:](?:\d[.．、])?\s*")
_BRACKET = re.compile(
    r"（(?!含|包|及|除|详?见|下称|以下|即|或|排名|集团)(?:适用于|限于?|[仅只针对]{1,3}|不含)?(?P<whom>[^（）：，。；]{2,24}?)(?:除外)?）(?P<to>：)?\s*$"
)
"""Of which a bracket says that what it ends, stands before it, or is to whom, is, or that it is not."""
_STAYS = re.compile(
    r"(?:暂[不缓免]|先不|[待俟][^，。；]{2,16}(?:，|后)再行?)(?P<act>[一-鿿]{2})|缓(?:报|交|缴|办|征)|[^，。；]{2}前，?[暂均都]?不[作做]要求"
)
"""What puts off an act, for all: 细则出台前，暂不报送; 平台开通前不作要求."""
_WHOM_ENDS = re.compile(rf"(?:的|{_PARTY_NOUN})$")
_ANY_ACT = re.compile(r"执行|履行|落实|参[加与]|开展|办理|实施|重复(?:[填报提][写报交])?")
_BRACKET_END = re.compile(r"[）)]")
_VERB = 6
"""Within so many characters the act is told that need not be."""
_REACH = 1_200
"""How far before it, in characters, a sentence speaks of duties, where it does not name the whole text."""


class LeftOut(NamedTuple):
    """Those of `types`, all of them where that is their `name`, or some not known need not do the `act`, or
    anything where it tells none. It is told `at` that place, of duties that begin within its `reach`,
    and of those of the `articles` alone that these words name, if they name any.

    It changes nothing for those who are named as they by whom it is `borne_by`.
    What `widens` says instead that those of `types` must as well; what tells a day, `since` when it is asked.
    """

    types: tuple[str, ...]
    at: Span
    reach: Span
    name: str | None = None
    act: str = ""
    articles: str = ""
    widens: bool = False
    since: str = ""
    borne_by: str = ""

    def changes(self, said: StatementDraft) -> StatementDraft:
        """A duty of enterprises as this leaves it: open for some of them, or binding others too."""
        start, subject = said.span.start, said.subject or ""
        own, reached = self.at.start <= start < self.at.end, self.reach.start <= start < self.reach.end
        if not reached or (means_all(subject) and not own) or (self.borne_by and self.borne_by in subject):
            return said
        some = not self.types or own or bool(set(self.types) & set(said.types))
        if self.widens:
            others = not set(self.types) <= set(said.types) if self.types else not own
            wider = said.types and others and (some or self.articles)
            return with_values(said, binds_others=True) if wider else said
        if self.act and own and said.modality is Modality.PERMITTED:
            return said
        if self.name and not own and self.types and self.name in subject:
            return said
        if self.since:
            return with_values(said, since=said.since or self.since)
        act = [first + second for first, second in pairwise(self.act[:_VERB])]
        return said.left_open() if some and (not act or any(one in said.text for one in act)) else said


class _Said(NamedTuple):
    """A sentence that may tell such: its `words` behind a label, where it stands, what stands `near` it,
    and the article of the text that it names; `cites` that it names one only as what others rest on.
    """

    words: str
    at: Span
    near: Span
    whole: Span
    article: re.Match[str] | None
    cites: bool

    @property
    def reach(self) -> Span:
        return self.whole if self.article or _OF_TEXT.search(self.words) else self.near

    @property
    def articles(self) -> str:
        return self.words[self.article.start() :] if self.article else ""


def left_out(text: str, finder: ActorFinder, names: Names) -> Iterator[LeftOut]:
    """What its clauses say of the kind; `names` are those of the types that are known."""
    numbered = _FIRST_ARTICLE.search(text) is not None
    text = text.translate(_WIDE)
    notes = [LeftOut((), at, reach) for at, reach in of_footnotes(text)]
    yield from notes
    below = {one.at.start for one in notes}
    parts = OwnParts(text, finder, articles=numbered)
    for sentence in _SENTENCE.finditer(text):
        if (bracket := _BRACKET.search(sentence[0])) and _says_which(bracket, finder):
            held = parts.holding(sentence.start())
            alone = bracket["to"] or not bracket.string[: bracket.start()].strip()
            at = Span(sentence.start() if bracket["to"] else held.start, held.end)
            at = at if alone else Span(*sentence.span())
            yield LeftOut((), at, at)
            below.update({sentence.start()} if alone else ())
        if sentence.start() in below:
            continue
        said = _said(text, sentence, parts, numbered=numbered)
        yield from _widened(said, names)
        yield from _meant(said, finder, parts)
        if _picks_whom(said.words, names):
            yield LeftOut((), said.at, said.reach if numbered else said.whole, articles=said.articles)
        elif not said.article and _PICKS_HERE.search(said.words):
            yield LeftOut((), said.at, said.at)
        elif not _PUNISHES.search(said.words):
            of_some = [] if said.cites else list(_of_some(said, finder))
            if not any(one.types for one in of_some):
                of_some = list(_of_parts(said, parts)) or of_some
            yield from of_some or _put_off(said, parts)


def _says_which(bracket: re.Match[str], finder: ActorFinder) -> bool:
    """Whether a bracket says which are meant: 仅进口车型, or of enterprises that it is to, 外资."""
    to = finder.phrase(bracket.string[: bracket.start()].strip()) if bracket["to"] else None
    kind = f"{bracket['whom']}企业" if to and to.bearer is Bearer.ENTERPRISE else bracket["whom"]
    return sets_apart(bracket["whom"], finder) or sets_apart(kind, finder)


def _said(text: str, sentence: re.Match[str], parts: OwnParts, *, numbered: bool) -> _Said:
    line = text.rfind("\n", 0, sentence.start()) + 1
    label = None if text[line : sentence.start()].strip() else article_label(sentence[0])
    words = text[sentence.start() + (label.end if label else 0) : sentence.end()].strip()
    words = words[point.end :] if (point := mark(words, ("一、", *ITEMS))) else words
    words = words[note.end() :] if (note := _NOTE.match(words)) else words
    words = words[1:-1] if words.startswith("（") and words.endswith("）") else words
    at = Span(*sentence.span())
    named = list(_OF_ARTICLE.finditer(words)) if numbered else []
    article = next((one for one in named if not _CITING.search(words, 0, one.start())), None)
    named_part = None if numbered else parts.numbered(words)
    in_row = text.count("|", line, at.start) + text.count("\t", line, at.start) > 1
    whole = named_part or Span(line if in_row else 0, at.end if in_row else len(text))
    back = max(at.start - _REACH, 0)
    articles = ARTICLE.finditer(text, back, at.start) if numbered and words.endswith("除外") else ()
    held = max((one.start() for one in articles), default=back)
    near = Span(line if "本条" in words else held, at.end)
    return _Said(words, at, near, whole, article, bool(named) and article is None)


def _widened(said: _Said, names: Names) -> Iterator[LeftOut]:
    """Who must as well."""
    named = list(names.find(said.words))
    if with_them := _types(one for one in named if _together(said.words, one[0], one[1])):
        yield LeftOut(with_them, said.at, said.at, widens=True)
    if besides := _BESIDES.search(said.words):
        yield LeftOut(_types(names.find(besides[besides.lastgroup or 0])), said.at, said.at, widens=True)
    if as_here := _AS_HERE.search(said.words):
        who = {bearer_of(party) for party in PARTY.finditer(said.words, 0, as_here.start())}
        if who <= {Bearer.ENTERPRISE}:
            yield LeftOut((), said.at, said.whole, widens=True)
    elif named and _WIDENS.search(said.words):
        yield LeftOut(_types(named), said.at, said.reach, articles=said.articles, widens=True)


def _meant(said: _Said, finder: ActorFinder, parts: OwnParts) -> Iterator[LeftOut]:
    """Whom, or what, it means by a name that is for all, asks of alone, or takes out."""
    if _OPENS.search(said.words) and turns_to_some(said.words, finder):
        yield LeftOut((), said.at, parts.holding(said.at.start))
    for word, form in (("除外", _BUT), ("，", _TAIL)):
        told = word in said.words and form.search(said.words)
        if told and sets_apart(told[told.lastgroup or 0], finder):
            yield LeftOut((), said.at, said.at)
    if means := _MEANS.match(said.words):
        whom = means["whom"]
        if sets_apart(whom, finder):
            yield LeftOut((), said.at, said.whole, act=means["thing"] or "", articles=said.articles)
    for defined in _NAMES_SOME.finditer(said.words) if _MAY_NAME.search(said.words) else ():
        named = finder.phrase(defined["name"] or defined["by"])
        if named is not None and named.bearer is Bearer.ENTERPRISE and named.types:
            yield LeftOut(named.types, said.at, said.whole)


def _together(words: str, start: int, end: int) -> bool:
    """Whether who is named there does something with whom it is asked of."""
    jointly = _TOGETHER.search(words, 0, start)
    return jointly is not None and (not jointly["two"] or _BOTH.match(words, end) is not None)


def _types(named: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for _, _, id in named))


def _picks_whom(words: str, names: Names) -> bool:
    """Whether a sentence says that others choose whom it is for: by what these do, or by their type."""
    return any(
        not picks["whom"] or all(_for_whom(one, names) for one in _JOINED.split(picks["whom"]))
        for picks in _PICKS.finditer(words)
    )


def _for_whom(words: str, names: Names) -> bool:
    first = _THOSE_FIRST.match(words)
    kind = first.end() if first else 0, len(words)
    return _FOR_WHOM.fullmatch(words) is not None or any(kind == one[:2] for one in names.find(words))


def _of_parts(said: _Said, parts: OwnParts) -> Iterator[LeftOut]:
    """What it says of the parts of the text."""
    for one in () if _WIDENS.search(said.words) else parts.said_of(said.words, said.at):
        articles = said.words[one.named :] if said.article else ""
        reach = said.whole if articles else one.reach
        yield LeftOut((), said.at, reach, articles=articles, since=one.since, borne_by=one.borne_by)


def _put_off(said: _Said, parts: OwnParts) -> Iterator[LeftOut]:
    """The act that it puts off for all: its own, else what the part asks that holds it."""
    if stays := _STAYS.search(said.words):
        own = asks(said.words)
        reach = said.at if own else parts.holding(said.at.start)
        yield LeftOut((), said.at, reach, act="" if own else stays["act"] or "")


def _of_some(said: _Said, finder: ActorFinder) -> Iterator[LeftOut]:
    """What a sentence says that is not asked, or not so, of whom it names."""
    words, article = said.words, said.article
    loosens = _LOOSENS.search(words) or _EASES.search(words)
    if loosens is None or (loosens.re is _EASES and not article and not asks(words[: loosens.start()])):
        return
    if article and words.startswith("另有", article.end()):
        # 但第五条另有规定的除外: of whom that article tells, need not do this.
        yield LeftOut((), said.at, said.at)
        return
    clause = max(words.rfind(mark, 0, loosens.start()) for mark in "，（(") + 1
    of_all_acts = loosens.lastgroup == "any"
    ended = _WHOM_ENDS.search(words, 0, max(clause - 1, 0))
    bare = not words[clause : loosens.start()] or (article and article.start() >= clause)
    if (ended and (bare or ended[0] == "的")) or (of_all_acts and loosens[0] == "另行"):
        clause = words.rfind("，", 0, max(clause - 1, 0)) + 1
    found = _BUT_FOR.search(words, 0 if article else clause) or _WHOM.search(words, clause)
    if article is None and found is None:
        return
    told = found.groupdict() if found else {}
    but = told.get("but")
    if not but and asks(_BRACKET_END.split(words[clause:])[0]):
        return
    of_clause = found[0] if found else words[clause : ended.end()] if ended else ""
    whom = but or told.get("whom") or of_clause
    named = finder.opening(whom or words) or finder.phrase(whom)
    of_all = means_all(whom) or ("的" not in whom and refers_back(whom))
    happens = whom.endswith("的") and not (whom.startswith("已") or tells_kind(whom)) and "下列" not in whom
    happens = happens or bool(
        but and not whom.endswith("的") and not (_SOME.search(whom) or sets_apart(but, finder))
    )
    if of_all or happens or (named and named.bearer is not Bearer.ENTERPRISE):
        return
    of_article = article is not None and not but
    at_end = not found or found.end() <= loosens.start()
    act = words[loosens.end() :] or ("" if at_end or not found else words[found.end() :])
    act = "" if of_article or of_all_acts or not found or _ANY_ACT.fullmatch(act) else act
    own = but or asks(words[:clause])
    near = Span(said.at.start if own else said.near.start, said.at.end)
    reach = said.whole if of_article or _OF_TEXT.search(words) else near
    types = named.binding().types if named else ()
    yield LeftOut(types, said.at, reach, whom, act, said.articles if of_article else "")

"""Where a task list holds: where its issuers are, and never where it merely names a place."""

import re
from collections.abc import Iterable, Sequence

from dutygraph.graph.model import NOT_TOLD
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.acts import ACT_AT_HEAD
from dutygraph.loaders.duties.modality import blank_quoted
from dutygraph.loaders.duties.who.signatures import Issuer, issuers
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.title_lines import names_kind

_OFFICE = r"(?:局|委|委员会|厅|政府|办|办公室|领导小组|指挥部|中心|人民代表大会)"
_BY = rf"(?:{_OFFICE}|协会|学会|商会|联合会|联盟)"
_WHOSE = re.compile(
    r"(?:关于)?(?:(?:再次|公开)*征求|印发|发布|公布|下达)?[《“\"‘「]*(?:[^”\"」]{1,20}[”\"’」])?(?:\d{4}年?度?)?[《“\"‘「]*"
)
"""What may stand before the place in a title that says whose the document is."""
_ACT = re.compile(rf"^(?:进一步|切实|全面|持续|扎实)?(?:{ACT_AT_HEAD})(?:好)?")
_STEP = r"[一-鿿]{2,9}?(?:自治区|自治州|省|市(?![场民值])|州|盟|县|区(?![域块别分])|旗)"
_NAMED = r"(?!国家|中国|中华|中央|全国|[各本我该]|有关|相关)"
_LOCAL = re.compile(rf"(?P<place>{_NAMED}(?:{_STEP})+)")
_NO_PLACE = re.compile(
    r"(?:[城上超门股都集夜楼]市|(?:[各本我全社片小]|成员|示范|试验)[市省县区]|[辖城]区)$|月[底初]|[底日年]前|[日年]起"
)
"""What ends like a place and is none: 智慧城市, 示范区."""
_NATIONAL = re.compile(
    "国家|国务院|中华|中国(?![（(])|中共中央|中央|全国|最高|(?:[一-鿿]{2,12}(?:部|总局))?(?:办公[厅室])?$"
)
_ZONE = re.compile(r"[一-鿿（()）]{2,30}(?:新片区|开发区|试验区|示范区|保税区|高新区|合作区)")
_IN_ZONE = re.compile(
    rf"{_NAMED}[^\W\d企车网数智各与和及对在]{{2,20}}?(?:新片区|开发区|试验区|示范区|保税区|高新区|合作区|先导区)"
    r"(?!建设|创建|申报|评[选定估]|认定|考核|遴选|管委会|管理(?:委员会|机构))"
)
"""A zone with a name of its own, and not that such zones are set up: 某某示范区数据安全管理办法."""
_BODY = re.compile(rf"[一-鿿]{{3,40}}{_OFFICE}")
_BRANCH = re.compile("(?:国家|中国)[一-鿿]{2,8}?(?:局|署|会|银行)(?=[一-鿿]{2,})")
"""What the branch of a national body in a place has before it: 国家税务总局某市税务局."""
_INNER = re.compile(
    "[一-鿿]{0,10}(?P<of>[一-鿿]{2})总[局署](?![一-鿿]{0,12}(?:监管|管理|监察|分|(?P=of))局$)[一-鿿]{2,12}局"
    "|[一-鿿]{2,10}部(?![东西南北]|华[东南西北中]|[长珠]江|[黄淮海]河|太湖|松辽)[一-鿿]{2,12}[局司]"
)
"""A part of a national body (某总局质量发展局), and not its branch in a place: 税务总局某地税务局."""
_EXAMPLE = re.compile(
    r"[一-鿿]{2,12}\d{1,2}(?:月\d{1,2})?日(?:电|讯)|(?:例如|比如|譬如|如[:：]|格式[:：]|示例|(?:来源|编辑|作者)[:：])[^。；\n]*"
)
_OURS = re.compile(
    r"(?:(?<![自大])[本我]|(?<![健安完])全)(?P<level>市|省|县|州|自治区|区(?![域间段块]))(?!场|级|内|[（(、和及或])"
)
"""How a document speaks of where it holds, which a national one never does: 本市, 全市."""
_UNNAMED = re.compile(
    r"(?:(?<![一-鿿、/])|(?<=[向由报]))(?P<level>[市省])(?!场|级|内|属|直)[一-鿿]{0,14}?(?:局|委|厅|办公室|政府)"
)
"""A body of no named place: 日前，市生态环境局发布."""
_WITHIN = re.compile(
    rf"(?:在|规范|[，,。；：:（(]|^)(?![^，。；：:]{{0,8}}(?:在|规范))(?P<place>{_NAMED}{_STEP}(?:{_STEP})?)(?:本级)?(?:所辖)?(?:行政区[域划]|辖区|区域|境|范围)(?:范围)?内",
    re.MULTILINE,
)
"""Where what it tells is asked: 在某市行政区域内注册登记的."""
_LEAD = re.compile("^(?!.*各.*[：:]$).*[，,]")
"""A line that says something, and does not only name whom a text addresses."""
_ACTING = re.compile(
    rf"(?:^|[，,。；：])[ \t\u3000]*[由向]?(?P<body>{_NAMED}{_STEP}(?:{_STEP})?[一-鿿]{{1,20}}?{_OFFICE})",
    re.MULTILINE,
)
"""A body of a place that does or asks something: 某市交通运输局召开会议."""


_DOES = re.compile(
    rf"(?:^|[，,。；：从])[ \t\u3000]*(?P<place>{_NAMED}[一-鿿]{{2,3}}?"
    r"(?:[县镇市]|(?<![景园小社校厂库城灾疫地护业产工])区))(?![级内场域块应须必不要的和及、])[一-鿿]",
    re.MULTILINE,
)
"""What a report begins a clause with, a small place: 临江县召开会议."""


def issued_where(
    text: str,
    title: str,
    at: Span,
    lines: Iterable[Span],
    knowledge: Knowledge,
    *,
    spoken_of: str | None,
    orders: Iterable[Span] = (),
) -> tuple[tuple[Issuer, ...], str | None]:
    """Those who issued a document with their places, and where it holds.

    Its title stands `at`; `lines` are those outside its body, `orders` the numbers of orders that it bears.
    """
    issued = issuers(text, title, at, lines, knowledge.authorities, spoken_of, orders)
    if spoken_of and title.startswith(spoken_of[:2]):
        # Above what is of a place may stand that of a national law.
        place_of = knowledge.authorities.place_of
        issued = tuple(one for one in issued if one.name or place_of[one.id or ""]) or issued
    places = places_of(text, title, issued, knowledge, spoken_of=spoken_of)
    # Of several each is of its own place, by its name.
    own = (places if len(issued) == 1 else office_place(one.name or "", knowledge) for one in issued)
    return tuple(one._replace(place=where) for one, where in zip(issued, own, strict=True)), places


def places_of(
    text: str, title: str, issued: Sequence[Issuer], knowledge: Knowledge, *, spoken_of: str | None
) -> str | None:
    """The places of those who issued a document, joined by 、; None: it is national, and holds everywhere.

    `spoken_of` is the place of which the document speaks. Rules named after a place (某市测试办法) hold
    there, whoever issued them; what nobody issued, or a body that names no place, holds where its title
    begins, else where it calls its own (本市, 市通管局). Of a zone in its title it holds in that alone.
    """
    places, zone = _places_of(text, title, issued, knowledge, spoken_of=spoken_of), _zone_of(title)
    if zone is None or places == NOT_TOLD:
        return places
    # Of a place that is not known by that name nobody knows who is in it.
    each = (places or "").split("、")
    return "、".join(place if zone in place else f"{place}{zone.removeprefix(place)}" for place in each)


def _places_of(
    text: str, title: str, issued: Sequence[Issuer], knowledge: Knowledge, *, spoken_of: str | None
) -> str | None:
    named = _begins_with(title, knowledge)
    if not issued:
        told = named if named != NOT_TOLD else None
        return told or _own(text, spoken_of, knowledge) or named or _told_of(text)
    if named and names_kind(title) and "关于" not in title:
        return named
    place_of = knowledge.authorities.place_of
    places = [place_of[one.id] if one.id else office_place(one.name or "", knowledge) for one in issued]
    if NOT_TOLD in places:
        own = _own(text, spoken_of, knowledge)
        places = [own or NOT_TOLD if place == NOT_TOLD else place for place in places]
    return "、".join(dict.fromkeys(place for place in places if place)) or None


def office_place(words: str, knowledge: Knowledge) -> str | None:
    """The place of a body that the catalogue does not know: 深圳市工业和信息化局; None: it is national.

    A place that is not known either goes by the words: 昆山市交通运输局, 深圳市坪山区司法局. That of a body
    that names none is NOT_TOLD, for it is not everywhere.
    """
    branch = _BRANCH.match(words)
    own = words[branch.end() :] if branch else words
    if zone := _ZONE.match(own):
        return zone[0]
    named, local = knowledge.places(own), _place_at(own)
    if named and re.fullmatch(rf"{named[0]}[一-鿿]{{0,20}}{_BY}", own):
        return local if local and local.startswith(named[-1]) else named[-1]
    if local and re.fullmatch(rf"(?:中共)?{local}[一-鿿]{{1,20}}{_BY}", own):
        return local
    if place := _begins_with(own, knowledge):
        return place
    national = _NATIONAL.match(own) or _INNER.fullmatch(words)
    return NOT_TOLD if re.fullmatch(rf".{{2,40}}{_BY}", own) and not national else None


def _place_at(words: str) -> str | None:
    """The place that the words begin with, by what it is called, known or not."""
    found = _LOCAL.match(words.removeprefix("中共"))
    return found["place"] if found and not _NO_PLACE.search(found["place"]) else None


def _begins_with(title: str, knowledge: Knowledge) -> str | None:
    place = knowledge.jurisdiction(title, "")
    if place is None:
        return _place_at(_behind_whose(title))
    at = min(title.find(one) for one in (place, place[:3], place[:2]) if one in title)
    if not names_kind(title) and not _BODY.match(title, at):
        # What a report is about is no place where all that it tells holds.
        return NOT_TOLD
    local = _place_at(title[at:])
    whole = local if local and local.startswith(place) else place
    return whole if _behind_whose(title[:at]) == "" else None


def _behind_whose(title: str) -> str:
    """A title from where a place says whose it is: 关于印发《2024年…, 关于做好…."""
    whose = _WHOSE.match(title)
    return _ACT.sub("", title[whose.end() if whose else 0 :])


def _zone_of(title: str) -> str | None:
    """The zone that a title, or what it says that it is about, begins with."""
    about = map(_behind_whose, (title, title.rpartition("关于")[2]))
    return next((found[0] for found in map(_IN_ZONE.match, about) if found), None)


def _own(text: str, place: str | None, knowledge: Knowledge) -> str | None:
    """The one place within which it asks what it asks, else `place`, if the document speaks of it or of its
    authorities as one does there, and not in an aside, an example or whence a page has it alone. That of one
    that only calls it 我市, or speaks of it from the first sentence on, is NOT_TOLD.
    """
    said = _EXAMPLE.sub("", blank_quoted(text))
    within = {found["place"] for found in _WITHIN.finditer(said) if not _NO_PLACE.search(found["place"])}
    if len(within) == 1:
        return within.pop()
    ours = [found["level"] for found in _OURS.finditer(said)]
    levels = [*ours, *(found["level"] for found in _UNNAMED.finditer(said))]
    acting = {office_place(found["body"], knowledge) for found in _ACTING.finditer(said)}
    mainly = knowledge.jurisdiction("", said)
    # One that is but named in what it rests on (按照《上海市…办法》) it may still call its own.
    if place is not None and mainly in (place, None if ours else place):
        mentions = knowledge.authorities.mentions
        acts = place in acting and all(map(place.endswith, ours))
        if any(map(place.endswith, levels)) or acts or set(mentions(said, place)) - set(mentions(said)):
            return place
    # One city or county alone acts in it, which is known, or by which it calls its own.
    one = next(iter(acting)) if len(acting) == 1 else None
    if one and all(map(one.endswith, ours)) and (ours or (place and knowledge.is_place(one))):
        return one
    lead = (line for line in said.partition("。")[0].splitlines() if _LEAD.search(line))
    first = knowledge.places("\n".join(lead))
    return NOT_TOLD if ours or (place in first and mainly == place) else None


def _told_of(text: str) -> str | None:
    """NOT_TOLD for what nobody signed and that tells more than once, or first, of what one small place or a
    body of it does, or names a body of a city or province that it takes for known.
    """
    said = blank_quoted(text)
    if _UNNAMED.search(said):
        return NOT_TOLD
    head = "\n".join(line for line in said.partition("。")[0].splitlines() if _LEAD.search(line))
    first = [_place_at(found["body"]) for found in _ACTING.finditer(head)]
    names = {*first, *(found["place"] for found in _DOES.finditer(said) if said.count(found["place"]) > 1)}
    return NOT_TOLD if any(name and not _NO_PLACE.search(name) for name in names) else None

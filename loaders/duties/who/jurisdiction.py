"""Where a task list holds: where its issuers are, and never where it merely names a place."""

import re
from collections.abc import Sequence

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.acts import ACT_AT_HEAD
from dutygraph.loaders.duties.modality import blank_quoted
from dutygraph.loaders.duties.who.signatures import signatories, titled_bodies, unlabelled
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.title_lines import names_kind

_OFFICE = r"(?:局|委|委员会|厅|政府|办|办公室|领导小组|指挥部|中心)"
_SENT_TO = re.compile(r"^(?:主送|抄送|抄报|报送|分送|附件)|[：:]$")
_WHOSE = re.compile(
    r"(?:关于)?(?:印发|发布|公布|下达)?[《“\"‘「]*(?:[^”\"」]{1,20}[”\"’」])?(?:\d{4}年?度?)?[《“\"‘「]*"
)
"""What may stand before the place in a title that says whose the document is."""
_ACT = re.compile(rf"^(?:进一步|切实|全面|持续|扎实)?(?:{ACT_AT_HEAD})(?:好)?")
_LOCAL = re.compile(
    r"(?P<place>(?!国家|中国|中华|中央|全国|[各本我该]|有关|相关)(?:[一-鿿]{2,9}?(?:自治区|自治州|省|市(?![场民值])|州|盟|县|区(?![域块别分])|旗))+)"
)
_NO_PLACE = re.compile(r"(?:城|上|超|门|股|都|集|夜|楼|各|本|我|全|成员|社|片|示范|试验)[市省县区]$")
"""What ends like a place and is none: 智慧城市, 示范区."""
_WITHIN = re.compile(
    r"(?P<zone>[一-鿿（）()]{2,30}(?:新片区|开发区|试验区|示范区|保税区|高新区|合作区))[一-鿿]{0,10}?(?:委员?会|局)$"
    rf"|(?P<region>华[东北南中]|[东西]北|西南|长三角|京津冀|珠三角)(?!大学)[一-鿿]{{1,20}}{_OFFICE}$"
)
"""A body of a part of a city, or of more than a province."""
_WORD = re.compile(r"\S+")
_BODY = re.compile(rf"[一-鿿]{{3,40}}{_OFFICE}")
_EXAMPLE = re.compile(r"(?:例如|比如|譬如|如[:：]|格式[:：]|示例|(?:来源|编辑|作者)[:：])[^。；\n]*")
_HERE = re.compile(
    r"(?:[本我](?=(?:市|省|自治区)(?!场|级|内))|(?<![一-鿿])(?=[市省](?!场|级|内|属|直)[一-鿿]{0,14}?(?:局|委|厅|办公室|政府)))"
    r"(?P<level>市|省|自治区)"
)
"""本市, or a body of no named place: 日前，市生态环境局发布."""
_OURS = re.compile(r"(?<![自大])[本我](?:市|省|县|州|自治区)(?!场|级|内|[、和及或])")
"""How a document speaks of where it holds, which a national one never does."""


def places_of(
    text: str, title: str, lines: Sequence[Span], knowledge: Knowledge, *, spoken_of: str | None
) -> str | None:
    """The places of the issuers that sign a list, joined by 、; None: it is national, and holds everywhere.

    `lines` are those that stand outside the tasks, `spoken_of` is the place of which the document speaks. A
    list that nobody signs is of the place that its title begins with, else of the one that it calls its own
    (本市, 市通管局).
    """
    place_of = knowledge.authorities.place_of
    signing = [
        body for line in lines if not _SENT_TO.search(_words(text, line)) for body in _bodies(text, line)
    ]
    known = [
        place_of[id] or next(iter(knowledge.places(text[at.start : at.end])), None)
        for id, at in signatories(text, signing, knowledge.authorities, spoken_of)
    ]
    unknown = [office_place(_words(text, line), knowledge) for line in signing]
    for name in titled_bodies(title):
        place = (
            office_place(name, knowledge) if _WITHIN.match(name) else next(iter(knowledge.places(name)), None)
        )
        # Who signs it may be of a part of the same place.
        if place and not any(one and one.startswith(place[:2]) for one in (*known, *unknown)):
            unknown.append(place)
    places = [place for place in (*known, *unknown) if place is not None]
    if places or known:
        return "、".join(dict.fromkeys(places)) or None
    return _begins_with(title, knowledge) or _own(text, spoken_of, knowledge)


def _words(text: str, line: Span) -> str:
    return re.sub(r"\s", "", text[line.start : line.end])


def _bodies(text: str, line: Span) -> list[Span]:
    """Bodies that sign on one line, blanks between them: 某省通信管理局　某省公安厅; else all of the line."""
    line = unlabelled(text, line)
    bodies = [Span(*found.span()) for found in _WORD.finditer(text, line.start, line.end)]
    several = len(bodies) > 1 and all(_BODY.fullmatch(text, one.start, one.end) for one in bodies)
    return bodies if several else [line]


def office_place(words: str, knowledge: Knowledge) -> str | None:
    """The place of an office that the catalogue does not know, alone on its line: 深圳市工业和信息化局.

    A place that is not known either goes by the words: 昆山市交通运输局, 深圳市坪山区司法局; and so do a
    zone within a city and a region (某新片区管理委员会, 华东某局). A branch is of the place behind its head
    office: 某总局上海市某局.
    """
    named = knowledge.places(words)
    if within := _WITHIN.match(words):
        return within["zone"] or f"{within['region']}地区"
    if named and re.fullmatch(rf"(?:[一-鿿]{{2,12}}[局署部行])?{named[0]}[一-鿿]{{0,20}}{_OFFICE}", words):
        local = _place_at(words)
        return local if local and local.startswith(named[-1]) else named[-1]
    local = _place_at(words)
    return local if local and re.fullmatch(rf"(?:中共)?{local}[一-鿿]{{1,20}}{_OFFICE}", words) else None


def _place_at(words: str) -> str | None:
    """The place that the words begin with, by what it is called, known or not."""
    found = _LOCAL.match(words.removeprefix("中共"))
    return found["place"] if found and not _NO_PLACE.search(found["place"]) else None


def _begins_with(title: str, knowledge: Knowledge) -> str | None:
    place = knowledge.jurisdiction(title, "")
    whose = _WHOSE.match(title)
    rest = _ACT.sub("", title[whose.end() if whose else 0 :])
    if place is None:
        return _place_at(rest)
    at = min(title.find(one) for one in (place, place[:3], place[:2]) if one in title)
    if not names_kind(title) and not _BODY.match(title, at):
        # What a report is about is no place where all that it tells holds.
        return f"未写明（标题提及{place}）"
    return place if rest == title[at:] else None


def _own(text: str, place: str | None, knowledge: Knowledge) -> str | None:
    """The place, if the document speaks of it or of its authorities as one does there, and not in an aside,
    an example or whence a page has it alone. One that only calls it 我市 goes by that, and is not known.
    """
    said = _EXAMPLE.sub("", blank_quoted(text))
    if place is not None and knowledge.jurisdiction("", said) == place:
        mentions = knowledge.authorities.mentions
        here = any(place.endswith(found["level"]) for found in _HERE.finditer(said))
        if here or set(mentions(said, place)) - set(mentions(said)):
            return place
    ours = _OURS.search(said)
    return ours[0] if ours else None

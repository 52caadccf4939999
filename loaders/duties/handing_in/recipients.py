"""To whom something is handed in."""

import re
from collections.abc import Iterator

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.parties import PARTY, bearer_of
from dutygraph.loaders.knowledge.authorities import SELF

Place = tuple[int, int]
"""Start and end of words in the text of a statement."""
REMARK = re.compile(r"（[^（）]*）|\([^()]*\)")
PURPOSE = (
    r"(?:会同[^，。；]{2,60}?)?(?:备案|备查|审[批核查定]|核[准查验]|查验|同意|批准|认可|确认|验收|存档|存查|留存|保存(?:[^，。；、的]{1,4}以上)?|汇总|知悉|查处|处[理置]|裁[定决]|合格|办理|(?:进行|予以)[^，。；、的]{2,8})++"
    r"(?:后[^，。；]{0,6})?"
)
FOR_WHAT = re.compile(rf"{PURPOSE}$")
"""What a body has something for: 报某局备案, 报某局留存."""
HOW = (
    r"(?:按(?:时|期|照?(?:(?!要求|规定|渠道)[^，。；的]){0,6}(?:要求|规定|渠道))|及时|规范|准确|完整|真实|如实|主动|统一|同时|同步|立即|逐级"
    r"|分别|依法|首次|直接|如期|一并|在线|提前|定期|实时|重新|再次|免费|无偿|当面|合并)"
)
"""In what way something is handed in, which names neither it nor whom it goes to."""
_TO_WHOM = re.compile(
    rf"(?:会[同商][^，。；]*+|{HOW}|书面|电话|口头|传真|登记"
    r"|(?:进行|申请|提出|办理|提供|履行|开展|通过|申报|提交)(?:(?!会[同商])[^，。；的])*+)+$"
)
"""What stands between whom something is handed in to and the verb, and names nobody."""
ORGANS = r"董事会|监事会|股东大?会|管理层|总经理|总部|总公司|[集母子]团?公司"
_OWN = (
    rf"{ORGANS}|企业(?!注册|所在|住所|登记|总部|经营|[^，。；]{{4,16}}(?:系统|平台))|社会|公众|本(?:企业|单位|公司|地(?!区)|车|机)|自[身有己建]|云(?:端|平台|服务)|车(?:[载主端]|辆(?!管理|运行|所在|登记|注册)|企)|后台|(?:网站)?(?:服务器|首页|网页)|用户|消费者|个人"
    r"|乘客|驾驶|境外|客户|当事人|(?:投诉|举报|申请|反映|来[信访])人"
)
OWN = re.compile(rf"(?:、[^，。；、]{{1,6}}?[至到给])?(?:{_OWN})")
"""Where what is sent is not handed in."""
TO_ORGAN = re.compile(rf"(?:{ORGANS})(?:审议|讨论|{PURPOSE}){{0,3}}(?:后|$)")
"""提交董事会审议: within the company."""
SYSTEM = re.compile(
    rf"[“\"]?(?!{_OWN})[^，。；、《》至到]{{2,24}}(?:平台|系统|邮箱|窗口)[”\"]?|(?:(?:电子|指定)?邮箱)?[：:]?[\w.-]+@[\w.-]+"
)
"""Where something arrives that is no party's own."""
ITS_OWN = re.compile(
    r"[“\"]?(?:[一-鿿]{0,20}?(?:(?<=管理|监测|监管|服务|共享|报送|申报|备案)|指定|官方|门户|电子))?(?:邮箱|信箱|网站|官网|系统|平台|窗口)[”\"]?(?:对外公[开布示])?"
)
"""What is behind a body's name and no thing: 发送至某局邮箱."""
_NOTE = re.compile(r"(?:[（(][^（）()]*[）)]|(?<=[局处科室厅委部心班组办])(?:指定|电子)?(?:邮箱|信箱|窗口))$")
_OFFICE_BEHIND = re.compile(r"[^，。；、（(和及与或]{2,14}(?:[处科局室司]|中心)")
_JOINED = re.compile(r"[、,，]|以及|及|和|与|或者?")
_LONGEST_PLACE = 8
_ELSEWHERE = re.compile(r"(?:所在|注册|登记|属|住所|经营)地|当地")
_MAKES = re.compile(
    r"(?:出具|颁发|[核签印]发|制定|批准|认可|审[批核定]|盖章|要求|规定|确认|认定|发布|指定|登记|同意)[^，。；、]{0,12}的(?=[^，。；])"
)
"""What makes a body one that something is from: 提交检测中心出具的报告."""
BODY_END = (
    r"(?:[局厅署院会站科庭队组]|(?<!修理)(?<!研究)所|(?<![用出查])处|(?<!验)室|(?<!公)司|(?<![受监管])委|部|(?<![主承举开督交经创代申补查通兴筹自协])办|政府|部门|机关"
    r"|(?<=备案|登记|审批|受理|消防|许可|发证|批准|检测|检验|监督|管理|执法|工作|办事|派出)机构|(?<=[监管察督])机构|[银分支]行|中心|海关|专班|工作机制|档案馆)"
)
PARTY_END = re.compile(rf"(?:{BODY_END}|机构|公司|企业|单位|平台|系统|(?<!或)者|人|商|方)$")
"""How the name of a party ends, which in Chinese is its head noun."""
_BODY = re.compile(
    rf"(?!第三方|所属|下属|{_OWN})(?:[^，。；：《》将在请至到给的]|(?<=所)在|(?<=[区地])的){{1,40}}{BODY_END}(?=[和及与、或]|$)"
)
TO_END = re.compile(rf"{PARTY_END.pattern}|(?:[省市县区]|上级|档案馆)$")
_BODY_OF_SEVERAL = re.compile(
    r"(?:小组|专班|会议|组|秘书处|协会|学会|商会|联盟|联合会|(?<!支付)(?<!金融)(?<!合作)(?<![受委]托)(?<!服务)机构|站)$|^上级"
)


def names_private(name: str) -> bool:
    """Whether words say by their head noun that they mean nobody to whom a regulator has things handed in."""
    named = list(PARTY.finditer(name))
    own = bool(named) and named[-1].end() == len(name) and not _BODY_OF_SEVERAL.search(name)
    return own and bearer_of(named[-1]) is not Bearer.AUTHORITY


def may_receive(name: str) -> bool:
    """Whether a name that nobody knows may be that of an authority."""
    known = name.startswith(("其派", "其所属")) or names_private(name) or SYSTEM.fullmatch(name) is not None
    return len(name) > 1 and not known


def is_another(name: str, known: int) -> bool:
    """Whether these words, known up to there, name an office of that body, or one of wherever somebody is.

    市场监管总局质量发展局, 住所所在地省级通信管理局.
    """
    return bool(_ELSEWHERE.search(name) or _OFFICE_BEHIND.fullmatch(name, known))


def in_full(name: str, speaker: str) -> str:
    """A body as named, but who speaks by its own name: 我局, and 市渔业局 in a list of 滨海市渔业局."""
    same = name[0] in "省市区县" and len(speaker) <= len(name) + _LONGEST_PLACE and speaker.endswith(name)
    return speaker if same else SELF.sub(speaker, name) if speaker else name


def apart(words: str) -> Iterator[str]:
    """Names joined by 和 or 、, cut only where both sides are names by themselves: not 市经济和信息化局.

    What stands in brackets is of the name before it.
    """
    plain = REMARK.sub(lambda said: " " * len(said[0]), words)
    start = 0
    for joint in _JOINED.finditer(plain):
        if PARTY_END.search(plain[start : joint.start()].strip()) and len(plain[joint.end() :].strip()) >= 2:
            yield words[start : joint.start()].strip()
            start = joint.end()
    yield words[start:].strip()


def recipient_at(text: str, start: int, end: int, finder: ActorFinder) -> Place | None:
    """Public bodies that stand at the head of these words."""
    end = note.start() if (note := _NOTE.search(text, start, end)) else end
    last = for_what.start() if (for_what := FOR_WHAT.search(text, start, end)) else end
    known = next((right for left, right, _ in finder.authorities(text[start:end])[:1] if left == 0), 0)
    if known := known or finder.public_body_at(text[start:last]) or 0:
        stop = start + known
    elif last < end and PARTY_END.search(text, start, last):
        # 报车联网办备案: whoever it is, it is filed with them.
        stop = last
    elif body := _BODY.match(text, start, last) or SELF.match(text, start, end):
        stop = body.end()
    else:
        return None
    if _MAKES.match(text, stop, end):
        return None
    # 我厅电子信息产业处, 某局和某局: whichever part of it, and whoever else.
    more = _BODY.match(text, stop, last)
    return start, more.end() if more else stop


def whom(text: str, start: int, end: int) -> Place:
    """The words behind 向 that say to whom, without those for how."""
    how = _TO_WHOM.search(text, start + 2, end)
    end = how.start() if how else end
    note = _NOTE.search(text, start, end)
    return start, note.start() if note else end


def is_public(text: str, start: int, end: int, finder: ActorFinder) -> bool:
    """Whether words name a public body, or a system that is no party's own."""
    return recipient_at(text, start, end, finder) is not None or SYSTEM.match(text, start, end) is not None

"""Which of the enterprises that a phrase names are meant by it, and whether others are."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.duties.who.phrases import JOIN

_OUT_BEFORE = re.compile(r"(?:非|[（(](?:不[含包][含括]?|除)[^（）()]*)$")
"""What before a name takes it out: 非甲企业, 车联网企业（不含甲企业）."""
_OUT_BEHIND = re.compile(
    rf"[以之]外|除外|(?!{JOIN.pattern}|等|（)[^，。；、]{{0,40}}?的[^，。；、的]*?(?:{PARTY.pattern})"
)
"""What behind a name takes it out, or goes on to another whom a clause with it tells: 为甲企业服务的企业."""
_OF_ANOTHER = re.compile(
    rf"(?:授权|委托|指定|认可|设立|控股|聘[请用]|选[定聘]|租用|[以之]外)的[^，。；的]{{0,12}}?(?:{PARTY.pattern})"
)
"""What says of a party right behind that it is another's: 甲企业授权的经销商."""
ATTRIBUTIVE = re.compile(r"规定|要求(?![各全有相])|指定|认定|批准|组织的|确定|制定|公布|发布|许可|认可")
"""What follows a party that only tells which other is meant: 达到国家网信部门规定数量的处理者."""
_AS_TOLD = re.compile(r"[依按应经据受](?!法)")
"""What before a party makes it the one at whose word another acts: 按我局要求开展的评估."""
ADMITTED = re.compile(r"试点(?!区|城市|地区|省|市)|入选|入围|获批")
"""Only who was let in is meant, of whatever kind: 试点使用主体."""

_GOES_ON = re.compile(
    rf"{JOIN.pattern}(?=[^，。；,;]{{2}})|[及和与](?:其|所属)[^，。；,;]{{0,6}}?(?:商|公司|企业|单位|方|平台)|等(?=[应须要必不])"
)
"""What names more than the parties that were understood: 运营者或者其他不适合…的."""
_WITH_OTHERS = re.compile(
    r"（(?:(?:或者?|和|及|以及|含|包括)[^（）]|(?!以下|[简统合]称|不|除|非)[^（）]{0,16}(?:企业|公司|单位|商)）)|(?:联合|会同|协同|连?同)[^，。；]{2,20}(?:企业|公司|单位|商|者)|[^。；]{0,60}?(?:牵头，(?=[^，。；]{2,30}(?:配合|参[与加]|协助))|，(?:双方|各方)[应均都]|，(?:并|同时|且)由(?=[^，。；]{2,30}?(?:企业|公司|单位|机构|商|者)))"
)
"""What says behind a party that others must too: 甲企业（或者乙企业）; 甲企业牵头，乙企业配合."""

_ABROAD = re.compile(
    r"(?:境外|国外|海外|外国)(?!上市)(?!.*(?:授权|委托|指定|设立)的)(?P<firm>.*(?:企业|公司|单位|商)$)?"
)
"""Who acts for one abroad is not abroad: 境外企业授权的境内代理人."""
_BARE = re.compile(r"(?:运营|经营|使用|建设|应用|申请|实施|责任|主体|单位|企业|公司|者)+")
_SHORTEST_FIELD = 2


def meant(named: Iterable[tuple[int, int, str]], words: str, plain: str) -> list[tuple[int, int, str]]:
    """Of the names found in `words`, `plain` without what is quoted, those of the parties that are meant."""
    return [
        one for one in named if not (_OUT_BEFORE.search(words, 0, one[0]) or _OUT_BEHIND.match(plain, one[1]))
    ]


def tells_no_field(name: str) -> bool:
    """Whether it is a name that any enterprise may have: 运营主体."""
    return _BARE.fullmatch(name) is not None


@lru_cache(maxsize=8)
def _fields(
    wordings: tuple[tuple[str, str], ...],
) -> tuple[Mapping[str, str], Collection[tuple[str, str]]]:
    """Names that tell no field, with their types, and each of the fields that names of these types tell."""
    bare = {name: type for name, type in wordings if tells_no_field(name)}
    told = ((_BARE.sub("", name), type) for name, type in wordings if type in bare.values())
    return bare, frozenset(one for one in told if len(one[0]) >= _SHORTEST_FIELD)


def bare_names(wordings: Sequence[tuple[str, str]], text: str) -> set[str]:
    """Names that tell no field (运营主体), of types whose field a text does not speak of (自动驾驶)."""
    bare, fields = _fields(tuple(wordings))
    spoken = {type for field, type in fields if field in text}
    return {name for name, type in bare.items() if type not in spoken}


def abroad(plain: str) -> Bearer | None:
    """What a party abroad is, which is of no type that those here are of: 境外汽车生产企业."""
    found = _ABROAD.match(plain)
    return found and (Bearer.ENTERPRISE if found["firm"] else Bearer.OTHER)


def of_another(modifier: str, plain: str, end: int) -> bool:
    """Whether a party that ends there, behind its `modifier`, only tells of the one behind it whose it is, or
    at whose word something is done.
    """
    as_told = _AS_TOLD.match(modifier) and ATTRIBUTIVE.match(plain, end)
    works_for = modifier in ("接受", "承接") and _OUT_BEHIND.match(plain, end)
    return bool(as_told or works_for or _OF_ANOTHER.match(plain, end))


def others_behind(clause: str, plain: str, end: int) -> str:
    """What follows a party that ends there and says that others must too; empty if nothing does."""
    found = _GOES_ON.match(plain, end) or _WITH_OTHERS.match(clause, end)
    return found[0] if found else ""

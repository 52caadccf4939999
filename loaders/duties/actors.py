"""Who a statement is about: the noun phrase it opens with, enterprise or authority."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.modality import Modal, blank_quoted, modals

_GENERIC = re.compile(
    r"企业|公司|单位|机构|处理者|运营者|经营者|提供者|服务者|生产者|控制者|使用者|提供商|运营商|服务商|制造商|生产商|供应商"
    r"|集成商|开发者|运营主体|责任主体|平台|(?<=[、的任行业社会各关])组织(?![开实参推召])|个人|负责人|接收方|受托方|委托方|第三方"
)
_ADVERBIAL = re.compile(
    r"在|对|向|将|把|从|按|根据|依|以|面向|针对|围绕|聚焦|结合|统筹|督促|指导|联合|会同|通过|加强|推动|组织"
)
_PARTY = re.compile(r"(?:企业|公司|单位|机构|者|商|主体|负责人)$")
_AUTHORITY = re.compile(
    r"(?:国务院|国家|中央|省|自治区|直辖市|市|区|县|地方|地区|行业|属地|本|我|工业和信息化|工信|公安|通信|网信|电信|数据|交通运输|"
    r"市场监管|国家安全|有关|主管|监管|履行[^，。；]{2,30}职责的)[^，。；,;、的在将对向]{0,16}?"
    r"(?:主管部门|监管部门|管理部门|管理局|委员会|办公室|网信办|管局|机关|(?<!责任)(?<!职能)(?<!业务)部门|政府|局|厅|委(?!托)|办(?![法理])|部(?![分署门]))"
)
_STATE = re.compile(
    r"国家(?=鼓励|支持|推进|推动|建立|制定|实行|实施|坚持|保护|保障|加强|采取|组织|统筹|积极|对|倡导|促进|完善|健全|根据|大力)"
    r"|各地区、各部门|各地区|各部门"
)
_SUPERVISES = re.compile(
    r"(?:[一二三四五六七八九十]是)?(?:督促|指导|要求|引导|组织|推动|部署)[^，。；,;]{0,30}(?:企业|单位|公司|机构|者)"
)
_REFERS_BACK = re.compile(
    r"(?:.*的)?(?:各|有关|相关|所有|全体|该|本|上述|前述|其他|其它|试点|重点|骨干|涉及|纳入)*(?:企业|单位|公司|机构|主体|运营者|处理者|经营者)"
)
_BY = re.compile(
    r"由(?P<actor>[^，。；,;由]{1,40}?(?:主管部门|监管部门|部门|机关|管理局|委员会|办公室|政府))"
)
_QUANTIFIER = (
    r"(?:各有关|各相关|各类|各级|各地|各|全体|所有|有关|相关|本市|我市|本省|我省"
    r"|辖区内|属地|上述|前述|前款|其他|其它|重点|试点|骨干|该|本|我|凡)"
)
_CONNECTIVE = r"(?:并且|而且|同时|此外|另外|其中|对于|由|并|则|且|但)"
_LEAD = re.compile(rf"(?:{_CONNECTIVE}|若|如)?{_QUANTIFIER}*")
_CONNECTED = re.compile(rf"{_CONNECTIVE}(?=\S)")
_JOIN = re.compile(r"(?:和|及|以及|与|、|或者|或)")
_VERBISH = re.compile(
    r"[在将把被由使让从并又还均每第向对或]|按照|依据|依照|根据|因为|对于|至于|经过|如果|为了|当[^地事]"
    r"|完善|加强|开展|建立|落实|采取|制定|组织|进行|提升|推动|自行|委托|定期|明确|督促|指导|要求"
    r"|联合|会同|配合|协助|面向|结合|统筹|聚焦|针对|围绕|通过|选取|发现|包括|属于|持续|深化|强化"
)
_NOT_SUBJECT_AFTER = re.compile(
    r"[的内间侧等]|数据|信息|安全(?!管理部门)|产品|系统|网络|平台|情况|责任|名录|管理"
)
_ENCOURAGE = re.compile(r"(?:鼓励|支持|提倡|倡导|引导|推动|禁止|严禁)\s*")
_LONGEST_MODIFIER = 60
_LONGEST_KIND = 16
_MODAL_NEAR = re.compile(
    r"(?:[均都也还每依定及]|依法|定期|及时|严格|认真|积极|切实|进一步|[一二三四]是)*(?:应|须|必须|要|需|不得|可以|可|有权|将|负责)"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """`start` to `end` of the text is the phrase; `types` are the enterprise types it names."""

    start: int
    end: int
    bearer: Bearer
    types: tuple[str, ...]


class ActorFinder:
    """Finds actors by the wordings of the vocabulary and, for the unknown, by their head nouns."""

    def __init__(
        self,
        enterprise_wordings: Iterable[tuple[str, str]],
        authorities: Callable[[str], list[tuple[int, int, str]]],
    ) -> None:
        """Pairs of a wording and the type it stands for; and what finds authorities in a text."""
        self._enterprises = _Names(enterprise_wordings)
        self._authorities = authorities

    def types_in(self, text: str) -> tuple[str, ...]:
        """The enterprise types named in a text, in order, each once."""
        return tuple(dict.fromkeys(id for _, _, id in self._enterprises.find(text)))

    def authorities_in(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and id of every authority named in a text."""
        return self._authorities(text)

    def opening(self, clause: str, *, of_statement: bool = False) -> Actor | None:
        """The actor a clause opens with, if it does.

        At the head of a statement, `of_statement`, an unknown kind of enterprise is taken for its actor
        though the modal word comes in a later clause: 网络运营者采购产品，应当……
        """
        plain = blank_quoted(clause)
        offset = match.end() if (match := _ENCOURAGE.match(plain)) else 0
        lead = _LEAD.match(plain, offset)
        first = lead.end() if lead else offset
        for head_start, head_end, bearer in self._heads(plain, offset):
            end = self._joined(plain, head_end)
            if _NOT_SUBJECT_AFTER.match(plain, end):
                continue
            modifier = plain[min(first, head_start) : head_start]
            acts = _MODAL_NEAR.match(plain, end) or (of_statement and _PARTY.search(plain, head_start, end))
            if not _modifies(modifier) and not (_names_kind(modifier) and acts):
                continue
            start = self._without_connective(plain, offset, head_start)
            types = self.types_in(clause[start:end]) if bearer is Bearer.ENTERPRISE else ()
            return Actor(start, end, bearer, types)
        return None

    def acting(self, words: str) -> Actor | None:
        """The authority by which something is done: 由网信、电信等主管部门责令改正."""
        match = _BY.search(blank_quoted(words))
        return match and Actor(*match.span("actor"), Bearer.AUTHORITY, ())

    @staticmethod
    def supervises(words: str) -> bool:
        """Whether the words say what a regulator has enterprises do: 督促企业落实责任."""
        return _SUPERVISES.match(words) is not None

    def _heads(self, plain: str, offset: int) -> list[tuple[int, int, Bearer]]:
        modal: Sequence[Modal] = [m for m in modals(plain) if m.start > offset]
        limit = modal[0].start if modal else len(plain)
        known = [(s, e, Bearer.AUTHORITY) for s, e, _ in self._authorities(plain)]
        known += [(s, e, Bearer.ENTERPRISE) for s, e, _ in self._enterprises.find(plain)]
        unknown = [
            (*m.span(), Bearer.AUTHORITY) for m in (*_STATE.finditer(plain), *_AUTHORITY.finditer(plain))
        ]
        unknown += [(*m.span(), Bearer.ENTERPRISE) for m in _GENERIC.finditer(plain)]
        free = [u for u in unknown if not any(k[0] <= u[0] < k[1] for k in known)]
        return sorted(head for head in known + free if offset <= head[0] and head[1] <= limit)

    def _joined(self, plain: str, end: int) -> int:
        """The end of a phrase that goes on with further actors: A、B和C."""
        while match := _JOIN.match(plain, end):
            rest = plain[match.end() : match.end() + 40]
            heads = [(s, e) for s, e, _ in self._enterprises.find(rest)]
            heads += [(s, e) for s, e, _ in self._authorities(rest)]
            heads += [m.span() for m in _GENERIC.finditer(rest)]
            near = [
                e
                for s, e in sorted(heads)
                if s <= 16 and not _VERBISH.search(rest[:s]) and not re.search(r"[，。；,;]", rest[:s])
            ]
            if not near:
                return end
            end = match.end() + near[0]
        return end

    @staticmethod
    def _without_connective(plain: str, offset: int, head_start: int) -> int:
        match = _CONNECTED.match(plain, offset)
        return match.end() if match and match.end() <= head_start else offset


def refers_back(subject: str) -> bool:
    """Whether a phrase means enterprises named before (相关企业), and not a kind of its own (电信企业)."""
    return _REFERS_BACK.fullmatch(subject) is not None


def _modifies(modifier: str) -> bool:
    """Nothing, or a relative clause: 处理重要数据的."""
    return not modifier or (
        modifier.endswith("的")
        and len(modifier) <= _LONGEST_MODIFIER
        and _ADVERBIAL.match(modifier) is None
        and "，" not in modifier
        and not modals(modifier)
    )


def _names_kind(modifier: str) -> bool:
    """A noun that says which kind of 企业 or 单位 is meant: 电信和互联网."""
    return len(modifier) <= _LONGEST_KIND and not _VERBISH.search(modifier) and "，" not in modifier


class _Names:
    """Known names, longest first, blanks between characters ignored."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._ids = dict(sorted(names, key=lambda pair: (-len(pair[0]), pair)))
        wordings = "|".join(re.escape(name) for name in self._ids)
        self._pattern = re.compile(wordings) if wordings else None

    def find(self, text: str) -> list[tuple[int, int, str]]:
        if self._pattern is None:
            return []
        return [(*match.span(), self._ids[match[0]]) for match in self._pattern.finditer(text)]

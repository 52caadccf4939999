"""Who a statement is about: the noun phrase it opens with, enterprise or authority."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.who import meant, parties, phrases
from dutygraph.loaders.duties.who.doers import DOING, doer
from dutygraph.loaders.duties.who.whom import Whom

_PARTY = re.compile(r"(?:企业|公司|单位|机构|者|商|主体|负责人)$")
_BY = re.compile(r"(?<![交转移])由(?=[^，。；,;由]{2,60})")
_LEAD = re.compile(
    rf"(?:{phrases.CONNECTIVE})?(?:在(?:中华人民共和国|我国|[我本全][省市区县])(?:境|辖区|行政区域)?内(?!的))?(?:{phrases.QUANTIFIER}|\d{{1,4}}家|重点|试点|骨干|指定(?=[一-鿿]{{2,8}}机构(?:应当?|须|必须|不得)))*"
)
_CONNECTED = re.compile(phrases.CONNECTIVE)
_NOT_SUBJECT_AFTER = re.compile(
    r"[的间侧]|内(?!部[要应须])|[中里](?=[的，])|[^，。；]{0,8}日期起|[以之]外|外(?=，)|在内的|等(?![应须要必不]|可以|依法|按照?|[，,](?:[^，。；]{2,24}的[，,])?(?:应|须|必须|不得))|数据|信息|标准(?!化)|从业|密集|安全(?!管理部门)|产品|系统|网络|平台|情况|责任|名录|管理"
    r"|[^，。；的应须必不可]{1,12}的[^，。；的应须必不可]{0,6}(?:车型|车辆|汽车|产品|设备|装备|系统|平台|设施|终端|零部件|电池|软件)(?=[均都也还]*(?:应|须|必须|不得))"
    r"|(?<=个人|用户|车主|客户|居民|乘客)(?:购买|使用|拥有|租用|驾驶|持有|所有)的(?![应须必不可])[一-鿿]"
)
_ENCOURAGE = re.compile(
    r"(?:(?:允许|(?:原则)?同意|准予)(?=[^，。；]{1,40}(?:企业|公司|单位|机构))|鼓励|支持|提倡|倡导|建议|禁止|严禁)\s*"
)
_GOES_ON_TO_ACT = re.compile(r"[^，。；、的和与及或]{3,}|与[^，。；]{2,16}?(?:合作|共建|对接|开展|联合)")
"""What one is encouraged to, whatever the verb: 鼓励链主企业带动上下游."""
_MAKES_ACT = re.compile(
    r"[^，。；]{0,4}?(?:组织|指导|督促|监督|引导|要求|责令|通知|支持|鼓励|发现|[应须对向将把给与和及、，])"
)
"""How a body itself acts, upon an enterprise it may be: 部门督促存在问题的企业."""
_DOES = re.compile(r"(?!是否|所|名)[一-鿿]{2}")
_MUST = re.compile(r"[均都也还]?(?:应(?![用急对])|须|必须|不得)")
_MUST_NEXT = re.compile(rf"，|{_MUST.pattern}")
_TOGETHER = re.compile(r"(?:等)?(?:合作|签订|订立|签署|约定|协商|共享|之间)")
"""What one does with another, who does not act then: 甲公司与乙公司合作的."""
_MAY = re.compile(r"[^。；]{0,80}?(?:有权|可以|均可|都可|举报|投诉)")
"""What anybody may do, and no enterprise by that: complain."""
_IN_LIST = re.compile(r"[^，。；,;的]+?(?=(?:等|各类|相关|有关)*$)")
_PART = re.compile(rf"(?:(?!{phrases.JOIN.pattern}).)+")
_ENDS = re.compile(r"[\u3000 ]*(?:$|[，,：:])")
_WINDOW = 160
"""A subject and what shows it to be one stand within so many characters of its clause's head."""


class Actor(NamedTuple):
    """`start` to `end` of the text is the phrase; `types` are the enterprise types it names.

    `others`: it names enterprises too of which the vocabulary knows no type. `limited` are the places,
    within the phrase, of words that make a kind of its own of a type, with that type: 金融数据处理者.
    `open_case`: of the types only some are meant, not known which. `by_thing`: told by what it does or has.
    `shared`: public bodies must do it too.
    """

    start: int
    end: int
    bearer: Bearer
    types: tuple[str, ...]
    others: bool = False
    limited: tuple[tuple[int, int, str], ...] = ()
    open_case: bool = False
    by_thing: bool = False
    shared: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    def binding(self, text: str = "", explained: Iterable[tuple[int, int]] = ()) -> Whom:
        """Whom it means: only some of a type that words of `text` limit in a way that is not `explained` as
        a whole.
        """
        spans = tuple(explained)
        unknown = set()
        for first, last, type in self.limited:
            left, right = self.start + first, self.start + last
            told = [text[max(left, s) : min(right, e)] for s, e in spans if s < right and left < e]
            if not told or phrases.says_more(text[left:right], told):
                unknown.add(type)
        named = [Whom((type,), open_case=self.open_case or type in unknown) for type in self.types]
        return Whom.together([*named, *([Whom(binds_others=True)] if self.others else [])])


@dataclass(frozen=True, eq=False)
class ActorFinder:
    """Finds actors by the wordings of the vocabulary and, for the unknown, by their head nouns.

    `wordings` are pairs of one and its type; `narrower` stand for some of that only, `wider` for others too.
    `authorities` finds them in a text. `place` is where the document holds: those there are all it means.
    `given` are the parties that it gives a name itself: 以下统称受检企业.
    """

    wordings: Sequence[tuple[str, str]]
    authorities: Callable[[str], list[tuple[int, int, str]]]
    narrower: Collection[str] = ()
    wider: Collection[str] = ()
    place: str | None = None
    given: Mapping[str, Actor] = field(default_factory=dict)

    @cached_property
    def _enterprises(self) -> parties.Names:
        return parties.names_of(tuple(self.wordings))

    @cached_property
    def _defined_names(self) -> parties.Names:
        return parties.names_of(tuple((name, name) for name in self.given))

    @cached_property
    def _parties_in(self) -> Callable[[str], Sequence[tuple[int, int, bool]]]:
        return lru_cache(maxsize=1_024)(self._all_parties_in)

    @cached_property
    def _party_of(self) -> Callable[[str], Actor]:
        """A law names the same parties in one article after the other."""
        return lru_cache(maxsize=1_024)(self._named_by)

    def defining(self, name: str, party: Actor, *, anew: bool = False) -> "ActorFinder":
        """One that knows that name too, unless the vocabulary does and it is not given `anew`."""
        known = not anew and any(wording == name for wording, _ in self.wordings)
        return self if known else replace(self, given={**self.given, name: party})

    def within(self, text: str) -> "ActorFinder":
        """One to which a name that tells no field (运营主体) is a type only in a text of that field."""
        bare = meant.bare_names(self.wordings, text)
        return replace(self, narrower={*self.narrower, *bare}, wider={*self.wider, *bare})

    def opening(self, clause: str, *, of_statement: bool = False, acts: bool = False) -> Actor | None:
        """The actor a clause opens with, if it does; `acts`: whoever stands there does.

        At the head of a statement, `of_statement`, an unknown kind of enterprise is taken for its actor
        though the modal word comes in a later clause: 网络运营者采购产品，应当……
        """
        clause = clause[:_WINDOW]
        plain = blank_quoted(clause)
        # No words with a comma in them say of a party behind it which is meant: none further on opens it.
        stop = plain.find("，") + 1 or None
        if not self._parties_in(plain[:stop]):
            return None
        label = phrases.label_end(plain)
        encouraged = _ENCOURAGE.match(plain, label)
        offset = encouraged.end() if encouraged else label
        if several := parties.BODIES_TOGETHER.match(plain, offset):
            return Actor(offset, several.end(), Bearer.AUTHORITY, ())
        lead = _LEAD.match(plain, offset)
        first = within = lead.end() if lead else offset
        for head_start, head_end, known in self._heads(plain, offset, stop):
            end = self._joined(plain, head_end)
            modifier = plain[min(first, head_start) : head_start]
            if meant.of_another(modifier, plain, end):
                continue
            own_thing = of_statement and phrases.befalls_own(plain, end, known=known)
            if _NOT_SUBJECT_AFTER.match(plain, end) and not own_thing:
                continue
            modifies = phrases.modifies(modifier) or (
                _MUST_NEXT.match(plain, end) and phrases.tells_which(modifier)
            )
            kind = phrases.names_kind(modifier) or phrases.names_kind(plain[within:head_start])
            acting = (
                acts
                or phrases.ACTS.match(plain, end)
                or plain.startswith(("：", ":", "，请"), end)
                or (encouraged and _GOES_ON_TO_ACT.match(plain, end))
                or (of_statement and (_PARTY.search(plain, head_start, end) or _ENDS.match(plain, end)))
            )
            bearer = self._party_of(plain[head_start:head_end]).bearer
            if bearer is Bearer.AUTHORITY and self._tells_of(plain, end, stop, acts=acts):
                continue
            # 国务院民航主管部门: behind 由 it need not be told what the second does, if it is a body too.
            named = bearer if acts else None
            if not plain.startswith("组织", end) and any(
                phrases.of_it(plain[end:left])
                and (
                    phrases.ACTS.match(plain, self._joined(plain, right))
                    or (named and self._party_of(plain[left:right]).bearer is named)
                )
                and not plain.startswith("平台", left)
                for left, right, _ in self._heads(plain, end, stop)
            ):
                continue
            if not (modifies and (known or acting)) and not (kind and acting):
                within = end if kind else within
                continue
            connected = _CONNECTED.match(plain, offset)
            start = connected.end() if connected and connected.end() <= head_start else offset
            actor = self._actor(clause, start, end)
            more = meant.others_behind(clause, plain, end) if actor.bearer is Bearer.ENTERPRISE else ""
            # 甲企业或者其委托的机构: either may do it.
            either = actor.open_case or more.startswith("或")
            return actor._replace(others=True, open_case=either) if more else actor
        return None

    def _tells_of(self, plain: str, end: int, stop: int | None, *, acts: bool) -> bool:
        """Whether the body there is only told of an enterprise that acts: 部门核发证照的企业应当."""
        if _MAKES_ACT.match(plain, end):
            return False
        does = _DOES if acts else _MUST
        return any(
            "的" in plain[end:left]
            and self._party_of(plain[left:right]).bearer is Bearer.ENTERPRISE
            and does.match(plain, right)
            for left, right, _ in self._heads(plain, end, stop)
        )

    def acting(self, words: str) -> Actor | None:
        """Who does it, where that is said behind: 由网信、电信等主管部门责令改正."""
        plain = blank_quoted(words)
        modal = next(iter(modals(plain)), None)
        said_by = plain.find("，", modal.end) if modal else -1
        for by in _BY.finditer(plain, 0, said_by if said_by >= 0 else len(plain)):
            actor = moved(self.opening(words[by.end() :], acts=True), by.end())
            if actor and not parties.MADE_BY.match(plain, actor.end):
                return actor
        return None

    def whoever(self, words: str, before: Bearer = Bearer.UNSTATED, *, files: bool = False) -> Actor | None:
        """Whoever does the business that words begin with: 从事货物运输经营的, as 货物运输经营者 do."""
        who = doer(words, before, files=files)
        if who is None:
            return None
        does = words[slice(*who)]
        doing = DOING.fullmatch(does)
        names = [f"{doing['kind']}{one}" for one in ("者", "企业")] if doing and doing["kind"] else []
        names += [f"{does}生产企业"] if doing and doing["thing"] else []
        types = next((one.types for one in map(self.phrase, names) if one and one.types), ())
        return Actor(*who, Bearer.ENTERPRISE, types, others=True, open_case=bool(types), by_thing=True)

    def phrase(self, words: str) -> Actor | None:
        """Words that are nothing but the names of parties, as addressees are: 各有关企业."""
        plain = blank_quoted(words[:_WINDOW])
        heads = [end for _, end, _ in self._heads(plain, 0) if not plain[end:].strip("\u3000 ")]
        return self._actor(words, 0, len(words)) if heads and len(words) <= _WINDOW else None

    def is_name(self, words: str) -> bool:
        """Whether they are nothing but a name that the vocabulary or the document gives to enterprises."""
        lead = _LEAD.match(words)
        names = [*self._enterprises.find(words), *self._defined_names.find(words)]
        return any((lead is None or s <= lead.end()) and e == len(words) for s, e, _ in names)

    def public_body_at(self, words: str) -> int | None:
        """Where the name of a public body ends that the words begin with and consist of, if they do."""
        plain = blank_quoted(words[:_WINDOW])
        for start, end, _ in self._heads(plain, 0):
            if not phrases.names_kind(plain[:start]):
                return None
            joined = self._joined(plain, end)
            if _ENDS.match(plain, joined):
                return joined if self._actor(words, 0, joined).bearer is Bearer.AUTHORITY else None
        return None

    def _actor(self, text: str, start: int, end: int) -> Actor:
        """The parties a phrase names, by the noun at the end of each part of it."""
        words = text[start:end]
        may = "个人" in words and phrases.means_all(words)
        if may and _MAY.match(blank_quoted(text[end : end + _WINDOW])):
            return Actor(start, end, Bearer.OTHER, ())
        return self._party_of(words)._replace(start=start, end=end)

    def _named_by(self, words: str) -> Actor:
        plain = blank_quoted(words)
        known = self._enterprises.find(words)
        defined = meant.meant(self._named_here(plain, self._enterprises.find(plain)), words, plain)
        found = [*known, *_apart_from(self._sharing_noun(plain), known)]
        types = meant.meant(_apart_from(found, defined), words, plain)
        heads = [(e, Bearer.AUTHORITY, True) for _, e, _ in _apart_from(self.authorities(plain), defined)]
        heads += [(e, Bearer.ENTERPRISE, True) for _, e, _ in types]
        heads += [(e, self.given[name].bearer, True) for _, e, name in defined]
        types += [(s, e, id) for s, e, name in defined for id in self.given[name].types]
        heads += [(e, one, False) for e, one in parties.bearers_in(plain)]
        joints = (*(m.start() for m in phrases.JOIN.finditer(plain)), len(plain))
        ends = {len(plain[:joint].rstrip("\u3000 ")) for joint in joints}
        named = {e: (bearer, known) for e, bearer, known in reversed(heads) if e in ends}
        named = named or {e: (bearer, known) for e, bearer, known in heads[:1]}
        bearer = parties.of_several([one for one, _ in named.values()] or [Bearer.AUTHORITY])
        if bearer is Bearer.AUTHORITY and not any(known for _, known in named.values()):
            bearer = Bearer.ENTERPRISE if phrases.of_enterprise(plain) else bearer
        private = [one for one, _ in named.values() if one is not Bearer.AUTHORITY]
        shared = bearer is Bearer.OTHER and len(private) < len(named)
        if shared and not re.search(
            "或|^各地(?!.*(?:企业|公司))|(?<!各部门、)(?:各|有关|相关)单位$|部门(?:和|以?及|、)(?:有关|相关)?机构$",
            plain,
        ):
            # 主管部门和甲企业应当: what both must, the enterprise must too; 各乡镇、各单位 need be none.
            bearer = parties.of_several(private)
        bearer = Bearer.ENTERPRISE if phrases.means_all(words) else bearer
        foreign = bearer is Bearer.ENTERPRISE and meant.abroad(plain)
        if foreign or bearer is not Bearer.ENTERPRISE:
            return Actor(0, len(words), foreign or bearer, (), others=bool(foreign))
        everybody = phrases.means_all(words) or (len(named) == 1 and phrases.refers_back(words))
        nouns = ("", *(party[0] for party in parties.PARTY.finditer(plain)))
        others = (
            not (everybody or all(known for _, known in named.values()))
            or any(self.given[name].others for _, _, name in defined)
            or any(words[s:e] + noun in self.wider for s, e, _ in types for noun in nouns)
            or (meant.ADMITTED.search(plain) is not None if types else bool(known))
            # 内燃机和汽车生产企业: of one of the list no name is known.
            or any(phrases.JOIN.fullmatch(plain[s - 1 : s]) and s - 1 not in named for s, _, _ in types)
        )
        open_case = meant.ADMITTED.search(plain) is not None or any(
            self.given[name].open_case for _, _, name in defined
        )
        open_case = open_case or any(phrases.of_one(plain, e, last) for _, e, _ in types for last in named)
        limited = tuple(
            (first, last, id)
            for head, end_of_name, id in types
            for first, last in (
                *phrases.limit_before(plain, head, [e for _, e, _ in types if e <= head], self.place),
                *((head, end_of_name) for noun in nouns if words[head:end_of_name] + noun in self.narrower),
            )
        )
        named_types = tuple(dict.fromkeys(id for _, _, id in types))
        return Actor(0, len(words), bearer, named_types, others, limited, open_case, shared=shared)

    def _sharing_noun(self, plain: str) -> Iterator[tuple[int, int, str]]:
        """Known names in a list whose last part alone has the noun of all: 汽车生产、软件提供等企业."""
        for noun in parties.PARTY.finditer(plain):
            if noun.lastgroup != "private":
                continue
            before = _IN_LIST.search(plain, 0, noun.start())
            for part in _PART.finditer(plain, before.start(), before.end()) if before else ():
                for start, end, type in self._enterprises.find(part[0] + noun[0]):
                    if start < len(part[0]) < end and part.end() < noun.start():
                        yield part.start() + start, part.end(), type

    def _named_here(self, plain: str, known: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Names that the document gives, but none within a longer one that is `known` (企业, 整车企业)."""
        named = self._defined_names.find(plain)
        return named and [
            (s, e, name)
            for s, e, name in named
            if not any(left <= s and e <= right and right - left > e - s for left, right, _ in known)
        ]

    def _heads(self, plain: str, offset: int, stop: int | None = None) -> list[tuple[int, int, bool]]:
        """Nouns for parties before the first modal word: start, end, and whether they are known names.

        None is looked for behind `stop`.
        """
        limit = next((m.start for m in modals(plain) if m.start >= offset), len(plain))
        return [head for head in self._parties_in(plain[:stop]) if offset <= head[0] and head[1] <= limit]

    def _all_parties_in(self, plain: str) -> Sequence[tuple[int, int, bool]]:
        """Every noun for a party: a clause is looked at from several sides."""
        enterprises = self._enterprises.find(plain)
        known = [(s, e, True) for s, e, _ in self._named_here(plain, enterprises)]
        known += [(s, e, True) for s, e, _ in _apart_from([*self.authorities(plain), *enterprises], known)]
        known += [(*m.span(), True) for m in parties.state_in(plain)]
        free = [
            (*m.span(), False)
            for m in parties.PARTY.finditer(plain)
            if not any(k[0] <= m.start() < k[1] for k in known)
        ]
        return sorted(known + free)

    def _joined(self, plain: str, end: int) -> int:
        """The end of a phrase that goes on with further actors: A、B和C."""
        while match := phrases.JOIN.match(plain, end):
            rest = plain[match.end() : match.end() + 40]
            heads = [(s, e) for s, e, _ in self._enterprises.find(rest)]
            heads += [(s, e) for s, e, _ in self.authorities(rest)]
            heads += [m.span() for m in parties.PARTY.finditer(rest)]
            near = [
                e
                for s, e in sorted(heads)
                if s <= (phrases.LONGEST_KIND if not rest[:s].endswith("的") else len(rest))
                and not phrases.VERBISH.search(rest[:s].removeprefix("被"))
                and not re.search(r"[，。；,;]", rest[:s])
                and not meant.ATTRIBUTIVE.match(rest, e)
                and not (match[0] in "和与" and _TOGETHER.match(rest, e))
            ]
            if not near:
                return end
            # 企业事业单位调解委员会应当: the noun that comes last before what they do is the head.
            end = match.end()
            last = (e for e in near if phrases.ACTS.match(rest, e) or phrases.JOIN.match(rest, e))
            end += next((e for e in last if rest[e - 3] not in "本该其"), near[0])
        return end


def _apart_from(
    found: Iterable[tuple[int, int, str]], taken: Sequence[tuple[int, int, object]]
) -> list[tuple[int, int, str]]:
    return [one for one in found if not any(s < one[1] and one[0] < e for s, e, _ in taken)]


def moved(actor: Actor | None, by: int) -> Actor | None:
    """The same, of a text that begins `by` characters earlier."""
    return actor._replace(start=actor.start + by, end=actor.end + by) if actor and by else actor

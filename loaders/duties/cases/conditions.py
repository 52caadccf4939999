"""Conditions of a statement: the words that limit whom or what it concerns, by the vocabulary's wordings.

A condition is read only where the text itself limits: in the clause before an actor
(处理重要数据的企业), as a case (涉及数据出境的，应当…), or in what is acted on (对其重要数据处理活动).
Words before or after an event, in a title, or in the mere topic of a sentence state none, but for an event in
a place that is named (在本市行政区域内开展道路测试前): whoever does not do that there owes nothing. Where
one of several alternatives is unknown to the vocabulary, none of them is read, for an enterprise
may be meant by that one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, product
from typing import Self

from dutygraph.graph.model import ConditionOperator
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.cases.matches import Match, Wording, longest, values_of
from dutygraph.loaders.duties.cases.open_cases import NONE_LISTED, Listed
from dutygraph.loaders.duties.drafts import ConditionDraft
from dutygraph.loaders.knowledge.vocabulary import ProfileFactEntry, Vocabulary, level_scale
from dutygraph.loaders.knowledge.wording_notation import needed_words, wording_pattern
from dutygraph.text.normal_text import NormalText, compact_text

_OR = re.compile(r"或者|或|抑或|、|以及/或")
_STRICT_OR = re.compile(r"或者|或|抑或")
_OR_MORE = re.compile(r"、(?!等)[^,。;]")
"""从事示范运营、无人配送的: who does only what is unknown is meant as well."""
_BETWEEN_ACTORS = re.compile(r"以及|及|和|与|、|或者|或")
_DENIED = re.compile(r"(?:没有|未曾|并未|并不|不再|不|未|非|无)(?:直接|实际)?$")
_LACKS = re.compile(r"(?:没有|无|未(?:识别|发现|梳理|排查)(?:出|到)?|不存在)$")
"""What says of data that one has none: 经识别无重要数据的."""
_NOT_NOW = re.compile(
    r"(?:拟|计划|准备|首次|开始|启动|曾经?|[停终中]止|结束)(?:在|要|向[^,。;]{1,8})?(?:开展|从事|进行|实施)?$"
)
"""What says when, and not that it is so now: 拟开展数据出境的, 曾经处理重要数据的, 停止处理的."""
_BEFORE_IT = re.compile(
    r"(?:的?活动|业务)?(?:[之以]?前(?![款述项条])|(?:停止|终止|结束|中止)(?:之?后|时|的))"
)
"""停止处理重要数据后, 开始处理重要数据之日起, 处理重要数据前: whoever never does has no such day."""
_NOT_DONE = re.compile(r"(?:是否|有无|能否|可能|疑似|涉嫌|[受被])$|(?:^|[,。;])为$")
"""受委托处理重要数据, 为处理重要数据的企业: the other party's act; 是否处理重要数据: what is asked."""
_EXCEPTED = re.compile(r"除[^,。;]*(?:以外|之外|外)")
_EVENT_AFTER = re.compile(
    r"(?:的)?(?:活动)?(?:前(?![款述项条])|后|之前|之后|以前|以后|时(?!间)|过程中|期间|以外|之外|除外|培训|咨询)"
)
_AROUND_ACT = re.compile(r"(?:之|以)?[前后],")
"""向境外提供个人信息前，应当…: whoever does not do that owes nothing."""
_BEGINS_ACT = re.compile(r"(?:.*[,。;])?(?:在|拟|首次)?(?:[向对与和][^,。;、]{1,10})?")
_MUST = re.compile(r"(?:[还也均都]|依法|事先)*(?:应|须|必须|不得|可以)")
_FOUND_OUT = re.compile(r"发现|获知|得知|知道|他人|第三方|供应商|接收方|合作方")
"""What before an act makes it another's, that somebody learns of: 发现处理者向境外提供数据的."""
_IN_PLACE = re.compile(r"在[^,。;的]{1,15}(?:行政区域|辖区|区域|境|省|市|区|县)内$")
_CLAUSE = re.compile(r"[^,。;:!?]+")
_THING = r"(?:车型|车辆|汽车|(?:车辆|汽车)?产品|系统|平台|设施|网络|设备)"
_THING_END = re.compile(rf"的{_THING}")
_CASE_END = re.compile(rf"的(?:情形|情况|情形下|情况下|主体|{_THING})?$")
_CASE_BEFORE_MODAL = re.compile(r"的(?=(?:[还也均亦并]|依法)*(?:应|须|必须|不得|需|要|可以|可|鼓励|支持|每))")
_ACTED_ON = re.compile(r"(?:对|就|针对|围绕)(?:(?:其|本企业|本单位|自身|所)所?(?:开展|从事|进行)?的?)?$")
_ACT = re.compile(r"(?:每|至少|定期|自行|委托|依法|按照|及时|开展|进行|实施|组织|负责|应|须|[,。;、]|$)")
_ACTOR_NOUN = re.compile(r"(?:企业|单位|机构|公司|者|商|主体|部门)$")
_TITLE = re.compile(r"《[^》]*》|“[^”]*”")
_NEAR = 32
_SHARED_VERB = 3
"""Longest verb in a list of verbs that share the object named last: 收集、存储或处理重要数据."""
_SHARING = re.compile(
    rf"(?:^|(?<=[、或和及]))(?:[^,。;、或和及]{{1,{_SHARED_VERB}}}(?:、|或者|或(?!者)|和|及))+$"
)
_VERBS = re.compile(rf"(?:通过[^,。;]{{2,40}}方式)?(?:[^,。;、]{{1,{_SHARED_VERB}}}(?:、|或者?|和|及|与))*")

_Alternatives = list[list[Match]]


@dataclass(frozen=True)
class ConditionFinder:
    """Finds conditions by wordings, each in the order of its vocabulary, below the words that it needs."""

    _involved: re.Pattern[str] | None
    _wordings: Mapping[str, Sequence[tuple[int, Wording]]]
    _facts: Mapping[str, ProfileFactEntry]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Self:
        """By the wordings of a vocabulary."""
        facts = {fact.id: fact for fact in vocabulary.profile_facts}
        verbs = sorted(vocabulary.involvement_verbs, key=len, reverse=True)
        involved = "|".join(wording_pattern(verb).pattern for verb in verbs)
        behind = re.compile(rf"(?:{involved})(?:其|本企业|相关|有关)?$") if involved else None
        wordings = (
            Wording(entry, facts[entry.fact], scale, place, pattern)
            for entry in vocabulary.conditions
            for scale in (level_scale(entry, facts[entry.fact]),)
            for place, wordings in entry.patterns().items()
            for wording in wordings
            for pattern in (wording_pattern(wording, scale.pattern if scale else None),)
        )
        below: dict[str, list[tuple[int, Wording]]] = {}
        for numbered in enumerate(wordings):
            for words in needed_words(numbered[1].pattern):
                below.setdefault(words, []).append(numbered)
        return cls(behind, below, facts)

    def within(self, text: str) -> Self:
        """What finds them in a text, but for wordings that mean something else there."""
        kept = {
            words: [one for one in those if not any(word in text for word in one[1].entry.elsewhere)]
            for words, those in self._wordings.items()
        }
        return replace(self, _wordings=kept)

    def find(
        self,
        text: str,
        subject: tuple[int, int] | None = None,
        listed: Listed = NONE_LISTED,
    ) -> tuple[ConditionDraft, ...]:
        """The conditions of a statement, at their places in `text`.

        `subject` is where the words for its actor stand, if it has one.

        Of the cases that it lists, where any will do, none is read unless each is said as a whole.
        """
        compact = compact_text(text)
        spans = listed.spans
        lead = compact.at((spans[0][0], len(text)))[0] if spans else len(compact.text)
        actor = compact.at(subject) if subject else None
        statement = _Statement(compact.text[:lead], actor, list(self._matches(compact.text[:lead])))
        parts = [part for part in statement.parts() if part]
        cases = [] if listed.unread else [self._case(compact, span) for span in spans]
        if listed.together:
            parts += filter(None, cases)
        elif cases and all(cases):
            parts.append([group for case in cases for group in case])
        return tuple(_grouped(text, compact, parts)) if parts else ()

    def counts_from_act(self, text: str, explained: Sequence[ConditionDraft]) -> bool:
        """Whether it is about when only some begin, end or plan an act (拟提供) that no condition implies."""
        plain = compact_text(text).text
        told = self.facts_of(explained)
        return any(
            _BEFORE_IT.match(plain, found.end())
            or _NOT_NOW.search(plain, max(0, found.start() - _NEAR), found.start())
            for wording in self._wordings_in(plain)
            if wording.place in ("wordings", "activities") and wording.fact.id not in told
            for found in wording.pattern.finditer(plain)
        )

    def facts_of(self, conditions: Sequence[ConditionDraft]) -> frozenset[str]:
        """What they ask, and what their answers imply: to send personal information is to send data."""
        held = (one for one in conditions if one.operator is not ConditionOperator.NONE_OF)
        follow = (self._facts[one.fact].followed_by(one.values) for one in held)
        return frozenset(chain((one.fact for one in conditions), *follow))

    def _case(self, compact: NormalText, span: tuple[int, int]) -> "_Alternatives":
        """What a case of a list says, as alternatives; nothing where it is not understood as a whole."""
        start, end = compact.at(span)
        case = compact.text[start:end].rstrip("的,")
        said = _Statement(f"{case}的,", None, list(self._matches(f"{case}的,"))).whole(len(case))
        return [
            [replace(m, start=m.start + start, end=m.end + start, until=m.until + start) for m in group]
            for group in said
        ]

    def _matches(self, text: str) -> Iterator[Match]:
        titles = [title.span() for title in _TITLE.finditer(text)]
        # 除三级系统外 means all but these.
        titles += [excepted.span() for excepted in _EXCEPTED.finditer(text)]
        for wording in self._wordings_in(text):
            for found in wording.pattern.finditer(text):
                start = found.start()
                if any(left < start < right for left, right in titles):
                    continue
                near = max(0, start - _NEAR)
                if _NOT_DONE.search(text, near, start):
                    continue
                bounds = wording.bounds(found)
                values = values_of(wording, found)
                event = _EVENT_AFTER.match(text, found.end()) is not None
                verb = self._verb_before(text, start) if wording.place == "activities" else None
                own_act = (verb or wording.place == "wordings") and _AROUND_ACT.match(text, found.end())
                local = event and bool(own_act or _IN_PLACE.search(text, near, start))
                if not (values or bounds) or (event and not local):
                    continue
                start -= len(verb[0]) if verb else 0
                near = max(0, start - _NEAR)
                if not event and _NOT_NOW.search(text, near, start):
                    continue
                denial = (_LACKS if wording.place == "objects" else _DENIED).search(text, near, start)
                if denial and (bounds or denial[0].startswith("不再")):
                    # 未处理1000万人以上: whether less or none at all is not said; nor of 不再 whether ever.
                    continue
                level_ends = "level" if wording.place == "things" and wording.scale is not None else 0
                yield Match(
                    denial.start() if denial else start,
                    found.end(),
                    found.end(level_ends),
                    wording,
                    values or (),
                    denied=denial is not None,
                    involved=verb is not None,
                    bounds=bounds,
                    local=local,
                )

    def _wordings_in(self, text: str) -> list[Wording]:
        """Those that the text may have, as it has words that each needs, in the vocabulary's order."""
        there = dict(chain.from_iterable(those for words, those in self._wordings.items() if words in text))
        return [there[number] for number in sorted(there)]

    def _verb_before(self, text: str, at: int) -> re.Match[str] | None:
        return self._involved.search(text[max(0, at - 8) : at]) if self._involved else None


class _Statement:
    """One statement in compact text: which of the matched wordings limit it, and how they are joined."""

    def __init__(self, text: str, actor: tuple[int, int] | None, matches: Sequence[Match]) -> None:
        self._text = text
        self._actor = actor
        self._matches = matches

    def parts(self) -> Iterator[_Alternatives]:
        """Each place that limits the statement, as alternatives; all places hold together."""
        taken: list[tuple[int, int]] = []
        for limits in (self._of_actor, self._of_cases, self._of_things, self._of_events):
            for part in limits() if self._matches else ():
                spans = [(match.start, match.end) for group in part for match in group]
                if not any(start < right and left < end for start, end in spans for left, right in taken):
                    taken += spans
                    yield part

    def _of_actor(self) -> Iterator[_Alternatives]:
        """处理重要数据的企业: the words before the actor's name, or the name itself."""
        if self._actor is None:
            return
        start, end = self._actor
        inside = self._within(start, end, ("wordings", "activities", "actors", "objects"))
        limiting = [match for match in inside if self._modifies_actor(match, end)]
        if limiting and not self._another_actor(start, limiting[0].start):
            yield from self._joined(start, limiting, self._text.rfind("的", limiting[-1].end, end))

    def _modifies_actor(self, match: Match, end: int) -> bool:
        if match.wording.place == "actors":
            return True
        after = self._text[match.end : end]
        first = after.find("的")
        if first < 0:  # 开展道路测试应当…: whoever does it is named by that.
            return not after and (match.start, end) == self._actor
        # 处理重要数据的企业合作的单位: the further clause is about another enterprise.
        rest = after[first + 1 :]
        return "的" not in rest or _BETWEEN_ACTORS.search(rest[: rest.find("的")]) is not None

    def _another_actor(self, start: int, before: int) -> bool:
        """车联网企业和处理重要数据的单位: the first is bound whatever the second does."""
        return any(
            _ACTOR_NOUN.search(self._text[start : start + joint.start()])
            for joint in _BETWEEN_ACTORS.finditer(self._text[start:before])
        )

    def _of_cases(self) -> Iterator[_Alternatives]:
        """涉及数据出境的，应当…: a clause that says in which case."""
        for clause in _CLAUSE.finditer(self._text):
            start, end = clause.span()
            if self._actor is not None and start <= self._actor[0] < end:
                start = self._actor[1]
            case = self._case(start, end)
            # 处理者向境外提供个人信息，应当…: an act of whom it is about, by itself before the modal word.
            act = case is None and self._actor is not None and start == self._actor[1]
            if act:
                case = end if _MUST.match(self._text, end + 1) else self._act_before_modal(start, end)
            if case is None or _EXCEPTED.search(self._text[start:end]):
                continue
            inside = self._within(start, case, ("wordings", "activities", "objects"))
            if inside and _FOUND_OUT.search(self._text, start, inside[0].start):
                continue
            if any(match.denied for match in inside) and _THING_END.match(self._text, case):
                # 不具备自动驾驶功能的车辆: who makes others as well makes these.
                continue
            if inside and inside[-1].end == case and (not act or self._begins(start, inside[0].start)):
                yield from self._joined(start, inside, case)

    def _act_before_modal(self, start: int, end: int) -> int | None:
        """Where an act ends that stands between its party and the modal word: 处理者处理个人信息应当告知."""
        acts = (m for m in self._within(start, end, ("wordings",)) if self._begins(start, m.start))
        return next((m.end for m in acts if _MUST.match(self._text, m.end)), None)

    def _begins(self, start: int, at: int) -> bool:
        """Whether nothing stands before it but verbs that share its object: 收集、使用个人信息."""
        return _VERBS.fullmatch(self._text, start, at) is not None

    def whole(self, end: int) -> _Alternatives:
        """What the words as far as `end` say, where wordings say all of it: 向境外提供重要数据."""
        inside = self._within(0, end, ("wordings", "activities", "objects"))
        if not inside or inside[0].start > 0 or inside[-1].end < end:
            return []
        return next(self._joined(0, inside, end), [])

    def _case(self, start: int, end: int) -> int | None:
        """Where the words for the case end, if the clause states one."""
        words = self._text[start:end]
        if end < len(self._text) and (closing := _CASE_END.search(words)):
            return start + closing.start()
        if modal := _CASE_BEFORE_MODAL.search(words):
            return start + modal.start()
        return None

    def _of_things(self) -> Iterator[_Alternatives]:
        """对其重要数据处理活动, 对涉及重要数据的供应商: what the statement acts on."""
        party = self._actor[1] if self._actor else None  # 处理重要数据的供应商应当
        chosen = longest(
            match
            for match in self._matches
            if (match.wording.place == "things" and match.end != party)
            or (match.wording.place == "activities" and self._acted_on(match))
        )
        for match in chosen:
            before = _ACTED_ON.search(self._text[: match.start])
            acted_on = before is not None and match.wording.place == "activities"
            yield [[replace(match, start=before.start()) if before and acted_on else match]]

    def _of_events(self) -> Iterator[_Alternatives]:
        """在本市行政区域内开展道路测试前, 向境外提供个人信息前: who does not do that owes nothing."""
        yield from ([[match]] for match in longest(m for m in self._matches if m.local and self._alone(m)))

    def _alone(self, match: Match) -> bool:
        """Whether an act stands by itself, and not as one of several: not 提供、委托处理重要数据前."""
        if _IN_PLACE.search(self._text[: match.start]):
            return True
        before = self._text[
            self._actor[1] if self._actor and self._actor[1] <= match.start else 0 : match.start
        ]
        return _BEGINS_ACT.fullmatch(before) is not None

    def _acted_on(self, match: Match) -> bool:
        before = _ACTED_ON.search(self._text[: match.start])
        if before is None or self._text.startswith("的", match.end):
            return False
        return _ACT.match(self._text, match.end) is not None

    def _within(self, start: int, end: int, places: Sequence[str]) -> list[Match]:
        inside = [m for m in self._matches if start <= m.start and m.end <= end and m.wording.place in places]
        # An activity counts among cases only with its verb.
        found = longest(
            m for m in inside if m.denied or m.involved or m.wording.place not in ("objects", "activities")
        )
        of_verb = (m for m in inside if m.wording.place == "objects" and not m.denied)
        for match in sorted(of_verb, key=lambda m: m.start):
            before = [m for m in found if m.end < match.start]
            if before and _BETWEEN_ACTORS.fullmatch(self._text[before[-1].end : match.start]):
                found = longest([*found, match])
        return found

    def _joined(self, start: int, matches: Sequence[Match], end: int) -> Iterator[_Alternatives]:
        """The matches of one clause in groups: 或 parts them, 且 and 和 hold them together.

        What is said of several things goes for each of them: 提供个人信息和重要数据的.
        """
        if _STRICT_OR.search(_SHARING.sub("", self._text[start : matches[0].start])):
            return
        beyond = self._text[matches[-1].end : max(end, matches[-1].end)]
        if _STRICT_OR.search(beyond) or _OR_MORE.match(beyond):
            return
        groups: _Alternatives = [[matches[0]]]
        for before, match in pairwise(matches):
            between = self._text[before.end : match.start]
            joints = list(_OR.finditer(between))
            of_another_actor = "的" in between and _BETWEEN_ACTORS.search(between)
            if len(joints) > 1 or (joints and joints[-1].end() < len(between) - _SHARED_VERB):
                return
            if match.wording.place == "objects" and before.denied:
                groups[-1].append(replace(match, denied=True))
            elif match.wording.place == "objects":
                # It is of the same act too: who exports neither owes nothing, whichever they hold.
                groups.append([*(one for one in groups[-1] if not one.wording.entry.objects), match])
            elif joints or of_another_actor:
                groups.append([match])
            else:
                groups[-1].append(match)
        yield groups


def _grouped(text: str, compact: NormalText, parts: Sequence[_Alternatives]) -> Iterator[ConditionDraft]:
    """All parts hold together, so each way to choose one alternative of every part is a group."""
    first: dict[tuple[str, ConditionOperator, tuple[str, ...]], Match] = {}
    groups: dict[tuple[str, ConditionOperator, tuple[str, ...]], list[int]] = {}
    for number, choice in enumerate(product(*parts), 1):
        for match in (match for group in choice for match in group):
            for operator, answers in match.terms:
                key = (match.wording.fact.id, operator, answers)
                first.setdefault(key, match)
                numbers = groups.setdefault(key, [])
                if number not in numbers:
                    numbers.append(number)
    for key, match in sorted(first.items(), key=lambda item: item[1].start):
        span = Span(*compact.span(match.start, match.until))
        yield ConditionDraft(*key, text[slice(*span)], span, tuple(groups[key]))

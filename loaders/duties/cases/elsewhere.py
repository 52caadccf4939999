"""What a text says elsewhere of some of those whom its duties name: that they need not, or not so.

停产企业可不报送; 上述要求不适用于商用车企业; 除出口企业外，均按上述要求执行. Such a clause is no duty itself;
those before it are open, but for enterprises of which it says nothing. What names an article is of that one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.cases.understood import HAPPENS
from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.phrases import means_all, refers_back
from dutygraph.loaders.duties.who.whom import NOBODY
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import article_label

_SENTENCE = re.compile(r"[^。；\n]+")
_LOOSENS = quick(
    r"(?P<any>不(?:在|含|包[含括]|纳入|列入|[作做]要求|适用)|除外|(?<![以之])外，|[仅只]|限于|比例)"
    r"|可以?不|不再|不[需用必]|无[需须]|暂[不缓停]|缓[报交缴办]|免(?!费)|豁免|即可|另行|自愿|视情|酌情|自次年"
)
"""What says that something is not asked, or not so, of whom it names: of all that is asked, or of one act."""
_PARTY_NOUN = r"(?:企业|公司|单位|经营者|运营者|处理者|[制生经供销]\w?商)"
_WHOM = re.compile(
    rf"[^，。；：、\n（(]{{1,40}}?(?:{_PARTY_NOUN}(?![一-鿿]{{0,4}}{_PARTY_NOUN}|[^，。；]{{0,8}}的)|的(?=，?(?:{_LOOSENS.pattern})))"
)
_BUT_FOR = re.compile(
    rf"(?:不(?:含|包[含括]|适用于?)|[仅只](?:适用于|面向|含|限)?|限于|对)(?P<whom>[^，。；：（]{{2,40}}?{_PARTY_NOUN})"
)
"""Whom a sentence names behind what it says of them: 不含专用车企业."""
_OF_TEXT = re.compile(
    r"本(?![条款项])[^，。；]{1,4}不?适用|不适用本(?![条款项])|(?:上述|前述|以上|本次|此列|均按)"
)
_OF_ARTICLE = re.compile(r"第[^，。；]{1,6}条|前条")
_VERB = 6
"""Within so many characters the act is told that need not be."""
_REACH = 1_200
"""How far before it, in characters, a sentence speaks of duties, where it does not name the whole text."""
_DUTIES = frozenset((Modality.MANDATORY, Modality.PROHIBITED))


class LeftOut(NamedTuple):
    """Those of `types`, all of them where that is their `name`, or some not known need not do the `act`, or
    anything where it tells none. It is told `at` that place, of duties that begin within its `reach`.
    """

    types: tuple[str, ...]
    name: str
    act: str
    at: int
    reach: tuple[int, int]

    def limits(self, said: StatementDraft) -> bool:
        """Whether it takes some out of a duty of enterprises."""
        if means_all(said.subject or "") or not self.reach[0] <= said.span.start < self.reach[1]:
            return False
        some = (
            not self.types
            or self.at <= said.span.start
            or (bool(set(self.types) & set(said.types)) and self.name not in (said.subject or ""))
        )
        same = not self.act or any(
            first + second in said.text for first, second in pairwise(self.act[:_VERB])
        )
        return some and same


def left_out(text: str, finder: ActorFinder) -> Iterator[LeftOut]:
    """What its sentences say of the kind."""
    for sentence in _SENTENCE.finditer(text):
        label = article_label(sentence[0])
        words = sentence[0][label.end if label else 0 :].strip()
        loosens = None if _OF_ARTICLE.search(words) else _LOOSENS.search(words)
        if loosens is None:
            continue
        clause = words.rfind("，", 0, loosens.start()) + 1
        clause = words.rfind("，", 0, clause - 1) + 1 if words.endswith("的", 0, clause - 1) else clause
        found = _BUT_FOR.search(words, clause) or _WHOM.search(words, clause)
        if found is None or any(one.modality in _DUTIES for one in modals(words[clause:])):
            continue
        whom = found.groupdict().get("whom") or found[0]
        named = finder.opening(whom) or finder.phrase(whom)
        if named is not None and named.bearer is not Bearer.ENTERPRISE:
            continue
        of_all = means_all(whom) or ("的" not in whom and refers_back(whom))
        if of_all or (whom.endswith("的") and HAPPENS.search(whom)):
            continue
        bound = named.binding() if named else NOBODY
        act = "" if loosens["any"] else words[loosens.end() :] or words[found.end() :]
        of_text = _OF_TEXT.search(words) is not None
        reach = (0, len(text)) if of_text else (max(sentence.start() - _REACH, 0), sentence.end())
        yield LeftOut(bound.types, whom, act, sentence.start(), reach)

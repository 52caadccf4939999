"""What a text says elsewhere of some of those whom its duties name: that they need not, or not so.

停产企业可不报送; 上述要求不适用于商用车企业; 除出口企业外，均按上述要求执行. Such a clause is no duty itself;
those before it are open, but for enterprises of which it says nothing. What names an article is of that one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.cases.understood import STANDING, tells_kind
from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.duties.modality import MUST, modals
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.phrases import means_all, refers_back
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import article_label

_SENTENCE = re.compile(r"[^。；\n]+")
_LOOSENS = quick(
    r"(?P<any>(?<!拒)不(?:在|含|包[含括]|纳入|列入|[作做]要求|适用|执行|履行)|除外|外，|[仅只]|限于|比例)"
    r"|可以?不|不再|不[需用必]|无[需须]|暂[不缓停]|缓[报交缴办]|免(?!费)|豁免|即可|另行|自愿|视情|酌情|自次年"
)
"""What says that something is not asked, or not so, of whom it names: of all that is asked, or of one act."""
_PARTY_NOUN = r"(?:企业|公司|单位|经营者|运营者|处理者|[制生经供销]\w?商)"
_WHOM = re.compile(
    rf"[^，。；：、\n（(]{{1,40}}?(?:{_PARTY_NOUN}(?![一-鿿]{{0,4}}{_PARTY_NOUN}|[^，。；]{{0,8}}的)|的(?=，?(?:{_LOOSENS.pattern})))"
)
_BUT_FOR = re.compile(
    r"除(?!法律|国家|本[^，。；]{1,6}(?:另|第)|另有|上述|前款|外|非)(?P<but>[^，。；]{2,40}?)[以之]?外，|"
    rf"(?:不(?:含|包[含括]|适用于?)|[仅只](?:适用于|面向|含|限)?|限于|对)(?P<whom>[^，。；：（]{{2,40}}?{_PARTY_NOUN})"
)
"""Whom a sentence names behind what it says of them: 不含专用车企业; 除三级系统外."""
_OF_TEXT = re.compile(
    r"本(?![条款项])[^，。；]{1,4}不?适用|不适用本(?![条款项])|(?:上述|前述|以上|本次|此列|均按)"
)
_OF_ARTICLE = re.compile(r"第[^，。；]{1,6}条|前条")
_CITING = re.compile(r"[》\n照据反合按](?:本[^，。；第]{1,4})?$")
"""What before an article makes it one by which something is done, or of another text."""
_PUNISHES = re.compile(r"责令|处[以罚一二三五十]|罚款|处分|追究")
_SOME = quick(rf"^[，但是]*已|适用第|级|类|{_PARTY_NOUN}|系统|平台|[未不]满|{STANDING.pattern}")
"""Of what a part is taken out that makes a kind of its own: 除三级系统外."""
_FIRST_ARTICLE = re.compile(r"^\s*第一条\s", re.MULTILINE)
_BRACKET_END = re.compile(r"[）)]")
_VERB = 6
"""Within so many characters the act is told that need not be."""
_REACH = 1_200
"""How far before it, in characters, a sentence speaks of duties, where it does not name the whole text."""


class LeftOut(NamedTuple):
    """Those of `types`, all of them where that is their `name`, or some not known need not do the `act`, or
    anything where it tells none. It is told `at` that place, of duties that begin within its `reach`,
    and of those of the `articles` alone that these words name, if they name any.
    """

    types: tuple[str, ...]
    name: str
    act: str
    at: Span
    reach: Span
    articles: str = ""

    def limits(self, said: StatementDraft) -> bool:
        """Whether it takes some out of a duty of enterprises."""
        if means_all(said.subject or "") or not self.reach.start <= said.span.start < self.reach.end:
            return False
        own = self.at.start <= said.span.start < self.at.end
        if self.act and own and said.modality is Modality.PERMITTED:
            return False
        some = (
            not self.types
            or own
            or (bool(set(self.types) & set(said.types)) and self.name not in (said.subject or ""))
        )
        same = not self.act or any(
            first + second in said.text for first, second in pairwise(self.act[:_VERB])
        )
        return some and same


def left_out(text: str, finder: ActorFinder) -> Iterator[LeftOut]:
    """What its clauses say of the kind."""
    numbered = _FIRST_ARTICLE.search(text) is not None
    for sentence in _SENTENCE.finditer(text):
        label = article_label(sentence[0])
        words = sentence[0][label.end if label else 0 :].strip()
        loosens = _LOOSENS.search(words)
        if loosens is None or _PUNISHES.search(words):
            continue
        named_articles = _OF_ARTICLE.finditer(words) if numbered else ()
        article = next((one for one in named_articles if not _CITING.search(words, 0, one.start())), None)
        if article and words.startswith("另有", article.end()):
            # 但第五条另有规定的除外: of whom that article tells, need not do this.
            yield LeftOut((), "", "", Span(*sentence.span()), Span(*sentence.span()))
            continue
        clause = max(words.rfind(mark, 0, loosens.start()) for mark in "，（(") + 1
        clause = words.rfind("，", 0, clause - 1) + 1 if words.endswith("的", 0, clause - 1) else clause
        found = _BUT_FOR.search(words, 0 if article else clause) or _WHOM.search(words, clause)
        if article is None and (found is None or (numbered and _OF_ARTICLE.search(words))):
            continue
        told = found.groupdict() if found else {}
        article = None if told.get("but") else article
        within = _BRACKET_END.split(words[clause:])[0]
        if not told.get("but") and _asks(within):
            continue
        whom = told.get("but") or told.get("whom") or (found[0] if found else "")
        named = finder.opening(whom) or finder.phrase(whom)
        of_all = means_all(whom) or ("的" not in whom and refers_back(whom))
        happens = whom.endswith("的") and not tells_kind(whom) and "下列" not in whom
        happens = happens or bool(told.get("but") and not whom.endswith("的") and not _SOME.search(whom))
        if of_all or happens or (named and named.bearer is not Bearer.ENTERPRISE):
            continue
        act = "" if article or loosens["any"] or not found else words[loosens.end() :] or words[found.end() :]
        at = Span(*sentence.span())
        since = at.start - _REACH
        if told.get("but") or _asks(words[:clause]):
            since = at.start
        elif "本条" in words:
            since = text.rfind("\n", 0, at.start)
        reach = Span(max(since, 0), at.end)
        reach = Span(0, len(text)) if article or _OF_TEXT.search(words) else reach
        types = named.binding().types if named else ()
        yield LeftOut(types, whom, act, at, reach, words[article.start() :] if article else "")


def _asks(words: str) -> bool:
    return any(one.modality in MUST for one in modals(words))

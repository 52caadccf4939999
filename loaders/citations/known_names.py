"""Laws and rules that a text names without 《》, by names that are known beforehand."""

import re
from collections.abc import Iterable

from dutygraph.text.designations import title_key
from dutygraph.text.first_characters import quick
from dutygraph.text.normal_text import normal_text
from dutygraph.text.titles import find_titles

_STATE = "中华人民共和国"
_SHORTEST_NAME = 3
_LONGEST_LEAD = 4
_NAME_END = re.compile(r"(?:法|法典|条例|办法|规定|细则|规则|准则)(?:[（(][^（）()]{1,12}[）)])*$")
_NAME_ENDS = quick(
    r"(?<![办方做说想])法典?(?![律规学院人官庭制治令典定])|(?:条例|办法|规定|细则|规则|准则)(?![草征])"
)
_ONLY_A_KIND = re.compile(
    r"(?:管理|实施|暂行|试行|若干|监督|工作|技术|有关|相关|具体)*(?:办法|条例|规定|细则|规则|准则)"
)
_BEFORE_A_NAME = re.compile(
    r"(?:^|[^\u3400-\u9fff]|[和与及或的是为由按依照据反守合用行彻实对经即等]|我国|国家|现行|以及)$"
)


class KnownNames:
    """Finds the names of laws and rules, given by their keys; those that only say a kind are passed over."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(
            name for name in names if len(name) >= _SHORTEST_NAME and not _ONLY_A_KIND.fullmatch(name)
        )
        self._lengths = sorted({len(name) for name in self.names}, reverse=True)

    @classmethod
    def among(cls, titles: Iterable[str]) -> "KnownNames":
        return cls(title_key(title) for title in titles if _NAME_END.search(title))

    def with_titles_of(self, text: str) -> "KnownNames":
        """Also those that a text itself cites in 《》, and goes on to name without."""
        cited = KnownNames.among(title.title for title in find_titles(normal_text(text).text))
        return self if cited.names <= self.names else KnownNames(self.names | cited.names)

    def named(self, text: str) -> tuple[tuple[int, int], ...]:
        """Start and end of the laws and rules that a normal text names without 《》, each by its whole name.

        One that may be the tail of a longer name (上海市网络数据安全管理条例) is none.
        """
        found: list[tuple[int, int]] = []
        for ending in _NAME_ENDS.finditer(text):
            end = ending.end()
            for length in self._lengths:
                start = end - length
                if start >= 0 and text[start:end] in self.names:
                    if text.endswith(_STATE, 0, start):
                        start -= len(_STATE)
                    if _BEFORE_A_NAME.search(text, max(0, start - _LONGEST_LEAD), start):
                        found.append((start, end))
                    break
        return tuple(found)

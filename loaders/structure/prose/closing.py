"""What stands below the text of a document in prose: annexes, signatures, dates, contacts."""

import re
from collections.abc import Sequence
from typing import Literal

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.prose.headings import SENTENCE, level_of
from dutygraph.loaders.structure.telling import names_papers
from dutygraph.text.dates import DAY_ALONE
from dutygraph.text.labels import ANNEX_MARK

_CLOSING = re.compile(
    r"特此(?:通知|公告|函告)|^此复|^[（(]?联\s*系\s*(?:人|电话|方式)|^[（(]此件"
    r"|^抄送|^(?:主题词|(?:信息)?公开(?:选项|方式|形式|属性|类[型别])|抄报|分送|(?:内部)?发送)\s*[：:]"
)
"""How what stands below a text begins, the imprint among it (GB/T 9704: 版记)."""
_LETTERED = re.compile(r"附\s*录\s*[A-Z](?:[\s（(]\s*[^。；]{1,40})?$")
_SAID = re.compile(rf"{SENTENCE.pattern}|[，,]")
_MOST = 8
_LONGEST = 120
"""A longer line that ends in 特此通知 says something besides."""
_FORM = re.compile(
    r"(?:表|单|函|承诺书|申请书|声明|台账|模板|格式|样式|样本|范本)(?:[（(][^（）()]*[）)])?[）)]?$"
)
"""The name of an annex that is a form, with what its notes ask of who fills it in."""
_OWN_WORDS = re.compile(
    r"我(?:单位|公司|企业|司|局|行)|本(?:人|单位|公司|企业|机构)(?:郑重)?(?:承诺|保证|声明)"
    r"|^(?:某某?|[×xX_＿*○〇]{2,}|…+)[^，。；\n]{0,24}[：:]$",
    re.MULTILINE,
)
"""How whoever signs a form speaks in it, and whom it leaves open: 我单位郑重承诺; 某某公司：."""

Annex = Literal["mark", "headed", "listed"]
"""What a line is to an annex: its mark alone, its heading (附件 某表), or a list of it (附件：某表)."""


def annex_of(words: str) -> Annex | None:
    """None for a line that says nothing of one, or only begins so: 附件管理."""
    found = ANNEX_MARK.match(words)
    if found is None or not found["title"]:
        return "mark" if found or _LETTERED.match(words) else None
    return "listed" if found["gap"].strip() else "headed" if found["gap"] else None


def without_closing(text: str, lines: list[Span]) -> tuple[list[Span], list[Span]]:
    """The lines, and what stands below them."""
    said = [line.of(text) for line in lines]
    end = _said_until(said, len(lines))
    for at in range(max(end - _MOST, 1), end):
        if (
            (len(said[at]) <= _LONGEST and _CLOSING.search(said[at]))
            or annex_of(said[at]) == "listed"
            or DAY_ALONE.match(said[at])
        ):
            end = _said_until(said, at)
            break
    return lines[:end], lines[end:]


def _said_until(said: Sequence[str], end: int) -> int:
    while end > 1 and not _says(said[end - 1]) and said[end - 2][-1:] not in "：:":
        end -= 1
    return end


def _says(words: str) -> bool:
    """A text that is cut off ends amid a sentence."""
    return _SAID.search(words) is not None or level_of(words) is not None or bool(modals(words))


def fills_in(text: str, lines: Sequence[Span], *, boxes: bool) -> bool:
    """Whether an annex is a form: named as one, with `boxes` or in the words of whoever signs it."""
    named = any(_FORM.search(line.of(text)) for line in lines[:2])
    return named and (boxes or _OWN_WORDS.search(text, lines[0].start, lines[-1].end) is not None)


def papers_below(text: str, lines: Sequence[Span]) -> Sequence[Span]:
    """The lines of an annex below a heading that names papers that are handed in; none without one."""
    head = next((at for at, line in enumerate(lines[:2]) if names_papers(line.of(text))), len(lines))
    return lines[head + 1 :]

"""What stands below a text: the annexes listed, signatures, the day, and whom to ask."""

import re
from collections.abc import Sequence

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.prose.headings import SENTENCE, level_of
from dutygraph.text.dates import DAY_ALONE

ANNEX_LIST = re.compile(r"附\s*[件录表]\s*\d{0,2}\s*[:：.．]\s*\S")
_CLOSING = re.compile(r"特此(?:通知|公告|函告)|^此复|^[（(]?联\s*系\s*(?:人|电话|方式)|^抄送|^[（(]此件")
_CLOSING_LINES = 8


def without_closing(text: str, lines: list[Span]) -> tuple[list[Span], list[Span]]:
    """The lines, and those that close them."""
    end = _said_until(text, lines, len(lines))
    for at in range(max(end - _CLOSING_LINES, 1), end):
        words = text[lines[at].start : lines[at].end]
        if _CLOSING.search(words) or ANNEX_LIST.match(words) or DAY_ALONE.match(words):
            end = _said_until(text, lines, at)
            break
    return lines[:end], lines[end:]


def _said_until(text: str, lines: Sequence[Span], end: int) -> int:
    while end > 1 and not _says(text, lines[end - 1]) and text[lines[end - 2].end - 1] not in "：:":
        end -= 1
    return end


def _says(text: str, line: Span) -> bool:
    words = text[line.start : line.end]
    return SENTENCE.search(words) is not None or level_of(words) is not None or bool(modals(words))

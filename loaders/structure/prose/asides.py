"""Brackets behind a paragraph that say whose task it is: （责任单位：某局；时限：6月底前）, （某局牵头）."""

import re

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.structure.task_list_header import says_beside

ASIDE = re.compile(r"[（(](?P<said>(?:[^（）()\n]|[（(][^（）()\n]{0,20}[）)]){3,200})[）)][。；;]?\s*$")
_NAMED = re.compile(r"\s*(?P<what>[^：:，,；;。]{2,8})[：:](?P<value>[^：:；;。]+)")
_PARTS = re.compile(r"(?:[^；;。，,]|[，,](?![^：:，,；;。]{2,8}[：:]))+")
"""A comma before what is named next parts it: 责任单位：某局，时限：6月底前."""
_DONE_BY = re.compile(
    r"(?P<who>.{2,120}?)(?:牵头负责|牵头|负责(?:落实)?|按(?:照)?(?:职责)?分工(?:负责|落实)|落实)"
    r"(?:[，,；;、](?P<with>.{2,120}?)(?:配合|参与|协同配合|协助|按(?:照)?(?:职责)?分工(?:负责|落实)))?"
)


def without_aside(text: str, line: Span) -> tuple[Span, dict[str, Passage]]:
    """The line without such brackets at its end, and what these say, by `says_beside`; else all of it."""
    words = text[line.start : line.end]
    aside = ASIDE.search(words)
    if aside is None or aside.start() < 2:
        return line, {}
    said = {kind: Span(line.start + start, line.start + end) for kind, start, end in _said(words, aside)}
    if "who" not in said:
        return line, {}
    return Span(line.start, line.start + aside.start()), {
        kind: passage(text, [span]) for kind, span in said.items()
    }


def _said(words: str, aside: re.Match[str]) -> list[tuple[str, int, int]]:
    start, end = aside.span("said")
    done = _DONE_BY.fullmatch(words, start, end)
    if done and "：" not in aside["said"] and ":" not in aside["said"]:
        return [(kind, *done.span(kind)) for kind in ("who", "with") if done[kind]]
    found: list[tuple[str, int, int]] = []
    for part in _PARTS.finditer(words, start, end):
        named = _NAMED.fullmatch(words, *part.span())
        kind = says_beside(named["what"].strip()) if named else None
        if named and kind:
            found.append((kind, *named.span("value")))
    return found

"""What is said beside a task: in brackets behind it, （责任单位：某局；时限：6月底前）, （某局牵头）,
or on lines below it that a label begins, as columns of a table do: 时限：6月底前, 责任主体：各企业.
"""

import re
from collections.abc import Iterator, Sequence

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage, joined, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.duties.who.phrases import names_kind
from dutygraph.loaders.structure.task_list_header import TASK, role_of, says_beside

ASIDE = re.compile(r"[（(](?P<said>(?:[^（）()\n]|[（(][^（）()\n]{0,20}[）)]){3,200})[）)][。；;]?\s*$")
NOTE = re.compile(r"\s*(?:备?注|(?:填[表写报])?说明)\s*\d{0,2}\s*[:：.．]\s*(?:\d{1,2}[.．、]\s*)?")
_NAMED = re.compile(r"\s*(?P<what>[^：:，,；;。]{2,8})[：:](?P<value>[^：:；;。]+)")
_BY = re.compile(
    r"\s*[^：:，,；;。]{1,16}?[年月旬日度末底][之以]?[前内]?(?:全部|基本)?(?:完成|办结|落实)?\s*"
)
_PARTS = re.compile(rf"(?:[^；;。，,]|[，,](?![^：:，,；;。]{{2,8}}[：:]|{_BY.pattern}(?:[，,；;）)]|$)))+")
"""A comma before what is named next, or a time, parts it: 责任单位：某局，时限：6月; 牵头：某局，6月底前."""
_DONE_BY = re.compile(
    r"(?P<who>.{2,120}?)(?:牵头负责|牵头|负责(?:落实)?|按(?:照)?(?:职责)?分工(?:负责|落实)|落实)"
    r"(?:[，,；;、](?P<with>.{2,120}?)(?:配合|参与|协同配合|协助|按(?:照)?(?:职责)?分工(?:负责|落实)))?"
)
LABEL = re.compile(
    r"[*]{0,2}(?:[【〔\[](?P<marked>[一-鿿]{2,8})[】〕\]][*]{0,2}[：:]?"
    r"|(?P<label>[一-鿿]{2,8})[*]{0,2}[ \t\u3000]?[：:])[*]{0,2}[ \t\u3000]{0,4}"
)
_TEXT = re.compile(r"(?:要求|内容|做法|方式|渠道)$")
_MATERIAL = re.compile(r"(?:材料|资料)(?:清单|名称|目录)?$|(?:报送|提交|填报|申报|上报)内容$")
_MORE = re.compile(r"[；;、，,：:]\s*$")
_OF_WHOM = re.compile(
    rf"(?:(?!.*(?:征求意见|草案|送审))[本《].*对)?(?P<who>[^，,。；;：:《》]{{0,24}}?(?:{PARTY.pattern}))(?:的?(?:主要|法定|基本)?(?:义务|职责)|的(?:主要|法定)?责任)"
    r"(?:(?:都|均|也)?[作做]出?了?(?:明确|具体|如下|以下)?规定)?[：:]?"
)
"""What names whose duties stand below: 经营者的义务; 办法对经营者的义务作出了规定：."""


def of_whom(above: Passage) -> dict[str, Passage]:
    """Whose duties stand below a heading, or a line that opens a list, where it says enterprises', or
    labels them: 责任单位：某企业.
    """
    label = LABEL.match(above.text)
    if label and label.end() < len(above.text) and _column(label["label"] or label["marked"]) == "who":
        return {"who": above.part(label.end(), len(above.text))}
    found = _OF_WHOM.fullmatch(above.text.strip())
    party = found and found["private"]
    if not found or not party or not names_kind(found["who"].removesuffix(party)):
        return {}
    start = above.text.find(found["who"])
    return {"who": above.part(start, start + len(found["who"]))}


def without_aside(text: str, line: Span) -> tuple[Span, dict[str, Passage]]:
    """The line without a note's label and such brackets at its end, and what these say, by `says_beside`."""
    note = NOTE.match(text, *line)
    line = Span(note.end(), line.end) if note else line
    words = line.of(text)
    aside = ASIDE.search(words)
    if aside is None or aside.start() < 2:
        return line, {}
    said = {kind: Span(line.start + start, line.start + end) for kind, start, end in _said(words, aside)}
    if "who" not in said:
        return line, {}
    return Span(line.start, line.start + aside.start()), {
        kind: passage(text, [span]) for kind, span in said.items()
    }


def tells_whose(text: str, line: Span) -> bool:
    """Whether brackets at the end of a line say whose task it is, so that it is one in whatever words."""
    return bool(without_aside(text, line)[1])


def by_asides(
    text: str, lines: Sequence[Span]
) -> Iterator[tuple[tuple[Span, ...], Passage, dict[str, Passage]]]:
    """Lines up to each whose brackets say whose it is: they, what they say, and what is said beside that."""
    held: list[tuple[Span, Span]] = []
    for line in lines:
        own, beside = without_aside(text, line)
        held.append((line, own))
        if beside or line is lines[-1]:
            yield tuple(one for one, _ in held), joined(text, [words for _, words in held]), beside
            held = []


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
        elif found and _BY.fullmatch(words, *part.span()):
            found.append(("by", *part.span()))
    return found


def columns_below(
    text: str, lines: Sequence[Span], name: Span
) -> tuple[Passage, Passage | None, dict[str, Passage]]:
    """What is to be done, the materials asked for, and what else is said beside, by `says_beside`.

    A label is part of none of them. Where all lines have other labels, the task's name is what is to be done.
    """
    found: dict[str, list[Span]] = {}
    last = "text"
    for line in lines:
        label = LABEL.match(text, line.start, line.end)
        said = _column(label["label"] or label["marked"]) if label else None
        if label is None or said is None:
            held = found.get(last)
            goes_on = held is not None and (not held or _MORE.search(text[held[-1].start : held[-1].end]))
            last = last if goes_on else "text"
            found.setdefault(last, []).append(line)
            continue
        last = said
        value = Span(label.end(), line.end)
        found.setdefault(said, []).extend([value] if value.of(text).strip() else [])
    told = found.pop("text", None) or [name]
    materials = found.pop("material", None)
    end, beside = without_aside(text, told[-1])
    beside |= {said: passage(text, spans) for said, spans in found.items() if spans}
    return joined(text, [*told[:-1], end]), joined(text, materials) if materials else None, beside


def names_act(text: str, line: Span) -> bool:
    """Whether a label says that the line tells what is to be done, or whose that is."""
    label = LABEL.match(text, line.start, line.end)
    return label is not None and _column(label["label"] or label["marked"]) in ("text", "who")


def _column(label: str) -> str | None:
    """Which column a label names; None where it asks for something itself, or names none."""
    if modals(label):
        return None
    if beside := says_beside(label):
        return beside
    if _MATERIAL.search(label):
        return "material"
    return "text" if role_of(label) == TASK or _TEXT.search(label) else None

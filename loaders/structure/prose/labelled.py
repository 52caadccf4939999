"""Lines below a task that a label begins, as the columns of a table do: 时限：6月底前, 责任主体：各企业."""

import re
from collections.abc import Sequence

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage, joined, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.prose.asides import without_aside
from dutygraph.loaders.structure.task_list_header import names_task, says_beside

_LABEL = re.compile(
    r"[*]{0,2}(?:[【〔\[](?P<marked>[一-鿿]{2,8})[】〕\]][*]{0,2}[：:]?"
    r"|(?P<label>[一-鿿]{2,8})[*]{0,2}[ \t\u3000]?[：:])[*]{0,2}[ \t\u3000]{0,4}"
)
_TEXT = re.compile(r"(?:要求|内容|做法|方式|渠道)$")
_MATERIAL = re.compile(r"(?:材料|资料)(?:清单|名称|目录)?$")
_MORE = re.compile(r"[；;、，,：:]\s*$")


def columns_below(
    text: str, lines: Sequence[Span], name: Span
) -> tuple[Passage, Passage | None, dict[str, Passage]]:
    """What is to be done, the materials asked for, and what else is said beside, by `says_beside`.

    A label is part of none of them. Where all lines have other labels, the task's name is what is to be done.
    """
    found: dict[str, list[Span]] = {}
    last = "text"
    for line in lines:
        label = _LABEL.match(text, line.start, line.end)
        said = _column(label["label"] or label["marked"]) if label else None
        if label is None or said is None:
            held = found.get(last)
            goes_on = held is not None and (not held or _MORE.search(text[held[-1].start : held[-1].end]))
            last = last if goes_on else "text"
            found.setdefault(last, []).append(line)
            continue
        last = said
        value = Span(label.end(), line.end)
        found.setdefault(said, []).extend([value] if text[value.start : value.end].strip() else [])
    told = found.pop("text", None) or [name]
    materials = found.pop("material", None)
    end, beside = without_aside(text, told[-1])
    beside |= {said: passage(text, spans) for said, spans in found.items() if spans}
    return joined(text, [*told[:-1], end]), joined(text, materials) if materials else None, beside


def names_act(text: str, line: Span) -> bool:
    """Whether a label says that the line tells what is to be done, or whose that is."""
    label = _LABEL.match(text, line.start, line.end)
    return label is not None and _column(label["label"] or label["marked"]) in ("text", "who")


def _column(label: str) -> str | None:
    """Which column a label names; None where it asks for something itself, or names none."""
    if modals(label):
        return None
    if beside := says_beside(label):
        return beside
    if _MATERIAL.search(label):
        return "material"
    return "text" if names_task(label) or _TEXT.search(label) else None

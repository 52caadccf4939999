"""The words of a Word paragraph, as its last version shows them on paper."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from docx.oxml.ns import qn

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHOICE, _FALLBACK = f"{_MC}Choice", f"{_MC}Fallback"
_BOX = qn("w:txbxContent")
_SIGNS = MappingProxyType({qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"})
_REMOVED = frozenset(qn(name) for name in ("w:del", "w:moveFrom"))
_SILENT = frozenset(
    qn(name) for name in ("w:pPr", "w:rPr", "w:instrText", "w:delText", "w:delInstrText", "w:rt", "w:sdtPr")
)
_PICTURES = frozenset({qn("pic:pic"), qn("w:object"), "{urn:schemas-microsoft-com:vml}imagedata"})
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Words:
    """`boxes` are the text boxes anchored in the paragraph, `hidden` its words that are not shown."""

    parts: list[str] = field(default_factory=list)
    hidden_parts: list[str] = field(default_factory=list)
    found_boxes: list[Any] = field(default_factory=list)
    removed: bool = False
    struck: bool = False
    pictures: bool = False

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def hidden(self) -> str:
        return "".join(self.hidden_parts)

    @property
    def boxes(self) -> tuple[Any, ...]:
        return tuple(self.found_boxes)


class WordReader:
    def read(self, paragraph: Any) -> Words:
        words = Words()
        self._visit(paragraph, words, words.parts)
        return words

    def _visit(self, element: Any, words: Words, into: list[str]) -> None:
        for child in element:
            tag = child.tag
            if tag == qn("w:t") or tag == _MATH_TEXT:
                into.append(child.text or "")
            elif tag in _SIGNS:
                into.append(_SIGNS[tag])
            elif tag == qn("w:br"):
                into.append("\n")
            elif tag == qn("w:sym"):
                into.append(_symbol(child))
            elif tag == _BOX:
                words.found_boxes.append(child)
            elif tag in _REMOVED:
                words.removed = words.removed or any(True for _ in child.iter(qn("w:delText"), qn("w:t")))
            elif tag in _SILENT or not isinstance(tag, str):
                continue
            elif _is_struck(child):
                words.struck = words.struck or any(True for _ in child.iter(qn("w:t")))
            else:
                words.pictures = words.pictures or tag in _PICTURES
                self._visit(_shown(child), words, words.hidden_parts if _is_hidden(child) else into)


def _shown(element: Any) -> Any:
    """Of alternatives that say the same for newer and older programs, the first."""
    if element.tag != f"{_MC}AlternateContent":
        return element
    choice = element.find(_CHOICE)
    return choice if choice is not None else element


def _is_hidden(element: Any) -> bool:
    return _has(element, "w:vanish")


def _is_struck(element: Any) -> bool:
    return _has(element, "w:strike") or _has(element, "w:dstrike")


def _has(run: Any, property: str) -> bool:
    """Whether the characters of a run have a property that is on or off."""
    if run.tag != qn("w:r"):
        return False
    mark = run.find(f"{qn('w:rPr')}/{qn(property)}")
    return mark is not None and mark.get(qn("w:val")) not in _OFF


def _symbol(element: Any) -> str:
    """A character of a symbol font: in the private area its sign is known only to the font."""
    code = element.get(qn("w:char")) or ""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= sign <= "\uf8ff" else sign

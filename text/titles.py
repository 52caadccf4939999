"""Titles in 《》 in running text: where they stand, and which of them name no instrument."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST_TITLE = 300
_MARK = re.compile(r"[《》]|\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """Characters `start` to `end` of the normal text, 《》 included; `title` is what they enclose."""

    start: int
    end: int
    title: str


_HANDED_IN = re.compile(
    r"(?:报告|材料|表单?|书|目录|清单|台账|证明|总结|名单|回执|函|申请|记录|附件)(?:[(][^()]{1,20}[)])?$"
)
_CERTIFICATE = re.compile(r"(?:许可证|执照|证书|合格证|资格证|通知书|决定书|批准书|备案证明|登记证|证)$")
_HANDING_IN = re.compile(
    r"提交|报送|填报|填写|上报|递交|呈报|报备|备案|提供|出具|编制|编写|撰写|形成|上传|签署|签订|附上|报告|制定|更新|公示"
)
_CITING = re.compile(
    r"按照|根据|依据|依照|参照|遵照|比照|对照|符合|满足|遵守|违反|落实|贯彻|执行|适用|引用|参考"
)
_SENTENCE_END = "。；;\n!?"


def find_titles(text: str) -> tuple[FoundTitle, ...]:
    """The outermost 《》 of a normal text. One that is not closed within its paragraph is passed over."""
    found: list[FoundTitle] = []
    for start, end in sorted(_pairs(text)):
        title = re.sub(r"\s*\n\s*", "", text[start + 1 : end - 1]).strip()
        if title and (not found or start >= found[-1].end):
            found.append(FoundTitle(start, end, title))
    return tuple(found)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        if mark[0] == "《":
            opened.append(mark.start())
        elif mark[0] != "》":
            opened.clear()
        elif opened and mark.end() - (start := opened.pop()) <= _LONGEST_TITLE:
            yield start, mark.end()


def names_no_instrument(text: str, title: FoundTitle) -> bool:
    """Whether a 《》 without a number and without an article names a paper rather than an instrument.

    Two rules of Chinese administrative writing. A name that ends in 证, 执照, 通知书 and the like is a
    paper that somebody grants. A name that ends in 报告, 材料, 表, 书, 目录 and the like is a paper to
    hand in where, within its sentence, the nearest verb before it is one of handing in (提交, 报送,
    填报, 形成 …) and not one of citing (按照, 根据, 符合 …).
    """
    if _CERTIFICATE.search(title.title):
        return True
    if _HANDED_IN.search(title.title) is None:
        return False
    sentence = max((text.rfind(mark, 0, title.start) for mark in _SENTENCE_END), default=-1) + 1
    before = re.sub(r"《[^《》]*》", lambda name: " " * len(name[0]), text[sentence : title.start])
    handing_in = max((verb.start() for verb in _HANDING_IN.finditer(before)), default=-1)
    citing = max((verb.start() for verb in _CITING.finditer(before)), default=-1)
    return handing_in > citing

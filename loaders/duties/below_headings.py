"""Sentences below a heading by which they only tell something, as what a report says."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.structure.telling import calls, demands, is_heading

_CONTENTS = re.compile(
    r"(?:报送|上报|报告|申报|填报|备案|报备|提交|检查|自查|核查|抽查|评估|审核|审查)(?:主要|重点|具体)?(?:内容|信息)$"
)
"""A heading below which items are what a paper tells or a check looks at: 用户投诉和处理情况."""

_LONGEST_MARK = 12


def asking(read: Sequence[StatementDraft], headings: Sequence[str]) -> list[StatementDraft]:
    """The statements below these headings, without those that only tell what the headings announce."""
    read = [
        one for one, below in zip_longest(read, read[1:]) if not (below and _is_heading(one, headings[0]))
    ]
    told = any(map(_CONTENTS.search, headings))
    return [one for one in read if not told or _asks(one) or (one.subject and one.text.endswith("。"))]


def _is_heading(said: StatementDraft, title: str) -> bool:
    """Whether a sentence above others is their heading, on a line of its own or that of the whole part."""
    behind = said.passage.source[said.span.end :][:_LONGEST_MARK].lstrip(" \u3000\r")
    if behind.startswith("\n"):
        return is_heading(said.text) and not _asks(said)
    told = said.subject or said.time_rules or said.deliverables or demands(title)
    return said.text.rstrip("。") == title != said.text and not told


def _asks(said: StatementDraft) -> bool:
    """Whether a sentence asks for something by itself, wherever it stands."""
    return bool(said.time_rules) or demands(said.text) or calls(said.text)

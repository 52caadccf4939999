"""What kind of document a text is, told from its structure."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.structure.law import FEWEST_ARTICLES, article_count
from dutygraph.loaders.structure.prose_plan import FEWEST_SECTIONS, section_count
from dutygraph.loaders.structure.standard import clause_count
from dutygraph.loaders.structure.standard_lines import FEWEST_CLAUSES, looks_like_standard
from dutygraph.loaders.structure.task_list_header import find_header, material_column, no_table


class Kind(StrEnum):
    TASK_LIST = "task-list"
    PLAN = "plan"
    LAW = "law"
    STANDARD = "standard"


def _asks_for_materials(document: Document) -> bool:
    header = find_header(document)
    return header is not None and material_column(document, header) is not None


# A text with articles is a law, also where its annex, or the decision that amends it, has sections.
_SIGNS: Mapping[Kind, Callable[[Document], bool]] = MappingProxyType(
    {
        Kind.TASK_LIST: _asks_for_materials,
        Kind.LAW: lambda document: article_count(document) >= FEWEST_ARTICLES,
        Kind.PLAN: lambda document: section_count(document) >= FEWEST_SECTIONS,
        Kind.STANDARD: looks_like_standard,
    }
)


def kind_of(document: Document) -> Kind:
    """The kind that a document has the signs of; RefusedDocument for none, or a list's and a law's."""
    found = [kind for kind, shows in _SIGNS.items() if shows(document)]
    if {Kind.TASK_LIST, Kind.LAW} <= set(found):
        raise RefusedDocument(
            [
                Problem(
                    document.name,
                    f"含有不止一类内容 mixes several kinds: {'、'.join(found)}.",
                    "请拆分文件，或用 --as 指明类别 Split the file, or name its kind with --as.",
                )
            ]
        )
    if found:
        return found[0]
    if find_header(document) is not None:
        return Kind.TASK_LIST
    raise RefusedDocument([_unknown(document)])


def _unknown(document: Document) -> Problem:
    table = no_table(document)
    if "lacks the expected columns" in table.message:
        return table
    return Problem(
        document.name,
        "无法识别文件类别 not a kind that is read. Looked for: "
        f"任务清单表格 {table.message.rpartition('looked for ')[2].rstrip('.')}; "
        f"法规条文 at least {FEWEST_ARTICLES} lines that begin 第…条 (found {article_count(document)}); "
        f"标准条款 at least {FEWEST_CLAUSES} numbered clauses (found {clause_count(document)}); "
        f"任务方案 at least {FEWEST_SECTIONS} sections 一、二、 (found {section_count(document)}).",
        "请确认文件，或用 --as 指明类别 Check the file, or name its kind with --as.",
    )

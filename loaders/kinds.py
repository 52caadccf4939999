"""What kind of document a text is, told from its structure; or that it states no duties, and why."""

import re
from enum import StrEnum

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.documents.document import Document, Paragraph, Row, refused
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.laws.articles import FEWEST_ARTICLES, article_count
from dutygraph.loaders.structure.prose.headings import has_sections, level_of
from dutygraph.loaders.structure.standards.clauses import read_structure
from dutygraph.loaders.structure.standards.lines import FEWEST_CLAUSES, looks_like_standard
from dutygraph.loaders.structure.task_list_header import find_header, material_column, no_table
from dutygraph.loaders.structure.telling import asks

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_HEAD = 12
_SENTENCE = 12
"""Characters of a line that says something, and is no heading."""
_RULES = re.compile(
    r"(?:通知|方案|计划|办法|规定|指引|指南|意见|细则|要点|措施|规范|公约|条例|清单|规则|准则|要求|批复|决定)(?:[（(][^（）()]{1,16}[）)])?$"
)
_TELLS_ONLY = (
    (re.compile(r"名词解释|术语(?!数据)|词汇|词典|词条"), "术语汇编 a glossary"),
    (re.compile(r"典型案例|案例(?:汇编|选编|集)|十大案例"), "案例汇编 a set of cases"),
    (
        re.compile(
            r"通报(?:[（(]|$)|(?:测试|检测|抽查|检查|监测)(?:结果|情况)|(?:名单|结果)(?:的)?公示|月报$|周报$"
        ),
        "检测或情况通报 a bulletin of results",
    ),
    (
        re.compile(r"答记者问|发言人|讲话|致辞|谈话|声明(?:[（(]|$)|联合公报|演讲"),
        "声明或讲话 a statement or speech",
    ),
    (
        re.compile(r"解读(?:[（(]|$)|^(?:图解|一图读懂)"),
        "解读 an explanation of another document",
    ),
    (
        re.compile(r"(?:招录|招聘|招考|遴选)(?:计划|公告|简章|启事)"),
        "招考公告 a call for applicants for posts",
    ),
)
_CASE = re.compile(r"[【\[（(]?(?:基本案情|案情(?:简介|摘要)|裁判(?:结果|要旨)|典型意义)[】\]）)：:]?$")
"""A heading of each case in a set of them."""
_FEWEST_CASES = 2
_SENT = re.compile(r"(?:印发|发布|公布|转发)《(?P<sent>[^》]{2,60})》的(?:通知|公告|通告)$")
_DEFINES = re.compile(
    r"(?:\d{1,3}\s*[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、])?[^。]{1,40}?(?:是指|系指|，指|:指|：指|[:：]\s*是指)"
)
_DEFINING_COLUMNS = re.compile(r"(?:术语|词条|名词|缩略语|词汇).*(?:定义|释义|解释|含义|说明|英文|全称)")
_MOSTLY = 0.6
_ADDRESSES = re.compile(r"各[^。]{1,200}[：:]$|(?:通知|公告|通告|要求|规定|意见|方案)如下")
_FEWEST_TOLD = 5
_SELDOM = 0.2
_SENDS = re.compile(r"(?:印发|发布|公布|转发|下发)[^。]{0,6}《|现将?《|现予?(?:印发|发布|公布)")


class Kind(StrEnum):
    TASK_LIST = "task-list"
    PLAN = "plan"
    LAW = "law"
    STANDARD = "standard"


def kind_of(document: Document) -> Kind:
    """The kind that a document has the signs of; RefusedDocument for a table with articles, and for what
    states no duty: that is said with the reason.

    A text with articles is a law, also where its annex, or the decision that amends it, has sections. What is
    neither table, law nor standard is read as prose: a notice, a plan, a guide, a reply.
    """
    header = find_header(document)
    table = header is not None and material_column(document, header) is not None
    lines = [
        document.text[block.span.start : block.span.end]
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    law = article_count(document) >= FEWEST_ARTICLES
    if law and not table and _quotes_only(lines):
        raise refused(
            document.name,
            "正文不是中文法规，仅引用了条文 not a law: most of it is not Chinese and only quotes articles.",
            "如确为法规，请用 --as law 指明 Say --as law, if it is one.",
        )
    if table and law:
        raise refused(
            document.name,
            "含有不止一类内容 mixes several kinds: task-list、law.",
            "请拆分文件，或用 --as 指明类别 Split the file, or name its kind with --as.",
        )
    if table:
        return Kind.TASK_LIST
    if law:
        return Kind.LAW
    if looks_like_standard(document) and len(read_structure(document).leads) >= FEWEST_CLAUSES:
        return Kind.STANDARD
    if header is not None and not has_sections(document):
        return Kind.TASK_LIST
    problem = _states_nothing(document, lines)
    if problem is not None:
        raise RefusedDocument([problem])
    return Kind.PLAN


def _quotes_only(lines: list[str]) -> bool:
    """Whether most lines are in another script, as those of a manual that shows articles as examples are."""
    told = [line for line in lines if _CHINESE.search(line) or _LATIN_WORD.search(line)]
    return sum(1 for line in told if not _CHINESE.search(line)) >= len(told) / 2


def _states_nothing(document: Document, lines: list[str]) -> Problem | None:
    """Why a text in prose states no duties, if it does not."""
    found = _only_tells(lines) or _glossary(document)
    asking = any(asks(document.text[line.start : line.end]) for line in document.lines)
    if found is None and not asking:
        if any(isinstance(block, Row) for block in document.blocks):
            return no_table(document)
        found = "没有陈述任何义务 no sentence of it asks anybody to do anything"
        if any(_SENDS.search(line) for line in lines):
            found = "只有发文通知，正文在其附件 only a covering notice; what it sends is not in the file"
    if found is None and _reports(lines):
        found = "报道或情况介绍 a report of what happened"
    if found is None:
        return None
    return Problem(
        document.name,
        f"不陈述义务 states no duties: {found}.",
        "请装入载有义务的文件；如确为方案或通知，请用 --as plan 指明 "
        "Load the document that states them; say --as plan, if it is a plan or notice.",
    )


def _reports(lines: list[str]) -> bool:
    """Whether a text is neither called a rule nor addressed to anybody, and seldom says what must be."""
    said = [line for line in lines if len(line) >= _SENTENCE]
    ruled = any(_RULES.search(line.strip()) or _ADDRESSES.search(line.strip()) for line in lines[:_HEAD])
    return (
        len(said) >= _FEWEST_TOLD
        and not ruled
        and sum(1 for line in said if modals(line)) < _SELDOM * len(said)
    )


def _glossary(document: Document) -> str | None:
    """Whether its tables say what words mean, by the names of their columns."""
    firsts = {block.table: block for block in reversed(document.blocks) if isinstance(block, Row)}
    named = (" ".join(document.text[span.start : span.end] for span in row.spans) for row in firsts.values())
    return _TELLS_ONLY[0][1] if firsts and all(_DEFINING_COLUMNS.search(names) for names in named) else None


def _only_tells(lines: list[str]) -> str | None:
    """A genre that tells and asks for nothing, by its title, or by what most of its paragraphs are."""
    head = [line.strip() for line in lines[:_HEAD]]
    titles = [line for line in head if len(line) <= 60 and "。" not in line]
    titles = [sent["sent"] if (sent := _SENT.search(line)) else line for line in titles]
    if sum(1 for line in lines if _CASE.match(line.strip())) >= _FEWEST_CASES:
        return _TELLS_ONLY[1][1]
    if not any(_RULES.search(line) for line in titles[:3] if level_of(line) is None):
        for line in titles[:3]:
            for pattern, genre in _TELLS_ONLY:
                if pattern.search(line):
                    return genre
        if head and re.search(r"公布[^。]{0,30}典型案例|典型案例如下", head[0]):
            return _TELLS_ONLY[1][1]
    said = [line for line in lines if len(line) >= _SENTENCE]
    if len(said) >= 4 and sum(1 for line in said if _DEFINES.match(line)) >= _MOSTLY * len(said):
        return _TELLS_ONLY[0][1]
    return None

"""What kind of document a text is, told from its structure; or that it states no duties, and why."""

import re
from itertools import islice, product

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.documents.document import Document, Paragraph, Row, refused
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.loaded import Kind
from dutygraph.loaders.structure.laws.articles import FEWEST_ARTICLES, act_of, article_count
from dutygraph.loaders.structure.prose.beside import names_act, tells_whose
from dutygraph.loaders.structure.prose.closing import annex_of
from dutygraph.loaders.structure.prose.headings import has_sections, level_of
from dutygraph.loaders.structure.prose.in_tables import InTables
from dutygraph.loaders.structure.standards.clauses import clause_count, read_structure
from dutygraph.loaders.structure.standards.lines import FEWEST_CLAUSES, looks_like_standard
from dutygraph.loaders.structure.task_list_header import MATERIAL, columns_of, find_header, no_table
from dutygraph.loaders.structure.telling import (
    asks,
    asks_by_act,
    begins_with_act,
    heads_demands,
    must_by_a_day,
    names_papers,
    tells_who_must,
)
from dutygraph.text.labels import ITEMS, article_label, mark

__all__ = ["Kind", "kind_of", "no_duties"]

_HEAD = 12
_SENTENCE = 12
"""Characters of a line that says something, and is no heading."""
_RULES = re.compile(
    r"(?:通知|通告|方案|计划|办法|规定|指引|指南|意见|细则|要点|措施|规范|公约|条例|清单|规则|准则|要求|批复|决定)(?:[（(][^（）()]{1,16}[）)])?[：:]?$"
)
_GLOSSARY, _CASES = "术语汇编 a glossary", "案例 a case, or a set of cases"
_BULLETIN = "检测或情况通报 a bulletin of results"
_ANSWERS = "答记者问 answers to the press"
_MAY_ASK = (_BULLETIN, _ANSWERS)
"""Refused where nothing of it says who must do what, or what must be done by when."""
_TITLED = {
    _GLOSSARY: r"名词解释|术语(?!数据)|词汇|词典|词条",
    _CASES: r"典型案例|案例(?:汇编|选编|集)|十大案例",
    _BULLETIN: (r"通报(?:[（(]|$)|(?:测试|检测|抽查|检查|监测)(?:结果|情况)|(?:名单|结果)的?公示|[月周]报$"),
    _ANSWERS: r"答记者问",
    "声明或讲话 a statement or speech": r"发言人|讲话|致辞|谈话|声明(?:[（(]|$)|联合公报|演讲",
    "解读 an explanation of another document": (
        r"^(?!(?:[一二三]、|\d[.．、])).*解读(?:[（(]|$)|^(?:图解|一图读懂)"
    ),
    "招考公告 a call for applicants for posts": r"(?:招录|招聘|招考|遴选)(?:计划|公告|简章|启事)",
}
"""Genres that tell and ask for nothing, by their titles."""
_MARKED = {
    _CASES: re.compile(
        r"[【\[（(]?(?:(?:基本|简要|主要)?案情(?:简介|摘要|回顾|介绍)?|法院裁判|(?:法院|仲裁)?裁[判决](?:结果|要[旨点]|理由)"
        r"|(?:判决|审理)(?:结果|理由)|典型意义|争议焦点|(?:法官|律师|案例)(?:说法|点评|提示|分析|评析|解读))[】\]）)：:。]*$"
    ),
    "论文 an article": re.compile(
        r"[【\[]?(?:摘\s*要|关\s*键\s*词|中图分类号|文献标[识志]码|作者简介|基金项目|DOI|参\s*考\s*文\s*献)(?:[】\]：:\s]|$)"
    ),
}
"""Lines that head the parts of a case that was decided, or of an article: two of them make a text one."""
_FEWEST_MARKED = 2
_SENT = re.compile(r"(?:印发|发布|公布|转发)《(?P<sent>[^》]{2,60})》的(?:通知|公告|通告)$")
_ADDRESSES = re.compile(
    r"各[^。]{1,200}[：:]$|^[^。，]{2,200}(?:公司|集团|厂)[：:]$|(?:通知|公告|通告|函告|要求|规定|意见|方案)如下"
)
_FEWEST_TOLD = 5
_SELDOM = 0.2
_AMENDS = re.compile(
    r"(?:关于修[改订正]|对(?=《[^》]{2,60}》[^。]{0,12}修[改订正]))(?P<what>《[^》]{2,60}》)"
)
_SENDS = re.compile(r"(?:印发|发布|公布|转发|下发)[^。]{0,6}《|现将?《|现予?(?:印发|发布|公布)")


def kind_of(document: Document) -> Kind:
    """The kind that a document has the signs of; RefusedDocument for a table with articles, and for what
    states no duty: that is said with the reason.

    An act that amends a law, or says how courts apply one, is a law though it asks nobody for anything.
    A text with articles is a law, also where its annex, or the decision that amends it, has sections. What is
    neither table, law nor standard is read as prose: a notice, a plan, a guide, a reply.
    """
    header = find_header(document)
    table = header is not None and MATERIAL in columns_of(document, header).roles
    lines = [block.span.of(document.text) for block in document.blocks if isinstance(block, Paragraph)]
    law = article_count(document) >= FEWEST_ARTICLES
    if law and not table and (genre := _genre(lines)):
        raise RefusedDocument([no_duties(document, genre)])
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
    if looks_like_standard(document) and clause_count(read_structure(document)) >= FEWEST_CLAUSES:
        return Kind.STANDARD
    if header is not None and not has_sections(document):
        return Kind.TASK_LIST
    problem = _states_nothing(document, lines)
    act = act_of(document)
    if act and (problem or not act["notice"]):
        return Kind.LAW
    if problem:
        raise RefusedDocument([problem])
    return Kind.PLAN


def _states_nothing(document: Document, lines: list[str]) -> Problem | None:
    """Why a text in prose states no duties, if it does not."""
    found = _genre(lines)
    text = document.text
    papers = any(map(names_papers, islice(map(str.strip, lines), _HEAD)))
    asking = any(asks(line.of(text)) or tells_whose(text, line) for line in document.lines)
    # What a notice numbers for those it addresses is to be done, also without a modal word: 一、建立台账.
    numbered = (line for line in lines if mark(line, ITEMS) or level_of(line) is not None)
    acts = any(begins_with_act(line) or heads_demands(line) for line in numbered)
    acts = acts or any(map(asks_by_act, lines))
    rows = (block for block in document.blocks if isinstance(block, Row))
    asking = asking or any(asks_by_act(cell.of(text)) for row in rows for cell in row.spans)
    asking = asking or InTables(document, numbered=False).states
    asking = asking or papers or (acts and any(_ADDRESSES.search(line.strip()) for line in lines[:_HEAD]))
    if found is None and not asking:
        if any(isinstance(block, Row) for block in document.blocks):
            return no_table(document)
        return no_duties(document)
    if found is None and _reports(document, lines):
        found = "报道或情况介绍 a report of what happened"
    return None if found is None else no_duties(document, found)


def no_duties(document: Document, genre: str | None = None) -> Problem:
    """That a text states none, with what it is, and what to load instead."""
    lines = [line.of(document.text) for line in document.lines]
    amends = next(filter(None, map(_AMENDS.search, lines[:_HEAD])), None)
    remedy = "请装入载有义务的文件 Load the document that states them"
    if genre is None and amends:
        found = f"只修改{amends['what']} it only amends that text"
        remedy = "请装入修改后的全文 Load the text as it was amended"
    elif genre is None and any(map(_SENDS.search, lines)):
        found = "只有发文通知，正文在其附件 only a covering notice; what it sends is not in the file"
    else:
        found = genre or "没有陈述任何义务 no sentence of it asks anybody to do anything"
    return Problem(
        document.name,
        f"不陈述义务 states no duties: {found}.",
        f"{remedy}；如确为方案或通知，请用 --as plan 指明 or say --as plan, if it is a plan or notice.",
    )


def _reports(document: Document, lines: list[str]) -> bool:
    """Whether a text is neither called a rule nor addressed to anybody, and seldom says what must be.

    A heading below the first, as a format marks them, is a part's: ## 贡献指南.
    """
    said = [line for line in lines if len(line) >= _SENTENCE]
    levels = [block.level for block in document.blocks if isinstance(block, Paragraph)]
    first = next(filter(None, levels), 0)
    below = {at for at, level in enumerate(levels) if level > 1 and at != levels.index(first)}
    ruled = any(
        _RULES.search(line.strip()) or _ADDRESSES.search(line.strip())
        for at, line in enumerate(lines[:_HEAD])
        if at not in below
    )
    return (
        len(said) >= _FEWEST_TOLD
        and not ruled
        and not any(names_act(document.text, line) for line in document.lines)
        and not any(map(_told, said))
        and sum(1 for line in said if modals(line)) < _SELDOM * len(said)
    )


def _genre(lines: list[str]) -> str | None:
    """A genre that tells and asks for nothing, by its title, or by what heads its parts.

    What stands below its first article, or is the title of an annex, is no title of the text.
    """
    head = [line.strip() for line in lines[:_HEAD]]
    below = (at for at, line in enumerate(head) if at and (article_label(line) or annex_of(line)))
    head = head[: next(below, _HEAD)]
    titles = [line for line in head if len(line) <= 60 and "。" not in line]
    titles = [sent["sent"] if (sent := _SENT.search(line)) else line for line in titles]
    for genre, heads in _MARKED.items():
        if sum(1 for line in lines if heads.match(line.strip())) >= _FEWEST_MARKED:
            return genre
    if not any(_RULES.search(line) for line in titles[:3] if level_of(line) is None):
        for line, (genre, pattern) in product(titles[:3], _TITLED.items()):
            if re.search(pattern, line) and not (genre in _MAY_ASK and any(map(_told, lines))):
                return genre
        if head and re.search(r"公布[^。]{0,30}典型案例|典型案例如下", head[0]):
            return _CASES
    return None


def _told(line: str) -> bool:
    return tells_who_must(line) or must_by_a_day(line)

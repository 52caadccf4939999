"""Where a reader was not sure: what it doubts, why, and at which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dutygraph.graph.model import DoubtKind
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.duties.who.signatures import Issuer
from dutygraph.loaders.structure.title_lines import second_title, title_words


@dataclass(frozen=True, slots=True)
class DoubtDraft:
    kind: DoubtKind
    reason: str
    reason_en: str
    span: Span


def of_structure(span: Span, reason: str, reason_en: str) -> DoubtDraft:
    """Something of which it is not sure where it begins, ends or belongs."""
    return DoubtDraft(DoubtKind.STRUCTURE, reason, reason_en, span)


def of_column(span: Span, name: str) -> DoubtDraft:
    """A column of a table that nothing was read of."""
    return of_structure(
        span,
        f"“{name}”一列未读入。",
        f"The column “{name}” was not read; what it says of a task is not in its duties.",
    )


def of_others(span: Span) -> DoubtDraft:
    """For a table that tells of some enterprises one by one, or compares two texts."""
    told = (
        "列出具体单位或对照条文的表格，未读作陈述。",
        "A table of named parties or compared texts was not read.",
    )
    return of_structure(span, *told)


def of_form(span: Span) -> DoubtDraft:
    """A form whose cells ask for something, of whoever fills it in."""
    return of_structure(span, "供填写的表格，未读作陈述。", "A form to be filled in, which was not read.")


def of_jump(span: Span, before: str | None, found: str) -> DoubtDraft:
    """Numbers that do not go on by one; `before` is None where they do not begin with the first."""
    if before is None:
        return of_structure(span, f"编号从{found}开始。", f"The numbers begin with {found}.")
    return of_structure(
        span, f"编号不连续：{before}之后是{found}。", f"The numbers jump from {before} to {found}."
    )


def of_repetition(span: Span, label: str, kept: str) -> DoubtDraft:
    """A number that comes again: a slip, or another text in the same file."""
    return of_structure(
        span, f"编号重复：{label}，记作{kept}。", f"{label} appears again; it is kept as {kept}."
    )


def of_identity(span: Span, reason: str, reason_en: str) -> DoubtDraft:
    """Not sure which document it is: its title, number, issuer or days."""
    return DoubtDraft(DoubtKind.IDENTITY, reason, reason_en, span)


def of_no_title(span: Span, named: str) -> DoubtDraft:
    """A document without a title, and what it is called: by its number, its first line or its file."""
    return of_identity(span, f"文件没有标题，记作“{named}”。", "No title of it was found.")


def of_another(document: Document, title: Span) -> DoubtDraft | None:
    """That another document begins below the one of this title, whose duties are not the first's.

    None where none does; its span is where that begins.
    """
    second = second_title(document.text, list(document.lines), title)
    return second and of_identity(
        second,
        f"文件中另有一份文件：“{title_words(document.text, second)}”，请分开装入。",
        "Another document begins here, to be loaded by itself.",
    )


def of_issuers(issued: Iterable[Issuer]) -> Iterator[DoubtDraft]:
    """The bodies that issued it by its own words, and that nobody knows."""
    for one in issued:
        if one.name and one.span:
            reason = f"发布机关不在目录中：{one.name}。"
            yield of_identity(one.span, reason, "Who issued it is not in the catalogue.")


def told(document: Document, doubts: Iterable[DoubtDraft]) -> list[str]:
    """The same for a person who loads the document, each with its place."""
    return [f"{document.place(one.span.start)}：{one.reason} {one.reason_en}" for one in doubts]

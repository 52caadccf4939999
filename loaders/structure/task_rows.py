"""A task list as its rows say it, whether they stood in a table or in prose."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.structure.doubts import DoubtDraft


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as printed; `row` holds all its spans, `materials` is None where none are asked for.

    `beside` holds what columns of their own say of it, by `says_beside`: who, with whom, by when, to whom;
    and `limits`, which say for whom alone it is and are read no further.
    `under` is the heading that it stands under, `lead` a sentence below that which opens it with others.
    """

    number: int
    title: Passage
    text: Passage
    materials: Passage | None
    row: tuple[Span, ...]
    beside: Mapping[str, Passage] = field(default_factory=dict)
    under: Passage | None = None
    lead: Passage | None = None


@dataclass(frozen=True, slots=True)
class CategoryRows:
    """`label` is where the category's number stands; None where the table has no categories."""

    number: int
    title: Passage
    label: Span | None
    tasks: tuple[TaskRow, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskListTable:
    """`name` is what to call a document without a title; `title` is then its first paragraph.

    `sections` are rows of what it states in no task; their titles are the headings above, empty for none.
    `doubts` are of its structure and of which document it is.
    """

    title: Span
    categories: tuple[CategoryRows, ...]
    not_modelled: tuple[tuple[Span, str], ...]
    name: str | None = None
    doubts: tuple[DoubtDraft, ...] = ()
    sections: tuple[TaskRow, ...] = ()

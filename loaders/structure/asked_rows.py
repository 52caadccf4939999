"""What the rows of a table ask where it lists no tasks: things to be handed in, or cells that ask."""

from collections.abc import Mapping, Sequence
from itertools import groupby, islice
from operator import attrgetter

from dutygraph.loaders.documents.document import Document, Row, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.task_list_header import (
    ASIDE,
    BESIDE,
    CATEGORY,
    MATERIAL,
    MORE,
    ORDINAL,
    PROGRAMME,
    STEP,
    Columns,
    columns_of,
    says_something,
)
from dutygraph.loaders.structure.task_rows import TaskRow
from dutygraph.loaders.structure.telling import asks_anywhere, calls, demands

_MOST_CELLS = 100


def asked_rows(document: Document, rows: Sequence[Row]) -> Mapping[tuple[Span, ...], Sequence[TaskRow]]:
    """By all that stands in one: a row for each thing that is to be handed in by its header, or that asks
    for something in its cells; several where columns say what each of several parties is to do.

    They are numbered from 1; a title is the first of the other cells, and what a cell that begins with its
    modal word asks of: 视频 | 应当评估. What asks in no words that do so anywhere is for nobody knows whom.
    """
    columns = columns_of(document, rows[0])
    asking, roles = asking_columns(columns, document, rows), dict(enumerate(columns.roles))
    found: list[TaskRow] = []
    above: Mapping[str, Passage] = {}
    for row in rows[1 if any(columns.names) else 0 :]:
        above = columns.beside(document.text, row, above)
        beside, said = dict(above), {at: passage(document.text, cell) for at, cell in enumerate(row.cells)}
        things = beside.pop(MATERIAL, None)
        things = things if columns.lists_papers else None
        others = {
            at: words
            for at, words in said.items()
            if roles.get(at) not in (*BESIDE, ORDINAL) and says_something(words.text) and not things
        }
        if not things and row.filled < 2:
            continue
        nameless = passage(document.text, [])
        for at in sorted(columns.whose.keys() & others.keys()):
            words, own = others.pop(at), {**beside, "who": columns.whose[at]}
            if columns.tells(at, words.text):
                found.append(TaskRow(len(found) + 1, nameless, words, None, row.spans, own))
        told = [at for at, words in others.items() if asks_anywhere(words.text)]
        named = [at for at in asking if at in others and ("who" in beside or not columns.whose)]
        if not told and named:
            told = named
            beside |= {} if columns.whose else {"limits": others[named[0]]}
        if told or things:
            title = next((words for at, words in others.items() if at not in told), nameless)
            first = modals(others[told[0]].text)[:1] if told else ()
            spans = [span for at in told for span in row.cells[at]]
            led = [*title.pieces, *spans] if first and first[0].start == 0 else spans
            words = passage(document.text, led)
            lead = columns.lead(document, rows[0], told[0]) if told else None
            found.append(TaskRow(len(found) + 1, title, words, things, row.spans, beside, lead=lead))
    return {spans: list(of_row) for spans, of_row in groupby(found, key=attrgetter("row"))}


def asking_column(document: Document, rows: Sequence[Row]) -> int | None:
    """The one column that asks, or is named for it (管控要点), where others say by whom or by when; or whose
    header counts and names tasks: 序号 | 重点任务 | 任务内容.
    """
    columns = columns_of(document, rows[0])
    asking = asking_columns(columns, document, rows)
    if not all(columns.names):
        return None
    if not {"who", "by"} & {*columns.roles}:
        return columns.title if asking and ORDINAL in columns.roles else None
    told = [at for at, role in enumerate(columns.roles) if "who" in columns.roles and role == MORE]
    return next((found[0] for found in (asking, told) if len(found) == 1), None)


def asking_columns(columns: Columns, document: Document, rows: Sequence[Row]) -> list[int]:
    """The columns most of whose cells ask for something, in whatever words: 合格标准 of 留存不少于六个月.

    What a column is known to say beside a task, or of what came of it, asks for nothing; and the first of
    several names what the others speak of: 新建换电站 | 每站补助一万元.
    """
    if PROGRAMME in columns.roles:
        return []
    known = (MATERIAL, ORDINAL, CATEGORY, STEP, *BESIDE)
    told = [
        at
        for at, role in enumerate(columns.roles)
        if columns.names[at] and role not in known and at not in columns.whose
    ]
    return [
        at for at in told[len(told) > 1 :] if columns.roles[at] != ASIDE and _calls(document, rows[1:], at)
    ]


def _calls(document: Document, rows: Sequence[Row], at: int) -> bool:
    """Whether at least half of the cells of a column, or of its first ones, ask for something."""
    filled = (cell for row in rows for cell in row.cells[at : at + 1] if cell)
    cells = [passage(document.text, cell).text for cell in islice(filled, _MOST_CELLS)]
    asking = sum(1 for words in cells if demands(words) or calls(words, below=True))
    return 2 * asking >= len(cells) > 0

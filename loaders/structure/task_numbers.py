"""Whether the numbers of a list's tasks go on by one, and what is wrong where they do not."""

from collections.abc import Iterator, Sequence

from dutygraph.graph.errors import Problem
from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.structure.task_rows import CategoryRows, TaskRow


def wrong_numbers(document: Document, categories: Sequence[CategoryRows], above: int) -> Iterator[Problem]:
    """Numbers that come again or are missing, each with its place; they may begin anew with a category.

    `above` is where the first header stands.
    """
    series: list[list[TaskRow]] = [[]]
    for category in categories:
        if series[-1] and category.tasks and category.tasks[0].number == 1:
            series.append([])
        series[-1] += category.tasks
    if not series[0]:
        yield Problem(
            document.place(above),
            "表格中没有任务 the table has no numbered task.",
            "任务应写作“1.标题” Tasks are written as “1.title”.",
        )
    for tasks in series:
        seen: dict[int, int] = {}
        for task in tasks:
            start = task.row[0].start
            if seen.setdefault(task.number, start) != start:
                first = document.line_of(seen[task.number])
                yield Problem(
                    document.place(start),
                    f"任务序号重复 task {task.number} appears twice, first on line {first}.",
                    "请改正其中一个序号 Correct one of the numbers.",
                )
        before = 0
        for missing in range(1, max(seen, default=0)):
            if missing in seen:
                before = missing
                continue
            where = f"after task {before}" if before else "at the beginning"
            yield Problem(
                document.place(seen.get(before, above)),
                f"缺少任务 {missing} task {missing} is missing {where}.",
                "请补全该行或改正序号 Add the row or correct the numbers.",
            )

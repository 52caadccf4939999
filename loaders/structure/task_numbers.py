"""The numbers of a list's tasks: its own, as far as they tell the tasks of a category apart."""

from collections import Counter

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.structure.doubts import DoubtDraft, of_jump, of_repetition


class TaskNumbers:
    """Takes numbers as they are written, with a doubt of each that comes again or does not go on by one.

    They may go on from one category to the next, or begin anew. `last` is the one taken last, 0 before any.
    """

    def __init__(self) -> None:
        self.doubts: list[DoubtDraft] = []
        self.last = 0
        self._taken: set[tuple[int, int]] = set()
        self._highest: Counter[int] = Counter()

    def take(self, category: int, written: int, line: Span) -> int:
        """The number that a task of a category goes by; `line` is where it stands."""
        again = (category, written) in self._taken
        number = self._highest[category] + 1 if again else written
        if again:
            self.doubts.append(of_repetition(line, str(written), str(number)))
        elif written not in (1, self.last + 1):
            self.doubts.append(of_jump(line, str(self.last) if self.last else None, str(written)))
        self._taken.add((category, number))
        self._highest[category] = max(self._highest[category], number)
        self.last = number
        return number

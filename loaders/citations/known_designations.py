"""All the numbers and titles an instrument is known by, as given and as they follow."""

from collections.abc import Iterable

from dutygraph.graph.model import Designation
from dutygraph.text.designations import number_key, title_forms, title_key, undated
from dutygraph.text.normal_text import normal_text
from dutygraph.text.number_patterns import find_numbers


def designations_of(
    path: str, title: str, number: str | None, aliases: Iterable[tuple[str, str | None, str | None]] = ()
) -> tuple[Designation, ...]:
    """All that an instrument is known by, one for each key: what is given, and the shorter forms that follow.

    `path` is the part that its ids have in common, `aliases` are texts with their discrepancy in Chinese and
    English. A standard is cited without its year too; shorter forms of titles are those of `title_forms`.
    """
    found: dict[str, Designation] = {}

    def add(key: str, text: str, discrepancy: str | None = None, discrepancy_en: str | None = None) -> None:
        if key and key not in found:
            found[key] = Designation(
                id=f"designation:{path}/{key}",
                key=key,
                text=text,
                discrepancy=discrepancy,
                discrepancy_en=discrepancy_en,
            )

    named_by_number = number is not None and number_key(number) == number_key(title)
    if number is not None:
        add(number_key(number), number)
    if not named_by_number:
        add(title_key(title), title)
    for text, discrepancy, discrepancy_en in aliases:
        add(number_key(text) if is_number(text) else title_key(text), text, discrepancy, discrepancy_en)
    if number is not None and (short := undated(number)):
        add(number_key(short), short)
    if not named_by_number:
        for form in title_forms(title):
            add(title_key(form), form)
    return tuple(found.values())


def is_number(text: str) -> bool:
    """Whether a designation is the number of a standard or document rather than a title."""
    normal = normal_text(text).text.strip()
    return any((found.start, found.end) == (0, len(normal)) for found in find_numbers(normal))

"""A profile in a query string, for addresses that a calendar or a browser opens: see docs/reasoning.md."""

import contextlib
import datetime
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from graphql import GraphQLError

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import FactType
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.task_list import DutySource
from dutygraph.reasoning.verdicts.profile import Profile, Told, read_profile
from dutygraph.schema.applicability.root import asked_of
from dutygraph.schema.reading.arguments import bounded, items
from dutygraph.schema.scalars import parse_date

_OWN = ("types", "jurisdictions", "from", "to", "on", "list", "sources", "task", "lang", "name")
_FACT = "fact."
_OCCURRENCE = "occurrence."
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_LONGEST_NAME = 100
_Kind = TypeVar("_Kind", bound=StrEnum)


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class ProfileQuery:
    """What is asked: `types` and `jurisdictions` None: not told; `facts` as written, in their order.

    `occurrences` are ids of time rules with when what they speak of happened.
    """

    types: tuple[str, ...] | None
    jurisdictions: tuple[str, ...] | None
    facts: tuple[tuple[str, str], ...]
    occurrences: tuple[tuple[str, datetime.datetime], ...]
    task_list: str | None
    sources: Collection[DutySource]
    on: datetime.date
    start: datetime.date
    end: datetime.date
    language: Language
    name: str | None
    """What the enterprise is called, for the files to say."""
    task: str | None = None
    """The one task that a text document is about."""

    def profile(self, vocabulary: Vocabulary) -> Profile:
        """The profile; InvalidInput names what the vocabulary does not know, and lists what it does."""
        unknown = [name for name, _ in self.facts if name not in vocabulary.question_by_id]
        try:
            profile = read_profile(
                vocabulary,
                self.types,
                [(name, _told(vocabulary, name, value)) for name, value in self.facts],
                self.jurisdictions,
            )
        except InvalidInput as error:
            if not unknown:
                raise
            beside = f"除各问题外还有 Beside facts there are: {', '.join(_OWN)}."
            raise InvalidInput(
                error.message,
                f"{error.remedy} {beside}",
                argument=error.argument,
                valid=error.valid,
                reason=error.reason,
            ) from None
        return replace(profile, occurrences=self.occurrences)


def read_query(pairs: Iterable[tuple[str, str]], today: datetime.date) -> ProfileQuery:
    """Out of the names and values of a query string.

    `types`, `jurisdictions`, the values of facts of choices and the moments of `occurrence.RULE` are
    separated by commas; empty: none of them.
    The dates run, unless told, from the first day of the year of `on` to the last day of the year after it.
    InvalidInput for a name that comes twice and for dates, languages and ids that are none.
    """
    own: dict[str, str] = {}
    facts: list[tuple[str, str]] = []
    occurrences: list[tuple[str, datetime.datetime]] = []
    for name, value in pairs:
        if name.startswith(_OCCURRENCE):
            occurrences += [
                (name.removeprefix(_OCCURRENCE), _moment(name, one)) for one in _values(name, value)
            ]
        elif name not in _OWN:
            facts.append((name.removeprefix(_FACT), value))
        elif name in own:
            raise InvalidInput(
                f"{name} 写了两次。 {name} is given twice.",
                "请只写一次，值之间用逗号。 Give it once; separate values by commas.",
                argument=name,
                reason=ErrorReason.CONFLICTING,
            )
        else:
            own[name] = value
    bounded("facts 企业情况", facts)
    bounded("occurrences 发生的事", occurrences)
    on = _day("on", own.get("on")) or today
    start = _day("from", own.get("from")) or datetime.date(on.year, 1, 1)
    default_end = datetime.date(min(max(on.year, start.year) + 1, datetime.MAXYEAR), 12, 31)
    types, places, sources = (own.get(name) for name in ("types", "jurisdictions", "sources"))
    stated = (
        None
        if sources is None
        else [_one_of(DutySource, "sources", one) for one in _values("sources", sources)]
    )
    return ProfileQuery(
        None if types is None else _values("types", types),
        None if places is None else _values("jurisdictions", places),
        tuple(facts),
        tuple(occurrences),
        *asked_of(own.get("list"), stated, "list"),
        on,
        start,
        _day("to", own.get("to")) or default_end,
        _one_of(Language, "lang", own.get("lang", Language.ZH)),
        _called(own.get("name")),
        own.get("task"),
    )


def _told(vocabulary: Vocabulary, name: str, value: str) -> Told:
    """What cannot be read as the fact's kind stays a text, which `read_profile` refuses."""
    question = vocabulary.question_by_id.get(name)
    if question is None:
        return value
    if question.fact.answer_type == FactType.BOOLEAN:
        return {"true": True, "是": True, "false": False, "否": False}.get(value, value)
    if question.fact.answer_type == FactType.NUMBER:
        return int(value) if _NUMBER.fullmatch(value) else value
    called = {choice.label: choice.value for choice in question.choices}
    return tuple(called.get(one, one) for one in _values(name, value))


def _values(name: str, value: str) -> tuple[str, ...]:
    return items(name, [part.strip() for part in value.split(",")] if value.strip() else [])


def _day(name: str, value: str | None) -> datetime.date | None:
    try:
        return None if value is None else parse_date(value)
    except GraphQLError as error:
        raise InvalidInput(f"{name}：{error.message}", argument=name, reason=ErrorReason.MALFORMED) from None


def _moment(name: str, value: str) -> datetime.datetime:
    with contextlib.suppress(ValueError):
        if _MOMENT.fullmatch(value):
            return datetime.datetime.fromisoformat(value)
    raise InvalidInput(
        f"{name[:100]}={value[:40]} 不是时间。 It is no moment.",
        "请写成 2026-03-02 或 2026-03-02T10:00（北京时间）。 Write it like 2026-03-02 or 2026-03-02T10:00.",
        argument=name[:100],
        reason=ErrorReason.MALFORMED,
    )


def _one_of(kind: type[_Kind], name: str, value: str) -> _Kind:
    try:
        return kind(value)
    except ValueError:
        known = tuple(kind)
        raise InvalidInput(
            f"{name}={value[:40]} 不是可用的值。 It is no value known here.",
            f"请写 {' 或 '.join(known)}。 Give {' or '.join(known)}.",
            argument=name,
            valid=known,
            reason=ErrorReason.NOT_FOUND,
        ) from None


def _called(value: str | None) -> str | None:
    """Without what does not print: it stands in files and in their names."""
    name = "".join(character if character.isprintable() else " " for character in value or "").strip()
    if len(name) > _LONGEST_NAME:
        raise InvalidInput(
            f"name 有 {len(name)} 个字。 It has {len(name)} characters.",
            f"最多 {_LONGEST_NAME} 个，请用简称。 At most {_LONGEST_NAME} fit; a short form will do.",
            argument="name",
            reason=ErrorReason.TOO_LONG,
        )
    return name or None

"""Cursors, labels and days, on their own."""

import base64
import datetime

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.store.plan import Paging, Rows
from dutygraph.graph.store.port import CountKey, PropertyKey, into
from dutygraph.schema.instruments.labels import label_forms
from dutygraph.schema.reading.cursors import cursors_of
from dutygraph.schema.scalars import parse_date, parse_moment, write_moment

INTEGERS = st.integers(min_value=-(2**63), max_value=2**63 - 1)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
ORDER = (
    PropertyKey("issued_on", descending=True),
    CountKey((into("REFERS_TO", "Task"),)),
    PropertyKey("number"),
)
CURSORS = cursors_of("Instrument", ORDER)
PAGE = Rows((), None, more=False, of=Paging(cursors=CURSORS.named))


@given(st.none() | st.dates(), INTEGERS, st.none() | TEXTS, TEXTS)
def test_a_cursor_gives_back_what_it_was_made_of(
    day: datetime.date | None, count: int, number: str | None, id: str
) -> None:
    values = (day, count, number, id)
    assert CURSORS.decode("after", PAGE.cursor([values])) == values


@given(st.text() | st.binary().map(lambda held: base64.urlsafe_b64encode(held).decode()))
def test_no_text_breaks_the_reader_of_cursors(text: str) -> None:
    with pytest.raises(InvalidInput):
        CURSORS.decode("after", text)


@given(st.lists(st.none() | st.booleans() | INTEGERS | TEXTS | st.lists(st.none()), min_size=4, max_size=4))
def test_only_values_of_the_right_kinds_are_read(values: list[object]) -> None:
    try:
        day, count, number, id = CURSORS.decode("after", PAGE.cursor([values]))
    except InvalidInput:
        return
    assert day is None or isinstance(day, datetime.date)
    assert type(count) is int
    assert number is None or isinstance(number, str)
    assert isinstance(id, str)


@given(st.text(max_size=250))
def test_a_label_is_read_or_refused(label: str) -> None:
    try:
        forms = label_forms("provision(label:)", label)
    except InvalidInput:
        return
    assert label in forms


@given(st.integers(min_value=1, max_value=9_999))
def test_articles_are_found_by_either_numeral(number: int) -> None:
    arabic = set(label_forms("label", f"第{number}条"))
    assert arabic <= set(label_forms("label", f" 第 {number} 条")) | set(label_forms("label", str(number)))
    [chinese] = [form for form in arabic if form.startswith("第") and not any(c.isdigit() for c in form)]
    assert set(label_forms("label", chinese)) >= {chinese, f"第{number}条"}


@given(st.dates())
def test_days(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["2026-1-1", "20260101", "２０２６-01-01", "2026-13-01", "2026-01-01 ", 5, None]
)
def test_no_days(text: object) -> None:
    with pytest.raises(GraphQLError, match="write it like 2026-11-30"):
        parse_date(text)


def test_moments_are_told_in_utc() -> None:
    china = datetime.timezone(datetime.timedelta(hours=8))
    assert write_moment(datetime.datetime(2026, 1, 1, 8, tzinfo=china)) == "2026-01-01T00:00:00Z"
    assert parse_moment("2026-01-01T08:00:00+08:00") == datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    with pytest.raises(GraphQLError):
        parse_moment("2026-01-01T08:00:00")

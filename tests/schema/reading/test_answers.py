"""What the fields say, on both engines."""

import json
from pathlib import Path

import pytest

from tests.schema.conftest import Api
from tests.schema.graph import TEXT

pytestmark = pytest.mark.anyio

ANSWERS = Path(__file__).parents[1] / "answers"


@pytest.mark.parametrize("name", sorted(held.stem for held in ANSWERS.glob("*.graphql")))
async def test_a_whole_answer(api: Api, name: str, request: pytest.FixtureRequest) -> None:
    """`pytest --write-answers` writes them anew, to be read before they are kept."""
    told = await api.ask((ANSWERS / f"{name}.graphql").read_text(encoding="utf-8"))
    held = ANSWERS / f"{name}.json"
    written = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("write_answers"):
        held.write_text(written, encoding="utf-8")
    assert written == held.read_text(encoding="utf-8")


@pytest.mark.parametrize("bounds", ["start: -1", "end: 1000", "start: 5, end: 4"])
async def test_text_outside_the_document_is_refused(api: Api, bounds: str) -> None:
    code, message = await api.refusal(f"{{ taskLists {{ nodes {{ source {{ text({bounds}) }} }} }} }}")
    assert code == "INVALID_INPUT"
    assert f"It has {len(TEXT)} characters" in message


@pytest.mark.parametrize(
    ("number", "status"),
    [
        ("instrument:gb1-2010", ["NOT_YET_IN_FORCE", "IN_FORCE", "IN_FORCE", "ENDED", "ENDED"]),
        ("instrument:plan", ["UNKNOWN"] * 5),
    ],
)
async def test_status_follows_from_the_dates(api: Api, number: str, status: list[str]) -> None:
    answer = await api.ask(
        """
        query ($number: String!) { instrument(number: $number) {
          before: status(on: "2010-12-31") first: status(on: "2011-01-01") last: status(on: "2025-12-31")
          end: status(on: "2026-01-01") today: status
        } }
        """,
        number=number,
    )
    assert list(answer["instrument"].values()) == status


@pytest.mark.parametrize("label", ["第五十五条", "第55条", " 第５５ 条", "55"])
async def test_a_provision_by_its_label_however_written(api: Api, label: str) -> None:
    answer = await api.ask(
        """
        query ($label: String!) { instrument(number: "数安法") { provision(label: $label) {
          id citedBy { totalCount nodes { id } } children { id } } } }
        """,
        label=label,
    )
    assert answer["instrument"]["provision"] == {
        "id": "provision:law/55",
        "citedBy": {
            "totalCount": 2,
            "nodes": [{"id": "obligation:list/001/01"}, {"id": "obligation:list/002/01"}],
        },
        "children": [{"id": "provision:law/55-1"}],
    }


async def test_a_title_of_several_instruments_is_refused_with_their_ids(api: Api) -> None:
    code, message = await api.refusal('{ instrument(number: "要求") { id } }')
    assert code == "INVALID_INPUT"
    assert "instrument:gb1-2010" in message
    assert "instrument:gb1-2024" in message

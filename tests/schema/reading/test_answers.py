"""What the fields say, on both engines."""

import pytest

from tests.schema.conftest import Api
from tests.schema.graph import TEXT

pytestmark = pytest.mark.anyio

TASK = """
    query ($id: ID!) {
      node(id: $id) {
        __typename
        ... on Task {
          number title titleEn text
          taskList { id title titleEn year jurisdiction effectiveFrom effectiveTo
                     issuer { name nameEn aliases } source { id } }
          category { number title titleEn tasks { id } taskList { id } }
          obligations { ordinal text textEn modality bearer subject review task { id } provision { id }
                        enterpriseTypes { id } citations { text } deliverables { name } }
          enterpriseTypes { id name }
          citations { text status alternativeGroup note noteEn instrument { id } provision { label }
                      suggestions { id } source { quote } }
          deliverables { id name nameEn kind recipients { id } obligations { id } source { quote } }
          source { start end quote document { id title } }
        }
      }
    }
"""


async def test_a_task_with_everything(api: Api) -> None:
    task = (await api.ask(TASK, id="task:list/001"))["node"]
    assert task["__typename"] == "Task"
    assert (task["number"], task["title"], task["titleEn"], task["text"]) == (1, "任务1", "Task 1", TEXT)
    assert task["taskList"] == {
        "id": "task-list:list",
        "title": "清单",
        "titleEn": "List",
        "year": 2026,
        "jurisdiction": "上海市",
        "effectiveFrom": "2026-01-01",
        "effectiveTo": "2026-12-31",
        "issuer": {"name": "市管局", "nameEn": "Bureau", "aliases": ["管局"]},
        "source": {"id": "document:list"},
    }
    assert task["category"] == {
        "number": 1,
        "title": "类别1",
        "titleEn": None,
        "tasks": [{"id": "task:list/001"}],
        "taskList": {"id": "task-list:list"},
    }
    assert [held["modality"] for held in task["obligations"]] == ["MANDATORY", "ENCOURAGED", "MANDATORY"]
    assert [held["bearer"] for held in task["obligations"]] == ["ENTERPRISE", "ENTERPRISE", "AUTHORITY"]
    first, second, _ = task["obligations"]
    assert first["task"] == {"id": "task:list/001"}
    assert first["provision"] is None
    assert (first["ordinal"], first["subject"], first["textEn"], first["review"]) == (
        1,
        "处理者",
        "Report.",
        "REVIEWED",
    )
    assert (second["subject"], second["textEn"], second["review"]) == (None, None, "EXTRACTED")
    assert first["enterpriseTypes"] == [{"id": "maker"}, {"id": "car-maker"}]
    assert task["enterpriseTypes"] == [
        {"id": "maker", "name": "制造企业"},
        {"id": "car-maker", "name": "整车企业"},
    ]
    assert first["citations"] == [{"text": "《数据安全法》"}, {"text": "GB 1"}]
    assert task["citations"] == [
        {
            "text": "《数据安全法》",
            "status": "RESOLVED",
            "alternativeGroup": 1,
            "note": "说明",
            "noteEn": None,
            "instrument": {"id": "instrument:law"},
            "provision": {"label": "第五十五条"},
            "suggestions": [],
            "source": {"quote": "《数据安全法》"},
        },
        {
            "text": "GB 1",
            "status": "AMBIGUOUS",
            "alternativeGroup": 1,
            "note": None,
            "noteEn": None,
            "instrument": None,
            "provision": None,
            "suggestions": [{"id": "instrument:gb1-2010"}, {"id": "instrument:gb1-2024"}],
            "source": {"quote": "GB 1"},
        },
    ]
    assert task["deliverables"] == [
        {
            "id": "deliverable:list/001/01",
            "name": "报告",
            "nameEn": "Report",
            "kind": "REPORT",
            "recipients": [{"id": "authority:bureau"}],
            "obligations": [{"id": "obligation:list/001/01"}],
            "source": {"quote": "报告"},
        }
    ]
    span = task["source"]
    assert span["document"] == {"id": "document:list", "title": "list.txt"}
    assert TEXT[span["start"] : span["end"]] == span["quote"] == "处理者应按《数据安全法》"


async def test_a_task_list_and_its_document(api: Api) -> None:
    answer = await api.ask(
        """
        { taskLists { nodes {
            categories { number }
            tasks(first: 2) { totalCount nodes { number } }
            coverage { characters modelled notModelled { reason source { quote document { id } } } }
            source { sha256 mediaType loadedAt text some: text(start: 8, end: 11) none: text(start: 3, end: 3)
                     coverage { characters modelled } }
        } } }
        """
    )
    [held] = answer["taskLists"]["nodes"]
    assert held["categories"] == [{"number": 1}, {"number": 2}, {"number": 3}]
    assert held["tasks"] == {"totalCount": 3, "nodes": [{"number": 1}, {"number": 2}]}
    assert held["coverage"] == {
        "characters": len(TEXT),
        "modelled": len(TEXT) - 3,
        "notModelled": [
            {"reason": "page header", "source": {"quote": "页眉。", "document": {"id": "document:list"}}}
        ],
    }
    assert held["source"] == {
        "sha256": "0" * 64,
        "mediaType": "text/plain",
        "loadedAt": "2026-01-02T03:04:05Z",
        "text": TEXT,
        "some": TEXT[8:11],
        "none": "",
        "coverage": {"characters": len(TEXT), "modelled": len(TEXT) - 3},
    }


@pytest.mark.parametrize("bounds", ["start: -1", "end: 1000", "start: 5, end: 4"])
async def test_text_outside_the_document_is_refused(api: Api, bounds: str) -> None:
    code, message = await api.refusal(f"{{ taskLists {{ nodes {{ source {{ text({bounds}) }} }} }} }}")
    assert code == "INVALID_INPUT"
    assert f"It has {len(TEXT)} characters" in message


async def test_an_instrument(api: Api) -> None:
    answer = await api.ask(
        """
        { instrument(number: "主席令第八十四号") {
            id number title titleEn aliases kind issuedOn effectiveOn endedOn
            issuers { name }
            related { id }
            replaces { id }
            facts { name value source confidence }
            provisions { nodes { label title text summary summaryEn parent { label } children { label }
                                 instrument { id } } }
            citedBy { totalCount nodes { id } }
        } }
        """
    )
    assert answer["instrument"] == {
        "id": "instrument:law",
        "number": "主席令第84号",
        "title": "数据安全法",
        "titleEn": "Data Security Law",
        "aliases": ["数安法"],
        "kind": "LAW",
        "issuedOn": "2021-06-10",
        "effectiveOn": "2021-09-01",
        "endedOn": None,
        "issuers": [{"name": "常委会"}],
        "related": [{"id": "instrument:gb1-2024"}, {"id": "instrument:plan"}],
        "replaces": [],
        "facts": [
            {"name": "number", "value": "84", "source": "recalled", "confidence": "REPORTED"},
            {"name": "effectiveOn", "value": "2021-09-01", "source": "npc.gov.cn", "confidence": "VERIFIED"},
        ],
        "provisions": {
            "nodes": [
                {
                    "label": "第五十五条",
                    "title": None,
                    "text": "应当评估。",
                    "summary": None,
                    "summaryEn": None,
                    "parent": None,
                    "children": [{"label": "第五十五条第（一）项"}],
                    "instrument": {"id": "instrument:law"},
                },
                {
                    "label": "第五十五条第（一）项",
                    "title": None,
                    "text": None,
                    "summary": "敏感。",
                    "summaryEn": "Sensitive.",
                    "parent": {"label": "第五十五条"},
                    "children": [],
                    "instrument": {"id": "instrument:law"},
                },
            ]
        },
        "citedBy": {"totalCount": 2, "nodes": [{"id": "task:list/001"}, {"id": "task:list/002"}]},
    }


async def test_replacement_is_seen_from_both_sides(api: Api) -> None:
    answer = await api.ask(
        """
        { new: instrument(number: "gb1—2024") { replaces { id } replacedBy { id } }
          old: instrument(number: "GB 1－2010") { replaces { id } replacedBy { id } } }
        """
    )
    assert answer["new"] == {"replaces": [{"id": "instrument:gb1-2010"}], "replacedBy": []}
    assert answer["old"] == {"replaces": [], "replacedBy": [{"id": "instrument:gb1-2024"}]}


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


async def test_an_item_of_an_article(api: Api) -> None:
    answer = await api.ask('{ instrument(number: "数安法") { provision(label: "第55条第(1)项") { id } } }')
    assert answer["instrument"]["provision"] == {"id": "provision:law/55-1"}


async def test_what_is_not_known_is_null(api: Api) -> None:
    answer = await api.ask(
        """
        { instrument(number: "GB 99999-2024") { id } law: instrument(number: "数安法") {
            provision(label: "第一条") { id } }
          node(id: "task:nowhere/1") { id } word: node(id: "no-such-type") { id }
          odd: node(id: "x:y") { id } }
        """
    )
    assert answer == {
        "instrument": None,
        "law": {"provision": None},
        "node": None,
        "word": None,
        "odd": None,
    }


async def test_a_title_of_several_instruments_is_refused_with_their_ids(api: Api) -> None:
    code, message = await api.refusal('{ instrument(number: "要求") { id } }')
    assert code == "INVALID_INPUT"
    assert "instrument:gb1-2010" in message
    assert "instrument:gb1-2024" in message


async def test_a_statement_of_a_law(api: Api) -> None:
    answer = await api.ask(
        """{ node(id: "obligation:law/55/01") { ... on Obligation {
            task { id } provision { label instrument { title } } source { document { title } } } } }"""
    )
    assert answer["node"] == {
        "task": None,
        "provision": {"label": "第五十五条", "instrument": {"title": "数据安全法"}},
        "source": {"document": {"title": "law.txt"}},
    }

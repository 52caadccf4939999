"""What lists can be narrowed by."""

import pytest

from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio


async def ids(api: Api, field: str, filter: str) -> list[str]:
    answer = await api.ask(f"{{ {field}(filter: {{{filter}}}) {{ totalCount nodes {{ id }} }} }}")
    assert answer[field]["totalCount"] == len(answer[field]["nodes"])
    return [node["id"].partition(":")[2] for node in answer[field]["nodes"]]


ALL = ["list/001", "list/002", "list/003"]
BY_FILTER = {
    'taskList: "task-list:list"': ALL,
    'taskList: "task-list:nowhere"': [],
    "category: 2": ["list/002"],
    "category: 9": [],
    "numbers: [3, 1, 3]": ["list/001", "list/003"],
    "numbers: []": [],
    'enterpriseType: "maker"': ALL,
    'enterpriseTypes: ["maker", "car-maker"]': ALL,
    'enterpriseTypes: "maker", enterpriseType: "car-maker"': ALL,
    "enterpriseTypes: []": [],
    'instrument: "instrument:law"': ["list/001", "list/002"],
    'instrument: "主席令 第 84 号"': ["list/001", "list/002"],
    'instrument: "《中华人民共和国数据安全法》"': ["list/001", "list/002"],
    'instrument: "数安法"': ["list/001", "list/002"],
    'instrument: "GB 1-2024"': [],
    'instrument: "instrument:nowhere"': [],
    "hasDeliverables: true": ["list/001", "list/002"],
    "hasDeliverables: false": ["list/003"],
    'contains: "任务2"': ["list/002"],
    'contains: "Task 3"': ["list/003"],
    'contains: "页眉"': ALL,
    'contains: "%"': [],
    'contains: "_"': [],
    'contains: "任务2", hasDeliverables: false': [],
    'category: 1, numbers: [1], enterpriseType: "car-maker", instrument: "数安法"': ["list/001"],
    "taskList: null, contains: null": ALL,
    "": ALL,
}


@pytest.mark.parametrize("filter", BY_FILTER)
async def test_tasks(small_api: Api, filter: str) -> None:
    assert await ids(small_api, "tasks", filter) == BY_FILTER[filter]


async def test_tasks_on_every_engine(api: Api) -> None:
    for filter, expected in BY_FILTER.items():
        assert await ids(api, "tasks", filter) == expected, filter


async def test_obligations(api: Api) -> None:
    firsts = ["list/001/01", "list/002/01", "list/003/01"]
    for filter, expected in {
        'taskList: "task-list:list", modality: ENCOURAGED': ["list/001/02", "list/002/02", "list/003/02"],
        "bearer: AUTHORITY": ["list/001/03", "list/002/03", "list/003/03"],
        'enterpriseType: "maker"': firsts,
        'enterpriseTypes: ["maker"]': firsts,
        'instrument: "数安法"': firsts[:2],
        'instrument: "instrument:law"': firsts[:2],
        'instrument: "instrument:gb1-2024"': [],
        "review: REVIEWED": ["law/55/01", *firsts],
        'contains: "自查", modality: MANDATORY': [],
        'contains: "应当评估"': ["law/55/01"],
        'contains: "Report."': firsts,
    }.items():
        assert await ids(api, "obligations", filter) == expected, filter


async def test_instruments(api: Api) -> None:
    standards = ["gb1-2010", "gb1-2024"]
    for filter, expected in {
        "kinds: [LAW, EMERGENCY_PLAN]": ["law", "plan"],
        "kinds: []": [],
        "status: IN_FORCE": ["gb1-2024", "law"],
        "status: ENDED": ["gb1-2010"],
        "status: UNKNOWN": ["plan"],
        "status: NOT_YET_IN_FORCE": [],
        'status: IN_FORCE, on: "2025-12-31"': ["gb1-2010", "law"],
        'status: NOT_YET_IN_FORCE, on: "2011-01-01"': ["gb1-2024", "law"],
        'status: NOT_YET_IN_FORCE, on: "2010-12-31"': ["gb1-2010", "gb1-2024", "law"],
        'issuer: "authority:congress"': ["law", "plan"],
        'issuer: "authority:bureau"': ["plan"],
        'citedIn: "task-list:list"': ["law"],
        'citedIn: "task-list:nowhere"': [],
        'contains: "GB 1"': standards,
        'contains: "要求"': standards,
        'contains: "Security"': ["law"],
    }.items():
        assert await ids(api, "instruments", filter) == expected, filter


async def test_status_filter_and_status_field_agree(api: Api) -> None:
    days = ["2010-12-31", "2011-01-01", "2021-09-01", "2025-12-31", "2026-01-01", "2030-01-01"]
    for day in days:
        answer = await api.ask("query ($on: Date) { instruments { nodes { id status(on: $on) } } }", on=day)
        for node in answer["instruments"]["nodes"]:
            found = await ids(api, "instruments", f'status: {node["status"]}, on: "{day}"')
            assert node["id"].partition(":")[2] in found


async def test_deliverables(api: Api) -> None:
    both = ["list/001/01", "list/002/01"]
    for filter, expected in {
        'taskList: "task-list:list"': both,
        'taskList: "task-list:nowhere"': [],
        "kind: REPORT": both,
        "kind: FILING": [],
        'recipient: "authority:bureau"': both,
        'recipient: "authority:congress"': [],
    }.items():
        assert await ids(api, "deliverables", filter) == expected, filter


@pytest.mark.parametrize(
    ("field", "filter", "message"),
    [
        (
            "tasks",
            'taskList: "task:list/001"',
            "tasks(filter:).taskList：'task:list/001' 不是 TaskList 的 id。 It is not the id of a node of "
            "type TaskList. 形如 task-list:…，取自 TaskList.id。",
        ),
        (
            "tasks",
            'enterpriseType: "task:list/001"',
            "tasks(filter:).enterpriseType：'task:list/001' 不是 EnterpriseType 的 id。 It is not the id of "
            "a node of type EnterpriseType. 形如 iov-enterprise，取自 EnterpriseType.id。",
        ),
        (
            "taskLists",
            'issuer: "nobody"',
            "taskLists(filter:).issuer：'nobody' 不是 Authority 的 id。",
        ),
        ("tasks", 'contains: " "', "tasks(filter:).contains 是空的。 It is empty."),
        ("tasks", f'contains: "{"长" * 201}"', "tasks(filter:).contains 有 201 个字符。"),
        ("tasks", 'contains: "\\u0000"', "tasks(filter:).contains 含有不成文字的字符。"),
        ("tasks", f"numbers: {list(range(101))}", "tasks(filter:).numbers 有 101 项。 It has 101 members."),
        (
            "tasks",
            'instrument: "task:list/001"',
            "tasks(filter:).instrument：task:list/001 是别的东西的 id。",
        ),
        ("tasks", 'instrument: "《》"', "tasks(filter:).instrument：'《》' 既非编号也非名称。"),
        (
            "obligations",
            f'taskList: "task-list:{"x" * 600}"',
            "obligations(filter:).taskList 有 610 个字符。",
        ),
    ],
)
async def test_what_cannot_be_meant_is_refused(small_api: Api, field: str, filter: str, message: str) -> None:
    code, told = await small_api.refusal(f"{{ {field}(filter: {{{filter}}}) {{ totalCount }} }}")
    assert code == "INVALID_INPUT"
    assert told.startswith(message)
    assert small_api.store.reads == 0


@pytest.mark.parametrize(
    ("query", "argument", "near"),
    [
        ('tasks(filter: {enterpriseType: "car-makers"}) { totalCount }', "tasks(filter:)", "car-maker"),
        (
            'obligations(filter: {enterpriseTypes: ["maker", "iov-x"]}) { totalCount }',
            "obligations(filter:)",
            None,
        ),
        ('obligations(filter: {fact: "export"}) { totalCount }', "obligations(filter:)", "exports"),
        (
            'node(id: "task-list:list") { ... on TaskList { tasks(filter: {enterpriseType: "iov-x"}) '
            "{ totalCount } } }",
            "node.tasks(filter:)",
            None,
        ),
        (
            'search(text: "x", filter: {enterpriseType: "iov-x"}) { totalCount }',
            "search(filter:)",
            None,
        ),
    ],
)
async def test_what_the_vocabulary_does_not_know_is_no_empty_list(
    api: Api, query: str, argument: str, near: str | None
) -> None:
    [error] = (await api.run(f"{{ {query} }}")).errors or []
    told = error.extensions or {}
    assert (told["code"], told["reason"], told["argument"]) == ("INVALID_INPUT", "NOT_FOUND", argument)
    assert near is None or f" {near}?" in error.message
    assert near is None or near in told["validValues"]


@pytest.mark.parametrize(
    "day", ["2026-1-1", "20260101", "2026-W01-1", "2026-02-30", "today", "", "2026-01-01T00:00"]
)
async def test_only_days_are_days(small_api: Api, day: str) -> None:
    code, message = await small_api.refusal(
        "query ($on: Date) { instruments(filter: {status: IN_FORCE, on: $on}) { totalCount } }", on=day
    )
    assert code == "INVALID_INPUT"
    assert "write it like 2026-11-30" in message
    code, message = await small_api.refusal(
        f'{{ instruments(filter: {{status: IN_FORCE, on: "{day}"}}) {{ totalCount }} }}'
    )
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert "write it like 2026-11-30" in message

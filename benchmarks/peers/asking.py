"""How each server is asked the six questions, and how its answers read in the common form."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from benchmarks.peers.data import Made
from benchmarks.peers.stated import KIND_OF, NEW_YEAR


class Asking:
    """One server: `documents` by question; each of its answers becomes what `Reference` says."""

    path = "/graphql"
    documents: Mapping[str, str]

    def request(self, question: str, asked: Made, number: int = 0) -> bytes:
        """The body of a request; by `number`, which no document names, no two are alike."""
        variables = {**self.variables(question, asked), "number_": number}
        sent = {"query": self.documents[question], "variables": variables}
        return json.dumps(sent, ensure_ascii=False).encode()

    def variables(self, question: str, asked: Made) -> Made:
        return asked

    def answer(self, question: str, body: bytes) -> Any:
        """ValueError where the server says that something went wrong."""
        told = json.loads(body)
        if told.get("errors"):
            raise ValueError(told["errors"])
        return getattr(self, question)(told["data"])


class Dutygraph(Asking):
    _CITES = "citations { text instrument { number title } }"
    _DELIVERABLES = "deliverables { id name recipients { name } }"
    _DUTY = "id text modality timeRules { __typename text ... on AnnualDeadline { month day } }"
    _WHOLE = f"id number title text {_CITES} {_DELIVERABLES} obligations {{ {_DUTY} }}"
    _DUTIES = f"nodes {{ {_DUTY} task {{ id number title }} }}"
    documents = MappingProxyType(
        {
            "task": f"query Q($id: ID!) {{ node(id: $id) {{ ... on Task {{ {_WHOLE} category {{ title }}"
            " enterpriseTypes { name } } } }",
            "page": "query Q($list: ID!, $after: String, $way: Direction!) { tasks(first: 20, after: $after,"
            " filter: {taskList: $list}, orderBy: [{field: NUMBER, direction: $way}])"
            f" {{ nodes {{ id number title {_CITES} {_DELIVERABLES} }} }} }}",
            "types": "query Q($list: ID!, $types: [ID!]!) { tasks(first: 100,"
            " filter: {taskList: $list, enterpriseTypes: $types},"
            f" orderBy: [{{field: NUMBER, direction: ASC}}]) {{ nodes {{ {_WHOLE} }} }} }}",
            "citing": "query Q($number: String!) { instrument(number: $number) { number title kind issuedOn"
            " citedBy(first: 20) { nodes { id number title taskList { id title }"
            " citations { text instrument { number } } } } } }",
            "keyword": "query Q($keyword: String!) { obligations(first: 20, filter: {contains: $keyword})"
            f" {{ {_DUTIES} }} }}",
            "due": "query Q($after: String!) { obligations(first: 50, after: $after,"
            " filter: {timeRule: ANNUAL_DEADLINE}, orderBy: [{field: NEXT_DUE, direction: ASC}])"
            f" {{ {_DUTIES} }} }}",
        }
    )

    def variables(self, question: str, asked: Made) -> Made:
        match question:
            case "task":
                return {"id": f"task:{asked['id']}"}
            case "page":
                # There are no offsets: a client goes on behind the last of the page before.
                way, number = ("DESC", 18 - asked["offset"]) if asked["down"] else ("ASC", asked["offset"])
                last = json.dumps([number, f"task:{asked['list']}-T{number:02d}"], separators=(",", ":"))
                after = f"Task.number{'-' if asked['down'] else '+'} {last}" if asked["offset"] else None
                return {"list": f"task-list:{asked['list']}", "after": after, "way": way}
            case "types":
                return {"list": f"task-list:{asked['list']}", "types": asked["types"]}
            case "due":
                day = NEW_YEAR.replace(month=asked["month"], day=asked["day"]).isoformat()
                return {"after": f'Obligation.next-due+ ["{day}","obligation;"]'}
        return asked

    def task(self, data: Any) -> Any:
        types = sorted(each["name"] for each in data["node"]["enterpriseTypes"])
        return [*self._whole(data["node"]), data["node"]["category"]["title"], types]

    def page(self, data: Any) -> Any:
        return [
            [*self._head(each), self._citations(each), self._deliverables(each)]
            for each in data["tasks"]["nodes"]
        ]

    def types(self, data: Any) -> Any:
        return [self._whole(each) for each in data["tasks"]["nodes"]]

    def citing(self, data: Any) -> Any:
        found = data["instrument"]
        rows = []
        for task in found["citedBy"]["nodes"]:
            of = {"number": found["number"]}
            text = next(each["text"] for each in task["citations"] if each["instrument"] == of)
            listed = task["taskList"]
            rows.append([_pinpoint(text), *self._head(task), _bare(listed["id"]), listed["title"]])
        kind = next(word for word, kind in KIND_OF.items() if kind == found["kind"])
        return [found["number"], found["title"], kind, found["issuedOn"], rows]

    def keyword(self, data: Any) -> Any:
        return [[*self._duty(each), *self._head(each["task"])] for each in data["obligations"]["nodes"]]

    due = keyword

    def _head(self, task: Made) -> list[Any]:
        return [_bare(task["id"]), task["number"], task["title"]]

    def _whole(self, task: Made) -> list[Any]:
        duties = sorted(map(self._duty, task["obligations"]))
        return [*self._head(task), task["text"], self._citations(task), self._deliverables(task), duties]

    def _citations(self, task: Made) -> list[Any]:
        return sorted(
            [each["instrument"]["number"], each["instrument"]["title"], _pinpoint(each["text"])]
            for each in task["citations"]
        )

    def _deliverables(self, task: Made) -> list[Any]:
        return sorted(
            [_bare(each["id"]), each["name"], each["recipients"][0]["name"]] for each in task["deliverables"]
        )

    def _duty(self, duty: Made) -> list[Any]:
        rules = {each["__typename"] == "AnnualDeadline": each for each in duty["timeRules"]}
        often, dated = rules.get(False, {}), rules.get(True, {})
        head = [_bare(duty["id"]), duty["text"], duty["modality"].lower()]
        return [*head, often.get("text"), dated.get("month"), dated.get("day")]


class Neo4jGraphQL(Asking):
    path = "/"
    _CITES = "citesConnection { edges { properties { pinpoint } node { number title } } }"
    _DELIVERABLES = "deliverables { id name recipient }"
    _DUTY = "id text modality frequency month day"
    _WHOLE = f"id number title text {_CITES} {_DELIVERABLES} obligations {{ {_DUTY} }}"
    _DUTIES = f"{_DUTY} task {{ id number title }}"
    documents = MappingProxyType(
        {
            "task": f"query Q($id: ID!) {{ tasks(where: {{id: {{eq: $id}}}}) {{ {_WHOLE} category {{ name }}"
            " types { name } } }",
            "page": "query Q($list: ID!, $offset: Int!, $way: SortDirection!) {"
            " taskLists(where: {id: {eq: $list}}) { tasks(limit: 20, offset: $offset, sort: [{number: $way}])"
            f" {{ id number title {_CITES} {_DELIVERABLES} }} }} }}",
            "types": "query Q($list: ID!, $types: [ID!]!) { taskLists(where: {id: {eq: $list}}) {"
            " tasks(where: {types: {some: {id: {in: $types}}}}, sort: [{number: ASC}])"
            f" {{ {_WHOLE} }} }} }}",
            "citing": "query Q($number: String!) { instruments(where: {number: {eq: $number}}) {"
            " number title kind issued citedByConnection(first: 20, sort: [{node: {id: ASC}}]) { edges {"
            " properties { pinpoint } node { id number title list { id title } } } } } }",
            "keyword": "query Q($keyword: String!) { obligations(where: {text: {contains: $keyword}},"
            f" sort: [{{id: ASC}}], limit: 20) {{ {_DUTIES} }} }}",
            "due": "query Q($due: Int!) { obligations(where: {due: {gt: $due}},"
            f" sort: [{{due: ASC}}, {{id: ASC}}], limit: 50) {{ {_DUTIES} }} }}",
        }
    )

    def variables(self, question: str, asked: Made) -> Made:
        if question == "page":
            way = "DESC" if asked["down"] else "ASC"
            return {"list": asked["list"], "offset": asked["offset"], "way": way}
        return {"due": asked["month"] * 100 + asked["day"]} if question == "due" else asked

    def task(self, data: Any) -> Any:
        [found] = data["tasks"]
        types = sorted(each["name"] for each in found["types"])
        return [*self._whole(found), found["category"][0]["name"], types]

    def page(self, data: Any) -> Any:
        return [
            [*_head(each), self._citations(each), self._deliverables(each)]
            for each in data["taskLists"][0]["tasks"]
        ]

    def types(self, data: Any) -> Any:
        return [self._whole(each) for each in data["taskLists"][0]["tasks"]]

    def citing(self, data: Any) -> Any:
        [found] = data["instruments"]
        rows = []
        for edge in found["citedByConnection"]["edges"]:
            [of] = edge["node"]["list"]
            rows.append([edge["properties"]["pinpoint"], *_head(edge["node"]), of["id"], of["title"]])
        return [found["number"], found["title"], found["kind"], found["issued"], rows]

    def keyword(self, data: Any) -> Any:
        return [[*self._duty(each), *_head(each["task"][0])] for each in data["obligations"]]

    due = keyword

    def _whole(self, task: Made) -> list[Any]:
        duties = sorted(map(self._duty, task["obligations"]))
        return [*_head(task), task["text"], self._citations(task), self._deliverables(task), duties]

    def _citations(self, task: Made) -> list[Any]:
        return sorted(
            [edge["node"]["number"], edge["node"]["title"], edge["properties"]["pinpoint"]]
            for edge in task["citesConnection"]["edges"]
        )

    def _deliverables(self, task: Made) -> list[Any]:
        return _rows(task["deliverables"], "id name recipient")

    def _duty(self, duty: Made) -> list[Any]:
        return [duty[name] for name in self._DUTY.split()]


class PostGraphile(Asking):
    _CITES = "citesByTaskId { nodes { pinpoint instrumentByInstrumentId { number title } } }"
    _DELIVERABLES = "deliverablesByTaskId { nodes { rowId name recipient } }"
    _DUTY = "rowId text modality frequency month day"
    _WHOLE = f"rowId number title text {_CITES} {_DELIVERABLES} obligationsByTaskId {{ nodes {{ {_DUTY} }} }}"
    _DUTIES = f"nodes {{ {_DUTY} taskByTaskId {{ rowId number title }} }}"
    documents = MappingProxyType(
        {
            "task": f"query Q($id: String!) {{ taskByRowId(rowId: $id) {{ {_WHOLE}"
            " categoryByCategoryId { name } appliesTosByTaskId { nodes { enterpriseTypeByTypeId { name } } }"
            " } }",
            "page": "query Q($list: String!, $offset: Int!, $way: [TaskOrderBy!]!) {"
            " taskListByRowId(rowId: $list) { tasksByListId(first: 20, offset: $offset, orderBy: $way)"
            f" {{ nodes {{ rowId number title {_CITES} {_DELIVERABLES} }} }} }} }}",
            "types": "query Q($list: String!, $types: [String!]!) { tasksForTypes(list: $list, types: $types)"
            f" {{ nodes {{ {_WHOLE} }} }} }}",
            "citing": "query Q($number: String!) { instrumentByNumber(number: $number) { number title kind"
            " issued citesByInstrumentId(first: 20, orderBy: [TASK_ID_ASC]) { nodes { pinpoint"
            " taskByTaskId { rowId number title taskListByListId { rowId title } } } } } }",
            "keyword": "query Q($keyword: String!) { obligationsWith(keyword: $keyword, n: 20)"
            f" {{ {_DUTIES} }} }}",
            "due": f"query Q($due: Int!) {{ obligationsDueAfter(date: $due, first: 50) {{ {_DUTIES} }} }}",
        }
    )

    def variables(self, question: str, asked: Made) -> Made:
        if question == "page":
            way = "NUMBER_DESC" if asked["down"] else "NUMBER_ASC"
            return {"list": asked["list"], "offset": asked["offset"], "way": [way]}
        return {"due": asked["month"] * 100 + asked["day"]} if question == "due" else asked

    def task(self, data: Any) -> Any:
        found = data["taskByRowId"]
        types = sorted(
            each["enterpriseTypeByTypeId"]["name"] for each in found["appliesTosByTaskId"]["nodes"]
        )
        return [*self._whole(found), found["categoryByCategoryId"]["name"], types]

    def page(self, data: Any) -> Any:
        return [
            [*_head(each), self._citations(each), self._deliverables(each)]
            for each in data["taskListByRowId"]["tasksByListId"]["nodes"]
        ]

    def types(self, data: Any) -> Any:
        return [self._whole(each) for each in data["tasksForTypes"]["nodes"]]

    def citing(self, data: Any) -> Any:
        found = data["instrumentByNumber"]
        rows = []
        for each in found["citesByInstrumentId"]["nodes"]:
            task = each["taskByTaskId"]
            of = task["taskListByListId"]
            rows.append([each["pinpoint"], *_head(task), of["rowId"], of["title"]])
        return [found["number"], found["title"], found["kind"], found["issued"], rows]

    def keyword(self, data: Any) -> Any:
        [found] = data.values()
        return [[*self._duty(each), *_head(each["taskByTaskId"])] for each in found["nodes"]]

    due = keyword

    def _whole(self, task: Made) -> list[Any]:
        duties = sorted(map(self._duty, task["obligationsByTaskId"]["nodes"]))
        return [*_head(task), task["text"], self._citations(task), self._deliverables(task), duties]

    def _citations(self, task: Made) -> list[Any]:
        cited = ((one["instrumentByInstrumentId"], one["pinpoint"]) for one in task["citesByTaskId"]["nodes"])
        return sorted([one["number"], one["title"], pinpoint] for one, pinpoint in cited)

    def _deliverables(self, task: Made) -> list[Any]:
        return _rows(task["deliverablesByTaskId"]["nodes"], "rowId name recipient")

    def _duty(self, duty: Made) -> list[Any]:
        return [duty[name] for name in self._DUTY.split()]


def _head(task: Made) -> list[Any]:
    return [task.get("rowId") or task["id"], task["number"], task["title"]]


def _rows(records: Iterable[Made], names: str) -> list[Any]:
    return sorted([each[name] for name in names.split()] for each in records)


def _bare(id: str) -> str:
    return id.partition(":")[2]


def _pinpoint(text: str) -> str:
    """What stands behind the title in a citation."""
    return text.rpartition("》")[2]

"""The six questions: what they are asked with, and their answers worked out of the records themselves."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Any

from benchmarks.peers.data import Made

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "task": "a task by its id, all of it",
        "page": "a page of 20 tasks of a list, with citations and deliverables",
        "types": "a list's tasks for some enterprise types, all of them",
        "citing": "an instrument by its number, and the first 20 tasks that cite it",
        "keyword": "the first 20 obligations that contain a keyword",
        "due": "the 50 obligations due next after a day",
    }
)


class Reference:
    """Lists within a task are in no order, so that they are put into one here and in what servers answer."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self._instruments = {each["id"]: each for each in made["instruments"]}
        self._by_number = {each["number"]: each for each in made["instruments"]}
        self._types = {each["id"]: each["name"] for each in made["types"]}
        self._lists = {each["id"]: each for each in made["lists"]}
        self._tasks = {task["id"]: (of, task) for of in made["lists"] for task in of["tasks"]}
        duties = ((duty, task) for _, task in self._tasks.values() for duty in task["obligations"])
        self._duties = sorted(duties, key=lambda one: str(one[0]["id"]))
        dated = (one for one in self._duties if one[0]["month"])
        self._dated = sorted(dated, key=lambda one: (one[0]["month"], one[0]["day"]))
        self._citing: dict[str, list[tuple[Made, Made, str]]] = {}
        for _, (of, task) in sorted(self._tasks.items()):
            for cited in task["citations"]:
                self._citing.setdefault(cited["instrument"], []).append((of, task, cited["pinpoint"]))

    # ---- what they are asked with

    def draw(self, question: str, count: int, seed: int) -> list[Made]:
        random = Random(f"{seed}:{question}")
        return [getattr(self, f"_draw_{question}")(random) for _ in range(count)]

    def _draw_task(self, random: Random) -> Made:
        return {"id": random.choice(list(self._tasks))}

    def _draw_page(self, random: Random) -> Made:
        offset, down = random.randrange(4), random.random() < 0.5
        return {"list": random.choice(list(self._lists)), "offset": offset, "down": down}

    def _draw_types(self, random: Random) -> Made:
        types = sorted(random.sample(list(self._types), random.randint(3, 6)))
        return {"list": random.choice(list(self._lists)), "types": types}

    def _draw_citing(self, random: Random) -> Made:
        return {"number": self._instruments[random.choice(list(self._citing))]["number"]}

    def _draw_keyword(self, random: Random) -> Made:
        while True:
            text = random.choice(self._duties)[0]["text"]
            at = random.randrange(len(text))
            word = text[at : at + random.randint(2, 4)]
            if len(word) > 1 and not set(word) & set("，。"):
                return {"keyword": word}

    def _draw_due(self, random: Random) -> Made:
        return {"month": random.randint(1, 12), "day": random.randint(1, 28)}

    # ---- their answers

    def answer(self, question: str, asked: Made) -> Any:
        return getattr(self, f"_answer_{question}")(**asked)

    def _answer_task(self, id: str) -> Any:
        of, task = self._tasks[id]
        names = {each["id"]: each["name"] for each in of["categories"]}
        types = sorted(self._types[each] for each in task["types"])
        return [*self._whole(task), names[task["category"]], types]

    def _answer_page(self, list: str, offset: int, *, down: bool) -> Any:
        tasks = self._lists[list]["tasks"][:: -1 if down else 1][offset : offset + 20]
        return [[*_head(task), self._citations(task), _deliverables(task)] for task in tasks]

    def _answer_types(self, list: str, types: list[str]) -> Any:
        return [self._whole(task) for task in self._lists[list]["tasks"] if {*types} & {*task["types"]}]

    def _answer_citing(self, number: str) -> Any:
        found = self._by_number[number]
        tasks = self._citing[found["id"]][:20]
        rows = [[pinpoint, *_head(task), of["id"], of["title"]] for of, task, pinpoint in tasks]
        return [found["number"], found["title"], found["kind"], found["issued"], rows]

    def _answer_keyword(self, keyword: str) -> Any:
        holding = [one for one in self._duties if keyword in one[0]["text"]]
        return [[*_duty(duty), *_head(task)] for duty, task in holding[:20]]

    def _answer_due(self, month: int, day: int) -> Any:
        after = [one for one in self._dated if (one[0]["month"], one[0]["day"]) > (month, day)]
        return [[*_duty(duty), *_head(task)] for duty, task in after[:50]]

    def _whole(self, task: Made) -> list[Any]:
        duties = sorted(map(_duty, task["obligations"]))
        return [*_head(task), task["text"], self._citations(task), _deliverables(task), duties]

    def _citations(self, task: Made) -> list[Any]:
        cited = ((self._instruments[each["instrument"]], each["pinpoint"]) for each in task["citations"])
        return sorted([one["number"], one["title"], pinpoint] for one, pinpoint in cited)


def _head(task: Made) -> list[Any]:
    return [task["id"], task["number"], task["title"]]


def _deliverables(task: Made) -> list[Any]:
    return sorted([each["id"], each["name"], each["recipient"]] for each in task["deliverables"])


def _duty(duty: Made) -> list[Any]:
    return [duty[name] for name in ("id", "text", "modality", "frequency", "month", "day")]

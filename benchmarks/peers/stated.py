"""The records as this service's sources state them.

Where the model has no counterpart, the nearest: a task's types bind each of its obligations, its citations
and deliverables hang on its obligations in turn, a pinpoint stands behind the title in a citation's text, a
recipient is an authority. Every record quotes a document that is made of the texts.
"""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from benchmarks.peers.data import FREQUENCIES, KINDS, RECIPIENTS, Made
from dutygraph.graph.model import (
    Authority,
    Bearer,
    Category,
    Citation,
    CitationStatus,
    Deliverable,
    DeliverableKind,
    Designation,
    EnterpriseType,
    Instrument,
    InstrumentKind,
    Modality,
    Node,
    Obligation,
    Relationship,
    Review,
    Sourced,
    SourceDocument,
    Task,
    TaskList,
    TimeRule,
    TimeRuleKind,
    relate,
)
from dutygraph.graph.sources.draft import Draft, change
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.graph.store.port import Store
from dutygraph.text.designations import lookup_keys

NEW_YEAR = datetime.date(2026, 1, 1)
"""The day on which this service answers, so that what is due next does not wrap past December."""

KIND_OF: Mapping[str, InstrumentKind] = MappingProxyType(
    dict(
        zip(
            KINDS,
            (
                InstrumentKind.MANDATORY_NATIONAL_STANDARD,
                InstrumentKind.DEPARTMENTAL_RULE,
                InstrumentKind.LAW,
                InstrumentKind.NORMATIVE_DOCUMENT,
                InstrumentKind.ADMINISTRATIVE_REGULATION,
            ),
            strict=True,
        )
    )
)
_PERIODS = dict(zip(FREQUENCIES, ("P1Y", "P6M", "P3M", "P1M", None), strict=True))


async def load(store: Store, made: Made) -> None:
    """Each list as one document, after what all share."""
    for said in _all(made):

        async def add(draft: Draft, said: Statements = said) -> None:
            await draft.add(said.source, said)

        await change(store, add)


def _all(made: Made) -> Iterator[Statements]:
    shared: dict[str, Node] = {
        each["id"]: EnterpriseType(id=each["id"], name=each["name"], position=at)
        for at, each in enumerate(made["types"])
    }
    shared |= {name: Authority(id=f"authority:{at}", name=name) for at, name in enumerate(RECIPIENTS)}
    yield Statements(Source("vocabulary", Rank.VOCABULARY), tuple(shared.values()), ())
    instruments = {each["id"]: _instrument(each) for each in made["instruments"]}
    known, links = [], []
    for instrument in instruments.values():
        for key in lookup_keys(instrument.number or ""):
            named = Designation(id=f"designation:{key}", key=key, text=instrument.number or "")
            known.append(named)
            links.append(relate(instrument, "KNOWN_AS", named))
    catalogue = Source("catalogue", Rank.CATALOGUE)
    yield Statements(catalogue, (*instruments.values(), *known), tuple(links))
    for each in made["lists"]:
        yield _Listed({**shared, **instruments}).statements(each)


def _instrument(each: Made) -> Instrument:
    return Instrument(
        id=f"instrument:{each['id']}",
        number=each["number"],
        title=each["title"],
        kind=KIND_OF[each["kind"]],
        issued_on=datetime.date.fromisoformat(each["issued"]),
    )


class _Listed:
    """One list as one document states it; `shared` are types, recipients and instruments."""

    def __init__(self, shared: Mapping[str, Node]) -> None:
        self._shared = shared
        self._texts: list[str] = []
        self._nodes: list[Sourced] = []
        self._links: list[Relationship] = []

    def statements(self, made: Made) -> Statements:
        top = self._new(TaskList, f"task-list:{made['id']}", made["title"], title=made["title"], year=2026)
        categories = {}
        for number, each in enumerate(made["categories"], 1):
            named = {"number": number, "title": each["name"]}
            categories[each["id"]] = self._new(Category, f"category:{each['id']}", each["name"], **named)
            self._link(top, "HAS_CATEGORY", categories[each["id"]])
        for task in made["tasks"]:
            self._task(task, categories[task["category"]])
        text = "".join(self._texts)
        document = SourceDocument(
            id=f"document:{made['id']}",
            title=made["title"],
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            media_type="text/plain",
            loaded_at=datetime.datetime.combine(NEW_YEAR, datetime.time(), datetime.UTC),
            text=text,
            characters=len(text),
            modelled=len(text),
        )
        for node in self._nodes:
            self._link(node, "STATED_IN", document)
        source = Source(document.id, Rank.DOCUMENT)
        return Statements(source, (document, *self._nodes), tuple(self._links))

    def _new(self, kind: type[Any], id: str, quote: str, /, **properties: Any) -> Any:
        start = sum(map(len, self._texts))
        self._texts.append(quote)
        node = kind(id=id, start=start, end=start + len(quote), quote=quote, **properties)
        self._nodes.append(node)
        return node

    def _link(self, start: Node, type: str, end: Node) -> None:
        self._links.append(relate(start, type, end))

    def _task(self, made: Made, category: Node) -> None:
        id, text = made["id"], made["text"]
        counts = {
            "citation_count": len(made["citations"]),
            "deliverable_count": len(made["deliverables"]),
        }
        named = {"number": made["number"], "title": made["title"], "text": text}
        task = self._new(Task, f"task:{id}", text, **named, **counts)
        self._link(category, "HAS_TASK", task)
        duties = [self._duty(each, at, made["types"]) for at, each in enumerate(made["obligations"], 1)]
        for duty in duties:
            self._link(task, "IMPOSES", duty)
        for at, each in enumerate(made["citations"]):
            instrument = self._shared[each["instrument"]]
            words = f"《{instrument.title}》{each['pinpoint']}"  # type: ignore[attr-defined]
            resolved = {"text": words, "status": CitationStatus.RESOLVED}
            citation = self._new(Citation, f"citation:{id}-{at}", words, **resolved)
            self._link(duties[at % len(duties)], "CITES", citation)
            self._link(citation, "REFERS_TO", instrument)
        for at, each in enumerate(made["deliverables"]):
            handed = {"name": each["name"], "kind": DeliverableKind.REPORT}
            deliverable = self._new(Deliverable, f"deliverable:{each['id']}", each["name"], **handed)
            self._link(duties[at % len(duties)], "REQUIRES", deliverable)
            self._link(deliverable, "SUBMITTED_TO", self._shared[each["recipient"]])

    def _duty(self, made: Made, ordinal: int, types: list[str]) -> Obligation:
        duty: Obligation = self._new(
            Obligation,
            f"obligation:{made['id']}",
            made["text"],
            ordinal=ordinal,
            text=made["text"],
            modality=Modality[made["modality"].upper()],
            bearer=Bearer.ENTERPRISE,
            review=Review.EXTRACTED,
        )
        for each in types:
            self._link(duty, "BINDS", self._shared[each])
        if made["frequency"]:
            period = _PERIODS[made["frequency"]]
            often = {"kind": TimeRuleKind.FREQUENCY, "times": 1, "period": period, "at_least": False}
            self._rule(duty, made["frequency"], often if period else {"kind": TimeRuleKind.UNSPECIFIED})
        if made["month"]:
            dated = {
                "kind": TimeRuleKind.ANNUAL_DEADLINE,
                "month": made["month"],
                "day": made["day"],
            }
            self._rule(duty, f"{made['month']}月{made['day']}日前", dated)
        return duty

    def _rule(self, duty: Obligation, text: str, said: Mapping[str, Any]) -> None:
        id = f"time-rule:{duty.id.partition(':')[2]}-{said['kind'].lower()}"
        self._link(duty, "DUE", self._new(TimeRule, id, text, text=text, **said))

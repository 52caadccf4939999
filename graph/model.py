"""The graph, declared once: node types with their properties, and relationship types with their ends.

The DDL, constraints, indexes and load statements of both engines derive from `NODE_TYPES` and
`RELATIONSHIP_TYPES`. A node type is a frozen dataclass whose fields are its properties. A
`Sourced` node carries the span of the document it was read from: characters `start` (inclusive)
to `end` (exclusive) of that document's text, and `quote`, exactly those characters.

Ids are `<prefix>:<path>`, readable and stable across loads; those of enterprise types and profile
facts are bare words, fixed by the public vocabulary. Numbers within ids are zero-padded, so that
the order of ids is the order of the document.
"""

import datetime
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum, auto
from functools import cache
from typing import ClassVar, NamedTuple, TypeAlias

from dutygraph.graph.described import Described

Value: TypeAlias = str | int | bool | datetime.date | datetime.datetime | tuple[str, ...] | None


class Modality(Described):
    """The force of a statement."""

    MANDATORY = auto(), "Must be done: 应, 应当, 要, 须, 必须."
    ENCOURAGED = auto(), "Is encouraged: 鼓励, 支持, 倡导. It applies, and binds nobody."
    PERMITTED = auto(), "May be done: 可, 可以."
    PROHIBITED = auto(), "Must not be done: 不得, 禁止, 严禁."


class Bearer(Described):
    """Whose act it is: an enterprise's, the regulator's, anybody else's, or not stated."""

    ENTERPRISE = auto(), "An enterprise (企业) has to act."
    AUTHORITY = auto(), "The regulator (主管部门) acts; never a duty of an enterprise."
    OTHER = auto(), "A person, an association or anybody: at most UNKNOWN for any."
    UNSTATED = auto(), "Neither the sentence says who, nor whom the document addresses: at most UNKNOWN."


class Stage(Described):
    """How far a document has come."""

    ISSUED = auto(), "Issued (发布)."
    DRAFT = auto(), "Published for comments (征求意见稿): its duties apply to nobody yet."


class Review(Described):
    """Whether a person has confirmed what rules read from the text."""

    EXTRACTED = auto(), "Read by rules; no person has confirmed it."
    REVIEWED = auto(), "Confirmed or corrected by a person."


class CitationStatus(Described):
    """Whether it is known which instrument a citation means."""

    RESOLVED = auto(), "It means `instrument`."
    AMBIGUOUS = auto(), "Several instruments fit: see `suggestions`."
    UNRESOLVED = auto(), "No instrument in the catalogue fits; near ones in `suggestions`."


class Confidence(Described):
    """How sure a fact about an instrument is."""

    OFFICIAL = auto(), "Read in the publication itself or in an official register."
    SECONDARY = auto(), "Read in a named secondary source, a copy of the text among them."
    VERIFIED = auto(), "Of older records: read in either of the two."
    REPORTED = auto(), "Known from elsewhere, not looked up; it gives no date."


class InstrumentKind(Described):
    """The rank and nature of a law, rule, standard or plan in the Chinese legal order."""

    LAW = auto(), "法律, by the National People's Congress or its Standing Committee."
    ADMINISTRATIVE_REGULATION = auto(), "行政法规, by the State Council."
    DEPARTMENTAL_RULE = auto(), "部门规章, by ministries and commissions, as an order (令)."
    NORMATIVE_DOCUMENT = (
        auto(),
        "规范性文件: notices (通知), opinions (意见), measures below the rank of a rule.",
    )
    LOCAL_RULE = auto(), "地方性法规, 地方政府规章 and normative documents of a province or municipality."
    EMERGENCY_PLAN = auto(), "应急预案."
    MANDATORY_NATIONAL_STANDARD = auto(), "强制性国家标准, GB."
    RECOMMENDED_NATIONAL_STANDARD = auto(), "推荐性国家标准, GB/T, and guidance documents, GB/Z."
    INDUSTRY_STANDARD = auto(), "行业标准, such as YD/T and QC/T."
    ASSOCIATION_STANDARD = auto(), "团体标准, T/…."
    INTERNATIONAL_STANDARD = auto(), "国际标准, such as ISO and IEC."
    INTERNATIONAL_REGULATION = auto(), "Regulations of international bodies, such as UN R155."
    JUDICIAL_INTERPRETATION = auto(), "司法解释, by the Supreme People's Court or Procuratorate."
    INDUSTRY_PACT = auto(), "行业公约, which binds those that sign it."
    INTERNAL_RULE = auto(), "企业内部制度, a company's own."


class DeliverableKind(Described):
    """What sort of thing is handed in."""

    REPORT = auto(), "报告: of an assessment, a test or a year."
    CATALOGUE = auto(), "目录 or 清单, such as of important data."
    FILING = auto(), "备案: a record filed with an authority."
    NOTIFICATION = auto(), "报送 of an event or a fact, such as an incident."
    SUPPORTING_MATERIAL = auto(), "证明材料 and other documents kept or shown."


class DoubtKind(Described):
    """What was not sure when a document was read."""

    # The most harmful first.
    BEARER = auto(), "Whose act it is (主体)."
    CONDITION = auto(), "In which case (适用情形)."
    TIME_RULE = auto(), "By when (时限)."
    MODALITY = auto(), "Whether it must be done."
    ADDRESSEE = auto(), "Whom the document addresses (主送)."
    CITATION = auto(), "Which instrument is cited (依据)."
    RECIPIENT = auto(), "To whom it is handed in (报送单位)."
    DELIVERABLE = auto(), "What is handed in (报送材料)."
    STRUCTURE = auto(), "Where something begins or ends."
    IDENTITY = auto(), "Which document it is."


class FactType(Described):
    """How the question of a profile fact is answered."""

    BOOLEAN = auto(), "Yes or no."
    NUMBER = auto(), "A whole number."
    CHOICES = auto(), "Any of the `choices`, or none."


class ConditionOperator(Described):
    """How the answer to a question is compared."""

    IS = auto(), "Equal to the one value."
    AT_LEAST = auto(), "The number or a greater one."
    AT_MOST = auto(), "The number or a smaller one."
    ANY_OF = auto(), "At least one of the values is among the choices."
    NONE_OF = auto(), "None of the values is among the choices."


OPERATORS: Mapping[FactType, frozenset[ConditionOperator]] = {
    FactType.BOOLEAN: frozenset({ConditionOperator.IS}),
    FactType.NUMBER: frozenset({ConditionOperator.IS, ConditionOperator.AT_LEAST, ConditionOperator.AT_MOST}),
    FactType.CHOICES: frozenset({ConditionOperator.ANY_OF, ConditionOperator.NONE_OF}),
}
"""The operators that a condition on a fact of each type can have."""


class TimeRuleKind(Described):
    """The sorts of time rules."""

    ANNUAL_DEADLINE = auto(), "By a day of the year: 每年3月10日前."
    FREQUENCY = auto(), "So many times a period: 每两年一次."
    AFTER_EVENT = auto(), "After something happens: 变化后三个月内, 立即."
    BEFORE_EVENT = auto(), "Before something is done: 发布或更新前."
    UNSPECIFIED = auto(), "Without a computable date: 定期, 及时, 按要求."


INDEXED: Mapping[str, bool] = {"indexed": True}
"""Field metadata: the engines keep an index on this property."""

BY_PART: Mapping[str, bool] = {"by_part": True}
"""Field metadata: the engines keep an index by which a part of this text finds its nodes."""

VOLATILE: Mapping[str, bool] = {"volatile": True}
"""Field metadata: says when or how something was loaded, not what was stated; never a difference."""


LATER: Mapping[str, bool] = {"later": True}
"""Field metadata: where several sources state it, the one of the highest rank is right, not the lowest.

An instrument's own text knows its words and the order of its parts better than a catalogue does.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """`called` is what people call it, Chinese and English.

    `shared` types may be stated by several sources at once, each adding what it knows.
    """

    called: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    shared: ClassVar[bool] = False

    id: str

    def __init_subclass__(cls, *, called: str = "", prefix: str = "", shared: bool = False) -> None:
        # A dataclass with slots is made of its class once more, which then says none of it.
        cls.called, cls.prefix, cls.shared = called or cls.called, prefix or cls.prefix, shared or cls.shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Node):
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument(Node, called="文件 document", prefix="document"):
    """A loaded file. `text` is what spans count in; `modelled` of its `characters` are in records.

    `pages` are the offsets at which its pages begin, in decimal digits; empty for formats without pages.
    `astral` are those of its characters beyond U+FFFF, which are two units of UTF-16.
    """

    title: str
    sha256: str
    media_type: str
    loaded_at: datetime.datetime = field(metadata=VOLATILE)
    text: str
    pages: tuple[str, ...] = ()
    astral: tuple[str, ...] = ()
    characters: int
    modelled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModelled(Sourced, called="未建模文字 text not modelled", prefix="not-modelled"):
    """Characters of a document that no record holds, and why."""

    reason: str


NOT_TOLD = "未写明"
"""The place of what holds somewhere, and does not tell where: 我市."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskList(Sourced, called="任务清单 task list", prefix="task-list"):
    """`stage` is set for drafts.

    `jurisdiction` is the place it holds in, several joined by 、, NOT_TOLD among them; None: everywhere.
    """

    title: str
    title_en: str | None = None
    jurisdiction: str | None = field(default=None, metadata=INDEXED)
    year: int | None = field(default=None, metadata=INDEXED)
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Sourced, called="主送对象 addressee", prefix="addressee"):
    """One of those whom a document addresses, in its words; it REFERS_TO the authority it names, if any."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Node, called="历年系列 yearly series", prefix="series", shared=True):
    """What the yearly editions of one task list have in common: their title without the year."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Sourced, called="类别 category", prefix="category"):
    number: int
    title: str
    title_en: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Sourced, called="任务 task", prefix="task"):
    """A numbered task; the counts are of its distinct citations and deliverables, kept to order by."""

    number: int = field(metadata=INDEXED)
    title: str = field(metadata=BY_PART)
    title_en: str | None = field(default=None, metadata=BY_PART)
    text: str = field(metadata=BY_PART)
    citation_count: int = field(metadata=INDEXED)
    deliverable_count: int = field(metadata=INDEXED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Sourced, called="义务 obligation", prefix="obligation"):
    """One statement of who must, may or is encouraged to do what.

    `binds_others`: its subject means enterprises too that BINDS does not say, for the vocabulary knows no
    such type, or the document does not say which are meant. `open_case`: it concerns only some of those it
    binds, in a case or of a kind that was not understood. `section` is the heading above a statement that
    stands in no task. It is asked from `effective_from` to `effective_to`, where the text says within which
    days alone.
    """

    ordinal: int
    text: str = field(metadata=BY_PART)
    text_en: str | None = field(default=None, metadata=BY_PART)
    modality: Modality = field(metadata=INDEXED)
    bearer: Bearer = field(metadata=INDEXED)
    subject: str | None = None
    binds_others: bool | None = None
    open_case: bool | None = None
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    section: str | None = None
    review: Review = field(metadata=INDEXED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Sourced, called="引用 citation", prefix="citation"):
    """A reference to an instrument as the document writes it.

    A node and not a relationship, for one that did not resolve has no far end and must stay visible.
    `alternative_group` joins citations of one statement of which any one satisfies (或).
    `note` says where the citation differs from what was published, or why it did not resolve.

    `cited_title`, `cited_numbers` and `cited_provisions` are what it names, by which it is resolved anew
    whenever what is known changes; one that names no instrument, or was settled by a person, has none.
    """

    text: str
    status: CitationStatus = field(metadata=INDEXED)
    alternative_group: int | None = None
    note: str | None = None
    note_en: str | None = None
    cited_title: str | None = None
    cited_numbers: tuple[str, ...] = ()
    cited_provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable(Sourced, called="提报材料 deliverable", prefix="deliverable"):
    name: str = field(metadata=BY_PART)
    name_en: str | None = field(default=None, metadata=BY_PART)
    kind: DeliverableKind = field(metadata=INDEXED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Sourced, called="报送渠道 channel", prefix="channel"):
    """Through what something is handed in or done, in the source's words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(Sourced, called="存疑之处 doubt", prefix="doubt"):
    """A place where reading was not sure; `severity` is 0 for the most harmful kind, to order by."""

    kind: DoubtKind = field(metadata=INDEXED)
    severity: int = field(metadata=INDEXED)
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Node, called="适用条件 condition", prefix="condition", shared=True):
    """What a profile fact must be for a statement to concern an enterprise; its id says all of it.

    `values` are `true`/`false`, a number, or ids of choices. Where the words stand that state it
    is on the WHEN relationship, with the numbers of the groups of alternatives it belongs to.
    """

    operator: ConditionOperator
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule(Sourced, called="时间规则 time rule", prefix="time-rule"):
    """When a duty is due, typed after the EU's regulatory reporting vocabulary.

    ANNUAL_DEADLINE has `month` and `day`, on or before which it is due every year, or only in `year` where
    the text names one (2026年11月30日前) or a notice of no year asks once; never before `since`, its list's
    own year, or for 次年 the next. FREQUENCY has `times` per `period` (ISO 8601), `at_least` where more is
    allowed; AFTER_EVENT and BEFORE_EVENT name the `event`, `within` is an ISO 8601 duration, null for at
    once, and counts working days where `working_days`; UNSPECIFIED (定期, 及时) has none of these.
    `confidence` is set where the rule is not the document's own but that of a requirement behind a statement.
    """

    kind: TimeRuleKind = field(metadata=INDEXED)
    text: str
    year: int | None = None
    since: int | None = None
    month: int | None = None
    day: int | None = None
    times: int | None = None
    period: str | None = None
    at_least: bool | None = None
    event: str | None = None
    within: str | None = None
    working_days: bool | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Sourced, called="依据要求 requirement behind a duty", prefix="requirement"):
    """What a provision that a statement rests on asks by itself, as a person sums it up.

    It binds whom it BINDS (`subject` in words), WHEN its own conditions hold, is DUE by its own rules, and
    goes to whom it is SUBMITTED_TO (`recipient` in words); the span is the statement's. `only_where` is a
    case of it that no profile fact tells.
    `stricter`: it asks more, earlier, or of another recipient than the statement. `known_from` names where
    that was read, `doubt` what is contested. It holds from `effective_from` to `effective_to`.
    """

    summary: str
    summary_en: str | None = None
    bearer: Bearer
    subject: str | None = None
    binds_others: bool | None = None
    only_where: str | None = None
    only_where_en: str | None = None
    recipient: str | None = None
    stricter: bool
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    known_from: str
    confidence: Confidence
    doubt: str | None = None
    doubt_en: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Node, called="法规标准文件 instrument", prefix="instrument", shared=True):
    number: str | None = field(default=None, metadata={**INDEXED, **BY_PART})
    title: str = field(metadata=BY_PART)
    title_en: str | None = field(default=None, metadata=BY_PART)
    kind: InstrumentKind = field(metadata=INDEXED)
    issued_on: datetime.date | None = field(default=None, metadata=INDEXED)
    effective_on: datetime.date | None = field(default=None, metadata=INDEXED)
    ended_on: datetime.date | None = field(default=None, metadata=INDEXED)
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation(Node, called="编号与名称 designation", prefix="designation", shared=True):
    """A number, title or alias an instrument is known by.

    `key` is its normal form, what look-ups compare; `discrepancy` says, for a wording that differs
    from the published one, how and where it was seen.
    """

    key: str = field(metadata=INDEXED)
    text: str
    discrepancy: str | None = None
    discrepancy_en: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentFact(Node, called="文件事实 fact about an instrument", prefix="fact", shared=True):
    """Where a fact about an instrument comes from."""

    name: str
    value: str
    source: str
    confidence: Confidence
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentScope(Node, called="适用范围 scope of an instrument", prefix="scope", shared=True):
    """Whom or what an instrument binds by its own words, summed up in ours: whom it BINDS, and WHEN.

    With neither it is not known whom it binds. `binds_others` as with statements; `only_where` is a case of
    it that no profile fact tells. It holds in `jurisdictions`, everywhere if none, from one day to another,
    both included. `source` is where that was read.
    """

    text: str
    text_en: str | None = None
    binds_others: bool | None = None
    only_where: str | None = None
    only_where_en: str | None = None
    jurisdictions: tuple[str, ...] = ()
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    source: str
    confidence: Confidence
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Node, called="条款 provision", prefix="provision", shared=True):
    """An article or clause. `text` is the instrument's own words; `summary` is in ours."""

    label: str = field(metadata=INDEXED)
    title: str | None = None
    title_en: str | None = None
    text: str | None = field(default=None, metadata=LATER)
    summary: str | None = None
    summary_en: str | None = None
    position: int | None = field(default=None, metadata=LATER)
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Node, called="主管部门 authority", prefix="authority", shared=True):
    """`local_aliases`, among its `aliases`, are its names only in documents of `jurisdiction`."""

    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    jurisdiction: str | None = None
    local_aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseType(Node, called="企业类型 enterprise type", shared=True):
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    help: str | None = None
    help_en: str | None = None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFact(Node, called="企业情况问题 profile fact", shared=True):
    """`implies` says what follows from its answers, as ANSWER>FACT=ANSWER (`false>shares-data=false`).

    `any` and `none` are answers that choose something and nothing. What follows only together with an answer
    to another fact has that before the arrow: ANSWER&FACT=ANSWER>FACT=ANSWER.
    """

    question: str
    question_en: str | None = None
    help: str | None = None
    help_en: str | None = None
    answer_type: FactType
    implies: tuple[str, ...] = ()
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChoice(Node, called="情况选项 choice of a fact", prefix="choice", shared=True):
    value: str
    label: str
    label_en: str | None = None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Node, called="地域 place", prefix="place", shared=True):
    """A province, or a city WITHIN one, by the name that official documents call it."""

    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    position: int


NODE_TYPES: Mapping[str, type[Node]] = {
    node.__name__: node
    for node in (
        SourceDocument, NotModelled, TaskList, Addressee, Series, Category, Task, Obligation, Citation,
        Deliverable, Channel, Doubt, Condition, TimeRule, Requirement, Instrument, Designation,
        InstrumentFact, InstrumentScope,
        Provision, Authority, EnterpriseType, ProfileFact, FactChoice, Place,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node or relationship type. `kind` is one of str, int, bool, date, datetime, tuple.

    `enum` is the enumeration that its texts are of.
    """

    name: str
    kind: type
    required: bool
    indexed: bool = False
    by_part: bool = False
    volatile: bool = False
    enum: type[StrEnum] | None = None

    @property
    def selective(self) -> bool:
        """Whether few nodes share a value of it, and an index finds them."""
        return self.name == "id" or (self.indexed and self.kind is str and self.enum is None)

    @property
    def shared(self) -> bool:
        """Whether an index finds by a value of it many nodes, or none."""
        return self.indexed and not self.selective


@cache
def properties(node_type: str) -> Mapping[str, Property]:
    """The properties of a node type by name, `id` first."""
    record = NODE_TYPES[node_type]
    hints = typing.get_type_hints(record)
    found = {}
    for declared in fields(record):
        arms = typing.get_args(hints[declared.name])
        optional = type(None) in arms
        kind = next(arm for arm in arms if arm is not type(None)) if optional else hints[declared.name]
        origin = typing.get_origin(kind) or kind
        enum = origin if issubclass(origin, StrEnum) else None
        found[declared.name] = Property(
            declared.name,
            str if enum else origin,
            required=not optional,
            indexed=bool(declared.metadata.get("indexed")),
            by_part=bool(declared.metadata.get("by_part")),
            volatile=bool(declared.metadata.get("volatile")),
            enum=enum,
        )
    return types.MappingProxyType(found)


def property_of(node_type: str, name: str) -> Property:
    """The property; ValueError where the node type has none of this name."""
    try:
        return properties(node_type)[name]
    except KeyError:
        raise ValueError(f"{node_type} has no property {name}.") from None


def comparable(node_type: str, name: str) -> Property:
    """The property; ValueError where its values have no order."""
    declared = property_of(node_type, name)
    if declared.kind is tuple:
        raise ValueError(f"{node_type}.{name} is a list, which has no order.")
    return declared


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """`ends` lists the (start, end) node types it joins. At most one such relationship joins two nodes.

    `paged` says that a node can have so many on its end side that answers take them a page at a
    time in the order of the start's id: the engines keep an index for that. `loose`: it is no more than a
    hint, worked out from what all sources state, and never in the way of its end's going. `mutual`: where
    it leads one way, it is kept the other way, too.
    """

    name: str
    called: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()
    paged: bool = False
    loose: bool = False
    mutual: bool = False

    def kind_of(self, name: str) -> type:
        """The kind of one of its properties; ValueError where it has none of this name."""
        for held in self.properties:
            if held.name == name:
                return held.kind
        raise ValueError(f"{self.name} has no property {name}.")


def _from(*starts: str, to: str) -> tuple[tuple[str, str], ...]:
    return tuple((start, to) for start in starts)


RELATIONSHIP_TYPES: Mapping[str, RelationshipType] = {
    declared.name: declared
    for declared in (
        RelationshipType(
            "STATED_IN",
            "载于 is stated in",
            _from(
                "NotModelled", "TaskList", "Addressee", "Category", "Task", "Obligation", "Citation",
                "Deliverable", "TimeRule", "Requirement", "Provision", "Channel", "Doubt",
                to="SourceDocument",
            ),
        ),
        RelationshipType("ADDRESSES", "主送 addresses", _from("TaskList", to="Addressee")),
        RelationshipType("EDITION_OF", "为一年度版本 is an edition of", _from("TaskList", to="Series")),
        RelationshipType("HAS_CATEGORY", "含类别 has the category", _from("TaskList", to="Category")),
        RelationshipType("HAS_TASK", "含任务 has the task", _from("Category", "TaskList", to="Task")),
        RelationshipType(
            "IMPOSES", "设定义务 imposes", _from("Task", "TaskList", "Provision", to="Obligation")
        ),
        RelationshipType(
            "BINDS",
            "约束 binds",
            _from(
                "Obligation", "Requirement", "InstrumentScope", "Addressee", "Task", to="EnterpriseType"
            ),
            paged=True,
        ),
        RelationshipType(
            "WHEN",
            "适用于 applies when",
            _from("Obligation", "Requirement", "InstrumentScope", to="Condition"),
            # Where they stand, for what was read from a document.
            (
                Property("groups", tuple, required=True),
                Property("text", str, required=True),
                Property("inherited", bool, required=False),
                Property("start", int, required=False),
                Property("end", int, required=False),
                Property("quote", str, required=False),
            ),
            paged=True,
        ),
        RelationshipType("ASKS", "取决于 asks for", _from("Condition", to="ProfileFact")),
        RelationshipType("DUE", "时限 is due by", _from("Obligation", "Requirement", to="TimeRule")),
        RelationshipType("THROUGH", "通过 is done through", _from("Obligation", to="Channel")),
        RelationshipType("HAS_DOUBT", "存疑 has a doubt", _from("Obligation", "Citation", to="Doubt")),
        RelationshipType("PENALISED_BY", "罚则 is penalised by", _from("Obligation", to="Provision")),
        RelationshipType("RESTS_ON", "依据 rests on", _from("Obligation", "Requirement", to="Provision")),
        RelationshipType("BACKED_BY", "背后要求 is backed by", _from("Obligation", to="Requirement")),
        RelationshipType(
            "CITES", "引用 cites by", _from("Obligation", "Provision", "Task", to="Citation")
        ),
        RelationshipType("TEXT_OF", "为全文 is the text of", _from("SourceDocument", to="Instrument")),
        RelationshipType(
            "REFERS_TO",
            "指向 refers to",
            (
                ("Citation", "Instrument"), ("Citation", "Provision"), ("Task", "Instrument"),
                ("Addressee", "Authority"),
            ),
            paged=True,
        ),
        RelationshipType("SUGGESTS", "疑似 may mean", _from("Citation", to="Instrument"), loose=True),
        RelationshipType("REQUIRES", "要求提报 requires", _from("Obligation", "Task", to="Deliverable")),
        RelationshipType(
            "SUBMITTED_TO", "报送 is submitted to",
            _from("Deliverable", "Requirement", to="Authority"), paged=True,
        ),
        RelationshipType(
            "ISSUED_BY", "发布机关 was issued by",
            _from("TaskList", "Instrument", to="Authority"), paged=True,
        ),
        RelationshipType("KNOWN_AS", "又称 is known as", _from("Instrument", to="Designation")),
        RelationshipType("REPLACES", "代替 replaces", _from("Instrument", to="Instrument")),
        RelationshipType(
            "RELATED_TO",
            "相关 is related to",
            _from("Instrument", to="Instrument"),
            (Property("kind", str, required=True), Property("note", str, required=False)),
            mutual=True,
        ),
        RelationshipType("HAS_FACT", "有事实 has the fact", _from("Instrument", to="InstrumentFact")),
        RelationshipType(
            "HAS_SCOPE", "适用范围为 has the scope", _from("Instrument", to="InstrumentScope")
        ),
        RelationshipType(
            "HAS_PROVISION", "有条款 has the provision", _from("Instrument", to="Provision")
        ),
        RelationshipType("HAS_PART", "下含 has the part", _from("Provision", to="Provision")),
        RelationshipType("IS_A", "属于 is a kind of", _from("EnterpriseType", to="EnterpriseType")),
        RelationshipType(
            "HELD_BY", "取决于行为 is held by whoever does", _from("EnterpriseType", to="ProfileFact")
        ),
        RelationshipType("HAS_CHOICE", "有选项 has the choice", _from("ProfileFact", to="FactChoice")),
        RelationshipType("WITHIN", "位于 is within", _from("Place", to="Place")),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shortcut:
    """(start)-[type]->(end) is kept wherever (start)-[by]->(between)-[type]->(end) is."""

    start: str
    by: str
    between: str
    type: str
    end: str


SHORTCUTS = (
    Shortcut("TaskList", "HAS_CATEGORY", "Category", "HAS_TASK", "Task"),
    Shortcut("Task", "IMPOSES", "Obligation", "BINDS", "EnterpriseType"),
    Shortcut("Task", "IMPOSES", "Obligation", "REQUIRES", "Deliverable"),
    Shortcut("Task", "IMPOSES", "Obligation", "CITES", "Citation"),
    Shortcut("Task", "CITES", "Citation", "REFERS_TO", "Instrument"),
)
"""The longer ways that are asked for most, each with those before it; no source states them."""


MODEL = 4
"""Rises where a type, a property or a relationship goes, or means something else than before; what is only
added needs no rise.
"""


@cache
def declaration() -> tuple[str, ...]:
    """The model in words, a line for each property and each pair of ends: what a store is marked with."""
    lines = [
        f"{name}.{held.name}: {held.kind.__name__}{'' if held.required else '?'}"
        for name in NODE_TYPES
        for held in properties(name).values()
    ]
    for declared in RELATIONSHIP_TYPES.values():
        lines += [f"({start})-{declared.name}->({end})" for start, end in declared.ends]
        lines += [f"{declared.name}.{held.name}: {held.kind.__name__}" for held in declared.properties]
    return tuple(sorted(lines))


class Relationship(NamedTuple):
    """(start)-[type]->(end), by ids; the node types of both ends are named with it."""

    type: str
    start_type: str
    start: str
    end_type: str
    end: str
    properties: tuple[tuple[str, Value], ...] = ()


def relate(start: Node, type: str, end: Node, /, **properties: Value) -> Relationship:
    """The relationship between two records."""
    return Relationship(
        type, start.__class__.__name__, start.id, end.__class__.__name__, end.id,
        tuple(sorted(properties.items())) if properties else (),
    )  # fmt: skip


_TYPE_OF_PREFIX = {node.prefix: name for name, node in NODE_TYPES.items() if node.prefix}

VOCABULARY_TYPES = ("EnterpriseType", "ProfileFact")
"""The node types whose ids are bare words."""


def node_types_of(id: str) -> tuple[str, ...]:
    """The node types a node of this id can have; empty where the id has no known form."""
    prefix, colon, _ = id.partition(":")
    if not colon:
        return VOCABULARY_TYPES
    found = _TYPE_OF_PREFIX.get(prefix)
    return (found,) if found else ()

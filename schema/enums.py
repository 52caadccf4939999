"""The enumerations of the API. Those of the records mirror `graph.model`, with descriptions for readers."""

from enum import Enum

import strawberry
from strawberry import enum_value as value


@strawberry.enum(description="The force of a statement.")
class Modality(Enum):
    MANDATORY = value("MANDATORY", description="Must be done: 应, 应当, 要, 须, 必须.")
    ENCOURAGED = value(
        "ENCOURAGED", description="Is encouraged: 鼓励, 支持, 倡导. It applies, and binds nobody."
    )
    PERMITTED = value("PERMITTED", description="May be done: 可, 可以.")
    PROHIBITED = value("PROHIBITED", description="Must not be done: 不得, 禁止, 严禁.")


@strawberry.enum(
    description="Whose act it is: an enterprise's, the regulator's, anybody else's, or not stated."
)
class Bearer(Enum):
    ENTERPRISE = value("ENTERPRISE", description="An enterprise (企业) has to act.")
    AUTHORITY = value(
        "AUTHORITY", description="The regulator (主管部门) acts; never a duty of an enterprise."
    )
    OTHER = value("OTHER", description="A person, an association or anybody: at most UNKNOWN for any.")
    UNSTATED = value(
        "UNSTATED",
        description="Neither the sentence says who, nor whom the document addresses: at most UNKNOWN.",
    )


@strawberry.enum(description="How far a document has come.")
class Stage(Enum):
    ISSUED = value("ISSUED", description="Issued (发布).")
    DRAFT = value("DRAFT", description="Published for comments (征求意见稿): its duties apply to nobody yet.")


@strawberry.enum(description="How sure a date is; where several are true of it, the least sure.")
class Certainty(Enum):
    STATED = value("STATED", description="The text names this day for this year, or for every year.")
    PROJECTED = value(
        "PROJECTED", description="Carried over from a list of another year, as no newer one is loaded."
    )
    CONDITIONAL = value(
        "CONDITIONAL",
        description="Hangs on something not told: see `missingFacts`, `missingOccurrences` and the verdict.",
    )
    FROM_OCCURRENCE = value(
        "FROM_OCCURRENCE", description="Computed from an occurrence that the profile tells."
    )


@strawberry.enum(description="Why a duty has no date.")
class Undated(Enum):
    ON_EVENT = value("ON_EVENT", description="It waits for an event: tell when it happens.")
    STANDING = value(
        "STANDING", description="It stands always: the text names no time and nothing to hand in."
    )
    NOT_STATED = value(
        "NOT_STATED",
        description="When is not stated: 定期, 及时, 按要求; something to hand in without a time; or a "
        "day for cases alone that are not this enterprise's.",
    )
    NEEDS_LAST_TIME = value(
        "NEEDS_LAST_TIME", description="So many times a period, without a day: tell when it was last done."
    )


@strawberry.enum(description="Whether a person has confirmed what rules read from the text.")
class Review(Enum):
    EXTRACTED = value("EXTRACTED", description="Read by rules; no person has confirmed it.")
    REVIEWED = value("REVIEWED", description="Confirmed or corrected by a person.")


@strawberry.enum(description="What was not sure when a document was read.")
class DoubtKind(Enum):
    BEARER = value("BEARER", description="Whose act it is (主体).")
    CONDITION = value("CONDITION", description="In which case (适用情形).")
    TIME_RULE = value("TIME_RULE", description="By when (时限).")
    MODALITY = value("MODALITY", description="Whether it must be done.")
    ADDRESSEE = value("ADDRESSEE", description="Whom the document addresses (主送).")
    CITATION = value("CITATION", description="Which instrument is cited (依据).")
    RECIPIENT = value("RECIPIENT", description="To whom it is handed in (报送单位).")
    DELIVERABLE = value("DELIVERABLE", description="What is handed in (报送材料).")
    STRUCTURE = value("STRUCTURE", description="Where something begins or ends.")
    IDENTITY = value("IDENTITY", description="Which document it is.")


@strawberry.enum(description="Whether it is known which instrument a citation means.")
class CitationStatus(Enum):
    RESOLVED = value("RESOLVED", description="It means `instrument`.")
    AMBIGUOUS = value("AMBIGUOUS", description="Several instruments fit: see `suggestions`.")
    UNRESOLVED = value(
        "UNRESOLVED", description="No instrument in the catalogue fits; near ones in `suggestions`."
    )


@strawberry.enum(description="How sure a fact about an instrument is.")
class Confidence(Enum):
    OFFICIAL = value("OFFICIAL", description="Read in the publication itself or in an official register.")
    SECONDARY = value(
        "SECONDARY", description="Read in a named secondary source, a copy of the text among them."
    )
    VERIFIED = value("VERIFIED", description="Of older records: read in either of the two.")
    REPORTED = value("REPORTED", description="Known from elsewhere, not looked up; it gives no date.")


@strawberry.enum(
    description="The rank and nature of a law, rule, standard or plan in the Chinese legal order."
)
class InstrumentKind(Enum):
    LAW = value("LAW", description="法律, by the National People's Congress or its Standing Committee.")
    ADMINISTRATIVE_REGULATION = value(
        "ADMINISTRATIVE_REGULATION", description="行政法规, by the State Council."
    )
    DEPARTMENTAL_RULE = value(
        "DEPARTMENTAL_RULE", description="部门规章, by ministries and commissions, as an order (令)."
    )
    NORMATIVE_DOCUMENT = value(
        "NORMATIVE_DOCUMENT",
        description="规范性文件: notices (通知), opinions (意见), measures below the rank of a rule.",
    )
    LOCAL_RULE = value(
        "LOCAL_RULE",
        description="地方性法规, 地方政府规章 and normative documents of a province or municipality.",
    )
    EMERGENCY_PLAN = value("EMERGENCY_PLAN", description="应急预案.")
    MANDATORY_NATIONAL_STANDARD = value("MANDATORY_NATIONAL_STANDARD", description="强制性国家标准, GB.")
    RECOMMENDED_NATIONAL_STANDARD = value(
        "RECOMMENDED_NATIONAL_STANDARD", description="推荐性国家标准, GB/T, and guidance documents, GB/Z."
    )
    INDUSTRY_STANDARD = value("INDUSTRY_STANDARD", description="行业标准, such as YD/T and QC/T.")
    ASSOCIATION_STANDARD = value("ASSOCIATION_STANDARD", description="团体标准, T/….")
    INTERNATIONAL_STANDARD = value("INTERNATIONAL_STANDARD", description="国际标准, such as ISO and IEC.")
    INTERNATIONAL_REGULATION = value(
        "INTERNATIONAL_REGULATION", description="Regulations of international bodies, such as UN R155."
    )


@strawberry.enum(description="Where an instrument stands on a day; it follows from its dates.")
class InstrumentStatus(Enum):
    IN_FORCE = value("IN_FORCE", description="现行有效: in effect on the day, and not ended.")
    NOT_YET_IN_FORCE = value("NOT_YET_IN_FORCE", description="尚未施行: takes effect after the day.")
    ENDED = value("ENDED", description="废止 or replaced, on the day or before.")
    UNKNOWN = value("UNKNOWN", description="Nobody has told when it takes effect.")


@strawberry.enum(description="What sort of thing is handed in.")
class DeliverableKind(Enum):
    REPORT = value("REPORT", description="报告: of an assessment, a test or a year.")
    CATALOGUE = value("CATALOGUE", description="目录 or 清单, such as of important data.")
    FILING = value("FILING", description="备案: a record filed with an authority.")
    NOTIFICATION = value("NOTIFICATION", description="报送 of an event or a fact, such as an incident.")
    SUPPORTING_MATERIAL = value(
        "SUPPORTING_MATERIAL", description="证明材料 and other documents kept or shown."
    )


@strawberry.enum(description="How the question of a profile fact is answered.")
class FactType(Enum):
    BOOLEAN = value("BOOLEAN", description="Yes or no.")
    NUMBER = value("NUMBER", description="A whole number.")
    CHOICES = value("CHOICES", description="Any of the `choices`, or none.")


@strawberry.enum(description="How the answer to a question is compared.")
class Operator(Enum):
    IS = value("IS", description="Equal to the one value.")
    AT_LEAST = value("AT_LEAST", description="The number or a greater one.")
    AT_MOST = value("AT_MOST", description="The number or a smaller one.")
    ANY_OF = value("ANY_OF", description="At least one of the values is among the choices.")
    NONE_OF = value("NONE_OF", description="None of the values is among the choices.")


@strawberry.enum(description="The sorts of time rules.")
class TimeRuleKind(Enum):
    ANNUAL_DEADLINE = value("ANNUAL_DEADLINE", description="By a day of the year: 每年3月10日前.")
    FREQUENCY = value("FREQUENCY", description="So many times a period: 每两年一次.")
    AFTER_EVENT = value("AFTER_EVENT", description="After something happens: 变化后三个月内, 立即.")
    BEFORE_EVENT = value("BEFORE_EVENT", description="Before something is done: 发布或更新前.")
    UNSPECIFIED = value("UNSPECIFIED", description="Without a computable date: 定期, 及时, 按要求.")


@strawberry.enum(description="Whether a duty falls on an enterprise.")
class Verdict(Enum):
    APPLIES = value("APPLIES", description="适用: whatever is not told.")
    DOES_NOT_APPLY = value("DOES_NOT_APPLY", description="不适用: whatever is not told.")
    UNKNOWN = value("UNKNOWN", description="待定: it depends on what is not told.")


@strawberry.enum(
    description="What one leaf of the reasoning came to; what is not told is UNKNOWN, never FALSE."
)
class Outcome(Enum):
    TRUE = value("TRUE", description="It holds.")
    FALSE = value("FALSE", description="It does not hold.")
    UNKNOWN = value("UNKNOWN", description="It is not told.")


@strawberry.enum(description="Rising or falling.")
class Direction(Enum):
    ASC = value("ASC", description="Smallest, earliest or first in front.")
    DESC = value("DESC", description="Largest, latest or last in front.")


_NEXT_DUE = (
    "by deadlines (11月30日前), from today on, without regard to whom they concern; what names no day comes "
    "last. Of at most 5,000 things that meet the filter."
)


@strawberry.enum(description="What a notice is about.")
class NoticeKind(Enum):
    PLACE_NOT_TOLD = value(
        "PLACE_NOT_TOLD",
        description="Where the enterprise is was not told, and a list holds in one place only.",
    )
    LIST_YEAR_OVER = value(
        "LIST_YEAR_OVER", description="The year of the list is over, and no newer edition is loaded."
    )
    NEWER_EDITION = value("NEWER_EDITION", description="A newer edition of the list is loaded.")
    REPLACED_STANDARD = value(
        "REPLACED_STANDARD", description="A cited edition of a standard or law was replaced."
    )
    NOT_IN_FORCE = value("NOT_IN_FORCE", description="A cited instrument is not in force on the day.")
    DRAFT = value(
        "DRAFT", description="The document is a draft for comments (征求意见稿) and binds nobody yet."
    )
    UNREVIEWED = value("UNREVIEWED", description="No person has reviewed what was read from the document.")
    ANSWERS_DISAGREE = value(
        "ANSWERS_DISAGREE",
        description="A type was told that the law names as one who does something, and doing it was denied.",
    )
    TRANSITION = value(
        "TRANSITION", description="An instrument binds some from one day and others from another."
    )
    ALTERNATIVE_BY_FIELD = value(
        "ALTERNATIVE_BY_FIELD",
        description="Of instruments joined by 或 the field decides (工业领域, 电信领域) which is meant.",
    )


@strawberry.enum(description="Which of two texts has a stretch.")
class DiffKind(Enum):
    SAME = value("SAME", description="Both.")
    ADDED = value("ADDED", description="Only the later one.")
    REMOVED = value("REMOVED", description="Only the earlier one.")


@strawberry.enum(description="What tasks can be ordered by.")
class TaskOrderField(Enum):
    NUMBER = value("NUMBER", description="Its number (序号).")
    CITATIONS = value("CITATIONS", description="How many distinct citations it makes.")
    DELIVERABLES = value("DELIVERABLES", description="How many distinct things it asks to hand in.")
    NEXT_DUE = value("NEXT_DUE", description=f"The soonest day that one of its statements names: {_NEXT_DUE}")


@strawberry.enum(description="What statements of duty can be ordered by.")
class ObligationOrderField(Enum):
    POSITION = value("POSITION", description="Where it stands: by document, then in reading order.")
    NEXT_DUE = value("NEXT_DUE", description=f"The next day of the year that it names itself: {_NEXT_DUE}")


@strawberry.enum(description="What laws, rules and standards can be ordered by.")
class InstrumentOrderField(Enum):
    NUMBER = value("NUMBER", description="Its number (文号, 标准号), character by character.")
    ISSUED_ON = value("ISSUED_ON", description="When it was issued (发布日期).")
    EFFECTIVE_ON = value("EFFECTIVE_ON", description="When it takes effect (施行日期).")
    CITED = value("CITED", description="How many tasks cite it.")

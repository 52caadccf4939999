"""Whom duties concern: authorities, types of enterprise, and the facts that duties hinge on."""

import strawberry

from dutygraph.graph.model import FactType
from dutygraph.graph.store.port import PropertyKey, into, out
from dutygraph.schema.duties.obligations import Deliverable, Obligation
from dutygraph.schema.instruments.types import Instrument
from dutygraph.schema.nodes import Node
from dutygraph.schema.reading.connections import Connection, all_of, all_paged, paged
from dutygraph.schema.reading.fields import many, one, plain
from dutygraph.schema.reading.filters import Narrowed, holding, narrows

_HELP = "What it means, for whoever answers, and the rule it rests on, in Chinese."
_BY_POSITION = PropertyKey("position")


@strawberry.type(
    description="An authority or body that issues rules or receives what is handed in (主管部门)."
)
class Authority(Node):
    name: str = plain("Its name, in Chinese.")
    name_en: str | None = plain("The name in English.")
    aliases: list[str] = plain("Other names it goes by, such as 市通管局.")
    jurisdiction: str | None = plain(
        "Where it has its office, such as 上海市; null: of the whole country, or not told."
    )
    receives: Connection[Deliverable] = paged(
        "What is handed in to it, by document and in reading order.", into("SUBMITTED_TO", "Deliverable")
    )
    issued: Connection[Instrument] = paged(
        "The laws, rules, standards and plans it issued, alone or with others, by id.",
        into("ISSUED_BY", "Instrument"),
    )


@strawberry.type(description="A type of enterprise that duties are addressed to (企业类型).")
class EnterpriseType(Node):
    name: str = plain("Its name, in Chinese.")
    name_en: str | None = plain("The name in English.")
    aliases: list[str] = plain("Other wordings documents use for it.")
    help: str | None = plain(_HELP)
    help_en: str | None = plain("The help in English.")
    held_by: "ProfileFact | None" = one(
        "Of a role that follows from what one does: the fact by whose truth it is held, whatever types are "
        "told.",
        out("HELD_BY", "ProfileFact"),
    )
    parents: list["EnterpriseType"] = many(
        "The wider types that each of it also is.", out("IS_A", "EnterpriseType"), usual=2
    )
    children: list["EnterpriseType"] = many("The narrower types.", into("IS_A", "EnterpriseType"), usual=4)
    obligations: Connection[Obligation] = paged(
        "The statements that bind it by name; those that bind a wider type are with that type.",
        into("BINDS", "Obligation"),
    )


@strawberry.type(description="A question about an enterprise that duties hinge on.")
class ProfileFact(Node):
    question: str = plain("The question, in Chinese.")
    question_en: str | None = plain("The question in English.")
    help: str | None = plain(_HELP)
    help_en: str | None = plain("The help in English.")
    answer_type: FactType = strawberry.field(name="type", description="How it is answered.")
    choices: list["FactChoice"] = many(
        "The answers to choose from.", out("HAS_CHOICE", "FactChoice"), usual=4
    )
    obligations: Connection[Obligation] = paged(
        "The duties that hinge on it: the statements with a condition on it.",
        into("ASKS", "Condition"),
        into("WHEN", "Obligation"),
    )


@strawberry.type(description="One answer to choose.")
class FactChoice:
    value: str = plain("What to send as the answer.")
    label: str = plain("What to show, in Chinese.")
    label_en: str | None = plain("What to show, in English.")


@strawberry.input(description="Which authorities; all that is given must hold.")
class AuthorityFilter(Narrowed):
    jurisdiction: str | None = narrows(
        "Of this place, or a part of its name: 上海 finds 上海市.", holding("jurisdiction")
    )
    contains: str | None = narrows(
        "With these characters, exactly, in the name, Chinese or English.", holding("name", "name_en")
    )


@strawberry.type
class VocabularyQueries:
    enterprise_types: list[EnterpriseType] = all_of(
        "All types of enterprise (企业类型) that duties are addressed to.", "EnterpriseType", _BY_POSITION
    )
    profile_facts: list[ProfileFact] = all_of(
        "The questions a profile of an enterprise answers.", "ProfileFact", _BY_POSITION
    )
    authorities: Connection[Authority] = all_paged(
        "The authorities and bodies (主管部门) that issue rules or receive what is handed in, by id.",
        "Authority",
        filter=AuthorityFilter,
    )

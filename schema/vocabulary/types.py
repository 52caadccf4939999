"""Whom duties concern: authorities, types of enterprise, and the facts that duties hinge on."""

import strawberry

from dutygraph.graph.model import FactType
from dutygraph.graph.store.port import PropertyKey, into, out
from dutygraph.schema.duties.obligations import Deliverable, Obligation
from dutygraph.schema.instruments.types import Instrument
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.connections import Connection, paged
from dutygraph.schema.reading.fields import many, one

_HELP = "What it means, for whoever answers, and the rule it rests on, in Chinese."
_BY_POSITION = (PropertyKey("position"),)


@strawberry.type(
    description="An authority or body that issues rules or receives what is handed in (主管部门)."
)
class Authority(Node):
    name: str = strawberry.field(description="Its name, in Chinese.")
    name_en: str | None = strawberry.field(description="The name in English.")
    aliases: list[str] = strawberry.field(description="Other names it goes by, such as 市通管局.")
    jurisdiction: str | None = strawberry.field(
        description="Where it has its office, such as 上海市; null: of the whole country, or not told."
    )
    receives: Connection[Deliverable] = paged(
        into("SUBMITTED_TO", "Deliverable"),
        description="What is handed in to it, by document and in reading order.",
    )
    issued: Connection[Instrument] = paged(
        into("ISSUED_BY", "Instrument"),
        description="The laws, rules, standards and plans it issued, alone or with others, by id.",
    )


@strawberry.type(description="A type of enterprise that duties are addressed to (企业类型).")
class EnterpriseType(Node):
    name: str = strawberry.field(description="Its name, in Chinese.")
    name_en: str | None = strawberry.field(description="The name in English.")
    aliases: list[str] = strawberry.field(description="Other wordings documents use for it.")
    help: str | None = strawberry.field(description=_HELP)
    help_en: str | None = strawberry.field(description="The help in English.")
    held_by: "ProfileFact | None" = one(
        out("HELD_BY", "ProfileFact"),
        description="Of a role that follows from what one does: the fact by whose truth it is held, "
        "whatever types are told.",
    )
    parents: list["EnterpriseType"] = many(
        out("IS_A", "EnterpriseType"),
        usual=2,
        order=_BY_POSITION,
        description="The wider types that each of it also is.",
    )
    children: list["EnterpriseType"] = many(
        into("IS_A", "EnterpriseType"), usual=4, order=_BY_POSITION, description="The narrower types."
    )
    obligations: Connection[Obligation] = paged(
        into("BINDS", "Obligation"),
        description="The statements that bind it by name; those that bind a wider type are with that type.",
    )


@strawberry.type(description="A question about an enterprise that duties hinge on.")
class ProfileFact(Node):
    question: str = strawberry.field(description="The question, in Chinese.")
    question_en: str | None = strawberry.field(description="The question in English.")
    help: str | None = strawberry.field(description=_HELP)
    help_en: str | None = strawberry.field(description="The help in English.")
    answer_type: FactType = strawberry.field(name="type", description="How it is answered.")
    choices: list["FactChoice"] = many(
        out("HAS_CHOICE", "FactChoice"),
        usual=4,
        order=_BY_POSITION,
        description="The answers to choose from.",
    )
    obligations: Connection[Obligation] = paged(
        into("ASKS", "Condition"),
        into("WHEN", "Obligation"),
        description="The duties that hinge on it: the statements with a condition on it.",
    )


@strawberry.type(description="One answer to choose.")
class FactChoice:
    value: str = strawberry.field(description="What to send as the answer.")
    label: str = strawberry.field(description="What to show, in Chinese.")
    label_en: str | None = strawberry.field(description="What to show, in English.")

"""What an enterprise says of itself."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import strawberry

from dutygraph.graph.errors import InvalidInput, Reason
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.verdicts.profile import Profile, Told, read_profile
from dutygraph.schema.reading.arguments import bounded, items
from dutygraph.schema.reading.fields import plain

_TYPES = (
    "The types of enterprise it is, by their ids, names or aliases: a complete list, so that a type not on "
    "it, nor above one on it, is not held; but below a type that is told and of which no narrower one is "
    "told, all is unknown, and roles follow from facts (`heldBy`). null: not told yet."
)
_JURISDICTIONS = (
    "Where it is registered or acts: 上海市. A complete list of provinces and cities; who is in a city is in "
    "its province. null: not told; then lists of several places are each UNKNOWN, never one of them chosen; "
    "a list that is named, or the only one there is, is taken to be meant, and a notice says so."
)


@strawberry.input(one_of=True, description="An answer, of the kind that the fact takes.")
class FactValueInput:
    boolean: bool | None = plain("To a fact of type BOOLEAN.")
    number: int | None = plain("To a fact of type NUMBER.")
    choices: list[str] | None = plain(
        "To a fact of type CHOICES: all that hold; an empty list says none of them."
    )

    def told(self, place: str) -> Told:
        if isinstance(self.choices, list):
            return items(f"{place}.choices", self.choices)
        told = next((one for one in (self.boolean, self.number) if one is not None), None)
        if told is None:
            raise InvalidInput(
                f"{place} 是空的。 It is empty.",
                "请给出 boolean、number、choices 之一。 Give one of them.",
                argument=place,
                valid=("boolean", "number", "choices"),
                reason=Reason.EMPTY,
            )
        return told


@strawberry.input(description="The answer to one question about the enterprise.")
class FactInput:
    fact: strawberry.ID = plain("The id of a profile fact.")
    value: FactValueInput = plain("The answer.")


@strawberry.input(description="When something happened, is planned, or was last done.")
class OccurrenceInput:
    rule: strawberry.ID = plain(
        "The id of a time rule: one that follows or precedes an event, or a frequency of once a period."
    )
    at: datetime.datetime = plain(
        "When its event happened or is planned, or when it was last done. The clock starts at what the "
        "rule's text says (发现或获知). Days are those of China."
    )


@strawberry.input(description="What is told of an enterprise. What is left out is unknown, and never false.")
class ProfileInput:
    enterprise_types: list[strawberry.ID] | None = plain(_TYPES)
    facts: list[FactInput] | None = plain(
        "The answers told; a fact left out is unknown, unless another answer implies it. Answers that "
        "contradict each other are refused."
    )
    jurisdictions: list[str] | None = plain(_JURISDICTIONS)
    occurrences: list[OccurrenceInput] | None = plain(
        "What happened when: the days of 'within three months after' and 'every two years' follow from it. "
        "Never stored."
    )

    def read(self, place: str, vocabulary: Vocabulary) -> Profile:
        """The profile; InvalidInput as `read_profile` says."""
        facts = [
            (one.fact, one.value.told(f"{place}.facts({one.fact})"))
            for one in bounded(f"{place}.facts", self.facts or [])
        ]
        types = _listed(f"{place}.enterpriseTypes", self.enterprise_types)
        jurisdictions = _listed(f"{place}.jurisdictions", self.jurisdictions)
        happened = bounded(f"{place}.occurrences", self.occurrences or [])
        try:
            profile = read_profile(vocabulary, types, facts, jurisdictions)
        except InvalidInput as refused:
            refused.argument = f"{place}.{refused.argument}"
            raise
        return replace(profile, occurrences=tuple((str(one.rule), one.at) for one in happened))


def _listed(place: str, told: Sequence[str] | None) -> Sequence[str] | None:
    return items(place, told) if isinstance(told, Sequence) else None

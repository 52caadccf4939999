"""What the text of an instrument says of itself: its title, number, kind, issuers and dates."""

import datetime
from dataclasses import dataclass

from dutygraph.graph.model import InstrumentKind
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.duties.who.signatures import Issuer
from dutygraph.loaders.structure.doubts import DoubtDraft


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact and the words it rests on."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class InstrumentHeader:
    """What could be read; what the document does not say is None.

    `ended_on` is the first day on which it is no longer in force, `doubts` what of it is not sure.
    `draft` says that it is for comments only. `others_numbered` are its numbers besides, where several
    bodies issued it, each by an order of its own.
    `ending` are the words of its last articles, `title_span` is the title's own words in the document,
    `replaces` the numbers of what it replaces.
    """

    title: str
    title_span: Span
    number: Stated | None
    kind: InstrumentKind
    issuers: tuple[Issuer, ...]
    issued_on: tuple[datetime.date, Span] | None
    effective_on: tuple[datetime.date, Span] | None
    title_en: Stated | None = None
    replaces: tuple[Stated, ...] = ()
    ended_on: tuple[datetime.date, Span] | None = None
    others_numbered: tuple[Stated, ...] = ()
    doubts: tuple[DoubtDraft, ...] = ()
    draft: bool = False
    ending: tuple[Passage, ...] = ()

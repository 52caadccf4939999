"""Reads the instruments, with what of them decides whether they apply."""

from dutygraph.graph.model import InstrumentKind, InstrumentScope, Stage
from dutygraph.graph.store.port import Fetch, PropertyKey, Record, Store, along, into, out
from dutygraph.reasoning.from_store.nodes import (
    condition_of,
    node_of,
    places_of_issuers,
    types_and_conditions,
    whole,
)
from dutygraph.reasoning.instruments.records import Instruments, KnownInstrument, KnownScope
from dutygraph.reasoning.records import Vocabulary

_INSTRUMENTS = Fetch(
    "Instrument",
    ("number", "title", "title_en", "kind", "effective_on", "ended_on", "stage"),
    relations=(
        along("replaced_by", into("REPLACES", "Instrument")),
        along("issuers", out("ISSUED_BY", "Authority"), of=("jurisdiction",)),
        whole(
            "scopes",
            out("HAS_SCOPE", "InstrumentScope"),
            order=(PropertyKey("position"),),
            relations=types_and_conditions(),
        ),
    ),
)


async def read_instruments(store: Store, vocabulary: Vocabulary) -> Instruments:
    """All instruments; one fetch. InvalidInput for a condition that its fact's type gives no meaning."""
    found = await store.fetch(_INSTRUMENTS)
    return Instruments(vocabulary, tuple(_instrument(one, vocabulary) for one in found))


def _instrument(found: Record, vocabulary: Vocabulary) -> KnownInstrument:
    return KnownInstrument(
        found.id,
        found.number,
        found.title,
        found.title_en,
        InstrumentKind(found.kind),
        found.effective_on,
        found.ended_on,
        tuple(one.id for one in found.replaced_by),
        tuple(_scope(one, vocabulary) for one in found.scopes),
        draft=found.stage == Stage.DRAFT,
        places=places_of_issuers(found.issuers),
    )


def _scope(found: Record, vocabulary: Vocabulary) -> KnownScope:
    named = {one.id for one in found.types}
    conditions = tuple(
        condition_of(one, vocabulary, None) for one in sorted(found.conditions, key=lambda each: str(each.id))
    )
    return KnownScope(
        node_of(InstrumentScope, found),
        tuple(one for one in vocabulary.enterprise_types if one.id in named),
        conditions,
    )

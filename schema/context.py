"""What resolvers get to know of the request they answer."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from dutygraph.graph.store.port import Store
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.search.live import Search


@dataclass(frozen=True, slots=True)
class Context:
    """`duties` reads what duties are reasoned over, and keeps it between requests.

    `today` says which day it is for answers that hang on the day and were asked without one.
    """

    store: Store
    duties: DutiesReader
    today: Callable[[], datetime.date]
    search: Search

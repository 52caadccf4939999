"""What resolvers get to know of the request they answer."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import strawberry

from graph.port import Store


@dataclass(frozen=True, slots=True)
class Context:
    """`today` says which day it is for answers that hang on the day and were asked without one."""

    store: Store
    today: Callable[[], datetime.date]


Info: TypeAlias = strawberry.Info[Context, None]

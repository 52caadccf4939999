"""The GraphQL schema of the service."""

from collections.abc import Sequence
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxTokensLimiter, ParserCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult

from dutygraph.graph.errors import StoreBusy
from dutygraph.graph.store.states import noting, pass_on
from dutygraph.schema.duties.time_rules import TIME_RULES
from dutygraph.schema.errors import presentable
from dutygraph.schema.reading.limits import CostLimit, Limits, Validation, rules_of
from dutygraph.schema.root import Query
from dutygraph.schema.scalars import SCALARS


class GraphSchema(strawberry.Schema):
    async def execute(self, *args: Any, **kwargs: Any) -> ExecutionResult:
        """The result of one operation, of one state of the graph, its errors as `schema.errors` lets them.

        Not as an extension, for what extensions and validation raise would slip past it.
        """
        for _ in range(_ATTEMPTS):
            with noting() as seen:
                result = await super().execute(*args, **kwargs)
            if len(seen.states) <= 1:
                break
        else:
            busy = StoreBusy("The graph kept changing while it was read.", "Ask again in a moment.")
            return ExecutionResult(None, [GraphQLError(str(busy), extensions={"code": busy.code})])
        pass_on(seen)
        if result.errors:
            result.errors = [presentable(error) for error in result.errors]
        return result

    def process_errors(
        self, errors: Sequence[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Nothing: what has to be logged is, once, where errors are made presentable."""


_ATTEMPTS = 5
"""How often an operation is run at most, where loads come in between its reads."""

_DEFAULT_LIMITS = Limits()


def build_schema(limits: Limits = _DEFAULT_LIMITS) -> strawberry.Schema:
    """A schema whose operations get a `dutygraph.schema.context.Context` and keep to `limits`."""
    rules = rules_of(limits)
    return GraphSchema(
        Query,
        types=TIME_RULES,
        config=StrawberryConfig(scalar_map=SCALARS),
        extensions=[
            lambda: MaxTokensLimiter(limits.tokens),
            ParserCache,
            lambda: Validation(rules),
            lambda: CostLimit(limits),
        ],
    )

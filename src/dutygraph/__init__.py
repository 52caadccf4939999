"""dutygraph: regulations and obligations as a graph, asked through GraphQL.

The rooms stand at the top of a checkout and are found from there; an installed package holds them itself.
"""

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]
if (_CHECKOUT / "pyproject.toml").is_file():
    __path__.append(str(_CHECKOUT))

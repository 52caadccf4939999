"""Logging of the service process: one line an event, to standard error."""

import logging
import sys


def configure(level: str) -> None:
    """Our own records from `level` on; of the libraries only warnings and worse."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        logging.Formatter(
            "%(asctime)s level=%(levelname)s logger=%(name)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("dutygraph").setLevel(level.upper())
    # What its driver says at each try of a server that is gone, the store says once.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)

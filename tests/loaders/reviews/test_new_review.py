"""A review that is begun says what was read, so that loading it as it is changes nothing."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

from dutygraph.graph.model import Node, Obligation, TimeRule
from dutygraph.graph.stated import Statements
from dutygraph.loaders.documents.formats.by_content import read_document
from dutygraph.loaders.kinds import Kind, kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import begin_review, read_path
from tests.loaders.conftest import LOADED_AT

GOLDS = Path(__file__).resolve().parents[3] / "benchmarks" / "golds"
_WITH_REVIEWS = (Kind.TASK_LIST, Kind.PLAN)
TABLE = """\
# 渔港数据安全任务清单（2027年）

| 序号 | 任务 | 工作内容 | 责任主体 | 完成时限 | 报送材料 |
| --- | --- | --- | --- | --- | --- |
| 1 | 资产梳理 | 梳理联网渔船，形成资产清单。 | 渔港经营企业 | 2027年3月20日前 | 资产清单 |
| 2 | 演练 | 每年开展一次演练，结束后10日内报送总结。 | 渔港经营企业 | 2027年11月底前 | 演练总结 |
"""


def _said(said: Statements) -> Iterator[tuple[object, ...]]:
    """All that is stated but the document itself."""
    for node in said.nodes:
        if isinstance(node, Node) and type(node).__name__ not in ("SourceDocument", "TaskList"):
            yield (node,)
    for one in said.relationships:
        yield (one.type, one.start, one.end)


def _differs(path: Path, knowledge: Knowledge) -> set[tuple[object, ...]]:
    before = read_path(path, knowledge, loaded_at=LOADED_AT)
    review = begin_review(path, knowledge, knowledge.instruments.resolve, today=datetime.date(2027, 1, 5))
    path.with_suffix(".review.yaml").write_text(review, encoding="utf-8")
    after = read_path(path, knowledge, loaded_at=LOADED_AT)
    assert any(isinstance(node, Obligation) for node in before.statements.nodes)
    return set(_said(after.statements)) ^ set(_said(before.statements))


def test_a_review_just_begun_changes_nothing(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "table.md").write_text(TABLE, encoding="utf-8")
    for gold in GOLDS.glob("*.gold.json"):
        (document,) = (
            path for path in GOLDS.glob(f"{gold.name.removesuffix('.gold.json')}.*") if path != gold
        )
        shutil.copy(document, tmp_path)
    documents = [path for path in tmp_path.iterdir() if kind_of(read_document(path)) in _WITH_REVIEWS]
    assert len(documents) > 10
    assert {path.name: differs for path in documents if (differs := _differs(path, knowledge))} == {}


def test_deadlines_of_a_column_are_quoted_and_can_be_corrected(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "table.md"
    path.write_text(TABLE, encoding="utf-8")
    review = begin_review(path, knowledge, knowledge.instruments.resolve, today=datetime.date(2027, 1, 5))
    assert 'quote: "2027年3月20日前"' in review
    (tmp_path / "table.review.yaml").write_text(review.replace("day: 20", "day: 21"), encoding="utf-8")
    read = read_path(path, knowledge, loaded_at=LOADED_AT)
    days = {one.quote: (one.month, one.day) for one in read.statements.nodes if isinstance(one, TimeRule)}
    assert days["2027年3月20日前"] == (3, 21)
    assert "2027年11月底前" in days

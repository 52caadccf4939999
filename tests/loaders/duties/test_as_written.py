"""What is stored and shown is to the letter of the document, whatever punctuation it is matched with."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutygraph.graph.model import (
    Authority,
    Category,
    Citation,
    Deliverable,
    Node,
    Obligation,
    Task,
    TaskList,
    TimeRule,
)
from dutygraph.graph.stated import Statements
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import begin_review, read_path
from dutygraph.loaders.reviews.finding import review_path
from tests.loaders.conftest import LOADED_AT

PLAN = """关于做好冷链监测（试点）工作的通知

各车联网企业（含分公司）：

一、重点任务（第一批）

（一）建立台账（冷藏车）。各车联网企业（含分公司）应当建立台账，并于每年6月30日前将运行台账（含附表）报送省交通运输厅（运输处）。

（二）加强监测。处理重要数据的车联网企业（冷链）发现风险（含隐患）后2小时内，应当报告省通信管理局；按照《冷链管理办法（试行）》的要求，提交：风险评估报告（盖章）；整改方案。

二、工作要求

（一）加强自查。车联网企业应当每季度（含节假日）开展自查！是否合格（不合格的，应当整改）？
"""
_WIDE = "，；：？！（）"
_NARROW = str.maketrans(_WIDE, ",;:?!()")
_SHOWN = (
    *((kind, "text") for kind in (Obligation, TimeRule, Citation, Task)),
    *((kind, "title") for kind in (Task, Category, TaskList)),
    (Obligation, "subject"),
    (TimeRule, "event"),
    (Deliverable, "name"),
)


def _read(text: str, knowledge: Knowledge, folder: Path) -> Statements:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return read_path(path, knowledge, loaded_at=LOADED_AT).statements


def _shown(said: Statements) -> list[tuple[Node, str]]:
    return [
        (node, shown)
        for node in said.nodes
        for kind, field in _SHOWN
        if isinstance(node, kind) and (shown := getattr(node, field)) is not None
    ]


def _spans(said: Statements) -> list[tuple[str, int | None, int | None]]:
    return [
        (type(one).__name__, getattr(one, "start", None), getattr(one, "end", None)) for one in said.nodes
    ]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(narrow=st.sets(st.integers(0, sum(map(PLAN.count, _WIDE)) - 1)) | st.just(set(range(1_000))))
def test_texts_are_slices_of_the_document_and_the_same_whatever_its_punctuation(
    narrow: set[int], knowledge: Knowledge, tmp_path: Path
) -> None:
    marks = [at for at, one in enumerate(PLAN) if one in _WIDE]
    text = list(PLAN)
    for nth in narrow:
        if nth < len(marks):
            # Brackets are of one width with their partners.
            at = marks[nth]
            ends = {"（": PLAN.find("）", at), "）": PLAN.rfind("（", 0, at)}.get(PLAN[at], at)
            text[at], text[ends] = PLAN[at].translate(_NARROW), PLAN[ends].translate(_NARROW)
    document = "".join(text)
    review_path(tmp_path / "plan.txt").unlink(missing_ok=True)
    usual, said = _read(PLAN, knowledge, tmp_path), _read(document, knowledge, tmp_path)
    assert _spans(said) == _spans(usual)
    for (node, shown), (_, wide) in zip(_shown(said), _shown(usual), strict=True):
        assert shown.translate(_NARROW) == wide.translate(_NARROW)
        assert "".join(shown.split()) in "".join(document[node.start : node.end].split()), (node, shown)  # type: ignore[attr-defined]
    for one in said.nodes:
        assert not isinstance(one, Authority) or one.name in document


def test_a_review_begun_of_a_document_is_in_its_own_punctuation(knowledge: Knowledge, tmp_path: Path) -> None:
    alone = _read(PLAN.translate(_NARROW), knowledge, tmp_path)
    path = tmp_path / "plan.txt"
    text = begin_review(path, knowledge, knowledge.instruments.resolve, today=LOADED_AT.date())
    review_path(path).write_text(text, encoding="utf-8")
    assert all(
        shown in text for node, shown in _shown(alone) if isinstance(node, Obligation) and node.text == shown
    )
    begun = read_path(path, knowledge, loaded_at=LOADED_AT).statements
    assert (begun.nodes, begun.relationships) == (alone.nodes, alone.relationships)

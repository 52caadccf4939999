"""A review stays with the text it was made of, whatever the file is called and in whatever encoding."""

from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Obligation, Review
from dutygraph.graph.stated import Statements
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import begin_review, read_path
from dutygraph.loaders.reviews.finding import review_path, reviews_in
from tests.loaders.conftest import LOADED_AT, SEEDS

PLAN = """各车联网企业：

一、重点任务

（一）建立台账。各车联网企业应当建立台账，并于每年6月30日前将台账报送省交通运输厅。

（二）加强监测。完善预警机制，必要时可以委托第三方。处理重要数据的冷链企业应当在发现风险后2小时内报告。

二、工作要求

（一）加强自查。鼓励车联网企业开展自查。
"""
LIST = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"


def reviews(said: Statements) -> set[Review]:
    return {node.review for node in said.nodes if isinstance(node, Obligation)}


@pytest.mark.parametrize(
    "copied",
    [
        LIST.read_bytes(),
        LIST.read_text(encoding="utf-8").encode("gb18030"),
        b"\xef\xbb\xbf" + LIST.read_bytes(),
        LIST.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    ],
    ids=["bytes", "gb18030", "mark", "line-ends"],
)
def test_a_copy_elsewhere_keeps_its_review(copied: bytes, knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(copied)
    found = reviews_in([LIST.parent])
    said = read_path(path, knowledge, reviews=found, loaded_at=LOADED_AT).statements
    assert reviews(said) == {Review.REVIEWED}
    path.write_bytes(copied + "又及。".encode("gb18030" if b"\xd2\xbb" in copied[:400] else "utf-8"))
    said = read_path(path, knowledge, reviews=found, loaded_at=LOADED_AT).statements
    assert reviews(said) == {Review.EXTRACTED}


def test_reviews_beside_the_documents_asked_for_are_not_looked_for() -> None:
    assert reviews_in([LIST.parent, LIST.parent], [LIST]) == {}
    assert list(reviews_in([LIST.parent]).values()) == [review_path(LIST)]


def test_a_review_of_another_file_of_the_same_name_is_left_to_that(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    listed, plan = tmp_path / "a.txt", tmp_path / "a.md"
    listed.write_bytes(LIST.read_bytes())
    review_path(listed).write_bytes(review_path(LIST).read_bytes())
    plan.write_text(PLAN, encoding="utf-8")
    assert reviews(read_path(listed, knowledge, loaded_at=LOADED_AT).statements) == {Review.REVIEWED}
    assert reviews(read_path(plan, knowledge, loaded_at=LOADED_AT).statements) == {Review.EXTRACTED}
    listed.unlink()
    with pytest.raises(RefusedDocument, match="bound to"):
        read_path(plan, knowledge, loaded_at=LOADED_AT)


def test_a_new_review_changes_nothing_until_a_person_does(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    alone = read_path(path, knowledge, loaded_at=LOADED_AT).statements
    text = begin_review(path, knowledge, knowledge.instruments.resolve, today=LOADED_AT.date())
    review_path(path).write_text(text, encoding="utf-8")
    begun = read_path(path, knowledge, loaded_at=LOADED_AT).statements
    assert (begun.nodes, begun.relationships) == (alone.nodes, alone.relationships)
    assert begun.file == text
    review_path(path).write_text(text.replace("        confirmed: no\n", ""), encoding="utf-8")
    assert reviews(read_path(path, knowledge, loaded_at=LOADED_AT).statements) == {Review.REVIEWED}


def test_a_new_review_of_what_has_no_tasks_can_be_loaded(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(
        "关于加强冷链安全的通知\n\n各有关企业：\n企业应当自查。企业应当建立台账。\n", encoding="utf-8"
    )
    text = begin_review(
        path, knowledge, knowledge.instruments.resolve, as_kind=Kind.PLAN, today=LOADED_AT.date()
    )
    assert "tasks:" not in text
    review_path(path).write_text(text.replace("        confirmed: no\n", ""), encoding="utf-8")
    assert reviews(read_path(path, knowledge, loaded_at=LOADED_AT).statements) == {Review.REVIEWED}


def test_a_new_review_begins_with_what_is_doubtful(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    text = begin_review(path, knowledge, knowledge.instruments.resolve, today=LOADED_AT.date())
    head, _, body = text.partition("\nkind: review\n")
    assert "2. 主体含词汇表以外的企业" in head
    assert "处理重要数据的冷链企业" in head
    assert 'binds: ["iov-enterprise"]' in body
    assert "month: 6" in body


def test_what_has_no_review_is_told_so(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(
        "检查办法\n\n第一条 企业应当自查。\n第二条 企业应当备案。\n第三条 本办法自公布之日起施行。\n",
        encoding="utf-8",
    )
    with pytest.raises(RefusedDocument, match="only task lists and plans"):
        begin_review(path, knowledge, knowledge.instruments.resolve, as_kind=Kind.LAW, today=LOADED_AT.date())

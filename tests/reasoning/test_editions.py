import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from dutygraph.reasoning.from_store.editions import DiffKind, EditionTask, compare, difference


def task(number: int, title: str, words: str, *, edition: str = "a", category: int = 1) -> EditionTask:
    return EditionTask(f"task:{edition}/{number:03}", number, category, title, f"{title}\n{words}")


BEFORE = (
    task(1, "落实主体责任", "各企业应完善制度，加强管理。"),
    task(2, "定级备案", "各企业应在3月10日前完成备案。"),
    task(3, "漏洞管理", "企业发现漏洞后应立即报告。"),
)


def test_what_differs_in_form_only_does_not_differ() -> None:
    after = (
        task(1, "落实 主体责任", "各企业应完善制度,加强管理｡", edition="b"),
        task(2, "定级备案", "各企业应在 3 月 10 日前完成备案。", edition="b"),
        task(3, "漏洞管理", "企业发现漏洞后应\u200b立即报告．", edition="b"),
    )
    found = compare(BEFORE, after)
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_a_renumbered_task_is_a_change_and_not_a_removal_and_an_addition() -> None:
    after = (
        task(1, "数据出境", "涉及数据出境的企业应申报。", edition="b"),
        task(2, "落实主体责任", "各企业应完善制度，加强管理。", edition="b"),
        task(3, "定级备案", "各企业应在4月15日前完成备案。", edition="b"),
    )
    found = compare(BEFORE, after)
    assert found.added == ("task:b/001",)
    assert found.removed == ("task:a/003",)
    assert [(one.before, one.after) for one in found.changed] == [
        ("task:a/001", "task:b/002"),
        ("task:a/002", "task:b/003"),
    ]
    moved, redated = (one.text_diff for one in found.changed)
    assert [part.kind for part in moved] == [DiffKind.SAME]
    assert sorted((p.kind, p.text) for p in redated if p.kind is not DiffKind.SAME) == [
        (DiffKind.ADDED, "4"),
        (DiffKind.ADDED, "5"),
        (DiffKind.REMOVED, "0"),
        (DiffKind.REMOVED, "3"),
    ]


def test_a_task_that_moves_to_another_category_is_a_change() -> None:
    after = (task(1, "落实主体责任", "各企业应完善制度，加强管理。", edition="b", category=2), *BEFORE[1:])
    assert [one.after for one in compare(BEFORE, after).changed] == ["task:b/001"]


@given(st.text(max_size=40), st.text(max_size=40))
@example("S", "ß")
def test_the_parts_make_both_texts(before: str, after: str) -> None:
    parts = difference(before, after)
    assert "".join(p.text for p in parts if p.kind is not DiffKind.REMOVED) == (
        after if parts and after.split() else ""
    )
    removed_and_same = "".join(p.text for p in parts if p.kind is not DiffKind.ADDED)
    if not any(p.kind is DiffKind.SAME for p in parts):
        assert "".join(removed_and_same.split()) == "".join(before.split()) or not parts


@given(st.text(st.characters(codec="gbk"), max_size=40))
def test_a_text_is_the_same_as_itself_in_another_width(text: str) -> None:
    parts = difference(text, unicodedata.normalize("NFKC", text))
    assert {part.kind for part in parts} <= {DiffKind.SAME}

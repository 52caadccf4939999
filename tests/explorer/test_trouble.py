"""When there is no answer, or one that is hard to bear: hostile text, two editions, much text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.explorer.conftest import SHIPPED_LIST, Explorer, NewExplorer, ask, serving

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e文字\U00020bb7"
LONG = 420
"""Sentences that are put into a task, of some 500 characters each."""


@pytest.fixture(scope="module")
def awkward_service(tmp_path_factory: pytest.TempPathFactory, shipped_graph: Path) -> Iterator[str]:
    """Over the shipped list and next year's, changed, hostile and long."""
    folder = tmp_path_factory.mktemp("awkward")
    text = SHIPPED_LIST.read_text(encoding="utf-8").replace("2026", "2027")
    text = text.replace("每年3月10日前", "每年4月15日前")
    clauses = "说明\U00020bb7字而已，" * 70
    much = "".join(f"第{line:04}句，{clauses}完。" for line in range(LONG))
    text = text.replace("首席数据官制度。", f"首席数据官制度。{HOSTILE}。{much}")
    document = folder / "2027.txt"
    document.write_text(text, encoding="utf-8")
    with serving(folder, shipped_graph, document) as base:
        yield base


@pytest.fixture
def awkward(new_explorer: NewExplorer, awkward_service: str) -> Explorer:
    return new_explorer(awkward_service)


def list_of(base: str, year: int) -> str:
    lists = ask(base, "{ taskLists { nodes { id year } } }")["taskLists"]["nodes"]
    (found,) = [one["id"] for one in lists if one["year"] == year]
    return str(found)


def test_two_editions_are_compared_word_by_word(awkward: Explorer) -> None:
    awkward.open("#/compare")
    change = awkward.page.locator(
        "section.card", has=awkward.page.get_by_text("2. 加强车联网网络安全防护定级备案管理")
    )
    expect(change.locator("ins").first).to_be_visible()
    before, after = (
        change.locator(".said").evaluate(
            f"""said => [...said.childNodes].filter(one => one.nodeName !== '{left_out}')
                .map(one => one.lastChild?.textContent ?? one.textContent).join('')"""
        )
        for left_out in ("INS", "DEL")
    )
    assert "每年3月10日前" in before
    assert "每年4月15日前" in after


def test_hostile_text_is_text(awkward: Explorer) -> None:
    awkward.page.on("dialog", lambda dialog: awkward.problems.append(dialog.message))
    awkward.open(f"#/ledger/{list_of(awkward.base, 2027)}")
    assert HOSTILE in awkward.page.locator(".text").evaluate("one => one.textContent")
    assert awkward.page.locator("main script, main img").count() == 0
    awkward.open("#/search?q=<img src=x onerror=alert(3)>")
    assert "<img" in awkward.page.locator("h1").inner_text()


def test_a_long_text_is_read_in_windows_to_the_letter(awkward: Explorer) -> None:
    held = list_of(awkward.base, 2027)
    (source,) = ask(
        awkward.base, f'{{ nodes(ids: ["{held}"]) {{ ... on TaskList {{ source {{ text }} }} }} }}'
    )["nodes"]
    text = source["source"]["text"]
    assert len(text) > 200_000
    assert ord(max(text)) > 0xFFFF
    awkward.open(f"#/ledger/{held}")
    page = awkward.page
    read = ""
    for _ in range(len(text) // 20_000 + 1):
        read += page.locator(".text").evaluate("one => one.textContent")
        before = page.locator(".pager [role=status]").inner_text()
        later = page.get_by_role("button", name="后一段")
        if later.get_attribute("aria-disabled") == "true":
            break
        later.click()
        expect(page.locator(".pager [role=status]")).not_to_have_text(before)
        awkward.stands()
    assert read == text
    # The words of the second task lie windows away, and its address leads to them.
    second = f'filter: {{taskList: "{held}", numbers: [2]}}'
    (node,) = ask(awkward.base, f"{{ tasks({second}) {{ nodes {{ id source {{ start quote }} }} }} }}")[
        "tasks"
    ]["nodes"]
    assert node["source"]["start"] > 20_000
    awkward.open(f"#/ledger/{held}?at={node['id']}")
    lit = "".join(page.locator(".text .lit").evaluate_all("all => all.map(one => one.textContent)"))
    assert lit == node["source"]["quote"]
    expect(page.locator(".text .lit").first).to_be_in_viewport()


def test_a_list_is_chosen_where_there_are_several(awkward: Explorer) -> None:
    held = list_of(awkward.base, 2026)
    awkward.open("#/duties?on=2027-06-01")
    awkward.page.locator("details.enterprise summary").click()
    awkward.page.get_by_label("任务清单").select_option(held)
    expect(awkward.page.get_by_role("heading", level=1)).to_contain_text("2026")
    assert f"list={held}" in awkward.fragment


def test_no_answer_is_said_under_a_heading_and_asked_again(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("#/duties?types=iov-platform-operator")

    def fail(route: Route) -> None:
        route.fulfill(status=503, json={"errors": [{"message": "x", "extensions": {"code": "503"}}]})

    page.route("**/graphql", fail)
    page.get_by_role("link", name="日历", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("没有得到答案")
    expect(page.get_by_role("alert")).to_contain_text("服务暂时不能回答")
    assert explorer.accessible() == []
    page.unroute("**/graphql")
    page.get_by_role("button", name="再试一次").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("年期限")
    explorer.problems[:] = [one for one in explorer.problems if "503" not in one]


def test_it_says_that_the_device_is_offline(explorer: Explorer) -> None:
    explorer.open("#/duties")
    explorer.context.set_offline(True)
    explorer.page.evaluate("() => { location.hash = '#/duties?types=' }")
    expect(explorer.page.get_by_role("alert")).to_contain_text("没有连上网络")
    explorer.context.set_offline(False)
    explorer.page.get_by_role("button", name="再试一次").click()
    expect(explorer.page.get_by_role("heading", level=1)).to_contain_text("任务清单")
    explorer.problems[:] = [one for one in explorer.problems if "ERR_INTERNET_DISCONNECTED" not in one]


def test_what_the_service_refuses_is_said_in_its_words(explorer: Explorer) -> None:
    explorer.open("#/duties?types=baker")
    expect(explorer.page.get_by_role("alert")).to_contain_text("baker")
    explorer.open("#/duties?types=iov-platform-operator&colour=red")
    expect(explorer.page.get_by_text("没有采用：colour=red")).to_be_visible()


def test_it_works_behind_a_prefix(new_explorer: NewExplorer, shipped_service: str) -> None:
    explorer = new_explorer(shipped_service)
    prefix = f"{shipped_service}/law/graph/"

    def proxied(route: Route) -> None:
        answer = route.fetch(url=route.request.url.replace("/law/graph/", "/"))
        route.fulfill(response=answer)

    explorer.page.route(f"{prefix}**", proxied)
    asked: list[str] = []
    explorer.page.on("request", lambda request: asked.append(request.url))
    explorer.page.goto(f"{prefix}#/calendar?types=iov-platform-operator")
    explorer.stands()
    expect(explorer.page.get_by_role("heading", level=1)).to_contain_text("年期限")
    assert all(one.startswith(prefix) for one in asked if not one.startswith("data:"))
    assert explorer.page.get_by_label("订阅地址").input_value().startswith(f"{prefix}calendar.ics?")


def test_answers_that_contradict_each_other_are_told_and_can_be_changed(explorer: Explorer) -> None:
    told = "types=iov-platform-operator&processes-important-data=false"
    explorer.open(f"#/profile?{told}&shares-important-data=true")
    page = explorer.page
    expect(page.get_by_role("alert")).to_contain_text("矛盾")
    page.get_by_role("link", name="回答或修改：是否涉及重要数据共享？").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert "shares-important-data=" not in explorer.fragment
    expect(page.locator("form h2")).to_have_text("是否涉及重要数据共享？")


def test_a_question_is_explained_by_the_rule_it_rests_on(explorer: Explorer) -> None:
    facts = ask(explorer.base, "{ profileFacts { id help } }")["profileFacts"]
    helped = [fact for fact in facts if fact["help"]]
    assert helped
    explorer.open(f"#/profile?types=iov-platform-operator&show={helped[0]['id']}")
    expect(explorer.page.locator("form")).to_contain_text(helped[0]["help"])
    # Roles follow from facts, and are not offered as types.
    roles = ask(explorer.base, "{ enterpriseTypes { name heldBy { id } } }")["enterpriseTypes"]
    explorer.open("#/profile")
    offered = explorer.page.locator(".choice").all_inner_texts()
    assert len(offered) == sum(one["heldBy"] is None for one in roles)

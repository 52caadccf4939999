"""What a lawyer does, with the keyboard."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
from playwright.sync_api import Route, expect

from tests.explorer.conftest import Explorer, NewExplorer, ask


def tab_to(explorer: Explorer, text: str) -> None:
    """Goes on by the tab key until something of that name has the focus."""
    for _ in range(80):
        explorer.page.keyboard.press("Tab")
        if text in explorer.focused():
            return
    raise AssertionError(f"{text} is not reached; the focus is on {explorer.focused()}")


def test_she_says_what_the_enterprise_is_and_sees_her_duties_by_keyboard_alone(explorer: Explorer) -> None:
    explorer.open()
    page = explorer.page
    tab_to(explorer, "说说你们是什么企业")
    page.keyboard.press("Enter")
    explorer.goes_to("企业情况")
    page.get_by_role("checkbox", name="车联网服务平台运营企业").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    heading = page.locator("form h2")
    explorer.goes_to("是否处理重要数据（开展重要数据处理活动）？")
    # Whatever the answer, the focus is on the question that follows.
    asked = []
    for _ in range(12):
        if not heading.count():
            break
        question = heading.inner_text()
        asked.append(question)
        assert explorer.focused() == question
        has_yes = page.get_by_role("button", name="是", exact=True).count()
        tab_to(explorer, "否" if has_yes else "以上都不是")
        page.keyboard.press("Enter")
        page.wait_for_function(
            "before => document.querySelector('form h2')?.innerText !== before", arg=question
        )
    assert len(asked) == len(set(asked))
    assert explorer.focused() == "没有未决的问题了，每一条义务都有了结论。"
    tab_to(explorer, "看义务")
    page.keyboard.press("Enter")
    explorer.goes_to("铸盾车联")
    assert "待定 0" in page.get_by_role("navigation", name="按结论筛选").inner_text()
    assert page.locator("q").first.inner_text() == "各车联网企业"


def test_none_of_these_and_not_now_differ_and_back_takes_either_back(explorer: Explorer) -> None:
    explorer.open("#/profile")
    page = explorer.page
    heading = page.locator("form h2")
    first = heading.inner_text()
    page.get_by_role("button", name="下一问").click()
    expect(page.get_by_role("alert")).to_contain_text("请先作答")
    page.get_by_role("button", name="暂不回答").click()
    expect(heading).not_to_have_text(first)
    assert "skip=types" in explorer.fragment
    page.get_by_role("button", name="上一步").click()
    expect(heading).to_have_text(first)
    page.get_by_role("button", name="以上都不是").click()
    # A role may still follow from what it does.
    expect(heading).not_to_have_text(first)
    assert explorer.focused() == heading.inner_text()
    assert parse_qs(explorer.fragment.partition("?")[2], keep_blank_values=True)["types"] == [""]
    page.get_by_role("button", name="上一步").click()
    expect(heading).to_have_text(first)
    assert "types" not in explorer.fragment


def test_why_is_told_in_the_words_of_the_source(explorer: Explorer) -> None:
    explorer.open("#/profile?types=iov-platform-operator")
    explorer.page.get_by_text("为什么问这个").click()
    quotes = explorer.page.locator("details q")
    expect(quotes.first).to_be_visible()
    source = ask(explorer.base, "{ documents { nodes { text } } }")["documents"]["nodes"][0]["text"]
    assert all(quote in source for quote in quotes.all_inner_texts())


def test_a_sentence_leads_to_its_words_and_back(explorer: Explorer) -> None:
    (task,) = ask(
        explorer.base,
        "{ tasks(filter: {numbers: [9]}) { nodes { id obligations { id text source { quote } } } } }",
    )["tasks"]["nodes"]
    duty = task["obligations"][0]
    explorer.open(f"#/task/{task['id']}")
    page = explorer.page
    card = page.locator("article.card").first
    card.get_by_role("link", name="看原文").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.text')")
    lit = "".join(page.locator(".text .lit").all_inner_texts())
    assert lit.strip() == duty["source"]["quote"].strip()
    assert duty["id"] in explorer.fragment
    # From the words, its card.
    page.locator(".text a.s-hand").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id.startsWith('card-deliverable')")
    # The address alone brings both into view.
    explorer.open(f"#{explorer.fragment}")
    assert page.locator(".text .lit").first.is_visible()
    assert page.locator("dd.lit").is_visible()


def test_the_search_box_is_worked_by_keyboard(explorer: Explorer) -> None:
    explorer.open()
    page = explorer.page
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="搜索义务、任务、文件、条款、材料")
    expect(box).to_be_focused()
    page.keyboard.type("数据出境")
    options = page.locator("#hits [role=option]")
    expect(options.last).to_contain_text("条结果")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert chosen.inner_text() == options.nth(1).inner_text()
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    expect(box).to_have_value("数据出境")
    page.keyboard.press("Enter")
    explorer.goes_to("搜索：数据出境")
    box.fill("gb44495")
    expect(options.first).to_contain_text("汽车整车信息安全技术要求")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    explorer.goes_to("汽车整车信息安全技术要求")
    assert explorer.fragment.startswith("/instrument/")


def test_nothing_is_asked_while_a_word_is_being_composed(explorer: Explorer) -> None:
    explorer.open()
    asked: list[str] = []
    explorer.page.on("request", lambda request: asked.append(request.post_data or ""))
    box = explorer.page.locator("header [type=search]")
    box.focus()
    debugger = explorer.context.new_cdp_session(explorer.page)
    for typed in ("s", "shu", "shuju"):
        debugger.send("Input.imeSetComposition", {"text": typed, "selectionStart": 0, "selectionEnd": 0})
        explorer.page.wait_for_timeout(200)
    assert asked == []
    debugger.send("Input.insertText", {"text": "数据出境"})
    expect(explorer.page.locator("#hits [role=option]").last).to_contain_text("条结果")
    assert [json.loads(one)["variables"]["text"] for one in asked] == ["数据出境"]


def test_only_the_last_of_what_is_typed_is_answered(explorer: Explorer) -> None:
    explorer.open()
    held: list[Route] = []

    def hold(route: Route) -> None:
        if json.loads(route.request.post_data or "{}")["variables"]["text"] == "数据":
            held.append(route)
        else:
            route.continue_()

    explorer.page.route("**/graphql", hold)
    failed: list[str | None] = []
    explorer.page.on("requestfailed", lambda request: failed.append(request.failure))
    box = explorer.page.locator("header [type=search]")
    box.fill("数据")
    explorer.page.wait_for_timeout(400)
    assert len(held) == 1
    box.fill("gb44495")
    expect(explorer.page.locator("#hits [role=option]").first).to_contain_text("44495")
    assert failed == ["net::ERR_ABORTED"]


def test_a_profile_is_exported_imported_and_kept_only_when_asked(explorer: Explorer, tmp_path: Path) -> None:
    told = "types=iov-platform-operator&exports-data=false&protection-levels=2,3"
    explorer.open(f"#/duties?{told}")
    page = explorer.page
    page.locator("details.enterprise summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 JSON").click()
    path = tmp_path / "profile.json"
    download.value.save_as(path)
    profile = json.loads(path.read_text(encoding="utf-8"))
    assert profile["enterpriseTypes"] == ["iov-platform-operator"]
    assert {"fact": "exports-data", "value": {"boolean": False}} in profile["facts"]
    page.get_by_role("button", name="全部清空").click()
    page.wait_for_function("() => !location.hash.includes('types')")
    assert page.evaluate("() => localStorage.length") == 0
    page.locator("input[type=file]").set_input_files(path)
    page.wait_for_function("() => location.hash.includes('types')")
    assert parse_qs(explorer.fragment.partition("?")[2]) == {
        "types": ["iov-platform-operator"],
        "protection-levels": ["2,3"],
        "exports-data": ["false"],
    }
    path.write_text('{"facts": [1]}', encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text("这个文件不是企业情况")).to_be_visible()
    page.get_by_role("button", name="记在此浏览器").click()
    explorer.open()
    page.get_by_role("link", name="用此浏览器记住的企业情况").click()
    expect(page.get_by_role("heading", name="你们接下来到期的")).to_be_visible()
    page.locator("details.enterprise summary").click()
    page.get_by_role("button", name="忘掉所记").click()
    assert page.evaluate("() => localStorage.length") == 0
    assert explorer.context.cookies() == []


def test_the_downloads_take_the_profile_and_say_so(explorer: Explorer) -> None:
    explorer.open("#/calendar?types=iov-platform-operator&lang=zh")
    feed = explorer.page.get_by_label("订阅地址").input_value()
    asked = urlsplit(feed)
    assert asked.path == "/calendar.ics"
    assert parse_qs(asked.query) == {"types": ["iov-platform-operator"], "lang": ["zh"]}
    expect(explorer.page.get_by_text("企业情况写在文件的地址里")).to_be_visible()
    assert explorer.context.request.get(feed).text().startswith("BEGIN:VCALENDAR")
    explorer.open("#/dossier?types=iov-platform-operator")
    expect(explorer.page.get_by_text("企业情况写在文件的地址里")).to_be_visible()
    with explorer.page.expect_download() as download:
        explorer.page.get_by_role("link", name="下载表格 XLSX").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_what_a_change_brings_is_listed(explorer: Explorer) -> None:
    explorer.open("#/whatif?types=iov-platform-operator&exports-data=false")
    page = explorer.page
    expect(page.get_by_text("在上面改一项")).to_be_visible()
    page.get_by_label("假如：是否涉及数据出境？").select_option("true")
    expect(page.get_by_role("heading", name="新增的任务")).to_be_visible()
    expect(page.get_by_role("link", name="11. 加强汽车数据出境安全管理")).to_be_visible()
    assert "if.exports-data=true" in explorer.fragment


def test_a_duty_more_of_a_task_that_applied_already_is_listed(explorer: Explorer) -> None:
    explorer.open("#/whatif?types=vehicle-importer&processes-core-data=false")
    page = explorer.page
    page.get_by_label("假如：是否处理核心数据").select_option("true")
    expect(page.get_by_role("heading", name="新增的单项义务")).to_be_visible()
    expect(page.get_by_role("link", name="处理重要数据的企业应明确安全管理部门")).to_be_visible()


def test_the_language_changes_and_all_else_stays(explorer: Explorer) -> None:
    explorer.open("#/duties?types=iov-platform-operator&show=UNKNOWN")
    explorer.page.get_by_role("link", name="English").click()
    expect(explorer.page.get_by_role("heading", level=2).first).to_contain_text("Open")
    assert explorer.fragment == "/duties?types=iov-platform-operator&show=UNKNOWN&lang=en"


def test_chinese_that_has_no_english_is_marked_so(
    new_explorer: NewExplorer, serve: Callable[..., str], tmp_path: Path
) -> None:
    rules = tmp_path / "rules.txt"
    articles = (
        "第一条 渔船企业应当报告。",
        "第二条 渔船企业应当自查。",
        "第三条 本办法自2025年5月1日起施行。",
    )
    rules.write_text("\n".join(["滨海市渔船管理办法", "", *articles]), encoding="utf-8")
    explorer = new_explorer(serve(rules))
    explorer.open("#/instruments?lang=en&q=渔船")
    marked = explorer.page.locator("li:has-text('[Chinese only]') [lang='zh-CN']").first
    expect(marked).to_have_text("滨海市渔船管理办法")


def test_going_back_leads_to_the_page_before(explorer: Explorer) -> None:
    explorer.open("#/duties?types=iov-platform-operator")
    page = explorer.page
    title = "14. 加强车联网安全漏洞管理"
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.wait_for_function("() => scrollY === 0")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("任务清单")
    expect(page.get_by_role("link", name=title)).to_be_in_viewport()
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_any_id_can_be_cited_as_a_source(explorer: Explorer) -> None:
    found = ask(
        explorer.base,
        "{ tasks(filter: {numbers: [9]}) { nodes { id obligations { id } } }"
        " cited: tasks { nodes { citations { id text } } }"
        " obligations(filter: {timeRule: ANNUAL_DEADLINE}, first: 1) { nodes { timeRules { id text } } }"
        " enterpriseTypes { id name } profileFacts { id } }",
    )
    (task,) = found["tasks"]["nodes"]
    citation = next(one for cited in found["cited"]["nodes"] for one in cited["citations"])
    (rule,) = found["obligations"]["nodes"][0]["timeRules"][:1]
    for stated in (citation, rule):
        explorer.open(f"#/id/{stated['id']}")
        lit = explorer.page.locator(".source .lit")
        expect(lit.first).to_be_visible()
        assert stated["text"] in "".join(lit.all_inner_texts())
    explorer.page.locator("dl a.go").first.click()
    explorer.page.wait_for_url("**#/ledger/**")
    duty = task["obligations"][0]["id"]
    explorer.open(f"#/id/{duty}")
    explorer.page.wait_for_url(f"**#/task/{task['id']}?at={duty}*")
    kind = found["enterpriseTypes"][0]
    explorer.open(f"#/id/{kind['id']}")
    expect(explorer.page.locator("h1")).to_have_text(kind["name"])
    explorer.open(f"#/id/{found['profileFacts'][0]['id']}")
    explorer.page.wait_for_url("**#/profile*")


def test_where_no_list_says_it_holds_is_no_place_to_choose(
    new_explorer: NewExplorer, serve: Callable[..., str], tmp_path: Path
) -> None:
    plan = tmp_path / "plan.txt"
    words = "关于车联网安全的通知\n\n本市各车联网企业：\n\n一、本市企业应当自查。\n二、企业应当登记。\n"
    plan.write_text(words, encoding="utf-8")
    base = serve(plan)
    lists = ask(base, "{ taskLists { nodes { jurisdiction } } }")["taskLists"]["nodes"]
    told = {one["jurisdiction"] for one in lists}
    assert "未写明" in told
    explorer = new_explorer(base)
    explorer.open("#/profile?show=jurisdictions")
    places = explorer.page.locator("form input[type=checkbox]")
    expect(places).to_have_count(len(told - {"未写明", None}))


def test_she_says_where_the_enterprise_is_and_when_something_happened(explorer: Explorer) -> None:
    found = ask(explorer.base, "{ taskLists { nodes { jurisdiction } } }")
    place = found["taskLists"]["nodes"][0]["jurisdiction"]
    explorer.open("#/profile?show=jurisdictions&types=iov-platform-operator")
    page = explorer.page
    page.get_by_label(place).check()
    page.get_by_role("button", name="下一问").click()
    page.wait_for_url("**jurisdictions=*")
    explorer.open("#/duties?types=iov-platform-operator")
    notices = page.locator("p.warn").count()
    explorer.open(f"#/duties?types=iov-platform-operator&jurisdictions={place}")
    # That the place was not told is no longer said.
    assert page.locator("p.warn").count() < notices
    expect(page.locator(".enterprise summary")).to_contain_text(place)
    explorer.open("#/duties?types=iov-platform-operator&jurisdictions=")
    expect(page.get_by_role("link", name="不适用")).to_be_visible()

    explorer.open(f"#/calendar?types=iov-platform-operator&jurisdictions={place}&year=2026")
    last = page.get_by_label("上次完成于").first
    last.fill("2025-06-01")
    page.wait_for_url(lambda url: "at.time-rule:" in url and "=2025-06-01" in url)
    explorer.stands()
    page.locator(".enterprise summary").click()
    expect(page.locator(".enterprise .told").last).to_contain_text("2025年6月1日")
    page.get_by_role("link", name="撤回").click()
    page.wait_for_url(lambda url: "at.time-rule:" not in url)


def test_what_stands_behind_a_duty_is_told_in_words(explorer: Explorer) -> None:
    asked = "requirements { id summary recipient confidence doubt provisions { label } timeRules { text } }"
    found = ask(
        explorer.base, f"{{ tasks(filter: {{numbers: [9]}}) {{ nodes {{ id obligations {{ {asked} }} }} }} }}"
    )
    (task,) = found["tasks"]["nodes"]
    requirements = [one for duty in task["obligations"] for one in duty["requirements"]]
    words = {"SECONDARY": "据所列转载、报道等", "REPORTED": "据转述，未对照公布文本"}
    assert {one["confidence"] for one in requirements} == set(words)
    assert any(one["doubt"] for one in requirements)
    explorer.open(f"#/task/{task['id']}")
    page = explorer.page
    for one in requirements:
        card = page.locator(f"[id='card-{one['id']}']")
        told = [one["summary"], one["recipient"], words[one["confidence"]], one["doubt"]]
        told += [provision["label"] for provision in one["provisions"]]
        told += [rule["text"] for rule in one["timeRules"]]
        for text in filter(None, told):
            expect(card).to_contain_text(text)
    # By its id it is a page of its own.
    explorer.open(f"#/id/{requirements[0]['id']}")
    expect(page.locator(".asks")).to_contain_text(requirements[0]["summary"])

    explorer.open("#/duties?types=connected-vehicle-manufacturer&processes-important-data=true&on=2026-11-01")
    fold = page.locator(".judged details").last
    expect(fold.locator(".asks")).to_have_count(0)
    fold.locator("summary").click()
    expect(fold.locator(".asks .badge.APPLIES, .asks .badge.UNKNOWN").first).to_be_visible()
    assert explorer.accessible() == []
    before = page.locator(".asks").count()
    # What is folded away is printed all the same.
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".asks").count() > before
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator(".asks").count() == before


def test_what_several_tasks_ask_alike_is_told_together(explorer: Explorer) -> None:
    profile = '{enterpriseTypes: ["iov-platform-operator"]}'
    told = "obligations { obligation { text task { number } } } recipients { name }"
    overlaps = ask(
        explorer.base,
        f'{{ applicableDuties(on: "2026-11-01", profile: {profile}) {{ overlaps {{ {told} }} }} }}',
    )["applicableDuties"]["overlaps"]
    assert overlaps
    explorer.open("#/duties?types=iov-platform-operator&on=2026-11-01")
    explorer.page.get_by_role("link", name=f"几项任务要求的同一件事 {len(overlaps)}").click()
    expect(explorer.page.locator("h2")).to_have_count(1)
    cards = explorer.page.locator("main section.card")
    for at, one in enumerate(overlaps[:20]):
        for each in one["obligations"]:
            expect(cards.nth(at)).to_contain_text(each["obligation"]["text"])
            expect(cards.nth(at)).to_contain_text(f"任务 {each['obligation']['task']['number']}")
        for name in one["recipients"]:
            expect(cards.nth(at)).to_contain_text(name["name"])


def test_a_task_is_downloaded_as_a_document_of_its_own(explorer: Explorer) -> None:
    (task,) = ask(explorer.base, "{ tasks(filter: {numbers: [9]}) { nodes { id title } } }")["tasks"]["nodes"]
    happened = "at.time-rule:shanghai-zhudunchelian-2026-qingdan/003/003/001=2025-06-01"
    explorer.open(f"#/task/{task['id']}?types=iov-platform-operator&{happened}")
    expect(explorer.page.get_by_text("企业情况写在文件的地址里")).to_be_visible()
    link = explorer.page.get_by_role("link", name="下载文档 DOCX")
    asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert asked["task"] == [task["id"]]
    # What she told of days goes into the file as well.
    assert asked["occurrence.time-rule:shanghai-zhudunchelian-2026-qingdan/003/003/001"] == ["2025-06-01"]
    explorer.open(f"#/task/{task['id']}?types=iov-platform-operator")
    with explorer.page.expect_download() as download:
        explorer.page.get_by_role("link", name="下载文档 DOCX").click()
    held = docx.Document(str(download.value.path()))
    assert held.paragraphs[0].text == task["title"]
    headings = [
        one.text for one in held.paragraphs if one.style is not None and one.style.name == "Heading 2"
    ]
    assert headings == [f"9. {task['title']}"]


def test_why_there_is_no_answer_is_told_in_her_language(
    new_explorer: NewExplorer, shipped_service: str
) -> None:
    told = {
        "LIMIT_EXCEEDED": ("一次问得太多", "asks for too much at once"),
        "STORE_BUSY": ("图谱正忙", "The graph is busy"),
        "INTERNAL": ("服务内部出错", "Something went wrong inside"),
        "GRAPHQL_VALIDATION_FAILED": ("请重新载入页面", "Load the page anew"),
    }
    explorer = new_explorer(shipped_service)
    extensions = {"id": "0123abcd"}

    def refuse(route: Route) -> None:
        if "applicableDuties" in json.loads(route.request.post_data or "{}")["query"]:
            route.fulfill(json={"errors": [{"message": "x", "extensions": extensions}]})
        else:
            route.continue_()

    explorer.page.route("**/graphql", refuse)
    for extensions["code"], words in told.items():
        for language, text in zip(("zh", "en"), words, strict=True):
            explorer.open(f"#/duties?lang={language}")
            expect(explorer.page.get_by_role("alert")).to_contain_text(text)
            expect(explorer.page.get_by_role("alert")).to_contain_text("0123abcd")


def test_the_focus_stays_near_what_went_away(explorer: Explorer) -> None:
    page = explorer.page

    def focused_in(selector: str) -> None:
        page.wait_for_function(
            "selector => document.activeElement.closest(selector)",
            arg=selector,
        )

    # The last of a list is shown, and with it the button goes.
    explorer.open("#/standards?types=iov-platform-operator")
    more = page.locator("main section.card").first.get_by_role("button", name="再显示一些")
    while more.count():
        more.focus()
        page.keyboard.press("Enter")
        focused_in("main section.card")
    # A duty moves from those without a date to a month.
    explorer.open("#/calendar?types=iov-platform-operator&year=2026")
    last = page.get_by_label("上次完成于").first
    last.focus()
    last.fill("2025-06-01")
    page.wait_for_url(lambda url: "=2025-06-01" in url)
    explorer.stands()
    focused_in("main li")
    # What is told is told no more, and so cannot be cleared.
    explorer.open("#/duties?types=iov-platform-operator")
    page.locator("details.enterprise summary").click()
    page.get_by_role("button", name="全部清空").focus()
    page.keyboard.press("Enter")
    explorer.stands()
    focused_in("details.enterprise")


def test_the_link_to_what_was_told_is_copied(new_explorer: NewExplorer, shipped_service: str) -> None:
    explorer = new_explorer(shipped_service, permissions=["clipboard-read", "clipboard-write"])
    explorer.open("#/duties?types=iov-platform-operator&exports-data=false")
    explorer.page.locator("details.enterprise summary").click()
    explorer.page.get_by_role("button", name="复制链接").click()
    expect(explorer.page.locator("details.enterprise [role=status]")).to_contain_text("链接已复制")
    assert explorer.page.evaluate("() => navigator.clipboard.readText()") == explorer.page.url


LAW = """测试车辆数据管理规定

第一条 为加强管理，制定本规定。

第二条 智能网联汽车生产企业应当于每年3月31日前报送测试数据报告。

第四条 本规定自2026年1月1日起施行。
"""


def test_a_law_tells_its_own_duties_and_where_its_reading_was_in_doubt(
    new_explorer: NewExplorer, serve: Callable[..., str], tmp_path: Path
) -> None:
    document = tmp_path / "law.txt"
    document.write_text(LAW, encoding="utf-8")
    explorer = new_explorer(serve(document))
    page = explorer.page
    explorer.open("#/search?q=测试车辆数据")
    page.get_by_role("link", name="测试车辆数据管理规定", exact=True).first.click()
    explorer.stands()
    doubts = page.locator("section.card", has_text="第二条之后是第四条")
    expect(doubts).to_be_visible()
    expect(page.get_by_role("heading", name="其自身的规定")).to_be_visible()
    assert explorer.accessible() == []
    page.get_by_role("link", name="应当于每年3月31日前报送").click()
    explorer.stands()
    expect(page.get_by_role("heading", level=1)).to_contain_text("第二条")


PLAN = """上海市通信管理局关于开展2026年测试专项行动的通知

各车联网企业：

一、重点任务
（一）做好备案。各车联网企业应当于6月30日前向市通信管理局备案。
（二）开展自查。各车联网企业应当每年开展一次自查。

二、工作要求
各车联网企业应当按照《无此规定》（测试办〔2020〕1号）于9月30日前报送总结报告。

三、保障措施
（一）加强值守。各车联网企业应当安排专人值守。

上海市通信管理局
2026年3月1日
"""


def test_what_a_plan_states_in_no_task_is_told_as_well_and_tasks_stand_in_its_order(
    new_explorer: NewExplorer, serve: Callable[..., str], tmp_path: Path
) -> None:
    document = tmp_path / "plan.txt"
    document.write_text(PLAN, encoding="utf-8")
    base = serve(document)
    own = "各车联网企业应当按照《无此规定》（测试办〔2020〕1号）于9月30日前报送总结报告。"
    *_, plan = ask(base, "{ taskLists { nodes { id tasks { nodes { title } } } } }")["taskLists"]["nodes"]
    titles = [task["title"] for task in plan["tasks"]["nodes"]]
    assert titles == ["做好备案", "开展自查", "加强值守"]
    explorer = new_explorer(base)
    page = explorer.page
    explorer.open(f"#/duties?types=iov-platform-operator&on=2026-05-01&list={plan['id']}")
    headings = page.locator("main section.card h3").all_inner_texts()
    assert headings == ["1. 做好备案", "2. 开展自查", "1. 加强值守", "不在任何任务下的要求：工作要求"]
    assert "适用 4" in page.get_by_role("navigation", name="按结论筛选").inner_text()
    # Past is what lies before the day that is asked about.
    expect(page.locator(".judged", has_text="6月30日前").first).not_to_contain_text("已过")
    assert explorer.accessible() == []
    # Of what its words name nothing is known, which the proof of reading says.
    explorer.open(f"#/ledger/{plan['id']}")
    expect(page.locator("main")).to_contain_text("义务 4 条，其中 4 条由机器读出")
    expect(page.locator("main")).not_to_contain_text("每处引用都已对应")
    expect(page.locator("section.card", has_text="测试办〔2020〕1号").first).to_contain_text("未能对应到文件")
    explorer.open(f"#/calendar?types=iov-platform-operator&year=2026&on=2026-05-01&list={plan['id']}")
    page.get_by_role("link", name=own).click()
    explorer.stands()
    expect(page.get_by_role("heading", level=1)).to_have_text(own)


def test_a_task_list_is_found_by_its_name(explorer: Explorer) -> None:
    explorer.open("#/search?q=铸盾车联")
    explorer.page.get_by_role("link", name="专项行动任务清单").first.click()
    explorer.stands()
    assert "#/ledger/" in explorer.page.url

"""The calendar feed and the workbook of a profile, as other programs read them."""

import dataclasses
import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import anyio
import docx
import httpx
import openpyxl
import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Deliverable, Obligation, Task, TaskList
from dutygraph.graph.store.port import Fetch, Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.service.downloads.profile_query import Language, read_query
from dutygraph.service.downloads.sheets import Sheet, workbook
from tests.schema.graph import task_list
from tests.service.conftest import MakeClient
from tests.service.http.test_http import codes

pytestmark = pytest.mark.anyio

TODAY = datetime.date(2026, 3, 1)
DEADLINE = datetime.datetime.combine(datetime.date(2026, 11, 30), datetime.time())
PROFILE = "types=car-maker&levels=2&exports=false&list=task-list:list"
YEAR = f"{PROFILE}&from=2026-01-01&to=2026-12-31"


def parsed(response: httpx.Response) -> Calendar:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    return IcsCalendarStream.calendar_from_ics(response.text)


def opened(response: httpx.Response) -> Workbook:
    assert response.status_code == 200, response.text
    assert response.headers["content-disposition"].startswith("attachment; filename=")
    return openpyxl.load_workbook(io.BytesIO(response.content))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    name = next(name for name in book.sheetnames if sheet in name)
    header, *found = book[name].iter_rows(values_only=True)
    return [dict(zip((str(title).split(" ", 1)[1] for title in header), row, strict=True)) for row in found]


# ---- the calendar -----------------------------------------------------------


async def test_the_feed_is_read_by_another_library(client: httpx.AsyncClient) -> None:
    calendar = parsed(await client.get(f"/calendar.ics?{YEAR}"))
    assert [event.dtstart for event in calendar.events] == [datetime.date(2026, 11, 30)] * 3
    event = calendar.events[0]
    assert event.dtend == datetime.date(2026, 12, 1)
    assert event.summary == "截止：报告（任务1）"
    back = "http://localhost/#/id/obligation:list/001/01"
    assert event.description is not None
    assert event.description.splitlines() == [
        "任务：清单 1 任务1",
        "义务：处理者应按《数据安全法》或GB 1—2024第五十五条报送报告",
        "期限由来：“时限0”，未写年份，即清单本身的年份：2026年11月30日",
        "报送材料：报告",
        "报送单位：市管局",
        back,
    ]
    assert event.url is not None
    assert str(event.url) == back
    assert [alarm.trigger for alarm in event.alarm] == [
        datetime.timedelta(days=-days, hours=9) for days in (30, 7, 1)
    ]
    assert all(alarm.action == "DISPLAY" for alarm in event.alarm)


async def test_english_where_it_is_asked_for_beside_the_source(client: httpx.AsyncClient) -> None:
    event = parsed(await client.get(f"/calendar.ics?{YEAR}&lang=en")).events[0]
    assert event.summary == "Due: Report (Task 1)"
    assert event.description is not None
    assert event.description.splitlines() == [
        "Task: 清单 1 Task 1",
        "Duty: Report.",
        "处理者应按《数据安全法》或GB 1—2024第五十五条报送报告",
        'How the date follows: "时限0", which names no year and so is the list\'s own: on or before 30 '
        "November 2026",
        "To hand in: Report",
        "To: Bureau",
        "http://localhost/#/id/obligation:list/001/01",
    ]


async def test_the_files_lead_back_to_the_page_where_there_is_one(make_client: MakeClient) -> None:
    public = await make_client(address="https://graph.example/duties/")
    (event, *_) = parsed(await public.get(f"/calendar.ics?{YEAR}")).events
    assert str(event.url) == "https://graph.example/duties/#/id/obligation:list/001/01"
    said, _ = read(await public.get(f"/duties.docx?{YEAR}"))
    assert str(event.url) in said
    without = await make_client(explorer="off")
    (event, *_) = parsed(await without.get(f"/calendar.ics?{YEAR}")).events
    assert event.url is None
    assert "#/id/" not in str(event.description)
    said, _ = read(await without.get(f"/duties.docx?{YEAR}"))
    assert not any("#/id/" in one for one in said)


async def test_an_alarm_comes_before_the_last_working_day(
    make_client: MakeClient, small_store: Store
) -> None:
    # 30 November 2024 was a Saturday.
    await task_list(1, "older", 2024).load(small_store)
    asked = "types=car-maker&levels=2&exports=false&list=task-list:older&from=2024-11-01&to=2024-12-01"
    event = parsed(await (await make_client()).get(f"/calendar.ics?{asked}")).events[0]
    assert event.description is not None
    assert "最后工作日：2024-11-29" in event.description.splitlines()
    assert event.alarm[-1].trigger == datetime.timedelta(days=-2, hours=9)


async def test_what_is_open_or_carried_over_is_tentative_and_says_so(client: httpx.AsyncClient) -> None:
    asked = "/calendar.ics?types=car-maker&list=task-list:list&from=2026-01-01&to=2027-12-31"
    unsettled = parsed(await client.get(asked)).events
    assert len(unsettled) == 6
    assert {(str(event.status and event.status.value), str(event.summary)[:3]) for event in unsettled} == {
        ("TENTATIVE", "待定：")
    }
    assert all("待定，取决于：" in str(event.description) for event in unsettled)
    told = parsed(await client.get(f"/calendar.ics?{PROFILE}&from=2026-01-01&to=2027-12-31")).events
    assert {
        (str(event.dtstart)[:4], str(event.status and event.status.value), str(event.summary)[:3])
        for event in told
    } == {
        ("2026", "CONFIRMED", "截止："),
        ("2027", "TENTATIVE", "推定："),
    }


async def test_what_happened_gives_dates_in_a_feed(client: httpx.AsyncClient) -> None:
    rule = "time-rule:list/001/01"
    asked = f"/calendar.ics?{YEAR}&occurrence.{rule}=2026-03-02T10:00,2026-04-01"
    events = [one for one in parsed(await client.get(asked)).events if str(one.dtstart) < "2026-11-30"]
    assert [str(event.dtstart) for event in events] == ["2026-03-30", "2026-04-30"]
    assert len({event.uid for event in events}) == 2
    for wrong in ("occurrence.time-rule:none=2026-03-02", f"occurrence.{rule}=yesterday"):
        refused = await client.get(f"/calendar.ics?{YEAR}&{wrong}")
        assert refused.status_code == 400, refused.text


async def test_a_feed_goes_on_when_the_year_is_over_and_says_so(client: httpx.AsyncClient) -> None:
    asked = "/calendar.ics?types=car-maker&levels=2&exports=false&on=2027-01-01"
    feed = await client.get(asked)
    assert {str(event.dtstart)[:4] for event in parsed(feed).events} == {"2027", "2028"}
    assert "尚未载入更新的清单" in feed.text.replace("\r\n ", "")


async def test_uids_stay_and_differ(client: httpx.AsyncClient) -> None:
    two_years = f"/calendar.ics?{PROFILE}&from=2026-01-01&to=2027-12-31"
    first, again = parsed(await client.get(two_years)), parsed(await client.get(f"{two_years}&lang=en"))
    uids = [event.uid for event in first.events]
    assert len(set(uids)) == len(uids) == 6
    assert [event.uid for event in again.events] == uids
    assert (await client.get(two_years)).content == (await client.get(two_years)).content


async def test_without_dates_it_is_this_year_and_the_next(client: httpx.AsyncClient) -> None:
    calendar = parsed(await client.get(f"/calendar.ics?{PROFILE}&on=2026-05-05"))
    assert [str(event.dtstart)[:4] for event in calendar.events] == ["2026"] * 3 + ["2027"] * 3


async def test_what_has_no_date_is_counted_and_not_invented(client: httpx.AsyncClient) -> None:
    calendar = await client.get("/calendar.ics?types=&list=task-list:list")
    assert parsed(calendar).events == []
    assert "另有 9 项时限没有确定日期" in (await client.get(f"/calendar.ics?{YEAR}")).text.replace(
        "\r\n ", ""
    )


# ---- the workbook -----------------------------------------------------------


async def test_the_sheets_say_what_the_answer_says(client: httpx.AsyncClient) -> None:
    book = opened(await client.get(f"/dossier.xlsx?{YEAR}&on=2026-03-01"))
    assert [name.split(" ")[1] for name in book.sheetnames] == [
        "Summary", "Duties", "Reasons", "Dates", "Deliverables", "Behind", "Same", "Citations",
    ]  # fmt: skip
    summary = {row["Item"]: row["Content"] for row in rows(book, "Summary")}
    assert summary["任务清单 Task lists"] == "清单"
    assert summary["所在地 Jurisdictions"] == "未告知 not told"
    assert summary["提示 Notice"].startswith("未告知企业所在地，按企业在上海市作答")
    assert summary["适用任务 Tasks that apply"] == 3
    assert summary["企业类型 Enterprise types"] == "整车企业"
    duty = rows(book, "Duties")[0]
    assert (duty["No."], duty["Verdict"], duty["Force"]) == (1, "适用 applies", "应当 must")
    assert duty["Next date"] == DEADLINE
    assert (duty["To hand in"], duty["To"]) == ("报告", "市管局")
    assert [duty[name] for name in ("Responsible", "State", "Remark")] == [None] * 3
    reasons = [row for row in rows(book, "Reasons") if row["No."] == 1][:5]
    assert [row["Holds"] for row in reasons] == ["是 yes", "是 yes", "否 no", "否 no", "是 yes"]
    assert reasons[3]["Words"] == "应按"
    dates = rows(book, "Dates")
    assert [row["Date"] for row in dates[:3]] == [DEADLINE] * 3
    assert {row["Certainty"] for row in dates[:3]} == {"原文所定 stated"}
    assert {row["Date"] for row in dates[3:]} == {"无确定日期 undated"}
    assert {row["Certainty"].split(" ", 1)[1] for row in dates[3:]} == {
        "waits for an event", "needs the last time",
    }  # fmt: skip
    assert len(dates) == 3 + 9
    (report, _) = rows(book, "Deliverables")
    assert (report["Deliverable"], report["In English"], report["Tasks"]) == ("报告", "Report", "1")
    cited = [row for row in rows(book, "Citations") if row["No."] == 1]
    assert [(row["Status"].split()[1], row["Title"], row["Provision"]) for row in cited] == [
        ("resolved", "数据安全法", "第五十五条"),
        ("ambiguous", None, None),
        ("added", "数据安全法", "第五十五条"),
    ]


async def test_elsewhere_nothing_is_due(client: httpx.AsyncClient) -> None:
    assert parsed(await client.get(f"/calendar.ics?{YEAR}&jurisdictions=广东省")).events == []
    book = opened(await client.get(f"/dossier.xlsx?{YEAR}&jurisdictions=广东省,深圳市"))
    summary = {row["Item"]: row["Content"] for row in rows(book, "Summary")}
    assert summary["所在地 Jurisdictions"] == "广东省\n深圳市"
    assert "提示 Notice" not in summary
    assert {row["Verdict"] for row in rows(book, "Duties")} == {"不适用 does not apply"}


async def test_the_sheets_hold_what_is_open(client: httpx.AsyncClient) -> None:
    book = opened(await client.get("/dossier.xlsx?types=car-maker&on=2026-12-15&list=task-list:list"))
    dated = [row for row in rows(book, "Dates") if row["Date"] == DEADLINE]
    assert {row["Verdict"] for row in dated} == {"待定 unknown"}
    assert {row["Certainty"] for row in dated} == {"待定 open\n已过 past"}
    assert all(row["To be told"] for row in dated)
    assert {row["Verdict"] for row in rows(book, "Deliverables")} == {"待定 unknown"}
    assert {row["Next date"] for row in rows(book, "Duties") if row["Certainty"]} == {DEADLINE}


async def test_every_sheet_can_be_printed(client: httpx.AsyncClient) -> None:
    book = opened(await client.get(f"/dossier.xlsx?{YEAR}"))
    for page in book:
        assert page.freeze_panes == "A2"
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.orientation == "landscape"
        assert getattr(page.sheet_properties.pageSetUpPr, "fitToPage", False)
        assert page.page_setup.fitToHeight == 0
        assert page.auto_filter.ref
        assert all(
            page.column_dimensions[get_column_letter(at)].width > 7 for at in range(1, page.max_column + 1)
        )
        assert all(cell.alignment.wrap_text for row in page.iter_rows() for cell in row)


async def test_the_summary_says_names_and_questions_answered_or_not(client: httpx.AsyncClient) -> None:
    name = "上海某某（汽车）有限公司"
    book = opened(await client.get(f"/dossier.xlsx?types=car-maker&exports=false&levels=2,3&name={name}"))
    summary = {row["Item"]: row["Content"] for row in rows(book, "Summary")}
    assert summary["企业名称 Enterprise"] == name
    assert not {"car-maker", "exports", "levels"} & {*summary, *summary.values()}
    assert summary["是否出境"] == "否 no"
    assert summary["定级"] == "二级\n三级"


async def _with_another_list(
    store: Store, name: str, year: int, place: str, thing: str | None = None
) -> None:
    """One that asks for the `thing` instead of a report that is called no more than that."""
    graph = task_list(3, name, year, place)
    for node in [*graph.nodes.values()]:
        if thing and isinstance(node, Deliverable):
            graph.nodes[node.id] = dataclasses.replace(node, name=thing)
    top = graph.nodes[f"task-list:{name}"]
    assert isinstance(top, TaskList)
    graph.nodes[top.id] = dataclasses.replace(top, title=f"{place}{year}年清单")
    await graph.load(store)


async def test_where_there_are_several_lists_each_row_says_of_which_it_is(
    client: httpx.AsyncClient, small_store: Store
) -> None:
    await _with_another_list(small_store, "other", 2026, "广东省")
    asked = "types=car-maker&levels=2&exports=false&on=2026-03-01"
    both = {"清单", "广东省2026年清单"}
    book = opened(await client.get(f"/dossier.xlsx?{asked}"))
    for sheet in ("Duties", "Reasons", "Dates", "Citations"):
        assert {row["Task list"] for row in rows(book, sheet)} <= both
    assert {row["Task list"] for row in rows(book, "Duties")} == both
    assert {row["Tasks"] for row in rows(book, "Deliverables")} == {
        f"{title} {number}" for title in both for number in (1, 2)
    }
    assert rows(book, "Same") == []
    said, _ = read(await client.get(f"/duties.docx?{asked}"))
    assert {one.rpartition("（")[2].removesuffix("）") for one in said if one.startswith("1. ")} == both
    one_list = opened(await client.get(f"/dossier.xlsx?{asked}&list=task-list:list"))
    assert "Task list" not in rows(one_list, "Duties")[0]


async def test_what_several_lists_ask_for_is_told_as_the_same(
    client: httpx.AsyncClient, small_store: Store
) -> None:
    for name, place in (("other", "广东省"), ("third", "江苏省")):
        await _with_another_list(small_store, name, 2026, place, thing="自查报告")
    book = opened(await client.get("/dossier.xlsx?types=car-maker&levels=2&exports=false&on=2026-03-01"))
    assert [set(row["Tasks"].split("\n")) for row in rows(book, "Same")] == [
        {"广东省2026年清单 1, 2", "江苏省2026年清单 1, 2"}
    ]


async def test_many_lists_are_counted_in_a_name(client: httpx.AsyncClient, small_store: Store) -> None:
    await _with_another_list(small_store, "other", 2026, "广东省")
    asked = "/calendar.ics?types=car-maker&on=2026-03-01"
    assert re.search("NAME:合规期限：\\S*清单、\\S*清单\r\n", unfolded(await client.get(asked)))
    await _with_another_list(small_store, "third", 2026, "江苏省")
    assert "NAME:合规期限：3 份清单\r\n" in unfolded(await client.get(asked))
    assert "NAME:Compliance dates: 3 task lists\r\n" in unfolded(await client.get(f"{asked}&lang=en"))


def unfolded(answer: httpx.Response) -> str:
    return answer.text.replace("\r\n ", "")


async def test_what_has_no_date_is_of_the_editions_of_the_time_asked_about(
    client: httpx.AsyncClient, small_store: Store
) -> None:
    await _with_another_list(small_store, "next", 2027, "上海市")
    asked = "/dossier.xlsx?types=car-maker&levels=2&exports=false&on=2026-03-01"
    told = {}
    for start, end in ((2026, 2026), (2027, 2027), (2026, 2027)):
        book = opened(await client.get(f"{asked}&from={start}-01-01&to={end}-12-31"))
        told[start, end] = [
            row.get("Task list", "清单") for row in rows(book, "Dates") if row["Date"] == "无确定日期 undated"
        ]
    assert set(told[2026, 2026]) == {"清单"}
    assert set(told[2027, 2027]) == {"上海市2027年清单"}
    assert sorted(told[2026, 2027]) == sorted(told[2026, 2026] + told[2027, 2027])


async def test_a_name_too_long_for_a_file_system_keeps_its_day(client: httpx.AsyncClient) -> None:
    found = (await client.get(f"/dossier.xlsx?{YEAR}&on=2026-03-01&name={'长' * 100}")).headers
    name = unquote(found["content-disposition"].partition("UTF-8''")[2])
    assert len(name.encode()) <= 255
    assert name.endswith("-2026-03-01.xlsx")


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (("字", "a"), 1),
        (("字" * 28, "a"), 1),
        (("字" * 29, "a"), 2),
        (("字" * 57, "a"), 3),
        (("a", "b\nc\n" + "d" * 57), 4),
        (("字" * 999, ""), 27),
    ],
)
def test_a_row_is_as_tall_as_its_text(texts: tuple[str, str], lines: int) -> None:
    sheet = Sheet("一", [dict(zip("甲乙", texts, strict=True))])
    made = workbook([sheet], "题", datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    (page,) = openpyxl.load_workbook(io.BytesIO(made))
    height = page.row_dimensions[2].height
    assert height is not None
    assert lines * 15 <= height < (lines + 1) * 15


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("/calendar.ics", "合规期限", "compliance-dates"),
        ("/dossier.xlsx", "合规义务与材料", "duties-and-materials"),
    ],
)
async def test_a_file_is_called_what_it_is(client: httpx.AsyncClient, path: str, zh: str, en: str) -> None:
    suffix = path.rpartition(".")[2]
    asked = f'{path}?{PROFILE}&on=2026-03-01&name=某 "车"企/一部'
    found = (await client.get(asked)).headers["content-disposition"]
    short, full = found.split("; ")[1:]
    assert short == f'filename="{en}-2026-03-01.{suffix}"'
    assert unquote(full) == f"filename*=UTF-8''{zh}-某 车 企 一部-清单-2026-03-01.{suffix}"
    assert full.isascii()
    english = (await client.get(f"{path}?{PROFILE}&on=2026-03-01&lang=en")).headers["content-disposition"]
    assert f"UTF-8''{en}-" in english


async def test_chinese_names_are_as_good_as_ids(client: httpx.AsyncClient) -> None:
    by_id = await client.get("/dossier.xlsx?types=car-maker&exports=false&on=2026-03-01")
    by_name = await client.get("/dossier.xlsx?types=车企&exports=否&on=2026-03-01")
    assert by_name.content == by_id.content


async def test_a_browser_is_told_on_a_page(client: httpx.AsyncClient) -> None:
    browser = {"accept": "text/html,*/*;q=0.8"}
    for path, status in (("/dossier.xlsx?types=<b>", 400), ("/nowhere", 404), ("/calendar.ics?lang=fr", 400)):
        page = await client.get(path, headers=browser)
        assert page.status_code == status
        assert page.headers["content-type"].startswith("text/html")
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "<h1>没有得到答案" in page.text
        assert "<b>" not in page.text
        assert (await client.get(path)).headers["content-type"] == "application/json"


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "http://x.test/"]


def test_no_text_is_ever_a_formula_a_number_or_a_link() -> None:
    texts = [*DANGEROUS, "12", "x" * 40_000, "a\x07b"]
    made = workbook(
        [Sheet("=一&A1", [{"=题": text} for text in texts]), Sheet("空", [])],
        "=标&题",
        datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )
    parts = {
        name: zipfile.ZipFile(io.BytesIO(made)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(made)).namelist()
    }
    assert b"<f>" not in parts["xl/worksheets/sheet1.xml"]
    assert b"hyperlink" not in parts["xl/worksheets/sheet1.xml"]
    page, empty = openpyxl.load_workbook(io.BytesIO(made))
    assert [cell.value for (cell,) in empty.iter_rows()] == ["无 none"]
    cells = [row[0] for row in page.iter_rows()]
    assert all(cell.data_type == "s" for cell in cells)
    assert [cell.value for cell in cells][1:5] == DANGEROUS[:4]
    assert all(getattr(cell, "quotePrefix", False) for cell in cells[1:8])
    assert len(str(cells[10].value)) == 32_001


async def test_a_list_full_of_formulas_stays_a_text(make_client: MakeClient, small_store: Store) -> None:
    graph = task_list(1)
    for id, node in graph.nodes.items():
        if isinstance(node, Task):
            graph.nodes[id] = dataclasses.replace(node, title="=1+1")
        elif isinstance(node, Obligation):
            graph.nodes[id] = dataclasses.replace(node, text="@now", text_en="+1")
    await graph.load(small_store)
    book = opened(await (await make_client()).get(f"/dossier.xlsx?{YEAR}"))
    duty = rows(book, "Duties")[0]
    assert (duty["Task"], duty["Duty"], duty["Duty in English"]) == ("=1+1", "@now", "+1")
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}


# ---- the query string -------------------------------------------------------


def test_a_query_string_is_a_profile() -> None:
    asked = read_query(
        [("types", "a, b,a"), ("yes", "true"), ("fact.types", "2"), ("many", ""), ("lang", "en")], TODAY
    )
    assert asked.types == ("a", "b")
    assert asked.occurrences == ()
    assert asked.facts == (("yes", "true"), ("types", "2"), ("many", ""))
    assert (asked.on, asked.start, asked.end) == (
        TODAY,
        datetime.date(2026, 1, 1),
        datetime.date(2027, 12, 31),
    )
    assert asked.language is Language.EN
    told_none = read_query([("types", "")], TODAY)
    assert told_none.types == ()
    assert read_query([], TODAY).types is None
    assert read_query([("name", " 某\n企业 ")], TODAY).name == "某 企业"
    assert read_query([("from", "9999-02-01")], TODAY).end == datetime.date(9999, 12, 31)
    assert read_query([("from", "2031-02-01")], TODAY).end == datetime.date(2032, 12, 31)


@pytest.mark.parametrize(
    "pairs",
    [
        [("types", "a"), ("types", "b")],
        [("from", "1.1.2026")],
        [("to", "2026-02-30")],
        [("on", "")],
        [("list", "task:list/001")],
        [("list", "list")],
        [("lang", "fr")],
        [("name", "某" * 101)],
        [("types", ",".join(str(number) for number in range(101)))],
        [(f"fact.{number}", "") for number in range(101)],
    ],
)
def test_what_is_no_query_is_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidInput):
        read_query(pairs, TODAY)


REFUSED: Mapping[str, str] = {
    "types=car-makers": "Did you mean 整车企业 car-maker?",
    "type=car-maker": "Beside facts there are: types, jurisdictions, from, to",
    "jurisdictions=丁县": "There is no place '丁县'",
    "on=2025-12-31&list=task-list:list": "is before the task list task-list:list",
    "exports=yes": "true or false",
    "levels=4": "Valid are: 二级 2, 三级 3",
    "levels=2&levels=3": "twice",
    "from=2026-02-01&to=2026-01-01": "before it starts",
    "from=2026-01-01&to=2037-01-01": "at most 10 years",
    "list=task-list:none": "no task list",
    "list=task-list:%00": "no character of a text",
    "list=task:list/001": "not the id",
    "on=2026-2-1": "is not a day",
    "lang=fr": "Give zh or en",
    "sources=LAWS": "Give TASK_LIST or INSTRUMENT",
    "sources=": "Give TASK_LIST, INSTRUMENT or both",
    "sources=INSTRUMENT&list=task-list:list": "or leave list out",
    f"name={'x' * 101}": "At most 100 fit",
    f"types={'a,' * 51}b,{','.join(map(str, range(100)))}": "At most 100 fit",
    "on=2020-01-01": "No task list concerns",
}


@pytest.mark.parametrize("path", ["/calendar.ics", "/dossier.xlsx"])
@pytest.mark.parametrize("query", REFUSED)
async def test_refusals_are_as_over_graphql(client: httpx.AsyncClient, path: str, query: str) -> None:
    refused = await client.get(f"{path}?{query}")
    assert refused.status_code == 400
    assert codes(refused) == ["INVALID_INPUT"]
    message = refused.json()["errors"][0]["message"]
    assert REFUSED[query] in message
    assert isinstance(refused.json()["errors"][0]["extensions"].get("validValues", []), list)
    assert re.search("[一-龥]", message)
    assert refused.headers["cache-control"] == "no-store"


async def test_limits_and_methods(client: httpx.AsyncClient) -> None:
    long = await client.get(f"/calendar.ics?types={'x' * 9000}")
    assert (long.status_code, codes(long)) == (414, ["URI_TOO_LONG"])
    posted = await client.post(f"/dossier.xlsx?{YEAR}")
    assert (posted.status_code, codes(posted)) == (405, ["METHOD_NOT_ALLOWED"])
    head, got = await client.head(f"/calendar.ics?{YEAR}"), await client.get(f"/calendar.ics?{YEAR}")
    assert head.headers["content-length"] == got.headers["content-length"]
    assert got.headers["cache-control"] == "no-store"
    assert got.headers["x-content-type-options"] == "nosniff"


class Slow:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def fetch(self, fetch: Fetch) -> Any:
        await anyio.sleep(5)
        return await self._store.fetch(fetch)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


async def test_what_takes_too_long_is_stopped(make_client: MakeClient, small_store: Store) -> None:
    client = await make_client(Slow(small_store), operation_timeout=0.05)
    stopped = await client.get(f"/calendar.ics?{YEAR}")
    assert (stopped.status_code, codes(stopped)) == (503, ["TIMEOUT"])


@pytest.fixture
async def closed_store(tmp_path: Path) -> Store:
    store = await SqliteStore.open(tmp_path / "closed.sqlite")
    await store.close()
    return store


async def test_a_store_that_is_gone_is_told_without_saying_where_it_was(
    make_client: MakeClient, closed_store: Store
) -> None:
    gone = await (await make_client(closed_store)).get(f"/dossier.xlsx?{YEAR}")
    assert gone.status_code == 503
    assert codes(gone)[0].startswith("STORE")
    assert "sqlite" not in gone.text


# ---- the text document --------------------------------------------------------


def read(response: httpx.Response) -> tuple[list[str], list[list[str]]]:
    """The paragraphs, and the rows of all tables."""
    assert response.status_code == 200, response.text
    assert response.headers["content-disposition"].startswith("attachment; filename=")
    held = docx.Document(io.BytesIO(response.content))
    rows = [[cell.text for cell in row.cells] for table in held.tables for row in table.rows]
    return [paragraph.text for paragraph in held.paragraphs if paragraph.text], rows


async def test_the_document_has_every_duty_with_its_words_and_source(client: httpx.AsyncClient) -> None:
    response = await client.get(f"/duties.docx?{PROFILE}&on=2026-03-01&name=某公司")
    said, rows = read(response)
    assert said[0] == "清单"
    assert any(one.startswith("适用 applies (") for one in said)
    assert "处理者应按《数据安全法》或GB 1—2024第五十五条报送报告" in said
    assert "管局检查" not in said
    assert ["企业名称 Enterprise", "某公司"] in rows
    assert ["报送单位 To", "市管局"] in rows
    assert any(name == "依据 Citation" and "数据安全法" in text for name, text in rows)
    sources = [text for name, text in rows if name == "出处 Source"]
    assert len(sources) == 6
    assert all(text.startswith("清单，第 ") for text in sources)
    footer = docx.Document(io.BytesIO(response.content)).sections[0].footer.paragraphs[0].text
    assert "2026-03-01" in footer


async def test_a_document_of_too_many_duties_is_refused(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dutygraph.service.downloads.dossier_document._MOST_DUTIES", 5)
    refused = await client.get(f"/duties.docx?{PROFILE}&on=2026-03-01")
    assert refused.status_code == 400
    assert "6 条义务，最多 5 条" in refused.json()["errors"][0]["message"]
    one = await client.get(f"/duties.docx?{PROFILE}&on=2026-03-01&task=task:list/001")
    assert one.status_code == 200


async def test_the_document_of_one_task_has_its_duties_alone(client: httpx.AsyncClient) -> None:
    said, rows = read(await client.get(f"/duties.docx?{PROFILE}&on=2026-03-01&task=task:list/001"))
    assert said[0] == "任务1"
    assert len([name for name, _ in rows if name == "出处 Source"]) == 2
    refused = await client.get(f"/duties.docx?{PROFILE}&on=2026-03-01&task=task:list/9")
    assert refused.status_code == 400
    assert codes(refused) == ["INVALID_INPUT"]

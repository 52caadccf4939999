from dutygraph.loaders.documents.coverage import BLANK, UNPLACED, UNREAD, not_modelled
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read

NOTICE = """\
关于开展车载应用检查的通知

各有关企业：

一、检查对象

（一）应用服务提供者。应用服务提供者是指提供车载应用的组织和个人。

（二）应用商店。

二、工作要求

各有关企业应当于2026年8月底前完成自查。
"""


def test_every_character_outside_the_records_is_listed_with_its_reason() -> None:
    document = read_text("a.txt", "甲乙 丙丁".encode())
    left = not_modelled(document, "a", [Span(0, 2)], [], [Span(0, 1)])
    assert [(one.quote, one.reason) for one in left] == [("乙", UNREAD), (" ", BLANK), ("丙丁", UNPLACED)]


def test_what_fits_nowhere_is_marked_and_refuses_nothing(knowledge: Knowledge) -> None:
    said = read(NOTICE, knowledge)
    assert [one.text for one in said.duties if one.times] == ["各有关企业应当于2026年8月底前完成自查。"]
    assert {quote for quote, reason in said.left_out if reason == UNPLACED} <= {"。"}

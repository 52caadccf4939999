"""What stands below headings that announce what a report tells, or what is done wrong."""

from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read


def test_what_a_report_tells_is_nothing_to_be_done(knowledge: Knowledge) -> None:
    said = read(
        """\
关于报送年度安全管理情况的通知

各汽车数据处理者：

一、填报内容

（一）安全负责人的姓名和联系方式；

（二）用户投诉和处理情况；

（三）主管部门明确的其他情况；

（四）数据目录每季度更新一次。

二、工作要求

各汽车数据处理者应当于3月底前填报。
""",
        knowledge,
    )
    assert [one.text for one in said.duties] == [
        "数据目录每季度更新一次。", "各汽车数据处理者应当于3月底前填报。",
    ]  # fmt: skip
    assert any("用户投诉" in quote for quote, _ in said.left_out)


def test_what_is_done_wrong_is_nothing_to_be_done(knowledge: Knowledge) -> None:
    said = read(
        """\
关于整治渔港秩序的通知

各渔业企业：

一、主要任务

（一）严厉打击虚假报港。

一是编造渔船位置，伪造航次记录。

二是明知或应知渔获来源不明仍予收购的行为。

（二）全面整治违规停泊问题。

占用航道停泊，遮挡船名标识。渔业企业应当立即清理。

二、工作要求

各渔业企业要加强领导。
""",
        knowledge,
    )
    assert [one.text for one in said.duties] == ["渔业企业应当立即清理。", "各渔业企业要加强领导。"]

"""Where a list holds: where its issuers are, and never where it merely names a place."""

import pytest

from dutygraph.graph.model import TaskList
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as, read_path
from tests.loaders.conftest import LOADED_AT, SEEDS

PLAN = """{title}

各有关企业：

现将方案印发给你们，请认真贯彻执行。

{signed}
2027年3月1日

一、重点任务

1. 完善管理制度。各车联网企业应建立安全管理制度。{text}

2. 开展风险评估。处理重要数据的车联网企业应每年至少开展一次风险评估。
"""


def holds_in(knowledge: Knowledge, title: str, signed: str = "", text: str = "") -> str | None:
    words = PLAN.format(title=title, signed=signed, text=text)
    read = read_as(Kind.PLAN, read_text("plan.txt", words.encode()), knowledge, loaded_at=LOADED_AT)
    (task_list,) = [node for node in read.statements.nodes if isinstance(node, TaskList)]
    return task_list.jurisdiction


SHANGHAI = "在上海市开展活动的，应当向上海市有关部门报告。上海市、上海市、上海市。"


@pytest.mark.parametrize(
    ("signed", "place"),
    [
        ("广东省通信管理局", "广东省"),
        ("工业和信息化部", None),  # national, whatever places it names
        ("江苏省通信管理局 浙江省通信管理局", "江苏省、浙江省"),
        ("浙江省通信管理局　浙江省经济和信息化厅", "浙江省"),  # of one place, known or not
        ("昆山市交通运输局\t昆山市公安局", "昆山市"),
        ("发布单位：湖南省通信管理局", "湖南省"),
        ("制定机关: 昆山市交通运输局", "昆山市"),
        ("**发布单位：** 昆山市交通运输局", "昆山市"),
        ("深圳市工业和信息化局", "深圳市"),  # an office that the catalogue does not know
        ("浙江省杭州市经济和信息化局", "杭州市"),
        ("昆山市交通运输局", "昆山市"),  # a place that is not known either is not everywhere
        ("深圳市坪山区交通运输局", "深圳市坪山区"),
        ("江苏省昆山市公安局", "江苏省昆山市"),
        ("苏州工业园区管理委员会", "苏州工业园区"),
        ("国家市场监督管理总局", None),
        ("文化和旅游部办公厅", None),
        # The branch of a national body; of a region or an area within a city only that it is not everywhere.
        ("国家税务总局江苏省税务局", "江苏省"),
        ("国家矿山安全监察局西南局", "未写明"),
        ("国家税务总局横琴税务局", "未写明"),
        ("农垦总局红山管理局", "未写明"),
        # What such a body consists of holds everywhere as it does.
        ("市场监管总局质量发展局", None),
        ("国家税务总局稽查局", None),
        ("中国（广东）自贸试验区横琴管理委员会", "中国（广东）自贸试验区"),
        ("江苏省工业和信息化厅、深圳市工业和信息化局", "江苏省、深圳市"),
        ("广东省通信管理局\n\n抄送：工业和信息化部", "广东省"),
        ("上海市通信管理局：\n\n工业和信息化部", None),  # to whom it is sent
    ],
)
def test_a_list_holds_where_they_are_who_sign_it(
    knowledge: Knowledge, signed: str, place: str | None
) -> None:
    assert holds_in(knowledge, "2027年车联网安全行动方案", signed, SHANGHAI) == place


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("上海市2027年车联网安全行动方案", "", "上海市"),
        ("关于印发《2027年上海市车联网安全行动方案》的通知", "", "上海市"),
        ("“护网”2027年深圳市车联网安全行动方案", "", "深圳市"),
        ("深圳市“护网”2027年车联网安全行动方案", "", "深圳市"),
        ("关于印发《2027年昆山市车联网安全行动方案》的通知", "", "昆山市"),
        ("深圳市坪山区2027年车联网安全行动方案", "", "深圳市坪山区"),
        ("深圳市物业小区2027年车联网安全行动方案", "", "深圳市"),
        ("智慧城市车联网安全行动方案", "", None),
        ("各县区车联网安全行动方案", "", None),
        ("江苏省工业和信息化厅、广东省工业和信息化厅关于车联网安全的通知", "", "江苏省、广东省"),
        ("关于支持上海市开展车联网安全行动的方案", "", None),
        ("2027年车联网安全行动方案", SHANGHAI, None),
        ("2027年车联网安全行动方案", f"{SHANGHAI}应向市通管局报告。", "上海市"),
        ("2027年车联网安全行动方案", f"{SHANGHAI}本市企业应当配合。", "上海市"),
        ("2027年车联网安全行动方案", f"{SHANGHAI}日前，市港务局发文。", "上海市"),
        ("2027年车联网安全行动方案", f"{SHANGHAI}企业应当向市场监管局报告。", None),
        ("关于做好昆山市车辆平台登记的通知", "", "昆山市"),
        ("上海市通信管理局、江苏省通信管理局关于车辆平台的通知", "", "上海市、江苏省"),
        # Of what a report is about, a region or a part of a city nobody knows where it holds.
        ("上海车联网企业接入安全平台", f"{SHANGHAI}企业应当配合。", "未写明"),
        ("上海车联网企业接入安全平台", f"{SHANGHAI}本市企业应当配合。", "上海市"),
        ("2027年车联网安全行动方案", "按照《深圳市车辆办法》，本市企业应当登记。", "深圳市"),
        ("2027年车联网安全行动方案", "按照《广东省车辆办法》，本市企业应当登记。", "未写明"),
        ("上海市通信管理局要求车联网企业评估风险", "", "上海市"),
        ("关于开展深圳市车辆平台检查的通知", "", "深圳市"),
        ("车辆平台管理规定", "本市行政区域内的企业应当登记。", "未写明"),
        ("车辆平台管理规定", "各地可以根据本省、自治区实际登记。", None),
        ("长三角一体化发展示范区执行委员会关于车辆平台的通知", "", "长三角一体化发展示范区"),
        ("国家税务总局深圳市税务局关于车辆平台的通知", "", "深圳市"),
        ("华北能源监管局关于车辆平台的通知", "", "未写明"),
        ("上海市临港新片区管理委员会关于车辆平台的通知", "", "上海市临港新片区"),
        # Of a city or county that it does not name it is, and of no other.
        ("2027年车联网安全行动方案", "我县企业应当配合。", "未写明"),
        ("2027年车联网安全行动方案", "企业应当登记，向市公安局报告。", "未写明"),
        ("2027年车联网安全行动方案", "| 市公安局 | 企业应当登记 |", "未写明"),
        ("2027年车联网安全行动方案", "企业应当登记，向省、市公安局报告。", None),
        ("2027年车联网安全行动方案", "企业应当登记，向所在地设区的市公安局报告。", None),
        ("2027年车联网安全行动方案", "我市企业应当通过广东省车辆平台报告，登录广东省平台。", "未写明"),
        ("2027年车联网安全行动方案", "自我市场化评估应当独立。", None),
        ("2027年车联网安全行动方案", "请全市企业健全市场准入制度。", "未写明"),
        ("2027年车联网安全行动方案", "各省应当健全省级平台，保障安全。", None),
        ("2027年车联网安全行动方案", f"{SHANGHAI}全市企业应当配合。", "上海市"),
        # Within which place it asks, and whose body acts in it, known or not.
        ("2027年车联网安全行动方案", "在深圳市行政区域内从事租赁的，应当备案。", "深圳市"),
        ("2027年车联网安全行动方案", "为规范昆山市本级辖区内车辆平台，企业应当备案。", "昆山市"),
        ("2027年车联网安全行动方案", "在本辖区内巡查，在法定职责和辖区范围内执法。", None),
        ("2027年车联网安全行动方案", "在深圳市范围内备案，在昆山市范围内登记。", None),
        ("2027年车联网安全行动方案", "6日，深圳市交通运输局要求企业登记。", "深圳市"),
        ("2027年车联网安全行动方案", "6日，深圳市交通运输局要求我县企业登记。", "未写明"),
        ("2027年车联网安全行动方案", "6日，昆山市交通运输局要求我市企业登记。", "昆山市"),
        ("2027年车联网安全行动方案", "6日，昆山市交通运输局、太仓市公安局要求我市企业登记。", "昆山市"),
        ("2027年车联网安全行动方案", "昆山市公安局要求我市企业登记。太仓市公安局协助。", "未写明"),
        ("2027年车联网安全行动方案", "企业应当备案。如昆山市公安局所述。", None),
        ("九月底前城区车辆平台须登记", "企业应当登记。", None),
        ("2027年车联网安全行动方案", "企业应当备案（示例：上海市企业向市通管局备案）。", None),
        ("2027年车联网安全行动方案", "", None),
    ],
)
def test_one_that_nobody_signs_is_of_the_place_that_it_calls_its_own(
    knowledge: Knowledge, title: str, text: str, place: str | None
) -> None:
    assert holds_in(knowledge, title, text=text) == place


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("近日，深圳市的车辆平台上线。", "未写明"),
        ("为规范深圳市车辆平台，公告如下：\n企业可以登记。", "未写明"),
        ("各监管局，深圳市车辆平台公司，各有关单位：\n近年来，车辆平台上线。", None),
        ("新华社深圳8月2日电（记者某某）车辆平台上线。", None),
        ("近日，深圳、杭州、南京的车辆平台上线。", None),
    ],
)
def test_a_report_of_one_place_from_its_first_sentence_on_is_not_of_all(
    knowledge: Knowledge, lead: str, place: str | None
) -> None:
    text = f"车辆平台上线\n{lead}\n车联网企业应当登记车辆。\n".encode()
    read = read_as(Kind.PLAN, read_text("a.txt", text), knowledge, loaded_at=LOADED_AT)
    (task_list,) = [node for node in read.statements.nodes if isinstance(node, TaskList)]
    assert task_list.jurisdiction == place


@pytest.mark.parametrize("review", [True, False])
def test_the_shipped_list_holds_in_its_city(knowledge: Knowledge, *, review: bool) -> None:
    shipped = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"
    read = read_path(shipped, knowledge, review=review, loaded_at=LOADED_AT)
    (task_list,) = [node for node in read.statements.nodes if isinstance(node, TaskList)]
    assert task_list.jurisdiction == "上海市"

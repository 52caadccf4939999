"""Which document it is: titled by its own line, and not by what it sends or what a page puts above."""

import pytest

from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read

BODY = "一、开展自查。各汽车生产企业应当开展自查。\n二、报送材料。各汽车生产企业应当报送自查报告。\n"
SENT = "工业和信息化部办公厅关于开展2031年道路机动车辆生产企业及产品准入“双随机、一公开”监督检查工作的通知"


@pytest.mark.parametrize("verb", ["转发", "贯彻落实", "做好", "进一步落实"])
def test_a_notice_that_names_another_at_length_is_titled_by_its_own_line(
    verb: str, knowledge: Knowledge
) -> None:
    title = f"云南省经济和信息化厅关于{verb}《{SENT}》的通知"
    said = read(
        f"{title}\n\n各市经济和信息化局：\n\n现就《{SENT}》提出以下要求。\n\n{BODY}\n"
        f"附件：{SENT}\n\n云南省经济和信息化厅\n2031年4月3日\n\n（此件公开发布）\n",
        knowledge,
    )
    assert (said.task_list.title, said.task_list.jurisdiction) == (title, "云南省")

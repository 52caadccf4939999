"""What a text says of some enterprises alone leaves open the duties before it."""

import pytest

from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.duties.cases.test_scope import whom
from tests.loaders.records.reading import law, read

IN_FORCE = "第九条 本办法自2024年5月1日起施行。"


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("除远洋汽车企业外，均按上述要求执行。", True),
        ("涉渔企业不在本次范围。", True),
        ("上述规定不含半挂车企业。", True),
        ("年产量百辆以下的企业每半年自查一次即可。", True),
        ("停产的企业暂缓自查。", True),
        # Another act, another type, all of them, a duty, or what happens to any.
        ("停产的企业可以不缴纳会费。", False),
        ("零部件生产企业不再自查。", False),
        ("各企业可以不提交纸质材料。", False),
        ("出口企业应当填表，不得仅提交材料。", False),
        ("对自查及时的企业，予以表彰。", False),
        ("消费者无需自查。", False),
    ],
)
def test_a_sentence_that_frees_some_opens_what_it_frees_them_of(
    said: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = law("第一条 为了安全，制定本办法。", "第二条 汽车生产企业应当自查。", f"第三条 {said}", IN_FORCE)
    assert whom(read(text, knowledge), "应当自查")[2] is open_

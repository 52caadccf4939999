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


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("汽车生产企业应当每年自查一次，年捕捞量不足一万吨的除外。", True),
        ("除饲养观赏鱼的以外，汽车生产企业应当自查。", True),
        ("汽车生产企业应当自查，不从事远洋捕捞的不适用本条。", True),
        ("汽车生产企业应当自查并提交报告（已提交的免予提交）。", True),
        ("汽车生产企业应当自查（远洋企业除外）。", True),
        ("汽车生产企业（不含渔业企业）应当自查。", True),
        ("汽车生产企业应当自查，不得出租渔网，取得同意的除外。", False),
        ("除本法第十条的规定外，汽车生产企业还应当自查。", False),
        ("汽车生产企业应当自查，但第八条另有规定的除外。", True),
        ("除第八条另有规定外，汽车生产企业应当自查。", True),
        ("汽车生产企业应当自查，法律另有规定的除外。", False),
    ],
)
def test_whom_a_sentence_itself_excepts_need_not(text: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = read(law("第一条 为了安全，制定本办法。", f"第二条 {text}", IN_FORCE), knowledge)
    assert any(one.open_case for one in said.obligations if "自查" in one.text) is open_

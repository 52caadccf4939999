"""Cases that the vocabulary does not know leave open whom a duty binds."""

import pytest

from dutygraph.loaders.duties.open_cases import has_open_case


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("车联网企业使用渔用雷达的，应当报告。", True),
        ("使用渔用雷达的，车联网企业应当报告。", True),
        ("车联网企业年捕捞量超过十吨的应当报告。", True),
        # What happens may happen to any.
        ("车联网企业发现渔用雷达存在漏洞的，应当报告。", False),
        ("车联网企业应当报告其使用的渔用雷达。", False),
        ("车联网企业在停止使用渔用雷达的，应当报告。", False),
    ],
)
def test_a_standing_case_is_open(text: str, open_: bool) -> None:
    assert has_open_case(text, ()) is open_


def test_a_case_that_a_condition_explains_is_not_open_but_for_what_it_adds() -> None:
    text = "车联网企业处理重要数据的，应当报告。"
    assert not has_open_case(text, [(text.index("处理"), text.index("的"))])
    text = "车联网企业处理重要数据且年捕捞量超过十吨的，应当报告。"
    assert has_open_case(text, [(text.index("处理"), text.index("且"))])

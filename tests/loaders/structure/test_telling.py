import pytest

from dutygraph.loaders.structure.telling import asks, begins_with_act


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("各单位结合渔船普查情况，核查渔船的数量与分布。", True),
        ("从管理与技术两个方面开展自查，重点自查网具。", True),
        ("围绕重点海域，开展专项检查工作。", True),
        ("从事捕捞的企业数量不断增加。", False),
        ("通过专项整治，实施效果良好显著。", False),
    ],
)
def test_in_what_way_may_be_told_before_what_is_done(words: str, expected: bool) -> None:
    assert begins_with_act(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("请各有关企业积极参与调试", True),
        ("企业以纸质版形式邮寄或专人送达至渔业局", True),
        ("邀请各有关专家授课", False),
        ("渔船已经送达港口", False),
    ],
)
def test_a_request_and_what_is_delivered_ask_for_something(words: str, expected: bool) -> None:
    assert asks(words) is expected

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import to_chinese
from dutygraph.text.provision_labels import enclosing_keys, find_provisions, provision_key


def labels(text: str) -> list[tuple[str, ...]]:
    return [found.labels for found in find_provisions(normal_text(text).text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第五十五条情形", [("第五十五条",)]),
        ("第二十一条第一款第（三）项", [("第二十一条第一款第（三）项",)]),
        ("第二十一条、第二十七条和第三十条规定", [("第二十一条",), ("第二十七条",), ("第三十条",)]),
        ("第二十一条第一款、第二款", [("第二十一条第一款",), ("第二十一条第二款",)]),
        ("第三条至第五条", [("第三条", "第四条", "第五条")]),
        ("第四十条（二）项", [("第四十条第（二）项",)]),
        ("第十条之一", [("第十条之一",)]),
        ("中的第五条", [("第五条",)]),
        ("第 5.2 条", [("5.2",)]),
        ("7.1.2、7.1.3的要求", [("7.1.2",), ("7.1.3",)]),
        ("附录A", [("附录A",)]),
        ("2.5吨", []),
        ("的规定", []),
        ("1.落实责任", []),
    ],
)
def test_what_is_named_behind_an_instrument(text: str, expected: list[tuple[str, ...]]) -> None:
    assert labels(text) == expected


@given(st.integers(1, 9999))
def test_numerals_come_back(number: int) -> None:
    assert provision_key(f"第{to_chinese(number)}条") == provision_key(f"第{number}条") == f"第{number}条"


def test_labels_of_standards_and_laws_have_one_key_each() -> None:
    assert provision_key("第7.1.2条") == provision_key("７．１．２") == "7.1.2"
    assert provision_key("第五十五条第（一）项") == provision_key("第55条第1项")
    assert provision_key("第一条") != provision_key("第十一条")


def test_what_holds_a_provision() -> None:
    assert enclosing_keys("第五十五条第一款第（一）项") == ("第55条第1款", "第55条")
    assert enclosing_keys("7.1.2") == ("7.1", "7")
    assert enclosing_keys("第五条") == ()


@given(st.text(max_size=30))
def test_any_label_has_a_key_that_stays(text: str) -> None:
    assert provision_key(provision_key(text)) == provision_key(text)

import pytest

from dutygraph.loaders.documents.identity import document_slug, series_slug, series_title, slug


def test_provinces_that_sound_alike_have_ids_of_their_own() -> None:
    assert slug("山西省数据条例") != slug("陕西省数据条例")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("浙江省“护网”2026年专项行动实施方案", "浙江省“护网”2027年专项行动实施方案"),
        ("2026年度数据安全重点任务清单", "2027年度数据安全重点任务清单"),
        ("二〇二六年数据安全工作要点", "二〇二七年数据安全工作要点"),
    ],
)
def test_yearly_editions_have_one_series_and_ids_of_their_own(earlier: str, later: str) -> None:
    assert document_slug(earlier, "Zhejiang") != document_slug(later, "Zhejiang")
    assert series_slug(earlier, "Zhejiang") == series_slug(later, "Zhejiang") is not None
    assert series_title(earlier) == series_title(later)


def test_other_places_and_campaigns_are_other_series() -> None:
    title = "“护网”2026年专项行动实施方案"
    assert series_slug(title, "Zhejiang") != series_slug(title, "Jiangsu")
    assert series_slug(title, "Zhejiang") != series_slug("“净网”2026年专项行动实施方案", "Zhejiang")
    assert series_slug("“护网”专项行动实施方案", "Zhejiang") is None

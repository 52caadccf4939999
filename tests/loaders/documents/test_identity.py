import pytest

from dutygraph.loaders.documents.identity import document_slug, series_slug, series_title, slug, years_of


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


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("某市渔港建设行动计划（2026—2028年）", (2026, 2028)),
        ("渔港建设三年行动方案（2022年-2024年）", (2022, 2024)),
        ("2021至2025年渔业工作要点", (2021, 2025)),
        ("“十三五”渔业发展规划", (2016, 2020)),
        ("渔业发展十四五规划", (2021, 2025)),
        ("2026年渔业工作要点", None),
        ("渔船管理办法（国渔发〔2019〕2023号）", None),
        ("二十五家渔业企业名单", None),
    ],
)
def test_the_years_of_a_plan_are_those_that_its_title_names(
    title: str, years: tuple[int, int] | None
) -> None:
    assert years_of(title) == years

"""Of which place a document is."""

import pytest

from dutygraph.loaders.knowledge.knowledge import Knowledge


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("浙江省港口安全方案", "上海市和江苏省的企业参照执行。", "浙江省"),
        ("港口安全方案", "在浙江省行政区域内作业的，适用本方案。浙江省有关部门负责。", "浙江省"),
        ("港口安全方案", "首批试点包括北京市、上海市、浙江省、广东省。", None),
        ("港口安全方案", "各省、自治区、直辖市及新疆生产建设兵团交通运输主管部门：", None),
        ("港口安全方案", "由重庆长江航运股份有限公司承办。", None),
        ("港口安全方案", "各港口企业应当落实。", None),
    ],
)
def test_a_document_is_of_the_place_that_it_speaks_of(
    knowledge: Knowledge, title: str, text: str, place: str | None
) -> None:
    assert knowledge.jurisdiction(title, text) == place


def test_a_department_of_an_authority_is_not_that_authority(knowledge: Knowledge) -> None:
    def named(text: str) -> list[str]:
        return [text[start:end] for start, end, _ in knowledge.authorities.mentions(text)]

    assert named("由国务院统一部署") == ["国务院"]
    assert named("国务院公安部门负责") == []
    assert named("国务院交通运输主管部门负责") == []
    assert named("国务院会同有关部门制定") == ["国务院"]

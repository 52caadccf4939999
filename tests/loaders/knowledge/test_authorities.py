from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.model import Authority
from dutygraph.loaders.knowledge.authorities import AuthorityIndex

INDEX = AuthorityIndex(
    [
        Authority(id="ministry", name="工业和信息化部", aliases=("工信部",)),
        Authority(id="bureau", name="工业和信息化部网络安全管理局"),
        Authority(id="police", name="公安部"),
        Authority(id="council", name="国务院"),
        Authority(id="wp29", name="UNECE WP.29"),
        Authority(
            id="shanghai",
            name="上海市通信管理局",
            aliases=(
                "上海通管局",
                "市通管局",
                "通管局",
            ),
            jurisdiction="上海市",
            local_aliases=(
                "市通管局",
                "通管局",
            ),
        ),
        Authority(
            id="beijing",
            name="北京市通信管理局",
            aliases=(
                "市通管局",
                "通管局",
            ),
            jurisdiction="北京市",
            local_aliases=(
                "市通管局",
                "通管局",
            ),
        ),
    ]
)


def named(text: str, jurisdiction: str | None = None) -> list[tuple[str, str]]:
    return [(text[start:end], id) for start, end, id in INDEX.mentions(text, jurisdiction)]


def test_a_local_name_means_the_authority_of_the_place() -> None:
    assert named("报送市通管局。", "上海市") == [("市通管局", "shanghai")]
    assert named("报送市通管局。", "北京市") == [("市通管局", "beijing")]
    assert named("报送市通管局。") == []
    assert named("报送市通管局。", "重庆市") == []
    assert named("报送北京市通信管理局", "上海市") == [("北京市通信管理局", "beijing")]


def test_the_longest_name_wins() -> None:
    assert named("工业和信息化部网络安全管理局及工信部、公安部") == [
        ("工业和信息化部网络安全管理局", "bureau"),
        ("工信部", "ministry"),
        ("公安部", "police"),
    ]


def test_a_name_within_another_word_is_none() -> None:
    assert named("公安部门和国务院有关部门") == []


def test_width_and_blanks_make_no_difference() -> None:
    assert named("ＵＮＥＣＥ　ＷＰ.29", None) == [("ＵＮＥＣＥ　ＷＰ.29", "wp29")]
    assert named("向市 通管局、ＵＮＥＣＥ WP．29报送", "上海市") == [
        ("市 通管局", "shanghai"),
        ("ＵＮＥＣＥ WP．29", "wp29"),
    ]
    assert named("市通管", "上海市") == []


@given(st.text(alphabet="上海市北京通信管理局公安部工业和信息化 　", max_size=40))
def test_mentions_are_names_and_do_not_overlap(text: str) -> None:
    end = 0
    for start, stop, id in INDEX.mentions(text, "上海市"):
        assert end <= start < stop
        assert INDEX.mentions(text[start:stop], "上海市") == [(0, stop - start, id)]
        end = stop


def test_an_office_of_a_ministry_is_not_the_ministry() -> None:
    assert INDEX.mentions("工业和信息化部办公厅") == []
    assert [id for _, _, id in INDEX.mentions("报工业和信息化部、公安部办公厅")] == ["ministry"]

"""The parties that a document gives a name of its own."""

import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.who.definitions import with_definitions
from dutygraph.loaders.duties.who.whom import Whom
from dutygraph.loaders.knowledge.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "statement", "bearer", "types", "open_"),
    [
        (
            "渔业、海事、船检等机构和渔港企业（以下统称渔港监管部门）。",
            "渔港监管部门应当检查。",
            Bearer.AUTHORITY,
            set(),
            False,
        ),
        (
            "检查对象是全省智能网联汽车生产企业、充电运营企业（以下统称受检单位）。",
            "受检单位应当自查。",
            Bearer.ENTERPRISE,
            {"connected-vehicle-manufacturer", "charging-operator"},
            False,
        ),
        (
            "适用于在港区内经营冷库的单位（以下简称“冷库单位”）。",
            "各冷库单位应当自查。",
            Bearer.ENTERPRISE,
            set(),
            True,
        ),
        (
            "经评选参加示范的整车企业，以下称示范企业。",
            "示范企业应当自查。",
            Bearer.ENTERPRISE,
            {"connected-vehicle-manufacturer"},
            True,
        ),
        (
            "本办法所称汽车生产企业、车联网服务平台运营企业（以下统称数据处理者）。",
            "数据处理者应当自查。",
            Bearer.ENTERPRISE,
            {"connected-vehicle-manufacturer", "iov-platform-operator"},
            False,
        ),
        (
            "本办法所称渔港运营者，包括充电运营企业和智能网联汽车生产企业。",
            "渔港运营者应当自查。",
            Bearer.ENTERPRISE,
            {"connected-vehicle-manufacturer", "charging-operator"},
            True,
        ),
        (
            "本办法所称渔港经营者，是指充电运营企业、冷库企业等。",
            "渔港经营者应当自查。",
            Bearer.ENTERPRISE,
            {"charging-operator"},
            True,
        ),
        (
            "本办法所称运营主体，是指投放水面清洁船的企业。",
            "运营主体应当自查。",
            Bearer.ENTERPRISE,
            set(),
            True,
        ),
        (
            "渔业领域数据处理者（以下简称数据处理者）。",
            "数据处理者应当自查。",
            Bearer.ENTERPRISE,
            {"data-processor"},
            True,
        ),
        (
            "由其所属的市渔港监测中心（以下简称监测中心）负责。",
            "监测中心应当公布名单。",
            Bearer.AUTHORITY,
            set(),
            False,
        ),
        (
            "渔港管理委员会（以下简称渔管会）负责监督。",
            "渔管会应当公布名单。",
            Bearer.AUTHORITY,
            set(),
            False,
        ),
        # What they do names a type, though others may do so too.
        (
            "本条例所称生产者，是指依法设立的生产汽车产品并签发合格证的企业。",
            "生产者应当自查。",
            Bearer.ENTERPRISE,
            {"connected-vehicle-manufacturer"},
            True,
        ),
        (
            "出租、维修汽车的经营者（以下统称经营者）应当备案。",
            "经营者应当自查。",
            Bearer.ENTERPRISE,
            {"dealer-repairer"},
            True,
        ),
        (
            "本办法所称汽车生产企业，是指生产渔用推车的企业。",
            "汽车生产企业应当自查。",
            Bearer.ENTERPRISE,
            {"connected-vehicle-manufacturer"},
            True,
        ),
        (
            "本条例所称生产者，是指生产渔用汽车座椅的企业。",
            "生产者应当自查。",
            Bearer.ENTERPRISE,
            set(),
            True,
        ),
        (
            "本办法所称船东，是指拥有渔船的企业。",
            "船东应当自查。",
            Bearer.ENTERPRISE,
            set(),
            True,
        ),
    ],
)
def test_a_name_means_whom_it_is_given_to_as_far_as_they_are_known(
    knowledge: Knowledge, text: str, statement: str, bearer: Bearer, types: set[str], open_: bool
) -> None:
    finder = with_definitions(knowledge.actor_finder(None), text)
    actor = finder.opening(statement, of_statement=True)
    assert actor is not None
    whom = actor.binding()
    found = whom.binds_others or whom.open_case
    assert (actor.bearer, set(whom.types), found) == (bearer, types, open_)


def test_whose_own_business_it_is_limits_no_name(knowledge: Knowledge) -> None:
    finder = knowledge.actor_finder(None)
    for of_all, open_ in (("本行业、本领域", False), ("本行业上市的", True)):
        named = with_definitions(finder, f"渔业局指导{of_all}汽车生产企业（以下简称企业）工作。")
        actor = named.opening("企业应当报告。")
        assert actor is not None
        assert actor.binding().open_case is open_


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("本办法所称汽车生产企业，是指年产量一万辆以上的企业。", True),
        ("本办法中汽车生产企业指取得出口资格的汽车生产企业。", True),
        ("用语：\n（一）汽车生产企业，是指从事商用车生产的企业。", True),
        ("本办法所指汽车生产企业仅限于列入名单的企业。", True),
        ("本办法所称的“汽车生产企业”，系指上市公司。", True),
        ("汽车生产企业，由渔业局确定并公布名单。", True),
        ("汽车生产企业的具体范围由渔业局公布。", True),
        ("汽车生产企业的认定条件另行制定。", True),
        ("汽车生产企业，以渔业局公布的名录为准。", True),
        ("前条中的汽车生产企业，指在渔港设厂的企业。", True),
        ("本办法所称汽车生产企业不包括客车生产企业。", True),
        ("下列企业为本办法所称汽车生产企业：（一）年产万辆的。", True),
        ("本办法所称汽车生产企业，是指依法设立、从事汽车生产的企业。", False),
        ("汽车生产企业应当指定年产量一万辆以上的工厂。", False),
        ("汽车生产企业的名录应当每年公布。", False),
        ("汽车生产企业的检查由渔业局负责。", False),
        ("汽车生产企业指导充电运营企业。", False),
    ],
)
def test_a_name_that_a_text_narrows_is_open(text: str, *, open_: bool, knowledge: Knowledge) -> None:
    actor = with_definitions(knowledge.actor_finder(None), text).opening("汽车生产企业应当报告。")
    assert actor is not None
    assert actor.binding() == Whom(("connected-vehicle-manufacturer",), open_case=open_)


@pytest.mark.parametrize(
    ("name", "meant", "open_", "others"),
    [
        ("汽车生产企业", "生产渔船的企业", True, True),
        ("整车企业", "渔船生产企业", True, True),
        ("汽车生产企业", "生产汽车座椅的企业", True, True),
        ("汽车生产企业", "从事汽车生产、渔船生产的企业", False, True),
        ("整车企业", "在中国境内从事整车生产活动的企业", False, False),
        ("汽车生产企业", "依法设立的生产汽车的法人", False, False),
        ("汽车数据处理者", "开展汽车数据处理活动的组织，包括渔业合作社", False, False),
        ("网络运营者", "网络的所有者、管理者和网络服务提供者", False, False),
        ("网络运营者", "渔港网络的所有者、管理者和网络服务提供者", True, False),
        ("网络运营者", "网络的所有者、管理者和网络服务提供者中年收入一亿元以上的企业", True, False),
        ("个人信息处理者", "在个人信息处理活动中自主决定处理目的、处理方式的组织、个人", False, False),
        ("网络数据处理者", "在网络数据处理活动中自主决定处理目的和处理方式的个人、组织", False, False),
        ("个人信息处理者", "在个人信息处理活动中自主决定处理目的的渔业企业", True, False),
        ("数据处理者", "自主决定处理目的、处理方式的组织、个人", False, False),
        ("数据处理者", "自主决定捕捞目的、捕捞方式的组织、个人", True, False),
        ("数据处理者", "从事渔业数据处理活动的组织", True, True),
        ("数据处理者", "从事数据处理活动的组织", False, False),
        ("工业数据处理者", "数据处理活动中自主决定处理目的的渔具企业等工业各类主体", False, False),
        ("数据处理者", "数据处理活动中自主决定处理目的的渔具企业等渔业各类主体", True, False),
        ("数据处理者", "在渔业数据处理活动中自主决定处理目的的组织", True, False),
        ("数据处理者", "在数据处理活动中年处理百万条以上的组织", True, False),
    ],
)
def test_a_name_said_to_mean_another_business_is_open(
    name: str, meant: str, *, open_: bool, others: bool, knowledge: Knowledge
) -> None:
    finder = knowledge.actor_finder(None)
    known = finder.phrase(name)
    actor = with_definitions(finder, f"本办法所称{name}，是指{meant}。").opening(f"{name}应当报告。")
    assert actor is not None
    assert known is not None
    assert actor.binding() == known.binding()._replace(open_case=open_, binds_others=others)


def test_what_is_no_party_and_what_the_vocabulary_knows_is_not_defined_anew(knowledge: Knowledge) -> None:
    finder = knowledge.actor_finder(None)
    text = "移动应用程序（以下简称APP）。从事甲的单位（以下简称汽车数据处理者）。"
    again = with_definitions(finder, text)
    for words in ("APP应当备案。", "汽车数据处理者应当备案。"):
        assert again.opening(words) == finder.opening(words)


def test_one_kind_of_a_type_that_takes_part_in_something_is_not_the_type(knowledge: Knowledge) -> None:
    actor = knowledge.actor_finder(None).opening("试点汽车生产企业应当报告。")
    assert actor is not None
    assert actor.binding() == Whom(("connected-vehicle-manufacturer",), binds_others=True, open_case=True)

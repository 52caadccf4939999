import pytest

from dutygraph.loaders.structure.telling import asks, begins_with_act, calls, opened_by, opens_duties


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
        ("市渔业局决定，自3月12日17时起，暂时停止外地渔船进港", True),
        ("自3月12日起，全部渔港一律关闭", True),
        ("沿岸加工厂全部停产", True),
        ("沿岸加工厂已全部停产", False),
        ("渔业局要求所有水产企业自查", True),
        ("渔业局自去年三月起停止了该项检查", False),
        ("邀请各有关专家授课", False),
        ("渔船已经送达港口", False),
    ],
)
def test_a_request_and_what_is_delivered_ask_for_something(words: str, expected: bool) -> None:
    assert asks(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("各渔业企业登录捕捞管理系统，如实填报渔获数量。", True),
        ("每年3月，渔业企业通过捕捞管理系统填报渔获数量。", True),
        ("根据市渔业局的部署，为保障渔民安全，排查老旧渔船。", True),
        ("并结合伏季休渔的要求，加强渔港管理。", True),
        ("参照渔船登记的方式，渔船经营者通过渔港提交申请。", True),
        ("会议要求，重点对老旧渔船开展检查。", True),
        ("捕捞日志模板请在渔业局网站下载。", True),
        ("目录变化超过三成的，三个月内更新备案。", True),
        ("演练记录留存备查。", True),
        ("拟认定名单公示5个工作日，无异议的予以公布。", True),
        ("同一集团内申报渔船原则上不超过2艘。", True),
        ("捕捞日志，按照渔业局的要求上传。", True),
        ("全市渔船自即日起全部暂停作业。", True),
        ("确保救生衣、灭火器等物资储备。", True),
        ("通过抽查捕捞质量，确保符合标准。", False),
        ("入口处张贴潮汐表。", True),
        ("渔船由渔业企业备案，渔港由港务公司备案。", True),
        ("收到潮汐表后，将潮汐表张贴到船舱。", True),
        ("按照《渔获标签规程》要求粘贴标签。", True),
        ("按照规程要求的尺寸，渔网分为三类。", False),
        ("高度重视，认真开展排查。", True),
        ("水产公司事先到港务部门领取航标。", True),
        ("观众陆续来到码头。", False),
        ("养殖户出现减产，填报《损失表》报渔业局。", True),
        ("养殖户出现减产，损失约二百万元。", False),
        ("渔业局将于近日发布潮汐表。", False),
        ("码头现场设立了观礼台。", False),
        ("为保障安全，提升渔港水平，根据《办法》，渔业局开展检查。", True),
        ("为保障安全，提升渔港水平，根据《办法》，渔业局起草了方案。", False),
        ("近年来，渔船数量不断增长，海洋渔业作用日益凸显。", False),
        ("新规建立了捕捞限额制度，明确了各方职责。", False),
        ("自治区渔业局于去年五月启动渔船普查工作。", False),
        ("报送材料共有三类，均为原件。", False),
        ("渔政快讯", False),
        ("渔业经营者在显著位置公示冰鲜价格。", True),
        ("捕捞、加工单位分别建立鱼货台账。", True),
        ("养殖企业每年组织船员健康检查。", True),
        ("码头主体承担船员信息核验责任。", False),
        ("运营主体承担船员信息核验责任。", True),
        ("买方因经销商原因受到损失的，由经销商先行赔付。", True),
        ("从事远洋捕捞的，依法取得捕捞许可。", True),
        ("渔船委托代管的，双方在合同中明确责任。", True),
        ("新增网具，未经备案，不予投放。", True),
        ("突发险情先以电话形式报告。", True),
        ("去年以来，各渔业企业建立了台账制度。", False),
        ("部分渔业企业按规定提取了费用。", False),
        ("渔业企业在港口公示的价格偏高。", False),
        ("从事远洋捕捞的，依法取得了许可。", False),
        ("未经备案，渔业局不予受理。", False),
    ],
)
def test_a_sentence_without_a_modal_word_asks_by_what_it_begins_with(words: str, expected: bool) -> None:
    assert calls(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("渔船停靠的具体要求如下：", True),
        ("防台措施安排如下：", True),
        ("渔港公司应当承担下列义务：", True),
        ("有关事项通知如下：", False),
        ("渔船停靠要求如下表所列。", False),
    ],
)
def test_a_line_that_announces_demands_opens_them(words: str, expected: bool) -> None:
    assert opens_duties(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("有下列情形之一的，渔业企业应当履行以下义务：", "duties"),
        ("渔业企业应当履行下列渔获数据保护责任：", "duties"),
        ("渔业企业不得有下列情形：", "duties"),
        ("渔业企业应当具备下列条件：", "conditions"),
        ("有下列情形之一的，渔业企业应当报告：", "cases"),
        ("应当向渔业局报送以下材料：", "papers"),
        ("可以免除承运人对下列损失承担的责任：", None),
        ("现将有关事宜通知如下：", None),
    ],
)
def test_a_sentence_opens_by_its_end_what_stands_below_it(words: str, expected: str | None) -> None:
    assert opened_by(words) == expected

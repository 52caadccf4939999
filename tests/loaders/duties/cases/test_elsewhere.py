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
        ("参加企业由各地渔业局遴选。", True),
        ("第二条规定的义务，由渔业局指定的企业承担。", True),
        ("年产量不足百辆的企业，第二条规定的自查改为每两年一次。", True),
        ("对合资企业，另行部署。", True),
        ("渔船企业可以按季度完成第二条规定的自查。", True),
        ("汽车生产企业可以委托他人完成第二条规定的自查。", False),
        ("渔业局可以委托企业组织第二条规定的自查。", False),
        ("具体企业名单见附件。", True),
        ("需要提交台账的企业由各区指定。", True),
        ("第二条规定的义务，由使用渔船的企业承担。", True),
        ("自查义务由列入名录的企业履行。", True),
        ("船舶安全责任由使用渔船的企业承担。", False),
        ("汽车生产企业名单附后。", True),
        ("参与单位名单详见附件3。", True),
        ("汽车生产企业，以渔业局公布的名单为准。", True),
        ("本次自查比例不低于辖区企业的两成。", True),
        ("本项工作只在滨海开展。", True),
        ("未取得准入的企业，不属于本办法所称汽车生产企业。", True),
        ("本办法所称汽车生产企业，须同时符合下列条件：", True),
        ("汽车生产企业（指客车企业）的指导，由渔业局负责。", True),
        ("停产的企业，不作要求。", True),
        ("第二条规定的自查，由产量百辆以上的企业开展。", True),
        ("第二条、第五条规定的措施，企业可任选其一。", True),
        ("已参加演练的，视为已履行第二条规定的义务。", True),
        ("本办法中的企业均指远洋企业。", True),
        ("逾期不履行第二条规定的义务的，依法处理。", False),
        ("第二条规定的自查，由企业负责人签字。", False),
        ("自查企业清单由渔业局另行印发。", True),
        ("本办法所涉企业的范围，按照《渔业目录》确定。", True),
        ("本办法试行期间，仅在滨海区内执行。", True),
        ("第一批自查企业为年捕捞量一万吨以上的企业。", True),
        ("信用A级的企业，第二条规定的频次可以放宽。", True),
        ("渔船自施行之日起满一年，执行第二条规定。", True),
        ("停产企业不填。", True),
        ("以上要求不作强制要求。", True),
        ("以下要求不作强制要求。", False),
        ("以下材料一式两份。", False),
        ("自查在哪些港区开展，由渔业局另行通知。", True),
        ("自查情况公布。第二条关于自查的规定，新申请准入的车型自2024年7月1日起执行。", True),
        ("第二条规定的自查，在滨海港区暂不执行。", True),
        ("本办法不适用于小批量（年产百辆以下）生产的车辆。", True),
        ("本办法不适用于军事用途的车辆。", False),
        ("本办法不适用于涉及国家秘密的数据。", False),
        ("以上任务由进入试点的企业承担。", True),
        ("年产量不足百辆的企业可不执行。", True),
        ("本清单供企业自愿对照使用。", True),
        ("以上工作由渔业局组织实施。", False),
        ("上年度已自查的可免填。", True),
        ("外资企业另行规定。", True),
        ("首批在滨海开展。", True),
        ("请被抽取的企业按要求落实。", True),
        ("具体实施时间另行通知。", True),
        ("自查义务由集团总部承担。", True),
        ("逾期视为未自查。", False),
        ("纸质材料不再要求。", False),
        ("本办法规定的义务，委托生产的，由委托方履行。", True),
        ("因不可抗力延误的，第二条规定的期限可以延长。", False),
        ("渔业局可以延长第二条规定的检查期限。", False),
        ("违反第二条规定的义务，造成损害的，由企业承担赔偿责任。", False),
        # Another act, another type, all of them, a duty, or what happens to any.
        ("停产的企业可以不缴纳会费。", False),
        ("零部件生产企业不再自查。", False),
        ("各企业可以不提交纸质材料。", False),
        ("出口企业应当填表，不得仅提交材料。", False),
        ("对自查及时的企业，予以表彰。", False),
        ("消费者无需自查。", False),
        ("验船师名单由渔业局公布。", False),
        ("捕捞范围由渔业局确定。", False),
        # Who tests, helps, is praised or called, what share is looked at, and where an act is done.
        ("验船单位由渔业局指定。", False),
        ("参与评审的单位名单附后。", False),
        ("实施检验的单位由渔业局确定。", False),
        ("先进企业由渔业局公布。", False),
        ("示范汽车生产企业由渔业局认定。", False),
        ("通讯员名单见附件2。", False),
        ("企业的质量月报由渔业局公布。", False),
        ("渔业局开展抽查，抽查比例不低于两成。", False),
        ("企业仅在港内开展试航。", False),
        ("各企业将附件1所列图纸交协办单位。", False),
        ("具体办法由渔业局另行规定。", False),
    ],
)
def test_a_sentence_that_frees_some_opens_what_it_frees_them_of(
    said: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = law("第一条 为了安全，制定本办法。", "第二条 汽车生产企业应当自查。", f"第三条 {said}", IN_FORCE)
    assert whom(read(text, knowledge), "应当自查")[2] is open_


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("渔业局应当公布名录。涉密的除外。", False),
        ("企业不得拒载；从事远洋捕捞的除外。", False),
        ("渔业局可以要求汽车生产企业暂停自查、改进方案。", False),
        ("第二条的要求，从事远洋捕捞的除外。", True),
        ("从事远洋捕捞的可以不自查。", True),
    ],
)
def test_an_exception_is_of_its_own_article(said: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = law("第一条 为了安全，制定本办法。", "第二条 汽车生产企业应当自查。", f"第三条 {said}", IN_FORCE)
    assert whom(read(text, knowledge), "应当自查")[2] is open_


@pytest.mark.parametrize("end", ["；", "。", "。\n"])
def test_an_exception_is_of_all_that_its_article_says_before(end: str, knowledge: Knowledge) -> None:
    said = f"第二条 汽车生产企业应当自查{end}从事远洋捕捞的除外。"
    text = law("第一条 为了安全，制定本办法。", said, IN_FORCE)
    assert whom(read(text, knowledge), "应当自查")[2]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("汽车生产企业应当每年自查一次，年捕捞量不足一万吨的除外。", True),
        ("除饲养观赏鱼的以外，汽车生产企业应当自查。", True),
        ("汽车生产企业应当自查，不从事远洋捕捞的不适用本条。", True),
        ("汽车生产企业应当自查并提交报告（已提交的免予提交）。", True),
        ("汽车生产企业应当自查（远洋企业除外）。", True),
        ("汽车生产企业应当自查，但是产品全部用于科研的除外。", True),
        ("汽车生产企业应当自查（选做）。", True),
        ("汽车生产企业应当自查（必做）。", False),
        ("汽车生产企业委托他人自查的，应当签订协议。", True),
        ("汽车生产企业（不含渔业企业）应当自查。", True),
        ("汽车生产企业应当自查，不得出租渔网，取得同意的除外。", False),
        ("除本法第十条的规定外，汽车生产企业还应当自查。", False),
        ("汽车生产企业应当自查，但第八条另有规定的除外。", True),
        ("除第八条另有规定外，汽车生产企业应当自查。", True),
        ("汽车生产企业应当自查，法律另有规定的除外。", False),
        ("汽车生产企业应当自查（试点企业）。", True),
        ("汽车生产企业应当自查（年产量5万辆以上）。", True),
        ("汽车生产企业应当自查（一式两份）。", False),
        ("汽车生产企业应当自查（渔用车辆）。", True),
        ("汽车生产企业应当自查（含渔用车辆）。", False),
        ("汽车生产企业应当自查（每一辆车）。", False),
        ("汽车生产企业应当自查，具体办法另行制定后实施。", True),
        ("汽车生产企业应当自查，具体格式另行通知。", False),
        ("汽车生产企业应当自查，具体车型、步骤由渔业局规定。", True),
        ("汽车生产企业应当自查，具体办法由各省自行确定。", False),
        ("汽车生产企业应当自查，由各省另行规定。", True),
        ("汽车生产企业应当自查，上市公司执行。", True),
        ("汽车生产企业应当自查，暂在滨海试行。", True),
        ("汽车生产企业应当自查，自标准发布之日起执行。", True),
        ("汽车生产企业应当自查，以名单为准。", True),
        ("汽车生产企业应当自查,具体名单另发。", True),
        ("汽车生产企业应当自查，具体范围由渔业局确定。", True),
        ("汽车生产企业应当自查，由总部统一填报。", True),
        ("汽车生产企业应当自查，无渔船的不填。", True),
        ("汽车生产企业应当自查，各单位严格执行。", False),
        ("汽车生产企业应当自查，自2024年6月1日起执行。", False),
        ("汽车生产企业应当自查，有条件的可以提前完成。", False),
    ],
)
def test_whom_a_sentence_itself_excepts_need_not(text: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = read(law("第一条 为了安全，制定本办法。", f"第二条 {text}", IN_FORCE), knowledge)
    assert any(one.open_case for one in said.obligations if "自查" in one.text) is open_


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("第二条的要求，零部件生产企业一并遵守。", True),
        ("零部件生产企业履行与汽车生产企业相同的义务。", True),
        ("零部件生产企业比照汽车生产企业执行。", True),
        ("零部件生产企业按照汽车生产企业管理。", True),
        ("零部件生产企业应当报告。", False),
        # By what an act is done, and what goes along with a thing.
        ("企业参照零部件生产企业标准开展评审。", False),
        ("企业比照零部件生产企业的做法处理渔具。", False),
        ("企业采用与零部件生产企业相同的船舶。", False),
        ("企业应当连同零部件生产企业的图纸一并提交。", False),
        # For whom it is, as far as it fits, is wider than named, whoever they are; an office is none of them.
        ("渔业合作社参照执行。", True),
        ("其他企业可以参照本办法执行。", True),
        ("渔船的安全管理，参照适用本办法。", True),
        ("渔业局参照本办法执行。", False),
        ("渔业局参照本办法制定细则。", False),
    ],
)
def test_who_must_as_well_is_bound_too(said: str, *, others: bool, knowledge: Knowledge) -> None:
    text = law("第一条 为了安全，制定本办法。", "第二条 汽车生产企业应当自查。", f"第三条 {said}", IN_FORCE)
    (one,) = [one for one in read(text, knowledge).obligations if "应当自查" in one.text]
    assert (bool(one.binds_others), bool(one.open_case)) == (others, False)


@pytest.mark.parametrize(
    ("act", "others"),
    [
        ("会同零部件生产企业开展演练", True),
        ("连同零部件生产企业备案", True),
        ("与有关零部件生产企业共同承担责任", True),
        ("会同受托的零部件生产企业开展演练", True),
        ("（零部件生产企业自建码头的，由该企业负责）清理码头", True),
        ("（零部件生产企业除外）清理码头", False),
        ("与零部件生产企业签订协议", False),
        ("向零部件生产企业提供资料", False),
        ("会同渔业局开展演练", False),
    ],
)
def test_with_whom_an_act_is_done_may_be_bound(act: str, *, others: bool, knowledge: Knowledge) -> None:
    said = read(law("第一条 为了安全，制定本办法。", f"第二条 汽车生产企业应当{act}。", IN_FORCE), knowledge)
    assert [bool(one.binds_others) for one in said.obligations] == [others]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("应当提交样品。检验完毕后，应当退还。", True),
        ("应当收取押金。期满后，应当退还押金。", False),
        ("可以申请补助。补助应当专款专用，不得截留。", True),
        ("应当建立台账。台账应当完整，不得篡改。", False),
        ("应当提交材料。材料应当真实。", False),
    ],
)
def test_what_is_done_with_what_was_handed_in_may_be_of_others(
    text: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = read(law("第一条 为了安全，制定本办法。", f"第二条 汽车生产企业{text}", IN_FORCE), knowledge)
    assert bool(list(said.obligations)[-1].open_case) is open_


def test_whom_others_choose_opens_the_parts_of_a_notice(knowledge: Knowledge) -> None:
    def opened(second: str) -> bool:
        said = read(
            f"关于开展自查的通知\n\n各车联网企业：\n一、各企业应当每月自查。\n二、{second}\n\n滨海市渔业局\n2026年3月1日",
            knowledge,
        )
        (one,) = [one for one in said.obligations if "每月自查" in one.text]
        return bool(one.open_case)

    assert opened("自查单位由各区抽取确定。")
    assert opened("自查责任由渔业局认定的企业承担。")
    assert not opened("船舶安全责任由使用渔船的企业承担。")
    assert not opened("因违章造成的损失，责任由违章的企业承担。")
    assert not opened("验船单位由各区抽取确定。")
    assert opened("实施范围为滨海新区。")
    assert not opened("实施范围为全市。")
    assert opened("自查，已通过渔业平台完成的，不再重复。")
    assert opened("第一项自渔业平台上线之日起执行。")
    assert not opened("第二条自2028年起执行。")
    assert opened("本通知第一项要求在滨海港区暂不执行。")
    assert opened("渔业平台上线后，第一项开始执行。")
    assert not opened("渔业平台上线后，第二项开始执行。")
    assert opened("本通知所称企业，是指持有远洋证的企业。")
    assert not opened("本通知所称企业，是指车联网企业。")
    assert not opened("本通知第二项要求在滨海港区暂不执行。")
    assert not opened("第一条自2025年起执行。")
    assert not opened("第一条自印发之日起执行。")
    assert not opened("《渔港办法》第一条自2028年起执行。")
    assert opened("第一项由企业自愿开展，第二项应当完成。")
    assert not opened("第二项由企业自愿开展。")
    assert opened("以上为选做事项。")
    assert opened("上述要求2026年先在三家企业试行，2027年起全面推开。")
    assert opened("第一条由各区结合实际选择执行。")
    assert not opened("第二条由各区结合实际选择执行。")
    assert not opened("第一条由市渔业局负责解释。")
    assert opened("上述要求待市政府批准后执行。")
    assert opened("第一项所称企业为上年度产量百辆以上的企业。")
    assert opened("本通知供企业参考使用，不具有强制力。")
    assert opened("本指引为推荐性文件。")
    assert not opened("本通知的附件供参考，各企业应当遵守强制性标准。")
    assert not opened("第一项须于6月底前完成。")


@pytest.mark.parametrize(
    ("note", "first", "second"),
    [
        ("注：第1项任务自愿开展。", True, False),
        ("备注：任务2为选做任务。", False, True),
        ("注：序号1、2不作强制要求。", True, True),
        ("说明：1.任务1为可选项，任务2应当完成。", True, False),
        ("注：带*的为自愿开展项目。", True, True),
        ("注：第1项任务的台账一式两份，第2项须盖章。", False, False),
    ],
)
def test_a_note_below_a_list_may_free_of_a_task_by_its_number(
    note: str, *, first: bool, second: bool, knowledge: Knowledge
) -> None:
    head = "2026年度渔业工作任务清单\n\n序号\t重点任务\t工作内容\t责任单位\n"
    rows = "1\t台账\t建立渔获台账\t汽车生产企业\n2\t评估\t报送风险评估报告\t汽车生产企业\n"
    said = read(f"{head}{rows}\n{note}\n", knowledge).obligations[:2]
    assert [bool(one.open_case) for one in said] == [first, second]


@pytest.mark.parametrize(
    ("cell", "open_"),
    [
        ("待渔业平台建成后执行", True),
        ("报送时间另行通知", False),
        ("", False),
    ],
)
def test_what_a_cell_says_of_its_row_opens_that_alone(
    cell: str, *, open_: bool, knowledge: Knowledge
) -> None:
    head = "2026年度渔业工作任务清单\n\n序号\t重点任务\t责任单位\t备注\n"
    rows = (
        f"1\t应当建立台账\t汽车生产企业\t{cell}\n2\t应当自查\t汽车生产企业\t\n3\t应当投保\t汽车生产企业\t\n"
    )
    said = [(one.text, bool(one.open_case)) for one in read(f"{head}{rows}", knowledge).obligations]
    assert said == [("应当建立台账", open_), ("应当自查", False), ("应当投保", False)]


@pytest.mark.parametrize(
    ("mark", "note", "open_"),
    [
        ("[1]", "[1] 指年捕捞量百吨以上的企业。", True),
        ("*", "*仅限远洋船舶。", True),
        ("①", "①由列入名录的企业执行。", True),
        ("①", "①投产满三年。", True),
        ("①", "①日记保存三年。", False),
        ("①", "①每季度更新一次。", False),
        ("*", "*台账须加盖公章。", False),
        ("（注1）", "注1：仅适用于外资企业。", True),
        ("②", "注：②所称台账为远洋船舶台账。", True),
        ("[1]", "[1] 《渔港办法》第三条。", False),
        ("", "①由列入名录的企业执行。", False),
    ],
)
def test_a_note_by_its_mark_limits_what_has_the_mark(
    mark: str, note: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = f"一、车联网企业应当建立台账{mark}。\n二、车联网企业应当自查。\n\n{note}\n"
    said = read(f"关于渔获的通知\n\n各车联网企业：\n{text}", knowledge).obligations[:2]
    assert [bool(one.open_case) for one in said] == [open_, False]


@pytest.mark.parametrize(
    ("behind", "open_"),
    [
        ("，委托他人运营的，由受托方报送。", True),
        ("。集团统一管理的，可由集团负责。", True),
        ("，数据有误的，由负责人签字。", False),
        ("，发生变更的，由渔业局重新核验。", False),
    ],
)
def test_who_may_hand_an_act_on_need_not_do_it(behind: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = read(
        f"关于渔获的通知\n\n各车联网企业：\n一、车联网企业应当报送渔获{behind}\n", knowledge
    ).obligations
    assert bool(said[0].open_case) is open_


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("车联网企业自愿报名，报名成功后应当参加培训。", True),
        ("车联网企业可以委托他人检测，发现问题后应当报告。", False),
        ("车联网企业应当报名，报名成功后应当参加培训。", False),
    ],
)
def test_what_is_asked_after_a_choice_is_asked_of_who_chose(
    said: str, *, open_: bool, knowledge: Knowledge
) -> None:
    *_, last = read(f"关于渔获的通知\n\n各车联网企业：\n一、{said}\n", knowledge).obligations
    assert bool(last.open_case) is open_


def test_a_stage_of_which_no_time_is_told_has_not_begun(knowledge: Knowledge) -> None:
    said = read(
        "关于开展自查的通知\n\n各车联网企业：\n一、启动阶段（2026年3月）\n各企业应当自查。\n"
        "二、推广阶段（具体时间另行通知）\n各企业应当演练。\n三、其他\n各企业应当培训。\n\n滨海市渔业局\n2026年3月1日",
        knowledge,
    )
    assert [bool(one.open_case) for one in said.obligations] == [False, True, False]


@pytest.mark.parametrize(
    ("second", "others"),
    [
        ("超出委托的航次，船务经纪人应当赔偿。", True),
        ("船务经纪人应当登记。", True),
        ("必要时，应当复查。", False),
        ("发现问题的，应当整改。", False),
    ],
)
def test_somebody_named_behind_a_semicolon_is_not_who_stands_before_it(
    second: str, *, others: bool, knowledge: Knowledge
) -> None:
    said = read(
        law("第一条 为了安全，制定本办法。", f"第二条 汽车生产企业应当自查；{second}", IN_FORCE), knowledge
    )
    (one,) = [one for one in said.obligations if one.text in second]
    assert (bool(one.binds_others), bool(one.open_case)) == (others, others)


def test_what_goes_to_a_body_is_asked_for_without_a_modal_word(knowledge: Knowledge) -> None:
    text = law("第一条 为了安全，制定本办法。", "第二条 值班人由各企业确定，并报市渔业局。", IN_FORCE)
    assert [one.text for one in read(text, knowledge).obligations] == ["值班人由各企业确定，并报市渔业局。"]

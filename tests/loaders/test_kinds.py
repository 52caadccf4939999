import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind, kind_of

TABLE = "清单标题一二三四\n序号\t任务\t材料\n一\t甲\t1.子。\t子应做。\t-\n"
LAW = "某办法\n第一条 甲。\n第二条 乙。\n第三条 丙。\n"
PLAN = "某方案\n一、总体目标\n甲。\n二、重点任务\n企业应做乙。\n"
STANDARD = (
    "GB 99999—2027\n某系统安全要求\n1 范围\n本文件规定了要求。\n2 规范性引用文件\n3 术语和定义\n"
    "4 要求\n4.1 一般要求\n系统应记录日志。\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(TABLE, Kind.TASK_LIST), (LAW, Kind.LAW), (PLAN, Kind.PLAN), (STANDARD, Kind.STANDARD)],
)
def test_the_kind_shows_in_the_structure(text: str, kind: Kind) -> None:
    assert kind_of(read_text("a.txt", text.encode())) is kind


@pytest.mark.parametrize(
    "text",
    [
        LAW + "附件：某指引\n一、检查事项\n企业应做乙。\n二、检查方式\n企业应做丙。\n",
        "关于修改某办法的决定\n一、将第二条修改为乙。\n二、删去第九条。\n" + LAW,
    ],
)
def test_a_law_is_one_with_an_annex_or_a_decision_in_sections(text: str) -> None:
    assert kind_of(read_text("a.txt", text.encode())) is Kind.LAW


@pytest.mark.parametrize(
    "text",
    [
        "渔业法修正案（二）\n一、将渔业法第三条修改为：“渔船是捕鱼的船。”\n二、删去渔业法第九条。\n",
        "最高人民法院关于渔船归属问题的批复\n某高级人民法院：\n你院请示收悉。\n渔船属于登记的人。\n",
        "最高人民法院关于审理渔船纠纷的解释\n一、渔船由登记的人管理。\n二、人民法院应当受理。\n",
        "某办法\n第一条 渔船属于登记的人。\n第二条 本办法自公布之日起施行。\n",
    ],
)
def test_an_act_is_a_law_though_it_asks_nobody_for_anything(text: str) -> None:
    assert kind_of(read_text("a.txt", text.encode())) is Kind.LAW


def test_a_document_of_two_kinds_is_refused_until_its_kind_is_named() -> None:
    text = TABLE + "\n" + LAW
    with pytest.raises(RefusedDocument, match=r"mixes several kinds.*--as"):
        kind_of(read_text("a.txt", text.encode()))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("亲爱的同事：\n第一条 请看附件。\n谢谢。", "no sentence of it asks anybody"),
        (
            "某局关于印发《港口安全办法》的通知\n各县局：\n现将《港口安全办法》印发给你们，请遵照执行。\n附件：港口安全办法\n",
            "covering notice",
        ),
        (
            "渔业术语\n1.渔船。是指从事捕捞作业的船舶。\n2.渔港。是指供渔船停泊的港口，应当有码头。\n3.渔网：是指捕鱼用的网具。\n4.渔汛。是指鱼群集中的时期。\n",
            "glossary",
        ),
        ("关于2026年二季度燃气灶抽查情况的通报\n现将有关企业予以通报。合格率应达到九成。\n", "bulletin"),
        ("外交部发言人就渔业合作答记者问\n答：各国应当尊重主权。\n", "answers to the press"),
        ("农业农村局发布八起典型案例\n1、甲公司应当备案而未备案案。\n", "set of cases"),
        (
            "某局关于印发《渔业执法典型案例》的通知\n各县局：\n各县局应当学习。\n案例一：甲公司案\n",
            "set of cases",
        ),
        (
            "【基本案情】\n甲公司未备案，应当处罚。\n【典型意义】\n应当警示。\n【基本案情】\n乙公司案。\n",
            "set of cases",
        ),
        (
            "村民诉渔港公司合同纠纷案\n简要案情\n公司应当赔偿。\n法院裁判\n应当支持。\n"
            "第一条 甲。\n第二条 乙。\n第三条 丙。\n",
            "a case, or a set",  # though it quotes articles
        ),
        (
            "《渔港办法》解读\n渔业企业应当知道：\n第一条 甲。\n第二条 乙。\n第三条 丙。\n",
            "an explanation",
        ),
        (
            "论渔港安全治理\n摘要：渔业企业应当加强管理。\n关键词：渔港；安全\n一、问题\n企业应当重视。\n二、对策\n"
            "政府应当立法。\n",
            "an article",
        ),
        (
            "近日，我市渔港建设取得新进展。\n一、港区扩建一期已经完成，新增泊位十二个。\n"
            "二、监测系统上线后已经处理报警三十余次。\n三、今年六月底前，二期完成主体施工。\n"
            "四、渔民普遍反映出入港更加方便。\n五、专家表示，项目应当推广到其他港口。\n六、渔获数量明显增加。\n",
            "a report of what happened",
        ),
    ],
)
def test_what_states_no_duties_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(RefusedDocument, match=why) as refused:
        kind_of(read_text("a.txt", text.encode()))
    assert "--as" in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "某局关于加强渔港管理的通知\n各渔业企业：\n1.渔业企业应当建立台账。\n2.每月5日前报送县渔业局。\n",
        "某局关于渔港管理的通知\n各渔业企业：\n渔业企业应当建立台账，每月5日前报送县渔业局。\n",
        "为保障渔港安全，制定如下要求。\n一、渔业企业应当建立台账。\n二、渔业企业要定期演练。\n",
        "某局关于2026年燃气灶抽查情况的通报\n一、抽查情况\n三台不合格。\n二、工作要求\n有关企业应当整改，并将报告发至邮箱。\n",
        "关于某问题的批复\n一、渔业企业应当赔偿。\n二、由渔业企业承担。\n",
    ],
)
def test_prose_that_asks_for_something_is_read_whatever_its_numbers(text: str) -> None:
    assert kind_of(read_text("a.txt", text.encode())) is Kind.PLAN


@pytest.mark.parametrize("annex", ["附件\n名词解释\n", "附：名词解释\n", "附录：术语\n"])
def test_a_law_with_a_glossary_as_its_annex_is_a_law(annex: str) -> None:
    law = "《渔船管理规定》\n第一条 为了安全，制定本规定。\n第二条 企业应当登记。\n第三条 企业应当报告。\n"
    assert kind_of(read_text("a.txt", f"{law}{annex}渔船：指船舶。\n".encode())) is Kind.LAW
    with pytest.raises(RefusedDocument, match="a glossary"):
        kind_of(read_text("a.txt", law.replace("《渔船管理规定》", "渔船术语").encode()))


README = (
    "本项目收集渔港资料，按照章节整理。\n"
    "## 应用\n这是一个查询应用，用浏览器打开。\n## {}\n将资料放入文件夹下的位置。\n"
    "提交更改，并发起合并请求。\n执行下列命令以更新索引文件。\n如有问题，可以联系维护者的邮箱。\n"
)


@pytest.mark.parametrize("part", ["贡献指南", "安装要求", "更新计划"])
def test_a_part_that_is_called_a_rule_makes_no_rule_of_a_text(part: str) -> None:
    with pytest.raises(RefusedDocument, match="states no duties"):
        kind_of(read_markdown("README.md", README.format(part).encode()))


@pytest.mark.parametrize("head", ["## 渔港安全指南", "# 渔港安全指南\n## 说明"])
def test_a_rule_is_one_by_the_first_heading(head: str) -> None:
    text = f"{head}\n{README.format('说明')}渔业企业应当报送台账。\n"
    assert kind_of(read_markdown("a.md", text.encode())) is Kind.PLAN


@pytest.mark.parametrize(
    "title",
    ["《渔船数据管理通知》解读", "图解渔船数据管理", "某机构2031年招聘公告", "一、招录计划"],
)
def test_what_explains_another_document_or_seeks_staff_is_refused(title: str) -> None:
    text = f"{title}\n\n本文介绍要求。\n\n一、报名条件\n\n企业应当报送材料。\n\n二、时间\n\n应当完成。\n"
    with pytest.raises(RefusedDocument, match="states no duties"):
        kind_of(read_text("a.txt", text.encode()))


@pytest.mark.parametrize("head", ["一、登记政策解读", "关于暂停渔船进港的通告："])
def test_what_heads_a_part_or_announces_an_order_is_no_genre(head: str) -> None:
    text = f"{head}\n\n渔业企业必须完成登记手续。\n\n二、登记流程\n\n企业需填写登记表。\n"
    assert kind_of(read_text("a.txt", text.encode())) is Kind.PLAN


def test_a_guide_in_chapters_with_numbered_parts_is_no_standard() -> None:
    text = (
        "渔船数据指引\n第一章 总则\n1.1 范围\n甲。\n1.2 术语\n乙。\n第二章 管理\n2.1 报送\n企业应当报送。\n"
    )
    assert kind_of(read_text("a.txt", f"{text}2.2 保存\n企业应当保存。\n".encode())) is Kind.PLAN


def test_a_letter_to_a_company_is_no_report() -> None:
    told = "\n\n".join(f"{mark}、近期监测中发现平台存在风险，具体情况见附件所列清单。" for mark in "一二三四")
    text = f"滨海市港航局关于港口安全的函\n\n滨海港口集团有限公司：\n\n{told}\n\n五、请于5月底前报送报告。"
    assert kind_of(read_text("a.txt", text.encode())) is Kind.PLAN
    with pytest.raises(RefusedDocument, match="a report of what happened"):
        kind_of(read_text("a.txt", text.replace("滨海港口集团有限公司：\n\n", "").encode()))


@pytest.mark.parametrize(("to", "read"), [("各渔业企业：", True), ("渔港的历史：", False)])
def test_acts_that_are_numbered_for_those_addressed_are_asked_without_a_modal_word(
    to: str, read: bool
) -> None:
    text = f"渔港安全通告\n{to}\n一、登记全部船舶的有关信息。\n二、开展渔船隐患排查，形成问题清单。\n"
    document = read_text("a.txt", text.encode())
    if read:
        assert kind_of(document) is Kind.PLAN
    else:
        with pytest.raises(RefusedDocument, match="asks anybody"):
            kind_of(document)


@pytest.mark.parametrize(
    "text",
    [
        "关于侵害渔民权益的软件的通报\n上述软件应在2031年1月17日前完成整改，逾期将予以处置。\n",
        "《渔船管理办法》答记者问\n问：谁报告？\n答：渔业企业应当在事故发生后报告。\n",
    ],
)
def test_a_genre_that_mostly_tells_is_read_where_it_says_what_must_be(text: str) -> None:
    assert kind_of(read_text("a.txt", text.encode())) is Kind.PLAN


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("市政府决定对《滨海市渔船办法》作如下修改：\n一、删去第七条。\n", "只修改《滨海市渔船办法》"),
        ("关于修改《滨海市渔船办法》的通知\n一、将“渔业局”改为“海洋局”。\n", "只修改《滨海市渔船办法》"),
        ("对《滨海市渔船办法》的读后感\n渔船很多。\n", "没有陈述任何义务"),
        ("关于印发《滨海市渔船办法》的通知\n渔船办法见附件。\n", "只有发文通知"),
    ],
)
def test_why_a_text_states_nothing_is_said_with_what_to_load(said: str, reason: str) -> None:
    with pytest.raises(RefusedDocument, match=reason):
        kind_of(read_text("a.txt", said.encode()))

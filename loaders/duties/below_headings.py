"""Sentences below a heading by which they only tell something, as what a report says, or are banned."""

import re
from collections.abc import Sequence

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.duties.acts import ACT_BELOW, HOW
from dutygraph.loaders.duties.drafts import StatementDraft
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.stated import STRICT, Statement
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.structure.telling import asks, calls, demands, heads_demands, opens_duties

_CONTENTS = re.compile(
    r"(?:报送|上报|报告|申报|填报|备案|报备|提交|检查|自查|核查|核验|抽查|评估|审核|审查)(?:主要|重点|具体)?(?:内容|信息)(?:为|包括|如下)?[：:]?$"
)
"""A heading below which items are what a paper tells or a check looks at: 用户投诉和处理情况."""
_SUBJECT_MATTER = re.compile(
    rf"(?!(?:[^，。；]{{1,12}}?[前内年季月周日])?{HOW}(?:[报填申上]|提[交供]|说明|反馈|公[开布示]|通报|掌握|了解|关注|制定|编制|请|附|列|写|记录|跟踪|监[测控]|[检排核自]查|评估|分析|总结|汇总|统计|改善))"
    r"[^，。；：]{2,60}(?:情况|进展|的[^，。；：]{0,6}(?:结果|计划|种类|[数质]量|范围))[。；]?"
)
"""What a paper tells of, named by an act: 落实评估要求情况, 加强整改的计划; but 说明整改情况 asks."""
_MEETING = re.compile(
    r"(?:会议|培训|活动|报到|参[会训加])[^，。；：:]{0,6}(?:内容|议[程题]|主题|日程|安排|时间|地点|人员|对象)(?:[：:]|$)"
)
"""A heading below which a meeting is told of: 会议内容."""
_OF_APPLICANTS = re.compile(
    r"(?:申[报请领](?!表)|报名|参[评选]|遴选|入[选库围])[^。；：\n]{0,40}?条件[：:]?\s*$"
)
"""A heading, or a lead, below which it is told who may apply: 申报企业应当同时具备以下条件：."""
_GOALS = re.compile(r"总体要求$|(?:总体|主要|工作|发展)目标$|(?:基本|工作)原则$|指导思想$")
"""A heading below which what is to come about is told: 坚持统筹推进."""
_TELLING = re.compile(r"(?:情[况形]|[现状]状|形势|背景|问题|成效|做法|经验|表现|案例|行为|条件|说明)$")
_NAMES_DUTIES = re.compile(
    rf"(?:{ACT_BELOW}|报[送告备]|[填申]报|上[传报]|提交|备案|自查|服务|保障|保护|管理|安全|应急|工作"
    r"|要求|规定|任务|措施|举措|内容|安排|分工|方面|义务|职责|责任|划分|事项|方式|方法|办法|程序|流程|步骤|制度|机制|体系|重点|阶段|时间|范围|主体|对象)$"
    rf"|{PARTY.pattern}"
)
"""How a heading ends that names what is to be done, or by whom, when and how: 责任划分, 信息报送."""
_ASIDE = re.compile(r"[（(][^（）()]*[）)]|[\s：:。；;]+$")
_STEP = re.compile(r"(?:受理|[初复终]审|审[核批查]|办结|发证|制证)[。；;]?")
_LONGEST_NAME = 12
_FIGHTS = re.compile(
    r"(?:严[厉肃]|坚决|依法|全面|集中|重点|从严|深入|持续|专项)*(?:打击|整治|查处|纠治|惩[治处]|取缔)"
)
"""How the name of a task begins below which misdeeds are told: 严厉打击虚假报港."""


def asking(read: Sequence[StatementDraft], text: str, headings: Sequence[str]) -> list[StatementDraft]:
    """The statements of a text below these headings, without those that only tell what the headings announce.

    Below conditions of who may apply what names nobody is one of them: 申报条件：应当设立研发中心.

    What a lead opens is asked wherever it stands: 总体要求：企业应当：（一）….
    """
    goals = any(map(_GOALS.search, headings))
    if goals and not any(map(opens_duties, (*headings, *text.splitlines()))):
        read = list(filter(_firm, read))
    if any(map(_OF_APPLICANTS.search, headings)):
        read = [one for one in read if one.subject]
    if any(map(_MEETING.match, headings)):
        read = [one for one in read if "请" in one.text or _firm(one)]
    told = any(map(_CONTENTS.search, headings))
    if told:
        read = [one for one in read if demands(one.text) or not _SUBJECT_MATTER.fullmatch(one.text)]
    return [one for one in read if not told or _asks(one) or (one.subject and one.text.endswith("。"))]


def demands_below(under: str, title: str) -> bool:
    """Whether what stands below these headings is what is to be done, and not what is fought."""
    return heads_demands(under or title) and not names_misdeeds(title)


def names_misdeeds(title: str) -> bool:
    """Whether what stands below a heading is what is fought: 严厉打击虚假报港."""
    return _FIGHTS.match(title) is not None


def is_step(words: str) -> bool:
    """Whether all that a task says is a step that whoever grants something takes: 审核."""
    return _STEP.fullmatch(words) is not None


def is_demand(text: str, said: Statement) -> bool:
    """Whether it is a sentence below a heading of demands, and not the name of what follows: 时间安排。…."""
    names = said.start == 0 and len(said.text) <= _LONGEST_NAME and "，" not in said.text
    return said.text.endswith(("。", "；")) and not (names and text[said.end :].partition("\n")[0].strip())


def opened_below(
    above: Passage | None, told: Sequence[StatementDraft], *, led: bool
) -> tuple[StatementDraft, ...]:
    """Statements, open where they ask by no word of their own below a heading that asks for nothing either.

    数据出境行为：企业将图像上传至云端; but 加强管理 or 工作流程 is of what enterprises are to do.
    """
    name = _ASIDE.sub("", above.text) if above else ""
    asked = led or not name or _NAMES_DUTIES.search(name) or calls(name, below=True) or opens_duties(name)
    tells = not led and _TELLING.search(name) and not names_misdeeds(name)
    return tuple(
        one.left_open()
        if one.bearer is Bearer.ENTERPRISE and (tells or (one.subject and not asked)) and not asks(one.text)
        else one
        for one in told
    )


def is_asked(words: str) -> bool:
    """Whether such a sentence surely asks for something, by its own words."""
    return demands(words) or calls(words, below=True)


def _firm(said: StatementDraft) -> bool:
    return any(STRICT.match(said.text, modal.start) for modal in modals(said.text))


def _asks(said: StatementDraft) -> bool:
    """Whether a sentence asks for something by itself, wherever it stands."""
    return bool(said.time_rules) or demands(said.text) or calls(said.text)

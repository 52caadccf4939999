"""The header of a task list's table: which row it is, and where its columns are."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dutygraph.graph.errors import Problem
from dutygraph.loaders.documents.document import Document, Row, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.text.characters import CHINESE
from dutygraph.text.normal_text import compact_text

_TASK_COLUMN = re.compile(
    r"任务|(?:主要|重点|具体|企业)工作$|职责(?:分工)?$"
    r"|(?<!修改|变更|修订|更新|处罚|检查|备注|许可|审批|服务|办理|申请|政务)(?:内容|事项|措施|举措)$|(?:工作|具体|整改|责任|落实|管理|实施)要求$"
)
"""Told by the noun at its end, for what stands before that varies; what can be applied for is none."""
_CONTENT = re.compile(r"描述|具体|要求|要点|细则|做法|详情|任务说明|(?:工作|企业)$")
"""What a column names that says more of a task than its name does."""
_OF_OTHERS = re.compile(
    r"采纳|(?:企业|单位|公司|机构|主体)名称$|^(?:原|现行|修[改订][前后])(?:条[文款]|内容|规定|表述|文本)$"
)
_MATERIAL_COLUMN = re.compile(r"材料|提报|报送|提交|佐证|成果(?!转化)|交付物")
_MATERIALS = re.compile(
    r"(?:申请|申报|应?提交|报送|备案|提报|所需)的?(?:材料|资料|文件)(?:名称|清单|目录)?|材料(?:名称|清单|目录)"
)
_CATEGORY_COLUMN = re.compile(r"(?:类别|分类|大类|类型|领域|板块|方面)$")
_ORDINAL_COLUMN = re.compile(r"序号|编号|^号$|^(?:(?i:no)\.?|#)$")
_BESIDE = re.compile(
    r"渠道|途径|去向|时限|期限|时间|日期|进度|频次|频率|周期|单位|部门|主体|责任人|联系|备注|依据|对象|适用范围|(?:条件|情形|前提|情况|状态|结果)$"
)
"""What a column names that says of a task by when, by whom or to whom, and not what is to be done."""
_BESIDE_COLUMNS = {
    "who": (
        r"^(?:牵头|主要)?(?:责任|实施|落实|承担|执行|义务|适用|牵头|主办|负责|办理|承办|申请)(?:单位|主体|企业|部门)"
        r"|^(?:责任|实施|落实|执行|义务|适用)对象|^(?:单位|部门|主体)$|责任人$"
    ),
    "sender": r"^(?:报送|提交|填报|申报)(?:单位|主体|企业|部门)",
    "basis": r"^(?:政策|法律|法规|制定|工作|文件|主要)?依据$",
    "with": r"^(?:配合|协办|协同|参与|协助|支持)(?:单位|主体|企业|部门)",
    "recipients": (
        r"(?:接收|受理|报送至|提交至|收件)(?:单位|部门|机关|对象)?$|(?:报送|提交|上报|填报)(?:对象|去向|渠道|途径)$"
    ),
    "hand_in_by": r"(?:报送|提交|提报|上报|报告)(?:时限|期限|时间|日期)",
    "by": (
        r"^(?:完成|整改|办结|截止|落实|工作|推进)?"
        r"(?:(?:时限|期限|时间|日期)(?:要求|节点|安排)?|节点|进度(?:要求|安排))$|^起止(?:时间|日期)$"
    ),
    "since": r"^(?:任务|工作)?(?:起始|启动|开始)(?:时间|日期)$",
    "often": r"^[一-鿿]{0,2}(?:频次|频率|周期)(?:要求)?$",
}
_CHINESE = re.compile(f"[{CHINESE}]")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z .,'’&/-]*|(?<=[^A-Za-z])[/(]+(?=[A-Za-z])")
_LONGEST_ENGLISH = 60
_JOINED = re.compile(r"[及和、/／]")
_LIMITS = re.compile(
    r"(?:[仅只不]|方可?)适用|适用于|[仅只]?限于|仅限|[仅只](?:针对|对|由|涉及)|除外|(?:以下|其他|部分)(?:企业|单位|主体|平台)"
    r"|(?:涉及|处理|从事|开展|具有|具备|达到|属于|符合|满足)[^，。；]{2,30}的(?:企业|单位|主体|平台|[，。；]|$)"
    r"|(?:[一-鿿]{2}|[A-Z甲乙丙丁一二三四五]类)(?:企业|单位|主体|平台|公司|车型)$|自[^，。；]{1,16}起|取消|暂[缓不停]|废止|失效|中止|撤销|推荐|建议|鼓励|自愿|[可任]选|选[做报填]|^如(?:有|适用|涉及)$|试[点行]|视情"
)
"""For whom a task is, since or until when, or that it is free to them."""
_OF_LIMITS = re.compile(
    r"适用(?:范围|企业|主体|对象|车型|车辆|产品|类[别型]|分类|级别)|(?:条件|情形|地区|区域|地域|性质|级别|层级)$|前提|^是否"
    r"|(?!.*(?:任务|工作|事项|责任|数据|文件|报告|风险|问题|隐患|检查|指标|[材资]料|项目|措施|事件|要求|依据|法规|岗位|活动)类)[一-鿿]{2,6}类[型别]$"
)
_OF_ALL = re.compile(
    r"(?:所有|全部|各类?|全体)(?:企业|单位|主体|平台|车型|车辆|产品|场站|设施|船舶|情形|情况|场景|场所|部位|类型"
    r"|环节|地?区域?|地市?|区县|县区|县市|乡镇|街道)?|(?:全[国省市区县域]|本[省市区县])(?:范围内?|各[地区县市])?|无(?:条件|要求|限制)?|不限|[-—/／]+"
    r"|是|√|强制性?|约束性|必[须选做报填]"
)
_STEPS = re.compile(r"环节$|步骤$|工序$")
"""What names a column of the steps of the work, which sets nobody apart."""
_IN_BRACKETS = re.compile(
    r"[（(](?!含|包括|以下|[简统]称|牵头|主[办要责]|配合|负责|各|全)[^（）()]{1,40}[）)]"
)
"""What tells in brackets which of a party are meant: 甲企业（乘用车）."""
_ASIDE = re.compile(r"[（(](?P<said>[^（）()]+)[）)]$")
_PROGRAMME = re.compile(r"地点|主讲|讲师|主持|议[题程]|场次")
"""What a column names in the programme of a meeting, which asks nobody for anything."""
_LEADS = re.compile(r"牵头|主办|主要")
_LONGEST_NAME = 30


def find_header(document: Document) -> Row | None:
    """The first table row that names a task column, and one of materials or of who, by when or to whom.

    One without numbers only if it is the first of its table.
    """
    first = {row.table: row for row in reversed(list(_rows(document)))}
    rows = _rows(document)
    return next((row for row in rows if is_header(document, row, numbered=row is not first[row.table])), None)


def is_header(document: Document, row: Row, *, numbered: bool = True) -> bool:
    """Whether a row is such a header; where there are more than two columns, with one of numbers."""
    named = [name_of(document, cell) for cell in row.cells if cell]
    if not named or any(len(name) > _LONGEST_NAME for name in named) or is_programme(named):
        return False
    task = any(map(names_task, named))
    more = any(_asks_material(name) or says_beside(name) for name in named)
    counts = len(named) <= 2 or any(_ORDINAL_COLUMN.search(name) for name in named)
    return task and more and (counts or not numbered)


def is_programme(names: Iterable[str]) -> bool:
    """Whether columns of these names tell the programme of a meeting."""
    return any(map(_PROGRAMME.search, names))


def names_task(name: str) -> bool:
    """Whether a column of this name says what is to be done."""
    told = _TASK_COLUMN.search(name) is not None and not _CATEGORY_COLUMN.search(name)
    return told and ("任务" in name or not _asks_material(name))


@lru_cache(maxsize=256)
def says_beside(name: str) -> str | None:
    """What a column of this name says of a task: who, with, by, often, hand_in_by, recipients, basis; sender,
    of which the cells tell whether they are who hands in or to whom.

    None for anything else. A name that tells of several is none: 责任单位及完成时限; but of who acts and who
    helps (配合单位/落实主体) the first.
    """
    parts = _JOINED.split(name)
    if len(parts) > 1:
        return "who" if {says_beside(part) for part in parts} <= {"who", "sender", "with"} else None
    found = [said for said, names in _BESIDE_COLUMNS.items() if re.search(names, name)]
    return found[0] if len(found) == 1 else None


def column_says(name: str) -> str | None:
    """The same, and material for what is to be handed in."""
    return says_beside(name) or ("material" if _asks_material(name) else None)


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table say, by the names in its header: `says` by `column_says`, each once.

    `material` is the last of those that ask for materials. `title` names a task, `ordinal` numbers it and
    `category` says what it is one of, where every column has a name. Of several that say what is to be done,
    the first is its name: 重点任务 | 具体要求.
    """

    names: tuple[str, ...]
    says: Mapping[str, int]
    material: int | None
    title: int | None
    ordinal: int | None
    category: int | None


def columns_of(document: Document, header: Row) -> Columns:
    """Beside a column of who is responsible, one of who leads (牵头单位) says who else takes part."""
    names = tuple(name_of(document, cell) for cell in header.cells)
    responsible = sum(1 for name in names if says_beside(name) == "who") > 1
    says: dict[str, int] = {}
    for at, name in enumerate(names):
        said = column_says(name)
        if said == "who" and responsible and _LEADS.match(name):
            said = "with"
        if said and len(name) <= _LONGEST_NAME:
            says.setdefault(said, at)
    material = max((at for at, name in enumerate(names) if _asks_material(name)), default=None)
    title = next((at for at, name in enumerate(names) if names_task(name)), None) if all(names) else None
    ordinal = next((at for at, name in enumerate(names) if _ORDINAL_COLUMN.search(name)), None)
    category = next((at for at, name in enumerate(names[:title]) if _CATEGORY_COLUMN.search(name)), None)
    return Columns(names, says, material, title, ordinal, category)


def names_material(name: str) -> bool:
    """Whether a column of this name holds things that are handed in: 材料名称, 申报材料清单."""
    return _MATERIALS.fullmatch(name) is not None


def limits(name: str, words: str) -> bool:
    """Whether a cell of a column that says nothing else may tell for whom alone its task is: 仅限某企业."""
    if _OF_ALL.fullmatch(words) or _OF_ALL.fullmatch(words.removesuffix(name[:-2])):
        # 所有生产线 in a column 生产线类型 is all there are.
        return False
    return _OF_LIMITS.search(name) is not None or _LIMITS.search(words) is not None


def limits_all(name: str, words: str, *, before: bool) -> bool:
    """Whether a column limits its rows: by what its name says in brackets (任务（仅限某业务）), or, `before`
    the tasks, as nobody knows what it says of them (场景 | 管理措施), but where the cell says all or a step.
    """
    aside = _ASIDE.search(name)
    told = aside is not None and (says_beside(name[: aside.start()]) == "who" or limits("", aside["said"]))
    unknown = before and bool(name) and not (says(name) or _STEPS.search(name) or _OF_ALL.fullmatch(words))
    return bool(aside and told and limits_party(name)) or unknown


def stands_beside(name: str) -> bool:
    """Whether a column of this name does not say what is to be done."""
    return _BESIDE.search(name) is not None


def is_contact(name: str, words: str) -> bool:
    """Whether a cell of a column 责任人 names a person, and not who must."""
    return name.endswith("责任人") and PARTY.search(words) is None


def limits_party(words: str) -> bool:
    """Whether the cell of who must tells in brackets which of them."""
    return _IN_BRACKETS.search(words) is not None


def tells_task(name: str) -> bool:
    """Whether a column of this name says more of what is to be done: 任务描述."""
    return _CONTENT.search(name) is not None and not stands_beside(name)


def says(name: str) -> bool:
    """Whether a name is one that columns of a list of tasks have."""
    known = names_task(name) or column_says(name) or stands_beside(name)
    return bool(known or _ORDINAL_COLUMN.search(name) or _CATEGORY_COLUMN.search(name))


def tells_of_others(document: Document, header: Row) -> bool:
    """Whether a table tells of some enterprises one by one (企业名称), or compares two texts (原条文)."""
    return any(_OF_OTHERS.search(name_of(document, cell)) for cell in header.cells)


def _asks_material(name: str) -> bool:
    beside = stands_beside(name) and "材料" not in name and "内容" not in name
    return _MATERIAL_COLUMN.search(name) is not None and not beside


def name_of(document: Document, cell: tuple[Span, ...]) -> str:
    """A header without the blanks and breaks that its width asked for (序 号), nor English beside Chinese."""
    name = compact_text(passage(document.text, cell).text).text
    short = len(name) <= _LONGEST_NAME + _LONGEST_ENGLISH
    return _ENGLISH.sub("", name) if short and _CHINESE.search(name) else name


def no_table(document: Document) -> Problem:
    """What was looked for and what was found instead."""
    wanted = (
        "需要一张带表头的表格：任务列和材料列 looked for a table whose header names a column of tasks "
        "(…任务) and one of materials (…材料, 提报, 报送), of who is bound (责任单位) or by when (完成时限)"
    )
    first = next((row for row in _rows(document) if row.spans), None)
    if first is None:
        return Problem(
            document.name,
            f"不是任务清单 not a task list: {wanted}; found no table.",
            "请确认文件 Check that this is the right file; in a text file, tabs part the cells of a table.",
        )
    found = " | ".join(passage(document.text, cell).text[:12] for cell in first.cells if cell)
    return Problem(
        document.place(first.spans[0].start),
        f"表格缺少所需的列 the table lacks the expected columns: {wanted}; found: {found}.",
        "请补上表头 Give the table such a header.",
    )


def _rows(document: Document) -> Iterable[Row]:
    return (block for block in document.blocks if isinstance(block, Row))

"""The header of a task list's table: which row it is, and where its columns are."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dutygraph.graph.errors import Problem
from dutygraph.loaders.documents.document import Document, Row, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.structure.telling import calls, demands, opens_bans
from dutygraph.text.characters import CHINESE
from dutygraph.text.normal_text import compact_text
from dutygraph.text.numerals import number

_TASK_COLUMN = re.compile(
    r"任务|(?:^|主要|重点|具体|企业)工作$|(?:职责|义务)(?:分工)?$"
    r"|(?<!修改|变更|修订|更新|处罚|检查|备注|许可|审批|服务|办理|申请|政务)(?:内容|事项|措施|举措)$|(?:工作|具体|整改|责任|落实|管理|实施)要求$"
)
"""Told by the noun at its end, for what stands before that varies; what can be applied for is none."""
_CONTENT = re.compile(r"描述|具体|要求|要点|细则|做法|详情|任务说明|(?:工作|企业)$")
"""What a column names that says more of a task than its name does."""
_OF_OTHERS = re.compile(
    r"采纳|^(?:故障|字段|数据项|填报项)|填[写报]?说明$|(?:企业|单位|公司|机构|主体)名称$|^(?:违[法规]|失信)(?:行为|情形)|^处罚|^(?:原|现行|修[改订][前后])(?:条[文款]|内容|规定|表述|文本)$"
)
_MATERIAL_COLUMN = re.compile(r"材料|提报|报送|提交|佐证|成果(?!转化)|交付物")
_MATERIALS = re.compile(
    r"(?:申请|申报|应?提交|报送|备案|提报|所需)的?(?:材料|资料|文件)(?:名称|清单|目录)?|材料(?:名称|清单|目录)"
)
_CATEGORY_COLUMN = re.compile(r"(?:类别|分类|大类|类型|领域|板块|方面)$")
_ORDINAL_COLUMN = re.compile(r"序号|编号|^号$|^(?:(?i:no)\.?|#)$")
_STANDS_BESIDE = re.compile(
    r"渠道|途径|去向|时限|期限|时间|日期|进度|频次|频率|周期|方式|目标|指标|分值|数量|进展|电话|单位|部门|主体|责任人|联系|备注|依据|对象|适用范围|(?:条件|情形|前提|情况|状态|结果)$"
)
"""What a column names that says of a task by when, by whom or to whom, and not what is to be done."""
_BESIDE_COLUMNS = {
    "who": (
        r"^(?:牵头|主要)?(?:责任|实施|落实|承担|执行|义务|适用|牵头|主办|负责|办理|承办|申请)(?:单位|主体|企业|部门|方(?![案式法]))"
        r"|^(?:责任|实施|落实|执行|义务|适用)对象|^(?:单位|部门|主体|企业)$|责任人$"
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
    r"|(?:涉及|处理|从事|开展|具有|具备|达到|属于|符合|满足|存在|发生|^有)[^，。；]{1,30}的(?:企业|单位|主体|平台|[，。；]|$"
    r"|[须需应可才方]{0,2}(?:填|报|提[供交]|上传|附|适用|编[制写]))|(?:^|[，。；])[如若](?![实下期上何同])"
    r"|(?:[一-鿿]{2}|[A-Z甲乙丙丁一二三四五]类)(?:企业|单位|主体|平台|公司|车型)$|自[^，。；]{1,16}起|取消|暂[缓不停]|废止|失效|中止|撤销|推荐|建议|鼓励|自愿|[可任]选|选[做报填]|试[点行]|视情"
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
_STEPS = re.compile(
    r"环节$|步骤$|工序$|阶段$|^(?:\d{1,2}月(?:份|[上中下]旬)?|第?[一二三四1-4]季度|[上下]半年)$"
)
"""What names a column of the steps of the work, or of a time of the year, which sets nobody apart."""
_TICK = re.compile(r"[√✓✔☑●■★◆▲█]|是")
"""What says in a cell that what its column names is so."""
_IN_BRACKETS = re.compile(
    r"[（(](?!含|包括|以下|[简统]称|牵头|主[办要责]|配合|负责|各|全)[^（）()]{1,40}[）)]"
)
"""What tells in brackets which of a party are meant: 甲企业（乘用车）."""
_OWN_TASK = re.compile(
    r"的?(?:主要|重点|具体|工作|还|也|均|都|需|应当?)*(?:履行|承担|落实|完成|做到)?的?(?:任务|职责|义务|要求|工作|事项|措施)?"
)
"""What a column's name says behind whose what stands below it is: 企业任务, 运营者还应当履行."""
_ASIDE = re.compile(r"[（(](?P<said>[^（）()]+)[）)]$")
_PROGRAMME = re.compile(r"地点|主讲|讲师|主持|议[题程]|场次")
"""What a column names in the programme of a meeting, which asks nobody for anything."""
_LEADS = re.compile(r"牵头|主办|主要")
_TO_BODY = re.compile(
    r"\s*(?P<sent>(?:抄|上|呈)?报(?:送|备|告)?[至到给]?)?(?P<to>[^，,。；;报送]{2,30}?)(?:备案)?。?\s*"
)
"""What a cell says that names but to whom something goes: 报某局, 某局 below 情况报送."""
_NOTHING = re.compile(r"[-—–－／/\s]*|[×✗✕]|无|否|不涉及|不适用")
_SAME = re.compile(r"[（(]?(?:同上|见上|〃)[）)]?[。.]?")
_LONGEST_NAME = 30
_LONGEST_UNKNOWN = 16
_SHORTEST_ACT = 3
"""Fewer characters only say how it is with the act that the row names: 鼓励."""
TASK, MORE, MATERIAL, ORDINAL, CATEGORY, ASIDE = "task", "more", "material", "ordinal", "category", "aside"
PROGRAMME, OTHERS, STEP = "programme", "others", "step"
BESIDE = frozenset(_BESIDE_COLUMNS)
"""What `says_beside` may answer."""
_ROLES = {
    PROGRAMME: _PROGRAMME,
    ORDINAL: _ORDINAL_COLUMN,
    MATERIAL: _MATERIAL_COLUMN,
    CATEGORY: _CATEGORY_COLUMN,
    TASK: _TASK_COLUMN,
    OTHERS: _OF_OTHERS,
    ASIDE: _STANDS_BESIDE,
    MORE: _CONTENT,
    STEP: _STEPS,
}


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
    roles = {role_of(name) for name in named}
    if PROGRAMME in roles or any(len(name) > _LONGEST_NAME for name in named):
        return False
    counted = len(named) <= 2 or ORDINAL in roles or not numbered
    return TASK in roles and not roles.isdisjoint((MATERIAL, *BESIDE)) and counted


@lru_cache(maxsize=256)
def says_beside(name: str) -> str | None:
    """What a column of this name says of a task: who, with, by, often, since, hand_in_by, recipients, basis;
    sender, of which the cells tell whether they are who hands in or to whom.

    None for anything else. A name that tells of several is none: 责任单位及完成时限; but of who acts and who
    helps (配合单位/落实主体) the first.
    """
    parts = _JOINED.split(name)
    if len(parts) > 1:
        return "who" if {says_beside(part) for part in parts} <= {"who", "sender", "with"} else None
    found = [said for said, names in _BESIDE_COLUMNS.items() if re.search(names, name)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1_024)
def role_of(name: str) -> str | None:
    """What a column is for by its name: what `says_beside`, else what is to be done, more of that, what is
    handed in, its number, what it is one of, a step of the work, whom else a table tells of, a meeting, or
    what stands aside and is not modelled. None where nobody knows.
    """
    if len(name) > _LONGEST_NAME:
        return None
    found = {role for role, pattern in _ROLES.items() if pattern.search(name)}
    found |= {TASK} if opens_bans(name) else set()
    if ASIDE in found and not re.search("材料|内容", name):
        found.discard(MATERIAL)
    return says_beside(name) or next((role for role in _ROLES if role in found), None)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their names, and what each is for, of which but tasks, and more, none is twice.

    Of several that say what is to be done, the first is its name: 重点任务 | 具体要求. `whose` are, by their
    columns, the parties of which each of these says what it is to do; none where fewer than two do.
    """

    names: tuple[str, ...]
    roles: tuple[str | None, ...]
    whose: Mapping[int, Passage] = field(default_factory=dict)

    def at(self, role: str) -> int | None:
        """Where the first of this role is."""
        return self.roles.index(role) if role in self.roles else None

    def lead(self, document: Document, header: Row, at: int) -> Passage | None:
        """The name of a column that says that what stands in it is forbidden: 禁止行为."""
        return passage(document.text, header.cells[at]) if opens_bans(self.names[at]) else None

    def tells(self, at: int, words: str) -> bool:
        """Whether a cell of a column that names a party says what that is to do, and not only that it is."""
        asks = len(words) >= _SHORTEST_ACT and (demands(words) or calls(words, below=True))
        return asks or self.whose[at].text != self.names[at]

    def with_task(self, at: int) -> "Columns":
        """The same, where what is to be done stands in the column `at`."""
        return replace(self, roles=(*self.roles[:at], TASK, *self.roles[at + 1 :]))

    @property
    def lists_papers(self) -> bool:
        """Whether rows are things handed in: others say more of them, or its name tells (材料名称)."""
        at = self.at(MATERIAL)
        return at is not None and (bool(BESIDE & {*self.roles}) or bool(_MATERIALS.fullmatch(self.names[at])))

    @property
    def title(self) -> int | None:
        """The one that names a task, where every column has a name."""
        return self.at(TASK) if all(self.names) else None

    @property
    def category(self) -> int | None:
        """The one of what tasks are one of, which stands before them."""
        at, title = self.at(CATEGORY), self.title
        return at if at is not None and (title is None or at < title) else None

    def beside(
        self, text: str, row: Row, above: Mapping[str, Passage], first: int = 0, category: str = ""
    ) -> dict[str, Passage]:
        """What a row says beside what is to be done, by `role_of`, and what `limits` for whom that is.

        A cell that says the same, or spans both, is that of the row `above`; `category` is what the row is
        one of. `first` is the column of the tasks: before it a blank cell is of what stands above it.
        """
        said: dict[str, Passage] = {}
        ticked: list[Span] = []
        for at, (name, role, cell) in enumerate(zip(self.names, self.roles, row.cells, strict=False)):
            words, before = passage(text, cell), at < first
            told = category if before and role == CATEGORY else words.text.strip()
            if at in self.whose and says_something(told or "无", ticked=True) and not self.tells(at, told):
                ticked += self.whose[at].pieces
                said |= {} if ticks(told) else {"limits": words}
            kind = role if role in (MATERIAL, *BESIDE) and not _is_contact(name, told) else None
            if role in (MATERIAL, ASIDE) and (to := _recipient(words.text, role)):
                kind, words = "recipients", words.part(*to)
            same = at in row.merged or _SAME.fullmatch(told)
            if kind and (found := above.get(kind) if same else words if cell else None):
                said[kind] = found
            if _limits_all(name) or ((cell or before) and _limits(name, role, told, before=before)):
                said["limits"] = words
        return {**said, "who": passage(text, ticked)} if ticked else said


def columns_of(document: Document, header: Row) -> Columns:
    """By the first row of a table, without names where that names none.

    Beside a column of who is responsible, one of who leads (牵头单位) says who else takes part.
    """
    names = tuple(name_of(document, cell) for cell in header.cells)
    whose = _whose(document, header)
    found = [TASK if at in whose else role_of(name) for at, name in enumerate(names)]
    unknown = [name for name, role in zip(names, found, strict=True) if role is None and TASK not in found]
    if header.filled < 2 or any(len(name) > _LONGEST_UNKNOWN or modals(name) for name in unknown):
        return Columns(("",) * len(names), (None,) * len(names))
    responsible = found.count("who") > 1
    material = [at for at, role in enumerate(found) if role == MATERIAL]
    kept = next(
        (at for at in material if _MATERIALS.fullmatch(names[at])), material[-1] if material else None
    )
    roles: list[str | None] = []
    for at, (name, role) in enumerate(zip(names, found, strict=True)):
        leads = role == "who" and responsible and _LEADS.match(name)
        again = role in roles or (role == MATERIAL and at != kept)
        roles.append("with" if leads else ASIDE if again and role not in (None, TASK, MORE, STEP) else role)
    return Columns(names, tuple(roles), whose)


def _whose(document: Document, header: Row) -> Mapping[int, Passage]:
    found: dict[int, Passage] = {}
    for at, cell in enumerate(header.cells):
        words = passage(document.text, cell)
        name = words.text if len(words.text) <= _LONGEST_NAME and says_beside(words.text) is None else ""
        ends = {party.end() for party in PARTY.finditer(name)}
        rest = next((end for end in sorted(ends) if _OWN_TASK.fullmatch(name, end)), None)
        if rest is not None:
            found[at] = words.part(0, rest)
    return found if len({one.text for one in found.values()}) > 1 else {}


def says_something(words: str, *, ticked: bool = False) -> bool:
    """Whether a cell holds more than a number, a dash, that there is nothing or, unless `ticked`, a tick."""
    return number(words) is None and (ticked or not ticks(words)) and not _NOTHING.fullmatch(words.strip())


def ticks(words: str) -> bool:
    """Whether a cell only says that what its column names is so."""
    return _TICK.fullmatch(words.strip()) is not None


def _recipient(words: str, role: str) -> tuple[int, int] | None:
    """Where a cell that says nothing else names to which body something goes; one aside says that it does."""
    found = _TO_BODY.fullmatch(words)
    if found is None or not (found["sent"] or role == MATERIAL):
        return None
    ends = (one["public"] and one.end() for one in PARTY.finditer(words))
    return found.span("to") if found.end("to") in ends else None


def _limits(name: str, role: str | None, words: str, *, before: bool) -> bool:
    """Whether a cell may tell for whom alone its task is: by its words (仅限某企业), the name of its column
    (适用范围), or, as nobody knows what it says, in a column that nobody knows (场景), but where it says all.
    """
    if role == "who":
        return _IN_BRACKETS.search(words) is not None
    known = role in (TASK, MATERIAL, ORDINAL, *BESIDE)
    # 所有生产线 in a column 生产线类型 is all there are.
    if not name or known or _OF_ALL.fullmatch(words) or _OF_ALL.fullmatch(words.removesuffix(name[:-2])):
        return False
    unknown = role is None or (role == MORE and before)
    if unknown and (before or says_something(words)) and not demands(words):
        return True
    return _OF_LIMITS.search(name) is not None or _LIMITS.search(words) is not None


def _limits_all(name: str) -> bool:
    """Whether a column limits all its rows by what its name says in brackets: 任务（仅限某业务）."""
    aside = _ASIDE.search(name)
    if aside is None or not _IN_BRACKETS.search(name):
        return False
    limits = _LIMITS.search(aside["said"]) and not _OF_ALL.fullmatch(aside["said"])
    return says_beside(name[: aside.start()]) == "who" or bool(limits)


def _is_contact(name: str, words: str) -> bool:
    """Whether a cell of a column 责任人 names a person, and not who must."""
    return name.endswith("责任人") and PARTY.search(words) is None


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

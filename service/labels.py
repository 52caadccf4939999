"""What node and relationship types are called, for people: Chinese, then English."""

import types
from collections.abc import Mapping

NODE_LABELS: Mapping[str, tuple[str, str]] = types.MappingProxyType(
    {
        "SourceDocument": ("文件", "document"),
        "NotModelled": ("未建模文字", "text not modelled"),
        "TaskList": ("任务清单", "task list"),
        "Addressee": ("主送对象", "addressee"),
        "Series": ("历年系列", "yearly series"),
        "Category": ("类别", "category"),
        "Task": ("任务", "task"),
        "Obligation": ("义务", "obligation"),
        "Citation": ("引用", "citation"),
        "Deliverable": ("提报材料", "deliverable"),
        "Channel": ("报送渠道", "channel"),
        "Doubt": ("存疑之处", "doubt"),
        "Condition": ("适用条件", "condition"),
        "TimeRule": ("时间规则", "time rule"),
        "Requirement": ("依据要求", "requirement behind a duty"),
        "Instrument": ("法规标准文件", "instrument"),
        "Designation": ("编号与名称", "designation"),
        "InstrumentFact": ("文件事实", "fact about an instrument"),
        "InstrumentScope": ("适用范围", "scope of an instrument"),
        "Provision": ("条款", "provision"),
        "Authority": ("主管部门", "authority"),
        "EnterpriseType": ("企业类型", "enterprise type"),
        "ProfileFact": ("企业情况问题", "profile fact"),
        "FactChoice": ("情况选项", "choice of a fact"),
        "Place": ("地域", "place"),
    }
)

RELATIONSHIP_LABELS: Mapping[str, tuple[str, str]] = types.MappingProxyType(
    {
        "STATED_IN": ("载于", "is stated in"),
        "ADDRESSES": ("主送", "addresses"),
        "EDITION_OF": ("为一年度版本", "is an edition of"),
        "HAS_CATEGORY": ("含类别", "has the category"),
        "HAS_TASK": ("含任务", "has the task"),
        "IMPOSES": ("设定义务", "imposes"),
        "BINDS": ("约束", "binds"),
        "WHEN": ("适用于", "applies when"),
        "ASKS": ("取决于", "asks for"),
        "DUE": ("时限", "is due by"),
        "PENALISED_BY": ("罚则", "is penalised by"),
        "THROUGH": ("通过", "is done through"),
        "HAS_DOUBT": ("存疑", "has a doubt"),
        "RESTS_ON": ("依据", "rests on"),
        "BACKED_BY": ("背后要求", "is backed by"),
        "CITES": ("引用", "cites by"),
        "REFERS_TO": ("指向", "refers to"),
        "SUGGESTS": ("疑似", "may mean"),
        "REQUIRES": ("要求提报", "requires"),
        "SUBMITTED_TO": ("报送", "is submitted to"),
        "ISSUED_BY": ("发布机关", "was issued by"),
        "KNOWN_AS": ("又称", "is known as"),
        "REPLACES": ("代替", "replaces"),
        "RELATED_TO": ("相关", "is related to"),
        "HAS_FACT": ("有事实", "has the fact"),
        "HAS_SCOPE": ("适用范围为", "has the scope"),
        "HAS_PROVISION": ("有条款", "has the provision"),
        "TEXT_OF": ("为全文", "is the text of"),
        "HAS_PART": ("下含", "has the part"),
        "IS_A": ("属于", "is a kind of"),
        "HELD_BY": ("取决于行为", "is held by whoever does"),
        "HAS_CHOICE": ("有选项", "has the choice"),
        "WITHIN": ("位于", "is within"),
    }
)


def label(type_name: str) -> str:
    """`任务 task`; the type's own name where it has no label."""
    chinese, english = NODE_LABELS.get(type_name) or RELATIONSHIP_LABELS.get(type_name) or (type_name, "")
    return f"{chinese} {english}".rstrip()

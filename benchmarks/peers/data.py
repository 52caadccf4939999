"""Task lists as plain records, for servers that know nothing of dutygraph's model; always the same.

A list has 8 categories and 17 tasks; a task 2-4 obligations, 1-2 deliverables, 1-4 citations with a pinpoint
and 3-10 of 12 enterprise types. 20·√lists instruments are shared by all.
"""

from collections.abc import Sequence
from random import Random
from typing import Any, TypeAlias

Made: TypeAlias = dict[str, Any]

_SAID = (
    "企业应当 建立健全 管理制度 明确责任人 落实到岗 定期开展 风险评估 形成记录 及时整改 依法报送 "
    "数据安全 个人信息 网络安全 应急预案 供应链 软件升级 产品一致性 质量管理 缺陷调查 事故报告 "
    "监测平台 审核确认 培训考核 档案留存 测试验证 变更控制 外部审计 访问控制 漏洞处置 出境评估 "
    "公开承诺 委托处理 分类分级 重要数据 主管部门 行业协会 检验机构 技术文件 召回措施 用户告知"
)
_PHRASES = _SAID.split()
_CHARACTERS = (
    "安保备本标部查产场车城程出处传存单当道地电定度对发法方防分服负改高告工公构管规国行合核环换机级计技加"
    "检建交接节结进经境具据开科控库类理力立联量料流路门密名模目能排配批频平评期企器前强情求区全权确任日容入"
)
KINDS = ("国家标准", "部门规章", "法律", "规范性文件", "行政法规")
RECIPIENTS = ("省级主管部门", "国家主管部门", "行业协会", "第三方机构", "企业内部存档")
FREQUENCIES = ("每年", "每半年", "每季度", "每月", "一次性")
_CATEGORIES = (
    "组织管理", "产品准入", "数据管理", "网络防护", "软件升级", "运行监测", "事故应对", "信息报送",
)  # fmt: skip
_TYPES = (
    "整车企业", "零部件企业", "软件供应商", "平台运营商", "检测机构", "进口商",
    "销售企业", "维修企业", "租赁企业", "地图企业", "通信运营商", "回收企业",
)  # fmt: skip


def make(lists: int) -> Made:
    """`types`, `instruments` and `lists`, each a list of records by their ids."""
    return _Maker(lists).made()


class _Maker:
    def __init__(self, lists: int) -> None:
        self._random = Random(f"7:{lists}")
        self._lists = lists
        # Few phrases are frequent, as in such texts; three thousand words are rare.
        self._weights = [1 / number for number in range(1, len(_PHRASES) + 1)]
        self._words = ["".join(self._random.sample(_CHARACTERS, 2)) for _ in range(3000)]

    def made(self) -> Made:
        instruments = [self._instrument(number) for number in range(1, round(20 * self._lists**0.5) + 1)]
        return {
            "types": [{"id": f"E{number:02d}", "name": name} for number, name in enumerate(_TYPES, 1)],
            "instruments": instruments,
            "lists": [self._list(f"L{number:05d}", instruments) for number in range(1, self._lists + 1)],
        }

    def _text(self, length: int) -> str:
        words, size = [""], 0
        while size < length - 1:
            if len(words[-1]) > 14 and size < length - 6:
                words.append("")
            frequent = self._random.random() < 0.6
            word = (
                self._random.choices(_PHRASES, self._weights)[0]
                if frequent
                else self._random.choice(self._words)
            )
            words[-1] += word
            size += len(word)
        return "，".join(words) + "。"

    def _instrument(self, number: int) -> Made:
        kind, year = self._random.choice(KINDS), self._random.randint(2015, 2025)
        day = f"{self._random.randint(1, 12):02d}-{self._random.randint(1, 28):02d}"
        return {
            "id": f"I{number:05d}",
            "number": f"GB {40000 + number}-{year}" if kind == KINDS[0] else f"{kind}〔{year}〕{number}号",
            "title": self._text(18),
            "kind": kind,
            "issued": f"{year}-{day}",
        }

    def _list(self, id: str, instruments: Sequence[Made]) -> Made:
        categories = [{"id": f"{id}-C{number}", "name": name} for number, name in enumerate(_CATEGORIES, 1)]
        tasks = [
            self._task(f"{id}-T{number:02d}", number, categories, instruments) for number in range(1, 18)
        ]
        return {"id": id, "title": f"任务清单{id}{self._text(8)}", "categories": categories, "tasks": tasks}

    def _task(self, id: str, number: int, categories: Sequence[Made], instruments: Sequence[Made]) -> Made:
        draw = self._random
        return {
            "id": id,
            "number": number,
            "title": self._text(16),
            "text": self._text(120),
            "category": draw.choice(categories)["id"],
            "types": sorted(f"E{type:02d}" for type in draw.sample(range(1, 13), draw.randint(3, 10))),
            "citations": [
                {
                    "instrument": each["id"],
                    "pinpoint": f"第{draw.randint(1, 60)}条第{draw.randint(1, 5)}款",
                }
                for each in draw.sample(instruments, draw.randint(1, 4))
            ],
            "deliverables": [
                {"id": f"{id}-D{at}", "name": self._text(10), "recipient": draw.choice(RECIPIENTS)}
                for at in range(1, draw.randint(1, 2) + 1)
            ],
            "obligations": [self._obligation(f"{id}-O{at}") for at in range(1, draw.randint(2, 4) + 1)],
        }

    def _obligation(self, id: str) -> Made:
        draw = self._random
        dated = draw.random() < 0.4
        return {
            "id": id,
            "text": self._text(60),
            "modality": "encouraged" if draw.random() < 0.2 else "mandatory",
            "frequency": draw.choice(FREQUENCIES) if draw.random() < 0.6 else None,
            "month": draw.randint(1, 12) if dated else None,
            "day": draw.randint(1, 28) if dated else None,
        }

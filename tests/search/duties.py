"""A few duties, laws and articles to be found."""

from collections.abc import Iterable

from dutygraph.graph.model import (
    Bearer,
    Category,
    Deliverable,
    DeliverableKind,
    Designation,
    EnterpriseType,
    Instrument,
    InstrumentKind,
    Modality,
    Obligation,
    Provision,
    Review,
    SourceDocument,
    Task,
    TaskList,
)
from dutygraph.graph.stated import Rank
from dutygraph.graph.store.port import Store
from dutygraph.search.synonyms import Synonyms
from dutygraph.text.designations import number_key, title_key
from tests.graph_builder import Graph

SYNONYMS = Synonyms(
    (
        ("个人信息保护影响评估", "PIA", "privacy impact assessment"),
        ("在线升级", "OTA"),
        ("泄露", "泄漏", "leak"),
        ("合作方", "供应商"),
    ),
    ("什么时候", "如何"),
)

TASKS = (
    ("加强汽车数据出境安全管理", "Strengthen the security of outbound automotive data",
     "涉及数据出境的企业应做好出境安全保护。", (
        ("涉及数据出境的企业应按照《个人信息保护法》做好保护。", "Enterprises that export data protect them.",
         Modality.MANDATORY, "数据出境评估报告"),
     )),
    ("加强安全漏洞管理", "Strengthen the management of vulnerabilities",
     "企业应明确漏洞发现、验证、修补工作程序。", (
        ("企业发现车联网安全漏洞后，应立即向管局报告。", "Having found a vulnerability, report it at once.",
         Modality.MANDATORY, "漏洞报告"),
        ("当条目数量变化 30%以上时，应在三个月内更新备案。", None, Modality.MANDATORY, None),
     )),
    ("鼓励开展成熟度评估", "Encourage maturity assessment", "鼓励企业开展成熟度评估。", (
        ("鼓励企业对合作方进行个人信息保护影响评估。", "Enterprises are encouraged to assess partners.",
         Modality.ENCOURAGED, None),
        ("应规范软件在线升级管理，使用 T-Box 和 GB 44495—2024。", None, Modality.MANDATORY, None),
     )),
)  # fmt: skip


def _instrument(
    said: Graph, name: str, number: str, title: str, kind: InstrumentKind, *aliases: str
) -> Instrument:
    instrument = said.new(Instrument, f"instrument:{name}", number=number, title=title, kind=kind)
    for text in (number, title, *aliases):
        key = number_key(text) if text == number else title_key(text)
        known = said.new(Designation, f"designation:{name}/{key}", key=key, text=text)
        said.link(instrument, "KNOWN_AS", known)
    return instrument


def _instruments(said: Graph) -> Instrument:
    law = _instrument(
        said, "pipl", "主席令第九十一号", "中华人民共和国个人信息保护法", InstrumentKind.LAW, "个保法"
    )
    standard = _instrument(
        said, "gb", "GB 44495-2024", "汽车整车信息安全技术要求", InstrumentKind.MANDATORY_NATIONAL_STANDARD
    )
    for number, summary in (("五十五", "处理前须作影响评估。"), ("五十七", "个人信息泄露时立即补救。")):
        article = said.new(
            Provision, f"provision:pipl/{number}", label=f"第{number}条", summary=summary, position=1
        )
        said.link(law, "HAS_PROVISION", article)
    clause = said.new(Provision, "provision:gb/7.3", label="7.3", title="软件升级安全要求", position=1)
    said.link(standard, "HAS_PROVISION", clause)
    return law


async def load_duties(store: Store, name: str = "list", titles: Iterable[str] = ()) -> None:
    """The instruments, and a task list of that name; `titles` replace those of its tasks."""
    catalogue = Graph("catalogue", Rank.CATALOGUE)
    law = _instruments(catalogue)
    await catalogue.load(store)
    vocabulary = Graph("vocabulary", Rank.VOCABULARY)
    maker = vocabulary.new(EnterpriseType, "maker", name="企业")
    await vocabulary.load(store)
    said = Graph(f"document:{name}", Rank.DOCUMENT)
    document = said.new(
        SourceDocument,
        f"document:{name}",
        title=name,
    )
    top = said.new(TaskList, f"task-list:{name}", title="清单")
    category = said.new(Category, f"category:{name}/001", number=1, title="数据安全")
    said.link(top, "HAS_CATEGORY", category)
    said.link(top, "STATED_IN", document)
    renamed = list(titles)
    for number, (title, title_en, text, duties) in enumerate(TASKS, start=1):
        task = said.new(
            Task,
            f"task:{name}/{number:03}",
            number=number,
            text=text,
            title_en=title_en,
            title=renamed[number - 1] if number <= len(renamed) else title,
            citation_count=0,
            deliverable_count=0,
        )
        said.link(category, "HAS_TASK", task)
        said.link(task, "REFERS_TO", *([law] if number == 1 else []))
        for ordinal, (words, words_en, modality, material) in enumerate(duties, start=1):
            duty = said.new(
                Obligation,
                f"obligation:{name}/{number:03}/{ordinal:03}",
                ordinal=ordinal,
                text=words,
                text_en=words_en,
                modality=modality,
                bearer=Bearer.ENTERPRISE,
                review=Review.EXTRACTED,
            )
            said.link(task, "IMPOSES", duty)
            said.link(duty, "BINDS", *([maker] if ordinal == 1 else []))
            if material:
                handed = said.new(
                    Deliverable,
                    f"deliverable:{name}/{number:03}/{ordinal:03}",
                    name=material,
                    kind=DeliverableKind.REPORT,
                )
                said.link(duty, "REQUIRES", handed)
    await said.load(store)

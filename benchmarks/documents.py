"""Loading a folder of documents of every kind, made after real ones: how fast, how much memory, and whether
the last of many take longer than the first.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.generator import SEED
from dutygraph.graph.store.port import Fetch, Store
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.service.load.file_result import FileResult, Refusal
from dutygraph.service.load.files import vocabulary_of
from dutygraph.service.load.loading import load_paths
from dutygraph.service.load.pool import ReadingLimits
from dutygraph.service.load.progress import Progress
from dutygraph.service.load.writing import Options
from dutygraph.text.numerals import to_chinese

PLAN = Path(__file__).resolve().parent / "plans" / "beijing-telecom-data-security-2024.txt"
SEGMENT = 100


def reviewed_plans() -> list[Path]:
    """Plans that were published, with the reading of a person beside each."""
    return sorted(PLAN.parent.glob("*.txt"))


_TOPICS = (
    "数据安全", "网络安全", "个人信息保护", "车联网安全", "关键信息基础设施保护", "数据出境", "数据分类分级",
    "漏洞管理", "应急处置", "风险评估", "云计算服务", "算法推荐", "物联网卡", "供应链安全", "密码应用",
    "工业控制系统安全",
)  # fmt: skip
_KINDS = ("管理办法", "实施细则", "管理规定", "若干规定")
_DUTIES = (
    "数据处理者应当建立健全全流程数据安全管理制度，组织开展数据安全教育培训，采取相应的技术措施和其他必要措施。",
    "重要数据的处理者应当明确数据安全负责人和管理机构，落实数据安全保护责任。",
    "网络运营者应当制定网络安全事件应急预案，及时处置系统漏洞、计算机病毒、网络攻击、网络侵入等安全风险。",
    "重要数据的处理者应当每年度对其数据处理活动开展风险评估，并于每年十二月十五日前向有关主管部门报送风险评估报告。",
    "发生数据安全事件的，应当在二十四小时内向所在地有关主管部门报告。",
    "任何组织、个人不得窃取或者以其他非法方式获取数据。",
    "鼓励企业采用先进技术提升安全防护能力。",
    "主管部门应当加强监督检查，会同有关部门建立信息共享机制。",
    "处理者应当依照《中华人民共和国数据安全法》第{article}条的规定履行义务。",
    "违反本办法规定的，由有关主管部门依照《中华人民共和国网络安全法》第五十九条的规定给予处罚。",
    "企业应当按照《{cited}》第{number}条的要求，在三个月内完成整改。",
    "有下列情形之一的，应当重新评估：\n（一）处理目的发生变化的；\n（二）数据规模变化百分之三十以上的；\n（三）其他影响安全的情形。",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """One load of `documents`, of so many characters, into a graph that holds `before`."""

    before: int
    documents: int
    characters: int
    refused: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Documents:
    """`memory_mb` at most, of this process and of any that reads."""

    segments: tuple[Segment, ...]
    memory_mb: int
    reader_memory_mb: int

    @property
    def growth(self) -> float:
        """The time of the last segment, document for document, against that of the first."""
        first, last = self.segments[0], self.segments[-1]
        return (last.seconds / last.documents) / (first.seconds / first.documents)


def make_documents(corpus: Corpus, folder: Path, count: int, seed: int = SEED) -> list[Path]:
    """`count` documents, lists, plans and laws by turns, the same for each seed. `corpus` has the lists."""
    places = read_vocabulary(vocabulary_of(corpus.seeds)).jurisdictions
    lists = iter(corpus.lists[1:])
    plans = _plans([place.name for place in places])
    laws = _laws([place.name for place in places], random.Random(f"{seed}/laws"))
    paths: list[Path] = []
    for number in range(count):
        turn = number % 3
        if turn == 0:
            paths.append(next(lists))
            continue
        name, text = next(plans) if turn == 1 else next(laws)
        path = folder / f"{number:05}-{name}.{'txt' if turn == 1 else 'md'}"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def _plans(places: Sequence[str]) -> Iterator[tuple[str, str]]:
    text = PLAN.read_text(encoding="utf-8")
    for year in range(2024, 2060):
        for place in places:
            made = text.replace("北京市", place).replace("北京", place[:2]).replace("2024年", f"{year}年")
            yield "plan", f"{place}“数安护航”{year}年专项行动实施方案\n\n{made}"


def _laws(places: Sequence[str], chosen: random.Random) -> Iterator[tuple[str, str]]:
    titles = [f"{place}{topic}{kind}" for kind in _KINDS for topic in _TOPICS for place in places]
    for number, title in enumerate(titles):
        lines = [
            f"# {title}",
            "",
            f"（{2015 + number % 10}年3月1日{title[:3]}人民政府令第{number + 1}号公布）",
            "",
        ]
        for at in range(1, 31):
            if at % 10 == 1:
                lines += [f"## 第{to_chinese(at // 10 + 1)}章 规定", ""]
            words = chosen.choice(_DUTIES).format(
                article=to_chinese(chosen.randint(20, 50)),
                cited=chosen.choice(titles[: number + 50]),
                number=to_chinese(chosen.randint(1, 30)),
            )
            lines += [f"第{to_chinese(at)}条 {words}", ""]
        yield "law", "\n".join(lines)


async def load_documents(
    store: Store, seeds: Path, paths: Sequence[Path], limits: ReadingLimits, step: Callable[[], None]
) -> Documents:
    """Load them in three runs: the first hundred, those between, and the last hundred."""
    count = len(paths)
    ends = sorted({0, min(SEGMENT, count), max(count - SEGMENT, 0), count})
    segments = []
    for start, end in pairwise(ends):
        before = await store.count(Fetch("SourceDocument"))
        started = time.perf_counter()

        outcomes = await load_paths(
            store, paths[start:end], seeds=seeds, options=Options(limits=limits), progress=_told(step)
        )
        seconds = time.perf_counter() - started
        refused = [one for one in outcomes if isinstance(one, Refusal)]
        read = [one.path for one in outcomes if isinstance(one, FileResult)]
        segments.append(Segment(before, len(read), sum(map(_length, read)), len(refused), seconds))
    return Documents(tuple(segments), *_memory_mb())


def _told(step: Callable[[], None]) -> Progress:
    told: set[Path] = set()

    def progress(path: Path, _done: int, _total: int) -> None:
        if path not in told:
            told.add(path)
            step()

    return progress


def _length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8"))


def _memory_mb() -> tuple[int, int]:
    """The most this process and any child had, in megabytes; 0 where the system does not say."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return 0, 0
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    own, children = (
        resource.getrusage(who).ru_maxrss // unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own, children

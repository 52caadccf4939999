"""Laws of many shapes, made: whether their articles are read as written, and what becomes of broken ones.

    python -m benchmarks.laws FOLDER [--count 3500] [--broken 100]

Writes the folder, for `dutygraph load FOLDER`, unless it is there already; then reads every law and prints
the share of articles that have the number and the words they were written with. Exits with 1 below `GOAL`,
or where a broken one is neither refused nor doubted.
"""

import argparse
import datetime
import html
import io
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import docx
import orjson

from benchmarks.generator import SEED
from benchmarks.report import Table
from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Doubt, DoubtKind, Provision
from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.knowledge.authorities import AuthorityIndex
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.read import read_path
from dutygraph.service.load.files import vocabulary_of
from dutygraph.service.settings import Settings
from dutygraph.text.numerals import to_chinese

GOAL = 0.999
_SHOWN = 40
EXPECTED = "articles.json"
"""Beside the folder: the articles of each sound law, by the name of its file."""

_PLACES = ("", "", "滨海市", "江汉省", "云川县", "东湖自治区", "金港经济特区")
_TOPICS = (
    "数据安全", "网络安全", "个人信息保护", "道路运输", "特种设备安全", "政府采购", "水资源保护", "食品安全",
    "建筑节能", "智能网联汽车", "公共信用信息", "促进科技成果转化", "消防", "档案", "测绘", "渔业",
    "动物防疫", "城市供水", "气象灾害防御",
)  # fmt: skip
_KINDS = ("条例", "管理办法", "规定", "实施细则", "暂行办法", "管理规定（试行）", "法")
_SENTENCES = (
    "为了加强{topic}管理，维护公共利益，根据有关法律、行政法规，制定{self}。",
    "在本行政区域内从事{topic}及其监督管理活动，适用{self}。",
    "{topic}工作坚持统筹规划、预防为主、分类指导的原则。",
    "县级以上人民政府应当加强对{topic}工作的领导，建立健全协调机制。",
    "有关单位应当建立健全{topic}管理制度，明确负责人，定期开展培训。",
    "经营者应当自变更之日起三十日内向所在地主管部门备案。",
    "任何单位和个人不得伪造、变造、转让许可证件。",
    "违反{self}第{number}条规定的，由主管部门责令限期改正；逾期不改正的，处一万元以上十万元以下罚款。",
    "依照前款规定作出的决定，应当书面告知当事人，并说明理由。",
    "国家鼓励和支持{topic}领域的技术创新和人才培养。",
    "行政机关应当自受理申请之日起二十个工作日内作出决定；二十个工作日内不能作出决定的，经批准可以延长十个工作日。",
    "对违反《中华人民共和国行政处罚法》第{number}条、第{number}条规定的行为，依法给予处理。",
    "前条规定的期限，按照自然日计算；第{number}条第一款另有规定的，从其规定。",
    "本条所称从业人员，包括临时聘用的人员以及其他以任何形式参与作业的人员。",
)  # fmt: skip
_ITEMS = (
    "建立管理制度", "明确责任人员", "开展风险评估并形成报告", "保存有关记录不少于三年",
    "法律、法规规定的其他事项", "接受社会监督，及时处理投诉、举报", "配备与业务规模相适应的设备和人员",
)  # fmt: skip
_POINTS = ("书面材料；", "电子数据；", "现场记录。")


@dataclass(slots=True)
class Law:
    """`lines` as printed, each with how it stands there: t(itle), h(eading), a(rticle), p(aragraph)."""

    title: str
    lines: list[tuple[str, str]]
    articles: list[tuple[str, str]]

    def say(self, *paragraphs: str) -> None:
        self.lines += [("p", words) for words in paragraphs]


def make_laws(folder: Path, count: int, broken: int, seed: int = SEED) -> list[Path]:
    """The files of that many laws, broken ones among them; the same for each seed."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = random.Random(f"{seed}/laws-of-many-shapes")
    bad = set(chosen.sample(range(count), broken))
    expected: dict[str, list[tuple[str, str]]] = {}
    paths = []
    for number in range(count):
        law = _law(chosen, number)
        path = folder / f"{number:04}.{chosen.choice(tuple(_WRITERS))}"
        if number in bad:
            path = path.with_name(f"{path.stem}-broken{path.suffix}")
            path.write_bytes(_broken(chosen, law, path.suffix[1:]))
        else:
            path.write_bytes(_WRITERS[path.suffix[1:]](chosen, law))
            expected[path.name] = law.articles
        paths.append(path)
    folder.with_name(f"{folder.name}-{EXPECTED}").write_bytes(orjson.dumps(expected))
    return paths


# ---- what a law says ----


def _law(chosen: random.Random, number: int) -> Law:
    place, topic, kind = chosen.choice(_PLACES), chosen.choice(_TOPICS), chosen.choice(_KINDS)
    title = f"{place or ('中华人民共和国' if kind == '法' else '')}{topic}{kind}"
    title = re.sub(r"(（[^）]*）)?$", lambda end: f"（之{to_chinese(number + 1)}）{end[0]}", title, count=1)
    self_name = (
        f"本{'规定' if '规定' in kind else '办法' if '办法' in kind else '细则' if '细则' in kind else kind}"
    )
    law = Law(title, [], [])
    _front(chosen, law, place, number)
    body = _body(chosen, law, topic, self_name)
    if chosen.random() < 0.2 and any(how == "h" for how, _ in body):
        law.say(chosen.choice(("目录", "目　　录")), *(words for how, words in body if how == "h"))
    law.lines += body
    if chosen.random() < 0.15:
        law.lines += [("p", "附件"), ("t", f"{topic}技术要求")]
        law.say("一、基本要求", "设备应当符合国家标准。", "二、其他要求", "设备应当每年检查一次。")
    elif chosen.random() < 0.15:
        law.say(f"{place or '某省'}人民政府", "2024年5月6日")
    return law


def _front(chosen: random.Random, law: Law, place: str, number: int) -> None:
    year = 2005 + number % 20
    issuer = f"{place or '某省'}人民政府"
    shape = chosen.randrange(5)
    if shape == 0:
        passed = f"《{law.title}》已经{year}年3月1日常务会议通过，现予公布，自{year}年6月1日起施行。"
        law.say(f"{issuer}令", f"第{number + 1}号", passed)
    elif shape == 1:
        law.lines.append(("t", f"{issuer}关于印发《{law.title}》的通知"))
        law.say("各区人民政府：", f"现将《{law.title}》印发给你们，请遵照执行。")
    law.lines.append(("t", law.title))
    if shape == 2:
        law.say(
            f"（{year}年3月1日{issuer}令第{number + 1}号公布　"
            f"根据{year + 2}年7月1日{issuer}令第{number + 9}号修订　自{year}年6月1日起施行）"
        )
    elif shape == 3:
        law.say(f"（{year}年3月1日第十届人民代表大会常务委员会第五次会议通过）")


def _body(chosen: random.Random, law: Law, topic: str, self_name: str) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    total = min(int(chosen.paretovariate(1.4) * 8) + 3, 160)
    depth = chosen.choice(("", "章", "章", "章节", "编章"))
    blank = chosen.choice(("　", " ", "  ", ""))
    style = chosen.choice(("chinese", "chinese", "chinese", "digits", "wide", "spaced"))
    heads = chosen.random() < 0.15
    chapter, section, part = count(1), count(1), count(1)
    for at in range(1, total + 1):
        if depth == "编章" and at % 40 == 1:
            name = chosen.choice(("总则", "分则", "其他规定"))
            lines.append(("h", f"第{to_chinese(next(part))}编　{name}"))
        if depth and at % 10 == 1:
            ends = "总　　则" if at == 1 else "附　则" if at + 10 > total else None
            name = ends or chosen.choice(("监督管理", "法律责任", "一般规定"))
            lines.append(("h", f"第{to_chinese(next(chapter))}章　{name}"))
            section = count(1)
        if depth == "章节" and at % 5 == 1 and total > 20:
            lines.append(("h", f"第{to_chinese(next(section))}节　{chosen.choice(('备案', '检查', '许可'))}"))
        _article(chosen, law, lines, (at, None), (style, blank, heads), topic, self_name, last=at == total)
        if chosen.random() < 0.02 and at < total:
            _article(chosen, law, lines, (at, 1), (style, blank, heads), topic, self_name)
    return lines


def _article(
    chosen: random.Random, law: Law, lines: list[tuple[str, str]], number: tuple[int, int | None],
    style: tuple[str, str, bool], topic: str, self_name: str, *, last: bool = False,
) -> None:  # fmt: skip
    at, sub = number
    how, blank, heads = style
    written = f"{at}".translate(_WIDE) if how == "wide" else str(at) if how == "digits" else to_chinese(at)
    gap = " " if how == "spaced" else ""
    mark = f"第{gap}{written}{gap}条" + (f"之{to_chinese(sub)}" if sub else "")
    head = chosen.choice(("（适用范围）", "【备案】", "（监督检查）")) if heads else ""
    label = f"第{to_chinese(at)}条" + (f"之{to_chinese(sub)}" if sub else "")

    def sentence() -> str:
        said = chosen.choice(_SENTENCES)
        return said.format(topic=topic, self=self_name, number=to_chinese(chosen.randint(1, 30)))

    if last:
        said = [f"{self_name}自2025年1月1日起施行。"]
    else:
        said = [sentence() for _ in range(chosen.choice((1, 1, 1, 2, 3)))]
        if chosen.random() < 0.25:
            said[-1] = f"有关单位应当履行下列{chosen.choice(('义务', '职责'))}："
            items = chosen.sample(_ITEMS, chosen.randint(2, 6))
            for order, item in enumerate(items, 1):
                points = chosen.random() < 0.1
                end = "：" if points else "。" if order == len(items) else "；"
                said.append(f"（{to_chinese(order)}）{item}{end}")
                said += [f"{place}.{point}" for place, point in enumerate(_POINTS, 1)] if points else []
    if chosen.random() < 0.03:
        lines.append(("a", f"{mark}{head}"))
        lines += [("p", words) for words in said]
    else:
        lines.append(("a", f"{mark}{head}{blank or ('' if head else '　')}{said[0]}"))
        lines += [("p", words) for words in said[1:]]
    law.articles.append((label, _plain(mark + head + "".join(said))))


_WIDE = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}


def _plain(words: str) -> str:
    return re.sub(r"[\s*#]", "", words)


# ---- how it is written ----


def _text(chosen: random.Random, law: Law) -> bytes:
    shape = chosen.randrange(4)
    indent = "　　" if shape % 2 else ""
    between = "\n\n" if shape < 2 else "\n"
    lines = [words if how in "th" else indent + words for how, words in law.lines]
    if shape == 3:
        lines = ["\n".join(_wrapped(line, 38)) for line in lines]
    text = between.join(lines) + "\n"
    encoding = chosen.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"))
    return (text.replace("\n", "\r\n") if chosen.random() < 0.2 else text).encode(encoding)


def _wrapped(line: str, width: int) -> Iterator[str]:
    for at in range(0, len(line), width):
        yield line[at : at + width]


def _markdown(chosen: random.Random, law: Law) -> bytes:
    bold = chosen.random() < 0.4
    lines = []
    for how, words in law.lines:
        mark = re.match(r"第[^条]{1,9}条(?:之[一二三])?", words) if how == "a" else None
        if mark and bold:
            lines.append(f"**{mark[0]}**{words[mark.end() :]}")
        else:
            lines.append({"t": "# ", "h": "## "}.get(how, "") + words)
    return "\n\n".join(lines).encode()


def _page(chosen: random.Random, law: Law) -> bytes:
    tag = {"t": "h1", "h": chosen.choice(("h2", "p")), "a": "p", "p": "p"}
    body = "\n".join(f"<{tag[how]}>{html.escape(words)}</{tag[how]}>" for how, words in law.lines)
    around = (
        ("<div>首页 &gt; 政策法规</div>", "<div>打印本页 关闭窗口</div>")
        if chosen.random() < 0.5
        else ("", "")
    )
    head = f"<head><meta charset='utf-8'><title>{law.title}</title></head>"
    return f"<html>{head}<body>{around[0]}{body}{around[1]}</body></html>".encode()


def _word(_: random.Random, law: Law) -> bytes:
    document = docx.Document()
    for how, words in law.lines:
        document.add_paragraph(words, style={"t": "Title", "h": "Heading 1"}.get(how))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_WRITERS: dict[str, Callable[[random.Random, Law], bytes]] = {
    "txt": _text, "md": _markdown, "html": _page, "docx": _word,
}  # fmt: skip


# ---- how it is broken ----


def _broken(chosen: random.Random, law: Law, suffix: str) -> bytes:
    """A file that cannot be read, or a law in which something is missing, doubled or out of order."""
    articles = [at for at, (how, _) in enumerate(law.lines) if how == "a"]
    at = chosen.choice(articles[1:-1])
    match chosen.randrange(9):
        case 0:
            return b""
        case 1:
            return chosen.randbytes(2_000)
        case 2:
            written = _WRITERS[suffix](chosen, law)[:-400] if suffix == "docx" else None
            return written or b"\xff\xfe\x00" + chosen.randbytes(501)
        case 3:
            del law.lines[at]
        case 4:
            law.lines.insert(at, law.lines[at])
        case 5:
            law.lines[at] = ("a", re.match(r"第.{1,12}?条", law.lines[at][1])[0])  # type: ignore[index]
            del law.lines[at + 1 : next(other for other in articles if other > at)]
        case 6:
            law.lines[at], law.lines[articles[-1]] = law.lines[articles[-1]], law.lines[at]
        case 7:
            law.lines = [("p", "《") for _ in range(400)]
        case _:
            law.lines = [line for line in law.lines if line[0] == "t"] + [("p", "目录")]
    return _WRITERS[suffix](chosen, law)


# ---- what was read of it ----


def check(folder: Path, paths: Sequence[Path]) -> bool:
    """Prints the share of articles that were read as written; whether that is enough."""
    vocabulary = read_vocabulary(vocabulary_of(Settings().seeds))
    knowledge = Knowledge(vocabulary, AuthorityIndex(()), InstrumentIndex())
    expected = orjson.loads(folder.with_name(f"{folder.name}-{EXPECTED}").read_bytes())
    loaded_at = datetime.datetime.now(datetime.UTC)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for path in paths:
        sound = path.name in expected
        counts["laws" if sound else "broken"] += 1
        try:
            said = read_path(path, knowledge, review=False, loaded_at=loaded_at).statements
        except RefusedDocument as error:
            counts["sound laws refused" if sound else "broken refused"] += 1
            if sound:
                counts["articles"] += len(expected[path.name])
                wrong.append(f"{path.name}: {error}")
            continue
        kinds = [one.kind for one in said.nodes if isinstance(one, Doubt)]
        doubts = [kind for kind in kinds if kind in (DoubtKind.STRUCTURE, DoubtKind.IDENTITY)]
        if not sound:
            counts["broken doubted" if doubts else "broken read in silence"] += 1
            wrong += [] if doubts else [f"{path.name}: read in silence"]
            continue
        counts["sound laws with a doubt of structure"] += DoubtKind.STRUCTURE in doubts
        read = {one.label: _plain(one.quote or "") for one in said.nodes if isinstance(one, Provision)}
        for label, words in expected[path.name]:
            counts["articles"] += 1
            if read.get(label) == words:
                counts["articles read right"] += 1
            else:
                wrong.append(f"{path.name} {label}: {(read.get(label) or 'not read')[:60]} | {words[:60]}")
    share = counts["articles read right"] / counts["articles"]
    rows = [(name, f"{found:,}") for name, found in sorted(counts.items())]
    table = Table("Laws", ("what", "number"), (*rows, ("share of articles", f"{share:.3%}")))
    print("\n".join((*table.lines(), *wrong[:_SHOWN])))
    return share >= GOAL and not counts["broken read in silence"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=3_500)
    parser.add_argument("--broken", type=int, default=100)
    asked = parser.parse_args()
    there = sorted(asked.folder.iterdir()) if asked.folder.is_dir() else []
    paths = there or make_laws(asked.folder, asked.count, asked.broken)
    sys.exit(0 if check(asked.folder, paths) else 1)


if __name__ == "__main__":
    main()

"""Files of one's own beside those that ship."""

import asyncio
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from dutygraph.graph.errors import StillReferenced
from dutygraph.graph.model import Authority, EnterpriseType, Node
from dutygraph.graph.store.port import Equal, Fetch, Related, Store, out
from dutygraph.search.finder import Narrowing
from dutygraph.service.load.file_result import FileResult, Refusal
from dutygraph.service.load.files import shipped
from dutygraph.service.load.loading import load_paths, scratch
from dutygraph.service.load.unloading import unload
from dutygraph.service.searching import make_search
from dutygraph.service.settings import Settings
from dutygraph.service.status import differing
from tests.conftest import PATIENCE_S

pytestmark = pytest.mark.anyio

SEEDS = Settings().seeds
VOCABULARY = """kind: vocabulary
name: fleets
extends: shipped
enterprise_types:
  - id: iov-platform-operator
    name: 车联网服务平台运营企业
    aliases: [车云平台公司]
  - id: fleet-operator
    name: 车队运营企业
    aliases: [车队管理单位]
    held_by: runs-fleets
    is_a: [{type: iov-enterprise}]
profile_facts:
  - id: runs-fleets
    type: BOOLEAN
    question: 是否运营车队？
    implies: [{when: "true", fact: processes-data, answer: "true"}]
conditions:
  - fact: runs-fleets
    wordings: [运营车队的]
"""
CATALOGUE = """kind: catalogue
name: fleets
extends: shipped
authorities:
  - id: authority:miit
    name: 工业和信息化部
    aliases: [工信主管部]
instruments:
  - id: instrument:PIPL
    title: 中华人民共和国个人信息保护法
    kind: LAW
    aliases: [个信法]
    facts:
      - {about: [note], value: 内部解读, source: 法务部, confidence: REPORTED}
"""
SYNONYMS = """kind: synonyms
name: fleets
extends: shipped
groups:
  - [铁马, 漏洞]
  - [孤词]
"""
PLAN = """车队安全专项工作方案

各有关企业：
为加强安全，现提出以下要求。
一、加强管理
车云平台公司应当于每年3月10日前向工信主管部报送自查报告。车队管理单位应当建立台账。
二、开展评估
运营车队的，应当按照《个信法》第五十五条开展评估。
"""


def written(folder: Path, **files: str) -> dict[str, Path]:
    paths = {name: folder / f"{name}.{'txt' if name == 'plan' else 'yaml'}" for name in files}
    for name, path in paths.items():
        path.write_text(files[name], encoding="utf-8")
    return paths


async def load(store: Store, *paths: Path, seeds: Path = SEEDS) -> Sequence[FileResult]:
    outcomes = await load_paths(store, paths, seeds=seeds)
    assert [str(one.error) for one in outcomes if isinstance(one, Refusal)] == []
    return [one for one in outcomes if isinstance(one, FileResult)]


async def node(store: Store, kind: type[Node], id: str, *names: str) -> tuple[object, ...]:
    (record,) = await store.fetch(Fetch(kind.__name__, names, where=Equal("id", id)))
    return tuple(getattr(record, name) for name in names)


async def test_what_ships_comes_first_and_is_told(store: Store, tmp_path: Path) -> None:
    own = written(tmp_path, vocabulary=VOCABULARY, catalogue=CATALOGUE)
    outcomes = await load(store, own["catalogue"], own["vocabulary"])
    assert [one.asked for one in outcomes] == [False, True, False, True]
    assert [one.path for one in outcomes if not one.asked] == list(shipped(SEEDS)[:2])
    assert [one.ids[0] for one in outcomes if one.asked] == ["vocabulary:fleets", "catalogue:fleets"]
    assert all(one.unchanged for one in await load(store, *own.values()))


async def test_documents_are_read_by_what_was_added_and_upgrades_leave_it(
    store: Store, tmp_path: Path
) -> None:
    own = written(tmp_path, vocabulary=VOCABULARY, catalogue=CATALOGUE, plan=PLAN)
    await load(store, own["vocabulary"], own["catalogue"])
    stated = [await store.stated(f"{kind}:fleets") for kind in ("vocabulary", "catalogue")]
    # Later, without the file being named again.
    (read,) = await load(store, own["plan"])
    assert [read.found[name] for name in ("citations", "unresolved", "unstated")] == [1, 0, 0]
    for bound in ("iov-platform-operator", "fleet-operator"):
        whose = Related((out("BINDS", "EnterpriseType"),), Equal("id", bound))
        assert await store.count(Fetch("Obligation", where=whose)) > 0, bound
    name, aliases = await node(store, EnterpriseType, "iov-platform-operator", "name", "aliases")
    assert name == "车联网服务平台运营企业"
    assert isinstance(aliases, tuple)
    assert aliases[-1] == "车云平台公司"
    assert len(aliases) > 1
    (known,) = await node(store, Authority, "authority:miit", "aliases")
    assert isinstance(known, tuple)
    assert {"工信部", "工信主管部"} <= set(known)

    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    for file, old, new in (
        ("vocabulary.yaml", "name_en: Internet-of-Vehicles enterprise", "name_en: IoV enterprise"),
        ("catalogue.yaml", "aliases: [工信部,", "aliases: [工信部, 国家工信部,"),
    ):
        text = (seeds / file).read_text(encoding="utf-8")
        assert old in text
        (seeds / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    await load(store, *shipped(seeds), seeds=seeds)
    assert [await store.stated(f"{kind}:fleets") for kind in ("vocabulary", "catalogue")] == stated
    (known,) = await node(store, Authority, "authority:miit", "aliases")
    assert isinstance(known, tuple)
    assert {"工信部", "国家工信部", "工信主管部"} <= set(known)
    (again,) = await load(store, own["plan"])
    assert again.unchanged

    with pytest.raises(StillReferenced):
        await unload(store, ["vocabulary:fleets"])
    await unload(store, [read.ids[0], "vocabulary:fleets", "catalogue:fleets"])
    (aliases,) = await node(store, EnterpriseType, "iov-platform-operator", "aliases")
    assert isinstance(aliases, tuple)
    assert "车云平台公司" not in aliases
    assert await store.count(Fetch("EnterpriseType", where=Equal("id", "fleet-operator"))) == 0


def upgraded_seeds(folder: Path, file: str, was: str, becomes: str) -> Path:
    """What ships, in a folder of its own, with one thing changed."""
    seeds = folder / "seeds"
    shutil.copytree(SEEDS, seeds)
    path = seeds / f"{file}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")
    return seeds


async def test_what_no_longer_fits_what_ships_is_a_warning_there(tmp_path: Path) -> None:
    own = written(tmp_path, vocabulary=VOCABULARY)
    was = "- 车联网从业企业"
    seeds = upgraded_seeds(tmp_path, "vocabulary", was, f"{was}\n      - 车队管理单位")
    async with scratch() as graph:
        await load(graph, own["vocabulary"])
        (upgraded,) = await load(graph, seeds / "vocabulary.yaml", seeds=seeds)
        assert ["vocabulary:fleets" in one and "车队管理单位" in one for one in upgraded.warnings] == [True]
        assert not upgraded.unchanged


async def test_a_name_that_one_s_own_catalogue_took_is_no_reason_to_refuse_what_ships(tmp_path: Path) -> None:
    own = written(tmp_path, catalogue=CATALOGUE)
    seeds = upgraded_seeds(
        tmp_path, "catalogue", "aliases: [市场监管总局,", "aliases: [工信主管部, 市场监管总局,"
    )
    async with scratch() as graph:
        await load(graph, own["catalogue"])
        (upgraded,) = await load(graph, seeds / "catalogue.yaml", seeds=seeds)
        assert not upgraded.unchanged


@pytest.mark.parametrize(
    ("file", "was", "becomes", "told"),
    [
        ("vocabulary", "extends: shipped\n", "", "extends: shipped"),
        ("vocabulary", "name: fleets\n", "", "name: my-company"),
        ("vocabulary", "extends: shipped", "extends: shiped", "Did you mean shipped?"),
        ("vocabulary", "name: 车联网服务平台运营企业", "name: 平台企业", "aliases"),
        ("vocabulary", "aliases: [车云平台公司]", "aliases: [汽车制造商]", "already means"),
        ("vocabulary", "fact: processes-data", "fact: processes-dta", "Did you mean processes-data?"),
        ("vocabulary", "type: iov-enterprise", "type: iov-enterprises", "Did you mean iov-enterprise?"),
        ("catalogue", "extends: shipped", "extends: elsewhere", "Loaded: "),
        ("catalogue", "name: fleets", "name: shipped", "name: my-company"),
        ("catalogue", "id: authority:miit", "id: authority:own", "already means authority:miit"),
        ("catalogue", "aliases: [工信主管部]", "aliases: [公安部]", "already means authority:mps"),
        ("synonyms", "extends: shipped\n", "", "extends: shipped"),
        ("synonyms", "groups:\n  - [铁马, 漏洞]\n", "groups:\n", "孤词|one term"),
        ("synonyms", "name: fleets\n", "", "name"),
    ],
)
async def test_what_does_not_fit_is_refused_with_the_remedy(
    tmp_path: Path, file: str, was: str, becomes: str, told: str
) -> None:
    text = {"vocabulary": VOCABULARY, "catalogue": CATALOGUE, "synonyms": SYNONYMS}[file]
    assert was in text
    own = written(tmp_path, **{file: text.replace(was, becomes, 1)})
    async with scratch() as graph:
        await load(graph, *shipped(SEEDS)[:2])
        before = await graph.revision()
        (refused,) = await load_paths(graph, [own[file]], seeds=SEEDS)
        assert isinstance(refused, Refusal)
        assert any(words in str(refused.error) for words in told.split("|")), str(refused.error)
        assert await graph.revision() == before


async def test_own_synonyms_are_searched_by_as_soon_as_they_are_loaded(store: Store, tmp_path: Path) -> None:
    own = written(tmp_path, synonyms=SYNONYMS)
    await load(store, *shipped(SEEDS))
    search = make_search(
        Settings(search_index=tmp_path / "index", search_interval=0.01, operation_timeout=PATIENCE_S), store
    )
    try:
        assert (await search.find("铁马", Narrowing())).rated == ()
        (loaded,) = await load(store, own["synonyms"])
        assert ["孤词" in one or "one term" in one for one in loaded.warnings] == [True]
        async with asyncio.timeout(PATIENCE_S):
            while (await search.revision()) != (await store.revision()):
                await search.find("铁马", Narrowing())
        assert (await search.find("铁马", Narrowing())).rated
    finally:
        await search.close()


async def test_what_ships_and_is_newer_than_what_is_loaded_is_told(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    async with scratch() as graph:
        await load(graph, *shipped(seeds), seeds=seeds)
        assert await differing(graph, seeds) == []
        for name in ("catalogue.yaml", "vocabulary.yaml", "task-lists/shanghai-zhudun-2026.review.yaml"):
            with (seeds / name).open("a", encoding="utf-8") as file:
                file.write("# more\n")
        names = ["vocabulary.yaml", "catalogue.yaml", "shanghai-zhudun-2026.txt"]
        assert await differing(graph, seeds) == names
        await load(graph, *shipped(seeds), seeds=seeds)
        assert await differing(graph, seeds) == []


async def test_the_examples_of_the_documentation_load(tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs" / "additions.md"
    blocks = re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 3
    own = written(tmp_path, **{f"own{number}": block for number, block in enumerate(blocks)})
    async with scratch() as graph:
        assert [one.warnings for one in await load(graph, *own.values()) if one.asked] == [(), (), ()]

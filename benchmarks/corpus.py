"""The documents that are loaded: what ships, and task lists made after the one that ships."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.generator import made_task_lists
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.store.port import Store
from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.documents.formats.by_content import read_document
from dutygraph.loaders.knowledge.authorities import AuthorityIndex
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.structure.prose.plan import read_plan
from dutygraph.service.load.file_result import Refusal
from dutygraph.service.load.files import shipped, vocabulary_of
from dutygraph.service.load.knowledge_from_store import read_knowledge
from dutygraph.service.load.loading import load_paths


@dataclass(frozen=True, slots=True)
class Corpus:
    """`lists` begin with the one that ships, which has a review beside it."""

    seeds: Path
    lists: tuple[Path, ...]

    async def prepare(self, store: Store) -> None:
        """Load the vocabulary and the catalogue."""
        vocabulary, catalogue, *_ = shipped(self.seeds)
        for outcome in await load_paths(store, (vocabulary, catalogue), seeds=self.seeds):
            if isinstance(outcome, Refusal):
                raise outcome.error

    async def knowledge(self, store: Store) -> Knowledge:
        """What the lists are read with, out of a store that was prepared."""
        return await read_knowledge(await Draft.of(store), vocabulary_of(self.seeds))


def make_corpus(seeds: Path, count: int, folder: Path) -> Corpus:
    """`count` task lists: the first that ships, then others made after it and written to `folder`."""
    published = shipped(seeds)[2]
    vocabulary = read_vocabulary(vocabulary_of(seeds))
    document = read_document(published)
    title = read_plan(document, in_table=True).title
    knowledge = Knowledge(vocabulary, AuthorityIndex(()), InstrumentIndex())
    place = knowledge.jurisdiction(document.text[title.start : title.end], document.text)
    home = next(each for each in vocabulary.jurisdictions if each.name == place)
    others = [each for each in vocabulary.jurisdictions if each is not home]
    lists = [published]
    for made in made_task_lists(document.text, home, others, count - 1):
        path = folder / f"{made.name}.txt"
        path.write_text(made.text, encoding="utf-8")
        lists.append(path)
    return Corpus(seeds, tuple(lists))

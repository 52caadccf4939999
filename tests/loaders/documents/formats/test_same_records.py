"""A document states the same in every format it is written in."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dutygraph.graph.model import NotModelled, Obligation, SourceDocument
from dutygraph.graph.stated import Statements, values
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from dutygraph.loaders.records.standard import read_standard
from dutygraph.text.characters import unified
from tests.loaders.conftest import LOADED_AT
from tests.loaders.documents.formats.reading_back import read
from tests.loaders.documents.formats.samples import SAMPLES, STANDARD
from tests.loaders.documents.formats.writing import FORMATS, Content, pdf

_OWN_TO_THE_FORMAT = ("SourceDocument", "NotModelled", "InstrumentFact")


def _records(said: Statements) -> Mapping[str, Mapping[str, object]]:
    """The records without their offsets; blanks and the bars of tables within quotes are the format's."""
    return {
        node.id: {
            name: re.sub(r"[\s|]", "", value) if isinstance(value, str) else value
            for name, value in values(node).items()
            if name not in ("start", "end")
        }
        for node in said.nodes
        if type(node).__name__ not in _OWN_TO_THE_FORMAT
    }


def _covered(said: Statements) -> bool:
    (document,) = (node for node in said.nodes if isinstance(node, SourceDocument))
    left = sum(node.end - node.start for node in said.nodes if isinstance(node, NotModelled))
    return document.modelled + left == document.characters


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_document_states_the_same_in_every_format(
    kind: str, format: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    def said(name: str, content: Content) -> Statements:
        file, write = FORMATS[name]
        path = tmp_path / file
        path.write_bytes(write(content))
        loaded = read_path(path, knowledge, loaded_at=LOADED_AT)
        assert loaded.kind == kind
        return loaded.statements

    expected, found = said("text", SAMPLES[kind]), said(format, SAMPLES[kind])
    assert any(type(node).__name__ == "Obligation" for node in expected.nodes)
    assert _records(found) == _records(expected)
    assert _covered(found)


@pytest.mark.parametrize("format", FORMATS)
def test_a_standard_states_the_same_in_every_format(
    format: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    def said(name: str) -> Statements:
        file, write = FORMATS[name]
        return read_standard(read(tmp_path, file, write(STANDARD)), knowledge, LOADED_AT).statements

    found = said(format)
    assert _records(found) == _records(said("text"))
    assert _covered(found)


@pytest.mark.parametrize(
    "written",
    [
        {"numbered": False, "indent": False},
        # What browsers print in the margins, on a page alone too.
        {
            "head": "2031/4/29 11:17    某市智能网联汽车数据管理办法",
            "foot": "https://example.org/a/1.html {page}/1",
        },
        {"head": "4/29/31, 11:17 AM", "foot": "file:///home/law.html"},
    ],
)
def test_a_pdf_states_the_same_however_its_pages_are_set(
    written: Mapping[str, Any], tmp_path: Path, knowledge: Knowledge
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(SAMPLES["law"], **written))
    text = tmp_path / "a.txt"
    text.write_bytes(FORMATS["text"][1](SAMPLES["law"]))
    found, expected = (read_path(one, knowledge, loaded_at=LOADED_AT).statements for one in (path, text))
    assert _records(found) == _records(expected)


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_radicals_that_printing_to_pdf_leaves_are_the_characters_they_stand_for(
    kind: str, format: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    file, write = FORMATS[format]
    (tmp_path / "usual").mkdir()
    usual, odd = tmp_path / "usual" / file, tmp_path / file
    usual.write_bytes(write(SAMPLES[kind]))
    radicals = str.maketrans("一二十日月用生车网行", "⼀⼆⼗⽇⽉⽤⽣⻋⽹⾏")
    odd.write_text(usual.read_text("utf-8").translate(radicals), "utf-8")
    said, expected = (read_path(one, knowledge, loaded_at=LOADED_AT).statements for one in (odd, usual))
    if format == "text":
        # Its own characters stay in what is quoted from it.
        text = odd.read_text("utf-8")
        assert all(
            node.quote == text[node.start : node.end] for node in said.nodes if isinstance(node, Obligation)
        )
    assert {
        id: {name: unified(value) if isinstance(value, str) else value for name, value in record.items()}
        for id, record in _records(said).items()
    } == _records(expected)
    assert _covered(said)

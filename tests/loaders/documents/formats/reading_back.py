"""Reads bytes back as a file of some name, and lists what the blocks say."""

from pathlib import Path

from dutygraph.loaders.documents.document import Document, Paragraph
from dutygraph.loaders.documents.formats.by_content import read_document


def read(folder: Path, name: str, data: bytes) -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def blocks(document: Document) -> list[str | list[str]]:
    """Paragraphs as text, rows as lists of cells."""
    text = document.text
    said: list[str | list[str]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said.append(text[block.span.start : block.span.end])
        else:
            said.append([" ".join(text[span.start : span.end] for span in cell) for cell in block.cells])
    return said


def asides(document: Document) -> list[tuple[str, str]]:
    return [(document.text[span.start : span.end], reason) for span, reason in document.asides]

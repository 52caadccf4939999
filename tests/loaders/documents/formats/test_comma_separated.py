import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.formats.comma_separated import read_csv
from tests.loaders.documents.formats.reading_back import blocks

TITLE = "2031年渔船安全任务清单"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_saved_as_csv_is_its_table(delimiter: str, encoding: str) -> None:
    rows = (
        [TITLE, "", ""],
        ["序号", "任务", "时限"],
        ["1", '"建立台账，\n每年""更新"""', "6月底前"],
        ["2", "", "7月底前"],
    )
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n\r\n"
    assert blocks(read_csv("a.csv", text.encode(encoding))) == [
        TITLE,
        ["序号", "任务", "时限"],
        ["1", '建立台账， 每年"更新"', "6月底前"],
        ["2", "", "7月底前"],
    ]


def test_a_quote_that_is_never_closed_is_refused() -> None:
    with pytest.raises(RefusedDocument, match="quotes"):
        read_csv("a.csv", f'序号,任务\n1,"{"建立台账，" * 30_000}'.encode())


def test_a_sheet_without_words_is_refused() -> None:
    with pytest.raises(RefusedDocument, match="no text"):
        read_csv("a.csv", b",,\r\n,,\r\n")

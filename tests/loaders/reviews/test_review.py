import hashlib
from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Deliverable, Modality, Obligation, Review, Task
from dutygraph.graph.stated import Statements
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from dutygraph.loaders.reviews.finding import review_path
from tests.loaders.conftest import LOADED_AT

LIST = """某市“护网”2027年车联网安全任务清单

序号\t重点任务\t\t\t企业材料提报
一\t主体责任\t1.落实责任。\t各车联网企业应完善制度，加强管理。鼓励企业设立首席安全官。\t企业应向主管部门报送年度报告。
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.txt"
    path.write_text(LIST, encoding="utf-8")
    return path


def write_review(path: Path, *lines: str, sha256: str | None = None) -> None:
    sha256 = sha256 or hashlib.sha256(path.read_bytes()).hexdigest()
    head = (
        "kind: review",
        f"document_sha256: {sha256}",
        "reviewed_on: 2027-01-02",
        "tasks:",
        "  - number: 1",
    )
    review_path(path).write_text("\n".join((*head, *lines)), encoding="utf-8")


def obligations(said: Statements) -> list[Obligation]:
    return sorted((n for n in said.nodes if isinstance(n, Obligation)), key=lambda o: o.ordinal)


CONFIRMED = (
    "    title_en: Primary responsibility",
    "    statements:",
    "      - text: 各车联网企业应完善制度，加强管理。",
    "        text_en: Improve the rules.",
    "      - text: 鼓励企业设立首席安全官。",
)
MATERIAL = (
    "      - text: 企业应向主管部门报送年度报告。",
    "        deliverables:",
    "          - quote: 年度报告",
    "            name_en: Annual report",
    "            kind: FILING",
)


def test_a_review_confirms_corrects_and_adds_english(listed: Path, knowledge: Knowledge) -> None:
    write_review(listed, *CONFIRMED, *MATERIAL)
    said = read_path(listed, knowledge, loaded_at=LOADED_AT).statements
    assert [(o.text_en, o.review) for o in obligations(said)] == [
        ("Improve the rules.", Review.REVIEWED),
        (None, Review.REVIEWED),
        (None, Review.REVIEWED),
    ]
    (deliverable,) = [n for n in said.nodes if isinstance(n, Deliverable)]
    assert (deliverable.name, deliverable.name_en, deliverable.kind) == (
        "年度报告",
        "Annual report",
        "FILING",
    )
    (task,) = [n for n in said.nodes if isinstance(n, Task)]
    assert task.title_en == "Primary responsibility"


def test_without_its_review_a_document_is_read_by_the_rules_alone(listed: Path, knowledge: Knowledge) -> None:
    write_review(listed, *CONFIRMED, *MATERIAL)
    said = read_path(listed, knowledge, review=False, loaded_at=LOADED_AT).statements
    assert {o.review for o in obligations(said)} == {Review.EXTRACTED}
    assert [o.modality for o in obligations(said)] == [
        Modality.MANDATORY,
        Modality.ENCOURAGED,
        Modality.MANDATORY,
    ]


def test_a_review_may_cut_statements_where_the_rules_do_not(listed: Path, knowledge: Knowledge) -> None:
    write_review(
        listed,
        "    statements:",
        "      - text: 各车联网企业应完善制度",
        "      - text: 加强管理。",
        "        modality: PERMITTED",
        "      - text: 鼓励企业设立首席安全官。",
        "        binds: [iov-platform-operator]",
        *MATERIAL,
    )
    said = read_path(listed, knowledge, loaded_at=LOADED_AT).statements
    assert [(o.text, o.modality) for o in obligations(said)][:2] == [
        ("各车联网企业应完善制度", Modality.MANDATORY),
        ("加强管理。", Modality.PERMITTED),
    ]
    bound = {r.end for r in said.relationships if r.type == "BINDS" and r.start.endswith("/003")}
    assert bound == {"iov-platform-operator"}


@pytest.mark.parametrize(
    ("said", "open_"),
    [((), True), (("binds: [ota-provider]",), None), (("binds: [ota-provider]", "open_case: yes"), True)],
)
def test_what_a_person_says_of_whom_it_binds_leaves_no_case_open_unless_it_says_so(
    said: tuple[str, ...], open_: bool | None, listed: Path, knowledge: Knowledge
) -> None:
    case = "使用渔用雷达的车联网企业应完善制度，加强管理。"
    listed.write_text(LIST.replace("各车联网企业应完善制度，加强管理。", case), encoding="utf-8")
    told = (f"        {line}" for line in said)
    encouraged = "      - text: 鼓励企业设立首席安全官。"
    write_review(listed, "    statements:", f"      - text: {case}", *told, encouraged, *MATERIAL)
    read = read_path(listed, knowledge, loaded_at=LOADED_AT).statements
    first = obligations(read)[0]
    bound = {one.end for one in read.relationships if (one.type, one.start) == ("BINDS", first.id)}
    assert (bound, first.open_case) == ({"ota-provider"} if said else {"iov-enterprise"}, open_)


def test_a_review_of_another_text_is_refused(listed: Path, knowledge: Knowledge) -> None:
    write_review(listed, *CONFIRMED, *MATERIAL, sha256="0" * 64)
    with pytest.raises(RefusedDocument, match=r"list\.review\.yaml:2.*bound to 0000.*--no-review"):
        read_path(listed, knowledge, loaded_at=LOADED_AT)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (CONFIRMED, "a statement is missing.*报送年度报告"),
        ((*CONFIRMED, *MATERIAL, "      - text: 文中没有的话。"), "does not say"),
        ((*CONFIRMED, *MATERIAL, "  - number: 9"), "no number 9"),
        ((*CONFIRMED, *MATERIAL, "          - quote: 月报"), "does not say: “月报”"),
        ((*CONFIRMED, *MATERIAL, "        colour: red"), "colour"),
        (
            (*CONFIRMED, *MATERIAL, "        binds: [iov-platform-operators]"),
            r"no enterprise type iov-platform-operators\..*iov-platform-operator\b",
        ),
    ],
)
def test_a_review_that_does_not_fit_the_document_is_refused_with_its_place(
    listed: Path, knowledge: Knowledge, lines: tuple[str, ...], message: str
) -> None:
    write_review(listed, *lines)
    with pytest.raises(RefusedDocument, match=message) as refused:
        read_path(listed, knowledge, loaded_at=LOADED_AT)
    assert all("list.review.yaml:" in problem.place for problem in refused.value.problems)

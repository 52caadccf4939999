"""Where numbers of standards and documents stand in running text.

Works on normal text (`dutygraph.text.normal_text`): one width, one dash, square brackets. Word boundaries
are drawn by hand, for Chinese characters are word characters to a regular expression.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.text.numerals import CHINESE_NUMERAL


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """Characters `start` to `end` of the normal text; `number` has the code that a list leaves out there."""

    start: int
    end: int
    number: str


_YEAR = r"(?:19|20)\d{2}"
_SERIAL = r"\d{1,6}(?:\.\d{1,3}){0,3}"
_CHINESE_CODE = (
    r"(?:(?i:GB)(?:\s?/\s?(?i:[TZ])|[ZJ])?"
    r"|T\s?/\s?[A-Z][A-Z0-9]{1,11}?"
    r"|Q\s?/\s?[A-Z][A-Z0-9]{1,9}?"
    r"|DB\s?\d{2,6}(?:\s?/\s?[TZ])?"
    r"|(?i:[A-Z]{2,3}\s?/\s?[TZ]))"
)
_INTERNATIONAL_CODE = (
    r"(?:ISO|IEC|IEEE|ETSI|CEN|EN|ANSI|NIST)(?:\s?/\s?(?:IEC|SAE|IEEE|TS|TR|PAS|DIS|FDIS|CD))*"
)
_STANDARD = re.compile(
    rf"""(?<![A-Za-z0-9])(?:
      (?P<code>{_CHINESE_CODE}|{_INTERNATIONAL_CODE})[ ]?
      (?P<body>(?>(?P<serial>{_SERIAL})(?:\s?-{{1,2}}\s?\d{{1,4}}(?!\d)){{0,3}}(?:\s?:\s?{_YEAR})?))
    | (?P<other>[A-Z]{{2,6}}(?:\s?/\s?[A-Z]{{1,5}}){{0,2}})[ ]?
      (?P<dated>(?>{_SERIAL}(?:\s?-\s?\d{{1,3}}(?!\d)){{0,2}}\s?(?:-{{1,2}}|:)\s?{_YEAR}))
    | UN(?:\s?/?\s?ECE)?\s?R(?:egulation)?\s?(?:No\.?\s?)?(?P<regulation>\d{{1,3}})
    | SAE\s?J\s?\d{{3,4}}(?:[_-]\d{{4,6}})?
    | ITU-T\s?[A-Z]\.\d+(?:\.\d+)?
    )(?P<amendment>/XG\d+-{_YEAR})?(?![A-Za-z0-9])""".replace(r"\s?", "[ ]?"),
    re.VERBOSE,
)
_LETTER = re.compile(r"[A-Za-z]")
_FURTHER = re.compile(
    rf"[ ]?(?:[、,;]|和|及|与|以及|或者?)[ ]?(?P<number>(?P<letter>R[ ]?)?"
    rf"(?>(?P<serial>{_SERIAL})(?:[ ]?-[ ]?\d{{1,3}}(?!\d))?(?P<year>[ ]?-{{1,2}}[ ]?{_YEAR})?))"
    r"(?![A-Za-z0-9.%])(?![ ]?[年月日个项条款章节级万亿元吨米家次类种台辆])"
)
_NUMERAL = rf"(?:\d{{1,5}}|[{CHINESE_NUMERAL}]{{1,9}})"
_DOCUMENT = re.compile(rf"[ ]?[\[(][ ]?{_YEAR}[ ]?[\])][ ]?第?[ ]?{_NUMERAL}[ ]?号(?!令)")
_ORDER = re.compile(
    r"(?:令|公告|通告)[ ]?"
    rf"(?P<marked>[\[(][ ]?{_YEAR}[ ]?年?[ ]?[\])][ ]?第?|{_YEAR}[ ]?年[ ]?第?|第)?[ ]?{_NUMERAL}[ ]?号"
)
_ORDER_LAST = re.compile(rf"(?:{_YEAR}[ ]?年[ ]?)?第?[ ]?{_NUMERAL}[ ]?号[ ]?(?:令|公告|通告)")
_WORD = re.compile(r"(?:[一-鿿]+[ ])*[一-鿿]+$")
_LONGEST_WORD = 120

# Names of authorities and of their groups that contain a word which otherwise ends a phrase.
_NAMES = re.compile(
    r"共和国|工业和信息化|经济和信息化|科技和信息化|发展和改革|住房和城乡|人力资源和社会|文化和旅游"
    r"|卫生和计划|规划和自然|规划和国土|农业和农村|民族和宗教|版权和"
    rf"|等[{CHINESE_NUMERAL}\d]{{1,3}}(?:个)?(?:部门|部委|部|委|单位|厅局)"
)
_BEFORE_A_NUMBER = re.compile(
    rf"[{CHINESE_NUMERAL}]{{1,4}}年|(?:[{CHINESE_NUMERAL}]{{1,3}}月)?[{CHINESE_NUMERAL}]{{1,3}}日"
    r"|根据|依据|依照|按照|参照|遵照|比照|对照|落实|贯彻|执行|印发|转发|下发|颁发|发布|公布|制定|符合|满足"
    r"|关于|参见|详见|遵守|遵循|违反|废止|替代|代替|修订|修改|实施|结合|以及|通过|通知|文件|精神|要求|规定"
    r"|文号|编号|包括|属于|适用|引用|涉及|现行|会同|其中|即|和|与|及|或者|或|的|是|为|由|见"
)
_ISSUER_END = "院部府委局会室席署厅办"


def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """All numbers in a normal text, in order and without overlap."""
    found = sorted([*_standards(text), *_documents(text)], key=lambda number: (number.start, -number.end))
    kept: list[FoundNumber] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def _standards(text: str) -> Iterator[FoundNumber]:
    letter = _LETTER.search(text)
    for found in _STANDARD.finditer(text, letter.start()) if letter else ():
        if _is_standard(found):
            yield FoundNumber(*found.span(), found[0])
            yield from _further(text, found)


def _further(text: str, first: re.Match[str]) -> Iterator[FoundNumber]:
    """Further numbers of a list that leave out the code: GB 44495-2024、44496-2024; UN R155和R156."""
    code = first["code"] or first["other"] or ("UN" if first["regulation"] else None)
    serial, at = first["serial"] or first["dated"] or "", first.end()
    while code and (more := _FURTHER.match(text, at)):
        # Without a year or a letter of its own it is as long as the one that it stands beside.
        alike = first["body"] == serial and len(serial) == len(more["number"]) > 3
        if not (more["letter"] if first["regulation"] else more["year"] or alike):
            return
        yield FoundNumber(*more.span("number"), f"{code} {more['number']}")
        at = more.end()


def _is_standard(found: re.Match[str]) -> bool:
    # GB is also a unit: a short number needs its year or the slash of a recommended standard.
    if found["code"] is None or "/" in found["code"] or found["code"].upper().startswith("DB"):
        return True
    return found["body"] != found["serial"] or len(found["serial"].partition(".")[0]) >= 3


def _documents(text: str) -> Iterator[FoundNumber]:
    for pattern in (_DOCUMENT, _ORDER, _ORDER_LAST) if "号" in text else ():
        for found in pattern.finditer(text):
            start = _word_start(text, found.start())
            issuer = text[start : found.start()]
            # An order without a mark of its own before the number has to be that of somebody.
            marked = pattern is _ORDER and found["marked"]
            if marked or issuer.endswith(tuple(_ISSUER_END)) or (pattern is _DOCUMENT and issuer):
                yield FoundNumber(start, found.end(), text[start : found.end()])


def _word_start(text: str, end: int) -> int:
    """Where the issuer's word before a document number begins; never in the phrase that leads up to it."""
    base = max(0, end - _LONGEST_WORD)
    run = _WORD.search(text[base:end])
    if run is None:
        return end
    word = _NAMES.sub(lambda name: "□" * len(name[0]), run[0])
    cut = max((found.end() for found in _BEFORE_A_NUMBER.finditer(word)), default=0)
    start = base + run.start() + cut
    if cut == 0 and start and text[start - 1].isdigit() and text[start] in "年月日号条款项":
        start += 1
    while start < end and text[start] == " ":
        start += 1
    return start

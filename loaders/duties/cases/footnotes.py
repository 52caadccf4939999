"""Notes below a text that limit what has their mark: 备案[1]。[1] 外资企业。"""

import re
from collections.abc import Iterator
from itertools import islice

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.duties.cases.own_parts import asks

_FOOTNOTE = re.compile(
    r"^[^\S\n|]*(?:[备附]?注[：:][^\S\n]*)?(?P<mark>[\[［〔【][\da-z]{1,2}[\]］〕】]|[①-⑳ⓐ-ⓩ]|[*＊※△▲★☆†‡＃]{1,3}|注\d{1,2})[：:]?[^\S\n]*"
    r"(?P<says>[^。；\n]{2,80})",
    re.MULTILINE,
)
_TELLS_MORE = re.compile(
    r"全[部体]|所有|均须|见附|详见|参见|样式|格式|模板|样表|下同|电话|联系|邮箱|网址|http|《|单位：|^[^，。；]{0,8}(?:包括|含|[是特]指|如：|例如)"
    r"|^(?![^。；]*(?:企业|单位|公司|车|级|系统|[仅只限免不选可满超未]|以上|适用|执行|试[点行]))[^。；]*?[每\d一二三四五六七八九十两]+个?(?:年|月|季度|周|日|天|份|次)"
    r"|^[表示为]{0,3}(?:重点|新增|年度|必[选做报填])[^，。；]{0,4}(?:任务|工作|事项|内容|指标|项)(?=$|[，。])"
)
"""What a note by a mark says that limits nothing: 样式见附件, 所有企业均须提交."""
_SIGNS = "*＊※△▲★☆†‡＃"
_MOST_NOTES = 50


def of_footnotes(text: str) -> Iterator[tuple[Span, Span]]:
    """Where a note stands, and where each sentence or cell does that has its mark and that it limits."""
    for note in islice(_FOOTNOTE.finditer(text), _MOST_NOTES):
        says, name = note["says"], note["mark"]
        more = r"\d" if name[-1].isdigit() else rf"[一-鿿\w{name[0]}]" if name[0] in _SIGNS else "(?!)"
        marks = re.finditer(rf"{re.escape(name)}(?!{more})", text[: note.start()])
        for marked in islice(marks, _MOST_NOTES):
            start = max(text.rfind(end, 0, marked.start()) for end in "。；\n|\t") + 1
            words = text[start : marked.start()].strip()
            if words and not (_TELLS_MORE.search(says) or says[:3] in words or asks(says)):
                yield Span(*note.span()), Span(start, marked.end())

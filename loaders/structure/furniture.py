"""What a page puts around a document and is none of it: paths, share buttons, footers, links, numbers."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from dutygraph.loaders.documents.document import Block, Document, Paragraph, Row, Span
from dutygraph.loaders.structure.telling import asks
from dutygraph.loaders.structure.title_lines import is_name
from dutygraph.loaders.structure.validity import TOLD_BESIDE
from dutygraph.text.characters import CHINESE
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import HEADING
from dutygraph.text.normal_text import normal_text, without_blanks

FURNITURE = "网页文字 page furniture"
CONTENTS = "目录 table of contents"

_LONGEST = 120
_ANYWHERE = quick(
    r"(?:您?(?:的)?(?:当前|现在)?(?:所在)?位置[:：]|首页\s*[>＞»→/|?·-])"
    r"|分享(?:到|至)?[:：]|字[号体]\s*[:：]|[【\[［]\s*(?:打印|关闭|字体|返回)|(?:打印|关闭)(?:本页|窗口|页面)|扫一扫|[上下]一[篇条]\s*(?:[:：]|$|[上下]一)"
    r"|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP[备证]|公网安备|网站标识码|版权所有|Copyright|©|技术支持\s*[:：]|网站地图|联系我们"
    rf"|^(?:作者|编辑|记者|撰文|摄影|审核|校对|排版|[图文](?:[/／][图文])?)\s*[:：].{{1,30}}$|^>>[^。]{{1,40}}<<$|^点击(?:加载|查看)|^本文导航$"
    rf"|责(?:任编辑|编)\s*[:：]|(?:浏览|点击|阅读)(?:次数|量|数)\s*[:：]|(?<![{CHINESE}])(?:信息|文章|内容)?来源\s*[:：]|https?://\S+$|微信(?:公众)?号"
    r"|(?:时\s?效\s?性|(?:效力|时效|文件)状态|效力[级位][别阶]|有效性)\s?[】\]]?\s*[:：]"
    r"|备案号\s*[:：]|All Rights Reserved|版权声明|关于我们"
    r"|设为首页|加入收藏|(?<!\S)(?:无障碍|移动版|用户中心|繁体)(?:\s|$)|^第?[A-Z]?\d{1,3}版[:：]|[上下]一[版页]|(?<!\S)(?:热搜|热门搜索)\s*[:：]|^时间\s*[:：][\d\s-]{4,12}(?:人气|作者|来源|浏览)"
    r"|^[（(][^。；，]{0,10}记者[^。；，]{2,30}[）)]$"
    r"|(?<=[^。；：|｜])(?:[|｜][^。；：|｜]{1,34})+$|^(?:最近更新|无障碍|繁體|繁体版|手机版|长者模式)"
    rf"|相关(?:链接|解读|新闻|文章|稿件)\s*[:：]?|(?<![{CHINESE}])(?:主办|承办|维护)单位?\s*[:：]|(?:发布|更新|成文|生成)(?:日期|时间)\s*[:：]|索\s*引\s*号\s*[:：]|附件下载"
)
_AT_HEAD = re.compile(
    r"[^。；：>＞»]{0,12}(?:\s*(?:>>|＞＞|[>＞»])\s*[^。；：>＞»]{1,20}){1,6}$"
    r"|(?:https?://\S+\s*)?[^。；：，于至在前]{0,12}?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d{2}"
    r"|[^。；，：]{0,10}(?:记者|通讯员)[\s:：][^。；，：]{1,30}$"
)
_NUMBER = re.compile(
    r"[—–\-－─·•]+\s*\d{1,4}\s*[—–\-－─·•]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*[（(]?共\s*\d{1,4}\s*页[）)]?)?"
)
_BUTTON = re.compile(
    r"(?:查看|阅读)原文|转载(?:请|时|须)[^。]{0,80}|加载(?:全文|更多)|[^。；，]{0,8}\s?正文|微博|微信|QQ空间|Qzone|图集|其他|收藏|举报|点赞|打印|返回(?:顶部|列表|首页)?|分享|评论(?:一下|\s*\d.{0,8})?|关怀版|图片|视频|EN|English|简体|繁体"
    r"|[^。；\s]{1,60}\.(?:png|jpe?g|gif|bmp|webp)|编辑\s*[:：].{0,12}|相关文件\s*[:：]?|[一-鿿]{0,6}(?:新闻|资讯|报道|动态|要闻|快讯|客户端)|[一-鿿]{2,8}(?<![车互物]联)(?<![电专官水气热管路])网(?:首页)?"
    r"|(?:用户)?(?:登[录陆]|注册)(?:\s?[/|]?\s?注册)?|[^，。；]{0,10}[\[【]切换[^，。；]{1,4}[\]】]|法律法规|政策(?:法规|文件)|(?:通知|公示)公告|公告公示|(?:政务|信息)公开|[-—|｜>＞»*=~·•\s]+"
    r"|欢迎(?:访问|来到|光临|关注).*|关注[^。；，\s]{2,8}|[^。；，]{2,12}网站?\s?[-—|_]{1,2}\s?[^。；，]{2,16}(?:网站?|库|平台)"
    r"|[【\[]?(?:免责声明|版权声明|原标题|(?:本文)?转[自载][^。：:]{0,4})[】\]]?\s*[:：].*"
)
"""All of a line that is to be clicked, or that a page leaves to be filled in, or says of itself."""
_BEFORE = quick(
    r"正在阅读\s*[:：]\s*|[|｜]\s*(?=[^|｜]*$)"
    r"|(?=[!-~ \t]*(?:[!#$%&*+;<=>?@\[\]^{}~]|\w\([ \t]))(?:[!-~]{1,4}[ \t]+){3,}[!-~]{0,4}"
)
"""What a page sets before a line, marks against its being copied among it: 6 r. j8 L- B+ ]."""
_MAY_TELL = re.compile("[效态已]")
"""Without one of these no line tells that a text holds no longer."""
_SHORT = 8
"""Words before a bar that are no more than what a page calls its parts."""
_ADVERTISES = quick(
    r"[【\[（(]?(?:广告|推广|赞助)[】\]）):：]|(?:限时|免费|立即|马上|戳|点击|长按|扫码|扫描|识别)[^，。；]{0,16}?(?:二维码|领取|试用|抢购|咨询律师|关注|加群|进群|阅读原文|在看)"
    r"|回复[^，。；]{0,4}[“\"「][^”\"」]{1,12}[”\"」]|(?:下载|打开)[^，。；]{0,8}(?:APP|App|app|客户端)[^，。；]{0,4}(?:[，！!>＞]|查看|阅读|$)"
    r"|^(?:推荐|延伸|相关|猜你|更多)(?:阅读|推荐|喜欢|精彩|内容)|(?:开通|成为|加入)[^，。；]{0,8}(?:会员|VIP|vip)|限时[^，。；]{0,6}折"
)
"""What a page asks of whoever reads it, for itself or who pays: to follow, fetch, download or buy."""
_HANDLED = re.compile(r"[填报]|登[录记]|提交|上传|备案|注册|申[请领办]|办理|完成")
"""What is done about a duty by such means: 扫描二维码填报."""
_ENTRY = re.compile(
    r"(?P<name>[^，。；？！\n]{1,80}?)(?:[\s\u3000.…．·⋯]+(?:(?P<page>\d{1,3})|[IVXLⅠ-Ⅻ]{1,6}))?[\s.…．·⋯]*"
)
_ABOVE_ENTRIES = ("目录", "目次")
_FEWEST_ENTRIES = 4
_FEWEST_STAMPS, _LONGEST_STAMP = 3, 16


def without_furniture(document: Document) -> Document:
    """The document with the lines of the page it was published on put aside, each with its place.

    Only short lines that state nothing by a modal word are taken for such.
    """
    blocks: list[Block] = []
    asides = list(document.asides)
    contents, stamps = _contents(document), _stamps(document)
    for at, block in enumerate(document.blocks):
        if at in contents:
            asides += ((span, CONTENTS) for span in (block.spans if isinstance(block, Row) else [block.span]))
            continue
        if not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        own, beside = _own(document.text, block.span, stamps)
        words = own.of(document.text)
        if (
            not words
            or words in stamps
            or _is_furniture(
                document.text, own, barred=any(set("|｜丨") & set(document.text[a:b]) for a, b in beside)
            )
        ):
            asides.append((block.span, FURNITURE))
        else:
            asides += ((span, FURNITURE) for span in beside)
            blocks.append(replace(block, span=own) if beside else block)
    if len(asides) == len(document.asides) or not blocks:
        return document
    return replace(document, blocks=tuple(blocks), asides=tuple(asides))


def _contents(document: Document) -> frozenset[int]:
    """Which blocks are tables of contents: several in a row, each a name and the page it is on, in order;
    below 目录 also what a later line says again, as chapters in a row do anywhere.
    """
    said, pages = list[str](), list[int]()
    for block in document.blocks:
        spans = [block.span] if isinstance(block, Paragraph) else block.spans or [Span(0, 0)]
        entry = _ENTRY.fullmatch(document.text, spans[0].start, spans[-1].end)
        said.append(without_blanks(entry["name"]) if entry else "")
        pages.append(int(entry["page"] or -1) if entry else -1)
    later = {words: at for at, words in enumerate(said)}
    runs: list[list[int]] = [[]]
    page = 0
    for at, (block, words, on) in enumerate(zip(document.blocks, said, pages, strict=True)):
        above = words in _ABOVE_ENTRIES
        below = any(said[first] in _ABOVE_ENTRIES for first in runs[-1][:1])
        paged = on >= page and (below or isinstance(block, Paragraph))
        again = bool(words) and (below or HEADING.match(words)) and later[words] > at
        if above or not (paged or again):
            runs.append([])
            page, paged = 0, on >= 0 and isinstance(block, Paragraph)
        runs[-1] += [at] if above or paged or again else []
        page = max(page, on)
    named = (run for run in runs if run and (said[run[0]] in _ABOVE_ENTRIES or HEADING.match(said[run[0]])))
    few, many = (run for run in named if len(run) > 1), (run for run in runs if len(run) >= _FEWEST_ENTRIES)
    return frozenset(at for run in (*few, *many) for at in run)


def _stamps(document: Document) -> frozenset[str]:
    """What stands behind the last full stop of several paragraphs: a page's name, an item's mark."""
    lines = (block.span.of(document.text) for block in document.blocks if isinstance(block, Paragraph))
    behind = Counter(line.rpartition("。")[2] for line in lines if "。" in line)
    return frozenset(
        words
        for words, times in behind.items()
        if times >= _FEWEST_STAMPS and 0 < len(words) <= _LONGEST_STAMP
    )


def _own(text: str, line: Span, stamps: Collection[str]) -> tuple[Span, list[Span]]:
    """A line without what stands before it, and the bars of a table behind it; and these."""
    before = _BEFORE.match(text, line.start, line.end)
    start = before.end() if before else line.start
    words = text[start : line.end]
    end = start + len(words.rstrip(" \t\u3000|｜"))
    if end == start or not set(text[end : line.end]) & {"|", "｜"}:
        stamp = words.rpartition("。")[2] if "。" in words else ""
        end = line.end - len(stamp) * (stamp in stamps)
    sides = ((line.start, start), (end, line.end))
    return Span(start, end), [Span(*side) for side in sides if side[0] < side[1]]


def _is_furniture(text: str, span: Span, *, barred: bool) -> bool:
    words = span.of(text).strip()
    if len(words) > _LONGEST:
        return False
    if _NUMBER.fullmatch(words) or _BUTTON.fullmatch(words.lstrip("-·• ") or words):
        return True
    if _MAY_TELL.search(words) and TOLD_BESIDE.search(normal_text(words).text):
        return True
    advertises = _ADVERTISES.search(words) and not _HANDLED.search(words)
    of_page = advertises or (not words.endswith("。") and (_AT_HEAD.match(words) or _ANYWHERE.search(words)))
    return bool(of_page or (barred and len(words) <= _SHORT and not is_name(text, span))) and not asks(words)

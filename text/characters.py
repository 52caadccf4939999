"""One character for what documents write in several: radicals, widths, zeros, and characters nobody sees.

Radicals are what many PDF files give when their text is copied (⼀⽇⽹ for 一日网). Those of the Kangxi
block have their unified character in NFKC, those of the supplement in Unicode's EquivalentUnifiedIdeograph.
"""

import re
import unicodedata

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
"""Characters without a width or sign of their own, for use inside a character class."""

CHINESE = "\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf\U00020000-\U0003ffff"
"""Chinese characters, for use inside a character class."""

_TRADITIONAL = re.compile(
    "[條為規應當於與業機報時國個會對後開發來從動權責實過進東車電長門問間書處號該項據證義務則產關運營學員設備維護緊類離"
    "辦記訂漁訊網數聯監審廣]"
)
"""Of characters that only traditional writing has, those that documents use most."""
_FEWEST, _SHARE = 8, 0.05

_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬"
    "⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝"
    "⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄"
    "⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_UNIFIED = str.maketrans(
    {radical: unicodedata.normalize("NFKC", radical) for radical in map(chr, range(0x2F00, 0x2FD6))}
    | dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
)
_OTHERWISE_WRITTEN = re.compile(
    "[\u2000-\u200a\u202f\u205f\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0002f800-\U0002fa1f]"
)
_NARROW = re.compile(
    rf"[,;:?!](?:(?<=[{CHINESE}》”）].)|(?<=[{CHINESE}]\).))(?!\d)"
    rf"|\.(?<=[{CHINESE}》”）].)(?<![一二三四五六七八九十甲乙丙丁].)"
    rf"(?=[ \t\u3000]+[{CHINESE}《“（]|[ \t\u3000]*(?:$|\n))"
)
_NARROW_BRACKETS = re.compile(
    rf"\((?:(?<=[{CHINESE}》”].)|(?=[{CHINESE}《“])|(?=[^()\n]{{1,80}}(?:[{CHINESE}》”]\)|\)[{CHINESE}《“，。；、])))"
    r"[^()\n]{1,80}\)"
)
"""Punctuation of Latin width in Chinese text, brackets in pairs; not the stop of a number (一. 总则)."""
_WIDER = str.maketrans(",;:?!()", "，；：？！（）")
_STOP = str.maketrans(".", "。")
_ZEROS = "○◯Oo0Ｏｏ０"
_ROUND_ZERO = re.compile(
    rf"[{_ZEROS}](?<=[〇零一二三四五六七八九十百千].)[{_ZEROS}]*(?=[〇零一二三四五六七八九十年月日号条款项章])"
)


def unified(text: str) -> str:
    """The text with as many characters, a unified character for each radical."""
    return text.translate(_UNIFIED) if _RADICAL.search(text) else text


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters, and does not only quote some."""
    found = len(_TRADITIONAL.findall(text))
    return found >= _FEWEST and found >= _SHARE * len(re.findall(f"[{CHINESE}]", text))


def in_usual_characters(text: str) -> str:
    """The text with as many characters: one width for letters, digits, blanks; 〇 in numerals.

    Punctuation and the numbers of items (①) stay, for both tell where things begin.
    """
    plain = _OTHERWISE_WRITTEN.sub(_usual, text)
    return with_zeros(plain)


def in_usual_punctuation(text: str) -> str:
    """The text with as many characters, its commas, colons and brackets as wide as its Chinese characters."""
    in_brackets = _NARROW_BRACKETS.sub(lambda pair: f"（{pair[0][1:-1]}）", text) if "(" in text else text
    return _NARROW.sub(lambda mark: mark[0].translate(_WIDER).translate(_STOP), in_brackets)


def widened(text: str) -> str:
    """The text with all its commas, colons and brackets wide: to compare what was cut apart."""
    return text.translate(_WIDER)


def _usual(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", unified(match[0]))
    return plain if len(plain) == 1 else match[0]


def with_zeros(text: str) -> str:
    """The text, as long; a circle or letter O among Chinese digits is the zero it stands for: 二○二五年."""
    return _ROUND_ZERO.sub(lambda zeros: "〇" * len(zeros[0]), text)

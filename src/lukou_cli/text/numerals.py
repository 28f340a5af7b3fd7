"""Numbers in prose: Arabic digits, Chinese numerals and mixtures of both, English words.

百分之五点三, 两成半, 三分之一, 一半, 5万4千, 1千零20. Only the number is read here; what it counts
and how it is qualified is the scanner's business. The text is folded, so that full-width
digits are plain ones.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

import msgspec

from lukou_cli.model.quantity import ARITHMETIC, significant

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "俩": 2, "兩": 2, "仨": 3, "幺": 1}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
# What 万 and 亿 behind a number, or nothing, stand for.
SCALE_OF = {None: 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_SCALES = re.compile("[十百千万亿兆]")
# The longest number in words, 九千九百九十九兆…, has 18 of them.
_MOST_SCALES = 32

# Digits are taken whole (++): dividing a long run in every way would take for ever.
_ARABIC = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+|(?<![\w.])\.\d++"
_PLAIN = re.compile(_ARABIC)
_CHINESE = "零〇一二两俩仨幺三四五六七八九"
# 十, 百 and 千 never follow each other: 五十千 is 五十 and something else.
_WHOLE = rf"(?:{_ARABIC}|[{_CHINESE}万亿兆]|(?<![十百千])(?:[十百]|千(?![瓦米克])))+"
_POINT = r"(?:点(?:[零〇一二三四五六七八九](?![十百千]))+)?"
_NUMBER = rf"(?:{_WHOLE}){_POINT}"
# Words in which a numeral counts nothing.
_FIXED = (
    "社零|一[切样起些直定般旦看边面致系旁下贯批体流线味道]|四川|三明|九江|第三方|统一|一一|两两|唯一|万一|"
    r"十[二三四五六]五(?=\d)|千方百计|千家万户|千万工程|五湖四海|四面八方|三令五申|百万英才|进一步|一步|一体|不一|专一"
)
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = "one two three four five six seven eight nine".split()
_ENGLISH = {word: value for value, word in enumerate(_ONES, 1)}
_ENGLISH |= {word: value for value, word in enumerate(_TEENS, 10)}
_ENGLISH |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
# One is mostly a pronoun.
_IN_ENGLISH = (
    rf"(?<![A-Za-z-])(?i:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?"
    rf"|{'|'.join((*_TEENS, *_ONES[1:]))})(?![A-Za-z])"
)
# A tenth of something, or by a tenth: of a third phase nothing is counted.
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_PART_IN_ENGLISH = (
    rf"(?<![A-Za-z-])(?i:(?P<parts>an?|one|two|three)[ -](?P<of>{'|'.join(_PARTS)})s?"
    r"(?= (?:of|or (?:more|less|so|higher)|more|less|lower|higher|cheaper|dearer|on|over|from|the"
    r"|to)\b|[.,;:)]|$)"
    rf"|(?P<in_ten>{'|'.join(_ONES)}) (?:in|out of) (?:every )?ten(?![a-z])"
    r"|(?P<half_of>half(?= (?:of|the|or more)\b)"
    r"|(?:(?<=\bby )|(?<=\bthan )|(?<=\bover )|(?<=nearly ))half(?=[,.;)]|$)))"
)
# What a number, or a word with a numeral in it, can start with.
_FIRST = rf"(?=[\d.+\-−负半过百千万亿兆十四三九第统唯五专进不社{_CHINESE}aefhnostAEFHNOST])"
# Nothing follows that makes more of a plain number: most are told by this at once.
_ALONE = rf"(?(scale)(?!\d))(?![{_CHINESE}十百千万亿兆又成/]|点[{_CHINESE}]|分之|[余多几][万亿])"
_PATTERN = re.compile(
    rf"{_FIRST}(?:(?P<fixed>{_FIXED})"
    rf"|(?P<sign>(?<![0-9A-Za-z%.)\]\-−])[-−+](?=[\d.])|负)?"
    rf"(?:(?P<plain>(?>{_ARABIC}))(?P<scale>万亿|[万亿])?{_ALONE}"
    rf"|百分(?P<whole_of>百)|百分之(?P<percent>{_NUMBER})(?![十百])"
    rf"|(?:(?P<whole>{_NUMBER})又)?(?P<below>{_NUMBER})分之(?P<above>负?{_NUMBER})"
    rf"|(?P<tenths>{_NUMBER})成(?P<half>半|[一二三四五六七八九](?![个家户十百成分]))?(?![立为就员长果熟功效本交品绩都])"
    rf"|(?P<one_half>一半|半数|过半|(?<=近)半(?![个年月天日边路途小夜]))|(?P<english>{_PART_IN_ENGLISH}|{_IN_ENGLISH})"
    rf"|(?P<over_line>\d+)/(?P<under_line>\d+)(?![\d/])"
    rf"|(?P<number>{_NUMBER})(?:(?P<over>[余多几])?(?P<large>万亿|[万亿]))?))"
)
_QUALIFYING = tuple("超逾破近过约")
_HUNDREDS = re.compile("[百千](?:万亿|[万亿])(?![级产])")
_COUNTED = re.compile(rf"[\d{_CHINESE}十]")
# 七八个, 二三十, 三百七八十: somewhere between two numbers.
_SOME = re.compile(
    rf"(?<![{_CHINESE}])(?P<low>一(?=[二两])|[二两](?=三)|三(?=[四五])|四(?=五)|五(?=六)|六(?=七)|七(?=八)|八(?=九))"
    r"(?P<high>[二两三四五六七八九])(?=[十百千万]|$)"
)


class Numeral(msgspec.Struct, frozen=True):
    """A number at [start, end) of the text.

    ``scale`` is a 万 or 亿 at its end, kept apart from ``value``: 14.5亿 is 14.5 with scale
    10^8. ``over`` marks 余, 多 or 几 before that scale. ``percent`` marks 百分之, 成, 分之 and
    一半, whose value is in per cent; of a ``fraction`` the value may have no end. ``upper`` is
    the greater of the two numbers that 七八百 stands for.
    """

    start: int
    end: int
    value: Decimal
    scale: int = 1
    percent: bool = False
    chinese: bool = False
    fraction: bool = False
    over: bool = False
    upper: Decimal | None = None


class Digits(msgspec.Struct, frozen=True):
    """Arabic digits at [start, end) of a text; ``text`` is without separators of thousands."""

    start: int
    end: int
    text: str


def digits(text: str) -> list[Digits]:
    """Every Arabic number of the text by itself: of 5万4千 the 5 and the 4, of 1/3 the 1 and 3."""
    return [Digits(*match.span(), match[0].replace(",", "")) for match in _PLAIN.finditer(text)]


def numerals(text: str) -> list[Numeral]:
    """Every number of the text, in order; none overlaps another."""
    found = []
    with localcontext(ARITHMETIC):
        for match in _PATTERN.finditer(text):
            read = _plain if match["plain"] else _in_english if match["english"] else _read
            numeral = read(match)
            if numeral is not None:
                found.append(numeral)
    return found


def _plain(match: re.Match[str]) -> Numeral:
    value = Decimal(match["plain"].replace(",", ""))
    value = -value if match["sign"] in ("-", "−", "负") else +value
    return Numeral(*match.span(), value, SCALE_OF[match["scale"]])


def _in_english(match: re.Match[str]) -> Numeral:
    if match["in_ten"]:
        value = Decimal(_ENGLISH[match["in_ten"].lower()] * 10)
        return Numeral(*match.span(), value, percent=True)
    if part := match["of"] or match["half_of"]:
        parts = _ENGLISH.get((match["parts"] or "a").lower(), 1)
        value = Decimal(parts * 100) / _PARTS[part.lower()]
        return Numeral(*match.span(), value, percent=True, fraction=True)
    words = re.split("[ -]", match["english"].lower())
    return Numeral(*match.span(), Decimal(sum(_ENGLISH[word] for word in words)))


def _read(match: re.Match[str]) -> Numeral | None:
    if (
        match["fixed"]
        or _SOME.search(match["percent"] or match["tenths"] or "")
        or (len(match[0]) > _MOST_SCALES and len(_SCALES.findall(match[0])) > _MOST_SCALES)
    ):
        return None
    start, end = match.span()
    sign = Decimal(-1 if match["sign"] in ("-", "−", "负") else 1)
    if told := match["percent"] or match["whole_of"]:
        value = sign * parse(told)
        return Numeral(start, end, value, percent=True, chinese=True)
    if match["below"]:
        return _fraction(match, sign)
    if match["tenths"]:
        value = parse(match["tenths"]) * 10 + _half(match["half"])
        return Numeral(start, end, _short(sign * value), percent=True, chinese=True)
    if match["under_line"]:
        below = Decimal(match["under_line"])
        if not below:
            return None
        value = sign * Decimal(match["over_line"]) / below * 100
        return Numeral(start, end, value, percent=True, fraction=True)
    if match["one_half"]:
        return Numeral(start, end, Decimal(50), percent=True, chinese=True, over=match[0] == "过半")
    return _number(match, sign)


def _half(text: str | None) -> int:
    """七成三 is 73 per cent, 七成半 is 75."""
    return 5 if text == "半" else _DIGITS.get(text or "", 0)


def _fraction(match: re.Match[str], sign: Decimal) -> Numeral | None:
    below = parse(match["below"])
    if not below:
        return None
    above = match["above"]
    part = -parse(above[1:]) if above.startswith("负") else parse(above)
    if part != part.to_integral_value() and significant(below) != (1,):
        return None  # 万分之2.2 is said, 五百分之2.2 is not
    whole = parse(match["whole"]) if match["whole"] else 0
    value = sign * (whole + part / below) * 100
    return Numeral(*match.span(), value, percent=True, chinese=True, fraction=True)


def _short(value: Decimal) -> Decimal:
    """7.2成 is 72, not 72.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _number(match: re.Match[str], sign: Decimal) -> Numeral | None:
    text = match["number"]
    if not _COUNTED.search(text):
        # 万, 千百 and the like are scales without a number; 超百亿元 is more than a hundred.
        before = match.string[max(0, match.start() - 1) : match.start()]
        if before not in _QUALIFYING or not _HUNDREDS.match(match.string, match.start()):
            return None
    scale = 1
    trailing = match["large"] or ""
    ending = re.search("(?<![万亿兆])(?:万亿|[万亿])$", text)
    if not trailing and ending and not set("万亿兆") & set(text[: ending.start()]):
        trailing, text = ending[0], text[: ending.start()]
    for char in trailing:
        scale *= _LARGE[char]
    chinese = not text[0].isdigit() and text[0] != "."
    over = bool(match["over"])
    if some := _SOME.search(text):
        before, after = text[: some.start()], text[some.end() :]
        low, high = (sign * parse(before + some[which] + after) for which in ("low", "high"))
        return Numeral(*match.span(), low, scale, chinese=True, over=over, upper=high)
    return Numeral(*match.span(), sign * parse(text), scale, chinese=chinese, over=over)


def parse(text: str) -> Decimal:
    """The value of one number: 二十五, 七万八千, 5万4千6百, 一千三 (1300), 二〇二五, 3.5."""
    whole, _, decimals = text.partition("点")
    value = _whole(whole)
    if decimals:
        digits = "".join(str(_DIGITS[char]) for char in decimals)
        value += Decimal(f"0.{digits}")
    return value


def _whole(text: str) -> Decimal:
    if re.fullmatch(_ARABIC, text):
        return Decimal(text.replace(",", ""))
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    for unit in ("兆", "亿", "万", "千", "百", "十"):
        left, found, right = text.rpartition(unit)
        if found:
            scale = (_LARGE | _SMALL)[unit]
            return (_whole(left) if left.strip("零〇") else 1) * scale + _rest(right, scale)
    digits = text.lstrip("零〇")
    if not digits:
        return Decimal(0)
    if all(char in _DIGITS for char in digits):
        return Decimal("".join(str(_DIGITS[char]) for char in digits))
    return Decimal(digits.replace(",", "")) if re.fullmatch(_ARABIC, digits) else Decimal(0)


def _rest(text: str, scale: int) -> Decimal:
    """What follows a scale; a lone digit counts the next scale below it: 一千三, 7万8."""
    if not text:
        return Decimal(0)
    if len(text) == 1 and text not in "零〇0" and scale > 10:
        return _whole(text) * (scale // 10)
    return _whole(text)

"""Printed numbers, Arabic or Chinese, as numbers."""

import re
from decimal import Decimal

ARABIC_DIGIT = "0-9０-９"
CHINESE_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
CHINESE_DIGITS |= {"〇": 0, "两": 2}
STEPS = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
FOLDED = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
LONGEST = 30  # characters of a number that can still be within the record's limits

# A long row of digits is read once; more than five groups are no number the record takes.
ARABIC = (
    r"[０-９]{1,3}(?:[,，][０-９]{3}){1,5}(?![０-９])|"
    r"[0-9０-９]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]+)?(?![0-9,])|[0-9０-９]+(?:[.．][0-9０-９]+)?"
)
DIGITS = "".join(CHINESE_DIGITS)
THOUSAND = "千(?![瓦米克伏帕卡])"  # else part of a unit: 千瓦, 千米
CHINESE = rf"(?:[{DIGITS}十百万亿]|{THOUSAND})+(?:点[{DIGITS}]+[万亿]{{0,2}})?"
FRACTION_WORDS = rf"[{DIGITS}十百千万]+分之(?:{CHINESE}|{ARABIC})"

PART = re.compile(r"[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九]|[十百千]|[万亿]|[^十百千万亿]")
FRACTION = re.compile(r"(?P<whole>[^分]+)分之(?P<part>.+)")
NEIGHBOURS = re.compile(r"([一二两三四五六七八])([两二三四五六七八九])")
RATE_UNITS = {"百": "%", "千": "‰"}


def value_of(words: str) -> Decimal | None:
    """The number the words print: 1.3万 → 13000, 三百二十 → 320; None where they print none."""
    words = words.translate(FOLDED).replace(",", "")
    if len(words) > LONGEST:
        return None
    whole, point, decimals = words.partition("点")
    if point:
        return _read_with_point(whole, decimals)
    return _sum(PART.findall(words))


def _read_with_point(whole: str, decimals: str) -> Decimal | None:
    """三点五 → 3.5; a scale may follow the decimals: 一点二万."""
    digits = decimals.rstrip("".join(SCALES))
    value = _sum(PART.findall(whole))
    if (
        value is None
        or not whole
        or not digits
        or not all(digit in CHINESE_DIGITS for digit in digits)
    ):
        return None
    value += Decimal("0." + "".join(str(CHINESE_DIGITS[digit]) for digit in digits))
    for scale in decimals[len(digits) :]:
        value *= SCALES[scale]
    return value


def _sum(parts: list[str]) -> Decimal | None:
    """The parts of a number, digits and steps and scales in turn, put together."""
    total, below, digit, step = Decimal(0), Decimal(0), None, Decimal(1)
    for part in parts:
        if part in STEPS:
            step = STEPS[part]
            below, digit = below + (1 if digit is None else digit) * step, None
        elif part in SCALES:
            step = SCALES[part]
            below += digit or 0
            total, digit = _scaled(total, below, step, digit), None
            below = Decimal(0)
        elif digit or not _is_digit(part):
            return None
        else:
            digit = _digit(part)
            step = Decimal(1) if digit == 0 else step
    return total + below + _last(digit, step)


def _scaled(total: Decimal, below: Decimal, scale: Decimal, digit) -> Decimal:
    """What stands before a scale times the scale: 5000万 → 50000000, 1万亿, 1亿2千万."""
    if not below and not total and digit is None:
        return scale
    if scale > SCALES["万"] or not below:
        return (total + below) * scale
    return total + below * scale


def _last(digit: Decimal | None, step: Decimal) -> Decimal:
    """A last digit counts tenths of the step before it: 一万五 → 15000, 十五 → 15."""
    if digit is None:
        return Decimal(0)
    return digit * step / 10 if step >= 100 and digit < 10 else digit


def _is_digit(part: str) -> bool:
    return part in CHINESE_DIGITS or part[0] in "0123456789"


def _digit(part: str) -> Decimal:
    return Decimal(CHINESE_DIGITS.get(part, part))


def fraction(words: str) -> tuple[Decimal, str | None] | None:
    """百分之三十 → 30 and %, 三分之一 → 0.333333 and no unit."""
    match = FRACTION.fullmatch(words)
    if match is None:
        return None
    part, whole = value_of(match["part"]), value_of(match["whole"])
    if part is None or not whole:
        return None
    if match["whole"] in RATE_UNITS:
        return part, RATE_UNITS[match["whole"]]
    return round(part / whole, 6), None


def between(words: str) -> tuple[Decimal, Decimal] | None:
    """The two numbers that neighbouring digits stand for: 三四十 → 30 and 40."""
    match = NEIGHBOURS.search(words)
    if match is None:
        return None
    first, second = CHINESE_DIGITS[match[1]], CHINESE_DIGITS[match[2]]
    if second != first + 1 and (first, second) != (3, 5):
        return None
    low = value_of(words[: match.start(2)] + words[match.end(2) :])
    high = value_of(words[: match.start(1)] + words[match.end(1) :])
    return None if low is None or high is None else (low, high)

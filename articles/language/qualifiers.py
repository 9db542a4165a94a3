"""What a printed number with its qualifier says: the bounds it leaves open."""

import re
from decimal import Decimal

# 10余万, 100多名, 30来岁: up to one more at the last digit that is not zero.
AND_SOME = frozenset({"余", "多", "来"})
AT_LEAST = frozenset(
    {"以上", "超", "逾", "超过", "多于", "高于", "突破", "至少", "不少于", "不低于", "不下", "起"}
)
AT_MOST = frozenset(
    {"以下", "不足", "近", "以内", "不到", "少于", "低于", "接近", "将近", "至多", "最多", "不超过"}
)
ABOUT = frozenset({"约", "左右", "大约", "约为", "上下", "前后", "大致"})

BEFORE = sorted(AT_LEAST | AT_MOST | ABOUT, key=len, reverse=True)
BEHIND = ("以上", "以下", "左右", "上下", "以内", "前后")
# Numbers in Chinese characters are let be: 一 and 两 stand in too many words that count nothing.
NUMBER = re.compile(r"\d[\d,，]*(?:[.．]\d+)?(?P<near>[余多来]?)(?P<scale>[十百千万亿]*)", re.ASCII)

Bounds = tuple[Decimal | None, Decimal | None]


def bounds(value: Decimal, qualifier: str | None) -> Bounds:
    """The lowest and highest the number can be; None on a side that is open.

    An exact figure is its own bounds. A qualifier that is not known leaves both sides open.
    """
    if qualifier is None:
        return value, value
    if qualifier in AND_SOME:
        return value, value + last_digit_step(value)
    if qualifier in AT_LEAST:
        return value, None
    if qualifier in AT_MOST:
        return None, value
    return None, None


def last_digit_step(value: Decimal) -> Decimal:
    """One at the last digit that is not zero: 120 → 10, 100000 → 100000, 1.3 → 0.1, 0 → 1."""
    return Decimal(1).scaleb(_stripped(value)[1])


def is_known(qualifier: str | None) -> bool:
    """Whether the qualifier's bounds follow from it."""
    return qualifier is None or qualifier in AND_SOME | AT_LEAST | AT_MOST | ABOUT


def significant_digits(value: Decimal) -> int:
    return len(_stripped(value)[0])


def decimal_places(value: Decimal) -> int:
    return max(0, -_stripped(value)[1])


def _stripped(value: Decimal) -> tuple[str, int]:
    """The digits without idle zeros and the exponent of the last, exact for every number.

    Decimal.normalize would round to the precision it counts with.
    """
    if not value:
        return "0", 0
    written = "".join(map(str, value.as_tuple().digits))
    digits = written.rstrip("0")
    return digits, value.as_tuple().exponent + len(written) - len(digits)


def plain(value: Decimal) -> str:
    """The number in full, without exponent or idle zeros: 25600000000, 151.4."""
    return format(value.normalize() + 0, "f")


def as_json(value: Decimal | None) -> int | float | None:
    """The number as JSON has it: a float of at most 15 digits prints just these digits."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def qualifier_in(words: str) -> str | None:
    """The qualifier that words print with their one number: 余 in 10余万元, 以上 in 80%以上."""
    match = NUMBER.search(words)
    if match is None:
        return None
    before, after = words[: match.start()], words[match.end() :]
    if match["near"]:
        return match["near"]
    if after[:1] in {"余", "多"}:
        return after[0]
    behind = next((one for one in BEHIND if after.endswith(one)), None)
    return behind or next((one for one in BEFORE if before.endswith(one)), None)

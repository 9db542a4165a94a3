"""Numbers in words: printed words split for large type, and what an inexact figure says."""

import re
from dataclasses import dataclass
from decimal import Decimal

from articles.language import qualifiers

SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
RATES = ("%", "％", "‰", "个百分点", "百分点")  # never 1万%

CHINESE = "〇零一二两三四五六七八九十百千半几数"
NUMBER = rf"(?:\d[\d,，]*(?:[.．]\d+)?|[{CHINESE}]+(?:分之[{CHINESE}]+)?)"
PRINTED = re.compile(
    rf"(?P<before>.*?)(?P<number>{NUMBER}(?:[万亿千百%％]*[-—–~～至到∶:/]{NUMBER})?)"
    rf"(?P<near>(?:{qualifiers.INSIDE})?)(?P<unit>.*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Parts:
    """Printed words as large type sets them; joined in order they are the words again."""

    before: str  # 约 of 约595亿元
    number: str
    near: str  # 余 of 10余万元
    unit: str


def parts(printed: str) -> Parts:
    """约10余万元 → 约, 10, 余, 万元; words without a number stand as the number."""
    match = PRINTED.fullmatch(printed)
    if match is None:
        return Parts("", printed, "", "")
    return Parts(**match.groupdict())


def with_qualifier(printed: str, qualifier: str) -> str:
    """The printed words with the qualifier that touches them: 近3000亩, 80%以上."""
    if not qualifier or qualifier in printed:
        return printed
    return printed + qualifier if qualifier in qualifiers.BEHIND else qualifier + printed


def readable(number: Decimal, unit: str = "") -> str:
    """A number as a reader likes it, with its unit: 10万元, 256亿元, 13,579人, 151.4%."""
    if unit not in RATES:
        for scale, name in SCALES:
            if abs(number) >= scale and qualifiers.decimal_places(number / scale) <= 2:
                return f"{qualifiers.plain(number / scale)}{name}{unit}"
    return f"{grouped(number)}{unit}"


def grouped(number: Decimal) -> str:
    """A number in full: 25,600,000,000."""
    whole, _, rest = qualifiers.plain(number).partition(".")
    return f"{int(whole):,}.{rest}" if rest else f"{int(whole):,}"


def meaning(
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    unit: str,
    qualifier: str,
) -> str:
    """What an inexact figure leaves open, in words; nothing for an exact one."""
    if low is None and high is None:
        return "" if value is None else f"约{readable(value, unit)}，原文没有给出上下限"
    if low is None:
        return f"{_most(qualifier, unit)}{readable(high, unit)}"
    if high is None:
        return f"{_least(qualifier, unit)}{readable(low, unit)}"
    if low == high:
        return ""
    if qualifier in qualifiers.AND_SOME:
        return f"{_least('', unit)}{readable(low, unit)}，不足{readable(high, unit)}"
    return f"{readable(low, unit)}至{readable(high, unit)}"


def _least(qualifier: str, unit: str) -> str:
    if qualifier in qualifiers.MORE_THAN:
        return "超过"
    return "不低于" if unit in RATES else "不少于"


def _most(qualifier: str, unit: str) -> str:
    if qualifier not in qualifiers.UP_TO:
        return "不足"
    return "不高于" if unit in RATES else "不多于"

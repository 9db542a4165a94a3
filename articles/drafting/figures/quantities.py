"""The printed quantities of a text: number, qualifier and unit, wherever they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from articles.drafting.figures.counting_words import MEASURES, RATES, TIMES, UNIT
from articles.language import numbers, qualifiers
from articles.language.numbers import ARABIC, CHINESE, FRACTION_WORDS, THOUSAND

NUMBER = re.compile(
    rf"(?P<vague>{qualifiers.VAGUE})"
    rf"|(?P<sign>(?<![0-9A-Za-z０-９%])-|零下)?(?:(?P<fraction>{FRACTION_WORDS})"
    rf"|(?P<number>{ARABIC}|{qualifiers.UPWARDS}|{CHINESE})"
    rf"(?P<scale>(?:[十百万亿]|{THOUSAND}){{0,3}}))"
    rf"(?P<near>(?:(?:{qualifiers.INSIDE})(?![0-9]))?)"
    rf"(?P<more>(?:个?亿|(?:[百万]|{THOUSAND})亿?)?)"
)
DASH = re.compile(r"[-－—–~～─]{1,2}")
TO = re.compile(r"[至到]")
AFTER = re.compile(rf"{qualifiers.AFTER_UNIT}|半(?!年|天|月|小时|数|径|成)")
TAKES_MORE = MEASURES | RATES
BARE = re.compile(r"[十百千万亿]+")


@dataclass(frozen=True)
class Quantity:
    """A printed quantity: where it stands, and what it says; a range has no value."""

    start: int
    end: int
    number: str  # as printed: 10, 三百, 6千
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    qualifier: str | None


def quantities(text: str) -> Iterator[Quantity]:
    """Every printed quantity, in order."""
    position = 0
    while match := NUMBER.search(text, position):
        found = _quantity(text, match)
        position = found.end if found else match.end()
        if found:
            yield found


def _quantity(text: str, match: re.Match) -> Quantity | None:
    """The quantity whose first number was matched, a range with its second.

    数十 and 成百上千 are no number.
    """
    if match["vague"]:
        return None
    if match["fraction"]:
        return _fraction(text, match)
    unit = UNIT.match(text, match.end())
    second = _second(text, match, unit)
    if second:
        return _range(text, match, unit, second)
    spread = numbers.between(match["number"])
    if spread:
        return _spread(text, match, unit, spread)
    return _single(text, match, unit)


def _fraction(text: str, match: re.Match) -> Quantity | None:
    read = numbers.fraction(match["fraction"])
    if read is None:
        return None
    value, unit = read
    qualifier = match["near"] or qualifiers.around(text, match.start(), match.end())
    return Quantity(
        match.start(), match.end(), match["fraction"], value, None, None, unit, qualifier
    )


def _single(text: str, match: re.Match, unit: re.Match | None) -> Quantity | None:
    value = _value(match)
    if value is None:
        return None
    name, near, end = _unit_of(text, match, unit)
    qualifier = near or qualifiers.around(text, match.start(), end)
    if match["number"] == "上":
        qualifier = "上"
    if near == "半":
        value, qualifier = value + Decimal("0.5"), qualifiers.around(text, match.start(), end)
    if name == "成":
        value, name = value * 10, "%"
    return Quantity(match.start(), end, _words(match), value, None, None, name, qualifier)


def _words(match: re.Match) -> str:
    return match["number"] + match["scale"]


def _unit_of(text: str, match: re.Match, unit: re.Match | None):
    """The unit without what stands inside or behind it, that word, and where both end."""
    near = match["near"]
    if unit is None:
        return None, near, match.end()
    name, end = unit[0], unit.end()
    if re.match("个[多余半]", name):
        return "个" + name[2:], name[1], end
    after = AFTER.match(text, end) if name in TAKES_MORE and not near else None
    if after and (after[0] != "半" or name in TIMES):
        return name, after[0], after.end()
    return name.replace("％", "%"), near, end


def _value(match: re.Match) -> Decimal | None:
    """The number with its scales multiplied out: 17多亿 → 1700000000."""
    words = _words(match) + match["more"].removeprefix("个")
    value = numbers.value_of(words.removeprefix("上"))
    return -value if value is not None and match["sign"] else value


def _second(text: str, match: re.Match, unit: re.Match | None) -> re.Match | None:
    """The second number of a range: 30至50人, 20%～30%."""
    joint = DASH.match(text, match.end()) or TO.match(text, match.end())
    if joint is None and unit:
        joint = DASH.match(text, unit.end())
        if joint is None and unit[0] in RATES | {"℃", "摄氏度", "度"}:
            joint = TO.match(text, unit.end())
    second = joint and NUMBER.match(text, joint.end())
    return second if second and second["number"] and not second["sign"] else None


def _range(text: str, match, unit, second) -> Quantity | None:
    """A range in the unit of its second number, whose scale a smaller first one shares."""
    other = UNIT.match(text, second.end())
    low, high = _value(match), _value(second)
    if low is None or high is None or (unit and (not other or other[0] != unit[0])):
        return None
    if not match["scale"] and not match["more"] and not unit:
        low = _shared(low, high, second)
    if low >= high:
        return None
    name, _, end = _unit_of(text, second, other)
    if name == "成":
        low, high, name = low * 10, high * 10, "%"
    words = text[match.start() : second.end()]
    return Quantity(
        match.start(),
        end,
        words,
        None,
        low,
        high,
        name,
        qualifiers.around(text, match.start(), end),
    )


def _shared(low: Decimal, high: Decimal, second: re.Match) -> Decimal:
    """100至200万元: the first number is in 万 as well."""
    plain = numbers.value_of(second["number"])
    scaled = low * high / plain if plain else low
    return scaled if scaled < high else low


def _spread(text: str, match, unit, spread) -> Quantity | None:
    """A range printed as neighbouring digits: 三四十人."""
    factor = (
        numbers.value_of("一" + match["scale"] + match["more"]) if match["more"] else Decimal(1)
    )
    if factor is None:
        return None
    name, _, end = _unit_of(text, match, unit)
    low, high = (bound * factor for bound in spread)
    if name == "成":
        low, high, name = low * 10, high * 10, "%"
    return Quantity(match.start(), end, _words(match), None, low, high, name, None)

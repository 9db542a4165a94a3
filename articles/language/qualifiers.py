"""Printed numbers with their qualifiers: the bounds they leave open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from articles.language import numbers
from articles.language.numbers import CHINESE_DIGITS

Meaning = Enum("Meaning", "AND_SOME AT_LEAST MORE_THAN AT_MOST LESS_THAN ABOUT OPEN")
Place = Enum("Place", "BEFORE INSIDE UNIT BEHIND")  # UNIT: right behind the unit, 8年多


@dataclass(frozen=True)
class Qualifier:
    """Words that make a number inexact, and beside what they are another word."""

    name: str  # as a record has it
    meaning: Meaning
    place: Place
    printed: str = ""  # where it is printed otherwise than it is named
    not_after: str = ""  # characters before it that make another word of it: 节约, 附近
    not_before: str = ""  # words behind it that do: 上下游
    only_before: str = ""  # the numbers it goes with, where these are few: 上百

    @property
    def words(self) -> str:
        return self.printed or self.name

    @property
    def pattern(self) -> str:
        after = f"(?<![{self.not_after}])" if self.not_after else ""
        before = f"(?!{self.not_before})" if self.not_before else ""
        return f"{after}{self.words}{before}"


def _all(names: str, meaning: Meaning, place: Place) -> Iterator[Qualifier]:
    """The qualifiers that are never another word."""
    return (Qualifier(name, meaning, place) for name in names.split())


ROUND = "十百千万亿0０"
SMALL = "".join(CHINESE_DIGITS)
ANOTHER_MANY = (  # 3年多元化, 一户多宅: what begins another word behind a unit
    "[元样功种类家项民名层个边方措国位条件处重部人式媒维品宅能粮额热]"
)
TABLE = (
    # 10余万, 100多名, 30来岁: up to one more at the last digit that is not zero
    Qualifier("余", Meaning.AND_SOME, Place.INSIDE, not_after=SMALL, not_before="[杭姚粮额热]"),
    Qualifier(
        "多", Meaning.AND_SOME, Place.INSIDE, not_after=SMALL, not_before="功能|媒体|元化|边形|式联"
    ),
    Qualifier(
        "来", Meaning.AND_SOME, Place.INSIDE, not_after=f"^{ROUND}", not_before="[自到往源访宾华]"
    ),
    Qualifier("几", Meaning.OPEN, Place.INSIDE, not_after=SMALL, not_before="[何乎]"),
    Qualifier("余", Meaning.AND_SOME, Place.UNIT, not_before=ANOTHER_MANY),
    Qualifier("多", Meaning.AND_SOME, Place.UNIT, not_before=ANOTHER_MANY),
    *_all("至少 最少 起码 不少于 不低于 不小于 不下 不下于", Meaning.AT_LEAST, Place.BEFORE),
    Qualifier(
        "上",
        Meaning.AT_LEAST,
        Place.BEFORE,
        not_after="以马网晚",
        only_before="百(?!分)|[千万亿]",
    ),
    *_all("不得少于 不得低于 不得小于 不能少于 不能低于", Meaning.AT_LEAST, Place.BEFORE),
    *_all("不得超过 不得多于 不得高于 不得大于 不能超过", Meaning.AT_MOST, Place.BEFORE),
    *_all("逾 超过 多于 高于 大于 突破 不止", Meaning.MORE_THAN, Place.BEFORE),
    Qualifier("超", Meaning.MORE_THAN, Place.BEFORE, not_after="反赶"),
    Qualifier("突破", Meaning.MORE_THAN, Place.BEFORE, "破", not_after="突打攻侦爆击告撞识勘残"),
    Qualifier(
        "超过",
        Meaning.MORE_THAN,
        Place.BEFORE,
        "过",
        not_after="经通超不走",
        only_before="[百千万亿]|[一二三四五六七八九]成",
    ),
    *_all("至多 最多 顶多 不超过 不多于 不高于 不大于", Meaning.AT_MOST, Place.BEFORE),
    *_all("未超过 没超过 没有超过 未突破", Meaning.AT_MOST, Place.BEFORE),
    Qualifier("不超过", Meaning.AT_MOST, Place.BEFORE, "不超"),
    *_all("不足 不到 不满 未满 少于 低于 小于", Meaning.LESS_THAN, Place.BEFORE),
    *_all("接近 将近 逼近 近乎", Meaning.LESS_THAN, Place.BEFORE),
    Qualifier("近", Meaning.LESS_THAN, Place.BEFORE, not_after="最附邻相远凑挨"),
    *_all("大约 约为 约莫 大致 大概 差不多", Meaning.ABOUT, Place.BEFORE),
    Qualifier(
        "约",
        Meaning.ABOUT,
        Place.BEFORE,
        "(?:(?<!节)|(?<=[春季环]节))约",
        not_after="签预违特邀相契履婚赴毁爽",
    ),
    Qualifier("以上", Meaning.AT_LEAST, Place.BEHIND, not_before="述"),
    Qualifier(
        "起",
        Meaning.AT_LEAST,
        Place.BEHIND,
        "(?:(?<!月)|(?<=个月))起步?",
        not_after="年日号天时点一十百千0-9０-９" + SMALL,
        not_before="(?![的售租投拍卖订])[一-鿿]",
    ),
    Qualifier("以下", Meaning.AT_MOST, Place.BEHIND, not_before="简称|几|各"),
    *_all("以内 之内", Meaning.AT_MOST, Place.BEHIND),
    Qualifier("左右", Meaning.ABOUT, Place.BEHIND, not_before="[手两岸侧]|开弓|为难|逢源"),
    Qualifier(
        "上下", Meaning.ABOUT, Place.BEHIND, not_before="[游班车学联山楼级水行半午]|一心|功夫"
    ),
    Qualifier("前后", Meaning.ABOUT, Place.BEHIND, not_before="[端脚台方任两共历]|左右"),
)
BEHIND = frozenset(one.name for one in TABLE if one.place is Place.BEHIND)


def _named(*meanings: Meaning) -> frozenset[str]:
    return frozenset(one.name for one in TABLE if one.meaning in meanings)


AND_SOME = _named(Meaning.AND_SOME)
AT_LEAST = _named(Meaning.AT_LEAST, Meaning.MORE_THAN)
MORE_THAN = _named(Meaning.MORE_THAN)
AT_MOST = _named(Meaning.AT_MOST, Meaning.LESS_THAN)
UP_TO = _named(Meaning.AT_MOST)
ABOUT = _named(Meaning.ABOUT)


def _alternatives(place: Place) -> str:
    """A pattern of the qualifiers that stand there, each a group of its own, longest first."""
    known = [(f"q{number}", one) for number, one in enumerate(TABLE) if one.place is place]
    known.sort(key=lambda each: -len(each[1].name))
    return "|".join(f"(?P<{group}>{one.pattern})" for group, one in known)


INSIDE = "|".join(one.pattern for one in TABLE if one.place is Place.INSIDE)
AFTER_UNIT = "|".join(one.pattern for one in TABLE if one.place is Place.UNIT)
HALVED = "个[多余](?=月|小时|钟头|星期|礼拜|世纪|季度|学期|工作日|百分点)"
FILLER = r"(?:了|到|有|为|达|占)?\s*[¥￥$＄]?\s*"  # 约有300人, 超过了3亿元
BEFORE_NUMBER = re.compile(rf"(?:{_alternatives(Place.BEFORE)}){FILLER}$")
BEHIND_UNIT = re.compile(_alternatives(Place.BEHIND))
REACH = 8  # characters before a number in which its qualifier ends
MORE_OF_UNIT = re.compile(rf"[^\W\d]{{0,4}}?(?P<word>{HALVED}|{AFTER_UNIT})")
UNIT_AND_BEHIND = re.compile(rf"[^，。；、！？]{{0,12}}?(?:{BEHIND_UNIT.pattern})")
UPWARDS = next(f"{one.pattern}(?={one.only_before})" for one in TABLE if one.name == "上")

# A number that is none: 数十, 好几百, 成百上千.
VAGUE = (
    "(?=[数好几若成百千万])(?:(?<![人总户次件岁级基指参系函倍位度少])数[十百千万亿]+|好?几[十百千万亿]+|好几|若干|"
    "成[百千]上[千万]|[百千]十(?=来)|[百千万]儿八[十百千]|百八十|千八百|千百)"
)
NUMBER = re.compile(
    rf"(?P<vague>{VAGUE})|(?:(?P<fraction>{numbers.FRACTION_WORDS})|(?!百分[点比])"
    rf"(?P<number>[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?|{numbers.CHINESE})"
    rf"(?P<scale>(?:[十百万亿]|{numbers.THOUSAND})*))"
    rf"(?P<near>(?:{INSIDE})?)(?P<more>(?:个?亿|[十百万]|{numbers.THOUSAND})*)"
)

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
    return Decimal(1).scaleb(_last_digit(value)[1])


def is_known(qualifier: str | None) -> bool:
    """Whether the qualifier's bounds follow from it."""
    return qualifier is None or qualifier in AND_SOME | AT_LEAST | AT_MOST | ABOUT


def printed_length(value: Decimal) -> tuple[int, int]:
    """How many significant digits a number has, and how many of them after the point."""
    digits, exponent = _last_digit(value)
    return digits, max(0, -exponent)


def decimal_places(value: Decimal) -> int:
    return printed_length(value)[1]


def _last_digit(value: Decimal) -> tuple[int, int]:
    """How many digits there are without idle zeros and the exponent of the last, exactly.

    Decimal.normalize would round to the precision it counts with.
    """
    if not value:
        return 1, 0
    _, digits, exponent = value.as_tuple()
    last = len(digits)
    while not digits[last - 1]:
        last -= 1
    return last, exponent + len(digits) - last


def plain(value: Decimal) -> str:
    """The number in full, without exponent or idle zeros: 25600000000, 151.4."""
    return format(value.normalize() + 0, "f")


def as_json(value: Decimal | None) -> int | float | None:
    """The number as JSON has it: a float of at most 15 digits prints just these digits."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def qualifier_in(words: str, value: Decimal | None = None) -> str | None:
    """The qualifier that words print with their number: 余 in 三百余人, 以上 in 80%以上.

    Of several numbers the one that is the value; where none is, any that has a qualifier.
    """
    matches = list(NUMBER.finditer(words))
    ends = [*(match.start() for match in matches[1:]), len(words)]
    printed = [_qualifier_of(words, *one) for one in zip(matches, ends, strict=False)]
    own = []
    if value is not None and len(matches) > 1:
        values = map(value_of, matches)
        own = [one for one, number in zip(printed, values, strict=True) if number == abs(value)]
    return next(filter(None, own or printed), None)


def around(text: str, start: int, end: int) -> str | None:
    """The qualifier that touches a number and its unit from outside: 约, 以上."""
    behind = BEHIND_UNIT.match(text, end)
    return _name(behind) if behind else before(text, start)


def before(text: str, start: int) -> str | None:
    """The qualifier just before the number that starts there."""
    match = BEFORE_NUMBER.search(text, max(0, start - REACH), start)
    if match is None:
        return None
    only = TABLE[int(match.lastgroup[1:])].only_before
    return _name(match) if re.match(only, text[start : start + 2]) else None


def printed_as(name: str) -> list[str]:
    """The words that print the qualifier of this name: 不超过 and 不超, 突破 and 破."""
    return [name, *(one.printed for one in TABLE if one.name == name and one.printed)]


def _name(match: re.Match) -> str:
    return TABLE[int(match.lastgroup[1:])].name


def value_of(match: re.Match) -> Decimal | None:
    """The number that was matched, with its scales multiplied out and no qualifier."""
    if match["vague"]:
        return None
    if match["fraction"]:
        read = numbers.fraction(match["fraction"])
        return read and read[0]
    return numbers.value_of(match["number"] + match["scale"] + match["more"].removeprefix("个"))


def _qualifier_of(words: str, match: re.Match, end: int) -> str | None:
    """The qualifier of a matched number, whose unit reaches no further than the end."""
    if match["vague"]:
        return next((one for one in "数几" if one in match["vague"]), match["vague"])
    if match["near"]:
        return match["near"]
    more = MORE_OF_UNIT.match(words, match.end(), end)
    if more:
        return more["word"].strip("个")
    behind = UNIT_AND_BEHIND.match(words, match.end(), end)
    return _name(behind) if behind else before(words, match.start())

"""Doubts that a statistic's numbers are those its words print; an editor is told of them.

Nothing is refused for it: words print numbers in more ways than can be read for sure.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from articles.language import numbers, qualifiers
from articles.record.placing import Places
from articles.record.schema import Record, Statistic

# Words that the number is read another way by: halves, fractions, tenths, dates.
OTHERWISE = re.compile(r"[半几数点年月日时第]|分之|成|折|番|倍|比")
TENS = re.compile(r"[一二三四五六七八九][十百千]")  # one alone is often no number
NUMBERS = ("value", "low", "high")
NEARBY = 12  # characters around the words where their qualifier can stand


def doubts(record: Record, places: Places | None = None) -> Iterator[tuple[int, str]]:
    """(position, what to look at) of every statistic whose numbers its words do not print."""
    found, texts = (places or Places(record)).found, record.texts
    for number, statistic in enumerate(record.statistics):
        for anchor in found.get(("statistics", number), []):
            text = texts[anchor.section]
            around = text[max(0, anchor.start - NEARBY) : anchor.end + NEARBY]
            exact = text[anchor.start : anchor.end]
            yield from ((number, fault) for _, fault in faults(statistic, exact, around))


def faults(statistic: Statistic, exact: str, around: str) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) where value, bounds or qualifier say other than the exact words.

    `around` is the text near the words, themselves included.
    """
    value = statistic.value
    printed = numbers_in(exact) or _spelt_in(exact)
    if value is not None and statistic.no_value is not None:
        yield "no_value", "有数值就不必写 no_value，请删去一个"
    yield from _qualifier_faults(statistic, exact, around)
    if not printed or OTHERWISE.search(exact):
        return
    if value is not None and len(printed) == 1 and abs(value) != printed[0]:
        is_printed = qualifiers.plain(printed[0])
        yield "value", f"原文“{exact}”印的是 {is_printed}，请改成这个数，或核对原文"
    yield from _bound_faults(statistic, exact, printed)


def numbers_in(words: str) -> list[Decimal]:
    """The numbers in digits that words print, with 万 and 亿 multiplied out.

    Empty where one is unclear.
    """
    found = []
    matches = [one for one in qualifiers.NUMBER.finditer(words) if _is_in_digits(one["number"])]
    for match in matches:
        number = qualifiers.value_of(match)
        if number is None:
            return []
        found.append(number)
    # in 3至5万 the last scale is that of both
    if len(matches) == 2 and matches[1]["scale"] and not matches[0]["scale"]:
        scale = numbers.value_of("1" + matches[1]["scale"])
        found[0] = found[0] * scale if scale else found[0]
    return found


def _spelt_in(words: str) -> list[Decimal]:
    """The one number that words print in Chinese characters, of tens or more; else none."""
    matches = list(qualifiers.NUMBER.finditer(words))
    if len(matches) != 1 or not TENS.search(matches[0]["number"] or ""):
        return []
    number = qualifiers.value_of(matches[0])
    return [] if number is None else [number]


def _is_in_digits(number: str | None) -> bool:
    return number is not None and number[0].isdigit()


def _bound_faults(
    statistic: Statistic, exact: str, printed: list[Decimal]
) -> Iterator[tuple[str, str]]:
    if statistic.value is not None:
        return
    for field in ("low", "high"):
        bound = getattr(statistic, field)
        if bound is not None and bound not in printed and -bound not in printed:
            yield field, f"原文“{exact}”里没有 {qualifiers.plain(bound)}，请照原文改"


def _qualifier_faults(statistic: Statistic, exact: str, around: str) -> Iterator[tuple[str, str]]:
    """A qualifier that is not printed, or one printed that is left out."""
    given = statistic.qualifier
    if given is not None and not any(words in around for words in qualifiers.printed_as(given)):
        yield "qualifier", f"正文这里没有“{given}”，请照原文写，没有就用 null"
    if given is not None or statistic.value is None:
        return
    if left_out := qualifiers.qualifier_in(exact, statistic.value):
        yield "qualifier", f"原文有“{left_out}”，请在 qualifier 里写上"

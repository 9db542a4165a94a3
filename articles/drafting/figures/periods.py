"""The time a figure speaks of, where its sentence says it."""

import re
from dataclasses import dataclass

from articles.language import dates

AT_FIRST = "最初"
NUMERAL = "[0-9０-９一二三四五六七八九十两]"
YEAR = "(?:[12][0-9]{3}年|今年|去年|前年|明年|当年|本年度|上年)"
SPAN = (
    rf"(?:{NUMERAL}{{1,2}}月?(?:[-－—–~～至到]{NUMERAL}{{1,2}}月)份?"
    rf"|前[一二三]?个?季度|前{NUMERAL}{{1,2}}个月|第?[一二三四]季度|上半年|下半年"
    rf"|{NUMERAL}{{1,2}}月(?:份|[初末底]|{NUMERAL}{{1,2}}[日号])?|[年月][初末底])"
)
PERIOD = re.compile(
    rf"(?:截至(?:目前|{YEAR}?{SPAN})|{YEAR}(?:{SPAN}|以来|度|[初末底])?|近{NUMERAL}{{1,3}}年来?|近年来|每年"
    rf"|“?十[一二三四五]五”?(?:期间|以来)|(?<![0-9]){SPAN}|{AT_FIRST}|全年|年均)"
)
FULL = re.compile(r"([12][0-9]{3})年度?(?:([0-9]{1,2})月(?:份|([0-9]{1,2})[日号])?)?")


FROM_OR_TO = re.compile(r"[自从到至截]$")
SINCE = re.compile(r"[^，。；！？\n]{0,12}以来")


@dataclass(frozen=True)
class Period:
    """A time as printed, and as a date where it gives the year in full."""

    words: str
    edtf: str | None


def period_before(text: str, start: int, end: int) -> Period | None:
    """The last time named in text[start:end]; None where none is."""
    last = max(PERIOD.finditer(text, start, end), key=re.Match.start, default=None)
    return last and Period(last[0], edtf(text, last))


def edtf(text: str, match: re.Match) -> str | None:
    """The time as a date, where it gives a year in full and nothing looser.

    自2021年3月以来 is no date: it begins with one.
    """
    full = FULL.fullmatch(match[0])
    loose = FROM_OR_TO.search(text, max(0, match.start() - 1), match.start())
    if full is None or loose or SINCE.match(text, match.end()):
        return None
    year, *parts = full.groups()
    date = "-".join([year, *(part.zfill(2) for part in parts if part)])
    return date if dates.is_date(date) else None

"""A date typed into the search: the day, month or year that it is, and what there is of it."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from articles.language import numbers
from articles.language.normalising import fold
from articles.models import Report

CHINESE = "〇零一二三四五六七八九十"
DIGITS = str.maketrans("〇零○o一二三四五六七八九", "0000123456789")
IN_WORDS = re.compile(
    rf"(?P<year>[0-9{CHINESE}○o]{{4}})年"
    rf"(?:(?P<month>[0-9{CHINESE}]{{1,3}})月(?:份|(?P<day>[0-9{CHINESE}]{{1,3}})[日号])?)?"
)
FORMS = (
    IN_WORDS,
    re.compile(
        r"(?P<year>[0-9]{4})(?P<sign>[-/])(?P<month>[0-9]{1,2})(?:(?P=sign)(?P<day>[0-9]{1,2}))?"
    ),
    re.compile(r"(?P<year>[0-9]{4})\.(?P<month>[0-9]{1,2})\.(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)


@dataclass(frozen=True)
class Typed:
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def words(self) -> str:
        month = f"{self.month}月" if self.month else ""
        return f"{self.year}年{month}{f'{self.day}日' if self.day else ''}"

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def address(self) -> str:
        """Of the page that lists its reports."""
        if self.day:
            return reverse("report-day", args=[self.year, f"{self.month:02}", f"{self.day:02}"])
        if self.month:
            return reverse("report-month", args=[self.year, f"{self.month:02}"])
        return reverse("report-year", args=[self.year])

    def holds_reports(self) -> bool:
        """Whether that page is there."""
        rows = Report.objects.public()
        if self.day:
            rows = rows.of_a_day().filter(printed_on=self.first)
        elif self.month:
            rows = rows.of_month(self.year, self.month)
        else:
            rows = rows.filter(printed_on__year=self.year)
        return rows.exists()

    def days_beside(self) -> list["Typed"]:
        """The days nearest to it that hold reports, before and behind."""
        found = Report.objects.public().days_beside(self.first, self.last)
        return [Typed(day.year, day.month, day.day) for day in found if day]


def date_in(typed: str) -> Typed | None:
    """2024年3月1日, 2024-03-01, 2024/3/1, 20240301, 二〇二四年三月, 2024年: a date and no more.

    Of figures alone only what can hardly be anything else is a date: 2024.3 and 2024 are numbers.
    """
    words = re.sub(r"\s", "", fold(typed))
    match = next(filter(None, (form.fullmatch(words) for form in FORMS)), None)
    return match and _real(match["year"], match["month"], match["day"])


def _real(year: str, month: str | None, day: str | None) -> Typed | None:
    """The date, where there is such a day."""
    year = year.translate(DIGITS)
    parts = [
        int(year) if year.isdecimal() else 0,
        *(part and _number(part) for part in (month, day)),
    ]
    known = [part for part in parts if part is not None]
    if known[0] < 1000:
        return None
    try:
        date(*known, *[1] * (3 - len(known)))
    except ValueError:  # a thirteenth month, 30 February
        return None
    return Typed(*known)


def _number(words: str) -> int:
    """03, 三, 三十一; 0 for what is no number."""
    return int(words) if words.isdecimal() else int(numbers.value_of(words) or 0)

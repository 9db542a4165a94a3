"""A date typed into the search: the day, month or year that it is, and what there is of it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from articles.language import written_dates
from articles.language.dates import Precision
from articles.models import Report


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
    found = written_dates.unmistakable(typed)
    if found is None or found.latest.year < 1000:
        return None
    day, precision = found.latest, found.precision
    month = day.month if precision <= Precision.MONTH else None
    return Typed(day.year, month, day.day if precision == Precision.DAY else None)

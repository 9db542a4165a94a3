"""The place that a record's rows go to: into the database, or no further than the eye."""

from collections.abc import Callable
from itertools import count
from typing import Protocol, TypeVar

from django.db.models import Model

from articles.models import Report, Statistic

Row = TypeVar("Row", bound=Model)
Keep = Callable[[list[Row]], list[Row]]


class Keeping(Protocol):
    """What becomes of a report, of rows, and of what figures come from, as each is made."""

    def report(self, report: Report) -> None: ...

    def rows(self, rows: list[Row]) -> list[Row]: ...

    def earlier(self, statistics: list[Statistic]) -> None: ...


class Kept:
    """Rows that are written, in place of those that told the report before."""

    def report(self, report: Report) -> None:
        is_new = report.pk is None
        report.save()
        if not is_new:
            report.sections.all().delete()
            report.taggings.all().delete()

    def rows(self, rows: list[Row]) -> list[Row]:
        return type(rows[0]).objects.bulk_create(rows) if rows else []

    def earlier(self, statistics: list[Statistic]) -> None:
        Statistic.objects.bulk_update(statistics, ["earlier"])


class Shown:
    """Rows that are looked at and forgotten, with numbers that no written row has."""

    def __init__(self):
        self.numbers = count(-1, -1)

    def report(self, report: Report) -> None:
        pass

    def rows(self, rows: list[Row]) -> list[Row]:
        for row in rows:
            row.pk = next(self.numbers)
        return rows

    def earlier(self, statistics: list[Statistic]) -> None:
        pass

"""Tallies of a list: how many of its rows have each value."""

from dataclasses import dataclass

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Substr

from articles.models import Report

UNDATED = "undated"
NO_DATE = "日期不详"


@dataclass(frozen=True)
class Tally:
    """How many rows have a value: its address word, its label, the number."""

    word: str
    label: str
    count: int


def from_row(rows: QuerySet, path: str) -> str:
    """A path that begins at a report, from rows of reports or of facts."""
    return path if rows.model is Report else f"report__{path}"


def of_things(rows: QuerySet, path: str, count: Count, most: int) -> list[Tally]:
    """The most frequent things at the end of a path, as frequent ones by pinyin."""
    slug, name, spelt = f"{path}__slug", f"{path}__name", f"{path}__sort_key"
    counted = rows.values(slug, name, spelt).annotate(count=count)
    frequent = counted.order_by("-count", spelt, slug)[:most]
    return [Tally(row[slug], row[name], row["count"]) for row in frequent]


def of_column(rows: QuerySet, column: str, most: int) -> list[Tally]:
    """The most frequent values of a column, but for the empty one."""
    counted = rows.exclude(**{column: ""}).values(column).annotate(count=Count("pk"))
    frequent = counted.order_by("-count", column)[:most]
    return [Tally(row[column], row[column], row["count"]) for row in frequent]


def of_years(rows: QuerySet) -> list[Tally]:
    """How many rows each year has, newest first, undated last."""
    year = Substr(Cast(F(from_row(rows, "printed_on")), CharField()), 1, 4)
    counted = (
        rows.values(word=Coalesce(year, Value(UNDATED)))
        .annotate(count=Count("pk"))
        .order_by("-word")
    )
    tallies = [Tally(row["word"], year_label(row["word"]), row["count"]) for row in counted]
    return sorted(tallies, key=lambda tally: tally.word == UNDATED)


def of_months(rows: QuerySet) -> list[Tally]:
    """How many reports each month of one year has, newest first."""
    month = Substr(Cast(F("printed_on"), CharField()), 6, 2)
    counted = rows.values(word=month).annotate(count=Count("pk")).order_by("-word")
    return [Tally(row["word"], f"{int(row['word'])}月", row["count"]) for row in counted]


def of_days(rows: QuerySet) -> list[Tally]:
    """How many reports each day of one month has, from its first on."""
    counted = rows.values("printed_on").annotate(count=Count("pk")).order_by("printed_on")
    days = [(row["printed_on"], row["count"]) for row in counted]
    return [Tally(f"{day:%d}", f"{day.day}日", count) for day, count in days]


def year_label(year: str) -> str:
    return NO_DATE if year == UNDATED else f"{year}年"

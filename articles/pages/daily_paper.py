"""One day's paper: its reports in the order of their pages, and the days beside it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from articles.language import numbers
from articles.models import Report

FRONT = "头版"
NUMBERED = re.compile(
    r"第?\s*(?P<letters>[A-Za-z]*)[\s.-]*(?P<number>[0-9]+|[〇零一二两三四五六七八九十百]+)"
)


@dataclass(frozen=True)
class Page:
    """The reports of one page; a day on which no page is known has one without a heading."""

    heading: str
    reports: Sequence[Report]


def order_of(page: str) -> tuple:
    """Where a page stands: 第2版 before 第10版, A02 after all without a letter, unknown last."""
    words = unicodedata.normalize("NFKC", page).strip()
    match = NUMBERED.match("第1版" if words.startswith(FRONT) else words)
    if match is None:
        return (2 if not words else 1, "", 0, words)
    return 0, match["letters"].upper(), int(numbers.value_of(match["number"]) or 0), words


def in_order(rows: Iterable[tuple[int, str, str]]) -> list[int]:
    """The keys of (key, page, slug) in the order of the paper."""
    return [key for key, *_ in sorted(rows, key=lambda row: (order_of(row[1]), row[2]))]


def pages_of(reports: Sequence[Report]) -> list[Page]:
    """Reports that stand in the order of the paper, under what is printed for their pages."""
    if not any(report.page for report in reports):
        return [Page("", reports)]
    grouped = groupby(reports, key=lambda report: report.page)
    return [Page(heading_of(page), list(found)) for page, found in grouped]


def heading_of(page: str) -> str:
    """The page as printed; a bare number or letter is called a page."""
    if not page:
        return "版次不详"
    return page if "版" in page else f"{page}版"


def address_of(day: date) -> str:
    return reverse("report-day", args=[f"{day:%Y}", f"{day:%m}", f"{day:%d}"])


def words_of(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def linked(day: date | None) -> tuple[str, str] | None:
    """A day as a link: its words and its address."""
    return day and (words_of(day), address_of(day))

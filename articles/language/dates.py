"""Dates known only in part, in the three EDTF forms the archive takes (ISO 8601-2, LoC EDTF)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?])?", re.ASCII)

EXPLAINED = "日期只能写成 2021、2021-11 或 2021-11-03，末尾可加 ~（约）或 ?（存疑）"


class Precision(IntEnum):
    """How much of a date is known; smaller is more precise."""

    DAY = 1
    MONTH = 2
    YEAR = 3


@dataclass(frozen=True)
class PartialDate:
    """A day, month or year, with ~ (about) or ? (uncertain) where it is not sure."""

    latest: date
    precision: Precision
    certainty: str = ""

    def __str__(self) -> str:
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]
        return self.latest.isoformat()[:length] + self.certainty

    @property
    def middle(self) -> date:
        """The day in the middle of what is known, where a drawing places it."""
        if self.precision == Precision.YEAR:
            return date(self.latest.year, 7, 1)
        return self.latest if self.precision == Precision.DAY else self.latest.replace(day=15)

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        month = 1 if self.precision == Precision.YEAR else self.latest.month
        return self.latest if self.precision == Precision.DAY else date(self.latest.year, month, 1)

    def is_to_come(self, today: date) -> bool:
        """Whether it is past tomorrow: elsewhere the next day may have begun."""
        return self.earliest - today > timedelta(days=1)

    @property
    def is_exact(self) -> bool:
        return self.precision == Precision.DAY and not self.certainty

    @property
    def machine(self) -> str:
        """The form HTML's `datetime` takes: without certainty."""
        return str(self).rstrip("~?")

    @property
    def words(self) -> str:
        """As a reader sees it: 约2021年11月, 2021年（存疑）."""
        day = self.latest
        words = f"{day.year}年"
        if self.precision <= Precision.MONTH:
            words += f"{day.month}月"
        if self.precision == Precision.DAY:
            words += f"{day.day}日"
        return {"": words, "~": f"约{words}", "?": f"{words}（存疑）"}[self.certainty]


def stored(latest: date | None, precision: int | None, certainty: str) -> PartialDate | None:
    """The date that a row's columns hold."""
    return PartialDate(latest, Precision(precision), certainty) if latest else None


def parse(text: str) -> PartialDate:
    """Reads 2021, 2021-11 or 2021-11-03, each with ~ or ? or neither; ValueError for all else."""
    match = FORM.fullmatch(text)
    if match is None:
        raise ValueError(EXPLAINED)
    year, month, day, certainty = match.groups()
    try:
        return PartialDate(*_latest(int(year), month, day), certainty or "")
    except ValueError as error:
        raise ValueError(f"没有“{text}”这一天。{EXPLAINED}") from error


def is_date(text: str) -> bool:
    """Whether `parse` reads the text."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _latest(year: int, month: str | None, day: str | None) -> tuple[date, Precision]:
    if month is None:
        return date(year, 12, 31), Precision.YEAR
    if not 1 <= int(month) <= 12:
        raise ValueError(month)
    if day is None:
        last = calendar.monthrange(year, int(month))[1]
        return date(year, int(month), last), Precision.MONTH
    return date(year, int(month), int(day)), Precision.DAY

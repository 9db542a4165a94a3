"""Dates as people write them: 2023年12月, 二〇二三年十二月, 2023/12/5, 约2023年."""

import re

from articles.language import dates, numbers
from articles.language.dates import PartialDate
from articles.language.normalising import fold

EXPLAINED = "请写成 2023年12月5日、2023年12月、2023年 或 2023-12-05；拿不准的，前面加“约”"
CHINESE = "〇零一二三四五六七八九十"
DIGITS = str.maketrans("〇零○o一二三四五六七八九", "0000123456789")
IN_WORDS = re.compile(
    rf"(?P<year>[0-9{CHINESE}○o]{{4}})年"
    rf"(?:(?P<month>[0-9{CHINESE}]{{1,3}})月(?:份|(?P<day>[0-9{CHINESE}]{{1,3}})[日号])?)?"
)
# What can hardly be anything but a date, wherever it is typed.
UNMISTAKABLE = (
    IN_WORDS,
    re.compile(
        r"(?P<year>[0-9]{4})(?P<sign>[-/])(?P<month>[0-9]{1,2})(?:(?P=sign)(?P<day>[0-9]{1,2}))?"
    ),
    re.compile(r"(?P<year>[0-9]{4})\.(?P<month>[0-9]{1,2})\.(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
# A date only where one is asked for; elsewhere a number.
ASKED_FOR = (re.compile(r"(?P<year>[0-9]{4})(?:\.(?P<month>[0-9]{1,2})(?P<day>))?"),)
CERTAINTY = re.compile(r"(?P<about>大?约)?(?P<date>.*?)(?P<doubt>\(存疑\)|[~?])?")


def unmistakable(text: str) -> PartialDate | None:
    """The date that words are wherever they stand; none for 2024, which may be a number."""
    try:
        return _by(UNMISTAKABLE, _without_spaces(text))
    except ValueError:
        return None


def read(text: str) -> PartialDate:
    """The date typed where one is asked for; ValueError says what is wrong and how to write it."""
    match = CERTAINTY.fullmatch(_without_spaces(text))
    certainty = "~" if match["about"] else (match["doubt"] or "").replace("(存疑)", "?")
    try:
        found = _by((*UNMISTAKABLE, *ASKED_FOR), match["date"])
    except ValueError as error:
        raise ValueError(f"日历上没有“{text}”。{EXPLAINED}") from error
    if found is None or (match["about"] and match["doubt"]):
        raise ValueError(f"看不出“{text}”是哪一天、哪一月或哪一年。{EXPLAINED}")
    return PartialDate(found.latest, found.precision, certainty)


def shown(stored: str) -> str:
    """A date of a record as people write it; what is none stays as it stands."""
    if not dates.is_date(stored) or stored < "1000":  # 12年 would not be read as the year 12
        return stored
    return dates.parse(stored).words


def _without_spaces(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def _by(forms: tuple[re.Pattern, ...], words: str) -> PartialDate | None:
    """The date that one of the forms reads; ValueError where the calendar has none such."""
    match = next(filter(None, (form.fullmatch(words) for form in forms)), None)
    if match is None:
        return None
    parts = [match["year"].translate(DIGITS)]
    parts += [f"{_number(part):02}" for part in (match["month"], match["day"]) if part]
    return dates.parse("-".join(parts))


def _number(words: str) -> int:
    """03, 三, 三十一; 0 for what is no number."""
    return int(words) if words.isdecimal() else int(numbers.value_of(words) or 0)

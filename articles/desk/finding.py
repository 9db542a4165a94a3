"""Drafts found by what their records say, and reports by what the archive's search says.

A record is kept with each field of it on a line.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import StrIndex, Substr

from articles.models import Draft, Report, Section
from articles.search import query, results

MOST = 4000  # characters of a field that are read
MOST_FOUND = 10_000  # reports that a search in the list finds
UNDATED = "undated"


def with_words(drafts: QuerySet[Draft], typed: str) -> QuerySet[Draft]:
    """Those that say each of the words, anywhere."""
    for word in typed.split():
        drafts = drafts.filter(Q(record__icontains=_in_json(word)[1:-1]) | Q(slug__contains=word))
    return drafts


def of_outlet(outlet: str) -> Q:
    return Q(record__contains=f"{_line('outlet')}{_in_json(outlet)}")


def of_date(date: str) -> Q:
    """Those printed in that year or month, or whose date is not known."""
    value = "null" if date == UNDATED else f'"{date}'
    return Q(record__contains=f"{_line('published')}{value}")


def of_tag(tag: str) -> Q:
    return Q(record__contains=f"\n    {_in_json(tag)}")


def outlets() -> Counter[str]:
    return Counter(filter(None, _said("outlet")))


def dates(year: str = "") -> Counter[str]:
    """The years of print, and the months of one of them."""
    said = [date or UNDATED for date in _said("published")]
    months = [date[:7] for date in said if year and re.match(rf"{year}-\d\d", date)]
    return Counter([date if date == UNDATED else date[:4] for date in said] + months)


def tags() -> Counter[str]:
    return Counter(tag for some in _said("tags") for tag in some or ())


def reports(typed: str) -> Q:
    """Reports that say it: the public ones as readers find them, others by their text."""
    words = query.clean(typed)
    rows = Section.objects.all()
    for word in words.split():
        rows = rows.filter(text__contains=word)
    by_text = Q(pk__in=rows.order_by().values("report"))
    try:
        found = results.find(query.parse(words), {}, size=MOST_FOUND, with_facets=False)
    except results.NotReady:
        return by_text
    return Q(pk__in=found.keys) | (by_text & Q(state=Report.State.WITHDRAWN))


def _said(field: str) -> Iterator[Any]:
    """What each draft says in a field of its report."""
    start = _line(field)
    found = Draft.objects.in_earnest().order_by().annotate(begins=StrIndex("record", Value(start)))
    parts = Substr("record", F("begins") + len(start), MOST)
    for part in found.filter(begins__gt=0).values_list(parts, flat=True):
        # a list ends where a bracket closes, a text where its line does
        whole = re.match(r"\[.*?\n  \]|\[\]|[^\n]*", part, re.DOTALL)[0].rstrip(",")
        try:
            yield json.loads(whole)
        except ValueError:  # longer than what is read of it
            continue


def _line(field: str) -> str:
    return f'\n  "{field}": '


def _in_json(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)

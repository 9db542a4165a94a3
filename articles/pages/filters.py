"""A list's filters and its page, as a reader asks for them in one canonical address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404, HttpRequest

from articles.pages import criteria
from articles.pages.addresses import query_of
from articles.pages.criterion import Criterion, Unknown, Values

SORTS = {"report": "按报道", "value": "按数值", "unit": "按单位"}
# In this order they stand in an address, after what narrows the list.
DEFAULTS = {"sort": "report", "initial": "", "page": "1"}
FORMS = {
    "sort": re.compile("|".join(SORTS)),
    "initial": re.compile(r"[A-Z]|other"),
    "page": re.compile(r"[1-9][0-9]{0,5}"),
}
MOST_PARAMETERS = 50
OTHER = "other"  # the initial of names that begin with no letter


class Moved(Exception):
    """What was asked for has another address."""

    def __init__(self, address: str):
        self.address = address


@dataclass(frozen=True)
class Filters:
    """The filters of one list, and the page of it."""

    path: str
    by: Values = field(default_factory=dict)  # slugs and values, sorted
    sort: str = "report"
    initial: str = ""
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        return replace(self, page=1).url() != self.path

    def url(self) -> str:
        """The canonical address."""
        query = urlencode(self.pairs())
        return f"{self.path}?{query}" if query else self.path

    def at_page(self, number: int) -> str:
        return replace(self, page=number).url()

    def with_(self, **changes) -> str:
        """The address of the first page with other filters."""
        return replace(self, page=1, **changes).url()

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the canonical address."""
        narrowing = [
            (one.key, value)
            for one in criteria.in_addresses()
            for value in self.by.get(one.key, ())
        ]
        others = [(name, str(getattr(self, name))) for name in DEFAULTS]
        return narrowing + [(name, value) for name, value in others if value != DEFAULTS[name]]


def read(request: HttpRequest, *others: str, by: Iterable[Criterion] = ()) -> Filters:
    """The filters in an address; Moved from any other spelling of it, 404 for what means nothing.

    Parameters that the list does not have are passed over.
    """
    by = list(by)
    allowed = {*others, *(one.key for one in by)}
    given = [(name, value) for name, value in _parameters(request) if name in allowed]
    filters = Filters(request.path, _narrowing(given, by), **_others(given, others))
    if filters.pairs() != given:
        raise Moved(filters.url())
    return filters


def _narrowing(given: list[tuple[str, str]], by: list[Criterion]) -> Values:
    written = {one: [value for name, value in given if name == one.key] for one in by}
    try:
        return {one.key: one.read(values) for one, values in written.items() if values}
    except Unknown as error:
        raise Http404 from error


def _others(given: list[tuple[str, str]], names: tuple[str, ...]) -> dict[str, Any]:
    """What a list is asked beside its filters, each once."""
    kept = [(name, value) for name, value in given if name in names]
    single = dict(kept)
    if len(kept) > len(single) or not all(FORMS[name].fullmatch(value) for name, value in kept):
        raise Http404
    return single | {"page": int(single.get("page", 1))}


def _parameters(request: HttpRequest) -> list[tuple[str, str]]:
    # request.GET does not keep the order between different names.
    try:
        return parse_qsl(
            query_of(request),
            keep_blank_values=True,
            max_num_fields=MOST_PARAMETERS,
        )
    except ValueError as error:
        raise Http404 from error


@dataclass(frozen=True)
class Chosen:
    """Filters with what they name, by the criterion's key."""

    filters: Filters
    found: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def narrow(self, rows: QuerySet, without: Criterion | None = None) -> QuerySet:
        """The rows that pass; `without` leaves one filter aside, to count what it could be."""
        for one in criteria.of_list(rows.model):
            for found in () if one is without else self.found.get(one.key, ()):
                rows = one.narrow(rows, found)
        return rows


def choose(filters: Filters) -> Chosen:
    """What filters name; 404 where no public report has it."""
    asked = [one for one in criteria.in_addresses() if one.key in filters.by]
    try:
        return Chosen(filters, {one.key: one.find(filters.by[one.key]) for one in asked})
    except Unknown as error:
        raise Http404 from error


def of_initial(things: QuerySet, initial: str) -> QuerySet:
    """Names that stand under a letter; `other` are those that begin with none."""
    if not initial:
        return things
    return things.filter(initial="#" if initial == OTHER else initial)


def initial_words(initial: str) -> str:
    """The letter that names are listed under, in words; nothing for all letters."""
    if not initial:
        return ""
    return "不以字母开头" if initial == OTHER else f"以{initial}开头"


def sorted_by(statistics: QuerySet, sort: str) -> QuerySet:
    """Statistics in the order asked for; what has no number or no unit comes last."""
    rows = statistics.newest_first()
    if sort == "value":
        rows = rows.annotate(sorted_by=Coalesce("value", "low", "high"))
        first = F("sorted_by").desc(nulls_last=True)
    elif sort == "unit":
        rows = rows.annotate(sorted_by=NullIf("unit", Value("")))
        first = F("sorted_by").asc(nulls_last=True)
    else:
        return rows
    return rows.order_by(first, *rows.query.order_by)

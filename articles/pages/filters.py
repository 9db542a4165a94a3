"""What a reader asks of a list: its filters and its page, in one canonical address."""

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404, HttpRequest

from articles.models import Mention, Name, Report, Statistic, Tag, Tagging
from articles.pages.addresses import query_of

# In this order they stand in an address.
PARAMETERS = ("tag", "place", "year", "unit", "sort", "initial", "page")
DEFAULTS = {"sort": "report", "page": "1"}
FORMS = {
    "tag": re.compile(r"[a-z0-9-]+"),
    "place": re.compile(r"[a-z0-9-]+"),
    "year": re.compile(r"[1-9][0-9]{3}|undated"),
    "unit": re.compile(r"[^\0\ud800-\udfff]+"),
    "sort": re.compile(r"report|value|unit"),
    "initial": re.compile(r"[A-Z]|other"),
    "page": re.compile(r"[1-9][0-9]{0,5}"),
}
MOST_TAGS = 10
MOST_PARAMETERS = 50
UNDATED = "undated"
OTHER = "other"  # the initial of names that begin with no letter


class Moved(Exception):
    """What was asked for has another address."""

    def __init__(self, address: str):
        self.address = address


@dataclass(frozen=True)
class Filters:
    """The filters of one list, and the page of it."""

    path: str
    tags: tuple[str, ...] = ()  # slugs, sorted
    place: str = ""
    year: str = ""
    unit: str = ""
    sort: str = "report"
    initial: str = ""
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        return replace(self, page=1).url() != self.path

    def url(self) -> str:
        """The canonical address."""
        query = urlencode(self._pairs())
        return f"{self.path}?{query}" if query else self.path

    def at_page(self, number: int) -> str:
        return replace(self, page=number).url()

    def with_(self, **changes) -> str:
        """The address of the first page with other filters."""
        return replace(self, page=1, **changes).url()

    def with_tag(self, slug: str) -> str:
        return self.with_(tags=tuple(sorted({*self.tags, slug})))

    def without_tag(self, slug: str) -> str:
        return self.with_(tags=tuple(tag for tag in self.tags if tag != slug))

    def _pairs(self) -> list[tuple[str, str]]:
        single = {name: str(getattr(self, name)) for name in PARAMETERS[1:]}
        return [("tag", tag) for tag in self.tags] + [
            (name, value) for name, value in single.items() if value != DEFAULTS.get(name, "")
        ]


def read(request: HttpRequest, *allowed: str) -> Filters:
    """The filters in an address; Moved from any other spelling of it, 404 for what means nothing.

    Parameters that the list does not have are passed over.
    """
    given = [(name, value) for name, value in _parameters(request) if name in allowed]
    if any(not FORMS[name].fullmatch(value) for name, value in given):
        raise Http404
    single = [name for name, _ in given if name != "tag"]
    tags = tuple(sorted({value for name, value in given if name == "tag"}))
    if len(single) > len(set(single)) or len(tags) > MOST_TAGS:
        raise Http404
    rest = {name: value for name, value in given if name != "tag"}
    filters = Filters(request.path, tags, **rest | {"page": int(rest.get("page", 1))})
    if filters._pairs() != given:
        raise Moved(filters.url())
    return filters


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
    """Filters with the rows that they name."""

    filters: Filters
    tags: tuple[Tag, ...] = ()
    place: Name | None = None

    def narrow(self, rows: QuerySet, without: str = "") -> QuerySet:
        """The rows that pass; `without` leaves one filter aside, to count what it could be."""
        reports = "pk__in" if rows.model is Report else "report__in"
        for tag in self.tags:
            tagged = Tagging.objects.filter(tag=tag).values("content_object")
            rows = rows.filter(**{reports: tagged})
        if self.place and without != "place":
            named = Mention.objects.filter(name=self.place).values("report")
            rows = rows.filter(**{reports: named})
        if self.filters.year and without != "year":
            rows = in_year(rows, self.filters.year)
        if self.filters.unit and without != "unit":
            rows = rows.filter(unit=self.filters.unit)
        return rows


def choose(filters: Filters) -> Chosen:
    """The rows that filters name; 404 where no public report has them."""
    tags = tuple(Tag.objects.public().filter(slug__in=filters.tags)) if filters.tags else ()
    if len(tags) != len(filters.tags):
        raise Http404
    place = _known_place(filters.place) if filters.place else None
    _require(filters.year, in_year(Report.objects.public(), filters.year or UNDATED))
    _require(filters.unit, Statistic.objects.public().filter(unit=filters.unit))
    return Chosen(filters, tags, place)


def _known_place(slug: str) -> Name:
    place = Name.objects.public().filter(kind=Name.Kind.PLACE, slug=slug).first()
    if place is None:
        raise Http404
    return place


def _require(wanted: str, rows: QuerySet) -> None:
    if wanted and not rows.exists():
        raise Http404


def in_year(rows: QuerySet, year: str) -> QuerySet:
    """Rows of a year's reports, or of those without a date."""
    path = "printed_on" if rows.model is Report else "report__printed_on"
    if year == UNDATED:
        return rows.filter(**{f"{path}__isnull": True})
    return rows.filter(**{f"{path}__year": int(year)})


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

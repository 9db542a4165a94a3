"""What is asked of the search page and of the API alike: words, filters, order, where to begin."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from articles.models import Name, Person, Report, Tag
from articles.search import pasted_addresses, results, snippets
from articles.search.documents import UNDATED
from articles.search.pasted_addresses import Pasted
from articles.search.query import Query, clean, parse

SIZE = 20
LAST_PAGE = 500
SLUG = re.compile(r"[a-z0-9-]+")
YEAR = re.compile(rf"[1-9][0-9]{{3}}|{UNDATED}", re.ASCII)


class Unknown(ValueError):
    """A filter that names nothing, and which one."""


@dataclass(frozen=True)
class Asking:
    """The words as typed, the filters by slug, the order, and the number of the page."""

    typed: str = ""
    tags: tuple[str, ...] = ()
    place: str = ""
    person: str = ""
    year: str = ""
    order: str = ""  # "date", or best first
    page: int = 1
    pasted: Pasted | None = None  # an address, which is not sought by its pieces

    @cached_property
    def query(self) -> Query:
        return parse(self.typed)

    @property
    def narrow(self) -> dict[str, list[str]]:
        single = {"place": self.place, "person": self.person, "year": self.year}
        given = {name: [slug] for name, slug in single.items() if slug}
        return given | ({"tag": list(self.tags)} if self.tags else {})

    def address(self, path: str, **changes) -> str:
        asking = replace(self, **{"page": 1, **changes})
        pairs = [("q", asking.typed), *(("tag", tag) for tag in asking.tags)]
        single = [(name, getattr(asking, name)) for name in ("place", "person", "year", "order")]
        pairs += [*single, ("page", "" if asking.page == 1 else str(asking.page))]
        query = urlencode([(name, value) for name, value in pairs if value])
        return f"{path}?{query}" if query else path


@dataclass(frozen=True)
class Answer:
    """The reports that answer, with their passages, and all that stands beside them."""

    results: list[snippets.Result]
    count: int
    facets: dict[str, list[tuple[str, int]]]
    has_more: bool


def read(given: QueryDict) -> Asking:
    """The question in an address; Unknown where a filter names nothing."""
    asking = Asking(
        typed=clean(given.get("q", "")),
        pasted=pasted_addresses.read(given.get("q", "")),
        tags=tuple(sorted(set(filter(None, given.getlist("tag"))))),
        place=given.get("place", ""),
        person=given.get("person", ""),
        year=given.get("year", ""),
        order="date" if given.get("order") == "date" else "",
        page=_page(given.get("page", "1")),
    )
    _require_known(asking)
    return asking


def _page(given: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,2}", given, re.ASCII) or int(given) > LAST_PAGE:
        raise Unknown("page")
    return int(given)


def _require_known(asking: Asking) -> None:
    for field, slugs, rows in (
        ("tag", set(asking.tags), Tag.objects),
        ("place", {asking.place} - {""}, Name.objects.filter(kind=Name.Kind.PLACE)),
        ("person", {asking.person} - {""}, Person.objects),
    ):
        if slugs and not _are_known(slugs, rows):
            raise Unknown(field)
    if asking.year and not _is_known_year(asking.year):
        raise Unknown("year")


def _are_known(slugs: set[str], rows) -> bool:
    if not all(map(SLUG.fullmatch, slugs)):
        return False
    return rows.public().filter(slug__in=slugs).count() == len(slugs)


def _is_known_year(year: str) -> bool:
    if not YEAR.fullmatch(year):
        return False
    dated = {"printed_on": None} if year == UNDATED else {"printed_on__year": year}
    return Report.objects.public().filter(**dated).exists()


def answer(
    asking: Asking, *, start: int | None = None, size: int = SIZE, with_facets: bool = True
) -> Answer:
    """The one way from a question to reports, for the page and the API."""
    if asking.pasted:
        return _of_address(asking.pasted, start or 0)
    start = (asking.page - 1) * SIZE if start is None else start
    found = results.find(
        asking.query,
        asking.narrow,
        start=start,
        size=size,
        by_date=asking.order == "date",
        with_facets=with_facets,
    )
    reports = results.reports_of(found.keys)
    passages = snippets.results(reports, asking.query)
    return Answer(passages, found.count, found.facets, start + size < found.count)


def _of_address(pasted: Pasted, start: int) -> Answer:
    """The report of an address, or none."""
    reports = [pasted.report] if pasted.report else []
    passages = snippets.results(reports[start:], Query())
    return Answer(passages, len(reports), {}, False)

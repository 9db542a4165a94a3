"""The question put to search page and API alike: words, filters, order, where to begin."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from articles.pages import criteria
from articles.pages.criterion import Unknown, Values
from articles.search import pasted_addresses, results, snippets
from articles.search.pasted_addresses import Pasted
from articles.search.query import Query, clean, parse

SIZE = 20
LAST_PAGE = 500


@dataclass(frozen=True)
class Asking:
    """The words as typed, the filters by slug, the order, and the number of the page."""

    typed: str = ""
    by: Values = field(default_factory=dict)  # slugs and values, sorted
    order: str = ""  # "date", or best first
    page: int = 1
    pasted: Pasted | None = None  # an address, which is not sought by its pieces

    @cached_property
    def query(self) -> Query:
        return parse(self.typed)

    def address(self, path: str, **changes) -> str:
        asking = replace(self, **{"page": 1, **changes})
        narrowing = [
            (one.key, value) for one in criteria.of_search() for value in asking.by.get(one.key, ())
        ]
        page = "" if asking.page == 1 else str(asking.page)
        pairs = [("q", asking.typed), *narrowing, ("order", asking.order), ("page", page)]
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
        pasted=pasted_addresses.address_in(given.get("q", "")),
        by=_narrowing(given),
        order="date" if given.get("order") == "date" else "",
        page=_page(given.get("page", "1")),
    )
    _require_known(asking.by)
    return asking


def _narrowing(given: QueryDict) -> Values:
    """The filters that are given, none that is empty; of what can be one only, the last."""
    written = {
        one.key: given.getlist(one.key)[0 if one.is_many else -1 :] for one in criteria.of_search()
    }
    kept = {key: tuple(sorted(set(filter(None, values)))) for key, values in written.items()}
    return {key: values for key, values in kept.items() if values}


def _page(given: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,2}", given, re.ASCII) or int(given) > LAST_PAGE:
        raise Unknown("page")
    return int(given)


def _require_known(by: Values) -> None:
    for key, values in by.items():
        criterion = criteria.named(key)
        if not criterion.accepts(values):
            raise Unknown(key)
        criterion.find(values)


def answer(
    asking: Asking, *, start: int | None = None, size: int = SIZE, with_facets: bool = True
) -> Answer:
    """The one way from a question to reports, for the page and the API."""
    if asking.pasted:
        return _of_address(asking.pasted, start or 0)
    start = (asking.page - 1) * SIZE if start is None else start
    found = results.find(
        asking.query,
        asking.by,
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

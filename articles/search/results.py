"""The reports that answer a query: the one way that the page and the API go."""

from dataclasses import dataclass, field

import tantivy

from articles.models import Change, Report
from articles.pages import criteria
from articles.pages.criterion import Values
from articles.search import indexing, store
from articles.search.engine import Engine
from articles.search.query import Query

FACETS_SHOWN = 12
CANDIDATES = 200  # slugs of a facet that each part of the index tells of


class NotReady(Exception):
    """There is no index to read yet; the worker is making one."""


@dataclass(frozen=True)
class Found:
    """One page of the reports that answer, best first, how many there are, and their facets."""

    keys: list[int]  # primary keys of reports
    count: int
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)  # slug and number


def find(
    query: Query,
    narrow: Values,
    *,
    start: int = 0,
    size: int = 20,
    by_date: bool = False,
    with_facets: bool = True,
) -> Found:
    """The reports that answer, from `start` on; NotReady where there is no index."""
    searcher = store.reader()
    state = searcher and store.state_of(searcher)
    if state is None or not indexing.is_of_this_archive(state):
        raise NotReady
    asked = Engine(searcher).asked(query, narrow, _changed_since(state.number))
    keys, count = _page(searcher, asked, start, size, by_date or not query.words)
    return Found(keys, count, facets(searcher, asked) if with_facets else {})


def _changed_since(number: int) -> set[int]:
    """Reports that read otherwise than the index knows them: left out until it does."""
    return set(Change.objects.filter(pk__gt=number).values_list("report_id", flat=True))


def _page(
    searcher: tantivy.Searcher, asked: tantivy.Query, start: int, size: int, by_date: bool
) -> tuple[list[int], int]:
    ranked = {"order_by_field": "order"} if by_date else {"weight_by_field": "newness"}
    result = searcher.search(asked, size, True, offset=start, **ranked)
    addresses = [address for _, address in result.hits]
    return searcher.fast_field_values("report", addresses), result.count


def facets(searcher: tantivy.Searcher, asked: tantivy.Query) -> dict[str, list[tuple[str, int]]]:
    """The commonest slugs of each facet among all reports that answer, each with its number."""
    fields = [one.key for one in criteria.of_search()]
    counted = searcher.aggregate(asked, {facet: _terms(facet) for facet in fields})
    # a part of the index leaves out what is rare in it: those found are then counted once more
    unsure = {
        facet: _terms(facet, include=[bucket["key"] for bucket in found["buckets"]])
        for facet, found in counted.items()
        if found["doc_count_error_upper_bound"]
    }
    counted |= searcher.aggregate(asked, unsure) if unsure else {}
    return {
        facet: [(bucket["key"], bucket["doc_count"]) for bucket in counted[facet]["buckets"]]
        for facet in fields
    }


def _terms(facet: str, **given) -> dict:
    return {"terms": {"field": facet, "size": FACETS_SHOWN, "segment_size": CANDIDATES, **given}}


def reports_of(keys: list[int]) -> list[Report]:
    """The public reports of those keys, in their order."""
    rows = Report.objects.public().prefetch_related("sections").in_bulk(keys)
    return [rows[key] for key in keys if key in rows]

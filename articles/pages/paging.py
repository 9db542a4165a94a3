"""One page of a long list, and the addresses of those beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from django.http import Http404

REPORTS = 20
DAY = 100  # reports of one day's paper
FIGURES = 50
QUOTATIONS = 30
NAMES = 60


@dataclass(frozen=True)
class Pager:
    """Where a page stands among the pages of its list."""

    number: int
    count: int  # pages
    total: int  # items
    previous_url: str | None
    next_url: str | None
    rows: list = field(repr=False)


def page_of(
    rows: QuerySet | Sequence,
    number: int,
    size: int,
    address: Callable[[int], str],
    total: int | None = None,
) -> Pager:
    """The page of that number; 404 beyond the last. A total that is known is not counted again."""
    paginator = Paginator(rows, size)
    if total is not None:
        paginator.count = total
    try:
        page = paginator.page(number)
    except EmptyPage as error:
        raise Http404 from error
    return Pager(
        number=number,
        count=paginator.num_pages,
        total=paginator.count,
        previous_url=address(number - 1) if page.has_previous() else None,
        next_url=address(number + 1) if page.has_next() else None,
        rows=list(page.object_list),
    )

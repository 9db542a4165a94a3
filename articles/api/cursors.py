"""Cursors: where a list goes on, told by its last row, so that nothing is passed over.

A row that comes or goes before that place moves no other; an offset would.
"""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from articles.api.responses import Problem

UNKNOWN = "参数 cursor 不是这个列表给出的；请照抄 next，或不写它从头读起"


def signed(values: Sequence[Any], of: str) -> str:
    """A cursor of the list so named; signed, so that what is read back is what was written."""
    told = [None if value is None else str(value) for value in values]
    return signing.Signer(salt=of).sign_object(told)  # without the time: it tags the same answer


def unsigned(cursor: str, of: str) -> list[str | None]:
    """The values in a cursor of that list; Problem where it is none."""
    try:
        return signing.Signer(salt=of).unsign_object(cursor)
    except signing.BadSignature as error:
        raise Problem(404, UNKNOWN) from error


def place_of(row: Any, rows: QuerySet) -> list[Any]:
    """What the row is ordered by in the list."""
    return [_value(row, path) for path, _ in _order(rows)]


def after(rows: QuerySet, place: Sequence[Any]) -> QuerySet:
    """The rows that come after a place in their order."""
    same, later = Q(), Q(pk__in=[])
    for (path, descends), value in zip(_order(rows), place, strict=True):
        if value is None:  # nulls come last, and among equals
            same &= Q(**{f"{path}__isnull": True})
            continue
        further = Q(**{f"{path}__{'lt' if descends else 'gt'}": value})
        later |= same & (further | Q(**{f"{path}__isnull": True}))
        same &= Q(**{path: value})
    return rows.filter(later)


def _order(rows: QuerySet) -> list[tuple[str, bool]]:
    """(path, whether it descends) of everything the rows are ordered by."""
    return [_term(term) for term in rows.query.order_by]


def _term(term: str | OrderBy) -> tuple[str, bool]:
    if isinstance(term, OrderBy):
        assert isinstance(term.expression, F), "a list is ordered by names"
        return term.expression.name, term.descending
    return term.removeprefix("-"), term.startswith("-")


def _value(row: Any, path: str) -> Any:
    for step in path.split("__"):
        row = getattr(row, step)
    return row

"""The choices beside a list: each says how many would remain, none that would leave nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from articles.pages.criterion import Criterion
from articles.pages.filters import OTHER, SORTS, Chosen, Filters
from articles.pages.tallies import Tally

MOST_CHOICES = 20


@dataclass(frozen=True)
class Choice:
    label: str
    count: int | None
    url: str
    chosen: bool = False  # its address takes it away


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]


@dataclass(frozen=True)
class Letter:
    """One letter of an A–Z list."""

    letter: str
    url: str
    count: int
    chosen: bool


def facets_of(rows: QuerySet, chosen: Chosen, total: int, by: Iterable[Criterion]) -> list[Facet]:
    """A facet for each criterion; `rows` are all of the list, `total` how many of them pass."""
    return [
        Facet(
            one.key,
            one.title_over(rows.model),
            [_choice(tally, one, chosen.filters) for tally in _tallies(one, rows, chosen, total)],
        )
        for one in by
    ]


def _tallies(by: Criterion, rows: QuerySet, chosen: Chosen, total: int) -> list[Tally]:
    """What is chosen and what could be: beside it, or where only one can be, in its stead."""
    known = [by.tally(found, total) for found in chosen.found.get(by.key, ())]
    others = by.tallies(chosen.narrow(rows, None if by.is_many else by), MOST_CHOICES)
    if by.is_many:
        others = _without(others, known)
    else:
        known = _without(known, others)
    return [*known, *others][:MOST_CHOICES]


def _without(tallies: list[Tally], others: list[Tally]) -> list[Tally]:
    words = {tally.word for tally in others}
    return [tally for tally in tallies if tally.word not in words]


def _choice(tally: Tally, by: Criterion, filters: Filters) -> Choice:
    url = filters.with_(by=by.toggled(filters.by, tally.word))
    return Choice(tally.label, tally.count, url, tally.word in filters.by.get(by.key, ()))


def sorts_of(filters: Filters) -> Facet:
    """The orders that a list can be put in."""
    choices = [
        Choice(label, None, filters.with_(sort=sort), sort == filters.sort)
        for sort, label in SORTS.items()
    ]
    return Facet("sort", "排序", choices)


def letters_of(things: QuerySet, filters: Filters) -> list[Letter]:
    """The letters that names begin with, # last; the chosen one's address takes it away."""
    counted = things.values("initial").annotate(count=Count("pk")).order_by("initial")
    letters = []
    for row in sorted(counted, key=lambda row: row["initial"] == "#"):
        word = OTHER if row["initial"] == "#" else row["initial"]
        chosen = word == filters.initial
        url = filters.with_(initial="" if chosen else word)
        letters.append(Letter(row["initial"], url, row["count"], chosen))
    return letters

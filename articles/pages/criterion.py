"""One criterion: how its values are written, which rows pass, what there is to choose."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Model, Prefetch, QuerySet

from articles.models import Report
from articles.models.querysets import NamedQuerySet
from articles.pages import tallies
from articles.pages.tallies import UNDATED, Tally, from_row, year_label

SLUG = re.compile(r"[a-z0-9-]+")
Values = dict[str, tuple[str, ...]]  # what is chosen, by the criterion's key; none is empty


class Unknown(ValueError):
    """What no public report has was asked for, and by which parameter."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Criterion(ABC):
    """What a list can be narrowed by; where that is the list of reports, the search too."""

    key: str  # its parameter; in the search its field, and what is typed before a colon
    title: str  # in Chinese
    what: str  # what its value is, told to programs
    lists: tuple[type[Model], ...]  # of these rows
    is_offered: bool = True  # on the pages of these lists
    title_of_facts: str = ""  # where rows of facts are meant, not of reports
    form: re.Pattern = SLUG  # of a value
    told_form: str = ""  # the whole pattern told to programs, where theirs are written otherwise
    most: int = 1  # values that are taken together

    @property
    def is_many(self) -> bool:
        return self.most > 1

    def title_over(self, rows: type[Model]) -> str:
        return self.title_of_facts if self.title_of_facts and rows is not Report else self.title

    def accepts(self, values: Iterable[str]) -> bool:
        """Whether each is written as a value is."""
        return all(map(self.form.fullmatch, values))

    def read(self, written: Sequence[str]) -> tuple[str, ...]:
        """The values in an address, sorted; Unknown where one can be none, or they are too many."""
        values = tuple(sorted(set(written)))
        if not self.accepts(values) or len(values if self.is_many else written) > self.most:
            raise Unknown(self.key)
        return values

    def toggled(self, values: Values, value: str) -> Values:
        """What is chosen with one value more, or instead of another, or without it."""
        chosen = values.get(self.key, ())
        if value in chosen:
            chosen = tuple(other for other in chosen if other != value)
        else:
            chosen = tuple(sorted([*chosen, value])) if self.is_many else (value,)
        return {key: some for key, some in {**values, self.key: chosen}.items() if some}

    @abstractmethod
    def labels(self, values: Iterable[str]) -> dict[str, str]:
        """What readers call the values; some may be known no more."""

    def in_report(self, report: Report) -> list[str]:
        """The values that a public report has, for the index; none of what narrows no reports."""
        return []

    def prefetches(self) -> list[Prefetch]:
        """What is looked up for all reports at once, so that each can say what it has."""
        return []

    @abstractmethod
    def find(self, values: Sequence[str]) -> tuple[Any, ...]:
        """What the values name, in their order; Unknown where no public report has one of them."""

    @abstractmethod
    def narrow(self, rows: QuerySet, found: Any) -> QuerySet:
        """The rows that have what was found."""

    @abstractmethod
    def tally(self, found: Any, count: int) -> Tally:
        """What was found, as one that so many rows have."""

    @abstractmethod
    def tallies(self, rows: QuerySet, most: int) -> list[Tally]:
        """How many of the rows have each value, of the most frequent ones."""


@dataclass(frozen=True, kw_only=True, eq=False)
class OfThings(Criterion):
    """What reports speak of, by its slug."""

    facts: type[Model]  # the rows that tie a thing to its reports
    link: str  # from these to the thing
    path: str  # from a report to these
    of: dict[str, Any] = field(default_factory=dict)  # which things, and which facts of them
    once: dict[str, Any] = field(default_factory=dict)  # those that count a thing once a report

    @property
    def things(self) -> NamedQuerySet:
        """All of them, public or not."""
        return self.facts._meta.get_field(self.link).related_model.objects.filter(**self.of)

    def labels(self, values: Iterable[str]) -> dict[str, str]:
        return dict(self.things.filter(slug__in=values).values_list("slug", "name"))

    def in_report(self, report: Report) -> list[str]:
        return [getattr(fact, self.link).slug for fact in getattr(report, self._looked_up)]

    def prefetches(self) -> list[Prefetch]:
        facts = self.facts.objects.filter(**self.of, **self.once).select_related(self.link)
        return [Prefetch(self.path, facts, to_attr=self._looked_up)]

    @property
    def _looked_up(self) -> str:
        return f"{self.key}_facts"

    def find(self, values: Sequence[str]) -> tuple[Model, ...]:
        found = {thing.slug: thing for thing in self.things.public().filter(slug__in=values)}
        if len(found) < len(values):
            raise Unknown(self.key)
        return tuple(found[slug] for slug in values)

    def narrow(self, rows: QuerySet, found: Model) -> QuerySet:
        if rows.model is self.facts:
            return rows.filter(**{self.link: found})
        reports = self.facts.objects.filter(**{self.link: found}).values(self.facts.REPORT)
        return rows.filter(**{"pk__in" if rows.model is Report else "report__in": reports})

    def tally(self, found: Model, count: int) -> Tally:
        return Tally(found.slug, found.name, count)

    def tallies(self, rows: QuerySet, most: int) -> list[Tally]:
        path = from_row(rows, self.path)
        counted = {f"{self.link}__isnull": False, **self.of, **self.once}
        rows = rows.filter(**{f"{path}__{field}": value for field, value in counted.items()})
        # A name stands in a report more than once, and merged names may do so under several ids.
        count = Count("pk", distinct=bool(self.once))
        return tallies.of_things(rows, f"{path}__{self.link}", count, most)


@dataclass(frozen=True, kw_only=True, eq=False)
class OfValues(Criterion):
    """What stands in a row itself, by its value."""

    def find(self, values: Sequence[str]) -> tuple[str, ...]:
        public = self.lists[0].objects.public()
        if not all(self.narrow(public, value).exists() for value in values):
            raise Unknown(self.key)
        return tuple(values)

    def label(self, value: str) -> str:
        return value

    def labels(self, values: Iterable[str]) -> dict[str, str]:
        return {value: self.label(value) for value in values}

    def of_typed(self, words: str) -> str:
        """The value that words typed by hand mean."""
        return words

    def tally(self, found: str, count: int) -> Tally:
        return Tally(found, self.label(found), count)


@dataclass(frozen=True, kw_only=True, eq=False)
class OfYears(OfValues):
    """The year that a report was printed in, or that nobody knows its date."""

    def label(self, value: str) -> str:
        return year_label(value)

    def of_typed(self, words: str) -> str:
        return words.removesuffix("年")

    def in_report(self, report: Report) -> list[str]:
        return [str(report.printed_on.year) if report.printed_on else UNDATED]

    def narrow(self, rows: QuerySet, found: str) -> QuerySet:
        path = from_row(rows, "printed_on")
        if found == UNDATED:
            return rows.filter(**{f"{path}__isnull": True})
        return rows.filter(**{f"{path}__year": int(found)})

    def tallies(self, rows: QuerySet, most: int) -> list[Tally]:
        every = tallies.of_years(rows)
        frequent = sorted(every, key=lambda tally: -tally.count)[:most]
        return [tally for tally in every if tally in frequent]


@dataclass(frozen=True, kw_only=True, eq=False)
class OfColumn(OfValues):
    """What stands in a column of the rows."""

    column: str

    def narrow(self, rows: QuerySet, found: str) -> QuerySet:
        return rows.filter(**{self.column: found})

    def tallies(self, rows: QuerySet, most: int) -> list[Tally]:
        return tallies.of_column(rows, self.column, most)

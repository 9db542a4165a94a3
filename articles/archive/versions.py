"""Versions of a report: the latest, the ids that all gave, a stored one as the public sees it."""

from collections.abc import Callable, Collection, Iterable

from django.db.models import QuerySet

from articles import record
from articles.archive.hidden_names import hidden_names
from articles.models import Person, Report, Revision
from articles.record.ids import FormerIds
from articles.record.masking import masked, told_in


def as_shown(report: Report, stored: record.Record, hidden: Collection[str]) -> record.Record:
    """A record of the report with the hidden names as × signs, under the report's address."""
    return masked(stored, hidden).model_copy(update={"slug": report.slug})


def shown_record(report: Report, stored: str) -> str:
    """A stored record of the report as the public sees it."""
    hidden = hidden_in(lambda: stored, Person.objects.filter(appearances__report=report))
    if not hidden and not report.is_moved:
        return stored
    return record.canonical(as_shown(report, record.stored(stored), hidden))


def hidden_in(stored: Callable[[], str], people: Iterable[Person]) -> list[str]:
    """The hidden names that a stored record says; it is asked for only where any is hidden.

    Where there are some, a digest of the record or of its source would let them be guessed.
    """
    hidden = hidden_names(people)
    text = stored() if hidden else ""
    return told_in(text, hidden)


def latest_revision(report: Report) -> QuerySet[Revision]:
    """The latest version of a report, for the caller to say which columns it needs."""
    return Revision.objects.filter(report=report).order_by("-number")[:1]


def latest_of(report: Report | None) -> Revision | None:
    """The latest version of a report, if there is one."""
    return report and report.revisions.last()


def former_ids(latest: Revision | None) -> FormerIds:
    """Every id that a report's versions gave, told by the latest of them alone."""
    if latest is None:
        return FormerIds()
    return FormerIds.of(record.stored(latest.record), latest.dropped_ids)

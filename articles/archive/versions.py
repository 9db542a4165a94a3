"""Versions of a report: the latest, the ids that all gave, a stored one as the public sees it."""

from collections.abc import Iterable

from django.db.models import QuerySet

from articles import record
from articles.archive.hidden_names import hidden_names
from articles.models import Person, Report, Revision
from articles.record.ids import FormerIds
from articles.record.masking import masked


def shown_record(report: Report, stored: str) -> str:
    """A stored record of the report as the public sees it."""
    people = Person.objects.filter(appearances__report=report)
    hidden = [name for name in hidden_names(people) if name in stored]
    if not hidden:
        return stored
    return record.canonical(masked(record.stored(stored), hidden))


def hides_names(revision: Revision, people: Iterable[Person]) -> bool:
    """Whether a name of the stored record is hidden; a digest would let it be guessed."""
    return any(name in revision.record for name in hidden_names(people))


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

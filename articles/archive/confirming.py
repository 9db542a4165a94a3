"""An editor's word that a report's private matters may be public."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.contrib.auth.base_user import AbstractBaseUser

from articles import record
from articles.archive import private_matters
from articles.archive.private_matters import Kind, Matter
from articles.models import Confirmation, Report
from articles.record import Record


def unconfirmed(checked: Record) -> list[Matter]:
    """What no editor has confirmed and the report does not say already."""
    matters = private_matters.matters_in(checked)
    if not matters:
        return []
    known = set(Confirmation.objects.filter(slug=checked.slug).values_list("kind", "words"))
    known |= {matter.key for matter in _said_already(checked.slug)}
    return [matter for matter in matters if matter.key not in known]


def by_kind(matters: Iterable[Matter]) -> dict[Kind, list[Matter]]:
    found = defaultdict(list)
    for matter in matters:
        found[matter.kind].append(matter)
    return dict(found)


def _said_already(slug: str) -> list[Matter]:
    """What the latest version of the report says, withdrawn though it be."""
    report = Report.objects.filter(slug=slug).first()
    if report is None:
        return []
    latest = report.revisions.last()
    return private_matters.matters_in(record.stored(latest.record))


def confirm(
    slug: str,
    matters: Iterable[Matter],
    reasons: Mapping[Kind, str],
    user: AbstractBaseUser | None,
) -> None:
    """Keeps who confirmed which words with what reason; a kind without one stays unconfirmed."""
    given = [
        Confirmation(
            slug=slug,
            kind=matter.kind,
            words=matter.words,
            reason=reasons[matter.kind].strip(),
            user=user,
        )
        for matter in matters
        if reasons.get(matter.kind, "").strip()
    ]
    # of two editors who confirm the same words at once the first is kept
    Confirmation.objects.bulk_create(given, ignore_conflicts=True)

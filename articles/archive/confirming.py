"""An editor's word that a report's private matters may be public."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.contrib.auth.base_user import AbstractBaseUser

from articles import record
from articles.archive import private_matters
from articles.archive.private_matters import Kind, Matter
from articles.models import Act, Confirmation, Report
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
    report = Report.objects.filter(record_slug=slug).first()
    if report is None:
        return []
    latest = report.revisions.last()
    return private_matters.matters_in(record.stored(latest.record))


def confirm(
    slug: str,
    matters: Iterable[Matter],
    reasons: Mapping[Kind, str],
    user: AbstractBaseUser | None,
) -> list[Matter]:
    """Keeps who confirmed which words with what reason; a kind without one stays unconfirmed.

    Those that are confirmed are for `note`.
    """
    given = {
        matter: reason for matter in matters if (reason := reasons.get(matter.kind, "").strip())
    }
    # of two editors who confirm the same words at once the first is kept
    Confirmation.objects.bulk_create(
        [
            Confirmation(slug=slug, kind=one.kind, words=one.words, reason=reason, user=user)
            for one, reason in given.items()
        ],
        ignore_conflicts=True,
    )
    return list(given)


def note(
    slug: str,
    confirmed: Iterable[Matter],
    reasons: Mapping[Kind, str],
    user: AbstractBaseUser | None,
) -> None:
    """Tells the log of what was confirmed, once all else is done that others may wait for."""
    for kind, matters in by_kind(confirmed).items():
        words = "、".join(matter.hint for matter in matters)
        Act.objects.record(
            Act.Kind.CONFIRM, slug, user, reasons[kind].strip(), after={kind.value: words}
        )

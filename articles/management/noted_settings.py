"""Settings in the log: an entry whenever a start finds others than the last one did."""

from django.db import transaction

from articles.management.backups import making
from articles.models import Act


@transaction.atomic
def note() -> None:
    """Adds an entry of what is set otherwise; of secrets nothing is noted."""
    entries = Act.objects.filter(kind=Act.Kind.SETTINGS)
    last = entries.values_list("detail", flat=True).first() or {}
    known, given = last.get("settings", {}), making.given()
    changed = [name for name in making.KEPT if known.get(name) != given.get(name)]
    if changed:
        before, after = ({name: of.get(name) for name in changed} for of in (known, given))
        detail = {"settings": given}
        Act.objects.record(
            Act.Kind.SETTINGS, "、".join(changed), before=before, after=after, detail=detail
        )

"""The addresses at which a newspaper had a report: kept, so that they lead here, or let go."""

from collections.abc import Iterable

from articles.language.web_addresses import Address
from articles.models import Redirect, Report


def keep(report: Report, addresses: Iterable[Address]) -> None:
    """Lets addresses lead to a report; those that lead elsewhere stay as they are."""
    page = report.get_absolute_url()
    rows = [Redirect(host=one.host, old_path=one.path, new_path=page) for one in addresses]
    Redirect.objects.bulk_create(rows, ignore_conflicts=True)


def forget(report: Report, addresses: Iterable[Address]) -> None:
    """Lets addresses lead to a report no longer."""
    for one in addresses:
        rows = Redirect.objects.filter(host=one.host, old_path=one.path)
        rows.filter(new_path=report.get_absolute_url()).delete()

"""The addresses at which a newspaper had a report: kept, so that they lead here, or let go."""

from collections.abc import Collection, Iterable

from articles.language.web_addresses import Address
from articles.models import Redirect, Report
from articles.record.masking import is_spelt_in


def keep(report: Report, addresses: Iterable[Address], hidden: Collection[str]) -> None:
    """Lets addresses lead to a report; those that lead elsewhere stay as they are.

    One that spells a hidden name of theirs leads nowhere.
    """
    page = report.get_absolute_url()
    rows = [
        Redirect(host=one.host, old_path=one.path, new_path=page)
        for one in addresses
        if not is_spelt_in(str(one), hidden)
    ]
    Redirect.objects.bulk_create(rows, ignore_conflicts=True)


def carry(page: str, report: Report) -> None:
    """Lets whatever led to a report's former page lead to the page that it has."""
    if page != report.get_absolute_url():
        Redirect.objects.filter(new_path=page).update(new_path=report.get_absolute_url())


def lead(old: str, new: str) -> None:
    """Lets an old address lead to the new one, and those that led to the old one too."""
    if old == new:
        return
    Redirect.objects.filter(host="", old_path=new).delete()
    Redirect.objects.filter(new_path=old).update(new_path=new)
    Redirect.objects.update_or_create(host="", old_path=old, defaults={"new_path": new})


def forget(report: Report, addresses: Iterable[Address]) -> None:
    """Lets addresses lead to a report no longer."""
    for one in addresses:
        rows = Redirect.objects.filter(host=one.host, old_path=one.path)
        rows.filter(new_path=report.get_absolute_url()).delete()


def let_go(path: str) -> None:
    """Lets what stands at a path again lead nowhere else."""
    Redirect.objects.filter(host="", old_path=path).delete()

"""The way from an old address to the one that took its place.

Old addresses are of two kinds. What was renamed or merged here left a path, without a host. A
report brings the addresses at which its newspaper had it, each with its host, in the form of
`address_forms`; once kept they lead here whatever later versions of the record say, and the first
report to claim one keeps it.
"""

from collections.abc import Iterable, Sequence

from django.http import HttpResponsePermanentRedirect

from articles.language import web_addresses
from articles.language.web_addresses import Address
from articles.models import Redirect, Report
from articles.pages.addresses import absolute


def moved(path: str) -> HttpResponsePermanentRedirect | None:
    """The way to what once had this path here; asked only where nothing has it now."""
    if "\0" in path:  # no database keeps it
        return None
    rows = Redirect.objects.filter(host="", old_path=path)
    new_path = rows.values_list("new_path", flat=True).first()
    return new_path and HttpResponsePermanentRedirect(new_path)


def way(host: str, paths: Sequence[str], query: str) -> HttpResponsePermanentRedirect | None:
    """The way to what once had one of the paths here, or to the report of this old address.

    The first path is the one asked for. A newspaper lets its old host, or some paths, answer here;
    whoever comes by an old host goes on under the archive's own.
    """
    if "\0" in paths[0]:
        return None
    asked = f"{paths[0]}?{query}" if query else paths[0]
    forms = web_addresses.ways(f"//{host}{asked}")
    found = first([*forms, *(Address("", path) for path in paths), *without_host(forms)])
    if found is None:
        return None
    by_old_host = found.host and found.host == web_addresses.host_of(host)
    return HttpResponsePermanentRedirect(
        absolute(found.new_path) if by_old_host else found.new_path
    )


def without_host(forms: Iterable[Address]) -> list[Address]:
    """The forms as an address of the archive's own host has them."""
    return [Address("", form.path) for form in forms]


def first(forms: Sequence[Address]) -> Redirect | None:
    """What the first of the forms leads to that leads anywhere; one question to the database."""
    rows = list(Redirect.objects.filter(old_path__in={form.path for form in forms}))
    found = (_of(form, [row for row in rows if row.old_path == form.path]) for form in forms)
    return next(filter(None, found), None)


def _of(form: Address, rows: list[Redirect]) -> Redirect | None:
    """The row of the form's host; where it has none, of any, if all of them lead to one page."""
    own = next((row for row in rows if row.host == form.host), None)
    if own or form.host:
        return own
    return rows[0] if len({row.new_path for row in rows}) == 1 else None


def of_report(report: Report) -> list[Address]:
    """The old addresses that lead to a report."""
    rows = Redirect.objects.filter(new_path=report.get_absolute_url()).order_by("host", "old_path")
    return [Address(row.host, row.old_path) for row in rows]


def elsewhere(page: str, addresses: Iterable[Address]) -> dict[Address, str]:
    """Those of the addresses that lead to another page, each with which."""
    addresses = set(addresses)
    rows = Redirect.objects.filter(old_path__in={one.path for one in addresses})
    led = {Address(row.host, row.old_path): row.new_path for row in rows}
    return {one: led[one] for one in sorted(addresses, key=str) if led.get(one, page) != page}

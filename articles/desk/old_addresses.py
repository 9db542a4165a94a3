"""The old addresses of a report as an editor writes them, one a line."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from articles.archive import old_addresses as archive
from articles.archive.hidden_names import hidden_names
from articles.language import web_addresses
from articles.language.web_addresses import Address
from articles.models import Act, Person, Report
from articles.pages import redirects


class NotTaken(ValueError):
    """Lines that are not taken, and why."""


def lines_of(report: Report) -> list[str]:
    return [str(address) for address in redirects.of_report(report)]


@transaction.atomic
def set_on(report: Report, text: str, user: AbstractBaseUser | None = None) -> bool:
    """Makes just these addresses lead to the report; whether that changed anything."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    wanted, had = _read(text), redirects.of_report(report)
    added = [one for one in wanted if one not in had]
    removed = [one for one in had if one not in wanted]
    _refuse_taken(report, added)
    people = Person.objects.filter(appearances__report=report)
    archive.keep(report, added, hidden_names(people))
    archive.forget(report, removed)
    words = [*(f"＋{one}" for one in added), *(f"－{one}" for one in removed)]
    if words:
        Act.objects.record(
            Act.Kind.ADDRESSES,
            report.title,
            user,
            "，".join(words),
            before={"旧地址": "，".join(map(str, had))},
            after={"旧地址": "，".join(map(str, wanted))},
            detail={"report": report.pk},
        )
    return bool(words)


def _read(text: str) -> list[Address]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    read = {line: _address(line) for line in lines}
    if unread := [line for line, address in read.items() if address is None]:
        raise NotTaken(f"这几行不是一篇报道的网址，请改正或删去：{'；'.join(unread)}")
    return list(dict.fromkeys(read.values()))


def _address(line: str) -> Address | None:
    return (
        web_addresses.form_of(line) if web_addresses.is_typed(line) and "\0" not in line else None
    )


def _refuse_taken(report: Report, added: list[Address]) -> None:
    taken = redirects.elsewhere(report.get_absolute_url(), added)
    if taken:
        told = "；".join(f"{address} 已通往 {page}" for address, page in taken.items())
        raise NotTaken(f"{told}。要改到这一篇，请先在那一篇里删去")

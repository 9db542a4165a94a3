"""All figures or quotations that pass, as a table or line by line, a few at a time in memory."""

import csv
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from articles.api import cursors, facts
from articles.api.lists import chosen_of, quotations_of, statistics_of
from articles.api.parameters import Given, single
from articles.api.responses import as_json
from articles.models import Change, Report
from articles.models.facts import Anchored
from articles.pages.filters import Chosen

CSV = "text/csv"
LINES = "application/jsonl"
REPORTS = 200  # whose facts are looked up at a time
FACTS = 500  # that are told at a time
# Half a table, cut off on its way, must never stand between for the whole.
NEVER_SHARED = "private, max-age=0, must-revalidate, no-transform"
MARK = "\ufeff"
# What a spreadsheet would take for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")

Fact = type[facts.StatisticShape] | type[facts.QuotationShape]
Write = Callable[[Iterable[dict[str, Any]]], str]


def statistics(media: str) -> Callable[..., HttpResponse]:
    return _stream(facts.StatisticShape, statistics_of, media)


def quotations(media: str) -> Callable[..., HttpResponse]:
    return _stream(facts.QuotationShape, quotations_of, media)


def _stream(fact: Fact, rows_of: Callable[[Chosen], QuerySet], media: str):
    def view(request: HttpRequest, given: Given) -> HttpResponse:
        chosen = chosen_of(given)
        rows, reports = rows_of(chosen), _reports(chosen)
        wanted = given.get("fields", ())
        told = ([fact.of(row).told(wanted) for row in some] for some in _by_report(rows, reports))
        columns = [name for name in fact.fields() if not wanted or name in wanted]
        text = _table(told, columns, given) if media == CSV else map(_lines, told)
        response = StreamingHttpResponse(text, content_type=f"{media}; charset=utf-8")
        return _kept(response, request, columns)

    return view


def _reports(chosen: Chosen) -> QuerySet:
    """The reports whose facts may pass, in the order of lists."""
    reports = chosen.narrow(Report.objects.public()).newest_first()
    return reports.only("slug", "printed_on", "precision", "certainty")


def _by_report(rows: QuerySet, reports: QuerySet) -> Iterator[list[Anchored]]:
    """The facts of some reports at a time, some facts at a time: a report may have two thousand.

    No question to the database stays open while the answer is sent.
    """
    some = list(reports[:REPORTS])
    while some:
        keys = _in_order(rows.filter(report__in=some), some)
        for at in range(0, len(keys), FACTS):
            found = rows.in_bulk(keys[at : at + FACTS])
            yield [found[key] for key in keys[at : at + FACTS]]
        place = cursors.place_of(some[-1], reports)
        some = list(cursors.after(reports, place)[:REPORTS])


def _in_order(rows: QuerySet, reports: list[Report]) -> list[int]:
    """The facts' keys in the order of lists. Told to sort, SQLite would go through all reports."""
    at = {report.pk: number for number, report in enumerate(reports)}
    places = rows.order_by().values_list("report", "section__position", "start", "key", "pk")
    return [key for *_, key in sorted(places, key=lambda place: (at[place[0]], *place[1:]))]


def _lines(told: Iterable[dict[str, Any]]) -> str:
    return "".join(f"{as_json(fields)}\n" for fields in told)


def _table(told: Iterable[list[dict[str, Any]]], columns: list[str], given: Given) -> Iterator[str]:
    """A table as RFC 4180 writes it, its columns named in the first line."""
    line = csv.writer(_Echo()).writerow
    yield (MARK if single(given, "bom") else "") + line(columns)
    for some in told:
        yield "".join(line([_cell(value) for value in fields.values()]) for fields in some)


class _Echo:
    """Gives back what a csv writer writes to it."""

    def write(self, line: str) -> str:
        return line


def _cell(value: Any) -> Any:
    """What a cell holds; words that would be a formula begin with an apostrophe."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    if isinstance(value, bool):
        return str(value).lower()
    return value


def _kept(response: HttpResponse, request: HttpRequest, columns: list[str]) -> HttpResponse:
    """The same question has the same answer until anything in the archive reads otherwise."""
    last = Change.objects.order_by("-pk").values_list("pk", "made_at").first()
    said = f"{last} {settings.SITE_URL} {request.get_full_path()} {columns}"
    response["ETag"] = f'W/"{sha256(said.encode()).hexdigest()[:24]}"'
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = NEVER_SHARED
    name = request.path.rpartition("/")[2]
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

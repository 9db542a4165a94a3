from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy

from articles.language.dates import Precision
from articles.models import Report
from articles.pages import alternates, criteria, daily_paper, facets, filters, paging, tallies
from articles.pages.alternates import Alternate
from articles.pages.criteria import YEAR
from articles.pages.criterion import Criterion
from articles.pages.filters import Chosen, Filters
from articles.pages.list_entries import dress
from articles.pages.responses import reading, show
from articles.pages.tallies import UNDATED, Tally

ALL = reverse_lazy("report-list")
HOME = ("首页", reverse_lazy("home"))
REPORTS = ("报道", ALL)
UNDATED_LAST = "，按日期从新到旧；日期不详的排在最后"


@reading
def report_list(request: HttpRequest) -> HttpResponse:
    wanted = filters.read(request, "page", by=criteria.beside(Report))
    chosen, rows = filters.choose(wanted), Report.objects.public()
    pages = _page(chosen.narrow(rows), wanted)
    # Unfiltered, the years are links to pages of their own.
    years = [] if wanted.is_filtered else [_year(tally) for tally in tallies.of_years(rows)]
    by = criteria.beside(Report) if wanted.is_filtered else _but_years()
    choices = facets.facets_of(rows, chosen, pages.total, by)
    beside = {"facets": choices, "years": years, "order": UNDATED_LAST}
    return _show(request, wanted, pages, "报道", [], alternates.of_list(wanted), **beside)


@reading
def report_year(request: HttpRequest, year: str) -> HttpResponse:
    rows = YEAR.narrow(Report.objects.public(), year)
    dated = rows.filter(precision__lte=Precision.MONTH)
    months = [_month(year, tally) for tally in tallies.of_months(dated)]
    return _of_year(request, year, f"{year}年", months)


@reading
def report_undated(request: HttpRequest) -> HttpResponse:
    return _of_year(request, UNDATED, "日期不详的报道", [], order="")


@reading
def report_month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    wanted = filters.read(request, "page")
    rows = Report.objects.public().of_month(year, month)
    pages = _page(rows, wanted)
    if not pages.total:
        raise Http404
    days = [_day(year, month, tally) for tally in tallies.of_days(rows.of_a_day())]
    crumbs = [HOME, REPORTS, _above(year)]
    return _show(request, wanted, pages, f"{year}年{int(month)}月", crumbs, years=days)


@reading
def report_day(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    """The paper of a day, page by page; where there is none, 404 and the days nearest to it."""
    wanted, on = filters.read(request, "page"), _date(year, month, day)
    rows = Report.objects.public()
    earlier, later = map(daily_paper.linked, rows.days_beside(on, on))
    beside = {"earlier": earlier, "later": later, "heading": daily_paper.words_of(on)}
    of_day = rows.of_a_day().filter(printed_on=on)
    keys = daily_paper.in_order(of_day.values_list("pk", "page", "slug"))
    if not keys:
        return render(request, "reports/no_day.html", beside, status=404)
    pages = paging.page_of(keys, wanted.page, paging.DAY, wanted.at_page)
    found = of_day.in_bulk(pages.rows)
    papers = daily_paper.pages_of(dress([found[key] for key in pages.rows]))
    crumbs = [HOME, REPORTS, _above(year), _above(year, month)]
    beside |= {"papers": papers, "pages": pages, "crumbs": crumbs}
    return show(request, "reports/day.html", wanted, **beside)


def _date(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:  # 30 February
        raise Http404 from error


def _above(year: str, month: str = "") -> tuple[str, str]:
    if month:
        return f"{int(month)}月", reverse("report-month", args=[year, month])
    return f"{year}年", reverse("report-year", args=[year])


def _of_year(
    request: HttpRequest, year: str, heading: str, months: list, **told: str
) -> HttpResponse:
    """The reports of a year or of none, with filters that lead into the list of all."""
    wanted, rows = filters.read(request, "page"), Report.objects.public()
    pages = _page(YEAR.narrow(rows, year), wanted)
    if not pages.total and year != UNDATED:
        raise Http404
    by = {YEAR.key: (year,)}
    chosen = Chosen(Filters(str(ALL), by), by)
    choices = facets.facets_of(rows, chosen, pages.total, _but_years())
    beside = {"facets": choices, **told}
    forms = alternates.of_list(chosen.filters)
    return _show(request, wanted, pages, heading, [HOME, REPORTS], forms, years=months, **beside)


def _but_years() -> list[Criterion]:
    """What is offered beside reports where years are links to pages of their own."""
    return [one for one in criteria.beside(Report) if one is not YEAR]


def _page(rows: QuerySet, wanted: Filters) -> paging.Pager:
    return paging.page_of(rows.newest_first(), wanted.page, paging.REPORTS, wanted.at_page)


def _show(
    request: HttpRequest,
    wanted: Filters,
    pages: paging.Pager,
    heading: str,
    crumbs: list,
    forms: Sequence[Alternate] = (),
    **beside,
) -> HttpResponse:
    context = {"facets": [], "years": [], "order": "，按日期从新到旧", **beside}
    return show(
        request,
        "reports/list.html",
        wanted,
        forms,
        reports=dress(pages.rows),
        pages=pages,
        heading=heading,
        crumbs=crumbs,
        filtered=wanted.is_filtered,
        clear_url=ALL,
        **context,
    )


def _year(tally: Tally) -> tuple[str, str, int]:
    if tally.word == UNDATED:
        return tally.label, reverse("report-undated"), tally.count
    return tally.label, reverse("report-year", args=[tally.word]), tally.count


def _month(year: str, tally: Tally) -> tuple[str, str, int]:
    return tally.label, reverse("report-month", args=[year, tally.word]), tally.count


def _day(year: str, month: str, tally: Tally) -> tuple[str, str, int]:
    return tally.label, reverse("report-day", args=[year, month, tally.word]), tally.count

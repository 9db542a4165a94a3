from django.http import HttpRequest, HttpResponse

from articles.formats.structured_data import things
from articles.models import Measure, Report, Statistic
from articles.pages import alternates, criteria, facets, filters, paging
from articles.pages.deep_links import point
from articles.pages.figures import (
    Figure,
    figure_of,
    in_company,
    in_time,
    line_of,
    with_moments,
    with_places,
)
from articles.pages.lookup import find, require
from articles.pages.responses import reading, show

MOST_ROWS = 200  # of one measure


@reading
def statistic_list(request: HttpRequest) -> HttpResponse:
    by = criteria.beside(Statistic)
    wanted = filters.read(request, "sort", "page", by=by)
    chosen, rows = filters.choose(wanted), Statistic.objects.public()
    passing = chosen.narrow(rows)
    pages = paging.page_of(
        filters.sorted_by(with_places(passing), wanted.sort),
        wanted.page,
        paging.FIGURES,
        wanted.at_page,
    )
    return show(
        request,
        "statistics/list.html",
        wanted,
        alternates.of_facts(wanted),
        figures=[figure_of(statistic) for statistic in point(in_company(pages.rows))],
        facets=[
            *facets.facets_of(rows, chosen, pages.total, by),
            facets.sorts_of(wanted),
        ],
        pages=pages,
        downloads=alternates.downloads(wanted),
        total=pages.total,
        report_total=Report.objects.filter(pk__in=passing.values("report")).count(),
        filtered=wanted.is_filtered,
        clear_url=wanted.path,
    )


@reading
def measure_detail(request: HttpRequest, slug: str) -> HttpResponse:
    measure = find(Measure.objects, slug)
    counted = Statistic.objects.public().filter(series=measure)
    rows = with_moments(with_places(counted)).newest_first()
    figures = in_time(figure_of(statistic) for statistic in point(rows[:MOST_ROWS]))
    require(bool(figures), "指标")
    return show(
        request,
        "statistics/measure.html",
        forms=alternates.of_measure(slug),
        measure=measure,
        unit=measure.unit,
        subject=measure.subject,
        linked=[things.measure(measure)],
        **_over_time(figures, f"{measure.subject}{measure.label}"),
    )


def _over_time(figures: list[Figure], name: str) -> dict:
    """A measure's figures, their reports counted, their drawing, and how many that leaves out."""
    line = line_of(figures, name)
    return {
        "rows": figures,
        "report_total": len({figure.report.pk for figure in figures}),
        "line": line,
        "undrawn": len(figures) - len(line.points) if line else 0,
    }

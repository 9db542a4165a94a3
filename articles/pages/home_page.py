"""The front page: what is new here, and the figures worth seeing."""

from collections.abc import Iterable
from itertools import groupby

from articles.models import Report, Statistic
from articles.pages.deep_links import point
from articles.pages.figures import Figure, figures_of, with_company, with_places
from articles.record.passages import is_lead

NEWEST = 6
MOST_FIGURES = 6
MOST_OF_ONE_REPORT = 2
LOOKED_THROUGH = 24  # newest reports among which figures are looked for


def newest() -> list[Report]:
    """The reports last made public here."""
    return list(Report.objects.public().latest_here()[:NEWEST])


def figures() -> list[Figure]:
    """A few figures of the newest reports."""
    recent = Report.objects.public().latest_here()[:LOOKED_THROUGH]
    chosen = figures_among(recent.values("pk"))[:MOST_FIGURES]
    point(statistic for figure in chosen for statistic in figure.statistics)
    return chosen


def figures_among(reports) -> list[Figure]:
    """The best figures of the reports, newest here first, no report with more than two."""
    rows = with_company(with_places(Statistic.objects.filter(report__in=reports))).order_by(
        "-report__made_public_at", "report__slug", "position"
    )
    chosen: list[Figure] = []
    for _, statistics in groupby(rows, key=lambda statistic: statistic.report_id):
        chosen += best_of(figures_of(statistics))
    return chosen


def best_of(figures: Iterable[Figure]) -> list[Figure]:
    """The lead's figures before others, then those with a period; a second of another unit."""
    ordered = sorted(figures, key=_rank)
    first = ordered[:1]
    others = ordered[1:]
    another = [figure for figure in others if figure.statistic.unit != first[0].statistic.unit]
    return (first + (another or others))[:MOST_OF_ONE_REPORT]


def _rank(figure: Figure) -> tuple:
    row = figure.statistic
    return (not is_lead(row.section), not row.period, row.position)

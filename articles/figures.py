"""A statistic ready to be shown: its printed words for large type, and what they mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from articles import amounts, dates, drawings
from articles.drawings import Drawing, Line, Reading
from articles.models import Report, Statistic
from articles.passages import label_of


@dataclass(frozen=True)
class Figure:
    """One figure as pages show it; an inexact one never stands as an exact number."""

    statistic: Statistic
    near_before: str
    number: str
    near: str
    unit: str
    meaning: str
    drawing: Drawing | None = None
    earlier: "Figure | None" = None

    @property
    def report(self) -> Report:
        return self.statistic.report

    @property
    def key(self) -> str:
        return self.statistic.key

    @property
    def card_id(self) -> str:
        return f"f-{self.key}"

    @property
    def url(self) -> str:
        return self.statistic.get_absolute_url()

    @property
    def printed(self) -> str:
        return self.statistic.exact

    @property
    def label(self) -> str:
        return self.statistic.label

    @property
    def subject(self) -> str:
        return self.statistic.subject

    @property
    def period(self) -> str:
        return self.statistic.period

    @property
    def note(self) -> str:
        return self.statistic.note

    @property
    def target(self) -> bool:
        return self.statistic.target

    @property
    def is_range(self) -> bool:
        row = self.statistic
        return row.value is None and row.low is not None and row.high is not None

    @property
    def section_label(self) -> str:
        return label_of(self.statistic.section)

    @property
    def measure_url(self) -> str | None:
        return self.statistic.series.get_absolute_url() if self.statistic.series else None


def figure_of(statistic: Statistic, earlier: Statistic | None = None) -> Figure:
    """The figure of a statistic; with the earlier one of "from 10% to 80%" where both are drawn."""
    parts = amounts.parts(statistic.exact)
    return Figure(
        statistic=statistic,
        near_before=parts.before,
        number=parts.number,
        near=parts.near,
        unit=parts.unit,
        meaning=meaning_of(statistic),
        drawing=drawings.drawing_of(statistic, earlier),
        earlier=earlier and figure_of(earlier),
    )


def meaning_of(statistic: Statistic) -> str:
    """What an inexact figure leaves open, or why there is no number; nothing for an exact one."""
    bounds = statistic.value, statistic.low, statistic.high
    if bounds == (None, None, None):
        return statistic.no_value
    return amounts.meaning(*bounds, statistic.unit, statistic.qualifier)


def figures_of(statistics: Iterable[Statistic]) -> list[Figure]:
    """The figures in the order given; a from→to pair is one of them, at the later's place."""
    statistics = list(statistics)
    by_pk = {statistic.pk: statistic for statistic in statistics}
    earlier: dict[int, Statistic] = {}
    paired: set[int] = set()
    for statistic in statistics:
        former = by_pk.get(statistic.earlier_id)
        # Of "from 1 to 2 to 3" one pair is drawn; no figure has two cards.
        if former and not paired & {former.pk, statistic.pk}:
            earlier[statistic.pk] = former
            paired |= {former.pk, statistic.pk}
    shown_beside = {former.pk for former in earlier.values()}
    return [
        figure_of(statistic, earlier.get(statistic.pk))
        for statistic in statistics
        if statistic.pk not in shown_beside
    ]


def line_of(figures: Iterable[Figure], name: str) -> Line | None:
    """A measure over time: each figure at the day of its period, else of its report."""
    readings = [_reading(figure) for figure in figures]
    return drawings.line_of([reading for reading in readings if reading], name)


def time_of(statistic: Statistic) -> dates.PartialDate | None:
    """The time a figure is of: its period where that is known, else its report's date."""
    if statistic.period_edtf:
        return dates.parse(statistic.period_edtf)
    return statistic.report.published


def _reading(figure: Figure) -> Reading | None:
    row = figure.statistic
    when = time_of(row)
    if when is None or row.sortable is None:
        return None
    return Reading(
        day=when.middle,
        words=figure.printed,
        label=when.words,
        url=figure.url,
        value=float(row.sortable),
        low=None if row.low is None else float(row.low),
        high=None if row.high is None else float(row.high),
        is_target=row.target,
    )


def in_time(figures: Iterable[Figure]) -> list[Figure]:
    """Figures in order of the time they are of; those of no known time last."""

    def moment(figure: Figure) -> tuple:
        when = time_of(figure.statistic)
        day = when.latest if when else date.max
        return (when is None, day, figure.report.slug, figure.statistic.position)

    return sorted(figures, key=moment)


def with_places(statistics: QuerySet) -> QuerySet:
    """Statistics with what a figure in a list shows of its report, section and measure."""
    rows = statistics.select_related("report", "section", "series")
    return rows.defer("section__text")

"""A statistic ready to be shown: its printed words for large type, and what they mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from articles.language import amounts, dates
from articles.language.qualifiers import qualifier_in
from articles.models import Report, Statistic
from articles.pages import charts
from articles.pages.charts import Drawing, Line, Reading
from articles.record.passages import label_of

YEAR = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}年")


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
    def statistics(self) -> list[Statistic]:
        """What the figure shows: one, or the two of "from 10% to 80%"."""
        return [*(self.earlier.statistics if self.earlier else []), self.statistic]

    @property
    def key(self) -> str:
        return self.statistic.key

    @property
    def card_id(self) -> str:
        return f"f-{self.key}"

    @property
    def url(self) -> str:
        return self.statistic.words_url

    @property
    def printed(self) -> str:
        return printed_of(self.statistic)

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
    def period_words(self) -> str:
        return period_words(self.statistic)

    @property
    def said_anew(self) -> str:
        """The meaning, where it says more than the printed words do."""
        return "" if self.meaning == self.printed else self.meaning

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
        """Where the same thing is counted again; a measure of this figure alone says no more."""
        statistic = self.statistic
        return statistic.series.get_absolute_url() if statistic.has_company else None


def figure_of(statistic: Statistic, earlier: Statistic | None = None) -> Figure:
    """The figure of a statistic; with the earlier one of "from 10% to 80%" where both are drawn."""
    parts = amounts.parts(printed_of(statistic))
    return Figure(
        statistic=statistic,
        near_before=parts.before,
        number=parts.number,
        near=parts.near,
        unit=parts.unit,
        meaning=meaning_of(statistic),
        drawing=charts.drawing_of(statistic, earlier),
        earlier=earlier and figure_of(earlier),
    )


def printed_of(statistic: Statistic) -> str:
    """The figure as printed, with its qualifier."""
    return amounts.with_qualifier(statistic.exact, statistic.qualifier)


def meaning_of(statistic: Statistic) -> str:
    """What an inexact figure leaves open, or why there is no number; nothing for an exact one."""
    bounds = statistic.value, statistic.low, statistic.high
    if bounds == (None, None, None):
        return statistic.no_value
    qualifier = statistic.qualifier or qualifier_in(statistic.exact, statistic.value)
    return amounts.meaning(*bounds, statistic.unit, qualifier or "")


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
    return charts.line_of([reading for reading in readings if reading], name)


def time_of(statistic: Statistic) -> dates.PartialDate | None:
    """The time a figure is of: its period where that is known, else its report's date.

    What a later figure of the same report comes from was before that date, and nobody says when.
    """
    if statistic.period_edtf:
        return dates.parse(statistic.period_edtf)
    return None if statistic.is_former else statistic.report.published


def period_words(statistic: Statistic) -> str:
    """The period as printed, with its year where the text alone does not say it: 今年（2013年）."""
    if not statistic.period:
        return "原先，原文未写何时" if statistic.is_former else "原文未写"
    if YEAR.search(statistic.period) or statistic.is_former:
        return statistic.period
    if statistic.period_edtf:
        return f"{statistic.period}（{dates.parse(statistic.period_edtf).latest.year}年）"
    published = statistic.report.published
    return f"{statistic.period}（{published.latest.year}年报道）" if published else statistic.period


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
    """Figures in order of the time they are of, then of their reports; of no known time last."""

    def moment(figure: Figure) -> tuple:
        when, told = time_of(figure.statistic), figure.report.published
        day = when.middle if when else date.max
        reported = told.latest if told else date.max
        return (day, reported, figure.report.slug, figure.statistic.position)

    return sorted(figures, key=moment)


def with_moments(statistics: QuerySet) -> QuerySet:
    """Statistics that know whether a later one comes from them."""
    later = Statistic.objects.filter(earlier=OuterRef("pk"))
    return statistics.annotate(is_former=Exists(later))


def with_places(statistics: QuerySet) -> QuerySet:
    """Statistics with what a figure in a list shows of its report, section and measure."""
    rows = statistics.select_related("report", "section", "series")
    return rows.defer("section__text")


def with_company(statistics: QuerySet) -> QuerySet:
    """Statistics that know whether their measure holds another figure."""
    others = Statistic.objects.public().filter(series=OuterRef("series"))
    return statistics.annotate(has_company=Exists(others.exclude(pk=OuterRef("pk"))))


def in_company(statistics: Iterable[Statistic]) -> list[Statistic]:
    """The statistics of one page, knowing the same: to ask it of all before sorting is slow."""
    statistics = list(statistics)
    asked = Statistic.objects.filter(pk__in=[statistic.pk for statistic in statistics])
    found = set(with_company(asked).filter(has_company=True).values_list("pk", flat=True))
    for statistic in statistics:
        statistic.has_company = statistic.pk in found
    return statistics

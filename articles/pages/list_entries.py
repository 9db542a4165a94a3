"""Entries of lists, one a report or a name; a few queries for a whole page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from articles.models import Appearance, Mention, Name, Person, Report, Statistic, Tagging
from articles.pages.deep_links import ReportPages
from articles.record import kinds
from articles.record.passages import Passage, passage_of


@dataclass(frozen=True)
class Linked:
    """A thing with its address and how many reports speak of it.

    `more` tells it from others; where a report says so, `told_in` is that report.
    """

    name: str
    url: str
    report_count: int
    more: str = ""
    told_in: Report | None = None

    def get_absolute_url(self) -> str:
        return self.url


@dataclass(frozen=True)
class Entry:
    """A report with the passage that speaks of something, and how often it does besides."""

    report: Report
    passage: Passage
    more: str
    others: int


def dress(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports, each with its tags and how many figures and people it has."""
    tags = defaultdict(list)
    for tagging in (
        Tagging.objects.filter(content_object__in=reports)
        .select_related("tag")
        .order_by("position")
    ):
        tags[tagging.content_object_id].append(tagging.tag)
    figures = _per_report(Statistic.objects, reports, "pk")
    people = _per_report(Appearance.objects, reports, "person")
    for report in reports:
        report.tag_list = tags[report.pk]
        report.statistic_count = figures.get(report.pk, 0)
        report.person_count = people.get(report.pk, 0)
    return reports


def _per_report(facts: QuerySet, reports: Sequence[Report], what: str) -> dict[int, int]:
    counted = facts.filter(report__in=reports).values("report")
    return dict(counted.annotate(count=Count(what, distinct=True)).values_list("report", "count"))


def newest_of(facts: QuerySet) -> QuerySet:
    """The public reports that facts stand in."""
    return Report.objects.public().filter(pk__in=facts.values("report")).newest_first()


def entries_of(reports: Iterable[Report], facts: QuerySet, pages: ReportPages) -> list[Entry]:
    """Each report with the first place where one of the facts stands in it."""
    reports = list(reports)
    found = defaultdict(list)
    rows = facts.filter(report__in=reports).select_related("section").in_text_order()
    for fact in rows:
        found[fact.report_id].append(fact)
    pages.point(found[report.pk][0] for report in reports)
    return [_entry(report, found[report.pk]) for report in reports]


def _entry(report: Report, facts: list) -> Entry:
    first = facts[0]
    first.report = report
    places = {(fact.section_id, fact.start) for fact in facts}
    return Entry(report, passage_of(first), more_of(first), len(places) - 1)


def more_of(fact: Mention | Appearance) -> str:
    """What a report says of a name or person beside the name."""
    if isinstance(fact, Appearance):
        return f"{fact.organisation}{fact.role}"
    own = kinds.BY_KEY[fact.kind].own
    return "，".join(filter(None, (one.said(getattr(fact, one.column)) for one in own)))


def listed(things: Sequence[Person | Name]) -> list[Linked]:
    """People or names of one page of a list, each with what tells it from others."""
    if not things:
        return []
    facts, link = (Appearance, "person") if isinstance(things[0], Person) else (Mention, "name")
    counted = (
        facts.objects.public()
        .filter(**{f"{link}__in": things})
        .values(link)
        .annotate(reports=Count("report", distinct=True), latest=Max("pk"))
    )
    counts = {row[link]: row for row in counted}
    latest = facts.objects.select_related("report").in_bulk([row["latest"] for row in counted])
    return [
        _linked(thing, counts[thing.pk]["reports"], latest[counts[thing.pk]["latest"]])
        for thing in things
    ]


def _linked(thing: Person | Name, report_count: int, fact: Mention | Appearance) -> Linked:
    more = more_of(fact)
    return Linked(
        thing.name,
        thing.get_absolute_url(),
        report_count,
        more or getattr(thing, "scope", ""),
        fact.report if more and _is_printed(fact) else None,
    )


def _is_printed(fact: Mention | Appearance) -> bool:
    """Whether the report says it; of what kind a project is an editor says."""
    own = () if isinstance(fact, Appearance) else kinds.BY_KEY[fact.kind].own
    return not any(one.choices for one in own)

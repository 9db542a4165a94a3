"""The company of a name, a person or a tag in the reports that speak of it."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, islice

from django.db.models import Count, F, Max, Model, QuerySet

from articles.language import dates
from articles.language.dates import PartialDate
from articles.models import Appearance, Mention, Name, Person
from articles.pages.list_entries import Linked

MOST_BESIDE = 24
LOOKED_THROUGH = 500  # newest reports in which what stands beside is counted
PRINTED = ("report__printed_on", "report__precision", "report__certainty")
NEWEST_FIRST = (F("report__printed_on").desc(nulls_last=True), *PRINTED[1:], "report__slug")


def most_spoken_of(facts: QuerySet, path: str, most: int) -> list[Linked]:
    """The things at the end of a path that most reports of the facts speak of, then by pinyin."""
    model = facts.model._meta.get_field(path).related_model
    columns = ["name", "slug", "sort_key", *(["kind"] if model is Name else [])]
    counted = (
        facts.values(*(f"{path}__{column}" for column in columns))
        .annotate(report_count=Count(facts.model.REPORT, distinct=True))
        .order_by("-report_count", f"{path}__sort_key", f"{path}__slug")
    )
    things = [
        (model(**{column: row[f"{path}__{column}"] for column in columns}), row["report_count"])
        for row in counted[:most]
    ]
    return [
        Linked(thing.name, thing.get_absolute_url(), count, _kind_title(thing))
        for thing, count in things
    ]


def _kind_title(thing: Model) -> str:
    return thing.get_kind_display() if isinstance(thing, Name) else ""


def _newest(reports: QuerySet) -> QuerySet:
    return reports.values("pk")[:LOOKED_THROUGH]


def beside(name: Name, reports: QuerySet) -> list[tuple[str, str, str, int]]:
    """The names that stand in the newest of these reports too, most frequent first."""
    facts = Mention.objects.filter(report__in=_newest(reports), occurrence=0)
    return [
        (other.name, other.url, other.more, other.report_count)
        for other in most_spoken_of(facts.exclude(name=name), "name", MOST_BESIDE)
    ]


@dataclass(frozen=True)
class Role:
    """Someone whom a report names with an organisation, and when the newest such was printed."""

    name: str
    url: str
    role: str
    published: PartialDate | None


def people_of(organisation: Name, reports: QuerySet) -> list[Role]:
    """The people whom the newest of these reports place in an organisation, by the alphabet."""
    rows = (
        Appearance.objects.filter(report__in=_newest(reports))
        .filter(organisation=organisation.name, occurrence=0)
        .values_list("person__name", "person__slug", "role", *PRINTED)
        .order_by("person__sort_key", "person__slug", "role", *NEWEST_FIRST)
    )
    first = (next(same) for _, same in groupby(rows, key=lambda row: row[:3]))
    return [
        Role(name, Person(slug=slug).get_absolute_url(), role, dates.stored(*printed))
        for name, slug, role, *printed in islice(first, MOST_BESIDE)
    ]


@dataclass(frozen=True)
class Part:
    """A role someone is given, in how many reports, and when the newest of them was printed."""

    role: str
    organisation: str
    count: int
    published: PartialDate | None = None


def roles_of(appearances: QuerySet) -> list[Part]:
    """The roles reports give a person, most frequent first."""
    rows = (
        appearances.public()
        .filter(occurrence=0)
        .exclude(role="", organisation="")
        .order_by(*NEWEST_FIRST)
        .values_list("role", "organisation", "report", *PRINTED)
    )
    told: dict[tuple, dict] = defaultdict(dict)
    for role, organisation, report, *printed in rows:
        told[role, organisation][report] = printed
    parts = [
        Part(*role, len(reports), dates.stored(*next(iter(reports.values()))))
        for role, reports in told.items()
    ]
    return sorted(parts, key=lambda part: (-part.count, part.role, part.organisation))[:MOST_BESIDE]


@dataclass(frozen=True)
class Namesake:
    """Someone else of the same name, with what tells the two apart and when it was printed."""

    name: str
    url: str
    role: str
    organisation: str
    published: PartialDate | None


def namesakes_of(person: Person) -> list[Namesake]:
    """Other people of that name whom public reports speak of."""
    others = (
        Appearance.objects.public()
        .filter(person__name=person.name, person__merged_into=None)
        .exclude(person=person)
        .values("person")
        .annotate(latest=Max("pk"))
        .order_by("person")[:MOST_BESIDE]
    )
    latest = Appearance.objects.filter(pk__in=others.values("latest"))
    return [
        Namesake(
            one.person.name,
            one.person.get_absolute_url(),
            one.role,
            one.organisation,
            one.report.published,
        )
        for one in latest.select_related("person", "report").order_by("organisation", "role", "pk")
    ]

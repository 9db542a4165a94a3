"""What lists show of each report, name, person and quotation; one query for a whole page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Model, QuerySet

from articles.models import Appearance, Mention, Name, Person, Quotation, Report, Statistic, Tagging
from articles.passages import Passage, label_of, passage_of

MOST_BESIDE = 24
LOOKED_THROUGH = 500  # newest reports in which what stands beside is counted


@dataclass(frozen=True)
class Linked:
    """A thing with its address and how many reports speak of it."""

    name: str
    url: str
    report_count: int
    more: str = ""

    def get_absolute_url(self) -> str:
        return self.url


@dataclass(frozen=True)
class Entry:
    """A report with the passage that speaks of something, and how often it does besides."""

    report: Report
    passage: Passage
    more: str
    others: int


@dataclass(frozen=True)
class Saying:
    """A quotation in a list."""

    key: str
    text: str
    direct: bool
    speaker: str
    person_url: str | None
    role: str
    organisation: str
    report: Report
    url: str
    section_label: str


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


def entries_of(reports: Iterable[Report], facts: QuerySet) -> list[Entry]:
    """Each report with the first place where one of the facts stands in it."""
    reports = list(reports)
    found = defaultdict(list)
    rows = facts.filter(report__in=reports).select_related("section").in_text_order()
    for fact in rows:
        found[fact.report_id].append(fact)
    return [_entry(report, found[report.pk]) for report in reports]


def _entry(report: Report, facts: list) -> Entry:
    first = facts[0]
    first.report = report
    places = {(fact.section_id, fact.start) for fact in facts}
    return Entry(report, passage_of(first), more_of(first), len(places) - 1)


def more_of(fact: Mention | Appearance) -> str:
    """What a report says of a name or person beside the name."""
    if isinstance(fact, Appearance):
        return "，".join(filter(None, [fact.role, fact.organisation]))
    if fact.kind == Name.Kind.PROJECT:
        return fact.get_project_kind_display()
    return "，".join(
        filter(
            None,
            [
                fact.recipient and f"授予{fact.recipient}",
                fact.awarded_by and f"由{fact.awarded_by}授予",
            ],
        )
    )


def sayings_of(quotations: Iterable[Quotation]) -> list[Saying]:
    """Quotations with who said them, as the report prints it."""
    return [_saying(quotation) for quotation in quotations]


def with_speakers(quotations: QuerySet) -> QuerySet:
    return quotations.select_related("report", "section", "spoken_by__person")


def _saying(quotation: Quotation) -> Saying:
    by = quotation.spoken_by
    return Saying(
        key=quotation.key,
        text=quotation.text,
        direct=quotation.direct,
        speaker=quotation.speaker or (by.name if by else ""),
        person_url=by.person.get_absolute_url() if by else None,
        role=by.role if by else "",
        organisation=by.organisation if by else "",
        report=quotation.report,
        url=quotation.get_absolute_url(),
        section_label=label_of(quotation.section),
    )


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
    latest = facts.objects.in_bulk([row["latest"] for row in counts.values()])
    return [
        Linked(
            thing.name,
            thing.get_absolute_url(),
            counts[thing.pk]["reports"],
            more_of(latest[counts[thing.pk]["latest"]]) or getattr(thing, "scope", ""),
        )
        for thing in things
    ]


def most_spoken_of(facts: QuerySet, path: str, most: int) -> list[Linked]:
    """The things at the end of a path that most reports of the facts speak of."""
    model = facts.model._meta.get_field(path).related_model
    columns = ["name", "slug", *(["kind"] if model is Name else [])]
    counted = (
        facts.values(*(f"{path}__{column}" for column in columns))
        .annotate(report_count=Count(facts.model.REPORT, distinct=True))
        .order_by("-report_count", f"{path}__name", f"{path}__slug")
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


def newest_of(facts: QuerySet) -> QuerySet:
    """The public reports that facts stand in."""
    return Report.objects.public().filter(pk__in=facts.values("report")).newest_first()


@dataclass(frozen=True)
class Role:
    """Someone whom a report names with an organisation."""

    name: str
    url: str
    role: str


def people_of(organisation: Name) -> list[Role]:
    """The people whom reports place in an organisation, in the order of the alphabet."""
    named = Mention.objects.filter(name=organisation).values("report")
    rows = (
        Appearance.objects.public()
        .filter(report__in=named, organisation=organisation.name, occurrence=0)
        .values_list("person__name", "person__slug", "role")
        .order_by("person__sort_key", "person__slug", "role")
        .distinct()[:MOST_BESIDE]
    )
    return [Role(name, Person(slug=slug).get_absolute_url(), role) for name, slug, role in rows]


def beside(name: Name, reports: QuerySet) -> list[tuple[str, str, str, int]]:
    """The names that stand in the newest of these reports too, most frequent first."""
    facts = Mention.objects.filter(report__in=reports.values("pk")[:LOOKED_THROUGH], occurrence=0)
    return [
        (other.name, other.url, other.more, other.report_count)
        for other in most_spoken_of(facts.exclude(name=name), "name", MOST_BESIDE)
    ]


@dataclass(frozen=True)
class Part:
    """A role someone is given, and in how many reports."""

    role: str
    organisation: str
    count: int


def roles_of(appearances: QuerySet) -> list[Part]:
    """The roles reports give a person, most frequent first."""
    rows = (
        appearances.public()
        .exclude(role="", organisation="")
        .values("role", "organisation")
        .annotate(count=Count("report", distinct=True))
        .order_by("-count", "role", "organisation")
    )
    return [Part(**row) for row in rows[:MOST_BESIDE]]


@dataclass(frozen=True)
class Namesake:
    """Someone else of the same name, with what tells the two apart."""

    name: str
    url: str
    role: str
    organisation: str


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
    latest = Appearance.objects.filter(pk__in=others.values("latest")).select_related("person")
    return [
        Namesake(one.person.name, one.person.get_absolute_url(), one.role, one.organisation)
        for one in latest.order_by("organisation", "role", "pk")
    ]

"""Documents of the index, one a public report: all that its rows say, as terms."""

from collections.abc import Iterator
from datetime import date

import tantivy
from django.db.models import Prefetch, QuerySet

from articles.models import Report, Statistic, Tagging
from articles.pages import criteria
from articles.search import terms

# Groups of texts, the weightiest first; each has single characters and pairs with positions.
GROUPS = ("title", "head", "text")
EARLIER = 10**9  # more than there are reports; of one day those here first stand first
CERTAINTY = ("", "?", "~")  # of one day, in the order of lists
LONG_AGO = date(1900, 1, 1)
A_DAY = 4e-7  # of newness: scores that are equal but for it can still be told apart


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("report", stored=False, indexed=False, fast=True)
    builder.add_unsigned_field("order", stored=False, indexed=False, fast=True)
    builder.add_float_field("newness", stored=False, indexed=False, fast=True)
    for group in GROUPS:
        for kind in ("singles", "pairs"):
            name = f"{group}_{kind}"
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("numbers", tokenizer_name="whitespace", index_option="basic")
    for one in criteria.of_search():
        builder.add_text_field(one.key, fast=True, tokenizer_name="raw", index_option="basic")
    # of the one document that says how far the index has come
    builder.add_text_field("state", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def public_reports() -> QuerySet[Report]:
    """Public reports with all that their documents are made of."""
    narrowing = [lookup for one in criteria.of_search() for lookup in one.prefetches()]
    return Report.objects.public().prefetch_related(
        "sections",
        Prefetch("taggings", Tagging.objects.select_related("tag")),
        Prefetch("statistics", Statistic.objects.only("report_id", "label", "subject")),
        *narrowing,
    )


def document(report: Report) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("key", key_of(report.pk))
    made.add_unsigned("report", report.pk)
    made.add_unsigned("order", order_of(report))
    made.add_float("newness", newness_of(report))
    said = texts(report)
    for group, words in said.items():
        for kind, kept in zip(("singles", "pairs"), terms.indexed(words), strict=True):
            made.add_text(f"{group}_{kind}", kept)
    made.add_text("numbers", " ".join(terms.numbers("\n".join(said.values()))))
    for facet, slugs in facets(report).items():
        for slug in sorted(set(slugs)):
            made.add_text(facet, slug)
    return made


def key_of(pk: int) -> str:
    return f"r{pk}"


def order_of(report: Report) -> int:
    """Where a report stands by its date: later ones higher, then precise ones, undated lowest."""
    among_equals = EARLIER - report.pk
    if report.printed_on is None:
        return among_equals
    vagueness = 10 * (report.precision or 0) + CERTAINTY.index(report.certainty)
    return (report.printed_on.toordinal() * 100 + 99 - vagueness) * EARLIER + among_equals


def newness_of(report: Report) -> float:
    """What the index weighs scores with, by so little that it only breaks ties."""
    age = report.printed_on.toordinal() - LONG_AGO.toordinal() if report.printed_on else 0
    return max(0, age) * A_DAY


def texts(report: Report) -> dict[str, str]:
    """All that its rows say, by the groups that it is weighed in."""
    return {"title": _title(report), "head": _head(report), "text": _text(report)}


def _title(report: Report) -> str:
    return "\n".join([report.title, report.subtitle, report.kicker])


def _head(report: Report) -> str:
    """Headings, tags, names of authors, what its figures count, and what stands around the text."""
    headings = (section.heading for section in report.sections.all())
    tags = (tagging.tag.name for tagging in report.taggings.all())
    authors = (by["name"] for by in report.byline)
    figures = {f"{one.subject}\n{one.label}" for one in report.statistics.all()}
    rest = [report.summary, report.note, report.outlet, report.place, report.dateline]
    return "\n".join([*headings, *tags, *authors, *sorted(figures), *rest, *_original(report)])


def _original(report: Report) -> list[str]:
    """What is told of the report that this one retells."""
    told = report.original or {}
    words = [told.get(field) or "" for field in ("title", "subtitle", "outlet")]
    return [*words, report.retold_from]


def _text(report: Report) -> str:
    return "\n".join(section.text for section in report.sections.all())


def facets(report: Report) -> dict[str, list[str]]:
    """What the report can be narrowed to, by the criterion's key."""
    return {one.key: one.in_report(report) for one in criteria.of_search()}


def documents(reports: QuerySet[Report]) -> Iterator[tantivy.Document]:
    return (document(report) for report in reports.iterator(chunk_size=200))

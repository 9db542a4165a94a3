import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse

from articles.archive.versions import hidden_in, latest_revision, shown_record
from articles.formats import whole_report as formats
from articles.formats.citations.standing import standing_of
from articles.models import Report, Section
from articles.pages import notices, report_page, whole_report
from articles.pages.deep_links import ReportPage
from articles.pages.figures import with_company
from articles.pages.lookup import public_or_gone, public_report
from articles.pages.report_page import Facts
from articles.pages.responses import PLAIN, beside_page, reading, show
from articles.pages.whole_report import Whole

VERSION = re.compile("[1-9][0-9]{0,5}")


@reading
def report_detail(request: HttpRequest, slug: str) -> HttpResponse:
    whole = _whole(slug)
    context = {**whole_report.shown(whole), **formats.beside(whole), **_standing(request, whole)}
    return show(request, "reports/detail.html", **context)


@reading
def report_record(request: HttpRequest, slug: str) -> HttpResponse:
    """The report's canonical record, as it was last made public.

    Where a name is hidden it is shown as × signs, and a header says that the record is not
    the stored one.
    """
    report = public_report(slug)
    stored = latest_revision(report).values_list("record", flat=True).get()
    shown = shown_record(report, stored)
    response = beside_page(report, shown, "application/json")
    if shown != stored:
        response["X-Archive-Masked"] = "names hidden; not for import"
    return response


@reading
def report_text(request: HttpRequest, slug: str) -> HttpResponse:
    report = public_report(slug)
    text = "\n\n".join(filter(None, [notices.sample(), report_page.plain_text(report)]))
    return beside_page(report, text, PLAIN)


def _whole(slug: str) -> Whole:
    """All that is kept of the report of that address."""
    report, course = _with_course(slug)
    sections = list(report.sections.all())
    facts = _facts_of(report, sections)
    latest = latest_revision(report).select_related("source")
    revision = latest.defer("source__content", "record").get()
    hidden = hidden_in(lambda: revision.record, {row.person for row in facts.appearances})
    corrections = report.corrections.select_related("revision").defer("revision__record")
    return Whole(
        report=report,
        sections=sections,
        facts=facts,
        tags=report_page.tags_of(report),
        revision=revision,
        corrections=list(corrections),
        source_digest=None if hidden or report.is_moved else revision.source.sha256,
        **course,
    )


def _with_course(slug: str) -> tuple[Report, dict[str, list[Report]]]:
    """The report of that address, what goes on with it, and what it goes on with; one query."""
    here = Report.objects.filter(slug=slug).values("pk")[:1]
    rows = Report.objects.filter(Q(slug=slug) | Q(followed_by=Subquery(here)))
    found = {row.slug: row for row in rows.select_related("followed_by").newest_first()}
    report = public_or_gone(found.pop(slug, None))
    return report, {
        "later": [row for row in (report.followed_by,) if row and row.state == Report.State.PUBLIC],
        "earlier": [row for row in found.values() if row.state == Report.State.PUBLIC],
    }


def _standing(request: HttpRequest, whole: Whole) -> dict[str, Any]:
    """What became of the version that an address names, where it names one."""
    number = version_in(request, whole.revision.number)
    if number is None:
        return {}
    people = {row.person for row in whole.facts.appearances}
    standing = standing_of(number, whole.report, people, whole.corrections)
    return {"standing": standing, "noindex": True}


def version_in(request: HttpRequest, latest: int) -> int | None:
    """The version an address names; 404 for one there never was."""
    given = request.GET.getlist("version")
    if not given:
        return None
    if len(given) > 1 or not VERSION.fullmatch(given[0]) or int(given[0]) > latest:
        raise Http404
    return int(given[0])


def _facts_of(report: Report, sections: Iterable[Section]) -> Facts:
    """All facts of a report, in the order of its record, each with its section."""
    counted = with_company(report.statistics.select_related("series"))
    facts = Facts(
        statistics=list(counted.order_by("position")),
        quotations=list(report.quotations.select_related("spoken_by__person").order_by("position")),
        appearances=list(
            report.appearances.select_related("person").order_by("position", "occurrence")
        ),
        mentions=list(
            report.mentions.select_related("name").order_by("kind", "position", "occurrence")
        ),
    )
    by_pk = {section.pk: section for section in sections}
    for fact in facts.all():
        fact.section = by_pk[fact.section_id]
    ReportPage(report, sections).point(facts.firsts())
    return facts

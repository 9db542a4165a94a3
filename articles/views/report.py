import re
from collections.abc import Iterable
from urllib.parse import quote

from django.conf import settings
from django.db.models import Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse

from articles.archive.versions import hides_names, latest_revision, shown_record
from articles.formats.citations import Cited, gbt7714
from articles.formats.citations.standing import standing_of
from articles.formats.structured_data import report as linked_report
from articles.formats.structured_data.baidu import time_factor
from articles.models import Person, Report, Section
from articles.pages import alternates, notices, report_page
from articles.pages.addresses import absolute
from articles.pages.deep_links import ReportPage
from articles.pages.figures import figures_of, with_company
from articles.pages.lookup import public_or_gone, public_report
from articles.pages.related_reports import related_to
from articles.pages.report_page import Facts
from articles.pages.responses import reading, show

VERSION = re.compile("[1-9][0-9]{0,5}")


@reading
def report_detail(request: HttpRequest, slug: str) -> HttpResponse:
    report, course = _with_course(slug)
    told = _told(report)
    people = {row.person for row in told["facts"].appearances}
    context = {**told, **_kept(report, people)}
    context |= _cited(request, report, people, context)
    context |= _for_machines(report, context)
    context = {"noindex": report.noindex, **course, **context}
    return show(request, "reports/detail.html", report=report, **context)


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
    return beside_page(report, text, "text/plain; charset=utf-8")


def _told(report: Report) -> dict:
    """What the report says."""
    sections = list(report.sections.all())
    facts = _facts_of(report, sections)
    figures = figures_of(facts.statistics)
    names = report_page.names_of(facts)
    people = report_page.people_of(facts)
    folded = report_page.folded(people)
    return {
        "more_of_source": report_page.says_more_of_source(report),
        "facts": facts,
        "sections": report_page.sections_of(sections, facts),
        "drawn": [figure for figure in figures if figure.drawing],
        "figures": [figure for figure in figures if not figure.drawing],
        "figure_count": len(facts.statistics),
        "people": people,
        "people_shown": [person for person in people if person not in folded],
        "people_folded": folded,
        "unattributed": report_page.unattributed(facts),
        "names": names,
        "name_count": sum(len(group.entries) for group in names),
        "related": related_to(report, {mention.name for mention in facts.mentions}),
    }


def _with_course(slug: str) -> tuple[Report, dict]:
    """The report of that address, what goes on with it, and what it goes on with; one query."""
    here = Report.objects.filter(slug=slug).values("pk")[:1]
    rows = Report.objects.filter(Q(slug=slug) | Q(followed_by=Subquery(here)))
    found = {row.slug: row for row in rows.select_related("followed_by").newest_first()}
    report = public_or_gone(found.pop(slug, None))
    return report, {
        "later": [row for row in (report.followed_by,) if row and row.state == Report.State.PUBLIC],
        "earlier": [row for row in found.values() if row.state == Report.State.PUBLIC],
    }


def _kept(report: Report, people: Iterable[Person]) -> dict:
    """What the archive keeps beside the report: tags, version, corrections."""
    revision = (
        latest_revision(report).select_related("source").defer("source__content", "record").get()
    )
    corrections = report.corrections.select_related("revision").defer("revision__record")
    return {
        "tags": report_page.tags_of(report),
        "corrections": list(corrections),
        "revision": revision,
        "source_digest": None if hides_names(revision, people) else revision.source.sha256,
        "correction_mail": _correction_mail(report),
    }


def _for_machines(report: Report, context: dict) -> dict:
    """What the page says in data, and its other forms."""
    forms = alternates.of_report(report)
    kept = {name: context[name] for name in ("facts", "tags", "corrections", "revision")}
    return {
        "forms": forms,
        "linked": linked_report.nodes(report, **kept, forms=forms),
        "time_factor": time_factor(report, context["corrections"]),
    }


def _cited(request: HttpRequest, report: Report, people: Iterable[Person], context: dict) -> dict:
    """How to cite the report, and what became of the version that an address names."""
    latest = context["revision"].number
    cited = citation_of(report, latest)
    number = version_in(request, latest)
    if number is None:
        return {"citation": gbt7714.write(cited)}
    standing = standing_of(number, report, people, context["corrections"])
    return {"citation": gbt7714.write(cited), "standing": standing, "noindex": True}


def citation_of(report: Report, version: int) -> Cited:
    return Cited(report, version, absolute(report.get_absolute_url()), settings.SITE_NAME)


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


def beside_page(report: Report, text: str, content_type: str) -> HttpResponse:
    """Another form of a report; its page is the one for search engines."""
    response = HttpResponse(text, content_type=content_type)
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{absolute(report.get_absolute_url())}>; rel="canonical"'
    return response


def _correction_mail(report: Report) -> str:
    """A letter to the editors with the report's title and address filled in."""
    if not settings.CONTACT_EMAIL:
        return ""
    subject = quote(f"纠错：{report.title}", safe="")
    body = quote(f"{report.title}\r\n{absolute(report.get_absolute_url())}\r\n\r\n", safe="")
    return f"mailto:{settings.CONTACT_EMAIL}?subject={subject}&body={body}"

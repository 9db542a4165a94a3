from django.http import HttpRequest, HttpResponse

from articles.formats.structured_data import things
from articles.models import Appearance, Person, Quotation
from articles.pages import alternates, filters, paging
from articles.pages.co_occurrence import namesakes_of, roles_of
from articles.pages.deep_links import ReportPages, point
from articles.pages.list_entries import entries_of, newest_of
from articles.pages.lookup import find, require
from articles.pages.quotations import by_report, sayings_of, with_speakers
from articles.pages.responses import reading, show
from articles.record import kinds

MOST_SAID = 50


@reading
def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = find(Person.objects.select_related("merged_into"), slug)
    appearances = Appearance.objects.filter(person=person)
    wanted = filters.read(request, "page")
    pages = paging.page_of(newest_of(appearances), wanted.page, paging.REPORTS, wanted.at_page)
    require(pages.total > 0, kinds.PERSON.words)
    roles = roles_of(appearances)
    said = Quotation.objects.public().filter(spoken_by__person=person).newest_first()
    return show(
        request,
        "people/detail.html",
        wanted,
        [alternates.of_program(person.get_absolute_url())],
        person=person,
        roles=roles,
        namesakes=namesakes_of(person),
        said=by_report(sayings_of(point(with_speakers(said)[:MOST_SAID]))),
        entries=entries_of(pages.rows, appearances, ReportPages(pages.rows)),
        pages=pages,
        noindex=not person.public_figure,
        linked=[things.person(person, roles, pages.rows)],
    )

from django.http import HttpRequest, HttpResponse

from articles.formats.structured_data import things
from articles.models import Mention, Name, Person, Statistic
from articles.pages import alternates, filters, paging
from articles.pages.a_to_z import a_to_z
from articles.pages.alternates import Alternate
from articles.pages.co_occurrence import beside, people_of
from articles.pages.deep_links import ReportPages
from articles.pages.figures import Figure, figure_of, with_company, with_places
from articles.pages.list_entries import entries_of, newest_of
from articles.pages.lookup import find, require
from articles.pages.responses import reading, show
from articles.record import kinds

MOST_FIGURES = 12


@reading
def name_list(request: HttpRequest, kind: str) -> HttpResponse:
    """All names of a kind, or all people: whom search engines know only as public figures."""
    of_people = kind == kinds.PERSON.key
    rows = Person.objects.public() if of_people else Name.objects.public().filter(kind=kind)
    wanted = filters.read(request, "initial", "page")
    return show(
        request,
        "names/list.html",
        wanted,
        alternates.of_list(wanted),
        title=kinds.BY_KEY[kind].words,
        counter="位" if of_people else "个",
        names=a_to_z(rows, wanted),
        noindex=of_people or wanted.is_filtered,
    )


@reading
def name_detail(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    names = Name.objects.filter(kind=kind).select_related("merged_into")
    name = find(names.with_public_parent(), slug)
    mentions = Mention.objects.filter(name=name)
    wanted, reports = filters.read(request, "page"), newest_of(mentions)
    pages = paging.page_of(reports, wanted.page, paging.REPORTS, wanted.at_page)
    require(pages.total > 0, name.get_kind_display())
    told = ReportPages(pages.rows)
    entries = entries_of(pages.rows, mentions, told)
    return show(
        request,
        [f"names/{kind}.html", "names/detail.html"],
        wanted,
        _forms_of(name),
        name=name,
        kind_title=name.get_kind_display(),
        parent=name.parent,
        parts=Name.objects.public().filter(parent=name).order_by("sort_key", "pk"),
        entries=entries,
        figures=_figures_of(name, told),
        people=people_of(name, reports),
        beside=beside(name, reports),
        pages=pages,
        linked=[things.name(name, entries[0].more, name.parent, pages.rows)],
    )


def _forms_of(name: Name) -> list[Alternate]:
    page = name.get_absolute_url()
    has_feeds = kinds.BY_KEY[name.kind].has_feeds
    feeds = alternates.of_feeds(f"{page}feed", name.name) if has_feeds else []
    return [*feeds, alternates.of_program(page)]


def _figures_of(name: Name, pages: ReportPages) -> list[Figure]:
    """Figures of those reports that are about the name."""
    rows = with_places(Statistic.objects.filter(report__in=pages.reports, subject=name.name))
    rows = with_company(rows).newest_first()[:MOST_FIGURES]
    return [figure_of(statistic) for statistic in pages.point(rows)]

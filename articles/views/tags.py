from itertools import groupby

from django.http import HttpRequest, HttpResponse

from articles.formats.structured_data import things
from articles.models import Report, Tag, Tagging
from articles.pages import alternates, filters, home_page, paging
from articles.pages.co_occurrence import most_spoken_of
from articles.pages.list_entries import Linked, dress
from articles.pages.lookup import find, require
from articles.pages.responses import reading, show

MOST_FIGURES = 4
MOST_BESIDE = 16


@reading
def tag_list(request: HttpRequest) -> HttpResponse:
    tags = list(Tag.objects.public().with_report_count().order_by("sort_key", "name"))
    tags.sort(key=lambda tag: tag.initial == "#")
    letters = [(letter, list(group)) for letter, group in groupby(tags, lambda tag: tag.initial)]
    return show(
        request,
        "tags/list.html",
        forms=[alternates.of_program(request.path)],
        tags=[(tag.name, tag.get_absolute_url(), tag.report_count) for tag in tags],
        letters=letters,
    )


@reading
def tag_detail(request: HttpRequest, slug: str) -> HttpResponse:
    tag = find(Tag.objects, slug)
    wanted = filters.read(request, "page")
    tagged = Tagging.objects.public().filter(tag=tag).values("content_object")
    reports = Report.objects.filter(pk__in=tagged).newest_first()
    pages = paging.page_of(reports, wanted.page, paging.REPORTS, wanted.at_page)
    require(pages.total > 0, "标签")
    page = tag.get_absolute_url()
    return show(
        request,
        "tags/detail.html",
        wanted,
        [*alternates.of_feeds(f"{page}feed", tag.name), alternates.of_program(page)],
        tag=tag,
        reports=dress(pages.rows),
        pages=pages,
        figures=home_page.figures_among(pages.rows)[:MOST_FIGURES],
        beside=_beside(tag, pages.rows),
        linked=[things.tag(tag, pages.rows)],
    )


def _beside(tag: Tag, reports: list[Report]) -> list[Linked]:
    """The tags that stand with it in these reports, most frequent first."""
    facts = Tagging.objects.filter(content_object__in=reports).exclude(tag=tag)
    return most_spoken_of(facts, "tag", MOST_BESIDE)

from django.http import HttpRequest, HttpResponse

from articles.models import Quotation
from articles.pages import alternates, criteria, facets, filters, paging
from articles.pages.deep_links import point
from articles.pages.quotations import sayings_of, with_speakers
from articles.pages.responses import reading, show


@reading
def quotation_list(request: HttpRequest) -> HttpResponse:
    wanted = filters.read(request, "page", by=criteria.beside(Quotation))
    chosen, rows = filters.choose(wanted), Quotation.objects.public()
    pages = paging.page_of(
        with_speakers(chosen.narrow(rows)).newest_first(),
        wanted.page,
        paging.QUOTATIONS,
        wanted.at_page,
    )
    return show(
        request,
        "quotations/list.html",
        wanted,
        alternates.of_facts(wanted),
        quotations=sayings_of(point(pages.rows)),
        facets=facets.facets_of(rows, chosen, pages.total, criteria.beside(Quotation)),
        pages=pages,
        downloads=alternates.downloads(wanted),
        filtered=wanted.is_filtered,
        clear_url=wanted.path,
    )

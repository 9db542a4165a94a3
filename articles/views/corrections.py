from django.http import HttpRequest, HttpResponse

from articles.models import Correction
from articles.pages import filters, paging
from articles.pages.responses import reading, show


@reading
def correction_list(request: HttpRequest) -> HttpResponse:
    """What was changed in public reports, and why, newest first."""
    wanted = filters.read(request, "page")
    rows = Correction.objects.public().select_related("report")
    pages = paging.page_of(rows, wanted.page, paging.REPORTS, wanted.at_page)
    return show(request, "corrections.html", wanted, corrections=pages.rows, pages=pages)

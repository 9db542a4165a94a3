from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from articles.formats import sitemaps
from articles.pages.addresses import absolute
from articles.pages.responses import A_DAY, PLAIN

XML = "application/xml; charset=utf-8"
# RFC 9309; it asks the database nothing, for an error here would keep every crawler away.
ROBOTS = """User-agent: *
Disallow:{closed}

Sitemap: {sitemap}
"""


def robots(request: HttpRequest) -> HttpResponse:
    """An address of the desk that only its editors know is not told here."""
    closed = " /admin/" if settings.DESK == "/admin/" else ""
    text = ROBOTS.format(closed=closed, sitemap=absolute(reverse("sitemap")))
    return HttpResponse(text, content_type=PLAIN, headers={"Cache-Control": A_DAY})


def index(request: HttpRequest) -> HttpResponse:
    return _stream(sitemaps.index())


def lists(request: HttpRequest) -> HttpResponse:
    return _stream(sitemaps.written("urlset", "url", sitemaps.lists()))


def file(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """The addresses of one kind whose things have ids of ten thousand; 404 where there is none."""
    shelf = sitemaps.shelves().get(kind)
    if shelf is None or not shelf.on_file(int(number)).exists():
        raise Http404
    return _stream(sitemaps.written("urlset", "url", shelf.entries(int(number))))


def _stream(text: Iterable[str]) -> HttpResponse:
    return StreamingHttpResponse(text, content_type=XML)

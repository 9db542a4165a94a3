from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date

from articles.formats import feeds
from articles.formats.feeds import Feed, atom, json, rss
from articles.models import Name, Tag
from articles.models.names import Spelt
from articles.pages.filters import Moved
from articles.pages.lookup import find, require
from articles.pages.redirects import moved
from articles.pages.responses import reading

FORMS = {"atom": atom, "rss": rss, "json": json}


@reading
def latest(request: HttpRequest, form: str) -> HttpResponse:
    return _answer(feeds.latest(), form)


@reading
def of_tag(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    return _of_public(feeds.of_tag(_find(request, Tag.objects, slug)), form, "标签")


@reading
def of_name(request: HttpRequest, kind: str, slug: str, form: str) -> HttpResponse:
    name = _find(request, Name.objects.filter(kind=kind).select_related("merged_into"), slug)
    return _of_public(feeds.of_name(name), form, name.get_kind_display())


def _find(request: HttpRequest, things: QuerySet, slug: str) -> Spelt:
    """The thing of a feed's address; where its page moved, its feed moved with it."""
    page, _, feed = request.path.rpartition("/")
    try:
        return find(things, slug)
    except Moved as elsewhere:
        raise Moved(elsewhere.address + feed) from elsewhere
    except Http404:
        elsewhere = moved(f"{page}/")
        if elsewhere is None:
            raise
        raise Moved(elsewhere.url + feed) from None


def _of_public(feed: Feed, form: str, what: str) -> HttpResponse:
    """A feed of what public reports speak of; 410, as its page, where none does any more."""
    require(bool(feed.reports), what)
    return _answer(feed, form)


def _answer(feed: Feed, form: str) -> HttpResponse:
    written = FORMS[form].write(feed, settings.SITE_NAME)
    response = HttpResponse(written, content_type=f"{FORMS[form].TYPE}; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    if feed.archive_changed:
        response["Last-Modified"] = http_date(feed.archive_changed.timestamp())
    return response

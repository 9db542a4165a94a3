"""Addresses of this site: in full, for whoever reads them elsewhere, and as they were meant."""

import re

from django.conf import settings
from django.http import HttpRequest
from django.urls import is_valid_path

from articles.language.web_addresses import FIRST_MARK, TRAILING

API = "/api/v1/"
# All that addresses of pages are made of; what stands behind it was not theirs.
OF_PAGES = re.compile(r"[A-Za-z0-9/._~-]*")
DATES = re.compile(r"(?<=/)[1-9](?=/)")


def absolute(path: str) -> str:
    """An address of this site in full; never made from the request's host."""
    return settings.SITE_URL + path


def query_of(request: HttpRequest) -> str:
    """The query of a request as it was sent; servers hand on its bytes."""
    raw = request.META.get("QUERY_STRING", "")
    return raw.encode("latin-1", "replace").decode("utf-8", "replace")


def meant(path: str, query: str) -> tuple[str, str]:
    """The address of a page without what a sentence left behind it: /reports/a/。 or …，详见.

    Slugs and words in addresses are small ASCII letters, and days and months have two digits.
    """
    if "\0" in path:  # which no sentence leaves
        return path, query
    kept = _until_mark(path)
    begun = OF_PAGES.match(kept)[0]
    if begun.strip("/").count("/"):  # words behind a page; a list is not what they meant
        kept = begun
    kept = kept.lower()
    if kept.startswith("/reports/"):
        kept = DATES.sub(r"0\g<0>", kept)
    if not is_valid_path(kept) and is_valid_path(f"{kept}/"):
        kept += "/"
    return kept, _meant_query(query)


def _meant_query(query: str) -> str:
    """The query without what stands behind its last value."""
    names, equals, value = query.rpartition("=")
    kept = _until_mark(value)
    return f"{names}{equals}{kept}" if kept else query


def _until_mark(given: str) -> str:
    mark = FIRST_MARK.search(given)
    return given[: mark.start() if mark else None].rstrip(TRAILING)

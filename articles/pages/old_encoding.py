"""Addresses whose query is in GBK, as older Chinese sites and programs write them."""

from contextlib import suppress
from urllib.parse import unquote_to_bytes, urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict

UTF_8, GBK = "utf-8", "gbk"


def in_utf_8(request: HttpRequest) -> str:
    """The query of a request in GBK written anew; empty where it is in UTF-8 as it should be.

    BadRequest where it is in neither, since whatever it asks for is lost.
    """
    raw = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    if _encoding_of(unquote_to_bytes(raw)) == UTF_8:
        return ""
    return urlencode(list(QueryDict(raw, encoding=GBK).lists()), doseq=True)


def _encoding_of(query: bytes) -> str:
    """UTF-8 first: hardly a word in GBK is UTF-8 as well."""
    for encoding in (UTF_8, GBK):
        with suppress(UnicodeDecodeError):
            query.decode(encoding)
            return encoding
    raise BadRequest("the query is neither in UTF-8 nor in GBK")

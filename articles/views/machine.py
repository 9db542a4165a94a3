from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from articles.pages.responses import A_DAY
from articles.record import json_schema


def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of a record."""
    return JsonResponse(
        json_schema(),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        content_type="application/schema+json",
    )


def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, where browsers look for it unasked."""
    path = finders.find("favicon.ico")
    if path is None:
        raise Http404
    icon = HttpResponse(Path(path).read_bytes(), content_type="image/x-icon")
    icon["Cache-Control"] = A_DAY
    return icon
